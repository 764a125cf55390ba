"""Blanks that OCR loses and puts in: "undBetrieb", "Sowohlin", "Seite2 von3", "Zu kunft", "LAS S E N".

Only documents in which OCR demonstrably erred are touched, and only where the result is beyond doubt: two words are parted when
council papers have them side by side and the whole is no word; they are put together when a part is no word and the whole is a
common one. Clean extracted text has joined words as well, but there they were printed so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from normalizers import rule_confidence
from normalizers.lexicon.word_list import Lexicon
from normalizers.ocr_repair.edits import ocr_edit
from normalizers.ocr_repair.ngram_model import NgramModel
from normalizers.text_trail import Edit

_COMMON, _SHORT_COMMON = 1e-5, 1e-3  # frequency of the words that are parted; of those of up to three letters
_SHORT = 3  # letters
_LEAST_LETTERS, _LONGEST = 5, 40
_NOUN, _NO_NOUN = 0.7, 0.3  # share of capitals
_NO_WORD, _PIECE = (
    1e-8,
    1e-6,
)  # frequency of what is no word, and of pieces: word lists hold what lines end and begin with
_WHOLE, _RATIO = 3e-6, 500.0  # frequency of the word that pieces make, alone and against the last piece
_SIDE_BY_SIDE = 20  # how much more often papers must have the word than its pieces
# These begin with a letter or line end and look back from behind it: a regular expression finds what it begins with faster.
_PAGE = re.compile(r"Seite(?<!\wSeite) ?\d{1,4} ?von ?\d{1,4}(?!\w)|(?<=\n)\d{1,4} ?von ?\d{1,4}(?=[ \t]*(?:\n|$))")
_PAGE_PARTS = re.compile(r"Seite|von|\d+")
_SPACED = re.compile(r"[A-ZÄÖÜ](?<![\w.].)[A-ZÄÖÜ]{0,2} (?:[A-ZÄÖÜ]{1,3} )+[A-ZÄÖÜ]{1,3}(?![\w.])")
_PIECES = re.compile(r" (?P<second>[a-zäöüß]{3,})(?![\w-])")
_FIRST = re.compile(r"(?<![\w-])[^\W\d_]{2,}\Z")


@dataclass(frozen=True, slots=True)
class BoundaryErrors:
    """What may have gained or lost blanks in a document: ``joined`` words with what they are parted into, and ``pieces`` of
    words, in small letters.
    """  # fmt: skip

    joined: Mapping[str, str]
    pieces: frozenset[str]


def find_boundary_errors(words: Iterable[str], lexicon: Lexicon, ngrams: NgramModel) -> BoundaryErrors:
    """What is to be looked for in a document with these words."""
    joined: dict[str, str] = {}
    pieces: list[str] = []
    for word in words:
        frequency = lexicon.frequency(word.lower())
        if frequency >= _PIECE or not word.isalpha():
            continue
        if word.islower():
            pieces.append(word)
        if frequency < _NO_WORD and _LEAST_LETTERS <= len(word) <= _LONGEST:
            parted = _parted(word, lexicon, ngrams)
            if parted and not lexicon.knows(word.lower()):
                joined[word] = parted
    return BoundaryErrors(joined, frozenset(pieces))


def _parted(word: str, lexicon: Lexicon, ngrams: NgramModel) -> str | None:
    """The two words that stand side by side most often; None when none do."""
    best, most = None, 0.0
    for first in lexicon.trie.prefixes(word.lower()):
        at = len(first)
        second = word[at:]
        if len(second) < 2 or not _may_stand_alone(first, word[:at], lexicon) or not second[1:].islower():
            continue
        share = lexicon.capitalised(second.lower())
        if share is None or not (share >= _NOUN if second[0].isupper() else share <= _NO_NOUN):
            continue
        if len(second) <= _SHORT and (lexicon.capitalised(first) or 0.0) > _NO_NOUN:
            continue  # "Wanderin": an ending
        if not _may_stand_alone(second.lower(), second, lexicon):
            continue
        count = ngrams.count(f"{first} {second.lower()}")
        if count > most:
            best, most = f"{word[:at]} {second}", count
    return best


def _may_stand_alone(folded: str, word: str, lexicon: Lexicon) -> bool:
    if len(word) < 2 or not (word.islower() or (word[0].isupper() and word[1:].islower())):
        return False
    return lexicon.frequency(folded) >= (_SHORT_COMMON if len(word) <= _SHORT else _COMMON)


def word_boundary_edits(text: str, errors: BoundaryErrors, lexicon: Lexicon, ngrams: NgramModel) -> Iterator[Edit]:
    """The edits that restore blanks and take wrong ones out, in no order."""
    yield from _joined_words(text, errors)
    yield from _page_numbers(text)
    yield from _spaced_letters(text, lexicon)
    yield from _word_pieces(text, errors, lexicon, ngrams)


def _joined_words(text: str, errors: BoundaryErrors) -> Iterator[Edit]:
    for word, parted in errors.joined.items():
        for match in re.finditer(rf"{word}(?![\w-])(?<![\w-]{word})", text) if word in text else ():
            evidence = "papers have the two words side by side"
            yield _edit(*match.span(), parted, "a blank lost", evidence)


def _page_numbers(text: str) -> Iterator[Edit]:
    for match in _PAGE.finditer(text):
        after = " ".join(_PAGE_PARTS.findall(match[0]))
        yield _edit(*match.span(), after, "a blank lost", "the number of a page", rule_confidence.GRAMMAR)


def _spaced_letters(text: str, lexicon: Lexicon) -> Iterator[Edit]:
    for match in _SPACED.finditer(text):
        letters = match[0].split(" ")
        word = "".join(letters)
        if sum(len(letter) == 1 for letter in letters) > 1 and lexicon.frequency(word.lower()) >= _WHOLE:
            yield _edit(*match.span(), word, "blanks put in", "letters of one word")


def _word_pieces(text: str, errors: BoundaryErrors, lexicon: Lexicon, ngrams: NgramModel) -> Iterator[Edit]:
    for match in _PIECES.finditer(text):
        second = match["second"]
        if second not in errors.pieces:
            continue
        first = _FIRST.search(text, max(0, match.start() - _LONGEST), match.start())
        if first and _are_pieces(first[0] + second, second, lexicon, ngrams):
            yield _edit(first.start(), match.end(), first[0] + second, "a blank put in", "pieces of one word")


def _are_pieces(whole: str, second: str, lexicon: Lexicon, ngrams: NgramModel) -> bool:
    """Whether a common word comes out, whose end is none and hardly ever stands behind its beginning."""
    frequency = lexicon.frequency_as(whole)
    if frequency < max(_WHOLE, _RATIO * lexicon.frequency(second)) or lexicon.compound(second) > 0:
        return False
    return ngrams.count(f"{whole[: -len(second)].lower()} {second}") * _SIDE_BY_SIDE < ngrams.single(whole.lower())


def _edit(
    start: int, end: int, after: str, rule: str, evidence: str, confidence: float = rule_confidence.DOCUMENT_HABIT
) -> Edit:
    return ocr_edit(start, end, after, rule=rule, confidence=confidence, evidence=evidence)

"""Text of one code page that was read as another („Geb¸hr f¸r die Straﬂe"), decided on the words of the whole document.

Single bytes leave no trace by which one line could tell; the words do. Each pair of code pages is a hypothesis: it is taken
when words of the document are known only under it, and next to none is lost by it. It goes before every other pass, for a
ligature such as „ﬂ" may be the ß of another code page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from normalizers.lexicon.word_list import lexicon
from normalizers.text_trail import Edit

PAIRS = (
    ("mac_roman", "cp1252"), ("cp1252", "mac_roman"), ("cp850", "cp1252"), ("cp437", "cp1252"), ("cp1252", "cp850"),
    ("cp1252", "cp437"), ("mac_roman", "cp850"), ("cp850", "mac_roman"),
)  # fmt: skip
"""(read as, written in): the code pages of Mac OS, DOS and Windows that German offices used (Unicode mapping tables)."""
_LETTERS = frozenset("äöüßÄÖÜ")
_LEAST_WORDS = 2  # distinct words known only under a hypothesis; one may be chance
_LEAST_SHARE = (
    0.8  # of the words with a suspect letter that it must explain; chosen, not fitted: names and numbers stay unknown
)
_COMMON = 1e-7  # relative frequency from which a word counts as known, as in ``characters``
_CONFIDENCE = 0.97  # of its edits: several words agree, but one of them may be right as it stood; chosen, not fitted
_SHORTEST = 3  # letters; shorter words are known by chance
_PUNCTUATION = frozenset("„“”‚‘’…–—†‡•™®©§€°»«›‹")  # what may stand beside a word of German text and be right
_PIECE = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Misreading:
    """Bytes of ``written_in`` were read as ``read_as``; ``words`` of the document are known only when that is undone."""

    read_as: str
    written_in: str
    words: int

    def edits(self, text: str) -> list[Edit]:
        """The edits that undo it, one a piece between blanks; line breaks are never touched."""
        table, suspects = _tables(self.read_as, self.written_in)
        if suspects.isdisjoint(text):
            return []
        found: list[Edit] = []
        for line in re.finditer(r"[^\n\f]+", text):
            mixed = _read_right(line[0], table)
            for piece in _PIECE.finditer(line[0]):
                if mixed and (not _touches_letters(piece[0], suspects) or _read_right(piece[0], table)):
                    continue  # a line that was read right in part: only pieces that were read wrong
                after = piece[0].translate(table)
                if after != piece[0] and after.isprintable():
                    start = line.start() + piece.start()
                    found.append(self._edit(start, start + len(piece[0]), after))
        return found

    def _edit(self, start: int, end: int, after: str) -> Edit:
        return Edit(
            start=start,
            end=end,
            after=after,
            stage="mojibake",
            rule=f"{self.read_as}→{self.written_in}",
            confidence=_CONFIDENCE,
            evidence=f"{self.words} words of the document are words only in {self.written_in}",
        )


def find_misreading(pages: Iterable[str]) -> Misreading | None:
    """The pair of code pages that the words of a document speak for, or None."""
    texts = [(page, frozenset(page)) for page in pages if not page.isascii()]
    best: Misreading | None = None
    for read_as, written_in in PAIRS:
        words = _words_gained(texts, read_as, written_in)
        if words >= _LEAST_WORDS and (best is None or words > best.words):
            best = Misreading(read_as, written_in, words)
    return best


def _words_gained(texts: list[tuple[str, frozenset[str]]], read_as: str, written_in: str) -> int:
    """How many distinct words are known only under a hypothesis; 0 where it explains too few of the suspect ones.

    ``texts``: each with the characters that stand in it.
    """
    table, suspects = _tables(read_as, written_in)
    pieces = {p for text, present in texts if suspects & present for p in _suspect_pieces(text, suspects & present)}
    gained = [set(_known_only_after(piece, piece.translate(table))) for piece in pieces]
    explained = sum(bool(words) for words in gained)
    return len(set().union(*gained)) if pieces and explained >= _LEAST_SHARE * len(pieces) else 0


def _suspect_pieces(text: str, suspects: frozenset[str]) -> Iterator[str]:
    """The pieces between blanks in which a suspect character stands right beside a letter.

    The characters are looked for and each piece is taken from there, once: most pieces of a text hold none.
    """
    end = 0
    for found in _any_of(suspects).finditer(text):
        start = found.start()
        if start < end or not _touches_letters(text[max(0, start - 1) : start + 2], suspects):
            continue
        while start > end and not text[start - 1].isspace():
            start -= 1
        piece = _PIECE.match(text, start)
        if piece is not None:
            end = piece.end()
            yield piece[0]


@lru_cache(maxsize=256)  # few sets of such characters stand in the documents of one office
def _any_of(characters: frozenset[str]) -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(re.escape, sorted(characters)))}]")


def _touches_letters(piece: str, suspects: frozenset[str]) -> bool:
    """Whether a suspect character stands right beside a letter: a lone „‰" says nothing."""
    return any(
        (left in suspects and right.isalpha()) or (right in suspects and left.isalpha())
        for left, right in pairwise(piece)
    )


def _known_only_after(before: str, after: str) -> Iterator[str]:
    """The words of ``after`` that hold a German letter, are known, and were no known words before."""
    old = {word.lower() for word in _WORD.findall(before)}
    for word in _WORD.findall(after):
        low = word.lower()
        is_new = low not in old and not _LETTERS.isdisjoint(word) and len(word) >= _SHORTEST and _is_known(low)
        beside = _PUNCTUATION.isdisjoint(before) or not all(len(part) >= _SHORTEST and _is_known(part) for part in old)
        if is_new and beside:
            yield low


@cache
def _is_known(word: str) -> bool:
    return lexicon().frequency(word) >= _COMMON or lexicon().compound(word) > 0


@cache
def _tables(read_as: str, written_in: str) -> tuple[dict[int, str], frozenset[str]]:
    """Every character to the one that was meant, and those that were meant as a German letter."""
    wrong, right = _characters(read_as), _characters(written_in)
    table = {ord(w): r for w, r in zip(wrong, right, strict=True) if w != r}
    return table, frozenset(w for w, r in zip(wrong, right, strict=True) if r in _LETTERS and w not in _LETTERS)


def _characters(code_page: str) -> list[str]:
    """The characters of the bytes from 0x80; a byte that the code page leaves open is the control character of its number."""
    return [bytes([byte]).decode(code_page, "ignore") or chr(byte) for byte in range(0x80, 0x100)]


def _read_right(text: str, table: dict[int, str]) -> bool:
    """Whether a known word of ``text`` holds a German letter that the hypothesis would take from it."""
    lost = {letter for letter in _LETTERS if ord(letter) in table}
    return not lost.isdisjoint(text) and any(
        len(word) >= _SHORTEST and not lost.isdisjoint(word) and _is_known(word.lower()) for word in _WORD.findall(text)
    )

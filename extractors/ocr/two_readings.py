"""Two readings of one line, Tesseract's and the second eye's, put together word by word.

The two err apart: where they agree a word is nearly certain; where they differ the surer one is taken, and what kind of mark each
of them cannot read. What the other one saw stays beside the word. Figures: ``docs/ocr.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Levenshtein

from extractors.ocr.second_eye import EyeLetter
from extractors.ocr.tesseract import RecognisedWord
from normalizers.lexicon.word_list import lexicon

BELIEVED = (
    0.8  # Tesseract's confidence in a word from which another of its blanks, or a word of no list, is not taken over
)
SURER = 0.1  # more confidence than the other reading is asked of a reading that no list and no mark speaks for
HARDLY = 0.5  # below it neither reading is believed against the other's
_NOTHING_SAID, _WELL_FORMED = 0.5, 0.6  # by the list, of a text without words, and of a number printed as numbers are
SCRAP = 0.35  # Tesseract's confidence below which a word has no say in where columns are (``layout.compose``)
_HALF_BELIEVED = 0.6  # below it a word of less than three letters is a scrap, too
_PRINT = 0.7  # share of known letters from which what the eye reads in place of a scrap is print, and no stamp
_NUMBER = re.compile(
    r"[-+−–(]?(?:\d{1,3}(?:\.\d{3})+|0|[1-9]\d*)(?:,\d{1,3})?[)%€]?|\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4})[.,;:]?"
    r"|\d{1,2}(?:\.\d{1,2})+\.?"
)
_DIGITS = 3  # of a confidence
_LETTERS = re.compile(r"[^\W\d_]{2,}")
# Marks that one reading has and the other cannot have: „ and ‚ are not among the eye's characters, § – ² ³ not among deu's.
_QUOTES = str.maketrans(dict.fromkeys("„“”\"‚‘’'`´", "'"))
_ONLY_THE_EYE_HAS = re.compile(r"[§–²³•½☐☒☑×±]")
_MISREAD_SIGNS = re.compile(r"[$&8S5?!*|'’°\"-]")
_UNKNOWN_PRINT = 0.95  # confidence in words of no list from which they are print, and no stamp
_THREE_LETTERS = re.compile(r"[^\W\d_]{3}")
_NUMBERING = re.compile(r"[(]?(?:\d{1,3}|[a-z])[.)]{1,2}|[-–] ?\d{1,3} ?[-–]|§{1,2} ?\d{1,3}[a-z]?")
_SECTION = re.compile(r"([8$&S5ß6g3§]{1,2}?)(\d{1,3}[a-z]?)?")  # what either makes of a § and its number
_SIGN_ALONE = re.compile(r"[58S$g] \d{1,3}[a-z]?")  # before a number that Tesseract has without it
_HEADING = re.compile(r"§ \d{1,3}[a-z]?")
_NO_DIGITS = frozenset("$&")  # no number begins with them
_OPENING = re.compile(r"(?<![^(\[])[\"“”'‘’](?=[^\W\d_]{2})")
_GERMAN = dict.fromkeys('"“”', "„") | dict.fromkeys("'‘’", "‚")
_LOW_QUOTES, _OTHER_QUOTES = "„‚", "\"',“”‘’"
_GAZETTE = re.compile(r"(?<=[A-Z]B)[I1](?=\.|$)")  # of law gazettes: BGBl., GVBl., RGBl., GMBl.
_ALIKE = str.maketrans("lI1|", "llll")  # one stroke in most faces: what stands around it decides, not a picture


@dataclass(frozen=True, slots=True)
class _Chunk:
    """What stands between two blanks that both readings have."""

    words: tuple[RecognisedWord, ...]
    letters: tuple[EyeLetter, ...]

    @property
    def first(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def second(self) -> str:
        return "".join(letter.text for letter in self.letters).strip()


def both_read(
    words: Sequence[RecognisedWord], letters: Sequence[EyeLetter], *, heading: bool = False
) -> list[RecognisedWord]:
    """The words of a piece of a line, from left to right, after the second eye has read it: ``letters``, in pixels of the page.

    ``heading``: the piece is a number alone on its line, which may be that of a section.
    """
    out: list[RecognisedWord] = []
    for chunk in _chunks(words, _with_gaps(words, _with_blanks(letters))):
        chunk = _with_section_sign(chunk, heading=heading)
        if not chunk.second:
            out += chunk.words
        elif not chunk.words:
            out += _added(chunk, words)
        elif chunk.first == chunk.second:
            out += _agreed(chunk)
        elif _is_second_better(chunk) or (heading and _HEADING.fullmatch(chunk.second)):
            out += _replaced(chunk)
        else:
            out += _kept(chunk)
    return out


def _is_second_better(chunk: _Chunk) -> bool:
    """Whether the eye's reading is to be taken where the two differ."""
    first, second = chunk.first, chunk.second
    old, new = min(w.confidence for w in chunk.words), _confidence(chunk.letters)
    if first.translate(_QUOTES) == second.translate(_QUOTES):
        return False
    if first.replace(" ", "") == second.replace(" ", ""):
        return _are_its_blanks_better(chunk, old)
    if _ONLY_THE_EYE_HAS.search(second) and _MISREAD_SIGNS.search(first) and new >= HARDLY:
        return True
    known = _known(first), _known(second)
    if known[0] != known[1]:
        return known[1] > known[0] if new >= HARDLY or old < HARDLY else False
    if first.translate(_ALIKE) == second.translate(_ALIKE):
        return "|" in first and "|" not in second
    return new >= old + (SURER if old < BELIEVED else 0.0) and (new >= HARDLY or old < SCRAP)


def _with_blanks(letters: Sequence[EyeLetter]) -> list[EyeLetter]:
    """The letters with blanks that are printed narrow and overlooked: „§ 7", „nach § 7", „BGBl. I"."""
    out: list[EyeLetter] = []
    for letter in letters:
        before = out[-1].text if out else ""
        of_gazette = letter.text == "I" and "".join(a.text for a in out[-3:]) in ("BI.", "Bl.")
        if of_gazette or (before == "§" and letter.text.isdigit()) or (letter.text == "§" and before.isalnum()):
            out.append(EyeLetter(" ", out[-1].right, letter.x, 1.0))
        out.append(letter)
    return out


def _with_gaps(words: Sequence[RecognisedWord], letters: Sequence[EyeLetter]) -> list[EyeLetter]:
    """The letters with the blanks that Tesseract alone has, save inside words of the list: the eye overlooks wide ones."""
    first, second = " ".join(word.text for word in words), "".join(letter.text for letter in letters)
    out = list(letters)
    for step in reversed(list(Levenshtein.opcodes(first, second))):
        target = step.dest_start
        if step.tag != "delete" or first[step.src_start : step.src_end] != " " or not 0 < target < len(second):
            continue
        token = second[second.rfind(" ", 0, target) + 1 :].split(" ")[0]
        if not (token.isalpha() and lexicon().knows(token.lower())):
            out.insert(target, EyeLetter(" ", letters[target - 1].right, letters[target].x, 1.0))
    return out


def _with_section_sign(chunk: _Chunk, *, heading: bool) -> _Chunk:
    """The chunk with a § where the readings have two different signs that resemble one: „86" and „56", „$" and „S"."""
    if heading and _SIGN_ALONE.fullmatch(chunk.second) and chunk.second[2:] == chunk.first:
        return replace(chunk, letters=(replace(chunk.letters[0], text="§"), *chunk.letters[1:]))
    first, second = (_SECTION.fullmatch(text.replace(" ", "")) for text in (chunk.first, chunk.second))
    if first is None or second is None or first[2] != second[2] or first[1] == second[1] or "§" in second[1]:
        return chunk
    if not heading and not set(first[1]) & _NO_DIGITS:
        return chunk
    sign, *behind = [letter for letter in chunk.letters if letter.text != " "]
    end = replace(sign, x=sign.right, text=" ")
    rest = behind[len(second[1]) - 1 :]
    return replace(chunk, letters=(replace(sign, text="§"), *((end, *rest) if rest else ())))


def _are_its_blanks_better(chunk: _Chunk, old: float) -> bool:
    first, second = chunk.first.split(), chunk.second.split()
    if len(second) > len(first):
        return old < BELIEVED
    return _known(chunk.second) > _known(chunk.first) and any(len(part) == 1 for part in first)


def _known(text: str) -> float:
    """The share of the letters of a text that stand in words of the list; one half without words, a little more for a number."""
    found = _LETTERS.findall(text)
    total = sum(map(len, found))
    if not total:
        return _WELL_FORMED if _NUMBER.fullmatch(text) else _NOTHING_SAID
    return sum(len(w) for w in found if lexicon().knows(w.lower())) / total


def _agreed(chunk: _Chunk) -> list[RecognisedWord]:
    """The words as both have them: wrong only where both were."""
    eye = _confidence(chunk.letters)
    return [
        replace(w, confidence=round(1 - (1 - max(w.confidence, 0.0)) * (1 - eye), _DIGITS), other=w.text)
        for w in chunk.words
    ]


def _kept(chunk: _Chunk) -> list[RecognisedWord]:
    second = chunk.second.split()
    if len(second) != len(chunk.words):
        return [replace(w, other=w.other or chunk.second) if len(chunk.words) == 1 else w for w in chunk.words]
    return [replace(w, other=text) for w, text in zip(chunk.words, second, strict=True)]


def _replaced(chunk: _Chunk) -> list[RecognisedWord]:
    """The eye's words, in the boxes of Tesseract's where there are as many, else where the eye saw them."""
    parts = list(_words_of(chunk.letters))
    if len(parts) == len(chunk.words):
        new = [
            replace(word, text=_text(part), confidence=_confidence(part), other=word.text)
            for word, part in zip(chunk.words, parts, strict=True)
        ]
    else:
        left, right = min(w.x for w in chunk.words), max(w.x + w.width for w in chunk.words)
        new = _boxed(parts, chunk.words, left, right, chunk.first if len(parts) == 1 else "")
    believed_quote = min(w.confidence for w in chunk.words) >= HARDLY or new[0].text[0] in _OTHER_QUOTES
    if chunk.first[0] in _LOW_QUOTES and new[0].text[0] not in _LOW_QUOTES and believed_quote:
        new[0] = replace(new[0], text=chunk.first[0] + new[0].text.lstrip(_OTHER_QUOTES))
    least = min(w.confidence for w in chunk.words)
    before = [w.confidence for w in chunk.words] if len(parts) == len(chunk.words) else [least] * len(new)
    return [
        replace(w, confidence=min(w.confidence, round(SCRAP / 2, _DIGITS))) if _is_scrap(w.text, old) else w
        for w, old in zip(new, before, strict=True)
    ]


def _is_scrap(text: str, old: float) -> bool:
    """Whether what the eye reads in place of hardly believed print is no more to be believed: scraps of stamps and signatures."""
    if old >= _HALF_BELIEVED or _NUMBER.fullmatch(text) or _NUMBERING.fullmatch(text) or _ONLY_THE_EYE_HAS.search(text):
        return False
    return not _THREE_LETTERS.search(text) or (old < SCRAP and _known(text) < _PRINT)


def _added(chunk: _Chunk, line: Sequence[RecognisedWord]) -> list[RecognisedWord]:
    """What the eye read where Tesseract has nothing: words that it is sure of."""
    parts = [
        part for part in _words_of(chunk.letters) if _confidence(part) >= BELIEVED and _LETTERS.search(_text(part))
    ]
    if not parts or not line:
        return []
    near = min(line, key=lambda w: abs(w.x - parts[0][0].x))
    return _boxed(parts, (near,), round(parts[0][0].x), round(parts[-1][-1].right), "")


def _boxed(
    parts: Sequence[Sequence[EyeLetter]], models: Sequence[RecognisedWord], left: int, right: int, other: str
) -> list[RecognisedWord]:
    """Words of the eye between ``left`` and ``right``, as high as ``models``, parted in the middle of their gaps."""
    top, bottom = min(w.y for w in models), max(w.y + w.height for w in models)
    out: list[RecognisedWord] = []
    for number, part in enumerate(parts):
        x = left if number == 0 else min(max(round(part[0].x), left), right - 1)
        end = right if number == len(parts) - 1 else min(max(round(part[-1].right), x + 1), right)
        out.append(
            replace(
                models[0],
                text=_text(part),
                x=x,
                y=top,
                width=max(end - x, 1),
                height=bottom - top,
                confidence=_confidence(part),
                other=other,
            )
        )
    return out


def words_of(letters: Sequence[EyeLetter], model: RecognisedWord) -> list[RecognisedWord]:
    """The words of letters that stand where Tesseract has none: as high as ``model``, each where the eye saw it."""
    parts = list(_words_of(_with_blanks(letters)))
    if not parts:
        return []
    return _boxed(parts, (model,), round(parts[0][0].x), max(round(parts[-1][-1].right), round(parts[0][0].x) + 1), "")


def believed(words: Sequence[RecognisedWord]) -> list[RecognisedWord]:
    """What the eye alone has read of a piece, when it is surely print: words, numbers, sections; none of a stamp's scraps."""
    text = " ".join(word.text for word in words)
    sure = min((word.confidence for word in words), default=0.0)
    if _known(text) == _WELL_FORMED or _NUMBERING.fullmatch(text):
        return list(words) if sure >= BELIEVED else []
    if not _THREE_LETTERS.search(text):
        return []
    return list(words) if sure >= (BELIEVED if _known(text) >= _PRINT else _UNKNOWN_PRINT) else []


def _words_of(letters: Sequence[EyeLetter]) -> Iterator[list[EyeLetter]]:
    word: list[EyeLetter] = []
    for letter in letters:
        if letter.text != " ":
            word.append(letter)
        elif word:
            yield word
            word = []
    if word:
        yield word


def _text(letters: Sequence[EyeLetter]) -> str:
    """The letters as a word. „BGBI" is „BGBl", for the eye cannot tell I from l; a quote before a word is a low one in German."""
    text = "".join(letter.text for letter in letters)
    return _GAZETTE.sub("l", _OPENING.sub(lambda found: _GERMAN[found[0]], text))


def _confidence(letters: Sequence[EyeLetter]) -> float:
    """Of a word: that of its weakest letter."""
    return min((letter.confidence for letter in letters if letter.text != " "), default=0.0)


def _chunks(words: Sequence[RecognisedWord], letters: Sequence[EyeLetter]) -> Iterator[_Chunk]:
    """The line parted at the blanks that both readings have."""
    first, second = " ".join(word.text for word in words), "".join(letter.text for letter in letters)
    owners = [number for number, word in enumerate(words) for _ in range(len(word.text) + 1)]
    start = begin = 0
    cuts = [
        (source, block.b + source - block.a)
        for block in Levenshtein.opcodes(first, second).as_matching_blocks()
        for source in range(block.a, block.a + block.size)
        if first[source] == " "
    ]
    for source, target in [*cuts, (len(first), len(second))]:
        own = sorted({owners[n] for n in range(start, source)})
        yield _Chunk(tuple(words[n] for n in own), tuple(letters[begin:target]))
        start, begin = source + 1, target + 1

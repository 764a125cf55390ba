"""Signs that the first model cannot read (§ – ² ³): which lines may hold them, and how a second reading is let in.

Debian's ``deu`` has no § in its character set and writes 8, 88, $, & or S instead ("§ 7" becomes "87"). Lines with such words
are read again by a model that knows the sign; of that reading only the words with the sign are taken, and only where the rest
of the word agrees. So the second model's own errors stay out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby

from extractors.ocr.tesseract import RecognisedWord

SIGNS = "§–²³¹"
_NUMBERS_OF_A_TABLE = (
    0.67  # share of numbers from which a line is a row of a table, whose 8s are eights; chosen, not fitted
)
_FEW_NUMBERS = 2  # a line with no more is a sentence in any case
_TIGHT = re.compile(r"§(?=\d)")  # printed with a narrow blank that models overlook
# German print puts a dollar sign behind its number and a blank behind &: before a number both are a misread §.
_DOLLAR = re.compile(r"(?<![A-Z\d])(?:\$(?=[$§]?:? ?\d)|&(?=\d))|(?<=§)\$")
_OPEN, _CLOSE = "[(„\"'‚]*", "[).,;:“]*"
_SECTION = re.compile(rf"{_OPEN}(?:[8$&]{{1,2}}|[$&S58ß]|8[S5$&]|[$&S]8)(?:\d{{1,3}}[a-z]?)?{_CLOSE}")
_LONE = re.compile(r"[‘'‚(]?[8$&S5ß6§gGq9]{0,2}?(\d{1,3}[a-z]?)")
_HEADING = re.compile(r"[‘'‚]?[§$&](\d{1,3}[a-z]?)")  # no line of German print is a dollar amount
_NUMBER = re.compile(r"[(]?[\d.,:/%€+-]+[).,;]?")
_POWER = re.compile(r"[^\W\d_]+[?!*'’\"”°23]{1,2}[.,;)]*")
_DOLLARS = re.compile(r"[$&]\d|[8$][$&]")


def doubtful(line: Sequence[RecognisedWord]) -> bool:
    """Whether a line may hold a sign the first model cannot read. Lines of a table of numbers are not doubted for their 8s."""
    texts = [word.text for word in line]
    if any(_POWER.fullmatch(t) or _DOLLARS.search(t) or t == "|" for t in texts):
        return True
    suspects = [t for t in texts if _SECTION.fullmatch(t)]
    numbers = sum(1 for t in texts if _NUMBER.fullmatch(t))
    if any(not _NUMBER.fullmatch(t) for t in suspects):
        return True
    return bool(suspects) and (numbers <= _FEW_NUMBERS or numbers < _NUMBERS_OF_A_TABLE * len(texts))


def doubted_words(line: Sequence[RecognisedWord]) -> set[int]:
    """The numbers of the words of a line that may be, or hold, a sign the first model cannot read."""
    if not doubtful(line):
        return set()
    found = {n for n, w in enumerate(line) if _POWER.fullmatch(w.text) or _DOLLARS.search(w.text) or w.text == "|"}
    return found | {n for n, w in enumerate(line) if _SECTION.fullmatch(w.text)}


def is_lone_section_number(texts: Sequence[str]) -> str:
    """The number of a line that may be a section's heading alone ("§ 5" read as 65, g5 or 5), else ""."""
    found = _LONE.fullmatch("".join(texts)) if len(texts) <= 2 else None
    return found[1] if found else ""


def merged(first: Sequence[RecognisedWord], second: Sequence[RecognisedWord]) -> list[RecognisedWord]:
    """The words of the first reading of a line with the signs of the second put in; every other character stays as it was."""
    number = is_lone_section_number([word.text for word in first])
    heading = _HEADING.fullmatch("".join(word.text for word in second)) if number else None
    if heading and number.endswith(heading[1]):
        return _heading(first, heading[1])
    letters = _letters(first)
    before = "".join(letter.text for letter in letters)
    after = _TIGHT.sub("§ ", _DOLLAR.sub("§", " ".join(word.text for word in second)))
    out: list[_Letter] = []
    changed = False
    for op, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if op == "replace" and _puts_right(before[i1:i2], after[j1:j2]):
            x, right = letters[i1].x, letters[i2 - 1].right
            step = (right - x) / (j2 - j1)
            owner = letters[i1].owner if letters[i1].owner >= 0 else letters[i2 - 1].owner
            out += [_Letter(c, x + n * step, x + (n + 1) * step, owner) for n, c in enumerate(after[j1:j2])]
            changed = True
        else:
            out += letters[i1:i2]
    text = "".join(letter.text for letter in out)
    for found in _DOLLAR.finditer(text):
        out[found.start()] = replace(out[found.start()], text="§")
        changed = True
    return _words(out, first) if changed else list(first)


def _heading(first: Sequence[RecognisedWord], number: str) -> list[RecognisedWord]:
    """A line of a section sign and its number, in place of what was read there."""
    x, right = min(w.x for w in first), max(w.x + w.width for w in first)
    step = (right - x) / (len(number) + 2)
    sign = replace(first[0], text="§", x=x, width=max(round(step), 1))
    return [sign, replace(first[-1], text=number, x=round(x + 2 * step), width=max(round(right - x - 2 * step), 1))]


@dataclass(frozen=True, slots=True)
class _Letter:
    text: str
    x: float
    right: float
    owner: int  # number of the word it belongs to; -1 for the blank between words


def _letters(words: Sequence[RecognisedWord]) -> list[_Letter]:
    """The line letter by letter, every word's width shared out evenly, with a blank between words."""
    out: list[_Letter] = []
    for owner, word in enumerate(words):
        if owner:
            out.append(_Letter(" ", out[-1].right, word.x, -1))
        step = word.width / len(word.text)
        out += [_Letter(c, word.x + n * step, word.x + (n + 1) * step, owner) for n, c in enumerate(word.text)]
    return out


def _words(letters: Sequence[_Letter], first: Sequence[RecognisedWord]) -> list[RecognisedWord]:
    words: list[RecognisedWord] = []
    for blank, group in groupby(letters, key=lambda letter: letter.text == " "):
        token = list(group)
        if blank:
            continue
        model = first[max(letter.owner for letter in token)]
        text = "".join(letter.text for letter in token)
        x, right = round(min(t.x for t in token)), round(max(t.right for t in token))
        words.append(model if text == model.text else replace(model, text=text, x=x, width=max(right - x, 1)))
    return words


def _puts_right(before: str, after: str) -> bool:
    """Whether ``after`` is ``before`` with misread signs put right (and perhaps a blank beside them)."""
    if not any(c in SIGNS for c in after) and before != "|":
        return False
    pattern = "".join(_MISREAD.get(c, r" ?" if c == " " else re.escape(c)) for c in after)
    return re.fullmatch(pattern, before) is not None


_MISREAD = {
    "I": r"[|I]",
    "§": r"[8$&S5ß6§]{1,2}[.,]?",
    "–": r"[-—_=~–]",
    "²": r"[?2*'’\"”°²!]{1,2}",
    "³": r"[?3*'’\"”°³!]{1,2}",
    "¹": r"[!1*'’\"”°¹]{1,2}",
}

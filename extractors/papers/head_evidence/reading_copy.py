"""A reading copy of the first pages in which columns are tabs, tags and Markdown are gone, and lost line breaks are back.

The grammars of running text read ``line_folding.fold``; a head is a form, and there the gap between two columns is what tells
a value from the next label. ``ReadingCopy.span`` leads back to code points of the page.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from extractors.entities.line_folding import Folded
from extractors.papers.head_evidence.head_labels import label_of, labels_in

_SPACE = " \u00a0\u2002\u2003\u2009\u202f"
_LONG_LINE = 240  # code points from which a line that holds several labels is taken for a text without line breaks
_LABELS_IN_FLAT = 2
_VAGUE = 0.4  # what a label weighs that several systems use for different things
_CHECKBOX = re.compile(r"<input\b[^>]{0,200}type=\"?checkbox\"?[^>]{0,200}>", re.IGNORECASE)
# Each rule with what its text must hold to be tried at all; rules of blanks begin with a blank: so the engine skips to them.
_RULES: tuple[tuple[str, re.Pattern[str] | None], ...] = (
    (r"(?P<box><input\b[^>]{0,300}>)", re.compile("<")),
    (r"(?P<cell></t[dh]\s*>\s*)", re.compile("<")),
    (
        r"(?P<line></?(?:br|tr|p|div|h[1-6]|li|ul|ol|table|thead|tbody|hr|dt|dd|dl|section|header)\b[^>]{0,300}>)",
        re.compile("<"),
    ),
    (r"(?P<tag></?[a-zA-Z][^<>\n]{0,300}>)", re.compile("<")),
    (r"(?P<entity>&(?:[a-zA-Z]{2,8}|\#\d{1,5});)", re.compile("&")),
    (r"(?P<soft>\u00ad(?:[ ]*\n[ ]*)?)", re.compile("\u00ad")),
    (
        r"(?P<hyphen>[-\u2010](?<=[^\W\d_][-\u2010])[ \t]*\n[ ]*(?=[a-zäöüß])(?!(?:und|oder|bzw|sowie|u\.)(?![^\W\d_])))",
        None,
    ),
    (r"(?P<bold>\*\*|__(?=\S)|(?<=\S)__)", re.compile(r"\*\*|__")),
    (r"(?P<mark>(?:(?<=\n)|\A)[ ]*(?:\#{1,6}[ ]+|>[ ]+))", re.compile(r"(?m)^ *[#>]")),
    (r"(?P<ruler>(?:(?<=\n)|\A)[ |:+=]*-{3,}[ |:+=-]*(?=\n|\Z))", re.compile("---")),
    (
        rf"(?P<pipe>[{_SPACE}]*(?<![\w/])\|(?![\w/])[{_SPACE}]*|(?:(?<=\n)|\A)\|[{_SPACE}]*|[{_SPACE}]*\|(?=[{_SPACE}]*(?:\n|\Z)))",
        re.compile(r"\|"),
    ),
    (
        r"(?P<box_rule>(?:(?<=\n)|\A)[ ]*[─━═┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╭╮╰╯]{2,}[─━═┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╭╮╰╯ ]*(?=\n|\Z))",
        re.compile("[─━═]"),
    ),
    (rf"(?P<bar>[{_SPACE}]*[│┃║¦][{_SPACE}]*)", re.compile("[│┃║¦]")),
    (r"(?P<dots>[ ]?(?:\.{4,}|…{2,}|_{3,})[ ]?(?=:))", re.compile(r"\.{4}|……|___")),
    (r"(?P<leader>[ ]?(?:\.{4,}|…{2,}|_{3,}|(?:[.][ ]){4,})[ ]?(?=\S))", re.compile(r"\.{4}|……|___|\. \. \. ")),
    (r"(?P<dot>(?<=\S)[ ]+[·∙][ ]+(?=\S))", re.compile("[·∙]")),
    (r"(?P<csv>(?<=\w);(?=[\wÄÖÜäöü]))", re.compile(";")),
    (r"(?P<spaced>(?<![^\W_])(?:[^\W\d_][ ]){3,40}[^\W\d_](?![^\W_]))", re.compile(r" [^\W\d_] [^\W\d_] ")),
    (r"(?P<day>(?<!\S)(?:[\d.][ ]){5,9}\d(?!\S))", re.compile(r" [\d.] [\d.] [\d.] ")),
    (rf"(?P<eol>[{_SPACE}\t]*\n[{_SPACE}\t]*)", None),
    (rf"(?P<gap>[{_SPACE}]*\t[{_SPACE}\t]*|[{_SPACE}]{{2,}})", None),
    (r"(?P<blank>[\u00a0\u2002\u2003\u2009\u202f])", None),
    (r"(?P<cr>\r)", re.compile("\r")),
)


@lru_cache(maxsize=64)
def _cleaning(wanted: tuple[int, ...]) -> re.Pattern[str]:
    return re.compile("|".join(_RULES[index][0] for index in wanted))


def _rules_for(text: str) -> re.Pattern[str]:
    """One expression of the rules that this text can need."""
    return _cleaning(tuple(n for n, (_, needs) in enumerate(_RULES) if needs is None or needs.search(text)))


_SPACED_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}\.\d{1,2}\.\d{2}")


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of a line between tabs, with its place in the copy."""

    text: str
    start: int
    line: int
    col: int

    @property
    def end(self) -> int:
        """The place behind its last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class ReadingCopy:
    """``text`` and its cells, line by line; empty lines are empty tuples."""

    text: str
    lines: tuple[tuple[Cell, ...], ...]
    starts: tuple[int, ...]  # of the lines
    folds: tuple[Folded, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The slice of the page that became ``text[start:end]``."""
        for fold in self.folds:
            start, end = fold.span(start, max(end, start + 1))
        return start, end

    def line_of(self, position: int) -> int:
        """The number of the line that holds a place of ``text``."""
        return bisect_right(self.starts, position) - 1


def reading_copy(page: str) -> ReadingCopy:
    """The copy of one page (or of its beginning)."""
    cleaned = _replaced(page, _rules_for(page), _clean)
    broken = _with_line_breaks(cleaned.text)
    text = broken.text
    lines, starts, position = [], [], 0
    for number, line in enumerate(text.split("\n")):
        starts.append(position)
        lines.append(_cells(line, position, number))
        position += len(line) + 1
    return ReadingCopy(text, tuple(lines), tuple(starts), (broken, cleaned))


def with_lost_breaks(page: str) -> str:
    """A page whose line breaks were lost, with one before each label; any other page as it is."""
    return _with_line_breaks(page).text


def _cells(line: str, offset: int, number: int) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    for part in line.split("\t"):
        text = part.strip()
        if text:
            cells.append(Cell(text, offset + part.index(text), number, len(cells)))
        offset += len(part) + 1
    return tuple(cells)


def _clean(match: re.Match[str]) -> str:
    kind, said = match.lastgroup, match[0]
    if kind == "box":
        return ("☒" if "checked" in said else "☐") if _CHECKBOX.match(said) else ""
    if kind in {"cell", "pipe", "gap", "leader", "csv", "dot", "bar"}:
        return "\t"
    if kind in {"line", "eol"}:
        return "\n"
    if kind == "entity":
        return html.unescape(said).replace("\u00a0", " ")
    if kind == "spaced":
        return said.replace(" ", "")
    if kind == "day":
        joined = said.replace(" ", "")
        return joined if _SPACED_DAY.fullmatch(joined) else said
    return " " if kind == "blank" else ""


def _with_line_breaks(text: str) -> Folded:
    """A text whose line breaks were lost gets one before each of its labels; every other text stays as it is."""
    flat = [
        line.start() + label.start
        for line in re.finditer(rf"[^\n]{{{_LONG_LINE},}}", text)
        if len(found := labels_in(line[0])) >= _LABELS_IN_FLAT
        for label in found
    ]
    bare = _bare_labels(text)
    flat = sorted({*flat, *(start for start, _ in bare)})
    for _, end in bare:
        text = text[:end] + "\t" + text[end + 1 :] if text[end : end + 1] == " " else text
    if not flat:
        return Folded(text, (0,), (0,))
    pieces, starts, raw_starts, last, length = list[str](), [0], [0], 0, 0
    for place in flat:
        if place == 0:
            continue
        pieces.append(text[last:place].rstrip(" ") + "\n")
        length += len(pieces[-1])
        starts.append(length)
        raw_starts.append(place)
        last = place
    pieces.append(text[last:])
    return Folded("".join(pieces), tuple(starts), tuple(raw_starts))


_WORD = re.compile(r"[^\s]+")
_BARE_LINE = 110  # code points from which a line may hold labels without colons, one after the other
_FLAT_HEAD, _FLAT_LINES = 500, 4  # a text with more line breaks than this in its first code points has not lost them
_BARE_LABELS = 5  # that such a line must hold


def _bare_labels(text: str) -> list[tuple[int, int]]:
    """Places of labels without colons in lines of nothing but labels and values: „Vorlage Nr. 41/26 Datum 02.09.2026 Amt …"."""
    places: list[tuple[int, int]] = []
    if text[:_FLAT_HEAD].count("\n") > _FLAT_LINES:
        return places
    for line in re.finditer(rf"[^\n]{{{_BARE_LINE},1500}}", text):
        if len(labels_in(line[0])) >= _LABELS_IN_FLAT:
            continue
        words = list(_WORD.finditer(line[0]))
        found: list[tuple[int, int]] = []
        for index, word in enumerate(words):
            if word[0][:1].isupper() and (not found or word.start() >= found[-1][1]):
                ends = (words[last].end() for last in range(min(index + 2, len(words) - 1), index - 1, -1))
                end = next((end for end in ends if _is_sure_label(line[0][word.start() : end])), None)
                if end is not None:
                    found.append((word.start(), end))
        if len(found) >= _BARE_LABELS and len(line[0]) < 90 * len(found):
            places += [(line.start() + start, line.start() + end) for start, end in found]
    return places


def _is_sure_label(phrase: str) -> bool:
    known = label_of(phrase)
    return known is not None and known[1] > _VAGUE


def _replaced(text: str, pattern: re.Pattern[str], new: object) -> Folded:
    assert callable(new)
    pieces, starts, raw_starts, last, length = list[str](), [0], [0], 0, 0
    for match in pattern.finditer(text):
        replacement = str(new(match))
        if replacement == match[0]:
            continue
        pieces.append(text[last : match.start()] + replacement)
        length += len(pieces[-1])
        last = match.end()
        if starts[-1] == length:
            raw_starts[-1] = last
        else:
            starts.append(length)
            raw_starts.append(last)
    pieces.append(text[last:])
    return Folded("".join(pieces), tuple(starts), tuple(raw_starts))

"""Items and their votes printed as one table: „TOP | Thema | J | N", a row for each item.

A table is one only with a column of numbers of items, a column of titles, and columns of yes and of no. A row whose cells are
no counts is an item without a vote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from curated.vocabulary import Outcome
from extractors.entities.votes.count_words import Counts
from extractors.entities.votes.found import VoteFound
from extractors.entities.votes.reading import read_unit

_EDGE = re.compile(r"[ ]*(?:\||\t)[ \t]*|[ ]{2,}")
_BLANK = re.compile(r"[ ]")
_FIGURE = re.compile(r"\d{1,3}|[-–—/]")
_RULE = re.compile(r"[\s|:+=-]+")
_NUMBER_HEAD = re.compile(r"(?i)(?:TOP|Tagesordnungspunkt|Punkt|Pkt\.?|Lfd\.? ?Nr\.?|Nr\.?)(?:[ -]?Nr\.?)?")
_TITLE_HEAD = re.compile(
    r"(?i)thema|titel|gegenstand|betreff|bezeichnung|beratungsgegenstand|inhalt|tagesordnungspunkt"
)
_COUNT_HEADS = (
    ("yes", re.compile(r"(?i)j|ja(?:[ -]?stimmen)?|dafür|für")),
    ("no", re.compile(r"(?i)n|nein(?:[ -]?stimmen)?|dagegen|gegen(?:stimmen)?")),
    ("result", re.compile(r"(?i)(?:abstimmungs)?ergebnis|beschluss|beschluß|votum|entscheidung")),
    ("abstain", re.compile(r"(?i)e|enth\.?|(?:stimm)?enthaltung(?:en)?")),
)
_ITEM_NUMBER = re.compile(r"(?:(?:TOP|Ö|N)[ ]?)?(?P<n>\d{1,3}(?:\.\d{1,3}){0,3}[a-w]?)[.)]?")
_COUNT = re.compile(r"\d{1,3}")
_MOST_ROWS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class VotedRow:
    """One row: the number of the item, its line, its title, and the vote, None where its cells hold no counts."""

    number: str
    start: int
    title_start: int
    title_end: int
    vote: VoteFound | None


def voted_rows(text: str) -> Iterator[VotedRow]:
    """The rows of all such tables of a folded text in printed order."""
    heads: list[str] | None = None
    left = position = 0
    for line in text.split("\n"):
        start, position = position, position + len(line) + 1
        cells = list(_cells(line))
        if len(cells) < 2:  # columns set apart by blanks are parted by one blank in folded text
            cells = _joined(list(_cells(line, _BLANK)), len(heads) if heads else 0)
        if (found := _heads([cell for _, cell in cells])) is not None:
            heads, left = found, _MOST_ROWS
            continue
        if heads is None or not line.strip() or _RULE.fullmatch(line):
            continue
        row = _row(heads, cells, start, start + len(line)) if left > 0 else None
        if row is None:
            heads = None
            continue
        left -= 1
        yield row


def _cells(line: str, edges: re.Pattern[str] = _EDGE) -> Iterator[tuple[int, str]]:
    """The cells of a line with where each begins in it; a border at the left is no cell."""
    position = len(line) - len(line.lstrip(" \t|"))
    end = len(line.rstrip(" \t"))
    for edge in edges.finditer(line, position, end):
        yield position, line[position : edge.start()].strip()
        position = edge.end()
    if position < end:
        yield position, line[position:end].strip()


def _joined(words: list[tuple[int, str]], columns: int) -> list[tuple[int, str]]:
    """Words of a line as number, title and figures, where the last ones are figures; else the words."""
    last = columns - 2
    if columns < 4 or len(words) <= columns or not all(_FIGURE.fullmatch(word) for _, word in words[-last:]):
        return words
    title = (words[1][0], " ".join(word for _, word in words[1:-last]))
    return [words[0], title, *words[-last:]]


def _heads(cells: list[str]) -> list[str] | None:
    """What each column holds; None where the line is no head of such a table."""
    if len(cells) < 4 or not _NUMBER_HEAD.fullmatch(cells[0]):
        return None
    named = ["number", *(_head(cell) for cell in cells[1:])]
    once = all(named.count(name) == 1 for name in ("title", "yes", "no")) and named.count("abstain") < 2
    return named if once else None


def _head(cell: str) -> str:
    if _TITLE_HEAD.fullmatch(cell):
        return "title"
    return next((name for name, pattern in _COUNT_HEADS if pattern.fullmatch(cell)), "other")


def _row(heads: list[str], cells: list[tuple[int, str]], start: int, end: int) -> VotedRow | None:
    title = heads.index("title")
    number = _ITEM_NUMBER.fullmatch(cells[0][1]) if cells else None
    if number is None or len(cells) > len(heads) or len(cells) <= title or not cells[title][1]:
        return None
    offset, printed = cells[title]
    return VotedRow(
        number=number["n"],
        start=start,
        title_start=start + offset,
        title_end=start + offset + len(printed),
        vote=_vote(dict(zip(heads, (cell for _, cell in cells), strict=False)), start, end),
    )


def _outcome(cell: str) -> Outcome | None:
    """What the cell of a column of results says; None where it says nothing that is understood."""
    if not cell.strip():
        return None
    reading = read_unit(cell, None, "result", labelled=True, alone=True)
    return reading.outcome if reading is not None else None


def _vote(said: dict[str, str], start: int, end: int) -> VoteFound | None:
    """The vote of a row; its counts tell what came of it, and a tie is a rejection."""
    outcome = _outcome(said.get("result", ""))
    numbers = {name: int(said[name]) for name in ("yes", "no", "abstain") if _COUNT.fullmatch(said.get(name, ""))}
    if "yes" not in numbers or "no" not in numbers or numbers["yes"] + numbers["no"] == 0:
        if outcome is None:
            return None
        return VoteFound(start=start, end=end, outcome=outcome, section="result")
    return VoteFound(
        start=start,
        end=end,
        outcome=outcome or ("approved" if numbers["yes"] > numbers["no"] else "rejected"),
        outcome_source="counts" if outcome is None else "worded",
        counts=Counts(start=start, end=end, yes=numbers["yes"], no=numbers["no"], abstain=numbers.get("abstain")),
        section="result",
    )

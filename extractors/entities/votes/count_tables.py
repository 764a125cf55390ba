"""Counts of a vote printed as a table: a row of heads, a row for each group, and the row of the sum."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCounts:
    """The counts of one table and where it stands."""

    start: int
    end: int
    yes: int | None
    no: int | None
    abstain: int | None


def table_counts(text: str) -> Iterator[TableCounts]:
    """Counts below a row of heads („Gruppe | Ja | Nein | Enthaltung"): the row of the sum, or the only row there is."""
    for head in _TABLE_HEAD.finditer(text):
        columns = [_column(cell) for cell in _CELL_EDGE.split(head[0].strip(" \t|"))]
        rows = []
        position = head.end()
        for line in text[head.end() : head.end() + 3000].split("\n"):
            cells = _CELL_EDGE.split(line.strip(" \t|"))
            if (
                line.strip()
                and (len(cells) != len(columns) or not any(c.isdecimal() for c in cells))
                and not _RULE.fullmatch(line)
            ):
                break
            if any(c.isdecimal() for c in cells):
                rows.append((position, position + len(line), cells))
            position += len(line) + 1
        sums = [row for row in rows if _SUM_ROW.match(row[2][0])] or (rows if len(rows) == 1 else [])
        if sums:
            _, end, cells = sums[-1]
            said = {c: int(v) for c, v in zip(columns, cells, strict=True) if c is not None and v.isdecimal()}
            yield TableCounts(
                start=head.start(), end=end, yes=said.get("yes"), no=said.get("no"), abstain=said.get("abstain")
            )
    yield from _spaced_counts(text)


def _spaced_counts(text: str) -> Iterator[TableCounts]:
    """The same where nothing but blanks parts the columns: the row of the sum below „Ja  Nein  Enth."."""
    for head in _SPACED_HEAD.finditer(text):
        columns = [_column(cell) for cell in head[0].split()]
        position = head.end() + 1
        for line in text[position : position + _ROWS_REACH].split("\n"):
            cells = line.split()
            values = cells[-len(columns) :]
            if len(cells) <= len(columns) or not all(cell.isdecimal() or cell in {"-", "–"} for cell in values):
                break
            if _SUM_ROW.match(cells[0]):
                said = {c: int(v) for c, v in zip(columns, values, strict=True) if v.isdecimal()}
                yield TableCounts(
                    start=head.start("first"),
                    end=position + len(line),
                    yes=said.get("yes"),
                    no=said.get("no"),
                    abstain=said.get("abstain"),
                )
                break
            position += len(line) + 1


_ROWS_REACH = 3000  # code points below the heads in which the row of the sum is looked for
_SPACED_HEAD = re.compile(
    r"(?m)^[ ]*(?P<first>Ja|Dafür)(?:-?[Ss]timmen)?[ ]{1,40}(?:Nein|Dagegen|Gegen)(?:-?[Ss]timmen)?"
    r"(?:[ ]{1,40}(?:Stimm)?[Ee]nth[\w.]*)?[ ]*$"
)
_TABLE_HEAD = re.compile(
    r"(?m)^[ \t]*\|?[^\n|\t]{0,40}[|\t][ \t]*(?:Ja|Dafür)\w*[^\n|\t]*[|\t][ \t]*(?:Nein|Dagegen|Gegen)[^\n]*$"
)
_CELL_EDGE = re.compile(r"[ ]*[|\t][ ]*")
_RULE = re.compile(r"[\s|:+-]*")
_SUM_ROW = re.compile(r"(?i)summe|gesamt|insgesamt|ergebnis|stimmen")


def _column(head: str) -> str | None:
    for voter, start in (("yes", r"ja|dafür"), ("no", r"nein|dagegen|gegen"), ("abstain", r"enth|stimmenth")):
        if re.match(start, head.casefold()):
            return voter
    return None

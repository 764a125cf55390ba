"""Which of several readings of one number counts: the one two further readings agree on, or the one that a sum proves.

Only readings that the engine gave independently are chosen from; no number is made up to fit a sum. Whatever is chosen is a
Correction of stage ``table_cell`` with its evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from curated.records import Box, Check
from extractors.base.page_reading import NumberRereading
from extractors.tables.checks.find import find_checks
from extractors.tables.detect.grid import CellPosition, RawGrid
from extractors.tables.numbers.digit_repair import NumberColumn, is_foreign
from extractors.tables.numbers.headers import Texts
from extractors.tables.numbers.row_numbers import continued_from
from extractors.tables.numbers.values import DigitRepair, ParsedTable, parse_table
from normalizers.numbers import read_quantity

# Chosen with the scanned number tables of docs/tables.md in view, not fitted.
SURE = 0.8  # confidence of both further readings from which their agreement outweighs the first
WEAK = 0.65  # confidence of a first reading that any agreement of the further ones outweighs


@dataclass(frozen=True, slots=True)
class Alternatives:
    """The other readings of one cell's text. ``agreed``: both further readings say the same, and are surer than the first."""

    texts: tuple[str, ...]
    agreed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognisedTable:
    """The texts of a table whose page went through OCR, with the other readings of its numbers.

    ``above``: the last row number of the table that ends the page before, 0 for none.
    """

    texts: Texts
    header_rows: int
    title: str | None
    alternatives: Mapping[CellPosition, Alternatives]
    above: int = 0

    def parsed(self, chosen: Sequence[DigitRepair]) -> ParsedTable:
        """The table with some cells replaced and its numbers parsed."""
        rows = [list(row) for row in self.texts]
        for repair in chosen:
            rows[repair.row][repair.col] = repair.after
        return continued_from(parse_table(rows, self.header_rows, self.title, damaged=True), self.above)


@dataclass(frozen=True, slots=True)
class _Choice:
    """The readings that count so far, with the table as it then is and its checks."""

    chosen: tuple[DigitRepair, ...]
    table: ParsedTable
    checks: tuple[Check, ...]

    @classmethod
    def of(cls, recognised: RecognisedTable, chosen: Iterable[DigitRepair]) -> _Choice:
        chosen = tuple(chosen)
        table = recognised.parsed(chosen)
        return cls(chosen, table, find_checks(table))

    @property
    def failures(self) -> int:
        return sum(check.fails for check in self.checks)


def alternatives_for(
    grid: RawGrid, texts: Texts, further: Sequence[NumberRereading]
) -> dict[CellPosition, Alternatives]:
    """The other readings by cell: those of numbers that stand whole in its text, and that are another number.

    Where they differ in full stops and commas only, the column knows better than their agreement; a sum may still choose.
    """
    alternatives: dict[CellPosition, Alternatives] = {}
    for cell in grid.cells:
        inside = [r for r in further if cell.box is not None and _is_inside(r.box, cell.box)]
        text = texts[cell.row][cell.col]
        if len(inside) != 1 or text.count(inside[0].first) != 1:
            continue
        own = inside[0]
        others = [_put_in(text, own.first, reading) for reading in dict.fromkeys((own.one, own.other))]
        usable = tuple(t for t in others if (value := read_quantity(t)) is not None and value != read_quantity(text))
        if usable:
            weak = cell.ocr_confidence is not None and cell.ocr_confidence < WEAK
            agreed = own.one == own.other and (own.confidence >= SURE or weak) and _digits(usable[0]) != _digits(text)
            alternatives[cell.row, cell.col] = Alternatives(usable, agreed)
    return alternatives


def choose_numbers(recognised: RecognisedTable) -> tuple[ParsedTable, tuple[Check, ...]]:
    """The table with the readings that count, and its checks. ``repairs`` say what was chosen, and why."""
    choice = _Choice.of(recognised, _agreed(recognised))
    for check in choice.checks:
        if check.fails:
            choice = _chosen_by_sum(recognised, choice, check)
    for position in sorted(recognised.alternatives):
        if choice.table.is_unreadable(*position):
            choice = _filled_by_sum(recognised, choice, position)
    return replace(choice.table, repairs=(*choice.chosen, *choice.table.repairs)), choice.checks


def _agreed(recognised: RecognisedTable) -> Iterator[DigitRepair]:
    """The cells in which two further readings agree and replace the first."""
    plain = recognised.parsed(())
    for position, alternatives in sorted(recognised.alternatives.items()):
        if _may_replace(plain, position, alternatives):
            yield _repair(recognised, position, alternatives.texts[0], "second_reading", "two further readings agree")


def _may_replace(plain: ParsedTable, position: CellPosition, alternatives: Alternatives) -> bool:
    """Whether two agreeing readings replace the first: in an amount column, as a number like its others."""
    row, col = position
    if not alternatives.agreed or row < plain.header_rows or plain.kinds[col] != "amount":
        return False
    clean = [plain.texts[r][col] for r in plain.body if read_quantity(plain.texts[r][col]) is not None]
    return not is_foreign(alternatives.texts[0], NumberColumn(clean))


def _chosen_by_sum(recognised: RecognisedTable, choice: _Choice, failed: Check) -> _Choice:
    """One failed sum with the one other reading that makes it come out, or as it was where none or several do.

    The other reading must not make any other sum fail.
    """
    if not any(c.target == failed.target and c.fails for c in choice.checks):
        return choice  # an earlier one has made it come out
    ways: list[_Choice] = []
    for position in (failed.target, *((t.row, t.col) for t in failed.terms)):
        others = [r for r in choice.chosen if (r.row, r.col) != position]
        for repair in _other_readings(recognised, position, choice.chosen, failed):
            tried = _Choice.of(recognised, [*others, repair])
            if _is_better(choice.checks, tried.checks, failed):
                ways.append(replace(tried, chosen=tuple(r for r in tried.chosen if r.before != r.after)))
    return ways[0] if len(ways) == 1 else choice


def _filled_by_sum(recognised: RecognisedTable, choice: _Choice, position: CellPosition) -> _Choice:
    """A cell whose first reading is no number, with the one other reading that makes more sums come out and none fail."""
    evidence = "the one of its readings that is a number and makes its sums come out"
    ways: list[_Choice] = []
    for text in recognised.alternatives[position].texts:
        repair = _repair(recognised, position, text, "second_reading_by_sum", evidence)
        tried = _Choice.of(recognised, [*choice.chosen, repair])
        proven = any(c.holds and position in _positions(c) for c in tried.checks)
        if proven and tried.failures <= choice.failures:
            ways.append(tried)
    return ways[0] if len(ways) == 1 else choice


def _other_readings(
    recognised: RecognisedTable, position: CellPosition, chosen: Sequence[DigitRepair], failed: Check
) -> list[DigitRepair]:
    """The readings of a cell that do not count so far, the first one included."""
    alternatives = recognised.alternatives.get(position)
    if alternatives is None:
        return []
    first = recognised.texts[position[0]][position[1]]
    current = next((r.after for r in chosen if (r.row, r.col) == position), first)
    target = f"[{failed.target[0]},{failed.target[1]}]"
    evidence = f"of its readings the one that makes {target} come out: {failed.stated_by}"
    others = [text for text in (first, *alternatives.texts) if text != current]
    return [_repair(recognised, position, text, "second_reading_by_sum", evidence) for text in others]


def _repair(recognised: RecognisedTable, position: CellPosition, after: str, rule: str, evidence: str) -> DigitRepair:
    row, col = position
    return DigitRepair(row=row, col=col, before=recognised.texts[row][col], after=after, rule=rule, evidence=evidence)


def _positions(check: Check) -> set[CellPosition]:
    """The cells a check is about."""
    return {check.target, *((term.row, term.col) for term in check.terms)}


def _is_better(before: Sequence[Check], after: Sequence[Check], failed: Check) -> bool:
    """Whether the failed sum comes out now, and no other one fails that did not."""
    holds = any(c.holds and c.target == failed.target and c.terms == failed.terms for c in after)
    wrong = {(c.target, c.stated_by) for c in before if c.fails}
    return holds and all(not c.fails or (c.target, c.stated_by) in wrong for c in after)


def _put_in(text: str, first: str, reading: str) -> str:
    """The cell's text with another reading of its number; a sign that is part of the reading stands once."""
    before = r"[-+−–]?\s*" if reading[:1] in {"-", "+"} else ""
    return re.sub(before + re.escape(first), lambda _: reading, text, count=1).strip()


def _digits(text: str) -> str:
    """The digits and a minus."""
    return "".join("-" if ch in "-−–(" else ch for ch in text if ch.isdigit() or ch in "-−–(")


def _is_inside(inner: Box, outer: Box) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.y0 + inner.y1) / 2
    return outer.x0 <= x <= outer.x1 and outer.y0 <= y <= outer.y1

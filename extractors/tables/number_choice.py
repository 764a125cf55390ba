"""Which of several readings of one number counts: the one two further readings agree on, or the one that a sum proves.

Only readings that the engine gave independently are chosen from; no number is made up to fit a sum. Whatever is chosen is a
Correction of stage ``table_cell`` with its evidence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from curated.records import Box, Check
from extractors.base.page_reading import NumberRereading
from extractors.tables.checks.find import find_checks
from extractors.tables.detect.grid import RawGrid
from extractors.tables.numbers.digit_repair import is_foreign
from extractors.tables.numbers.headers import Texts
from extractors.tables.numbers.row_numbers import continued
from extractors.tables.numbers.values import DigitRepair, ReadTable, read_table
from normalizers.numbers import read_quantity

SURE = 0.8  # confidence of both further readings from which their agreement outweighs the first
WEAK = 0.65  # confidence of a first reading that any agreement of the further ones outweighs
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Offer:
    """The other readings of one cell's text. ``agreed``: both further readings say the same, and are surer than the first."""

    texts: tuple[str, ...]
    agreed: bool


@dataclass(frozen=True, slots=True)
class Damaged:
    """The texts of a table whose page went through OCR, with the other readings of its numbers.

    ``above``: the last row number of the table that ends the page before, 0 for none.
    """

    texts: Texts
    header_rows: int
    title: str | None
    offers: Mapping[Place, Offer]
    above: int = 0

    def read(self, chosen: Sequence[DigitRepair]) -> ReadTable:
        """The table read with some cells replaced."""
        rows = [list(row) for row in self.texts]
        for repair in chosen:
            rows[repair.row][repair.col] = repair.after
        return continued(read_table(rows, self.header_rows, self.title, damaged=True), self.above)


def offers_for(grid: RawGrid, texts: Texts, second: Sequence[NumberRereading]) -> dict[Place, Offer]:
    """The other readings by cell: those of numbers that stand whole in its text, and that are another number.

    Where they differ in full stops and commas only, the column knows better than their agreement; a sum may still choose.
    """
    offers: dict[Place, Offer] = {}
    for cell in grid.cells:
        inside = [s for s in second if cell.box is not None and _is_inside(s.box, cell.box)]
        text = texts[cell.row][cell.col]
        if len(inside) != 1 or text.count(inside[0].first) != 1:
            continue
        own = inside[0]
        other = [_put_in(text, own.first, reading) for reading in dict.fromkeys((own.one, own.other))]
        usable = tuple(t for t in other if (value := read_quantity(t)) is not None and value != read_quantity(text))
        if usable:
            weak = cell.ocr_confidence is not None and cell.ocr_confidence < WEAK
            agreed = own.one == own.other and (own.confidence >= SURE or weak) and _digits(usable[0]) != _digits(text)
            offers[cell.row, cell.col] = Offer(usable, agreed)
    return offers


def settle(damaged: Damaged) -> tuple[ReadTable, tuple[Check, ...]]:
    """The table as read with the readings that count, and its checks. ``repairs`` say what was chosen, and why."""
    plain = damaged.read(())
    chosen = [
        _agreed(damaged, place) for place, offer in sorted(damaged.offers.items()) if _may_win(plain, place, offer)
    ]
    table = damaged.read(chosen)
    checks = find_checks(table)
    for check in checks:
        if not check.holds:
            table, checks, chosen = _proven(damaged, table, checks, chosen, check)
    for place in sorted(damaged.offers):
        if table.is_unreadable(*place):
            table, checks, chosen = _read_by_sum(damaged, table, checks, chosen, place)
    return replace(table, repairs=(*chosen, *table.repairs)), checks


def _may_win(plain: ReadTable, place: Place, offer: Offer) -> bool:
    """Whether two agreeing readings replace the first: in an amount column, as a number like its others."""
    row, col = place
    if not offer.agreed or row < plain.header_rows or plain.kinds[col] != "amount":
        return False
    clean = [
        t for r, line in enumerate(plain.texts) if r >= plain.header_rows and read_quantity(t := line[col]) is not None
    ]
    return not is_foreign(offer.texts[0], clean)


def _agreed(damaged: Damaged, place: Place) -> DigitRepair:
    row, col = place
    return DigitRepair(
        row=row,
        col=col,
        before=damaged.texts[row][col],
        after=damaged.offers[place].texts[0],
        rule="second_reading",
        evidence="two further readings agree",
    )


def _proven(
    damaged: Damaged, table: ReadTable, checks: tuple[Check, ...], chosen: list[DigitRepair], failed: Check
) -> tuple[ReadTable, tuple[Check, ...], list[DigitRepair]]:
    """One failed sum with the one other reading that makes it come out, or as it was where none or several do.

    The other reading must not make any other sum fail.
    """
    if not any(c.target == failed.target and not c.holds for c in checks):
        return table, checks, chosen  # settled by an earlier choice
    ways: list[tuple[ReadTable, tuple[Check, ...], list[DigitRepair]]] = []
    for place in (failed.target, *((t.row, t.col) for t in failed.terms)):
        for repair in _others(damaged, place, chosen, failed):
            trial = [*(r for r in chosen if (r.row, r.col) != place), repair]
            read = damaged.read(trial)
            after = find_checks(read)
            if _is_better(checks, after, failed):
                ways.append((read, after, [r for r in trial if r.before != r.after]))
    return ways[0] if len(ways) == 1 else (table, checks, chosen)


def _read_by_sum(
    damaged: Damaged, table: ReadTable, checks: tuple[Check, ...], chosen: list[DigitRepair], place: Place
) -> tuple[ReadTable, tuple[Check, ...], list[DigitRepair]]:
    """A cell whose first reading is no number, with the one other reading that makes more sums come out and none fail."""
    row, col = place
    ways: list[tuple[ReadTable, tuple[Check, ...], list[DigitRepair]]] = []
    failed = sum(not c.holds for c in checks)
    for text in damaged.offers[place].texts:
        evidence = "the one of its readings that is a number and makes its sums come out"
        trial = [
            *chosen,
            DigitRepair(
                row=row,
                col=col,
                before=damaged.texts[row][col],
                after=text,
                rule="second_reading_by_sum",
                evidence=evidence,
            ),
        ]
        read = damaged.read(trial)
        after = find_checks(read)
        touched = any(c.holds and (place == c.target or place in {(t.row, t.col) for t in c.terms}) for c in after)
        if touched and sum(not c.holds for c in after) <= failed:
            ways.append((read, after, trial))
    return ways[0] if len(ways) == 1 else (table, checks, chosen)


def _others(damaged: Damaged, place: Place, chosen: Sequence[DigitRepair], failed: Check) -> list[DigitRepair]:
    """The readings of a cell that do not count so far, the first one included."""
    row, col = place
    offer = damaged.offers.get(place)
    if offer is None:
        return []
    first = damaged.texts[row][col]
    current = next((r.after for r in chosen if (r.row, r.col) == place), first)
    evidence = (
        f"of its readings the one that makes [{failed.target[0]},{failed.target[1]}] come out: {failed.stated_by}"
    )
    return [
        DigitRepair(row=row, col=col, before=first, after=text, rule="second_reading_by_sum", evidence=evidence)
        for text in (first, *offer.texts)
        if text != current
    ]


def _is_better(before: Sequence[Check], after: Sequence[Check], failed: Check) -> bool:
    """Whether the failed sum comes out now, and no other one fails that did not."""
    holds = any(c.holds and c.target == failed.target and c.terms == failed.terms for c in after)
    wrong = {(c.target, c.stated_by) for c in before if not c.holds}
    return holds and all(c.holds or (c.target, c.stated_by) in wrong for c in after)


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

"""Sums whose terms stand on the pages before: the parts of one table read as the one table they are.

Only what no page could tell alone is decided here, and a sum over pages is believed only where most columns of its row come
out: a table joined by mistake then claims nothing. No number is changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from curated.records import Cell, Check, Issue, Table
from curated.vocabulary import CellCheck
from extractors.tables.checks.continuation import is_carried
from extractors.tables.checks.find import find_checks
from extractors.tables.numbers.values import ParsedTable, parse_table
from extractors.tables.records import TablesFound, check_status, mismatch_issue

Place = tuple[str, int, int]
"""Table, row and column of a cell."""


@dataclass(frozen=True, slots=True)
class _Joined:
    """The parts of a table under one another; ``rows``: table and row of each row of ``parsed``."""

    parsed: ParsedTable
    rows: tuple[tuple[str, int], ...]


def with_sums_across_pages(found: TablesFound) -> TablesFound:
    """The tables with verdicts for the sums over several pages, and an issue TABLE_ACROSS_MISMATCH for each that fails."""
    by_table: dict[str, list[Cell]] = {}
    for cell in found.cells:
        by_table.setdefault(cell.table_id, []).append(cell)
    known = {(c.table_id, c.row, c.col): c.check for c in found.cells}
    verdict: dict[Place, CellCheck] = {}
    issues: list[Issue] = []
    overruled: set[Place] = set()
    for parts in _chains(found.tables):
        joined = _joined(parts, by_table)
        pages = {part.table_id: part for part in parts}
        for check in _believed(_over_pages(joined, known)):
            target = _place(joined, check.target)
            terms = [_place(joined, (term.row, term.col)) for term in check.terms]
            if check.fails and known[target] == "unchecked":
                verdict[target] = "contradicted"
                issues.append(_issue(check, target, terms, pages))
            elif check.holds:
                overruled.add(target)
                verdict[target] = "verified"
                verdict.update({place: "verified" for place in terms if known[place] == "unchecked"})
    cells = tuple(
        replace(c, check=verdict[place]) if (place := (c.table_id, c.row, c.col)) in verdict else c for c in found.cells
    )
    return _without(replace(found, cells=cells, issues=(*found.issues, *issues)), overruled)


def _without(found: TablesFound, overruled: set[Place]) -> TablesFound:
    """The tables without the failed sums of one page, and their issues, that are sums of several pages and come out there."""
    tables: list[Table] = []
    withdrawn: list[Issue] = []
    for table in found.tables:
        wrong = [c for c in table.checks if c.fails and (table.table_id, *c.target) in overruled]
        if wrong:
            withdrawn += [mismatch_issue(check, table) for check in wrong]
            checks = tuple(check for check in table.checks if check not in wrong)
            failed = sum(check.fails for check in checks)
            table = replace(table, checks=checks, checks_failed=failed, check_status=check_status(checks))
        tables.append(table)
    return replace(found, tables=tuple(tables), issues=tuple(i for i in found.issues if i not in withdrawn))


def _chains(tables: Sequence[Table]) -> list[list[Table]]:
    """The tables that go on over pages, part by part; those of one page are not among them, nor parts of other widths (scans)."""
    groups: dict[str, list[Table]] = {}
    for table in tables:
        groups.setdefault(table.table_group or table.table_id, []).append(table)
    return [parts for parts in groups.values() if len(parts) > 1 and len({part.col_count for part in parts}) == 1]


def _joined(parts: Sequence[Table], by_table: dict[str, list[Cell]]) -> _Joined:
    """All rows under the header of the first part; what a page only carries over from the last one is left out."""
    texts: list[list[str]] = []
    rows: list[tuple[str, int]] = []
    for number, part in enumerate(parts):
        own = [[""] * part.col_count for _ in range(part.row_count)]
        for cell in by_table[part.table_id]:
            own[cell.row][cell.col] = cell.text
        for row in range(part.header_rows if number else 0, part.row_count):
            if (
                number
                and is_carried(" ".join(t for t in own[row] if any(ch.isalpha() for ch in t)))
                and row < part.row_count - 1
            ):
                continue
            texts.append(own[row])
            rows.append((part.table_id, row))
    return _Joined(parse_table(texts, parts[0].header_rows, parts[0].title, damaged=False), tuple(rows))


def _over_pages(joined: _Joined, known: Mapping[Place, CellCheck]) -> list[Check]:
    """The checks with a term on another page than their target, which that page has not proved by itself."""
    found: list[Check] = []
    for check in find_checks(joined.parsed):
        target = _place(joined, check.target)
        elsewhere = any(joined.rows[term.row][0] != target[0] for term in check.terms)
        if elsewhere and known[target] != "verified":
            found.append(check)
    return found


def _believed(checks: Sequence[Check]) -> list[Check]:
    """The checks of the rows in which more columns come out than fail."""
    balance: dict[tuple[int, str], int] = {}
    for check in checks:
        key = check.target[0], check.stated_by
        balance[key] = balance.get(key, 0) + check.holds - check.fails
    return [check for check in checks if balance[check.target[0], check.stated_by] > 0]


def _place(joined: _Joined, position: tuple[int, int]) -> Place:
    table_id, row = joined.rows[position[0]]
    return table_id, row, position[1]


def _issue(check: Check, target: Place, terms: Sequence[Place], tables: Mapping[str, Table]) -> Issue:
    table = tables[target[0]]
    pages = ", ".join(dict.fromkeys(str(tables[place[0]].page_number) for place in terms))
    message = (
        f"The number in row {target[1]}, column {target[2]} is not what its terms on the pages {pages} add up to: off by "
        f"{check.difference:f}; compare the source pages. No number was changed."
    )
    return Issue(
        stage="tables",
        code="TABLE_ACROSS_MISMATCH",
        severity="warning",
        message=message,
        document_id=table.document_id,
        page_number=table.page_number,
        table_id=table.table_id,
    )

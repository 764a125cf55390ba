"""Budget tables of thirty layouts with known truth, as ruled and open PDFs, as dumps set with blanks, and as scans."""

from decimal import Decimal
from pathlib import Path

import pytest
from reportlab.lib import colors

from extractors.tables import TablesFound
from tests.support.budget_layouts import LAYOUTS, Sheet, as_dump, right_share, sheets
from tests.support.budgets import lines_of
from tests.support.table_pdfs import drawn_tables, paragraph, pdf, styled
from tests.support.tables import found

Line = tuple[str, tuple[str, int, str | None], Decimal]


def drawn(sheet: Sheet, folder: Path, *, ruled: bool) -> TablesFound:
    lead = len(sheet.rows[0]) - len(sheet.layout.meaning)
    lines = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)] if ruled else []
    spans = [("SPAN", (lead + a, 0), (lead + b, 0)) for a, b in sheet.layout.spans]
    aligned = [("ALIGN", (lead, 0), (-1, -1), "RIGHT")]
    aligned += [("ALIGN", (lead + a, 0), (lead + b, 0), "CENTER") for a, b in sheet.layout.spans]
    return drawn_tables(
        pdf(paragraph(sheet.layout.title), styled([list(row) for row in sheet.rows], *lines, *spans, *aligned)), folder
    )


def lines_in(result: TablesFound) -> list[Line]:
    return [(line.label, (line.kind, line.year, line.variant), line.amount) for line in lines_of(result)]


@pytest.mark.parametrize("way", ["ruled", "open", "dump"])
def test_numbers_kinds_and_years_of_thirty_layouts(way: str, tmp_path: Path) -> None:
    right = wanted = 0
    missed: list[str] = []
    for seed in range(1):
        for sheet in sheets(seed):
            if way != "ruled" and sheet.layout.spans:
                continue  # which columns a short head spans is told by rules only
            result = found(as_dump(sheet)) if way == "dump" else drawn(sheet, tmp_path, ruled=way == "ruled")
            got, all_of, invented = right_share(lines_in(result), sheet)
            assert not invented, sheet.layout.name
            assert not [c.text for c in result.cells if c.check == "contradicted"], sheet.layout.name
            right, wanted = right + got, wanted + all_of
            missed += [sheet.layout.name] if got < all_of else []
    least = 0.95 if way == "open" else 0.98  # heads wider than their columns run into one another without rules
    assert len(LAYOUTS) == 30 and wanted > 900 and right >= least * wanted, (right, wanted, missed)

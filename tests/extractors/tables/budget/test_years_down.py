from decimal import Decimal

from extractors.tables.budget.years_down import lines_of_years
from tests.support.budgets import lines_of
from tests.support.tables import found

TABLE = """Entwicklung der Steuern (in T€)

Jahr\tArt\tGrundsteuer\tGewerbesteuer\tAnteil in %
2024\tErgebnis\t1.902\t6.115\t43,5
2025\tAnsatz\t1.931\t7.231\t44,0
2026\tAnsatz\t1.958\t6.688\t44,5
2027\tPlanung\t2.015\t7.902\t45,0
"""


def test_rows_of_years_and_columns_of_items() -> None:
    result = found(TABLE)
    lines = lines_of_years(result.tables[0], result.cells)
    assert [(x.label, x.year, x.kind, x.amount) for x in lines][:3] == [
        ("Grundsteuer", 2024, "Ergebnis", Decimal(1_902_000)),
        ("Gewerbesteuer", 2024, "Ergebnis", Decimal(6_115_000)),
        ("Grundsteuer", 2025, "Ansatz", Decimal(1_931_000)),
    ]
    assert len(lines) == 8, "percentages are no money"
    assert lines_of(result) == tuple(lines)


def test_other_tables_are_left_to_their_heads() -> None:
    years_twice = found(TABLE.replace("2025\tAnsatz", "2024\tErgebnis"))
    assert lines_of_years(years_twice.tables[0], years_twice.cells) == []
    ordinary = found(
        "Posten\tErgebnis 2024\tAnsatz 2026\nErträge\t1.200\t1.300\nAufwand\t900\t1.000\nSaldo\t300\t300\n"
    )
    assert lines_of_years(ordinary.tables[0], ordinary.cells) == []

import pytest

from extractors.tables.checks.continuation import continues, is_carried
from tests.support.tables import found

HEAD = "Bezeichnung\tAnsatz 2025\tAnsatz 2026\n"


@pytest.mark.parametrize("label", ["Übertrag", "Übertrag von Seite 3", "Vortrag:", "Übertrag auf nächsten Blatt 4"])
def test_rows_that_only_carry(label: str) -> None:
    assert is_carried(label)


@pytest.mark.parametrize("label", ["Übertragungen ins Folgejahr", "Verlustvortrag", "Vortrag über Baukultur", "Summe"])
def test_rows_that_say_more(label: str) -> None:
    assert not is_carried(label)


def group_of(*pages: str) -> list[bool]:
    """Whether each table after the first goes on from the one before."""
    result = found(*pages)
    by_id = {t.table_id: [c for c in result.cells if c.table_id == t.table_id] for t in result.tables}
    pairs = zip(result.tables, result.tables[1:], strict=False)
    judged = [continues(a, b, by_id[a.table_id], by_id[b.table_id]) for a, b in pairs]
    assert judged == [b.table_group == a.table_group for a, b in zip(result.tables, result.tables[1:], strict=False)]
    return judged


def test_a_repeated_head_or_none_goes_on() -> None:
    first = f"Plan\n{HEAD}Steuern\t1.000\t1.100\nMieten\t200\t220\n"
    assert group_of(first, f"{HEAD}Spenden\t30\t40\nSumme\t1.230\t1.360\n") == [True]
    assert group_of(first, "Spenden\t30\t40\nSumme\t1.230\t1.360\n") == [True]
    assert group_of(first, f"Plan (Fortsetzung)\n{HEAD}Übertrag\t1.200\t1.320\nSumme\t1.230\t1.360\n") == [True]


def test_the_same_form_of_another_product_begins_anew() -> None:
    form = f"Teilplan Produkt {{}}\n{HEAD}Erträge\t1.000\t1.100\nAufwendungen\t800\t900\n"
    assert group_of(form.format("11.01"), form.format("11.02"), form.format("12.01")) == [False, False]
    assert group_of(
        f"Plan Bauhof\n{HEAD}Mieten\t10\t11\nStrom\t8\t9\n", f"Plan Bad\n{HEAD}Gas\t10\t11\nSeife\t8\t9\n"
    ) == [False]

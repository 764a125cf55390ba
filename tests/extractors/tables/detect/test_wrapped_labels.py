import pytest

from extractors.tables.detect.wrapped_labels import first_text, goes_on, join_wrapped_rows
from tests.support.tables import found, texts_of

TABLE = "Plan\n\nBezeichnung          Ansatz 2025   Ansatz 2026\n{}\nSumme                      3.300         3.600\n"


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("Zuweisungen und", "Zuschüsse"),
        ("Grundstücksver-", "waltung"),
        ("Erträge aus", "Vermietung"),
        ("Sonstige", "ordentliche Erträge"),
        ("1.4 der außerordentlichen", "Aufwendungen auf"),
    ],
)
def test_labels_that_go_on(upper: str, lower: str) -> None:
    assert goes_on(upper, lower)


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("Erträge", "Aufwendungen"),
        ("Erträge auf", "1.4 der Aufwendungen"),
        ("Neu festgesetzt werden:", "der Betrag"),
        ("2. Finanzhaushalt", "Einzahlungen"),
        ("", "aus"),
    ],
)
def test_labels_that_do_not(upper: str, lower: str) -> None:
    assert not goes_on(upper, lower)


@pytest.mark.parametrize(
    "rows",
    [
        "Steuern                    3.000         3.200\nMieten und\nPachten                      300           400",
        "Steuern                    3.000         3.200\nMieten und                   300           400\nPachten",
    ],
)
def test_a_label_over_two_lines_is_one(rows: str) -> None:
    result = found(TABLE.format(rows))
    assert [row[0] for row in texts_of(result)] == ["Bezeichnung", "Steuern", "Mieten und Pachten", "Summe"]
    assert result.tables[0].checks_passed == 2


def test_a_heading_among_the_rows_is_no_label() -> None:
    result = found(
        TABLE.format(
            "Erträge\nSteuern                    3.000         3.200\nMieten                       300           400"
        )
    )
    assert "Erträge Steuern" not in {
        text for table in range(len(result.tables)) for row in texts_of(result, table) for text in row
    }


def test_nothing_to_join() -> None:
    assert join_wrapped_rows([]) == [] and first_text("  a b   c") == "a b"

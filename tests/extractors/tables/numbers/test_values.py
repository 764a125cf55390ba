from decimal import Decimal

import pytest

from extractors.tables.numbers.values import parse_table


def test_a_comma_stands_for_a_full_stop_only_where_the_column_says_so() -> None:
    grouped = parse_table(
        [["a", "b"], ["x", "4.487"], ["x", "5.000"], ["x", "6.100"], ["x", "4,487"]], 1, None, damaged=True
    )
    assert grouped.numbers[4][1] == 4487
    decimals = parse_table([["a", "b"], ["x", "4,487"], ["x", "5,001"], ["x", "6,100"]], 1, None, damaged=True)
    assert decimals.numbers[1][1] == Decimal("4.487") and not decimals.repairs
    born = parse_table(
        [["a", "b"], ["x", "4.487"], ["x", "5.000"], ["x", "6.100"], ["x", "4,487"]], 1, None, damaged=False
    )
    assert born.numbers[4][1] == Decimal("4.487")


@pytest.mark.parametrize(
    ("rows", "kinds"),
    [
        ([["Nr.", "Art", "EUR"], ["1", "a b", "5"], ["2", "c d", "6"]], ("index", "label", "amount")),
        ([["Jahr", "Einwohner"], ["2021", "10.500"], ["2022", "10.700"]], ("year", "amount")),
        ([["Tarif", "neu"], ["Kinder", "frei"], ["Karte", "5,00 €"]], ("label", "amount")),
        ([["Fraktion", "Mitglied"], ["A", "Erika Muster"], ["B", "Max Muster"]], ("label", "label")),
    ],
)
def test_column_kinds(rows: list[list[str]], kinds: tuple[str, ...]) -> None:
    assert parse_table(rows, 1, None, damaged=False).kinds == kinds

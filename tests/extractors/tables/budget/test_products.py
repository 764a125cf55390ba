from decimal import Decimal

from curated.records import BudgetLine
from extractors.tables.budget.products import product_of, with_products


def test_the_deepest_level_that_a_page_names_once():
    assert product_of("Produktbereich 12 Ordnung\nProdukt: 12.6.01 Feuerschutz\nAnsatz 2026") == "12.6.01"
    assert product_of("Teilhaushalt 3 Bildung\n") == "3"
    assert product_of("Produkt 12.6.01 Feuerschutz\nProdukt 12.6.02 Rettung") is None, "which of them, nobody says"
    assert product_of("Im Produkt 12.6.01 wird gespart.") is None


def test_lines_of_tables_have_the_product_of_their_page():
    line = BudgetLine(
        document_id="d",
        table_id="t",
        row=1,
        col=1,
        label="Zinsen",
        column_label="",
        year=2026,
        kind="Ansatz",
        amount=Decimal(1),
    )
    (found,) = with_products([line], ["Produkt 12.6.01 Feuerschutz"])
    assert found.product == "12.6.01"

from decimal import Decimal

from extractors.tables.budget.statute_changes import amount_changes, rate_changes


def test_a_change_is_read_only_where_every_amount_has_its_part() -> None:
    words = "Der Betrag der Kredite wird von 300 EUR um 50 EUR erhöht und auf 350 EUR festgesetzt."
    places = [(words.index(n), words.index(n) + 3, Decimal(n.split()[0])) for n in ("300", "50 ", "350")]
    found = amount_changes(words, places)
    assert [(c.part, c.value, c.holds) for c in found] == [
        ("bisher", Decimal(300), True),
        ("change", Decimal(50), True),
        ("neu", Decimal(350), True),
    ]
    assert amount_changes(words.replace("um 50", "mit 50"), places) == []
    assert [c.part for c in rate_changes("Die Umlage wird von 40 v. H. auf 41,5 v. H. festgesetzt.")] == [
        "bisher",
        "neu",
    ]
    assert rate_changes("Die Umlage beträgt 40 v. H. der Steuerkraft.") == []

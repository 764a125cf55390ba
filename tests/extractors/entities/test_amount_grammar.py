"""Amounts, piece by piece: numbers taken whole, signs by their neighbours, currencies, words, purposes, and what is not said."""

from decimal import Decimal

import pytest

from extractors.entities.amount_context import purpose_of, with_purposes
from extractors.entities.amount_issues import suspicious_amounts
from extractors.entities.amount_readings import read_at
from extractors.entities.amount_signs import sign_before, sign_behind
from extractors.entities.amount_units import qualifier_before, unit_of
from extractors.entities.amount_words import words_before
from extractors.entities.amounts import find_amounts
from extractors.entities.currency_places import currency_places
from extractors.entities.number_runs import run_after, run_before
from extractors.entities.number_words import read_number


def values(text: str) -> list[str | None]:
    return [None if e.amount is None else f"{e.amount} {e.currency}" for e in find_amounts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12\u202f500,00 €", ["12500.00 EUR"]),
        ("Kosten von 2.350.\n000,00 € netto", ["2350000.00 EUR"]),
        ("Bewilligt: 154 .472,86 Euro", ["154472.86 EUR"]),
        ("am 3. 500 € bezahlt", ["500.00 EUR"]),
        ("1. 250 € Zuschuss", ["250.00 EUR"]),
        ("50.000 € ein.", ["50000.00 EUR"]),
        ("zwei Euro fünfzig", ["2.50 EUR"]),
        ("5.000-Euro-Marke", ["5000.00 EUR"]),
        ("von 500.000 auf 1,2 Mio. €", ["500000.00 EUR", "1200000.00 EUR"]),
        ("von 50 auf höchstens 79 Millionen Euro", ["50000000.00 EUR", "79000000.00 EUR"]),
        ("EUR 50 bis 100.", ["50.00 EUR", "100.00 EUR"]),
        ("CHF 10.– und Fr. 1'234.50", ["10.00 CHF", "1234.50 CHF"]),
        ("Mio. EUR 1,25 und Tsd. EUR 350", ["1250000.00 EUR", "350000.00 EUR"]),
        ("1/2 Mio. € und 2 ½ Mio. €", ["500000.00 EUR", "2500000.00 EUR"]),
        ("Haushaltsjahr 2025 EUR 4.711,00", ["4711.00 EUR"]),
        ("zum 31.12.2025 EUR 3.400,00", ["3400.00 EUR"]),
        ("kostet 2026 €", ["2026.00 EUR"]),
        ("Die Karte kostet 4 Euro 20.", ["4.20 EUR"]),
        ("Summe 3 . 4 1 0 , 5 0 €", ["3410.50 EUR"]),
        ("Miete 85,-, später 95,- Euro", ["85.00 EUR", "95.00 EUR"]),
        ("erst 3 Mio, dann 4,5 Mio Euro", ["3000000.00 EUR", "4500000.00 EUR"]),
        ("Teil A 12.400,00, Teil B 8.100,50, zusammen 20.500,50 €", ["12400.00 EUR", "8100.50 EUR", "20500.50 EUR"]),
    ],
)
def test_a_number_is_taken_whole(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "l2.500 €",
        "1.2345 €",
        "00012 €",
        "1.234.50 €",
        "5 €50",
        "1,234.50 €",
        "412,000 €",
        "412.00 0 €",
        "auf 12.\n500 €",
        "0,5 Cent",
        "3 4 1 0 €",
    ],
)
def test_what_is_not_understood_has_no_value(text: str) -> None:
    assert values(text) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Plan 2026 €",
        "2025 T€ 2026 T€",
        "Euro 2024",
        "Norm Euro 6",
        "in 1.000 €",
        "§ 5 EURO-Gesetz",
        "mehrere tausend Euro",
    ],
)
def test_heads_norms_and_untold_numbers_are_no_amounts(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("um ./. 1.000 €", "-1000.00 EUR"),
        ("minus 3 Mio. €", "-3000000.00 EUR"),
        ("Saldo −5 €", "-5.00 EUR"),
        ("Ergebnis: - 5.000 €", "-5000.00 EUR"),
        ("Fehlbetrag 1.234,56 €-", "-1234.56 EUR"),
        ("Fehlbetrag: 1.234,56- €", "-1234.56 EUR"),
        ("500 €- und 100 €-Scheine", "500.00 EUR"),
        ("- 500 € für Material", "500.00 EUR"),
        ("Eintritt – 5 €", "5.00 EUR"),
        ("Eintritt - 5,50 €", None),
    ],
)
def test_signs(text: str, expected: str | None) -> None:
    assert values(text)[0] == expected


def test_the_pieces_by_themselves() -> None:
    run = run_before("auf 1.250,00", 12)
    assert run is not None and (run.start, run.value) == (4, Decimal("1250.00"))
    behind = run_after("EUR 1.250,00.", 4)
    assert behind is not None and (behind.end, behind.value) == (12, Decimal("1250.00"))
    words = words_before("eine halbe Million", 10)
    assert words is not None and words.value == Decimal("0.5")
    assert read_number("zwei Komma drei") == Decimal("2.3")
    (place,) = currency_places("350 TEUR im Neureut")
    assert (place.currency, place.factor) == ("EUR", 1000)
    reading = read_at("350 TEUR", place, 0)
    assert reading is not None and reading.value == 350_000
    assert sign_before("um -5", 4, exact=False, end=5).sign == -1
    assert sign_behind("5 €-", 3) == 4
    assert qualifier_before("rund 5", 5) == ("rund", True)
    assert unit_of("5 € pro Monat", 0, 3) == "pro Monat"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Der Zuschuss zu den Baukosten beträgt 5.000 €", "grant"),
        ("Die Gesamtkosten liegen bei 5.000 €", "cost"),
        ("der Kaufpreis von 5.000 €", "price"),
        ("die ordentlichen Erträge auf 5.000 €", "income"),
        ("Ausgaben bis zu 5.000 € im Einzelfall", "limit"),
        ("Es werden 5.000 € eingespart", "saving"),
        ("ein Eigenanteil in Höhe von 5.000 €", "own_share"),
        ("Herr Muster nannte 5.000 €", None),
    ],
)
def test_what_an_amount_is_for(text: str, role: str | None) -> None:
    (found,) = find_amounts(text)
    assert found.role == role
    assert (found.context_confidence is None) is (role is None)
    assert with_purposes(text, [found])[0].role == role
    purpose = purpose_of(text, [found], 0, None)
    assert (purpose.role if purpose else None) == role


def test_unread_amounts_are_told_once_a_page() -> None:
    (issue,) = suspicious_amounts("a" * 64, find_amounts("l2.500 € und 1.2345 € und 5 €"))
    assert (issue.code, issue.page_number) == ("SUSPICIOUS_AMOUNT", 1)
    assert "2 number(s)" in issue.message

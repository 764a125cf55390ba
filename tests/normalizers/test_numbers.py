from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.numbers import Quantity, find_unit, is_nil, read_cell_number, read_quantity, unit_scale
from normalizers.numerals import read_numeral
from tests.support.text_cases import cases


@pytest.mark.parametrize(("text", "after"), cases("numbers"))
def test_cell_cases(text: str, after: str) -> None:
    number = read_cell_number(text)
    assert (text if number is None else format(number, "f")) == after


def german(value: Decimal, group: str, minus: str, unit: str) -> str:
    """One of the ways German tables print a number."""
    whole, _, fraction = format(abs(value), "f").partition(".")
    if group:
        whole = f"{int(whole):,}".replace(",", group)
    body = whole + ("," + fraction if fraction else "")
    if value < 0:
        body = {"behind": f"{body}-", "brackets": f"({body})"}.get(minus, f"{minus}{body}")
    return f"{body} {unit}".strip()


@settings(deadline=None, max_examples=300)
@given(
    st.decimals(-(10**12), 10**12, places=2) | st.integers(-(10**12), 10**12).map(Decimal),
    st.sampled_from(["", ".", " ", "\u202f", "\u00a0"]),
    st.sampled_from(["-", "−", "– ", "behind", "brackets"]),
    st.sampled_from(["", "€", "EUR", "TEUR", "T€", "%", "v. H.", "Mio. €"]),
)
def test_what_is_printed_is_read_back(value: Decimal, group: str, minus: str, unit: str) -> None:
    assert read_cell_number(german(value, group, minus, unit)) == value


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet="0123456789.,-−–()€% TEURv.HMio/*¹)", max_size=14))
def test_any_text_is_a_number_or_none(text: str) -> None:
    number = read_cell_number(text)
    assert number is None or (number.is_finite() and any(ch.isdigit() for ch in text))


def test_numerals_keep_their_old_reading() -> None:
    assert read_numeral("1.347,-") == 1347
    assert read_numeral("1.5") is None
    assert read_numeral("-5") is None


def test_units_have_one_name_and_a_scale() -> None:
    assert read_quantity("5 Tsd. Euro") == Quantity(Decimal(5), "TEUR")
    assert [find_unit(t) for t in ("Ansatz 2019 in TEUR", "Angaben in 1.000 €", "Änderung in %", "Europa", "Neurath")] == [
        "TEUR", "TEUR", "%", None, None,
    ]  # fmt: skip
    assert (unit_scale("TEUR"), unit_scale("Mio. EUR"), unit_scale("%")) == (1000, 1_000_000, None)


@pytest.mark.parametrize(
    ("text", "nil"), [("", True), ("–", True), ("./.", True), ("0", False), ("C", False), ("k. A.", True)]
)
def test_nil_is_no_zero(text: str, nil: bool) -> None:
    assert is_nil(text) is nil

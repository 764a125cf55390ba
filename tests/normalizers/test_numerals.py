"""The one grammar of numerals, signs and scales."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.money import CURRENCIES, HUNDREDTHS, find_sign_before, is_negative, scale_value
from normalizers.numerals import read_numeral


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.347,-", "1347"), ("1.084.000", "1084000"), ("1 084 000", "1084000"), ("1'234.50", "1234.50"), ("50.–", "50"),
        ("0,5", "0.5"), ("12.345,67", "12345.67"),
    ],
)  # fmt: skip
def test_numerals(text: str, value: str) -> None:
    assert read_numeral(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["1.5", "1,234.50", "0.123", "12.34.567", "1.000.00", "1.0000", "", "-5", "1..000", "1.000,"]
)
def test_what_is_no_numeral(text: str) -> None:
    assert read_numeral(text) is None


def test_a_point_is_a_decimal_only_beside_a_currency() -> None:
    assert read_numeral("12.50", decimal_point=True) == Decimal("12.50")
    assert read_numeral("1.234", decimal_point=True) == 1234


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text("0123456789.,'’ \u202f-–", max_size=14))
def test_the_digits_of_a_numeral_are_all_read(text: str) -> None:
    value = read_numeral(text, decimal_point=True)
    if value is not None:
        read, printed = ("".join(c for c in each if c.isdigit()) for each in (f"{value:f}", text))
        assert read.lstrip("0") == printed.lstrip("0")


def test_signs_and_scales() -> None:
    assert scale_value("Mio.") == 10**6 and scale_value("Milliarden") == 10**9 and scale_value("") == 1
    sign = find_sign_before("um ./. ")
    assert sign is not None and is_negative(sign["sign"]) and not is_negative("+")
    assert CURRENCIES["d-mark"] == "DEM" and HUNDREDTHS["cent"] == "EUR"

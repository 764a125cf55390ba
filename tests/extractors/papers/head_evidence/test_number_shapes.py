"""Numbers of papers are read to their end or not at all."""

from __future__ import annotations

import random

import pytest

from extractors.papers.head_evidence.number_shapes import is_distinct, number_at, shape_of
from tests.extractors.papers.head_evidence.made_facts import NUMBERS

WHOLE = (
    "20-26 / V 01234", "2026-31/DS-I(A)0027", "VO/26/12345/D2", "0012-2025/DaDi", "60.1-23/2025", "14/0456-1", "III-2025-044",
    "FB01-0123/2025", "BV-StVV-12/2026", "V/II/12/0004", "VO 1.10/022/2026", "1187",
)  # fmt: skip
NONE = ("12.03.2026", "0721/1234567", "Umbau der Brücke", "12,50 €", "17:30 Uhr", "20-26 / V", "2026-03-12")


@pytest.mark.parametrize("number", (*WHOLE, *(shape.format(n=481) for shape in NUMBERS)))
@pytest.mark.parametrize("behind", ("", " an den Rat", "\nBetreff: Umbau", "\t12.03.2026"))
def test_a_number_is_read_to_its_end(number: str, behind: str) -> None:
    place = number_at(f"Nr. {number}{behind}")
    assert place is not None and f"Nr. {number}{behind}"[slice(*place)] == number


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_number_of_a_paper(text: str) -> None:
    assert number_at(text) is None


def test_numbers_of_one_source_share_their_shape_and_others_do_not() -> None:
    for shape in NUMBERS:
        shapes = {shape_of(shape.format(n=n)) for n in range(100, 999, 13)}
        assert len(shapes) == 1
    assert shape_of("2026/0123 1. Ergänzung") == shape_of("2026/0456")
    assert shape_of("VO/26/123") != shape_of("AN/26/123")


def test_distinct_numbers_say_that_they_are_one() -> None:
    assert all(is_distinct(shape.format(n=481)) for shape in NUMBERS)
    assert not any(map(is_distinct, ("1187", "12.03.2026", "5.2")))


def test_long_lines_are_read_in_linear_time() -> None:
    rng = random.Random(3)
    line = "".join(rng.choice("A1/-. V(") for _ in range(100_000))
    assert sum(number_at(line, n) is not None for n in range(0, 100_000, 997)) >= 0

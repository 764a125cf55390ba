"""A fixed small part of ``benchmarks.linearity``: kinds that once grew with the square of their size, or had no end."""

from __future__ import annotations

import pytest

from benchmarks.linearity import main

ONCE_STEEP = (
    "rows parted by tabs",
    "capitals and hyphens",
    "small letters",
    "digits",
    "amounts",
    "addresses",
)


@pytest.mark.parametrize("kind", ONCE_STEEP)
def test_four_times_the_input_costs_about_four_times_the_work(kind: str) -> None:
    assert main([kind, "--size", "5000", "--limit", "20"]) == 0

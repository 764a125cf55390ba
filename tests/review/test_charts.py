"""Charts: bars, histograms, timelines."""

from __future__ import annotations

from datetime import date

import pytest

from flows.review.charts import bars, histogram, timeline


@pytest.mark.parametrize(
    ("days", "periods"),
    [
        ([date(2024, 11, 3), date(2025, 1, 4)], ("11/2024", "12/2024", "01/2025")),
        ([date(2021, 1, 1), date(2024, 12, 31)], 16),
        ([date(2005, 1, 1), date(2024, 12, 31)], 20),
        ([date(1025, 1, 1), date(2024, 12, 31)], ("1025", "2024")),
    ],
)
def test_time_is_cut_into_as_many_periods_as_can_be_seen(days, periods):
    found = timeline({("amount", day): 2 for day in days}, {}, 240, 28)
    assert found is not None and found.series[0].count == 2 * len(days)
    assert (found.periods if isinstance(periods, tuple) else len(found.periods)) == periods
    assert sum(c.count for c in found.series[0].columns) == 2 * len(days)


def test_bars_are_as_long_as_their_share_of_the_longest():
    found = bars({"ocr": 30, "text_layer": 10}, {"ocr": "Texterkennung"})
    assert [(bar.label, bar.count, bar.width, bar.share) for bar in found] == [
        ("Texterkennung", 30, 100.0, 75),
        ("text_layer", 10, 33.3, 25),
    ]
    assert [bar.style for bar in bars({"a": 1, "b": 2}, {}, order=["a", "c", "b"])] == ["a", "b"]


def test_a_histogram_fills_its_drawing():
    low, high, none = histogram([1, 4, 0], ["0", "1", "2"], width=80, height=40)
    assert (high.height, high.y, low.height, none.height) == (40, 0, 10, 0)
    assert low.x < high.x < none.x and none.x + none.width <= 80

"""The overview counts what the tables say."""

from __future__ import annotations

from datetime import date

from flows.review.charts import bars
from flows.review.counts import Counts
from tests.support.builders import simple_result


def test_the_overview_counts_what_the_tables_say():
    counts = Counts()
    for name in "abc":
        counts.take(simple_result(name))
    assert (counts.documents, counts.pages, counts.kinds["amount"], counts.stages.total()) == (3, 3, 3, 3)
    assert counts.by_day["amount", date(2024, 3, 12)] == 3
    (bar,) = bars(counts.sources, {"text_layer": "Textebene"})
    assert (bar.label, bar.count, bar.width, bar.share) == ("Textebene", 3, 100.0, 100)

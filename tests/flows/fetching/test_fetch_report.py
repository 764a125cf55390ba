"""What is told at the end of a fetch."""

from __future__ import annotations

from flows.fetching.fetch_report import Failure, FetchSummary, Ledger


def test_failures_are_told_once_without_signs_that_move_a_terminal() -> None:
    ledger = Ledger()
    for _ in range(2):
        ledger.failed("https://rat.example/\x1b[2J", "the server answers 404")
    assert ledger.failures == {Failure("https://rat.example/?[2J", "the server answers 404")}


def test_many_failures_are_counted() -> None:
    failures = tuple(Failure(str(number), "gone") for number in range(30))
    summary = FetchSummary(failures=failures, untried=3)
    assert not summary.complete and FetchSummary().complete
    assert summary.lines()[-2:] == ["failed: 10 more", "3 files were not tried: call the same command again"]

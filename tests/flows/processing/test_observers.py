"""Who is told how far a run is: nobody, unless somebody asked here."""

from __future__ import annotations

from contextvars import Context

from flows.processing.observers import Silence, current_watcher, watch_with
from flows.processing.tasks import Outcome


def test_nobody_is_told_unless_somebody_asks() -> None:
    silent = Context().run(current_watcher)
    assert isinstance(silent, Silence)
    silent.begin(2, 1)
    silent.outcome(Outcome("a", "done"))


def test_a_watcher_is_that_of_the_flows_started_from_here() -> None:
    context, own = Context(), Silence()
    context.run(watch_with, own)
    assert context.run(current_watcher) is own and current_watcher() is not own

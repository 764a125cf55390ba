"""Who is told how far the flow is.

In a module of its own: Prefect pickles the flow with everything its function refers to, and a ``ContextVar`` does not pickle.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextvars import ContextVar

from flows.processing.supervisor import Watcher
from flows.processing.tasks import Outcome

_WATCHER: ContextVar[Watcher] = ContextVar("watcher")


def watch_with(watcher: Watcher) -> None:
    """Let ``watcher`` know how far the flows are that are started from here."""
    _WATCHER.set(watcher)


def current_watcher() -> Watcher:
    """Who wants to know; one that says nothing when nobody does."""
    return _WATCHER.get(Silence())


class Silence:
    """Takes every word and keeps it to itself."""

    def begin(self, documents: int, to_do: int) -> None:
        """Nothing."""

    def outcome(self, outcome: Outcome) -> None:
        """Nothing."""

    def in_hand(self, paths: Sequence[str]) -> None:
        """Nothing."""

    def releasing(self) -> None:
        """Nothing."""

"""The watcher that says nothing."""

from __future__ import annotations

from collections.abc import Sequence

from flows.work import Outcome


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

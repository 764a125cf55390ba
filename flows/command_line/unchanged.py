"""A run that has nothing to read, without Prefect: no server is started for it, which takes most of its time."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from flows.configuration.settings import CurateSettings
from flows.processing.supervisor import Pool, Watcher
from flows.processing.tasks import Outcome, RunContext
from flows.publication.publish import RunSummary
from flows.run import run


def released_unchanged(raw_dir: Path, out_dir: Path, settings: CurateSettings, watcher: Watcher) -> RunSummary | None:
    """The release of what is known already; None, and nothing done, when a document has to be read or a server is set.

    With a server of the operator's the run goes through Prefect in any case: there people look for it.

    Raises:
        SetupError: as ``flows.run.run``.
    """
    if has_server():
        return None
    try:
        return run(raw_dir, out_dir, settings, _no_workers, _OnlyUnchanged(watcher))
    except _WorkToDo:
        return None


def has_server() -> bool:
    """Whether the environment or a profile of Prefect's names a server."""
    if os.environ.get("PREFECT_API_URL"):
        return True
    home = Path(os.environ.get("PREFECT_HOME") or Path.home() / ".prefect")
    try:
        return "PREFECT_API_URL" in (home / "profiles.toml").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False


class _WorkToDo(Exception):
    """A document has to be read."""


@dataclass(frozen=True, slots=True)
class _OnlyUnchanged:
    """Passes on what it hears, unless there is work: then it stops the run before anything is done."""

    watcher: Watcher

    def begin(self, documents: int, to_do: int) -> None:
        """Pass it on when nothing is to be read.

        Raises:
            _WorkToDo: something is.
        """
        if to_do:
            raise _WorkToDo
        self.watcher.begin(documents, to_do)

    def outcome(self, outcome: Outcome) -> None:
        """Pass it on."""
        self.watcher.outcome(outcome)

    def in_hand(self, paths: Sequence[str]) -> None:
        """Pass it on."""
        self.watcher.in_hand(paths)

    def releasing(self) -> None:
        """Pass it on."""
        self.watcher.releasing()


def _no_workers(_context: RunContext) -> Callable[[int], AbstractContextManager[Pool]]:
    def opened(_workers: int) -> AbstractContextManager[Pool]:
        raise _WorkToDo

    return opened

"""What the operator sees while a run works: a live line on a terminal, plain lines in a log."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Protocol, Self

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from flows.command_line.pace import Pace
from flows.processing.supervisor import Watcher
from flows.processing.tasks import Outcome

_EVERY = 5.0  # seconds between plain lines
_WIDTH = 60  # of a shown path, its end counts


class Display(Watcher, Protocol):
    """A watcher that is opened and closed."""

    def __enter__(self) -> Self:
        """Begin to show."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop showing, whatever happened."""


def display_for(console: Console) -> Display:
    """A live display where somebody can watch it, plain lines elsewhere: in a log, and in a terminal that can redraw nothing."""
    return LiveDisplay(console) if console.is_terminal and not console.is_dumb_terminal else PlainDisplay(console)


class LiveDisplay:
    """A bar with documents done, failures and the file in hand, redrawn in place."""

    def __init__(self, console: Console) -> None:
        self._failed = 0
        self._pace = Pace()
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TextColumn("{task.fields[failed]}"),
            TimeElapsedColumn(),
            TextColumn("{task.fields[pace]}"),
            TextColumn("{task.fields[current]}"),
            console=console,
            transient=True,
        )
        self._task: TaskID = self._progress.add_task("starting", total=None, failed="", current="", pace="")

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def begin(self, documents: int, to_do: int) -> None:
        """Show the number of documents to read."""
        self._pace = Pace(to_do)
        self._progress.update(self._task, description="reading", total=to_do)

    def outcome(self, outcome: Outcome) -> None:
        """Move on by one document."""
        self._pace.take(outcome.page_count)
        if outcome.state in ("failed", "untried"):
            self._failed += 1
        failed = f"[red]{self._failed} failed[/]" if self._failed else ""
        self._progress.update(self._task, advance=1, failed=failed, pace=self._pace.said())

    def in_hand(self, paths: Sequence[str]) -> None:
        """Show one of the files in hand."""
        self._progress.update(self._task, current=escape(_shown(paths)))

    def releasing(self) -> None:
        """Show that only the release is left."""
        self._progress.update(self._task, description="releasing", current="")


@dataclass(slots=True)
class PlainDisplay:
    """A line every few seconds and for every failure: for logs, pipes and CI."""

    console: Console
    _pace: Pace = field(default_factory=Pace)
    _failed: int = 0
    _paths: Sequence[str] = field(default_factory=tuple)
    _last: float = 0.0

    def __enter__(self) -> Self:
        self._say("starting")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing is open."""

    def begin(self, documents: int, to_do: int) -> None:
        """Say what lies ahead."""
        self._pace = Pace(to_do)
        self._say(f"{documents} documents, {documents - to_do} unchanged, {to_do} to read")

    def outcome(self, outcome: Outcome) -> None:
        """Say failures at once, the rest now and then."""
        self._pace.take(outcome.page_count)
        if outcome.state in ("failed", "untried"):
            self._failed += 1
            reason = f": {outcome.issue.path} {outcome.issue.code}" if outcome.issue else ""
            self._say(f"failed{reason}")
        self._now_and_then(at_once=self._pace.done == self._pace.to_do)

    def in_hand(self, paths: Sequence[str]) -> None:
        """Say now and then what is in hand."""
        self._paths = paths
        self._now_and_then(at_once=False)

    def releasing(self) -> None:
        """Say that only the release is left."""
        self._say("writing the release")

    def _now_and_then(self, *, at_once: bool) -> None:
        now = time.monotonic()
        if at_once or now - self._last >= _EVERY:
            self._last = now
            current = "" if at_once or not self._paths else f", now {_shown(self._paths)}"
            pace = f", {said}" if (said := self._pace.said()) else ""
            self._say(f"{self._pace.done}/{self._pace.to_do} documents, {self._failed} failed{pace}{current}")

    def _say(self, line: str) -> None:
        clean = "".join(c if c.isprintable() else "?" for c in line)
        self.console.print(clean, markup=False, highlight=False, soft_wrap=True)


def _shown(paths: Sequence[str]) -> str:
    if not paths:
        return ""
    path = "".join(c if c.isprintable() else "?" for c in paths[0])
    return path if len(path) <= _WIDTH else "…" + path[1 - _WIDTH :]

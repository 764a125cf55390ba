"""A run as JSON lines, for logs that machines read: counts, codes and ids, never a path or a word of a document."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from types import TracebackType
from typing import Self, TextIO

from flows.command_line.pace import Pace
from flows.processing.tasks import Outcome
from flows.publication.publish import RunSummary

_EVERY = 5.0  # seconds between lines about progress
_ID_DIGITS = 12  # of a document's id: what names it to people elsewhere, too

Value = str | int | float | None | dict[str, int]


class JsonLog:
    """A display that writes one JSON object a line: ``time`` (UTC), ``event`` and what belongs to it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._pace = Pace()
        self._states: Counter[str] = Counter()
        self._last = 0.0

    def __enter__(self) -> Self:
        self._write("starting")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._write("stopped", reason=kind.__name__)

    def begin(self, documents: int, to_do: int) -> None:
        """Say what lies ahead."""
        self._pace = Pace(to_do)
        self._write("begin", documents=documents, to_read=to_do)

    def outcome(self, outcome: Outcome) -> None:
        """A line for each document that was not read, and one now and then for how far the run is."""
        self._pace.take(outcome.page_count)
        self._states[outcome.state] += 1
        if outcome.state in ("failed", "untried"):
            code = outcome.issue.code if outcome.issue else None
            self._write("document", document_id=outcome.document_id[:_ID_DIGITS], state=outcome.state, code=code)
        self._progress(at_once=self._pace.done == self._pace.to_do)

    def in_hand(self, paths: Sequence[str]) -> None:
        """Nothing of the paths, which may name people."""
        self._progress(at_once=False)

    def releasing(self) -> None:
        """Say that only the release is left."""
        self._write("releasing")

    def ended(self, summary: RunSummary) -> None:
        """Say what was released, in counts."""
        release = summary.release
        self._write(
            "released" if release else "refused",
            version=release.version if release else None,
            documents=summary.documents,
            read=summary.worked,
            failed=len(summary.failures),
            withheld=release.withheld if release else None,
            rows=dict(release.rows) if release else None,
        )

    def _progress(self, *, at_once: bool) -> None:
        now = time.monotonic()
        if not at_once and now - self._last < _EVERY:
            return
        self._last, pace = now, self._pace
        left = pace.seconds_left
        self._write(
            "progress",
            done=pace.done,
            to_read=pace.to_do,
            pages=pace.pages,
            pages_a_minute=round(pace.pages_a_minute),
            seconds=round(pace.seconds),
            seconds_left=None if left is None else round(left),
            states=dict(sorted(self._states.items())),
        )

    def _write(self, event: str, **about: Value) -> None:
        stamp = datetime.now(UTC).isoformat(timespec="milliseconds")
        self._stream.write(json.dumps({"time": stamp, "event": event, **about}) + "\n")
        self._stream.flush()

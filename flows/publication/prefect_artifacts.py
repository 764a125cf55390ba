"""What stays in Prefect of a run: how far it is, a summary to read, a list of failures, and an event for each release."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from prefect.artifacts import (
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)
from prefect.events import emit_event

from flows.processing.supervisor import Watcher
from flows.processing.tasks import Outcome
from flows.publication.publish import RunSummary
from flows.publication.summary import summary_markdown

MOST_ROWS = 1_000  # of the list of failures; the rest is in the release's issues table
RELEASED, REFUSED = "aktenklar.release.published", "aktenklar.release.refused"
"""Events that automations can wait for; only a release with new content is published."""

_EVERY = 15.0  # seconds between updates of the progress
_ALL = 100.0  # percent


def leave_artifacts(summary: RunSummary) -> None:
    """Write the run's artifacts, under keys that make each run a new version of the last, and emit its event."""
    create_markdown_artifact(summary_markdown(summary), key="curate-summary", description="What this run did.")
    if summary.failures:
        rows = [
            {"path": f.path, "code": f.code, "message": f.message, "retried by the next run": f.will_retry}
            for f in summary.failures[:MOST_ROWS]
        ]
        create_table_artifact(rows, key="curate-failures", description="Documents that could not be read.")
    _emit(summary)


def _emit(summary: RunSummary) -> None:
    """An event with counts alone, where something new was released or nothing could be."""
    release = summary.release
    if release is not None and not release.created:
        return
    payload = {"documents": summary.documents, "read": summary.worked, "failed": len(summary.failures)}
    name = f"aktenklar.release.{release.version if release else 'none'}"
    emit_event(RELEASED if release else REFUSED, resource={"prefect.resource.id": name}, payload=payload)


@dataclass(slots=True)
class ProgressArtifact:
    """Passes on what it hears, and keeps a progress artifact of the documents read. A server that refuses costs only that."""

    watcher: Watcher
    _artifact: UUID | None = None
    _to_do: int = 0
    _done: int = 0
    _last: float = 0.0

    def begin(self, documents: int, to_do: int) -> None:
        """Begin with nothing read; a run that has nothing to read has no progress."""
        self.watcher.begin(documents, to_do)
        self._to_do, self._last = to_do, time.monotonic()
        if to_do:
            with suppress(Exception):
                made = create_progress_artifact(0.0, key="curate-progress", description="Documents read.")
                self._artifact = made if isinstance(made, UUID) else None  # typed as if it could be awaited

    def outcome(self, outcome: Outcome) -> None:
        """Move on by one document; the server hears of it now and then."""
        self.watcher.outcome(outcome)
        self._done += 1
        if self._done == self._to_do or time.monotonic() - self._last >= _EVERY:
            self._update()

    def in_hand(self, paths: Sequence[str]) -> None:
        """Pass it on."""
        self.watcher.in_hand(paths)

    def releasing(self) -> None:
        """Pass it on."""
        self.watcher.releasing()

    def _update(self) -> None:
        self._last = time.monotonic()
        if self._artifact is not None:
            with suppress(Exception):
                update_progress_artifact(self._artifact, min(_ALL, _ALL * self._done / max(1, self._to_do)))

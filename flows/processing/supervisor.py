"""Hands jobs to a pool of worker processes and survives the death of any of them.

Jobs go out in a window, so that a hundred thousand of them are never all in flight. When a worker dies – native crash, out
of memory, hard time limit – the whole pool is broken (``concurrent.futures`` cannot tell who died). Files say which
documents were in progress: these are suspects and are tried once more, each alone in a process of its own, after everything
else is done. The one that kills its process again is quarantined; all the others are simply done.
"""

from __future__ import annotations

import os
import queue
import signal
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import Protocol

from curated.errors import SetupError
from flows.processing.in_progress import DocumentsInProgress
from flows.processing.tasks import DocumentJob, Outcome, PageJob, issue_about

Work = tuple[DocumentJob, ...] | PageJob
"""What one task does: a batch of documents, or a share of one document's pages."""

_WINDOW = 4  # tasks in flight per worker
_TICK = 0.5  # seconds between looks at what is in progress
_TASK_ATTEMPTS = 12  # of a document whose tasks end by trouble of Prefect's, such as a server that starts anew …
_PAUSE = 5.0  # … and seconds without new tasks after each such end: a server takes a while to be there again
_START_ATTEMPTS = 3  # pools that may break with nothing in hand before we believe that workers cannot start


class Pending(Protocol):
    """A task in flight, as Prefect's futures are."""

    def add_done_callback(self, fn: Callable[[Pending], None]) -> None:
        """Call ``fn`` when the task is done."""

    def result(self, timeout: float | None = None) -> Sequence[Outcome]:
        """The task's outcomes; raises what the task raised, or ``BrokenProcessPool``."""


class Pool(Protocol):
    """Worker processes that take work."""

    def submit(self, work: Work) -> Pending:
        """Hand out one task."""


class Listener(Protocol):
    """Whoever wants to know how far the work is."""

    def outcome(self, outcome: Outcome) -> None:
        """One document is finished, one way or another."""

    def in_hand(self, paths: Sequence[str]) -> None:
        """These documents are being worked on."""


class Watcher(Listener, Protocol):
    """Whoever wants to know how far the whole run is."""

    def begin(self, documents: int, to_do: int) -> None:
        """The input is known: so many documents, so many of them to be read."""

    def releasing(self) -> None:
        """All documents are done; the release is being written."""


@dataclass(slots=True, kw_only=True)
class Supervisor:
    """One run's workers. ``open_pool(n)`` starts a pool of n processes; ``is_done`` says whether a work file is there."""

    open_pool: Callable[[int], AbstractContextManager[Pool]]
    workers: int
    in_progress: DocumentsInProgress
    is_done: Callable[[str], bool]
    crashed: Callable[[DocumentJob], Outcome]
    listener: Listener
    split_pages: int = 8
    pause: float = _PAUSE
    _queue: deque[Work] = field(default_factory=deque)
    _shares: dict[str, int] = field(default_factory=dict)  # shares still out, by document
    _waiting: dict[str, DocumentJob] = field(default_factory=dict)  # split documents, by id
    _suspects: dict[str, DocumentJob] = field(default_factory=dict)
    _lost: Counter[str] = field(default_factory=Counter)  # tasks that ended without an answer, by document
    _resume: float = 0.0  # monotonic seconds before which no task is handed out

    def work(self, batches: Iterable[tuple[DocumentJob, ...]]) -> None:
        """Do all batches; every document of them is reported to the watcher exactly once.

        Raises:
            SetupError: worker processes die before they have taken anything in hand.
        """
        self._queue.extend(batches)
        empty_handed = 0
        while self._queue:
            broke_with = self._one_pool(self.workers)
            empty_handed = empty_handed + 1 if broke_with == () else 0
            if empty_handed >= _START_ATTEMPTS:
                raise SetupError(
                    "Worker processes die as they start: check memory limits of this machine or container."
                )
        for job in list(self._suspects.values()):
            self._alone(job)

    def _one_pool(self, workers: int) -> tuple[str, ...] | None:
        """Work until the queue is empty (None) or the pool breaks (ids of the documents that were in hand)."""
        flying: dict[Pending, Work] = {}
        done: queue.SimpleQueue[Pending] = queue.SimpleQueue()
        with self.open_pool(workers) as pool, self._hands_off_when_stopped():
            while self._queue or flying:
                if not self._hand_out(pool, flying, done, _WINDOW * workers):
                    break
                try:
                    finished = done.get(timeout=_TICK)
                except queue.Empty:
                    self.listener.in_hand(self.in_progress.paths())
                    continue
                try:
                    self._take(flying[finished], finished.result())
                except (BrokenProcessPool, CancelledError):
                    break
                except Exception as error:  # of Prefect, not of a document: the server is gone, say
                    self._lose(flying[finished], error)
                del flying[finished]
            else:
                return None
        return self._sort_out(flying)

    def _hand_out(self, pool: Pool, flying: dict[Pending, Work], done: queue.SimpleQueue[Pending], most: int) -> bool:
        """Give the pool work until it has ``most``; False when it has broken meanwhile and takes no more."""
        while self._queue and len(flying) < most and time.monotonic() >= self._resume:
            try:
                pending = pool.submit(self._queue[0])
            except BrokenProcessPool:
                return False
            flying[pending] = self._queue.popleft()
            pending.add_done_callback(done.put)
        return True

    @contextmanager
    def _hands_off_when_stopped(self) -> Iterator[None]:
        """When the operator stops the run, end the workers in the middle of their documents instead of waiting for them."""
        try:
            yield
        except BaseException:  # Ctrl-C, or what Prefect makes of SIGTERM
            for pid in self.in_progress.process_ids():
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            raise

    def _take(self, work: Work, outcomes: Sequence[Outcome]) -> None:
        if isinstance(work, PageJob):
            self._share_back(work.document)
            return
        for job, outcome in zip(work, outcomes, strict=True):
            if outcome.state == "split":
                self._split(job, outcome.pages)
            else:
                self.listener.outcome(outcome)
        self.listener.in_hand(self.in_progress.paths())

    def _lose(self, work: Work, error: Exception, *, are_last: bool = False) -> None:
        """A task ended without telling anything: hand its documents out again, unless they ``are_last`` or it was often."""
        if isinstance(work, PageJob):
            self._share_back(work.document)
            return
        message = f"its task ended with {type(error).__name__}: check the Prefect server, then run again"
        undone = tuple(job for job in work if job.again or not self.is_done(job.document_id))
        for job in set(work) - set(undone):
            self.listener.outcome(Outcome(job.document_id, "done"))
        if undone and not are_last:
            self._resume = time.monotonic() + self.pause
            self._lost.update(job.document_id for job in undone)
            again = tuple(job for job in undone if self._lost[job.document_id] < _TASK_ATTEMPTS)
            self._queue.extend([again] if again else [])
            undone = tuple(set(undone) - set(again))
        for job in undone:
            self.listener.outcome(Outcome(job.document_id, "untried", issue_about(job, "TASK_FAILED", message)))

    def _split(self, job: DocumentJob, pages: tuple[int, ...]) -> None:
        """Put the pages of a long scan at the head of the queue, in shares; the document itself follows them."""
        # At least as many shares as workers, so that all have something to do; none larger than set.
        size = max(1, min(self.split_pages, -(-len(pages) // self.workers)))
        shares = [PageJob(job, pages[i : i + size]) for i in range(0, len(pages), size)]
        self._shares[job.document_id] = len(shares)
        self._waiting[job.document_id] = job
        self._queue.extendleft(reversed(shares))

    def _share_back(self, job: DocumentJob) -> None:
        if job.document_id not in self._shares:
            return  # the document became a suspect meanwhile
        self._shares[job.document_id] -= 1
        if not self._shares[job.document_id]:
            del self._shares[job.document_id], self._waiting[job.document_id]
            self._queue.appendleft((replace(job, whole=True),))

    def _sort_out(self, flying: dict[Pending, Work]) -> tuple[str, ...]:
        """After a crash: keep what was finished, set the suspects aside, and queue the rest again."""
        held = self.in_progress.document_ids()
        for pending, work in flying.items():
            try:
                self._take(work, pending.result(timeout=_TICK))
            except Exception:  # broken pool, cancelled, or not finished in time: all the same now
                self._queue_again(work, held)
        for document_id in held:
            self._drop_shares(document_id)
        self.in_progress.clear()
        return held

    def _queue_again(self, work: Work, held: tuple[str, ...]) -> None:
        if isinstance(work, PageJob):
            if work.document.document_id in held:
                self._suspects[work.document.document_id] = replace(work.document, whole=True)
            else:
                self._queue.append(work)
            return
        for job in work:
            if job.document_id in held and (job.again or not self.is_done(job.document_id)):
                self._suspects[job.document_id] = replace(job, whole=True)
        if rest := tuple(job for job in work if job.document_id not in self._suspects):
            self._queue.append(rest)

    def _drop_shares(self, document_id: str) -> None:
        """A suspect is done whole, by one process; its shares are not wanted any more."""
        if self._shares.pop(document_id, None) is not None:
            job = self._waiting.pop(document_id)
            self._suspects[document_id] = replace(job, whole=True)
            kept = [w for w in self._queue if not (isinstance(w, PageJob) and w.document.document_id == document_id)]
            self._queue = deque(kept)

    def _alone(self, job: DocumentJob) -> None:
        with self.open_pool(1) as pool, self._hands_off_when_stopped():
            self.listener.in_hand((job.source_path,))
            try:
                (outcome,) = pool.submit((job,)).result()
            except (BrokenProcessPool, CancelledError):
                outcome = self.crashed(job)
            except Exception as error:
                self._lose((job,), error, are_last=True)
                return
        self.in_progress.clear()
        self.listener.outcome(outcome)

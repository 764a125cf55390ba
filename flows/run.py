"""One run from RAW to a release, without Prefect: who hands out the work is passed in."""

from __future__ import annotations

import fcntl
import heapq
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from curated.errors import SetupError
from curated.records import Issue
from curated.work_files.store import WORK_FOLDER
from flows.configuration.preflight import preflight
from flows.configuration.settings import CurateSettings
from flows.inputs.discover import Discovery, discover
from flows.inputs.identities import known_identities
from flows.processing.in_progress import DocumentsInProgress
from flows.processing.supervisor import Listener, Pool, Supervisor, Watcher
from flows.processing.tasks import DocumentJob, Outcome, RunContext, quarantine
from flows.publication.last_run import forget_last_run, last_run
from flows.publication.publish import RunSummary, release_found

MOST_TASKS = 1_000
"""Task runs per flow run that Prefect's server takes without trouble; beyond it pieces of work grow instead."""

# Measured on the sample papers and 100 one-page texts (docs/scale.md); they only share out work and change no result.
_SECONDS_A_DOCUMENT = 0.03
_SECONDS_A_TEXT_BYTE = 15e-6  # a page of 3,000 bytes: 45 ms
_SECONDS_A_BYTE = 30e-6  # of PDF and pictures: a scanned page of 150 kB takes 4.5 s, a born-digital one is read faster
_TEXT_SUFFIXES = frozenset({".txt", ".md", ".html", ".htm"})
_PIECE = 4.0  # seconds: a dozen times what a task costs beside reading, and not long to wait for
_LEAST_PIECE = 1.0  # seconds: shorter pieces cost more to hand out than they bring by being shared
_PIECES_PER_WORKER = 4

OpenPool = Callable[[RunContext], Callable[[int], AbstractContextManager[Pool]]]


def run(raw_dir: Path, out_dir: Path, settings: CurateSettings, open_pool: OpenPool, watcher: Watcher) -> RunSummary:
    """Read what is new in RAW and release everything.

    Raises:
        SetupError: a check of ``preflight`` failed, or another run works on OUT.
    """
    ready = preflight(raw_dir, out_dir, settings)
    with _only_run(out_dir) as in_progress:
        before = last_run(ready.raw_dir, out_dir, settings, ready.fingerprints)
        if (unchanged := before.summary()) is not None:
            watcher.begin(unchanged.documents, 0)
            return unchanged
        identities = known_identities(out_dir)
        found = discover(ready.raw_dir, identities)
        identities.keep(out_dir)
        context = RunContext(
            out_dir=out_dir.resolve(),
            in_progress=in_progress.folder.resolve(),
            settings=settings.read_settings(),
            fingerprints=ready.fingerprints,
            split_pages=settings.split_pages,
            feedback=ready.feedback,
        )
        jobs = list(_to_do(found, ready.raw_dir, context, retry_failed=settings.retry_failed))
        watcher.begin(len(found.documents), len(jobs))
        untried = _work_through(jobs, context, settings, open_pool, watcher)
        watcher.releasing()
        unmet = ready.feedback.unmet_documents({d.document_id for d in found.documents})
        found = replace(found, issues=(*found.issues, *unmet))
        summary = release_found(
            found=found,
            worked=len(jobs),
            untried=untried,
            fingerprints=ready.fingerprints,
            out_dir=out_dir,
            settings=settings,
        )
        if all(_is_final(job, context) for job in jobs):
            before.keep(summary)
        else:  # a reading was cut short: the next run has something to read
            forget_last_run(out_dir)
        return summary


def _is_final(job: DocumentJob, context: RunContext) -> bool:
    return context.store.is_final(job.document_id, context.under(job.force, job.document_id).fingerprint)


def _to_do(found: Discovery, root: Path, context: RunContext, *, retry_failed: bool) -> Iterator[DocumentJob]:
    """The documents without a work file or with one of a reading that was cut short; with ``retry_failed`` failed ones, too."""
    for document in found.documents:
        job = DocumentJob(
            root / document.path,
            document.document_id,
            document.source_path,
            document.byte_size,
            force=document.facts.force,
        )
        wanted = context.under(job.force, job.document_id).fingerprint
        if not context.store.is_final(job.document_id, wanted):
            yield replace(job, again=context.store.has(job.document_id, wanted))
        elif retry_failed:
            kept = context.store.load(job.document_id, wanted)
            if kept is None or kept.document.status == "failed":
                yield replace(job, again=True)


def in_batches(
    jobs: Sequence[DocumentJob], *, workers: int = 1, most: int = MOST_TASKS
) -> list[tuple[DocumentJob, ...]]:
    """Pieces of work of a few seconds each, at most ``most``, the costly documents first; none is a small document alone.

    A task of Prefect's costs as much as reading five pages of text. There are a few pieces for each worker, so that the last ones
    to work have not long to wait.
    """
    costs = {job.document_id: estimated_seconds(job) for job in jobs}
    total = sum(costs.values())
    wanted = max(math.ceil(total / _PIECE), min(_PIECES_PER_WORKER * workers, math.ceil(total / _LEAST_PIECE)))
    costly_first = sorted(jobs, key=lambda j: (-costs[j.document_id], j.source_path))
    pieces: list[list[DocumentJob]] = [[] for _ in range(max(1, min(wanted, most, len(jobs))))]
    loads = [(0.0, n) for n in range(len(pieces))]
    for job in costly_first:
        load, number = heapq.heappop(loads)
        heapq.heappush(loads, (load + costs[job.document_id], number))
        pieces[number].append(job)
    return [tuple(piece) for piece in pieces if piece]


def estimated_seconds(job: DocumentJob) -> float:
    """Processor seconds that reading the document may take, told from its name and size alone.

    Counting pages means opening the files, and that is work for the workers.
    """
    is_text = job.path.suffix.lower() in _TEXT_SUFFIXES
    return _SECONDS_A_DOCUMENT + job.byte_size * (_SECONDS_A_TEXT_BYTE if is_text else _SECONDS_A_BYTE)


@contextmanager
def _only_run(out_dir: Path) -> Iterator[DocumentsInProgress]:
    """Hold OUT for this run alone; gives what is in progress there. The lock goes with the process, even a killed one."""
    work = out_dir / WORK_FOLDER
    try:
        (work / "running").mkdir(parents=True, exist_ok=True)
        lock = (work / "lock").open("w")
    except OSError as error:
        raise SetupError(f"Cannot write to {out_dir} ({error.strerror}): choose another output folder.") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise SetupError(
                f"Another run is working on {out_dir}: wait for it, or choose another output folder."
            ) from error
        in_progress = DocumentsInProgress(work / "running")
        in_progress.clear()
        yield in_progress


def _work_through(
    jobs: Sequence[DocumentJob], context: RunContext, settings: CurateSettings, open_pool: OpenPool, watcher: Watcher
) -> Mapping[str, Issue]:
    """Read all documents; returns why, by document id, for those that the next run must try again."""
    ledger = _Ledger(watcher)
    wanted = {job.document_id: context.under(job.force, job.document_id).fingerprint for job in jobs}
    supervisor = Supervisor(
        open_pool=open_pool(context),
        workers=settings.worker_count,
        in_progress=DocumentsInProgress(context.in_progress),
        is_done=lambda document_id: context.store.has(document_id, wanted[document_id]),
        crashed=lambda job: quarantine(job, context),
        listener=ledger,
        split_pages=settings.split_pages,
    )
    if jobs:
        supervisor.work(in_batches(jobs, workers=settings.worker_count))
    return ledger.untried


@dataclass(slots=True)
class _Ledger:
    """Passes on what happens and remembers what has no work file."""

    listener: Listener
    untried: dict[str, Issue] = field(default_factory=dict)

    def outcome(self, outcome: Outcome) -> None:
        if outcome.state == "untried" and outcome.issue:
            self.untried[outcome.document_id] = outcome.issue
        self.listener.outcome(outcome)

    def in_hand(self, paths: Sequence[str]) -> None:
        self.listener.in_hand(paths)

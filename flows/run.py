"""One run from RAW to a release, without Prefect: who hands out the work is passed in."""

from __future__ import annotations

import fcntl
import heapq
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
from flows.processing.in_progress import DocumentsInProgress
from flows.processing.supervisor import Listener, Pool, Supervisor, Watcher
from flows.processing.tasks import DocumentJob, Outcome, RunContext, quarantine
from flows.publication.publish import RunSummary, release_found

MOST_TASKS = 1_000
"""Task runs per flow run that Prefect's server takes without trouble; beyond it documents go in batches."""

OpenPool = Callable[[RunContext], Callable[[int], AbstractContextManager[Pool]]]


def run(raw_dir: Path, out_dir: Path, settings: CurateSettings, open_pool: OpenPool, watcher: Watcher) -> RunSummary:
    """Read what is new in RAW and release everything.

    Raises:
        SetupError: a check of ``preflight`` failed, or another run works on OUT.
    """
    ready = preflight(raw_dir, out_dir, settings)
    found = discover(ready.raw_dir)
    with _only_run(out_dir) as in_progress:
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
        return release_found(
            found=found,
            worked=len(jobs),
            untried=untried,
            fingerprints=ready.fingerprints,
            out_dir=out_dir,
            settings=settings,
        )


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


def in_batches(jobs: Sequence[DocumentJob], most: int = MOST_TASKS) -> list[tuple[DocumentJob, ...]]:
    """At most ``most`` batches of about equal bytes, large documents first; one document each while they suffice.

    Bytes stand for pages: counting pages means opening the files, and that is work for the workers.
    """
    largest_first = sorted(jobs, key=lambda j: (-j.byte_size, j.source_path))
    if len(jobs) <= most:
        return [(job,) for job in largest_first]
    bins: list[tuple[int, int, list[DocumentJob]]] = [(0, n, []) for n in range(most)]
    for job in largest_first:
        size, number, batch = heapq.heappop(bins)
        heapq.heappush(bins, (size + job.byte_size, number, [*batch, job]))
    return [tuple(batch) for _, _, batch in sorted(bins, key=lambda b: b[1])]


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
        supervisor.work(in_batches(jobs))
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

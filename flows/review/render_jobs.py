"""Draws the pages of all documents of a release that have no picture yet, in worker processes with the limits of reading.

Documents are hostile: a page that crashes the renderer costs its document the pictures, never the run. The supervisor that reads
documents hands out this work, too.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from curated.errors import TerminalError, TransientError
from curated.work_files.store import WORK_FOLDER
from extractors.base.settings import Limits, ReadSettings
from extractors.pages.read import count_pages
from extractors.pages.sources import open_source
from flows.processing.in_progress import DocumentsInProgress
from flows.processing.resource_limits import OutOfTime, limits
from flows.processing.supervisor import Pending, Supervisor, Work
from flows.processing.tasks import DocumentJob, Outcome, PageJob
from flows.processing.worker_setup import stay_with_the_run
from flows.review.image_store import PictureStore
from flows.review.page_image import drawer

_SPLIT_PAGES = 40  # pages from which several workers draw one document
_SECONDS = 60.0  # of processor for a document, and for each page of it:
_SECONDS_PER_PAGE = 5.0
_WALL_PER_PROCESSOR_SECOND = 3
_NO_VERDICT = frozenset(
    {"FILE_UNREADABLE", "FILE_CHANGED"}
)  # the file has gone or is another: nothing about these bytes


@dataclass(frozen=True, slots=True)
class RenderContext:
    """Where pictures are made: the same for all documents."""

    out_dir: Path
    in_progress: Path
    limits: Limits

    @property
    def store(self) -> PictureStore:
        """The pictures."""
        return PictureStore(self.out_dir)


def draw_missing(jobs: Sequence[DocumentJob], out_dir: Path, bounds: Limits, workers: int) -> None:
    """Draw every page of the documents that has no picture yet; afterwards all of them are done, one way or another.

    Raises:
        SetupError: worker processes die as they start.
        OSError: the file system refuses.
    """
    store = PictureStore(out_dir.resolve())
    missing = [job for job in jobs if not store.is_done(job.document_id)]
    if not missing:
        return
    in_progress = DocumentsInProgress(store.out_dir / WORK_FOLDER / "drawing")
    in_progress.folder.mkdir(parents=True, exist_ok=True)
    in_progress.clear()
    context = RenderContext(store.out_dir, in_progress.folder, bounds)

    def give_up(job: DocumentJob) -> Outcome:
        store.finish(job.document_id, "WORKER_CRASHED")
        return Outcome(job.document_id, "failed")

    supervisor = Supervisor(
        open_pool=lambda count: _pool(count, context),
        workers=max(1, min(workers, len(missing))) if len(missing) > 1 else workers,
        in_progress=in_progress,
        is_done=store.is_done,
        crashed=give_up,
        listener=_Silent(),
        split_pages=_SPLIT_PAGES,
    )
    supervisor.work([(job,) for job in missing])


def draw(work: Work, context: RenderContext) -> list[Outcome]:
    """Draw one batch of documents, or a share of one document's pages. Runs in a worker."""
    if isinstance(work, PageJob):
        return [_draw_document(work.document, context, work.pages)]
    return [_draw_document(job, context) for job in work]


def _draw_document(job: DocumentJob, context: RenderContext, share: tuple[int, ...] = ()) -> Outcome:
    """Draw the missing pages of a document, or only those of ``share``; a verdict on its bytes is written down."""
    try:
        with DocumentsInProgress(context.in_progress).working_on(job.document_id, job.source_path):
            fault, waiting = _draw_pages(job, context, share)
    except (OSError, TransientError):  # of the machine: the next run tries again
        return Outcome(job.document_id, "untried")
    except TerminalError as error:
        fault, waiting = error.code, ()
    except OutOfTime:
        fault, waiting = "DOCUMENT_TIMEOUT", ()
    except MemoryError:
        fault, waiting = "MEMORY_EXCEEDED", ()
    except Exception:  # of a library, on damaged bytes
        fault, waiting = "PAGE_DAMAGED", ()
    if share or waiting:
        return Outcome(job.document_id, "split", pages=share or waiting)
    if fault not in _NO_VERDICT:
        context.store.finish(job.document_id, fault)
    return Outcome(job.document_id, "failed" if fault else "done")


def _draw_pages(job: DocumentJob, context: RenderContext, share: tuple[int, ...]) -> tuple[str, tuple[int, ...]]:
    """The last trouble with a page (empty for none), and the pages that several workers had better share."""
    with limits(_SECONDS, _WALL_PER_PROCESSOR_SECOND * _SECONDS, context.limits.memory_bytes):
        source = open_source(job.path, context.limits)
        if source.document_id != job.document_id:
            return "FILE_CHANGED", ()
        if source.kind == "text":
            return "text", ()
        pages = min(count_pages(source, ReadSettings(limits=context.limits)), context.limits.pages)
    wanted = share or tuple(n for n in range(1, pages + 1) if not context.store.path(job.document_id, n).is_file())
    if len(wanted) > _SPLIT_PAGES and not (share or job.whole):
        return "", wanted
    fault, seconds = "", _SECONDS + _SECONDS_PER_PAGE * len(wanted)
    with (
        limits(seconds, _WALL_PER_PROCESSOR_SECOND * seconds, context.limits.memory_bytes),
        drawer(source, context.limits) as picture_of,
    ):
        for number in wanted:
            try:
                context.store.put(job.document_id, number, picture_of(number))
            except TerminalError as error:
                fault = error.code
    return fault, ()


@dataclass(frozen=True, slots=True)
class _Pool:
    executor: ProcessPoolExecutor
    context: RenderContext

    def submit(self, work: Work) -> Pending:
        return self.executor.submit(draw, work, self.context)


@contextmanager
def _pool(workers: int, context: RenderContext) -> Iterator[_Pool]:
    # Fresh interpreters: a fork of a process with threads, as Prefect's is, may lock up.
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=spawn, initializer=stay_with_the_run) as executor:
        yield _Pool(executor, context)


@dataclass(frozen=True, slots=True)
class _Silent:
    def outcome(self, outcome: Outcome) -> None:
        """Nobody asks; the store knows."""

    def in_hand(self, paths: Sequence[str]) -> None:
        """Nobody asks."""

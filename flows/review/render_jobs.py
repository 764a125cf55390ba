"""Draws the pages of all documents of a release that have no picture yet, in worker processes with the limits of reading.

Documents are hostile: a page that crashes the renderer costs its document the pictures, never the run. The crew that reads
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
from flows.processing.in_progress import Marks
from flows.processing.resource_limits import OutOfTime, limits
from flows.processing.supervisor import Crew, Pending, Work
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
class Studio:
    """Where pictures are made: the same for all documents."""

    out_dir: Path
    marks: Path
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
    marks = Marks(store.out_dir / WORK_FOLDER / "drawing")
    marks.folder.mkdir(parents=True, exist_ok=True)
    marks.clear()
    studio = Studio(store.out_dir, marks.folder, bounds)

    def give_up(job: DocumentJob) -> Outcome:
        store.finish(job.document_id, "WORKER_CRASHED")
        return Outcome(job.document_id, "failed")

    crew = Crew(
        open_pool=lambda count: _pool(count, studio),
        workers=max(1, min(workers, len(missing))) if len(missing) > 1 else workers,
        marks=marks,
        is_done=store.is_done,
        crashed=give_up,
        listener=_Silent(),
        split_pages=_SPLIT_PAGES,
    )
    crew.work([(job,) for job in missing])


def draw(work: Work, studio: Studio) -> list[Outcome]:
    """Draw one batch of documents, or a share of one document's pages. Runs in a worker."""
    if isinstance(work, PageJob):
        return [_draw_document(work.document, studio, work.pages)]
    return [_draw_document(job, studio) for job in work]


def _draw_document(job: DocumentJob, studio: Studio, share: tuple[int, ...] = ()) -> Outcome:
    """Draw the missing pages of a document, or only those of ``share``; a verdict on its bytes is written down."""
    try:
        with Marks(studio.marks).holding(job.document_id, job.source_path):
            fault, waiting = _draw_pages(job, studio, share)
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
        studio.store.finish(job.document_id, fault)
    return Outcome(job.document_id, "failed" if fault else "done")


def _draw_pages(job: DocumentJob, studio: Studio, share: tuple[int, ...]) -> tuple[str, tuple[int, ...]]:
    """The last trouble with a page (empty for none), and the pages that several workers had better share."""
    with limits(_SECONDS, _WALL_PER_PROCESSOR_SECOND * _SECONDS, studio.limits.memory_bytes):
        source = open_source(job.path, studio.limits)
        if source.document_id != job.document_id:
            return "FILE_CHANGED", ()
        if source.kind == "text":
            return "text", ()
        pages = min(count_pages(source, ReadSettings(limits=studio.limits)), studio.limits.pages)
    wanted = share or tuple(n for n in range(1, pages + 1) if not studio.store.path(job.document_id, n).is_file())
    if len(wanted) > _SPLIT_PAGES and not (share or job.whole):
        return "", wanted
    fault, seconds = "", _SECONDS + _SECONDS_PER_PAGE * len(wanted)
    with (
        limits(seconds, _WALL_PER_PROCESSOR_SECOND * seconds, studio.limits.memory_bytes),
        drawer(source, studio.limits) as picture_of,
    ):
        for number in wanted:
            try:
                studio.store.put(job.document_id, number, picture_of(number))
            except TerminalError as error:
                fault = error.code
    return fault, ()


@dataclass(frozen=True, slots=True)
class _Pool:
    executor: ProcessPoolExecutor
    studio: Studio

    def submit(self, work: Work) -> Pending:
        return self.executor.submit(draw, work, self.studio)


@contextmanager
def _pool(workers: int, studio: Studio) -> Iterator[_Pool]:
    # Fresh interpreters: a fork of a process with threads, as Prefect's is, may lock up.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=stay_with_the_run) as executor:
        yield _Pool(executor, studio)


@dataclass(frozen=True, slots=True)
class _Silent:
    def outcome(self, outcome: Outcome) -> None:
        """Nobody asks; the store knows."""

    def in_hand(self, paths: Sequence[str]) -> None:
        """Nobody asks."""

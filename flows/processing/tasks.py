"""What a worker does with one document or one share of its pages. No Prefect here: plain functions that can be called anywhere.

Whatever happens to a document, the outcome is a record; only the death of the process is left to the run to notice.
"""

from __future__ import annotations

import errno
import traceback
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from curated.errors import AktenklarError, SetupError, TerminalError, TransientError, UnreadableInput
from curated.records import Document, DocumentResult, Issue
from curated.validation.self_check import fault_of
from curated.work_files.store import PageStore, WorkStore
from extractors.base.page_reading import PageReading
from extractors.base.settings import Force, ReadSettings
from extractors.document import read_document
from extractors.ocr.budget import WALL_PER_PROCESSOR_SECOND
from extractors.pages.read import is_cut_short, read_page
from extractors.pages.sources import open_source
from flows.configuration.fingerprint import Fingerprints
from flows.configuration.review_marks_file import Feedback
from flows.processing.in_progress import DocumentsInProgress
from flows.processing.ocr_page_count import OcrPageCount, count_ocr_pages_if_long
from flows.processing.resource_limits import OutOfTime, limits

# Trouble of the machine, not of the file: worth another try, and no verdict on the document.
_TRANSIENT_ERRNOS = frozenset(
    {errno.EAGAIN, errno.EBUSY, errno.EIO, errno.EMFILE, errno.ENFILE, errno.ENOSPC, errno.EDQUOT, errno.ESTALE,
     errno.ETIMEDOUT, errno.ENOMEM, errno.EINTR, errno.EFBIG, errno.EROFS}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RunContext:
    """Where and how to work: the same for all documents of a run."""

    out_dir: Path
    in_progress: Path  # folder of the files that say which documents are being worked on
    settings: ReadSettings
    fingerprints: Fingerprints
    split_pages: int
    feedback: Feedback = field(default_factory=Feedback)

    @property
    def store(self) -> WorkStore:
        """The work files of this run."""
        return WorkStore(self.out_dir)

    @property
    def fingerprint(self) -> str:
        """The fingerprint of a document's outcome."""
        return self.fingerprints.document

    def under(self, force: Force | None, document_id: str = "") -> RunContext:
        """The same for one document: how it is to be read (None: as all others), and a reviewer's marks on it."""
        marks = self.feedback.marks.get(document_id, ())
        if not marks and (force is None or force == self.settings.force):
            return self
        settings = replace(self.settings, force=force or self.settings.force, feedback=marks)
        return replace(
            self, settings=settings, fingerprints=self.fingerprints.under(force, document_id), feedback=Feedback()
        )


@dataclass(frozen=True, slots=True)
class DocumentJob:
    """One document to read. ``whole``: one worker shall do all of it. ``again``: even if a work file is there.

    ``force``: where its pages' text is to come from, when a manifest says so.
    """

    path: Path
    document_id: str
    source_path: str
    byte_size: int
    whole: bool = False
    again: bool = False
    force: Force | None = None


@dataclass(frozen=True, slots=True)
class PageJob:
    """A share of a long scan: the pages to recognise into the page cache."""

    document: DocumentJob
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a document: counts and codes, never text.

    ``done``: a work file is there. ``failed``: it says why. ``untried``: trouble of the machine, described by ``issue``; no
    work file, the next run tries again. ``split``: it waits for ``pages`` to be recognised by several workers. ``page_count``:
    pages of a document that was read now.
    """

    document_id: str
    state: Literal["done", "failed", "untried", "split"]
    issue: Issue | None = None
    pages: tuple[int, ...] = ()
    page_count: int = 0


def process_document(job: DocumentJob, context: RunContext) -> Outcome:
    """Read the document and keep its work file; nothing to do when a whole one of the same fingerprint is there."""
    context = context.under(job.force, job.document_id)
    if not job.again and context.store.has(job.document_id, context.fingerprint):
        return Outcome(job.document_id, "done")
    try:
        with DocumentsInProgress(context.in_progress).working_on(job.document_id, job.source_path):
            return _read_and_keep(job, context)
    except (Exception, OutOfTime) as error:
        return _failed(job, context, error)


def recognise_pages(job: PageJob, context: RunContext) -> Outcome:
    """Recognise one share of a document's pages into its page cache. Trouble is left for the document itself to report."""
    document, context = job.document, context.under(job.document.force, job.document.document_id)
    settings = context.settings
    cache = _pages(document, context)
    try:
        in_progress = DocumentsInProgress(context.in_progress).working_on(document.document_id, document.source_path)
        with in_progress, _limits(settings, len(job.pages)):
            source = open_source(document.path, settings.limits)
            for number in job.pages:
                if cache.get(number) is None:
                    reading = read_page(source, number, settings)
                    if reading.source != "failed" and not is_cut_short(reading.issues):
                        cache.put(number, reading)
    except (Exception, OutOfTime):
        return Outcome(document.document_id, "split")
    return Outcome(document.document_id, "split", pages=job.pages)


def failed_result(job: DocumentJob, fingerprint: str, issue: Issue) -> DocumentResult:
    """The record of a document that could not be read, for the reason ``issue`` gives."""
    document = Document(
        document_id=job.document_id,
        source_path=job.source_path,
        byte_size=job.byte_size,
        status="failed",
        fingerprint=fingerprint,
    )
    return DocumentResult(document=document, issues=(issue,))


def quarantine(job: DocumentJob, context: RunContext) -> Outcome:
    """Keep the verdict on a document that has killed its worker process twice, so that no run tries it again."""
    message = (
        "reading it killed the worker process (a crash of a library, memory or time used up): split or convert the file"
    )
    issue = issue_about(job, "WORKER_CRASHED", message)
    try:
        context.store.save(failed_result(job, context.under(job.force, job.document_id).fingerprint, issue))
    except OSError as refusal:
        return Outcome(job.document_id, "untried", _explain(job, context, refusal))
    return Outcome(job.document_id, "failed", issue)


def issue_about(job: DocumentJob, code: str, message: str) -> Issue:
    """An error row about the document as a whole; ``message`` says what and the remedy, ``path`` says where."""
    return Issue(
        stage="process", code=code, severity="error", message=message, document_id=job.document_id, path=job.source_path
    )


def _read_and_keep(job: DocumentJob, context: RunContext) -> Outcome:
    settings, cache = context.settings, _pages(job, context)
    with _limits(settings, 1):
        found = _ocr_pages_of(job, context)
        waiting = tuple(n for n in found.to_recognise if cache.get(n) is None)
    if len(waiting) > context.split_pages and not job.whole:
        return Outcome(job.document_id, "split", pages=waiting)
    with _limits(settings, found.pages):
        result = read_document(
            job.path, settings, source_path=job.source_path, fingerprint=context.fingerprint, page_cache=cache
        )
    if result.document.document_id != job.document_id:
        raise TransientError("the file changed while it was read: run again", "FILE_CHANGED")
    if fault := fault_of(result):
        message = f"what was read breaks a rule of the release ({fault}): report it with this file's name"
        issue = issue_about(job, "SELF_CHECK_FAILED", message)
        context.store.save(failed_result(job, context.fingerprint, issue))
        return Outcome(job.document_id, "failed", issue)
    context.store.save(result, is_final=not is_cut_short(result.issues))
    if result.document.status != "failed":
        return Outcome(job.document_id, "done", page_count=len(result.pages))
    why = next((issue for issue in result.issues if issue.severity == "error"), None)
    return Outcome(job.document_id, "failed", issue_about(job, why.code, why.message) if why else None)


def _ocr_pages_of(job: DocumentJob, context: RunContext) -> OcrPageCount:
    try:
        return count_ocr_pages_if_long(job.path, context.settings, context.split_pages)
    except TerminalError:
        return OcrPageCount(1, ())  # reading it will say what is wrong, and make it a record


def _limits(settings: ReadSettings, pages: int) -> AbstractContextManager[None]:
    """The limits of one piece of work on ``pages`` pages, any of which may need OCR."""
    bounds = settings.limits
    # Reading stops by itself after seconds_per_document and keeps what it has; as much again is for what comes after it.
    processor = 2 * bounds.seconds_per_document
    wall = WALL_PER_PROCESSOR_SECOND * (processor + pages * bounds.ocr_seconds_per_page)
    return limits(processor, wall, bounds.memory_bytes)


def _pages(job: DocumentJob, context: RunContext) -> PageStore[PageReading]:
    return context.store.pages(job.document_id, context.fingerprints.pages, PageReading)


def _failed(job: DocumentJob, context: RunContext, error: BaseException) -> Outcome:
    """The outcome of an error. A verdict on the document is kept, so that the next run does not stumble again."""
    issue = _explain(job, context, error)
    if _is_transient(error):
        return Outcome(job.document_id, "untried", issue)
    try:
        context.store.save(failed_result(job, context.fingerprint, issue))
    except OSError as refusal:
        return Outcome(job.document_id, "untried", _explain(job, context, refusal))
    return Outcome(job.document_id, "failed", issue)


def _is_transient(error: BaseException) -> bool:
    if isinstance(error, OSError):
        return error.errno in _TRANSIENT_ERRNOS
    # A missing program or a file that has gone says nothing about the document's bytes.
    return isinstance(error, TransientError | SetupError | UnreadableInput)


def _explain(job: DocumentJob, context: RunContext, error: BaseException) -> Issue:
    bounds = context.settings.limits
    if isinstance(error, AktenklarError):
        return issue_about(job, error.code, error.message)
    if isinstance(error, OutOfTime):
        message = (
            f"more than {bounds.seconds_per_document:g} processor seconds: split the file or raise seconds_per_document"
        )
        return issue_about(job, "DOCUMENT_TIMEOUT", message)
    if isinstance(error, MemoryError):
        message = f"more than {bounds.memory_bytes} bytes of memory: split the file or raise memory_bytes"
        return issue_about(job, "MEMORY_EXCEEDED", message)
    if isinstance(error, OSError):
        reason = (error.strerror or type(error).__name__).lower()
        return issue_about(
            job, "IO_ERROR", f"the system refused ({reason}): check disk space and permissions, run again"
        )
    # The text of a foreign exception may quote the document; its type and place do not.
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{'/'.join(Path(frame.filename).parts[-2:])} line {frame.lineno}"
    message = f"the program failed with {type(error).__name__} in {where}: report this as a bug"
    return issue_about(job, "PROCESS_FAILED", message)

"""The readers that ``benchmarks.ocr`` compares, each with the same number of jobs, with their time and memory."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from extractors.base.settings import ReadSettings
from extractors.pdf.render import render_page

JOBS = 2
_LOOK_EVERY = 0.1  # seconds
Job = TypeVar("Job")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page with its truth. ``kind``: ``real``, or the kind of damage; ``has_text``: a text layer lies over the scan."""

    name: str
    kind: str
    pdf: Path
    page: int
    truth: str
    has_text: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """Texts by name of the sheet; ``memory`` in bytes of all processes together, ``worker_memory`` of the largest worker."""

    texts: dict[str, str]
    seconds: float
    memory: int
    worker_memory: int = 0

    @property
    def pages_per_minute(self) -> float:
        """Pages a minute of all jobs together."""
        return 60 * len(self.texts) / self.seconds


@dataclass(frozen=True, slots=True)
class _Read:
    raw: str
    text: str


def read_with_ours(sheets: Sequence[Sheet], folder: Path) -> tuple[Outcome, Outcome]:
    """The whole line over each sheet as a PDF of its own: the text as recognised, and the repaired one."""
    papers = [_alone([sheet], folder / f"{number}.pdf") for number, sheet in enumerate(sheets)]
    found, seconds, peak = _in_processes(_ours, papers)
    raw = {sheet.name: read.raw for sheet, read in zip(sheets, found, strict=True)}
    repaired = {sheet.name: read.text for sheet, read in zip(sheets, found, strict=True)}
    return Outcome(raw, seconds, peak.bytes, peak.worker), Outcome(repaired, seconds, peak.bytes, peak.worker)


def read_with_tesseract(sheets: Sequence[Sheet]) -> Outcome:
    """``tesseract -l deu`` on the page rendered at 300 dpi."""
    found, seconds, peak = _in_processes(_plain, sheets)
    texts = {sheet.name: read.text for sheet, read in zip(sheets, found, strict=True)}
    return Outcome(texts, seconds, peak.bytes, peak.worker)


def read_with_ocrmypdf(sheets: Sequence[Sheet], folder: Path) -> Outcome | None:
    """``ocrmypdf --deskew --rotate-pages --clean -l deu`` on all sheets as one PDF; None where it is not installed.

    Pages that have a text layer go in a second PDF with ``--force-ocr``, for it refuses them otherwise.

    Raises:
        subprocess.CalledProcessError: it failed; its message goes to stderr.
    """
    if not all(map(shutil.which, ("ocrmypdf", "unpaper"))):
        return None
    texts: dict[str, str] = {}
    with _watched() as peak:
        started = time.perf_counter()
        for has_text in (False, True):
            chosen = [sheet for sheet in sheets if sheet.has_text == has_text]
            if chosen:
                texts |= _ocrmypdf(chosen, folder, has_text=has_text)
        seconds = time.perf_counter() - started
    return Outcome(texts, seconds, peak.bytes)


def _ocrmypdf(sheets: Sequence[Sheet], folder: Path, *, has_text: bool) -> dict[str, str]:
    paper, text = _alone(sheets, folder / f"peer{has_text:d}.pdf"), folder / f"peer{has_text:d}.txt"
    command = ["ocrmypdf", "--deskew", "--rotate-pages", "--clean", "-l", "deu", "--jobs", str(JOBS), "--quiet"]
    command += ["--sidecar", str(text), *(["--force-ocr"] if has_text else []), str(paper), str(folder / "peer.pdf")]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    pages = text.read_text("utf-8").split("\f")
    return {sheet.name: page for sheet, page in zip(sheets, pages, strict=False)}


def _alone(sheets: Sequence[Sheet], path: Path) -> Path:
    """The sheets as a PDF of their own."""
    import pypdfium2

    with pypdfium2.PdfDocument.new() as target:
        for sheet in sheets:
            with pypdfium2.PdfDocument(sheet.pdf) as source:
                target.import_pages(source, [sheet.page - 1])
        target.save(path)
    return path


def _ours(paper: Path) -> _Read:
    from extractors.document import read_document  # here: its memory must not count for the readers beside it

    page = read_document(paper).pages[0]
    return _Read(page.text_raw or page.text, page.text)


def _plain(sheet: Sheet) -> _Read:
    import pypdfium2

    settings = ReadSettings()
    with tempfile.TemporaryDirectory() as folder, pypdfium2.PdfDocument(sheet.pdf) as document:
        image = Path(folder) / "page.png"
        picture = render_page(document, sheet.page, settings.ocr.dpi, settings.limits.page_pixels)
        picture.image.save(image, dpi=(300, 300), compress_level=1)
        command = ["tesseract", str(image), "stdout", "-l", "deu"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return _Read(done.stdout, done.stdout)


def _in_processes(read: Callable[[Job], _Read], jobs: Sequence[Job]) -> tuple[list[_Read], float, _Peak]:
    with ProcessPoolExecutor(JOBS, multiprocessing.get_context("spawn"), _warm) as pool:
        list(pool.map(_idle, range(JOBS * 4)))  # all processes are up before the clock runs
        with _watched() as peak:
            started = time.perf_counter()
            found = list(pool.map(read, jobs))
            seconds = time.perf_counter() - started
    return found, seconds, peak


def _warm() -> None:
    from flows.processing.worker_setup import prepare_worker  # here, as above

    prepare_worker()


def _idle(number: int) -> int:
    return number


@dataclass(slots=True)
class _Peak:
    """The most resident memory seen: ``bytes`` of all processes together, ``worker`` of one with what it has started."""

    bytes: int = 0
    worker: int = 0
    over: threading.Event = field(default_factory=threading.Event)


@contextmanager
def _watched() -> Iterator[_Peak]:
    """The largest resident memory of all processes below this one while the block runs."""
    peak = _Peak()

    def look() -> None:
        while not peak.over.wait(_LOOK_EVERY):
            each = _below(os.getpid())
            peak.bytes, peak.worker = max(peak.bytes, sum(each)), max([peak.worker, *each])

    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    try:
        yield peak
    finally:
        peak.over.set()
        watcher.join()


def _below(pid: int) -> list[int]:
    """Bytes of resident memory of each process started by ``pid``, those started by it included."""
    children: dict[int, list[int]] = {}
    resident: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text("ascii", "replace").rpartition(") ")[2].split()
        except OSError:
            continue  # it has just ended
        children.setdefault(int(fields[1]), []).append(int(stat.parent.name))
        resident[int(stat.parent.name)] = int(fields[21]) * os.sysconf("SC_PAGE_SIZE")

    def whole(one: int) -> int:
        return resident[one] + sum(map(whole, children.get(one, ())))

    return [whole(one) for one in children.get(pid, ())]

"""The review site of 1,000 documents: how soon a browser shows it, how large its pages are, how long it takes to write."""

from __future__ import annotations

import hashlib
import resource
import shutil
import statistics
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.corpus import ROOT, Figure
from curated.records import DocumentResult
from extractors.base.settings import Limits
from extractors.document import read_document
from extractors.pages.sources import identify
from flows.processing.tasks import DocumentJob
from flows.review.image_store import PictureStore
from flows.review.render_jobs import draw_missing
from flows.review.site import SiteWriter, write_site

if TYPE_CHECKING:
    from playwright.sync_api import Page

DOCUMENTS = 1_000
RUNS = 7
_SAMPLES = ("haushalt/*.pdf", "vorlagen/*radweg*.pdf", "antraege/*.pdf", "satzungen/*.pdf", "konzepte/*.txt")
_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]"


def run(corpus: Path) -> list[Figure]:
    """Copies of the project's own samples as 1,000 documents; pictures also of the real scans of the corpus."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        return [*_site(out), *_scans(corpus, out)]


def _site(out: Path) -> list[Figure]:
    paths = [path for pattern in _SAMPLES for path in sorted((ROOT / "data" / "raw").glob(pattern))]
    read = [read_document(path) for path in paths]
    jobs = {r.document.document_id: _job(path) for r, path in zip(read, paths, strict=True)}
    started = _processor(resource.RUSAGE_CHILDREN)
    draw_missing(list(jobs.values()), out, Limits(), 1)
    drawn = _processor(resource.RUSAGE_CHILDREN) - started
    store = PictureStore(out)
    copies = sorted(
        (_copy(read[n % len(read)], n, store) for n in range(DOCUMENTS)), key=lambda r: r.document.document_id
    )
    started = _processor(resource.RUSAGE_SELF)
    write_site(copies, [], SiteWriter(out / "site", store, lambda ids: None), "Messung", "0123456789ab")
    written = _processor(resource.RUSAGE_SELF) - started
    pages = sum(len(r.pages) for r in copies)
    first = sum(page.source != "file" for r in read for page in r.pages)
    return [
        ("site", f"{DOCUMENTS} documents, {pages} pages: written with pictures at hand", f"{written:.1f} processor s"),
        ("site", "drawing a page, start of the worker included", f"{drawn / first:.2f} processor s"),
        *_sizes(out / "site"),
        *_paints(out / "site"),
    ]


def _processor(whose: int) -> float:
    """Processor seconds: other work on the machine does not count."""
    used = resource.getrusage(whose)
    return used.ru_utime + used.ru_stime


def _job(path: Path) -> DocumentJob:
    identity = identify(path)
    return DocumentJob(path, identity.document_id, path.name, identity.byte_size)


def _copy(result: DocumentResult, number: int, store: PictureStore) -> DocumentResult:
    """The same document under another id, with its pictures."""
    new = hashlib.sha256(f"copy {number}".encode()).hexdigest()
    for page in result.pages:
        source = store.path(page.document_id, page.page_number)
        if source.is_file():
            store.put(new, page.page_number, source.read_bytes())
    document = replace(result.document, document_id=new, title=f"{result.document.title} ({number})")
    return replace(result, document=document, pages=tuple(replace(p, document_id=new) for p in result.pages))


def _sizes(site: Path) -> list[Figure]:
    sizes = [
        path.stat().st_size + (picture.stat().st_size if (picture := path.with_suffix(".webp")).is_file() else 0)
        for path in (site / "data").rglob("0*.js")
    ]
    whole = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    return [
        ("site", "a page, picture and data: median / largest", _kib(statistics.median(sizes), max(sizes))),
        ("site", "the whole site by its pages", _kib(whole / len(sizes))),
        (
            "site",
            "overview / list of documents",
            _kib(*(_size(site / name) for name in ("index.html", "data/documents.js"))),
        ),
    ]


def _size(path: Path) -> int:
    return path.stat().st_size


def _kib(*sizes: float) -> str:
    return " / ".join(f"{size / 1024:.0f} KiB" for size in sizes)


def _paints(site: Path) -> list[Figure]:
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        return [("site", "first paint", "no Chromium here (apt-get install chromium)")]
    from playwright.sync_api import sync_playwright

    document = next(line.parent for line in (site / "data").rglob("00001.webp"))
    visits: list[tuple[str, str, Callable[[Page], float]]] = [
        ("first paint of the overview", "index.html", _painted),
        ("list, first 100 rows", "documents.html", lambda page: _until(page, "#list tbody tr:nth-child(100)")),
        ("a document, picture and text", f"document.html#{document.name}/1", lambda page: _until(page, ".sheet image")),
    ]
    figures: list[Figure] = []
    with sync_playwright() as play:
        for name, address, measure in visits:
            seconds: list[float] = []
            for _ in range(RUNS):
                # A fresh browser each time: nothing is cached but by the operating system.
                with play.chromium.launch(executable_path=browser, args=["--no-sandbox"]) as fresh:
                    page = fresh.new_page(bypass_csp=True)  # the site forbids the evaluation that waiting needs
                    page.goto(f"{site.as_uri()}/{address}")
                    seconds.append(measure(page) / 1000)
            shown = f"{statistics.median(seconds):.2f} / {max(seconds):.2f} s"
            figures.append(("site", f"{name}: median / slowest of {RUNS}", shown))
    return figures


def _painted(page: Page) -> float:
    """Milliseconds from the start of navigation to the first paint of content, as the browser itself measures it."""
    page.wait_for_function(_PAINT)
    return float(page.evaluate(f"{_PAINT}.startTime"))


def _until(page: Page, selector: str) -> float:
    """Milliseconds from the start of navigation until the selector is there and a frame was drawn."""
    page.wait_for_selector(selector, state="attached")
    asked = "new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.now()))))"
    return float(page.evaluate(asked))


def _scans(corpus: Path, out: Path) -> list[Figure]:
    """The pictures of real office scans: their size is what paper and copier make of it."""
    paths: Sequence[Path] = sorted((corpus / "scans" / "real").rglob("*.pdf"))
    if not paths:
        return []
    jobs = [_job(path) for path in paths]
    draw_missing(jobs, out, Limits(), 1)
    store = PictureStore(out)
    sizes = [p.stat().st_size for job in jobs for p in store.path(job.document_id, 1).parent.glob("*.webp")]
    largest = _kib(statistics.median(sizes), max(sizes))
    return [("site", f"pictures of {len(sizes)} pages of real scans: median / largest", largest)]

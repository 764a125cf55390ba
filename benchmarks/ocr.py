"""OCR against plain ``tesseract -l deu``, on the same rendered pages in the same run, two processes each.

``python -m benchmarks.ocr [N]``: N pages of each kind of damage of ``scans/made`` (all when left out) and all transcribed pages
of ``scans/real``. Rates of characters are ``cer_core`` of the corpus' scorer, weighted by the length of the page's truth.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import Figure, corpus_dir, score
from extractors.ocr_page import ocr_page
from extractors.render import Picture, render_page
from extractors.settings import ReadSettings

_PROCESSES = 2


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page with its truth. ``kind``: ``real``, or the kind of damage."""

    name: str
    kind: str
    pdf: Path
    page: int
    truth: str


@dataclass(frozen=True, slots=True)
class _Outcome:
    texts: dict[str, str]
    seconds: float
    memory: int  # bytes, the largest worker with its Tesseract


def run(corpus: Path, pages: int | None = None) -> list[Figure]:
    sheets = [*_real(corpus), *_made(corpus, pages)]
    ours, plain = _timed(_ours, sheets), _timed(_plain, sheets)
    figures: list[Figure] = []
    for label, outcome in (("ours", ours), ("tesseract -l deu", plain)):
        figures += _rates(label, corpus, sheets, outcome)
        figures += _facts(label, corpus, outcome)
        figures.append(
            ("ocr speed", f"{label}: pages/minute, {_PROCESSES} processes", f"{len(sheets) / outcome.seconds * 60:.1f}")
        )
        figures.append(("ocr speed", f"{label}: peak memory of a worker", f"{outcome.memory / 2**20:.0f} MB"))
    return sorted(figures, key=lambda figure: figure[0])


def _real(corpus: Path) -> Iterator[_Sheet]:
    folder = corpus / "scans" / "real"
    for path in sorted((folder / "truth").glob("*.p??.txt")):
        name = path.name.removesuffix(".txt")
        stem, page = name.rsplit(".p", 1)
        yield _Sheet(name, "real", folder / "pdf" / f"{stem}.pdf", int(page), path.read_text("utf-8"))


def _made(corpus: Path, most: int | None) -> Iterator[_Sheet]:
    seen: dict[str, int] = defaultdict(int)
    folder = corpus / "scans" / "made"
    for path in sorted((folder / "truth").glob("*.json")):
        for page in json.loads(path.read_text("utf-8"))["pages"]:
            if not page["mode"].startswith("scan"):
                continue
            kind, number = page["scan"]["level"], page["n"]
            seen[kind] += 1
            if most is None or seen[kind] <= most:
                yield _Sheet(
                    f"{path.stem}.p{number:02}", kind, folder / "scan" / f"{path.stem}.pdf", number, page["text"]
                )


def _timed(reader: Callable[[_Sheet], tuple[str, int]], sheets: Sequence[_Sheet]) -> _Outcome:
    with ProcessPoolExecutor(_PROCESSES, multiprocessing.get_context("spawn"), _warm) as pool:
        list(pool.map(_idle, range(_PROCESSES * 4)))  # both processes are up before the clock runs
        started = time.perf_counter()
        read = list(pool.map(reader, sheets))
        seconds = time.perf_counter() - started
    texts = {sheet.name: text for sheet, (text, _) in zip(sheets, read, strict=True)}
    return _Outcome(texts, seconds, max(memory for _, memory in read))


def _warm() -> None:
    os.environ["OMP_THREAD_LIMIT"] = "1"


def _idle(number: int) -> int:
    return number


def _ours(sheet: _Sheet) -> tuple[str, int]:
    reading = ocr_page(_picture(sheet), sheet.page, "benchmark", ReadSettings())
    return reading.text, _memory()


def _plain(sheet: _Sheet) -> tuple[str, int]:
    with tempfile.TemporaryDirectory() as folder:
        image = Path(folder) / "page.png"
        _picture(sheet).image.save(image, dpi=(300, 300), compress_level=1)
        command = ["tesseract", str(image), "stdout", "-l", "deu"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout, _memory()


def _picture(sheet: _Sheet) -> Picture:
    import pypdfium2

    with pypdfium2.PdfDocument(sheet.pdf) as document:
        settings = ReadSettings()
        return render_page(document, sheet.page, settings.ocr.dpi, settings.limits.page_pixels)


def _memory() -> int:
    own, child = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return (own + child) * 1024


def _rates(label: str, corpus: Path, sheets: Sequence[_Sheet], outcome: _Outcome) -> Iterator[Figure]:
    wrong: dict[str, float] = defaultdict(float)
    shared: dict[str, float] = defaultdict(float)
    length: dict[str, int] = defaultdict(int)
    with tempfile.TemporaryDirectory() as folder:
        truth, out = Path(folder) / "truth.txt", Path(folder) / "out.txt"
        for sheet in sheets:
            truth.write_text(sheet.truth, encoding="utf-8")
            out.write_text(outcome.texts[sheet.name], encoding="utf-8")
            scored = score(corpus, "text", str(truth), str(out))
            weight = len(re.sub(r"\s", "", sheet.truth))
            for group in (sheet.kind, *(["all made"] if sheet.kind != "real" else [])):
                wrong[group] += _number(scored["cer_core"]) * weight
                shared[group] += _number(scored["bag_f1"]) * weight
                length[group] += weight
    for group in sorted(length):
        value = f"{wrong[group] / length[group]:.4f} / {shared[group] / length[group]:.3f}"
        yield f"ocr {group}", f"{label}: cer_core / bag_f1", value


def _facts(label: str, corpus: Path, outcome: _Outcome) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in outcome.texts.items():
            (Path(folder) / f"{name}.txt").write_text(text, encoding="utf-8")
        found = score(corpus, "facts", str(corpus / "scans" / "real" / "truth"), folder)
    for what in ("section_signs", "amounts", "dates"):
        yield "ocr real", f"{label}: {what} read", f"{found.get(what + '_read')} of {found.get(what)}"


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _print(figures: Sequence[Figure]) -> None:
    for where, what, value in figures:
        print(f"{where:18}  {what:48}  {value}")


if __name__ == "__main__":
    _print(run(corpus_dir(), int(sys.argv[1]) if len(sys.argv) > 1 else None))

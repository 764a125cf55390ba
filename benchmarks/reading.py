"""Reading: is born-digital text complete and in order, how fast, and does every page go to the right reader?

Text: ``scans/made/born`` against its truth, raw text with ligatures and soft hyphens resolved. Order without a truth: in the
two-column minutes of ``pdfs/koeln-wortprotokolle`` a line end with a hyphen must be followed by the rest of its word.
Decisions: ``scans/made/scan``, whose truth says which pages are scans, text, or scans with a bad text layer; and the lines of
``repair/damage.eng``, read by an engine without German letters, thirty a page, against the same lines as they were printed.
Speed: all pages of ``pdfs``, the words alone and the whole reading with order and decision, against ``extract_words`` of
pdfplumber in the same run, in processor seconds; and how many words of the fast reader are those of pdfminer.six, in its order.
"""

from __future__ import annotations

import difflib
import json
import re
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.corpus import Figure, corpus_dir, score
from extractors.base.settings import ReadSettings
from extractors.pages.facts import PageFacts
from extractors.pages.pdf_page import inspect_page, layer_reading
from extractors.pages.read import plan_pages
from extractors.pages.source_decision import decide
from extractors.pages.sources import open_source
from extractors.pages.text_quality import text_quality
from extractors.pdf.content import PageContent
from extractors.pdf.file import PdfFile
from extractors.pdf.glyph_words import word_groups
from normalizers.lexicon.word_list import lexicon

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u00ad": None, "‐": "-"})
_BROKEN = re.compile(r"([^\W\d_]{2,})-\n+([a-zäöüß]{2,})")
_WANTED = {"scan": "ocr", "text": "text_layer", "scan+ocr-eng": "ocr"}
_SAMPLE = 20  # pages of each of the minutes


def run(corpus: Path) -> list[Figure]:
    return [
        *_born_digital(corpus),
        *_columns(corpus),
        *_decisions(corpus),
        *_layers(corpus),
        *_speed(corpus),
        *_same(corpus),
    ]


def _born_digital(corpus: Path) -> Iterator[Figure]:
    cer: list[float] = []
    f1: list[float] = []
    pages, seconds = 0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        truth, out = Path(folder) / "truth.txt", Path(folder) / "out.txt"
        for path in sorted((corpus / "scans" / "made" / "born").glob("*.pdf")):
            wanted = json.loads((corpus / "scans" / "made" / "truth" / f"{path.stem}.json").read_text("utf-8"))["pages"]
            started = time.perf_counter()
            texts = _layer_texts(path, len(wanted))
            seconds += time.perf_counter() - started
            pages += len(texts)
            truth.write_text("\n".join(page["text"] for page in wanted), encoding="utf-8")
            out.write_text("\n".join(texts), encoding="utf-8")
            figures = score(corpus, "text", str(truth), str(out))
            cer.append(float(str(figures["cer_core"])))
            f1.append(float(str(figures["bag_f1"])))
    yield "reading scans/made/born", "cer_core, mean of documents", f"{statistics.fmean(cer):.4f}"
    yield "reading scans/made/born", "documents with cer_core > 0.001", f"{sum(c > 0.001 for c in cer)} of {len(cer)}"
    yield "reading scans/made/born", "bag_f1, mean of documents", f"{statistics.fmean(f1):.4f}"
    yield "reading scans/made/born", "pages per second, one core", f"{pages / seconds:.1f}"


def _columns(corpus: Path) -> Iterator[Figure]:
    whole = broken = pages = 0
    started = time.perf_counter()
    for path in sorted((corpus / "pdfs" / "koeln-wortprotokolle").glob("*.pdf")):
        for text in _layer_texts(path, _SAMPLE):
            pages += 1
            for first, rest in _BROKEN.findall(text):
                whole += lexicon().knows((first + rest).lower())
                broken += 1
    rate = pages / (time.perf_counter() - started)
    yield "reading two columns", "hyphenated line ends that join to a word", f"{whole / max(broken, 1):.4f} of {broken}"
    yield "reading two columns", "pages per second, one core", f"{rate:.1f}"


def _decisions(corpus: Path) -> Iterator[Figure]:
    right: Counter[str] = Counter()
    all_pages: Counter[str] = Counter()
    for path in sorted((corpus / "scans" / "made" / "scan").glob("*.pdf")):
        truth = json.loads((corpus / "scans" / "made" / "truth" / f"{path.stem}.json").read_text("utf-8"))
        for plan, page in zip(plan_pages(open_source(path)), truth["pages"], strict=True):
            all_pages[page["mode"]] += 1
            right[page["mode"]] += plan.source == _WANTED[page["mode"]]
    for mode, count in sorted(all_pages.items()):
        yield "reading decisions", f"pages of mode {mode} that go to {_WANTED[mode]}", f"{right[mode]} of {count}"
    kept = total = 0
    for path in [
        *sorted((corpus / "scans" / "made" / "born").glob("*.pdf")),
        *sorted((corpus / "pdfs").rglob("*.pdf")),
    ]:
        plans = plan_pages(open_source(path))[:_SAMPLE]
        kept += sum(plan.source == "text_layer" for plan in plans)
        total += len(plans)
    yield "reading decisions", "born-digital pages kept", f"{kept} of {total}"


def _layers(corpus: Path) -> Iterator[Figure]:
    """Text layers over scans: bad ones that go to OCR, good ones that do not."""
    lines = (corpus / "repair" / "damage.eng.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    for which, wanted in (("damaged", "ocr"), ("truth", "text_layer")):
        pages = ["\n".join(row[which] for row in rows[i : i + 30]) for i in range(0, len(rows) - 29, 30)]
        right = sum(decide(_over_scan(text)).source == wanted for text in pages)
        yield "reading decisions", f"text layers over scans, {which}, that go to {wanted}", f"{right} of {len(pages)}"


def _over_scan(text: str) -> PageFacts:
    quality = text_quality(text)
    return PageFacts(
        characters=quality.characters,
        unmapped=quality.unmapped,
        type3=0.0,
        invisible=1.0,
        image_coverage=1.0,
        strokes=0,
        rules=0,
        quality=quality,
    )


def _speed(corpus: Path) -> Iterator[Figure]:
    import pdfplumber

    settings = ReadSettings()
    lexicon().knows("haus")  # loaded before the clock runs
    pages = quick = 0
    words = ours = theirs = 0.0
    for path in sorted((corpus / "pdfs").rglob("*.pdf")):
        started = time.process_time()
        with PdfFile(path) as pdf:
            for number in range(1, pdf.pages + 1):
                word_groups(pdf.content(number))
        words += time.process_time() - started
        started = time.process_time()
        with PdfFile(path) as pdf:
            for number in range(1, pdf.pages + 1):
                quick += inspect_page(pdf, number, settings).is_by_fast_reader
                pages += 1
        between = time.process_time()
        with pdfplumber.open(path) as peer:
            for page in peer.pages:
                page.extract_words()
                page.close()
        ours += between - started
        theirs += time.process_time() - between
    yield "reading speed", "pages of pdfs read by pdfium", f"{quick} of {pages}"
    rates = ", ".join(f"{pages / seconds:.1f}" for seconds in (words, ours, theirs))
    yield "reading speed", "pages a second: words, whole reading, pdfplumber's words", rates
    yield "reading speed", "times pdfplumber: words, whole reading", f"{theirs / words:.1f}, {theirs / ours:.1f}"


def _same(corpus: Path) -> Iterator[Figure]:
    for name in ("pdfs", "tables"):
        alike = total = pages = 0
        for path in sorted((corpus / name).rglob("*.pdf")):
            with PdfFile(path) as pdf:
                for number in range(1, min(pdf.pages, _SAMPLE) + 1):
                    content = pdf.content(number)
                    if content.letters is not None:
                        found = _words(content, number)
                        wanted = _words(pdf.content(number, in_detail=True), number)
                        matcher = difflib.SequenceMatcher(None, found, wanted, autojunk=False)
                        alike += sum(block.size for block in matcher.get_matching_blocks())
                        total += len(wanted)
                        pages += 1
        value = f"{alike / max(total, 1):.5f} of {total} on {pages} pages"
        yield "reading speed", f"words of {name} as pdfminer.six reads them, in order", value


def _words(content: PageContent, number: int) -> list[str]:
    words = [word.text.translate(_LIGATURES) for word in layer_reading(content, number).words]
    return [word for word in words if word]


def _layer_texts(path: Path, most: int) -> list[str]:
    with PdfFile(path) as pdf:
        numbers = range(1, min(pdf.pages, most) + 1)
        return [layer_reading(pdf.content(number), number).text.translate(_LIGATURES) for number in numbers]


if __name__ == "__main__":
    for figure in run(corpus_dir()):
        sys.stdout.write("\t".join(figure) + "\n")

"""Scans: the whole line against plain ``tesseract -l deu`` and OCRmyPDF, on the same pages with as many jobs, in one run.

``python -m benchmarks.ocr [N]``: all transcribed pages of ``scans/real`` and N pages of each kind of damage of ``scans/made``;
without N all of them, and then the table and the plot of ``docs/`` are written anew. Rates of characters are ``cer_core`` of the
corpus' scorer, weighted by the length of the page's truth; ``bag_f1`` is the agreement of the words in any order.

OCRmyPDF is no part of the project: ``apt-get install ocrmypdf unpaper`` (``unpaper`` is what ``--clean`` calls). Where it is
absent the other two are measured, and the table says so.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import ROOT, Figure, corpus_dir, score
from benchmarks.ocr_plot import Series, draw
from benchmarks.ocr_readers import JOBS, Outcome, Sheet, read_with_ocrmypdf, read_with_ours, read_with_tesseract

_OURS, _REPAIRED = "Aktenklar", "Aktenklar, repaired"
_TABLE, _PLOT = ROOT / "docs" / "ocr-figures.md", ROOT / "docs" / "img" / "ocr.svg"


@dataclass(frozen=True, slots=True)
class _Rates:
    """``cer`` and ``f1`` of one reader on one kind of pages."""

    cer: float
    f1: float


Table = dict[str, dict[str, _Rates]]
"""Kind of pages → reader → rates."""


def run(corpus: Path, pages: int | None = None) -> list[Figure]:
    """All figures; the whole set also writes ``docs/ocr-figures.md`` and ``docs/img/ocr.svg``."""
    sheets = [*_real(corpus), *_made(corpus, pages)]
    outcomes = _outcomes(sheets)
    table = _rates(corpus, sheets, outcomes)
    facts = {name: _facts(corpus, sheets, outcome) for name, outcome in outcomes.items()}
    if pages is None:
        _TABLE.write_text(_as_markdown(table, facts, outcomes), encoding="utf-8")
        _PLOT.parent.mkdir(exist_ok=True)
        _PLOT.write_text(_plot(table), encoding="utf-8")
    return _figures(table, facts, outcomes)


def _outcomes(sheets: Sequence[Sheet]) -> dict[str, Outcome]:
    with tempfile.TemporaryDirectory() as folder:
        _say("Aktenklar")
        raw, repaired = read_with_ours(sheets, Path(folder))
        _say("Tesseract")
        plain = read_with_tesseract(sheets)
        _say("OCRmyPDF")
        peer = read_with_ocrmypdf(sheets, Path(folder))
    found = {_OURS: raw, _REPAIRED: repaired, "tesseract -l deu": plain}
    if peer is None:
        _say("OCRmyPDF or unpaper is not installed and was not measured: apt-get install ocrmypdf unpaper")
        return found
    return found | {"OCRmyPDF": peer}


def _say(what: str) -> None:
    print(f"  {what}", file=sys.stderr)


def _real(corpus: Path) -> Iterator[Sheet]:
    folder = corpus / "scans" / "real"
    for path in sorted((folder / "truth").glob("*.p??.txt")):
        name = path.name.removesuffix(".txt")
        stem, page = name.rsplit(".p", 1)
        yield Sheet(name, "real", folder / "pdf" / f"{stem}.pdf", int(page), path.read_text("utf-8"))


def _made(corpus: Path, most: int | None) -> Iterator[Sheet]:
    seen: dict[str, int] = defaultdict(int)
    folder = corpus / "scans" / "made"
    for path in sorted((folder / "truth").glob("*.json")):
        for page in json.loads(path.read_text("utf-8"))["pages"]:
            if not page["mode"].startswith("scan"):
                continue
            kind, number = page["scan"]["level"], page["n"]
            seen[kind] += 1
            if most is None or seen[kind] <= most:
                pdf, has_text = folder / "scan" / f"{path.stem}.pdf", page["mode"] != "scan"
                yield Sheet(
                    name=f"{path.stem}.p{number:02}",
                    kind=kind,
                    pdf=pdf,
                    page=number,
                    truth=page["text"],
                    has_text=has_text,
                )


def _rates(corpus: Path, sheets: Sequence[Sheet], outcomes: Mapping[str, Outcome]) -> Table:
    sums: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    pairs = [(name, sheet) for name in outcomes for sheet in sheets]
    with ThreadPoolExecutor(JOBS) as pool:
        scored = pool.map(lambda pair: _scored(corpus, pair[1].truth, outcomes[pair[0]].texts[pair[1].name]), pairs)
        for (name, sheet), found in zip(pairs, scored, strict=True):
            weight = len(re.sub(r"\s", "", sheet.truth))
            for kind in (sheet.kind, *(["all typeset"] if sheet.kind != "real" else [])):
                total = sums[kind, name]
                sums[kind, name] = [total[0] + found.cer * weight, total[1] + found.f1 * weight, total[2] + weight]
    table: Table = defaultdict(dict)
    for kind, name in sorted(sums, key=lambda key: ({"real": 0, "all typeset": 1}.get(key[0], 2), key[0])):
        wrong, shared, length = sums[kind, name]
        table[kind][name] = _Rates(wrong / length, shared / length)
    return dict(table)


def _scored(corpus: Path, truth: str, text: str) -> _Rates:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "truth.txt").write_text(truth, encoding="utf-8")
        (Path(folder) / "out.txt").write_text(text, encoding="utf-8")
        found = score(corpus, "text", f"{folder}/truth.txt", f"{folder}/out.txt")
    return _Rates(_number(found["cer_core"]), _number(found["bag_f1"]))


def _facts(corpus: Path, sheets: Sequence[Sheet], outcome: Outcome) -> str:
    """§, amounts and dates of the real pages that were found as printed."""
    with tempfile.TemporaryDirectory() as folder:
        for sheet in sheets:
            if sheet.kind == "real":
                (Path(folder) / f"{sheet.name}.txt").write_text(outcome.texts[sheet.name], encoding="utf-8")
        found = score(corpus, "facts", str(corpus / "scans" / "real" / "truth"), folder)
    parts = (f"{found.get(what + '_read')} of {found.get(what)}" for what in ("section_signs", "amounts", "dates"))
    return ", ".join(parts)


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _figures(table: Table, facts: Mapping[str, str], outcomes: Mapping[str, Outcome]) -> list[Figure]:
    figures = [
        (f"ocr {kind}", f"{name}: cer_core / bag_f1", f"{rates.cer:.4f} / {rates.f1:.3f}")
        for kind, by_reader in table.items()
        for name, rates in by_reader.items()
    ]
    figures += [("ocr real", f"{name}: §, amounts, dates read", value) for name, value in facts.items()]
    for name, outcome in outcomes.items():
        if name != _REPAIRED:
            figures.append(("ocr speed", f"{name}: pages/minute, {JOBS} jobs", f"{outcome.pages_per_minute:.1f}"))
            figures.append(("ocr memory", f"{name}: peak of all processes", f"{outcome.memory / 2**20:.0f} MB"))
    figures.append(("ocr memory", f"{_OURS}: peak of one worker", f"{outcomes[_OURS].worker_memory / 2**20:.0f} MB"))
    return figures


def _as_markdown(table: Table, facts: Mapping[str, str], outcomes: Mapping[str, Outcome]) -> str:
    names = list(outcomes)
    rows = [["pages", *names], ["---"] * (len(names) + 1)]
    rows += [
        [kind, *(f"{rates.cer:.4f} / {rates.f1:.3f}" for rates in by_reader.values())]
        for kind, by_reader in table.items()
    ]
    rows.append(["real: §, amounts, dates read", *facts.values()])
    rows.append([f"pages a minute, {JOBS} jobs", *(f"{outcomes[n].pages_per_minute:.1f}" for n in names)])
    rows.append(["peak memory of all processes", *(f"{outcomes[n].memory / 2**20:.0f} MB" for n in names)])
    worker = outcomes[_OURS].worker_memory / 2**20
    lines = [
        "# Scans: figures of one run",
        "",
        "Written by `./do bench ocr`; do not edit. `cer_core` / `bag_f1` by kind of page, all readers on the same pages with",
        f"{JOBS} jobs in one run. Aktenklar is the whole line, tables, entities and repair included; OCRmyPDF is called with",
        "`--deskew --rotate-pages --clean -l deu`. " + ("" if "OCRmyPDF" in outcomes else "It was not installed here."),
        "",
        *(f"| {' | '.join(row)} |" for row in rows),
        "",
        f"Largest worker of Aktenklar, its Tesseract included: {worker:.0f} MB.",
        "",
        "![Rate of wrong characters by kind of damage](img/ocr.svg)",
        "",
    ]
    return "\n".join(lines)


def _plot(table: Table) -> str:
    readers = list(next(iter(table.values())))
    series = [Series(name, [table[kind][name].cer for kind in table]) for name in readers if name != _REPAIRED]
    return draw("Wrong characters (cer_core) by kind of page", list(table), series)


def _print(figures: Sequence[Figure]) -> None:
    for where, what, value in figures:
        print(f"{where:18}  {what:52}  {value}")


if __name__ == "__main__":
    _print(run(corpus_dir(), int(sys.argv[1]) if len(sys.argv) > 1 else None))

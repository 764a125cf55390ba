"""Measures tables: ``python -m benchmarks.tables``; cells and numbers by the corpus' own scorer, sums against stated truths.

Born-digital pages only, unless ``--scans`` is given: scans take their time in OCR.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.corpus import Figure, corpus_dir, score
from extractors.document import read_tables
from extractors.pages.read import count_pages
from extractors.pages.sources import open_source
from extractors.tables import TablesFound, tables_as_json

_SETS = ("numbers", "plan", "icdar2013", "made")
_SCANS = ("numbers", "made")
_FIGURES = (("adj_f1", "adjacency F1"), ("cell_rec", "exact cells"), ("num_acc", "numbers right"))


def run(corpus: Path, *, scans: bool = False) -> list[Figure]:
    """The rows of the table benchmark. ``corpus``: the folder that holds ``tables/``; the scorers lie beside it."""
    rows: list[Figure] = []
    with tempfile.TemporaryDirectory() as scratch:
        for name in _SETS:
            rows += _scored(corpus, name, Path(scratch) / name, "pdf")
        for name in _SCANS if scans else ():
            rows += _scored(corpus, name, Path(scratch) / f"{name}.scan", "scan")
        rows += _identities(corpus, Path(scratch) / "numbers")
    rows += _budget_seed(corpus)
    rows += _false_tables(corpus)
    return rows


def _scored(corpus: Path, name: str, out: Path, kind: str) -> Iterator[Figure]:
    folder = corpus / "tables" / name
    out.mkdir()
    started = time.process_time()
    for truth in sorted(folder.glob("*.json")):
        gold = json.loads(truth.read_text(encoding="utf-8"))
        pdf = folder / gold[kind] if kind in gold else truth.with_suffix(".pdf")
        (out / truth.name).write_text(tables_as_json(read_tables(pdf)), encoding="utf-8")
    seconds = time.process_time() - started
    scorer = corpus.parent / "score" / "tables.py"
    done = subprocess.run(
        [sys.executable, str(scorer), "--dir", str(folder), str(out)], capture_output=True, text=True, check=True
    )
    figures = json.loads(done.stdout)
    label = f"tables {name}" + (", scans" if kind == "scan" else "")
    for key, figure in _FIGURES:
        if figures["micro"][key] is not None:
            yield label, figure, f"{figures['micro'][key]:.3f}"
    yield label, "adjacency F1, document mean", f"{figures['macro']['adj_f1']:.3f}"
    yield label, "seconds", f"{seconds:.0f}"


def _identities(corpus: Path, out: Path) -> Iterator[Figure]:
    figures = score(corpus, "--show", "0", "identities", str(corpus / "tables" / "numbers"), str(out))
    for key in ("identities", "found", "verdict_right", "verified", "verified_wrong"):
        yield "tables numbers: identities", key.replace("_", " "), str(figures[key])


def _budget_seed(corpus: Path) -> Iterator[Figure]:
    """The checks of the budget seed's tables C to I against the checks its truth lists, by their number and failures."""
    folder = corpus / "seeds"
    gold = json.loads((folder / "steinburg-nachtragshaushalt.tables.json").read_text(encoding="utf-8"))
    found = read_tables(folder / "steinburg-nachtragshaushalt.txt").tables
    yield "budget seed", "tables (9)", str(len(found))
    wanted = [_judged(t["identities"]) for t in gold["tables"][2:]]
    ours = [(t.checks_passed + t.checks_failed, t.checks_failed) for t in found[2:]]
    same = sum(a == b for a, b in zip(wanted, ours, strict=False))
    yield "budget seed", f"tables C–I with the checks of the truth ({len(wanted)})", str(same)
    yield "budget seed", f"failed checks ({sum(f for _, f in wanted)})", str(sum(f for _, f in ours))


def _judged(identities: Iterable[dict[str, object]]) -> tuple[int, int]:
    """How many single checks a truth holds, and how many of them fail."""
    checks: list[object] = []
    for identity in identities:
        per_row, per_column = identity.get("per_row"), identity.get("per_column")
        checks += per_row if isinstance(per_row, list) else []
        checks += per_column.values() if isinstance(per_column, dict) else []
    said = [c["satisfied"] for c in checks if isinstance(c, dict) and c["satisfied"] is not None]
    return len(said), said.count(False)


def _false_tables(corpus: Path) -> Iterator[Figure]:
    """Tables found on pages without any: verbatim minutes, and generated pages whose truth has none."""
    minutes = sorted((corpus / "pdfs" / "koeln-wortprotokolle").glob("*.pdf"))
    pages = false = 0
    for pdf in minutes:
        found = read_tables(pdf)
        false += len(found.tables)
        pages += _page_count(pdf)
    yield f"verbatim minutes ({pages} pages)", "false tables", str(false)
    pages = false = 0
    for truth in sorted((corpus / "scans" / "made" / "truth").glob("*.json")):
        born = corpus / "scans" / "made" / "born" / f"{truth.stem}.pdf"
        if born.exists():
            true = _true_pages(corpus / "tables" / "made" / truth.name)
            pages += _page_count(born) - len(true)
            false += _outside(read_tables(born), true)
    yield f"generated pages without tables ({pages})", "false tables", str(false)


def _true_pages(truth: Path) -> set[int]:
    return {t["page"] for t in json.loads(truth.read_text(encoding="utf-8"))["tables"]} if truth.exists() else set()


def _outside(found: TablesFound, pages: set[int]) -> int:
    return sum(table.page_number not in pages for table in found.tables)


def _page_count(pdf: Path) -> int:
    return count_pages(open_source(pdf))


if __name__ == "__main__":
    for row in run(corpus_dir(), scans="--scans" in sys.argv[1:]):
        print("\t".join(row))

"""One table of all figures: ``./do bench`` for everything, ``./do bench repair tables`` for some."""

from __future__ import annotations

import importlib
import sys
import time
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from benchmarks.corpus import Figure, corpus_dir

NAMES = (
    "repair", "reading", "ocr", "tables", "entities", "municipalities", "values", "fresh_values", "amount_roles", "heads",
    "disclosure", "masking", "site", "release",
)  # fmt: skip


def main(names: Sequence[str]) -> int:
    """Measure and print; 0 when every named benchmark ran, 2 when one is unknown or the corpus is absent."""
    corpus = corpus_dir()
    unknown = [n for n in names if n not in NAMES]
    if unknown or not corpus.is_dir():
        what = (
            f"no benchmark {unknown[0]!r}; there are: {', '.join(NAMES)}"
            if unknown
            else f"no corpus at {corpus}; set AKTENKLAR_CORPUS"
        )
        print(f"bench: {what}", file=sys.stderr)
        return 2
    figures: list[Figure] = []
    for name in names or NAMES:
        print(f"measuring {name} …", file=sys.stderr)
        started = time.perf_counter()
        figures += importlib.import_module(f"benchmarks.{name}").run(corpus)
        print(f"  {time.perf_counter() - started:.0f} s", file=sys.stderr)
    _print(figures)
    return 0


def _print(figures: Sequence[Figure]) -> None:
    table = Table("set", "figure", "value")
    for row in figures:
        table.add_row(*row)
    Console(width=None if sys.stdout.isatty() else 120).print(table)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Whether work grows as the input does: ``python -m benchmarks.linearity [KIND …] [--size N]``, exit 0 or 1.

Each kind of input is read whole, by all stages, at a size and at four times that size. Four times the input may cost about four
times the processor time; a kind that costs more than twice that, or does not end, is named.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from extractors.document import read_document
from flows.processing.resource_limits import OutOfTime, limits

SIZE, TIMES = 25_000, 4  # characters
_SLACK = 2.0  # times the cost that the size explains
_NOISE = 0.3  # processor seconds below which a ratio says nothing
_LIMIT = 60.0  # processor seconds of one reading


def _word(piece: str) -> Callable[[int], str]:
    return lambda size: f"Der Rat beschließt nach {piece * (size // len(piece))} etwas."


def _lines(head: str, row: str, foot: str = "") -> Callable[[int], str]:
    return lambda size: head + "".join(row.format(n=n, m=n * 13 % 997) for n in range(size // 24)) + foot


KINDS: dict[str, Callable[[int], str]] = {
    "rows parted by tabs": _lines("Haushaltsplan\n\nPosten\tAnsatz\tErgebnis\n", "Posten {n}\t{m}.000,00\t{n}00,00\n"),
    "rows parted by pipes": _lines("| Posten | Ansatz |\n|---|---|\n", "| Posten {n} | {m}.000,00 |\n"),
    "rows parted by blanks": _lines("Haushaltsplan\n\n", "Posten {n:6}      {m:5}.000,00    1{n:6},00\n"),
    "rows of HTML": _lines("<table>", "<tr><td>Posten {n}</td><td>{m}.000,00</td></tr>\n", "</table>"),
    "rows of names": _lines("Anwesend:\n", "Herr Stefan Muster{n}stein\n"),
    "items of an agenda": _lines("Tagesordnung\n\nÖffentlicher Teil\n", "{n}. Bericht zu Vorlage {n}/2024\n"),
    "votes": _lines("Niederschrift\n\n", "Ja: {m}, Nein: {n}, Enthaltung: 1\n"),
    "labels of a head": _lines("", "Vorlage Nr. {n}: vom 1.2.2024\n"),
    "labels in one line": _lines("", "Vorlage Nr.: {n} Datum: 1.2.2024 "),
    "capitals and hyphens": _word("A-B"),
    "small letters": _word("abcde"),
    "capitals": _word("AB"),
    "digits": _word("12"),
    "grouped digits": _word("1.234"),
    "dots": _word("."),
    "brackets": _word("[("),
    "quotes": _word("„“"),
    "blanks": _word(" "),
    "lines": _word("\n"),
    "tabs": _word("\t"),
    "pipes": _word("|"),
    "hyphens": _word("-"),
    "underscores": _word("_"),
    "colons": _word("a:"),
    "section signs": _word("§ 4 Abs. 2 "),
    "amounts": _word("1.250,00 Euro, "),
    "dates": _word("am 1. Februar 2024, "),
    "names": _word("Herr Dr. Muster, "),
    "addresses": _word("Am Ring 4, 12345 Musterlingen, "),
    "closed parts": _word("Nichtöffentlicher Teil "),
    "statutes": _word("Gesetz über das Muster der Stadt "),
    "committees": _word("Ausschuss für Bau und "),
    "capitalised words": _word("Muster "),
    "damaged words": _word("Ratsbeschluß-fiir "),
    "tags": _word("<b>"),
    "entities": _word("&amp;"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the cost of every kind at both sizes; 0 when all are linear."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.linearity", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("kinds", nargs="*", metavar="KIND", help="only these kinds")
    parser.add_argument("--size", type=int, default=SIZE, help=f"characters of the smaller input ({SIZE})")
    parser.add_argument("--limit", type=float, default=_LIMIT, help=f"processor seconds of one reading ({_LIMIT:g})")
    given = parser.parse_args(arguments)
    steep = 0
    _seconds("Der Rat beschließt.", given.limit)  # loads what every text needs
    for kind in given.kinds or KINDS:
        small, large = (_seconds(KINDS[kind](size), given.limit) for size in (given.size, TIMES * given.size))
        is_steep = large is None or (large > _NOISE and large > _SLACK * TIMES * max(small or 0.0, _NOISE / TIMES))
        steep += is_steep
        shown = " ".join("  no end" if s is None else f"{s:8.2f}" for s in (small, large))
        print(f"{kind:24} {shown} s{'  not linear' if is_steep else ''}", flush=True)
    print(f"{steep} of {len(given.kinds or KINDS)} kinds are not linear")
    return 1 if steep else 0


def _seconds(text: str, most: float) -> float | None:
    """Processor seconds of reading the text; None when it did not end."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "paper.txt")
        path.write_text(text, encoding="utf-8")
        started = time.process_time()
        try:
            with limits(most, 20 * most, 4 * 2**30):
                read_document(path)
        except OutOfTime:
            return None
        return time.process_time() - started


if __name__ == "__main__":
    sys.exit(main())

"""Outcomes told of papers that tell of no vote: ``python -m benchmarks.false_outcomes [--show]``.

Drawn are 300 Vorlagen of the corpus without any word of how a vote went (manner, votes, abstentions, the vote itself), by the
hash of their name, so the draw is the same for everybody. What such a paper proposes, or says of earlier sittings, is no
outcome of its own: every statement found in it counts as false, and every outcome of an item, were the paper read as minutes.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from benchmarks.corpus import Figure, corpus_dir
from extractors.entities.decisions import find_decisions
from extractors.entities.line_folding import fold
from extractors.papers.minutes import read_minutes
from normalizers import prepare

_DRAWN = 300
_KINDS = frozenset({"Beschlussvorlage", "Informationsvorlage"})
_WORD_OF_A_VOTE = re.compile(
    r"(?i)einstimmig|einhellig|einmütig|mehrheitlich|stimmenmehrheit|enthaltung|gegenstimme|(?:ja|nein|für)-?[ ]?stimme"
    r"|abstimmungsergebnis|zur[ ]abstimmung|\bkartenzeichen|\bvotum\b"
    r"|(?m:^[ \t]*(?:zugestimmt|abgelehnt|vertagt|verwiesen|beschlossen|zustimmung|zur[ ]kenntnis[ ]genommen)[ \t]*$)"
    r"|\d[ ]+zustimmende[ ]kenntnisnahme"
)
"""A word alone in its line is an outcome printed in the column „Ergebnis" of a table of bodies, a vote like any other.

„Abstimmung mit städtischen Gesellschaften" and „abgestimmt" are of the forms of Vorlagen, and no word of a vote."""
_AROUND = 100  # code points shown before and behind a statement


def run(corpus: Path, *, show: bool = False) -> list[Figure]:
    """The rows of the benchmark: statements of an outcome, and votes that a reading as minutes would make an item's outcome."""
    statements = outcomes = 0
    for name, text in drawn(corpus):
        pages = text.split("\f")
        normal = prepare(pages, ocr=True)
        texts = [normal.page(page).text for page in pages]
        folded = fold("\n".join(texts)).text
        found = find_decisions(folded)
        statements += len(found)
        decided = [item for item in read_minutes(texts).items if item.outcome is not None]
        outcomes += len(decided)
        if show:
            for entity in found:
                around = folded[max(0, entity.char_start - _AROUND) : entity.char_end + _AROUND]
                sys.stdout.write(f"{name} {entity.outcome}: {around!r}\n")
            for item in decided:
                sys.stdout.write(f"{name} item {item.number} {item.outcome}: {(item.result or '')!r}\n")
    return [
        ("false outcomes", f"statements in {_DRAWN} Vorlagen without a vote", str(statements)),
        ("false outcomes", "items with an outcome, were they read as minutes", str(outcomes)),
    ]


def drawn(corpus: Path) -> Sequence[tuple[str, str]]:
    """Name and text of the Vorlagen drawn, in the order of the hashes of their names."""
    from pyarrow import parquet

    table = parquet.read_table(corpus / "text/karlsruhe.parquet", columns=["file", "kind", "text"])
    rows = zip(table["file"].to_pylist(), table["kind"].to_pylist(), table["text"].to_pylist(), strict=True)
    quiet = [(str(f), str(t)) for f, kind, t in rows if kind in _KINDS and t and not _WORD_OF_A_VOTE.search(t)]
    return sorted(quiet, key=lambda row: sha256(row[0].encode()).hexdigest())[:_DRAWN]


if __name__ == "__main__":
    for row in run(corpus_dir(), show="--show" in sys.argv):
        sys.stdout.write("\t".join(row) + "\n")

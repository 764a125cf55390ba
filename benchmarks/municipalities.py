"""Entities of one municipality at a time: ``python -m benchmarks.municipalities``; a mean hides lists that serve one of them.

Left out means: the figure on one municipality's papers alone, beside the figure on all the others.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.corpus import Figure, corpus_dir, score
from extractors.entities import entity_as_json, extract_entities

_KINDS = ("organisation", "place", "gremium", "law", "date", "amount")
_SEEDS = {"seed-000": "karlsruhe", "seed-002": "steinburg"}  # who wrote the two dumps, as the corpus says


def run(corpus: Path) -> list[Figure]:
    """F1 of spans on each municipality alone and on the others, for the kinds that lists of words serve."""
    folder = corpus / "entities"
    rows: list[Figure] = []
    owners = {path.stem: _municipality(path.stem) for path in sorted((folder / "text").glob("*.txt"))}
    for municipality in sorted(set(owners.values())):
        for alone in (True, False):
            names = [name for name, owner in owners.items() if (owner == municipality) is alone]
            figures = _score(corpus, folder, names)
            for kind in _KINDS:
                values = figures.get(kind)
                if isinstance(values, dict):
                    where = f"{municipality} alone" if alone else f"all but {municipality}"
                    rows.append((f"entities, {where}", f"{kind} ({values['gold']}), F1 span", str(values["f1_span"])))
    return rows


def _municipality(stem: str) -> str:
    return _SEEDS.get(stem, stem.partition("-")[0])


def _score(corpus: Path, folder: Path, names: list[str]) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as gold, tempfile.TemporaryDirectory() as found:
        for name in names:
            for truth in (folder / "gold").glob(f"{name}*"):
                shutil.copy(truth, gold)
            text = (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8")
            lines = "".join(f"{entity_as_json(entity)}\n" for entity in extract_entities(text, persons=True))
            (Path(found) / f"{name}.jsonl").write_text(lines, encoding="utf-8")
        return dict(score(corpus, "--show", "0", "entities", gold, found))


if __name__ == "__main__":
    for row in run(corpus_dir()):
        sys.stdout.write("\t".join(row) + "\n")

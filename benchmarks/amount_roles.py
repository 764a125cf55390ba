"""Measures what amounts are said to be for: ``python -m benchmarks.amount_roles`` on the truth of ``amount_roles.tsv``.

``python -m benchmarks.amount_roles FILE`` measures it on texts that somebody wrote who had not seen the rules, a line each:
``{"text": …, "amounts": [{"value": "5000.00", "label": role, list of the roles that are right, or null}, …]}`` in order.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq

from benchmarks.corpus import Figure, corpus_dir
from extractors.entities import extract_entities

_TRUTH = Path(__file__).with_name("amount_roles.tsv")
_LETTERS = {
    "cost": "C", "grant": "G", "income": "I", "price": "P", "fee": "F", "debt": "D", "balance": "B", "limit": "L", "saving": "S",
    "appropriation": "A", "levy": "U", "own_share": "O",
}  # fmt: skip


def run(corpus: Path, *, show: bool = False) -> list[Figure]:
    """The share of amounts whose role is right, of all and of those that were given one."""
    right = given = right_given = total = 0
    for key, places in _truth().items():
        text = _text(corpus, key)
        roles = {e.char_start: e for e in extract_entities(text) if e.kind == "amount"}
        for start, accepted in places:
            entity = roles.get(start)
            role = entity.role if entity is not None else None
            letter = "-" if role is None else _LETTERS[role]
            total += 1
            right += letter in accepted
            given += role is not None
            right_given += role is not None and letter in accepted
            if show and letter not in accepted:
                sys.stdout.write(f"{accepted}: {letter} {text[max(0, start - 110) : start + 50]!r}\n")
    return [
        ("amount roles", f"right of {total}", f"{right / total:.3f}"),
        ("amount roles", f"right of {given} given", f"{right_given / max(given, 1):.3f}"),
    ]


def fresh(path: Path) -> list[Figure]:
    """The share of roles that are right in a file of written texts; prints those that are not. No find is not right."""
    total = right = given = right_given = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        found: list[tuple[str, str | None]] = [
            (f"{e.amount}", e.role) for e in extract_entities(case["text"]) if e.kind == "amount"
        ]
        spare = Counter(found)
        for amount in case["amounts"]:
            accepted = amount["label"] if isinstance(amount["label"], list) else [amount["label"]]
            roles = [role for value, role in found if value == amount["value"] and spare[value, role] > 0]
            role = next((role for role in roles if role in accepted), roles[0] if roles else "no amount found")
            spare[amount["value"], role] -= 1
            total += 1
            right += role in accepted
            given += role is not None
            right_given += role is not None and role in accepted
            if role not in accepted:
                sys.stdout.write(f"{amount['value']} {role}, not {accepted}: {case['text']!r}\n")
    return [
        (path.stem, f"right of {total}", f"{right / total:.3f}"),
        (path.stem, f"right of {given} given", f"{right_given / max(given, 1):.3f}"),
    ]


def _truth() -> dict[str, list[tuple[int, str]]]:
    truth: dict[str, list[tuple[int, str]]] = {}
    for line in _TRUTH.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            key, start, accepted = line.split("\t")
            truth.setdefault(key, []).append((int(start), accepted))
    return truth


def _text(corpus: Path, key: str) -> str:
    path, _, row = key.partition("#")
    if not row:
        return (corpus / path).read_bytes().decode("utf-8", "replace")
    table = pq.read_table(corpus / path, columns=["text"], filters=[("file", "=", row)])
    return str(table.column("text")[0].as_py())


if __name__ == "__main__":
    files = [Path(name) for name in sys.argv[1:] if name != "--show"]
    figures = [figure for file in files for figure in fresh(file)]
    for figure in figures or run(corpus_dir(), show="--show" in sys.argv):
        sys.stdout.write("\t".join(figure) + "\n")

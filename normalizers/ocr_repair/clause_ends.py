"""What stands at the end of a clause: it tells "wurde … geprüft" from "würde … prüfen" where the neighbours cannot.

German parts its verbs: the auxiliary comes second, the participle or infinitive that decides about it last, any number of words
away. Which words end the clauses of either form was counted over council papers (``data/clauses.marisa``, built by
``benchmarks/build_clauses.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol, cast

STEPS = 16  # of a record to one unit of natural logarithm
# Auxiliaries that differ in an umlaut alone → the pair they belong to.
PLAIN = {
    "hatte": "hatte", "hatten": "hatte", "wurde": "wurde", "wurden": "wurde", "konnte": "konnte", "konnten": "konnte",
    "musste": "musste", "mussten": "musste", "waren": "waren",
}  # fmt: skip
UMLAUT = {
    "hätte": "hatte", "hätten": "hatte", "würde": "wurde", "würden": "wurde", "könnte": "konnte", "könnten": "konnte",
    "müsste": "musste", "müssten": "musste", "wären": "waren",
}  # fmt: skip


class _Trie(Protocol):
    """The one call of ``marisa_trie.RecordTrie`` that is used here (the package has no types for its values)."""

    def get(self, key: str) -> list[tuple[int]] | None:
        """The records of one key."""


@dataclass(frozen=True, slots=True)
class ClauseEndModel:
    """Words that end clauses, with how much likelier that is behind the form with an umlaut."""

    trie: _Trie

    def gain(self, word: str, candidate: str, end: str) -> float:
        """Natural logarithm of how much likelier the clause ends with ``end`` when it has ``candidate`` and not ``word``.

        All three in small letters; 0.0 where nothing is known, such as about all words but a few auxiliaries.
        """
        pair = PLAIN.get(word)
        if not end or pair is None or UMLAUT.get(candidate) != pair:
            return 0.0
        records = self.trie.get(f"{pair} {end}")
        return records[0][0] / STEPS if records else 0.0


@cache
def clause_end_model() -> ClauseEndModel:
    """The counts that ship with the package, opened once per process."""
    import marisa_trie

    trie = marisa_trie.RecordTrie("<b")
    trie.mmap(str(Path(__file__).parent.parent / "data" / "clauses.marisa"))
    return ClauseEndModel(cast(_Trie, trie))

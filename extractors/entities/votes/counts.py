"""Counts of a vote in every notation: „12 Ja-Stimmen, 5 Nein", „Ja: 12 Nein: 5", „14:3:1", „zwölf gegen drei", stacked lines.

Labels and numbers are read as tokens; which belongs to which is told by the order of the whole cluster: label first, number
first, or a row of labels above a row of numbers. A cluster in no such order has no counts at all: never half a value.
"""

from __future__ import annotations

import re

from extractors.entities.votes.count_clusters import clusters, counted
from extractors.entities.votes.count_notations import counts_by_notation
from extractors.entities.votes.count_words import Counts

_VOTER_CUE = re.compile(
    r"(?i)stimm|\bja\b|\bnein\b|enth|dafür|dagegen|\bfür\b|\bgegen\b|\d ?[:/–-] ?\d|\d ?J\b|\bpro\b"
    r"|(?:abgelehnt|angenommen|beschlossen|genehmigt)[,:]? (?:mit )?\w+ zu "
)


def find_counts(text: str) -> list[Counts]:
    """All counts of a folded text in printed order, without overlaps."""
    if not _VOTER_CUE.search(text):
        return []
    found = [*counts_by_notation(text)]
    taken = [(c.start, c.end) for c in found]
    for cluster in clusters(text):
        counts = counted(text, cluster)
        if counts is not None and not any(counts.start < end and start < counts.end for start, end in taken):
            found.append(counts)
    return sorted(found, key=lambda c: c.start)

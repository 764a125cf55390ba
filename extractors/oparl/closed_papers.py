"""Whether an OParl export says that a document must not be public, because all it was or is for is closed there.

Errs to the safe side: what was withheld by mistake comes with the next release, what was published by mistake cannot be called
back. So a mark that is missing does not open what another closes, and the export, which is kept up to date until the
sitting, is believed against a printed „Ö" of the same consultation. Only a public consultation keeps a paper: one of
the export, or one that the paper prints and the export does not have.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from curated.records import Consultation
from extractors.oparl.disagreements import paired, treatments
from extractors.oparl.matching import Match
from extractors.oparl.objects import Export, Item


def closed_in_export(
    match: Match, export: Export, rows: Sequence[Consultation], gremium_ids: Mapping[str, str]
) -> bool:
    """Whether the export closes the document: its paper in all consultations, its meeting in all items, or its one item.

    ``rows``: the consultations that the paper prints, with their ids of the register; ``gremium_ids``: those ids by the id of
    the OParl organisation. False where the export marks nothing.
    """
    if match.item_id is not None:
        return _all_closed([export.items.get(match.item_id)])
    if match.paper_id is None:
        return _all_closed([item for item in export.items.values() if item.meeting_id == match.meeting_id])
    offered = treatments(export, match.paper_id, gremium_ids)
    if not _all_closed([treatment.item for treatment in offered]):
        return False
    pairs = paired(rows, offered)
    opened = [pairs.get(row.seq) for row in rows if row.is_public]
    return all(treatment is not None and _all_closed([treatment.item]) for treatment in opened)


def _all_closed(items: Sequence[Item | None]) -> bool:
    """Whether one of them is marked as closed and none as public."""
    marks = {item.public for item in items if item is not None}
    return False in marks and True not in marks

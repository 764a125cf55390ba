"""One identity for all spellings of what a mention names: a statute by abbreviation or in full, a party group."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from curated.records import Entity
from extractors.entities.fraktionen import fraktion_id
from extractors.entities.names_known import LAENDER

_NAMES = Path(__file__).parent / "data" / "statute_names.tsv"
# A statute of one Land has the name of its neighbour's; where one is printed with its Land, the name alone is the same.
_OF_LAND = re.compile(
    r"[ ](?:für (?:das Land |den Freistaat )?|des Landes |des Freistaate?s |im Lande? |von |in )?"
    rf"(?:{'|'.join(sorted(LAENDER, key=len, reverse=True))}|NRW|NW|BW|Bbg|Bln|LSA|M-V|MV|SH|RP|RLP|Nds\.?)$"
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def canonical_id(entity: Entity) -> str | None:
    """The identity of the statute or party group that a mention names; None for the other kinds.

    It is made from the name alone and so the same in every release. The Land is no part of it: „GemO" of two Länder have one.
    """
    if entity.kind == "law" and entity.law:
        return law_id(entity.law)
    if entity.kind == "fraktion" and entity.canonical:
        return fraktion_id(entity.canonical)
    return None


def law_id(name: str) -> str:
    """„BauGB" and „Baugesetzbuch" → „baugb"; a statute that no list knows has its own name as identity."""
    for form in (name, _OF_LAND.sub("", name)):
        known = _known_names().get(_folded(form))
        if known is not None:
            return _slug(known)
    return _slug(_OF_LAND.sub("", name))


@cache
def _known_names() -> dict[str, str]:
    """Every name of ``statute_names.tsv``, folded, and the abbreviation it stands for."""
    lines = (line.split("\t") for line in _NAMES.read_text(encoding="utf-8").splitlines())
    return {_folded(name): names[0] for names in lines for name in names}


def _folded(name: str) -> str:
    return re.sub(r"[\s-]+", "", name).casefold()


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold().translate(_UMLAUTS)).strip("-")

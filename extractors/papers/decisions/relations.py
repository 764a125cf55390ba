"""What a paper does to another paper that it names: amends, supplements, answers, replaces, attaches, implements.

Only what is said beside the number of the other paper counts; a number alone („siehe auch 2024/0117") is no relation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from curated.records import Relation
from curated.vocabulary import RelationKind
from extractors.entities.labelled_fields import Block
from extractors.entities.line_folding import fold
from extractors.entities.references import find_references
from extractors.papers.decisions.rows import Locator

_TO = (
    r"(?:[ ]\w+){0,3}?[ \n](?:zu[rm]?|auf|der|des|die|den)[ \n](?:\w+[ ]){0,2}?(?=\w*(?:[Vv]orlage|[Dd]rucksache|[Aa]ntrag"
    r"|[Aa]nfrage|DS|Drs|BV)|\d)"
)
RELATION_CUES: tuple[tuple[RelationKind, str], ...] = (
    (
        "replaces",
        r"\b(?:ersetzt|Ersatz[ ]für|Austausch(?:vorlage|seiten?)?[ ](?:zur|für)"
        r"|Neufassung[ ]der)\b(?:[ \n]die)?(?=[ \n](?:\w+[ ]){0,2}?\w*(?:[Vv]orlage|[Dd]rucksache|DS|Drs))",
    ),
    ("amends", rf"\b(?:Änderungs|Abänderungs|Ersetzungs)antr(?:ag|äge)\b{_TO}"),
    (
        "supplements",
        rf"\b(?:Ergänzungs(?:antrag|vorlage|blatt)|(?:\d\.[ ])?Ergänzung|Nachtrag|Tischvorlage|Zusatzantrag)\b{_TO}",
    ),
    ("answers", rf"\b(?:Stellungnahme(?:[ ]der[ ]Verwaltung)?|Antwort(?:[ ]der[ ]Verwaltung)?|Beantwortung)\b{_TO}"),
    ("attaches", r"\bAnlagen?(?:[ ]\d+)?\b[ ]zur?[ ](?:\w+[ ]){0,2}?(?=\w*(?:[Vv]orlage|[Dd]rucksache|DS|Drs))"),
    (
        "implements",
        r"\b(?:Umsetzung|Ausführung|Vollzug)\b[ ](?:des|der)[ ](?:\w+[ ]){0,2}?(?=\w*(?:[Bb]eschlu|[Aa]ntrag|[Vv]orlage"
        r"|[Dd]rucksache))",
    ),
)
_CUES = tuple((kind, re.compile(pattern)) for kind, pattern in RELATION_CUES)
_REACH = 130  # code points behind a cue in which the number of the other paper stands
_SENTENCE_END = re.compile(r"[.;!?]\s+[A-ZÄÖÜ]|\n\s*\n")


def find_relations(pages: Sequence[str], own_reference: str | None = None) -> tuple[Relation, ...]:
    """The relations that a document's pages state, in printed order, each other paper once a kind. Never raises."""
    folded = fold("\f".join(pages))
    locator = Locator(folded, pages)
    found: dict[tuple[RelationKind, str], tuple[int, int]] = {}
    for kind, start, end, reference in sorted(_stated(folded.text), key=lambda row: row[1]):
        if reference != own_reference:
            found.setdefault((kind, reference), (start, end))
    rows = []
    for seq, ((kind, reference), (start, end)) in enumerate(found.items()):
        page, first, last = locator.place(start, end)
        rows.append(
            Relation(
                seq=seq,
                relation=kind,
                target_reference=reference,
                page_number=page,
                char_start=first,
                char_end=last,
            )
        )
    return tuple(rows)


def _stated(text: str) -> Iterator[tuple[RelationKind, int, int, str]]:
    for kind, pattern in _CUES:
        for match in pattern.finditer(text):
            window = text[match.end() : match.end() + _REACH]
            closing = _SENTENCE_END.search(window)
            named = find_references(window[: closing.start()] if closing else window, Block())
            if named and named[0].canonical is not None:
                yield kind, match.start(), match.end() + named[0].char_end, named[0].canonical

"""What a source teaches about its own papers: the shape of their numbers and their usual bodies, learned without labels of ours.

Papers of one source bear numbers of one or few shapes, each paper its own. When enough of them were read, the shape is known,
and a number of that shape is found where no label led to it: on papers whose form we do not know, in agendas and in minutes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from curated.records import AgendaItem, Document, DocumentResult, Entity, HeadEvidence, SourceProfile, source_name
from curated.vocabulary import DocumentType
from extractors.entities import stable_entity_id
from extractors.papers.head_completeness import CODE as INCOMPLETE
from extractors.papers.head_completeness import EXPECTED, head_issues
from extractors.papers.head_evidence.number_shapes import shape_of

LEAST_PAPERS = 12
"""Papers with a number from which a source teaches: with three nothing is learned, with thirty it is."""
LEAST_SHARE = 0.1
"""Of the numbers of a source that a shape must explain."""
LEAST_DISTINCT = 0.8
"""Of the papers of a shape that must bear numbers of their own: what repeats is no number of papers."""
CUE, BODY_CUE, METHOD = "source profile: shape of number", "source profile: usual body", "source_profile"
_CONFIDENCE = 0.6
_HEAD_CHARS = 1500  # of the first page in which a paper bears its number
_BEARS_NUMBER: frozenset[DocumentType] = frozenset({"vorlage", "antrag", "anfrage", "stellungnahme"})
_NAMES_BODY: frozenset[DocumentType] = frozenset(EXPECTED)
_TELLING = re.compile(r"[A-Za-zÄÖÜ].*9|9.*[/-].*9|9.*[A-ZÄÖÜ]")  # a bare run of digits is the shape of anything


@dataclass(frozen=True, slots=True)
class Profiles:
    """The profiles of all sources of a run, learned or said; ``rows`` are those of the table ``source_profiles``."""

    rows: tuple[SourceProfile, ...] = ()
    municipality: str = ""
    _patterns: dict[str, re.Pattern[str]] = field(default_factory=dict)
    _bodies: dict[str, re.Pattern[str]] = field(default_factory=dict)

    def completed(self, result: DocumentResult) -> DocumentResult:
        """The result with what the profile of its source finds: its own number and body, the numbers of its items and mentions.

        What its head should say and does not is told anew.
        """
        source = source_of(result.document, self.municipality)
        pattern, bodies = self._patterns.get(source), self._bodies.get(source)
        told = result if bodies is None else _with_body(result, bodies)
        if pattern is not None:
            told = _with_mentions(_with_items(_with_number(told, pattern), pattern), pattern)
        return told if told.document == result.document else _with_what_is_missing(told)


def source_of(document: Document, municipality: str = "") -> str:
    """The source of a paper: its municipality key, else its municipality, else the top folder it lies in."""
    return source_name(document.ags, document.municipality or municipality or None, document.source_path)


def learned(heads: Iterable[DocumentResult], said: Sequence[SourceProfile] = (), municipality: str = "") -> Profiles:
    """The profiles that these papers teach, and those ``said`` in a file. The order of the papers makes no difference."""
    numbers: dict[str, list[str]] = {}
    bodies: dict[str, list[str]] = {}
    for head in heads:
        source = source_of(head.document, municipality)
        if head.document.reference is not None:
            numbers.setdefault(source, []).append(head.document.reference)
        if head.document.gremium is not None:
            bodies.setdefault(source, []).append(head.document.gremium)
    rows = [*said]
    for source, found in numbers.items():
        rows += _shapes(source, found)
    for source, found in bodies.items():
        rows += _usual_bodies(source, found)
    by_key = {(r.source, r.field, r.pattern): r for r in sorted(rows, key=lambda r: r.said)}
    ordered = tuple(by_key[key] for key in sorted(by_key))
    return Profiles(ordered, municipality, _patterns(ordered), _names(ordered))


def _shapes(source: str, numbers: Sequence[str]) -> list[SourceProfile]:
    if len(numbers) < LEAST_PAPERS:
        return []
    by_shape: dict[str, list[str]] = {}
    for number in numbers:
        by_shape.setdefault(shape_of(number), []).append(number)
    return [
        _profile(source, "reference", shape, found, len(numbers))
        for shape, found in by_shape.items()
        if len(found) >= LEAST_SHARE * len(numbers)
        and len(found) >= LEAST_PAPERS / 2
        and len(set(found)) >= LEAST_DISTINCT * len(found)
    ]


def _usual_bodies(source: str, names: Sequence[str]) -> list[SourceProfile]:
    if len(names) < LEAST_PAPERS:
        return []
    counts = Counter(names)
    return [
        _profile(source, "gremium", name, [name] * count, len(names))
        for name, count in counts.items()
        if count >= LEAST_SHARE * len(names)
    ]


def _profile(source: str, what: str, pattern: str, found: Sequence[str], papers: int) -> SourceProfile:
    return SourceProfile(
        source=source,
        field=what,
        pattern=pattern,
        papers=len(found),
        share=round(len(found) / papers, 4),
        examples=len(set(found)),
    )


def _patterns(rows: Iterable[SourceProfile]) -> dict[str, re.Pattern[str]]:
    shapes: dict[str, list[str]] = {}
    for row in rows:
        if row.field == "reference" and _TELLING.search(row.pattern):
            shapes.setdefault(row.source, []).append(row.pattern)
    return {source: _pattern(found) for source, found in shapes.items()}


def _pattern(shapes: Sequence[str]) -> re.Pattern[str]:
    """One expression for the numbers of these shapes, the longest first; blanks may differ, nothing may lean on them."""
    written = sorted(shapes, key=lambda shape: (-len(shape), shape))
    return re.compile(rf"(?<![\w/-])(?:{'|'.join(map(_expression, written))})(?![\w/-]|\.\d)")


def _expression(shape: str) -> str:
    parts = re.split(r"(9\+|9+|\s+)", shape)
    return "".join(
        r"\d{1,8}"
        if p == "9+"
        else rf"\d{{{len(p)}}}"
        if re.fullmatch("9+", p)
        else r"\s?"
        if p.isspace()
        else re.escape(p)
        for p in parts
    )


def _names(rows: Iterable[SourceProfile]) -> dict[str, re.Pattern[str]]:
    """For each source one expression for the names of its usual bodies, the longest first; each is a whole word."""
    names: dict[str, list[str]] = {}
    for row in rows:
        if row.field == "gremium":
            names.setdefault(row.source, []).append(row.pattern)
    return {source: _named(found) for source, found in names.items()}


def _named(names: Sequence[str]) -> re.Pattern[str]:
    written = (r"\s+".join(map(re.escape, name.split())) for name in sorted(names, key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(written)})(?![\w-])")


def _with_body(result: DocumentResult, names: re.Pattern[str]) -> DocumentResult:
    """With the body of the paper, where the head had none and the first lines hold just one of the source's usual ones."""
    document = result.document
    if document.gremium is not None or document.document_type not in _NAMES_BODY:
        return result
    page = next((p for p in result.pages if p.text.strip()), None)
    found = list(names.finditer(page.text[:_HEAD_CHARS])) if page is not None else []
    if page is None or len({" ".join(match[0].split()) for match in found}) != 1:
        return result
    name = " ".join(found[0][0].split())
    evidence = replace(_evidence(document, page.page_number, found[0]), field="gremium", value=name, cue=BODY_CUE)
    others = tuple(e for e in result.head_evidence if e.field != "gremium")
    return replace(result, document=replace(document, gremium=name), head_evidence=(*others, evidence))


def _evidence(document: Document, page_number: int, match: re.Match[str]) -> HeadEvidence:
    """What a number of the source's shape says of the paper."""
    return HeadEvidence(
        field="reference",
        value=match[0],
        cue=CUE,
        confidence=_CONFIDENCE,
        document_id=document.document_id,
        page_number=page_number,
        char_start=match.start(),
        char_end=match.end(),
    )


def _with_what_is_missing(result: DocumentResult) -> DocumentResult:
    kept = tuple(issue for issue in result.issues if issue.code != INCOMPLETE)
    return replace(result, issues=(*kept, *head_issues(result.document.document_id, result.document)))


def _with_number(result: DocumentResult, pattern: re.Pattern[str]) -> DocumentResult:
    """With the paper's own number, where the head had none and the first lines hold just one of the source's shape."""
    document = result.document
    if document.reference is not None or document.document_type not in _BEARS_NUMBER:
        return result
    page = next((p for p in result.pages if p.text.strip()), None)
    found = list(pattern.finditer(page.text[:_HEAD_CHARS])) if page is not None else []
    if page is None or len({match[0] for match in found}) != 1:
        return result
    evidence = _evidence(document, page.page_number, found[0])
    others = tuple(e for e in result.head_evidence if e.field != "reference")
    return replace(result, document=replace(document, reference=found[0][0]), head_evidence=(*others, evidence))


def _with_items(result: DocumentResult, pattern: re.Pattern[str]) -> DocumentResult:
    return replace(result, agenda_items=tuple(_with_reference(item, pattern) for item in result.agenda_items))


def _with_reference(item: AgendaItem, pattern: re.Pattern[str]) -> AgendaItem:
    found = {match[0] for match in pattern.finditer(item.title or "")}
    return replace(item, reference=found.pop()) if item.reference is None and len(found) == 1 else item


def _with_mentions(result: DocumentResult, pattern: re.Pattern[str]) -> DocumentResult:
    """With the numbers of the source's shape as mentions, where no mention was found before."""
    taken: dict[int, list[tuple[int, int]]] = {}
    for entity in result.entities:
        taken.setdefault(entity.page_number, []).append((entity.char_start, entity.char_end))
    fresh: list[Entity] = []
    for page in result.pages:
        seen: Counter[str] = Counter(
            e.text for e in result.entities if (e.page_number, e.kind) == (page.page_number, "reference")
        )
        for match in pattern.finditer(page.text):
            if any(start < match.end() and match.start() < end for start, end in taken.get(page.page_number, ())):
                continue
            fresh.append(_mention(result.document.document_id, page.page_number, match, seen[match[0]]))
            seen[match[0]] += 1
    return replace(result, entities=(*result.entities, *fresh)) if fresh else result


def _mention(document_id: str, page_number: int, match: re.Match[str], number: int) -> Entity:
    return Entity(
        kind="reference",
        text=match[0],
        char_start=match.start(),
        char_end=match.end(),
        method=METHOD,
        document_id=document_id,
        page_number=page_number,
        entity_id=stable_entity_id(document_id, page_number, "reference", match[0], number),
        canonical=" ".join(match[0].split()),
        confidence=_CONFIDENCE,
    )

"""Text taken out of a document before it is published: every letter becomes „█", in every column, and all offsets keep.

The text keeps its length, so entities, lines and cells stay where they are, and corrections still replay backwards: they lead to
the masked raw text. Blanks and line breaks stay. Typed values read from masked text go, for they would say what it said.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING, TypeVar

from curated.records import Box, Cell, Correction, DocumentResult, Entity, FormField, Page

MASK = "█"

Spans = Mapping[int, Sequence[tuple[int, int]]]
"""Slices of ``pages.text`` by page number."""

_SHORTEST_SECRET = 5  # characters; shorter ones are looked for at their own place only
_KEEP = frozenset({"document_id", "entity_id", "table_id", "continues_table_id", "gremium_id", "fingerprint"})

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

R = TypeVar("R", bound="DataclassInstance")


def mask_result(result: DocumentResult, spans: Spans, *, elsewhere: bool = True) -> DocumentResult:
    """The document with these slices masked; with ``elsewhere`` also wherever else in it their text stands."""
    if not any(spans.values()):
        return result
    secrets = _secrets(result.pages, spans) if elsewhere else []
    everywhere = re.compile("|".join(secrets), re.IGNORECASE) if secrets else None
    by_page: dict[int, list[Correction]] = defaultdict(list)
    for correction in result.corrections:
        by_page[correction.page_number].append(correction)
    pages, corrections = [], list[Correction]()
    for page in result.pages:
        wanted = [*spans.get(page.page_number, ()), *_found(everywhere, page.text)]
        masked, own = _mask_page(page, by_page[page.page_number], wanted, everywhere)
        pages.append(masked)
        corrections += own
    old, new = ({p.page_number: p for p in group} for group in (result.pages, pages))
    page_of = {table.table_id: table.page_number for table in result.tables}
    cells = tuple(
        _mask_cell(c, old.get(page_of[c.table_id]), new.get(page_of[c.table_id]), everywhere) for c in result.cells
    )
    hidden: set[tuple[str | None, int | None, int | None]]
    hidden = {(c.table_id, c.row, c.col) for c in cells if MASK in c.text}
    return replace(
        result,
        document=_scrubbed(result.document, everywhere),
        pages=tuple(pages),
        entities=tuple(_mask_entities(result.entities, new, everywhere)),
        consultations=tuple(_scrubbed(c, everywhere) for c in result.consultations),
        head_evidence=tuple(_scrubbed(e, everywhere) for e in result.head_evidence),
        agenda_items=tuple(_scrubbed(i, everywhere) for i in result.agenda_items),
        tables=tuple(_scrubbed(t, everywhere) for t in result.tables),
        cells=cells,
        budget_lines=tuple(
            _scrubbed(b, everywhere) for b in result.budget_lines if (b.table_id, b.row, b.col) not in hidden
        ),
        form_fields=tuple(_mask_field(f, old, new, everywhere) for f in result.form_fields),
        corrections=tuple(corrections),
        issues=tuple(_scrubbed(i, everywhere) for i in result.issues),
    )  # fmt: skip


def masked_boxes(page: Page) -> tuple[Box, ...]:
    """The boxes (points, origin top left) of the words of a page that are masked, wholly or in part: black in any image of it."""
    return tuple(word.box for word in page.words if MASK in word.text)


def masked(text: str) -> str:
    """The text with everything but blanks and line breaks as „█"."""
    return re.sub(r"\S", MASK, text)


def _secrets(pages: Sequence[Page], spans: Spans) -> list[str]:
    """Patterns of what is masked, longest first, for finding it in titles, labels and on other pages; blanks may differ."""
    found: set[str] = set()
    for page in pages:
        for start, end in spans.get(page.page_number, ()):
            letters = "".join(page.text[start:end].split())
            if len(letters) >= _SHORTEST_SECRET:
                found.add(letters)
    return [r"\s*".join(map(re.escape, letters)) for letters in sorted(found, key=lambda s: (-len(s), s))]


def _found(pattern: re.Pattern[str] | None, text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)] if pattern else []


def _mask_page(
    page: Page, corrections: Sequence[Correction], wanted: Sequence[tuple[int, int]], everywhere: re.Pattern[str] | None
) -> tuple[Page, list[Correction]]:
    """The page and its corrections. A correction that is touched is masked whole, on both sides."""
    if not wanted:
        return page, [_scrubbed(c, everywhere) for c in corrections]
    spans = _widened(wanted, corrections)
    text = _blackened(page.text, spans)
    hidden = [page.text[start:end] for start, end in spans]
    own = [_mask_correction(c, spans, hidden, everywhere) for c in corrections]
    placed = sorted(
        (c for c in own if c.applied and c.char_start is not None and c.stage != "table_cell"),
        key=lambda c: (c.char_start or 0, c.char_end or 0, c.seq),
    )
    raw = None if page.text_raw is None else _replayed(text, placed)
    words = tuple(
        replace(w, text=(text if raw is None else raw)[w.raw_start : w.raw_end], other=None)
        if w.raw_start >= 0
        else _scrubbed(w, everywhere)
        for w in page.words
    )
    return replace(page, text=text, text_raw=raw, words=words), own


def _widened(wanted: Sequence[tuple[int, int]], corrections: Sequence[Correction]) -> list[tuple[int, int]]:
    """The slices, put together where they overlap and widened to whole corrections."""
    changed = [(c.char_start, c.char_end) for c in corrections if c.char_start is not None and c.char_end is not None]
    spans: list[tuple[int, int]] = []
    for start, end in sorted(wanted):
        touched = [(s, e) for s, e in changed if s < end and e > start]
        start, end = min([start, *(s for s, _ in touched)]), max([end, *(e for _, e in touched)])
        if spans and start <= spans[-1][1]:
            start, end = spans[-1][0], max(spans.pop()[1], end)
        spans.append((start, end))
    return spans


def _blackened(text: str, spans: Iterable[tuple[int, int]]) -> str:
    pieces, done = [], 0
    for start, end in spans:
        pieces += [text[done:start], masked(text[start:end])]
        done = end
    return "".join([*pieces, text[done:]])


def _mask_correction(
    correction: Correction, spans: Sequence[tuple[int, int]], hidden: Sequence[str], everywhere: re.Pattern[str] | None
) -> Correction:
    start, end = correction.char_start, correction.char_end
    if start is None or end is None:
        inside = any(correction.after in text or correction.before in text for text in hidden)
    else:
        inside = any(start <= e and end >= s for s, e in spans)
        # What ends where a slice begins belongs to its neighbour, unless it has no width and only took something away.
        inside = inside and (start == end or any(start < e and end > s for s, e in spans))
    if not inside:
        return _scrubbed(correction, everywhere)
    return replace(correction, before=masked(correction.before), after=masked(correction.after), evidence=None)


def _replayed(text: str, corrections: Sequence[Correction]) -> str:
    pieces, done = [], 0
    for correction in corrections:
        pieces += [text[done : correction.char_start], correction.before]
        done = correction.char_end or 0
    return "".join([*pieces, text[done:]])


def _mask_cell(cell: Cell, old: Page | None, new: Page | None, everywhere: re.Pattern[str] | None) -> Cell:
    shown = _scrubbed(cell, everywhere)
    touched = old is not None and new is not None and any(old.raw[s:e] != new.raw[s:e] for s, e in cell.spans)
    if not touched and shown == cell:
        return cell
    if touched and MASK not in shown.text + (shown.text_raw or ""):
        shown = replace(
            shown, text=masked(cell.text), text_raw=None if cell.text_raw is None else masked(cell.text_raw)
        )
    elif MASK not in shown.text:
        shown = replace(shown, text=masked(cell.text))
    elif shown.text_raw is not None and MASK not in shown.text_raw:
        shown = replace(shown, text_raw=masked(shown.text_raw))
    return replace(shown, number=None, check="unchecked")


def _mask_field(
    field: FormField, old: Mapping[int, Page], new: Mapping[int, Page], everywhere: re.Pattern[str] | None
) -> FormField:
    """A field whose words are masked says nothing more: neither its value nor what was read from it, nor a label beside it."""
    shown = _scrubbed(field, everywhere)
    start, end = field.char_start, field.char_end
    before, after = old[field.page_number].text[start:end], new[field.page_number].text[start:end]
    if before == after and shown == field:
        return field
    label = shown.label if shown.label in after or shown.label not in before else masked(shown.label)
    return replace(shown, label=label, value=masked(shown.value), number=None, date=None)


def _mask_entities(
    entities: Sequence[Entity], pages: Mapping[int, Page], everywhere: re.Pattern[str] | None
) -> Iterator[Entity]:
    """Mentions in masked text keep their place and kind; their id is made anew, for the old one could be guessed from."""
    from extractors.entities import stable_entity_id

    seen: Counter[tuple[int, str, str]] = Counter()
    for entity in entities:
        text = pages[entity.page_number].text[entity.char_start : entity.char_end]
        if text == entity.text:
            yield _scrubbed(entity, everywhere)
            continue
        key = (entity.page_number, entity.kind, text)
        identity = stable_entity_id(entity.document_id, *key, seen[key])
        seen[key] += 1
        yield Entity(
            kind=entity.kind,
            text=text,
            char_start=entity.char_start,
            char_end=entity.char_end,
            method=entity.method,
            document_id=entity.document_id,
            page_number=entity.page_number,
            entity_id=identity,
            table_id=entity.table_id,
            row=entity.row,
            col=entity.col,
            confidence=entity.confidence,
            box=entity.box,
        )


def _scrubbed(record: R, everywhere: re.Pattern[str] | None) -> R:
    """The record with what is masked blackened in all its texts, too; ids stay."""
    if everywhere is None:
        return record
    changes: dict[str, str] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, str) and field.name not in _KEEP and everywhere.search(value):
            changes[field.name] = everywhere.sub(lambda match: masked(match[0]), value)
    return replace(record, **changes) if changes else record

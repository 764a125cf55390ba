"""Forms: what a field is called and what stands in it – in fields that a PDF defines, and in print („Konto: 47“, „☒ ja“).

Only what a reader of the page sees is a value: of a field that the PDF defines, the words in its place, not the value it stores.
So what is covered, or taken out of the page's text before it is published, is in no field either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from curated.records import FormField
from extractors.base.page_reading import FormWidget, PageReading
from extractors.provenance import PageTracer
from normalizers.numbers import read_quantity

# Labels end with a colon; three of them on lines that follow one another are a form, one alone is a sentence.
_LABELLED = re.compile(
    r"^[ \t]*(?P<label>[A-ZÄÖÜ][^\n:\t]{1,58}?)[ ]?:[ \t]+(?P<value>[^\s:][^\n\t]{0,160}?)[ ]*(?=\t|$)", re.MULTILINE
)
_FEWEST = 3  # labelled lines that follow one another
_BETWEEN = 2  # lines between two of them
_TICK = re.compile(r"(?P<on>[☒☑]|\[[xX]\])|(?P<off>[☐□]|\[ \])")
_OPTION = re.compile(r"[ \t]?(?P<option>[^\n\t☒☑☐□\[]{1,80}?)[ ]*(?=[\t☒☑☐□\[\n]|$)")
_DAY = re.compile(r"(\d{1,2})\.[ ]?(\d{1,2})\.[ ]?((?:19|20)\d\d)")
_MOST = 2_000  # fields of one page
_INSIDE = 2.0  # points by which a word may stand out of its field


@dataclass(frozen=True, slots=True)
class _Found:
    label: str
    value: str
    start: int
    end: int
    is_ticked: bool | None = None


def form_fields(
    document_id: str, readings: Sequence[PageReading], texts: Sequence[str], tracers: Sequence[PageTracer]
) -> tuple[FormField, ...]:
    """The fields of all pages, those that the PDF defines first on each; numbers and days where a value is one as a whole."""
    fields: list[FormField] = []
    for reading, text, tracer in zip(readings, texts, tracers, strict=True):
        own = [*_defined(reading, text, tracer)]
        taken = {field.char_start for field in own}
        printed = [found for found in (*_labelled(text), *_ticked(text)) if found.start not in taken]
        own += [
            _field(found, tracer, document_id, reading.page_number)
            for found in sorted(printed, key=lambda f: (f.start, f.end))
        ]
        fields += [_numbered(field, document_id, reading.page_number, seq) for seq, field in enumerate(own[:_MOST])]
    return tuple(fields)


def _labelled(text: str) -> Iterator[_Found]:
    """The lines „label: value“ that stand in runs."""
    run: list[re.Match[str]] = []
    for match in (*_LABELLED.finditer(text), None):
        near = match is not None and (not run or text.count("\n", run[-1].end(), match.start()) <= _BETWEEN)
        if near and match is not None:
            run.append(match)
            continue
        if len(run) >= _FEWEST:
            yield from (_Found(m["label"].strip(), m["value"].strip(), m.start("label"), m.end("value")) for m in run)
        run = [match] if match is not None else []


def _ticked(text: str) -> Iterator[_Found]:
    """The options beside boxes that can be ticked; the option is the label, the mark as printed the value."""
    for mark in _TICK.finditer(text):
        option = _OPTION.match(text, mark.end())
        if option is not None and any(ch.isalpha() for ch in option["option"]):
            label = option["option"].strip()
            yield _Found(label, mark[0], mark.start(), option.end("option"), is_ticked=mark["on"] is not None)


def _defined(reading: PageReading, text: str, tracer: PageTracer) -> Iterator[FormField]:
    """The fields that the PDF defines, with the words that stand in them; those whose words are not in the text are left out."""
    for widget in reading.widgets:
        inside = [
            w for w in reading.words if _holds(widget, w.box.x0, w.box.y0, w.box.x1, w.box.y1) and w.raw_start >= 0
        ]
        value = " ".join(w.text for w in inside)
        place = _place(text, tracer, widget, value) if value else None
        if place is not None:
            found = _Found(widget.name, value, *place, is_ticked=widget.is_ticked)
            yield _field(found, tracer, "", reading.page_number, widget=widget)


def _place(text: str, tracer: PageTracer, widget: FormWidget, value: str) -> tuple[int, int] | None:
    """Where the words of a field stand in the page's text."""
    pattern = re.compile(r"\s+".join(map(re.escape, value.split())))
    for match in pattern.finditer(text):
        box = tracer.trace(match.start(), match.end()).box
        if box is not None and _holds(widget, box.x0, box.y0, box.x1, box.y1):
            return match.span()
    return None


def _holds(widget: FormWidget, x0: float, y0: float, x1: float, y1: float) -> bool:
    box = widget.box
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    wide = box.x0 - _INSIDE <= x0 and x1 <= box.x1 + _INSIDE
    return box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1 and wide


def _field(
    found: _Found, tracer: PageTracer, document_id: str, page_number: int, *, widget: FormWidget | None = None
) -> FormField:
    quantity = read_quantity(found.value) if found.is_ticked is None else None
    return FormField(
        document_id=document_id,
        page_number=page_number,
        seq=0,
        label=found.label,
        value=found.value,
        number=quantity.number if quantity else None,
        date=_day(found.value),
        is_ticked=found.is_ticked,
        source="acroform" if widget else "print",
        char_start=found.start,
        char_end=found.end,
        box=widget.box if widget else tracer.trace(found.start, found.end).box,
    )


def _day(value: str) -> date | None:
    match = _DAY.fullmatch(value)
    try:
        return date(int(match[3]), int(match[2]), int(match[1])) if match else None
    except ValueError:
        return None


def _numbered(field: FormField, document_id: str, page_number: int, seq: int) -> FormField:
    return replace(field, document_id=document_id, page_number=page_number, seq=seq)

"""What a Haushaltssatzung sets in its own words: totals, loans, commitments, liquidity credits and tax rates (Hebesätze).

The sections follow the Muster of the Gemeindeordnungen: § 1 the totals of the plans, then loans, Verpflichtungsermächtigungen,
Kassen- or Liquiditätskredite, Steuersätze. What a section is about is read from its words, for the Länder number them
differently. What a Nachtragssatzung changes in words is read by ``statute_changes``, the rest of it is left to its tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from curated.records import BudgetLine, Entity
from curated.vocabulary import BudgetKind
from extractors.tables.budget.budget_year import stated_budget_year
from extractors.tables.budget.statute_changes import amount_changes, rate_changes
from normalizers.numbers import read_cell_number

_HEADING = re.compile(
    r"^[ \t]*(?:Entwurf[ ]der[ ])?(?:\d\.[ ]?)?(?:Nachtrags)?[Hh]aushaltssatzung\b(?!,)[^\n]{0,120}$", re.MULTILINE
)
_OTHER_STATUTE = re.compile(r"^[ \t]*[^\n]{0,60}(?:satzung|Bekanntmachung)\b(?:[ ]der\b[^\n]{0,80})?$", re.MULTILINE)
_SECTION = re.compile(r"^[ \t]*§[ ]?(\d{1,2})\b(?![ ]+(?:Abs|GO|GemO|der\b|des\b))", re.MULTILINE)
_TITLE_REACH = 500  # characters below the heading in which the year stands
_MOST_PAGES = 5  # of a statute
_LAST_SECTION = 12
_KINDS: tuple[tuple[BudgetKind, re.Pattern[str]], ...] = (
    ("Verpflichtungsermächtigung", re.compile(r"verpflichtungsermächtigung", re.IGNORECASE)),
    ("Kreditermächtigung", re.compile(r"\bkredit|kassenkredit|liquiditätskredit|kreditermächtigung", re.IGNORECASE)),
    ("Ansatz", re.compile(
        r"ertr[äa]g|aufwendungen|einzahlungen|auszahlungen|einnahmen|ausgaben|jahresergebnis|gesamtergebnis|zahlungsmittel"
        r"|überschuss|fehlbetrag|fehlbedarf|saldo", re.IGNORECASE)),
)  # fmt: skip
_LABEL_REACH = 260  # characters before an amount in which its item is named
_ITEM = re.compile(r"^[ \t]*(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[a-z]\)|[-–•])[ \t]+", re.MULTILINE)
_LEADING = re.compile(r"^(?:(?:mit|in|im|auf|der|die|das|dem|den|des|ein|einem|wird|werden)\s+)+", re.IGNORECASE)
_TRAILING = re.compile(
    r"(?:\s+(?:auf|wird|werden|von|i\.\s?H\.\s?v\.|in\s+Höhe\s+von|festgesetzt|beträgt)|\s*[:=.])+\s*$", re.IGNORECASE
)
_NOT_SET = re.compile(
    r"\b(?:über|mehr als|unter|weniger als|übersteig|erheblich|wertgrenze|bisher|nunmehr|erhöht|vermindert)",
    re.IGNORECASE,
)
_RATE = re.compile(r"(?<![\d.,])(\d{1,3}(?:,\d{1,3})?)\s?(?:v\.\s?H\.|vH\b|%|Prozent\b|vom Hundert\b|v\. Hundert\b)")
_RATED = re.compile(
    r"\bGrundsteuer(?:[ ][ABC]\b)?|\bGewerbesteuer\b|\b(?:Kreis|Samtgemeinde|Verbandsgemeinde|Amts|Verbands|Bezirks)umlage\b"
)
_RATES = re.compile(r"hebes[äa]tz|steuers[äa]tz|umlages[äa]tz|umlage", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Section:
    """A paragraph of a statute as far as it stands on one page."""

    number: int
    page_number: int
    start: int
    end: int
    words: str
    year: int


def statute_lines(document_id: str, texts: Sequence[str], entities: Iterable[Entity]) -> tuple[BudgetLine, ...]:
    """What the Haushaltssatzungen among the pages ``texts`` set, in printed order; rates in percent, of kind ``Hebesatz``.

    ``entities``: the amounts of the document with their places. An amount whose item is not understood is left out.
    """
    amounts: dict[int, list[Entity]] = {}
    for entity in entities:
        if entity.kind == "amount" and entity.amount is not None and entity.currency in {None, "EUR"}:
            amounts.setdefault(entity.page_number, []).append(entity)
    lines: list[BudgetLine] = []
    for section in _sections(texts):
        own = amounts.get(section.page_number, ())
        changed = _changed(section, own, document_id)
        taken = {line.char_start for line in changed}
        set_anew = (*_set_amounts(section, own, document_id), *_rates(section, document_id))
        found = [*changed, *(line for line in set_anew if line.char_start not in taken)]
        lines += sorted(found, key=lambda line: line.char_start or 0)
    return tuple(lines)


def _sections(texts: Sequence[str]) -> Iterator[_Section]:
    """The paragraphs below each heading „Haushaltssatzung“ whose year is stated, as long as their numbers follow one another."""
    for page, text in enumerate(texts):
        for heading in _HEADING.finditer(text):
            year = stated_budget_year([text[heading.start() : heading.end() + _TITLE_REACH]])
            if year is not None:
                yield from _sections_below(texts, page, heading.end(), year)


def _sections_below(texts: Sequence[str], page: int, start: int, year: int) -> Iterator[_Section]:
    number = 0
    for index in range(page, min(page + _MOST_PAGES, len(texts))):
        text = texts[index]
        begin = start if index == page else 0
        other = next((m for m in _OTHER_STATUTE.finditer(text, begin) if m.start() > begin), None)
        end = other.start() if other else len(text)
        marks = list(_SECTION.finditer(text, begin, end))
        place = begin
        for mark in marks:
            if int(mark[1]) != number + 1 or number >= _LAST_SECTION:
                continue
            if number:
                yield _section(
                    text=text, number=number, page_number=index + 1, start=place, end=mark.start(), year=year
                )
            number, place = number + 1, mark.end()
        if number:
            yield _section(text=text, number=number, page_number=index + 1, start=place, end=end, year=year)
        if other:
            return


def _section(text: str, number: int, page_number: int, start: int, end: int, year: int) -> _Section:
    return _Section(number=number, page_number=page_number, start=start, end=end, words=text[start:end], year=year)


def _changed(section: _Section, amounts: Sequence[Entity], document_id: str) -> list[BudgetLine]:
    """What the section changes: the number so far, the change, the new one."""
    inside = [
        (e.char_start - section.start, e.char_end - section.start, e.amount)
        for e in sorted(amounts, key=lambda e: e.char_start)
        if section.start <= e.char_start and e.char_end <= section.end and e.amount is not None
    ]
    kind = _kind(section.words[:_LABEL_REACH])
    rated = _RATES.search(section.words) is not None
    found = [(change, kind, "EUR") for change in amount_changes(section.words, inside)]
    found += [(change, "Hebesatz", "%") for change in rate_changes(section.words)] if rated else []
    return [
        BudgetLine(
            document_id=document_id,
            label=change.label,
            column_label="Haushaltssatzung",
            year=section.year,
            kind="Veränderung" if change.part == "change" else known,
            amount=change.value,
            verdict="verified" if change.holds else "unchecked",
            page_number=section.page_number,
            variant=None if change.part == "change" else change.part,
            unit=unit,
            section=f"§ {section.number}",
            char_start=section.start + change.start,
            char_end=section.start + change.end,
            plan_basis="supplementary" if change.part == "neu" else None,
            sign_convention="decreases_positive" if change.falls else None,
        )
        for change, known, unit in found
        if known is not None
    ]


def _set_amounts(section: _Section, amounts: Sequence[Entity], document_id: str) -> Iterator[BudgetLine]:
    before = 0
    for entity in sorted(amounts, key=lambda e: e.char_start):
        start, end = entity.char_start - section.start, entity.char_end - section.start
        if start < 0 or end > len(section.words) or entity.amount is None:
            continue
        named, before = section.words[max(before, start - _LABEL_REACH) : start], end
        kind = _kind(named) or _kind(section.words[:_LABEL_REACH])
        item, label = _item(named)
        only_changed = named.rstrip()[-4:].split()[-1:] == ["um"]
        if (
            kind is None
            or not label
            or only_changed
            or _NOT_SET.search(named)
            or entity.qualifier not in {None, "bis zu", "höchstens"}
        ):
            continue
        yield BudgetLine(
            document_id=document_id,
            label=label,
            column_label="Haushaltssatzung",
            year=section.year,
            kind=kind,
            amount=entity.amount,
            page_number=section.page_number,
            row_number=item,
            unit="EUR",
            section=f"§ {section.number}" + (f" Nr. {item}" if item else ""),
            char_start=entity.char_start,
            char_end=entity.char_end,
        )


def _kind(words: str) -> BudgetKind | None:
    return next((kind for kind, pattern in _KINDS if pattern.search(words)), None)


def _item(words: str) -> tuple[str | None, str]:
    """The printed number of an item and its label: the words since the last number at the beginning of a line."""
    marks = list(_ITEM.finditer(words))
    number = marks[-1][0].strip(" \t.)-–•") if marks else ""
    rest = words[marks[-1].end() :] if marks else words.rsplit(";", 1)[-1].rsplit("\n\n", 1)[-1]
    label = _LEADING.sub("", _TRAILING.sub("", " ".join(rest.split())).lstrip(" ,;:"), count=1)
    return number or None, label if any(ch.isalpha() for ch in label) else ""


def _rates(section: _Section, document_id: str) -> Iterator[BudgetLine]:
    """The Hebesätze and Umlagesätze of a section that speaks of them, each under the tax named last before it."""
    if not _RATES.search(section.words):
        return
    before = 0
    for rate in _RATE.finditer(section.words):
        named = [m[0] for m in _RATED.finditer(section.words, max(before, rate.start() - _LABEL_REACH), rate.start())]
        between = section.words[max(before, rate.start() - _LABEL_REACH) : rate.start()]
        before = rate.end()
        number = read_cell_number(rate[1])
        if not named or number is None or number <= 0 or _NOT_SET.search(between):
            continue
        yield BudgetLine(
            document_id=document_id,
            label=named[-1],
            column_label="Haushaltssatzung",
            year=section.year,
            kind="Hebesatz",
            amount=Decimal(number),
            page_number=section.page_number,
            unit="%",
            section=f"§ {section.number}",
            char_start=section.start + rate.start(),
            char_end=section.start + rate.end(),
        )

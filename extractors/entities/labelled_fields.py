"""The labelled fields of a head block: labels first and values later, values beside labels, several columns at once.

Works on the folded text of a first page. A label without a value waits; values that come later are given to the
waiting labels by their shape (a day, a number, a body, öffentlich, a department), numbers in the order of their
labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

Span = tuple[int, int]

_LABELS = {
    "gremium": r"Gremium|Beratungsgremium|Sitzung[ ]des",
    "date": (
        r"(?:zur[ ])?Sitzung[ ](?:am|vom)|am(?=[ ]\d)|Termin|Sitzungstermin|Sitzungsdatum|Sitzungstag"
        r"|(?:Sitzung|Besprechung)[ ]am|Datum[ ]der[ ]Sitzung"
    ),
    "reference": (
        r"(?:(?:Sitzungs|Beschluss|Beratungs|Informations|Mitteilungs|Rats)?(?:[Vv]orlage(?:n)?"
        r"|[Dd]rucksache(?:n)?)|Drs|DS(?=[ -]?N))"
        r"(?:[ ]?-?[ ]?(?:Nr\.?|Nummer|nummer|Nr))?\.?|Vorl\.?[ ]?-?Nr\.?|Nr\.[ ]der[ ]Vorlage"
    ),
    "agenda_item": r"TOP|Top|TO-Punkt|Tagesordnungspunkt|Punkt[ ]der[ ]Tagesordnung|Tagesordnungspunkt[ ]Nr\.?",
    "originator": (
        r"Verantwortlich|verantwortlich|Federführend(?:es[ ]Amt)?|Dezernat|Fachbereich|Amt|Einreicher"
        r"|Antragsteller(?:in)?|Einbringer|Verfasser|Dienststelle"
    ),
    "document_date": r"Datum|Eingang|eingegangen(?:[ ]am)?|[Vv]om|Stand|Erstellt[ ]am",
    "status": r"Status|Öffentlichkeitsstatus|Sitzungsart",
}
_LABEL = re.compile("|".join(rf"(?P<{name}>(?:{pattern}))" for name, pattern in _LABELS.items()))
# A label that a form word, a name or a value stands before on the same line: „BESCHLUSSVORLAGE Gremium: Hauptausschuss".
_INNER_LABEL = re.compile(r"(?<=\w)[ ](?=(?:Gremium|Termin|Vorlage[ -]?Nr\.?|TOP|Verantwortlich)[ ]?:)")
_COLON = re.compile(r"[ ]?:[ ]*")
_DATE = re.compile(
    r"(?:[A-Z][a-zä]+,?[ ](?:den|dem)?[ ]?)?(?:\d{1,2}[./][ ]?\d{0,2}[./]?(?![ ]?[A-ZÄÖÜ][a-zäöü]{3}).*\d{2,4}"
    r"|\d{1,2}\.[ ]?[A-ZÄÖÜ][a-zäA-ZÄÖÜ]+[ ]\d{4}.*)"
)
NUMBER = r"(?:[A-ZÄÖÜ]{1,5}[-/ ]?)?[A-ZÄÖÜ]{0,4}\d[\dA-Za-z]*(?:[-/.][\dA-Za-z]+)*"
_NUMBER_CELL = re.compile(
    rf"(?P<n>{NUMBER})(?:[ ]?(?:und|,|/|;|bis)[ ]{NUMBER})*(?P<extra>[ ]?[-–][ ]?\d+\.[ ](?:Ergänzung"
    r"|Änderung|Nachtrag|Fassung))?[ ]?$"
)
_ITEM = re.compile(r"\d{1,3}(?:\.\d{1,2})*[ ]?[a-z]?\.?$")
_PUBLIC = re.compile(r"^(?P<no>nicht[- ]?|[Nn]icht[- ]?|NICHT[- ]?)?[öÖ](?:ff|FF)(?:entlich|ENTLICH)", re.IGNORECASE)
_DEPARTMENT = re.compile(r"(?:Dez(?:ernat)?\.?|OV|Amt|FB|Fachbereich|Dez)[ ]?\w{1,12}$|Dez\.?[ ]?\d(?:[,/ ].*)?$")
_BODY = re.compile(
    r"(?i)(?:plenarsitzung|sitzung|rat(?:e?s)?\b|ausschuss|ausschuß|auschuss|beirat|vertretung|versammlung|kreistag)"
)
_UNFINISHED = re.compile(r"(?i)(?:sitzung[ ](?:des|der)|ausschuss(?:es)?[ ]für|[ ]und|-)$")
_STOP = re.compile(
    r"^(?:Beratungsfolge|Finanzielle[ ]Auswirkungen|Beschluss(?:antrag|vorschlag)?[ ]?:|Begründung|Sachverhalt|Kurzfassung)"
)
_REACH = 30  # lines after the last label in which a value is still looked for
_DATED_WITHIN = 30  # cells in which „vom:" and „Datum:" date the paper itself


@dataclass(slots=True)
class Block:
    """Places of the values in the folded text; ``public`` as printed."""

    spans: dict[str, Span] = field(default_factory=dict)
    public: bool | None = None

    def take(self, name: str, span: Span) -> None:
        """Keep the first value of a field."""
        self.spans.setdefault(name, span)


@dataclass(frozen=True, slots=True)
class _Cell:
    start: int
    text: str
    after_gap: bool


def _cells(text: str) -> Iterator[_Cell]:
    """The cells (parts between tabs) of the first 90 filled lines, with whether an empty line went before."""
    position, filled, gap = 0, 0, False
    for line in text.split("\n", 260)[:260]:
        if not line.strip():
            gap = True
        else:
            filled += 1
            offset = position
            labelled = _INNER_LABEL.sub("\t", line) if ":" in line else line
            for part in labelled.split("\t"):
                stripped = part.strip()
                if stripped:
                    yield _Cell(offset + part.index(stripped), stripped, gap)
                    gap = False
                offset += len(part) + 1
        position += len(line) + 1
        if filled > 90:
            return


def _with_wrapped_bodies(text: str, cells: list[_Cell]) -> Iterator[_Cell]:
    """The cells, with „42. Plenarsitzung des" and „Gemeinderates" below it as one."""
    skip = False
    for cell, below in zip_longest(cells, cells[1:]):
        if skip:
            skip = False
        elif below is not None and not below.after_gap and _UNFINISHED.search(cell.text) and _BODY.search(below.text):
            end = below.start + len(below.text)
            yield _Cell(cell.start, text[cell.start : end], cell.after_gap)
            skip = True
        else:
            yield cell


def read_block(text: str) -> Block:
    """The labelled values of the head of ``text`` (folded)."""
    block = Block()
    waiting: list[str] = []
    since_label = label_end = 0
    for count, cell in enumerate(_with_wrapped_bodies(text, list(_cells(text)))):
        if _STOP.match(cell.text):
            break
        rest_start = 0
        label = _label_at(cell.text, 0)
        labelled: str | None = None
        while label is not None:
            labelled, rest_start = label
            since_label = 0
            label = _label_at(cell.text, rest_start)
            if label is not None:
                waiting.append(labelled)
        value = _Cell(cell.start + rest_start, cell.text[rest_start:].strip(), cell.after_gap)
        label_end = value.start if labelled is not None else label_end
        if labelled is not None and not value.text:
            waiting.append(labelled)
            continue
        if labelled is not None:
            if labelled == "document_date" and count > _DATED_WITHIN:
                continue
            if _fits(labelled, value.text):
                _assign(block, labelled, value)
                continue
            waiting.append(labelled)
        since_label += 1
        beside = since_label == 1 and "\n" not in text[label_end : value.start]
        if beside and waiting[-1:] == ["document_date"] and count <= _DATED_WITHIN and _DATE.fullmatch(value.text):
            _assign(block, waiting.pop(), value)
        elif since_label <= _REACH:
            _give(block, waiting, value)
    return block


def _label_at(text: str, position: int) -> tuple[str, int] | None:
    """The label at ``position`` and where its value begins: a colon, an own cell or a number or day follows it."""
    match = _LABEL.match(text, position)
    if match is None:
        return None
    name = match.lastgroup or ""
    colon = _COLON.match(text, match.end())
    if colon is not None:
        return name, colon.end()
    if match.end() == len(text) and name not in {"document_date"}:
        return name, match.end()
    if name in {"reference", "agenda_item"} and re.match(r"[ ]+\S*\d", text[match.end() :]):
        return name, match.end() + 1
    if name == "date" and re.match(r"[ ]+\d{1,2}\.", text[match.end() :]):
        return name, match.end() + 1
    if name == "document_date" and re.match(r"[ ]+\d", text[match.end() :]):
        return name, match.end() + 1
    return None


def _fits(label: str, value: str) -> bool:
    if label in {"date", "document_date"}:
        return bool(_DATE.match(value))
    if label == "reference":
        return bool(re.match(rf"{NUMBER}(?![.\d])", value))
    if label == "agenda_item":
        return bool(re.match(r"(?:[ÖN][ ])?\d", value))
    if label == "gremium":
        return bool(_BODY.search(value))
    return label == "originator" or (label == "status" and bool(_PUBLIC.match(value)))


def _assign(block: Block, label: str, value: _Cell) -> None:
    end = len(value.text)
    if label == "reference":
        number = re.match(rf"{NUMBER}(?:[ ]?[-–][ ]?\d+\.[ ](?:Ergänzung|Änderung|Nachtrag|Fassung))?", value.text)
        end = number.end() if number else end
    if label == "agenda_item":
        item = re.match(r"(?:[ÖN][ ])?\d{1,3}(?:\.\d{1,2})*(?:[ ]?[a-z]\b)?", value.text)
        end = item.end() if item else end
    if label == "status" or _PUBLIC.match(value.text):
        _see_public(block, value.text)
        if label != "status":
            return
    public = re.search(r"(?:nicht[- ]?)?öffentlich(?:e[rn]?)?[ ]Sitzung", value.text)
    if public:
        _see_public(block, public[0])
    block.take(label, (value.start, value.start + end))


def _give(block: Block, waiting: list[str], value: _Cell) -> None:
    """An unlabelled value goes to the first waiting label its shape fits."""
    text = value.text
    if _PUBLIC.match(text) and len(text) < 40:
        _see_public(block, text)
        return
    numbers = [label for label in waiting if label in {"reference", "agenda_item"}]
    label: str | None = None
    if numbers and _NUMBER_CELL.match(text) and not _DATE.fullmatch(text):
        label = numbers[0]
        item_only = _ITEM.match(text) is not None
        if len(set(numbers)) == 2 and item_only and value.after_gap and len(text) <= 3:
            label = "agenda_item"
        if label == "agenda_item" and not item_only:
            label = "reference" if "reference" in numbers else None
        if label == "reference" and len(numbers) == 1 and item_only and "reference" in block.spans:
            label = None
    elif "date" in waiting and _DATE.fullmatch(text):
        label = "date"
    elif "gremium" in waiting and _BODY.search(text) and len(text) < 120:
        label = "gremium"
    elif "originator" in waiting and _DEPARTMENT.match(text):
        label = "originator"
    if label is not None:
        waiting.remove(label)
        _assign(block, label, value)


def _see_public(block: Block, text: str) -> None:
    match = _PUBLIC.match(text)
    if re.search(r"[☐☒]|(?i:.\bnicht)|/ ?(?i:öffentlich)", text):
        return  # a form with boxes says it by its ticks; „nichtöffentlich/öffentlich" are two sittings
    if match is not None and block.public is None:
        block.public = match["no"] is None

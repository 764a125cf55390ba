"""Labels and their values by where they stand: on the line, in the next cell, under the head of a column, on the next line.

The value must have the shape of its field; a label whose value does not fit is passed over. Labels that stand one below the
other before their values are paired with these by their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from extractors.papers.head_evidence.candidates import Candidate
from extractors.papers.head_evidence.cue_weights import CUES
from extractors.papers.head_evidence.head_labels import Labelled, label_key, label_of, labels_in
from extractors.papers.head_evidence.labelled_reading import HeadText, item_value, number_value, read_value
from extractors.papers.head_evidence.offices import GROUP, is_office
from extractors.papers.head_evidence.reading_copy import Cell

_BESIDE, _UNDER, _BELOW, _STACKED = 1.0, 0.97, 0.93, 0.85
"""What the way from label to value takes off: same line, head of a column, next line, a run of labels before their values."""
_LABEL_WITHIN = 60  # code points of running text in which a label may open it
_LONGEST_VALUE = 100  # code points of a line of values; longer ones are running text
_REACH = 3  # lines below a label in which its value may stand
# A noun that the number of the paper follows without a colon: „Vorlage OF 47/12", „Drucksache Nr. 0728/2026:", „TOP 5".
_OPENING = re.compile(
    r"(?P<label>(?:[\w-]{0,24}[Vv]orlagen?|[\w-]{0,20}[Dd]rucksachen?|VORLAGE|DRUCKSACHE"
    r"|[A-ZÄÖÜ]{3,20}VORLAGE|Drs|DRS|Drucks|Vorl|Vorgang)\.?"
    r"(?:[ ](?:zur|zum)[ ]\w+)?(?:[ ]?-?[ ]?(?:[Nn]r\.?|[Nn]ummer|NR\.?))?|(?:DS|BV|SV|GRDrs)[ -]?Nr\.?)[ "
    r"]?[-–:]?[ ]+(?=\S*[ ]?[/-]?[ ]?\S*\d)"
)
_OPENING_ITEM = re.compile(
    r"(?:TOP|Top|Tagesordnungspunkt|TO-Punkt|Beratungspunkt)(?:[ -]?Nr\.?)?[ ]?:?[ ]+(?=(?:[ÖN][ .]{0,2})?\d)"
)
_OPENING_MOTION = re.compile(
    r"(?:\w+ )?(?:\w*[Aa]ntrag|\w*[Aa]nfrage|ANTRAG|ANFRAGE)(?:[s]?[ -](?:Nr\.?|Nummer|NR\.?)[ ]?:?[ ]?|[ ]"
    r"(?=[A-ZÄÖÜ]{1,4}[ /-]?\d))(?=\S*[ ]?\S*\d)"
)
_TO_ITEM = re.compile(r"[Zz]u[ ](?=\d{1,3}(?:\.\d{1,2})*[ ]?[a-z]?:?$)")  # „zu 7" alone in its cell
# „Antrag vom 08.01.2026, OF 12/11"
_DATED_MOTION = re.compile(
    r"(?:\w+ )?(?:\w*[Aa]ntrag|\w*[Aa]nfrage|Anregung|Auskunftsersuchen|Vortrag|Bericht|\w*[Vv]orlage)"
    r"(?: de[rs] [\w /.-]{2,50}?)?"
    r" vom \d{1,2}\.[ ]?[\w.]+[ ]?\d{4}, (?=\S+[ ]?\S*\d)"
)
_INNER_NUMBER = re.compile(
    r"(?<=[ ])(?:[A-ZÄÖÜ]\w{0,20}[- ])?(?:Vorlagen?|Drucksachen?|Vorl|Drs|DS)\.?[- ]?Nr\.?[ ]?:?[ ]+(?=\S*[ ]?\S*\d)"
)
_IN_BRACKETS = re.compile(r"\((?P<label>[^()]{2,40})\)")
ITEM_ALONE = re.compile(
    r"(?:TOP[ ]?)?(?:[ÖN][ .-]{0,2})?\d{1,3}(?:\.\d{1,3})*[ ]?[a-z]?(?:[ ]?(?:[+–-]|und|bis)[ ]?[a-z])?\.?$"
)
"""A cell that is nothing but the number of an agenda item: it opens a row of an agenda."""
_CLOSING_LINES = 5  # of a page, under its text
_WORDS_OF_CODE = 3  # most words of an office that no noun of offices opens, among values that wait
_HEADING_LINES = 18  # in which a number may open a line


def labelled_values(head: HeadText) -> list[Candidate]:
    """The candidates that labels name, in the order of their places."""
    found: list[Candidate] = []
    closed = {n for region in head.closed for n in range(region.start_line, region.end_line)}
    stacked: list[tuple[Labelled, float]] = []
    filled = 0
    for number, cells in enumerate(head.copy.lines[: head.last_line]):
        if number in closed or not cells:
            stacked = [] if number in closed else stacked
            if number in closed and cells:
                found += _number_in_header(head, cells)
            continue
        waiting = _line(head, cells, found, stacked=bool(stacked) or _more_labels_below(head, cells))
        if sum(len(cell.text) for cell in cells) > _LONGEST_VALUE:
            stacked = []  # what was left empty does not wait for a figure at the end of the text
        elif stacked and not any(label_of(cell.text) or labels_in(cell.text) for cell in cells):
            _unstack(head, stacked, cells, found)
        elif len(waiting) == 1 and len(cells) == 1:
            stacked.append(waiting[0])
        elif waiting:
            stacked = []
        filled += 1
        if filled <= _HEADING_LINES:
            found += _openings(head, cells)
    return [*found, *_closing(head)]


def _closing(head: HeadText) -> Iterator[Candidate]:
    """The day of the paper where its label stands under the text, in the last lines."""
    filled = [cells for cells in head.copy.lines[head.last_line :] if cells]
    for cells in filled[-_CLOSING_LINES:]:
        for label in labels_in(cells[0].text)[:1]:
            if label.field == "document_date" and label.start == 0:
                yield from read_value(
                    head,
                    label.field,
                    label.weight * CUES.behind_text,
                    cells[0].start + label.end,
                    cells[-1].end,
                )


def _number_in_header(head: HeadText, cells: Sequence[Cell]) -> list[Candidate]:
    """The number of the paper that stands in a table with body and day, under a head of its own."""
    found: list[Candidate] = []
    for cell in cells:
        known = label_of(cell.text)
        if known is not None and known[0] == "reference" and len(cells) > 1:
            _elsewhere(head, cell, cells, known, found)
    return found


def _more_labels_below(head: HeadText, cells: Sequence[Cell]) -> bool:
    """Whether the next filled line is a lone label, too: then labels stand first and their values after them."""
    below = next((line for line in head.copy.lines[cells[0].line + 1 : head.last_line] if line), ())
    if len(below) != 1 or len(cells) != 1:
        return False
    own = label_of(cells[0].text) or next(((label.field, label.weight) for label in labels_in(cells[0].text)), None)
    if own is not None and own[0] == "document_type":
        return False
    labels = labels_in(below[0].text)
    return (bool(labels) and labels[0].start == 0 and labels[-1].end >= len(below[0].text)) or (
        not labels and label_of(below[0].text) is not None
    )


def _line(
    head: HeadText, cells: Sequence[Cell], found: list[Candidate], *, stacked: bool
) -> list[tuple[Labelled, float]]:
    """The values of the labels of one line; what comes back are labels that found none."""
    waiting: list[tuple[Labelled, float]] = []
    in_a_stack = stacked
    for cell in cells:
        stacked = in_a_stack and cell is cells[-1]  # what has a cell beside it has its value there
        labels = labels_in(cell.text)
        for label, following in zip_longest(labels, labels[1:]):
            if label.start > _LABEL_WITHIN and len(cell.text) > _LONGEST_VALUE and label is labels[0]:
                break  # a colon in running text
            end = cell.start + (following.start if following else len(cell.text))
            start = cell.start + label.end
            if head.copy.text[start:end].strip():
                found += read_value(head, label.field, label.weight * _BESIDE, start, end)
            elif following is None and (
                stacked or not _elsewhere(head, cell, cells, (label.field, label.weight), found)
            ):
                waiting.append((label.field, label.weight))
        known = None if labels or cell.text[:1].islower() else label_of(cell.text)  # „von" of spread prose is no label
        bracketed = _IN_BRACKETS.fullmatch(cell.text)
        if bracketed is not None and cell.line > 0 and (above := label_of(bracketed["label"])) is not None:
            line = head.copy.lines[cell.line - 1]
            if len(line) > cell.col:
                found += read_value(head, above[0], above[1] * _BELOW, line[cell.col].start, line[cell.col].end)
            continue
        if known is not None and (
            stacked or not _elsewhere(head, cell, cells, (known[0], known[1] * CUES.label_without_colon), found)
        ):
            waiting.append(known)
    return waiting


def _elsewhere(
    head: HeadText, cell: Cell, cells: Sequence[Cell], known: tuple[Labelled, float], found: list[Candidate]
) -> bool:
    """Whether the value of an empty label stands in the next cell, under it, or on one of the next lines."""
    label, weight = known
    beside = cells[cell.col + 1] if cell.col + 1 < len(cells) else None
    if beside is not None and not _is_label(beside.text):
        values = list(read_value(head, label, weight * _BESIDE, beside.start, beside.end))
        found += values
        if values or label in {"title", "originator", "drafter"}:
            return bool(values)
    filled = [
        line for line in head.copy.lines[cell.line + 1 : min(head.last_line, cell.line + 1 + 2 * _REACH)] if line
    ][:_REACH]
    for distance, line in enumerate(filled):
        under = line[cell.col] if len(cells) > 1 and len(line) == len(cells) else None
        if under is not None and (label == "document_type" or not _is_label(under.text)):
            values = list(read_value(head, label, weight * _UNDER, under.start, under.end))
        elif cell.col == 0 or len(cells) == 1:
            if _is_label(line[0].text) and label != "document_type":
                return False
            values = list(
                read_value(head, label, weight * _BELOW * CUES.each_line_below**distance, line[0].start, line[0].end)
            )
        else:
            values = []
        if values:
            found += values
            return True
        if label in {"title", "originator", "drafter", "place", "document_type"}:
            return False
    return False


def _unstack(
    head: HeadText, stacked: list[tuple[Labelled, float]], cells: Sequence[Cell], found: list[Candidate]
) -> None:
    """Give the values of a line to the labels that wait, the first that fits."""
    last = cells[-1].line
    following = next((line[0].text for line in head.copy.lines[last + 1 : last + 1 + _REACH] if line), "")
    for cell in cells:
        bare = re.fullmatch(r"\d{1,3}(?:\.\d{1,2})?[a-z]?", cell.text) is not None
        item_waits = any(label == "agenda_item" for label, _ in stacked) and not ITEM_ALONE.match(following)
        for index, (label, weight) in enumerate(stacked):
            if not _may_take(label, cell.text, small_number_is_item=bare and item_waits):
                continue
            values = list(read_value(head, label, weight * _STACKED, cell.start, cell.end))
            if values:
                found += values
                del stacked[: index + 1]
                break


def _may_take(label: Labelled, text: str, *, small_number_is_item: bool) -> bool:
    """Whether a waiting label may take a line: an item is nothing but its number, an office is none of a title's length."""
    if label == "reference":
        return not small_number_is_item  # the number of the paper is another one
    if label == "agenda_item":
        return ITEM_ALONE.match(text) is not None
    if label in {"originator", "drafter"}:
        return is_office(text) or GROUP.search(text) is not None or len(text.split()) <= _WORDS_OF_CODE
    return True


def _is_label(text: str) -> bool:
    labels = labels_in(text)
    if labels and labels[0].start == 0 and labels[0].weight > CUES.vague:
        return True
    return label_of(text) is not None and label_key(text) not in {"öffentlich", "nichtöffentlich"}


def _openings(head: HeadText, cells: Sequence[Cell]) -> Iterator[Candidate]:
    """Numbers that follow their noun at the start of a cell without a colon."""
    if len(cells) > 1 and ITEM_ALONE.match(cells[0].text):
        return  # a row of an agenda: the numbers are those of its papers
    for cell in cells:
        dated = _DATED_MOTION.match(cell.text)
        if dated is not None:
            yield from number_value(
                head, "motion before number", CUES.motion_before_number, cell.start + dated.end(), cell.end
            )
        noun = _OPENING.match(cell.text)
        if noun is not None:
            is_word = noun.end("label") - noun.start("label") > 2
            weight = CUES.noun_before_number if is_word else CUES.short_noun_before_number
            yield from number_value(head, "noun before number", weight, cell.start + noun.end(), cell.end)
        motion = _OPENING_MOTION.match(cell.text)
        if motion is not None:
            yield from number_value(
                head, "motion before number", CUES.motion_before_number, cell.start + motion.end(), cell.end
            )
        numbered = _INNER_NUMBER.search(cell.text)
        if numbered is not None and numbered.start():
            yield from number_value(
                head, "label of number inside a line", CUES.inner_number, cell.start + numbered.end(), cell.end
            )
        item = _OPENING_ITEM.match(cell.text) or _TO_ITEM.match(cell.text)
        if item is not None:
            yield from item_value(head, CUES.item_before_number, cell.start + item.end(), cell.end)

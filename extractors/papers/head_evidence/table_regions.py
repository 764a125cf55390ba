"""Where the consultations of a paper stand: under a heading, under heads of columns, or in lines that are rows by themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from curated.records import Entity
from extractors.papers.head_evidence import row_words as words
from extractors.papers.head_evidence.head_labels import (
    COLUMN_WORDS,
    CONSULTATION_HEADINGS,
    label_key,
    label_of,
    labels_in,
    opens_body,
)
from extractors.papers.head_evidence.reading_copy import Cell, ReadingCopy

_MOST_LINES = 60  # below a heading
_GAP = 8  # lines without body or day after which the table is over: ticks and results on lines of their own
_LONGEST_NAME = 90


@dataclass(frozen=True, slots=True)
class Region:
    """The lines of one table, half open; ``first`` is the place behind its heading."""

    start_line: int
    end_line: int
    first: int
    headed: bool


def table_regions(copy: ReadingCopy, bodies: Sequence[Entity], days: Sequence[Entity]) -> list[Region]:
    """All tables of a copy, in order; ``bodies`` and ``days`` are those of its text."""
    regions: list[Region] = []
    line = 0
    with_day = {copy.line_of(day.char_start) for day in days}
    with_body = {copy.line_of(body.char_start) for body in bodies}
    while line < len(copy.lines):
        first = heading_end(copy, line)
        if first is not None:
            end = _region_end(copy, line, first, with_body, with_day)
            regions.append(Region(line, end, first, True))
            line = max(end, line + 1)
        elif line in with_day and line in with_body and _is_row(copy, line, bodies, days):
            end = _region_end(copy, line, copy.starts[line], with_body, with_day)
            regions.append(Region(line, end, copy.starts[line], False))
            line = max(end, line + 1)
        else:
            line += 1
    return regions


_COUNT = re.compile(r"^\d\.[ ]")
_OPENS_TABLE = re.compile(r"(?:Beratungsfolge|Beratungsgang|Gremienfolge|Beratungsverlauf)\b")
_NO_HEADER = re.compile(r"\d|:[ ]?\S")
_LONGEST_HEADER = 130  # code points of a line of heads with single blanks between
_BODY_COLUMNS = frozenset({"gremium", "gremien", "ausschuss", "beratungsgremium", "organ"})
# Heads of a column of bodies beside one of days; alone they name other things.
_SITTING_COLUMNS = frozenset({"beratung", "beratungin", "beratungim", "sitzung", "beratungbeschluss", "vorlagean"})
_DAY_COLUMNS = frozenset(
    {"datum", "termin", "termine", "sitzungstermin", "sitzungsdatum", "sitzungstag", "sitzungam", "tag", "am"}
)
_BLANKS = re.compile(r"[ ]+")


def heading_end(copy: ReadingCopy, line: int) -> int | None:
    """The place behind the heading of a table that stands on a line; None when there is none."""
    cells = copy.lines[line]
    if not cells:
        return None
    first = cells[0]
    head = _COUNT.sub("", first.text) if first.text[0].isdigit() else first.text
    colon = first.text.find(":")
    shown = head.split(":", 1)[0]
    if label_key(shown) in CONSULTATION_HEADINGS:
        return first.start + colon + 1 if colon >= 0 else first.end
    leading = _OPENS_TABLE.match(head)
    if leading and len(first.text) < 60:
        return first.start + len(first.text) - len(head) + leading.end()
    return cells[-1].end if is_header(cells) else None


def is_header(cells: Sequence[Cell]) -> bool:
    """Whether a line holds nothing but heads of columns, two or more, one of them of a body or a day."""
    if len(cells) > 1:
        texts = [cell.text for cell in cells]
    elif len(cells[0].text) > _LONGEST_HEADER or _NO_HEADER.search(cells[0].text):
        return False
    else:
        texts = _BLANKS.split(cells[0].text)
    keys: list[str] = []
    unknown = 0
    for text in texts:
        if _NO_HEADER.search(text):
            return False
        keys.append(_column_key(text))
        unknown += keys[-1] not in COLUMN_WORDS
        if unknown > 1:
            return False
    known = [key for key in keys if key in COLUMN_WORDS]
    named = _BODY_COLUMNS & set(keys) or (_SITTING_COLUMNS & set(keys) and _DAY_COLUMNS & set(keys))
    return len(known) >= 2 and len(known) >= len(keys) - 1 and bool(named)


def _column_key(text: str) -> str:
    """The key of a column's head; of two with a slash between („Beratung/Beschlussfassung") the first, when both are known."""
    if "/" not in text:
        return label_key(text)
    parts = [label_key(part) for part in text.split("/")]
    return parts[0] if len(parts) > 1 and all(part in COLUMN_WORDS for part in parts) else label_key(text)


def _is_row(copy: ReadingCopy, line: int, bodies: Sequence[Entity], days: Sequence[Entity]) -> bool:
    """Whether a line without a heading above is a row: body, day and a word of rows, nothing else, no label."""
    text = copy.text[copy.starts[line] : copy.starts[line] + sum(len(c.text) + 1 for c in copy.lines[line])]
    if len(_residue(copy, line, bodies, days)) > 2 or _is_prose(text):
        return False
    return (
        says_row_words(text)
        or words.TICKS.search(text) is not None
        or _is_bare_row(copy, line - 1, bodies, days)
        or _is_bare_row(copy, line + 1, bodies, days)
    )


def _is_bare_row(copy: ReadingCopy, line: int, bodies: Sequence[Entity], days: Sequence[Entity]) -> bool:
    """Whether a line holds a body and a day and nothing else: of two such lines, each is a row."""
    if not 0 <= line < len(copy.lines) or not copy.lines[line]:
        return False
    start = copy.starts[line]
    end = copy.starts[line + 1] if line + 1 < len(copy.starts) else len(copy.text)
    both = all(any(start <= e.char_start < end for e in found) for found in (bodies, days))
    return both and len(_residue(copy, line, bodies, days)) < 3


def _residue(copy: ReadingCopy, line: int, bodies: Sequence[Entity], days: Sequence[Entity]) -> str:
    """What is left of a line when bodies, days and the words of rows are gone."""
    start = copy.starts[line]
    end = copy.starts[line + 1] if line + 1 < len(copy.starts) else len(copy.text)
    text = copy.text[start:end]
    for entity in (*bodies, *days):
        if start <= entity.char_start < end:
            text = text[: entity.char_start - start] + " " * len(entity.text) + text[entity.char_end - start :]
    for pattern in (
        *(p for p, _ in words.ROLES),
        words.RESULT,
        words.NOT_PUBLIC,
        words.PUBLIC,
        words.ITEM,
        words.BARE_ITEM,
    ):
        text = pattern.sub(" ", text)
    return words.GLUE.sub("", text)


def _region_end(copy: ReadingCopy, line: int, first: int, with_body: set[int], with_day: set[int]) -> int:
    last, gap = line, 0
    for number in range(line + 1, min(len(copy.lines), line + _MOST_LINES)):
        cells = copy.lines[number]
        text = " ".join(cell.text for cell in cells)
        if not cells:
            gap += 1
        elif number in with_day or (number in with_body and len(text) < _LONGEST_NAME + 40):
            if _ends_table(cells) or _is_prose(text):
                break
            last, gap = number, 0
        elif _ends_table(cells) or _is_prose(text):
            break
        elif is_header(cells) or heading_end(copy, number) is not None:
            last, gap = number, 0
        elif says_row_words(text) or words.TICKS.search(text):
            gap += 1
        else:
            gap += 2
        if gap > _GAP:
            break
    return min(len(copy.lines), _with_rest(copy, last))


def _with_rest(copy: ReadingCopy, last: int) -> int:
    """The end of a table whose last row has its role or result on lines of their own."""
    end = last + 1
    while end < len(copy.lines) and end <= last + 4 and copy.lines[end]:
        text = "\t".join(cell.text for cell in copy.lines[end])
        if _ends_table(copy.lines[end]) or _is_prose(text) or len(text) > 60:
            break
        if not (says_row_words(text) or text[:1].islower()):
            break
        end += 1
    return end


def says_row_words(text: str) -> bool:
    """Whether a text holds a word of rows: a role, a result, a mark of publicity, an item."""
    return (
        any(pattern.search(text) for pattern, _ in words.ROLES)
        or words.RESULT.search(text) is not None
        or words.PUBLIC.search(text) is not None
        or words.NOT_PUBLIC.search(text) is not None
        or words.ITEM.search(text) is not None
        or words.BARE_ITEM.search(text) is not None
    )


_PAPER_AND_NUMBER = re.compile(r"[\w-]*(?:[Vv]orlage|[Dd]rucksache)[ ](?:Nr\.?[ ])?(?:[A-ZÄÖÜ]{1,4}[ /-]?)?\d")


def _ends_table(cells: Sequence[Cell]) -> bool:
    text = cells[0].text
    if opens_body(text) or _PAPER_AND_NUMBER.match(text):
        return True
    labels = labels_in(text)
    if labels and labels[0].start == 0:
        return labels[0].field in {"title", "reference", "originator", "drafter", "document_type"} or (
            labels[0].field == "other" and labels[0].weight > 0.5
        )
    known = label_of(text)
    return known is not None and known[0] in {"title", "reference", "drafter"} and len(cells) == 1


_ASKS_TO_DECIDE = re.compile(r"\b(?:möge|wolle|beschließt|beauftragt|beantragt)\b")
_VERB = re.compile(
    r"\b(?:wird|werden|hat|haben|ist|sind|wurden?|stimmt|nimmt|beschließt|empfiehlt|soll|sollen|kann|findet)\b"
)


def _is_prose(text: str) -> bool:
    """Whether a line is part of a sentence rather than of a table."""
    if _ASKS_TO_DECIDE.search(text):
        return True
    return len(text) > 55 and (
        _VERB.search(text) is not None
        or (len(text) > 110 and re.search(r"[a-zäöüß]{3}[.](?:$|[ ][A-ZÄÖÜ])", text) is not None)
    )

"""Bodies and days of a table of consultations in their order: the two tokens that make a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from curated.records import Entity
from extractors.entities.mention import one_line
from extractors.papers.head_evidence import row_words as words
from extractors.papers.head_evidence.head_labels import COLUMN_WORDS, label_key, label_of
from extractors.papers.head_evidence.reading_copy import ReadingCopy
from extractors.papers.head_evidence.table_regions import Region, says_row_words

_LONGEST_NAME = 90


@dataclass(frozen=True, slots=True)
class Token:
    """A body (with its name) or a day, and where it stands."""

    kind: str  # body or day
    start: int
    end: int
    line: int
    name: str = ""
    day: date | None = None


def row_tokens(copy: ReadingCopy, region: Region, bodies: Sequence[Entity], days: Sequence[Entity]) -> list[Token]:
    """Bodies and days of the region in order; in a line with a day but no known body, the cell of other words is the body."""
    end = copy.starts[region.end_line] if region.end_line < len(copy.lines) else len(copy.text)
    found = [
        Token("day", d.char_start, d.char_end, copy.line_of(d.char_start), day=d.date_start)
        for d in days
        if region.first <= d.char_start < end and d.date_start is not None and _is_day_of_row(copy, d)
    ]
    named = [b for b in bodies if region.first <= b.char_start < end and _stands_as_cell(copy, b, days)]
    found += [
        Token("body", b.char_start, stop, copy.line_of(stop - 1), name=name)
        for b in named
        for name, stop in (_whole_name(copy, b, days),)
    ]
    lines_with_body = {token.line for token in found if token.kind == "body"}
    last_lines = {copy.line_of(t.start) for t in found if t.kind == "body"} | lines_with_body
    for token in [t for t in found if t.kind == "day"]:
        if token.line not in lines_with_body:
            other = _other_name(copy, token, region, above=token.line - 1 not in last_lines)
            if other is not None:
                found.append(other)
    ordered = sorted(found, key=lambda t: (t.start, t.kind))
    return _once_a_row(ordered)


def _is_day_of_row(copy: ReadingCopy, day: Entity) -> bool:
    """Not the day of an attachment, of an earlier paper or of a printout."""
    before = copy.text[max(0, day.char_start - 30) : day.char_start].rsplit("\n", 1)[-1]
    return (
        re.search(
            r"(?i)(?:exportiert|antrag vom|vorlage vom|schreiben vom|stand|erstellt am|eingegangen am|gedruckt)[ :]*$",
            before,
        )
        is None
    )


_DECIDES_IN = re.compile(r"(?i)\b(?:beschluss|beschlussfassung)(?=[ ](?:im|in|durch|des|der)[ ])")
_OF_ANOTHER_MATTER = re.compile(
    r"(?:vom|durch)[ ](?:(?:den|die|das)[ ])?$"
)  # „am 3.4.2017 vom Gemeinderat beschlossen"


def _stands_as_cell(copy: ReadingCopy, body: Entity, days: Sequence[Entity]) -> bool:
    """Whether a body opens its cell, or follows small words of rows („In den Hauptausschuss", „Sitzung des Rates").

    Of a cell that holds several rows, only what stands behind the last day before the body counts. A body with an empty box
    was not chosen.
    """
    line = copy.line_of(body.char_start)
    cell = next((c for c in copy.lines[line] if c.start <= body.char_start < c.end), None)
    if cell is None:
        return False
    last_day = max((d.char_end for d in days if cell.start <= d.char_start < body.char_start), default=cell.start)
    before = copy.text[last_day : body.char_start]
    if _OF_ANOTHER_MATTER.search(before) or before.rstrip().endswith("☐"):
        return False
    before = words.TICKS.sub("", before)
    if last_day > cell.start and not before.strip(" ,;"):
        return True
    before = re.sub(r"\d{1,2}\.[ ]?\d{1,2}\.[ ]?\d{2,4}", "", before)
    for pattern, _ in words.ROLES:
        before = pattern.sub("", before)
    before = _DECIDES_IN.sub("", before)
    before = words.ITEM.sub("", words.NOT_PUBLIC.sub("", words.PUBLIC.sub("", before)))
    return not words.GLUE.sub("", words.COUNT.sub("", before)).strip() or before.rstrip().endswith((":", ";", ","))


_NAME_GOES_ON = re.compile(
    r"[ ](?:(?:für|der|des|die|und|zur|zum|sowie|&|[A-ZÄÖÜ][\w-]*,?|[a-zäöüß]{3,}(?:e|en|er|es))(?=[ ]|$)[ ]?){1,9}"
)


def _whole_name(copy: ReadingCopy, body: Entity, days: Sequence[Entity]) -> tuple[str, int]:
    """The canonical name, with what its cell adds to it („Betriebsausschuss der Stadtwerke"), and where it ends."""
    name = body.canonical or one_line(body.text)
    line_end = copy.text.find("\n", body.char_end)
    line_end = len(copy.text) if line_end < 0 else line_end
    cell_end = copy.text.find("\t", body.char_end, line_end)
    stop = min((d.char_start for d in days if body.char_end <= d.char_start), default=line_end)
    stop = min(stop, line_end, cell_end if cell_end >= 0 else line_end)
    rest = copy.text[body.char_end : stop]
    for pattern in (*(p for p, _ in words.ROLES), words.RESULT, words.NOT_PUBLIC, words.PUBLIC, words.ITEM):
        cut = pattern.search(rest)
        if cut is not None:
            rest = rest[: cut.start()]
    rest = re.sub(r"(?:[ ](?:am|vom|den|um|zur|zum|Sitzung|Termin|\w{2},)|[ ,;:(–-])+$", "", rest)
    goes_on = _NAME_GOES_ON.fullmatch(rest)
    if goes_on is not None and len(name) + len(rest) < _LONGEST_NAME:
        return one_line(name + rest), body.char_end + len(rest)
    return name, body.char_end


def _other_name(copy: ReadingCopy, day: Token, region: Region, *, above: bool) -> Token | None:
    """A body that no grammar knows („Arbeitskreis Seeufer", „HA"): the first cell of the day's line that is nothing else."""
    for cell in copy.lines[day.line]:
        start, stop = max(cell.start, region.first), cell.end
        pieces = (
            [(start, day.start), (day.end, stop)]
            if start <= day.start < stop
            else [(start, stop)]
            if start < stop
            else []
        )
        for first, last in pieces:
            text = copy.text[first:last]
            shown = words.COUNT.sub("", text).strip(" :,;-–•*")
            shown = re.sub(r"(?:[ ](?:am|vom|den|um)|[ ,:])+$", "", shown)
            shown = _OF_SITTING.sub("", re.split(r"[:;]", shown)[0]).strip()
            if _may_be_a_body(shown):
                place = copy.text.index(shown, first)
                return Token("body", place, place + len(shown), day.line, name=one_line(shown))
    line = copy.lines[day.line - 1] if day.line > 0 and above else ()
    alone = len(copy.lines[day.line]) == 1 and copy.lines[day.line][0].end - day.end < 3
    if alone and len(line) == 1 and line[0].start > region.first and _may_be_a_body(line[0].text):
        return Token("body", line[0].start, line[0].end, day.line, name=one_line(line[0].text))
    return None


_OF_SITTING = re.compile(r"^(?:\d{1,3}\. )?(?:\w*öffentliche )?Sitzung (?:des|der) ")


def _may_be_a_body(shown: str) -> bool:
    if not 2 <= len(shown) <= 70 or not shown[0].isupper() or re.search(r"\d{3}|[.!?]$", shown):
        return False
    if re.fullmatch(
        r"(?i)(?:mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\W*", shown
    ):
        return False
    bare = words.GLUE.sub("", shown)
    if len(bare) < 2 or label_key(shown) in COLUMN_WORDS or label_of(shown) is not None or says_row_words(shown):
        return False
    return (
        len(shown.split()) <= 7 and re.search(r"(?i)\b(?:wird|werden|hat|ist|sind|wurde|kommt)\b|\.pdf", shown) is None
    )


def _once_a_row(tokens: list[Token]) -> list[Token]:
    """Without a body that its row repeats („… 24.09.2026 Sitzung des Umweltausschusses" under „Umweltausschuss")."""
    kept: list[Token] = []
    last_body, last_line, day_since = "", -1, False
    lines_with_day = {token.line for token in tokens if token.kind == "day"}
    for index, token in enumerate(tokens):
        if token.kind == "body":
            repeats = token.name == last_body and day_since and not _day_follows(tokens, index)
            if repeats and not (token.line in lines_with_day and last_line in lines_with_day):
                continue
            last_body, last_line, day_since = token.name, token.line, False
        else:
            day_since = True
        kept.append(token)
    return kept


def _day_follows(tokens: list[Token], index: int) -> bool:
    """Whether the next token is a day on the same line."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return following is not None and following.kind == "day" and following.line == tokens[index].line

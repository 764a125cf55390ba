"""The rows of a consultation table in running text: body, date, agenda item, public or not, role, result.

Column positions are gone once a table is text. What remains is the order: each row is a body at the start of a line,
then its date, then what belongs to that row until the next body. Names may wrap, numbers and ticks may stand on lines
of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from curated.records import Entity
from extractors.entities.dates import find_dates
from extractors.entities.gremien import find_gremien
from extractors.entities.mention import mention, one_line

_HEADER = re.compile(
    (
        r"^[ \t]*(?:\d\.[ ])?(?:Beratungsfolge|Beratungsgang|Beratungsgremien|Gremienfolge|Gremi(?:um"
        r"|en)\b(?=[^\n:]*\b(?:Termin|Sitzung|Datum|Ö)))[^\n]*$"
    ),
    re.MULTILINE,
)
_COLUMNS = re.compile(
    r"^[^\n\d]*\b(?:Termin|Sitzung(?:stermin|sdatum)?|Datum|am|TOP|Zuständigkeit|Stand|Ergebnis|Status|nö|Ö)\b[^\n\d]*$"
)
_TOP = re.compile(
    r"[ \t]*(?:\n[ \t]*)?(?:(?:TOP|Ö|N)[ ])?(?P<top>\d{1,3}(?:\.\d{1,3})*(?:[ ]?[a-w])?)\.?(?=[ \t]*(?:\n|$|[ \t](?![.\d])))"
)
_ROLES = (
    (re.compile(r"(?i)\b(?:entscheidung|beschlussfassung|beschluss|entscheidend)\b"), "Entscheidung"),
    (re.compile(r"(?i)\b(?:vorberatung|empfehlung|beratung|vorberatend|behandlung)\b"), "Vorberatung"),
    (re.compile(r"(?i)\b(?:kenntnisnahme|kenntnis|information|bericht)\b"), "Kenntnisnahme"),
    (re.compile(r"(?i)\banhörung\b"), "Anhörung"),
)
_RESULT = re.compile(
    r"(?i)\b((?:einstimmig|mehrheitlich|ungeändert|geändert|abgelehnt|zugestimmt|zustimmung|genehmigt"
    r"|beschlossen|vorberaten|vertagt|zurückgestellt|verwiesen"
    r"|zurückgezogen|erledigt|angenommen)\b[^\n\t]{0,60})"
)
_NOT_PUBLIC = re.compile(r"(?i)\bnicht[- ]?ö[fl]{2}entlich\b|\bnö\b|(?:^|[ \t])(?:N|n\.ö\.)(?=[ \t]|$)")
_PUBLIC = re.compile(r"(?i)(?<!nicht )(?<!nicht-)\böffentlich\b|(?:^|[ \t])(?:Ö|ö)(?=[ \t]|$)")
_TICKS = re.compile(r"[☒☑✓✔]|(?:^|[ \t])[xX](?=[ \t]|$)|☐")


_GAP = 8  # lines between two rows: ticks and results on lines of their own, rows of Fraktionen


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: the body's canonical name, its date, the place of its agenda number in the text, and the rest as printed."""

    gremium: str
    start: int
    end: int
    meeting_date: date | None
    agenda_item: str | None
    agenda_span: tuple[int, int] | None
    is_public: bool | None
    role: str | None
    result: str | None


def find_rows(text: str) -> list[Row]:
    """The rows of every consultation table of a folded text."""
    rows: list[Row] = []
    for header in _HEADER.finditer(text):
        if not rows or header.start() >= rows[-1].end:
            rows += _table(text, header.end())
    return rows


def _table(text: str, position: int) -> list[Row]:
    """The rows below a header that ends at ``position``; at most 40 lines are looked at."""
    block_end = _nth_line(text, position, 40)
    block = text[position:block_end]
    skip = 0
    while (
        (line := block[skip + 1 : _line_end(block, skip + 1)])
        and _COLUMNS.match(line)
        and block[skip : skip + 1] == "\n"
    ):
        skip += 1 + len(line)
    days = [d for d in find_dates(block) if d.date_precision == "day" and d.date_start is not None]
    bodies = _row_bodies(block, skip)
    rows: list[Row] = []
    reach = skip
    for index, body in enumerate(bodies):
        after = next((d for d in days if d.char_start >= body.char_end), None)
        following = block.rfind("\n", 0, bodies[index + 1].char_start) + 1 if index + 1 < len(bodies) else len(block)
        if block.count("\n", reach, body.char_start) > (_GAP if rows else 3):
            break
        if after is None or after.char_start >= following or len(block[body.char_end : after.char_start].split()) > 6:
            continue
        gap = block[body.char_end : after.char_start].strip(" \t")
        name = body.canonical or body.text
        gap = re.sub(r"^[ ]?[-–][ ][^\n]{1,60}$|[ \n:,]*\b(?:am|vom)?:?[ ]*$", "", gap)
        if gap.strip() and not gap.strip().isdigit():
            if not _NAME_REST.fullmatch(gap.strip()):
                continue
            name = f"{name} {one_line(gap)}"
        name = re.sub(r"[ ]?\([^)]*\)?$", "", name) or name
        rest_end = min(following, _nth_line(block, after.char_end, 5))
        rows.append(
            _row(
                name=name,
                offset=position,
                start=body.char_start,
                day=after.date_start,
                block=block,
                after=after.char_end,
                rest_end=rest_end,
            )
        )
        reach = after.char_end
    by_columns = _rows_by_columns(block, position, bodies, days)
    return by_columns if len(by_columns) > len(rows) else rows


def _rows_by_columns(block: str, position: int, bodies: list[Entity], days: list[Entity]) -> list[Row]:
    """The rows of a table whose columns came one after the other: all bodies, a line each, then as many lines with a day."""
    if len(bodies) < 2 or not days:
        return []
    first_day = days[0].char_start
    column = [body for body in bodies if body.char_end <= first_day]
    lines = [_line_end(block, body.char_start) for body in column]
    following = [day for day in days if _opens_line(block, day.char_start)][: len(column)]
    if (
        len(column) < 2
        or len(following) < len(column)
        or not all(block[end : body.char_start].strip() == "" for end, body in zip(lines, column[1:], strict=False))
    ):
        return []
    rows = []
    for body, day in zip(column, following, strict=True):
        end = _line_end(block, day.char_end)
        name = body.canonical or body.text
        rows.append(
            _row(
                name=name,
                offset=position,
                start=body.char_start,
                day=day.date_start,
                block=block,
                after=day.char_end,
                rest_end=end,
            )
        )
    return rows


_NAME_REST = re.compile(
    r"(?:(?:und|für|der|des|die|zur|zum|&|[\"„(]?[A-ZÄÖÜ][\w“\"/)-]*,?|[a-zäöüß]{3,}(?:e|en|er|es))(?:[ \n]+|$)){1,7}"
)
_ANY_BODY = re.compile(
    r"(?m)^[ \t]*(?P<name>(?!Der|Die|Das|In|Im|Am|Auf|Mit|Zum|Nach"
    r"|Eingang)[A-ZÄÖÜ][^\n\t\d:.]{1,60}?)(?<! am)(?<! vom)(?<! zum)(?<! bis)(?<! ab)(?<! den)"
    r"(?<! dem)(?<! seit)(?=[ \t]+\d{1,2}\.[ ]?\d{1,2}\.[ ]?\d{2,4}(?:[ \t]+(?:[\dÖNöxX☐☒]|nicht)"
    r"|[ \t]*\n|[ \t]*$))"
)


def _row_bodies(block: str, skip: int) -> list[Entity]:
    """What opens a row: a body at the start of a line, or any name right before a day („Arbeitskreis Seeufer 24.11.2021")."""
    found = {g.char_start: g for g in find_gremien(block) if _opens_line(block, g.char_start)}
    for match in _ANY_BODY.finditer(block, skip):
        start, end = match.span("name")
        if not any(body.char_start < end and start < body.char_end for body in found.values()):
            found[start] = mention("gremium", block, start, end, one_line(match["name"]))
    return [found[start] for start in sorted(found)]


def _row(name: str, offset: int, start: int, day: date | None, block: str, after: int, rest_end: int) -> Row:
    top = _TOP.match(block, after, rest_end)
    item = re.sub(r"\s", "", top["top"]) if top else None
    rest = block[top.end() if top else after : rest_end]
    first_lines = rest.split("\n\n")[0]
    role = next((label for pattern, label in _ROLES if pattern.search(first_lines)), None)
    result = _RESULT.search(first_lines)
    return Row(
        gremium=name,
        start=offset + start,
        end=offset + after,
        meeting_date=day,
        agenda_item=item,
        agenda_span=(offset + top.start("top"), offset + top.end("top")) if top else None,
        is_public=_is_public(first_lines),
        role=role,
        result=one_line(result[1]) if result else None,
    )


def _is_public(rest: str) -> bool | None:
    """From words or from the two ticks of the columns ö and nö; one lone x says nothing about its column."""
    if _NOT_PUBLIC.search(rest):
        return False
    if _PUBLIC.search(rest):
        return True
    ticks = [match[0].strip() for match in _TICKS.finditer(rest)][:2]
    if len(ticks) == 2 and ("☐" in ticks) and ticks[0] != ticks[1]:
        return ticks[0] != "☐"
    return None


def _opens_line(text: str, position: int) -> bool:
    return not text[text.rfind("\n", 0, position) + 1 : position].strip(" \t•-.)0123456789")


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end


def _nth_line(text: str, position: int, count: int) -> int:
    """Where the ``count``-th line after ``position`` ends."""
    for _ in range(count):
        if position >= len(text):
            break
        position = _line_end(text, position) + 1
    return min(position, len(text))

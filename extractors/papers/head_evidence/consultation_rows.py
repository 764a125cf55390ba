"""The bodies a paper goes through, whatever the order of the columns: read as tokens, grouped to rows by their order.

Body and day are the two that every row has. Where all bodies come first and all days after them, they are paired by their
place; else a row begins wherever the kind of token that opened the first row comes again. Everything else on the line or
below it belongs to the row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from curated.records import Entity
from extractors.entities.agenda_items import item_number
from extractors.entities.mention import one_line
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
_PROSE = 70  # code points of other words from which a line is a sentence
_LONGEST_NAME = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRow:
    """One consultation with its place in the reading copy."""

    gremium: str
    meeting_date: date | None
    agenda_item: str | None
    is_public: bool | None
    role: str | None
    result: str | None
    start: int
    end: int


@dataclass(slots=True)
class _Draft:
    """A row that is being put together: name and day when they were met, and the text of the rest."""

    line: int
    body: tuple[str, int, int] | None = None
    day: tuple[date, int, int] | None = None
    rest: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str  # body or day
    start: int
    end: int
    line: int
    name: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """The lines of one table, half open; ``first`` is the place behind its heading."""

    start_line: int
    end_line: int
    first: int
    headed: bool


def consultation_rows(
    copy: ReadingCopy, bodies: Sequence[Entity], days: Sequence[Entity]
) -> tuple[list[FoundRow], list[Region]]:
    """All rows with the regions they stand in. ``bodies`` and ``days`` are those of the copy's text."""
    rows: list[FoundRow] = []
    regions: list[Region] = []
    for region in _regions(copy, bodies, days):
        found = _rows(copy, region, bodies, days)
        if found:
            rows += [row for row in found if not _known(row, rows)]
            regions.append(region)
    return rows, regions


def _known(row: FoundRow, rows: Sequence[FoundRow]) -> bool:
    return any(row.gremium == other.gremium and row.meeting_date == other.meeting_date for other in rows)


# --- where a table stands -------------------------------------------------------------------------------------------------


def _regions(copy: ReadingCopy, bodies: Sequence[Entity], days: Sequence[Entity]) -> list[Region]:
    regions: list[Region] = []
    line = 0
    with_day = {copy.line_of(day.char_start) for day in days}
    with_body = {copy.line_of(body.char_start) for body in bodies}
    while line < len(copy.lines):
        first = _heading_end(copy, line)
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


def _heading_end(copy: ReadingCopy, line: int) -> int | None:
    """The place behind the heading of a table that stands on a line; None when there is none."""
    cells = copy.lines[line]
    if not cells:
        return None
    first = cells[0]
    head = re.sub(r"^\d\.[ ]", "", first.text)
    colon = first.text.find(":")
    shown = head.split(":", 1)[0]
    if label_key(shown) in CONSULTATION_HEADINGS:
        return first.start + colon + 1 if colon >= 0 else first.end
    leading = re.match(r"(?:Beratungsfolge|Beratungsgang|Gremienfolge|Beratungsverlauf)\b", head)
    if leading and len(first.text) < 60:
        return first.start + len(first.text) - len(head) + leading.end()
    return cells[-1].end if is_header(cells) else None


def is_header(cells: Sequence[Cell]) -> bool:
    """Whether a line holds nothing but heads of columns, two or more, one of them of a body or a day."""
    text = "\t".join(cell.text for cell in cells)
    if re.search(r"\d|:[ ]?\S", text):
        return False
    keys = [label_key(cell.text) for cell in cells]
    if len(cells) < 2:
        keys = [label_key(word) for word in re.split(r"[ ]+", text)]
    known = [key for key in keys if key in COLUMN_WORDS]
    named = {"gremium", "gremien", "ausschuss", "beratungsgremium", "organ"} & set(keys)
    return len(known) >= 2 and len(known) >= len(keys) - 1 and bool(named)


def _is_row(copy: ReadingCopy, line: int, bodies: Sequence[Entity], days: Sequence[Entity]) -> bool:
    """Whether a line without a heading above is a row: body, day and a word of rows, nothing else, no label."""
    text = copy.text[copy.starts[line] : copy.starts[line] + sum(len(c.text) + 1 for c in copy.lines[line])]
    if len(_residue(copy, line, bodies, days)) > 2:
        return False
    return _word_of_rows(text) or _is_bare_row(copy, line - 1, bodies, days) or _is_bare_row(copy, line + 1, bodies, days)


def _is_bare_row(copy: ReadingCopy, line: int, bodies: Sequence[Entity], days: Sequence[Entity]) -> bool:
    """Whether a line holds a body and a day and nothing else: of two such lines, each is a row."""
    if not 0 <= line < len(copy.lines) or not copy.lines[line]:
        return False
    start = copy.starts[line]
    end = copy.starts[line + 1] if line + 1 < len(copy.starts) else len(copy.text)
    both = all(any(start <= e.char_start < end for e in found) for found in (bodies, days))
    return both and len(_residue(copy, line, bodies, days)) < 3


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
        elif is_header(cells) or _heading_end(copy, number) is not None:
            last, gap = number, 0
        elif _word_of_rows(text) or words.TICKS.search(text):
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
        if not (_word_of_rows(text) or text[:1].islower()):
            break
        end += 1
    return end


def _word_of_rows(text: str) -> bool:
    return (
        any(pattern.search(text) for pattern, _ in words.ROLES)
        or words.RESULT.search(text) is not None
        or words.PUBLIC.search(text) is not None
        or words.NOT_PUBLIC.search(text) is not None
        or words.ITEM.search(text) is not None
        or words.BARE_ITEM.search(text) is not None
    )


def _ends_table(cells: Sequence[Cell]) -> bool:
    text = cells[0].text
    if opens_body(text):
        return True
    labels = labels_in(text)
    if labels and labels[0].start == 0:
        return labels[0].field in {"title", "reference", "originator", "drafter", "document_type"} or (
            labels[0].field == "other" and labels[0].weight > 0.5
        )
    known = label_of(text)
    return known is not None and known[0] in {"title", "reference", "drafter"} and len(cells) == 1


_VERB = re.compile(
    r"\b(?:wird|werden|hat|haben|ist|sind|wurden?|stimmt|nimmt|beschließt|empfiehlt|soll|sollen|kann|findet)\b"
)


def _is_prose(text: str) -> bool:
    """Whether a line is part of a sentence rather than of a table."""
    return len(text) > 55 and (
        _VERB.search(text) is not None
        or (len(text) > 110 and re.search(r"[a-zäöüß]{3}[.](?:$|[ ][A-ZÄÖÜ])", text) is not None)
    )


# --- its rows -------------------------------------------------------------------------------------------------------------


def _rows(copy: ReadingCopy, region: Region, bodies: Sequence[Entity], days: Sequence[Entity]) -> list[FoundRow]:
    tokens = _tokens(copy, region, bodies, days)
    if not any(token.kind == "body" for token in tokens):
        return []
    end = copy.starts[region.end_line] if region.end_line < len(copy.lines) else len(copy.text)
    drafts = _by_columns(tokens) or _by_order(tokens)
    ordered = sorted(drafts, key=lambda d: _start(d))
    found: list[FoundRow] = []
    for index, draft in enumerate(ordered):
        following = _start(ordered[index + 1]) if index + 1 < len(ordered) else end
        row = _row(copy, draft, region, following)
        if row is not None:
            found.append(row)
    return found


def _start(draft: _Draft) -> int:
    places = [place for place in (draft.body and draft.body[1], draft.day and draft.day[1]) if place is not None]
    return min(places)


def _tokens(copy: ReadingCopy, region: Region, bodies: Sequence[Entity], days: Sequence[Entity]) -> list[_Token]:
    """Bodies and days of the region in order; in a line with a day but no known body, the cell of other words is the body."""
    end = copy.starts[region.end_line] if region.end_line < len(copy.lines) else len(copy.text)
    found = [
        _Token("day", d.char_start, d.char_end, copy.line_of(d.char_start), day=d.date_start)
        for d in days
        if region.first <= d.char_start < end and d.date_start is not None and _is_day_of_row(copy, d)
    ]
    named = [b for b in bodies if region.first <= b.char_start < end and _stands_as_cell(copy, b)]
    found += [
        _Token("body", b.char_start, stop, copy.line_of(stop - 1), name=name)
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


def _stands_as_cell(copy: ReadingCopy, body: Entity) -> bool:
    """Whether a body opens its cell, or follows small words of rows („In den Hauptausschuss", „Sitzung des Rates")."""
    line = copy.line_of(body.char_start)
    cell = next((c for c in copy.lines[line] if c.start <= body.char_start < c.end), None)
    if cell is None:
        return False
    before = copy.text[cell.start : body.char_start]
    if re.search(r"\d{1,2}\.[ ]?\d{1,2}\.[ ]?\d{2,4}[ ,;]*$", before):
        return True
    before = re.sub(r"\d{1,2}\.[ ]?\d{1,2}\.[ ]?\d{2,4}", "", before)
    for pattern, _ in words.ROLES:
        before = pattern.sub("", before)
    before = words.ITEM.sub("", words.NOT_PUBLIC.sub("", words.PUBLIC.sub("", before)))
    return not re.sub(r"^\d{1,2}[.)]?\s", "", words.GLUE.sub("", before)).strip() or before.rstrip().endswith(
        (":", ";", ",")
    )


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


def _other_name(copy: ReadingCopy, day: _Token, region: Region, *, above: bool) -> _Token | None:
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
            shown = text.strip(" :,;-–•*")
            shown = re.sub(r"(?:[ ](?:am|vom|den|um)|[ ,:])+$", "", shown)
            shown = re.split(r"[:;]", shown)[0].strip()
            if _may_be_a_body(shown):
                place = copy.text.index(shown, first)
                return _Token("body", place, place + len(shown), day.line, name=one_line(shown))
    line = copy.lines[day.line - 1] if day.line > 0 and above else ()
    alone = len(copy.lines[day.line]) == 1 and copy.lines[day.line][0].end - day.end < 3
    if alone and len(line) == 1 and line[0].start > region.first and _may_be_a_body(line[0].text):
        return _Token("body", line[0].start, line[0].end, day.line, name=one_line(line[0].text))
    return None


def _may_be_a_body(shown: str) -> bool:
    if not 2 <= len(shown) <= 70 or not shown[0].isupper() or re.search(r"\d{3}|[.!?]$", shown):
        return False
    if re.fullmatch(
        r"(?i)(?:mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\W*", shown
    ):
        return False
    bare = words.GLUE.sub("", shown)
    if len(bare) < 2 or label_key(shown) in COLUMN_WORDS or label_of(shown) is not None or _word_of_rows(shown):
        return False
    return (
        len(shown.split()) <= 7 and re.search(r"(?i)\b(?:wird|werden|hat|ist|sind|wurde|kommt)\b|\.pdf", shown) is None
    )


def _once_a_row(tokens: list[_Token]) -> list[_Token]:
    """Without a body that its row repeats („… 24.09.2026 Sitzung des Umweltausschusses" under „Umweltausschuss")."""
    kept: list[_Token] = []
    last_body, day_since = "", False
    for index, token in enumerate(tokens):
        if token.kind == "body":
            if token.name == last_body and day_since and not _day_follows(tokens, index):
                continue
            last_body, day_since = token.name, False
        else:
            day_since = True
        kept.append(token)
    return kept


def _day_follows(tokens: list[_Token], index: int) -> bool:
    """Whether the next token is a day on the same line."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return following is not None and following.kind == "day" and following.line == tokens[index].line


def _by_columns(tokens: Sequence[_Token]) -> list[_Draft]:
    """Rows of a table whose columns came one after the other: n bodies, then n days, on lines of their own (or the reverse)."""
    kinds = [token.kind for token in tokens]
    half = len(kinds) // 2
    if half < 2 or len(kinds) % 2 or len({*kinds[:half]}) > 1 or len({*kinds[half:]}) > 1 or kinds[0] == kinds[-1]:
        return []
    if len({token.line for token in tokens}) < half:
        return []
    firsts, seconds = tokens[:half], tokens[half:]
    drafts = []
    for one, other in zip(firsts, seconds, strict=True):
        body, day = (one, other) if one.kind == "body" else (other, one)
        draft = _Draft(one.line)
        _put(draft, body)
        _put(draft, day)
        drafts.append(draft)
    return drafts


def _put(draft: _Draft, token: _Token) -> None:
    if token.kind == "body":
        draft.body = (token.name, token.start, token.end)
    elif token.day is not None:
        draft.day = (token.day, token.start, token.end)


def _by_order(tokens: Sequence[_Token]) -> list[_Draft]:
    """A row begins at every token of the kind that opened the first row; a second day or body under it is one more row."""
    drafts, others = _by_lines(tokens)
    return drafts + (_in_turn(others) if others else [])


def _by_lines(tokens: Sequence[_Token]) -> tuple[list[_Draft], list[_Token]]:
    """The rows of lines that hold one body and its day (or days), and the tokens of all other lines."""
    drafts: list[_Draft] = []
    others: list[_Token] = []
    by_line: dict[int, list[_Token]] = {}
    for token in tokens:
        by_line.setdefault(token.line, []).append(token)
    for line, found in by_line.items():
        bodies = [token for token in found if token.kind == "body"]
        days = [token for token in found if token.kind == "day"]
        if len(bodies) != 1 or not days:
            others += found
            continue
        for day in days:
            draft = _Draft(line)
            _put(draft, bodies[0])
            _put(draft, day)
            drafts.append(draft)
    return drafts, others


def _in_turn(tokens: Sequence[_Token]) -> list[_Draft]:
    opener = tokens[0].kind
    drafts: list[_Draft] = []
    for token in tokens:
        current = drafts[-1] if drafts else None
        filled = current is not None and (current.body if token.kind == "body" else current.day) is not None
        if current is None or filled or token.kind == opener:
            fresh = _Draft(token.line)
            if current is not None and token.kind != opener and filled:
                fresh.body = current.body if token.kind == "day" else None
                fresh.day = current.day if token.kind == "body" else None
            drafts.append(fresh)
        _put(drafts[-1], token)
    return drafts


def _row(copy: ReadingCopy, draft: _Draft, region: Region, following: int) -> FoundRow | None:
    if draft.body is None:
        return None
    name, start, stop = draft.body
    rest = _rest_of(copy, draft, region, following)
    role = next((role for pattern, role in words.ROLES if pattern.search(rest)), None)
    public = _public(rest)
    if draft.day is None and (not region.headed or (role is None and public is None)):
        return None
    item = words.ITEM.search(rest) or words.BARE_ITEM.search(rest)
    result = words.RESULT.search(rest)
    day = draft.day
    places = [start, stop, *([day[1], day[2]] if day and abs(day[1] - start) < 200 else [])]
    return FoundRow(
        gremium=name,
        meeting_date=day[0] if day else None,
        agenda_item=item_number(item["top"]) if item else None,
        is_public=public,
        role=role,
        result=one_line(result[0]).strip(" ,;") if result else None,
        start=min(places),
        end=max(places),
    )


def _rest_of(copy: ReadingCopy, draft: _Draft, region: Region, following: int) -> str:
    """What belongs to a row besides body and day: the rest of its line and the lines down to the next row, body and day blanked."""
    first = max(region.first, copy.starts[copy.line_of(_start(draft))])
    line_of_next = copy.starts[copy.line_of(following)] if following < len(copy.text) else len(copy.text)
    last = line_of_next if line_of_next > _start(draft) else following
    if line_of_next <= _start(draft):  # two rows on one line
        first = _start(draft)
    text = copy.text[first:last]
    for place in (draft.body[1:] if draft.body else None, draft.day[1:] if draft.day else None):
        if place is not None and first <= place[0] < last:
            text = text[: place[0] - first] + " " * (place[1] - place[0]) + text[place[1] - first :]
    return "\t".join(part.strip() for line in text.split("\n") for part in line.split("\t"))


def _public(rest: str) -> bool | None:
    """From words, or from the two ticks of the columns ö and nö; both words at once, or one lone x, say nothing."""
    closed, opened = words.NOT_PUBLIC.search(rest), words.PUBLIC.search(rest)
    if closed is not None and opened is not None and re.search(r"/\s*$", rest[: max(closed.start(), opened.start())]):
        return None
    item = re.search(r"(?:^|[\t ])(?P<mark>[ÖN])[ .-]{0,2}\d", rest)
    if closed is not None or (item is not None and item["mark"] == "N"):
        return False
    if opened is not None or item is not None:
        return True
    ticks = [match[0].strip() for match in words.TICKS.finditer(rest)][:2]
    if len(ticks) == 2 and ("☐" in ticks) and ticks[0] != ticks[1]:
        return ticks[0] != "☐"
    return None


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

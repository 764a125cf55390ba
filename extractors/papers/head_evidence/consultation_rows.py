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
from extractors.papers.head_evidence.reading_copy import ReadingCopy
from extractors.papers.head_evidence.row_tokens import Token, row_tokens
from extractors.papers.head_evidence.table_regions import Region, table_regions


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


def consultation_rows(
    copy: ReadingCopy, bodies: Sequence[Entity], days: Sequence[Entity]
) -> tuple[list[FoundRow], list[Region]]:
    """All rows with the regions they stand in. ``bodies`` and ``days`` are those of the copy's text."""
    rows: list[FoundRow] = []
    regions: list[Region] = []
    for region in table_regions(copy, bodies, days):
        if not region.headed and any(earlier.headed for earlier in regions):
            continue  # what the text below a table tells of bodies and days
        found = _rows(copy, region, bodies, days)
        if found:
            rows += [row for row in found if not _known(row, rows)]
            regions.append(region)
    return rows, regions


def _known(row: FoundRow, rows: Sequence[FoundRow]) -> bool:
    return any(row.gremium == other.gremium and row.meeting_date == other.meeting_date for other in rows)


def _rows(copy: ReadingCopy, region: Region, bodies: Sequence[Entity], days: Sequence[Entity]) -> list[FoundRow]:
    tokens = row_tokens(copy, region, bodies, days)
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


def _by_columns(tokens: Sequence[Token]) -> list[_Draft]:
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


def _put(draft: _Draft, token: Token) -> None:
    if token.kind == "body":
        draft.body = (token.name, token.start, token.end)
    elif token.day is not None:
        draft.day = (token.day, token.start, token.end)


def _by_order(tokens: Sequence[Token]) -> list[_Draft]:
    """A row begins at every token of the kind that opened the first row; a second day or body under it is one more row."""
    drafts, others = _by_lines(tokens)
    return drafts + (_in_turn(others) if others else [])


def _by_lines(tokens: Sequence[Token]) -> tuple[list[_Draft], list[Token]]:
    """The rows of lines that hold one body and its day (or days), and the tokens of all other lines."""
    drafts: list[_Draft] = []
    others: list[Token] = []
    by_line: dict[int, list[Token]] = {}
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


def _in_turn(tokens: Sequence[Token]) -> list[_Draft]:
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
    """What belongs to a row besides body and day: the rest of its line, the lines down to the next row."""
    first = max(region.first, copy.starts[copy.line_of(_start(draft))])
    line_of_next = copy.starts[copy.line_of(following)] if following < len(copy.text) else len(copy.text)
    last = line_of_next if line_of_next > _start(draft) else following
    if line_of_next <= _start(draft):  # two rows on one line
        first = _start(draft)
    text = copy.text[first:last]
    if draft.body is not None and words.COUNTED.fullmatch(text[: max(0, draft.body[1] - first)]):
        text = " " * (draft.body[1] - first) + text[draft.body[1] - first :]
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

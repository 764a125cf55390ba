"""Pages of a bounded size: data written as a script, and what is left out of the display when a page is too large.

The released tables keep everything; the site says what it left out and where that is to be found.
"""

from __future__ import annotations

import msgspec

from flows.review.page_records import ROW_FIELDS, PageData, PageMessage

PAGE_BYTES = 120 * 1024
"""Picture and data of one page together."""

PICTURE_BYTES = 82 * 1024  # of them for the picture, the rest for the data
DATA_BYTES = PAGE_BYTES - PICTURE_BYTES

# What is shown of a page that is too large: more than a person looks through on a screen, and small enough for the budget.
_CELLS = 240  # of each table
_TABLES = 3
_ITEMS = 80  # entities, corrections, checks of a table
_BOXES = 8  # printed lines of one entity
_TEXT = 12_000  # characters of text
_LONG = 300  # characters of a single cell, correction or evidence


def as_script(call: str, data: object) -> bytes:
    """JavaScript that hands ``data`` to ``aktenklar.<call>``; no text in it can end the script or become markup.

    Pages opened from the file system cannot fetch JSON, but they can load scripts.
    """
    raw = msgspec.json.encode(data)
    # In JSON these characters occur inside strings only, where the escape means the same.
    for character in "<>&\u2028\u2029":
        raw = raw.replace(character.encode(), f"\\u{ord(character):04x}".encode())
    return b"aktenklar." + call.encode() + b"(" + raw + b");\n"


def page_script(page: PageData) -> bytes:
    """The page as a script of at most ``DATA_BYTES``; ``cut`` names what had to be left out."""
    script = _script(page)
    for shorten in (_without_words, _smaller_tables, _shorter):
        if len(script) <= DATA_BYTES:
            break
        page = shorten(page)
        script = _script(page)
    while len(script) > DATA_BYTES:
        page = _halved(page)
        script = _script(page)
    return script


def _script(page: PageData) -> bytes:
    return as_script("page", PageMessage(page, ROW_FIELDS))


def _without_words(page: PageData) -> PageData:
    return msgspec.structs.replace(page, words=(), cut=(*page.cut, "words")) if page.words else page


def _smaller_tables(page: PageData) -> PageData:
    if not page.tables:
        return page
    tables = tuple(
        msgspec.structs.replace(
            t,
            cells=tuple(msgspec.structs.replace(c, text=c.text[:_LONG]) for c in t.cells[:_CELLS]),
            checks=t.checks[:_ITEMS],
        )
        for t in page.tables[:_TABLES]
    )
    return msgspec.structs.replace(page, tables=tables, cut=(*page.cut, "tables")) if tables != page.tables else page


def _shorter(page: PageData) -> PageData:
    return _cut_text(page, _TEXT, _ITEMS)


def _halved(page: PageData) -> PageData:
    """Half of everything: comes to an end for whatever a hostile page holds."""
    page = _cut_text(page, len(page.text) // 2, max(len(page.entities), len(page.corrections)) // 2)
    return msgspec.structs.replace(
        page,
        tables=page.tables[:-1],
        decisions=page.decisions[: len(page.decisions) // 2],
        issues=page.issues[: len(page.issues) // 2],
    )


def _cut_text(page: PageData, length: int, items: int) -> PageData:
    corrections = tuple(
        msgspec.structs.replace(
            c,
            before=c.before[:_LONG],
            after=c.after[:_LONG],
            evidence=c.evidence[:_LONG] if c.evidence else None,
        )
        for c in page.corrections
        if (c.end or 0) <= length
    )
    entities = tuple(
        msgspec.structs.replace(e, canonical=e.canonical[:_LONG] if e.canonical else None, boxes=e.boxes[:_BOXES])
        for e in page.entities
        if e.end <= length
    )
    return msgspec.structs.replace(
        page,
        text=page.text[:length],
        entities=entities[:items],
        corrections=corrections[:items],
        reason=page.reason[:_LONG],
        cut=page.cut if "text" in page.cut else (*page.cut, "text"),
    )

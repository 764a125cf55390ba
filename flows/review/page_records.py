"""The records of one page as the browser gets them: what each field is called there, too.

Boxes are ``[x, y, width, height]`` in tenths of a point. Offsets are code points of ``text``. Words, cells and terms, of which a
page has hundreds, are written as rows of values; ``PageMessage`` says what the values are.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

Tenths = tuple[int, int, int, int]
"""A box as x, y, width, height."""


class WordData(msgspec.Struct, frozen=True, array_like=True):
    """A printed word."""

    x: int
    y: int
    width: int
    height: int
    confidence: int  # in percent; -1 where there is none
    start: int
    length: int


class EntityData(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A mention."""

    id: str
    kind: str
    start: int
    end: int
    canonical: str | None = None
    value: str | None = None  # the typed value in words
    boxes: tuple[Tenths, ...] = ()
    confidence: int | None = None  # in percent
    method: str = ""


class CorrectionData(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A change of text. Those of table cells do not stand in the text: they have neither offsets nor boxes."""

    seq: int
    stage: str
    rule: str
    before: str
    after: str
    start: int | None = None
    end: int | None = None
    boxes: tuple[Tenths, ...] = ()
    confidence: int | None = None  # in percent
    evidence: str | None = None


class CellData(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """A table cell; ``start`` and ``end`` are offsets of its first line in the text."""

    row: int
    col: int
    text: str = ""
    number: str | None = None
    verdict: str = "unchecked"
    row_span: int = 1
    col_span: int = 1
    is_header: bool = False
    box: Tenths | None = None
    start: int | None = None
    end: int | None = None


class TermData(msgspec.Struct, frozen=True, array_like=True):
    """One term of a check: the cell that is added (sign 1) or taken away (-1)."""

    sign: int
    row: int
    col: int


class CheckData(msgspec.Struct, frozen=True, kw_only=True):
    """An evaluated identity of a table: ``row`` and ``col`` are the cell that states the result."""

    kind: str
    row: int
    col: int
    terms: tuple[TermData, ...]
    holds: bool
    difference: str  # stated result minus what the terms give


class TableData(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A table with its cells and checks."""

    id: str
    rows: int
    cols: int
    status: str
    title: str | None = None
    unit: str | None = None
    box: Tenths | None = None
    cells: tuple[CellData, ...] = ()
    checks: tuple[CheckData, ...] = ()


class IssueData(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Trouble, with its German name and remedy where the code is known, and the original message."""

    code: str
    severity: str
    message: str
    title: str
    remedy: str | None = None
    page: int | None = None


class VoteData(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One vote: what it was about and what came of it in German, its words, and where they stand."""

    about: str
    result: str
    said: str
    page: int
    boxes: tuple[Tenths, ...] = ()
    groups: tuple[str, ...] = ()
    decides: bool = False


class ItemData(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """An agenda item with its votes in printed order."""

    number: str
    title: str
    reference: str | None = None
    outcome: str | None = None
    votes: tuple[VoteData, ...] = ()


class PageData(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """All of one page."""

    id: str  # of the document
    number: int
    width: float  # points
    height: float
    source: str
    reason: str
    grade: str
    text: str
    turn: int = 0  # degrees clockwise by which the page has to be turned to be read
    ocr_confidence: int | None = None  # in percent
    known_words: int | None = None  # in percent
    words: tuple[WordData, ...] = ()
    entities: tuple[EntityData, ...] = ()
    corrections: tuple[CorrectionData, ...] = ()
    tables: tuple[TableData, ...] = ()
    issues: tuple[IssueData, ...] = ()
    decisions: tuple[ItemData, ...] = ()
    cut: tuple[str, ...] = ()  # what was left out to keep the page small


ROW_FIELDS: Mapping[str, tuple[str, ...]] = {
    "words": WordData.__struct_fields__,
    "cells": CellData.__struct_fields__,
    "terms": TermData.__struct_fields__,
}
"""The names of the values of what is written as rows."""


class PageMessage(msgspec.Struct, frozen=True):
    """A page with the names of what is written as rows in it."""

    page: PageData
    fields: Mapping[str, tuple[str, ...]]

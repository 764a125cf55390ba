"""What a published column and a published table are: the words in which ``curated/schema/__init__.py`` is written."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

TEXT = pa.string()
FLAG = pa.bool_()
SMALL = pa.int16()
COUNT = pa.int32()
BIG = pa.int64()
SCORE = pa.float32()
POINTS = pa.float32()
DAY = pa.date32()
MONEY = pa.decimal128(18, 2)
NUMBER = pa.decimal128(20, 4)

_FRICTIONLESS_TYPES = {TEXT: "string", FLAG: "boolean", SMALL: "integer", COUNT: "integer", BIG: "integer", DAY: "date"}


@dataclass(frozen=True, slots=True)
class Column:
    """One published column. ``enum`` closes a vocabulary; ``minimum``/``maximum`` bound a number, ``pattern`` a whole text."""

    name: str
    type: pa.DataType
    description: str
    nullable: bool = False
    enum: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None

    @property
    def frictionless_type(self) -> str:
        """The name of the column's type in a Frictionless Table Schema."""
        return _FRICTIONLESS_TYPES.get(self.type, "number")

    def arrow_field(self) -> pa.Field:
        """The Arrow field, its description in the field metadata."""
        return pa.field(self.name, self.type, self.nullable, {"description": self.description})


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """``columns`` of the one table name a row of ``table`` by its ``target`` columns; a null anywhere means no reference."""

    columns: tuple[str, ...]
    table: str
    target: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableSpec:
    """One published table: columns, key, the order its rows stand in, and how it is cut into row groups.

    ``order`` holds columns that are never null; rows are sorted by them and the files declare it.
    """

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    order: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()
    row_group_rows: int = 131_072
    csv_twin: bool = True

    @property
    def arrow_schema(self) -> pa.Schema:
        """The Arrow schema of the table, without file metadata."""
        return pa.schema([column.arrow_field() for column in self.columns])


def score(name: str, description: str, nullable: bool = True) -> Column:
    """A column that lies between 0 and 1."""
    return Column(name, SCORE, description, nullable, minimum=0.0, maximum=1.0)


def box_columns(of: str) -> tuple[Column, ...]:
    """The four columns of a box that may be unknown."""
    edges = (("x0", "left"), ("y0", "upper"), ("x1", "right"), ("y1", "lower"))
    where = "PDF points, origin top left, page as displayed"
    return tuple(Column(name, POINTS, f"Box of {of}: {edge} edge ({where}).", True) for name, edge in edges)


def document_id_column() -> Column:
    """The column that names the document."""
    description = "SHA-256 of the file's bytes, 64 hexadecimal digits: the identity of the document."
    return Column("document_id", TEXT, description, pattern="^[0-9a-f]{64}$")


def page_number_column(nullable: bool = False) -> Column:
    """The column that names the page."""
    return Column("page_number", COUNT, "Page, counted from 1.", nullable, minimum=1)


def url_column() -> Column:
    """The column that leads to the place."""
    return Column("url", TEXT, "The page in the review site of the release, relative to the release's folder.")

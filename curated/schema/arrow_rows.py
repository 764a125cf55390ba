"""Records → Arrow, column by column, refusing whatever the schema does not allow.

Arrow itself is too friendly for a promise: it turns 1.5 into the integer 1 and bytes into text without a word. So the Python
types of every column are checked first; nulls, vocabularies and bounds are checked on the finished column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from operator import attrgetter

import pyarrow as pa
import pyarrow.compute as pc

from curated.errors import ReleaseRefused
from curated.schema.columns import Column, TableSpec

_EXAMPLES = 3  # of each broken rule, in the message of a refusal
BOX_COLUMNS = frozenset({"x0", "y0", "x1", "y1"})


def table_from_records(spec: TableSpec, records: Sequence[object]) -> pa.Table:
    """An Arrow table of frozen records whose attributes are named like the columns; ``box`` becomes x0, y0, x1, y1.

    Raises:
        ReleaseRefused: a value has the wrong type, is missing, or breaks a vocabulary or a bound (code ``SCHEMA``).
    """
    boxes = [getattr(r, "box", None) for r in records] if any(c.name in BOX_COLUMNS for c in spec.columns) else []
    arrays = [_column_array(spec.name, column, _values(column, records, boxes), records) for column in spec.columns]
    return pa.Table.from_arrays(arrays, schema=spec.arrow_schema)


def _column_array(table: str, column: Column, values: Sequence[object], records: Sequence[object]) -> pa.Array:
    """The values of one column as an Arrow array of the column's type, all of the column's rules checked."""
    found = set(map(type, values)) - {type(None)}
    allowed = _python_types(column.type)
    if not found <= allowed:
        bad = [i for i, v in enumerate(values) if v is not None and type(v) not in allowed]
        wrong = type(values[bad[0]]).__name__
        raise _refused(table, column, f"is to hold {column.type}, but a value is of type {wrong}", bad, records)
    try:
        array = pa.array(values, column.type)
    except (pa.ArrowException, UnicodeEncodeError) as error:
        raise _refused(table, column, f"is to hold {column.type}, but a value does not fit ({error})") from error
    # Many columns of a document have no value at all; nothing breaks no rule but that of being there.
    for rule, broken in _broken_rules(column, array) if found or not column.nullable else ():
        bad = pc.indices_nonzero(pc.fill_null(broken, False)).to_pylist()
        if bad:
            raise _refused(table, column, rule, bad, records)
    return array


def _values(column: Column, records: Sequence[object], boxes: Sequence[object]) -> list[object]:
    get = attrgetter(column.name)
    if column.name in BOX_COLUMNS and boxes:
        return [None if box is None else get(box) for box in boxes]
    return list(map(get, records))


@cache
def _python_types(kind: pa.DataType) -> frozenset[type]:
    if pa.types.is_string(kind):
        return frozenset({str})
    if pa.types.is_boolean(kind):
        return frozenset({bool})
    if pa.types.is_integer(kind):
        return frozenset({int})
    if pa.types.is_floating(kind):
        return frozenset({float, int})
    if pa.types.is_decimal(kind):
        return frozenset({Decimal})
    return frozenset({date})


def _broken_rules(column: Column, array: pa.Array) -> Iterator[tuple[str, pa.Array]]:
    """Every rule of the column with a mask of the rows that break it."""
    if not column.nullable and array.null_count:
        yield "must not be empty", pc.is_null(array)
    if pa.types.is_floating(column.type):
        yield "must be a finite number", pc.invert(pc.is_finite(array))
    if column.enum:
        known = pc.is_in(array, value_set=pa.array(column.enum, array.type), skip_nulls=True)
        yield f"must be one of {', '.join(column.enum)}", pc.and_(pc.invert(known), pc.is_valid(array))
    if column.minimum is not None:
        yield f"must be at least {column.minimum:g}", pc.less(array, column.minimum)
    if column.maximum is not None:
        yield f"must be at most {column.maximum:g}", pc.greater(array, column.maximum)
    if column.pattern is not None:
        yield f"must look like {column.pattern}", pc.invert(pc.match_substring_regex(array, column.pattern))


def _refused(
    table: str, column: Column, what: str, bad: Sequence[int] = (), records: Sequence[object] = ()
) -> ReleaseRefused:
    """The refusal: which column, which rule, how many rows, and the documents of up to three; never what stands in them."""
    owners = (getattr(records[row], "document_id", None) for row in bad[:_EXAMPLES])
    examples = [
        f"row {row}" + (f" of document {str(owner)[:12]}" if owner else "")
        for row, owner in zip(bad, owners, strict=False)
    ]
    count = f"; {len(bad)} of {len(records)} rows of the batch do not: {'; '.join(examples)}" if bad else ""
    return ReleaseRefused(
        f"Column {table}.{column.name} {what}{count}. This is a fault of the stage that wrote it.", "SCHEMA"
    )

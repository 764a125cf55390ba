"""What a candidate has to hold against the last release and as a whole, before it may take its place.

A single odd value is the matter of an issue; here it is a great many of them at once that stop a release, because then it is
not the papers that are odd: a folder was not mounted, a model is missing, a rule has gone wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from curated.schema import ALL_TABLES
from curated.tables.parquet import row_count
from curated.validation.document_rules import EXAMPLES, Finding
from curated.validation.plausible_values import FIRST_DAY, LAST_DAY, MOST_AMOUNT

_MAY_SHRINK = frozenset({"issues", "corrections"})  # less trouble is no loss
_BAD_GRADES = pa.array(["poor", "none"])
_NO_TEXT = pa.array(["blank"])


@dataclass(frozen=True, slots=True)
class GateLimits:
    """How much may be lost or go wrong. Shares are between 0 and 1; ``tolerated_rows`` are always allowed.

    The defaults are judged, not fitted: they are to stop a release that lost a folder or its OCR, and no ordinary night.
    """

    row_drop: float = 0.2  # of the rows of a table: more than any municipality takes away in a night
    poor_rise: float = 0.2  # of all pages: a language file that is missing spoils more, a box of bad scans less
    implausible: float = 0.05  # of all amounts or days: papers hold a few slips, a reading error of ours holds many
    tolerated_rows: int = 50  # rows up to which no share is looked at: few enough for a person to look at


def check_release(candidate: Path, before: Path | None, limits: GateLimits) -> Iterator[Finding]:
    """Every rule the candidate breaks; ``before`` is the folder of the last release, None when there is none."""
    yield from _implausible(candidate, limits)
    if before is not None:
        yield from _row_drops(candidate, before, limits)
        yield from _worse_text(candidate, before, limits)


def _row_drops(candidate: Path, before: Path, limits: GateLimits) -> Iterator[Finding]:
    """Tables that lost rows: documents as they are, all others of the documents that both releases hold.

    So a paper that was taken away on purpose counts once, as a document, and not again by each of its thousand cells.
    """
    shared = _ids(before) & _ids(candidate)
    for spec in ALL_TABLES:
        name = f"{spec.name}.parquet"
        if spec.name in _MAY_SHRINK or not row_count(before / name):
            continue
        then, now = _by_document(before / name), _by_document(candidate / name)
        if spec.name != "documents":
            then, now = ({key: n for key, n in counts.items() if key in shared or not key} for counts in (then, now))
        finding = _drop(spec.name, then, now, before, limits)
        if finding:
            yield finding


def _drop(
    table: str, then: Mapping[str, int], now: Mapping[str, int], before: Path, limits: GateLimits
) -> Finding | None:
    rows, left = sum(then.values()), sum(now.values())
    if rows - left <= limits.tolerated_rows or rows - left <= limits.row_drop * rows:
        return None
    of = "" if table == "documents" else " for the documents of both"
    rule = (
        f"{table} has no more than {limits.row_drop:.0%} fewer rows than in release {before.resolve().name}{of} "
        f"(there {rows}, here {left}; max_row_drop allows more)"
    )
    losses = sorted((now.get(key, 0) - count, key) for key, count in then.items() if key and now.get(key, 0) < count)
    return Finding(rule, rows - left, tuple(f"{-loss} of document {key[:12]}" for loss, key in losses[:EXAMPLES]))


def _ids(release: Path) -> set[str]:
    return set(pq.read_table(release / "documents.parquet", columns=["document_id"])["document_id"].to_pylist())


def _by_document(path: Path) -> dict[str, int]:
    """The rows of a table by document; all under an empty name where its rows belong to none."""
    if not path.is_file() or "document_id" not in pq.read_schema(path).names:
        return {"": row_count(path) or 0}
    counts = pc.value_counts(_read(path, "document_id")["document_id"])
    return {row["values"]: row["counts"] for row in counts.to_pylist()}


def _read(path: Path, *columns: str) -> pa.Table:
    """Columns of a table, ids and vocabularies as numbers: spelt out, the ids of 30 million rows are two gigabytes."""
    return pq.read_table(path, columns=list(columns), read_dictionary=["document_id", "kind", "grade", "source"])


def _worse_text(candidate: Path, before: Path, limits: GateLimits) -> Iterator[Finding]:
    then, now = _poor_pages(before / "pages.parquet"), _poor_pages(candidate / "pages.parquet")
    rise = len(now.poor) / max(1, now.pages) - len(then.poor) / max(1, then.pages)
    if then.pages and len(now.poor) > limits.tolerated_rows and rise > limits.poor_rise:
        rule = (
            f"the share of pages of poor text or none rises by no more than {limits.poor_rise:.0%} over the last release "
            f"(there {len(then.poor)} of {then.pages}, here {len(now.poor)} of {now.pages}; max_poor_rise allows more)"
        )
        examples = (
            f"page {row['page_number']} of {row['document_id'][:12]}" for row in now.poor[:EXAMPLES].to_pylist()
        )
        yield Finding(rule, len(now.poor), tuple(examples))


@dataclass(frozen=True, slots=True)
class _Poor:
    """How many pages bear text or should, and those of them whose text is poor or missing."""

    pages: int
    poor: pa.Table


def _poor_pages(path: Path) -> _Poor:
    table = _read(path, "document_id", "page_number", "grade", "source")
    table = table.filter(pc.invert(pc.is_in(table["source"], value_set=_NO_TEXT)))
    return _Poor(len(table), table.filter(pc.is_in(table["grade"], value_set=_BAD_GRADES)))


def _implausible(candidate: Path, limits: GateLimits) -> Iterator[Finding]:
    """Amounts and dates beyond what council papers speak of: each is an issue, too many are a fault of ours."""
    path = candidate / "entities.parquet"
    table = _read(path, "document_id", "page_number", "kind", "amount", "date_start", "date_end")
    for kind, columns in (("amount", ("amount",)), ("date", ("date_start", "date_end"))):
        rows = table.filter(pc.equal(table["kind"], kind))
        odd = rows.filter(_any_odd(rows, columns))
        if len(odd) > limits.tolerated_rows and len(odd) > limits.implausible * len(rows):
            bounds = f"{FIRST_DAY.year} to {LAST_DAY.year}" if kind == "date" else f"below {MOST_AMOUNT:,}"
            rule = f"{kind}s are plausible ({bounds}) but for {limits.implausible:.0%} of the {len(rows)} found"
            examples = (f"page {row['page_number']} of {row['document_id'][:12]}" for row in odd[:EXAMPLES].to_pylist())
            yield Finding(rule, len(odd), tuple(examples))


def _any_odd(rows: pa.Table, columns: tuple[str, ...]) -> pa.ChunkedArray:
    """Where any of the columns holds a value that is not plausible; nulls are."""
    low, high = (-MOST_AMOUNT, MOST_AMOUNT) if columns == ("amount",) else (FIRST_DAY, LAST_DAY)
    odd = pc.is_null(rows["kind"])
    for name in columns:
        kind = rows.schema.field(name).type
        beyond = pc.or_(pc.less(rows[name], pa.scalar(low, kind)), pc.greater(rows[name], pa.scalar(high, kind)))
        odd = pc.or_(odd, pc.fill_null(beyond, False))
    return odd

"""``aktenklar diff A B``: which rows of which tables came, went and changed between two releases."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from itertools import chain, islice, takewhile
from pathlib import Path

from curated.errors import SetupError
from curated.release.swap import LATEST, RELEASES
from curated.schema import ALL_TABLES
from curated.tables.compare import RowChange, TableChange, compare_releases
from curated.tables.matter_ways import MatterWay, Station, matter_ways

_SIGNS = {"added": "+", "removed": "-", "changed": "~"}
_LONGEST_VALUE = 60  # characters of one value on a line
_DIGEST_DIGITS, _SHOWN_DIGITS = 64, 12  # of a sha256, and of it what names a document to people
_MOST_ROWS_LISTED = 5  # of each kind and table, where nobody asks for another number
_MOST_KEY_VALUES = 4  # of a row's key, shown in its line
_LEAD = 20  # characters shown before the place where two texts part


def diff(args: argparse.Namespace) -> None:
    """Print the difference of two releases as text, or as JSON lines.

    Raises:
        SetupError: one of them is not there, or a table of that name is not.
    """
    unknown = sorted(set(args.table or ()) - {spec.name for spec in ALL_TABLES})
    if unknown:
        raise SetupError(f"There is no table {unknown[0]}: choose from {', '.join(spec.name for spec in ALL_TABLES)}.")
    before, after = (find_release(name, args.out) for name in (args.before, args.after))
    limit = args.limit if args.limit is not None else (None if args.json else _MOST_ROWS_LISTED)
    changes = compare_releases(before, after, args.table, limit, args.ignore or ())
    lines = as_json(changes) if args.json else as_text(changes, before, after)
    if not args.table:
        ways = matter_ways(before, after)
        lines = chain(lines, ways_as_json(ways) if args.json else ways_as_text(ways, limit))
    try:
        for line in lines:
            sys.stdout.write(line + "\n")
    except (OSError, ValueError) as error:  # Arrow's complaints about files are ValueErrors
        if isinstance(error, BrokenPipeError):
            raise
        raise SetupError(f"A file of {before} or {after} cannot be read: {error}.") from error


def find_release(name: str, out_dir: Path) -> Path:
    """The folder of a release that is named by its path, by its version or the beginning of it, or as ``latest``.

    Raises:
        SetupError: there is none, or more than one version begins so.
    """
    folder = Path(name)
    if (folder / "documents.parquet").is_file():
        return folder
    if name == LATEST and (out_dir / LATEST).exists():
        return (out_dir / LATEST).resolve()
    kept = sorted(path for path in (out_dir / RELEASES).glob("*") if path.is_dir() and not path.name.startswith("."))
    found = [path for path in kept if path.name.startswith(name)] if name else []
    if len(found) == 1:
        return found[0]
    versions = ", ".join(path.name for path in kept) or "none"
    problem = "is more than one release" if found else "is neither the folder of a release nor one"
    raise SetupError(f"{name} {problem} in {out_dir} (there: {versions}): name a folder, a version, or --out.")


def as_text(changes: Iterable[TableChange], before: Path, after: Path) -> Iterable[str]:
    """The difference for people: a line per table, the columns that changed, and the first rows."""
    yield f"{before.resolve().name} → {after.resolve().name}"
    yield f"{'table':<15}{'before':>10}{'after':>10}{'added':>10}{'removed':>10}{'changed':>10}"
    for change in changes:
        counts = change.counts
        yield (
            f"{change.table:<15}{change.rows_before:>10}{change.rows_after:>10}"
            f"{counts['added']:>10}{counts['removed']:>10}{counts['changed']:>10}"
        )
        if change.new_columns or change.lost_columns:
            yield f"    columns: {', '.join([*(f'+{c}' for c in change.new_columns), *(f'-{c}' for c in change.lost_columns)])}"
        if change.columns:
            most = sorted(change.columns.items(), key=lambda item: (-item[1], item[0]))
            yield f"    changed columns: {', '.join(f'{name} ({count})' for name, count in most)}"
        for row in change.rows:
            yield f"    {_SIGNS[row.kind]} {_row_text(row)}"
        if sum(counts.values()) > len(change.rows):
            yield f"    … {sum(counts.values()) - len(change.rows)} more (--limit, --json)"


def as_json(changes: Iterable[TableChange]) -> Iterable[str]:
    """The difference for programs: one object a line, first a ``table`` with its counts, then its rows."""
    for change in changes:
        summary: dict[str, object] = {
            "table": change.table,
            "rows_before": change.rows_before,
            "rows_after": change.rows_after,
            **{str(kind): count for kind, count in change.counts.items()},
            "columns": dict(sorted(change.columns.items())),
            "new_columns": list(change.new_columns),
            "lost_columns": list(change.lost_columns),
        }
        yield json.dumps(summary, ensure_ascii=False)
        for row in change.rows:
            values = {name: {"before": old, "after": new} for name, (old, new) in row.columns.items()}
            whole = {
                "table": change.table,
                "change": row.kind,
                "key": dict(row.key),
                "about": dict(row.about),
                "columns": values,
            }
            yield json.dumps(whole, ensure_ascii=False, default=str)


def ways_as_text(ways: Iterable[MatterWay], limit: int | None) -> Iterable[str]:
    """The matters with new stations for people: each with its whole way, new stations marked."""
    count = 0
    for count, way in enumerate(ways, 1):
        if count == 1:
            yield "matters with new stations:"
        if limit is None or count <= limit:
            yield f"    {_short(way.reference)}"
            for station in way.stations:
                yield f"      {'+' if station in way.new else ' '} {_short(_station_text(station))}"
    if limit is not None and count > limit:
        yield f"    … {count - limit} more (--limit, --json)"


def _station_text(station: Station) -> str:
    day, body, said = station
    return " · ".join(filter(None, (day or "–", body, said)))


def ways_as_json(ways: Iterable[MatterWay]) -> Iterable[str]:
    """The same for programs: one object a matter."""
    for way in ways:
        whole = {"matter": way.matter_id, "reference": way.reference, "stations": way.stations, "new": way.new}
        yield json.dumps(whole, ensure_ascii=False)


def _row_text(row: RowChange) -> str:
    key = " ".join(_short(value) for value in islice((v for v in row.key.values() if v is not None), _MOST_KEY_VALUES))
    about = " · ".join(
        _short(value) for name, value in row.about.items() if value is not None and name not in row.columns
    )
    values = "; ".join(f"{name}: {_pair(old, new)}" for name, (old, new) in row.columns.items())
    return "  ".join(filter(None, (key, about, values)))


def _pair(old: object, new: object) -> str:
    """Two values beside one another; of long texts the place where they part."""
    first, second = str(old), str(new)
    if max(len(first), len(second)) <= _LONGEST_VALUE or old is None or new is None:
        return f"{_short(old)} → {_short(new)}"
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))
    start = max(0, same - _LEAD)
    lead = "…" if start else ""
    return f"{_short(lead + first[start:])} → {_short(lead + second[start:])}"


def _short(value: object) -> str:
    """A value on one line and not too long; control characters are not sent to the terminal."""
    text = "–" if value is None else "".join(c if c.isprintable() else " " for c in str(value))
    if len(text) == _DIGEST_DIGITS and all(c in "0123456789abcdef" for c in text):
        return text[:_SHOWN_DIGITS]
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"

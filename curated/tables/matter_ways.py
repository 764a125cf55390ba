"""What happened to which matter between two releases: its way through bodies, and the stations that are new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

Station = tuple[str, str, str]
"""Day as ISO or empty, body, and what happened there."""

_COUNTS = ("votes_yes", "votes_no", "votes_abstain")


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterWay:
    """A matter with all its stations of the later release by day; ``new`` are those that the earlier one does not have."""

    matter_id: str
    reference: str
    stations: tuple[Station, ...]
    new: tuple[Station, ...]


def matter_ways(before: Path, after: Path) -> Iterator[MatterWay]:
    """The matters with new stations, by reference. Releases without the columns of matters have none.

    Raises:
        OSError, ValueError: a file cannot be read.
    """
    earlier, later = _stations(before), _stations(after)
    found = []
    for matter, (reference, stations) in later.items():
        known = earlier[matter][1] if matter in earlier else set()
        new = tuple(sorted(stations - known))
        if new:
            found.append(MatterWay(matter_id=matter, reference=reference, stations=tuple(sorted(stations)), new=new))
    yield from sorted(found, key=lambda way: (way.reference, way.matter_id))


def _stations(release: Path) -> dict[str, tuple[str, set[Station]]]:
    """Matter → number of its paper and stations: the bodies that its paper names, and the items of sittings."""
    sittings = {
        str(row["document_id"]): (_day(row["meeting_date"]), str(row["gremium"] or ""))
        for row in _rows(release, "documents", ("document_id", "meeting_date", "gremium"))
    }
    names: dict[str, str] = {}
    found: defaultdict[str, set[Station]] = defaultdict(set)
    for row in _rows(release, "documents", ("matter_id", "reference")):
        if row["matter_id"]:
            names[str(row["matter_id"])] = min(names.get(str(row["matter_id"]), "\uffff"), str(row["reference"]))
    for row in _rows(release, "consultations", ("matter_id", "gremium", "meeting_date", "role", "result")):
        if row["matter_id"]:
            said = ", ".join(str(row[name]) for name in ("role", "result") if row[name])
            found[str(row["matter_id"])].add((_day(row["meeting_date"]), str(row["gremium"]), said))
    columns = ("matter_id", "reference", "document_id", "number", "outcome", *_COUNTS)
    for row in _rows(release, "agenda_items", columns):
        if row["matter_id"]:
            names.setdefault(str(row["matter_id"]), str(row["reference"]))
            counts = ":".join("–" if row[name] is None else str(row[name]) for name in _COUNTS)
            told = [f"item {row['number']}", row["outcome"], counts if set(counts) - set("–:") else None]
            day, body = sittings.get(str(row["document_id"]), ("", ""))
            found[str(row["matter_id"])].add((day, body, " ".join(str(part) for part in told if part)))
    return {matter: (names.get(matter, matter), stations) for matter, stations in found.items()}


def _day(value: object) -> str:
    return "" if value is None else str(value)


def _rows(release: Path, table: str, columns: tuple[str, ...]) -> Iterator[dict[str, object]]:
    path = release / f"{table}.parquet"
    if not path.is_file() or not set(columns) <= set(pq.read_schema(path).names):
        return
    for batch in pq.ParquetFile(path).iter_batches(columns=list(columns)):
        yield from batch.to_pylist()

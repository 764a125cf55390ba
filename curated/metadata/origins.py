"""From whom the documents of a release come and under which licences: one RAW may hold several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from curated.metadata.licences import LICENCES, asks_for_name, licence_json, licence_uri


@dataclass(frozen=True, slots=True)
class Origin:
    """Documents of one municipality under one licence, as the manifests state them, and how many they are."""

    municipality: str | None
    ags: str | None
    license: str | None
    documents: int


def origins(documents: Path) -> tuple[Origin, ...]:
    """The origins in ``documents.parquet``, in the order of municipality, key and licence; other spellings of one are one."""
    columns = ["municipality", "ags", "license"]
    table = pq.read_table(documents, columns=columns)
    licences = pa.array([licence_uri(text) if text else None for text in table["license"].to_pylist()], pa.string())
    table = table.set_column(2, "license", licences)
    counted = table.group_by(columns).aggregate([([], "count_all")])
    found = [Origin(row["municipality"], row["ags"], row["license"], row["count_all"]) for row in counted.to_pylist()]
    return tuple(sorted(found, key=lambda o: (o.municipality or "", o.ags or "", o.license or "")))


def period(documents: Path) -> tuple[date | None, date | None]:
    """The first and the last day that a document or its meeting bears; both None where no document bears any."""
    table = pq.read_table(documents, columns=["document_date", "meeting_date"])
    ends = [pc.min_max(column).as_py() for column in table.columns]
    first = min((end["min"] for end in ends if end["min"]), default=None)
    last = max((end["max"] for end in ends if end["max"]), default=None)
    return first, last


def source_json(origin: Origin) -> dict[str, object]:
    """The origin as an entry of ``sources`` in ``datapackage.json``; ``licenses`` and ``documents`` are our addition to it."""
    source: dict[str, object] = {"title": origin.municipality or "Ratspapiere ohne Angabe der Gemeinde"}
    if origin.ags:
        source["ags"] = origin.ags
    source["documents"] = origin.documents
    return source | ({"licenses": [licence_json(origin.license)]} if origin.license else {})


def other_licences(found: Sequence[Origin], own: str | None) -> tuple[str, ...]:
    """The licences of documents that are not that of the release, in their order."""
    return tuple(sorted({o.license for o in found if o.license and o.license != own}))


def attributions(found: Sequence[Origin], own: str, publisher: str | None) -> tuple[str, ...]:
    """The words for naming the source: ``own``, then the other municipalities whose licence asks for a name."""
    others = {o.municipality for o in found if o.municipality and o.license and asks_for_name(o.license)}
    return (own, *sorted(name for name in others if name != publisher and name not in own))


def rights_statement(found: Sequence[Origin], own: str | None) -> str | None:
    """A German sentence on documents under other licences than the release; None when there are none."""
    others = other_licences(found, own)
    if not others:
        return None
    counts = {uri: sum(o.documents for o in found if o.license == uri) for uri in others}
    listed = "; ".join(f"{LICENCES.get(uri, uri)} ({uri}): {counts[uri]}" for uri in others)
    return (
        f"Für einzelne Dokumente gelten andere Lizenzen, mit der Zahl der Dokumente: {listed}. Welche Lizenz für ein Dokument "
        f"gilt, steht in der Spalte license der Tabelle documents."
    )

"""``datapackage.json``: the release described for machines (Frictionless Data Package v2).

Deterministic but for the day the content first appeared (``created``, and in front of the version); ``id`` is the version made
from the content alone. Every table is a Parquet resource, and where it has a CSV twin, a second resource ``<table>_csv``;
foreign keys stay within a format.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from curated.metadata.licences import licence_json
from curated.metadata.origins import origins, other_licences, source_json
from curated.metadata.publication import Publication
from curated.metadata.release_days import NO_DAYS, ReleaseDays, readable_version
from curated.metadata.release_info import ReleaseInfo
from curated.schema import ALL_TABLES, SCHEMA_VERSION, json_table_schema
from curated.schema.columns import TableSpec

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_CSV_DIALECT = {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\r\n", "header": True}


def package_json(
    folder: Path, sums: Mapping[str, str], info: ReleaseInfo, version: str, days: ReleaseDays = NO_DAYS
) -> str:
    """The descriptor of the files in ``folder``, as JSON text: ``sums`` are their SHA-256 by name, ``version`` the release's."""
    about = info.publication
    package: dict[str, object] = {
        "$schema": PROFILE,
        "name": "council-papers",
        "title": about.title,
        "description": about.description,
        "id": version,
        "version": readable_version(version, days),
        "aktenklar": {
            "schema_version": SCHEMA_VERSION,
            **{name: info.versions[name] for name in sorted(info.versions)},
        },
    }
    found = origins(folder / "documents.parquet")
    licences = [*([about.license] if about.license else []), *other_licences(found, about.license)]
    optional: dict[str, object] = {
        "created": f"{days.modified.isoformat()}T00:00:00Z" if days.modified else None,
        "homepage": about.base_url,
        "keywords": list(about.keywords),
        "licenses": [licence_json(uri) for uri in licences],
        "contributors": _contributors(about),
        "sources": [source_json(origin) for origin in found],
    }
    package |= {name: value for name, value in optional.items() if value}
    parquet = [_parquet_resource(spec, folder, sums) for spec in ALL_TABLES]
    csv = [_csv_resource(spec, folder, sums) for spec in ALL_TABLES if spec.csv_twin]
    package["resources"] = [*parquet, *csv, _dictionary_resource(folder, sums)]
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _contributors(about: Publication) -> list[dict[str, object]]:
    publisher = {"title": about.publisher, "path": about.publisher_url, "roles": ["publisher"]}
    contact = {
        "title": about.contact_name,
        "path": about.contact_url,
        "email": about.contact_mail,
        "roles": ["contact"],
    }
    return [
        {k: v for k, v in one.items() if v} for one in (publisher, contact) if any(one[k] for k in one if k != "roles")
    ]


def _parquet_resource(spec: TableSpec, folder: Path, sums: Mapping[str, str]) -> dict[str, object]:
    # No "type": "table", and the format in the capitals of the EU file type list: frictionless would read the file through
    # pandas, which turns empty integers into NaN, and then object to the NaN. So it checks size and hash of the file; the
    # same rows are checked as a table in the CSV twin.
    resource = _resource(folder / f"{spec.name}.parquet", sums, spec.name, "PARQUET", "application/vnd.apache.parquet")
    return resource | {"title": spec.title, "description": spec.description, "schema": json_table_schema(spec)}


def _csv_resource(spec: TableSpec, folder: Path, sums: Mapping[str, str]) -> dict[str, object]:
    targets = {s.name: f"{s.name}_csv" for s in ALL_TABLES if s.csv_twin}
    resource = _resource(folder / f"{spec.name}.csv", sums, f"{spec.name}_csv", "csv", "text/csv")
    resource |= {"type": "table", "title": f"{spec.title} (CSV)", "description": spec.description}
    return resource | {"encoding": "utf-8", "dialect": _CSV_DIALECT, "schema": json_table_schema(spec, targets)}


def _dictionary_resource(folder: Path, sums: Mapping[str, str]) -> dict[str, object]:
    resource = _resource(folder / "data-dictionary.md", sums, "data-dictionary", "md", "text/markdown")
    return resource | {"title": "Data dictionary", "encoding": "utf-8"}


def _resource(path: Path, sums: Mapping[str, str], name: str, format_: str, mediatype: str) -> dict[str, object]:
    return {
        "name": name,
        "path": path.name,
        "format": format_,
        "mediatype": mediatype,
        "bytes": path.stat().st_size,
        "hash": f"sha256:{sums[path.name]}",
    }

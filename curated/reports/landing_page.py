"""``index.html`` of a release: for readers of the data, in German, on one page that needs nothing but itself.

What is in it, where to get it, how to open it, how good it is, under which licence, how to cite it. Whoever wants to look at
papers goes on to the review site. The template escapes whatever it is given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from curated.metadata.licences import LICENCES
from curated.metadata.origins import attributions, origins, period, rights_statement
from curated.metadata.publication import Publication
from curated.metadata.release_info import ReleaseInfo
from curated.metadata.table_titles import TABLE_WORDS
from curated.schema import ALL_TABLES
from curated.schema.columns import TableSpec
from curated.tables.csv_twins import EXCEL_FOLDER
from curated.tables.parquet import row_count

LANDING_PAGE = "index.html"
START_TABLE = "amounts"
"""The table to open first: it needs no other."""

_TEMPLATE = "landing.html"
_TEMPLATES = Path(__file__).parent / "templates"
_FORMATS = (("Parquet", "{}.parquet"), ("CSV", "{}.csv"), ("Excel", EXCEL_FOLDER + "/{}.csv"))
_UNITS = ("Byte", "kB", "MB", "GB")


@dataclass(frozen=True, slots=True)
class Download:
    """A file: in which format, where from the page, how large in words, and its SHA-256."""

    format: str
    path: str
    size: str
    sha256: str


@dataclass(frozen=True, slots=True)
class TableEntry:
    """A table with its German title and description, its rows and its files."""

    name: str
    title: str
    description: str
    rows: int
    files: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class Verdicts:
    """How many numbers of tables the printed sums confirm and deny, and how many documents were read whole."""

    verified: int
    contradicted: int
    whole: int


def landing_page(folder: Path, info: ReleaseInfo, version: str, cited_as: str, sums: Mapping[str, str]) -> str:
    """The page for the tables in ``folder``; ``version`` as people read it, ``cited_as`` the sentence of citation."""
    about = info.publication
    found = origins(folder / "documents.parquet")
    own = about.attribution or about.publisher or ""
    entries = [_entry(spec, folder, sums) for spec in sorted(ALL_TABLES, key=lambda s: s.name != START_TABLE)]
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["zahl"] = german_count
    return environment.get_template(_TEMPLATE).render(
        about=about,
        version=version,
        tables=entries,
        start=START_TABLE,
        rows={entry.name: entry.rows for entry in entries},
        period=_period(about, folder),
        municipalities=sorted({origin.municipality for origin in found if origin.municipality}),
        verdicts=_verdicts(folder),
        licence=LICENCES.get(about.license or "", about.license),
        names=[name for name in attributions(found, own, about.publisher) if name],
        rights=rights_statement(found, about.license),
        citation=cited_as,
        excel=info.excel,
        site=(folder / "site" / "index.html").is_file(),
        catalog=not about.missing(),
    )


def german_count(number: int) -> str:
    """A count with points between thousands."""
    return f"{number:,}".replace(",", ".")


def german_size(size: int) -> str:
    """A size in bytes in words: ``12,3 MB``."""
    value, unit = float(size), 0
    while value >= 1000 and unit < len(_UNITS) - 1:
        value, unit = value / 1000, unit + 1
    return f"{size} {_UNITS[0]}" if unit == 0 else f"{value:.1f} {_UNITS[unit]}".replace(".", ",")


def _entry(spec: TableSpec, folder: Path, sums: Mapping[str, str]) -> TableEntry:
    title, description = TABLE_WORDS[spec.name]
    rows = row_count(folder / f"{spec.name}.parquet") or 0
    return TableEntry(spec.name, title, description, rows, tuple(_files(spec.name, folder, sums)))


def _files(name: str, folder: Path, sums: Mapping[str, str]) -> Iterator[Download]:
    for label, pattern in _FORMATS:
        path = pattern.format(name)
        if path in sums:
            yield Download(label, path, german_size((folder / path).stat().st_size), sums[path])


def _period(about: Publication, folder: Path) -> str | None:
    first, last = period(folder / "documents.parquet")
    ends = [_german_day(day) for day in (about.period_start or first, about.period_end or last) if day]
    return " bis ".join(dict.fromkeys(ends)) or None


def _german_day(day: date) -> str:
    return f"{day.day:02}.{day.month:02}.{day.year}"


def _verdicts(folder: Path) -> Verdicts:
    cells = pq.read_table(folder / "table_cells.parquet", columns=["check"])["check"]
    status = pq.read_table(folder / "documents.parquet", columns=["status"])["status"]
    count = {entry["values"]: entry["counts"] for entry in pc.value_counts(cells).to_pylist()}
    whole = pc.sum(pc.equal(status, "ok")).as_py() or 0
    return Verdicts(count.get("verified", 0), count.get("contradicted", 0), whole)

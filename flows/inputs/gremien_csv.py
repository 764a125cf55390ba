"""``gremien.csv``: the operator's register of bodies, which wins over what an OParl export or the papers say.

Its columns are those of the table ``organizations``, so that ``latest/organizations.csv`` can be copied to RAW as
``gremien.csv`` and edited: gremium_id, name, short_name, classification, municipality, ags, oparl_id, start_date, end_date,
variants (parted by „;" or „|"). Only ``name`` must be there.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from curated.records import Issue, Organization
from extractors.bodies.register import Body
from flows.inputs.manifest import csv_rows

GREMIEN = "gremien.csv"
_VARIANTS = "; "


@dataclass(frozen=True, slots=True)
class GremienFile:
    """One ``gremien.csv``, read: its bodies in their order, and what was wrong with it."""

    bodies: tuple[Body, ...] = ()
    issues: tuple[Issue, ...] = ()


def read_gremien(path: Path, relative: PurePosixPath) -> GremienFile:
    """The bodies of one file; ``relative`` is its path below RAW.

    A file that cannot be read yields an issue ``REGISTER_UNREADABLE`` and no bodies, a row that makes no sense an issue
    ``REGISTER_ROW`` that names it by its number; never an exception.
    """
    shown = str(relative)
    try:
        rows = list(csv_rows(path.read_text(encoding="utf-8-sig", errors="strict")))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        reason = "not UTF-8" if isinstance(error, UnicodeDecodeError) else "not a readable CSV file"
        return GremienFile(
            issues=(_issue("REGISTER_UNREADABLE", f"is {reason} and was ignored: save it as CSV, UTF-8", shown),)
        )
    if rows and "name" not in rows[0]:
        return GremienFile(issues=(_issue("REGISTER_UNREADABLE", "has no column name and was ignored: add it", shown),))
    bodies: list[Body] = []
    issues: list[Issue] = []
    for number, row in enumerate(rows, start=2):  # as a spreadsheet counts, below the headings
        try:
            bodies.append(_body(row))
        except ValueError as error:
            issues.append(_issue("REGISTER_ROW", f"row {number} was ignored: {error}", shown))
    return GremienFile(tuple(bodies), tuple(issues))


def organization(body: Body) -> Organization:
    """The row of the table ``organizations``."""
    return Organization(
        gremium_id=body.gremium_id,
        name=body.name,
        source=body.origin,
        short_name=body.short_name,
        classification=body.classification,
        municipality=body.municipality or None,
        ags=body.ags,
        oparl_id=body.oparl_id,
        start_date=body.valid_from,
        end_date=body.valid_to,
        variants=_VARIANTS.join(sorted(body.variants)) or None,
    )


def _body(row: Mapping[str, str]) -> Body:
    """One row.

    Raises:
        ValueError: it has no name, or a day that is none; says so.
    """
    if not row["name"]:
        raise ValueError("it has no name")
    variants = [v.strip() for v in re.split(r"[;|]", row.get("variants", ""))]
    return Body(
        gremium_id=row.get("gremium_id", ""),
        name=row["name"],
        short_name=row.get("short_name") or None,
        variants=tuple(dict.fromkeys(v for v in variants if v)),
        classification=row.get("classification") or None,
        valid_from=_day(row, "start_date"),
        valid_to=_day(row, "end_date"),
        municipality=row.get("municipality", ""),
        ags=row.get("ags") or None,
        oparl_id=row.get("oparl_id") or None,
        origin="register",
    )


def _day(row: Mapping[str, str], column: str) -> date | None:
    text = row.get(column, "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise ValueError(f"{column} is no day such as 2025-07-01") from error


def _issue(code: str, message: str, path: str) -> Issue:
    return Issue(stage="discover", code=code, severity="warning", message=f"{path} {message}", path=path)

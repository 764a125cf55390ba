"""The days a release bears, and the version people read: days are said about a release, they are no part of its identity."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

PACKAGE = "datapackage.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseDays:
    """``issued`` is the day of the first release of this folder, ``modified`` that on which this content first appeared.

    Both are None where the maker of the release names no day.
    """

    issued: date | None = None
    modified: date | None = None


NO_DAYS = ReleaseDays()


def readable_version(version: str, days: ReleaseDays) -> str:
    """The version with its day in front, so that people see which of two is newer: ``2026-11-28 · 55cfa16cb151``."""
    return f"{days.modified.isoformat()} · {version}" if days.modified else version


def readable_version_of(release: Path) -> str:
    """The readable version of the release in this folder, as its ``datapackage.json`` says it; else the folder's name."""
    try:
        package = json.loads((release / PACKAGE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        package = None
    version = package.get("version") if isinstance(package, dict) else None
    return version if isinstance(version, str) and version else release.resolve().name

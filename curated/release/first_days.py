"""On which day each version first appeared, kept in ``OUT/releases/.days`` even for releases that were removed since.

One line a version: the version, a blank, the ISO day. What is no such line is passed over.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from curated.metadata.release_days import ReleaseDays
from curated.release.swap import RELEASES

_FILE = ".days"


def days_of(out_dir: Path, version: str, today: date | None) -> ReleaseDays:
    """The days of ``version``: as kept where it was released before, else ``today``; none where ``today`` is None."""
    if today is None:
        return ReleaseDays()
    kept = _kept(out_dir)
    modified = kept.get(version, today)
    return ReleaseDays(issued=min([*kept.values(), modified]), modified=modified)


def keep_day(out_dir: Path, version: str, day: date | None) -> None:
    """Put down the day of a version that is new. Only for whoever holds the right to write releases."""
    kept = _kept(out_dir)
    if day is None or version in kept:
        return
    kept[version] = day
    path = out_dir / RELEASES / _FILE
    new = path.with_name(f"{_FILE}.{os.getpid()}")
    new.write_text("".join(f"{name} {kept[name].isoformat()}\n" for name in sorted(kept)), encoding="utf-8")
    new.replace(path)


def _kept(out_dir: Path) -> dict[str, date]:
    try:
        lines = (out_dir / RELEASES / _FILE).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return {}
    kept: dict[str, date] = {}
    for line in lines:
        version, _, day = line.partition(" ")
        try:
            kept[version] = date.fromisoformat(day)
        except ValueError:
            continue
    return kept

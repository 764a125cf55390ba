"""``profiles.csv``: the shape of the numbers of a source, said by the operator instead of learned from many papers.

Columns: ``source`` (municipality key, municipality, or top folder of RAW) and ``example`` (a number as printed, such as
„VO/26/123"), or ``pattern`` (the shape itself, as the table ``source_profiles`` shows it). One row a shape. With ``field``
„gremium" the example is the name of a body of the source, as its papers print it.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from curated.records import Issue, SourceProfile
from extractors.papers.head_evidence.number_shapes import number_at, shape_of
from flows.inputs.manifest import csv_rows

PROFILES = "profiles.csv"
_FIELDS = frozenset({"reference", "gremium"})


@dataclass(frozen=True, slots=True)
class ProfilesFile:
    """One ``profiles.csv``, read: what it says, and what was wrong with it."""

    profiles: tuple[SourceProfile, ...] = ()
    issues: tuple[Issue, ...] = ()


def read_profiles(path: Path, relative: PurePosixPath) -> ProfilesFile:
    """What one file says; ``relative`` is its path below RAW.

    A file that cannot be read yields an issue ``PROFILES_UNREADABLE``, a row that makes no sense an issue ``PROFILE_ROW`` that
    names it by its number; never an exception.
    """
    shown = str(relative)
    try:
        rows = list(csv_rows(path.read_text(encoding="utf-8-sig", errors="strict")))
    except (OSError, UnicodeDecodeError, csv.Error):
        return ProfilesFile(
            issues=(_issue("PROFILES_UNREADABLE", "cannot be read and was ignored: save it as CSV, UTF-8", shown),)
        )
    found: list[SourceProfile] = []
    issues: list[Issue] = []
    for number, row in enumerate(rows, start=2):  # as a spreadsheet counts, below the headings
        try:
            found.append(_profile(row))
        except ValueError as error:
            issues.append(_issue("PROFILE_ROW", f"row {number} was ignored: {error}", shown))
    return ProfilesFile(tuple(found), tuple(issues))


def _profile(row: Mapping[str, str]) -> SourceProfile:
    """One row.

    Raises:
        ValueError: it names no source, or neither a number nor a shape; says so.
    """
    source, example, pattern = row.get("source", ""), row.get("example", ""), row.get("pattern", "")
    what = row.get("field", "") or "reference"
    if not source:
        raise ValueError("it names no source")
    if what not in _FIELDS:
        raise ValueError("its field is neither reference nor gremium")
    if what == "gremium" and not (pattern or example):
        raise ValueError("it names no body")
    if what == "reference" and not pattern and number_at(example) != (0, len(example)):
        raise ValueError("its example is no number of a paper")
    return SourceProfile(
        source=source,
        field=what,
        pattern=pattern or (shape_of(example) if what == "reference" else " ".join(example.split())),
        papers=0,
        share=0.0,
        examples=0,
        said=True,
    )


def _issue(code: str, message: str, path: str) -> Issue:
    return Issue(stage="discover", code=code, severity="warning", message=message, path=path)

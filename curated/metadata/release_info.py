"""What a release is given to say about itself, and what it reports when it is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from curated.metadata.publication import Publication
from curated.validation.release_gates import GateLimits


@dataclass(frozen=True, slots=True)
class ReleaseInfo:
    """What the release says about its making. Nothing here may depend on the clock or the machine: it is part of the content.

    ``versions`` names what made it, such as ``{"pipeline": "0.1.0", "tesseract": "5.3.0", "lexicon": "1c9f…"}``; it goes
    into the metadata of every file. ``day`` alone may be one of the calendar: content that is new bears it in its description,
    catalogue and list of changes, and it is no part of the version. None: the release bears no day. ``excel`` adds the tables as
    CSV for Excel in German.
    """

    versions: Mapping[str, str] = field(default_factory=dict)
    publication: Publication = field(default_factory=Publication)
    include_non_public: bool = False
    keep_releases: int = 3
    limits: GateLimits = field(default_factory=GateLimits)
    day: date | None = None
    excel: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseSummary:
    """What was released and where. Counts are of published rows, withheld documents left out.

    ``created`` is False when the content equals an earlier release, which was then made ``latest`` again without writing.
    ``note`` is a sentence for the operator when the release before had another schema version. ``catalog_missing`` names the
    settings without which no catalogue was written, ``catalog_advised`` those that portals ask for beside them.
    """

    version: str
    path: Path
    created: bool
    rows: Mapping[str, int]
    withheld: int
    documents_by_status: Mapping[str, int]
    pages_by_source: Mapping[str, int]
    entities_by_kind: Mapping[str, int]
    tables_by_check: Mapping[str, int]
    issues_by_code: Mapping[str, int]
    corrections_applied: int = 0
    incomplete_heads: Mapping[str, tuple[int, int]] = field(default_factory=dict)  # by source: lacking, papers
    note: str | None = None
    catalog_missing: tuple[str, ...] = ()
    catalog_advised: tuple[str, ...] = ()

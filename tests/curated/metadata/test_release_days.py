"""The version people read: the day in front, the identity behind."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from curated.metadata.release_days import NO_DAYS, ReleaseDays, readable_version, readable_version_of


def test_the_day_stands_in_front_where_there_is_one() -> None:
    assert readable_version("55cfa16cb151", ReleaseDays(modified=date(2026, 11, 28))) == "2026-11-28 · 55cfa16cb151"
    assert readable_version("55cfa16cb151", NO_DAYS) == "55cfa16cb151"


def test_a_release_says_it_itself_or_is_called_by_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "55cfa16cb151"
    folder.mkdir()
    assert readable_version_of(folder) == "55cfa16cb151"
    for text in ("[]", "{", '{"version": 3}'):
        (folder / "datapackage.json").write_text(text)
        assert readable_version_of(folder) == "55cfa16cb151"
    (folder / "datapackage.json").write_text('{"version": "2026-11-28 · 55cfa16cb151"}', encoding="utf-8")
    assert readable_version_of(folder) == "2026-11-28 · 55cfa16cb151"

"""What a source is called: by its key, its municipality, else its folder."""

from __future__ import annotations

import pytest

from curated.records.source import source_name


@pytest.mark.parametrize(
    ("ags", "municipality", "path", "name"),
    [
        ("08123456", "Stadt Musterlingen", "a/b.pdf", "08123456"),
        (None, "Stadt Musterlingen", "a/b.pdf", "Stadt Musterlingen"),
        (None, None, "seedorf/2025/b.pdf", "seedorf"),
        ("", "", "b.pdf", "."),
    ],
)
def test_a_source_is_called_by_the_surest_thing_known(
    ags: str | None, municipality: str | None, path: str, name: str
) -> None:
    assert source_name(ags, municipality, path) == name

"""Days of birth are found by their label, days of sittings are none."""

from __future__ import annotations

from extractors.disclosure.personal_data.birth_dates import find_birth_dates


def test_a_day_of_birth_is_told_from_that_of_a_sitting() -> None:
    text = "Anna Windheim, geb. am 03.04.1961, Sitzung am 03.04.2025"
    assert [text[start:end] for start, end in find_birth_dates(text)] == ["03.04.1961"]
    assert list(find_birth_dates("Die Satzung tritt am 03.04.1961 in Kraft.")) == []

"""What an operator can set about reading."""

from __future__ import annotations

from extractors.base.settings import Limits, OcrSettings, ReadSettings


def test_all_languages_are_those_of_both_passes() -> None:
    assert OcrSettings().all_languages == "deu+Latin"
    assert OcrSettings(second_languages="").all_languages == "deu"
    assert OcrSettings(languages="deu+eng").all_languages == "deu+eng+Latin"


def test_a_page_within_the_limits_is_larger_than_any_paper_format() -> None:
    limits = Limits()
    a0_at_300_dpi = 9933 * 14043
    assert limits.page_pixels < a0_at_300_dpi < 2 * limits.page_pixels  # such a plan is rendered smaller, not refused
    assert ReadSettings().limits == limits

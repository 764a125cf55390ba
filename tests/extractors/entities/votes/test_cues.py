"""Words of voting: what the stems find is what the pattern finds in the whole text, and in linear time."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.entities.votes.cues import VOTE_CUE, VOTE_STEMS, matches_near, near_votes, windows_of

WORDS = (
    "einstimmig", "Ja: 12", "ja 3", "Für-Stimmen", "MEHRHEIT", "mehrheitlich", "vertagt", "zur\nKenntnis", "Ergebnis :",
    "Abstimmung:", "dafür: 4", "7 dafür", "Stimmengleichheit", "zurückgestellt", "Januar", "Musterlingen", "İ", "Ablehnung",
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30), st.sampled_from([" ", "\n", "", ", "]))
def test_stems_find_what_the_pattern_finds(words: list[str], gap: str) -> None:
    text = gap.join(words)
    whole = [match.span() for match in VOTE_CUE.finditer(text)]
    assert [match.span() for match in matches_near(text, VOTE_CUE, VOTE_STEMS)] == whole


def test_the_property_is_about_something() -> None:
    assert sum(VOTE_CUE.search(word) is not None for word in WORDS) > len(WORDS) / 2


def test_parts_are_whole_lines_in_order() -> None:
    text = "Erste Zeile\n" * 100 + "Der Antrag wird einstimmig angenommen.\n" + "Letzte Zeile\n" * 100
    (start, end), = near_votes(text)  # fmt: skip
    assert "einstimmig" in text[start:end] and text[start - 1] == "\n" and text[end] == "\n" and end - start < 1000
    assert near_votes("Der Brunnen wird gebaut.") == []


def test_windows_are_the_whole_text_where_case_moves_places() -> None:
    assert windows_of("İ einstimmig", ("stimm",), 3) == [(0, 12)]
    assert windows_of("Sie ist einstimmig.", ("stimm",), 2) == [(9, 18)]


def test_long_lines_take_linear_time() -> None:
    start = time.perf_counter()
    assert len(near_votes("ja1" * 100_000)) == 1
    assert time.perf_counter() - start < 3

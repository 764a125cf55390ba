"""The search for shared runs of words finds what is there, and only that."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.support.shingles import RUN, ShingleIndex, texts_of, words_of

SENTENCE = "Der Steg am Seebad wird im Frühjahr von zwei Zimmerleuten aus Seedorf neu gebaut"


def test_a_run_is_found_with_its_line_whatever_figures_and_line_ends_stand_in_between() -> None:
    index = ShingleIndex()
    index.put("a.md", f"Anderes.\n\n{SENTENCE}.\n", first_line=10)
    other = "Vorher. Am Seebad wird\nim Frühjahr 2025 von zwei <b>Zimmerleuten</b> aus Seedorf alles anders."
    (found, *more) = index.shared_with(["nichts davon", other])
    assert (found.name, found.line, found.words[:2]) == ("a.md", 12, ("am", "seebad"))
    assert len(more) == len(words_of("am Seebad wird im Frühjahr von zwei Zimmerleuten aus Seedorf")) - RUN


def test_seven_words_are_no_run_and_an_unknown_word_breaks_one() -> None:
    index = ShingleIndex()
    index.put("a.md", SENTENCE)
    assert index.shared_with(["Steg am Seebad wird im Frühjahr von"]) == []
    assert index.shared_with(["Steg am Seebad wird im Frühjahr von drei Zimmerleuten aus Seedorf neu gebaut"]) == []


words = st.lists(st.sampled_from(["alt", "neu", "rot", "blau"]), min_size=RUN, max_size=40)


def test_hashes_agree_with_comparing_all_runs() -> None:
    met = 0

    @given(words, words)
    def check(ours: list[str], theirs: list[str]) -> None:
        nonlocal met
        index = ShingleIndex()
        index.put("x", " ".join(ours))
        runs = [{tuple(side[at : at + RUN]) for at in range(len(side) - RUN + 1)} for side in (ours, theirs)]
        assert {place.words for place in index.shared_with([" ".join(theirs)])} == runs[0] & runs[1]
        met += bool(runs[0] & runs[1])

    check()
    assert met > 0


def test_texts_of_python_are_its_strings_as_they_read_and_its_comments(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text('x = ("eins\\nzwei " "drei")\n# vier\n# fünf\ny = f"sechs {x} sieben"\n', encoding="utf-8")
    found = list(texts_of(path))
    assert (1, "eins\nzwei drei") in found
    assert (2, "# vier\n# fünf") in found
    assert (4, "sechs   sieben") in found


def test_texts_of_json_are_its_strings_with_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(["Wörter", {"b": 'mit "Zeichen"'}], ensure_ascii=False, indent=1), encoding="utf-8")
    assert list(texts_of(path)) == [(2, "Wörter"), (4, "b"), (4, 'mit "Zeichen"')]

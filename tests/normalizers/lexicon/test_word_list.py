from pathlib import Path

import pytest

from benchmarks.build_lexicon import build
from normalizers.lexicon.word_list import lexicon

PAPERS = ["Die Verwal-\ntung prüft den Musterweg."] * 9 + ["Xaverius Quirlinger wohnt hier. Verwaltung " * 20]


def test_the_build_is_deterministic_and_keeps_no_word_of_a_single_paper(tmp_path: Path) -> None:
    import marisa_trie

    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        build(PAPERS, {"verwaltung": 1e-4, "strasse": 1e-5}, tmp_path / name)
    assert (tmp_path / "one" / "words.marisa").read_bytes() == (tmp_path / "two" / "words.marisa").read_bytes()
    trie = marisa_trie.RecordTrie("<BBB")
    trie.load(str(tmp_path / "one" / "words.marisa"))
    assert "verwaltung" in trie
    assert "musterweg" in trie
    assert "quirlinger" not in trie
    assert "tung" not in trie


@pytest.mark.parametrize("word", ["flächennutzungsplanänderungsverfahren", "straßenverkehrsamt", "schlüsseldekade"])
def test_compounds_of_known_parts_are_known(word: str) -> None:
    assert lexicon().knows(word)
    assert lexicon().compound(word, noun=True) > 0


@pytest.mark.parametrize("word", ["silberkumm", "zukunftsfdhigkeit", "oberbiirgermeister", "qqqqqqqq"])
def test_damage_and_odd_names_are_no_compounds(word: str) -> None:
    assert not lexicon().knows(word)


def test_case_tells_nouns_from_other_words() -> None:
    words = lexicon()
    assert words.frequency_as("Höhe") > 20 * words.frequency_as("höhe")
    assert words.frequency_as("groß") > words.frequency_as("Groß")
    assert words.frequency_as("groBe") < 1e-3 * words.frequency("große")


def test_ratios_tell_words_from_what_word_lists_hold_of_damage() -> None:
    assert lexicon().frequency("für") > 1e4 * lexicon().frequency("fiir")

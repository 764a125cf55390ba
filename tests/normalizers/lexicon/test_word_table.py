from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

import normalizers
from benchmarks.build_hashes import build, build_beginnings
from normalizers.lexicon.word_list import lexicon
from normalizers.lexicon.word_table import LONGEST, hash_of, spelled, sums

COMPOUNDS = [
    "oberbürgermeister", "flächennutzungsplanänderungsverfahren", "gemeinderat", "straßenbahnhaltestelle", "haushaltsplan",
    "bürgerbeteiligung", "grundschulhof", "kindertagesstätte", "radwegenetz", "tiefgaragenstellplatz",
]  # fmt: skip


LETTERS = st.text("abdefgilnorstuäöüßé", min_size=1, max_size=LONGEST)


@settings(deadline=None, max_examples=60)
@given(st.lists(LETTERS, min_size=1, max_size=5))
def test_the_hash_of_a_word_is_that_of_its_letters(words: list[str]) -> None:
    assert sums(spelled(words))[:, -1].tolist() == [hash_of(word) for word in words]


def test_the_table_knows_what_the_trie_knows() -> None:
    words = lexicon()
    some = [word for i, word in enumerate(words.all_words()) if i % 997 == 0]
    strange = [word + "qx" for word in some]
    rows = words.table.of_words(some + strange)
    assert words.table.records[rows[: len(some)], :3].tolist() == [list(words.trie.get(word)[0]) for word in some]
    assert (rows[len(some) :] >= 0).tolist() == [words.trie.get(word) is not None for word in strange]


def test_no_compound_is_ruled_out() -> None:
    words = lexicon()
    assert all(words.compound(word) > 0 for word in COMPOUNDS)
    assert words.table.may_be_compounds(spelled(COMPOUNDS)).all()
    listed = [word for i, word in enumerate(words.all_words()) if i % 499 == 0]
    possible = words.table.may_be_compounds(spelled(listed))
    assert not [w for w, may_be in zip(listed, possible, strict=True) if not may_be and words.compound(w) > 0]
    assert possible.mean() < 0.9


def test_a_word_of_the_house_may_be_a_part() -> None:
    words = lexicon().with_words(["qualtück"])
    assert words.table.may_be_compounds(spelled(["qualtückstraße"])).all()
    assert not lexicon().table.may_be_compounds(spelled(["qualtückxyzw"])).any()
    assert words.table.beginnings.may_hold(np.array([hash_of("qualt")], dtype=np.uint64)).all()


def test_the_table_in_the_repository_is_what_the_recipe_gives() -> None:

    data = Path(normalizers.__file__).parent / "data"
    assert build(data / "words.marisa") == (data / "words.hashes").read_bytes()
    assert build_beginnings(data / "words.marisa") == (data / "beginnings.bits").read_bytes()

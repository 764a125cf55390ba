from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

import normalizers
from benchmarks.build_hashes import build, build_beginnings
from normalizers.lexicon.word_list import lexicon
from normalizers.lexicon.word_table import LONGEST, hash_of, spelled, sums
from normalizers.ocr_repair.confusions import ANY, CONFUSIONS
from normalizers.ocr_repair.error_sites import ErrorSites
from normalizers.ocr_repair.letter_model import likelihoods

COMPOUNDS = [
    "oberbürgermeister", "flächennutzungsplanänderungsverfahren", "gemeinderat", "straßenbahnhaltestelle", "haushaltsplan",
    "bürgerbeteiligung", "grundschulhof", "kindertagesstätte", "radwegenetz", "tiefgaragenstellplatz",
]  # fmt: skip
LETTERS = st.text("abdefgilnorstuäöüßé", min_size=1, max_size=LONGEST)
EVERY = np.ones(len(CONFUSIONS))
UMLAUTS = np.array([float(c.kind != ANY) for c in CONFUSIONS])


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


def test_readings_undo_one_and_two_damages_and_keep_the_rest() -> None:
    words = ["Biirger", "Stra&e", "Grofldufler", "Hauser", "GRUN", "AuBenflache", "StraSe"]
    table = lexicon().table
    sites = ErrorSites.of(words)
    none = np.zeros(len(words))
    found = {(words[c.word], c.text) for n in (1, 2) for c in sites.restored_to_words(table, n, UMLAUTS, none)}
    assert {
        ("Biirger", "Bürger"), ("Stra&e", "Straße"), ("Hauser", "Häuser"), ("GRUN", "GRÜN"), ("AuBenflache", "Außenfläche"),
    } <= found  # fmt: skip
    for candidate in sites.restored_to_words(table, 2, EVERY, none):
        text = candidate.text
        for site in reversed(candidate.undone):  # put the damage back
            grown = sum(len(s.true) - len(s.seen) for s in candidate.undone if s.end <= site.start)
            text = text[: site.start + grown] + site.seen + text[site.start + grown + len(site.true) :]
        assert text == words[candidate.word]


def test_no_inflection_is_exchanged_and_no_gender() -> None:
    words = ["neuen", "Bürgerlnnen"]
    found = {c.text for c in ErrorSites.of(words).restored_to_words(lexicon().table, 1, EVERY, np.zeros(2))}
    assert not {"neuem", "neuer", "Bürgerinnen"} & found


@settings(deadline=None, max_examples=40)
@given(st.lists(LETTERS, min_size=2, max_size=4))
def test_words_are_weighed_alike_alone_and_together(words: list[str]) -> None:
    assert likelihoods(words) == [likelihoods([word])[0] for word in words]
    together = ErrorSites.of(words)
    least = np.full(len(words), 1e-6)
    table = lexicon().table
    found = [(words[c.word], *c[1:]) for c in together.restored_to_words(table, 1, EVERY, least)]
    alone = [
        (word, *c[1:])
        for word in words
        for c in ErrorSites.of([word]).restored_to_words(table, 1, EVERY, np.full(1, 1e-6))
    ]
    assert found == alone

from normalizers.ocr_repair.clause_ends import PLAIN, UMLAUT, clause_end_model


def test_an_infinitive_speaks_for_the_umlaut_and_a_participle_against_it() -> None:
    model = clause_end_model()
    assert model.gain("wurde", "würde", "bedeuten") > 0 > model.gain("wurde", "würde", "beschlossen")


def test_nothing_is_said_of_other_words_other_pairs_and_open_clauses() -> None:
    model = clause_end_model()
    assert model.gain("wurde", "würde", "") == model.gain("wurde", "hätte", "können") == 0
    assert model.gain("fordern", "fördern", "können") == model.gain("wurde", "würde", "qqqq") == 0


def test_every_pair_has_both_forms() -> None:
    assert set(PLAIN.values()) == set(UMLAUT.values())

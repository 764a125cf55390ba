from normalizers.ocr_repair.name_hints import GIVEN_NAMES, PLACE_NAME_ENDING, TITLES


def test_names_are_in_small_letters_and_no_titles() -> None:
    assert all(name == name.lower() and name.isalpha() for name in GIVEN_NAMES | TITLES)
    assert not GIVEN_NAMES & TITLES and {"erika", "günter"} <= GIVEN_NAMES and "herrn" in TITLES


def test_place_names_are_known_by_their_ending() -> None:
    assert all(PLACE_NAME_ENDING.search(name) for name in ("Musterlingen", "Seedorf", "Quirlbach", "Bayreuth"))
    assert not any(PLACE_NAME_ENDING.search(word) for word in ("Verwaltung", "Bergbau", "Dorfplatz"))

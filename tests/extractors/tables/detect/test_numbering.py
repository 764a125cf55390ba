from extractors.tables.detect.numbering import is_numbering


def test_column_numbers_of_which_one_was_misread_end_the_header() -> None:
    assert is_numbering(["", "", "1", "2 l", "3", "4", "5"]) and is_numbering(["1", "2", "3", "4"])
    assert not is_numbering(["1", "Steuern", "3", "4", "5"]) and not is_numbering(["1", "5", "2"])

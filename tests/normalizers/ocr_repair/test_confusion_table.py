import numpy as np

from normalizers.lexicon.word_table import spelled, widened
from normalizers.ocr_repair.confusion_table import SYMBOLS, confusion_table, is_possible
from normalizers.ocr_repair.confusions import CONFUSIONS


def possible(word: str, true: str, seen: str, start: int) -> bool:
    number = next(i for i, c in enumerate(CONFUSIONS) if (c.true, c.seen) == (true, seen))
    found = is_possible(
        words=[word],
        codes=widened(spelled([word]), 0, 8),
        word=np.array([0]),
        start=np.array([start]),
        end=np.array([start + len(seen)]),
        confusion=np.array([number]),
    )
    return bool(found[0])


def test_every_confusion_is_found_by_its_first_symbol() -> None:
    table = confusion_table()
    for number, confusion in enumerate(CONFUSIONS):
        if confusion.seen:
            symbol = ord(confusion.seen[0])
            assert symbol < SYMBOLS
            first = table.first[symbol]
            assert number in table.order[first : first + table.number[symbol]]


def test_capitals_stand_at_the_start_or_among_capitals() -> None:
    assert possible("Uber", "Ü", "U", 0) and possible("GRUN", "Ü", "U", 2)
    assert not possible("grUn", "Ü", "U", 2) and not possible("Bar", "ß", "B", 0)


def test_a_lost_eszett_asks_for_a_longer_word_and_no_capitals() -> None:
    assert possible("Strae", "ß", "", 4)
    assert not possible("Stae", "ß", "", 3) and not possible("STRAE", "ß", "", 4)


def test_endings_of_inflection_and_of_gender_are_left() -> None:
    assert not possible("neuen", "r", "n", 4) and possible("lerren", "r", "n", 5) is False
    assert not possible("BürgerInnen", "l", "I", 6) and possible("HaIle", "l", "I", 2)

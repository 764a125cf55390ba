from curated.records import Word
from extractors.base.geometry import Frame
from extractors.base.page_reading import Rule
from extractors.layout.segments import Row, Rulings, in_reading_frame, is_stretched, rows, segments
from tests.support.words import words_at

FRAME = Frame(595, 842)


def rows_of(words: list[Word], *rules: Rule) -> list[Row]:
    rulings = Rulings(rules, FRAME)
    return rows(segments(in_reading_frame(words, FRAME), rulings))


def test_a_wide_gap_and_an_upright_rule_part_segments() -> None:
    words = words_at("Bau und", 60, 100) + words_at("Umwelt", 98, 100) + words_at("Amt", 200, 100)
    assert [[s.text for s in row] for row in rows_of(words)] == [["Bau und Umwelt", "Amt"]]
    parted = rows_of(words, Rule(97, 90, 97, 115))
    assert [s.text for s in parted[0]] == ["Bau und", "Umwelt", "Amt"]
    assert not Rulings([Rule(97, 90, 97, 115)], FRAME).parts(90, 98, 130)


def test_two_amounts_set_close_together_are_two_segments_and_one_with_blanks_is_one() -> None:
    assert [s.text for s in rows_of(words_at("1.250,00", 60, 100) + words_at("3.400,00", 105, 100))[0]] == [
        "1.250,00",
        "3.400,00",
    ]
    assert [s.text for s in rows_of(words_at("1 234 567,00", 60, 100))[0]] == ["1 234 567,00"]


def test_the_type_size_of_words_without_one_is_estimated_from_their_boxes() -> None:
    (plain,) = in_reading_frame(words_at("Verwaltung", 60, 100, known_size=False), FRAME)
    assert 10 < plain.em <= 12
    assert in_reading_frame([], FRAME) == []


def test_even_moderate_gaps_are_those_of_a_justified_line() -> None:
    even = rows_of([w for x in (60, 120, 180) for w in words_at("Themen", x, 100)])[0]
    uneven = rows_of([w for x in (60, 120, 300) for w in words_at("Themen", x, 100)])[0]
    assert is_stretched(even) and not is_stretched(uneven) and not is_stretched(even[:1])

import pytest

from curated.records import Box, Word
from extractors.layout.table_lines import em_of, printed_lines, raw_text
from tests.support.words import words_at


def test_a_typewritten_currency_belongs_to_the_amount_before_or_behind_it() -> None:
    words = [
        Word("Grundpreis", Box(90, 100, 160, 111)),
        Word("3,40", Box(440, 100, 462, 111)),
        Word("DM", Box(471, 100, 482, 111)),
    ]
    words += [
        Word("Sitzung", Box(90, 120, 140, 131)),
        Word("EURO", Box(430, 120, 458, 131)),
        Word("20,00", Box(467, 120, 495, 131)),
    ]
    assert [[s.text for s in line.segments] for line in printed_lines(words)] == [
        ["Grundpreis", "3,40 DM"],
        ["Sitzung", "EURO 20,00"],
    ]


@pytest.mark.parametrize(
    ("gap", "left", "right", "segments"),
    [
        (8, "Steuern", "Abgaben", 1),
        (8, "Steuern", "300", 2),
        (6, "Steuern", "300,00", 2),
        (6, "31.", "Dezember", 1),
        (10, "31.", "Dezember", 2),
        (6, "-", "300", 2),
    ],
)
def test_what_stands_beside_a_gap_says_how_wide_it_must_be(gap: float, left: str, right: str, segments: int) -> None:
    first = words_at(left, 60, 100)
    (line,) = printed_lines(first + words_at(right, first[-1].box.x1 + gap, 100))
    assert len(line.segments) == segments


def test_an_upright_rule_parts_words_whatever_the_gap() -> None:
    words = words_at("Bauamt Hochbau", 60, 100)
    border = (words[0].box.x1 + words[1].box.x0) / 2
    assert len(printed_lines(words)[0].segments) == 1
    assert len(printed_lines(words, [(border, 90.0, 120.0)])[0].segments) == 2
    assert len(printed_lines(words, [(border, 190.0, 220.0)])[0].segments) == 1


def test_the_text_of_a_cell_has_its_lines_its_slices_and_its_confidence() -> None:
    words = [
        Word(text="Bau-", box=Box(60, 100, 80, 110), confidence=0.9, font_size=10, raw_start=0, raw_end=4),
        Word(text="und", box=Box(84, 100, 99, 110), confidence=0.7, font_size=10, raw_start=5, raw_end=8),
        Word(text="Amt", box=Box(60, 113, 75, 123), confidence=0.8, font_size=10, raw_start=20, raw_end=23),
    ]
    text, spans, confidence = raw_text(words)
    assert (text, spans) == ("Bau- und\nAmt", ((0, 8), (20, 23))) and confidence == pytest.approx(0.8)
    assert raw_text([]) == ("", (), None)


def test_a_column_of_row_numbers_taken_for_one_word_joins_no_lines() -> None:
    tall = Word("123", Box(40, 95, 50, 140), None, 10)
    words = [tall, *words_at("Steuern", 60, 100), *words_at("Mieten", 60, 120)]
    texts = [[s.text for s in line.segments] for line in printed_lines(words)]
    assert ["Steuern"] in texts or ["123", "Steuern"] in texts
    assert not any({"Steuern", "Mieten"} <= set(line) for line in texts)


def test_the_type_size_is_that_of_most_words() -> None:
    assert em_of(words_at("Der Rat", 60, 100, 11)) == 11 and em_of([]) == 10

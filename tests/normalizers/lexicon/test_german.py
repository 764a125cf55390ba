import re

import pytest

from normalizers.lexicon import german


def test_every_name_and_short_form_of_a_month_has_its_number() -> None:
    assert [german.month_number(name) for name in german.MONTHS] == list(range(1, 13))
    short = [german.month_number(name.upper()) for name in german.MONTH_ABBREVIATIONS]
    assert None not in short and set(short) == set(range(1, 13)) - {5}  # Mai has no short form
    assert [german.month_number(name) for name in german.MONTHS_BY_OTHER_NAMES] == [1, 2, 3]
    assert german.month_number("Rathaus") is None


def test_only_whole_names_are_names_of_months() -> None:
    assert german.is_month_name("märz") and german.is_month_name("MAI")
    assert not german.is_month_name("Mär") and not german.is_month_name("Maier")


def test_alternatives_find_the_longest_short_form() -> None:
    pattern = re.compile(rf"{german.alternatives(german.MONTH_ABBREVIATIONS)}\b")
    assert [m[0] for m in pattern.finditer("5. Sept 2024, 6. Sep 2024, 7. Sepp")] == ["Sept", "Sep"]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Der Rat stimmt zu. Die Verwaltung berichtet.", 2),
        ("Nach Nr. 5 der Satzung gilt das.", 1),
        ("Es fehlen 50%. „So nicht“, sagte er. (Beifall)", 3),
        ("Die Kosten trägt der Bund, d. h. die Stadt nichts.", 1),
    ],
)
def test_sentences_end_at_a_mark_before_an_opening_character(text: str, sentences: int) -> None:
    assert len(re.split(german.SENTENCE_END, text)) == sentences


def test_look_alike_letters_stand_for_one_digit_each() -> None:
    both = german.DIGIT_OF_LETTER.keys() & german.DIGIT_OF_LETTER_IN_ROW_NUMBERS.keys()
    assert both and all(german.DIGIT_OF_LETTER[c] == german.DIGIT_OF_LETTER_IN_ROW_NUMBERS[c] for c in both)
    assert all(digit.isdigit() for digit in german.DIGIT_OF_LETTER.values())


def test_legal_forms_are_longest_first() -> None:
    forms = list(german.LEGAL_FORMS)
    assert forms.index("gGmbH") < forms.index("GmbH") < forms.index("mbH")

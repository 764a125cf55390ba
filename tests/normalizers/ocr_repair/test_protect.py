import pytest
from hypothesis import strategies as st

from normalizers import (
    repair_text,
)
from normalizers.ocr_repair.protect import is_protected
from tests.support.damaged_texts import WORDS
from tests.support.shares import property_test

NUMBERS = st.sampled_from(
    [
        "8.750,00 EUR",
        "88.000 €",
        "17.08.2021",
        "§ 88 Abs. 8",
        "VO/0881/18",
        "1. 8. 2018",
        "DE12 5001 0517 0648 4898 90",
        "5 %",
    ]
)


@property_test(st.lists(st.tuples(st.sampled_from(WORDS), NUMBERS), min_size=1, max_size=8), examples=60, finds=0.3)
def test_no_digit_of_an_amount_date_reference_or_section_changes(parts: list[tuple[str, str]]) -> bool:
    text = " ".join(f"{word}, {number};" for word, number in parts)
    repaired = repair_text(text).text
    for _, number in parts:
        assert repaired.count(number) == text.count(number)
    return repaired != text


@pytest.mark.parametrize(
    ("text", "word", "protected"),
    [
        ("siehe www.fiir-uns.example", "fiir", True),
        ("Mail an fiir@musterlingen.example heute", "fiir", True),
        ("Anlage fiir.pdf liegt bei", "fiir", True),
        ("Vorlage VO/0612/fiir", "fiir", True),
        ("DE12 5001 0517 0648 4898 90", "5001", True),
        ("Mittel fiir 2021", "fiir", False),
        ("am Ende. Fiir alle", "Fiir", False),
    ],
)
def test_addresses_files_accounts_and_references_are_protected(text: str, word: str, protected: bool) -> None:
    start = text.index(word)
    assert is_protected(text, start, start + len(word)) is protected

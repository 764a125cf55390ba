import re

import pytest
from hypothesis import strategies as st

from normalizers import (
    repair_text,
)
from normalizers.lexicon.word_list import lexicon
from normalizers.ocr_repair.error_profile import profile_errors
from normalizers.ocr_repair.numeric_punctuation import numeric_punctuation_edits
from normalizers.ocr_repair.tokens import count_words
from tests.support.damaged_texts import CLEAN, DAMAGED, WORDS
from tests.support.shares import property_test


@property_test(
    st.lists(
        st.tuples(
            st.sampled_from(WORDS[:12]),
            st.sampled_from(
                ["25, April 2017", "3, Mai 2020", "Nr, 17", "Seite2 von3", "8.750,00 ¢", "1,5", "4, Satzung"]
            ),
        ),
        min_size=1,
        max_size=8,
    ),
    examples=60,
    finds=0.5,
)
def test_signs_beside_numbers_change_and_their_digits_do_not(parts: list[tuple[str, str]]) -> bool:
    text = DAMAGED + "\n" + "\n".join(f"{number} {word}" for word, number in parts)
    repaired = repair_text(text).text
    for line, (_, number) in zip(repaired.split("\n")[1:], parts, strict=True):
        digits = re.sub(r"\D", "", number)
        assert re.sub(r"\D", "", line).startswith(digits)
    return repaired.split("\n")[1:] != text.split("\n")[1:]


def restored(text: str, document: str = DAMAGED) -> list[str]:
    profile = profile_errors(count_words(document), lexicon(), ocr=True)
    return [text[e.start : e.end] + e.after for e in numeric_punctuation_edits(text, profile)]


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("am 25, April 2019", [",."]),
        ("am 7, Jun 2019", [",."]),
        ("am 25, Ausgabe 2019", []),
        ("Nr, 3 und Abs, 2", [",.", ",."]),
        ("i, V. m. § 3", [",."]),
        ("500,00 ¢", ["¢€"]),
        ("5 ¢ Punkt", []),
        ("1. Haushalt\n2, Satzung\n3. Wahl", [",."]),
        ("1. Haushalt\nam\n2, Satzung", []),
        ("7, Satzung", []),
    ],
)
def test_signs_are_restored_where_a_grammar_leaves_nothing_else(text: str, signs: list[str]) -> None:
    assert restored(text) == signs
    assert restored(text, CLEAN * 60) == []

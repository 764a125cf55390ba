import pytest

from normalizers.lexicon.word_list import lexicon
from normalizers.ocr_repair.error_profile import profile_errors
from normalizers.ocr_repair.punctuation import punctuation_edits
from normalizers.ocr_repair.tokens import count_words
from normalizers.text_trail import TextTrail
from tests.support.damaged_texts import CLEAN, DAMAGED


def restored(text: str, document: str = DAMAGED) -> str:
    profile = profile_errors(count_words(document), lexicon(), ocr=True)
    return TextTrail.of(text).apply(punctuation_edits(text, profile, lexicon())).text


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("das ,Wort” gilt", "das „Wort“ gilt"),
        ('das Wort" gilt', 'das Wort" gilt'),  # nothing was opened
        ("200 m? Fläche", "200 m² Fläche"),
        ("Ist das 5 m? Nein.", "Ist das 5 m² Nein."),
        ("BGBl. | S. 3", "BGBl. I S. 3"),
        ("im BGBI. steht", "im BGBl. steht"),
        ("die Rednerlnnen", "die RednerInnen"),
        ("• Rat\n* Amt\n¢ Bad", "• Rat\n* Amt\n• Bad"),
        ("¢ Bad", "¢ Bad"),
        ("#STADT #LAND KSTADT_IM", "#STADT #LAND KSTADT_IM"),
    ],
)
def test_signs_are_restored_in_damaged_documents_only(text: str, after: str) -> None:
    assert restored(text) == after
    assert restored(text, CLEAN * 60) == text


def test_a_misread_hashtag_needs_others_beside_it() -> None:
    text = "#STADT #LAND\nKSTADT_IM"
    assert restored(text) == "#STADT #LAND\n#STADT_IM"
    assert restored("KSTADT_IM") == "KSTADT_IM"

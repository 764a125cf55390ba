import pytest

from normalizers.lexicon.word_list import lexicon
from normalizers.ocr_repair.ngram_model import ngram_model
from normalizers.ocr_repair.tokens import count_words
from normalizers.ocr_repair.word_boundaries import find_boundary_errors, word_boundary_edits
from normalizers.text_trail import TextTrail


def restored(text: str) -> str:
    errors = find_boundary_errors(count_words(text), lexicon(), ngram_model())
    return TextTrail.of(text).apply(word_boundary_edits(text, errors, lexicon(), ngram_model())).text


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Planung undBetrieb der Halle", "Planung und Betrieb der Halle"),
        ("Sowohlin Seedorf", "Sowohl in Seedorf"),
        ("Seite2 von3", "Seite 2 von 3"),
        ("in Zu kunft mehr", "in Zukunft mehr"),
        ("B E S C H L U S S", "BESCHLUSS"),
        ("A B C D", "A B C D"),
        ("Wanderin im Verkehrsverbund", "Wanderin im Verkehrsverbund"),
        ("zu kaufen", "zu kaufen"),
    ],
)
def test_blanks_are_restored_where_papers_leave_no_doubt(text: str, after: str) -> None:
    assert restored(text) == after

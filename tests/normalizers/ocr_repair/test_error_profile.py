from normalizers import (
    prepare,
    repair_text,
)
from normalizers.lexicon.word_list import lexicon
from normalizers.ocr_repair.error_profile import ErrorProfile, profile_errors
from normalizers.ocr_repair.tokens import count_words
from tests.support.damaged_texts import CLEAN, DAMAGED


def test_a_clean_document_makes_every_repair_dear() -> None:
    text = CLEAN * 40 + "Frau Biihrmann und Herr Muhlen kamen."
    assert repair_text(text).text == text


def test_a_damaged_document_makes_repairs_cheap() -> None:
    damaged = repair_text(DAMAGED + " Forderzeitraum")
    alone = repair_text("Forderzeitraum")
    assert alone.text == "Forderzeitraum"
    assert "für Bürger und Verbände" in damaged.text


def test_the_evidence_of_all_pages_counts_on_each() -> None:
    normaliser = prepare([DAMAGED, "GRUNFLACHEN"], ocr=True)
    assert normaliser.page("GRUNFLACHEN").text == "GRÜNFLÄCHEN"


def profile(text: str, *, ocr: bool = True) -> ErrorProfile:
    return profile_errors(count_words(text), lexicon(), ocr=ocr)


def test_damage_beyond_doubt_is_counted_against_letters_that_came_through() -> None:
    damaged, clean = profile(DAMAGED), profile(CLEAN * 60)
    assert damaged.lacks_umlauts and damaged.has_ocr_errors and not damaged.keeps_umlauts
    assert clean.keeps_umlauts and not clean.has_ocr_errors and not clean.lacks_umlauts
    assert damaged.rate["ü"] > 100 * clean.rate["ü"]
    assert {"Biirger", "fiir"} <= damaged.suspects and not clean.suspects & {"Bürger", "für"}


def test_without_evidence_born_digital_text_is_doubted_less() -> None:
    assert profile("", ocr=False).rate["ä"] < profile("", ocr=True).rate["ä"]


def test_an_umlaut_that_is_shown_is_likelier_where_they_come_through() -> None:
    assert profile(CLEAN * 60).intact_likelihood("Bürger") > profile(DAMAGED).intact_likelihood("Bürger")
    assert profile(DAMAGED).intact_likelihood("Rat") == 1.0

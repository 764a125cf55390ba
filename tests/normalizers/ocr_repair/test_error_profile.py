from normalizers import (
    prepare,
    repair_text,
)
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

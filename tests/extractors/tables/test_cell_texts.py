from curated.records import Cell
from extractors.tables.cell_texts import on_one_line, printed_text, text_to_normalise
from normalizers.text_trail import Edit, TextTrail


def test_digits_and_signs_need_no_repair_and_folded_line_ends_are_unfolded_in_dumps() -> None:
    assert text_to_normalise("1.250,00", "ocr") is None
    assert text_to_normalise("tä- tigkeit", "file") == "tä-\ntigkeit"
    assert text_to_normalise("tä- tigkeit", "ocr") == "tä- tigkeit"
    assert text_to_normalise("1.250 €", "ocr") == "1.250 €"


def test_words_stay_divided_in_print_and_other_repairs_count() -> None:
    raw = "Förde-\nrung fiir"
    trail = TextTrail.of(raw).apply(
        [Edit(5, 7, "", "linebreaks", "hyphen_joined"), Edit(12, 16, "für", "ocr_repair", "ii→ü")]
    )
    cell = Cell(table_id="t", document_id="d", row=0, col=0, text=on_one_line(trail.text), text_raw=raw)
    assert cell.text == "Förderung für"
    assert printed_text(cell, {raw: trail}) == "Förde- rung für"
    assert printed_text(cell, {}) == cell.text

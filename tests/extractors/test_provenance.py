import pytest

from curated.records import Box, Cell, Word
from extractors.provenance import PageTracer
from normalizers.text_trail import Edit, TextTrail

RAW = "Mittel fiir den Bau 500"
WORDS = [
    Word("Mittel", Box(10, 10, 40, 20), 0.9, 10, 0, 6),
    Word("fiir", Box(44, 10, 60, 20), 0.6, 10, 7, 11),
    Word("den", Box(64, 10, 80, 20), 0.8, 10, 12, 15),
    Word("Bau", Box(10, 24, 30, 34), 0.95, 10, 16, 19),
    Word("500", Box(40, 24, 60, 34), 0.7, 10, 20, 23),
]
CELL = Cell(table_id="t", document_id="d", row=1, col=1, text="500", spans=((20, 23),))
TRAIL = TextTrail.of(RAW).apply([Edit(7, 11, "für", "ocr_repair", "ii→ü")])


def test_a_slice_of_the_final_text_leads_to_the_words_it_was_read_from() -> None:
    tracer = PageTracer(TRAIL, WORDS, [CELL])
    trace = tracer.trace(7, 14)  # „für den“
    assert (trace.box, trace.confidence) == (Box(44, 10, 80, 20), pytest.approx(0.6))
    assert tracer.trace(11, 18).box == Box(10, 10, 80, 34)  # over two lines


def test_a_slice_in_a_cell_names_it() -> None:
    tracer = PageTracer(TRAIL, WORDS, [CELL])
    assert tracer.cell(19, 22) == CELL and tracer.cell(0, 6) is None


def test_a_dump_has_no_boxes() -> None:
    trace = PageTracer(TextTrail.of(RAW), [], []).trace(0, 6)
    assert (trace.box, trace.confidence) == (None, None)

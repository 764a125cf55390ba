import pytest

from curated.records import Box, Cell, Word
from extractors.provenance import PageTracer
from normalizers.text_trail import Edit, TextTrail

RAW = "Mittel fiir den Bau 500"
WORDS = [
    Word(text="Mittel", box=Box(10, 10, 40, 20), confidence=0.9, font_size=10, raw_start=0, raw_end=6),
    Word(text="fiir", box=Box(44, 10, 60, 20), confidence=0.6, font_size=10, raw_start=7, raw_end=11),
    Word(text="den", box=Box(64, 10, 80, 20), confidence=0.8, font_size=10, raw_start=12, raw_end=15),
    Word(text="Bau", box=Box(10, 24, 30, 34), confidence=0.95, font_size=10, raw_start=16, raw_end=19),
    Word(text="500", box=Box(40, 24, 60, 34), confidence=0.7, font_size=10, raw_start=20, raw_end=23),
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

from curated.records import Box, Correction, Document, Entity, Head, Page, Word
from extractors.base.page_reading import PageReading
from extractors.provenance import PageTracer
from extractors.result_rows import correction_rows, document_row, entity_rows, page_row
from normalizers.text_trail import Edit, TextTrail

TEXT = "Mittel fiir den Bau"
READING = PageReading(page_number=1, source="ocr", source_reason="scan", text=TEXT)
TRAIL = TextTrail.of(TEXT).apply(
    [Edit(start=7, end=11, after="für", stage="ocr_repair", rule="ii→ü", confidence=0.9, evidence="common")]
)


def page(source: str, number: int = 1) -> Page:
    return page_row("d", PageReading(page_number=number, source=source, source_reason="", text=TEXT), TRAIL)  # type: ignore[arg-type]


def test_a_page_keeps_its_raw_text_only_where_it_changed() -> None:
    changed = page_row("d", READING, TRAIL)
    assert (changed.text, changed.text_raw, changed.correction_count) == ("Mittel für den Bau", TEXT, 1)
    repaired = page_row("d", READING, TextTrail.of("Der qqxq tagt").apply([Edit(4, 8, "Rat", "ocr_repair", "q→R")]))
    assert (repaired.lexicon_rate_raw, repaired.lexicon_rate) == (2 / 3, 1.0)
    plain = page_row("d", READING, TextTrail.of("1 2"))
    assert plain.text_raw is None and plain.lexicon_rate is None


def test_corrections_of_cells_are_numbered_behind_those_of_the_text() -> None:
    in_cell = Correction(
        document_id="", page_number=1, seq=0, stage="table_cell", rule="r", before="C", after="0", applied=True
    )
    rows = list(correction_rows("d", [READING], [TRAIL], [in_cell]))
    assert [(c.seq, c.stage, c.document_id) for c in rows] == [(0, "ocr_repair", "d"), (1, "table_cell", "d")]


def test_equal_mentions_have_ids_of_their_own_and_the_weaker_confidence_counts() -> None:
    tracer = PageTracer(
        TRAIL, [Word(text="Bau", box=Box(1, 1, 9, 9), confidence=0.5, font_size=10, raw_start=16, raw_end=19)], []
    )
    found = [
        Entity(kind="place", text="Bau", char_start=15, char_end=18, method="rule", page_number=1, confidence=0.8)
        for _ in range(2)
    ]
    first, second = entity_rows("d", found, [tracer])
    assert first.entity_id != second.entity_id and first.confidence == 0.4 and first.box == Box(1, 1, 9, 9)


def test_a_document_is_what_its_pages_are() -> None:
    blank = Document(document_id="d", source_path="a.pdf", byte_size=1, status="failed", fingerprint="f")

    def row(*sources: str) -> tuple[str, str | None]:
        document = document_row(blank, Head(), [page(s, n) for n, s in enumerate(sources, 1)], is_image=False)
        return document.status, document.kind

    assert row("ocr", "blank") == ("ok", "scanned") and row("ocr", "text_layer") == ("ok", "mixed")
    assert row("text_layer", "failed") == ("partial", "born_digital") and row("failed") == ("failed", None)
    assert row("file") == ("ok", "text")

"""The fast reader: the same words and rules as pdfminer's on plain print, and nothing at all on pages that need pdfminer."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.corpus import corpus_dir
from extractors.base.settings import ReadSettings
from extractors.pages.pdf_page import inspect_page, layer_reading
from extractors.pdf.file import PdfFile
from extractors.pdf.letter_arrays import drawn_twice
from extractors.pdf.pdfium_reader import plain_print_content
from tests.fixtures.hostile_pdf import make_type3_font
from tests.fixtures.pages import table_pdf, text_pdf, two_column_pdf
from tests.support.pdf_readings import page_that_draws, read, read_by_both

LEVEL = "BT /F 10 Tf 50 250 Td (Der Gemeinderat stimmt zu.) Tj ET "


@pytest.mark.parametrize(
    "draw",
    [
        "BT /F 10 Tf 0 1 -1 0 380 40 Tm (Anlage zur Vorlage) Tj ET",
        "BT /F 30 Tf 0.7 0.7 -0.7 0.7 100 40 Tm (ENTWURF) Tj ET",
        "BT /F 10 Tf 3 Tr 50 200 Td (Textebene eines Scans) Tj ET",
        "BT /F 10 Tf 50.4 250 Td (Der Gemeinderat) Tj ET",
        "BT /F 10 Tf 50 200 Td /Span << /ActualText (ft) >> BDC (x) Tj EMC ET",
    ],
    ids=["upright", "slanted", "invisible", "drawn twice", "ActualText"],
)
def test_what_is_no_plain_print_is_left_to_pdfminer(draw: str) -> None:
    assert read_by_both(page_that_draws(LEVEL))[0] is not None
    assert read_by_both(page_that_draws(LEVEL + draw))[0] is None


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_turned_page_is_read_as_it_is_displayed(rotate: int) -> None:
    # Turned text on a page turned back by /Rotate: what scanners' software and landscape tables look like.
    matrix = {0: "1 0 0 1 50 250", 90: "0 1 -1 0 50 50", 180: "-1 0 0 -1 350 50", 270: "0 -1 1 0 350 250"}[rotate]
    draw = f"BT /F 10 Tf {matrix} Tm (Haushaltsplan der Stadt) Tj ET 20 30 m 300 30 l S 20 30 m 20 200 l S"
    quick, _ = read_by_both(page_that_draws(draw, rotate))
    assert quick is not None
    assert quick.text == "Haushaltsplan der Stadt"
    assert len(read(page_that_draws(draw, rotate)).rules) == 2  # and ``read`` compares both readings


def test_letters_of_a_type_3_font_are_left_to_pdfminer(tmp_path: Path) -> None:
    with PdfFile(make_type3_font(tmp_path)) as pdf:
        assert pdf.content(1).letters is None


def test_a_font_that_does_not_say_what_its_codes_mean_is_left_to_pdfminer() -> None:
    font = (
        "/FirstChar 32 /LastChar 33 /Widths [500 500] /FontDescriptor << /Type /FontDescriptor /FontName /X /Flags 4 >>"
    )
    assert read_by_both(page_that_draws(LEVEL, font=font))[0] is None


def test_plain_pages_do_go_the_fast_way() -> None:
    lines = [f"Der Gemeinderat hat den Antrag {n}" for n in range(8)]
    rows = [["Produkt", "Ansatz 2024"], ["Bauhof", "12.500,00"]]
    for pdf in (text_pdf(lines), two_column_pdf(lines, lines), table_pdf(rows, above=lines)):
        quick, detailed = read_by_both(pdf)
        assert quick is not None
        assert quick.text == detailed.text


def test_a_text_that_is_no_clear_case_is_read_again_in_detail(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(text_pdf(["qxv wzk jfh bnm tgl pdr ckx vbw zzt hjk lmn bvc xsw qay edc rfv"] * 3))
    with PdfFile(path) as pdf:
        assert pdf.content(1).letters is not None
        assert not inspect_page(pdf, 1, ReadSettings()).is_by_fast_reader


def test_raised_figures_and_spaced_letters_come_out_the_same() -> None:
    draw = "BT /F 10 Tf 50 250 Td (Die Bescheide gelten.) Tj /F 5 Tf 4 Ts (12) Tj ET "
    draw += "BT /F 10 Tf 50 200 Td [(G) -90 (e) -90 (m) -90 (e) -90 (i) -90 (n) -90 (d) -90 (e)] TJ ET"
    assert read(page_that_draws(draw)).text == "Die Bescheide gelten.¹²\n\nGemeinde"


@pytest.mark.corpus
def test_words_of_real_papers_are_those_of_pdfminer() -> None:
    import difflib

    import pypdfium2

    paths = sorted((corpus_dir() / "pdfs").rglob("*.pdf"))
    if not paths:
        pytest.skip("no corpus: set AKTENKLAR_CORPUS")
    alike = total = 0
    for path in paths[::3]:
        with PdfFile(path) as pdf, pypdfium2.PdfDocument(path) as document:
            quick = plain_print_content(document[0])
            if quick is None:
                continue
            assert quick.letters is not None and not drawn_twice(quick.letters)
            found, wanted = (
                [w.text for w in layer_reading(content, 1).words] for content in (quick, pdf.content(1, in_detail=True))
            )
            matcher = difflib.SequenceMatcher(None, found, wanted, autojunk=False)
            alike += sum(block.size for block in matcher.get_matching_blocks())
            total += len(wanted)
    assert total > 1000
    assert alike >= 0.995 * total

"""Glyphs become words: gaps, blanks, ligatures, fake bold, raised figures, other directions; rules come along."""

from __future__ import annotations

from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from curated.records import Word
from extractors.pdf.content import Glyph, PageContent
from extractors.pdf.glyph_words import word_groups
from tests.fixtures.pages import table_pdf, text_pdf, two_column_pdf
from tests.support.pdf_readings import drawn, read, read_by_both


def glyphs(text: str, x: float = 50.0, y: float = 100.0, size: float = 10.0, step: float = 0.5) -> list[Glyph]:
    """Half-em letters ``step`` em apart; ``_`` is a gap without a printed blank."""
    found = []
    for letter in text:
        if letter != "_":
            found.append(Glyph(text=letter, x=x, y=y, angle=0.0, advance=0.5 * size, size=size, descent=0.2))
        x += step * size
    return found


def words(*parts: list[Glyph]) -> list[str]:
    content = PageContent(595, 842)
    for part in parts:
        content.glyphs += part
    return [w.text for group in word_groups(content) for w in group.words]


def test_gaps_part_words_where_no_blank_is_printed() -> None:
    assert words(glyphs("Der_Rat")) == ["Der", "Rat"]


def test_letter_spacing_does_not_part_a_word() -> None:
    assert words(glyphs("Beschluss", step=0.75)) == ["Beschluss"]


def test_figures_of_narrow_columns_stay_apart() -> None:
    assert words(glyphs("1_2_3_4_5_6")) == ["1", "2", "3", "4", "5", "6"]


def test_a_blank_that_the_next_letter_is_drawn_onto_is_none() -> None:
    parts = [
        *glyphs("Rech"),
        Glyph(text=" ", x=70.0, y=100.0, angle=0.0, advance=2.5, size=10.0, descent=0.2),
        *glyphs("nung", x=70.0),
    ]
    assert words(parts) == ["Rechnung"]


def test_bold_faked_by_drawing_twice_counts_once() -> None:
    assert words(glyphs("Antrag"), glyphs("Antrag", x=50.3)) == ["Antrag"]


def test_pieces_drawn_in_any_order_become_one_word() -> None:
    assert words(glyphs("waltung", x=65.0), glyphs("Ver")) == ["Verwaltung"]


@pytest.mark.parametrize("accent_first", [True, False])
def test_an_accent_drawn_over_its_letter_is_part_of_it(accent_first: bool) -> None:
    letter, accent = (
        Glyph(text="u", x=55.0, y=100.0, angle=0.0, advance=5.0, size=10.0, descent=0.2),
        Glyph(text="¨", x=55.5, y=100.0, angle=0.0, advance=4.0, size=10.0, descent=0.2),
    )
    pair = [accent, letter] if accent_first else [letter, accent]
    assert words([*glyphs("f"), *pair, *glyphs("r", x=60.0)]) == ["fu\u0308r"]


def test_a_raised_figure_becomes_a_superscript() -> None:
    assert words(glyphs("120 m"), glyphs("2", x=75.0, y=96.0, size=6.0)) == ["120", "m²"]


def test_boxes_are_in_points_from_the_top_left() -> None:
    reading = drawn("BT /F 10 Tf 50 250 Td (Rat) Tj ET")
    (word,) = reading.words
    assert word.text == "Rat"
    assert word.box.x0 == pytest.approx(50)
    assert word.box.y0 < 300 - 250 < word.box.y1 < 300 - 245
    assert word.font_size == pytest.approx(10)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_rotate_turns_the_page_and_text_that_is_then_sideways_is_read(rotate: int) -> None:
    reading = drawn("BT /F 10 Tf 50 250 Td (Der Rat tagt) Tj 0 -14 Td (im Rathaus) Tj ET", rotate)
    assert reading.text == "Der Rat tagt\nim Rathaus"
    assert (reading.width, reading.height) == ((400, 300) if rotate % 180 == 0 else (300, 400))
    assert reading.rotation == (360 - rotate) % 360
    first: Word = reading.words[0]
    x, y = {0: (50, 50), 90: (250, 50), 180: (350, 250), 270: (50, 350)}[rotate]
    assert first.box.x0 - 3 <= x <= first.box.x1 + 3
    assert first.box.y0 - 3 <= y <= first.box.y1 + 3


def test_a_crop_box_is_the_page_and_what_it_hides_is_not_read() -> None:
    reading = drawn("BT /F 10 Tf 120 200 Td (innen) Tj 0 95 Td (aussen) Tj ET", crop="/CropBox [100 100 300 250]")
    assert reading.text == "innen"
    assert (reading.width, reading.height) == (200, 150)
    assert reading.words[0].box.x0 == pytest.approx(20)
    assert reading.words[0].box.y1 == pytest.approx(50, abs=4)


def test_actual_text_stands_for_the_glyphs_of_its_span() -> None:
    draw = "BT /F 10 Tf 50 250 Td (Schri) Tj /Span << /ActualText (ft) >> BDC (\\001) Tj EMC (en) Tj ET"
    assert drawn(draw).text == "Schriften"


def test_slanted_and_upright_margin_text_does_not_mix_with_the_page() -> None:
    draw = "BT /F 10 Tf 50 250 Td (Der Rat beschliesst die Satzung.) Tj ET"
    draw += " BT /F 10 Tf 0 1 -1 0 380 40 Tm (Anlage zur Vorlage) Tj ET"
    draw += " BT /F 30 Tf 0.7 0.7 -0.7 0.7 100 40 Tm (ENTWURF) Tj ET"
    reading = drawn(draw)
    assert sorted(reading.text.split("\n\n")) == ["Anlage zur Vorlage", "Der Rat beschliesst die Satzung.", "ENTWURF"]
    assert reading.text.startswith("Der Rat")
    assert reading.rotation == 0


def test_rules_come_from_lines_rectangles_and_thin_fills_but_not_from_curves() -> None:
    draw = (
        "10 10 m 200 10 l S  20 20 100 50 re S  30 100 200 1 re f  10 200 m 60 250 l S  10 10 m 20 90 90 20 100 100 c S"
    )
    rules = drawn(draw).rules
    flat = {(round(r.x0), round(r.y0), round(r.x1), round(r.y1)) for r in rules}
    assert (10, 290, 200, 290) in flat
    assert {(20, 280, 120, 280), (20, 230, 120, 230), (20, 230, 20, 280), (120, 230, 120, 280)} <= flat
    assert any(r.x0 == 30 and r.x1 == 230 and r.y0 == r.y1 for r in rules)
    assert len(rules) == 6


def test_ligatures_stay_in_the_raw_text_unless_the_fast_reader_resolves_them() -> None:
    quick, detailed = read_by_both(text_pdf(["Die Pﬂicht zur ﬁnanziellen Auskunft"]))
    assert detailed.text == "Die Pﬂicht zur ﬁnanziellen Auskunft"
    assert quick is not None  # pdfium knows no ligatures: it says which letters they are
    assert quick.text == "Die Pflicht zur finanziellen Auskunft"


def test_a_glyph_the_font_does_not_have_is_unmapped_and_no_control_character() -> None:
    assert read(text_pdf(["Oﬀenlegung"])).text == "O\ufffdenlegung"


def test_a_ruled_table_is_read_row_by_row() -> None:
    rows = [
        ["Produkt", "Ansatz 2024", "Ansatz 2025"],
        ["Bauhof", "12.500,00", "13.000,00"],
        ["Summe", "12.500,00", "13.000,00"],
    ]
    reading = read(table_pdf(rows, above=["Ergebnisplan"]))
    assert reading.text.split("\n\n")[-1] == "\n".join("\t".join(row) for row in rows)
    assert len(reading.rules) >= 8


def test_two_columns_of_a_pdf_are_not_mixed() -> None:
    left = [f"Der Gemeinderat hat den Antrag {n}" for n in range(8)]
    right = [f"Die Verwaltung nimmt dazu Stellung {n}" for n in range(8)]
    lines = read(two_column_pdf(left, right, heading="Niederschrift über die Sitzung")).text.split("\n")
    body = [x for x in lines if x]
    assert body == ["Niederschrift über die Sitzung", *left, *right]


def test_invisible_text_is_read_and_known_as_such() -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(400, 300))
    text = canvas.beginText(50, 250)
    text.setFont("Helvetica", 10)
    text.setTextRenderMode(3)
    text.textLine("Textebene eines Scans")
    canvas.drawText(text)
    canvas.save()
    assert read(buffer.getvalue()).text == "Textebene eines Scans"

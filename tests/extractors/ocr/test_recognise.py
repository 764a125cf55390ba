"""Recognition with the real Tesseract on small pages drawn here."""

from __future__ import annotations

import io
import os

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from extractors.imaging.prepare import grey_of, ink_ratio, stretched, turned
from extractors.imaging.skew import skew_of
from extractors.layout.compose import compose
from extractors.ocr.recognise import SIDEWAYS
from tests.support.printed_pages import (
    HEIGHT,
    LEADING,
    LEFT,
    LINES,
    SIZE,
    TOP,
    WIDTH,
    contents,
    dusty,
    form,
    page,
    read,
    text_of,
)


@pytest.fixture(scope="module")
def upright():
    return read(page(rule=True))


def test_reads_words_with_confidence(upright) -> None:
    assert text_of(upright) == " ".join(LINES)
    assert (upright.rotation, upright.skew, upright.dpi, upright.issues) == (0, 0.0, 300, ())
    assert upright.confidence > 0.85
    assert 0.5 < upright.confidence_p10 <= upright.confidence
    assert os.environ["OMP_THREAD_LIMIT"] == "1"


def test_boxes_lie_on_the_page_within_two_points(upright) -> None:
    """Each line starts at LEFT; the height of its first capital is 0.718 em above the baseline (Helvetica)."""
    starts = [w for w in upright.words if w.text in ("Der", "Für", "bereitgestellt.")]
    expected = [(LEFT, TOP), (LEFT, TOP + LEADING), (LEFT, TOP + 3 * LEADING)]
    for word, (x, baseline) in zip(starts, expected, strict=True):
        assert word.box.x0 == pytest.approx(x, abs=2)
        assert word.box.y0 == pytest.approx(baseline - 0.718 * SIZE, abs=2)
    assert starts[0].box.y1 == pytest.approx(TOP, abs=2)


def test_rules_are_found_and_not_read(upright) -> None:
    level = [r for r in upright.rules if r.y0 == r.y1]
    standing = [r for r in upright.rules if r.x0 == r.x1]
    assert [round(r.y0) for r in level] == [40]
    assert level[0].x0 == pytest.approx(LEFT - 8, abs=2)
    assert level[0].x1 == pytest.approx(WIDTH - 20, abs=2)
    assert [round(r.x0) for r in standing] == [round(LEFT - 8)]


@pytest.mark.parametrize("clockwise", [90, 180, 270])
def test_turned_pages_are_read_upright(clockwise: int, upright) -> None:
    """A page lying turned by ``clockwise`` needs the rest of the circle to be read; boxes lie on the page as displayed."""
    lying = page().rotate(-clockwise, expand=True)
    size = (WIDTH, HEIGHT) if clockwise == 180 else (HEIGHT, WIDTH)
    reading = read(lying, *size)
    assert reading.rotation == (360 - clockwise) % 360
    assert text_of(reading) == " ".join(LINES)
    first = upright.words[0].box
    x, y = (first.x0 + first.x1) / 2, (first.y0 + first.y1) / 2
    wanted = {90: (HEIGHT - y, x), 180: (WIDTH - x, HEIGHT - y), 270: (y, WIDTH - x)}[clockwise]
    box = reading.words[0].box
    assert ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2) == pytest.approx(wanted, abs=2)


def figures() -> Image.Image:
    """A page of WIDTH x HEIGHT points whose figures stand in straight columns and, from column to column, a little lower."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, HEIGHT))
    canvas.setFont("Helvetica", 9)
    months = ("Januar", "Februar", "April", "Mai", "Juni", "Juli", "August", "Oktober", "Dezember")
    for row in range(14):
        canvas.drawString(20, HEIGHT - 30 - 14 * row, months[row % 9])
        for col in range(6):
            canvas.drawRightString(115 + 46 * col, HEIGHT - 30 - 14 * row - 2.3 * col, f"{84 + row % 9},{col + 3}")
    canvas.save()
    with pypdfium2.PdfDocument(file.getvalue()) as document:
        return document[0].render(scale=300 / 72, grayscale=True).to_pil().convert("L")


def test_figures_in_straight_columns_do_not_lie_on_their_side() -> None:
    image = figures()
    evened = ink_ratio(grey_of(image), 300)
    pixels = stretched(evened, 0.0, 0.97)
    assert skew_of(turned(pixels, 90), 300)[1] > SIDEWAYS * skew_of(pixels, 300)[1]  # by its profile it seems to
    reading = read(image)
    assert reading.rotation == 0
    assert sum(word.text in ("Januar", "Februar", "Dezember") for word in reading.words) >= 3


def test_orientation_can_be_left_alone() -> None:
    assert read(page().rotate(180), detect_orientation=False, second_languages="").rotation == 0


def test_skewed_page_is_straightened_and_boxes_mapped_back(upright) -> None:
    skewed = page().rotate(2.5, fillcolor=255, resample=Image.Resampling.BICUBIC)  # counter-clockwise about the middle
    reading = read(skewed)
    assert reading.skew == pytest.approx(2.5, abs=0.2)
    assert text_of(reading) == " ".join(LINES)
    angle = np.deg2rad(2.5)
    for before, after in zip(upright.words[::5], reading.words[::5], strict=True):
        x = (before.box.x0 + before.box.x1) / 2 - WIDTH / 2
        y = (before.box.y0 + before.box.y1) / 2 - HEIGHT / 2
        wanted = (WIDTH / 2 + x * np.cos(angle) + y * np.sin(angle), HEIGHT / 2 + y * np.cos(angle) - x * np.sin(angle))
        middle = ((after.box.x0 + after.box.x1) / 2, (after.box.y0 + after.box.y1) / 2)
        assert middle == pytest.approx(wanted, abs=2)


def test_low_contrast_and_uneven_light() -> None:
    faint = np.asarray(page(grey=0.0), dtype=np.float64) / 255 * 60 + 120  # ink 120, paper 180
    slope = np.linspace(1.0, 0.6, faint.shape[1])
    reading = read(Image.fromarray((faint * slope).astype(np.uint8)))
    assert text_of(reading) == " ".join(LINES)


def test_pale_head_beside_black_text_is_read() -> None:
    assert "Einladung zur Sitzung" in text_of(read(page(pale="Einladung zur Sitzung")))


@pytest.mark.parametrize(("across", "down"), [(204, 98), (150, 150), (600, 600)])
def test_any_resolution_is_brought_to_three_hundred_dpi(across: int, down: int) -> None:
    size = (round(WIDTH * across / 72), round(HEIGHT * down / 72))
    reading = read(page().resize(size, Image.Resampling.LANCZOS))
    assert "Musterlingen" in text_of(reading)
    assert "125.000,00" in text_of(reading)
    assert reading.dpi == 300
    word = next(w for w in reading.words if w.text == "Für")
    assert word.box.y1 == pytest.approx(TOP + LEADING, abs=2)


def test_blank_page_has_no_words_and_no_confidence() -> None:
    reading = read(Image.new("L", (1500, 1000), 250))
    assert (reading.words, reading.confidence, reading.confidence_p10) == ((), None, None)


def test_timeout_is_an_issue() -> None:
    reading = read(page(), timeout=0.01)
    assert reading.words == ()
    assert [(i.code, i.severity, i.stage) for i in reading.issues] == [("OCR_TIMEOUT", "error", "ocr")]


def test_section_sign_needs_the_second_model() -> None:
    """The reason for the second reading: the first model has no § in its character set."""
    short = page(("Die Gebühren nach § 7 der Satzung",))
    assert "§" not in text_of(read(short, second_languages="", quality="fast"))
    assert "nach § 7 der Satzung" in text_of(read(short, quality="fast"))
    assert "nach § 7 der Satzung" in text_of(read(short))


def test_a_dusty_copy_is_read_without_false_marks() -> None:
    reading = read(Image.fromarray(dusty(900)))
    assert "im Haushaltsjahr 2024 insgesamt 125.000,00 Euro" in text_of(reading)
    assert "nach § 7 Abs. 2 der" in text_of(reading)


def test_thin_pale_print_is_read_from_its_own_shades() -> None:
    reading = read(page(pale="Satzung der Stadt Musterlingen vom 3. Mai 2024"))
    assert "Satzung der Stadt Musterlingen vom 3. Mai 2024" in text_of(reading)


def test_a_row_of_dots_is_read_as_so_many_dots() -> None:
    words = [w.text for w in read(Image.fromarray(contents(40))).words]
    assert "." * 40 in words
    assert "Erschließung" in words
    assert "Umlagen" in words


def test_boxes_stand_in_the_text_where_they_are_printed() -> None:
    reading = read(Image.fromarray(form((752, 216, True), (890, 216, False))))
    composed = compose(reading.words, 360.0, 240.0)
    assert " ".join(composed.text.split()) == "Finanzielle Auswirkungen ☒ Ja ☐ Nein"


def test_a_box_without_a_word_beside_it_is_no_sign() -> None:
    assert "☐" not in text_of(read(Image.fromarray(form((300, 600, False)))))


def test_a_printed_dash_is_read_as_one() -> None:
    assert "Montag – Freitag" in text_of(read(page(("Sprechzeiten Montag – Freitag", "in der Stadt Musterlingen"))))

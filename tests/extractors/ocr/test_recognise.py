"""Recognition with the real Tesseract on small pages drawn here."""

from __future__ import annotations

import io
import os

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from curated.errors import SetupError
from extractors.base.settings import OcrSettings
from extractors.imaging.prepare import grey_of, ink_ratio, stretched, turned
from extractors.imaging.skew import skew_of
from extractors.ocr.budget import PageBudget
from extractors.ocr.missed_print import trusted_words
from extractors.ocr.noise import confidence, tenth_percentile, without_junk
from extractors.ocr.recognise import SIDEWAYS, check_tesseract, recognise, tesseract_version, traineddata_digest
from extractors.ocr.special_signs import doubtful, merged
from extractors.ocr.tesseract import RecognisedWord

WIDTH, HEIGHT = 360.0, 240.0
LINES = (
    "Der Gemeinderat der Stadt Musterlingen beschließt:",
    "Für die Sanierung der Turnhalle in Seedorf werden",
    "im Haushaltsjahr 2024 insgesamt 125.000,00 Euro",
    "bereitgestellt. Die Gebühren nach § 7 Abs. 2 der",
    "Satzung bleiben davon unberührt.",
)
TOP, LEADING, LEFT, SIZE = 60.0, 22.0, 36.0, 12.0


def page(lines: tuple[str, ...] = LINES, *, grey: float = 0.0, pale: str = "", rule: bool = False) -> Image.Image:
    """A page of WIDTH x HEIGHT points with the lines, at 300 dpi; baselines at TOP + n * LEADING from the top."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, HEIGHT))
    canvas.setFont("Helvetica", SIZE)
    canvas.setFillGray(grey)
    for number, line in enumerate(lines):
        canvas.drawString(LEFT, HEIGHT - TOP - number * LEADING, line)
    if pale:
        canvas.setFillGray(0.62)
        canvas.drawString(LEFT, HEIGHT - 25, pale)
    if rule:
        canvas.line(LEFT - 8, HEIGHT - 40, LEFT - 8, 40)
        canvas.line(LEFT - 8, HEIGHT - 40, WIDTH - 20, HEIGHT - 40)
    canvas.save()
    with pypdfium2.PdfDocument(file.getvalue()) as document:
        return document[0].render(scale=300 / 72, grayscale=True).to_pil().convert("L")


def read(image: Image.Image, width: float = WIDTH, height: float = HEIGHT, timeout: float = 60.0, **settings):
    return recognise(image, OcrSettings(**settings), page_width=width, page_height=height, budget=PageBudget(timeout))


def text_of(reading) -> str:
    return " ".join(word.text for word in reading.words)


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
    assert "§" not in text_of(read(short, second_languages=""))
    assert "nach § 7 der Satzung" in text_of(read(short))


def test_missing_language_is_named_with_its_package() -> None:
    with pytest.raises(SetupError, match="tesseract-ocr-xyz") as error:
        check_tesseract("deu+xyz")
    assert error.value.code == "TESSERACT_DATA_MISSING"
    with pytest.raises(SetupError):
        read(page(), languages="xyz")


def test_version_and_digest() -> None:
    check_tesseract(OcrSettings().all_languages)
    assert tesseract_version().split(".")[0].isdigit()
    assert len(traineddata_digest("deu")) == 64
    assert traineddata_digest("deu+Latin") == traineddata_digest("Latin+deu") != traineddata_digest("deu")


def word(text: str, x: int = 0, width: int = 40, height: int = 30, sure: float = 0.9, line: int = 0) -> RecognisedWord:
    return RecognisedWord(text=text, x=x, y=0, width=width, height=height, confidence=sure, line=(1, 1, line))


def row(text: str) -> list[RecognisedWord]:
    words, x = [], 0
    for part in text.split():
        words.append(word(part, x, 20 * len(part)))
        x += 20 * len(part) + 10
    return words


@pytest.mark.parametrize(
    ("first", "second", "merged_text"),
    [
        ("nach 87 Abs. 2", "nach § 7 Abs. 2", "nach § 7 Abs. 2"),
        ("der 88 5 und 51", "der §§ 5 und 51", "der §§ 5 und 51"),
        ("nach $ 7 der", "nach $ 7 der", "nach § 7 der"),
        ("nach 87 Abs. 2 Satzunq", "mach § 7 Abs. 2 Satzung", "nach § 7 Abs. 2 Satzunq"),
        ("auf 120 m? Fläche", "auf 120 m² Fläche", "auf 120 m² Fläche"),
        ("BGBl. | S. 965", "BGBl. I S. 965", "BGBl. I S. 965"),
        ("am 8. Mai", "am § Mai", "am § Mai"),
        ("Summe 87 Euro", "Summe 87 Euro", "Summe 87 Euro"),
        ("Müller & Co", "Müller & Co", "Müller & Co"),
        ("Wie geht es?", "§ geht es?", "Wie geht es?"),
    ],
)
def test_signs_are_taken_from_the_second_reading_and_nothing_else(first: str, second: str, merged_text: str) -> None:
    assert " ".join(w.text for w in merged(row(first), row(second))) == merged_text


def test_merged_words_keep_their_place() -> None:
    before = row("nach 87 Abs.")
    after = merged(before, row("nach § 7 Abs."))
    assert [w.text for w in after] == ["nach", "§", "7", "Abs."]
    assert after[0] is before[0]
    assert after[1].x == before[1].x
    assert after[2].x + after[2].width == before[1].x + before[1].width


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("nach 87 Abs. 2", True),
        ("§ 7", False),
        ("Montag - Freitag", False),
        ("120 m? Wohnfläche", True),
        ("81 120 85 400", False),
        ("Die Satzung tritt in Kraft.", False),
    ],
)
def test_only_lines_that_may_hold_a_sign_are_doubted(line: str, expected: bool) -> None:
    assert doubtful(row(line)) is expected


def test_junk_is_dropped_and_a_roman_one_between_words_kept() -> None:
    tall = word("|", 500, 6, 200)
    line = [word("BGBl.", 0), word("|", 50, 6, 30), word("S.", 66)]
    assert [w.text for w in without_junk([*line, tall, word("[", 700, line=3), word("x", sure=-0.01)], 300)] == [
        "BGBl.",
        "|",
        "S.",
    ]


def test_strips_are_trusted_by_confidence() -> None:
    assert trusted_words([word("(2)", sure=0.8)])
    assert not trusted_words([word("(2)", sure=0.5)])
    assert not trusted_words([word("~°|")])
    assert [w.text for w in trusted_words([word("Seite"), word("k", sure=0.6)])] == ["Seite"]


def test_confidence_weighs_letters() -> None:
    assert confidence([]) == 0.0
    assert confidence([word("a", sure=0.0), word("bbb", sure=1.0)]) == pytest.approx(0.75)
    assert tenth_percentile([word("a", sure=n / 10) for n in range(10)]) == pytest.approx(0.1)

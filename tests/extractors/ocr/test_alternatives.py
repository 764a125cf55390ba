"""What a further reading saw is kept beside the word that covers the same print."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from extractors.base.settings import OcrSettings
from extractors.ocr.alternatives import with_alternatives
from extractors.ocr.budget import PageBudget
from extractors.ocr.recognise import recognise
from extractors.ocr.tesseract import RecognisedWord


def word(text: str, x: int, width: int) -> RecognisedWord:
    return RecognisedWord(text=text, x=x, y=0, width=width, height=30, confidence=0.8, line=(1, 1, 1))


def test_words_are_set_beside_what_covers_them() -> None:
    row = [word("nach", 0, 80), word("87", 100, 40), word("fiir", 160, 60)]
    further = [word("nach", 2, 79), word("§", 100, 15), word("7", 125, 15), word("für", 158, 62)]
    assert [w.other for w in with_alternatives(row, further)] == ["nach", "", "für"]
    assert [(w.text, w.x, w.width) for w in with_alternatives(row, further)] == [(w.text, w.x, w.width) for w in row]


def test_without_a_further_reading_nothing_is_beside() -> None:
    assert [w.other for w in with_alternatives([word("nach", 0, 80)], [])] == [""]


def test_a_line_read_again_for_its_sign_brings_a_second_opinion_on_its_words() -> None:
    font = ImageFont.truetype(str(next(Path("/usr/share/fonts").rglob("DejaVuSans.ttf"))), 42)
    image = Image.new("L", (1800, 400), 255)
    draw = ImageDraw.Draw(image)
    draw.text((100, 100), "Der Rat beschließt nach § 7 Abs. 2 der Satzung", font=font, fill=0)
    draw.text((100, 220), "Die Verwaltung legt einen Bericht vor", font=font, fill=0)
    reading = recognise(image, OcrSettings(quality="fast"), page_width=432, page_height=96, budget=PageBudget(60))
    others = {w.text: w.other for w in reading.words}
    assert others["Satzung"] == "Satzung"
    assert others["Bericht"] is None

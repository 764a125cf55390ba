"""Digits printed raised are told by their ink; digits on the line, stars and quotes are not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from extractors.ocr.raised_digits import with_raised_digits
from tests.support.printed_pages import word

FONT = str(next(Path("/usr/share/fonts").rglob("DejaVuSans.ttf")))


def drawn(text: str, mark: str, *, raised: int, before: bool = False) -> tuple[np.ndarray, int]:
    """A word of 40 pixels and a small mark so many pixels above its foot, and where the second of them begins."""
    image = Image.new("L", (600, 120), 255)
    pen, large, small = ImageDraw.Draw(image), ImageFont.truetype(FONT, 40), ImageFont.truetype(FONT, 26)
    first, second = ((mark, small), (text, large)) if before else ((text, large), (mark, small))
    start = 20 + round(pen.textlength(first[0], font=first[1])) + (10 if before else 1)
    for (part, font), x in ((first, 20), (second, start)):
        pen.text((x, 80 - (raised if part == mark else 0)), part, font=font, fill=0, anchor="ls")
    return np.asarray(image), start


def test_a_raised_digit_behind_a_word_is_raised() -> None:
    pixels, _ = drawn("Nachweis", "1", raised=14)
    whole = word("Nachweis1", 18, 240, 40, y=45)
    assert [w.text for w in with_raised_digits([whole], pixels)] == ["Nachweis¹"]
    misread = replace(whole, text="Nachweis!", other="Nachweis1")
    assert [w.text for w in with_raised_digits([misread], pixels)] == ["Nachweis¹"]
    unknown = replace(whole, text="Nachweis!", other="")
    assert [w.text for w in with_raised_digits([unknown], pixels)] == ["Nachweis!"]


def test_a_digit_on_the_line_stays() -> None:
    pixels, _ = drawn("Anlage", "1", raised=0)
    assert [w.text for w in with_raised_digits([word("Anlage1", 18, 240, 40, y=45)], pixels)] == ["Anlage1"]


def test_the_mark_before_a_note_is_raised_and_a_number_before_a_word_is_not() -> None:
    for raised, expected in ((14, "²"), (0, "2")):
        pixels, start = drawn("Kosten", "2", raised=raised, before=True)
        line = [word("2", 18, start - 26, 40, y=45), word("Kosten", start, 200, 40, y=45)]
        assert [w.text for w in with_raised_digits(line, pixels)] == [expected, "Kosten"]

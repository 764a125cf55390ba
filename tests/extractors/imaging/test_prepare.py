"""Image preparation: resolution, light, skew, pale print, rules, blank pages – without Tesseract."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFilter

from extractors.base.geometry import Frame
from extractors.imaging.pale_print import with_pale_print_darkened
from extractors.imaging.prepare import fit_resolution, grey_of, ink_ratio, is_blank, straightened, stretched, turned
from extractors.imaging.rules import without_upright_rules
from extractors.imaging.skew import skew_of

A4 = (1240, 1754)  # 150 dpi


def printed(
    size: tuple[int, int] = A4, ink: int = 20, paper: int = 240, angle: float = 0.0, x0: int = 150
) -> Image.Image:
    """A page of rows of letter-like bars, in no need of any font."""
    image = Image.new("L", size, paper)
    draw = ImageDraw.Draw(image)
    for y in range(200, size[1] - 200, 45):
        for x in range(x0 + y * 13 % 37, size[0] - 150, 19 + y * 7 % 11):
            if (x * 7 + y) % 5:
                draw.rectangle((x, y, x + 11, y + 18 + (x + y) % 5), fill=ink)
    return image.rotate(angle, fillcolor=paper, resample=Image.Resampling.BICUBIC)


def test_grey_lays_transparency_on_white() -> None:
    clear = Image.new("RGBA", (4, 4), (0, 0, 0, 0))
    assert grey_of(clear).tolist() == [[255] * 4] * 4
    assert grey_of(Image.new("RGB", (2, 2), (255, 0, 0)))[0, 0] == 76


@pytest.mark.parametrize(("across", "down"), [(150, 150), (204, 98), (300, 300), (600, 600)])
def test_resolution_fits_the_page(across: int, down: int) -> None:
    grey = np.full((round(11 * down), round(8 * across)), 255, np.uint8)
    fitted = fit_resolution(grey, 8 * 72, 11 * 72, 300)
    assert fitted.shape == (3300, 2400)
    assert (fitted is grey) == (across == down == 300)


@settings(deadline=None, max_examples=8)
@given(st.floats(-5, 5))
def test_skew_is_measured_within_a_tenth_of_a_degree(angle: float) -> None:
    evened = stretched(ink_ratio(grey_of(printed(angle=angle)), 150))
    assert skew_of(evened, 150)[0] == pytest.approx(angle, abs=0.1)


def test_skew_of_an_empty_page_is_none() -> None:
    assert skew_of(np.full((1000, 800), 255, np.uint8), 150) == (0.0, 0.0)


def test_rows_are_sharper_the_right_way_round() -> None:
    evened = stretched(ink_ratio(grey_of(printed()), 150))
    assert skew_of(evened, 150)[1] > 1.5 * skew_of(turned(evened, 90), 150)[1]


@settings(deadline=None, max_examples=25)
@given(st.sampled_from([0, 90, 180, 270]), st.floats(-5, 5), st.floats(50, 500), st.floats(50, 700))
def test_a_spot_is_found_again_where_it_lay(rotation: int, skew: float, x: float, y: float) -> None:
    """A black spot at (x, y) points of the displayed page: turned, straightened, found by its pixels, mapped back."""
    grey = np.full((842, 595), 255, np.uint8)  # 72 dpi: a pixel a point
    grey[int(y) - 3 : int(y) + 4, int(x) - 3 : int(x) + 4] = 0
    prepared = straightened(turned(grey, rotation), 72, Frame(595, 842, rotation, skew))
    ys, xs = np.nonzero(prepared.pixels < 128)
    box = prepared.page_box(float(xs.min()), float(ys.min()), float(np.ptp(xs) + 1), float(np.ptp(ys) + 1))
    middle = ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
    assert middle == pytest.approx((int(x) + 0.5, int(y) + 0.5), abs=1.5)


def test_uneven_light_becomes_even_paper() -> None:
    light = np.linspace(250, 90, A4[0])
    shaded = (grey_of(printed()) / 240 * light).astype(np.uint8)
    evened = stretched(ink_ratio(shaded, 150))
    paper = evened[50:150]
    assert paper.min() > 240
    assert evened[200:1500].min() < 30


def test_pale_print_is_darkened_and_the_back_of_the_sheet_removed() -> None:
    pale = printed(ink=150)
    back = printed(ink=190).filter(ImageFilter.GaussianBlur(4))
    assert stretched(with_pale_print_darkened(ink_ratio(grey_of(pale), 150), 150)).min() < 10
    assert stretched(with_pale_print_darkened(ink_ratio(grey_of(back), 150), 150)).min() > 235
    assert stretched(ink_ratio(grey_of(back), 150)).min() < 225
    assert stretched(ink_ratio(grey_of(pale), 150)).min() > 60


def test_black_print_is_left_alone() -> None:
    ratio = ink_ratio(grey_of(printed()), 150)
    assert with_pale_print_darkened(ratio, 150) is ratio


def test_upright_rules_are_taken_out_and_letters_stay() -> None:
    image = printed(paper=255)
    before = np.asarray(image)
    draw = ImageDraw.Draw(image)
    draw.line((100, 100, 1100, 100), fill=0, width=3)
    draw.line((100, 100, 100, 1600), fill=0, width=3)
    ruled = without_upright_rules(np.asarray(image), 150)
    assert [(round(x, -1), round(y, -1), round(w, -2)) for x, y, w, _ in ruled.level] == [(100, 100, 1000)]
    assert [(round(x, -1), round(h, -2)) for x, _, _, h in ruled.upright] == [(100, 1500)]
    assert np.array_equal(ruled.pixels[110:] < 128, before[110:] < 128)
    assert (ruled.pixels[100, 110:1090] < 128).all()


def test_white_letters_in_a_black_bar_keep_their_bar() -> None:
    image = Image.new("L", (1000, 500), 255)
    draw = ImageDraw.Draw(image)
    draw.rectangle((100, 100, 900, 260), fill=0)
    for x in range(130, 870, 24):
        draw.rectangle((x, 140, x + 12, 170), fill=255)
        draw.rectangle((x, 190, x + 12, 220), fill=255)
    ruled = without_upright_rules(np.asarray(image), 150)
    assert ruled.upright == ()
    assert np.array_equal(ruled.pixels, np.asarray(image))


def test_blank_pages() -> None:
    blank = Image.new("L", A4, 245)
    assert is_blank(blank)
    specks = blank.copy()
    for n in range(60):
        specks.putpixel((97 * n % 1200 + 20, 211 * n % 1700 + 20), 0)
    assert is_blank(specks)
    edge = blank.copy()
    ImageDraw.Draw(edge).rectangle((0, 0, 20, 1754), fill=0)
    assert is_blank(edge)
    assert is_blank(printed(ink=215, paper=245).filter(ImageFilter.GaussianBlur(4)))  # the back of the sheet


def test_pages_with_little_print_are_not_blank() -> None:
    assert not is_blank(printed())
    number = Image.new("L", A4, 245)
    draw = ImageDraw.Draw(number)
    for x in (580, 600, 620):
        draw.rectangle((x, 1650, x + 9, 1668), fill=30)
    assert not is_blank(number)

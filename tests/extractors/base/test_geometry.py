"""A page turned and skewed, and back: no point is lost, and boxes stay where their words are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curated.records import Box
from extractors.base.geometry import Frame, union_box

frames = st.builds(
    Frame,
    st.floats(100, 2000),
    st.floats(100, 2000),
    st.sampled_from([0, 90, 180, 270]),
    st.one_of(st.just(0.0), st.floats(-6, 6)),
)
places = st.floats(0, 2000)


def test_points_come_back_from_the_reading_frame() -> None:
    moved = 0

    @given(frames, places, places)
    def check(frame: Frame, x: float, y: float) -> None:
        nonlocal moved
        u, v = frame.point(x, y)
        assert frame.page_point(u, v) == pytest.approx((x, y), abs=1e-6)
        moved += (u, v) != (x, y)

    check()
    assert moved > 20  # the frames did turn


def test_a_box_of_a_turned_page_comes_back_as_it_was() -> None:
    turned = 0

    @given(st.sampled_from([0, 90, 180, 270]), places, places, st.floats(1, 100), st.floats(1, 20))
    def check(rotation: int, x: float, y: float, wide: float, high: float) -> None:
        nonlocal turned
        frame, box = Frame(2100, 2100, rotation), Box(x, y, x + wide, y + high)
        inner = frame.box(box)
        back = frame.page_box(inner)
        assert (back.x0, back.y0, back.x1, back.y1) == pytest.approx((box.x0, box.y0, box.x1, box.y1), abs=1e-6)
        turned += rotation % 180 != 0 and inner.x1 - inner.x0 == pytest.approx(high, abs=1e-6)

    check()
    assert turned > 10


def test_the_upright_box_of_a_slanting_word_is_taken_back_to_the_word() -> None:
    frame = Frame(595, 842, skew=3.0)
    word = Box(100, 300, 180, 310)
    displayed = frame.page_box(word)
    assert displayed.y1 - displayed.y0 > 13  # the slant made it higher
    back = frame.box(displayed)
    assert (back.x0, back.y0, back.x1, back.y1) == pytest.approx((100, 300, 180, 310), abs=0.01)


def test_the_union_of_boxes_holds_them_all() -> None:
    assert union_box([]) is None
    assert union_box([Box(1, 2, 3, 4)]) == Box(1, 2, 3, 4)
    assert union_box([Box(1, 5, 3, 6), Box(0, 2, 2, 9)]) == Box(0, 2, 3, 9)


def test_a_turned_frame_has_its_sides_exchanged() -> None:
    assert Frame(595, 842).size == (595, 842)
    assert Frame(595, 842, 270).size == (842, 595)

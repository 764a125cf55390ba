from __future__ import annotations
import math
from collections.abc import Sequence
from dataclasses import replace
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from curated.records import Box, Line, Word
from extractors.base.geometry import Frame
from extractors.base.page_reading import PageReading, Rule
from extractors.layout.compose import Composed, compose
from tests.support.words import block_at, words_at
from extractors.layout.line_roles import mark_running_lines


WIDTH, HEIGHT = 595.0, 842.0


@given(
    st.floats(0, 500), st.floats(0, 800), st.floats(3, 90), st.floats(3, 30),
    st.sampled_from([0, 90, 180, 270]), st.floats(-8, 8),
)  # fmt: skip
@settings(deadline=None, max_examples=60)
def test_boxes_come_back_from_the_reading_frame(
    x: float, y: float, w: float, h: float, rotation: int, skew: float
) -> None:
    frame = Frame(WIDTH, HEIGHT, rotation, skew)
    box = Box(x, y, x + w, y + h)
    there = frame.box(frame.page_box(box))
    assert all(math.isclose(getattr(there, n), getattr(box, n), abs_tol=1e-6) for n in ("x0", "y0", "x1", "y1"))

"""Reading order: columns are not mixed, tables and head blocks keep their rows, offsets and boxes hold."""

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
from extractors.layout.line_roles import mark_running_lines

WIDTH, HEIGHT = 595.0, 842.0
LEFT = ["Der Gemeinderat der Stadt Muster-", "lingen hat in seiner Sitzung vom", "März die Satzung über die Benut-",
        "zung der öffentlichen Einrich-", "tungen beschlossen und die Ver-", "waltung mit dem Vollzug betraut"]  # fmt: skip
RIGHT = ["worden ist. Die Ortschaftsräte", "wurden zuvor angehört und haben", "zugestimmt. Einwände gegen die",
         "Höhe der Gebühren wurden nicht", "erhoben. Die Bekanntmachung er-", "folgt im Amtsblatt der Stadt."]  # fmt: skip


def printed(text: str, x: float, y: float, size: float = 10.0, *, known_size: bool = True) -> list[Word]:
    """A line of words of fixed letter width: half an em a letter, a quarter between words."""
    words: list[Word] = []
    for part in text.split(" "):
        width = 0.5 * size * len(part)
        words.append(Word(part, Box(x, y, x + width, y + size), None, size if known_size else None))
        x += width + 0.25 * size
    return words


def block(lines: Sequence[str], x: float, y: float, size: float = 10.0, pitch: float = 13.0) -> list[Word]:
    return [w for i, line in enumerate(lines) for w in printed(line, x, y + i * pitch, size)]


def texts(composed: Composed) -> list[str]:
    return composed.text.split("\n")


def test_two_columns_are_read_one_after_the_other() -> None:
    words = printed("Niederschrift über die öffentliche Sitzung des Gemeinderats", 60, 60, 14)
    words += block(LEFT, 60, 110) + block(RIGHT, 300, 110)
    lines = texts(compose(words, WIDTH, HEIGHT))
    assert lines[2:] == [*LEFT, *RIGHT]  # the sentence runs on into the next column: no empty line between


def test_columns_whose_lines_do_not_align_are_read_one_after_the_other() -> None:
    words = block(LEFT, 60, 110, pitch=13) + block(RIGHT, 300, 116.5, pitch=13)
    assert [x for x in texts(compose(words, WIDTH, HEIGHT)) if x] == [*LEFT, *RIGHT]


def test_a_heading_across_the_columns_parts_them_into_bands() -> None:
    words = block(LEFT, 60, 110) + block(RIGHT, 300, 110)
    words += printed("Zweiter Abschnitt der gemeinsamen Satzung über die Gebühren der Stadt", 60, 210, 10)
    words += block(LEFT, 60, 240) + block(RIGHT, 300, 240)
    lines = [x for x in texts(compose(words, WIDTH, HEIGHT)) if x]
    assert lines == [*LEFT, *RIGHT, lines[12], *LEFT, *RIGHT]
    assert lines[12].startswith("Zweiter Abschnitt")


def test_a_table_keeps_its_rows() -> None:
    rows = [("Steuern und ähnliche Abgaben", "44.464,00", "47.056,00"), ("Zuwendungen und Umlagen", "14.146,00", "9.100,00"),
            ("Sonstige Transfererträge", "258.105,00", "264.686,00"), ("Leistungsentgelte", "5.095,00", "5.048,00"),
            ("Kostenerstattungen", "20.528,00", "24.926,00")]  # fmt: skip
    words = [
        w
        for i, row in enumerate(rows)
        for c, x in zip(row, (60, 300, 420), strict=True)
        for w in printed(c, x, 100 + 14 * i)
    ]
    assert texts(compose(words, WIDTH, HEIGHT)) == ["\t".join(row) for row in rows]


def test_amounts_set_close_together_are_still_two_cells() -> None:
    words = printed("Summe", 60, 100) + printed("2.314.500,00", 200, 100) + printed("1.935.500,00", 266, 100)
    assert compose(words, WIDTH, HEIGHT).text == "Summe\t2.314.500,00\t1.935.500,00"


def test_a_vertical_ruling_line_parts_cells_set_close_together() -> None:
    words = printed("Bauamt", 60, 100) + printed("Hochbau", 93, 100)
    assert compose(words, WIDTH, HEIGHT).text == "Bauamt Hochbau"
    assert compose(words, WIDTH, HEIGHT, rules=[Rule(91.5, 90, 91.5, 120)]).text == "Bauamt\tHochbau"


def test_a_head_block_is_read_row_by_row() -> None:
    rows = [("Gremium:", "Gemeinderat"), ("Termin:", "4. März 2025"), ("Vorlage Nr.:", "2025/0117"), ("TOP:", "8"),
            ("Verantwortlich:", "Kämmerei der Stadt")]  # fmt: skip
    words = [w for i, (a, b) in enumerate(rows) for w in printed(a, 60, 80 + 14 * i) + printed(b, 180, 80 + 14 * i)]
    assert texts(compose(words, WIDTH, HEIGHT)) == [f"{a}\t{b}" for a, b in rows]


def test_long_cells_between_ruling_lines_are_read_cell_by_cell() -> None:
    words = (
        block(LEFT[:5], 60, 100) + block(RIGHT[:5], 300, 100) + block(LEFT[:5], 60, 180) + block(RIGHT[:5], 300, 180)
    )
    rules = [Rule(50, y, 500, y) for y in (95, 172, 255)]
    lines = [x for x in texts(compose(words, WIDTH, HEIGHT, rules=rules)) if x]
    assert lines == [*LEFT[:5], *RIGHT[:5], *LEFT[:5], *RIGHT[:5]]


def test_a_line_stretched_to_full_width_is_no_table_row() -> None:
    words = printed("welches der beantragten Themen heute", 60, 100)
    right = words[-1].box.x1
    wide = [
        replace(w, box=Box(x, 113, x + 45, 123))
        for w, x in zip(
            printed("Themen werden beraten", 60, 113), (60, 60 + (right - 105) / 2, right - 45), strict=True
        )
    ]
    words += wide + printed("und danach beschlossen werden sollen", 60, 126)
    assert "Themen werden beraten" in texts(compose(words, WIDTH, HEIGHT))


def test_blocks_are_parted_by_an_empty_line() -> None:
    words = block(LEFT[:3], 60, 100) + block(RIGHT[:3], 60, 152)
    assert texts(compose(words, WIDTH, HEIGHT)) == [*LEFT[:3], "", *RIGHT[:3]]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("skew", [0.0, 2.5, -3.0])
def test_turned_and_skewed_pages_read_the_same(rotation: int, skew: float) -> None:
    upright = block(LEFT, 60, 110) + block(RIGHT, 300, 110)
    frame = Frame(WIDTH, HEIGHT, rotation, skew)
    words = [replace(w, box=frame.page_box(w.box)) for w in upright]
    composed = compose(words, WIDTH, HEIGHT, rotation=rotation, skew=skew)
    assert composed.text == compose(upright, WIDTH, HEIGHT).text
    assert {w.box for w in composed.words} == {w.box for w in words}


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


@given(
    st.lists(
        st.tuples(st.sampled_from(["Rat", "der", "12,50", "§", "Stadt"]), st.floats(0, 560), st.floats(0, 820)),
        max_size=25,
    ),
    st.sampled_from([0, 90, 180, 270]),
)
@settings(deadline=None, max_examples=60)
def test_every_word_stands_once_where_it_says(places: list[tuple[str, float, float]], rotation: int) -> None:
    words = [Word(t, Box(x, y, x + 6 * len(t), y + 10)) for t, x, y in places]
    composed = compose(words, WIDTH, HEIGHT, rotation=rotation)
    assert sorted(w.text for w in composed.words) == sorted(t for t, _, _ in places)
    assert all(composed.text[w.raw_start : w.raw_end] == w.text for w in composed.words)
    assert [w.raw_start for w in composed.words] == sorted(w.raw_start for w in composed.words)
    covered = [composed.text[x.raw_start : x.raw_end] for x in composed.lines]
    assert covered == [x for x in texts(composed) if x]


def test_page_numbers_headings_and_footnotes_are_marked() -> None:
    words = printed("Stadt Musterlingen Seite 3", 60, 30) + printed("Begründung", 60, 90, 15)
    words += (
        block(LEFT * 3, 60, 130) + printed("1 Siehe die Vorlage vom Januar", 60, 740, 7.5) + printed("- 3 -", 280, 810)
    )
    composed = compose(words, WIDTH, HEIGHT)
    roles = {composed.text[x.raw_start : x.raw_end]: x.role for x in composed.lines}
    assert roles["Stadt Musterlingen Seite 3"] == "running_head"
    assert roles["Begründung"] == "heading"
    assert roles["1 Siehe die Vorlage vom Januar"] == "footnote"
    assert roles["- 3 -"] == "footer"
    assert roles[LEFT[0]] == "body"


def test_lines_that_repeat_on_several_pages_are_running_heads() -> None:
    def page(number: int) -> PageReading:
        text = f"Rat der Stadt Musterlingen, Teil {number}\nText von Seite {number}"
        first = text.index("\n")
        lines = (
            Line(0, first, "body", Box(60, 30, 200, 40)),
            Line(first + 1, len(text), "body", Box(60, 300, 200, 310)),
        )
        return PageReading(
            page_number=number,
            source="text_layer",
            source_reason="good_text",
            text=text,
            lines=lines,
            width=WIDTH,
            height=HEIGHT,
        )

    marked = mark_running_lines([page(1), page(2), page(3)])
    assert [[x.role for x in p.lines] for p in marked] == [["running_head", "body"]] * 3


def test_scraps_of_a_stamp_between_two_columns_do_not_join_them() -> None:
    columns = [replace(w, confidence=0.95) for w in [*block(LEFT, 60, 100), *block(RIGHT, 330, 100)]]
    edge = max(w.box.x1 for w in columns if w.box.x0 < 300)
    stamp = [Word("n.2°", Box(edge - 8, 126, 332, 140), 0.07), Word("Stadtarchiv", Box(edge + 1, 148, 329, 160), 0.2)]
    stamped = compose([*columns, *stamp], WIDTH, HEIGHT)
    assert sorted(w.text for w in stamped.words) == sorted(w.text for w in [*columns, *stamp])
    assert max(stamped.text.index(line.split()[0]) for line in LEFT) < min(
        stamped.text.index(line) for line in RIGHT[-3:]
    )
    assert stamped.text.index(LEFT[-1]) < stamped.text.index(RIGHT[0])

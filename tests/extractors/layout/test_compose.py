from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curated.records import Box, Word
from extractors.base.geometry import Frame
from extractors.base.page_reading import Rule
from extractors.layout.compose import Composed, compose
from tests.support.words import block_at, words_at

WIDTH, HEIGHT = 595.0, 842.0


LEFT = ["Der Gemeinderat der Stadt Muster-", "lingen hat in seiner Sitzung vom", "März die Satzung über die Benut-",
        "zung der öffentlichen Einrich-", "tungen beschlossen und die Ver-", "waltung mit dem Vollzug betraut"]  # fmt: skip


RIGHT = ["worden ist. Die Ortschaftsräte", "wurden zuvor angehört und haben", "zugestimmt. Einwände gegen die",
         "Höhe der Gebühren wurden nicht", "erhoben. Die Bekanntmachung er-", "folgt im Amtsblatt der Stadt."]  # fmt: skip


def texts(composed: Composed) -> list[str]:
    return composed.text.split("\n")


def test_two_columns_are_read_one_after_the_other() -> None:
    words = words_at("Niederschrift über die öffentliche Sitzung des Gemeinderats", 60, 60, 14)
    words += block_at(LEFT, 60, 110) + block_at(RIGHT, 300, 110)
    lines = texts(compose(words, WIDTH, HEIGHT))
    assert lines[2:] == [*LEFT, *RIGHT]  # the sentence runs on into the next column: no empty line between


def test_columns_whose_lines_do_not_align_are_read_one_after_the_other() -> None:
    words = block_at(LEFT, 60, 110, pitch=13) + block_at(RIGHT, 300, 116.5, pitch=13)
    assert [x for x in texts(compose(words, WIDTH, HEIGHT)) if x] == [*LEFT, *RIGHT]


def test_a_heading_across_the_columns_parts_them_into_bands() -> None:
    words = block_at(LEFT, 60, 110) + block_at(RIGHT, 300, 110)
    words += words_at("Zweiter Abschnitt der gemeinsamen Satzung über die Gebühren der Stadt", 60, 210, 10)
    words += block_at(LEFT, 60, 240) + block_at(RIGHT, 300, 240)
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
        for w in words_at(c, x, 100 + 14 * i)
    ]
    assert texts(compose(words, WIDTH, HEIGHT)) == ["\t".join(row) for row in rows]


def test_amounts_set_close_together_are_still_two_cells() -> None:
    words = words_at("Summe", 60, 100) + words_at("2.314.500,00", 200, 100) + words_at("1.935.500,00", 266, 100)
    assert compose(words, WIDTH, HEIGHT).text == "Summe\t2.314.500,00\t1.935.500,00"


def test_a_vertical_ruling_line_parts_cells_set_close_together() -> None:
    words = words_at("Bauamt", 60, 100) + words_at("Hochbau", 93, 100)
    assert compose(words, WIDTH, HEIGHT).text == "Bauamt Hochbau"
    assert compose(words, WIDTH, HEIGHT, rules=[Rule(91.5, 90, 91.5, 120)]).text == "Bauamt\tHochbau"


def test_a_head_block_is_read_row_by_row() -> None:
    rows = [("Gremium:", "Gemeinderat"), ("Termin:", "4. März 2025"), ("Vorlage Nr.:", "2025/0117"), ("TOP:", "8"),
            ("Verantwortlich:", "Kämmerei der Stadt")]  # fmt: skip
    words = [w for i, (a, b) in enumerate(rows) for w in words_at(a, 60, 80 + 14 * i) + words_at(b, 180, 80 + 14 * i)]
    assert texts(compose(words, WIDTH, HEIGHT)) == [f"{a}\t{b}" for a, b in rows]


def test_long_cells_between_ruling_lines_are_read_cell_by_cell() -> None:
    words = (
        block_at(LEFT[:5], 60, 100)
        + block_at(RIGHT[:5], 300, 100)
        + block_at(LEFT[:5], 60, 180)
        + block_at(RIGHT[:5], 300, 180)
    )
    rules = [Rule(50, y, 500, y) for y in (95, 172, 255)]
    lines = [x for x in texts(compose(words, WIDTH, HEIGHT, rules=rules)) if x]
    assert lines == [*LEFT[:5], *RIGHT[:5], *LEFT[:5], *RIGHT[:5]]


def test_a_line_stretched_to_full_width_is_no_table_row() -> None:
    words = words_at("welches der beantragten Themen heute", 60, 100)
    right = words[-1].box.x1
    wide = [
        replace(w, box=Box(x, 113, x + 45, 123))
        for w, x in zip(
            words_at("Themen werden beraten", 60, 113), (60, 60 + (right - 105) / 2, right - 45), strict=True
        )
    ]
    words += wide + words_at("und danach beschlossen werden sollen", 60, 126)
    assert "Themen werden beraten" in texts(compose(words, WIDTH, HEIGHT))


def test_blocks_are_parted_by_an_empty_line() -> None:
    words = block_at(LEFT[:3], 60, 100) + block_at(RIGHT[:3], 60, 152)
    assert texts(compose(words, WIDTH, HEIGHT)) == [*LEFT[:3], "", *RIGHT[:3]]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("skew", [0.0, 2.5, -3.0])
def test_turned_and_skewed_pages_read_the_same(rotation: int, skew: float) -> None:
    upright = block_at(LEFT, 60, 110) + block_at(RIGHT, 300, 110)
    frame = Frame(WIDTH, HEIGHT, rotation, skew)
    words = [replace(w, box=frame.page_box(w.box)) for w in upright]
    composed = compose(words, WIDTH, HEIGHT, rotation=rotation, skew=skew)
    assert composed.text == compose(upright, WIDTH, HEIGHT).text
    assert {w.box for w in composed.words} == {w.box for w in words}


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


def test_scraps_of_a_stamp_between_two_columns_do_not_join_them() -> None:
    columns = [replace(w, confidence=0.95) for w in [*block_at(LEFT, 60, 100), *block_at(RIGHT, 330, 100)]]
    edge = max(w.box.x1 for w in columns if w.box.x0 < 300)
    stamp = [Word("n.2°", Box(edge - 8, 126, 332, 140), 0.07), Word("Stadtarchiv", Box(edge + 1, 148, 329, 160), 0.2)]
    stamped = compose([*columns, *stamp], WIDTH, HEIGHT)
    assert sorted(w.text for w in stamped.words) == sorted(w.text for w in [*columns, *stamp])
    assert max(stamped.text.index(line.split()[0]) for line in LEFT) < min(
        stamped.text.index(line) for line in RIGHT[-3:]
    )
    assert stamped.text.index(LEFT[-1]) < stamped.text.index(RIGHT[0])

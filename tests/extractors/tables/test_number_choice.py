"""Several readings of one number: agreement and sums choose, and only among what was read."""

from collections.abc import Mapping

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from curated.records import Box, Word
from extractors.base.geometry import Frame
from extractors.base.page_reading import NumberRereading, PageReading
from extractors.base.settings import OcrSettings
from extractors.imaging.prepare import PreparedImage
from extractors.ocr.budget import PageBudget
from extractors.ocr.number_rereading import reread_numbers
from extractors.ocr.recognise import RecognisedPage
from extractors.tables import TablesFound
from extractors.tables.detect.grid import CellPosition
from extractors.tables.number_choice import SURE, WEAK
from tests.support.tables import printed, tables_of

ROWS = [
    ["Posten", "2023", "2024"],
    ["Sport", "4.300", "4.400"],
    ["Kultur", "1.250", "1.350"],
    ["Schulen", "9.100", "9.500"],
]
TOTAL = ["Summe", "14.650", "15.250"]


def box(row: int, col: int, text: str) -> Box:
    right = 200.0 + 150 * col
    return Box(right - 6 * len(text), 100.0 + 20 * row, right, 110.0 + 20 * row)


def scan(rows: list[list[str]], second: Mapping[CellPosition, tuple[str, str, float]], first: float) -> PageReading:
    """A page as OCR reads it: one word a cell; ``second``: two further readings and their confidence, by cell."""
    words: list[Word] = []
    text = ""
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            words.append(
                Word(
                    text=cell,
                    box=box(r, c, cell),
                    confidence=first if (r, c) in second else 0.96,
                    font_size=None,
                    raw_start=len(text),
                    raw_end=len(text) + len(cell),
                )
            )
            text += cell + ("\n" if c == len(row) - 1 else "\t")
    again = tuple(NumberRereading(rows[r][c], box(r, c, rows[r][c]), *readings) for (r, c), readings in second.items())
    return PageReading(
        page_number=1,
        source="ocr",
        source_reason="scan",
        text=text,
        words=tuple(words),
        width=595,
        height=842,
        number_rereadings=again,
    )


def found(
    rows: list[list[str]], second: Mapping[CellPosition, tuple[str, str, float]], first: float = 0.7
) -> TablesFound:
    return tables_of([scan(rows, second, first)])


def number(result: TablesFound, place: CellPosition) -> str:
    return next(c.text for c in result.cells if (c.row, c.col) == place)


def with_cell(place: CellPosition, text: str) -> list[list[str]]:
    rows = [list(row) for row in [*ROWS, TOTAL]]
    rows[place[0]][place[1]] = text
    return rows


def test_two_further_readings_that_agree_surely_win() -> None:
    result = found(with_cell((1, 1), "4.800"), {(1, 1): ("4.300", "4.300", 0.95)})
    assert number(result, (1, 1)) == "4.300"
    (change,) = result.corrections
    assert (change.stage, change.rule, change.before, change.after) == (
        "table_cell",
        "second_reading",
        "4.800",
        "4.300",
    )
    assert change.evidence == "numeric column 1, row 1; two further readings agree"
    assert next(c.text_raw for c in result.cells if (c.row, c.col) == (1, 1)) == "4.800"


def test_unsure_or_divided_readings_leave_the_first_where_no_sum_speaks() -> None:
    rows = with_cell((1, 1), "4.800")[:-1]  # without the total
    for second in (("4.300", "4.300", 0.5), ("4.300", "4.500", 0.95)):
        result = found(rows, {(1, 1): second})
        assert number(result, (1, 1)) == "4.800" and not result.corrections


def test_any_agreement_outweighs_a_first_reading_that_was_a_guess() -> None:
    result = found(with_cell((1, 1), "4.800")[:-1], {(1, 1): ("4.300", "4.300", 0.1)}, first=0.4)
    assert number(result, (1, 1)) == "4.300"


def test_the_one_reading_that_a_sum_proves_wins_and_says_so() -> None:
    result = found(with_cell((4, 1), "14.850"), {(4, 1): ("14.650", "14.550", 0.4)})
    assert number(result, (4, 1)) == "14.650"
    (change,) = result.corrections
    assert change.rule == "second_reading_by_sum"
    assert change.evidence is not None and "of its readings the one that makes [4,1] come out: Summe" in change.evidence
    assert {c.check for c in result.cells if c.col == 1 and c.number is not None} == {"verified"}


def test_a_cell_that_is_no_number_takes_the_reading_that_makes_its_sum_come_out() -> None:
    result = found(with_cell((1, 1), "4.EGO"), {(1, 1): ("4.800", "4.300", 0.1)})
    assert number(result, (1, 1)) == "4.300" and not result.issues
    assert [c.rule for c in result.corrections] == ["second_reading_by_sum"]
    neither = found(with_cell((1, 1), "4.EGO"), {(1, 1): ("4.800", "4.900", 0.1)})
    assert number(neither, (1, 1)) == "4.EGO" and not neither.corrections


def test_a_lost_comma_is_chosen_by_the_percentage_it_makes_come_out() -> None:
    rows = [
        ["Tarif", "bisher", "neu", "Änderung in %"],
        ["Karte", "37,00 €", "40,00 €", "81"],
        ["Kind", "18,50 €", "21,00 €", "13,5"],
    ]
    rows += [["Gruppe", "80,00 €", "82,00 €", "2,5"], ["Jahr", "47,00 €", "47,50 €", "1,1"]]
    assert number(found(rows, {(1, 3): ("81", "8,1", 0.2)}), (1, 3)) == "8,1"


def test_a_sum_outweighs_two_readings_that_agree() -> None:
    result = found([*ROWS, TOTAL], {(2, 1): ("1.260", "1.260", 0.95)})
    assert number(result, (2, 1)) == "1.250"
    assert not result.corrections and not result.issues


def test_two_ways_to_make_a_sum_come_out_are_none() -> None:
    rows = with_cell((4, 1), "14.750")
    result = found(rows, {(4, 1): ("14.650", "14.650", 0.4), (2, 1): ("1.350", "1.350", 0.4)})
    assert not result.corrections
    assert [i.code for i in result.issues] == ["TABLE_SUM_MISMATCH"]


def test_readings_that_differ_in_separators_only_are_no_other_readings() -> None:
    result = found([*ROWS, TOTAL], {(1, 1): ("4,300", "4,300", 0.97), (2, 2): ("1350", "1350", 0.97)})
    assert number(result, (1, 1)) == "4.300" and not result.corrections


AMOUNTS = st.lists(st.integers(1000, 8999), min_size=4, max_size=4)


@settings(deadline=None, max_examples=25)
@given(AMOUNTS, AMOUNTS, st.integers(0, 3), st.integers(1, 9), st.sampled_from([1, 10, 100, 1000]), st.booleans())
def test_no_number_is_chosen_that_was_not_read(
    left: list[int], right: list[int], at: int, digit: int, power: int, offered: bool
) -> None:
    rows = [
        ["Posten", "2023", "2024"],
        *([f"Zweck {'ABCD'[i]}", printed(a), printed(b)] for i, (a, b) in enumerate(zip(left, right, strict=True))),
    ]
    misread = left[at] + digit * power
    rows += [["Summe", printed(sum(left)), printed(sum(right))]]
    rows[at + 1][1] = printed(misread)
    other = printed(left[at]) if offered else printed(misread + 7)
    result = found(rows, {(at + 1, 1): (other, printed(misread + 3), 0.5)})
    assert number(result, (at + 1, 1)) == (printed(left[at]) if offered else printed(misread))
    assert len(result.issues) == (0 if offered else 1)


def test_doubtful_numbers_of_a_picture_are_read_again_by_both_models() -> None:
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("L", (2479, 1200), 255)
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(42)
    words: list[Word] = []
    for r, row in enumerate([*ROWS, ["Zinsen", "-3.520", "1.000"]]):
        for c, text in enumerate(row):
            place = (200 + 600 * c, 200 + 100 * r)
            draw.text(place, text, font=font, fill=0)
            x0, y0, x1, y1 = (v * 72 / 300 for v in draw.textbbox(place, text.strip("-"), font=font))
            shift = draw.textlength("-", font=font) * 72 / 300 if text.startswith("-") else 0
            read = {"4.300": "4.800", "-3.520": "3.520"}.get(text, text)
            words.append(Word(read, Box(x0 + shift, y0, x1 + shift, y1), 0.6 if read != text else 0.96))
    prepared = PreparedImage(np.asarray(picture), Frame(595, 288), 300)
    again = reread_numbers(RecognisedPage(words=tuple(words), prepared=prepared), OcrSettings(), PageBudget(30))
    assert [(s.first, s.one, s.other) for s in again] == [("4.800", "4.300", "4.300"), ("3.520", "-3.520", "-3.520")]
    assert all(s.confidence > 0.8 for s in again)


def test_the_bar_of_agreement_is_where_it_says() -> None:
    rows = with_cell((1, 1), "4.800")[:-1]
    for sure, first, wins in ((SURE, WEAK, True), (SURE - 0.01, WEAK, False), (SURE - 0.01, WEAK - 0.01, True)):
        result = found(rows, {(1, 1): ("4.300", "4.300", sure)}, first=first)
        assert (number(result, (1, 1)) == "4.300") is wins

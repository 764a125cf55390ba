from curated.records import Word
from extractors.base.geometry import Frame
from extractors.base.page_reading import Rule
from extractors.layout.segments import Rulings, in_reading_frame, segments
from extractors.layout.xy_cut import reading_order
from tests.support.words import block_at, rows_at

FRAME = Frame(595, 842)
PROSE = [
    "Der Gemeinderat der Stadt berät am",
    "Abend über die neue Satzung und die",
    "Gebühren der Hallen, die im Herbst",
    "zuletzt geändert worden sind, sowie",
    "über den Bau des Radwegs am Ufer",
]


def regions(words: list[Word], *rules: Rule) -> list[tuple[str, bool]]:
    rulings = Rulings(rules, FRAME)
    found = reading_order(segments(in_reading_frame(words, FRAME), rulings), rulings, 595)
    return [(region.segments[0].text.split()[0], region.flows_on) for region in found]


def test_two_columns_of_running_text_are_two_regions_and_the_second_flows_on() -> None:
    columns = block_at(PROSE, 60, 100) + block_at(["Zweitens", *PROSE[1:]], 330, 100)
    assert regions(columns) == [("Der", False), ("Zweitens", True)]


def test_cells_on_common_lines_are_one_region() -> None:
    rows = [("Steuern", "1.200", "1.300"), ("Gebühren", "300", "350"), ("Mieten", "20", "25"), ("Pacht", "5", "6"),
            ("Summe", "1.525", "1.681")]  # fmt: skip
    assert [first for first, _ in regions(rows_at(rows, (60, 330, 420)))] == ["Steuern"]


def test_fewer_than_four_lines_are_never_cut() -> None:
    assert len(regions(block_at(PROSE[:3], 60, 100) + block_at(PROSE[:3], 330, 100))) == 1


def test_nothing_has_no_regions() -> None:
    assert reading_order([], Rulings([], FRAME), 595) == []

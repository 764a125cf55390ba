import pytest

from extractors.tables.detect.space_aligned import has_space_columns, space_aligned_grid

LINES = [
    "Posten          2023      2024",
    "Steuern        1.200     1.300",
    "Gebühren         300       350",
    "Mieten            20        25",
]


def grid(lines: list[str]) -> list[list[str]] | None:
    starts = [sum(len(line) + 1 for line in lines[:i]) for i in range(len(lines))]
    found = space_aligned_grid(list(zip(starts, lines, strict=True)), 1)
    return found.texts() if found else None


def test_numbers_edge_to_edge_make_columns() -> None:
    assert grid(LINES) == [line.split() for line in LINES]


@pytest.mark.parametrize(
    "line", ["Mieten         20        25", "Mieten von 3,50 €   20     25", "Mieten:           20        25"]
)
def test_numbers_that_do_not_stand_under_one_another_make_none(line: str) -> None:
    assert grid([*LINES[1:3], line]) is None


def test_a_run_of_blanks_parts_columns_unless_another_sign_does() -> None:
    assert has_space_columns("a  b") and not has_space_columns("a b")
    assert not has_space_columns("a  b\tc") and not has_space_columns("| a  b |")

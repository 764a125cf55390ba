from extractors.base.page_reading import PageReading, Rule
from extractors.tables.detect.ruled import find_lattices, strokes
from tests.support.tables import tables_of


def test_missing_outer_lines_are_where_the_inner_ones_end() -> None:
    rules = [Rule(10, 20, 110, 20), Rule(10, 40, 110, 40), Rule(60, 0, 60, 60)]
    (lattice,) = find_lattices(*strokes(rules))
    assert lattice.xs == (10, 60, 110) and lattice.ys == (0, 20, 40, 60)
    assert len(lattice.cells) == 6


def test_pieces_of_a_line_are_one_line() -> None:
    flat_lines, upright = strokes([Rule(0, 5, 30, 5), Rule(31, 5.4, 80, 5.4), Rule(90, 5, 99, 5), Rule(3, 0, 3, 9)])
    assert [(s.start, s.end) for s in flat_lines] == [(0, 80), (90, 99)]
    assert len(upright) == 1


def test_a_drawing_of_thousands_of_lines_is_left_alone() -> None:
    rules = tuple(Rule(0, 6.0 * i, 9000, 6.0 * i) for i in range(2100)) + tuple(
        Rule(6.0 * i, 0, 6.0 * i, 9000) for i in range(2100)
    )
    assert find_lattices(*strokes(rules)) == []
    assert tables_of([PageReading(page_number=1, source="text_layer", source_reason="", rules=rules)]).tables == ()

from extractors.tables.detect.ruled import Stroke
from extractors.tables.detect.ruled_words import find_ruled_words
from tests.support.words import lines_of_rows

ROWS = [("Fraktion", "Mitglied", "Amt"), ("Grün", "Erika Muster", "Vorsitz"), ("Blau", "Max Muster", "Beisitz")]
LINES = lines_of_rows(ROWS, (60, 200, 330))
RULES = [Stroke(at, 55, 420) for at in (97, 112, 142)]


def test_words_in_columns_between_full_rules_are_a_table() -> None:
    (grid,) = find_ruled_words(LINES, RULES, 10, set(), 1)
    assert grid.texts() == [list(row) for row in ROWS]
    assert grid.box is not None and grid.box.y0 <= 97 and grid.box.y1 >= 142


def test_lines_of_other_tables_short_rules_and_other_extents_make_none() -> None:
    assert find_ruled_words(LINES, RULES, 10, {0, 1, 2}, 1) == []
    assert find_ruled_words(LINES, [Stroke(s.at, 55, 100) for s in RULES], 10, set(), 1) == []
    assert find_ruled_words(LINES, [Stroke(s.at, 55 + 9 * i, 420) for i, s in enumerate(RULES)], 10, set(), 1) == []


def test_two_columns_of_prose_between_the_rules_of_a_page_are_none() -> None:
    prose = [("Der Gemeinderat berät am Abend", "über die neue Satzung und mehr")] * 4
    rules = [Stroke(at, 55, 400) for at in (97, 112, 170)]
    assert find_ruled_words(lines_of_rows(prose, (60, 240)), rules, 10, set(), 1) == []

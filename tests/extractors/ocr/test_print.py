"""Recognition on bad copies: specks, stretched boxes, rows read twice, marks that cannot stand where they were read."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from extractors.imaging.despeckle import stroke_width, without_specks
from extractors.layout.compose import compose
from extractors.ocr.checkboxes import find_checkboxes, without_checkboxes
from extractors.ocr.dashes import with_dashes
from extractors.ocr.dot_leaders import leaders, without_leaders
from extractors.ocr.noise import without_junk
from extractors.ocr.punctuation import with_patterns
from extractors.ocr.special_signs import is_lone_section_number, merged
from extractors.ocr.tesseract import RecognisedWord
from extractors.ocr.weak_lines import is_better, weak_rows, without_lone_marks
from extractors.ocr.word_boxes import with_boxes_cut_back
from tests.extractors.ocr.test_recognise import page, read, text_of

DPI = 300.0


def word(
    text: str, x: int, width: int, *, y: int = 100, height: int = 30, sure: float = 0.95, line: int = 1
) -> RecognisedWord:
    return RecognisedWord(text=text, x=x, y=y, width=width, height=height, confidence=sure, line=(1, 1, line))


def row(text: str, *, sure: float = 0.95, line: int = 1, y: int = 100) -> list[RecognisedWord]:
    """The words of a line, 15 pixels a letter, 10 between words."""
    words: list[RecognisedWord] = []
    for part in text.split():
        x = words[-1].x + words[-1].width + 10 if words else 50
        words.append(word(part, x, 15 * len(part), sure=sure, line=line, y=y))
    return words


def text(words: list[RecognisedWord]) -> str:
    return " ".join(w.text for w in words)


def dusty(specks: int) -> np.ndarray:
    """The drawn page with specks of two to three pixels strewn over it, the same ones every time."""
    ink = np.asarray(page(), dtype=np.uint8).copy()
    dice = np.random.default_rng(7)
    for y, x, side in zip(
        dice.integers(5, ink.shape[0] - 5, specks),
        dice.integers(5, ink.shape[1] - 5, specks),
        dice.integers(2, 4, specks),
        strict=True,
    ):
        ink[y : y + side, x : x + side] = 0
    return ink


def test_specks_of_a_dirty_page_are_taken_out_and_its_print_stays() -> None:
    clean = np.asarray(page(), dtype=np.float32) / 255
    dirty = dusty(700).astype(np.float32) / 255
    freed = without_specks(dirty, DPI)
    assert np.abs(dirty - clean).sum() > 3000
    assert np.abs(freed - clean).sum() < 0.2 * np.abs(dirty - clean).sum()
    assert ((clean < 0.5) & (freed > 0.8)).sum() == 0  # no dot of an i and no full stop is lost


def test_a_page_with_few_specks_is_left_alone() -> None:
    few = dusty(60).astype(np.float32) / 255
    assert without_specks(few, DPI) is few
    assert 2 <= stroke_width(few, DPI) <= 9
    assert stroke_width(np.ones((500, 500), np.float32), DPI) == 0.0


def test_a_dusty_copy_is_read_without_false_marks() -> None:
    from PIL import Image

    reading = read(Image.fromarray(dusty(900)))
    assert "im Haushaltsjahr 2024 insgesamt 125.000,00 Euro" in text_of(reading)
    assert "nach § 7 Abs. 2 der" in text_of(reading)


def test_a_box_stretched_by_specks_is_cut_back_to_its_line() -> None:
    line = row("Beschluss vom 30. November 1992 folgende Verordnung")
    high = [*line[:2], word("30.", line[2].x, 45, y=40, height=120), *line[3:]]
    assert [(w.y, w.height) for w in with_boxes_cut_back(high)] == [(100, 30)] * len(line)
    flat = [*line[:2], word("30.", line[2].x, 45, y=128, height=3), *line[3:]]
    assert with_boxes_cut_back(flat)[2].height == 30
    assert with_boxes_cut_back(line) == line


def test_a_box_that_runs_under_its_neighbour_ends_before_it() -> None:
    line = row("des Geltungsbereichs nach § 1 liegt")
    wide = [line[0], word("Geltungsbereichs", line[1].x, line[1].width + 70), *line[2:]]
    out = with_boxes_cut_back(wide)
    assert out[1].x + out[1].width == line[2].x
    assert text(out) == text(wide)


@pytest.mark.parametrize(
    ("read_as", "expected"),
    [
        ("vom 25, April 2003, gültig", "vom 25. April 2003, gültig"),
        ("bis 1, März einzureichen", "bis 1. März einzureichen"),
        ("am 30,11.1992 und 01.02,2001", "am 30.11.1992 und 01.02.2001"),
        ("(BGBl. | S. 2294)", "(BGBl. I S. 2294)"),
        ("(GVBI. I S. 142)", "(GVBl. I S. 142)"),
        ("Amtsblatt Nr. 12, April 2009", "Amtsblatt Nr. 12, April 2009"),
        ("in 25, Anlage 3", "in 25, Anlage 3"),
        ("Beträge von 12,50 und 1.234,56", "Beträge von 12,50 und 1.234,56"),
        ("im Jahr 2003, April bis Juni", "im Jahr 2003, April bis Juni"),
        ("Version 10,11.2 und 31,13.2001", "Version 10,11.2 und 31,13.2001"),
        ("Das BGB I. Buch", "Das BGB I. Buch"),
        ("« die Fläche am »Wald«", "• die Fläche am »Wald«"),
        ("Ortschaftsrat (8 70 Abs. 1 GemO)", "Ortschaftsrat (§ 70 Abs. 1 GemO)"),
        ("am 8 Tage vor Absatz", "am 8 Tage vor Absatz"),
    ],
)
def test_only_marks_impossible_at_their_place_change(read_as: str, expected: str) -> None:
    assert text(with_patterns(row(read_as))) == expected


def test_an_item_number_takes_the_dot_of_its_neighbours() -> None:
    lines = [*row("1. Grundpreis", line=1), *row("2, Fahrpreis", line=2), *row("7, Wartezeit", line=3)]
    assert text(with_patterns(lines)) == "1. Grundpreis 2. Fahrpreis 7, Wartezeit"


@pytest.mark.parametrize(("first", "second"), [("65", "§ 5"), ("g4", "$4"), ("8", "§8"), ("1", "$ 1")])
def test_a_section_heading_alone_is_taken_from_the_second_reading(first: str, second: str) -> None:
    assert is_lone_section_number([first])
    assert text(merged(row(first), row(second))) == f"§ {second.lstrip('§$ ')}"


def test_a_page_number_stays_what_it_is() -> None:
    assert text(merged(row("12"), row("12"))) == "12"
    assert text(merged(row("65"), row("§ 4"))) == "65"
    assert not is_lone_section_number(["Seite", "2", "von", "5"])


def test_weak_rows_are_found_with_the_strips_beside_them() -> None:
    weak, strong = row("Satzang uber dle", sure=0.4), row("Der Gemeinderat beschließt", line=2, y=300)
    boxes = weak_rows([weak, strong], [(400, 95, 200, 40), (60, 900, 80, 30)], DPI)
    assert len(boxes) == 1
    x, y, wide, high = boxes[0]
    assert (x, y, high) == (0, 95, 40)
    assert x + wide >= 600
    assert weak_rows([strong], [(60, 900, 80, 30)], DPI) == []


def test_the_better_reading_of_a_row_wins() -> None:
    first, second = row("Satzang uber dle", sure=0.4), row("Satzung über die", sure=0.8)
    assert is_better(second, first)
    assert not is_better(first, second)
    assert not is_better(row("Sa", sure=0.9), first)  # shorter: something was lost
    assert text(without_lone_marks([*second, word("'", 400, 5, sure=0.1)])) == "Satzung über die"


def test_thin_pale_print_is_read_from_its_own_shades() -> None:
    reading = read(page(pale="Satzung der Stadt Musterlingen vom 3. Mai 2024"))
    assert "Satzung der Stadt Musterlingen vom 3. Mai 2024" in text_of(reading)


def contents(dots: int) -> np.ndarray:
    """The drawn page with a row of dots in its lowest line, behind a word and before a number."""
    ink = np.asarray(page(("Inhaltsverzeichnis der Satzung", "Erschließung", "Umlagen")), dtype=np.uint8).copy()
    for n in range(dots):
        ink[335:341, 500 + 12 * n : 506 + 12 * n] = 0
    return ink


def test_dotted_leaders_are_counted_and_taken_out() -> None:
    found = leaders(contents(40), DPI)
    assert [leader.dots for leader in found] == [40]
    assert leaders(without_leaders(contents(40), found), DPI) == []
    assert leaders(np.asarray(page(), dtype=np.uint8), DPI) == []
    assert leaders(contents(3), DPI) == []


def test_a_row_of_dots_is_read_as_so_many_dots() -> None:
    from PIL import Image

    words = [w.text for w in read(Image.fromarray(contents(40))).words]
    assert "." * 40 in words
    assert "Erschließung" in words
    assert "Umlagen" in words


def test_lines_of_nothing_but_dust_are_no_print() -> None:
    dust = [word(".", 300, 4, line=2), word("'", 900, 4, line=3), word("-", 900, 12, line=4)]
    assert text(without_junk([*row("Der Gemeinderat"), *dust], DPI)) == "Der Gemeinderat -"


def form(*boxes: tuple[int, int, bool]) -> np.ndarray:
    """The drawn page with boxes of 34 pixels, ticked by a cross or not."""
    ink = np.asarray(page(("Finanzielle Auswirkungen      Ja      Nein",)), dtype=np.uint8).copy()
    for x, y, ticked in boxes:
        ink[y : y + 34, x : x + 34] = 0
        ink[y + 3 : y + 31, x + 3 : x + 31] = 255
        for n in range(34 if ticked else 0):
            ink[y + n, x + n : x + min(n + 4, 34)] = 0
            ink[y + n, x + max(30 - n, 0) : x + 34 - n] = 0
    return ink


def test_boxes_are_found_and_told_ticked_from_empty() -> None:
    found = sorted(find_checkboxes(form((300, 400, True), (600, 400, False)), DPI), key=lambda box: box.x)
    assert [(box.ticked, round(box.x, -1), round(box.y, -1)) for box in found] == [(True, 300, 400), (False, 600, 400)]
    assert find_checkboxes(without_checkboxes(form((300, 400, True)), found[:1]), DPI) == []


@pytest.mark.parametrize(
    "lines", [("DOB ODER GUBO HEBOD UNOX", "nuoea DBOUP 00 88 80 BBB DDD", "□".join("QRSTUVW")), ()]
)
def test_letters_and_blank_paper_hold_no_box(lines: tuple[str, ...]) -> None:
    assert find_checkboxes(np.asarray(page(lines), dtype=np.uint8), DPI) == []


def test_a_grid_and_a_bullet_are_no_boxes() -> None:
    ink = np.full((600, 600), 255, np.uint8)
    for n in range(5):
        ink[100 + 40 * n : 103 + 40 * n, 100:263] = 0
        ink[100:263, 100 + 40 * n : 103 + 40 * n] = 0
    ink[400:430, 400:430] = 0
    assert find_checkboxes(ink, DPI) == []


def test_boxes_stand_in_the_text_where_they_are_printed() -> None:
    from PIL import Image

    reading = read(Image.fromarray(form((752, 216, True), (890, 216, False))))
    composed = compose(reading.words, 360.0, 240.0)
    assert " ".join(composed.text.split()) == "Finanzielle Auswirkungen ☒ Ja ☐ Nein"


def test_a_box_without_a_word_beside_it_is_no_sign() -> None:
    from PIL import Image

    assert "☐" not in text_of(read(Image.fromarray(form((300, 600, False)))))


def test_dashes_are_told_from_hyphens_by_their_width() -> None:
    line = [*row("Montag - Freitag"), *row("Haupt - und", line=2)]
    wide = [replace(w, width=19) if n == 1 else replace(w, width=9) if n == 4 else w for n, w in enumerate(line)]
    assert text(with_dashes(wide)) == "Montag – Freitag Haupt - und"
    alone = [word("-", 50, 30)]
    assert with_dashes(alone) == alone


def test_a_printed_dash_is_read_as_one() -> None:
    assert "Montag – Freitag" in text_of(read(page(("Sprechzeiten Montag – Freitag", "in der Stadt Musterlingen"))))


def test_a_halftone_holds_no_leaders() -> None:
    ink = np.full((1600, 1600), 255, np.uint8)
    for row_of_dots in range(10, 1590, 12):
        for y, x in ((row_of_dots + dy, dx) for dy in range(4) for dx in range(4)):
            ink[y, 10 + x : 1590 : 12] = 0
    assert leaders(ink, DPI) == []

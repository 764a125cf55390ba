"""Pieces become words: drawn apart but set close, raised, accented, or left apart."""

from __future__ import annotations

import pytest

from extractors.base.geometry import Frame
from extractors.pdf.word_pieces import Piece, PlacedGlyph, append_glyph, joined_pieces, word_of


def piece(text: str, u0: float, u1: float, *, v: float = 100.0, size: float = 10.0, **sides: bool) -> Piece:
    return Piece(text=text, u0=u0, u1=u1, v=v, size=size, descent=0.2, **sides)


def texts(*pieces: Piece) -> list[str]:
    return [p.text for p in joined_pieces(list(pieces))]


def test_pieces_set_close_are_one_word_unless_a_blank_was_printed() -> None:
    assert texts(piece("Gemein", 0, 30), piece("derat", 30.4, 55)) == ["Gemeinderat"]
    assert texts(piece("Gemein", 0, 30, open_right=False), piece("derat", 30.4, 55)) == ["Gemein", "derat"]
    assert texts(piece("Rat", 0, 15), piece("der", 18, 30)) == ["Rat", "der"]


def test_pieces_of_other_lines_and_sizes_stay_apart() -> None:
    assert texts(piece("Rat", 0, 15), piece("der", 15.2, 30, v=103)) == ["Rat", "der"]
    assert texts(piece("Rat", 0, 15), piece("der", 15.2, 30, size=15)) == ["Rat", "der"]


@pytest.mark.parametrize(("raised", "expected"), [(3.5, ["Bescheid¹²"]), (1.0, ["Bescheid", "12"])])
def test_a_raised_figure_becomes_a_superscript(raised: float, expected: list[str]) -> None:
    number = piece("12", 40.5, 46, v=100 - raised, size=6, open_left=False)
    assert texts(piece("Bescheid", 0, 40), number) == expected


def test_an_accent_goes_onto_its_letter_whichever_is_drawn_first() -> None:
    for first, second in (("¨", "u"), ("u", "¨")):
        made = piece(first, 0, 5)
        append_glyph(made, PlacedGlyph(text=second, u=0.5, end=5.5, v=100, size=10, descent=0.2))
        assert made.text == "u\u0308"


def test_a_word_has_its_box_on_the_displayed_page() -> None:
    word = word_of(piece("Rat", 10, 25), Frame(200, 300))
    assert (word.text, word.box.x0, word.box.y0, word.box.x1, word.box.y1) == ("Rat", 10, 92, 25, 102)
    turned = word_of(piece("Rat", 10, 25), Frame(200, 300, 90)).box
    assert (turned.x1 - turned.x0, turned.y1 - turned.y0) == (10, 15)

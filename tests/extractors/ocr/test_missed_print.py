"""Print under no word is found and cut out; what reads badly is not believed."""

from __future__ import annotations

import numpy as np

from extractors.imaging.prepare import Grey
from extractors.ocr.missed_print import cut, pale_words, trusted_words, unread_strips
from tests.support.printed_pages import DPI, page, word


def test_strips_are_trusted_by_confidence() -> None:
    assert trusted_words([word("(2)", sure=0.8)])
    assert not trusted_words([word("(2)", sure=0.5)])
    assert not trusted_words([word("~°|")])
    assert [w.text for w in trusted_words([word("Seite"), word("k", sure=0.6)])] == ["Seite"]


def picture(**drawn: object) -> Grey:
    return np.asarray(page(**drawn), dtype=np.uint8)  # type: ignore[arg-type]


def test_a_pale_line_under_no_word_is_a_strip_and_print_that_was_read_is_none() -> None:
    head = picture(pale="Einladung zur Sitzung", lines=())
    (strip,) = unread_strips(head, [], DPI)
    x, y, wide, high = strip
    assert unread_strips(head, [word("Einladung", x, wide, high, y=y)], DPI) == []
    assert unread_strips(np.full((600, 900), 255, np.uint8), [], DPI) == []


def test_a_cut_out_strip_has_the_contrast_of_black_print() -> None:
    head = picture(pale="Einladung zur Sitzung", lines=())
    (strip,) = unread_strips(head, [], DPI)
    assert head.min() > 100
    piece = cut(head, strip, 12)
    assert (piece.min(), piece.max()) == (0, 255)
    assert piece.shape == (strip[3] + 24, strip[2] + 24)
    assert (piece[:12] == 255).all()


def test_pale_and_hardly_believed_words_are_looked_at_again() -> None:
    head, black = picture(pale="Einladung zur Sitzung", lines=()), picture(lines=("Einladung zur Sitzung",))
    (strip,) = unread_strips(head, [], DPI)
    (dark,) = unread_strips(black, [], DPI)
    pale_word = word("Einladung", strip[0], strip[2], strip[3], y=strip[1], sure=0.8)
    black_word = word("Einladung", dark[0], dark[2], dark[3], y=dark[1], sure=0.8)
    assert pale_words(head, [pale_word]) == {pale_word}
    assert pale_words(black, [black_word]) == frozenset()
    assert pale_words(black, [word("x", sure=0.2)]) == {word("x", sure=0.2)}

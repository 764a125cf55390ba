"""Two readings of a line are put together: agreement counts, and where they differ what each of them cannot read."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extractors.ocr.second_eye import EyeLetter
from extractors.ocr.tesseract import RecognisedWord
from extractors.ocr.two_readings import believed, both_read, words_of
from tests.support.printed_pages import word

WIDE = 20  # pixels of a letter


def line(*words: tuple[str, float]) -> list[RecognisedWord]:
    out, x = list[RecognisedWord](), 0
    for text, sure in words:
        out.append(word(text, x, WIDE * len(text), sure=sure))
        x += WIDE * (len(text) + 1)
    return out


def eye(text: str, sure: float = 0.99) -> list[EyeLetter]:
    return [EyeLetter(c, n * WIDE, (n + 1) * WIDE, sure) for n, c in enumerate(text)]


def texts(words: list[RecognisedWord], letters: list[EyeLetter], *, heading: bool = False) -> str:
    return " ".join(w.text for w in both_read(words, letters, heading=heading))


def test_where_both_agree_a_word_is_nearly_certain() -> None:
    (one,) = both_read(line(("Satzung", 0.7)), eye("Satzung", 0.9))
    assert (one.text, one.confidence, one.other) == ("Satzung", 0.97, "Satzung")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ((("nach", 0.9), ("8", 0.9), ("7", 0.9)), "nach § 7", "nach § 7"),
        ((("nach", 0.9), ("8", 0.9), ("7", 0.9)), "nach§7", "nach § 7"),
        ((("Anderung", 0.95),), "Änderung", "Änderung"),
        ((("Gemeinde", 0.9),), "Geinde", "Gemeinde"),
        ((("Wariezeit", 0.9),), "Wartezeit", "Wartezeit"),
        ((("BGBl.", 0.7), ("|", 0.8)), "BGBI. I", "BGBl. I"),
        ((("beträgt", 0.9), ("3,40", 0.9)), "beträgt3,40", "beträgt 3,40"),
        ((("2von", 0.5), ("6", 0.9)), "2 von 6", "2 von 6"),
        ((("V", 0.6), ("e", 0.6), ("rordnung", 0.6)), "Verordnung", "Verordnung"),
        ((("„Kultur“", 0.9),), '"Kultur"', "„Kultur“"),
        ((("in", 0.9),), "i", "in"),
        ((("1.673.000,00", 0.9),), "1.673.000,(", "1.673.000,00"),
    ],
)
def test_the_reading_that_is_right_is_taken(first: tuple[tuple[str, float], ...], second: str, expected: str) -> None:
    assert texts(line(*first), eye(second)) == expected


def test_two_different_misreadings_of_a_section_sign_are_one() -> None:
    assert texts(line(("86", 0.57)), eye("56"), heading=True) == "§ 6"
    assert texts(line(("$5", 0.5)), eye("S5")) == "§ 5"
    assert texts(line(("1", 0.0)), eye("5 1", 0.6), heading=True) == "§ 1"
    assert texts(line(("86", 0.95)), eye("56", 0.8)) == "86"  # in a sentence or a table both are numbers


def test_what_was_given_up_stays_beside_the_word_and_boxes_stay_on_the_line() -> None:
    first = line(("Erhebunq", 0.4), ("von", 0.9))
    new = both_read(first, eye("Erhebung von"))
    assert [(w.text, w.other) for w in new] == [("Erhebung", "Erhebunq"), ("von", "von")]
    assert [(w.x, w.width, w.line) for w in new] == [(w.x, w.width, w.line) for w in first]


def test_what_the_eye_parts_gets_boxes_inside_the_old_one() -> None:
    new = both_read(line(("zu82Abs.", 0.3)), eye("zu § 2 Abs."))
    assert [w.text for w in new] == ["zu", "§", "2", "Abs."]
    assert new[0].x == 0 and new[-1].x + new[-1].width == 8 * WIDE
    assert all(a.x + a.width <= b.x + 1 for a, b in pairwise(new))


def test_scraps_of_a_stamp_stay_hardly_believed() -> None:
    (scrap,) = both_read(line(("n.2°", 0.4)), eye("OV"))
    assert scrap.confidence < 0.35


def test_the_eye_alone_is_believed_for_print_and_not_for_scraps() -> None:
    def seen(text: str, sure: float) -> list[RecognisedWord]:
        return believed(words_of(eye(text, sure), word("", sure=0.0)))

    assert [w.text for w in seen("Versionsnachweis der Stadt", 0.9)] == ["Versionsnachweis", "der", "Stadt"]
    assert [w.text for w in seen("(2)", 0.9)] == ["(2)"]
    assert not seen("ESRUHE", 0.81)
    assert not seen("V", 0.9)
    assert not words_of([], word("", sure=0.0))


def test_an_eye_that_sees_nothing_changes_nothing() -> None:
    first = line(("Der", 0.9), ("Rat", 0.9))
    assert both_read(first, []) == first

"""Signs come in from the second model where the first cannot read them, and nothing else does."""

from __future__ import annotations

import pytest

from extractors.ocr.special_signs import doubtful, is_lone_section_number, merged
from tests.support.printed_pages import joined, row


@pytest.mark.parametrize(("first", "second"), [("65", "§ 5"), ("g4", "$4"), ("8", "§8"), ("1", "$ 1")])
def test_a_section_heading_alone_is_taken_from_the_second_reading(first: str, second: str) -> None:
    assert is_lone_section_number([first])
    assert joined(merged(row(first), row(second))) == f"§ {second.lstrip('§$ ')}"


def test_a_page_number_stays_what_it_is() -> None:
    assert joined(merged(row("12"), row("12"))) == "12"
    assert joined(merged(row("65"), row("§ 4"))) == "65"
    assert not is_lone_section_number(["Seite", "2", "von", "5"])


@pytest.mark.parametrize(
    ("first", "second", "merged_text"),
    [
        ("nach 87 Abs. 2", "nach § 7 Abs. 2", "nach § 7 Abs. 2"),
        ("der 88 5 und 51", "der §§ 5 und 51", "der §§ 5 und 51"),
        ("nach $ 7 der", "nach $ 7 der", "nach § 7 der"),
        ("nach 87 Abs. 2 Satzunq", "mach § 7 Abs. 2 Satzung", "nach § 7 Abs. 2 Satzunq"),
        ("auf 120 m? Fläche", "auf 120 m² Fläche", "auf 120 m² Fläche"),
        ("BGBl. | S. 965", "BGBl. I S. 965", "BGBl. I S. 965"),
        ("am 8. Mai", "am § Mai", "am § Mai"),
        ("Summe 87 Euro", "Summe 87 Euro", "Summe 87 Euro"),
        ("Müller & Co", "Müller & Co", "Müller & Co"),
        ("Wie geht es?", "§ geht es?", "Wie geht es?"),
    ],
)
def test_signs_are_taken_from_the_second_reading_and_nothing_else(first: str, second: str, merged_text: str) -> None:
    assert " ".join(w.text for w in merged(row(first), row(second))) == merged_text


def test_merged_words_keep_their_place() -> None:
    before = row("nach 87 Abs.")
    after = merged(before, row("nach § 7 Abs."))
    assert [w.text for w in after] == ["nach", "§", "7", "Abs."]
    assert after[0] is before[0]
    assert after[1].x == before[1].x
    assert after[2].x + after[2].width == before[1].x + before[1].width


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("nach 87 Abs. 2", True),
        ("§ 7", False),
        ("Montag - Freitag", False),
        ("120 m? Wohnfläche", True),
        ("81 120 85 400", False),
        ("Die Satzung tritt in Kraft.", False),
    ],
)
def test_only_lines_that_may_hold_a_sign_are_doubted(line: str, expected: bool) -> None:
    assert doubtful(row(line)) is expected

import pytest

from extractors.tables.detect.title import caption, title_above


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("**Ergebnisplan 2024**", "Ergebnisplan 2024"),
        ("## Gebühren", "Gebühren"),
        ("Der Rat hat beschlossen.", None),
        ("- ein Punkt", None),
        ("Seite 3 von 12", None),
        ("gebühren", None),
        ("§", None),
        ("Wort " * 60, None),
    ],
)
def test_a_caption_is_a_line_and_no_sentence_item_or_page_number(line: str, title: str | None) -> None:
    assert caption(line) == title


def test_the_caption_stands_at_most_one_blank_line_above() -> None:
    table = "a\tb"
    assert title_above(f"Plan\n\n{table}", 6) == "Plan"
    assert title_above(f"Plan\n\n\n\n{table}", 8) is None
    assert title_above(table, 0) is None and title_above(f"x\ty\n{table}", 4) is None

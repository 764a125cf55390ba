from __future__ import annotations

from curated.records import Box, Line
from extractors.base.page_reading import PageReading
from extractors.layout.compose import compose
from extractors.layout.line_roles import ComposedLine, line_roles, mark_running_lines
from tests.support.words import block_at, words_at

WIDTH, HEIGHT = 595.0, 842.0


LEFT = ["Der Gemeinderat der Stadt Muster-", "lingen hat in seiner Sitzung vom", "März die Satzung über die Benut-",
        "zung der öffentlichen Einrich-", "tungen beschlossen und die Ver-", "waltung mit dem Vollzug betraut"]  # fmt: skip


def test_page_numbers_headings_and_footnotes_are_marked() -> None:
    words = words_at("Stadt Musterlingen Seite 3", 60, 30) + words_at("Begründung", 60, 90, 15)
    words += (
        block_at(LEFT * 3, 60, 130)
        + words_at("1 Siehe die Vorlage vom Januar", 60, 740, 7.5)
        + words_at("- 3 -", 280, 810)
    )
    composed = compose(words, WIDTH, HEIGHT)
    roles = {composed.text[x.raw_start : x.raw_end]: x.role for x in composed.lines}
    assert roles["Stadt Musterlingen Seite 3"] == "running_head"
    assert roles["Begründung"] == "heading"
    assert roles["1 Siehe die Vorlage vom Januar"] == "footnote"
    assert roles["- 3 -"] == "footer"
    assert roles[LEFT[0]] == "body"


def test_lines_that_repeat_on_several_pages_are_running_heads() -> None:
    def page(number: int) -> PageReading:
        text = f"Rat der Stadt Musterlingen, Teil {number}\nText von Seite {number}"
        first = text.index("\n")
        lines = (
            Line(0, first, "body", Box(60, 30, 200, 40)),
            Line(first + 1, len(text), "body", Box(60, 300, 200, 310)),
        )
        return PageReading(
            page_number=number,
            source="text_layer",
            source_reason="good_text",
            text=text,
            lines=lines,
            width=WIDTH,
            height=HEIGHT,
        )

    marked = mark_running_lines([page(1), page(2), page(3)])
    assert [[x.role for x in p.lines] for p in marked] == [["running_head", "body"]] * 3


def line(text: str, y: float, em: float = 10.0) -> ComposedLine:
    return ComposedLine(0, len(text), text, Box(60, y, 60 + 5 * len(text), y + em), em)


def test_a_heading_is_larger_than_the_body_and_small_print_at_the_foot_begins_with_its_number() -> None:
    body = [line("Der Gemeinderat beschließt die Satzung über die Gebühren.", 100 + 20 * i) for i in range(8)]
    lines = [
        line("Begründung", 80, 14.0),
        *body,
        line("1 Siehe Anlage 2 der Vorlage", 700, 7.0),
        line("und 3", 710, 7.0),
    ]
    assert line_roles(lines, 842) == ["heading", *["body"] * 8, "footnote", "footnote"]
    without_number = [*lines[:-2], line("Siehe Anlage 2 der Vorlage", 700, 7.0)]
    assert line_roles(without_number, 842)[-1] == "body"
    assert line_roles([], 842) == []

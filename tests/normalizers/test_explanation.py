import re

from normalizers.explanation import explain
from tests.support.damaged_texts import DAMAGED


def test_explain_marks_changes_and_gives_reasons() -> None:
    shown = explain("gut\nfiir Biirger\ngut")
    assert "[-fiir-]{+für+} [-Biirger-]{+Bürger+}" in shown
    assert "ii→ü" in shown
    assert re.search(r"damaged in \d+ % of this document", shown)


def test_what_was_weighed_and_not_done_is_shown_on_demand() -> None:
    text = DAMAGED + " Sie hatten Erfolg."
    assert "is not read as" not in explain(text)
    assert re.search(r"hatten is not read as hätten .*: only [\d.e-]+ times likelier", explain(text, rejected=True))


def test_invisible_characters_are_shown_by_their_number() -> None:
    shown = explain("Ver\u00adwaltung")
    assert "[-<U+00AD>-]{++}" in shown and shown.startswith("# 1 changes; damaged letters: 0 certain, 0 intact")

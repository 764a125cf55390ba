"""Text of one code page read as another: found on the whole document, undone, and undone again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers import repair_text
from normalizers.code_pages import PAIRS, find_misreading
from normalizers.pipeline import prepare
from normalizers.text_trail import TextTrail, replay_backwards

PAGES = (
    "Die Gebühr für die Straße beträgt nach § 5 der Satzung 5,00 Euro.\nÖffentliche Größe der Übungsräume",
    "Der Ausschuss prüft die Anträge; über Änderungen wird nächste Woche abgestimmt.\nNähere Auskünfte erteilt das Amt.",
)


def misread(text: str, read_as: str, written_in: str) -> str:
    """``text`` as a program shows it that takes its bytes for another code page."""
    data = text.encode(written_in, "replace")
    return "".join(bytes([byte]).decode(read_as, "ignore") or chr(byte) for byte in data)


@pytest.mark.parametrize(("read_as", "written_in"), PAIRS)
def test_every_pair_is_found_and_undone(read_as: str, written_in: str) -> None:
    pages = [misread(page, read_as, written_in) for page in PAGES]
    found = find_misreading(pages)
    assert found is not None
    for page, damaged in zip(PAGES, pages, strict=True):
        trail = TextTrail.of(damaged).apply(found.edits(damaged))
        assert all(word in trail.text for word in page.split() if word.strip(".,;").isalpha())
        replayed = replay_backwards(trail.text, [(c.out_start, c.out_end, c.before) for c in trail.changes])
        assert replayed == damaged
        assert {c.stage for c in trail.changes} == {"mojibake"}


def test_one_page_alone_is_judged_by_the_others() -> None:
    damaged = [misread(page, "mac_roman", "cp1252") for page in (*PAGES, "f\u00fcr")]
    assert find_misreading(damaged[2:]) is None
    assert prepare(damaged, ocr=False).page(damaged[2]).text == "f\u00fcr"


def test_a_ligature_may_hide_a_letter() -> None:
    damaged = misread(PAGES[0], "mac_roman", "cp1252")
    assert "ﬂ" in damaged
    assert repair_text(damaged).text == PAGES[0]


def test_lines_that_were_read_right_stay() -> None:
    right = "Die Größe „Müll“ – 5 ‰ – ist für alle gültig."
    text = right + "\n" + misread(PAGES[1], "mac_roman", "cp1252")
    assert repair_text(text).text == right + "\n" + PAGES[1]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from((*PAGES[0].split(), *PAGES[1].split(), "¸", "‰", "„", "™", "ﬂ", "5 ‰")), max_size=30))
def test_right_text_is_left_alone(words: list[str]) -> None:
    assert find_misreading([" ".join(words)]) is None

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers import explain, lexicon_rate, lexicon_version, prepare, repair_text, replay_backwards
from tests.text_cases import cases

DAMAGED = "Der Oberbiirgermeister legt die MaBnahmen fiir Biirger und Verbande vor; sie fiihren iiber die Stra&e."
CLEAN = "Der Oberbürgermeister legt die Maßnahmen für Bürger und Verbände vor; sie führen über die Straße. "
WORDS = [
    "fiir", "Biirger", "für", "Bürger", "Oberbiirgermeister", "Maflnahmen", "MaBnahmen", "konnte", "Verwal-", "tung", "Schliis-",
    "selthemen", "§", "8 7 Abs. 2", "$ 26 GemHVO", "1.084.000,00 EUR", "26.06.2025", "VO/0612/21", "2021/0117", "6kologisch",
    "www.fiir.de", "GRUNFLACHE", "Stra&e", "Uber", "Hawaii", "ﬁnden", "Ver\u00adwaltung", "fÃ¼r", "B e s c h l u s s", "Gema&",
]  # fmt: skip
TEXTS = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from([" ", " ", "\n", "\n\n", ", ", ". ", "\f", "\r\n"])), max_size=25
).map(lambda parts: "".join(word + gap for word, gap in parts))


@pytest.mark.parametrize(("text", "after"), cases("ocr_repair"))
def test_ocr_repair_cases(text: str, after: str) -> None:
    assert repair_text(text).text == after


@settings(deadline=None, max_examples=120)
@given(TEXTS)
def test_repair_replays_settles_and_keeps_lines_and_numbers(text: str) -> None:
    repaired = repair_text(text)
    assert replay_backwards(repaired.text, [(c.out_start, c.out_end, c.before) for c in repaired.corrections]) == text
    for c in repaired.corrections:
        assert text[c.start : c.end] == c.before
        assert repaired.text[c.out_start : c.out_end] == c.after
    assert repair_text(repaired.text).text == repaired.text
    assert [repaired.text.count(c) for c in "\n\r\f"] == [text.count(c) for c in "\n\r\f"]
    for number in ("1.084.000,00", "26.06.2025", "VO/0612/21", "2021/0117"):
        assert repaired.text.count(number) == text.count(number)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=80))
def test_any_text_can_be_repaired_and_put_back(text: str) -> None:
    repaired = repair_text(text)
    assert replay_backwards(repaired.text, [(c.out_start, c.out_end, c.before) for c in repaired.corrections]) == text
    assert len(repaired.text.split("\n")) == len(text.split("\n"))


def test_a_clean_document_makes_every_repair_dear() -> None:
    text = CLEAN * 40 + "Frau Biihrmann und Herr Muhlen kamen."
    assert repair_text(text).text == text


def test_a_damaged_document_makes_repairs_cheap() -> None:
    damaged = repair_text(DAMAGED + " Forderzeitraum")
    alone = repair_text("Forderzeitraum")
    assert alone.text == "Forderzeitraum"
    assert "für Bürger und Verbände" in damaged.text


def test_born_digital_text_stays_silent() -> None:
    page = CLEAN * 3 + "Herr Zeiis, Frau Muller und die Firma Blirger kamen über die Uberlandstrasse."
    assert prepare([page], ocr=False).page(page).text == page


def test_the_evidence_of_all_pages_counts_on_each() -> None:
    normaliser = prepare([DAMAGED, "GRUNFLACHEN"], ocr=True)
    assert normaliser.page("GRUNFLACHEN").text == "GRÜNFLÄCHEN"


def test_refused_rules_and_stages_are_not_applied() -> None:
    assert "fiir" in prepare([DAMAGED], ocr=True, refused_rules=frozenset({"ii→ü"})).page(DAMAGED).text
    assert prepare([DAMAGED], ocr=True, refused_rules=frozenset({"ocr_repair"})).page(DAMAGED).text == DAMAGED


def test_a_page_goes_through_all_stages_and_replays() -> None:
    raw = "Die Schliis-\nselthemen ﬁnden fÃ¼r Biirger statt.\n"
    trail = prepare([raw], ocr=True).page(raw)
    assert trail.text == "Die Schlüsselthemen\nfinden für Bürger statt.\n"
    assert {c.stage for c in trail.changes} == {"mojibake", "characters", "ocr_repair"}
    assert any("hyphen_joined" in c.rule for c in trail.changes)
    assert replay_backwards(trail.text, [(c.out_start, c.out_end, c.before) for c in trail.changes]) == raw


def test_explain_marks_changes_and_gives_reasons() -> None:
    shown = explain("gut\nfiir Biirger\ngut")
    assert "[-fiir-]{+für+} [-Biirger-]{+Bürger+}" in shown
    assert "ii→ü" in shown
    assert re.search(r"damaged in \d+ % of this document", shown)


def test_the_share_of_known_words_falls_with_damage() -> None:
    assert lexicon_rate(CLEAN) == 1.0
    assert lexicon_rate(DAMAGED) < 0.7
    assert lexicon_rate("1 2 3") == 1.0


def test_the_version_of_the_word_list_is_a_hash() -> None:
    assert re.fullmatch(r"[0-9a-f]{16}", lexicon_version())

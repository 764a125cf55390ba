import time

import pytest

from normalizers import (
    repair_text,
    replay_backwards,
)
from normalizers.ocr_repair.repair import prepare_repair
from tests.support.damaged_texts import DAMAGED, TEXTS
from tests.support.shares import property_test
from tests.support.text_cases import cases


@pytest.mark.parametrize(("text", "after"), cases("ocr_repair"))
def test_ocr_repair_cases(text: str, after: str) -> None:
    assert repair_text(text).text == after


@property_test(TEXTS, examples=120, finds=0.3)
def test_repair_replays_settles_and_keeps_lines_and_numbers(text: str) -> bool:
    repaired = repair_text(text)
    assert replay_backwards(repaired.text, [(c.out_start, c.out_end, c.before) for c in repaired.corrections]) == text
    for c in repaired.corrections:
        assert text[c.start : c.end] == c.before
        assert repaired.text[c.out_start : c.out_end] == c.after
    assert repair_text(repaired.text).text == repaired.text
    assert [repaired.text.count(c) for c in "\n\r\f"] == [text.count(c) for c in "\n\r\f"]
    for number in ("1.084.000,00", "26.06.2025", "VO/0612/21", "2021/0117"):
        assert repaired.text.count(number) == text.count(number)
    return bool(repaired.corrections)


@pytest.mark.parametrize(
    "piece", ["i", "éd6ii&", "Flächennutzungsplan", ",,Wort” ", "ab-\n", "$$ 8 $ ", "a@", "iilitidé" * 7 + " "]
)
def test_endless_words_and_marks_take_no_endless_time(piece: str) -> None:
    started = time.process_time()
    repair_text(DAMAGED + piece * (20_000 // len(piece)))
    assert time.process_time() - started < 5


def test_a_divided_word_is_judged_whole_and_written_back_in_its_parts() -> None:
    edits = prepare_repair([DAMAGED], ocr=True).edits("Die Schliis-\nselthemen fiir alle")
    assert [(e.start, e.end, e.after) for e in edits] == [(4, 11, "Schlüs"), (23, 27, "für")]


def test_findings_include_what_is_refused() -> None:
    findings = prepare_repair([DAMAGED], ocr=True).findings("Sie hatten fiir Biirger Zeit")
    refused = {f.before for f in findings if f.decision.refusal is not None}
    taken = {f.after for f in findings if f.decision.refusal is None}
    assert "hatten" in refused and {"für", "Bürger"} <= taken


def test_signs_and_blanks_of_born_digital_text_stay() -> None:
    text = "8 7 Abs. 2 undBetrieb, am 25, April 2017"
    assert prepare_repair([DAMAGED], ocr=False).edits(text) == []
    assert prepare_repair([DAMAGED + " undBetrieb"], ocr=True).edits(text)


@pytest.mark.xfail(
    strict=True, reason="a § put right is evidence for the next one, so a second repair may find one more"
)
def test_a_repair_of_section_signs_settles() -> None:
    once = repair_text("fiir fiir Gem0 8 7 Abs. 2 ").text
    assert repair_text(once).text == once

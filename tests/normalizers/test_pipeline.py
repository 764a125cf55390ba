import re
import subprocess
import sys
from pathlib import Path

from hypothesis import strategies as st

import normalizers
from normalizers import (
    lexicon_rate,
    lexicon_version,
    prepare,
    repair_text,
    replay_backwards,
)
from normalizers.pipeline import repair_trail
from tests.support.damaged_texts import CLEAN, DAMAGED, TEXTS
from tests.support.shares import property_test


@property_test(st.one_of(st.text(max_size=80), TEXTS), examples=60, finds=0.2)
def test_any_text_can_be_repaired_and_put_back(text: str) -> bool:
    repaired = repair_text(text)
    assert replay_backwards(repaired.text, [(c.out_start, c.out_end, c.before) for c in repaired.corrections]) == text
    assert len(repaired.text.split("\n")) == len(text.split("\n"))
    return bool(repaired.corrections)


def test_born_digital_text_stays_silent() -> None:
    page = CLEAN * 3 + "Herr Zeiis, Frau Muller und die Firma Blirger kamen über die Uberlandstrasse."
    assert prepare([page], ocr=False).page(page).text == page


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


def test_the_share_of_known_words_falls_with_damage() -> None:
    assert lexicon_rate(CLEAN) == 1.0
    assert lexicon_rate(DAMAGED) < 0.7
    assert lexicon_rate("1 2 3") == 1.0


def test_the_version_of_the_word_list_is_a_hash() -> None:
    assert re.fullmatch(r"[0-9a-f]{16}", lexicon_version())


def test_the_models_fit_the_repository_and_open_quickly() -> None:
    data = Path(normalizers.__file__).parent / "data"
    assert sum(path.stat().st_size for path in data.iterdir()) < 25_000_000
    code = (
        "import time; s = time.perf_counter(); import normalizers; normalizers.repair_text('fiir');"
        " print(time.perf_counter() - s)"
    )
    best = min(
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60).stdout)
        for _ in range(2)
    )
    assert best < 3  # on a busy machine; alone it is below half a second


def test_the_trail_of_a_bare_text_comes_with_its_repairer() -> None:
    trail, repairer = repair_trail(DAMAGED)
    assert trail.raw == DAMAGED and repairer.profile.lacks_umlauts
    assert repair_trail(CLEAN)[1].profile.lacks_umlauts is False

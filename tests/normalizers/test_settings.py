from dataclasses import replace
from pathlib import Path

import pytest

from curated.errors import SetupError
from normalizers import repair_text
from normalizers.settings import RepairSettings, load_repair_settings
from tests.support.damaged_texts import DAMAGED


def test_settings_protect_words_and_refuse_rules_and_corrections(tmp_path: Path) -> None:
    (tmp_path / "protected.txt").write_text("# names\nVerbande\n", encoding="utf-8")
    (tmp_path / "house.txt").write_text("Seestraufe # a street\n", encoding="utf-8")
    (tmp_path / "refused.txt").write_text("&→ß\nfiir → für\n", encoding="utf-8")
    said = load_repair_settings(*(tmp_path / f"{name}.txt" for name in ("protected", "house", "refused")))
    text = repair_text(DAMAGED + " Seestraufe", said).text
    for kept in ("Verbande", "fiir", "Stra&e", "Seestraufe"):
        assert kept in text
    assert "Bürger" in text and "führen" in text
    assert said.digest != RepairSettings().digest
    assert said.digest == replace(said).digest


def test_a_word_of_the_house_is_restored() -> None:
    damaged = DAMAGED + " Qualtiickerei"
    assert "Qualtückerei" not in repair_text(damaged).text
    assert "Qualtückerei" in repair_text(damaged, RepairSettings(house_words=frozenset({"qualtückerei"}))).text


def test_settings_that_cannot_be_read_name_the_file(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"Stra\xdfe")
    with pytest.raises(SetupError, match=r"bad\.txt"):
        load_repair_settings(tmp_path / "bad.txt")


def test_a_rule_is_refused_by_its_name_its_stage_or_both() -> None:
    for name in ("ii→ü", "ocr_repair", "ocr_repair.ii→ü"):
        refused = RepairSettings(refused_rules=frozenset({name}))
        assert refused.refuses("fiir", "für", "ii→ü", "ocr_repair")
        assert not refused.refuses("fur", "für", "u→ü", "characters")
    assert RepairSettings(refused_rules=frozenset({"ii→ü"})).refuses("fiirS", "fürß", "ii→ü+S→ß", "ocr_repair")

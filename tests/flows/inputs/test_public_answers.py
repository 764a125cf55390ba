"""What a person answers in public.csv counts for good; names meet in any Unicode form; a row that meets nothing stops."""

import unicodedata
from pathlib import Path

import pytest

from flows.inputs.file_names import nfc
from flows.inputs.public_answers import Answers, read_answers
from flows.publication.unclear_papers import unclear_line
from tests.support.releases import release, rows

_UNCLEAR = "Stadt Musterlingen\nVorlage Nr. 7\nÖffentlichkeit: Stufe B\n\nBau einer Brücke\n"


def _raw(tmp_path: Path, name: str = "für.txt", text: str = _UNCLEAR) -> tuple[Path, Path]:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / name).write_text(text, encoding="utf-8")
    (raw / "andere.txt").write_text("Stadt Musterlingen\nVorlage Nr. 8\nStatus: öffentlich\n\nBau\n", encoding="utf-8")
    return raw, tmp_path / "out"


def test_an_unclear_paper_is_listed_and_answered(tmp_path: Path) -> None:
    raw, out = _raw(tmp_path)
    release(raw, out)
    assert [row["source_path"] for row in rows(out, "documents")] == ["andere.txt"]
    listed = (out / ".work" / "unclear.csv").read_text("utf-8")
    assert "Öffentlichkeit: Stufe B" in listed and "für.txt" in listed
    (raw / "public.csv").write_text("file;public\nfür.txt;ja\n", encoding="utf-8")
    release(raw, out)
    assert len(rows(out, "documents")) == 2
    (raw / "public.csv").write_text("file,public\nfür.txt,nein\n", encoding="utf-8")
    release(raw, out, max_row_drop=1.0)
    assert len(rows(out, "documents")) == 1


@pytest.mark.parametrize("column", ["withdrawn.csv", "public.csv"])
def test_a_list_in_the_other_unicode_form_finds_the_file(tmp_path: Path, column: str) -> None:
    raw, out = _raw(tmp_path, unicodedata.normalize("NFD", "für.txt"), _UNCLEAR.replace("Stufe B", "ja"))
    (raw / column).write_text("file,public,reason\nfür.txt,nein,x\n", encoding="utf-8")
    release(raw, out)
    assert [row["source_path"] for row in rows(out, "documents")] == ["andere.txt"]
    assert nfc(unicodedata.normalize("NFD", "für")) == "für"


@pytest.mark.parametrize(
    ("text", "told"),
    [("file,public\nfehlt.txt,ja\n", "row 1: no document"), ("file,public\nfür.txt,vielleicht\n", "neither")],
)
def test_a_row_that_cannot_be_followed_stops_the_release(tmp_path: Path, text: str, told: str) -> None:
    raw, out = _raw(tmp_path)
    (raw / "public.csv").write_text(text, encoding="utf-8")
    with pytest.raises(AssertionError, match=told):
        release(raw, out)


def test_nothing_is_answered_without_a_list(tmp_path: Path) -> None:
    from flows.inputs.discover import discover

    assert read_answers(discover(_raw(tmp_path)[0])) == Answers()
    assert callable(unclear_line)


def test_web_pages_and_mails_are_no_papers(tmp_path: Path) -> None:
    raw, out = _raw(tmp_path)
    (raw / "fehler.pdf").write_text("\n<html><title>Fehler</title></html>", encoding="utf-8")
    (raw / "mail.txt").write_text(
        "From: a@example.org\nTo: b@example.org\nMIME-Version: 1.0\nSubject: x\n\nText\n", encoding="utf-8"
    )
    release(raw, out)
    assert {row["path"] for row in rows(out, "issues") if row["code"] == "NOT_A_DOCUMENT"} == {"fehler.pdf", "mail.txt"}
    assert len(rows(out, "documents")) == 1

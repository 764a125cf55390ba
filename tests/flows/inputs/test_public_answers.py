"""``public.csv``: a person's decision on publicity, by content, path or number; what cannot be read stops the release."""

from __future__ import annotations

from pathlib import Path

import pytest

from curated.errors import ReleaseRefused
from flows.inputs.discover import discover
from flows.inputs.file_names import nfc
from flows.inputs.public_answers import PUBLIC, Answers, read_answers
from tests.support.builders import document, document_id


def read(raw: Path, text: str) -> Answers:
    (raw / "a.txt").write_text("Vorlage")
    (raw / PUBLIC).write_text(text, encoding="utf-8")
    return read_answers(discover(raw))


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (f"document_id,public\n{document_id('a')},ja\n", True),
        ("datei;öffentlich\nvorlagen/a.pdf;nein\n", False),
        ("reference,public\n2024/017,ja\n2024/017,nein\n", False),
        ("reference,public\n2024/018,ja\n", None),
    ],
)
def test_an_answer_meets_its_document_and_a_no_wins(tmp_path: Path, text: str, answer: bool | None) -> None:
    answers = read(tmp_path, text)
    assert answers.of(document("a"), ("vorlagen/a.pdf",)) is answer
    assert bool(list(answers.issues())) is (answer is None)


@pytest.mark.parametrize("row", ["vorlagen/a.pdf,vielleicht", ",ja"])
def test_a_row_that_cannot_be_read_stops_the_release(tmp_path: Path, row: str) -> None:
    with pytest.raises(ReleaseRefused, match="row 1"):
        read(tmp_path, f"file,public\n{row}\n").refuse_unreadable()


def test_names_are_compared_in_one_form(tmp_path: Path) -> None:
    decomposed = "vorlagen/Bu\u0308rgerhaus.pdf"
    assert nfc(decomposed) == "vorlagen/Bürgerhaus.pdf"
    answers = read(tmp_path, "file,public\nvorlagen/Bürgerhaus.pdf,nein\n")
    assert answers.of(document("a"), (decomposed,)) is False

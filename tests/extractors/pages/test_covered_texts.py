"""Words that a page covers are found again for the audit; what is seen elsewhere is no secret."""

from pathlib import Path

from extractors.pages.covered_texts import covered_texts
from tests.extractors.pdf.test_visibility import small_pdf

_LINE = "BT /F1 12 Tf 60 {y} Td ({text}) Tj ET\n"
_SEEN = _LINE.format(y=760, text="Sichtbare Zeile der Vorlage")
_BAR = "0 g 55 490 300 30 re f\n"


def test_covered_words_are_told_in_runs(tmp_path: Path) -> None:
    path = small_pdf(tmp_path / "a.pdf", _SEEN + _LINE.format(y=500, text="Geheimname Unsichtbar") + _BAR)
    assert covered_texts(path) == {"Geheimname Unsichtbar"}


def test_what_stands_elsewhere_on_the_page_is_no_secret(tmp_path: Path) -> None:
    path = small_pdf(tmp_path / "a.pdf", _SEEN + _LINE.format(y=500, text="Sichtbare Zeile der Vorlage") + _BAR)
    assert covered_texts(path) == frozenset()


def test_a_file_that_cannot_be_read_has_none(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"no PDF")
    assert covered_texts(tmp_path / "a.pdf") == frozenset()

"""Words that nobody sees are no words of the page; what lies over it and is seen is."""

from pathlib import Path

import pytest

from extractors import read_document
from extractors.pdf.annotations import Annotations, find_annotations
from extractors.pdf.file import PdfFile
from extractors.pdf.shells import COVERED
from extractors.pdf.visibility import hidden_words

_TEXT = "BT /F1 12 Tf 60 {y} Td ({text}) Tj ET\n"
_SEEN = "".join(_TEXT.format(y=760 - 20 * n, text=f"Zeile {n} mit sichtbaren Worten der Vorlage") for n in range(8))
_NAME = _TEXT.format(y=500, text="Geheimname Unsichtbar")


def small_pdf(path: Path, content: str, extra: str = "", annots: str = "") -> Path:
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        f"/Resources << /Font << /F1 5 0 R >> >> {annots} >>",
        f"<< /Length {len(content)} >>\nstream\n{content}endstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *([extra] if extra else []),
    ]
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
    )
    path.write_bytes(data + f"{head}startxref\n{len(data)}\n%%EOF\n".encode())
    return path


@pytest.mark.parametrize(
    "content",
    [
        _NAME + "0 g 55 490 300 30 re f\n",
        _NAME + "1 g 55 490 300 30 re f\n",
        "1 g\n" + _NAME + "0 g\n",
        "0 g 55 490 300 30 re f\n" + _NAME,
        _NAME.replace("/F1 12 Tf", "3 Tr /F1 12 Tf"),
    ],
    ids=["black bar", "white box", "white on white", "black on black", "mode 3 over nothing"],
)
def test_unseen_words_stay_out(tmp_path: Path, content: str) -> None:
    result = read_document(small_pdf(tmp_path / "a.pdf", _SEEN + content))
    assert "Geheimname" not in result.pages[0].text
    assert result.pages[0].text.count("sichtbaren") == 8
    assert [issue.code for issue in result.issues].count(COVERED) == 1


def test_words_on_a_dark_ground_and_under_a_frame_stay(tmp_path: Path) -> None:
    content = "0 g 55 490 300 30 re f 1 g\n" + _NAME + "0 G 55 700 400 60 re S\n"
    path = small_pdf(tmp_path / "a.pdf", "0 g\n" + _SEEN + content)
    assert "Geheimname" in read_document(path).pages[0].text
    with PdfFile(path) as pdf:
        assert pdf.hidden_words(1, ()) == []


def test_marks_of_redaction_take_what_lies_below(tmp_path: Path) -> None:
    mark = "<< /Type /Annot /Subtype /Redact /Rect [55 490 355 520] /F 4 >>"
    result = read_document(small_pdf(tmp_path / "a.pdf", _SEEN + _NAME, extra=mark, annots="/Annots [6 0 R]"))
    assert "Geheimname" not in result.pages[0].text and COVERED in {issue.code for issue in result.issues}


def test_nothing_lies_over_no_pages() -> None:
    assert find_annotations([]) == Annotations()
    assert callable(hidden_words)

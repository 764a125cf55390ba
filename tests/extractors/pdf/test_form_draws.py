"""Form XObjects that draw one another are counted without being drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from curated.errors import LimitExceeded
from extractors.pdf.file import PdfFile
from extractors.pdf.form_draws import drawn_bytes
from extractors.pdf.pdfminer_reader import MAX_DRAWN, PdfminerFile


def nested_forms(path: Path, depth: int, content: bytes = b"/X Do /X Do ", *, loop: bool = False) -> Path:
    """A page that draws a form, which draws the next one as ``content`` says, and so on; the last one draws a line."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>",
        b"<< /Length 6 >>\nstream\n/X Do \nendstream",
    ]
    for level in range(depth):
        last = level == depth - 1
        drawn = b"0 0 m 9 9 l S" if last and not loop else content
        inner = b"" if last and not loop else b"/XObject << /X %d 0 R >>" % (5 if last else 6 + level)
        form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << %s >> /Length %d >>\nstream\n%s\nendstream"
        objects.append(form % (inner, len(drawn), drawn))
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    data += b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        size, table, size, len(data),
    )  # fmt: skip
    path.write_bytes(data)
    return path


def drawn(path: Path) -> int:
    with PdfminerFile(path) as file:
        return drawn_bytes(file._pages[0])


def test_every_form_counts_as_often_as_it_is_drawn(tmp_path: Path) -> None:
    one, two = (drawn(nested_forms(tmp_path / f"{depth}.pdf", depth)) for depth in (2, 3))
    assert one == 6 + 12 + 2 * 13
    assert two == 6 + 12 + 2 * (12 + 2 * 13)


def test_a_thousand_million_pieces_are_refused_before_anybody_draws_them(tmp_path: Path) -> None:
    path = nested_forms(tmp_path / "many.pdf", 32)
    assert drawn(path) > MAX_DRAWN
    with PdfFile(path) as pdf:
        for read in (lambda: pdf.content(1), lambda: pdf.render(1, 72, 10**7)):
            with pytest.raises(LimitExceeded) as error:
                read()
            assert error.value.code == "PAGE_TOO_LARGE"


def test_a_form_that_draws_itself_ends(tmp_path: Path) -> None:
    assert 0 < drawn(nested_forms(tmp_path / "loop.pdf", 3, loop=True)) < 1_000


def test_forms_side_by_side_cost_nothing(tmp_path: Path) -> None:
    assert drawn(nested_forms(tmp_path / "plain.pdf", 1)) == 0

"""Fields of forms, in print and as a PDF defines them, and what masking leaves of them."""

import io
from datetime import date
from decimal import Decimal
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from curated.records import FormField
from extractors import read_document
from extractors.disclosure.personal_data.masking import mask_result
from extractors.form_fields import form_fields

FORM = """Antrag auf Zuschuss

Verein: Sportfreunde Seedorf
Kostenstelle: 4711
Beantragter Betrag: 1.250,00 EUR
Eingang am: 12.03.2026

☒ Erstantrag ☐ Folgeantrag

Der Rat stellt fest: Es ist alles gesagt.
"""


def fields_of(text: str, folder: Path) -> tuple[FormField, ...]:
    path = folder / "antrag.txt"
    path.write_text(text, encoding="utf-8")
    return read_document(path).form_fields


def test_labels_and_values_that_stand_in_a_run(tmp_path: Path) -> None:
    found = fields_of(FORM, tmp_path)
    assert [(f.label, f.value, f.is_ticked) for f in found] == [
        ("Verein", "Sportfreunde Seedorf", None),
        ("Kostenstelle", "4711", None),
        ("Beantragter Betrag", "1.250,00 EUR", None),
        ("Eingang am", "12.03.2026", None),
        ("Erstantrag", "☒", True),
        ("Folgeantrag", "☐", False),
    ]
    assert found[2].number == Decimal(1250) and found[3].date == date(2026, 3, 12)
    assert {f.source for f in found} == {"print"} and [f.seq for f in found] == list(range(6))


def test_no_pages_have_no_fields() -> None:
    assert form_fields("d", (), (), ()) == ()


def test_a_sentence_with_a_colon_is_no_form(tmp_path: Path) -> None:
    assert fields_of("Der Rat beschließt: Die Halle wird gebaut.\n\nText ohne Ende.\n", tmp_path) == ()


def form_pdf(folder: Path) -> Path:
    data = io.BytesIO()
    canvas = Canvas(data)
    canvas.drawString(72, 760, "Antrag auf einen Zuschuss der Stadt Musterlingen für das laufende Jahr")
    canvas.drawString(72, 700, "Name des Vereins")
    canvas.acroForm.textfield(
        name="verein", tooltip="Name des Vereins", value="Sportfreunde Seedorf", x=200, y=690, width=220, height=22
    )
    canvas.drawString(72, 660, "Betrag in Euro")
    canvas.acroForm.textfield(
        name="betrag", tooltip="Betrag in Euro", value="1.250,00", x=200, y=650, width=120, height=22
    )
    canvas.acroForm.textfield(name="leer", tooltip="Bemerkung", value="", x=200, y=600, width=120, height=22)
    canvas.save()
    path = folder / "antrag.pdf"
    path.write_bytes(data.getvalue())
    return path


def test_fields_that_the_pdf_defines_say_what_is_seen_in_them(tmp_path: Path) -> None:
    result = read_document(form_pdf(tmp_path))
    found = [f for f in result.form_fields if f.source == "acroform"]
    assert [(f.label, f.value) for f in found] == [
        ("Name des Vereins", "Sportfreunde Seedorf"),
        ("Betrag in Euro", "1.250,00"),
    ]
    assert found[1].number == Decimal(1250) and found[0].box is not None and found[0].box.x0 >= 190
    assert all(result.pages[0].text[f.char_start : f.char_end] == f.value for f in found)


def test_what_is_masked_in_the_text_is_masked_in_the_field(tmp_path: Path) -> None:
    result = read_document(form_pdf(tmp_path))
    field = next(f for f in result.form_fields if f.number is not None)
    masked = mask_result(result, {1: [(field.char_start, field.char_end)]})
    shown = next(f for f in masked.form_fields if f.seq == field.seq)
    assert set(shown.value) == {"█"} and shown.number is None and shown.label == field.label
    other = next(f for f in masked.form_fields if f.seq != field.seq)
    assert other.value == "Sportfreunde Seedorf"

"""A paper that is nicht öffentlich: it must become the issue NOT_PUBLIC and stay out of every release."""

from __future__ import annotations

from tests.samples.typeset import BOLD, HEADING, SET, TITLE, Sheet, Style

CONSULTATIONS = (
    ("Gremien", "Termin", "TOP", "Ö / N", "Zuständigkeit"),
    ("Hauptausschuss", "13.05.2025", "4", "N", "Vorberatung"),
    ("Gemeinderat", "20.05.2025", "15", "N", "Entscheidung"),
)
SECRET = "Flurstück 4711/12"  # a text that must not be found anywhere in a release


def build() -> bytes:
    """The PDF, one page."""
    sheet = Sheet("Beschlussvorlage 2025/0126")
    sheet.at(sheet.width - sheet.margin, sheet.y, "Stadt Musterlingen", HEADING, "right")
    sheet.at(sheet.margin, sheet.y, "Beschlussvorlage", Style(size=17, font=BOLD))
    sheet.y += 26
    sheet.paragraph("nicht öffentlich", Style(size=13, font=BOLD, leading=18, gap=8))
    sheet.pair("Vorlage Nr.:", "2025/0126")
    sheet.pair("Verantwortlich:", "Dez. 2")
    sheet.pair("Dienststelle:", "Liegenschaftsamt")
    sheet.y += 8
    sheet.paragraph("Verkauf einer städtischen Gewerbefläche", TITLE)
    sheet.table(CONSULTATIONS, (170, 80, 50, 50, 133), ("left", "left", "left", "center", "left"))
    sheet.paragraph("Kurzfassung", HEADING)
    sheet.paragraph(
        f"Der Gemeinde|rat stimmt dem Ver|kauf der Ge|werbe|fläche {SECRET} mit 8.450 m² zum Preis von 1.056.250 Euro "
        "(125 €/m²) zu. Der Kauf|ver|trag ist bis zum 31. Juli 2025 zu be|ur|kunden.",
        SET,
    )
    sheet.paragraph("Die Bau|ver|pflich|tung nach § 2 des Ver|trags|ent|wurfs gilt drei Jahre.", SET)
    return sheet.save()

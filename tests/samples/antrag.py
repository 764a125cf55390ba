"""Antrag 2025/0131, a mixed file: page 1 born-digital, page 2 a scanned letter, page 3 the scanner's empty back side."""

from __future__ import annotations

from PIL import Image

from tests.samples.scan import Scanner, jpeg, scan_page, scanned
from tests.samples.typeset import BODY, BOLD, HEADING, PORTRAIT, SET, SMALL, TITLE, Sheet, Style

LETTER = Scanner(dpi=200, skew=-0.8, noise=4, quality=38, seed=131)
BACK = Scanner(dpi=100, skew=0, blur=0, noise=2, shade=8, specks=6, quality=30, seed=132)
CONSULTATIONS = (
    ("Gremien", "Termin", "TOP", "Ö / N", "Zuständigkeit"),
    ("Gemeinderat", "20.05.2025", "9.2", "Ö", "Entscheidung"),
)


def build() -> bytes:
    """The PDF, three pages."""
    sheet = Sheet("Antrag 2025/0131")
    _motion(sheet)
    sheet.page()
    sheet.image(scan_page(_letter(), 0, LETTER))
    sheet.page()
    sheet.image(jpeg(scanned(_empty(BACK.dpi), BACK), BACK))
    return sheet.save()


def _motion(sheet: Sheet) -> None:
    sheet.at(sheet.width - sheet.margin, sheet.y, "Bürgerliste Musterlingen", HEADING, "right")
    sheet.at(sheet.margin, sheet.y, "Antrag", Style(size=17, font=BOLD))
    sheet.y += 30
    sheet.paragraph("Fraktion Bürgerliste im Gemeinderat der Stadt Musterlingen")
    sheet.pair("Vorlage Nr.:", "2025/0131")
    sheet.pair("Eingang:", "02.04.2025")
    sheet.y += 8
    sheet.paragraph("Trinkbrunnen auf öffentlichen Plätzen", TITLE)
    sheet.table(CONSULTATIONS, (170, 80, 50, 50, 133), ("left", "left", "left", "center", "left"))
    sheet.paragraph("Der Gemeinderat möge beschließen:", HEADING)
    for line in (
        "1. Die Ver|waltung er|richtet bis zum 31. März 2026 an vier Stand|orten öffent|liche Trink|brunnen: am Markt|platz, "
        "am Bahn|hofs|vor|platz, im Stadt|park und auf dem Dorf|platz Seedorf.",
        "2. Im Haus|halt 2026 werden dafür 48.000 € ein|ge|stellt; für Be|trieb und Rei|ni|gung je Brunnen 1.150 € pro Jahr.",
        "3. Die Ver|waltung be|richtet dem Aus|schuss für Um|welt und Tech|nik bis zum vierten Quar|tal 2026 über die "
        "Er|fah|run|gen.",
    ):
        sheet.paragraph(line, SET, sheet.margin + 12, sheet.inner - 12)
    sheet.paragraph("Sachverhalt/Begründung:", HEADING)
    for text in (
        "Die Sommer werden heißer. Im Juli 2024 wurden an der Wetter|station Musterlingen an elf Tagen mehr als 32 Grad "
        "ge|messen. Für ältere Menschen, Kinder und alle, die im Freien ar|bei|ten, ist kosten|freies Trink|wasser im "
        "öffent|lichen Raum ein ein|facher und wirk|samer Schutz. § 50 Abs. 1 des Wasser|haus|halts|gesetzes zählt die "
        "Bereit|stel|lung von Leitungs|wasser durch Trink|wasser|brunnen an öffent|lichen Orten zur Da|seins|vor|sorge.",
        "Die Stadt|werke haben auf unsere An|frage vom 17.02.2025 mit|ge|teilt, dass ein Brunnen mit An|schluss an das "
        "Netz zwischen 9.500 und 12.000 Euro kostet. Das Land för|dert Maß|nah|men zur An|passung an den Klima|wandel "
        "mit bis zu 50 Prozent. Auch der Seniorenrat wünscht sich Trink|brunnen; sein Schrei|ben ist als An|lage "
        "bei|ge|fügt.",
    ):
        sheet.paragraph(text, SET)
    sheet.y += 10
    sheet.paragraph("Unterzeichnet von: Marlene Quast (Fraktionsvorsitzende), Henrik Dornbusch")
    sheet.at(sheet.margin, sheet.height - 40, "Anlage: Schreiben des Seniorenrats vom 24.03.2025", SMALL)


def _letter() -> bytes:
    sheet = Sheet("Anlage", margin=70)
    large = Style(size=11, leading=16, gap=9)
    sheet.paragraph("Seniorenrat der Stadt Musterlingen", Style(size=14, font=BOLD, leading=18, gap=2))
    sheet.paragraph("Haus der Begegnung, Lindenstraße 4, 99999 Musterlingen", BODY)
    sheet.y += 40
    for line in ("An die Fraktionen", "des Gemeinderats der Stadt Musterlingen", "Rathaus"):
        sheet.at(sheet.margin, sheet.y, line, large)
        sheet.y += large.leading
    sheet.y += 26
    sheet.at(sheet.width - sheet.margin, sheet.y, "Musterlingen, 24.03.2025", large, "right")
    sheet.y += 44
    sheet.paragraph("Öffentliche Trinkbrunnen", Style(size=11, font=BOLD, leading=16, gap=9))
    for text in (
        "Sehr geehrte Damen und Herren,",
        "der Seniorenrat hat in seiner Sitzung am 18. März 2025 über die Folgen der Hitze für ältere Menschen beraten. "
        "Viele unserer Mitglieder gehen im Sommer nur noch am frühen Morgen aus dem Haus.",
        "Wir bitten Sie deshalb, an größeren Plätzen Trinkbrunnen aufzustellen. Für einen Brunnen im Stadtpark stellen "
        "wir aus Spenden einen Betrag von 2.500,00 Euro zur Verfügung.",
        "Außerdem regen wir an, die Bänke an der Mühlbachpromenade zu überdachen. Nach § 4 der Satzung über den "
        "Seniorenrat bitten wir um eine Antwort innerhalb von drei Monaten.",
        "Mit freundlichen Grüßen",
    ):
        sheet.paragraph(text, large)
    sheet.y += 30
    _signature(sheet)
    sheet.y += 34
    sheet.paragraph("Vorsitzender des Seniorenrats", large)
    return sheet.save()


def _signature(sheet: Sheet) -> None:
    """A flourish: what OCR likes to read as words."""
    x, y = sheet.margin + 10, sheet.height - sheet.y
    path = sheet.canvas.beginPath()
    path.moveTo(x, y)
    for step in range(7):
        x += 16
        path.curveTo(x - 14, y + 22, x - 4, y + 20 - 3 * step, x, y - 8 + (step % 3) * 5)
    sheet.canvas.setLineWidth(1.2)
    sheet.canvas.drawPath(path)


def _empty(dpi: int) -> Image.Image:
    width, height = (round(side / 72 * dpi) for side in PORTRAIT)
    return Image.new("L", (width, height), 255)

"""Verwaltungsgebührensatzung as an office scan: two grey pages without a text layer, §§, a ruled fee table, a stamp."""

from __future__ import annotations

from tests.samples.scan import Scanner, scan_page
from tests.samples.typeset import BOLD, TITLE, Align, Sheet, Style

SCANNERS = (
    Scanner(dpi=250, skew=0.7, noise=4, quality=35, seed=241),
    Scanner(dpi=250, skew=-0.5, noise=4, quality=35, seed=242),
)
TEXT = Style(size=10.5, leading=15, gap=7)
PARAGRAPH = Style(size=11, font=BOLD, leading=15, gap=4)
FEES = (
    ("Nr.", "Gegenstand", "Gebühr in EUR"),
    ("1", "Auskünfte, schriftlich, je angefangene halbe Stunde", "28,50"),
    ("2", "Beglaubigung von Unterschriften", "6,00"),
    ("3", "Beglaubigung von Abschriften, je Seite", "4,50"),
    ("4", "Akteneinsicht nach § 29 LVwVfG", "15,00"),
    ("5", "Ausnahmen und Befreiungen", "55,00 bis 1.250,00"),
    ("6", "Bescheinigungen aller Art", "9,00"),
    ("7", "Genehmigung einer Sondernutzung", "42,00"),
    ("8", "Zweitausfertigung einer Urkunde", "12,50"),
)
ALIGNS: tuple[Align, ...] = ("center", "left", "right")


def build() -> bytes:
    """The scanned PDF, two pages."""
    born = _born()
    sheet = Sheet("Satzung")
    for index, scanner in enumerate(SCANNERS):
        if index:
            sheet.page()
        sheet.image(scan_page(born, index, scanner))
    return sheet.save()


def _born() -> bytes:
    sheet = Sheet("Satzung", margin=66)
    _first(sheet)
    sheet.page()
    _second(sheet)
    return sheet.save()


def _first(sheet: Sheet) -> None:
    sheet.paragraph("Stadt Musterlingen", Style(size=12, font=BOLD, leading=17, gap=8))
    sheet.paragraph("Satzung über die Erhebung von Verwaltungsgebühren (Verwaltungsgebührensatzung)", TITLE)
    sheet.paragraph("vom 24. Juni 2025", TEXT)
    sheet.paragraph(
        "Aufgrund von § 4 der Gemeindeordnung für Baden-Württemberg (GemO) sowie der §§ 2 und 11 des Kommunal|abgaben|gesetzes "
        "(KAG) hat der Gemeinderat der Stadt Musterlingen am 24. Juni 2025 folgende Satzung beschlossen:",
        TEXT,
    )
    for heading, *clauses in (
        (
            "§ 1 Gebührenpflicht",
            "(1) Die Stadt erhebt für öffentliche Leistungen, die sie auf Ver|anlassung oder im Interesse Einzelner vornimmt, "
            "Gebühren nach dieser Satzung.",
            "(2) Unberührt bleiben Bestimmungen über Ver|waltungs|gebühren in anderen Gesetzen und Satzungen.",
        ),
        (
            "§ 2 Gebührenfreiheit",
            "Für Gebühren|freiheit gilt § 9 des Landes|gebühren|gesetzes entsprechend. Gebührenfrei sind außerdem mündliche "
            "Auskünfte und Bescheinigungen für den Bezug von Leistungen nach dem SGB II und dem SGB XII.",
        ),
        (
            "§ 3 Gebührenschuldner",
            "(1) Zur Zahlung ist verpflichtet, wem die Leistung zuzurechnen ist.",
            "(2) Mehrere Schuldner haften als Gesamt|schuldner (§ 421 BGB).",
        ),
        (
            "§ 4 Gebührenhöhe",
            "(1) Die Höhe der Gebühr richtet sich nach dem Gebühren|verzeichnis in § 6. Soweit dort ein Rahmen bestimmt ist, "
            "bemisst sich die Gebühr nach dem Ver|waltungs|aufwand und der Bedeutung der Sache.",
            "(2) Wird ein Antrag abgelehnt, so wird ein Zehntel bis zum vollen Betrag der Gebühr erhoben, mindestens 5,00 EUR.",
            "(3) Auslagen über 25,00 EUR sind gesondert zu erstatten; § 14 LGebG gilt entsprechend.",
        ),
    ):
        sheet.paragraph(heading, PARAGRAPH)
        for clause in clauses:
            sheet.paragraph(clause, TEXT)
    sheet.at(sheet.width / 2, sheet.height - 46, "Seite 1 von 2", Style(size=8), "center")


def _second(sheet: Sheet) -> None:
    sheet.paragraph("§ 5 Entstehung und Fälligkeit", PARAGRAPH)
    sheet.paragraph(
        "(1) Die Gebühr entsteht mit der Beendigung der Leistung. (2) Sie wird mit der Bekanntgabe der Entscheidung fällig. "
        "Die Stadt kann einen Vorschuss bis zu 200 EUR verlangen.",
        TEXT,
    )
    sheet.paragraph("§ 6 Gebührenverzeichnis", PARAGRAPH)
    sheet.table(FEES, (36, 300, 126), ALIGNS, style=Style(size=10, leading=13.5))
    sheet.paragraph("§ 7 Inkrafttreten", PARAGRAPH)
    sheet.paragraph(
        "(1) Diese Satzung tritt am 1. August 2025 in Kraft. (2) Gleichzeitig tritt die Ver|waltungs|gebühren|satzung vom "
        "12. November 2013, zuletzt geändert durch Satzung vom 15.12.2020, außer Kraft.",
        TEXT,
    )
    sheet.paragraph("Hinweis nach § 4 Abs. 4 GemO:", Style(size=10, font=BOLD, leading=14, gap=3))
    sheet.paragraph(
        "Eine Verletzung von Verfahrens- oder Form|vorschriften beim Zustande|kommen dieser Satzung wird unbeachtlich, wenn sie "
        "nicht innerhalb eines Jahres seit der Bekannt|machung schriftlich gegenüber der Stadt geltend gemacht worden ist.",
        TEXT,
    )
    sheet.y += 8
    sheet.paragraph("Ausgefertigt: Musterlingen, den 25. Juni 2025", TEXT)
    sheet.y += 24
    sheet.paragraph("Dr. Thalberg", TEXT)
    sheet.paragraph("Oberbürgermeisterin", TEXT)
    _stamp(sheet)
    sheet.at(sheet.width / 2, sheet.height - 46, "Seite 2 von 2", Style(size=8), "center")


def _stamp(sheet: Sheet) -> None:
    x, y = sheet.width - sheet.margin - 70, sheet.height - sheet.y + 34
    sheet.canvas.setLineWidth(1.4)
    sheet.canvas.circle(x, y, 44)
    sheet.canvas.setLineWidth(0.6)
    sheet.canvas.circle(x, y, 31)
    sheet.at(x, sheet.height - y - 12, "STADT", Style(size=8, font=BOLD), "center")
    sheet.at(x, sheet.height - y + 1, "MUSTERLINGEN", Style(size=5.5, font=BOLD), "center")

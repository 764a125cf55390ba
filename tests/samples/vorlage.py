"""Beschlussvorlage 2025/0117: born-digital, with head block, Beratungsfolge, ticked form and two ruled cost tables."""

from __future__ import annotations

from decimal import Decimal

from tests.samples.german import euro
from tests.samples.typeset import BODY, BOLD, HEADING, ITALIC, SET, SMALL, TITLE, Sheet, Style

CONSULTATIONS = (
    ("Gremien", "Termin", "TOP", "Ö / N", "Zuständigkeit", "Ergebnis"),
    ("Ortschaftsrat Seedorf", "29.04.2025", "3", "Ö", "Anhörung", "zugestimmt"),
    ("Ausschuss für Umwelt und Technik", "06.05.2025", "5.1", "N", "Vorberatung", "zugestimmt"),
    ("Gemeinderat", "20.05.2025", "7", "Ö", "Entscheidung", ""),
)
COSTS = (
    ("1", "Grunderwerb", Decimal("84500.00"), Decimal(0)),
    ("2", "Erd- und Straßenbau", Decimal("720000.00"), Decimal("0.19")),
    ("3", "Brücke über den Mühlbach", Decimal("185000.00"), Decimal("0.19")),
    ("4", "Beleuchtung und Beschilderung", Decimal("46250.00"), Decimal("0.19")),
    ("5", "Planung und Bauleitung", Decimal("57000.00"), Decimal("0.19")),
)
FINANCING = (
    ("2025", Decimal("250000.00"), Decimal("100000.00")),
    ("2026", Decimal("900000.00"), Decimal("450000.00")),
    ("2027", Decimal("134317.50"), Decimal("50000.00")),
)
HINT = Style(size=8, font=ITALIC, leading=11, gap=6)


def build() -> bytes:
    """The PDF, three pages."""
    sheet = Sheet("Beschlussvorlage 2025/0117")
    _head(sheet)
    _short(sheet)
    _form(sheet)
    _footer(sheet)
    sheet.page()
    _explanation(sheet)
    _footer(sheet)
    sheet.page()
    _financing(sheet)
    _motion(sheet)
    _footer(sheet)
    return sheet.save()


def _head(sheet: Sheet) -> None:
    sheet.at(sheet.width - sheet.margin, sheet.y, "Stadt Musterlingen", HEADING, "right")
    sheet.at(sheet.margin, sheet.y, "Beschlussvorlage", Style(size=17, font=BOLD))
    sheet.y += 34
    sheet.pair("Vorlage Nr.:", "2025/0117")
    sheet.pair("Verantwortlich:", "Dez. 4")
    sheet.pair("Dienststelle:", "Tiefbauamt")
    sheet.pair("Datum:", "08.04.2025")
    sheet.y += 8
    sheet.paragraph(
        "Neubau des Radwegs zwischen Musterlingen und Seedorf – Baubeschluss und Freigabe der Mittel", TITLE
    )
    sheet.paragraph("Beratungsfolge dieser Vorlage", HEADING)
    sheet.table(CONSULTATIONS, (150, 62, 36, 40, 90, 105), ("left", "left", "left", "center", "left", "left"))


def _short(sheet: Sheet) -> None:
    sheet.paragraph("Kurzfassung", HEADING)
    sheet.paragraph(
        "Der Gemeinderat beschließt den Bau des 2,4 km langen Radwegs zwischen Musterlingen und dem Orts|teil Seedorf "
        "mit Gesamt|kosten von 1.284.317,50 Euro. Das Land hat eine Zu|wendung von bis zu 600.000 Euro in Aus|sicht "
        "gestellt. Die Bau|arbeiten sollen im September 2025 be|ginnen und bis zum 30.06.2027 ab|geschlossen sein.",
        SET,
    )


def _form(sheet: Sheet) -> None:
    left = sheet.margin
    sheet.y += 4
    top = sheet.y
    sheet.y += 7
    sheet.at(left + 6, sheet.y, "Finanzielle Auswirkungen", HEADING)
    end = sheet.tick(left + 190, sheet.y, True, "Ja")
    sheet.tick(end + 16, sheet.y, False, "Nein")
    sheet.y += 20
    sheet.tick(left + 6, sheet.y, True, "Investition")
    sheet.pair("Gesamtkosten:", "1.284.317,50 Euro", left + 190, 160)
    sheet.tick(left + 6, sheet.y, False, "Konsumtive Maßnahme")
    sheet.pair("Jährliche Folgekosten:", "18.400 Euro", left + 190, 160)
    sheet.pair("Gesamteinzahlung:", "600.000 Euro", left + 190, 160)
    sheet.y += 6
    sheet.at(left + 6, sheet.y, "Finanzierung", HEADING)
    sheet.at(left + 190, sheet.y, "Gegenfinanzierung durch", HEADING)
    sheet.y += 16
    for ticked, label, other in (
        (False, "bereits vollständig budgetiert", "Mehrerträge/-einzahlungen"),
        (True, "teilweise budgetiert", "Wegfall bestehender Aufgaben"),
        (False, "nicht budgetiert", "Umschichtung innerhalb des Dezernats"),
    ):
        sheet.tick(left + 6, sheet.y, ticked, label)
        sheet.tick(left + 190, sheet.y, other.startswith("Umschichtung"), other)
        sheet.y += 14
    sheet.y += 4
    for question, yes in (
        ("Anhörung Ortschaftsrat (§ 70 Abs. 1 GemO)", True),
        ("Abstimmung mit städtischen Gesellschaften", False),
        ("Klimarelevanz", True),
    ):
        sheet.at(left + 6, sheet.y, question)
        end = sheet.tick(left + 270, sheet.y, not yes, "Nein")
        end = sheet.tick(end + 14, sheet.y, yes, "Ja")
        if question.startswith("Anhörung"):
            sheet.at(end + 14, sheet.y, "am 29.04.2025")
        sheet.y += 15
    sheet.canvas.setLineWidth(0.8)
    sheet.canvas.rect(left, sheet.height - sheet.y - 2, sheet.inner, sheet.y + 2 - top)


def _explanation(sheet: Sheet) -> None:
    sheet.at(sheet.width / 2, sheet.y - 20, "– 2 –", BODY, "center")
    sheet.paragraph("Erläuterungen", HEADING)
    sheet.paragraph("1. Ausgangslage", HEADING)
    sheet.paragraph(
        "Die Kreis|straße K 9917 zwischen Musterlingen und Seedorf wird täglich von rund 6.200 Kraft|fahr|zeugen befahren. "
        "Ein eigener Weg für den Rad|verkehr fehlt. Das Rad|verkehrs|konzept, das der Gemeinde|rat am 16. Juli 2024 "
        "(Vor|lage 2024/0288) be|schlossen hat, stuft die Ver|bindung als vor|dringlich ein. Die Polizei|direktion hat in den "
        "Jahren 2021 bis 2024 ins|gesamt 14 Unfälle mit ver|letzten Rad|fahrenden auf|ge|nommen.",
        SET,
    )
    sheet.paragraph(
        "Der Ort|schafts|rat Seedorf ist nach § 70 Abs. 1 Satz 2 GemO zu hören. Eine Umwelt|verträglich|keits|prüfung ist nach "
        "§ 7 Abs. 1 UVPG nicht er|forder|lich; die artenschutz|recht|liche Prüfung nach § 44 Abs. 1 Nr. 1 bis 3 BNatSchG "
        "liegt vor. Wegen der Bau- und Unter|haltungs|last gilt § 9 StrG.",
        SET,
    )
    sheet.paragraph("2. Planung", HEADING)
    sheet.paragraph(
        "Der Weg ver|läuft auf der Nord|seite der Kreis|straße, ist 2,50 m breit und wird durch einen 1,75 m breiten "
        "Grün|streifen von der Fahr|bahn getrennt. Die vorhandene Brücke über den Mühl|bach kann nicht ver|breitert "
        "werden; da|neben ent|steht eine Brücke aus Alu|minium mit einer Spann|weite von 18 m. Für den Grund|erwerb sind "
        "3.380 m² zu 25 €/m² an|gesetzt. Die Ver|waltung hat mit elf von zwölf Eigen|tümern Ein|ver|nehmen er|zielt.",
        SET,
    )
    sheet.paragraph("3. Kosten", HEADING)
    sheet.paragraph("Tabelle 1: Kostenberechnung (Stand: 31.03.2025)", HINT)
    sheet.table(
        cost_rows(), (28, 185, 90, 90, 90), ("center", "left", "right", "right", "right"), bold_rows=(len(COSTS) + 1,)
    )
    sheet.paragraph(
        "In den Kosten der Position 3 ist eine Reserve von 5 % ent|halten. Für Unter|halt, Winter|dienst und Be|leuchtung "
        "ent|stehen vor|aus|sicht|lich 18.400 € jährlich.",
        SET,
    )


def cost_rows() -> list[list[str]]:
    """The cost table as printed: net, tax and gross, with a total row."""
    rows = [["Nr.", "Kostengruppe", "Kosten netto in EUR", "Umsatzsteuer in EUR", "Kosten brutto in EUR"]]
    rows += [[nr, name, euro(net), euro(net * tax), euro(net + net * tax)] for nr, name, net, tax in COSTS]
    nets = sum((net for _, _, net, _ in COSTS), Decimal(0))
    taxes = sum((net * tax for _, _, net, tax in COSTS), Decimal(0))
    return [*rows, ["", "Summe", euro(nets), euro(taxes), euro(nets + taxes)]]


def financing_rows() -> list[list[str]]:
    """The yearly financing as printed, with a total row."""
    rows = [["Jahr", "Auszahlungen in EUR", "Zuwendung des Landes in EUR", "Eigenmittel in EUR"]]
    rows += [[year, euro(paid), euro(grant), euro(paid - grant)] for year, paid, grant in FINANCING]
    paid = sum((row[1] for row in FINANCING), Decimal(0))
    grant = sum((row[2] for row in FINANCING), Decimal(0))
    return [*rows, ["Summe", euro(paid), euro(grant), euro(paid - grant)]]


def _financing(sheet: Sheet) -> None:
    sheet.at(sheet.width / 2, sheet.y - 20, "– 3 –", BODY, "center")
    sheet.paragraph("4. Finanzierung", HEADING)
    sheet.paragraph("Tabelle 2: Finanzierung nach Jahren", HINT)
    sheet.table(financing_rows(), (80, 130, 143, 130), ("left", "right", "right", "right"), bold_rows=(4,))
    sheet.paragraph(
        "Im Finanz|haus|halt 2025 stehen unter dem Investitions|auf|trag 7.541.012 bereits 250.000 Euro bereit. Die übrigen "
        "Mittel werden nach § 86 GemO als Ver|pflichtungs|er|mächtigung über 1.034.317,50 Euro ver|an|schlagt. Die "
        "Zu|wendung richtet sich nach den §§ 2 und 5 LGVFG; der An|trag wurde am 28. Februar 2025 ge|stellt.",
        SET,
    )
    sheet.paragraph("5. Klima", HEADING)
    sheet.paragraph(
        "Nach dem Ver|lagerungs|modell der Rad|verkehrs|planung spart die neue Ver|bindung im Jahr etwa 41 t CO2 ein, wenn "
        "ein Zehntel der Wege zwischen den Orts|teilen vom Auto auf das Fahr|rad ver|lagert wird.",
        SET,
    )


def _motion(sheet: Sheet) -> None:
    sheet.paragraph("Beschluss:", HEADING)
    sheet.paragraph("Antrag an den Gemeinderat:")
    for line in (
        "1. Der Gemeinde|rat beschließt nach Vor|beratung im Aus|schuss für Um|welt und Technik und An|hörung des "
        "Ort|schafts|rats Seedorf den Bau des Radwegs nach der Ent|wurfs|planung vom 14.03.2025.",
        "2. Die Ver|waltung wird er|mächtigt, Auf|träge bis zu einem Ge|samt|wert von 1.200.000 Euro zu ver|geben.",
        "3. Für die Folge|kosten werden ab dem Haus|halts|jahr 2027 jährlich 18.400 Euro bereit|ge|stellt.",
    ):
        sheet.paragraph(line, SET, sheet.margin + 12, sheet.inner - 12)
    sheet.y += 12
    sheet.paragraph("Musterlingen, den 8. April 2025")


def _footer(sheet: Sheet) -> None:
    sheet.at(sheet.margin, sheet.height - 40, "Beschlussvorlage 2025/0117", SMALL)
    sheet.at(sheet.width - sheet.margin, sheet.height - 40, f"Seite {sheet.page_number} von 3", SMALL, "right")

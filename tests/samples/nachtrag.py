"""1. Nachtragshaushalt 2025: Satzung with a table, Vorbericht, Ergebnisplan and Finanzplan as ruled tables on wide pages.

All sums hold but one. ``PLANTED`` says which: it is what ``TABLE_SUM_MISMATCH`` must find, and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.samples.german import whole
from tests.samples.typeset import BOLD, HEADING, LANDSCAPE, SET, SMALL, TITLE, Align, Sheet, Style

WIDTHS = (24, 262, 74, 74, 74, 74, 74, 74)
ALIGNS: tuple[Align, ...] = ("right", "left", "right", "right", "right", "right", "right", "right")
HEADS = (
    "bisheriger Ansatz 2025 in EUR",
    "Mehr (+) / Weniger (-) in EUR",
    "neuer Ansatz 2025 in EUR",
    "Planung 2026 in EUR",
    "Planung 2027 in EUR",
    "Planung 2028 in EUR",
)
Values = tuple[int, int, int, int, int]  # old, change, and the three planning years


@dataclass(frozen=True, slots=True)
class Planted:
    """The one false number: printed in ``row_label``, column ``head``, instead of ``right``.

    Two printed identities touch it: the sum of the row itself and the difference in row 18.
    """

    row_label: str
    head: str
    printed: int
    right: int


ERTRAEGE: tuple[tuple[str, Values], ...] = (
    ("Steuern und ähnliche Abgaben", (31_250_000, 200_000, 32_100_000, 32_900_000, 33_600_000)),
    ("+ Zuwendungen und allgemeine Umlagen", (12_480_000, 110_000, 12_700_000, 12_950_000, 13_200_000)),
    ("+ Sonstige Transfererträge", (86_000, 0, 86_000, 88_000, 88_000)),
    ("+ Öffentlich-rechtliche Leistungsentgelte", (4_915_000, 0, 5_020_000, 5_080_000, 5_140_000)),
    ("+ Privatrechtliche Leistungsentgelte", (1_372_400, 0, 1_380_000, 1_395_000, 1_410_000)),
    ("+ Kostenerstattungen und Kostenumlagen", (948_600, 25_000, 960_000, 970_000, 980_000)),
    ("+ Sonstige ordentliche Erträge", (1_105_000, -25_000, 1_110_000, 1_115_000, 1_120_000)),
    ("+ Aktivierte Eigenleistungen", (64_000, 0, 64_000, 64_000, 64_000)),
    ("+/- Bestandsveränderungen", (0, 0, 0, 0, 0)),
)
AUFWENDUNGEN: tuple[tuple[str, Values], ...] = (
    ("Personalaufwendungen", (15_820_000, 415_000, 16_480_000, 16_970_000, 17_400_000)),
    ("+ Versorgungsaufwendungen", (212_000, 0, 216_000, 220_000, 224_000)),
    ("+ Aufwendungen für Sach- und Dienstleistungen", (9_764_500, 392_500, 10_050_000, 10_120_000, 10_180_000)),
    ("+ Bilanzielle Abschreibungen", (4_630_000, 0, 4_710_000, 4_805_000, 4_890_000)),
    ("+ Transferaufwendungen", (20_315_000, 0, 20_640_000, 21_010_000, 21_330_000)),
    ("+ Sonstige ordentliche Aufwendungen", (1_588_500, 35_000, 1_602_000, 1_618_000, 1_634_000)),
)
FINANZERTRAEGE: Values = (145_000, 0, 140_000, 135_000, 130_000)
ZINSEN: Values = (268_000, 0, 261_000, 254_000, 247_000)
EINZAHLUNGEN: tuple[tuple[str, Values], ...] = (
    ("Zuwendungen für Investitionen", (1_840_000, 100_000, 2_250_000, 1_100_000, 900_000)),
    ("+ Veräußerung von Grundstücken", (620_000, 0, 450_000, 450_000, 300_000)),
    ("+ Beiträge und ähnliche Entgelte", (175_000, 0, 180_000, 185_000, 190_000)),
)
AUSZAHLUNGEN: tuple[tuple[str, Values], ...] = (
    ("Erwerb von Grundstücken", (410_000, 0, 300_000, 250_000, 250_000)),
    ("+ Baumaßnahmen", (5_930_000, 250_000, 6_400_000, 4_850_000, 3_700_000)),
    ("+ Erwerb von beweglichem Vermögen", (684_000, 24_600, 640_000, 655_000, 670_000)),
)
PLANTED = Planted("17 = Aufwendungen (= Zeilen 11 bis 16)", "Planung 2027 in EUR", 54_734_000, 54_743_000)


def build() -> bytes:
    """The PDF: a cover with the Satzung, the Vorbericht, the Ergebnisplan, the Finanzplan."""
    sheet = Sheet("1. Nachtragshaushalt 2025", LANDSCAPE, margin=48)
    _satzung(sheet)
    sheet.page()
    _report(sheet)
    sheet.page()
    sheet.paragraph("Ergebnisplan", TITLE)
    sheet.table(ergebnisplan(), WIDTHS, ALIGNS, bold_rows=(10, 17, 18, 21, 22))
    _footer(sheet)
    sheet.page()
    sheet.paragraph("Finanzplan – Investitionstätigkeit", TITLE)
    sheet.table(finanzplan(), WIDTHS, ALIGNS, bold_rows=(4, 8, 9))
    _footer(sheet)
    return sheet.save()


def ergebnisplan() -> list[list[str]]:
    """The rows of the Ergebnisplan as printed, the planted error included."""
    income, spending = _total(ERTRAEGE), _total(AUFWENDUNGEN)
    running = _minus(income, spending)
    finance = _minus(FINANZERTRAEGE, ZINSEN)
    rows = [["Nr.", "Ertrags- und Aufwandsarten", *HEADS]]
    rows += [_row(number, label, values) for number, (label, values) in enumerate(ERTRAEGE, 1)]
    rows.append(_row(10, "= Erträge (= Zeilen 1 bis 9)", income))
    rows += [_row(number, label, values) for number, (label, values) in enumerate(AUFWENDUNGEN, 11)]
    rows.append(_row(17, "= Aufwendungen (= Zeilen 11 bis 16)", spending))
    rows.append(_row(18, "= Ergebnis der laufenden Verwaltungstätigkeit (= Zeile 10 - Zeile 17)", running))
    rows.append(_row(19, "+ Finanzerträge", FINANZERTRAEGE))
    rows.append(_row(20, "- Zinsen und sonstige Finanzaufwendungen", ZINSEN))
    rows.append(_row(21, "= Finanzergebnis (= Zeile 19 - Zeile 20)", finance))
    rows.append(_row(22, "= Jahresergebnis (= Zeilen 18 und 21)", _total((("", running), ("", finance)))))
    return rows


def finanzplan() -> list[list[str]]:
    """The rows of the Finanzplan as printed; every sum holds."""
    income, spending = _total(EINZAHLUNGEN), _total(AUSZAHLUNGEN)
    rows = [["Nr.", "Ein- und Auszahlungsarten", *HEADS]]
    rows += [_row(number, label, values) for number, (label, values) in enumerate(EINZAHLUNGEN, 1)]
    rows.append(_row(4, "= Einzahlungen aus Investitionstätigkeit (= Zeilen 1 bis 3)", income))
    rows += [_row(number, label, values) for number, (label, values) in enumerate(AUSZAHLUNGEN, 5)]
    rows.append(_row(8, "= Auszahlungen aus Investitionstätigkeit (= Zeilen 5 bis 7)", spending))
    rows.append(_row(9, "= Saldo aus Investitionstätigkeit (= Zeile 4 - Zeile 8)", _minus(income, spending)))
    return rows


def _total(rows: Sequence[tuple[str, Values]]) -> Values:
    old, change, first, second, third = (sum(column) for column in zip(*(values for _, values in rows), strict=True))
    return old, change, first, second, third


def _minus(minuend: Values, subtrahend: Values) -> Values:
    old, change, first, second, third = (a - b for a, b in zip(minuend, subtrahend, strict=True))
    return old, change, first, second, third


def _row(number: int, label: str, values: Values) -> list[str]:
    old, change, *planning = values
    printed = [old, change, old + change, *planning]
    if f"{number} {label}" == PLANTED.row_label:
        column = HEADS.index(PLANTED.head)
        assert printed[column] == PLANTED.right  # the plan was changed: state the right sum anew
        printed[column] = PLANTED.printed
    return [str(number), label, *map(whole, printed)]


def _satzung(sheet: Sheet) -> None:
    sheet.paragraph("Stadt Musterlingen", HEADING)
    sheet.paragraph("1. Nachtragshaushaltssatzung für das Haushaltsjahr 2025", TITLE)
    sheet.pair("Vorlage Nr.:", "2025/0120")
    sheet.y += 6
    sheet.paragraph(
        "Auf Grund von § 82 der Ge|meinde|ordnung in der Fassung vom 24. Juli 2000 be|schließt der Gemeinde|rat am 24.06.2025 "
        "folgende Nach|trags|haus|halts|satzung:",
        SET,
    )
    sheet.paragraph("§ 1 Ergebnis- und Finanzplan", HEADING)
    sheet.paragraph("Mit dem Nachtragshaushaltsplan werden festgesetzt (Beträge in EUR):")
    sheet.table(satzung_rows(), (300, 110, 110, 110, 110), ("left", "right", "right", "right", "right"))
    sheet.paragraph("§ 2 Kreditermächtigung", HEADING)
    sheet.paragraph("Der Gesamtbetrag der vorgesehenen Kreditaufnahmen wird nicht geändert (2.500.000 EUR).")
    sheet.paragraph("§ 3 Verpflichtungsermächtigungen", HEADING)
    sheet.paragraph(
        "Der Ge|samt|be|trag der Ver|pflichtungs|er|mächtigungen wird von bisher 1.800.000 EUR auf "
        "2.834.317,50 EUR fest|ge|setzt.",
        SET,
    )
    sheet.paragraph("§ 4 Kassenkredite", HEADING)
    sheet.paragraph("Der Höchst|be|trag der Kassen|kredite bleibt un|ver|ändert bei 6,0 Mio. EUR.", SET)
    sheet.y += 8
    sheet.paragraph("Musterlingen, den 24. Juni 2025")
    _footer(sheet)


def satzung_rows() -> list[list[str]]:
    """The table of § 1 as printed: what rises, what falls, before and after."""
    rows = [["", "erhöht um", "vermindert um", "gegenüber bisher", "nunmehr festgesetzt auf"]]
    income, spending = _total(ERTRAEGE), _total(AUFWENDUNGEN)
    running = _minus(income, spending)
    for label, values in (("Gesamtbetrag der Erträge", income), ("Gesamtbetrag der Aufwendungen", spending)):
        rows.append([label, whole(values[1]), "0", whole(values[0]), whole(values[0] + values[1])])
    rows.append(["Fehlbetrag", whole(-running[1]), "0", whole(-running[0]), whole(-running[0] - running[1])])
    return rows


def _report(sheet: Sheet) -> None:
    sheet.paragraph("Vorbericht zum 1. Nachtragshaushaltsplan 2025", TITLE)
    for text in (
        "Der Haus|halts|plan 2025 wurde am 17. Dezember 2024 be|schlossen. Seit|dem haben sich zwei Posten so ver|ändert, dass "
        "nach § 82 Abs. 2 Nr. 1 GemO ein Nach|trag not|wendig ist: Der Tarif|ab|schluss vom 6. April 2025 er|höht die "
        "Personal|auf|wendungen um 415.000 Euro, und die Energie der Schulen kostet 392.500 Euro mehr.",
        "Dem stehen um 200.000 Euro höhere Steuern und um 110.000 Euro höhere Zu|weisungen des Landes gegen|über. Der "
        "Fehl|betrag wird der Rück|lage aus Über|schüssen des ordent|lichen Er|geb|nisses ent|nommen, die am 31.12.2024 rund "
        "7,3 Mio. Euro be|trug (§ 24 Abs. 1 GemHVO).",
        "Für den Rad|weg zwischen Musterlingen und Seedorf (Vor|lage 2025/0117) werden 2025 zu|sätz|lich 250.000 Euro "
        "ver|an|schlagt, für zwei Trink|brunnen (Vor|lage 2025/0131) 24.600 Euro. Die Zu|wendung des Landes von 100.000 Euro "
        "wird noch in diesem Jahr er|wartet.",
    ):
        sheet.paragraph(text, Style(size=11, leading=15.5, gap=9, ligatures=True))
    sheet.paragraph("Entwicklung der Rücklage", HEADING)
    sheet.table(
        (
            ("in TEUR", "2024", "2025", "2026", "2027"),
            ("Stand am 1. Januar", "6.900", "7.300", "6.535", "6.136"),
            ("Zuführung", "400", "-", "-", "-"),
            ("Entnahme", "-", "765", "399", "300"),
            ("Stand am 31. Dezember", "7.300", "6.535", "6.136", "5.836"),
        ),
        (240, 90, 90, 90, 90),
        ("left", "right", "right", "right", "right"),
        bold_rows=(4,),
        style=Style(size=9, leading=11.5),
    )
    _footer(sheet)


def _footer(sheet: Sheet) -> None:
    sheet.at(sheet.margin, sheet.height - 34, "Stadt Musterlingen – 1. Nachtragshaushalt 2025", SMALL)
    sheet.at(sheet.width - sheet.margin, sheet.height - 34, str(sheet.page_number), Style(size=8, font=BOLD), "right")

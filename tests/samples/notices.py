"""Images: a two-page Bekanntmachung as a fax-like bilevel TIFF, and a notice as a grey JPEG."""

from __future__ import annotations

from tests.samples.scan import Scanner, fax_pages, scan_page
from tests.samples.typeset import BOLD, PORTRAIT, Sheet, Style

FAX = Scanner(dpi=204, skew=0.3, blur=0.4, noise=12, shade=0, specks=60, seed=611)
CAMERA = Scanner(dpi=170, skew=-0.9, blur=0.4, noise=4, shade=30, specks=10, quality=42, seed=705)
TEXT = Style(size=11.5, leading=16.5, gap=9)
STRONG = Style(size=12, font=BOLD, leading=17, gap=6)
LARGE = Style(size=17, font=BOLD, leading=23, gap=10)
AGENDA = (
    "1. Eröffnung der Sitzung und Genehmigung der Niederschrift vom 20.05.2025",
    "2. Fragen der Einwohnerinnen und Einwohner",
    "3. 1. Nachtragshaushaltssatzung für das Haushaltsjahr 2025 (Vorlage 2025/0120)",
    "4. Verwaltungsgebührensatzung: Neufassung (Vorlage 2025/0136)",
    "5. Bebauungsplan „Mühlbachwiesen“: Entwurf und Veröffentlichung (Vorlage 2025/0140)",
    "6. Bekanntgaben und Anfragen",
)


def build_announcement() -> bytes:
    """The TIFF, two frames."""
    sheet = Sheet("Bekanntmachung", margin=68)
    sheet.paragraph("Stadt Musterlingen", STRONG)
    sheet.paragraph("Öffentliche Bekanntmachung", LARGE)
    sheet.paragraph("Sitzung des Gemeinderats", STRONG)
    sheet.paragraph(
        "Am Dienstag, 24. Juni 2025, um 17:00 Uhr findet im Bürgersaal des Rathauses, Marktplatz 1, die 13. öffentliche Sitzung "
        "des Gemeinderats statt. Die Bevölkerung ist dazu eingeladen.",
        TEXT,
    )
    sheet.paragraph("Tagesordnung", STRONG)
    for item in AGENDA:
        sheet.paragraph(item, TEXT)
    sheet.paragraph(
        "Die Sitzungsunterlagen können ab dem 16.06.2025 im Bürgerinformationssystem eingesehen werden. Eine nichtöffentliche "
        "Sitzung schließt sich an.",
        TEXT,
    )
    sheet.paragraph("Musterlingen, den 11. Juni 2025", TEXT)
    sheet.page()
    _plan(sheet)
    return fax_pages(sheet.save(), FAX)


def _plan(sheet: Sheet) -> None:
    sheet.paragraph("Bebauungsplan „Mühlbachwiesen“", LARGE)
    for text in (
        "Der Gemeinderat hat am 11. März 2025 nach § 2 Abs. 1 BauGB beschlossen, für das Gebiet zwischen Mühlbach und Ringstraße "
        "einen Bebauungsplan aufzustellen. Der Ausschuss für Umwelt und Technik hat den Entwurf am 3. Juni 2025 gebilligt.",
        "Der Entwurf mit Begründung und Umweltbericht wird nach § 3 Abs. 2 BauGB in der Zeit vom 30. Juni 2025 bis zum "
        "1. August 2025 im Internet veröffentlicht und liegt im Rathaus, Zimmer 214, aus.",
        "Während dieser Frist können Stellungnahmen abgegeben werden. Stellungnahmen, die nicht rechtzeitig abgegeben werden, "
        "können nach § 4a Abs. 5 BauGB unberücksichtigt bleiben.",
        "Das Plangebiet umfasst 4,8 ha. Vorgesehen sind 120 Wohnungen, davon 36 mit Mietpreisbindung, und ein Kindergarten "
        "mit vier Gruppen. Die Erschließung kostet voraussichtlich 3,65 Mio. Euro.",
    ):
        sheet.paragraph(text, TEXT)


def build_notice() -> bytes:
    """The JPEG, one page without a head block."""
    sheet = Sheet("Hinweis", PORTRAIT, margin=74)
    sheet.y += 40
    sheet.paragraph("Vollsperrung der Kreisstraße", Style(size=22, font=BOLD, leading=28, gap=14))
    large = Style(size=14, leading=21, gap=12)
    for text in (
        "Von Montag, 6. Oktober 2025, bis Freitag, 10. Oktober 2025, ist die Kreisstraße K 9917 zwischen Musterlingen und "
        "Seedorf für den gesamten Verkehr gesperrt.",
        "Die Umleitung führt über Obertal. Die Buslinie 714 fährt nach Sonderfahrplan.",
        "Wer die Sperrung missachtet, muss nach § 49 StVO mit einem Bußgeld von 50 € rechnen.",
        "Auskunft gibt das Tiefbauamt der Stadt Musterlingen, Zimmer 108.",
    ):
        sheet.paragraph(text, large)
    return scan_page(sheet.save(), 0, CAMERA)

"""Niederschrift of the Gemeinderat of 20 May 2025: born-digital, two columns that must not interleave, votes, three pages."""

from __future__ import annotations

from tests.samples.typeset import BOLD, HEADING, SMALL, TITLE, Sheet, Style, column_width, columns, set_lines

ITEM = Style(size=10.5, font=BOLD, leading=14, gap=4)
TEXT = Style(size=10.5, leading=14, gap=7, ligatures=True)
VOTE = Style(size=10.5, font=BOLD, leading=14, gap=10)
FIRST_TOP, TOP, BOTTOM = 312.0, 76.0, 780.0
AGENDA = (
    ("1", "Eröffnung und Feststellung der Beschlussfähigkeit"),
    ("2", "Fragen der Einwohnerinnen und Einwohner"),
    ("3", "Bekanntgabe nichtöffentlich gefasster Beschlüsse"),
    ("7", "Neubau des Radwegs zwischen Musterlingen und Seedorf (Vorlage 2025/0117)"),
    ("8", "1. Nachtragshaushalt 2025 (Vorlage 2025/0120)"),
    ("9", "Anträge der Fraktionen"),
    ("9.2", "Trinkbrunnen auf öffentlichen Plätzen (Vorlage 2025/0131)"),
    ("10", "Verschiedenes"),
)
MINUTES: tuple[tuple[str, Style], ...] = (
    ("TOP 1: Eröffnung und Feststellung der Beschlussfähigkeit", ITEM),
    (
        "Oberbürger|meisterin Dr. Thalberg er|öffnet um 17:03 Uhr die Sitzung, be|grüßt die Mit|glieder des Gemeinde|rats, die "
        "Vertreter der Presse und die zahl|reichen Zu|hörer|innen und Zu|hörer. Sie stellt fest, dass form- und frist|gerecht "
        "ein|ge|laden wurde und der Gemeinde|rat nach § 37 Abs. 2 GemO be|schluss|fähig ist. Ein|wände gegen die "
        "Tages|ordnung werden nicht er|hoben. Die Nieder|schrift über die Sitzung vom 29. April 2025 gilt als ge|nehmigt.",
        TEXT,
    ),
    ("TOP 2: Fragen der Einwohnerinnen und Einwohner", ITEM),
    (
        "Ein Ein|wohner aus Seedorf fragt, ob die Buslinie 714 während der Bau|arbeiten an der Kreis|straße um|ge|leitet wird. "
        "Bürger|meister Lindqvist ant|wortet, die Straße bleibe ein|spurig be|fahr|bar; nur in der Zeit vom 6. bis "
        "10. Oktober 2025 sei eine Voll|sperrung nötig. Eine Ein|wohnerin er|kundigt sich nach den Öff|nungs|zeiten des "
        "Frei|bads. Es öffnet am 24.05.2025.",
        TEXT,
    ),
    ("TOP 3: Bekanntgabe nichtöffentlich gefasster Beschlüsse", ITEM),
    (
        "Die Vor|sitzende gibt nach § 35 Abs. 1 Satz 4 GemO be|kannt, dass der Haupt|aus|schuss am 13. Mai 2025 der "
        "Ein|stellung einer Sach|gebiets|leitung zu|ge|stimmt hat.",
        TEXT,
    ),
    ("TOP 7: Neubau des Radwegs zwischen Musterlingen und Seedorf", ITEM),
    (
        "Stadt|bau|rätin Ehrenfels er|läutert die Planung. Die Kosten sind seit der Vor|planung um 138.000 Euro auf "
        "1.284.317,50 Euro ge|stiegen, vor allem wegen der Brücke über den Mühl|bach. Das Land hat mit Be|scheid vom "
        "9. Mai 2025 eine Zu|wendung von 600.000 Euro be|willigt.",
        TEXT,
    ),
    (
        "Stadt|rätin Quast (Bürger|liste) be|zeichnet den Weg als über|fällig. Seit 2021 habe es 14 Unfälle ge|geben. "
        "Ihre Frak|tion stimme zu, bitte aber darum, die Be|leuch|tung mit Be|wegungs|meldern zu planen, wie vom "
        "Bau- und Um|welt|bei|rat an|ge|regt.",
        TEXT,
    ),
    (
        "Stadt|rat Aurich (Freie Wähler) hält die Kosten für zu hoch. Der An|teil der Stadt be|laufe sich auf mehr als "
        "680.000 Euro; das sei bei einem Fehl|betrag im Ergebnis|haus|halt nicht zu ver|treten. Er be|antragt, den "
        "Bau um ein Jahr zu ver|schieben.",
        TEXT,
    ),
    (
        "Stadt|rat Bergmoser (SPD) weist da|rauf hin, dass die Zu|wendung ver|falle, wenn nicht bis zum 31.12.2025 mit "
        "dem Bau be|gonnen werde. Orts|vor|steher Kießling be|richtet, der Ort|schafts|rat Seedorf habe am "
        "29. April 2025 mit 8 Ja-Stimmen bei 1 Ent|haltung zu|ge|stimmt.",
        TEXT,
    ),
    ("Über den Antrag auf Verschiebung wird zuerst abgestimmt.", TEXT),
    ("Abstimmung: bei 6 Ja-Stimmen, 23 Nein-Stimmen und 1 Enthaltung abgelehnt", VOTE),
    (
        "Beschluss: Der Gemeinde|rat beschließt den Bau des Radwegs nach der Ent|wurfs|planung vom 14.03.2025 und "
        "er|mächtigt die Ver|waltung, Auf|träge bis zu einem Ge|samt|wert von 1.200.000 Euro zu ver|geben.",
        TEXT,
    ),
    ("Abstimmung: mehrheitlich zugestimmt bei 24 Ja-Stimmen, 4 Nein-Stimmen und 2 Enthaltungen", VOTE),
    ("TOP 8: 1. Nachtragshaushalt 2025", ITEM),
    (
        "Stadt|kämmerer Osterholz bringt den Ent|wurf der Nach|trags|haus|halts|satzung ein. Die Er|träge steigen um "
        "310.000 Euro, die Auf|wendungen um 842.500 Euro. Der Fehl|betrag er|höht sich da|mit um 532.500 Euro. Grund "
        "sind der Tarif|ab|schluss und höhere Energie|kosten der Schulen. Neue Kredite sind nicht vor|ge|sehen.",
        TEXT,
    ),
    (
        "Stadt|rätin Feldhusen (CDU) fragt nach der Ge|werbe|steuer. Herr Oster|holz er|klärt, bis Ende April 2025 seien "
        "rund 6,2 Mio. Euro ein|ge|gangen; der An|satz von 18,5 Mio. Euro werde er|reicht. Der Ent|wurf wird zur "
        "Vor|be|ratung in den Haupt|aus|schuss und in den Aus|schuss für Um|welt und Tech|nik ver|wiesen.",
        TEXT,
    ),
    ("Abstimmung: einstimmig in den Hauptausschuss verwiesen", VOTE),
    ("TOP 9.2: Trinkbrunnen auf öffentlichen Plätzen", ITEM),
    (
        "Stadt|rat Dorn|busch (Bürger|liste) be|gründet den An|trag. Bürger|meister Lind|qvist ver|weist auf die "
        "Stellung|nahme der Ver|waltung: Zu|nächst sollen zwei Brunnen für 24.600 Euro ge|baut werden. Die Frak|tion ist "
        "da|mit ein|ver|standen.",
        TEXT,
    ),
    (
        "Stadt|rätin Feld|husen (CDU) bittet, auch am Fried|hof eine Zapf|stelle zu prüfen. Stadt|rat Berg|moser (SPD) regt "
        "an, für die Brunnen Paten zu suchen. Die Vor|sitzende sagt zu, beides bis zur Sitzung am 15. Juli 2025 zu klären.",
        TEXT,
    ),
    ("Abstimmung: einstimmig im Sinne der Stellungnahme zugestimmt", VOTE),
    ("TOP 10: Verschiedenes", ITEM),
    (
        "Die Vor|sitzende er|innert an die Ein|weihung der Sport|halle am Samstag, 14. Juni 2025, um 11 Uhr. Stadt|rat Aurich "
        "(Freie Wähler) bittet um eine Über|sicht der offenen Be|schlüsse seit dem Jahr 2023. Sie wird dem Protokoll der "
        "nächsten Sitzung bei|ge|fügt. Die Sitzung endet um 19:47 Uhr.",
        TEXT,
    ),
)


def build() -> bytes:
    """The PDF."""
    sheet = Sheet("Niederschrift Gemeinderat 20.05.2025", margin=50)
    _head(sheet)
    rest = set_lines(MINUTES, column_width(sheet))
    top = FIRST_TOP
    while True:
        # The last page is balanced, as a word processor does it, and leaves room for the signatures.
        length = sum(line.advance for line in rest)
        rest = columns(sheet, rest, top, min(BOTTOM, top + length / 2 + 30))
        sheet.at(sheet.width / 2, sheet.height - 40, f"– {sheet.page_number} –", SMALL, "center")
        if not rest:
            break
        sheet.page()
        sheet.at(sheet.margin, 44, "Niederschrift Gemeinderat 20.05.2025 – öffentlicher Teil", SMALL)
        top = TOP
    _signatures(sheet)
    return sheet.save()


def _head(sheet: Sheet) -> None:
    sheet.paragraph("Stadt Musterlingen", HEADING)
    sheet.paragraph("Niederschrift", Style(size=17, font=BOLD, leading=22, gap=2))
    sheet.paragraph("über die öffentliche Sitzung des Gemeinderats", TITLE)
    sheet.pair("Gremium:", "Gemeinderat, 12. Sitzung")
    sheet.pair("Termin:", "Dienstag, 20. Mai 2025, 17:00 Uhr")
    sheet.pair("Ort:", "Bürgersaal des Rathauses")
    sheet.pair("Vorsitz:", "Oberbürgermeisterin Dr. Thalberg")
    sheet.y += 8
    sheet.at(sheet.margin, sheet.y, "Tagesordnung", HEADING)
    sheet.y += 16
    for number, title in AGENDA:
        sheet.pair(f"TOP {number}", title, tab=52, style=Style(size=8.8, leading=11.4))


def _signatures(sheet: Sheet) -> None:
    y = BOTTOM - 40
    third = sheet.inner / 3
    for index, role in enumerate(("Vorsitzende", "Urkundspersonen", "Schriftführung")):
        x = sheet.margin + index * third
        sheet.canvas.line(x, sheet.height - y, x + third - 16, sheet.height - y)
        sheet.at(x, y + 3, role, SMALL)

"""A brochure as its publisher's text dump: read by an English-model OCR, so its umlauts, ß and quotes are damaged.

``CLEAN`` is what was printed; ``HABITS`` is what such a model makes of single words. ``build`` puts the habits in, taking
turns where a word has several. ``TEMPTING`` words look like damage and are right: a repair must leave them alone.
"""

from __future__ import annotations

import re
from itertools import cycle

CLEAN = """STADT MUSTERLINGEN / DIE OBERBÜRGERMEISTERIN



ZUKUNFTSKONZEPT 2035

HERAUSGEBER

Die Oberbürgermeisterin
Marktplatz 1
99999 Musterlingen

STAND
März 2024



VORWORT

Liebe Bürgerinnen und Bürger,

unsere Stadt hat in den vergangenen zehn Jahren viel erreicht. Wir haben
Schulen saniert, Straßen erneuert und den öffentlichen Nahverkehr aus-
gebaut. Für die nächsten Jahre brauchen wir gemeinsame Ziele. Der Gemein-
derat hat die Verwaltung am 12. Dezember 2023 beauftragt, dafür ein
Konzept zu erarbeiten.

Mehr als 1.400 Menschen haben sich an der Umfrage beteiligt. Ihre Vor-
schläge reichen vom größeren Spielplatz bis zur ökologischen Wärmever-
sorgung. Ich danke allen, die mitgewirkt haben.

LEITSÄTZE

1. Musterlingen wächst maßvoll. Neue Flächen werden erst dann bebaut, wenn
Baulücken geschlossen sind. Der Gemeinderat prüft jährlich die Fläche, die
für Wohnungen und Gewerbe nötig ist.

2. Musterlingen schützt das Klima. Die Stadtwerke führen bis 2030 ein
Wärmenetz in der Südstadt ein. Die Kosten von rund 8,4 Mio. Euro werden
über Gebühren und Zuschüsse gedeckt.

3. Musterlingen ist für alle da. Wir fördern Vereine, unterstützen Familien
und schaffen Räume für Jugendliche. Zusätzlich stehen ab 2025 jährlich
120.000 Euro für das Ehrenamt zur Verfügung.
\f
MASSNAHMEN

Die folgenden Maßnahmen wurden ausgewählt, weil sie schnell wirken und
große Unterstützung finden:

- Ausbau der Radwege zwischen den Ortsteilen, auch über die Gemeinde-
grenze hinaus
- Begrünung der Dächer städtischer Gebäude, zunächst an der Grundschule
Seedorf
- Bau- und Umweltberatung für Haushalte, die ihr Haus dämmen möchten
- Öffnung der Bücherei am Samstag, künftig von 10 bis 16 Uhr
- günstigere Fahrpreise für Schülerinnen und Schüler

FINANZIERUNG

Nach § 78 der Gemeindeordnung sind Gebühren vor Steuern zu erheben. Über
die Höhe entscheidet der Gemeinderat. Der Hauptausschuss hat am 30.01.2024
empfohlen, für die ersten Schritte 350.000 Euro bereitzustellen. Das Land
übernimmt höchstens 50 Prozent der förderfähigen Ausgaben.

Die Verwaltung führt dazu im Frühjahr Gespräche mit dem Landkreis. Natür-
lich müssen die Wünsche der Bürgerschaft berücksichtigt werden; einige
Projekte können früher beginnen, andere benötigen noch Prüfung.

AUSBLICK

Das Konzept wird alle zwei Jahre überprüft. Die Ergebnisse veröffentlicht
die Stadt im Amtsblatt. Der nächste Bericht erscheint im Herbst 2026.
"""
HABITS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("für", ("fiir", "fur", "fir")),
    ("Für", ("Fiir",)),
    ("dafür", ("dafiir",)),
    ("Bürgerschaft", ("Biirgerschaft",)),
    ("über", ("iiber", "uber")),
    ("Über", ("Uber",)),
    ("Oberbürgermeisterin", ("Oberbiirgermeisterin",)),
    ("OBERBÜRGERMEISTERIN", ("OBERBURGERMEISTERIN",)),
    ("März", ("Marz",)),
    ("Bürgerinnen", ("Biirgerinnen",)),
    ("Bürger", ("Burger",)),
    ("Straßen", ("StraBen",)),
    ("öffentlichen", ("éffentlichen",)),
    ("nächsten", ("nachsten",)),
    ("größeren", ("gréBeren",)),
    ("ökologischen", ("6kologischen",)),
    ("Wärmever", ("Warmever",)),
    ("schläge", ("schlage",)),
    ("LEITSÄTZE", ("LEITSATZE",)),
    ("wächst", ("wachst",)),
    ("maßvoll", ("maBvoll",)),
    ("Baulücken", ("Bauliicken",)),
    ("prüft", ("priift",)),
    ("jährlich", ("jahrlich",)),
    ("Fläche", ("Flache",)),
    ("Flächen", ("Flachen",)),
    ("nötig", ("nétig",)),
    ("schützt", ("schiitzt",)),
    ("führen", ("fiihren",)),
    ("führt", ("fiihrt",)),
    ("Wärmenetz", ("Warmenetz",)),
    ("Südstadt", ("Siidstadt",)),
    ("Gebühren", ("Gebiihren", "Gebuhren")),
    ("Zuschüsse", ("Zuschiisse",)),
    ("fördern", ("férdern",)),
    ("unterstützen", ("unterstiitzen",)),
    ("Räume", ("Raume",)),
    ("Zusätzlich", ("Zusatzlich",)),
    ("Verfügung", ("Verfiigung",)),
    ("Maßnahmen", ("Maflnahmen",)),
    ("ausgewählt", ("ausgewahlt",)),
    ("große", ("groBe",)),
    ("Unterstützung", ("Unterstiitzung",)),
    ("Begrünung", ("Begriinung",)),
    ("Dächer", ("Dacher",)),
    ("städtischer", ("stadtischer",)),
    ("Gebäude", ("Gebaude",)),
    ("zunächst", ("zunachst",)),
    ("dämmen", ("dammen",)),
    ("möchten", ("méchten",)),
    ("Öffnung", ("Offnung",)),
    ("Bücherei", ("Biicherei",)),
    ("künftig", ("kiinftig",)),
    ("günstigere", ("giinstigere",)),
    ("Schülerinnen", ("Schiilerinnen",)),
    ("Schüler", ("Schiiler",)),
    ("Höhe", ("Hohe",)),
    ("übernimmt", ("iibernimmt",)),
    ("höchstens", ("héchstens",)),
    ("förderfähigen", ("forderfahigen",)),
    ("Frühjahr", ("Friihjahr",)),
    ("Gespräche", ("Gesprache",)),
    ("Natür", ("Natiir",)),
    ("müssen", ("miissen",)),
    ("Wünsche", ("Wiinsche",)),
    ("berücksichtigt", ("beriicksichtigt",)),
    ("können", ("kénnen",)),
    ("früher", ("friiher",)),
    ("benötigen", ("bendtigen",)),
    ("Prüfung", ("Priifung",)),
    ("überprüft", ("iiberpriift",)),
    ("veröffentlicht", ("verdéffentlicht",)),
    ("nächste", ("nachste",)),
)
# Words that hold no doubt for a repair on dictionary evidence: neither the damaged form nor a second reading is German.
CERTAIN = (
    "für", "Oberbürgermeisterin", "Bürgerinnen", "Straßen", "ökologischen", "maßvoll", "prüft", "führen", "Gebühren",
    "Zuschüsse", "unterstützen", "Verfügung", "große", "Unterstützung", "künftig", "müssen", "berücksichtigt", "früher",
    "Prüfung",
)  # fmt: skip
TEMPTING = ("Ziele", "vergangenen", "Schulen", "Hauptausschuss", "Familien", "Spielplatz", "Musterlingen")


def damaged() -> str:
    """``CLEAN`` with the habits of an English model put in."""
    turns = {word: cycle(forms) for word, forms in HABITS}
    # A line end has already cut some words; their first halves are habits of their own.
    pattern = re.compile(r"\b(" + "|".join(sorted(turns, key=len, reverse=True)) + r")(?=\b|-)")
    return pattern.sub(lambda match: next(turns[match[0]]), CLEAN)


def build() -> bytes:
    """The dump in UTF-8; a form feed parts its two pages."""
    return damaged().encode()

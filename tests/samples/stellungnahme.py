"""Stellungnahme der Verwaltung zum Antrag 2025/0131 as a text dump: tabs in the head, HTML tick boxes, Markdown accents."""

from __future__ import annotations

YES = 'nein <input type="checkbox"/> ja <input checked="" type="checkbox"/>'
TEXT = f"""

STELLUNGNAHME zum Antrag\tGremium:\t12. Plenarsitzung Gemeinderat
\tFraktion Bürgerliste\t
vom: 31.03.2025\tTermin:\t20.05.2025
eingegangen: 02.04.2025\tVorlage Nr.:\t2025/0131
\tTOP:\t9.2
\tVerantwortlich:\töffentlich
\t\tDez. 3
Trinkbrunnen auf öffentlichen Plätzen\t\t

- Kurzfassung -

Die Verwaltung empfiehlt, dem Antrag mit der Maßgabe zuzustimmen, dass im Jahr 2026 zunächst **zwei Trinkbrunnen** \
am Marktplatz und am Dorfplatz Seedorf errichtet werden. Über die beiden weiteren Standorte soll nach einem Jahr \
Betrieb entschieden werden.

Kostet der Vorschlag etwas?\t\tnein <input type="checkbox"/>\tja <input checked="" type="checkbox"/>
Kosten insgesamt\tZuschuss des Landes\tAnteil der Stadt\tBetrieb im Jahr
24.600 €\t12.300 €\t12.300 €\t2.300 €
Bemerkungen:\t\t\t
Dient dem Leitbild Musterlingen 2035\t{YES}\tZiel: Klima und Gesundheit\t
Ortschaftsrat gehört (§ 70 Abs. 1 GemO)\t{YES}\tin Seedorf am 29.04.2025\t
Eigene Gesellschaften beteiligt\t{YES}\tbeteiligt: Stadtwerke Musterlingen GmbH\t

## 1. Standorte

Die Verwaltung hat die vier genannten Plätze zusammen mit den Stadtwerken geprüft. Am **Marktplatz** liegt eine \
Trinkwasserleitung in 6 m Entfernung; der Brunnen kann ohne größeren Eingriff angeschlossen werden. Am \
**Bahnhofsvorplatz** steht der Umbau des Busbahnhofs bevor (Beschluss des Gemeinderats vom 11. Februar 2025, \
Vorlage 2025/0034); ein Brunnen sollte erst danach gesetzt werden. Im **Stadtpark** wären 85 m neue Leitung nötig.

## 2. Kosten

Tabelle: Kosten je Standort in Euro

Standort\tBrunnen\tAnschluss\tGesamt
Marktplatz\t9.800\t2.100\t11.900
Bahnhofsvorplatz\t9.800\t4.650\t14.450
Stadtpark\t9.800\t13.900\t23.700
Dorfplatz Seedorf\t9.800\t2.900\t12.700
Summe\t39.200\t23.550\t62.750

Für die zwei empfohlenen Standorte entstehen Kosten von 24.600 €. Das Förderprogramm des Landes übernimmt davon die \
Hälfte, höchstens jedoch 15.000 Euro. Der Betrieb kostet je Brunnen rund 1.150 Euro im Jahr; darin sind die \
vierteljährliche Beprobung nach § 28 TrinkwV und die Winterfestmachung enthalten.

## 3. Rechtliche Einordnung

• Nach § 50 Abs. 1 Satz 2 und 3 WHG gehört die Bereitstellung von Leitungswasser an öffentlichen Orten zur \
Daseinsvorsorge, soweit dies technisch durchführbar und verhältnismäßig ist.

• Die Aufstellung auf öffentlichen Straßen ist Gemeingebrauch im Sinne von § 13 StrG; einer Sondernutzungserlaubnis \
bedarf es nicht.

• Der Ortschaftsrat Seedorf hat dem Standort am 29. April 2025 einstimmig zugestimmt.

## 4. Vorschlag der Verwaltung

Der Gemeinderat beschließt:<br>1. Am Marktplatz und am Dorfplatz Seedorf werden bis zum 30.04.2026 Trinkbrunnen \
errichtet.<br>2. Die Mittel in Höhe von 24.600 Euro werden im Nachtragshaushalt 2025 bereitgestellt.<br>3. Die \
Verwaltung berichtet im Herbst 2026 im Ausschuss für Umwelt und Technik.
"""


def build() -> bytes:
    """The dump in UTF-8."""
    return TEXT.encode()

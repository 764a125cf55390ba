"""Whole minutes of made-up towns in short forms: headings of decision books, results in titles, items decided together."""

import time

import pytest

from extractors.papers.minutes import read_minutes

Row = tuple[str, str | None, int | None, int | None, int | None]


def told(text: str, gremium: str | None = "Gemeinderat") -> list[Row]:
    items = read_minutes([text], gremium).items
    return [(i.number, i.outcome, i.votes_yes, i.votes_no, i.votes_abstain) for i in items]


MINUTES: list[tuple[str, list[Row]]] = [
    (
        "Gemeinde Musterlingen\nProtokoll\n\nBeschluss-Nr.: 11/03/2026\nErneuerung der Waage\nJa: 9\nNein: 2\nEnthaltung: 0\n\n"
        "Beschluss-Nr.: 12/03/2026\nZuschuss an den Chor\nJa: 3\nNein: 8\nEnthaltung: 0\n",
        [("11/03/2026", "approved", 9, 2, 0), ("12/03/2026", "rejected", 3, 8, 0)],
    ),
    (
        "Stadt Musterlingen\nBeschlüsse der Sitzung\n\nGR-07-26\nVerkauf der Kelter\nAbstimmungsergebnis: 14 / 2 / 1\n\n"
        "GR-08-26\nMiete der Halle\nAbstimmungsergebnis: 5 / 11 / 1\n",
        [("GR-07-26", "approved", 14, 2, 1), ("GR-08-26", "rejected", 5, 11, 1)],
    ),
    (
        "Niederschrift Gemeinderat\n\nNr. 41  Feststellung der Rechnung (17:1)\n\nNr. 42  Brücke am Mühlbach – vertagt\n\n"
        "Nr. 43  Antrag der Roten – an den Bauausschuss verwiesen (12:6)\n",
        [("41", "approved", 17, 1, None), ("42", "postponed", None, None, None), ("43", "referred", 12, 6, None)],
    ),
    (
        "Niederschrift\n\n(1) Genehmigung der letzten Niederschrift\nGenehmigt (einstimmig).\n\n(2) Umbau der Schmiede\n"
        "Zurückgestellt, weil der Plan fehlt.\n",
        [("1", "approved", None, None, None), ("2", "postponed", None, None, None)],
    ),
    (
        "Niederschrift\n\n3. Satzung über den Markt\n4. Satzung über die Kirmes\nBeide Satzungen werden einstimmig beschlossen.\n"
        "\n5. Verschiedenes\nNichts.\n",
        [("3", "approved", None, None, None), ("4", "approved", None, None, None), ("5", None, None, None, None)],
    ),
    (
        "Niederschrift\n\nTOP 8 und TOP 9 – gemeinsame Beratung\nDie Anträge werden begründet.\n"
        "Abstimmungsergebnis: 13 Ja, 2 Nein\n\nTOP 10 – Bericht\nDer Gemeinderat nimmt Kenntnis.\n",
        [("8", "approved", 13, 2, None), ("9", "approved", 13, 2, None), ("10", "noted", None, None, None)],
    ),
    (
        "Niederschrift\n\nTOP 2 Vergaben\nLos 1 Dach: Fa. Musterbau, einstimmig\nLos 2 Tore: Fa. Beispiel, einstimmig\n"
        "TOP 3 Spielplatz\nEmpfehlung an den Rat: annehmen; einstimmig.\n",
        [("2", "approved", None, None, None), ("3", "approved", None, None, None)],
    ),
    (
        "TOP | Gegenstand | Ja | Nein | Enth. | Ergebnis\n1 | Protokoll | 19 | 0 | 2 | genehmigt\n"
        "2 | Parkhaus | 12 | 9 | 0 | vertagt\n3 | Quartalsbericht | – | – | – | zur Kenntnis\n",
        [("1", "approved", 19, 0, 2), ("2", "postponed", 12, 9, 0), ("3", "noted", None, None, None)],
    ),
    (
        "Niederschrift\n\nTOP 1 Bekanntgabe nichtöffentlich gefasster Beschlüsse\n"
        "Der Gemeinderat hat dem Verkauf des Gartens einstimmig zugestimmt.\n\nTOP 2 Brunnen\nEinstimmig beschlossen.\n",
        [("1", None, None, None, None), ("2", "approved", None, None, None)],
    ),
    (
        "Niederschrift\n\nTOP 4 Schafweide\nOrtsvorsteher: Wer ist dafür? – Fünf Stimmen. Dagegen? – Zwei. "
        "Gut, dann ist das beschlossen.\n\nTOP 5 Verschiedenes\nNichts.\n",
        [("4", "approved", 5, 2, None), ("5", None, None, None, None)],
    ),
    (
        "Gemeinde Musterlingen. Niederschrift vom Markt. 3. Neubau der Kelter Herr Moser stellt die Kelter vor und nennt die "
        "Kosten. Abstimmung: Ja 8 Nein 1 Enthaltungen 0 Das Werk beginnt im Herbst und endet im folgenden Sommer, sofern das "
        "Wetter hält. 4. Zuschuss an den Chor Der Antrag wird in den Kulturausschuss verwiesen. Die Sängerinnen und Sänger "
        "warten draußen, bis sie gerufen werden, und singen dann drei Lieder. 5. Verschiedenes Die Waage ist geeicht.",
        [("3", "approved", 8, 1, 0), ("4", "referred", None, None, None), ("5", None, None, None, None)],
    ),
]


@pytest.mark.parametrize(("text", "rows"), MINUTES, ids=lambda value: str(value)[:40])
def test_short_minutes(text: str, rows: list[Row]) -> None:
    assert told(text) == rows


@pytest.mark.parametrize(
    "line", ["A – B: c (1:2 ", "Wer ist dafür? - Keine. ", "Ja 12 Nein 5 ", "für den Antrag stimmen "]
)
def test_long_lines_take_time_in_proportion(line: str) -> None:
    started = time.process_time()
    read_minutes([f"Niederschrift\n\nTOP 1 Brunnen\nTOP 2 {line * 4000}\n\nDer Vorsitzende: {line * 4000}"])
    assert time.process_time() - started < 6

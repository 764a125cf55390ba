"""The German words by which a catalogue and a report present the tables of a release to readers of portals."""

from __future__ import annotations

TABLE_WORDS: dict[str, tuple[str, str]] = {
    "documents": (
        "Dokumente",
        "Ein Eintrag je Datei: Art, Titel, Aktenzeichen, Gremium, Sitzungstag, Öffentlichkeit und Güte.",
    ),
    "pages": ("Seitentexte", "Der Text jeder Seite, berichtigt und im Urzustand, mit Herkunft und Güte."),
    "entities": (
        "Fundstellen",
        "Erwähnte Gremien, Beträge, Daten, Aktenzeichen, Gesetze und Beschlüsse mit genauer Fundstelle und Wert.",
    ),
    "consultations": (
        "Beratungsfolgen",
        "Die Gremien, die eine Vorlage durchläuft, mit Sitzungstag und Tagesordnungspunkt.",
    ),
    "head_evidence": (
        "Belege der Kopfdaten",
        "Woran jede Angabe eines Papierkopfs erkannt wurde, wo sie steht und wie sicher sie ist.",
    ),
    "source_profiles": (
        "Eigenheiten der Quellen",
        "Was die Papiere einer Quelle gemeinsam haben: die Form ihrer Nummern und ihre üblichen Gremien.",
    ),
    "agenda_items": (
        "Tagesordnungspunkte",
        "Die Punkte von Tagesordnungen und Niederschriften mit Ergebnis und Stimmen.",
    ),
    "votes": ("Abstimmungen", "Jede Abstimmung mit Gegenstand, Ergebnis, Stimmen und Fundstelle."),
    "vote_positions": ("Stimmverhalten der Fraktionen", "Wie Fraktionen stimmten, wo die Niederschrift es sagt."),
    "relations": ("Beziehungen", "Was ein Papier mit einem anderen macht: ändert, ergänzt, beantwortet, ersetzt es."),
    "organizations": (
        "Gremien",
        "Die Gremien der Quelle mit einer Kennung, die über Schreibweisen hinweg gleich bleibt.",
    ),
    "meetings": (
        "Sitzungen",
        "Die Sitzungen, die die Papiere nennen, mit Gremium, Tag und Zahl der Dokumente und Punkte.",
    ),
    "tables": (
        "Tabellen",
        "Die Tabellen der Dokumente mit Form, Einheit und dem Ergebnis ihrer nachgerechneten Summen.",
    ),
    "table_cells": (
        "Tabellenzellen",
        "Jede Zelle mit Text, Zahl und dem Urteil der Summen: bestätigt, widerlegt oder ungeprüft.",
    ),
    "budget_lines": ("Haushaltsansätze", "Die Zahlen der Haushaltstabellen nach Bezeichnung, Jahr und Betrag in Euro."),
    "budget_series": (
        "Haushaltszeitreihen",
        "Die Haushaltszahlen einer Gemeinde über Jahre und Papiere: Posten, Jahr, Art, Betrag und was andere Papiere dazu sagen.",
    ),
    "form_fields": (
        "Formularfelder",
        "Felder von Formularen: Bezeichnung, Inhalt, angekreuzt oder nicht, mit Fundstelle.",
    ),
    "corrections": ("Textberichtigungen", "Jede Änderung am Text mit Vorher, Nachher, Regel und Beleg."),
    "issues": ("Hinweise", "Was beim Lesen auffiel oder misslang, mit dem, was zu tun ist."),
    "checks": (
        "Rechenproben",
        "Jede gedruckte Summe, Differenz oder Quote, nachgerechnet: Formel, gedruckter und errechneter Wert, Urteil.",
    ),
    "check_terms": (
        "Summanden der Rechenproben",
        "Die Zahlen, aus denen jede Rechenprobe gebildet ist, mit Vorzeichen und Zelle.",
    ),
    "amounts": ("Beträge", "Jeder genannte Betrag mit Satz, Dokument, Gremium, Sitzungstag und Seite."),
}
"""Title and description by the name of the table."""

TABLE_KEYWORDS: dict[str, tuple[str, ...]] = {
    "documents": ("Vorlagen", "Niederschriften", "Ratsinformation"),
    "pages": ("Volltext", "Texterkennung"),
    "entities": ("Fundstellen", "Gesetze", "Beschlüsse"),
    "consultations": ("Beratungsfolge", "Sitzungen"),
    "agenda_items": ("Tagesordnung", "Beschlüsse", "Abstimmungen"),
    "votes": ("Abstimmungen", "Beschlüsse"),
    "vote_positions": ("Abstimmungen", "Fraktionen"),
    "relations": ("Anträge", "Vorlagen"),
    "organizations": ("Gremien", "Ausschüsse"),
    "meetings": ("Sitzungen", "Sitzungstermine"),
    "tables": ("Tabellen", "Summenprüfung"),
    "table_cells": ("Tabellen", "Zahlen"),
    "budget_lines": ("Haushalt", "Haushaltsplan", "Ansätze"),
    "budget_series": ("Haushalt", "Zeitreihe", "Ansätze", "Ergebnisse"),
    "form_fields": ("Formulare",),
    "corrections": ("Texterkennung", "Datenqualität"),
    "issues": ("Datenqualität",),
    "checks": ("Summenprüfung", "Haushalt"),
    "check_terms": ("Summenprüfung",),
    "amounts": ("Beträge", "Kosten", "Investitionen"),
}
"""Words to find each table by, beside those that the operator sets for all."""

MONEY_TABLES = frozenset({"amounts", "budget_lines", "budget_series"})
"""Tables about money: they bear the theme ECON beside those that are set."""

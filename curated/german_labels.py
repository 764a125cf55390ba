"""What German readers see for the values of closed vocabularies: once, for ``quality.html`` and the review site alike.

Keys are the values of ``curated/vocabulary.py`` in the order in which they are shown; a test holds them to it. Issue codes have
their titles in ``curated/issue_codes``.
"""

from __future__ import annotations

from collections.abc import Mapping

SOURCES: Mapping[str, str] = {
    "text_layer": "Textebene der Datei",
    "ocr": "Texterkennung (OCR)",
    "file": "Textdatei",
    "blank": "leere Seite",
    "failed": "nicht lesbar",
}
GRADES: Mapping[str, str] = {"good": "gut", "fair": "brauchbar", "poor": "schlecht", "none": "kein Text zu beurteilen"}
STATUS: Mapping[str, str] = {
    "ok": "vollständig gelesen",
    "partial": "teilweise gelesen",
    "failed": "nicht gelesen",
}
TABLE_STATUS: Mapping[str, str] = {
    "ok": "alle Summen stimmen",
    "mismatch": "eine Summe stimmt nicht",
    "not_checkable": "keine Summe zu prüfen",
}
VERDICT_WORDS: Mapping[str, str] = {"verified": "bestätigt", "contradicted": "widerlegt", "unchecked": "ungeprüft"}
"""The verdict of printed sums on a number in one word, behind a count."""

VERDICTS: Mapping[str, str] = {
    "verified": f"durch eine Summe {VERDICT_WORDS['verified']}",
    "contradicted": f"durch eine Summe {VERDICT_WORDS['contradicted']}",
    "unchecked": "von keiner Summe berührt",
}
"""The same, saying whose verdict it is."""

CHECK_KINDS: Mapping[str, str] = {"sum": "Summe", "difference": "Differenz", "ratio": "Verhältnis"}
SEVERITIES: Mapping[str, str] = {"error": "Fehler", "warning": "Warnung", "info": "Hinweis"}
ENTITY_KINDS: Mapping[str, str] = {
    "amount": "Betrag",
    "date": "Datum",
    "gremium": "Gremium",
    "reference": "Vorlagennummer",
    "agenda_item": "Tagesordnungspunkt",
    "law": "Rechtsnorm",
    "decision": "Beschluss",
    "organisation": "Organisation",
    "fraktion": "Fraktion",
    "place": "Ort",
    "person": "Person",
}
ENTITY_SIGNS: Mapping[str, str] = {
    "amount": "€",
    "date": "Dat",
    "gremium": "Gre",
    "reference": "Nr",
    "agenda_item": "TOP",
    "law": "§",
    "decision": "Bes",
    "organisation": "Org",
    "fraktion": "Fra",
    "place": "Ort",
    "person": "Per",
}
"""A short sign for each kind, so that colour is never the only one."""

CORRECTION_STAGES: Mapping[str, str] = {
    "mojibake": "Zeichensatz",
    "characters": "Zeichen",
    "linebreaks": "Zeilenumbruch",
    "ocr_repair": "OCR-Reparatur",
    "table_cell": "Tabellenzelle",
}
DOCUMENT_TYPES: Mapping[str, str] = {
    "vorlage": "Vorlage",
    "antrag": "Antrag",
    "anfrage": "Anfrage",
    "stellungnahme": "Stellungnahme",
    "niederschrift": "Niederschrift",
    "einladung": "Einladung",
    "bekanntmachung": "Bekanntmachung",
    "satzung": "Satzung",
    "haushalt": "Haushalt",
    "praesentation": "Präsentation",
    "konzept": "Konzept",
    "sonstige": "Sonstige",
}
DOCUMENT_KINDS: Mapping[str, str] = {
    "born_digital": "digital erzeugt",
    "scanned": "gescannt",
    "mixed": "teils gescannt",
    "image": "Bilddatei",
    "text": "Textdatei",
}
OUTCOMES: Mapping[str, str] = {
    "approved": "angenommen",
    "rejected": "abgelehnt",
    "postponed": "vertagt",
    "noted": "zur Kenntnis genommen",
    "referred": "verwiesen",
}
VOTE_SUBJECTS: Mapping[str, str] = {
    "item": "Beschluss",
    "amendment": "Änderungsantrag",
    "partial": "Teilabstimmung",
    "procedure": "Geschäftsordnung",
    "recommendation": "Empfehlung",
}
STANCES: Mapping[str, str] = {"for": "dafür", "against": "dagegen", "abstain": "enthalten", "divided": "geteilt"}
MARK_KINDS: Mapping[str, str] = {"correction": "Korrektur", "entity": "Entität", "number": "Zahl"}
"""What a reviewer's mark is about."""

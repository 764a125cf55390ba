"""What German readers see for the stable names of the data: kinds, grades, sources, issue codes and their remedies."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from curated.records import Entity

SOURCES: Mapping[str, str] = {
    "text_layer": "Textebene der PDF",
    "ocr": "Texterkennung (OCR)",
    "file": "Textdatei",
    "blank": "leere Seite",
    "failed": "nicht lesbar",
}
GRADES: Mapping[str, str] = {"good": "gut", "fair": "mittel", "poor": "schlecht", "none": "ohne Urteil"}
STATUS: Mapping[str, str] = {"ok": "vollständig", "partial": "teilweise", "failed": "nicht gelesen"}
KINDS: Mapping[str, str] = {
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
SIGNS: Mapping[str, str] = {
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

STAGES: Mapping[str, str] = {
    "mojibake": "Zeichensatz",
    "characters": "Zeichen",
    "linebreaks": "Zeilenumbruch",
    "ocr_repair": "OCR-Reparatur",
    "table_cell": "Tabellenzelle",
}
CHECKS: Mapping[str, str] = {"verified": "bestätigt", "contradicted": "widersprochen", "unchecked": "nicht prüfbar"}
TABLE_STATUS: Mapping[str, str] = {
    "ok": "Summen stimmen",
    "mismatch": "Summen widersprechen sich",
    "not_checkable": "ohne prüfbare Summen",
}
SEVERITIES: Mapping[str, str] = {"error": "Fehler", "warning": "Warnung", "info": "Hinweis"}
TYPES: Mapping[str, str] = {
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
CHECK_KINDS: Mapping[str, str] = {"sum": "Summe", "difference": "Differenz", "ratio": "Verhältnis"}

_ISSUES: Mapping[str, tuple[str, str]] = {
    "DOCUMENT_TIMEOUT": ("Zeitgrenze erreicht", "Datei teilen oder seconds_per_document erhöhen."),
    "DUPLICATE_FILE": ("Datei liegt mehrfach vor", "Nichts zu tun; die weiteren Fundorte zählen nicht."),
    "FILE_CHANGED": ("Datei hat sich beim Lesen geändert", "Erneut ausführen."),
    "FILE_EMPTY": ("Datei ist leer", "Datei neu beschaffen."),
    "FILE_TOO_LARGE": ("Datei ist zu groß", "Datei teilen oder die Grenze erhöhen."),
    "FILE_TYPE_UNKNOWN": ("Dateiart unbekannt", "In PDF umwandeln."),
    "FILE_UNREADABLE": ("Datei nicht lesbar", "Vorhandensein und Zugriffsrechte prüfen."),
    "IMAGE_DAMAGED": ("Bild beschädigt", "Neu beschaffen oder neu speichern."),
    "IMAGE_TOO_LARGE": ("Bild zu groß", "Verkleinern oder page_pixels erhöhen."),
    "IO_ERROR": ("Zugriff vom System verweigert", "Speicherplatz und Rechte prüfen, erneut ausführen."),
    "LOW_CONFIDENCE": ("Texterkennung unsicher", "Seite mit dem Bild vergleichen oder besser scannen."),
    "MEMORY_EXCEEDED": ("Speichergrenze erreicht", "Datei teilen oder memory_bytes erhöhen."),
    "NOT_PUBLIC": ("Nicht öffentliche Vorlage", "Nichts zu tun; sie bleibt außerhalb der Veröffentlichung."),
    "OCR_FAILED": ("Texterkennung gescheitert", "Seite neu scannen."),
    "OCR_TIMEOUT": ("Texterkennung dauerte zu lange", "ocr_seconds_per_page erhöhen oder Seite neu scannen."),
    "PAGE_DAMAGED": ("Seite beschädigt", "PDF reparieren oder Seite neu scannen."),
    "PAGE_SCALED": ("Seite verkleinert gelesen", "Bei schlechtem Ergebnis kleineres Seitenformat liefern."),
    "PAGE_TOO_LARGE": ("Seite zu groß", "PDF prüfen oder page_pixels erhöhen."),
    "PDF_DAMAGED": ("PDF beschädigt", "Neu beschaffen oder reparieren (qpdf), Seiten vergleichen."),
    "PDF_ENCRYPTED": ("PDF ist verschlüsselt", "Ungeschützte Fassung anfordern."),
    "PDF_NO_PAGES": ("PDF ohne Seiten", "Neu erzeugen."),
    "PDF_TOO_MANY_PAGES": ("Zu viele Seiten", "Grenze erhöhen oder Dokument teilen."),
    "PROCESS_FAILED": ("Programmfehler", "Bitte als Fehler melden."),
    "SELF_CHECK_FAILED": ("Ergebnis verletzt eine Regel", "Bitte als Fehler melden."),
    "TABLE_ACROSS_MISMATCH": ("Werte widersprechen einer anderen Tabelle", "Mit den Seitenbildern vergleichen."),
    "TABLE_SUM_MISMATCH": (
        "Summe stimmt nicht",
        "Mit dem Seitenbild vergleichen: ein Lesefehler oder ein Fehler der Vorlage.",
    ),
    "TASK_FAILED": ("Auftrag abgebrochen", "Prefect-Server prüfen, erneut ausführen."),
    "TEXT_ENCODING": ("Text nicht in UTF-8", "Umlaute prüfen oder Datei umwandeln."),
    "WORKER_CRASHED": ("Lesen brachte das Programm zum Absturz", "Datei teilen oder umwandeln."),
    "WORK_LOST": ("Arbeitsstand verloren", "Erneut ausführen."),
    "WRONG_EXTENSION": ("Dateiendung passt nicht zum Inhalt", "Datei umbenennen."),
    "BOX_OFF_PAGE": ("Fundstelle außerhalb der Seite", "Nichts zu tun."),
    "VALUE_OUT_OF_RANGE": ("Wert zu groß für die Spalte", "Mit dem Seitenbild vergleichen."),
    "FEEDBACK_APPLIED": ("Rückmeldungen übernommen", "Nichts zu tun."),
    "FEEDBACK_UNMATCHED": (
        "Rückmeldung passt nicht mehr",
        "Seite ansehen und neu markieren, oder die Markierung streichen.",
    ),
    "FOLDER_UNREADABLE": ("Ordner nicht lesbar", "Zugriffsrechte prüfen."),
    "LINK_BROKEN": ("Verweis führt ins Leere", "Verweis entfernen oder Ziel wiederherstellen."),
    "LINK_OUTSIDE": ("Verweis führt aus dem Ordner hinaus", "Datei in den Ordner legen."),
    "LINK_TO_FOLDER": ("Verweis auf einen Ordner", "Ordner selbst hineinlegen."),
    "MANIFEST_FILE_MISSING": ("Datei aus manifest.csv fehlt", "Datei beschaffen oder Zeile streichen."),
    "MANIFEST_UNREADABLE": ("manifest.csv nicht lesbar", "Aufbau und Zeichensatz prüfen."),
    "MANIFEST_VALUE": ("Angabe in manifest.csv unbrauchbar", "Zeile berichtigen."),
    "NAME_NOT_UTF8": ("Dateiname nicht in UTF-8", "Datei umbenennen."),
    "NOT_A_DOCUMENT": ("Kein Dokument", "Datei entfernen oder umwandeln."),
    "NOT_A_FILE": ("Keine gewöhnliche Datei", "Entfernen."),
    "NOT_PUBLIC_PART": ("Nicht öffentlicher Teil", "Nichts zu tun; er bleibt außerhalb der Veröffentlichung."),
    "OPARL_FILE_MISSING": ("Datei aus dem OParl-Export fehlt", "Datei beschaffen."),
    "OPARL_UNKNOWN": ("Im OParl-Export unbekannt", "Export erneuern."),
    "OPARL_UNREADABLE": ("OParl-Export nicht lesbar", "Export neu erzeugen."),
    "PERSONAL_DATA": (
        "Persönliche Angaben gefunden",
        "Prüfen, ob sie öffentlich sein dürfen; sonst mask_personal_data einschalten.",
    ),
    "REGISTER_ROW": ("Zeile in gremien.csv unbrauchbar", "Zeile berichtigen."),
    "REGISTER_UNREADABLE": ("gremien.csv nicht lesbar", "Aufbau und Zeichensatz prüfen."),
    "TABLE_TEXT_MISMATCH": ("Betrag im Text weicht von der Tabelle ab", "Mit dem Seitenbild vergleichen."),
    "VALUE_IMPLAUSIBLE": ("Wert nicht plausibel", "Mit dem Seitenbild vergleichen."),
    "WITHDRAWN": ("Zurückgezogen", "Nichts zu tun."),
    "WITHDRAWN_MALFORMED": ("Zeile der Rücknahmeliste unbrauchbar", "Zeile berichtigen."),
    "WITHDRAWN_NOT_FOUND": ("Zurückgenommenes Dokument nicht gefunden", "Angabe in der Rücknahmeliste prüfen."),
}

NO_PICTURE: Mapping[str, str] = {
    "text": "Eine Textdatei hat kein Seitenbild.",
    "missing": "Die Quelldatei war beim Erzeugen nicht lesbar oder hat sich seither geändert.",
    "masked": "Auf dieser Seite sind persönliche Angaben unkenntlich gemacht; ihr Bild wird nicht gezeigt.",
    "PAGE_TOO_LARGE": "Die Seite ist zu groß für ein Bild.",
    "WORKER_CRASHED": "Beim Zeichnen stürzte das Programm ab; die Seite wird nur als Text gezeigt.",
}


def issue_title(code: str) -> str:
    """The German name of an issue code; the code itself where none is known."""
    return _found(code)[0]


def issue_remedy(code: str) -> str | None:
    """What to do, in German; None where only the message says it."""
    return _found(code)[1] or None


def _found(code: str) -> tuple[str, str]:
    differs = ("Vorlage und OParl-Export sind sich uneinig", "Beide vergleichen; eine Seite ist falsch.")
    return _ISSUES.get(code) or (differs if code.startswith("OPARL_") else (code, ""))


def no_picture(reason: str) -> str:
    """Why a page has no picture, as a sentence."""
    return NO_PICTURE.get(reason, "Die Seite ließ sich nicht zeichnen; sie wird nur als Text gezeigt.")


def german_date(day: date | None) -> str | None:
    """The day as 20.05.2025."""
    return None if day is None else f"{day.day:02d}.{day.month:02d}.{day.year:04d}"


def german_number(value: Decimal | int) -> str:
    """The number as 1.234,50."""
    return (
        f"{value:,f}".translate(str.maketrans(",.", ".,"))
        if isinstance(value, Decimal)
        else f"{value:,}".replace(",", ".")
    )


def entity_value(entity: Entity) -> str | None:
    """The typed value of a mention in words; None where its text says it all."""
    if entity.kind == "amount" and entity.amount is not None:
        parts = (entity.qualifier, german_number(entity.amount), entity.currency, entity.unit)
        return " ".join(p for p in parts if p)
    if entity.kind == "date":
        start, end = german_date(entity.date_start), german_date(entity.date_end)
        return start if start == end else f"{start} bis {end}" if start and end else start or entity.iso
    if entity.kind == "decision":
        votes = ((entity.votes_yes, "Ja"), (entity.votes_no, "Nein"), (entity.votes_abstain, "Enthaltungen"))
        said = [OUTCOMES.get(entity.outcome or "", "")] + (["einstimmig"] if entity.unanimous else [])
        return ", ".join(p for p in [*said, *(f"{n} {what}" for n, what in votes if n is not None)] if p) or None
    if entity.kind == "law":
        named = (("§", entity.section), ("Abs.", entity.paragraph), ("Satz", entity.sentence), ("Nr.", entity.number))
        return " ".join([f"{sign} {value}" for sign, value in named if value] + [entity.law or ""]).strip() or None
    return None

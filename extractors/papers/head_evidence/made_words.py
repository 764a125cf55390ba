"""The words that say when a paper was made or handed over and who answers for it, as a grammar of labels.

Source: the date labels of the forty council systems we know of, by stem; a town picks a stem and a preposition as it likes.
"""

from __future__ import annotations

import re

MADE = (
    "(?:erstellt|verfasst|verfaßt|gefertigt|ausgefertigt|angefertigt|erarbeitet|ausgearbeitet|aufgestellt|angelegt|abgegeben"
    "|vorgelegt|gezeichnet|unterzeichnet|unterschrieben|abgeschlossen|aufgesetzt|aufgenommen)"
)
"""Participles of the one who makes a paper."""
HANDED_OUT = (
    "(?:ausgegeben|herausgegeben|ausgereicht|ausgedruckt|gedruckt|versandt|versendet|verschickt|zugestellt|verteilt|freigegeben"
    "|eingestellt)"
)
"""Participles of the office that hands a paper out: of its own at once, of a motion of members some days after it was made."""
HANDED_IN = "(?:eingereicht|eingebracht|eingegangen|eingelangt|gestellt|vorgetragen|übergeben|überreicht)"
"""Participles of a motion or question on its way to the administration."""
_STEM = (
    "(?:erstell|erstellungs|ausfertigungs|abfassungs|fertigungs|ausgabe|abgabe|vorlage|vorlagen|eingangs|einreichungs|einbringungs"
    "|antrags|anfrage|anfragen|druck|versand|versende|freigabe|drucksachen|dokument|dokumenten|schreib|brief|bericht|berichts"
    "|bearbeitungs|verfassungs)"
)
_DAY_LABEL = re.compile(
    rf"(?:(?:vorlage|drucksache|protokoll|niederschrift|bericht|dokument)?(?:{MADE}|{HANDED_OUT})|{HANDED_IN})(?:am|vom|den)?"
    rf"|{_STEM}(?:datum|tag)"
    r"|(?:datum|tag|zeitpunkt)(?:der|des|dieser|dieses)(?:erstellung|ausarbeitung|ausfertigung|abfassung|ausgabe|abgabe|vorlage"
    r"|drucksache|einreichung|einbringung|freigabe|versands|versendung|antrags|anfrage|eingangs|schreibens|berichts|dokuments)"
)

# „Eingang im Büro des Rates", „Datum der Drucklegung": a noun of days with what it is of, but no sitting and no effect.
_QUALIFIED = re.compile(
    r"(?:datum|eingang|eingangsdatum|ausgang|stand|ausgabe|abgabe)(?:der|des|dieser|dieses|im|in|bei|beim|am)"
    r"(?![a-zäöüß]*(?:sitzung|beratung|beschluss|veröffentlich|bekanntmach|inkraft|behandlung|termin|ratifi|wahl|bau|prüfung))[a-zäöüß]{3,28}"
)

_BRINGS_IN = re.compile(
    r"[a-zäöüß]{0,20}(?:verantwortung|verantwortlich(?:e[rs]?)?|federführung|federführend(?:e[rs]?)?)"
    r"(?:amt|stelle|bereich|fachbereich|fachdienst|referat|dezernat|abteilung|einheit)?"
)


def names_who_leads(key: str) -> bool:
    """Whether the key of a label names the office that answers for a paper: „Produktverantwortung", „Federführender Bereich"."""
    return _BRINGS_IN.fullmatch(key) is not None


def is_own_day(key: str) -> bool:
    """Whether the key of a label (letters only, lower case) names the day of the paper itself."""
    return _DAY_LABEL.fullmatch(key) is not None or _QUALIFIED.fullmatch(key) is not None

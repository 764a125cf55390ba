"""What was put to the vote: the item itself, an amendment, a part of it, or a point of procedure."""

from __future__ import annotations

import re
from typing import Literal

Subject = Literal["item", "amendment", "partial", "procedure", "recommendation"]

_AMENDMENT = re.compile(
    r"\b(?:\w*[ÄäEeZzGgAaIi](?:nderungs|rgänzungs|usatz|egen|lternativ|bänderungs|rweiterungs|rsetzungs)-?(?:antr(?:ag|ags"
    r"|ages|äge|ägen)|vorschl(?:ag|ages|äge))\w*|Antrag[ ]auf[ ](?:Änderung|Ergänzung|Streichung)|Änderungswunsch"
    r"|Unterantrag)\b"
)
_WITH_AMENDMENT = re.compile(
    r"(?i)\b(?:unter[ ](?:berücksichtigung|einbeziehung)|einschließlich|inklusive|inkl\.|mit[ ]de[rnm]|nebst|um|durch"
    r"|geänderten?|in[ ]der[ ](?:\w+[ ])?fassung|entsprechend|zusammen[ ]mit)[ ](?:de[rsmn][ ])?(?:\w+[ ]){0,3}$"
)
_PROCEDURE = re.compile(
    r"\b(?:Vertagungs|Geschäftsordnungs|GO-|Verfahrens|Verweisungs|Überweisungs|Absetzungs|Nichtbefassungs"
    r"|Schluss)-?antr(?:ag|ags|ages|äge)\b|\bAntr(?:ag|ags|ages|äge)[ ](?:zur[ ]Geschäftsordnung"
    r"|auf[ ](?:\w+[ ])?(?:Vertagung|Zurückstellung|Verschiebung|Schluss"
    r"|Ende[ ]der|Beendigung|Abbruch|geheime|namentliche|Einzelabstimmung|Nichtbefassung|Absetzung|(?:Rück)?(?:Ver"
    r"|Über)weisung|Unterbrechung|Sitzungsunterbrechung|Übergang|Nichtöffentlichkeit|Ausschluss|Rederecht|Redezeit|Aufnahme"
    r"|Dringlichkeit|Erweiterung[ ]der))|\bGeschäftsordnung(?=[ ]?:|[^.]{0,40}Antrag)|\b(?:offen|geheim|namentlich|einzeln"
    r"|getrennt|en[ ]bloc|im[ ]Block)[ ]abzustimmen\b|\b[Aa]uf[ ](?:die|eine|das)[ ][^.]{2,80}?[ ]verzichtet\b|\bRederecht\b"
    r"|\bgeheime[ ](?:Wahl|Abstimmung)\b(?=[^.]{0,30}\bbeantragt)"
    r"|\bDringlichkeit\b|\bSitzungsunterbrechung\b|(?<![Nn]ach )\bSchluss[ ]der[ ](?:Debatte|Redeliste|Aussprache)"
    r"|\b(?:Aussprache|Debatte|Rednerliste|Redeliste|Diskussion)[ ]zu[ ](?:beenden|schließen|unterbrechen)\b"
)
_PART = re.compile(
    r"^[ ]*(?:[-–•][ ])?(?:[Zz]u[ ])?(?:(?:Beschluss|Antrags)?(?:[Zz]iffern?|[Zz]iff\.|[Pp]unkte?|[Pp]kt\.|Nr\.|Nummer"
    r"|Buchstabe|[Aa]bs(?:atz|\.)|Teil|Satz|Spiegelstrich|Variante|Alternative|Los|§)[ ]?(?:\d{1,2}|[a-zA-Z]"
    r"|[IVX]+)(?:[ ]?(?:[a-z]\)?|bis[ ]\d+|und[ ]\d+|[-–][ ]?\d+))?\b|\d{1,2}[.)](?=[ ])|[a-h]\)|[IVX]{1,4}\.(?=[ ]))"
)
_PART_INSIDE = re.compile(
    r"\b(?:Ziffern?|Ziff\.|Punkt|Absatz|Buchstabe|Teil)[ ](?:\d{1,2}|[a-h])\)?[ ](?:des"
    r"|der)[ ](?!Tagesordnung)\w*(?:[Aa]ntrags?|[Vv]orlage|[Vv]orschlags|[Bb]eschluss\w*)\b"
)
_MAIN = re.compile(
    r"\b(?:Haupt|Ursprungs|Gesamt|Grund)(?:antrag|antrags|vorlage|abstimmung|beschluss|beschlussvorschlag)\b"
    r"|\bSchlussabstimmung\b|\bgeänderten?[ ](?:Antrag|Vorlage|Beschlussvorschlag|Fassung|Beschluss|Satzung)"
    r"|\bursprünglichen?[ ]\w+"
    r"|\b(?:\w*[Vv]orlage|Beschlussvorschlag(?:s|es)?|\w*[Ss]atzung|Verwaltungsvorschlag(?:s|es)?|Haushaltsplan|Drucksache"
    r"|Beschlussempfehlung)\b"
)


def subject_of(said: str) -> Subject | None:
    """What a sentence names as put to the vote, or None when it names nothing. ``said`` is one line."""
    found: list[tuple[int, Subject]] = []
    if (m := _PROCEDURE.search(said)) is not None:
        found.append((m.start(), "procedure"))
    if (m := _AMENDMENT.search(said)) is not None and not _WITH_AMENDMENT.search(said[: m.start()]):
        found.append((m.start(), "amendment"))
    if found:
        main = _MAIN.search(said)
        if main is not None and main.start() < min(found)[0]:
            return "item"
        return min(found)[1]
    if _PART.match(said) or _PART_INSIDE.search(said):
        return "partial"
    return "item" if _MAIN.search(said) else None


def subjects_named(said: str) -> list[tuple[int, Subject]]:
    """Where a line names the item itself, a point of procedure, or an amendment, in no order."""
    found: list[tuple[int, Subject]] = [(m.start(), "item") for m in _MAIN.finditer(said)]
    found += [(m.start(), "procedure") for m in _PROCEDURE.finditer(said)]
    found += [
        (m.start(), "amendment") for m in _AMENDMENT.finditer(said) if not _WITH_AMENDMENT.search(said[: m.start()])
    ]
    return found


def last_subject_of(said: str) -> Subject | None:
    """What is named last: for text above a vote, where the next thing to be voted on is announced."""
    found = subjects_named(said)
    if not found:
        return None
    start, subject = max(found)
    if subject == "item":  # „Änderungsantrag zur Vorlage 12": what it amends is not what is put
        before = [
            s
            for a, s in found
            if s != "item" and start - a < 90 and re.search(r"\b(?:zur?|zum|der|des)[ ](?:\w+[ ])?$", said[a:start])
        ]
        return before[-1] if before else subject
    return subject

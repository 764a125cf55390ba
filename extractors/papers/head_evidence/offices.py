"""Who brought a paper in: offices of an administration and groups of a council, and names that are neither.

The administrator who drafted a paper is not its originator. Source of the office words: the organisation charts that council
systems print (Amt, Fachbereich, Dezernat, Referat, Geschäftsbereich, Eigenbetrieb, Stabsstelle …).
"""

from __future__ import annotations

import re

from extractors.entities.mention import one_line

_NOUN = (
    r"Amt|Fachbereich|Fachdienst|Fachgebiet|Fachamt|Fachabteilung|Dezernat|Referat|Ressort|Geschäftsbereich|Abteilung|Stabsstelle"
    r"|Stabstelle|Stabsabteilung|Sachgebiet|Dienststelle|Eigenbetrieb|Direktorium|Direktion|Büro|Kämmerei|Stadtkämmerei|Bauamt"
    r"|Hauptamt|Kulturbüro|Bauverwaltung|Gemeindeverwaltung|Stadtverwaltung|Kreisverwaltung"
    r"|Verbandsgemeindeverwaltung|Amtsverwaltung|SG|FB|FD"
    r"|Samtgemeindeverwaltung|Stadtwerke|Bauhof|Senatsverwaltung|Bezirksamt|Magistrat|Oberbürgermeister(?:in)?"
    r"|Bürgermeister(?:in)?|Landrat|Landrätin|Der[ ]Magistrat|Der[ ]Landrat|Die[ ]Landrätin|Der[ ]"
    r"(?:Ober)?[Bb]ürgermeister|Die[ ](?:Ober)?[Bb]ürgermeisterin|Der[ ]Amtsdirektor|Gemeindevorstand"
    r"|Hauptverwaltung|Rechnungsprüfungsamt|Verwaltung|Rechtsamt"
)
_COMPOUND = (
    r"[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ]?[a-zäöüß]+)*(?:amt|referat|büro|betrieb|verwaltung|abteilung"
    r"|kämmerei|dezernat|direktion|stelle)"
)
_WORD = r"[A-ZÄÖÜ][\wäöüß./]*(?:-[A-ZÄÖÜa-zäöüß][\wäöüß./]*)*-?"
_FOR = (
    rf"(?:[ ](?:für|der|des|zur|und|&|u\.)(?:[ ](?:die|den|das))?[ ]{_WORD}"
    rf"(?:(?:,[ ]|[ ](?:und|&|u\.|sowie|für|der|des|zur)[ ](?:(?:die|den|das|der)[ ])?){_WORD}){{0,6}})"
)
# A topic without „für" behind the noun: „Fachdienst Soziales", „Fachbereich 3 Bürgerdienste".
_BARE = (
    rf"(?:[ ](?!Datum|Az|Aktenzeichen|Tel|Fax|Vorlagen?|Drucksachen?|Status|Seite|Beschluss|Stadt|Gemeinde|Herr|Frau){_WORD}"
    rf"(?:(?:,[ ]|[ ](?:und|&|u\.|sowie)[ ]){_WORD}){{0,4}})"
)
OFFICE = re.compile(
    rf"(?:(?:Städtisches|Zentrales|Zentraler|Technisches)[ ])?(?:[A-ZÄÖÜ][a-zäöüß]+-,?(?:[ ](?:und|u\."
    rf"|&))?[ ])?(?:(?:{_NOUN})\b|{_COMPOUND})"
    rf"(?:[ ](?:[IVX]{{1,4}}|\d{{1,3}}(?:[./]\d+)*)\b(?:[ ]?[–-][ ]{_WORD}(?:[ ]{_WORD})?)?)?(?:{_FOR}"
    rf"|{_BARE})?(?:[ ](?:HA|GL|S)[ ]?[IVX\d/-]+\w*)?"
)
GROUP = re.compile(
    r"(?:(?:[A-ZÄÖÜ][\w./&]*|DIE[ ]LINKE\.?|Die[ ]\w+|B(?:ündnis|ÜNDNIS)[ ]90[ ]?/[ ]?(?:Die|DIE)[ ]"
    r"(?:Grünen|GRÜNEN)|Freie[ ]Wähler)"
    r"(?:[ ]?[/|][ ]?[A-ZÄÖÜ][\w.]*){0,2}[ ]?-[ ]?(?:[A-ZÄÖÜ]?\w*-)?(?:\w*[Ff]raktion|Gruppe)"
    r"|(?:\w*[Ff]raktion(?:en)?|(?:Rats)?[Gg]ruppe)[ ](?:der[ ]|im[ ]\w+[ ])?(?:(?:DIE|Die)[ ])?[A-ZÄÖÜ][\w./-]*"
    r"(?:(?:[ ]|/|[ ]/[ ]|[ ](?:und|für|in|&|\+)[ ])(?:[A-ZÄÖÜ\d][\w./-]*)){0,6})"
    r"(?:[ ]im[ ](?:Rat|Stadtrat|Gemeinderat|Kreistag|Bezirksausschuss|Ortsbeirat|Ortschaftsrat|Ortsrat)(?:[ ]\d{1,2})?)?"
)
_OPENS = re.compile(rf"(?:Der |Die |Das )?(?:(?:{_NOUN})\b|{_COMPOUND}|(?:FB|FD|Dez|OB|BM|SG|Abt)\b\.?)")
_PERSON = re.compile(
    r"(?:(?:Herrn?|Frau|[A-ZÄÖÜ]\.|Dr\.|Prof\.|Dipl\.-\w+\.)[ ])|[A-ZÄÖÜ][a-zäöüß-]+,[ ](?:Dr\.[ ])?[A-ZÄÖÜ][a-zäöüß-]+$"
    r"|[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?[ ][A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?$|N\.[ ]N\."
)
_TRAILER = re.compile(r"(?:[ ,;]+(?:Tel(?:efon)?|Datum|Az|Aktenzeichen|Fax|E-Mail|Seite|vom|Status)\b.*|[ ,;:]+)$")
_LONGEST = 110


def office_of(text: str) -> str | None:
    """The office or group of a value („Amt für Bauen", „SPD-Fraktion", „61"); None for a day, a bare mark or prose."""
    value = _TRAILER.sub("", one_line(text)).strip(" .,;–-")
    if not 2 <= len(value) <= _LONGEST or not re.search(r"[A-Za-zÄÖÜ]", value):
        return None
    if re.fullmatch(r"(?i)(?:nicht ?)?öffentlich|ja|nein|keine?|entfällt|siehe .*|\d{1,2}\.\d{1,2}\.\d{2,4}.*", value):
        return None
    if re.search(r"[.!?] [A-ZÄÖÜ]\w+ \w+ \w+", value) or re.search(r"@|https?:", value):
        return None
    return value


def is_person(value: str) -> bool:
    """Whether a value is the name of a person and of no office or group: „Muster, Erika", „Frau Dr. Muster"."""
    return _PERSON.match(value) is not None and not _OPENS.match(value) and GROUP.search(value) is None


def is_office(value: str) -> bool:
    """Whether a value opens with the noun of an office."""
    return _OPENS.match(value) is not None

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
_NO_TOPIC = (
    r"(?!Datum|Az|Aktenzeichen|Tel|Fax|Vorlagen?|Drucksachen?|Status|Seite|Beschluss|(?:Stadt|Gemeinde|Herrn?|Frau)\b)"
)
_BARE = (
    rf"(?:[ ]{_NO_TOPIC}(?:[A-ZÄÖÜ][a-zäöüß]+(?:er|es|e)[ ]{_NO_TOPIC})?{_WORD}"
    rf"(?:(?:,[ ]|[ ](?:und|&|u\.|sowie)[ ]){_WORD}){{0,4}})"
)
OFFICE = re.compile(
    rf"(?:(?:Städtisches|Zentrales|Zentraler|Technisches)[ ])?(?:[A-ZÄÖÜ][a-zäöüß]+-,?(?:[ ](?:und|u\."
    rf"|&))?[ ])?(?:(?:{_NOUN})\b|{_COMPOUND})"
    rf"(?:[ ](?:[IVX]{{1,4}}|\d{{1,3}}(?:[./]\d+)*)\b(?:(?:[ ]?[–-]|[ ]/)[ ]{_WORD}(?:[ ]{_WORD})?)?)?(?:{_FOR}"
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
_OVER_ALL = re.compile(
    r"(?:(?:Der|Die|Das)[ ])?(?:Ober)?[Bb]ürgermeister(?:in)?|(?:(?:Der|Die)[ ])?(?:Landrat|Landrätin|Amtsdirektor(?:in)?"
    r"|Magistrat|Gemeindevorstand|Kreisausschuss)|(?:Landratsamt|Bezirksamt|Rathaus|[A-ZÄÖÜ][a-zäöü]*verwaltung)"
    r"(?:[ ](?:der[ ]|des[ ])?[A-ZÄÖÜ][\w-]*){0,3}|Verwaltung"
)
_PERSON = re.compile(
    r"(?:(?:Herrn?|Frau|[A-ZÄÖÜ]\.|Dr\.|Prof\.|Dipl\.-\w+\.)[ ])|[A-ZÄÖÜ][a-zäöüß-]+,[ ](?:Dr\.[ ])?[A-ZÄÖÜ][a-zäöüß-]+$"
    r"|[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?[ ][A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?$|N\.[ ]N\."
)
_TRAILER = re.compile(r"(?:[ ,;]+(?:Tel(?:efon)?|Datum|Az|Aktenzeichen|Fax|E-Mail|Seite|vom|Status)\b.*|[ ,;:]+)$")
# „Ursprung: Antrag, SPD"
_KIND_BEFORE = re.compile(r"^(?:\w+[ -])?(?:\w*[Aa]ntrag|\w*[Aa]nfrage|\w*[Vv]orlage)(?:, | der | - |$)")
_PERSON_BEHIND = re.compile(r",? (?:Herrn?|Frau|Hr\.|Fr\.) .*$")
_LONGEST = 110
_MOST_WORDS = 7  # of an office that no noun of offices opens
_NO_OFFICE = re.compile(
    r"[a-zäöü]\w*(?: .*)?|\d+(?:\.\d+)* ?[a-z]?(?: ?(?:[+–-]|und|bis) ?[a-z])?|\w*/?\d{4}|(?i:(?:nicht ?)?öffentlich/.*)"
)
_NOT_FILLED_IN = re.compile(
    r"(?:Dez|Dezernat|Amt|Fachbereich|FB|FD|Fachdienst|Referat|Abt|Abteilung|Sachgebiet|SG|Nr)\.?"
)
"""The noun of an office whose number or name was left empty on the form; half a value is none."""


def office_of(text: str) -> str | None:
    """The office or group of a value („Amt für Bauen", „SPD-Fraktion", „61"); None for a day, a bare mark or prose."""
    value = _TRAILER.sub("", _KIND_BEFORE.sub("", one_line(text))).strip(" .,;–-")
    value = _PERSON_BEHIND.sub("", value) if is_office(value) else value
    if not 2 <= len(value) <= _LONGEST or not re.search(r"[A-Za-zÄÖÜ]", value):
        return None
    if re.fullmatch(r"(?i)(?:nicht ?)?öffentlich|ja|nein|keine?|entfällt|siehe .*|\d{1,2}\.\d{1,2}\.\d{2,4}.*", value):
        return None
    if _NO_OFFICE.fullmatch(value) or _NOT_FILLED_IN.fullmatch(value):
        return None
    if len(value.split()) > _MOST_WORDS and not (is_office(value) or GROUP.search(value)):
        return None  # a title that took the place of a value left empty
    if re.search(r"[.!?] [A-ZÄÖÜ]\w+ \w+ \w+", value) or re.search(r"@|https?:", value):
        return None
    return value


def is_person(value: str) -> bool:
    """Whether a value is the name of a person and of no office or group: „Muster, Erika", „Frau Dr. Muster"."""
    return _PERSON.match(value) is not None and not _OPENS.match(value) and GROUP.search(value) is None


def stands_over_all(office: str) -> bool:
    """Whether an office is the head of the whole administration, or the administration itself, and no part of it."""
    return _OVER_ALL.fullmatch(office) is not None


def is_office(value: str) -> bool:
    """Whether a value opens with the noun of an office."""
    return _OPENS.match(value) is not None

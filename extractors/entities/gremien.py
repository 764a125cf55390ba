"""Bodies: „Gemeinderat", „Ausschuss für Umwelt und Verkehr", „Rates der Stadt Musterlingen", „Aufsichtsrat der X GmbH".

The span leaves the article out; the canonical name is nominative. Members („Stadtrat Mustermann"), meetings
(„Gemeinderatssitzung"), plurals and form labels are no bodies. Short forms are completed by ``bodies_in_full`` from
what the document says elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from curated.records import Entity
from extractors.entities.anchored_search import matches_at, word_starts
from extractors.entities.gremium_full_names import bodies_in_full
from extractors.entities.gremium_words import ADJECTIVES, HEAD, LOCAL_NOUNS, NAME, nominative
from extractors.entities.mention import mention, one_line
from extractors.entities.name_patterns import NO_NAME

# What the first word of a body looks like: its noun, the first part of a compound, the town before it.
_HEAD_WORD = re.compile(
    r"\w*(?:er$|-$|(?i:aus?schu|beirat|rat|versammlung|vertretung|konferenz|vorstand|parlament|gruppe))"
    rf"|BVV$|OBR$|(?i:kreistag|magistrat|kuratorium|kommission|lenkungs)|{ADJECTIVES}"
)
_CUT = r"(?:-(?=\n\d))?"
_HEAD = re.compile(
    rf"(?<![\w-])(?:(?P<city>[A-ZÄÖÜ][a-zäöüß]+er)[ \n])?{HEAD}(?!\w|[*:]in|-[A-Za-zÄÖÜäöü]|-(?![\n ]))", re.VERBOSE
)
_NO_PLACE = (
    r"(?!(?:Anhörung|Entscheidung|Vorberatung|Kenntnisnahme|Beschluss\w*|Termin|Sitzung\w*|Behandlung"
    r"|Stand|Status|TOP|Ö|N|Empfehlung|Beratung|Information"
    r"|Datum|Herr|Frau|Vorsitz\w*|Mitglied\w*|Vorlage|Ergebnis|Der|Die|Das|In|Im|Am|Zu|Zur|Zum|Es"
    r"|Stadt|Gemeinde|Seite|Abstimmung\w*|Protokoll|Dr|Anlage\w*"
    r"|Antrag\w*|Tagesordnung\w*|Niederschrift|Ja|Nein|Öffentlich\w*|Nicht\w*|Ich|Wir|Sie|Er|Bei|Auf"
    r"|Mit|Nach|Vor|Von|Für|Als|Ort|Und|Begründung|Gremium|Top)\b)"
)
_PLACE = re.compile(
    rf"""[ ]{_NO_PLACE}(?:(?:Klein|Groß|Bad|Alt|Neu|Ober|Unter|Hohen|Sankt|St\.|Nord|Süd|Ost|West|Mitte|Innenstadt
        |Am|Schwäbisch)[ ](?=[A-ZÄÖÜ]))?
        {NAME}(?:[ ]\(?(?:Ost|West|Nord|Süd|Mitte)\b\)?)?(?:,[ ]{NAME}(?=[ ]und[ ]))*(?:[ ]und[ ]{NAME})?
          (?:[ ]an[ ]der[ ]{NAME})?
      | [ ](?:\d{{1,3}}|[IVX]+)(?:[ ][-–][ ]{NAME}|[ ]\({NAME}\))""",
    re.VERBOSE,
)
_TOPIC = (
    rf"(?:(?:die|das|den)[ \n])?(?:[a-zäöüß]+(?:e|en|er|es)[ \n])?(?:[A-ZÄÖÜ][\wäöüß]*-(?:,[ \n]|[ \n]und[ \n]))*{NAME}"
)
# For whom the laws on equal treatment of the Länder and the municipal codes set up boards.
_PEOPLE = re.compile(
    r"[ \n]für[ \n](?:die[ \n]Belange[ \n](?:von|der)[ \n])?(?:Menschen|Personen|Einwohner\w*|Bürger\w*)"
    r"[ \n]mit[ \n](?:\w*[Bb]ehinderung(?:en)?|Beeinträchtigung(?:en)?|Migrations\w+|Zuwanderungs\w+)"
)
_STOP = (
    r"(?!\w*(?:ausschuss|ausschuß|beirat|rates?\b|vertretung|versammlung|kreistag)|(?:Der|Die|Das|Im"
    r"|In|Herr|Frau|Stadtrat|Rat|Vorlage|Termin)\b)"
)
_TOPICS = re.compile(
    rf"[ \n](?:für|zur|zum)[ \n]{_TOPIC}(?:,[ \n]{_STOP}{_TOPIC})*(?:,?[ \n](?:und|sowie|u\."
    rf"|&)[ \n]{_STOP}{_TOPIC})?(?:[ \n](?:der|des)[ \n](?:Stadt|Gemeinde|Landkreises"
    rf"|Kreises)[ ]{NAME})?"
)
_BARE_TOPICS = re.compile(
    rf"[ ]{_NO_PLACE}{_STOP}{NAME}(?:,[ \n]{_STOP}{_NO_PLACE}{NAME}(?:-(?=\n\d))?)*(?:[ \n](?:und"
    rf"|sowie|&)[ \n]{_STOP}{NAME})?"
)
_OF_TOWN = re.compile(
    r"[ \n](?P<of>der|des)[ \n](?P<kind>[A-ZÄÖÜ][a-zäöü]+(?:stadt|gemeinde)|Stadt|Gemeinde|Ortschaft"
    r"|Verwaltungsgemeinschaft|Landkreises|Kreises|Marktes|Fleckens|Zweckverbandes)"
    rf"[ \n](?P<town>(?:Bad[ ]|Sankt[ ]|St\.[ ])?{NAME}(?:[ ]am[ ](?:Main|Rhein|Neckar|Inn|Lech|See|Harz|\w+(?:see|berg|wald))\b"
    rf"|[ ]an[ ]der[ ]{NAME}|[ ]im[ ](?:Allgäu|Odenwald|\w+(?:tal|wald|gau))\b)?(?:[ ]\([A-ZÄÖÜ][a-zäöü.]{{1,11}}\))?)"
)
# The part of a town that a body of it is numbered by: „des 7. Stadtbezirkes", „Ortsbeirat 12".
_NUMBERED_PART = re.compile(
    rf"[ \n]des[ \n]\d{{1,2}}\.[ \n](?:Stadtbezirk|Stadtteil|Ortsbezirk|Bezirk)(?:e?s)?\b"
    rf"(?:[ ](?:[-–][ ])?{_NO_PLACE}[A-ZÄÖÜ][\wäöüß-]+)?"
    rf"|[ \n]für[ \n]den[ \n](?:Stadtbezirk|Ortsbezirk|Stadtteil|Bezirk)[ ](?:[IVX]+\b|\d{{1,2}}\b|{NAME})"
    rf"|[ ]\d{{1,2}}(?:[ ]\({_NO_PLACE}{NAME}\)|[ ][-–][ ]{_NO_PLACE}{NAME})?(?![\d./]|[:,]\d|[ ]?(?:Mitglied|Stimm|Ja|Nein|Uhr))"
)
_NUMBERED = frozenset(
    [
        "obr",
        "ortsbeirat",
        "bezirksausschuss",
        "bezirksvertretung",
        "bezirksbeirat",
        "stadtbezirksrat",
        "stadtbezirksbeirat",
    ]
)
# What a committee of the municipality's own businesses goes on with: „der Stadtwerke", „der Abfallwirtschaftsbetriebe Auenbrück".
_OF_BUSINESS = re.compile(
    rf"[ \n](?:der|des|für[ ]die|für[ ]den)[ \n](?:[A-ZÄÖÜ][\wäöüß]+[- ](?:und[ ])?)?"
    rf"[A-ZÄÖÜ][\wäöüß]*(?:werke?s?|betriebe?s?|bäder|klinikums?|krankenhauses|hafens|museums|theaters|bauhofe?s)\b"
    rf"(?:[ ](?!Am|Der|Die|Das|In|Im|Zur|Vorberatung|Entscheidung|Kenntnisnahme|Anhörung|Beschlussfassung|Termin|Sitzung)"
    rf"(?:Bad[ ])?{NAME}(?![.\w]))?"
)
_WITH_BUSINESS = (
    "Betriebsausschuss",
    "Werkausschuss",
    "Werksausschuss",
    "Eigenbetriebsausschuss",
    "Verwaltungsrat",
    "Beirat",
)
_OF_ONE_BUSINESS = frozenset({"Betriebsausschuss", "Werkausschuss", "Werksausschuss", "Eigenbetriebsausschuss"})
# Its business without an article, where the name ends with its line or before a day: „Betriebsausschuss Stadthallen, 12.02.2026".
_BARE_BUSINESS = re.compile(
    rf"[ ]{_NO_PLACE}{_STOP}(?!\w*tag\b|\w*(?:heit|stimmig|lehnt|nommen|schlossen)\b"
    r"|Vertag|Mitberatung|Zustimm|Geändert|Ungeändert)"
    r"[A-ZÄÖÜ][\wäöüß-]{4,}(?:(?:[ ]und|[ ]&)[ ][A-ZÄÖÜ][\wäöüß-]{4,})?(?=[ ]*(?:[\n\t,(]|\d{1,2}\.|(?:am|vom)[ ]|$))"
)
_OF_A_PLACE = frozenset({"Ortsgemeinderat", "Verbandsgemeinderat", "Samtgemeinderat", "Gemeindevertretung"})
_OF_COUNCIL = re.compile(r"[ \n]des[ \n](?:Stadtrate?s|Gemeinderate?s|Kreistage?s)\b")
_OF_COMPANY = re.compile(
    r"[ \n](?:der|des)[ \n](?P<name>(?:[A-ZÄÖÜ][\w.&–-]*|[-–&]|und)(?:[ \n](?:[A-ZÄÖÜ][\w.&-]*|[-–&]"
    r"|und|für|der)){0,8}?[ \n](?:mbH|gGmbH|GmbH(?:[ ]&[ ]Co\.?[ ]KG)?|AG|GbR|KG|AöR|eG)\b"
    r"|[A-ZÄÖÜ]{2,8}\b)"
)
_WITH_BARE_TOPICS = frozenset({"Fachausschuss", "Unterausschuss"})
_QUOTED = re.compile(r"[ \n][„\"][^“”\"\n]{3,60}[“”\"]")
_PERSON = re.compile(rf"[ \n](?:(?:Dr|Prof)\.|{_NO_PLACE}[A-ZÄÖÜ][\wäöüß]+(?:-[A-Z]\w+)?)")
_NO_BODY_BEFORE = re.compile(
    r"(?:\bAnhörung(?!\n)|\b(?:zu|um|guten?|mit|einen|keinen|ohne)|/|\bHerr|\bFrau|\bals)[ \n]?$"
)
_ARTICLE_BEFORE = re.compile(
    r"\b(?:[Dd]er|[Dd]es|[Dd]em|[Dd]en|[Ii]m|[Vv]om|[Zz]um|[Aa]ns?|[Dd]urch|[Bb]eim|[Aa]us dem)[ \n]$"
)
_ADVICE = re.compile(
    r"[ \n](?:zu[ \n])?(?:geben|gibt|gab|holen|suchen|suchte|befolgen|erteilen|und[ \n]Tat|einzuholen)\b"
)
_DATED_AFTER = re.compile(r",?[ ](?:am:?[ ]\d{1,2}\.|\d{1,2}\.\d{1,2}\.\d{4})")
_ROW_AFTER = re.compile(r"[ \t]*(?:\n|\d{1,2}\.\d{1,2}\.\d{2,4}|$|am:?[ ])")
_FORM_LABEL_AFTER = re.compile(r"[ ]?\(§")
_COMPANY = re.compile(
    rf"(?<![\w-])(?:{NO_NAME}[A-ZÄÖÜ][\w.&-]*[ \n](?:&[ \n])?){{1,6}}"
    r"(?:gGmbH|GmbH(?:[ ]&[ ]Co\.?[ ]KG)?|AG|AöR|GbR|eG|KG)(?![\w-])"
)
_BOARD = re.compile(r"(?:,|[ \n]und|[ \n]sowie)[ \n](?:der|den|dem|des)[ \n](?P<name>Vorstand(?:e?s)?)(?![\w-])")
_PARAGRAPH = 300  # code points before a body in which its company is looked for
_COMPANY_BODIES = ("Gesellschafterversammlung", "Aufsichtsrat", "Verwaltungsrat", "Hauptversammlung")


def find_gremien(text: str) -> list[Entity]:
    """All bodies of a folded text with their nominative names; short forms not yet completed."""
    return list(_bodies(text))


@lru_cache(maxsize=4)  # several readers of a head ask for those of one text
def _bodies(text: str) -> tuple[Entity, ...]:
    found = []
    for match in matches_at(text, _HEAD, word_starts(text, _HEAD_WORD)):
        entity = _read(text, match)
        if entity is not None:
            found.append(entity)
    whole = [_of_its_company(text, entity) for entity in bodies_in_full(text, found)]
    return tuple(sorted([*whole, *_boards(text, whole)], key=lambda entity: entity.char_start))


def _boards(text: str, bodies: list[Entity]) -> Iterator[Entity]:
    """„Vorstand" right behind another body of a company („der Aufsichtsrat und der Vorstand"); alone it may be any club's."""
    for body in bodies:
        name, _, company = (body.canonical or "").partition(" ")
        board = _BOARD.match(text, body.char_end) if name in _COMPANY_BODIES else None
        if board is not None:
            yield mention("gremium", text, board.start("name"), board.end("name"), f"Vorstand {company}".strip())


def _of_its_company(text: str, entity: Entity) -> Entity:
    """„Aufsichtsrat" alone as that of the one company that its paragraph names before it."""
    if entity.canonical not in _COMPANY_BODIES:
        return entity
    before = text[max(0, entity.char_start - _PARAGRAPH) : entity.char_start].rpartition("\n\n")[2]
    companies = {one_line(match[0]) for match in _COMPANY.finditer(before)}
    return replace(entity, canonical=f"{entity.canonical} {companies.pop()}") if len(companies) == 1 else entity


def _read(text: str, match: re.Match[str]) -> Entity | None:
    start, end = match.start(), match.end()
    if match["city"]:
        start = match.end("city") + 1
    head = nominative(one_line(text[start:end]))
    if _NO_BODY_BEFORE.search(text, max(0, start - 12), start) or _FORM_LABEL_AFTER.match(text, end):
        return None
    if match["bare"] and not _is_the_council(text, start, end):
        return None
    if head.casefold() in {"stadtrat", "kreisrat"} and not _OF_TOWN.match(text, end) and _PERSON.match(text, end):
        return None
    if match["city"] and not match["compound"]:
        return mention("gremium", text, match.start(), end, f"{match['city']} {head}")
    stop, tail = _complement(text, match, head)
    if match["for"] and stop == end:
        return None
    return mention("gremium", text, start, stop, one_line(f"{head} {tail}"))


def _is_the_council(text: str, start: int, end: int) -> bool:
    """„Rat" alone is the council after an article, in a table row or with „der Stadt …"; „den Rat geben" is advice."""
    if _OF_TOWN.match(text, end) or _DATED_AFTER.match(text, end):
        return True
    if _ADVICE.match(text, end) or text[end : end + 1] == "-":
        return False
    line_start = start == 0 or text[start - 1] in "\n\t\f"
    if line_start:
        return _ROW_AFTER.match(text, end) is not None
    return _ARTICLE_BEFORE.search(text, max(0, start - 9), start) is not None


def _complement(text: str, match: re.Match[str], head: str) -> tuple[int, str]:
    """Where the body's name ends and what follows its noun, as the canonical name has it."""
    end = match.end()
    town = _OF_TOWN.match(text, end)
    if town is not None:
        return town.end(), one_line(town[0])
    special = _special_complement(text, end, head)
    if special is not None:
        return special.end(), one_line(special[0])
    if match["local"] or head.casefold() in LOCAL_NOUNS or head in _OF_A_PLACE:
        place = _PLACE.match(text, end)
        return (place.end(), one_line(place[0])) if place else (end, "")
    quoted = _QUOTED.match(text, end)
    if quoted is not None and (match["compound"] or match["for"]):
        return quoted.end(), one_line(quoted[0])
    if match["for"]:
        topics = _PEOPLE.match(text, end) or _TOPICS.match(text, end)
        return (topics.end(), one_line(topics[0])) if topics else (end, "")
    if head in _WITH_BARE_TOPICS:
        bare = _BARE_TOPICS.match(text, end)
        return (bare.end(), _mended(text, bare)) if bare else (end, "")
    if head.startswith(_COMPANY_BODIES):
        company = _OF_COMPANY.match(text, end)
        if company is not None:
            return company.end(), one_line(company["name"])
    return end, ""


def _special_complement(text: str, end: int, head: str) -> re.Match[str] | None:
    """What follows the noun of a numbered body, of one of the municipality's businesses, or of the full assembly."""
    if head.casefold() in _NUMBERED and (part := _NUMBERED_PART.match(text, end)) is not None:
        return part
    if head in _WITH_BUSINESS:
        return _OF_BUSINESS.match(text, end) or (_BARE_BUSINESS.match(text, end) if head in _OF_ONE_BUSINESS else None)
    return _OF_COUNCIL.match(text, end) if head == "Vollversammlung" else None


_REST_BELOW = re.compile(r"\n\d[^\n]*\n(?P<rest>[a-zäöüß][^\n\d]{1,60})(?=\n|$)")


def _mended(text: str, name: re.Match[str]) -> str:
    """A name whose rest stands below the date of its table row („Sozia-⏎23.06.2015 …⏎les, Demographie"), whole."""
    below = _REST_BELOW.match(text, name.end()) if name[0].endswith("-") else None
    return one_line(name[0].removesuffix("-") + below["rest"] if below else name[0])

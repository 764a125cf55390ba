"""Places by what stands before or around a name: streets with their number, rooms and buildings, towns and their parts.

No gazetteer: a town is known where the document calls it one („Gemeinde X", „Ortsteil X", „99999 X", „X, den 3. Mai 2020"),
and then found everywhere. Only countries, federal states and large rivers are built in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from curated.records import Entity
from extractors.entities.anchored_search import matches_at, word_starts
from extractors.entities.mention import mention, occurrences, one_line
from extractors.entities.name_patterns import COUNTY, MUNICIPALITY, NO_NAME, TOWN, WORD, in_title_case

_OF_MUNICIPALITY = re.compile(rf"(?<![\w-])(?:{MUNICIPALITY}|{COUNTY})[ ](?P<name>{TOWN})")
_PART = (
    r"(?:Ortschaft(?:en)?|Ortsteil(?:s|e|en)?|Stadtteil(?:s|e|en)?|Stadtbezirk(?:s|e|en)?|Ortslage|Gemarkung"
    r"|[A-ZÄÖÜ][a-zäöü]+bezirk(?:s|es)?|Standort(?:s|es)?|Wirtschaftsraum(?:s|es)?|Wohnort|Raum)"
)
_CALLED_A_PLACE = re.compile(rf"(?<![\w-]){_PART}[ \n](?P<name>{TOWN})(?:/(?P<other>{TOWN}))?(?![\w-])")
_LOCAL_BODY = re.compile(rf"\b(?:Ortschaftsrat|Ortsrat|Ortsbeirat|Ortsverwaltung)(?:e?s)?[ ](?P<name>{TOWN})(?![\w-])")
_POSTCODE = re.compile(rf"[0-9](?<![\d.,][0-9])\d{{4}}[ ](?P<name>{TOWN})(?![\w-])")
_DATELINE = re.compile(rf"(?m)^[ ]*(?P<name>{TOWN}),[ ](?:den[ ]|im[ ])?\d{{1,2}}\.[ ]?(?:\d|[A-ZJFMASOND][a-zä])")
_SERIES = re.compile(
    rf"\b(?:Städten?|Gemeinden|Orten?|Ortschaften|Ortsteilen?|Stadtteilen?|Kommunen)[ ](?P<names>{TOWN}(?:,[ ]{TOWN})*"
    rf"(?:[ ]\([^()\n]{{1,20}}\))?(?:[ ](?:und|sowie)[ ]{TOWN})?)(?![\w-])"
)
_STREET_NOUN = r"(?:[Ss]tra(?:ß|ss)e|[Ss]tr\.|[Aa]llee|[Gg]asse|[Cc]haussee|[Pp]romenade)"
_NUMBER = r"(?:[ ]\d{1,3}(?:[ ]?[a-f](?!\w))?(?:[ ]?[-–/][ ]?\d{1,3}(?![\d.]))?(?![\d.,]\d|[ ]?(?:€|%|m\b|km\b|Euro|Mio|Jahre)))"
_GENERIC = (
    r"(?!(?:Bundes|Einkaufs|Landes|Kreis|Gemeinde|Land|Umgehungs|Erschließungs|Anlieger|Wohn|Spiel|Fahrrad|Einbahn|Stich|Zufahrts"
    r"|Verbindungs|Durchgangs|Ortsdurchfahrts|Neben|Haupterschließungs|Orts|Privat|Quer|Sack|Seiten|Bau|Daten|Fertigungs"
    r"|Produktions|Teil|Schul|Geh|Rad|Fuß|Feld|Wirtschafts|Wander|Um|Aus|Rück|Wald|Reit|Arbeits|Spiel|Park|Stell|Sport|Bolz"
    r"|Schul|Studien|Ausbildungs|Betreuungs|Kita|Krippen|Vor|Grill|Zelt|Lager|Dreh|Rast|Camping|Liege|Pflege|Heim"
    r"|Kindergarten|Platz|Tages|Hort|Reise|Ver|Fest|Hof|Tennis|Flug|Markt(?!platz)|Fußball|Kinderspiel|Frei|Bewegungs)"
    r"(?:stra(?:ß|ss)en?|weg|platz|allee|gasse|plätze|wege)\b)"
)
_STREET = re.compile(
    rf"""(?<![\w-])(?:
      (?!Zufahrts|Kita-|Fahrrad|Durchgangs|Fußgänger|Dieser|Jeder|Unserer)
        (?:[A-ZÄÖÜ][a-zäöüß]{{3,}}er|Alte[nr]?|Neue[nr]?|Obere[nr]?|Untere[nr]?|Lange[nr]?|{WORD}-)[ ]?
        (?:Stra(?:ß|ss)e|Str\.|Allee|Weg|Platz|Ring|Gasse|Chaussee|Tunnel|Tor|Brücke|Damm|Ufer){_NUMBER}?(?![\w-])
    | {_GENERIC}[A-ZÄÖÜ][a-zäöüß]+{_STREET_NOUN}{_NUMBER}?(?![\w-])
    | {_GENERIC}[A-ZÄÖÜ][a-zäöüß]+(?:weg|platz|ring|damm|stieg|pfad|graben|ufer|hof){_NUMBER}(?![\w-])
    | (?:Markt|Schloss|Rathaus|Bahnhofs(?:vor)?|Kirch|Dorf|Messe|Theater|Stadt)platz{_NUMBER}?(?![\w-])
    | (?:Am|An[ ](?:der|den)|Auf[ ](?:der|dem|den)|Im|In[ ](?:der|den)|Zum|Zur|Hinter[ ](?:der|dem)|Unter[ ]den)[ ]
        (?!(?:TOP|Punkt|Nr|Jahr|Alter|Umfang|Wert|Haushalt|Kapitel|Abschnitt|Montag|Dienstag|Mittwoch|Donnerstag|Freitag
          |Zeitraum|Quartal|Paragraph|Artikel|Absatz|Satz|Ziffer|Teil|Stand|Anlage|Seite|\S*stra)\w*\b){WORD}{_NUMBER}(?=[,;)\n]|$)
    )""",
    re.VERBOSE,
)
_QUOTED_STREET = re.compile(
    r"\b(?:Straßen?|Platz|Weg|Wege|Richtung)[ \n][„\"»](?P<name>[A-ZÄÖÜ][^“”\"«\n]{2,40})[“”\"«]"
)
_ROOM = (
    r"(?:(?:Großer?n?|Kleiner?n?)[ ])?(?:Bürgersaal(?:e?s)?|(?:Sitzungs|Rats|Fest|Trau|Gemeinde|Bürger|Versammlungs|Sammlungs"
    r"|Besprechungs)(?:saal|zimmer|raum|räume)(?:e?s)?)"
)
_HOUSE = (
    r"(?:Rathaus(?:es)?|Feuerwehrhaus(?:es)?|Feuerwehrgerätehaus(?:es)?|Dorfgemeinschaftshaus(?:es)?|Bürgerhaus(?:es)?"
    r"|Gemeindehaus(?:es)?|Kreishaus(?:es)?|Landratsamt(?:e?s)?|DGH|Schulzentrum(?:s)?|Klärwerk(?:s)?|Friedhof(?:s|es)?"
    r"|Hauptbahnhof(?:s)?|Bahnhof(?:s|es)?|Flughafen(?:s)?|Freibad(?:e?s)?|Hallenbad(?:e?s)?|Bauhof(?:s)?|Stadion(?:s)?"
    r"|Gaststätte|Gasthaus|Gasthof|Hotel|Mehrzweckhalle|Turnhalle|Sporthalle|Stadthalle|Festhalle|Schloss|Burg|Kläranlage)"
)
_NAMED = rf"(?:[ ][„\"][^“”\"\n]{{2,40}}[“”\"]|[ ](?:am|an[ ]der)[ ]{NO_NAME}{WORD}|[ ]{TOWN}(?:/{WORD}(?:-{WORD})?)?)"
_BRIDGE = (
    r"(?!Fußgänger|Eisenbahn|Straßen|Bahn|Holz|Behelfs|Beton|Stahl|Neben|Zahn)[A-ZÄÖÜ][a-zäöüß]{2,}brücke(?![\w-])"
)
_BUILDING = re.compile(
    rf"""(?<![\w-])(?:{_ROOM}(?:,?[ \n](?:des|der|im|in[ ]der)[ \n]{_HOUSE}{_NAMED}?)?
       | (?:Rathaus|Klärwerk|Bürgersaal)(?:{_NAMED})?(?![\w-])
       | {_HOUSE}{_NAMED}(?![\w-])
       | [A-ZÄÖÜ][a-zäöü]+(?:parkplatz|spielplatz|platz)[ ][„\"][^“”\"\n]{{2,40}}[“”\"]
       | (?!Rats|Amts|Landes|Mutter|Bischofs)[A-ZÄÖÜ][a-zäöüß]{{2,}}(?:kirche|kapelle|tangente|schloss)(?![\w-])
       | {_BRIDGE})""",
    re.VERBOSE,
)
_ONE_OF_BRIDGES = re.compile(rf"(?<![\w-])(?:erste|zweite|dritte|neue|alte)[nr]?[ ]{_BRIDGE}")
_ROAD = re.compile(
    r"\bBAB[ ]?\d{1,3}\b|A(?<=utobahn A)[ ]?\d{1,3}\b|[BLK](?<=straße [BLK])[ ]?\d{1,4}\b|[ABLK](?<=\bder [ABLK])[ ]\d{1,4}\b"
)
_WELL_KNOWN = re.compile(
    r"(?<![\w-])(?:Deutschlands?|Europas?|Österreichs?|Frankreichs?|Schweiz|Niederlanden?|Belgiens?|Dänemarks?|Polens?|Italiens?"
    r"|Elsass|(?:Ober|Nieder|Mittel|Hoch)?[Rr]heins?(?!\w)|Donau|Elbe|Weser|Neckars?|Mosel|Bodensees?|Nordsee|Ostsee"
    r"|Baden-Württembergs?|Bayerns?|Nordrhein-Westfalens?|Niedersachsens?|Rheinland-Pfalz|Schleswig-Holsteins?|Hessens?"
    r"|Thüringens?|Sachsen-Anhalts?|Brandenburgs?|Mecklenburg-Vorpommerns?|Saarlande?s?)(?![\w-])"
)
_BY_FIRST_WORD = (  # each pattern with what the first word of its matches looks like
    (
        _STREET,
        re.compile(
            r"\w*(?:-$|\w{3}er$|[Ss]tr|allee|gasse|haussee|promenade|weg$|platz|ring$|damm$|stieg$|pfad$|graben$|ufer$|hof$)"
            r"|Alte|Neue|Obere|Untere|Lange|(?:Am|An|Auf|Im|In|Zum|Zur|Hinter|Unter)$"
        ),
    ),
    (
        _BUILDING,
        re.compile(
            r"Groß|Klein|Bürgersaal|\w*(?:saal|zimmer|raum|räume|platz|kirche|kapelle|tangente|schloss|brücke)|Landratsamt|DGH|Schulz"
            r"|(?:Rat|Feuerwehr|Dorfgemeinschafts|Bürger|Gemeinde|Kreis|Gast)(?:haus|hof|stätte|gerät)|Klär|Friedhof|Hauptb|Bahnhof"
            r"|Flughafen|Freibad|Hallenbad|Bauhof|Stadion|Hotel|Mehrzweckh|Turnh|Sporth|Stadth|Festh|Schloss|Burg"
        ),
    ),
    (
        _WELL_KNOWN,
        re.compile(
            r"Deutschl|Europa|Öster|Frankr|Schweiz|Niederl|Belgi|Dänem|Polen|Itali|Elsa|\w*[Rr]hein|Donau|Elbe|Weser|Neckar|Mosel|Boden"
            r"|Nords|Osts|Baden-|Bayern|Nordrhein-|Niedersachsen|Schleswig-|Hessen|Thüring|Sachsen-|Brandenb|Meckl|Saarl"
        ),
    ),
)
_TOWNS_BY_FIRST_WORD = (
    (_OF_MUNICIPALITY, re.compile(rf"(?:{MUNICIPALITY}|{COUNTY})$")),
    (_CALLED_A_PLACE, re.compile(rf"{_PART}$")),
    (_LOCAL_BODY, re.compile(r"Ort")),
)


def find_places(text: str) -> list[Entity]:
    """All places of a folded text, in order of their place; names inside longer names are left to ``resolve``."""
    spans: dict[int, tuple[int, str]] = {}
    towns = known_towns(text)
    for start, end in _by_grammar(text):
        if end > spans.get(start, (0, ""))[0]:
            spans[start] = (end, _value(text[start:end]))
    for town in sorted(towns, key=len, reverse=True):
        for start, end in occurrences(text, town):
            spans.setdefault(start, (end, town))
    if towns:
        for start, end in _letterhead(text, towns):
            spans.setdefault(start, (end, one_line(text[start:end])))
    return [mention("place", text, start, end, value) for start, (end, value) in sorted(spans.items())]


def known_towns(text: str) -> set[str]:
    """The names that the document itself calls a town, a part of one, or the place of a date or postcode."""
    towns: set[str] = set()
    for pattern, first in _TOWNS_BY_FIRST_WORD:
        for match in matches_at(text, pattern, word_starts(text, first)):
            towns.add(in_title_case(match["name"]))
            if pattern is _CALLED_A_PLACE and match["other"]:
                towns.add(match["other"])
    for pattern in (_POSTCODE, _DATELINE):
        towns.update(in_title_case(match["name"]) for match in pattern.finditer(text))
    for match in _SERIES.finditer(text):
        towns.update(name[0] for name in re.finditer(TOWN, match["names"]))
    return {town for town in towns if len(town) > 3 and not re.search(r"(?:ung|heit|keit|schaft|rat|amt)$", town)}


def _by_grammar(text: str) -> Iterator[tuple[int, int]]:
    for pattern, first in _BY_FIRST_WORD:
        for match in matches_at(text, pattern, word_starts(text, first)):
            yield match.span()
    for pattern in (_ROAD, _ONE_OF_BRIDGES):
        for match in pattern.finditer(text):
            yield match.span()
    for match in _QUOTED_STREET.finditer(text):
        yield match.span("name")


def _value(printed: str) -> str:
    """The name in the nominative: „Oberrheins" → „Oberrhein", „zweiten Rheinbrücke" → „zweite Rheinbrücke"."""
    name = re.sub(r"^(erste|zweite|dritte|neue|alte)[nr] ", r"\1 ", one_line(printed))
    name = "Niederlande" if name == "Niederlanden" else name
    return re.sub(r"(?<=[a-z])s$", "", name) if _WELL_KNOWN.fullmatch(printed) and not name.endswith("ss") else name


_FIRST_PAGE_CHARS = 5000  # in which a list of the parts of a municipality is looked for
_LETTERHEAD_CHARS = 200  # of a text in which a letterhead begins
_LETTERHEAD = re.compile(rf"(?:^|\n|\f)(?P<lines>(?:{TOWN}(?:[ ]{TOWN}){{0,3}}[ ]*\n){{3,12}})")


def _letterhead(text: str, towns: set[str]) -> Iterator[tuple[int, int]]:
    """The parts of a municipality listed in its letterhead: three lines or more of nothing but names, some of them known."""
    for block in _LETTERHEAD.finditer(text, 0, _FIRST_PAGE_CHARS):
        names = list(re.finditer(TOWN, block["lines"]))
        known = sum(name[0] in towns for name in names)
        if known >= (1 if block.start() < _LETTERHEAD_CHARS else 3):
            for name in names:
                yield block.start("lines") + name.start(), block.start("lines") + name.end()

"""Places by what stands before or around a name: streets with their number, rooms and buildings, towns and their parts.

Which names are towns says ``towns``; they are then found everywhere. Countries, Länder and federal waterways come from lists
(``names_known``), all other places are known by the words around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from curated.records import Entity
from extractors.entities.anchored_search import capitalised_words, matches_at, matches_with, word_starts
from extractors.entities.mention import mention, occurrences, one_line
from extractors.entities.name_patterns import NO_NAME, TOWN, WORD
from extractors.entities.names_known import LAENDER, known
from extractors.entities.towns import known_towns

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
_ROAD = re.compile(  # the letter comes before what is asked of its left: so the engine skips to letters
    r"B(?<!\wB)AB[ ]?\d{1,3}\b|A(?<=utobahn A)[ ]?\d{1,3}\b"
    r"|[BLK](?<=straße [BLK])[ ]?\d{1,4}\b|[ABLK](?<=\bder [ABLK])[ ]\d{1,4}\b"
)
# Countries, Länder and federal waterways by their lists; a stretch of a river by how such names are formed; the two seas of § 1
# Absatz 2 WaStrG and the lake that three countries share.
_STRETCH = re.compile(r"(?:Ober|Mittel|Nieder|Hoch|Unter)(?P<river>[a-zäöü]+)")
_NAMED_BY_LAW = frozenset({*LAENDER, "Nordsee", "Ostsee", "Bodensee"})
_LISTED = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)*")
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


def _by_grammar(text: str) -> Iterator[tuple[int, int]]:
    for pattern, first in _BY_FIRST_WORD:
        for match in matches_at(text, pattern, word_starts(text, first)):
            yield match.span()
    yield from _well_known(text)
    for match in chain(_ROAD.finditer(text), matches_with(text, _ONE_OF_BRIDGES, "brücke")):
        yield match.span()
    for match in matches_with(text, _QUOTED_STREET, "„", '"', "»"):
        yield match.span("name")


def _well_known(text: str) -> Iterator[tuple[int, int]]:
    """Countries, Länder and waters, with the ending of a genitive."""
    for word, starts in capitalised_words(text).items():
        if word.endswith("-") or _plain_name(word) is not None:
            for start in starts:
                name = _LISTED.match(text, start)
                if name is not None and _plain_name(name[0]) is not None and _ends_there(text, name.end()):
                    yield name.span()


def _ends_there(text: str, end: int) -> bool:
    after = text[end : end + 2]
    return not (after[:1].isalnum() or after[:1] == "_" or (after[:1] == "-" and after[1:].isalpha()))


@lru_cache(maxsize=20_000)  # a document has few distinct words
def _plain_name(name: str) -> str | None:
    """The name on the lists that ``name`` is a case form of, None if there is none."""
    for plain in (name, name.removesuffix("s"), name.removesuffix("n")):
        stretch = _STRETCH.fullmatch(plain)
        river = stretch["river"].capitalize() if stretch else plain
        if river in known("waterways") or plain in known("countries") or plain in _NAMED_BY_LAW:
            return plain
    return None


def _value(printed: str) -> str:
    """The name in the nominative: „Oberrheins" → „Oberrhein", „zweiten Rheinbrücke" → „zweite Rheinbrücke"."""
    name = re.sub(r"^(erste|zweite|dritte|neue|alte)[nr] ", r"\1 ", one_line(printed))
    return _plain_name(name) or name


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

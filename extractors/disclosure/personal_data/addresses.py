"""Addresses of persons: a street with a house number that a paper ties to somebody who lives there.

A street with a number alone is no personal data: plans, building sites and offices are full of them. It becomes one behind
„wohnhaft" or „Anschrift", or below or beside the name of a person; not with an office, a firm, a club or a school.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.disclosure.personal_data.authorities import names_authority

# Repetitions are bounded: a scan of signs may be one word of twenty thousand capitals and hyphens.
STREET = (
    r"(?:[A-ZÄÖÜ][\w-]{0,60}(?:[Ss]tra(?:ß|ss)e|[Ss]tr\.|[Ww]eg|[Gg]asse|[Pp]latz|[Aa]llee|[Rr]ing|[Dd]amm|[Uu]fer|[Ss]teig|[Pp]fad|[Hh]of"
    r"|[Bb]erg|[Gg]raben|[Mm]arkt|[Rr]ain|[Ww]iesen?|[Aa]cker|[Hh]alde|[Tt]al|[Bb]ogen|[Zz]eile|[Ss]tiege|[Kk]amp|[Bb]usch)"
    r"|(?<![\w.-])(?:[A-ZÄÖÜ][\w.-]{1,40}[ -]){1,3}(?:Stra(?:ß|ss)e|Str\.|Weg|Gasse|Platz|Allee|Ring|Damm|Ufer)"
    r"|(?:Am|An der|An den|Im|In der|In den|Auf dem|Auf der|Zum|Zur|Hinter der|Unter den|Vor dem) [A-ZÄÖÜ][\w-]+)"
)
_PLACE = r"(?:[ \t]*[,\n;][ \t]*|[ \t]{2,}|\t)(?:D-)?\d{5}[ ]+[A-ZÄÖÜ][\w.-]+(?:[ -][A-ZÄÖÜ][\w.-]+){0,2}"
_ADDRESS = re.compile(rf"(?P<street>{STREET}[ ]?\d{{1,4}}[ ]?(?:[a-h](?![\w]))?(?:[-/]\d{{1,3}})?)(?P<place>{_PLACE})?")
_LIVES = re.compile(
    r"(?i)(?:\bwohnhaft\b|\bwohnt\b|\bwohnend\b|\b(?:privat|wohn)?(?:anschrift|adresse)\b|\bwohnsitz\b|\bwhft\.?)[^\n]{0,25}$"
)
_FIRST = (
    r"(?!D(?:er|ie|as)\b|[IA]m\b|Auf\b)[A-ZÄÖÜ][a-zäöüßéè-]+(?<!ige)(?<!iges)(?<!rer)(?<!länder)(?<!uher)(?<!burger)"
    r"(?:-[A-ZÄÖÜ]\w+)?"
)
_LAST = (
    r"[A-ZÄÖÜ][a-zäöüßéè-]+(?<!ung)(?<!heit)(?<!keit)(?<!schaft)(?<!tion)(?<!tur)(?<!markt)(?<!revier)(?<!kunft)(?<!gebäude)"
    r"(?<!verband)(?<!onsult)(?<!zentrum)(?<!rhein)(?<!gruppe)(?<!werke)(?<!service)(?:-[A-ZÄÖÜ]\w+)?"
)
_PERSON = re.compile(
    r"(?:(?:\b(?:Herrn?|Frau|Familie|Fam\.|Eheleute|Ehepaar)[ ](?:(?:Dr|Prof)\.[ ])*(?:[A-ZÄÖÜ][\w.-]++[ ]?(?:und |u\. )?){1,5})"
    rf"[ ]?[,;\t(–-]?"
    rf"|(?:^|[\t;]|\d[.)][ ]*)[ ]*{_FIRST}(?:,[ ]|[ ]){_LAST}[ ]?[,;\t(–-])\s*$"
)
_NAME_ABOVE = re.compile(
    rf"^[ \t]*(?:(?:Herrn?|Frau|Familie|Fam\.|Eheleute)[ ])?(?:(?:Dr|Prof)\.[ ])*"
    rf"{_FIRST}(?:[ ](?:und[ ])?{_FIRST})?[ ]{_LAST}[ ,]*$"
)
_NEAR = 1_000  # characters of its line before an address: what stands further away ties nobody to it
_SALUTED = re.compile(
    r"\b(?:Herrn?|Frau|Familie|Fam\.|Eheleute|Ehepaar)[ ](?:(?:Dr|Prof)\.[ ])*[A-ZÄÖÜ][\w-]+(?:[ ](?:und[ ])?[A-ZÄÖÜ][\w-]+){0,2}"
)
"""A name behind its form of address: „Frau Althaus" is no house, „Herr Hartung" no office."""
_RESIDES = re.compile(r"(?i)\b(?:wohnhaft|wohnt|wohnend|whft\.?)\b[^\n]{0,40}$")
_YEARS = range(1900, 2100)  # „Im November 2018" has no house
_NO_PERSON = re.compile(
    r"(?i)\b(?:gmbh\w*|grundstück\w*|\w*verband|\w*consult|taxi|\w*verwaltung|projekt|ag|kg|mbh|ohg|e\.\s?v|verein\w*|firma|fa\.|kirche\w*|pfarr\w+|\w*schule|kindergarten|kita|\w*heim|\w*halle|\w*haus"
    r"|\w*platz|\w*bad|architekt\w*|ingenieur\w*|\w*büro|kanzlei|notar\w*|praxis|stiftung|genossenschaft|sparkasse|volksbank|\w*bank"
    r"|gasthaus|hotel|museum|\w*bau|bebauungsplan|neubau|umbau|grundstück|baugebiet|flurstück|ecke|ort:?|treffpunkt|saal|sitzung\w*"
    r""
    r"|die linke|freie wähler|grünen?|spd|cdu|fdp|afd|piraten|\w*fraktion|\w*liste|partei|das"
    r"|gebäude|anwesen|objekt|sitz|landrat|zwischen|abschnitt|haltestelle|bereich|vorhaben|abbruch|errichtung|sanierung)\b"
)


def find_addresses(text: str) -> Iterator[tuple[int, int]]:
    """The slices of street, number and, where it stands behind them, postcode and place."""
    for match in _ADDRESS.finditer(text):
        line_start = text.rfind("\n", 0, match.start()) + 1
        before = text[max(line_start, match.start() - _NEAR) : match.start()]
        above = "\n".join(text[:line_start].rstrip("\n").rsplit("\n", 2)[-2:]) if not before.strip() else ""
        near = before + "\n" + above
        number = re.search(r"\d+", match["street"])
        no_house = number is not None and int(number[0]) in _YEARS
        near = _SALUTED.sub(" ", near)
        lives = _RESIDES.search(before) is not None and not no_house
        if lives:
            yield match.span()
            continue
        if no_house or _NO_PERSON.search(near) or names_authority(near) or _NO_PERSON.match(match["street"]):
            continue
        ties = _LIVES.search(before) or _PERSON.search(before)
        # In an envelope block the name stands above; then the postcode must be there, or the line is a heading.
        if ties or (not before.strip() and match["place"] and _NAME_ABOVE.match(above.rsplit("\n", 1)[-1])):
            yield match.span()

"""Addresses of persons: a street with a house number that a paper ties to somebody who lives there.

A street with a number alone is no personal data: plans, building sites and offices are full of them. It becomes one behind
„wohnhaft" or „Anschrift", or beside or below the name of a person; not with an office, a firm, a club or a school.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.disclosure.personal_data.authorities import names_authority
from extractors.disclosure.personal_data.people import names_person

_ROAD = r"[Ss]tra(?:ß|ss|fi|B|&|3|8)e"  # with what OCR makes of ß
# Repetitions are bounded: a scan of signs may be one word of twenty thousand capitals and hyphens.
STREET = (
    rf"(?:[A-ZÄÖÜ][\w-]{{0,60}}(?:{_ROAD}|[ ]?[Ss]tr[ ]?\.|[Ww]eg|[Gg]asse|[Pp]latz|[Aa]llee|[Rr]ing|[Dd]amm|[Uu]fer|[Ss]teig"
    r"|[Pp]fad|[Hh]of|[Bb]erg|[Gg]raben|[Mm]arkt|[Rr]ain|[Ww]iesen?|[Aa]cker|[Hh]alde|[Tt]al|[Bb]ogen|[Zz]eile|[Ss]tiege|[Kk]amp|[Bb]usch)"
    rf"|(?<![\w.-])(?:[A-ZÄÖÜ][\w.-]{{1,40}}[ -]){{1,3}}(?:{_ROAD}|Str\.|Weg|Gasse|Platz|Allee|Ring|Damm|Ufer)"
    r"|(?:Am|An der|An den|Im|In der|In den|Auf dem|Auf der|Zum|Zur|Hinter der|Unter den|Vor dem) [A-ZÄÖÜ][\w-]+)"
)
_HOUSE = r"[ ]?\d{1,4}[ ]?(?:[a-h](?![\w]))?(?:[-/]\d{1,3})?"
_TOWN = r"(?:D-)?\d[ ]?\d{4}[ ]+[A-ZÄÖÜ][\w.-]+(?:[ -][A-ZÄÖÜ][\w.-]+){0,2}"
_PLACE = rf"(?:[ \t]*[,\n;|·•][ \t]*|[ \t]+[–-][ \t]+|[ \t]+){_TOWN}"
ADDRESS = re.compile(
    rf"(?P<street>{STREET}{_HOUSE})(?P<place>{_PLACE})?"
    rf"|(?P<bare>[A-ZÄÖÜ][\w-]{{2,30}}[ ]\d{{1,4}}[ ]?(?:[a-h](?!\w))?)(?P<town>{_PLACE})?"
)
"""Street, house number and, where it stands behind them, postcode and place; a street that has no word for one needs these."""
_LIVES = re.compile(
    r"(?i)(?:\bwohnhaft\b|\bwohnt\b|\bwohnend\b|\b(?:privat|wohn)?(?:anschrift|adresse)\b|\bwohnsitz\b|\bwhft\.?)[^\n]{0,25}$"
)
_RESIDES = re.compile(r"(?i)\b(?:wohnhaft|wohnt|wohnend|whft\.?)\b[^\n]{0,40}$")
_NO_STREET = re.compile(
    r"(?i)(?:zimmer|raum|tel|telefon|fax|apparat|durchwahl|nr|seite|anlage|punkt|ziffer|top|az|stimmen|abschnitt|absatz|artikel|alter|jahrgang"
    r"|platz|listenplatz|wahlkreis|wahlbezirk|klasse|gruppe|band|teil|fraktion|vorlage|drucksache|flurstück|haus|block|januar|februar|märz|april"
    r"|mai|juni|juli|august|september|oktober|november|dezember)\b"
)
"""Words before a number behind a name that are no street."""
_AFTER_RESIDES = re.compile(
    r"(?i:\bwohnhaft|\bwhft\.?)[ ]*:?[ ]*(?P<at>[A-ZÄÖÜ][\w.-]*(?:[ ][\w.-]+){0,3}?[ ]\d{1,4}[ ]?(?:[a-h](?!\w))?)(?P<town>"
    + _PLACE
    + ")?"
)
"""Behind „wohnhaft" whatever ends with a number is an address, with or without a word for a street."""
_NEAR = 1_000  # characters of its line before an address: what stands further away ties nobody to it
_SALUTED = re.compile(
    r"\b(?:Herrn?|Frau|Familie|Fam\.|Eheleute|Ehepaar)[ ](?:(?:Dr|Prof)\.[ ])*[A-ZÄÖÜ][\w-]+(?:[ ](?:und[ ])?[A-ZÄÖÜ][\w-]+){0,2}"
)
"""A name behind its form of address: „Frau Althaus" is no house, „Herr Hartung" no office."""
_CARE_OF = re.compile(r"(?i)^\s*(?:c/o|bei)\s")
_LISTED = re.compile(r"^\s*(?:[–•*-]\s*)?[A-ZÄÖÜ][\w-]+,\s[A-ZÄÖÜ][\w-]+(?:\s[A-ZÄÖÜ][\w-]+)?\s[–-]\s*$")
"""„– Muster, Erika – ": one in a list of people."""
_MOST_WORDS = 8  # of a line of an envelope
_YEARS = range(1900, 2100)  # „Im November 2018" has no house
_NO_HOME = re.compile(
    r"(?i)\b(?:gmbh\w*|grundstück\w*|projekt|ag|kg|mbh|ohg|e\.\s?v|firma|fa\.|bebauungsplan|neubau|umbau|baugebiet|flurstück|ecke|ort:?|treffpunkt"
    r"|saal|sitzung\w*|\w*fraktion|partei|gebäude|anwesen|objekt|sitz|landrat|zwischen|abschnitt|haltestelle|bereich|vorhaben|abbruch"
    r"|errichtung|sanierung|öffnungszeiten|biergarten|restaurant|gaststätte|\w*bibliothek|museum|\w*schule|kita|\w*verein|\w*büro)\b"
)
"""Words beside a street that tell of a building, a plan or an institution; they outweigh „Adresse" and the form of a name."""


def find_addresses(text: str) -> Iterator[tuple[int, int]]:
    """The slices of street, number and, where it stands behind them, postcode and place."""
    spans = [match.span() for match in ADDRESS.finditer(text) if _is_home(text, match)]
    spans += [(match.start("at"), match.end()) for match in _AFTER_RESIDES.finditer(text)]
    done = 0
    for start, end in sorted(spans):
        if start >= done:
            yield start, end
        done = max(done, end)


def _is_home(text: str, match: re.Match[str]) -> bool:
    """Whether the paper ties an address to a person: by the words before it in its line, else by the line above."""
    line_start = text.rfind("\n", 0, match.start()) + 1
    before = text[max(line_start, match.start() - _NEAR) : match.start()]
    has_place = match["place"] is not None or match["town"] is not None
    number = re.search(r"\d+", match["street"] or match["bare"])
    if number is not None and int(number[0]) in _YEARS and not has_place:
        return False
    if _RESIDES.search(before):
        return True
    alone = not before.strip()
    above = text[:line_start].rstrip("\n").rsplit("\n", 2)[-2:] if alone else []
    near = _SALUTED.sub(" ", "\n".join([before, *above]))
    if alone:
        return has_place and _is_person(above, near)
    if names_authority(_SALUTED.sub(" ", before)):
        return False
    person = names_person(before)
    if match["bare"] and not has_place:
        return (
            person == "tied"
            and not _NO_STREET.match(match["bare"])
            and re.search(r"[,(]\s*$|\s[–-]\s*$", before) is not None
        )
    if person in ("tied", "given"):
        return True
    if _NO_HOME.search(near):
        return False
    return _LIVES.search(before) is not None or (person == "form" and _stands_apart(before, has_place))


def _is_person(above: list[str], near: str) -> bool:
    """Whether the line above an address names a person, as in letter heads and envelopes; „Herrn" may stand a line higher."""
    if above and _CARE_OF.match(above[-1]):
        above = above[:-1]
    name = above[-1] if above else ""
    addressed = len(above) > 1 and re.fullmatch(r"\s*(?:Herrn?|Frau|Familie|Eheleute)\s*", above[0]) is not None
    sureness = names_person(f"{above[0].strip()} {name}" if addressed else name, whole_line=True)
    if sureness is None or len(name.split()) > _MOST_WORDS:
        return False
    return addressed or not (names_authority(near) or _NO_HOME.search(near))


def _stands_apart(before: str, has_place: bool) -> bool:
    """Whether what has only the form of a name is set off as names in lists and tables are: by a cell, a comma and a postcode."""
    return has_place or "\t" in before or _LISTED.match(before) is not None or re.search(r"[ ]{3,}", before) is not None

"""Persons by what stands before or around a name: „Herr", „Dr.", an office, „gez.", a list of those present or signing.

No list of names. The span leaves Herr, Frau and the office out and keeps academic titles; a surname alone is completed
by the full name where the document has just one that ends in it. Found only when asked for: persons are personal data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from curated.records import Entity
from extractors.entities.anchored_search import matches_at, matches_with, word_starts
from extractors.entities.mention import mention, one_line
from extractors.entities.name_patterns import NO_NAME

_GIVEN = r"[A-ZÄÖÜ][a-zà-öø-ÿß]+(?:-[A-ZÄÖÜ][a-zà-öø-ÿß]+)?"
_TITLE = r"(?:(?:Prof\.|Professor(?:in)?|Dr\.(?:[ ]?(?:med|jur|phil|rer|h)\.(?:[ ]?[a-z]+\.)?)?|Dipl\.-\w+\.)[ ])"
_NOBLE = r"(?:(?:Freiherr|Freifrau|Graf|Gräfin)[ ])?(?:(?:von|van|von[ ]der|van[ ]der)[ ])"
_NO_OFFICE = (
    r"(?!\w*(?:vorsteher|vorstand|vorsitzend|bürgermeister|[Ll]eiter|[Mm]eister|führer|direktor"
    r"|präsident|[Ii]ntendant|[Rr]eferent|Ortschaftsr)\w*\b)"
)
_ONE = rf"{_TITLE}{{0,2}}{NO_NAME}{_NO_OFFICE}{_GIVEN}(?:[ ](?:{NO_NAME}{_NO_OFFICE}{_GIVEN}|[A-ZÄÖÜ]\.|{_NOBLE}{_GIVEN})){{0,3}}"
_FULL = rf"{_TITLE}{{0,2}}{NO_NAME}{_NO_OFFICE}{_GIVEN}(?:[ ][A-ZÄÖÜ]\.)?(?:[ ](?:{_NOBLE})?{NO_NAME}{_NO_OFFICE}{_GIVEN}){{1,2}}"
_OFFICE = (
    r"(?:Stadtr(?:at|ätin|äte|ätinnen)|Gemeinderätin|Kreisr(?:at|ätin|äte)|Ortschaftsrätin"
    r"|Ratsherr(?:e?n)?|Ratsfrau(?:en)?|Ratsmitglied(?:e?s)?|RH|RF|StR(?:in)?|OB|BM"
    r"|(?:Ober|Orts|Samtgemeinde|Bezirks)?[Bb]ürgermeister(?:s|in)?|Landrat(?:e?s)?|Landrätin"
    r"|(?:Orts|Amts|Verbands)vorsteher(?:s|in)?|Beigeordnete[rn]?|Dezernent(?:en|in)?|Kämmer(?:er|in)"
    r"|[A-ZÄÖÜ][a-zäöü]*(?:leiter|meister|führer|minister|präsident|direktor)(?:s|in)?|Pfarrer(?:in)?)"
)
_ADDRESSED = re.compile(
    rf"\b(?:Herrn?|Frau)[ \n](?:{_OFFICE}[ ])?(?P<name>{_ONE})|(?<![\w.])(?P<titled>(?:Prof\.|Dr\.)[ ]{_ONE})"
)
_IN_OFFICE = re.compile(
    rf"(?<![\w-])(?:{_OFFICE}[ ]|(?:Ortschafts|Gemeinde)rat[ ](?=[^\n()]{{3,40}}[ ]\())(?P<name>{_ONE})"
)
# What the first words of these two look like.
_ADDRESS_WORD = re.compile(r"(?:Herrn?|Frau|Prof|Dr)$")
_OFFICE_WORD = re.compile(
    r"Stadtr|Gemeinder|Kreisr|Ortschaftsr|Rats|RH$|RF$|StR|OB$|BM$|Ober|Orts|Samtg|Bezirks|Bürgerm|Landr|Amts|Verbands|Beigeord"
    r"|Dezern|Kämmer|\w*(?:leiter|meister|führer|minister|präsident|direktor)|Pfarrer"
)
_SEVERAL = re.compile(
    rf"\b(?:[Dd]ie[ ]Herren|[Dd]ie[ ]Damen|Stadträte|Stadträtinnen|Ratsherren|Ratsfrauen)[ ](?P<names>{_ONE}"
    rf"(?:,[ ]{_ONE})*(?:[ ](?:und|sowie)[ ]{_ONE})?)"
)
_SIGNED = re.compile(rf"\bgez\.?:?[ \n](?:(?:Herr|Frau|{_OFFICE})[ ])?(?P<name>{_ONE})")
_LIST = re.compile(
    r"(?:[Uu]nterzeichnet(?:[ ]von)?|[Aa]nwesen[dt]\w*|Teilnehmer\w*(?:[ ]der[ ]Verwaltung)?|Es[ ]fehl(?:en|t)[^\n:]{0,20}"
    r"|Entschuldigt\w*|Gäste|Mitglieder|Schriftführ\w+|Protokollführ\w+|Von[ ]der[ ]Verwaltung)[ ]?:[ ]?(?=[\n\tA-ZÄÖÜ])"
)
_LISTED = re.compile(
    rf"\s*(?:(?:Herr|Frau|{_OFFICE})[ ])?(?P<name>{_FULL})(?P<rest>[ ]?[,(][^\n]{{0,80}})?(?=[ ]*(?:\n|$))"
)
_INLINE = re.compile(rf"[ \t]?(?P<name>{_FULL})(?:[ ]\([^()\n]{{1,40}}\))?(?:,[ ]?|[ ]und[ ]|(?=[ ]*(?:\n|$)))")
_BELOW_OFFICE = re.compile(
    rf"(?:(?m:^)[ ]*(?:D(?:er|ie)[ ])?(?:Ober|Orts)?[Bb]ürgermeister(?:in)?[ ]*"
    r"|\n[A-ZÄÖÜ]\w+,[ ](?:den[ ])?\d[\d. ]{6,10}[ ]*)"
    rf"\n\s*(?P<name>{_FULL})(?=[ ]*(?:\n|$|[ ](?:[A-ZÄÖÜ]\w*vorsteher|Bürgermeister|Vorsitzend)))"
)


def find_persons(text: str) -> list[Entity]:
    """All persons of a folded text, in order of their place."""
    spans: dict[int, int] = {}
    addressed = matches_at(text, _ADDRESSED, word_starts(text, _ADDRESS_WORD))
    in_office = matches_at(text, _IN_OFFICE, word_starts(text, _OFFICE_WORD))
    for matches in (addressed, in_office, matches_with(text, _SIGNED, "gez"), _BELOW_OFFICE.finditer(text)):
        for match in matches:
            group = "name" if match["name"] else "titled"
            spans[match.start(group)] = max(match.end(group), spans.get(match.start(group), 0))
    for match in matches_with(text, _SEVERAL, "erren ", "Damen ", "Stadträt", "Ratsfrauen "):
        for part in re.finditer(_ONE, text[match.start("names") : match.end("names")]):
            spans.setdefault(match.start("names") + part.start(), match.start("names") + part.end())
    for start, end in _listed(text):
        spans[start] = max(end, spans.get(start, 0))
    names = [one_line(text[start:end]) for start, end in sorted(spans.items())]
    full = {name for name in names if " " in name and not re.fullmatch(rf"{_TITLE}+\S+", name)}
    return [
        mention("person", text, start, end, _completed(name, full))
        for (start, end), name in zip(sorted(spans.items()), names, strict=True)
    ]


def _listed(text: str) -> Iterator[tuple[int, int]]:
    """The names of a list of those present or signing: one a line, or several behind the colon."""
    for heading in _LIST.finditer(text):
        position = heading.end()
        while (inline := _INLINE.match(text, position)) is not None:
            yield inline.span("name")
            position = inline.end()
        while (line := _LISTED.match(text, position)) is not None and text[position : line.start("name")].count(
            "\n"
        ) <= 2:
            yield line.span("name")
            position = line.end()


def _completed(name: str, full: set[str]) -> str:
    """A surname by the one full name that ends in it."""
    if " " in name:
        return name
    longer = [other for other in full if other.endswith(f" {name}")]
    return longer[0] if len(longer) == 1 else name

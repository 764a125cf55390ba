"""Organisations: municipalities as such („Stadt X"), offices, companies, associations, schools – and their short names.

The full names are found by their cue: a noun of administration before the name, a legal form behind it. What the
document introduces („Seebad Musterlingen GmbH (SMG)") is then found by its short name, too, with the full name as value.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from curated.records import Entity
from extractors.entities.anchored_search import matches_at, matches_with, word_starts
from extractors.entities.mention import mention, occurrences, one_line
from extractors.entities.name_patterns import COUNTY, MUNICIPALITY, NO_NAME, TOWN, WORD, in_title_case
from extractors.entities.names_known import LAENDER
from extractors.entities.organisation_words import (
    ACRONYMS,
    INSTITUTIONS,
    LEGAL_FORMS,
    NAMED_AFTER_A_TOWN,
    PRIVATE_ASSOCIATIONS,
    PUBLIC_ASSOCIATIONS,
    UNITS,
)

Found = tuple[int, int, str]
"""Start, end and canonical name."""

_AUTHORITY = re.compile(rf"(?<![\w-])(?:{MUNICIPALITY}|{COUNTY})[ \n](?P<town>{TOWN})(?![\wäöü])")
_COUNTIES = re.compile(
    rf"(?<![\w-])(?P<first>Land)?[Kk]reisen?[ ](?P<names>{TOWN}(?:(?:[ ]\([^()\n]{{1,20}}\))?(?:,|[ ]und|[ ]sowie)[ ]{TOWN})+)"
)
_DEPARTMENT = re.compile(r"(?<![\w-])(?:Dez\.|Dezernat(?:s|es)?)[ ]?(?P<n>\d{1,2}|[IVX]{1,4})(?![.\w]\d|\w)")
_FORM = re.compile(rf"[ \n]{LEGAL_FORMS}(?![\w-])")
_BEFORE_FORM = re.compile(
    rf"(?<![\w-])(?:{NO_NAME}(?:[A-ZÄÖÜ][\w&.]*(?:-[A-ZÄÖÜ]?[\wäöü]*)*)(?:[ \n]|$)"
    r"(?:(?:für|zur|zum|&|[-–]|(?<=-[ ])und)[ \n])?){1,7}$"
)
# What a firm is called behind the word itself; „Fa. B" stands for a bidder who is not named.
_FIRM = re.compile(
    rf"\b(?:Firma|Fa\.):?[ \n](?P<name>(?=\w{{3}})(?:{NO_NAME}[A-ZÄÖÜ][\w.&]*(?:-[A-ZÄÖÜ]?[\wäöü]*)*[ ]?(?:(?:&|[+]|und)[ ])?)"
    r"{1,5})(?<![ &+])"
)
_COMMA_NAME = re.compile(r"[A-ZÄÖÜ][a-zäöü]+(?:, [A-ZÄÖÜ][a-zäöü]+)+ $")
_NO_TOPIC = r"(?!(?:d(?:er|ie|as|en|em|es)|einer|weitere|nähere|alle|diese|jede)[nrs]?\b)"
_TOPIC = rf"(?:{_NO_TOPIC}[a-zäöüß]+(?:e|en|er|es)[ \n])?(?:{WORD}-[ ](?:und|u\.)[ ])?{NO_NAME}{WORD}"
_TOPICS = (
    rf"(?:[ \n](?:für|zur|zum|des|der|von(?![ \n]de[nrm]\b))[ \n](?!{MUNICIPALITY}\b|{COUNTY}\b|\w+er[ ][A-ZÄÖÜ]){_TOPIC}"
    rf"(?:(?:,[ ]{_TOPIC})*[ \n](?:und|sowie)[ \n]{_TOPIC})?)"
)
_OF = rf"(?:[ \n](?:der|des)[ \n](?:{MUNICIPALITY}|{COUNTY})[ ]{TOWN})"
_OFFICE = re.compile(
    rf"""(?<![\w-])(?!(?:Ehren|Ges|Lehr|Vorstands|Schieds|Fach|Insges|Wahl|Haupt(?!amt)|Partei)amt)
       (?:(?:[A-ZÄÖÜ][a-zäöü]+s?-[ ](?:und|u\.)[ ])?[A-ZÄÖÜ][a-zäöüß]+(?:amt(?:e?s)?)(?![\w-])
          (?:{_OF}|[ ](?=[A-ZÄÖÜ])(?:(?<=landratsamt[ ])|(?<=Landratsamt[ ])|(?<=Finanzamt[ ])|(?<=Arbeitsamt[ ])){TOWN}
            |[ ][-–][ ](?:{NO_NAME}{WORD}|Sitzungsdienste?)|{_TOPICS}(?<=\w))?
        | Amt(?:e?s)?[ ]für[ ]{_TOPIC}(?:(?:,[ ]{_TOPIC})*[ \n](?:und|sowie)[ \n]{_TOPIC})?)""",
    re.VERBOSE,
)
# A unit of an administration: what follows says what it deals with („Fachbereich Bauen und Umwelt").
_UNIT = re.compile(
    rf"""(?<![\w-]){UNITS}(?:e?s)?
       (?:[ \n](?!(?:Der|Die|Das|In|Im|Seite|Herr|Frau(?![ ]und))\b){WORD}(?:,[ ]{NO_NAME}{WORD})*
           (?:[ \n](?:und|u\.)[ \n](?:[A-Z][a-zäöü]+e[ ])?{NO_NAME}{WORD})?
         |{_TOPICS}){_OF}?""",
    re.VERBOSE,
)
# An adjective with a capital belongs to a name („Europäische Akademie Seedorf").
_PROPER_ADJECTIVE = r"[A-ZÄÖÜ][a-zäöü]+(?:isch|lich|al|ell)e[nrsm]?"
_LAND = rf"(?:{'|'.join(sorted(LAENDER, key=len, reverse=True))})(?![\w-])"
# A body named after its town („Stadtwerke Musterlingen", „Grundschule Seedorf").
_LOCAL = re.compile(
    rf"""(?<![\w-])(?:{_PROPER_ADJECTIVE}[ ])?(?:{NAMED_AFTER_A_TOWN})(?:s|es)?
       (?:[ ][„\"][^“”\"\n]{{2,50}}[“”\"]|[ \n]{_LAND}(?:[ ](?:in[ ])?{TOWN})?
         |[ \n](?:(?:{MUNICIPALITY}|{COUNTY})[ \n])?{TOWN}|{_TOPICS})""",
    re.VERBOSE,
)
# An association with a name or a purpose („Förderverein der Grundschule Seedorf", „Zweckverband Seewasser").
_UNION = re.compile(
    rf"""(?<![\w-])(?P<by>(?!Dies|Unser|Jed|Ein|Welch|Jen|Solch|Weiter)[A-ZÄÖÜ][a-zäöü]{{3,}}er[ ](?=Verein))?
       (?:{PUBLIC_ASSOCIATIONS}|Verband|{PRIVATE_ASSOCIATIONS}|[A-ZÄÖÜ][a-zäöü]*[Ff]orschungszentrum)(?:e?s)?
       (?:[ ][„\"][^“”\"\n]{{2,50}}[“”\"]
         |[ \n]{{1,2}}(?!\w+ungen\b){NO_NAME}{WORD}(?:[ ]{NO_NAME}{WORD}){{0,2}}{_OF}?
         |[ \n](?:der|des)[ \n](?:[A-ZÄÖÜ]{{2,5}}[ ])?{WORD}(?:[ ]{TOWN})?
         |{_TOPICS})""",
    re.VERBOSE,
)
_INSTITUTION = re.compile(
    rf"""(?<![\w-])(?:(?:[A-ZÄÖÜ][a-zäöüß]+(?:isch|lich)e|Deutsche|Freie)[nsrm]?|(?!Dies|Unser|Jed|Ein|Welch)[A-ZÄÖÜ][a-zäöü]{{4,}}er)
       [ \n]{INSTITUTIONS}(?:e?s)?
       (?:[ \n](?:für|zur)[ \n]{_TOPIC}(?:[ \n][a-zäöüß]+er[ \n]{WORD})?)?(?![\w-])""",
    re.VERBOSE,
)
_CAMEL = re.compile(
    rf"(?<![\w-])(?P<name>[A-ZÄÖÜ][a-zäöü]{{2,}}(?!Innen|In\b)[A-ZÄÖÜ][a-zäöü]{{2,}}(?:[ ](?:GbR|{NO_NAME}{WORD}))?)(?![\w*:-])"
)
_LONG_LINE = 50  # characters from which a line is one of running text
_CAMEL_WORD = re.compile(r"[A-ZÄÖÜ][a-zäöü]{2,}[A-ZÄÖÜ][a-zäöü]")
_AUTHORITY_WORD = re.compile(rf"(?:{MUNICIPALITY}|{COUNTY})$")
_COUNTIES_WORD = re.compile(r"(?:Kreis|Landkreis)")
_DEPARTMENT_WORD = re.compile(r"Dez")
_OFTEN = 3  # a name with a capital inside counts as one from so many mentions on; fewer are words that lost their blank
_ACRONYMS = re.compile(rf"(?<![\w-]){ACRONYMS}(?![\w-])")
_BY_FIRST_WORD = (  # each pattern with what the first word of its matches looks like
    (_OFFICE, re.compile(r"\w*(?:amt(?:e?s)?$|-$)|Amt(?:e?s)?$")),
    (_UNIT, re.compile(UNITS)),
    (
        _LOCAL,
        re.compile(
            rf"{NAMED_AFTER_A_TOWN}|{_PROPER_ADJECTIVE}$|Industrie-|Freiwillige|Berufs|Duale|Pädagogische|Technische"
        ),
    ),
    (_UNION, re.compile(r"\w*(?:er$|[Vv]er(?:band|ein)|zentrum|kreis)|Stiftung")),
    (_INSTITUTION, re.compile(r"\w*(?:(?:isch|lich)e[nsrm]?|er)$|Deutsche|Freie")),
    (_ACRONYMS, _ACRONYMS),
)
_ACRONYM = re.compile(r"(?<![\w-])[A-ZÄÖÜ]{3,6}(?![\w-])")
_INTRODUCED = re.compile(
    r"(?<=[\w.])[ \n]\((?:im[ ]Folgenden[ ]|kurz[: ][ ]?)?[„\"]?(?P<short>[A-ZÄÖÜ][A-Za-zÄÖÜ]{1,9})[“”\"]?\)"
)
_GENERIC_COMPANY = re.compile(
    r"^(?:[A-ZÄÖÜ][a-zäöü]*(?:gesellschaft|betriebe?|werke?)|Nahverkehrs|Verkehrs|Bau|Bau-|Wohnungs\w*|Entsorgungs\w*)"
)
_HEAD_NOUNS = re.compile(
    r"^(?:Zweckverband|Stadtwerke|Gemeindekasse|Rechnungsprüfungsamt|Regionalverband|Eigenbetrieb)\b"
)
_MUNICIPAL = re.compile(rf"(?:{MUNICIPALITY}|{COUNTY})[ ]")
_SHORT_PARTS = {"DER", "DIE", "DAS", "GmbH", "EUR", "TOP", "PDF", "USA", "EU"}


def find_organisations(text: str) -> list[Entity]:
    """All organisations of a folded text; names inside longer names of other kinds are left to ``resolve``."""
    found: dict[int, tuple[int, str]] = {}
    for start, end, name in _in_full(text):
        if end > found.get(start, (0, ""))[0]:
            found[start] = (end, name)
    short = _short_names(text, [(start, end, name) for start, (end, name) in found.items()])
    for word in sorted(short, key=len, reverse=True):
        for start, end in occurrences(text, word, inflected=True):
            found.setdefault(start, (end, short[word]))
    return [mention("organisation", text, start, end, name) for start, (end, name) in sorted(found.items())]


def _in_full(text: str) -> Iterator[Found]:
    printed = cache(text.count)
    for match in matches_at(text, _AUTHORITY, word_starts(text, _AUTHORITY_WORD)):
        if "\n" in match[0] and printed(match["town"]) < 2:
            continue  # „… der Stadt" at a line's end, and any noun below
        name = in_title_case(one_line(match[0]))
        yield match.start(), match.end(), re.sub(r"^(Landkreis|Kreis)(?:es) ", r"\1 ", name)
    for match in matches_at(text, _COUNTIES, word_starts(text, _COUNTIES_WORD)):
        kind = "Landkreis" if match["first"] else "Kreis"
        for number, town in enumerate(re.finditer(TOWN, match["names"])):
            offset = match.start("names")
            start = match.start() if number == 0 else offset + town.start()
            yield start, offset + town.end(), f"{kind} {town[0]}"
    for match in matches_at(text, _DEPARTMENT, word_starts(text, _DEPARTMENT_WORD)):
        yield match.start(), match.end(), f"Dezernat {match['n']}"
    last = 0
    for match in _FORM.finditer(text):
        first = _company_start(text, last, match.start() + 1)
        last = match.end()
        if first is not None:
            yield first, match.end(), re.sub(r"- (?=[A-ZÄÖÜ])", "-", one_line(text[first : match.end()]))
    for match in matches_with(text, _FIRM, "Firma", "Fa."):
        yield *match.span("name"), one_line(match["name"])
    for match in matches_at(text, _CAMEL, word_starts(text, _CAMEL_WORD)):
        if printed(match["name"]) >= _OFTEN:
            yield match.start(), match.end(), one_line(match[0])
    for pattern, first_word in _BY_FIRST_WORD:
        for match in matches_at(text, pattern, word_starts(text, first_word)):
            if pattern is _LOCAL and "\n" in match[0] and printed(match[0].rpartition("\n")[2]) < 2:
                continue  # „… Stadtverwaltung" at a line's end, and any noun below
            yield match.start(), match.end(), _nominative(one_line(match[0]))


def _company_start(text: str, last: int, form: int) -> int | None:
    """Where the name before a legal form begins: the capitalised words right before it, behind the ``last`` form.

    A name goes on from the line above only where lines are long, as in running text; the lines of lists are names of their own.
    """
    before = text[max(last, form - 110) : form]
    line = text.rfind("\n", 0, form - 1)
    if line >= 0 and line - text.rfind("\n", 0, line) < _LONG_LINE and form - line > 5:
        before = text[max(last, line + 1) : form]
    match = _COMMA_NAME.search(before) if text.startswith(("e.V", "e. V"), form) else None
    match = match or _BEFORE_FORM.search(before)
    if match is None or match[0].strip() in {"Co.", "&"}:
        return None
    return form - len(before) + match.start()


def _nominative(name: str) -> str:
    """„Rechnungsprüfungsamtes des Landkreises X" → „Rechnungsprüfungsamt …", „Badischen Konservatorium" → „Badisches …"."""
    name = re.sub(r"^(\S*(?:[Aa]mt|verband|verein|kreis|zentrum|ministerium|gymnasium))(?:e?s)(?= |$)", r"\1", name)
    name = re.sub(r"^((?:\S+er|Regional|Zweck) ?\S*(?:verein|verband))s(?= |$)", r"\1", name)
    name = re.sub(r"^(Stadtwerke|Verkehrsbetriebe|Gemeindewerke)n(?= )", r"\1", name)
    name = re.sub(r"^(\S+)e[nms]? (\S*(?:tag|verbund))(?:e?s)?(?= |$)", r"\1er \2", name)
    neuter = re.match(
        r"^(\S+isch|Städtisch|Staatlich)e[nsm]? (\S*(?:orium|theater|museum|orchester|institut|klinikum))s?\b", name
    )
    return f"{neuter[1]}es {name[neuter.start(2) :]}" if neuter else name


def _short_names(text: str, found: list[Found]) -> dict[str, str]:
    """Short names the document itself introduces or that follow from a full name, each with the full name."""
    short: dict[str, str] = {}
    names = {text[start:end]: name for start, end, name in found}
    ends = {end: (start, name) for start, end, name in found}
    for end, holder in sorted(ends.items()):
        match = _INTRODUCED.match(text, end)
        if match is not None and match["short"] not in _SHORT_PARTS and _abbreviates(match["short"], holder[1]):
            short.setdefault(match["short"], holder[1])
    acronyms: dict[str, set[str]] = defaultdict(set)
    for acronym in (
        {match[0] for match in matches_at(text, _ACRONYM, word_starts(text, _ACRONYM))} - short.keys() - _SHORT_PARTS
    ):
        acronyms[acronym[0]].add(acronym)
    for name in dict.fromkeys(names.values()):
        for acronym in sorted(acronyms[name[0]]):
            if acronym not in short and not _MUNICIPAL.match(name) and _is_made_of_initials(acronym, name):
                short[acronym] = name
        company = re.match(r"(?P<plain>.+?) (?:gGmbH|GmbH.*|mbH|AG|GbR|KG|e\. ?V\.)$", name)
        if company is not None:
            plain, words = company["plain"], company["plain"].split(" ")
            if len(plain) > 5:
                short.setdefault(plain, name)
            if len(words) > 1 and _stands_alone(words):
                short.setdefault(words[0], name)
        for acronym in sorted(acronyms[name[0]]):
            if acronym not in short and _is_an_office(acronym, name):
                short[acronym] = name
        head = _HEAD_NOUNS.match(name)
        if head is not None and " " in name:
            short.setdefault(head[0], name)
    return short


def _stands_alone(words: list[str]) -> bool:
    """Whether the first word of a company's name is a name by itself: an acronym, or one before „Verkehrsgesellschaft"."""
    special = words[0].isupper() or (_GENERIC_COMPANY.match(words[1]) is not None and not words[0].endswith("er"))
    return special and len(words[0]) > 2


def _abbreviates(short: str, name: str) -> bool:
    """Whether the capitals of ``short`` stand in ``name`` in their order: „TRK" in „TechnologieRegion Karlsruhe"."""
    letters = iter(name.casefold())
    return sum(c.isupper() for c in short) > 1 and all(letter in letters for letter in short.casefold())


def _is_an_office(acronym: str, name: str) -> bool:
    """Whether an acronym is that of an office of one word: „RPA" of „Rechnungsprüfungsamt", its last letter that of -amt."""
    office = name.split(" ")[0]
    return office.endswith("amt") and acronym.endswith("A") and _abbreviates(acronym[:-1], office.removesuffix("amt"))


def _is_made_of_initials(acronym: str, name: str) -> bool:
    """Whether every capitalised part of ``name`` gives a letter, in order, and none is left over without one in the name."""
    initials = re.findall(r"(?<![\wäöü])[A-ZÄÖÜ]", re.sub(r" (?:gGmbH|GmbH|mbH|AG|GbR|KG|e\. ?V\.)$", "", name))
    letters = iter(acronym)
    return len(initials) > 1 and all(letter in letters for letter in initials) and _abbreviates(acronym, name)

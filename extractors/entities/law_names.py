"""Names of statutes: abbreviations, full names with their „über …", bare names, and the one value they all come down to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.entities.anchored_search import capitalised_words
from extractors.entities.names_known import LAENDER, known

_LAENDER = rf"(?:{'|'.join(sorted(LAENDER, key=len, reverse=True)).replace('Saarland', 'Saarland(?:es)?')})"
_LAND = (
    r"(?:NRW|NW|BW|Bbg|Bln|HH|LSA|M-V|MV|SH|RP|RLP|Nds\.?|Hess\.?|Thür\.?|Saar"
    rf"|{_LAENDER})"
)
_OF_LAND = (
    r"(?:[ \n](?:für[ \n](?:das[ ]Land[ ]|den[ ]Freistaat[ ])?|des[ \n]Landes[ \n]|des[ \n]Freistaate?s[ \n]|im[ \n]Lande?[ \n]"
    rf"|von[ \n]|in[ \n]){_LAENDER}(?![\w-]))"
)
ABBREVIATION = rf"""(?:(?:SGB|Sozialgesetzbuch)[ \n](?:[IVX]+|\d{{1,2}})\b
    | (?:VOB|VOL|HOAI|UVgO|VgV)(?:/[ABC])?\b
    | (?!EU\b|[IVX]+\b)[A-ZÄÖÜ](?=[a-zäöüß]*-?[A-ZÄÖÜ])[A-Za-zÄÖÜäöüß]*(?:-[A-ZÄÖÜ][A-Za-z]+)*(?:[ ]{_LAND}\b)?(?!\w)
    | (?:GO|KO|GG|AO|KV|LV|BV)(?:[ ]{_LAND}\b)? )"""

EU_ACT = r"""(?:(?:Verordnung|VO|Richtlinie|RL)[ \n]\((?:EU|EG|EWG|Euratom)\)[ \n](?:Nr\.[ ]?)?\d{1,4}/\d{2,4}
    | (?:Richtlinie|RL)[ \n]\d{2,4}/\d{1,4}/(?:EU|EG|EWG))(?![\w/])"""
"""A regulation or directive by its number, as the Amtsblatt of the EU cites it („Verordnung (EU) 2016/679")."""

_ADJECTIVE = r"(?:(?:Nds\.|Nieders\.|Hess\.|Bad\.-Württ\.|[A-ZÄÖÜ]?[a-zäöüß-]+(?:en|er|e|es))[ \n])"
_WORD = r"[A-ZÄÖÜ][\wäöüß-]*"
_NOUN = (
    r"(?:[A-ZÄÖÜ][a-zäöüß-]*)?(?:[Gg]esetz(?:buch)?(?:e?s)?|[Vv]erordnung|(?!Tages|Größen|Neu|Unter|Ein|Zu|Nach)[A-ZÄÖÜ]\w*ordnung"
    r"|[Ss]atzung|Kommunalverfassung|Grundgesetz(?:es)?|Verfassung|[Rr]ichtlinie)(?![\w-])"
)
_NO_LINK = r"(?!Verbindung\b)"
_NOUN_GROUP = (
    r"(?:(?:der|die|das|den|dem|des)[ \n])?(?:[A-ZÄÖÜ]?[a-zäöüß-]+(?:en|er|e|es|em)[ \n](?!über|der"
    rf"|die|des))*{_NO_LINK}{_WORD}(?:[ \n](?=[A-ZÄÖÜ][a-zäöü]+(?:[.,;:)\n]|[ ](?:sowie|und|ist|wird|in"
    rf"|vom|über)\b|$)){_WORD})?"
)
_COMPLEMENT = rf"""(?:[ \n](?:der|des)[ \n](?:Stadt|Gemeinde|Landkreises|Kreises|Landes|Samtgemeinde)[ \n]{_WORD})?
    (?:[ \n](?:über|zur|zum|für)[ \n]{_NOUN_GROUP}
       (?:(?:,[ \n]|[ \n](?:und|oder)[ \n])(?!(?:der|die|das|den|dem|des)[ \n]){_NOUN_GROUP})*
       (?:[ \n](?:der|des|von|in|im)[ \n](?!der|die|das|dem|den){_NOUN_GROUP})*)?"""
_SHORT = r"(?:[ \n]\((?P<short>[A-ZÄÖÜ][\w/-]{1,40})\))?"
FULL_NAME = rf"{_ADJECTIVE}{{0,2}}(?P<noun>{_NOUN})(?:{_OF_LAND}|{_COMPLEMENT})(?P<land>[ ]{_LAND}(?!\w))?{_SHORT}"

# Abbreviations of capitals alone are statutes where the lists of the Federation and the Länder have them (``names_known``) and
# the document uses them as such; these are in force without standing there: the rules for awards of the committees DVA and
# DVAL, the data protection regulation of the EU, the municipal codes of Hessen, Niedersachsen (until 2011), Sachsen-Anhalt.
_FURTHER = "VOB/A|VOB/B|VOB|VOL/A|VOL|VOF|DSGVO|DS-GVO|HGO|NGO|KVG[ ]LSA"
_ALL_CAPITALS = re.compile(r"[A-ZÄÖÜ]{2,10}(?<=[GBO])")
# What stands before a statute and not before a firm or a group: § …, words of law, the article of „das Gesetz" or „die Ordnung".
_USED_AS_STATUTE = re.compile(
    r"(?:(?:§|\bAbs(?:\.|atz)|\bSatz|\bNr\.|\bArt\.)[^.;\n]{0,24}"
    r"|\b(?:[Nn]ach|[Gg]emäß|[Ll]aut|[Gg]em\.|i\.[ ]?S\.[ ]?d\.|[Nn]ovelle des)[ \n](?:dem[ \n])?)$"
)
_NEUTER = re.compile(r"\b(?:[Dd]as|[Dd]es|[Dd]em|[Ii]m|[Zz]um|[Vv]om|[Ii]ns)[ \n]$")
_FEMININE = re.compile(r"\b(?:[Dd]ie|[Dd]er|[Zz]ur)[ \n]$")
_INTRODUCED = re.compile(r"(?:[Gg]esetz(?:buch)?(?:e?s)?|[Oo]rdnung)[ \n]\($")
_LEAD = 34  # code points before an abbreviation that these take at most
# The others are formed alike: shortened words, each with its capital, then G, GB, O, V or VO („BauGB", „GemHVO-Doppik").
# Companies (…AG, …KG) end differently or are told by their legal form; what an ending alone would let in is left out.
_FORMED = (
    r"(?!\w*(?:AG|KG|UG|OG|DG)\b)(?:[A-ZÄÖÜ][a-zäöüß]{0,6}){1,4}(?:(?<=[a-zäöüß])[A-ZÄÖÜ]{0,3}|[A-ZÄÖÜ]{1,3})"
    r"(?:VO|GB|G)(?:-Doppik)?"
)
_KNOWN = rf"{_FURTHER}|(?=\w*[a-zäöüß])(?=\w{{4,14}}(?![a-zäöüß]))(?:{_FORMED})"
BARE = re.compile(
    rf"""(?<![\w/-])(?:SGB[ ](?:[IVX]+|\d{{1,2}})\b|(?:{_KNOWN})(?![\w-])
       |(?:Gemeindeordnung|Landkreisordnung|Landesbauordnung|Abgabenordnung|Straßenverkehrsordnung
         |Kommunalverfassung|Grundgesetz(?:es)?|Baugesetzbuch(?:e?s)?
         |Bürgerliche[ns][ ]Gesetzbuch(?:e?s)?|[A-ZÄÖÜ][a-zäöüß]{{4,}}(?:gesetz|verordnung)(?:e?s)?)(?![\w-]))""",
    re.VERBOSE,
)
BARE_WORD = re.compile(
    r"(?:SGB|Gemeindeo|Landkreiso|Landesbauo|Abgabeno|Straßenv|Kommunalv|Grundg|Baug|Bürgerliche|\w{5,}(?:gesetz|verordnung)|"
    + "|".join(sorted({re.split(r"\W", name)[0] for name in _FURTHER.split("|")}))
    + r"|[A-ZÄÖÜ]\w*[a-zäöüß]\w*(?:G|GB|VO)-?$"
    + ")"
)
"""What the first word of ``BARE`` looks like."""
# Bounded, for it may begin at every hyphen: the longest abbreviations of German statutes have 30 letters in 12 pieces.
_SHORT_SEEN = re.compile(r"\b[A-ZÄÖÜ][a-zäöü]{0,30}(?:-?[A-ZÄÖÜ][a-zäöü]{0,30}){0,12}(?:G|GB|O|VO)\b")


def known_names(text: str) -> dict[str, str]:
    """The abbreviations a document prints, by their spelling in small letters."""
    names: dict[str, str] = {}
    for match in _SHORT_SEEN.finditer(text):
        if "-" not in match[0] and len(match[0]) > 2:
            names.setdefault(match[0].casefold(), match[0])
    return names


def capitals_used(text: str) -> Iterator[tuple[int, int]]:
    """The places of official abbreviations of capitals alone that a folded text uses as statutes at least once."""
    for word, starts in capitalised_words(text).items():
        plain = word.rstrip("-")
        if _ALL_CAPITALS.fullmatch(plain) is not None and plain in known("statutes"):
            article = _FEMININE if plain.endswith("O") else _NEUTER
            if any(_is_statute(text, start, article) for start in starts):
                yield from (
                    (start, start + len(plain)) for start in starts if not text.startswith("-", start + len(plain))
                )


def _is_statute(text: str, start: int, article: re.Pattern[str]) -> bool:
    patterns = (_USED_AS_STATUTE, article, _INTRODUCED)
    return any(pattern.search(text, max(0, start - _LEAD), start) is not None for pattern in patterns)


def canonical_law(printed: str, names: dict[str, str]) -> str:
    """The one name of a statute: the abbreviation where the document prints one, else the full name in the nominative."""
    text = re.sub(r"\s+", " ", printed).strip()
    text = re.sub(r"^(?:des|der|dem|von|vom) |^EU (?=V)", "", text)
    short = re.search(r"\(([A-ZÄÖÜ][\w/-]+)\)$", text)
    if short is not None:
        return short[1]
    without_hyphen = names.get(text.replace("-", "").casefold())
    if without_hyphen is not None:
        return without_hyphen
    if " " not in text and re.search(r"(?:verordnung|gesetz)(?:e?s)?$", text):
        return _abbreviated(_nominative(text), names)
    return _nominative(text)


def _nominative(text: str) -> str:
    """„Nds. Gesetzes über …" → „Nds. Gesetz über …"; only the first noun is inflected."""
    text = re.sub(r"^((?:[\wÄÖÜäöüß.-]+ ){0,2}?[\wÄÖÜäöüß-]*[Gg]esetz(?:buch)?)(?:es|s)(?= |$)", r"\1", text)
    text = re.sub(r"^([A-ZÄÖÜ]?[a-zäöüß-]+e)[ns](?= [\w-]*(?:gesetz|Gesetz))", r"\1s", text)
    return re.sub(
        r"^([A-ZÄÖÜ]?[a-zäöüß-]+e)[nr](?= [\w-]*(?:ordnung|satzung|Satzung|verfassung|richtlinie))", r"\1", text
    )


def _abbreviated(name: str, names: dict[str, str]) -> str:
    """The abbreviation that a document also prints: „GemKVO" for „Gemeindekassenverordnung", its letters in their order."""
    ending = {"gesetz": "g", "verordnung": "vo"}["verordnung" if name.endswith("verordnung") else "gesetz"]
    for folded, short in names.items():
        if folded.endswith(ending) and folded[:3] == name[:3].casefold() and sum(c.isupper() for c in short) > 1:
            letters = iter(name.casefold())
            if all(letter in letters for letter in folded):
                return short
    return name

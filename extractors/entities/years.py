"""Bare years, spans of years, and days without a year: dates that only their neighbourhood makes dates.

A four-digit number is a year when the word before it lets it be one. Names of plans („Masterplan 2015"), counts
(„2000 Euro"), references and gazette numbers are not years.
"""

from __future__ import annotations

import re

from curated.records import Entity
from extractors.entities import calendar_values as cal
from extractors.entities.anchored_search import matches_at, number_starts
from extractors.entities.calendar_values import Period
from extractors.entities.date_patterns import MONTH as _NAME
from extractors.entities.date_readers import month_number
from extractors.entities.dates import as_entity
from extractors.entities.number_words import read_ordinal
from extractors.entities.terms_of_office import LONGEST_TERM, is_school_year_before, is_term_before
from normalizers.numerals import DASHES

_Y = r"(?:19|20)\d\d"
_YEARS = re.compile(
    rf"""(?<![\w.,/§€$'’+-])(?<![\d/][ ]/)(?P<y>{_Y})
         (?:(?P<join>[ ]?[{DASHES}/][ ]?|[ \n]bis(?:[ ]einschließlich)?[ \n]|(?<=wischen[ ]\d\d\d\d)[ \n]und[ \n])
            (?P<y2>{_Y}|\d\d(?!\d|[.,/]\d)))?
         (?P<ff>[ ]?ff\.?)?(?![\w/]|[.,:-]\d|[-–][A-Za-zÄÖÜäöü]|[ ]?(?:€|%|°|m²|m³|qm\b|km\b|EUR\b|Euro\b|DM\b
           |TEUR\b|T€|Uhr\b|Mio|Mrd))""",
    re.VERBOSE,
)
_COUNTED = re.compile(
    r"[ \n](?:\w+[ \n])?(?:Einwohner|Einheiten|Exemplare|Fälle|Fahrzeug|Gäste|Haushalte|Hektar|Jahre\b"
    r"|Kilometer|Kinder|Liter|Meter|Menschen"
    r"|Mitglieder|Personen|Plätze|Quadratmeter|Schüler|Seiten|Stück|Stunden|Teilnehm|Tonnen"
    r"|Unterschriften|Wohn|Wörter|Zeichen|kWh|kg|ha\b|Stellplätze|Bäume)"
)
_WORD_BEFORE = re.compile(r"(?P<word>[\w.*’'/&-]+)(?P<mark>[:,;]?)[ \n]?[(„\"“]?[ \n]?$")
# Nouns of plans, accounts and time after which a number is the year of their period; names of programmes and concepts are not.
_PERIOD_NOUN = re.compile(
    r"""(?:jahr|jahre|jahren|jahres|haushalts?|haushaltes|haushalte|etats?|budgets?|plans?|planes|planung|planungen
        |plänen|entwurfs?|ansatz|ansätze
        |ansatzes|satzung|mittel|umlage|bilanz|bilanzen|ergebnis|ergebnisse|ergebnisses|abschluss|abschlusses
          |abschlüsse|rechnung|rechnungen
        |bericht|berichts|berichtes|statistik|wahl|wahlen|wahlperiode|beratungen|beratung|planberatungen
          |nachtrag|nachtrags|nachtrages|saison
        |semester|quartal|halbjahr|kalender|prognose|ist|soll|stand|stellenplan|verlauf|anfang|mitte|ende|beginn
          |frühjahr|sommer|herbst|winter
        |ostern|weihnachten|projekt|zeitraum|schluss|status|jahrgang|erhebung|zensus|zuwendung|zuschuss
          |zuschüsse|zuweisung|beiträge|gebühren
        |\w+ung|\w+ungen|krise|entscheid|überschuss|fehlbetrag|umfrage|gebühr|vorjahr|legislaturperiode|periode
          |amtszeit|amtsperiode|amtsdauer|legislatur|ausbauplanung|programmjahr|ausgaben|einnahmen|aufwand|ertrag|erträge|aufwendungen|defizit
        |vj|hh|dhh|hj|hhj|hhpl|nhh|wj|gj|mip)""",
    re.VERBOSE | re.IGNORECASE,
)
_NAME_NOUN = re.compile(
    r"""(?:konzepts?|konzeption|masterplans?|masterplanes|leitplans?|wegeplans?|wegeplanes|strategie|leitbilds?
        |programms?|programmes|roadmap|charta|offensive
        |initiative|allianz|kompass|olympia|gartenschau|atlas|mietspiegel|kulturhauptstadt[ ]europas)$
       |^(?:agenda|vision|isek|ksk|fnp|expo|buga|iga|smart|windows|office|nr|nummer|seite|europas)$""",
    re.VERBOSE | re.IGNORECASE,
)
_NO_YEAR_WORDS = {
    "nr.", "nr", "s.", "seite", "az.", "az", "ds", "drs.", "drucksache", "vorlage", "din", "en", "iso", "art.",
    "artikel", "rund", "ca.", "etwa", "circa", "über", "knapp", "bgbl.", "gvbl.", "i", "ii", "iii", "iv", "konto",
    "sachkonto", "kostenstelle", "produkt", "tel.", "telefon", "fax", "din-norm", "abs.", "satz", "plz", "flst.",
    "flurstück", "flst.-nr.", "position", "pos.", "ziffer",
}  # fmt: skip
_LIST_JOIN = re.compile(r"(?:,|[ \n]?(?:und|sowie|oder|bzw\.|u\.|\+|&)|/|;)?[ \n\t]*(?:(?:in|für|ab)[ \n])?$")
_CELL_BEFORE = re.compile(r"(?:^|[\t\n\f|])[ ]?$")
_CELL_AFTER = re.compile(r"[ ]?(?:$|[\t\n\f|])|[ ](?:19|20)\d\d\b")
_YEAR_BEFORE = re.compile(rf"(?<![\w.,/]){_Y}[ \t]+$")
_YEAR_AFTER = re.compile(rf"[ \t]+{_Y}(?![\w/]|[.,]\d)")
_PLAN_HEAD = re.compile(r"[Aa]nsatz|[Pp]lanung")  # heads of plans, whose one year needs no second
_LONG_LINE = 400  # code points; a line of a table is shorter
_OPENS_SENTENCE = re.compile(r"(?:[a-zäöüß)][.!?][ \n]|[\n])$")
_GOES_ON = re.compile(
    r"[ \n](?:wurde|wurden|war|waren|hat|hatte|haben|kam|ist|sind|soll|sollen|wird|werden|konnte"
    r"|konnten|gab|lag|lagen|betrug)\b|:[ ]"
)

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_PARTIAL = re.compile(
    rf"""\b(?:am|ab|bis|dem|den|für|zum|vom|seit|Stand|Stand:)[ \n](?P<span>
          (?:(?P<d1>{_DAY})\.(?:[ ]?(?P<name1>{_NAME}))?(?P<join>[ ]?[-–][ ]?|[ \n](?:bis|und)
            (?:[ ]zum|[ ]dem|[ ][A-Z][a-z]+(?:tag|woch),?[ ]de[nm])?[ \n]))?
          (?P<d>{_DAY}|[a-zäöü]{{2,20}}(?:st|t)en)(?:\.?[ \n]?(?P<name>{_NAME})|\.[ ]?(?P<m>{_MONTH})(?:\.(?!\d)
            |(?=[ ][a-zäöü]))))(?!\.?[ \n]?\d|\w)""",
    re.VERBOSE,
)
_DIGITS_WITH_DOT = re.compile(rf"{_DAY}\.[ ]?{_MONTH}(?:\.|$)")
_MONTH_ALONE = re.compile(  # as ``_WORD`` of ``anchored_search``: the letter first
    r"[IiSsAaBbVvZzME](?<!\w[IiSsAaBbVvZzME])(?:(?<=[Ii])m|(?<=[Ss])eit(?:[ ]ca\.)?|(?<=[Aa])b|(?<=[Bb])is|(?<=[Aa])us"
    r"|(?<=[Vv])om|(?<=[Zz])um|(?<=A)nfang|(?<=M)itte|(?<=E)nde"
    rf"|(?<=M)onat)[ \n](?P<name>{_NAME})(?![ \n]?\d|[\w-]|[ ]und\b)"
)


def find_years(text: str) -> list[Entity]:
    """Years and spans of years of a folded text."""
    found: list[Entity] = []
    last_end = -100
    for match in matches_at(text, _YEARS, number_starts(text)):
        term = is_term_before(text, match.start())
        period, end = _period(match, term=term)
        listed = match.start() - last_end <= 12 and bool(_LIST_JOIN.fullmatch(text, last_end, match.start()))
        if period is None or not (listed or term or _may_be_year(text, match)):
            continue
        if match["y2"] is None and _COUNTED.match(text, match.end()) and not listed:
            continue
        if match["y2"] is not None and is_school_year_before(text, match.start()):
            period = cal.school_year(int(match["y"]))
        found.append(as_entity(text, match.start(), end, period))
        last_end = end
    return found


def _period(match: re.Match[str], *, term: bool) -> tuple[Period | None, int]:
    """The years and where they end. ``term``: it is a term of office, so that „2019/24" are six years and not one."""
    first = int(match["y"])
    if match["y2"] is None:
        return cal.year(first), match.end("y")
    second = int(match["y2"]) if len(match["y2"]) == 4 else first // 100 * 100 + int(match["y2"])
    if second <= first and len(match["y2"]) == 2 and match["y2"] == f"{(first + 1) % 100:02}":
        second = first + 1
    short_join = "/" in match["join"] or match["join"].strip() in DASHES
    longest = LONGEST_TERM if term else 1
    if len(match["y2"]) == 2 and (not short_join or not first < second <= first + longest):
        return None, match.end()
    if not first < second <= first + 60:
        return None, match.end()
    return cal.year(first).until(cal.year(second)), match.end("y2")


def _may_be_year(text: str, match: re.Match[str]) -> bool:
    start = match.start()
    before = _WORD_BEFORE.search(text, max(0, start - 48), start)
    if _stands_in_a_row_of_years(text, start, match.end()) or (
        _OPENS_SENTENCE.search(text, max(0, start - 4), start) and _GOES_ON.match(text, match.end())
    ):
        return True
    if before is None:
        return match["y2"] is not None
    word = before["word"].strip("*'’-/&")
    folded = word.casefold()
    if folded in _NO_YEAR_WORDS or (folded and folded.rstrip(".").isdigit()):
        return False
    if _NAME_NOUN.search(folded):
        return False
    if match["y2"] is not None and "/" not in match["join"]:
        return True
    if before["mark"] in {",", ";"}:
        return re.match(r"[ ][a-zäöüß]{2,}", text[match.end() : match.end() + 4]) is not None
    if word[:1].islower() or word in {
        "In",
        "Im",
        "Seit",
        "Ab",
        "Bis",
        "Für",
        "Von",
        "Nach",
        "Vor",
        "Zum",
        "Zwischen",
        "Jahr",
        "Bereits",
        "Erst",
    }:
        return True
    if before["mark"] == ":" or "(" in text[before.end("word") : start]:
        after = text[match.end() : match.end() + 1]
        return "(" in text[before.end("word") : start] and after in {")", ":", ",", ";", " "}
    return bool(re.search(rf"(?:^|\w)(?:{_PERIOD_NOUN.pattern})$", word, re.VERBOSE | re.IGNORECASE))


def _stands_in_a_row_of_years(text: str, start: int, end: int) -> bool:
    """Heads of columns („2026 2027 2028") and of the lines of a table (2019 above 2020), which need no word before them."""
    if _YEAR_BEFORE.search(text, max(0, start - 8), start) or _YEAR_AFTER.match(text, end):
        return True
    if not _CELL_BEFORE.search(text, max(0, start - 3), start):
        return False
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", start)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    if len(line) < _LONG_LINE and _CELL_AFTER.match(text, end):
        return len(re.findall(rf"(?<![\w.,/]){_Y}(?![\w.,/])", line)) > 1 or _PLAN_HEAD.search(line) is not None
    neighbours = {str(int(text[start:end][:4]) + step) for step in (-1, 1)}
    above = text.rfind("\n", 0, max(0, line_start - 1)) + 1
    below = line_end + 1 if line_end >= 0 else len(text)
    return start == line_start and (text[above : above + 4] in neighbours or text[below : below + 4] in neighbours)


def find_partial_dates(text: str) -> list[Entity]:
    """Days without a year („am 15. Januar", „vom 15.11. bis") and months without one („seit Juli"): ISO text only."""
    found: list[Entity] = []
    for match in _PARTIAL.finditer(text):
        day = int(match["d"]) if match["d"].isdigit() else read_ordinal(match["d"])
        number = int(match["m"]) if match["m"] else month_number(match["name"])
        if match["m"] and not _DIGITS_WITH_DOT.search(match["span"]):
            continue
        period = cal.day_without_year(number, day or 0)
        if period is not None and match["d1"]:
            first = cal.day_without_year(month_number(match["name1"]) if match["name1"] else number, int(match["d1"]))
            if first is not None and "und" in match["join"]:
                found.append(as_entity(text, match.start("d1"), match.start("join"), first))
                found.append(as_entity(text, match.start("d"), match.end("span"), period))
                continue
            period = first.until(period) if first is not None else None
        if period is not None:
            found.append(as_entity(text, match.start("span"), match.end("span"), period))
    for match in _MONTH_ALONE.finditer(text):
        period = Period(None, None, "month", f"XXXX-{month_number(match['name']):02}")
        found.append(as_entity(text, match.start("name"), match.end("name"), period))
    return found

"""Amounts of money: „2,5 Mio. €", „- 728.713,95 €", „1.347,- DM", „295 T€", „zwei Euro fünfzig", „von 0 auf 5.000 €".

The span is number, scale and currency; qualifier („bis zu") and unit („pro Einwohner") are values. Values are
``Decimal`` with two places, in the currency's main unit (cents are divided by 100), never rounded except below a
cent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from curated.records import Entity
from extractors.entities.mention import mention, one_line, search_near
from extractors.entities.number_words import CARDINAL, read_number
from normalizers.numbers import read_numeral

_CENT = Decimal("0.01")
_SCALES = {"m": Decimal(10**6), "r": Decimal(10**9), "t": Decimal(10**3)}
_CURRENCIES = {
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "dm": "DEM", "d-mark": "DEM", "deutsche mark": "DEM",
    "$": "USD", "usd": "USD", "us-dollar": "USD", "dollar": "USD", "us$": "USD", "£": "GBP", "gbp": "GBP",
    "pfund": "GBP", "chf": "CHF", "sfr": "CHF", "franken": "CHF",
    "schweizer franken": "CHF",
}  # fmt: skip
_HUNDREDTHS = {
    "ct": "EUR",
    "cent": "EUR",
    "cents": "EUR",
    "pf": "DEM",
    "pfg": "DEM",
    "pfennig": "DEM",
    "pfennige": "DEM",
}

_NUMBER = r"""(?: \d{1,3}(?:\.\d{3})+(?:,(?:\d{1,2}(?!\d)|[-–—]{1,2}))?
               | \d{1,3}(?:[ ]\d{3})+(?:,(?:\d{1,2}(?!\d)|[-–—]{1,2}))?
               | \d+,(?:\d{1,4}|[-–—]{1,2}) | \d+\.\d{1,2}(?![\d.]) | \d+ )"""
_SCALE = r"(?:(?:Mio|Mrd|Tsd)\b\.?|Millionen|Million|Milliarden|Milliarde|Tausend|tausend)"
_CURRENCY = (
    r"(?:€|(?:EUROS?|EUR|Euros?|Eur|euro|DM|D-Mark|Deutsche[ \n]Mark|US-Dollar|USD|US\$|[Dd]ollar|Schweizer[ ]Franken|GBP"
    r"|Pfund|CHF|SFr|Franken)\b|\$|£)"
)
_CENTS = r"(?:(?:ct|[Cc]ents?|Pfg|Pfennige?|Pf)\b)"
_THOUSANDS = r"(?:T€|k€|(?:TEUR|TEuro|Teuro|KEUR|kEUR|TDM|TSD)\b)"
_SIGN = r"(?:[-−–+][ ]?)?"

_WORDS = rf"(?:\b(?:[Ee]iner?[ ]halben?|{CARDINAL})\b|(?:\d{{1,3}}[ ]?)?[½¼¾])"
_SUFFIXED = re.compile(
    rf"""(?<![\w.,/§$])(?<!\d:)(?P<sign>{_SIGN})(?:(?P<number>{_NUMBER})(?![ ]?[½¼¾])|(?P<word>{_WORDS}))
         (?:[ \n]?(?P<scale>{_SCALE}))?(?P<rest>(?:(?<=[Mm]illion)|(?<=lionen))[ ]{CARDINAL})?
         (?:[ \n-]?(?:(?P<thousand>{_THOUSANDS})|(?P<currency>{_CURRENCY}))
            (?:[ ](?:und[ ])?(?P<cents>\d{{1,2}}|{CARDINAL})(?:[ ]?{_CENTS}|(?=[.,;]?\s*$)))?
          |[ \n]?(?P<hundredths>{_CENTS}))""",
    re.VERBOSE | re.MULTILINE,
)
_PREFIXED = re.compile(
    rf"""(?<![\w€$])(?:(?P<thousand>{_THOUSANDS})|(?P<currency>{_CURRENCY}))[ ]?
         (?P<sign>{_SIGN})(?P<number>{_NUMBER})(?:[ ](?P<scale>{_SCALE}))?(?![\w/]|[.,]\d|[ ]?(?:{_CURRENCY}
           |{_THOUSANDS}|%))""",
    re.VERBOSE,
)
# Without a currency only what can hardly be anything else: grouped thousands with cents after words that lead to money …
_BARE = re.compile(
    r"""(?:(?:[Kk]osten|[Ss]umme|[Bb]etrag|Höhe|[Aa]uszahlung(?:en)?|[Aa]usgaben?|[Ee]innahmen?)(?:[ ]von)?[ ]?:[ ]?
        |\b(?:von|auf|um|über|mit)[ ])
        (?P<number>\d{1,3}(?:\.\d{3})+,\d{2})(?!\d|[ ]?(?:%|m|km|ha|kg|t|l|kWh|MWh|Stück)\b)""",
    re.VERBOSE,
)
# … a number of millions that counts no noun, and the other end of a rise or a range.
_BARE_MILLIONS = re.compile(
    rf"""\b(?:von|auf|um|über|mit|rund|ca\.|etwa|knapp)[ ](?P<number>{_NUMBER})[ ](?P<scale>Millionen|Milliarden|Mio\.|Mrd\.)
         (?=[ ]?(?:[.,;:)!?]|(?:zu|für|an|aus|im|in|und|oder|als|auf|pro|jährlich|fehlen|kosten|kostet|ist|sind
           |hat|haben)\b))""",
    re.VERBOSE,
)
_RANGE_BEFORE = re.compile(
    (
        rf"(?<![\w.,/])(?P<number>{_NUMBER})(?:[ ](?P<scale>{_SCALE}))?(?P<join>[ \n]?(?:bis[ \n](?:zu[ ])?"
        r"|[-–—][ ]?|und[ \n](?:rund[ ]|ca\.[ ])?|bzw\.[ \n]|auf[ ](?:heute[ ]|nun[ ]|rund[ ]|ca\.[ ])?))$"
    ),
    re.VERBOSE,
)

_UNTOLD = re.compile(r"(?i)\b(?:mehrere[rn]?|einige[rn]?|viele[rn]?|paar|zig) $")
_GROUPED = re.compile(r"\.\d{3},\d\d")
_MILLIONS = re.compile(r" Mi(?:llion|lliard|o\.)| Mrd\.")
_YEAR = re.compile(r"(?:19|20)\d\d")  # „Euro 2024" is a championship
_MONEY_WORD = re.compile(
    r"€|[Ee][Uu][Rr]|DM|D-Mark|Deutsche[ \n]Mark|USD|US\$|[Dd]ollar|GBP|Pf|CHF|SFr|Franken|KEUR|TSD|[Cc]ent|ct\b|\$|£"
)
_WINDOW = 90  # code points before and after a currency that one amount can reach

_QUALIFIER = re.compile(
    r"\b(bis zu|mindestens|wenigstens|höchstens|maximal|max\.|rund|rd\.|ca\.|circa|zirka|etwa|ungefähr"
    r"|über|mehr als|knapp|weniger als"
    r"|unter|gut|fast|nahezu|annähernd)[ \n]$",
    re.IGNORECASE,
)
_APPROXIMATE = {
    "rund",
    "rd.",
    "ca.",
    "circa",
    "zirka",
    "etwa",
    "ungefähr",
    "knapp",
    "gut",
    "fast",
    "nahezu",
    "annähernd",
}
_UNIT_AFTER = re.compile(
    r"[ \n]?(?:(?:pro|je|/)[ \n]?(?P<per>m²|m³|[A-Za-zÄÖÜäöü]+)|im[ \n](?P<im>Jahr|Monat)\b"
    r"|(?P<adverb>jährlich|monatlich|wöchentlich|täglich|p\.[ ]?a\.))"
)
_UNIT_BEFORE = re.compile(
    r"\b(?P<adverb>jährlich|monatlich|wöchentlich|täglich)(?:e[nrsm]?)?\b[^.\n]{0,45}$|\b(?:pro"
    r"|je)[ ](?P<per>[A-ZÄÖÜ]\w+)[^.\n]{0,12}$"
)
_UNITS = {
    "jährlich": "pro Jahr",
    "monatlich": "pro Monat",
    "wöchentlich": "pro Woche",
    "täglich": "pro Tag",
    "a": "pro Jahr",
}


def find_amounts(text: str) -> list[Entity]:
    """All amounts of a folded text, in order of their place."""
    found: dict[int, Entity] = {}
    taken: list[tuple[int, int]] = []
    for entity in _with_currency(text):
        found[entity.char_start] = entity
        taken.append((entity.char_start, entity.char_end))
        other_end = _range_start(text, entity)
        if other_end is not None:
            found.setdefault(other_end.char_start, other_end)
    for pattern, cue in ((_BARE, _GROUPED), (_BARE_MILLIONS, _MILLIONS)):
        for match in search_near(text, cue, pattern, _WINDOW):
            end = match.end("scale") if pattern is _BARE_MILLIONS else match.end("number")
            bare = _amount(text, match.start("number"), end, _value(match), "EUR")
            if bare is not None and not any(
                start < end and bare.char_start < stop for start, stop in _near(taken, bare)
            ):
                found.setdefault(bare.char_start, bare)
    return [found[start] for start in sorted(found)]


def _near(taken: list[tuple[int, int]], entity: Entity) -> Iterator[tuple[int, int]]:
    """The spans of ``taken`` that begin within one amount's length of ``entity``; ``taken`` is in order only within a pattern."""
    return (span for span in taken if abs(span[0] - entity.char_start) < 60)


def _with_currency(text: str) -> Iterator[Entity]:
    position = 0
    suffixed = search_near(text, _MONEY_WORD, _SUFFIXED, _WINDOW)
    prefixed = search_near(text, _MONEY_WORD, _PREFIXED, _WINDOW)
    ahead, before = next(suffixed, None), next(prefixed, None)
    while ahead is not None or before is not None:
        if before is not None and (ahead is None or before.start() < ahead.start()):
            match, before = before, next(prefixed, None)
        else:
            assert ahead is not None
            match, ahead = ahead, next(suffixed, None)
        if match.start() < position:
            continue
        entity = _from_match(text, match)
        if entity is not None:
            position = entity.char_end
            yield entity


def _from_match(text: str, match: re.Match[str]) -> Entity | None:
    groups = match.groupdict()
    value = _value(match)
    if _UNTOLD.search(text, max(0, match.start() - 10), match.start()) and not groups["number"]:
        return None  # „mehrere tausend Euro" says no number
    if value is None or (match.re is _PREFIXED and _YEAR.fullmatch(groups["number"])):
        return None
    currency = groups["currency"]
    if currency == "$" and match.re is _PREFIXED and re.fullmatch(r"\d{1,4}", match[0].removeprefix("$").strip()):
        return None  # „$ 6" is a misread §
    if groups.get("hundredths"):
        value, code = value / 100, _HUNDREDTHS[groups["hundredths"].casefold()]
    elif groups["thousand"]:
        value, code = value * 1000, "DEM" if groups["thousand"] == "TDM" else "EUR"
    else:
        code = _CURRENCIES[one_line(currency).casefold()]
    if groups.get("cents"):
        cents = _read(groups["cents"])
        value += (cents or Decimal(0)) / 100
    start = match.start()
    sign = groups["sign"]
    if sign:
        if _is_sign(text, match):
            value = -value if sign[0] in "-−–" else value
        elif groups["number"] or groups.get("word"):
            start = match.start("number") if groups["number"] else match.start("word")
    return _amount(text, start, match.end(), value, code)


def _value(match: re.Match[str]) -> Decimal | None:
    groups = match.groupdict()
    value = _read(groups["number"] or groups.get("word") or "")
    if value is not None and groups.get("scale"):
        scale = groups["scale"].casefold()
        value *= _SCALES["r" if scale.startswith(("mrd", "milliard")) else scale[0]]
    if value is not None and groups.get("rest"):
        value += read_number(groups["rest"].strip()) or 0
    return value


def _read(text: str) -> Decimal | None:
    if re.fullmatch(r"\d+\.\d{1,2}", text):  # a decimal point, as spreadsheets and tired people write it
        return Decimal(text)
    if text[-1:].isdigit() or text[-1:] in "-–—":
        return read_numeral(text)
    return read_number(text)


def _is_sign(text: str, match: re.Match[str]) -> bool:
    """A dash is a minus sign unless it opens a line as a bullet or joins two amounts or clauses."""
    if match.re is _PREFIXED:
        return True
    sign, start = match["sign"], match.start()
    line_start = text.rfind("\n", 0, start) + 1
    before = text[line_start:start].rstrip(" ")
    attached = not sign.endswith(" ")
    if attached:
        return not before or text[start - 1] in " \t(|="
    if not before:
        rest = text[match.end() : (text.find("\n", match.end()) + 1 or len(text) + 1) - 1]
        return sign[0] != "–" and not rest.strip() and "," in match[0]
    if sign[0] == "–" or before.endswith(("€", "EUR", "Euro")):
        return before.endswith("\t") or text[start - 1] == "\t"
    return bool(re.search(r"(?:[\w:.)\t]|^)$", before)) and "," in (match["number"] or "")


def _amount(text: str, start: int, end: int, value: Decimal | None, currency: str) -> Entity | None:
    if value is None or abs(value) >= Decimal(10) ** 15:
        return None
    value = value.quantize(_CENT)
    entity = mention("amount", text, start, end, f"{value} {currency}")
    qualifier = _QUALIFIER.search(text, max(0, start - 16), start)
    word = one_line(qualifier[1]).casefold() if qualifier else None
    return replace(
        entity,
        amount=value,
        currency=currency,
        qualifier=word,
        approximate=True if word in _APPROXIMATE else None,
        unit=_unit(text, start, end),
    )


def _unit(text: str, start: int, end: int) -> str | None:
    after = _UNIT_AFTER.match(text, end)
    if after is not None:
        if after["adverb"]:
            return _UNITS.get(after["adverb"], "pro Jahr")
        name = after["per"] or after["im"]
        return _UNITS.get(name) or f"pro {name}"
    before = _UNIT_BEFORE.search(text, max(0, start - 60), start)
    if before is None:
        return None
    return _UNITS[before["adverb"]] if before["adverb"] else f"pro {before['per']}"


def _range_start(text: str, entity: Entity) -> Entity | None:
    """The first amount of „2 bis 3 Mio. €" or „von 0 auf 5.000 €", which borrows scale and currency from the second."""
    match = _RANGE_BEFORE.search(text, max(0, entity.char_start - 40), entity.char_start)
    if match is None or entity.amount is None or entity.currency is None:
        return None
    dash = match["join"].strip() in {"-", "–", "—"}
    if "auf" in match["join"] and not text.endswith("von ", 0, match.start()):
        return None
    if "und" in match["join"] and not text.endswith(("zwischen ", "zwischen\n"), 0, match.start()):
        return None
    value = _value(match)
    scale = re.search(_SCALE, entity.text)
    if value is None or (dash and value > abs(entity.amount)):
        return None
    if match["scale"] is None and scale is not None:
        word = scale[0].casefold()
        value *= _SCALES["r" if word.startswith(("mrd", "milliard")) else word[0]]
    elif match["scale"] is None and entity.text.startswith("T") is False and re.search(_THOUSANDS, entity.text):
        value *= 1000
    end = match.end("scale") if match["scale"] else match.end("number")
    if value > abs(entity.amount) and not re.search(r"auf|bzw", match["join"]):
        return None
    return _amount(text, match.start("number"), end, value, entity.currency)

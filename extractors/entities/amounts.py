"""Amounts of money: „2,5 Mio. €", „- 728.713,95 €", „1.347,- DM", „T€ 295", „zwei Euro fünfzig", „von 0 auf 5.000 €".

The span is number, scale, currency and minus sign; qualifier („bis zu") and unit („pro Einwohner") are values. Values are
``Decimal`` with two places, in the currency's main unit (cents are divided by 100); „0,5 Cent" has none, for nothing is rounded.
A number beside a currency that is not wholly understood is given without value, and never in part: see ``amount_issues``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from curated.records import Entity
from extractors.entities.amount_context import with_purposes
from extractors.entities.amount_readings import Reading, read_at
from extractors.entities.amount_units import qualifier_before, unit_of
from extractors.entities.amount_words import words_before
from extractors.entities.currency_places import currency_places
from extractors.entities.number_runs import Run, run_after, run_before
from normalizers.money import SCALE, scale_value

_CENT = Decimal("0.01")
_MOST = Decimal(10) ** 15  # beyond it a number is an account, not money
_SOFT = (
    r"(?:(?:rund|rd\.|ca\.|circa|etwa|höchstens|maximal|max\.|mindestens|knapp|über|gut|fast|nahezu|nun|nunmehr|heute|jetzt|dann"
    r"|künftig|insgesamt|voraussichtlich|zunächst|bis[ ]zu)[ \n])"
)
_JOIN = re.compile(rf"(?P<join>[ \n]?(?:bis[ \n](?:zu[ \n])?|[-–—−][ ]?)|[ \n](?:und|bzw\.|auf)[ \n]){_SOFT}{{0,2}}$")
_JOIN_REACH = 50  # code points that „auf nunmehr höchstens" and its like take; the number before them is read whole
_SCALE_BEFORE_JOIN = re.compile(rf"(?<![A-Za-zÄÖÜäöüß])(?P<scale>{SCALE})$")
_FROM = re.compile(rf"(?i)\bvon[ \n]{_SOFT}{{0,2}}$")
_BETWEEN = re.compile(rf"(?i)\bzwischen[ \n]{_SOFT}{{0,2}}$")
_JOIN_BEHIND = re.compile(r"(?:[ \n]bis[ \n](?:zu[ ])?|[ ]?[-–—][ ]?)(?=\d)")
_NOUN_BEHIND = re.compile(r"[ ]?(?:[A-ZÄÖÜ%€$£]|Mio|Mrd)")
_APART = 100  # two ends of a range whose scale is said once differ by no more than this factor
_YEAR = re.compile(r"(?:19|20)\d\d")

# Without a currency only what can hardly be anything else: grouped thousands with cents behind words that lead to money …
_BARE = re.compile(r"\.\d{3},\d\d(?!\d|[.,]\d)")
_BARE_LEAD = re.compile(
    r"(?:(?:[Kk]osten|[Ss]umme|[Bb]etrag|Höhe|[Aa]uszahlung(?:en)?|[Aa]usgaben?|[Ee]innahmen?)(?:[ ]von)?[ ]?:[ ]?"
    r"|\b(?:von|auf|um|über|mit)[ ])$"
)
_BARE_NO_MONEY = re.compile(r"[ ]?(?:%|m²|m³|(?:m|km|ha|kg|t|l|kWh|MWh|Stück)\b)")
# … and a number of millions that counts no noun.
_BARE_MILLIONS = re.compile(
    r"[ ](?P<scale>Millionen|Milliarden|Mio\.|Mrd\.)(?=[ ]?(?:[.,;:)!?]|(?:zu|für|an|aus|im|in|und|oder|als|auf|pro|jährlich"
    r"|fehlen|kosten|kostet|ist|sind|hat|haben)\b))"
)
# … what a sentence counts up beside an amount with its currency („2 Mio, später 2,8 Mio Euro", „300,00, zusammen 8.780,00 €") …
_MILLIONS_BESIDE = re.compile(
    r"[ ](?P<scale>Mio\.?|Mrd\.?|Millionen|Milliarden)(?=(?:[,;)]|[ ](?:und|bzw\.|sowie)[ ])[^\n.€]{0,60}?\d"
    r"[ ]?(?:Mio|Mrd|Million|Milliard)\w*\.?[ ]?(?:€|EUR\b|Euro\b))"
)
_COUNTED_UP = re.compile(r"(?:[,;]|[ ]und|[ ]sowie)[ ][^\n\t\f€;]{0,70}?\d,\d\d[ ]?(?:€|EUR\b|Euro\b)")
# … and a number whose cents are a dash, which only money has („49,-").
_DASH_FOR_CENTS = re.compile(r"\d(?P<cents>,(?:-{1,2}|[–—]))(?![\w\d])")
_LABEL_BEFORE = re.compile(r"\b(?:Nr|Pos|Position|TOP|Punkt|Ziffer|Los|Titel|Konto|Zeile|Anlage|Note|§)\.?[ ]$")
_MILLIONS_LEAD = re.compile(r"\b(?:von|auf|um|über|mit|rund|ca\.|etwa|knapp)[ ]$")
_LEAD_REACH = 32  # code points that the words before a bare amount take at most


def find_amounts(text: str) -> list[Entity]:
    """All amounts of a folded text, in order of their place."""
    found: dict[int, Entity] = {}
    last = 0
    for place in currency_places(text):
        if place.start < last:
            continue
        reading = read_at(text, place, last)
        if reading is None:
            continue
        for each in _with_other_end(text, reading, last):
            entity = _entity(text, each.start, each.end, each.value, each.currency)
            if entity is not None:
                found[each.start] = entity
                last = max(last, each.end)
    taken = sorted((e.char_start, e.char_end) for e in found.values())
    for bare in _without_currency(text):
        if not _overlaps(taken, bare):
            found.setdefault(bare.char_start, bare)
    return with_purposes(text, [found[start] for start in sorted(found)])


def _overlaps(taken: list[tuple[int, int]], entity: Entity) -> bool:
    from bisect import bisect_left

    at = bisect_left(taken, (entity.char_start, 0))
    return any(start < entity.char_end and entity.char_start < end for start, end in taken[max(0, at - 1) : at + 1])


def _with_other_end(text: str, reading: Reading, last: int) -> Iterator[Reading]:
    """The reading and the amount that borrows scale and currency from it: „2 bis 3 Mio. €", „von 0 auf 5.000 €", „EUR 5 - 8"."""
    if reading.value is not None and not reading.behind:
        first = _first_end(text, reading, last)
        if first is not None:
            yield first
    yield reading
    if reading.value is not None and reading.behind:
        second = _second_end(text, reading)
        if second is not None:
            yield second


def _first_end(text: str, reading: Reading, last: int) -> Reading | None:
    join = _JOIN.search(text, max(0, reading.start - _JOIN_REACH), reading.start)
    if join is None or reading.value is None:
        return None
    word = join["join"].strip()
    at = join.start()
    scale = _SCALE_BEFORE_JOIN.search(text, max(0, at - 12), at)
    stop = at if scale is None else scale.start("scale") - (text[scale.start("scale") - 1] == " ")
    run = run_before(text, stop) or words_before(text, stop)
    if run is None or run.value is None or run.start < last or not _joins(text, word, run.start):
        return None
    if _YEAR.fullmatch(text, run.start, run.end) and run.digits and word not in {"auf", "und", "bzw."}:
        return None
    value = run.value * scale_value(scale["scale"]) if scale else _in_scale(run.value, reading)
    if value is None or (value > abs(reading.value) and word not in {"auf", "bzw."}):
        return None
    return Reading(
        start=run.start, end=at if scale else run.end, value=value, currency=reading.currency, factor=reading.factor
    )


def _joins(text: str, word: str, start: int) -> bool:
    """„auf" joins only behind „von", „und" only behind „zwischen"."""
    if word == "auf":
        return _FROM.search(text, max(0, start - _LEAD_REACH), start) is not None
    if word == "und":
        return _BETWEEN.search(text, max(0, start - _LEAD_REACH), start) is not None
    return True


def _in_scale(value: Decimal, reading: Reading) -> Decimal | None:
    """The value in the scale that the other end names, or as printed, whichever is near the other end; None for neither."""
    if value == 0 or reading.factor == 1:
        return value * reading.factor
    other = abs(reading.value or Decimal(0))
    for candidate in (value * reading.factor, value):
        if other / _APART <= candidate <= other * _APART:
            return candidate
    return None


def _second_end(text: str, reading: Reading) -> Reading | None:
    join = _JOIN_BEHIND.match(text, reading.end)
    run = run_after(text, join.end()) if join else None
    if run is None or run.value is None or reading.value is None or _NOUN_BEHIND.match(text, run.end):
        return None
    if run.digits and _YEAR.fullmatch(text, run.start, run.end):
        return None
    value = run.value * reading.factor
    if value <= abs(reading.value):
        return None
    return Reading(
        start=run.start, end=run.end, value=value, currency=reading.currency, factor=reading.factor, behind=True
    )


def _without_currency(text: str) -> Iterator[Entity]:
    for match in _BARE.finditer(text):
        run = run_before(text, match.end())
        if run is None or _BARE_NO_MONEY.match(text, run.end):
            continue
        if _leads(text, _BARE_LEAD, run) or _COUNTED_UP.match(text, run.end):
            yield from _bare(text, run, run.end, Decimal(1))
    for match in _DASH_FOR_CENTS.finditer(text):
        run = run_before(text, match.end())
        if run is not None and not _leads(text, _LABEL_BEFORE, run):
            yield from _bare(text, run, run.end, Decimal(1))
    for match in _MILLIONS_BESIDE.finditer(text):
        run = run_before(text, match.start())
        if run is not None:
            yield from _bare(text, run, match.end("scale"), scale_value(match["scale"]))
    for match in _BARE_MILLIONS.finditer(text):
        run = run_before(text, match.start()) or words_before(text, match.start())
        if run is not None and _leads(text, _MILLIONS_LEAD, run):
            yield from _bare(text, run, match.end("scale"), scale_value(match["scale"]))


def _leads(text: str, lead: re.Pattern[str], run: Run) -> bool:
    return lead.search(text, max(0, run.start - _LEAD_REACH), run.start) is not None


def _bare(text: str, run: Run, end: int, factor: Decimal) -> Iterator[Entity]:
    if run.value is not None and (entity := _entity(text, run.start, end, run.value * factor, "EUR")) is not None:
        yield entity


def _entity(text: str, start: int, end: int, value: Decimal | None, currency: str) -> Entity | None:
    if value is not None and abs(value) >= _MOST:
        return None
    exact = None if value is None or value != value.quantize(_CENT) else value.quantize(_CENT)
    qualifier, approximate = qualifier_before(text, start)
    return Entity(
        kind="amount",
        text=text[start:end],
        char_start=start,
        char_end=end,
        method="grammar:amount",
        canonical=None if exact is None else f"{exact} {currency}",
        amount=exact,
        currency=currency,
        qualifier=qualifier,
        approximate=approximate,
        unit=unit_of(text, start, end),
    )

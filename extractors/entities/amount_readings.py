"""One currency and the number that belongs to it: before it („5 €") or behind it („EUR 5"), with scale, sign and cents."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.entities.amount_signs import minus_before_currency, sign_before, sign_behind
from extractors.entities.amount_words import is_untold, words_before
from extractors.entities.currency_places import CurrencyPlace
from extractors.entities.number_runs import Run, is_date_before, run_after, run_before
from extractors.entities.number_words import CARDINAL, read_cardinal
from normalizers.money import HUNDREDTHS, SCALE, scale_value

_CENT = "|".join(sorted((re.escape(name) for name in HUNDREDTHS), key=len, reverse=True))
_CENTS_BEHIND = re.compile(rf"[ \n](?:und[ ])?(?P<n>\d{{1,2}}|{CARDINAL})[ ]?(?i:{_CENT})(?![\w])")
_WORDS_BEHIND = re.compile(rf"[ ](?:und[ ])?(?P<n>{CARDINAL})(?=[.,;)]?\s*$)", re.MULTILINE)
# „7 Euro 50.": cents without their word, where the sentence ends or goes on behind them; a column's number goes on otherwise.
_CENTS_SPOKEN = re.compile(r"[ ](?P<n>[1-9]\d)(?=[.,;:!?)](?:[\s“”\"]|$)|[ ](?:pro|je|und|oder|bis)\b|\s*$)")
_COINED = frozenset({"euro", "euros", "dollar", "franken", "mark"})
_SCALE_ABOVE = re.compile(rf"(?<![A-Za-zÄÖÜäöüß])(?P<scale>{SCALE})[ \n](?:und[ ])?$")
_SCALE_AFTER = re.compile(rf"[ ]?(?P<scale>{SCALE})(?!\w)")
_CURRENCY_AFTER = re.compile(
    rf"[ ]?(?:{SCALE}[ ]?)?(?:T?€|\$|£|%|(?:T|k|K)?(?:EUR|Euro|DM)\b|US-?\$|USD\b|CHF\b|Franken\b|[Dd]ollar\b)"
)
_BETWEEN = re.compile(r"[ ]?(?:\)?[ ]?[:=][ ]?|\([ ]?|\)[ ]|[ ])?")
_NUMBER_FOLLOWS = re.compile(r"[ ]?[-−–+]?[ ]?\d")
_FLOWS_ON = re.compile(
    r"(?i)\b(?:von|auf|um|mit|über|rund|ca\.|zu|etwa|insgesamt|knapp|bei|für|mindestens|höchstens|maximal)[ ]$"
)
_MORE_NUMBERS = re.compile(r"[ ]?[/;|][ ]?\d")
_SIGN_BETWEEN = re.compile(r"(?P<sign>[-−–—+]|[.·][/⁄∕][.·]|[Mm]inus)[ ]?(?=\d)")
_LABEL_BEFORE = re.compile(r"\b(?:Nr|Pos|Position|TOP|Punkt|Ziffer|Los|Titel|Konto|Zeile|Anlage)\.?[ ]$")
_LAW_BEFORE = re.compile(r"(?:§|\bArt\.|\bAbs\.)[ ]?$")
_UNIT_HEAD = re.compile(r"\bin[ ]$")
_LEADS_TO_AMOUNT = re.compile(
    r"(?i)(?:[=:]|\b(?:kostet(?:e|en)?|von|auf|um|mit|über|rund|ca\.|etwa|knapp|beträgt|betrug|betragen|zahlt(?:e|en)?|zahlen"
    r"|erhält|erhielt|erhalten|mindestens|maximal|höchstens|zu|insgesamt|je|à|nur|noch|weitere[nr]?|zusätzlich|jährlich"
    r"|monatlich|zwischen|bis|genau|gut|bewilligt|gibt|gab|spendet(?:e|en)?|ist|sind|war|waren|macht))[ \n]$"
)
_HEAD_NOUN = re.compile(
    r"(?i)(?:\b\w*(?:jahr|plan|ansatz|ansätze|ergebnis|rechnung|ist|soll|haushalt|prognose|planung|entwurf|budget|verlauf|stand)"
    r"|\b(?:RE|HH|HJ|VE|VJ|JA|NT|FP|HHPL|DHH))\.?[ ]?$"
)
_YEARS = re.compile(r"(?:19|20)\d\d")
_THREE_DECIMALS = re.compile(r"\d,\d{3}$")
_EURO_NORMS = 10  # „Euro 6" is an emission standard; so is every number below this behind the word


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An amount at ``text[start:end]`` in units of ``currency``; no ``value`` where it is not wholly understood.

    ``factor``: what scale and hundredths multiply the printed number by, for the other end of a range. ``behind``: the
    currency stands before the number.
    """

    start: int
    end: int
    value: Decimal | None
    currency: str
    factor: Decimal
    behind: bool = False


def read_at(text: str, place: CurrencyPlace, last: int) -> Reading | None:
    """The amount of the currency at ``place``, or None; ``last``: where the amount before it ends."""
    number, negative = _number_before(text, place, last)
    if number is not None and (_LAW_BEFORE.search(text, max(0, number.start - 5), number.start)):
        return None
    if number is not None and (is_date_before(text, number.end) or _is_head_year(text, number, place)):
        number = None
    behind = _read_behind(text, place, last) if place.before and (number is None or number.digits) else None
    if number is None:
        return behind
    if behind is not None and _is_count(text, number, behind, place):
        return behind
    if number.digits and _LABEL_BEFORE.search(text, max(0, number.start - 12), number.start):
        number = replace(number, value=None)
    if _is_year(text, number) and not _LEADS_TO_AMOUNT.search(text, max(0, number.start - 14), number.start):
        return Reading(start=number.start, end=place.end, value=None, currency=place.currency, factor=place.factor)
    return _read_ahead(text, place, number, negative=negative)


def _number_before(text: str, place: CurrencyPlace, last: int) -> tuple[Run | None, bool]:
    """The number before a currency and its scale, and whether a minus stands between them."""
    at = place.scale_start
    if at <= last:
        return None, False
    gap = text[at - 1]
    stop = at - 1 if gap in " \n\f" else at
    run = run_before(text, stop) or words_before(text, stop)
    negative = False
    if run is None and (minus := minus_before_currency(text, at)) is not None:
        run, negative = run_before(text, minus), True
    if run is None and gap == "-":
        run = run_before(text, at - 1)  # not words: an „Ein-Euro-Job" names a thing
        if run is not None and run.exact and "," in text[run.start : run.end]:
            run = replace(run, value=None)  # „12,50-€": a minus or a joint
    if run is None and place.factor >= 1000 and text.startswith("tausend", place.scale_start):
        at = place.scale_start
        told = not is_untold(text, at) and not text[:at].endswith(("in ", "die ", "den "), max(0, at - 4))
        run = Run(start=at, end=at, value=Decimal(1)) if told else None
    return (None, False) if run is None or run.start < last else (run, negative)


def _is_year(text: str, run: Run) -> bool:
    return run.digits and _YEARS.fullmatch(text, run.start, run.end) is not None


def _is_head_year(text: str, run: Run, place: CurrencyPlace) -> bool:
    """Whether a year and a currency stand together as the head of a column („Plan 2026 €", „2025 T€ 2026 T€")."""
    if not _is_year(text, run) or _LEADS_TO_AMOUNT.search(text, max(0, run.start - 14), run.start):
        return False
    if _HEAD_NOUN.search(text, max(0, run.start - 24), run.start):
        return True
    line_start = max(text.rfind(mark, 0, run.start) for mark in "\n\f\t") + 1
    line_end = min(text.find(mark, place.end) % (len(text) + 1) for mark in "\n\f\t")
    alone = not text[line_start : run.start].strip() and not text[place.end : line_end].strip()
    following = text[place.end : place.end + 12]
    before = text[max(0, run.start - 12) : run.start]
    row = re.match(r"[ \t\n]*(?:19|20)\d\d(?!\d)", following) or re.search(
        r"(?<!\d)(?:19|20)\d\d[ \t]*(?:T?€|EUR|TEUR)?[ \t\n]*$", before
    )
    return alone or row is not None


def _is_count(text: str, number: Run, behind: Reading, place: CurrencyPlace) -> bool:
    """Whether of „3 EUR 12,50" the first number only counts or labels, so that the currency belongs to the second."""
    if _LABEL_BEFORE.search(text, max(0, number.start - 12), number.start):
        return True
    opens = text[max(0, number.start - 2) : number.start].strip(" ") in {"", "\n", "\t", "\f"}
    return (
        opens
        and number.digits
        and number.end - number.start <= 3
        and place.name != "€"
        and "," in text[place.end : behind.end]
    )


def _read_ahead(text: str, place: CurrencyPlace, number: Run, *, negative: bool) -> Reading | None:
    value, start, end = number.value, number.start, place.end
    if value is not None:
        value *= place.factor
    start, value = _with_higher_scale(text, start, value)
    if place.factor == 1 and _THREE_DECIMALS.search(text, number.start, number.end):
        value = None  # „412,000 €": thousands with a wrong sign, or decimals
    if value is not None and place.factor == 1:
        value, end = _with_cents(text, place, number, value)
    if text[end : end + 1].isdigit() or (value in {1000, 10**6} and _UNIT_HEAD.search(text, max(0, start - 3), start)):
        if not text[end : end + 1].isdigit():
            return None
        value = None
    signed = sign_before(text, start, exact=number.exact, end=end)
    minus_behind = sign_behind(text, end)
    end = minus_behind or end
    signs = (signed.sign < 0) + negative + (minus_behind is not None)
    if signed.sign == 0 or signs > 1:
        value = None
    elif signs == 1 and value is not None:
        value = -value
    return Reading(start=signed.at, end=end, value=value, currency=place.currency, factor=place.factor)


def _with_higher_scale(text: str, start: int, value: Decimal | None) -> tuple[int, Decimal | None]:
    """„1 Million 200 Tausend", „zwei Millionen dreihunderttausend": the part above, where there is one."""
    above = _SCALE_ABOVE.search(text, max(0, start - 18), start)
    if above is None:
        return start, value
    at = above.start("scale")
    stop = at - 1 if text[at - 1 : at] in {" ", "\n", "-"} else at
    run = run_before(text, stop) or words_before(text, stop)
    scale = scale_value(above["scale"])
    if run is None or (value is not None and value >= scale):
        return start, value
    whole = None if run.value is None or value is None else run.value * scale + value
    return run.start, whole


def _with_cents(text: str, place: CurrencyPlace, number: Run, value: Decimal) -> tuple[Decimal, int]:
    """„5 € 50 Cent", „zwei Euro fünfzig"."""
    cents = _CENTS_BEHIND.match(text, place.end)
    if cents is None and not text[number.end - 1].isdigit():
        cents = _WORDS_BEHIND.match(text, place.end)
    if cents is None and number.digits and number.end - number.start <= 3 and place.name in _COINED:
        cents = _CENTS_SPOKEN.match(text, place.end)
    if cents is None or value != value.to_integral_value():
        return value, place.end
    hundredths = int(cents["n"]) if cents["n"].isdigit() else read_cardinal(cents["n"])
    spoken = cents.re is not _WORDS_BEHIND or (hundredths or 0) >= 10
    if hundredths is None or hundredths > 99 or not spoken:
        return value, place.end
    return value + Decimal(hundredths) / 100, cents.end()


def _read_behind(text: str, place: CurrencyPlace, last: int) -> Reading | None:
    between = _BETWEEN.match(text, place.end)
    at = between.end() if between else place.end
    if text[at : at + 1] == "\n" and _FLOWS_ON.search(text, max(0, place.scale_start - 12), place.scale_start):
        at += 1
    sign = _SIGN_BETWEEN.match(text, at)
    run = run_after(text, sign.end() if sign else at)
    if run is None or not _may_follow(text, place, run, in_brackets=between is not None and "(" in between[0]):
        return None
    scale = _SCALE_AFTER.match(text, run.end)
    factor, end, value = place.factor, run.end, run.value
    if scale is not None:
        doubled = place.factor != 1
        factor, end = place.factor * scale_value(scale["scale"]), scale.end()
        value = None if doubled else value
    if factor == 1 and _THREE_DECIMALS.search(text, run.start, run.end):
        value = None
    signed = sign_before(text, place.scale_start, exact=run.exact, end=end)
    minus_behind = sign_behind(text, end)
    start = signed.at if signed.at >= last else place.scale_start
    negatives = (sign is not None and sign["sign"] != "+") + (signed.sign < 0) + (minus_behind is not None)
    if value is not None:
        value = None if negatives > 1 or signed.sign == 0 else value * factor * (-1 if negatives else 1)
    return Reading(
        start=start, end=minus_behind or end, value=value, currency=place.currency, factor=factor, behind=True
    )


def _may_follow(text: str, place: CurrencyPlace, run: Run, *, in_brackets: bool) -> bool:
    """Whether the number behind a currency is its amount: no year, day, norm, column number, nor one with its own currency."""
    printed = text[run.start : run.end]
    if _is_year(text, run) or is_date_before(text, run.end) or re.match(r"\d{1,2}\.\d{1,2}\.", printed):
        return False
    if _MORE_NUMBERS.match(text, run.end):
        return False  # „Beträge in Euro: 1.000 / 2.000"
    own = _CURRENCY_AFTER.match(text, run.end)
    if own is not None and (own[0].endswith("%") or not _NUMBER_FOLLOWS.match(text, own.end())):
        return False
    if in_brackets:
        return run.exact and text[run.end : run.end + 1] == ")"
    if place.name == "$":
        return run.exact
    if run.digits and place.name in {"euro", "euros"} and int(printed) < _EURO_NORMS:
        return False
    if run.digits and len(printed) < 3 and re.match(r"[ \t]\d", text[run.end : run.end + 2]):
        return False  # the numbers of columns below a head
    return not (
        run.digits
        and _UNIT_HEAD.search(text, max(0, place.scale_start - 3), place.scale_start)
        and re.match(r"[ ][A-Za-zÄÖÜäöü]", text[run.end : run.end + 2])
    )

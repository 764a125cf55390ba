"""Sentences with one amount of money, made from a seed: value × notation × sign × scale × currency × unit × what is around it."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from benchmarks.sentence import NARROW, NBSP, THIN, Sentence, joined

_LEADS = (
    "Die Kosten betragen ", "Der Rat bewilligt ", "Es sind Mittel in Höhe von ", "Summe: ", "Der Zuschuss liegt bei ",
    "Das sind insgesamt ", "Die Gebühr beträgt ", "Der Ansatz steigt auf ", "Der Betrag sinkt um ", "Ergebnis: ", "Es fehlen ",
)  # fmt: skip
_CURRENCIES = (
    ("€", "EUR"), ("€", "EUR"), ("Euro", "EUR"), ("EUR", "EUR"), ("DM", "DEM"), ("CHF", "CHF"), ("US-Dollar", "USD"),
)  # fmt: skip


def _digits(rng: Random) -> int:
    return rng.choice(
        (rng.randint(1, 99), rng.randint(100, 999), rng.randint(1000, 999_999), rng.randint(10**6, 10**9))
    )


def _grouped(number: int, mark: str) -> str:
    return f"{number:,}".replace(",", mark)


def _numeral(rng: Random) -> tuple[str, Decimal]:
    """A printed number and its value."""
    whole, cents = _digits(rng), rng.randint(0, 99)
    if 1000 <= whole <= 2199:
        whole += 3000  # a bare number that may be a year says nothing for certain
    mark = rng.choice((".", ".", ".", " ", NBSP, THIN, NARROW))
    body = _grouped(whole, mark)
    style = rng.randrange(7)
    if style < 3:
        return f"{body},{cents:02}", Decimal(whole) + Decimal(cents) / 100
    if style == 3:
        return body + rng.choice((",-", ",--", ",–", ",—")), Decimal(whole)
    if style == 4:
        return str(whole), Decimal(whole)
    if style == 5:
        return (
            f"{_grouped(whole, rng.choice(chr(39) + '’'))}.{cents:02}" if whole > 999 else f"{whole},{cents:02}",
            Decimal(whole) + Decimal(cents) / 100,
        )
    return body, Decimal(whole)


_SCALES = (
    ("Mio. ", 10**6), ("Mio ", 10**6), ("Millionen ", 10**6), ("Mrd. ", 10**9), ("Milliarden ", 10**9), ("Tsd. ", 1000),
    ("T", 1000), ("Mio." + NBSP, 10**6),
)  # fmt: skip
_WORDS = (
    ("zwei", 2), ("zwölf", 12), ("fünfhundert", 500), ("dreitausend", 3000), ("einundzwanzig", 21),
    ("anderthalb Millionen", 1_500_000), ("eine halbe Million", 500_000),
    ("zweieinhalb Millionen", 2_500_000), ("hunderttausend", 100_000),
    ("zwei Millionen dreihunderttausend", 2_300_000), ("1 Million 200 Tausend", 1_200_000), ("2 ½ Mio.", 2_500_000),
    ("dreihundertfünfundzwanzigtausend", 325_000), ("drei Milliarden", 3 * 10**9),
)  # fmt: skip


def amount_sentence(rng: Random) -> Sentence:
    """An amount of money; ``expected``: value with two places and ISO code."""
    name, code = rng.choice(_CURRENCIES)
    style = rng.random()
    if style < 0.12:
        words, worth = rng.choice(_WORDS)
        return joined(rng, "amount", rng.choice(_LEADS), f"{words} {name}", _money(Decimal(worth), code))
    if style < 0.32:
        return _scaled(rng, name, code)
    printed, value = _numeral(rng)
    if rng.random() < 0.35 and name != "US-Dollar":
        return _currency_first(rng, name, code, printed, value)
    gap = rng.choice((" ", " ", NBSP, NARROW, "", "\n"))
    if gap == "" and name != "€":
        gap = " "
    return _signed(rng, printed, gap + name, value, code)


def _scaled(rng: Random, name: str, code: str) -> Sentence:
    scale, factor = rng.choice(_SCALES)
    whole, part = rng.randint(1, 999), rng.randint(0, 99)
    printed = rng.choice((str(whole), f"{whole},{part % 10}", f"{whole},{part:02}"))
    value = Decimal(printed.replace(",", ".")) * factor
    if scale == "T" and name not in {"€", "Euro", "EUR", "DM"}:
        scale = "Tsd. "
    if scale == "T" and name == "Euro":
        name = "EUR"
    if rng.random() < 0.3 and name not in {"Euro", "US-Dollar"}:
        front = rng.choice((f"{scale}{name} {printed}", f"{scale}{name}: {printed}"))
        if scale != "T" and rng.random() < 0.5:
            front = f"{name} {printed} {scale.strip()}"
        return joined(
            rng=rng,
            kind="amount",
            lead=rng.choice(_LEADS),
            printed=front,
            expected=_money(value, code),
            after=rng.choice((".", " netto.", "", ",")),
        )
    return _signed(rng, printed, f" {scale}{name}", value, code)


def _currency_first(rng: Random, name: str, code: str, printed: str, value: Decimal) -> Sentence:
    lead = rng.choice((*_LEADS, "Haushaltsjahr 2025 ", "Im Plan 2024 stehen "))
    if name == "Euro" and value < 10:
        value, printed = Decimal(12), "12"
    after = rng.choice((".", " netto.", "", " bewilligt.", ",", " ein.", "\n12", "\tund"))
    return joined(
        rng=rng, kind="amount", lead=lead, printed=f"{name} {printed}", expected=_money(value, code), after=after
    )


def _signed(rng: Random, number: str, currency: str, value: Decimal, code: str) -> Sentence:
    lead = rng.choice(_LEADS)
    kind = rng.random()
    if kind < 0.55:
        return joined(rng, "amount", lead, number + currency, _money(value, code))
    if kind < 0.85:
        sign = rng.choice(("-", "−", "–", "‑", "minus ", "./. ", "- ", "− ", "./."))
        return joined(rng, "amount", lead, sign + number + currency, _money(-value, code))
    after = rng.choice((".", ",", "", "\n", " im Jahr."))
    if number[-1] in "-–—" or kind < 0.93:
        return joined(
            rng=rng,
            kind="amount",
            lead=lead,
            printed=f"{number}{currency}-",
            expected=_money(-value, code),
            after=after,
        )
    return joined(
        rng=rng,
        kind="amount",
        lead=lead,
        printed=f"{number}- {currency.strip()}",
        expected=_money(-value, code),
        after=after,
    )


def _money(value: Decimal, code: str) -> str:
    return f"{value.quantize(Decimal('0.01'))} {code}"

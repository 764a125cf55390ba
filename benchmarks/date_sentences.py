"""Sentences with dates, ranges, terms and lists of days, made from a seed; ``expected``: ISO texts joined by „ | "."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from benchmarks.sentence import NBSP, Sentence, joined

_MONTHS = (
    ("Januar", "Jänner", "Jan.", "Jän."), ("Februar", "Feber", "Febr.", "Feb."), ("März", "Mrz.", "Mär."), ("April", "Apr."),
    ("Mai",), ("Juni", "Jun."), ("Juli", "Jul."), ("August", "Aug."), ("September", "Sept.", "Sep."), ("Oktober", "Okt."),
    ("November", "Nov."), ("Dezember", "Dez."),
)  # fmt: skip
_WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_DASHES = ("-", "–", " - ", " – ", "‑", " bis ", " bis zum ", "\nbis ", " bis\n")
_AFTER = (
    ".", ", 18:30 Uhr.", " statt.", " in der Halle.", " und", ".\n12 Plätze", "\nFreibad", "", ";", ") ein.", " für 500 € Miete.",
)  # fmt: skip


def _day(rng: Random) -> date:
    return date(1990, 1, 1) + timedelta(days=rng.randrange(14_000))


def _blank(rng: Random) -> str:
    return rng.choice(("", "", "", " ", NBSP, "\n"))


def _digits(rng: Random, day: date) -> str:
    gap = _blank(rng)
    first, second = rng.choice(((f"{day.day:02}", f"{day.month:02}"), (str(day.day), str(day.month))))
    return f"{first}.{gap}{second}.{gap}{day.year}"


def _named(rng: Random, day: date, *, year: bool = True) -> str:
    month = rng.choice(_MONTHS[day.month - 1])
    gap = rng.choice((" ", " ", NBSP, "\n"))
    return f"{day.day}.{gap}{month}" + (f" {day.year}" if year else "")


def _printed(rng: Random, day: date) -> str:
    style = rng.random()
    if style < 0.45:
        return _digits(rng, day)
    if style < 0.9:
        return _named(rng, day)
    return day.isoformat() if style < 0.95 else f"{day.day:02}.{day.month:02}.{day.year % 100:02}"


def date_sentence(rng: Random) -> Sentence:
    """One of the forms, with the days it means."""
    form = rng.choice((_one, _one, _one, _range, _range, _short_range, _list, _term, _year_pair, _month))
    return form(rng)


def _one(rng: Random) -> Sentence:
    day = _day(rng)
    printed = _printed(rng, day)
    weekday = _WEEKDAYS[day.weekday()]
    lead = rng.choice(
        ("Die Sitzung findet am ", f"Am {weekday}, dem ", f"am {weekday}, ", "Stand: ", "(", "Frist ist der ", "vom ")
    )
    after = rng.choice(_AFTER)
    expected = day.isoformat()
    if "18:30" in after:
        expected += "T18:30"
    if len(printed.split(".")[-1]) == 2 and not 2000 <= day.year < 2050 and printed.count(".") == 2:
        expected = expected.replace(str(day.year), str(day.year // 100 * 100 + day.year % 100))
    return joined(rng=rng, kind="date", lead=lead, printed=printed, expected=expected, after=after)


def _range(rng: Random) -> Sentence:
    first = _day(rng)
    last = first + timedelta(days=rng.randint(1, 400))
    write = rng.choice((_digits, _named))
    printed = write(rng, first) + rng.choice(_DASHES) + write(rng, last)
    return joined(
        rng=rng,
        kind="date",
        lead=rng.choice(("vom ", "Laufzeit ", "Zeitraum: ")),
        printed=printed,
        expected=f"{first}/{last}",
        after=rng.choice((".", " statt.", "")),
    )


def _short_range(rng: Random) -> Sentence:
    first = _day(rng).replace(day=rng.randint(1, 14))
    last = first.replace(day=rng.randint(15, 28))
    style = rng.randrange(4)
    gap = rng.choice(("", " ", NBSP))
    dash = rng.choice(_DASHES)
    if style == 0:
        printed = f"{first.day:02}.{gap}{first.month:02}.{dash}{last.day:02}.{gap}{last.month:02}.{gap}{last.year}"
    elif style == 1:
        printed = f"{first.day}.{dash}{last.day}.{last.month:02}.{last.year}"
    elif style == 2:
        printed = f"{first.day}.{dash}{_named(rng, last)}"
    else:
        printed = f"{first.day}./{last.day}.{last.month:02}.{last.year}"
    return joined(
        rng=rng,
        kind="date",
        lead=rng.choice(("vom ", "Ausstellung ", "in der Zeit vom ")),
        printed=printed,
        expected=f"{first}/{last}",
        after=rng.choice((".", "", " statt.")),
    )


def _list(rng: Random) -> Sentence:
    base = _day(rng).replace(day=1)
    days = sorted(rng.sample(range(1, 29), rng.choice((2, 2, 3))))
    word = rng.choice((" und ", " sowie ", " und\n", "\nund ", " und am "))
    named = rng.random() < 0.6
    month = rng.choice(_MONTHS[base.month - 1])
    tail = f"{days[-1]}. {month} {base.year}" if named else f"{days[-1]:02}.{base.month:02}.{base.year}"
    own = rng.random() < 0.3
    heads = [(f"{d}. {month}" if named else f"{d:02}.{base.month:02}.") if own else f"{d}." for d in days[:-1]]
    printed = ", ".join(heads) + word + tail
    expected = " | ".join(base.replace(day=d).isoformat() for d in days)
    return joined(
        rng=rng,
        kind="date",
        lead=rng.choice(("Die Termine sind am ", "am ", "Sitzungen am ")),
        printed=printed,
        expected=expected,
        after=rng.choice((".", " statt.", "")),
    )


def _term(rng: Random) -> Sentence:
    first = rng.randint(1999, 2030)
    last = first + rng.choice((4, 5, 6, 8))
    dash = rng.choice(("-", "–", "/", "‑", " – ", " bis ", " - "))
    second = (
        str(last)
        if dash not in {"/", "-", "–"} or rng.random() < 0.5 or last // 100 != first // 100
        else f"{last % 100:02}"
    )
    lead = rng.choice(("In der Wahlperiode ", "Die Amtszeit ", "Legislaturperiode ", "die Wahlzeit "))
    return joined(
        rng=rng,
        kind="date",
        lead=lead,
        printed=f"{first}{dash}{second}",
        expected=f"{first}/{last}",
        after=rng.choice((".", " endet.", "", ",")),
    )


def _year_pair(rng: Random) -> Sentence:
    first = rng.randint(1999, 2030)
    second = rng.choice((str(first + 1), f"{(first + 1) % 100:02}"))
    lead = rng.choice(
        ("Im Schuljahr ", "Doppelhaushalt ", "Im Kindergartenjahr ", "Die Haushaltsjahre ", "Haushaltsplan ")
    )
    expected = f"{first}-08-01/{first + 1}-07-31" if "Schuljahr" in lead else f"{first}/{first + 1}"
    return joined(
        rng=rng,
        kind="date",
        lead=lead,
        printed=f"{first}/{second}",
        expected=expected,
        after=rng.choice((".", " gilt das.", "", ",")),
    )


def _month(rng: Random) -> Sentence:
    day = _day(rng)
    printed = f"{rng.choice(_MONTHS[day.month - 1][:1])}{rng.choice((' ', NBSP, chr(10)))}{day.year}"
    return joined(
        rng=rng,
        kind="date",
        lead=rng.choice(("im ", "Seit ", "Ende ", "ab ")),
        printed=printed,
        expected=f"{day.year}-{day.month:02}",
        after=rng.choice((".", " fertig.", "")),
    )

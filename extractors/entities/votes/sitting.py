"""The meeting of which a record tells, and what in it is told of another body or another day."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from extractors.entities.votes.bodies import is_same_body
from extractors.entities.votes.history import is_past, is_perfect
from extractors.entities.votes.reading import Reading
from extractors.entities.votes.units import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """What is known of the meeting: its body, as the head names it, and its day. None where unknown.

    ``head`` is the first line of the record, in which the body may be named otherwise than it is known by.
    ``items``: the numbers of items that are called together here, of which a line may speak as „Punkt 9".
    """

    gremium: str | None = None
    day: date | None = None
    head: str = ""
    items: frozenset[str] = frozenset()


_BODY_IN_LABEL = re.compile(
    r"(?:^|\b(?:im|in[ ]der|des|der)[ ])(?:[\w-]+[ ]){0,2}?(?P<body>\w*(?:rat|ausschu(?:ss|ß)|beirat|versammlung|vertretung"
    r"|kommission)(?:e?s)?)\b",
    re.IGNORECASE,
)


def own_section(unit: Unit, sitting: Sitting) -> Unit:
    """„Empfehlung des Ortschaftsrates:" opens a decision where that is the body that sits, else what was told before."""
    if (
        unit.section != "earlier"
        or not unit.labelled
        or unit.label.casefold().startswith(("vorberat", "beratungsf", "bisher", "früh", "histor"))
    ):
        return unit
    body = _BODY_IN_LABEL.search(unit.label)
    if body is None or is_same_body(re.sub(r"(?<=[tß])e?s$|(?<=ss)es$", "", body["body"]), sitting.gremium) is not True:
        return unit
    return replace(unit, section="decision")


_BEFORE = re.compile(r"^(?:Nachdem|Obwohl|Obgleich)\b[^.;]*,$")  # told before what was decided, as a clause of its own
_BARE_BODY = 10  # letters of „Ausschuss" or „Rat", which any head may hold
_TAKES_OFF = re.compile(r"(?i)meister|vorsitz|vorsteher|antragsteller|verwaltung")
"""Who may take an item off: what they put off is put off."""


def is_of_others(reading: Reading, flat: str, sitting: Sitting) -> bool:
    """Told of another day or another body."""
    if is_past(flat, sitting.day) or _BEFORE.match(flat):
        return True
    named = reading.agent or reading.body
    if named is None:
        return False
    if re.search(
        r"(?i)fraktion|verwaltung|amt$|behörde|ministerium|landkreis|regierung|meister|gericht|antragsteller", named
    ):
        return reading.agent is not None and not (reading.outcome == "postponed" and _TAKES_OFF.search(named))
    same = is_same_body(named, sitting.gremium)
    if same is not True and len(named) > _BARE_BODY and named.casefold() in sitting.head.casefold():
        return False
    if same is False:
        return (
            is_perfect(flat)
            or reading.recommends
            or reading.agent is not None
            or reading.strength != "weak"
            or "ausschu" in named.casefold()
        )
    return same is None and is_perfect(flat)

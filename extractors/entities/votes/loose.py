"""A second reading, for an item below which no vote was told in any usual form: one line that can be nothing but its result.

Every line is read as if a label of results stood before it. What comes out counts only where it is of one mind, and never
where another body, another day, a person or a question speaks.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.entities.votes.count_words import Counts
from extractors.entities.votes.counts import find_counts
from extractors.entities.votes.found import VoteFound
from extractors.entities.votes.pieces import units_with_counts
from extractors.entities.votes.reading import Reading, manner_of, plain, read_unit
from extractors.entities.votes.signs import with_sign
from extractors.entities.votes.sitting import Sitting, is_of_others
from extractors.entities.votes.units import Section, Unit, split_units

_LONGEST = 140  # code points of a line that can be a result
_FINITE = re.compile(
    r"\b(?:wird|werden|wurden?|ist|sind|war|waren|worden|hat|haben|hatten?|habe|sei|seien|gilt|soll|sollen|kann|können|muss"
    r"|müssen|will"
    r"|stellt|bringt|gibt|liegt|beantragt|schlägt|erläutert|berichtet|bittet|fragt|teilt|erklärt|weist|verweist|meint|sagt|folgt"
    r"|beschließt|beschloss|stimmt|stimmen|stimmte|lehnt|empfiehlt|nimmt|nahm|verzichtet|zieht|dankt|moniert|findet|hält|legt"
    r"|verliest"
    r"|dient|berät|begrüßt|fehlt|entgegnet|antwortet|kritisiert|lobt|wünscht|möchte|besteht|kommt|geht|macht|steht)\b"
)
"""A line with a finite verb is a sentence, and sentences tell of votes in the usual forms or of something else."""
_SPEAKER = re.compile(r"^[A-ZÄÖÜ][\w.]*[ ](?:Dr\.[ ]|Prof\.[ ])?[A-ZÄÖÜ][\w-]+(?:[ ]\([^()]{1,30}\))?:[ ]")
_REFUSES = re.compile(r"(?i)\b(?:ablehn\w*|abzulehnen|nicht)\b")


def find_loosely(text: str, start: int, end: int, sitting: Sitting) -> list[VoteFound]:
    """The votes of a section in which ``find_votes`` found none; empty where its lines are of two minds or tell none."""
    counts = [replace(c, start=c.start + start, end=c.end + start) for c in find_counts(text[start:end])]
    found = []
    above: list[tuple[Section, str]] = []
    for unit, own in units_with_counts(text, split_units(text, start, end), counts):
        flat = plain(text[unit.start : unit.end])
        if len(flat) > _LONGEST or _FINITE.search(flat) or _SPEAKER.match(flat):
            continue
        stated = manner_of(flat)[0] is not None or (own is not None and own.stated)
        reading = read_unit(flat, own, "result", labelled=True, alone=True)
        if reading is None and stated:
            manner, unanimous = manner_of(flat)
            reading = Reading(sort="bare", strength="formal", outcome=None, manner=manner, unanimous=unanimous)
        if reading is None or not (stated or reading.sort == "worded") or is_of_others(reading, flat, sitting):
            above = [("decision", flat)]
            continue
        found.append(_vote(unit, flat, reading, own, above))
    if any(_REFUSES.search(plain(text[v.start : v.end])) and v.outcome == "approved" for v in found):
        return []  # „Empfehlung: ablehnen; einstimmig": whose sign it is, nobody can tell
    outcomes = {vote.outcome for vote in found}
    if len(outcomes) != 1 or None in outcomes:
        return []
    return found if len(found) == 1 else [replace(vote, subject="partial") for vote in found]


def _vote(
    unit: Unit, flat: str, reading: Reading, counts: Counts | None, above: list[tuple[Section, str]]
) -> VoteFound:
    """The vote that one line tells, less sure than any told in a usual form."""
    vote = VoteFound(
        start=unit.start,
        end=unit.end,
        outcome=reading.outcome,
        manner=reading.manner,
        unanimous=reading.unanimous,
        counts=counts if counts is not None and not counts.mixed else None,
        is_recommendation=reading.recommends,
        unclear=reading.unclear,
        certainty="weak",
        section="result",
    )
    put: list[tuple[Section, str]] = above
    if reading.sort == "bare" and _REFUSES.search(flat) is not None:
        put = [("decision", flat)]
    return with_sign(vote, reading, put, flat)

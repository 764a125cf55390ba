"""Votes from units: a proposal, its counts and its result, told in three lines, are one vote; what follows is the next.

The state between two votes is what was put (the text below „Beschlussvorschlag:" or „Beschluss:") and what was announced
(an amendment, a point of procedure). Results without a word of what came of it take their sign from there.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace

from curated.vocabulary import Outcome
from extractors.entities.votes import vocabulary as words
from extractors.entities.votes.count_words import Counts
from extractors.entities.votes.counts import find_counts
from extractors.entities.votes.found import VoteFound
from extractors.entities.votes.history import is_past
from extractors.entities.votes.items_named import behind_the_list, labelled_items, listed_items
from extractors.entities.votes.pieces import joined, units_with_counts
from extractors.entities.votes.reading import Reading, manner_of, motion_sign, plain, read_unit
from extractors.entities.votes.signs import deferring, explained, with_result, with_sign
from extractors.entities.votes.sitting import Sitting, is_of_others, own_section
from extractors.entities.votes.subjects import Subject, last_subject_of, subject_of
from extractors.entities.votes.units import Section, Unit, split_units


@dataclass(slots=True)
class _State:
    """What was put and announced since the last vote. The only thing here that changes, and only in ``find_votes``."""

    votes: list[VoteFound] = field(default_factory=list)
    put: list[tuple[Section, str]] = field(default_factory=list)
    announced: Subject | None = None
    since: int = 0  # units since the last vote
    motion: Outcome | None = None  # the sign of what somebody moved last
    items: tuple[str, ...] = ()
    asked: Counts | None = None  # what was answered when the chair asked for votes against and abstentions
    asked_at: int = 0
    letter: bool = False  # the line above opens with „a)"
    fresh: bool = False  # a label of a new proposal or decision since the last vote


def find_votes(text: str, start: int, end: int, sitting: Sitting | None = None) -> list[VoteFound]:
    """All votes told in ``text[start:end]`` (folded text) in printed order, past ones among them."""
    sitting = sitting or Sitting()
    counts = [replace(c, start=c.start + start, end=c.end + start) for c in find_counts(text[start:end])]
    state = _State()
    for unit, own in units_with_counts(text, split_units(text, start, end), counts):
        _take(state, text, unit, own, sitting)
    return _parts_of_a_list(state.votes)


def _parts_of_a_list(votes: list[VoteFound]) -> list[VoteFound]:
    """Votes on the lines of one list („a) Kalkulation", „b) Satzung") are votes on its parts."""
    listed = [vote for vote in votes if vote.listed and not vote.is_past]
    if len(listed) < 2:
        return votes
    return [replace(v, subject="partial") if v.listed and v.subject == "item" else v for v in votes]


def _take(state: _State, text: str, unit: Unit, counts: Counts | None, sitting: Sitting) -> None:
    said = text[unit.start : unit.end]
    flat = plain(said)
    unit = own_section(unit, sitting)
    _note_items(state, unit, flat, sitting.items)
    if (behind := behind_the_list(flat, sitting.items)) != flat:
        said = flat = behind
    if unit.labelled and unit.section in {"proposal", "decision"}:
        _open_section(state, unit)
    reading = read_unit(said, counts, unit.section, labelled=unit.labelled, alone=unit.alone)
    if reading is None and unit.labelled and unit.section == "decision" and manner_of(unit.label)[0] is not None:
        state.put = [("decision", flat)]
        reading = Reading(sort="bare", strength="formal", outcome=None)
    if reading is None and (bracket := _RESULT_BEHIND.search(flat)) is not None and unit.section != "proposal":
        state.put = [("decision", flat[: bracket.start()])]
        flat = bracket["said"]
        reading = read_unit(flat, counts, "result", labelled=True, alone=True)
    if reading is None and _CHAIR_TAKES_OFF.search(flat) is not None and counts is None:
        reading = Reading(sort="worded", strength="plain", outcome="postponed")
    if reading is None:
        _note(state, unit, flat)
        if counts is not None and counts.mixed and unit.section == "result":
            _add(state, _unclear(unit, counts))
        return
    if unit.section == "earlier" or is_of_others(reading, flat, sitting):
        if reading.strength == "formal" or unit.section == "earlier" or is_past(flat, sitting.day):
            state.votes.append(_vote(unit, flat, reading, counts, subject="item", past=True))
        return
    manner, unanimous = manner_of(unit.label) if unit.labelled and unit.section == "decision" else (None, None)
    if manner is not None and reading.manner is None:  # „Beschluss (einstimmig): …"
        reading = replace(reading, strength="formal", manner=manner, unanimous=unanimous)
    if reading.strength in {"weak", "plain"} and unit.section == "proposal":
        _note(state, unit, flat)
        return
    if reading.strength == "weak" and unit.section == "told":
        return
    _settle(state, unit, flat, reading, counts)


_RESULT_BEHIND = re.compile(
    r"[ ]\((?:Beschlu(?:ss|ß)|Abstimmung|Ergebnis|Votum)?:?[ ]?(?P<said>(?:einstimmig|mehrheitlich"
    r"|einvernehmlich)[^()]{0,60})\)\.?$"
)
"""A result in brackets behind what was decided: „Die Firma wird beauftragt (einstimmig)."."""


_CHAIR_TAKES_OFF = re.compile(
    r"^(?:Der|Die)[ ](?:\w+[ ]){0,2}?(?:\w*[Bb]ürgermeister(?:in)?|Vorsitzende|\w*[Vv]orsteher(?:in)?|Verwaltung)[ ](?:setzt"
    r"|nimmt|setzte|nahm)[ ]"
    r"(?:den|die|diesen|diese)[ ](?:\w+[ ])?(?:Punkt|Tagesordnungspunkt|TOP|Vorlage|Angelegenheit"
    r"|Beratung)\b[^.;]{0,60}?(?:\bab\b"
    r"|von[ ]der[ ]Tagesordnung)"
)
"""Who chairs may take an item off without a vote."""


def _note_items(state: _State, unit: Unit, flat: str, known: Collection[str]) -> None:
    """Which items the text now speaks of, where it says so; a result goes on with those of its decision."""
    named = labelled_items(unit.label) if unit.labelled else ()
    listed = listed_items(flat, known)
    if listed or named:
        state.items = listed or named
    elif state.items and (unit.section == "result" or subject_of(flat) == "partial"):
        return  # „Ziffer 4: …" below „TOP 4.2"
    elif (unit.labelled and unit.section != "result") or (unit.section == "none" and not unit.labelled):
        state.items = ()


def _unclear(unit: Unit, counts: Counts) -> VoteFound:
    return VoteFound(start=unit.start, end=unit.end, outcome=None, unclear=True, counts=counts)


def _open_section(state: _State, unit: Unit) -> None:
    if not state.fresh and state.since > 0:
        state.put = []
    state.fresh = True
    announced = last_subject_of(unit.label)
    if announced is not None:
        state.announced = announced
    elif unit.section == "decision":
        state.announced = None


def _note(state: _State, unit: Unit, flat: str) -> None:
    """Remembers what was put and announced."""
    state.since += 1
    if unit.section in {"proposal", "decision"}:
        state.put.append((unit.section, flat))
    state.motion = motion_sign(flat) or state.motion
    state.letter = _LETTERED.match(flat) is not None or (state.letter and unit.section == "proposal")
    announced = last_subject_of(f"{unit.label}: {flat}" if unit.labelled else flat)
    if announced is not None and unit.section != "decision":
        state.announced = announced


def _settle(state: _State, unit: Unit, flat: str, reading: Reading, counts: Counts | None) -> None:
    """Adds the vote, or joins the line to the vote that it goes on telling."""
    named = subject_of(flat)
    last = state.votes[-1] if state.votes and not state.votes[-1].is_past else None
    if reading.sort == "bare" and last is not None and _goes_on(state, last, counts, reading, named):
        state.votes[-1] = with_result(last, unit, reading, counts)
        return
    if (
        reading.sort == "worded"
        and last is not None
        and _explains(state=state, last=last, reading=reading, counts=counts, named=named, flat=flat)
    ):
        state.votes[-1] = explained(last, unit, reading, counts)
        return
    if (
        reading.sort == "bare"
        and not (unit.labelled or unit.alone or reading.tie or state.put or flat.startswith("("))
        and reading.manner is None
    ) and (counts is None or counts.yes is None or counts.no is None):
        if counts is not None:
            state.asked = counts if state.asked is None else joined([state.asked, counts])
            state.asked_at = state.since
        return
    if (
        counts is None
        and reading.sort == "worded"
        and state.asked is not None
        and not state.asked.mixed
        and state.since - state.asked_at < 3
    ):
        counts = state.asked
    subject: Subject = named or _announced(state, flat) or "item"
    subject = "item" if named == "partial" and unit.section != "result" and reading.strength != "formal" else subject
    if last is not None and last.assumed and last.items == state.items and named not in {"amendment", "procedure"}:
        state.votes.pop()
        if subject == "item" and last.subject != "item":
            subject = last.subject
    vote = _vote(unit, flat, reading, counts, subject=subject, past=False)
    vote = with_sign(vote, reading, state.put, flat)
    vote = _of_motion(replace(vote, items=state.items), reading, state, flat)
    vote = replace(deferring(vote, unit.label, flat), listed=state.letter or _LETTERED.match(flat) is not None)
    state.letter = False
    if vote.listed and subject_of(_LETTERED.sub("", flat)) == "item":
        vote = replace(vote, subject="item", listed=False)  # „c) Die so geänderte Vorlage wird beschlossen"
    if reading.strength in {"weak", "plain"} and unit.section == "decision":
        vote = replace(vote, assumed=True)
        state.put.append((unit.section, flat))
        if last is not None and last.assumed and last.items == state.items:
            vote = _first_unless_noted(last, vote, unit)
        state.votes.append(vote)
        state.since = 0
        return
    _add(state, vote)


_LETTERED = re.compile(r"^[a-h]\)[ ]")


def _first_unless_noted(first: VoteFound, second: VoteFound, unit: Unit) -> VoteFound:
    """Two sentences of one decision: the first tells, but to note and to decide is to decide."""
    told = second if first.outcome == "noted" and second.outcome is not None else first
    return replace(first, end=unit.end, outcome=told.outcome)


_OTHER_MOTION = re.compile(
    r"\b(?!\w*[Aa]ntr[aä]g)(?:\w*[Vv]orlage|\w+vorschlag|\w*[Ss]atzung|\w*[Pp]lan|Beschluss|Niederschrift|Protokoll"
    r"|\w*[Kk]onzept|Resolution|Drucksache|Maßnahme|Vertrag|Bericht)\b"
)


def _announced(state: _State, flat: str) -> Subject | None:
    """What was announced, unless the vote names another thing: „der Antrag" may be the amendment, „die Satzung" is not."""
    return None if _OTHER_MOTION.search(flat) else state.announced


_THAT_MOTION = re.compile(r"\b(?:[Dd]er|[Dd]em|[Dd]en|[Dd]ieser|[Dd]iesem|[Dd]iesen)[ ]Antrag\b")


def _of_motion(vote: VoteFound, reading: Reading, state: _State, flat: str) -> VoteFound:
    """A vote on what somebody moved („… beantragt, den Punkt zu vertagen. Dem wird zugestimmt.")."""
    if state.motion is None or reading.inner is not None:
        return vote
    if reading.sort != "worded" and not _THAT_MOTION.search(flat):
        return vote
    if words.IT.search(flat) and vote.outcome == "approved":
        return replace(vote, outcome=state.motion)
    if state.motion in {"postponed", "referred"} and _THAT_MOTION.search(flat):
        outcome = state.motion if vote.outcome == "approved" else vote.outcome
        return replace(vote, outcome=outcome, subject="procedure")
    return vote


def _add(state: _State, vote: VoteFound) -> None:
    state.votes.append(vote)
    state.asked = None
    state.put, state.announced, state.motion, state.since, state.fresh = [], None, None, 0, False


def _goes_on(state: _State, last: VoteFound, counts: Counts | None, reading: Reading, named: Subject | None) -> bool:
    """Whether manner or counts alone belong to the vote before: it has none of its own, and nothing new was put since."""
    if last.assumed or last.items != state.items:
        return False
    if state.since > 2 or state.fresh or named is not None or state.announced is not None:
        return False
    outvoted = counts is not None and counts.yes is not None and counts.no is not None and counts.yes <= counts.no
    if outvoted and last.outcome == "approved" and not last.bare:
        return False  # of another thing: what was approved was not outvoted
    has_counts = last.counts is not None and last.counts.stated
    if counts is not None and counts.stated and has_counts:
        return False
    if reading.manner is not None and last.manner is not None and reading.manner != last.manner:
        return False
    return (
        bool(counts is not None and counts.stated and not has_counts)
        or (reading.manner is not None and last.manner is None)
        or reading.tie
    )


_CONCLUDES = re.compile(
    r"^(?:Damit|Somit|Folglich|Demnach|Hiermit|Mithin)\b|\b(?:ist|sind|gilt)[ ](?:damit|somit|folglich|demnach)\b"
)


def _explains(
    state: _State, last: VoteFound, reading: Reading, counts: Counts | None, named: Subject | None, flat: str
) -> bool:
    """Whether a worded line tells what came of the counts before it."""
    if not last.bare and not (_CONCLUDES.search(flat) and last.outcome in {None, reading.outcome}):
        return False
    if counts is not None and counts.stated and last.counts is not None and last.counts.stated:
        return False
    if state.fresh or state.since > 1 or reading.strength == "weak":
        return False
    return (
        named is None
        or named == last.subject
        or (last.subject == "item" and named in {"item", "amendment", "procedure"})
    )


def _vote(unit: Unit, said: str, reading: Reading, counts: Counts | None, *, subject: Subject, past: bool) -> VoteFound:
    recommended = reading.recommends or (unit.section == "decision" and "mpfehlung" in unit.label)
    return VoteFound(
        start=unit.start,
        end=unit.end,
        outcome=reading.outcome,
        subject="recommendation" if recommended and subject == "item" else subject,
        manner=reading.manner or reading.ballot,
        unanimous=reading.unanimous,
        counts=counts if counts is not None and not counts.mixed else None,
        body=reading.body or reading.agent,
        is_recommendation=recommended,
        is_past=past,
        unclear=reading.unclear or (counts is not None and counts.mixed),
        certainty=reading.strength,
        bare=reading.sort == "bare",
        section=unit.section,
        alternative=subject == "partial" and _ALTERNATIVE.match(said) is not None,
    )


_ALTERNATIVE = re.compile(r"(?:[-–•][ ])?(?:Variante|Alternative|Option|Entwurf|Modell)\b")

"""The votes that a chair takes in a verbatim record: something is put, a question asked, an answer heard, a result stated.

What counts is what the chair says. Nobody else's speech is read, and a result without a question is one only where the chair
states it („Damit ist der Antrag abgelehnt").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from curated.vocabulary import Outcome, VoteSubject
from extractors.entities.number_words import CARDINAL, read_cardinal
from extractors.entities.votes.count_words import Counts
from extractors.entities.votes.counts import find_counts
from extractors.entities.votes.found import VoteFound
from extractors.entities.votes.reading import manner_of, read_unit
from extractors.papers.decisions import spoken_words as words
from extractors.papers.decisions.spoken_subjects import (
    Called,
    called_items,
    calls_another,
    names_a_motion,
    spoken_subject,
)

_ABBREVIATION = re.compile(
    r"(?:\b(?:Dr|Prof|Nr|Abs|Art|St|bzw|ca|usw|gem|Ziff|Drs|z\. ?B|u\. ?a|d\. ?h)|(?<![.\d])\d{1,2}|\b[A-Z])\.$"
)
_SENTENCE = re.compile(r"(?<=[.?!:])[¹²³*]?[)“\"]?[ \t\n]+(?:[-–][ \n]+)?|[ \n][-–][ \n](?=[A-ZÄÖÜ(\d])|\n[ \t]*\n|\f")
_HEARD = re.compile(r"\([^()]{0,40}(?:\[|Beifall|Zuruf|Heiterkeit|Lachen|Unruhe|:)[^()]{0,300}\)")
_CONDITION = re.compile(r"^(?:Wenn|Falls|Sofern|Sollten?|Ob|Bevor|Nachdem|Weil)\b")
_LONGEST = 420  # code points of a sentence that takes a vote; longer ones are speech
_NUMBER = re.compile(rf"(?<![\w,.])(?P<n>\d{{1,3}}|(?i:{CARDINAL}))(?![\w,.]\w|[ ]?%)")
_EARLY = 24  # code points of an answer in which its number stands: „Das sind 24", „Ich zähle neun"
_RECAP = 3  # sentences behind a result in which it may be told again
_NOTING = re.compile(r"^(?:Dann|Das|Auch|Wir|Damit|Die|Kenntnis\w*|Somit|Ebenfalls|Insofern|Dies)\b")
_OPENS = re.compile(r"^(?:Dann|Damit|Somit|Hiermit|Demnach|Folglich|Mithin)\b")
_NOTED_LENGTH = 160
_SUBORDINATE = re.compile(r",[ ](?:wenn|weil|falls|sofern|obwohl)\b")
_SHORT_RESULT = 160  # code points of what is said behind a question and is a result without „damit"
_PROPOSES = re.compile(
    r"\b(?:vorschlagen|schlage|möchten?|würden?|soll\w*|bitte|könn\w+|wollen|müss\w+|dürf\w+|wäre\w*)\b"
)


@dataclass(slots=True)
class _Put:
    """What was put and answered since the last result."""

    start: int
    subject: VoteSubject | None = None
    items: tuple[str, ...] = ()
    asked: words.Asked | None = None
    answered: dict[words.Asked, int | None] = field(default_factory=dict)
    defers: Outcome | None = None
    notes: bool = False  # nothing but to take note is asked
    both: bool = False  # those against and those who abstain are asked at once
    elsewhere: bool = False  # on an item without a heading here
    end: int = 0


@dataclass(slots=True, kw_only=True)
class _Taken:
    """The votes taken so far, what is put now, the item last named, what was proposed, sentences since the last result."""

    called: Called
    votes: list[VoteFound] = field(default_factory=list)
    put: _Put | None = None
    items: tuple[str, ...] = ()
    proposed: Outcome | None = None
    since: int = _RECAP + 1
    settled: bool = False


def find_spoken_votes(text: str, turns: Iterable[tuple[int, int]], called: Called) -> list[VoteFound]:
    """The votes in the turns of the chair, in printed order. ``called``: the items of which the chair may speak here."""
    taken = _Taken(called=called)
    for start, end, flat in (s for first, last in turns for s in _sentences(text, first, last)):
        taken.settled = taken.settled or words.SETTLED.search(flat) is not None
        if len(flat) > _LONGEST or (_CONDITION.match(flat) and "?" not in flat):
            continue
        outcome = _outcome(flat, taken.put)
        if outcome == "noted" and any(vote.subject == "item" and vote.outcome != "noted" for vote in taken.votes):
            outcome = None  # a report behind the decision
        if outcome is None:
            taken.since += 1
            _take(taken, (start, end), flat)
        elif taken.put is None and taken.since < _RECAP and _told_again(taken.votes, outcome):
            last = taken.votes[-1]
            taken.votes[-1] = replace(last, end=end, outcome=last.outcome or outcome, unclear=False)
        else:
            _close(taken, start, end=end, flat=flat, outcome=outcome)
    if taken.put is not None:
        taken.votes += _without_result(taken.put)
    return _settling(taken.votes, taken.settled)


def _close(taken: _Taken, start: int, *, end: int, flat: str, outcome: Outcome) -> None:
    """Adds the vote of which a sentence states the result."""
    put = taken.put
    if put is None:
        put = _named(_Put(start=start, items=taken.items), flat, taken)
    vote = _vote(put, flat, end, outcome)
    taken.votes.append(vote)
    taken.put, taken.since, taken.proposed = None, 0, None


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The sentences of a turn, with what the house called left out; start, end, one line."""
    said = _HEARD.sub(lambda m: " " * len(m[0]), text[start:end])
    position = 0
    for match in [*_SENTENCE.finditer(said), None]:
        stop = len(said) if match is None else match.start()
        if (
            match is not None
            and not re.search(r"[-–]|\n[ \t]*\n", match[0])
            and _ABBREVIATION.search(said[max(0, stop - 8) : stop])
        ):
            continue
        flat = re.sub(r"\s+", " ", said[position:stop]).strip(" -–")
        if flat:
            lead = len(said[position:stop]) - len(said[position:stop].lstrip(" \n-–"))
            yield start + position + lead, start + len(said[:stop].rstrip()), flat
        position = stop if match is None else match.end()


def _take(taken: _Taken, span: tuple[int, int], flat: str) -> None:
    """A sentence that states no result: something new is put, somebody is asked, or somebody answers."""
    put = taken.put
    asked = next((who for who, pattern in words.ASKS if pattern.search(flat)), None)
    puts = words.PUTS.search(flat) is not None
    again = asked == "yes" and put is not None and "yes" in put.answered
    if put is not None and put.answered and (puts or asked == "vote" or again):
        taken.votes += _without_result(put)
        put = None
    if puts or asked is not None:
        put = put or _Put(start=span[0], items=taken.items, defers=taken.proposed)
        put.asked = asked or put.asked
        if asked is not None:
            put.answered.pop(asked, None)
        put.both = asked == "no" and words.ASKS_BOTH.search(flat) is not None
        taken.put = _named(put, flat, taken)
        return
    if (proposed := _deferral(flat)) is not None and words.MOVES_IT.search(flat):
        taken.proposed = proposed
    if put is None and any(c.yes is not None and c.no is not None and not c.mixed for c in find_counts(flat)):
        put = _named(_Put(start=span[0], items=taken.items, defers=taken.proposed), flat, taken)
    if put is not None:
        _answer(put, flat)
        put.end = span[1]
    taken.put = put


def _named(put: _Put, flat: str, taken: _Taken) -> _Put:
    """The state with what the sentence names: the thing put, the item, what shall become of it.

    The item last named stays, until the chair names another, or a motion that is none of those called.
    """
    subject = spoken_subject(flat, taken.called)
    named = called_items(flat, taken.called)
    if named or names_a_motion(flat):
        put.items = taken.items = named
        put.elsewhere = calls_another(flat, taken.called)
    put.notes = put.notes or words.NOTES.search(flat) is not None
    deferral = _deferral(flat) if words.MOVES_IT.search(flat) else None
    put.defers = deferral or put.defers
    put.subject = subject or ("procedure" if deferral is not None else put.subject)
    return put


def _deferral(flat: str) -> Outcome | None:
    return next((outcome for outcome, pattern in words.DEFERS if pattern.search(flat)), None)


def _answer(put: _Put, flat: str) -> None:
    """What was answered to the last question; a group that is named makes the number unknown."""
    for counts in find_counts(flat):
        if not counts.mixed:
            stated: tuple[tuple[words.Asked, int | None], ...] = (
                ("yes", counts.yes), ("no", counts.no), ("abstain", counts.abstain),
            )  # fmt: skip
            put.answered.update({who: number for who, number in stated if number is not None})
            return
    if put.asked is None or put.asked == "vote":
        return
    counted = words.COUNTED.match(flat)
    if counted is not None:
        put.answered[put.asked] = _read(counted["n"])
    elif words.NAMES_SOMEBODY.search(flat) and not words.NONE.search(flat):
        put.answered["abstain" if words.ABSTAINS.search(flat) else put.asked] = None
    elif put.asked not in put.answered:
        number = _NUMBER.search(flat, 0, _EARLY)
        if words.NONE.search(flat) or number is not None:
            put.answered[put.asked] = _read(number["n"]) if number is not None else 0
            if put.both and number is None:
                put.answered["abstain"] = 0


def _read(printed: str) -> int | None:
    return int(printed) if printed.isdecimal() else read_cardinal(printed.casefold())


def _outcome(flat: str, put: _Put | None) -> Outcome | None:
    """What a sentence states of the vote; None where it states nothing."""
    if flat.endswith("?"):
        return None
    for outcome, pattern in words.SIGNED:
        if pattern.search(flat):
            if outcome == "noted":
                if _NOTING.match(flat) and len(flat) < _NOTED_LENGTH:
                    return outcome
            elif put is not None and put.asked != "no":
                return outcome
    stated = words.STATED.search(flat) is not None and (_OPENS.match(flat) is not None or len(flat) < _SHORT_RESULT)
    stated = stated and _SUBORDINATE.search(flat) is None
    if put is None and _OPENS.match(flat) is None:
        return None
    if not stated and (put is None or put.asked is None or len(flat) > _SHORT_RESULT or _PROPOSES.search(flat)):
        return None
    if stated and put is not None and put.asked is not None and words.DONE.search(flat):
        return "approved"
    reading = read_unit(flat, None, "result", labelled=put is not None and put.asked is not None, alone=True)
    if reading is not None and reading.strength == "formal":
        return reading.outcome
    nobody_against = put is not None and put.answered.get("no", -1) == 0
    return "approved" if stated and nobody_against and _DONE_SO.search(flat) else None


_DONE_SO = re.compile(r"^(?:Dann|Damit|Somit)[ ](?:ist|sind|wird|werden)\b.{3,80}\b\w{4,}(?:t|en)[.!]?$")
"""„Dann ist die Sperre verlängert": what became of it needs no word of voting where nobody was against it."""


def _told_again(votes: list[VoteFound], outcome: Outcome) -> bool:
    return bool(votes) and votes[-1].outcome in {None, outcome}


def _vote(put: _Put, flat: str, end: int, outcome: Outcome) -> VoteFound:
    """The vote of which a sentence states the result."""
    counts = [c for c in find_counts(flat) if not c.mixed]
    if counts:
        _answer(put, flat)
    subject: VoteSubject = put.subject or "item"
    if put.defers is not None and outcome in {"approved", put.defers} and subject not in {"amendment", "partial"}:
        outcome, subject = put.defers, "procedure"
    manner, unanimous = manner_of(flat)
    no = put.answered.get("no", -1)
    if unanimous is None and outcome == "approved" and no != -1:
        unanimous = no == 0
    contradicted = outcome == "rejected" and no == 0
    return VoteFound(
        start=put.start,
        end=end,
        outcome=None if contradicted else outcome,
        unclear=contradicted,
        subject=subject,
        manner=manner,
        unanimous=unanimous,
        counts=_counts(put, end),
        section="result",
        items=put.items,
        elsewhere=put.elsewhere,
    )


def _counts(put: _Put, end: int) -> Counts | None:
    told = {who: number for who, number in put.answered.items() if number is not None}
    if not told:
        return None
    return Counts(start=put.start, end=end, yes=told.get("yes"), no=told.get("no"), abstain=told.get("abstain"))


def _without_result(put: _Put) -> list[VoteFound]:
    """A vote of which nobody states the result: the counts tell it, where they can, else it is unclear."""
    counts = _counts(put, put.end)
    if not put.answered or ("yes" not in put.answered and "no" not in put.answered):
        return []
    outcome: Outcome | None = "noted" if put.notes and put.answered.get("no") == 0 else None
    if outcome is None and put.subject is None and counts is None:
        return []  # whom the chair asked, and about what, nobody can tell
    if counts is not None and counts.yes is not None and counts.no is not None and counts.yes + counts.no > 0:
        outcome = "approved" if counts.yes > counts.no else "rejected"
    subject: VoteSubject = put.subject or "item"
    if put.defers is not None and outcome == "approved" and subject not in {"amendment", "partial"}:
        outcome, subject = put.defers, "procedure"
    return [
        VoteFound(
            start=put.start,
            end=put.end,
            outcome=outcome,
            outcome_source="worded" if outcome in {None, "noted"} else "counts",
            unclear=outcome is None,
            subject=subject,
            counts=None if outcome == "noted" else counts,
            section="result",
            items=put.items,
            elsewhere=put.elsewhere,
        )
    ]


def _settling(votes: list[VoteFound], settled: bool) -> list[VoteFound]:
    """An adopted amendment settles the item where the record, in which every vote stands, tells of none on the item."""
    own = [vote for vote in votes if vote.subject in {"item", "partial", "procedure"}]
    if not votes or (own and not settled):
        return votes
    last = votes[-1]
    if last.subject == "amendment" and last.outcome == "approved" and (not own or own[-1].start < last.start):
        return [*votes[:-1], replace(last, settles=True)]
    return votes

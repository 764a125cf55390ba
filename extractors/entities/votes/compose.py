"""Votes from units: a proposal, its counts and its result, told in three lines, are one vote; what follows is the next.

The state between two votes is what was put (the text below „Beschlussvorschlag:" or „Beschluss:") and what was announced
(an amendment, a point of procedure). Results without a word of what came of it take their sign from there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from curated.vocabulary import Outcome
from extractors.entities.votes.bodies import is_same_body
from extractors.entities.votes.counts import Counts, find_counts
from extractors.entities.votes.history import is_past, is_perfect
from extractors.entities.votes import vocabulary as words
from extractors.entities.votes.reading import Reading, motion_sign, plain, put_sign, read_unit
from extractors.entities.votes.subjects import Subject, last_subject_of, subject_of
from extractors.entities.votes.units import Section, Unit, split_units


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """What is known of the meeting: its body, as the head names it, and its day. None where unknown."""

    gremium: str | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteFound:
    """One vote of a text, ``text[start:end]``. ``unclear``: a vote is seen and what came of it is not understood.

    ``certainty``: formal (manner, counts or a label), plain (a motion is said to be decided), weak (a body does something).
    """

    start: int
    end: int
    outcome: Outcome | None
    outcome_source: Literal["worded", "counts"] = "worded"
    subject: Subject = "item"
    manner: str | None = None
    unanimous: bool | None = None
    counts: Counts | None = None
    body: str | None = None
    is_recommendation: bool = False
    is_past: bool = False
    unclear: bool = False
    certainty: str = "formal"
    assumed: bool = False  # from the text of a decision below which no result was seen
    bare: bool = False  # from manner or counts alone
    section: Section = "none"
    put: Outcome | None = None
    items: tuple[str, ...] = ()  # numbers of agenda items that its label names („Beschluss zu TOP 7")
    alternative: bool = False  # one of several that exclude each other („Variante B")


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
    fresh: bool = False  # a label of a new proposal or decision since the last vote


def find_votes(text: str, start: int, end: int, sitting: Sitting | None = None) -> list[VoteFound]:
    """All votes told in ``text[start:end]`` (folded text) in printed order, past ones among them."""
    sitting = sitting or Sitting()
    counts = [replace(c, start=c.start + start, end=c.end + start) for c in find_counts(text[start:end])]
    state = _State()
    for unit, own in _with_counts(text, split_units(text, start, end), counts):
        _take(state, text, unit, own, sitting)
    return state.votes


def _with_counts(text: str, units: Sequence[Unit], counts: Sequence[Counts]) -> list[tuple[Unit, Counts | None]]:
    """Each unit with the counts that begin in it; lines swallowed by a stack of counts are one unit; two counts split one."""
    paired: list[tuple[Unit, Counts | None]] = []
    reach = -1
    position = 0
    for unit in units:
        if unit.end <= reach:
            continue
        while position < len(counts) and counts[position].start < unit.start:
            position += 1
        inside = []
        while position < len(counts) and counts[position].start < unit.end:
            inside.append(counts[position])
            position += 1
        for piece, own in _pieces(text, unit, inside):
            piece = replace(piece, end=max(piece.end, own.end)) if own is not None else piece
            reach = max(reach, piece.end)
            paired.append((piece, own))
    return paired


_CUT = re.compile(
    r"[ ]?[,;]?[ \n](?:und|sowie|während|wohingegen|hingegen)[ \n](?=(?:der|die|das|dem|den)[ \n]\w)|[;][ \n]|,[ \n](?=(?:der|die|das|dem)[ \n](?:\w+[ \n]){0,2}?\w*(?:antrag|vorlage|vorschlag)\b)"
)
_OUTCOME_WORD = re.compile(r"abgelehnt|angenommen|zugestimmt|beschlossen|genehmigt|vertagt|verwiesen|zurückgestellt")


def _pieces(text: str, unit: Unit, inside: Sequence[Counts]) -> list[tuple[Unit, Counts | None]]:
    """A unit cut where one vote ends and the next begins („der Antrag wird abgelehnt und die Vorlage angenommen")."""
    said = text[unit.start : unit.end]
    cuts = [
        unit.start + m.end()
        for m in _CUT.finditer(said)
        if _OUTCOME_WORD.search(said[: m.start()]) and _OUTCOME_WORD.search(said[m.end() :])
        and not any(c.start < unit.start + m.start() < c.end for c in inside)
    ][:1]
    if not cuts:
        if len(inside) > 1:
            merged = _joined(inside)
            return [(unit, merged)]
        return [(unit, inside[0] if inside else None)]
    first = replace(unit, end=cuts[0])
    rest = replace(unit, start=cuts[0], labelled=False, label="")
    before = [c for c in inside if c.start < cuts[0]]
    behind = [c for c in inside if c.start >= cuts[0]]
    return [
        (first, _joined(before) if before else None),
        *_pieces(text, rest, behind),
    ]


def _joined(counts: Sequence[Counts]) -> Counts:
    """Counts of one sentence put together where they do not contradict: „mit 12 Ja-Stimmen … bei zwei Enthaltungen"."""
    whole = counts[0]
    for other in counts[1:]:
        clash = any(
            getattr(whole, n) is not None and getattr(other, n) is not None and getattr(whole, n) != getattr(other, n)
            for n in ("yes", "no", "abstain", "biased")
        )
        whole = Counts(
            start=whole.start,
            end=other.end,
            yes=whole.yes if whole.yes is not None else other.yes,
            no=whole.no if whole.no is not None else other.no,
            abstain=whole.abstain if whole.abstain is not None else other.abstain,
            biased=whole.biased if whole.biased is not None else other.biased,
            mixed=whole.mixed or other.mixed or clash,
            by_order=whole.by_order or other.by_order,
        )
    return whole


def _take(state: _State, text: str, unit: Unit, counts: Counts | None, sitting: Sitting) -> None:
    said = text[unit.start : unit.end]
    flat = plain(said)
    unit = _own_section(unit, sitting)
    if unit.labelled:
        state.items = tuple(n.replace(" ", "") for m in [_NAMED_ITEMS.search(unit.label)] if m for n in _ITEM_NUMBER.findall(m[0]))
    if unit.labelled and unit.section in {"proposal", "decision"}:
        _open_section(state, unit)
    if (listed := _listed_items(flat)) or not unit.labelled and unit.section != "result":
        state.items = listed
    reading = read_unit(said, counts, unit.section, labelled=unit.labelled, alone=unit.alone)
    if reading is None:
        _note(state, unit, flat)
        if counts is not None and counts.mixed and unit.section == "result":
            _add(state, _unclear(unit, counts))
        return
    if unit.section == "earlier" or _is_of_others(reading, flat, sitting):
        if reading.strength == "formal" or unit.section == "earlier" or is_past(flat, sitting.day):
            state.votes.append(_vote(unit, flat, reading, counts, subject="item", past=True))
        return
    if reading.strength in {"weak", "plain"} and unit.section == "proposal":
        _note(state, unit, flat)
        return
    if reading.strength == "weak" and unit.section == "told":
        return
    _settle(state, unit, flat, reading, counts)


_NAMED_ITEMS = re.compile(r"\b(?:TOP|Tagesordnungspunkt\w*)[ ](?:[ÖN][ ]?)?\d[\w., ]*(?:und[ ]\d[\w.]*)?")
_ITEM_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*[a-w]?(?!\w)")
_LISTED = re.compile(
    r"^(?:(?:TOPs?|Anträge?|Anfragen?|Punkte?|Vorlagen?|[Zz]u)[ ]){0,2}(?P<all>\d{1,3}(?:\.\d{1,3})+(?:[ ]?(?:,|und|–|-|bis)[ ]?\d{1,3}(?:\.\d{1,3})+)*)[.:)]?[ ]"
)


def _listed_items(flat: str) -> tuple[str, ...]:
    """The items that a line of a decision names first: „8.1 Der Rat nimmt …", „Anträge 8.4, 8.6 und 8.8 – 8.13 verwiesen"."""
    match = _LISTED.match(flat)
    if match is None:
        return ()
    numbers: list[str] = []
    for sign, number in re.findall(r"(,|und|–|-|bis|^)[ ]?(\d{1,3}(?:\.\d{1,3})+)", match["all"]):
        head, _, last = number.rpartition(".")
        if sign in {"–", "-", "bis"} and numbers and numbers[-1].rpartition(".")[0] == head:
            numbers += [f"{head}.{n}" for n in range(int(numbers[-1].rpartition(".")[2]) + 1, min(int(last), 200))]
        numbers.append(number)
    return tuple(numbers)


_BODY_IN_LABEL = re.compile(r"\b(?:im|in[ ]der|des|der)[ ](?:[\w-]+[ ]){0,2}?(?P<body>\w*(?:rat|ausschu(?:ss|ß)|beirat|versammlung|vertretung|kommission)(?:e?s)?)\b", re.IGNORECASE)


def _own_section(unit: Unit, sitting: Sitting) -> Unit:
    """„Empfehlung des Ortschaftsrates:" opens a decision where that is the body that sits, else what was told before."""
    if unit.section != "earlier" or not unit.labelled or unit.label.casefold().startswith(("vorberat", "beratungsf", "bisher", "früh", "histor")):
        return unit
    body = _BODY_IN_LABEL.search(unit.label)
    if body is None or is_same_body(re.sub(r"(?<=[tß])e?s$|(?<=ss)es$", "", body["body"]), sitting.gremium) is not True:
        return unit
    return replace(unit, section="decision")


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
    announced = last_subject_of(f"{unit.label}: {flat}" if unit.labelled else flat)
    if announced is not None and unit.section != "decision":
        state.announced = announced


def _is_of_others(reading: Reading, flat: str, sitting: Sitting) -> bool:
    """Told of another day or another body."""
    if is_past(flat, sitting.day):
        return True
    named = reading.agent or reading.body
    if named is None:
        return False
    if re.search(r"(?i)fraktion|verwaltung|amt$|behörde|ministerium|landkreis|regierung|meister|gericht|antragsteller", named):
        return reading.agent is not None
    same = is_same_body(named, sitting.gremium)
    if same is False:
        return is_perfect(flat) or reading.recommends or reading.agent is not None or reading.strength != "weak" or "ausschu" in named.casefold()
    return same is None and is_perfect(flat)


def _settle(state: _State, unit: Unit, flat: str, reading: Reading, counts: Counts | None) -> None:
    """Adds the vote, or joins the line to the vote that it goes on telling."""
    named = subject_of(flat)
    last = state.votes[-1] if state.votes and not state.votes[-1].is_past else None
    if reading.sort == "bare" and last is not None and _goes_on(state, last, counts, reading, named):
        state.votes[-1] = _with_result(last, unit, reading, counts)
        return
    if reading.sort == "worded" and last is not None and _explains(state, last, reading, counts, named, flat):
        state.votes[-1] = _explained(last, unit, reading, counts)
        return
    if reading.sort == "bare" and not (unit.labelled or unit.alone or reading.tie or state.put or flat.startswith("(")) and reading.manner is None:
        subject_only_counts = counts is not None and counts.yes is not None and counts.no is not None
        if not subject_only_counts:
            if counts is not None:
                state.asked = counts if state.asked is None else _joined([state.asked, counts])
                state.asked_at = state.since
            return
    if counts is None and reading.sort == "worded" and state.asked is not None and not state.asked.mixed and state.since - state.asked_at < 3:
        counts = state.asked
    subject: Subject = named or _announced(state, flat) or "item"
    if named == "partial" and unit.section != "result" and reading.strength != "formal":
        subject = "item"
    if last is not None and last.assumed and not (named in {"amendment", "procedure"}):
        state.votes.pop()
        if subject == "item" and last.subject != "item":
            subject = last.subject
    vote = _vote(unit, flat, reading, counts, subject=subject, past=False)
    vote = _with_sign(vote, reading, state.put, flat)
    vote = _of_motion(replace(vote, items=state.items), reading, state, flat)
    if reading.strength in {"weak", "plain"} and unit.section == "decision":
        vote = replace(vote, assumed=True)
        state.put.append((unit.section, flat))
        if last is not None and last.assumed:
            vote = replace(last, end=unit.end)
        state.votes.append(vote)
        state.since = 0
        return
    _add(state, vote)


_OTHER_MOTION = re.compile(
    r"\b(?!\w*[Aa]ntr[aä]g)(?:\w*[Vv]orlage|\w+vorschlag|\w*[Ss]atzung|\w*[Pp]lan|Beschluss|Niederschrift|Protokoll|\w*[Kk]onzept|Resolution|Drucksache|Maßnahme|Vertrag|Bericht)\b"
)


def _announced(state: _State, flat: str) -> Subject | None:
    """What was announced, unless the vote names another thing: „der Antrag" may be the amendment, „die Satzung" is not."""
    return None if _OTHER_MOTION.search(flat) else state.announced


def _of_motion(vote: VoteFound, reading: Reading, state: _State, flat: str) -> VoteFound:
    """A vote on what somebody moved („… beantragt, den Punkt zu vertagen. Dem wird zugestimmt.")."""
    if state.motion is None or reading.sort != "worded" or reading.inner is not None:
        return vote
    if words.IT.search(flat) and vote.outcome == "approved":
        return replace(vote, outcome=state.motion)
    if state.motion in {"postponed", "referred"} and re.search(r"\b(?:[Dd]er|[Dd]em|[Dd]ieser|[Dd]iesem)[ ]Antrag\b", flat):
        outcome = state.motion if vote.outcome == "approved" else vote.outcome
        return replace(vote, outcome=outcome, subject="procedure")
    return vote


def _add(state: _State, vote: VoteFound) -> None:
    state.votes.append(vote)
    state.asked = None
    state.put, state.announced, state.motion, state.since, state.fresh = [], None, None, 0, False


def _goes_on(state: _State, last: VoteFound, counts: Counts | None, reading: Reading, named: Subject | None) -> bool:
    """Whether manner or counts alone belong to the vote before: it has none of its own, and nothing new was put since."""
    if last.assumed:
        return False
    if state.since > 2 or state.fresh or named is not None or state.announced is not None:
        return False
    has_counts = last.counts is not None and last.counts.stated
    if counts is not None and counts.stated and has_counts:
        return False
    if reading.manner is not None and last.manner is not None and reading.manner != last.manner:
        return False
    return bool(counts is not None and counts.stated and not has_counts) or (reading.manner is not None and last.manner is None) or reading.tie


def _with_result(last: VoteFound, unit: Unit, reading: Reading, counts: Counts | None) -> VoteFound:
    joined = counts if last.counts is None or not last.counts.stated else last.counts
    vote = replace(
        last,
        end=max(last.end, unit.end),
        counts=joined,
        manner=last.manner or reading.manner,
        unanimous=last.unanimous if last.unanimous is not None else reading.unanimous,
        certainty="formal",
    )
    if reading.tie and last.bare:
        return replace(vote, outcome="rejected", outcome_source="worded", unclear=False)
    return _checked(vote) if not last.bare else vote


def _explains(state: _State, last: VoteFound, reading: Reading, counts: Counts | None, named: Subject | None, flat: str) -> bool:
    """Whether a worded line tells what came of the counts before it."""
    if not last.bare and not (re.match(r"(?:Damit|Somit|Folglich|Demnach|Hiermit|Mithin)\b", flat) and last.outcome in {None, reading.outcome}):
        return False
    if counts is not None and counts.stated and last.counts is not None and last.counts.stated:
        return False
    if state.fresh or state.since > 1 or reading.strength == "weak":
        return False
    return named is None or named == last.subject or last.subject == "item" and named in {"item", "amendment", "procedure"}


def _explained(last: VoteFound, unit: Unit, reading: Reading, counts: Counts | None) -> VoteFound:
    outcome, unclear = reading.outcome, reading.unclear
    if last.put is not None and last.put != "approved" and outcome == "approved":
        outcome = last.put
    named = subject_of(unit.label) if unit.label else None
    vote = replace(
        last,
        end=max(last.end, unit.end),
        outcome=outcome,
        outcome_source="worded",
        unclear=unclear,
        manner=last.manner or reading.manner,
        unanimous=last.unanimous if last.unanimous is not None else reading.unanimous,
        counts=last.counts or counts,
        bare=False,
        subject=named or last.subject,
    )
    return _checked(vote)


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


def _with_sign(vote: VoteFound, reading: Reading, put: Sequence[tuple[Section, str]], flat: str) -> VoteFound:
    """The outcome for the matter: the result's own word, turned by what was put; counts where there is no word."""
    sign = _sign_of(put)
    if reading.sort == "bare":
        return _by_counts(replace(vote, put=sign), sign, put[0][0] if put else "none", reading, flat)
    names_a_motion = re.search(r"\b\w*[Aa]ntr(?:ag|äge)\b", flat) is not None and not re.search(r"Beschlussantrag", flat)
    if reading.inner is None and sign not in {None, "approved"} and not names_a_motion and reading.outcome is not None:
        if reading.outcome == "approved":
            vote = replace(vote, outcome=sign)
        elif reading.outcome == "rejected" and sign == "rejected" and put[0][0] == "proposal":
            vote = replace(vote, outcome=None, unclear=True)
    return _checked(replace(vote, put=sign))


def _sign_of(put: Sequence[tuple[Section, str]]) -> Outcome | None:
    """The sign of the text that was put: its first sentence that rejects, notes, postpones or refers; noting must be all."""
    signs = [put_sign(said) for _, said in put[:12] if len(said) > 12]
    if not signs:
        return None
    first = signs[0]
    if first == "noted":
        return "noted" if all(sign == "noted" for sign in signs) else "approved"
    return first


def _by_counts(vote: VoteFound, sign: Outcome | None, section: Section, reading: Reading, flat: str) -> VoteFound:
    """A vote told by manner, counts or a tie alone."""
    counts = vote.counts
    yes, no = (counts.yes, counts.no) if counts is not None else (None, None)
    turned = sign not in {None, "approved"}
    adopted = sign if turned else "approved"
    if yes is not None and no is not None and (yes > no or yes + no > 0):
        if yes > no:
            return replace(vote, outcome=adopted, outcome_source="counts")
        if turned:
            restated = section == "decision" and sign == "rejected" and yes < no
            return replace(vote, outcome="rejected" if restated else None, unclear=not restated, outcome_source="counts")
        return replace(vote, outcome="rejected", outcome_source="counts")
    if reading.tie:
        return replace(vote, outcome=None if turned else "rejected", unclear=turned)
    if reading.manner is not None:
        return replace(vote, outcome=adopted)
    if yes is not None and yes > 0 and no is None:
        return replace(vote, outcome=adopted, outcome_source="counts")
    if re.search(r"(?i)\b(?:bei|gegen)[ ]", flat) and (no or (counts is not None and counts.abstain)):
        return replace(vote, outcome=adopted)
    return replace(vote, outcome=None, unclear=True)


def _checked(vote: VoteFound) -> VoteFound:
    """Word and counts must not contradict: „12 gegen 5 abgelehnt" leaves open whose the twelve were, „4 Ja, 15 Nein angenommen" all."""
    counts = vote.counts
    if counts is None or counts.yes is None or counts.no is None or vote.put not in {None, "approved"}:
        return vote
    if vote.outcome == "rejected" and counts.by_order and counts.yes > counts.no and not vote.is_recommendation:
        return replace(vote, counts=None)
    if vote.outcome == "approved" and counts.no > counts.yes:
        return replace(vote, outcome=None, unclear=True)
    return vote

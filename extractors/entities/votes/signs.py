"""The outcome for the matter: the result's own word, turned by what was put to the vote, or read from counts alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from curated.vocabulary import Outcome
from extractors.entities.votes.count_words import Counts
from extractors.entities.votes.found import VoteFound
from extractors.entities.votes.predicates import inner_sign
from extractors.entities.votes.reading import Reading, put_sign
from extractors.entities.votes.subjects import subject_of
from extractors.entities.votes.units import Section, Unit


def with_sign(vote: VoteFound, reading: Reading, put: Sequence[tuple[Section, str]], flat: str) -> VoteFound:
    """The outcome for the matter: the result's own word, turned by what was put; counts where there is no word."""
    sign = _sign_of(put)
    if reading.sort == "bare":
        return _by_counts(replace(vote, put=sign), sign, put[0][0] if put else "none", reading, flat)
    names_a_motion = re.search(r"\b\w*[Aa]ntr(?:ag|äge)\b", flat) is not None and not re.search(
        r"Beschlussantrag", flat
    )
    if reading.inner is None and sign not in {None, "approved"} and not names_a_motion and reading.outcome is not None:
        if reading.outcome == "approved" and sign != "noted":
            vote = replace(vote, outcome=sign)
        elif reading.outcome == "rejected" and sign == "rejected" and put[0][0] == "proposal":
            vote = replace(vote, outcome=None, unclear=True)
    vote = _by_order(replace(vote, put=sign), reading, flat)
    if reading.recommends and vote.outcome == "approved" and _is_outvoted(vote.counts):
        return replace(
            vote, outcome="rejected", outcome_source="counts"
        )  # what was to be recommended found no majority
    return vote if vote.outcome == reading.inner == "rejected" else checked(vote)


_QUALIFIED = re.compile(r"(?i)zwei ?-?drittel|dreiviertel|qualifiziert|erforderlich|notwendig")


def _is_outvoted(counts: Counts | None) -> bool:
    return (
        counts is not None
        and not counts.by_order
        and (counts.no or 0) > (counts.yes if counts.yes is not None else 999)
    )


def _by_order(vote: VoteFound, reading: Reading, flat: str) -> VoteFound:
    """„Mit 12 gegen 5 abgelehnt": the twelve rejected it, for what is rejected has no majority, unless a larger one is needed."""
    counts = vote.counts
    if counts is None or counts.yes is None or counts.no is None or not counts.by_order or reading.inner is not None:
        return vote
    if not vote.outcome == reading.outcome == "rejected" or counts.yes <= counts.no or _QUALIFIED.search(flat):
        return vote
    return replace(vote, counts=replace(counts, yes=counts.no, no=counts.yes))


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
            return replace(
                vote, outcome="rejected" if restated else None, unclear=not restated, outcome_source="counts"
            )
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


def checked(vote: VoteFound) -> VoteFound:
    """Word and counts must not contradict: „12 gegen 5 abgelehnt" leaves open whose the twelve were; the counts go then."""
    counts = vote.counts
    if counts is None or counts.yes is None or counts.no is None or vote.put not in {None, "approved"}:
        return vote
    if vote.outcome == "rejected" and counts.by_order and counts.yes > counts.no and not vote.is_recommendation:
        return replace(vote, counts=None)
    if vote.outcome == "approved" and counts.no > counts.yes:
        return replace(vote, outcome=None, unclear=True)
    return vote


def with_result(last: VoteFound, unit: Unit, reading: Reading, counts: Counts | None) -> VoteFound:
    """The vote with manner, counts or a tie that a line behind it adds."""
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
    apart = joined is not None and joined.by_order  # counts told apart are of what was put, whichever way it went
    return vote if last.bare or apart else checked(vote)


def explained(last: VoteFound, unit: Unit, reading: Reading, counts: Counts | None) -> VoteFound:
    """Counts with the line behind them that tells in words what came of it."""
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
    return checked(vote)


def deferring(vote: VoteFound, label: str, flat: str) -> VoteFound:
    """An adopted motion to postpone or refer („Vertagungsantrag: 13 Ja, 11 Nein") with what it does to the item."""
    if vote.outcome != "approved" or vote.outcome_source != "counts":
        return vote
    sign = inner_sign(f"{label}: {flat}")
    return replace(vote, outcome=sign, subject="procedure") if sign in {"postponed", "referred"} else vote

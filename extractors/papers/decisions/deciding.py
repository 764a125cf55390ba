"""Which of the votes under an item decided it, and which votes belong to another item than the one they are told under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from curated.records import AgendaItem, Entity
from extractors.entities.agenda_items import item_number
from extractors.entities.votes.found import VoteFound

_OTHER_ITEM = re.compile(
    r"\b(?:TOPs?|Tagesordnungspunkte?s?|(?<=Der )Punkt|(?<=der )Punkt)[ ]+(?:Ö|N"
    r"|NÖ)?[ ]?(?P<n>\d{1,3}(?:\.\d{1,3})*[a-w]?)(?![\w])(?P<more>(?:[ ]?(?:,|und)[ ]\d{1,3}(?:\.\d{1,3})*[a-w]?)*)"
)
_TAKEN_OFF = re.compile(
    r"(?i)abgesetzt|vertagt|zurückgestellt|von der Tagesordnung|verschoben|zurückgezogen|aufgenommen|vorgezogen|erweitert"
)
_DEFERS = {"postponed", "referred"}


def deciding_vote(votes: Sequence[VoteFound]) -> VoteFound | None:
    """The vote that decided the item, or None: the last one on the item itself; formal ones before what is only told.

    A point of procedure decides where it takes the item off or sends it on; parts decide where all came out alike. An
    amendment never does, unless it is marked as settling the item.
    """
    present = [vote for vote in votes if not vote.is_past]
    settling = [vote for vote in present if vote.settles]
    if settling:
        return settling[-1]
    own = [
        vote
        for vote in present
        if vote.subject in {"item", "recommendation"} or (vote.subject == "procedure" and vote.outcome in _DEFERS)
    ]
    formal = [vote for vote in own if vote.certainty == "formal"]
    told = [vote for vote in own if vote.certainty == "plain"]
    if formal:
        last = formal[-1]
        deferred = [v for v in told if v.start > last.start and v.outcome in _DEFERS]
        return deferred[-1] if deferred and last.subject != "item" else last
    if told or own:
        return (told or own)[-1]
    parts = [vote for vote in present if vote.subject == "partial" and not vote.unclear]
    chosen = [part for part in parts if part.alternative and part.outcome == "approved"]
    if len(chosen) == 1:
        return chosen[0]
    if parts and (len({part.outcome for part in parts}) == 1 or _mostly_adopted(parts)):
        return parts[0] if len(parts) > 1 else parts[-1]
    return None


_SPEECH = re.compile(r"(?m)^[ ]*(?:[A-ZÄÖÜ][^\n:()]{3,60}[ ]\([^()\n]{2,40}\)|(?:Der|Die)[ ]Vorsitzende):[ ]")


def without_speech(votes: Sequence[VoteFound], section: str) -> list[VoteFound]:
    """The votes of a section; where it prints speeches and a labelled result, what is said of the same vote is left out."""
    labelled = [vote for vote in votes if vote.section in {"result", "decision"} or vote.is_past]
    if any(not vote.is_past for vote in labelled) and _SPEECH.search(section):
        return labelled
    return list(votes)


_OWN_MOTION = re.compile(
    r"^(?:\w+[ ]){0,3}?(?:\w*(?:Änderungs|Ergänzungs|Zusatz|Dringlichkeits|Ersetzungs)antr(?:ag|äge)|Anträge?[ ]zur[ ]"
    r"|Änderung[ ]der[ ]Tagesordnung|Festsetzung[ ]der|Dringlichkeit|(?:\w+[ ])?Geschäftsordnung)"
)


def of_its_own_item(vote: VoteFound, title: str | None) -> VoteFound:
    """The vote as one on the item where the item itself is an amendment or a point of procedure."""
    if vote.subject in {"amendment", "procedure"} and title is not None and _OWN_MOTION.search(title):
        return replace(vote, subject="item")
    return vote


_MOTION_WORD = re.compile(r"\b[Aa]ntr(?:ag|ags|ages|äge|ägen)\b")
_LABEL_CHARS = 80  # of a label before a vote
_BEHIND_MOTION = 40  # code points in which the group that moved it stands


def of_a_groups_motion(
    votes: Sequence[VoteFound], item: AgendaItem, text: str, groups: Sequence[Entity]
) -> list[VoteFound]:
    """The votes, those on the motion of a group as amendments where the item is no motion and has a vote of its own."""
    if re.search(r"[Aa]ntr(?:ag|äge)", f"{item.number} {item.title}"):
        return list(votes)
    moved = [vote.subject == "item" and not vote.items and _is_a_groups(text, vote, groups) for vote in votes]
    own = [
        v
        for v, by in zip(votes, moved, strict=True)
        if not by and not v.is_past and v.section in {"result", "decision"}
    ]
    if not own:
        return list(votes)
    return [replace(v, subject="amendment") if by else v for v, by in zip(votes, moved, strict=True)]


def _is_a_groups(text: str, vote: VoteFound, groups: Sequence[Entity]) -> bool:
    start = max(
        text.rfind("\n", 0, vote.start) + 1, vote.start - _LABEL_CHARS
    )  # „Antrag der SPD-Fraktion: 6 Ja-Stimmen"
    ends = [match.end() for match in _MOTION_WORD.finditer(text, start, vote.end)]
    return any(0 <= group.char_start - end < _BEHIND_MOTION for end in ends for group in groups)


def _mostly_adopted(parts: Sequence[VoteFound]) -> bool:
    """Whether the first part and most of the others were adopted: the matter goes on without the rest."""
    adopted = sum(part.outcome == "approved" for part in parts)
    return parts[0].outcome == "approved" and 2 * adopted > len(parts)


def named_items(said: str, own: str) -> tuple[str, ...]:
    """The other items that a sentence about the agenda disposes of: „TOP 5 und 7 werden abgesetzt" under TOP 1."""
    if not _TAKEN_OFF.search(said):
        return ()
    found: list[str] = []
    for match in _OTHER_ITEM.finditer(said):
        found += [item_number(n) for n in re.findall(r"\d{1,3}(?:\.\d{1,3})*[a-w]?", match["n"] + match["more"])]
    return tuple(number for number in dict.fromkeys(found) if number != own)

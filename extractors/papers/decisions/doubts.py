"""Where a vote stands beside words of another outcome that its reading does not explain, what it decided is not known.

Counts alone („Ja 26, Nein 13") say that something was carried, never what. Most outcomes that were told wrongly were of this
kind: the line above or below says that the matter is sent on, put off or refused, in words no grammar knew. The stems of such
words are few and known; where one stands beside the vote and is in none of the votes that were read, the outcome is left open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from curated.vocabulary import Outcome
from extractors.entities.votes.found import VoteFound

STEMS: tuple[tuple[Outcome, re.Pattern[str]], ...] = (
    (
        "referred",
        re.compile(
            r"(?i)\b(?:zurück|rück|weiter)?(?:ver|über)w(?:ie|ei)s(?:en|ung|ungsantrag\w*)?\b|\b(?:zurück|weiter|ab)zugeben\b"
            r"|\b(?:zurück|weiter)(?:gegeben|geleitet|gereicht)\b|\bvorberat(?:en|ung)\b|\bnochmals?[ \n]beraten\b"
        ),
    ),
    (
        "postponed",
        re.compile(
            r"(?i)\bvertag\w+|\bzurück(?:zu|ge)?stell\w*|\b(?:ab|aus)(?:zu|ge)setz\w+|\babsetzung|\b(?:ver|auf|auf(?:zu|ge))"
            r"(?:schieb|schob)\w*|\b(?:ab|zu)?warten\b|\babzuwarten\b"
        ),
    ),
    (
        "rejected",
        re.compile(
            r"(?i)\b(?:ab(?:ge|zu)?lehn\w*|lehn(?:t|te|en|ten)\b[^.;\n]{0,120}\bab\b)"
            r"|\bnicht[ \n](?:\w+[ \n])?(?:zu(?:ge|zu)stimm\w+|angenommen|beschlossen|gebilligt|genehmigt)"
            r"|\bverworfen|\b(?:durch|aus)gefallen|\bgescheitert|\bscheitert"
            r"|\bkeine[ \n](?:\w+[ \n])?mehrheit\b|\bzurückgewiesen|\bunterl(?:egen|ag|iegt)\b"
        ),
    ),
)
"""Stems of the words that say another outcome than an approval, from the vocabulary of votes and its kin."""

_NO_WORDS = re.compile(r"[„“»\"][^„“”»«\"\n]{0,200}[“”«\"]|\bAblehnung(?:en)?[ ]?[:=]?[ ]?\d|\d[ ]Ablehnung(?:en)?\b")
"""What is quoted, and votes that are counted as „Ablehnung", say nothing of what came of the vote."""
_EDGE = re.compile(r"(?<=[.!?;])[ \n]|\n")
_REACH = 240  # code points before and behind a vote that its neighbouring sentence can fill


def with_doubts(votes: Sequence[VoteFound], text: str, start: int, end: int) -> list[VoteFound]:
    """The votes of a section; those beside unexplained words of another outcome without outcome, as unclear."""
    taken = [(vote.start, vote.end) for vote in votes]
    return [
        replace(vote, outcome=None, unclear=True) if _is_doubtful(vote, text, (start, end), taken) else vote
        for vote in votes
    ]


def _is_doubtful(vote: VoteFound, text: str, section: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    if vote.is_past or vote.outcome not in {"approved", "rejected"}:
        return False
    if vote.certainty == "formal" and vote.outcome_source == "worded" and not vote.bare:
        return False  # its own words say it, with how it was voted
    said = _NO_WORDS.sub(" ", _beside(vote, text, section, taken))
    return any(outcome != vote.outcome and stem.search(said) for outcome, stem in STEMS)


def _beside(vote: VoteFound, text: str, section: tuple[int, int], taken: Sequence[tuple[int, int]]) -> str:
    """The vote's own words with the sentence or line before and behind it, as far as they are of no other vote."""
    first, last = section
    floor = max([first, vote.start - _REACH, *(end for _, end in taken if end <= vote.start)])
    roof = min([last, vote.end + _REACH, *(begin for begin, _ in taken if begin >= vote.end)])
    before = [m.end() for m in _EDGE.finditer(text, floor, max(floor, len(text[: vote.start].rstrip()) - 1))]
    behind = _EDGE.search(text, min(vote.end + 2, roof), roof)
    return text[before[-1] if before else floor : behind.start() if behind else roof]


NO_VOTE = re.compile(r"(?im)^[ \t]*keine[ ]abstimmung[ \t.]*$")
"""Printed above the debate: whatever the chair says below, nothing was decided."""

_VOTING = re.compile(
    r"(?im)^[ \t]*(?:abstimmungsergebnis|abstimmung|abst\.|votum|beschlu(?:ss|ß)|beschlussart)[ ]?:[ \t]*\n?[ \t]*"
    r"(?!keine?\b|entfällt|entf\.|ohne\b|erledigt|zurückgezogen|[-–—/]|$)\S|\b(?:wird|werden|wurden?)\b.{0,80}?"
    r"\b(?:einstimmig|mehrheitlich)\b|^[ \t(–-]*(?:einstimmig|mehrheitlich)\b"
    r"|\b(?:einstimmig|mehrheitlich)[ ](?:angenommen|abgelehnt|beschlossen|genehmigt|zugestimmt|gebilligt)\b"
    r"|\bmit[ ]stimm\w{1,12}heit\b|\b(?:nimmt|nehmen)\b[^.\n]{0,60}\bzur[ ]kenntnis\b"
    r"|\bbehandlung[ ]in[ ]der[ ]nächsten\b|\bsetzt[ ](?:den|die|diesen)[ ](?:\w+[ ])?(?:punkt|vorlage|top)\b"
    r"|\b(?:ist|sind)[ ](?:damit|somit)[ ]einverstanden\b|\bdamit[ ]ist[ ]\w+[ ]\w*(?:empfehlung|antrag|vorlage)\b"
    r"|\bstimmen[ ](?:dafür|dagegen|zu|nein|ja)\b|\bstimmen[ ](?:dafür|ja)[ ]\d|\bdafür[ ]?:?[ ]?\d|\d[ ]dafür\b"
    r"|\bkartenzeichen\b|\bihr[ ]votum\b"
)
"""A result is printed or told: where none is found below, that is a gap and no silence."""


def words_of_voting(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a section tells or prints a result of which nothing was understood; None where it prints none."""
    if NO_VOTE.search(text, start, end):
        return None
    match = _VOTING.search(text, start, end)
    return match.span() if match is not None else None

"""Outcomes: „einstimmig zugestimmt", „Bei 37 Ja-Stimmen, 3 Nein-Stimmen … mehrheitlich abgelehnt", „wird vertagt".

A second layer that may overlap the others. Statements of an outcome only: what is proposed („Der Gemeinderat
beschließt …") or recommended by the administration is none. Counts stay empty unless stated.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from curated.records import Entity
from curated.vocabulary import Outcome
from extractors.entities.mention import mention, one_line, search_near
from extractors.entities.number_words import CARDINAL, read_cardinal
from extractors.entities.votes.compose import find_votes
from extractors.entities.votes.cues import near_votes
from extractors.entities.votes.found import VoteFound
from extractors.entities.votes.reading import manner_of

_N = rf"(?:\d{{1,3}}|{CARDINAL})"
_VOTE = (
    rf"{_N}[ \n](?:Ja|Nein|Gegen|Dafür|Dagegen)?-?[ ]?(?:[Ss]timmen?|Enthaltung(?:en)?)|{_N}[ \n]Enthaltung(?:en)?"
    rf"|{_N}[ ](?:Ja|Nein)(?![\w-])"
)
_VOTES = rf"(?:(?:[Bb]ei|[Mm]it|[Gg]egen)[ \n])?(?:{_VOTE})(?:(?:,|[ \n](?:und|bei|gegen))?[ \n](?:{_VOTE}))*"
_HOW = r"(?:[Ee]instimmig|[Mm]ehrheitlich|[Mm]it[ ]Mehrheit|[Ee]inhellig)"
_DONE = (
    r"(?:zugestimmt|beschlossen|angenommen|genehmigt|abgelehnt|vertagt|zurückgestellt|verwiesen"
    r"|gebilligt|verabschiedet|zur[ \n]Kenntnis[ \n]genommen"
    r"|Zustimmung|Ablehnung|Annahme)"
)
_BESIDE = r"(?:[ \n]{1,2}\w[\w-]*){0,6}?"  # „in den Hauptausschuss", „im Sinne der Stellungnahme" before the outcome
_COUNTED = (
    r"(?:Ja|Dafür)(?:-?[ ]?[Ss]timmen)?[ ]?:[ \t]?\d{1,3}[,;/]?[ \n\t]{1,2}(?:Nein|Gegen|Dagegen)(?:-?[ ]?[Ss]timmen)?[ ]?:"
    r"[ \t]?\d{1,3}(?:[,;/]?[ \n\t]{1,2}Enthaltung(?:en)?[ ]?:[ \t]?\d{1,3})?"
)
STATEMENT_FORMS: tuple[tuple[str, str], ...] = (
    # „Bei 3 Enthaltungen einstimmig zugestimmt", „Mehrheitlich abgelehnt (bei 4 Gegenstimmen)", „Einstimmig Ja"
    (
        "manner and outcome",
        rf"(?:{_VOTES}[ \n])?{_HOW}(?:e[rn]?)?(?:[ \n]\(?{_VOTES}\)?)?"
        rf"(?:[ \n](?:Ja|{_DONE}))(?:[ \n]\(?(?:bei[ \n])?{_VOTES}\)?)?",
    ),
    # „einstimmig in den Hauptausschuss verwiesen bei 2 Enthaltungen"
    (
        "manner, words between, outcome",
        rf"(?:{_VOTES}[ \n])?{_HOW}{_BESIDE}[ \n]{_DONE}(?:[ \n](?:bei[ \n])?{_VOTES})?",
    ),
    # „wurde mit 20 Ja-Stimmen und 3 Nein-Stimmen mehrheitlich angenommen"
    ("auxiliary, counts, outcome", rf"(?:wurde|wird|ist)[ \n](?:{_VOTES}[ \n])(?:{_HOW}[ \n])?{_DONE}"),
    # „Gegen 5 Stimmen der Antrag abgelehnt"
    ("counts and outcome", rf"{_VOTES}(?:[ \n]\w+){{0,3}}?[ \n]{_DONE}"),
    # „Damit ist der Antrag angenommen"
    (
        "the chair concludes",
        r"\b[Dd]amit[ \n]ist[ \n](?:der|die|das)[ \n]\w+[ \n](?:angenommen|abgelehnt|beschlossen|erledigt)",
    ),
    # „Das ist die Mehrheit", „Das dürfte eine deutliche Zustimmung sein"
    (
        "the chair sees a majority",
        r"\b[Dd]as[ \n](?:ist|dürfte|war)[ \n](?:eine|die)[ \n](?:\w+[ \n])?(?:Zustimmung|Ablehnung|Mehrheit)(?:[ \n]sein)?",
    ),
    # „wird vertagt"
    ("put off or withdrawn", r"\bwird[ \n](?:vertagt|zurückgestellt|zurückgezogen)"),
    # „Der Ausschuss nimmt den Bericht zur Kenntnis."
    (
        "taken note of",
        r"(?:\b(?:Der|Die|Das)[ \n]\w+[ \n])?\b(?:nimmt|nehmen)[ \n](?:\w+[ \n]){1,3}zur[ \n]Kenntnis(?=[.\n])",
    ),
    # „empfiehlt dem Gemeinderat einstimmig zur Beschlussfassung"
    (
        "a committee recommends",
        r"\bempf(?:iehlt|ehlen|ahlen|ahl)[ \n](?:[\w/,-]+[ \n]){1,14}?(?:einstimmig|mehrheitlich)"
        r"(?:[ \n]zur[ \n]Beschlussfassung)?",
    ),
    # „Beschluss: Zugestimmt" and the word alone in its line or cell
    (
        "outcome alone or after its label",
        r"(?:(?<=[\n\t])|(?<=ergebnis:[ ])|(?<=Abstimmung:[ ])|(?<=Beschluss:[ ]))"
        r"(?:[Zz]ugestimmt|[Aa]bgelehnt|[Vv]ertagt|[Ee]instimmig|[Mm]ehrheitlich|[Zz]ur[ ]Kenntnis[ ]genommen|[Vv]erwiesen)"
        r"(?=[ ]*(?:\n|$))",
    ),
    # „Die Tagesordnung wird wie vorgelegt genehmigt"
    (
        "agenda settled",
        r"\b(?:[Dd]ie[ \n])?Tagesordnung[ \n]wird[ \n](?:wie[ \n]\w+[ \n])?(?:festgestellt|genehmigt)",
    ),
    # „Die Niederschrift gilt als genehmigt"
    ("deemed approved", r"\bgilt[ \n]als[ \n]genehmigt"),
    # „Ja: 20, Nein: 3, Enthaltungen: 1"
    ("counts after their labels", _COUNTED),
    # „Dann sind wir bei 20 Ja-Stimmen, 3 Nein-Stimmen und 1 Enthaltung."
    (
        "counts alone",
        rf"(?:\b[Dd]ann[ \n]sind[ \n]wir[ \n]bei[ \n])?(?:\b(?:[Bb]ei|[Mm]it)[ \n])?{_N}[ ]Ja-?[ ]?[Ss]timmen?"
        rf"(?:(?:,|[ \n](?:und|bei|gegen))?[ \n](?:{_VOTE}))+(?=[.;\n]|$)",
    ),
)
"""Name and pattern of every form in which an outcome is stated; at one place the first that fits is taken."""
_RESULT = re.compile(rf"(?:{'|'.join(pattern for _, pattern in STATEMENT_FORMS)})(?![a-zäöüß])", re.VERBOSE)
_OUTCOMES: tuple[tuple[re.Pattern[str], Outcome], ...] = (
    (re.compile(r"(?i)abgelehnt|ablehnung|nicht (?:zugestimmt|angenommen|beschlossen|genehmigt)"), "rejected"),
    (re.compile(r"(?i)vertagt|zurückgestellt"), "postponed"),
    (re.compile(r"(?i)verwiesen"), "referred"),
    (re.compile(r"(?i)kenntnis"), "noted"),
    (
        re.compile(
            r"(?i)zugestimmt|zustimmung|beschlossen|angenommen|annahme|genehmigt|gebilligt|verabschiedet"
            r"|festgestellt|\bja\b(?!-|[ ]?:| ?stimme)|mehrheit|einstimmig"
        ),
        "approved",
    ),
)
_VOTERS = {"votes_yes": "(?:Ja|Dafür)", "votes_no": "(?:Nein|Gegen|Dagegen)", "votes_abstain": "Enthaltung"}
_COUNTS = {
    "votes_yes": re.compile(rf"({_N})[ \n]{_VOTERS['votes_yes']}(?:-?[ ]?[Ss]timme|(?![\w-]))"),
    "votes_no": re.compile(rf"({_N})[ \n]{_VOTERS['votes_no']}(?:-?[ ]?[Ss]timme|(?![\w-]))"),
    "votes_abstain": re.compile(rf"({_N})[ \n]Enthaltung"),
}
_COUNTS_AFTER = {name: re.compile(rf"{who}(?:en|-?[ ]?[Ss]timmen)?[ ]?:[ \t]?(\d+)") for name, who in _VOTERS.items()}
_AFTER_COLON = re.compile(_COUNTED)


_TRIGGER = re.compile(
    r"[Ee]instimm|[Ee]inhellig|[Mm]ehrheit|abgelehnt|zugestimmt|vertagt|zurückge|verwiesen|angenommen"
    r"|genehmigt|beschlossen|erledigt|Zustimmung|Ablehnung"
    r"|zur[ \n]Kenntnis|festgestellt|gebilligt|verabschiedet|Ja-?[ ]?[Ss]timme|Ja[ ]?:|Dafür[ ]?:"
)
_WINDOW = 130  # code points before and after a trigger that one outcome can reach


def find_decisions(text: str) -> list[Entity]:
    """All outcomes of a folded text: statements found by their form, read by the grammar of votes, and votes of other forms."""
    draft = _draft_from(text)  # „Der Rat nimmt … zur Kenntnis" below it is what the paper proposes
    statements = [
        match
        for match in search_near(text, _TRIGGER, _RESULT, _WINDOW, at_words=True)
        if match.start() < draft or _NOTES.match(match[0]) is None
    ]
    votes = [vote for start, end in near_votes(text) for vote in find_votes(text, start, end)]
    found = [_stated(text, match, _around(votes, match.start(), match.end())) for match in statements]
    taken = [(entity.char_start, entity.char_end) for entity in found]
    for vote in votes:
        free = not any(start < vote.end and vote.start < end for start, end in taken)
        stated = vote.manner is not None or vote.counts is not None or (vote.section == "result" and not vote.bare)
        if (
            free
            and stated
            and vote.certainty == "formal"
            and vote.outcome is not None
            and vote.end - vote.start < _LONGEST
        ):
            found.append(_of_vote(text, vote))
    return sorted(found, key=lambda entity: entity.char_start)


_NOTES = re.compile(r"(?:(?:Der|Die|Das)[ \n]\w+[ \n])?(?:nimmt|nehmen)[ \n]")
_WAY_THROUGH_BODIES = re.compile(
    r"(?i)\bberatungsfolge\b|\bgremi(?:um|en)[ \t]+(?:sitzungs)?(?:termin|datum)\b|\b(?:termin|sitzung[ ]am)[ \t]+top\b"
    r"|\bantrag[ ]an[ ](?:den|die)[ ]\w*(?:rat|ausschuss|ausschuß|versammlung|vertretung)\b"
)
_RESULT_PRINTED = re.compile(r"(?i)abstimmungsergebnis|beratungsergebnis|zur[ ]beurkundung|\bniederschrift[ ]über\b")


def _draft_from(text: str) -> int:
    """Where a paper that is still to go through its bodies has named them; behind all text where it names none."""
    way = _WAY_THROUGH_BODIES.search(text)
    return way.end() if way is not None and _RESULT_PRINTED.search(text) is None else len(text)


_LONGEST = 300  # code points of a vote that is one mention


def _around(votes: Sequence[VoteFound], start: int, end: int) -> VoteFound | None:
    return next((vote for vote in votes if vote.start < end and start < vote.end), None)


def _stated(text: str, match: re.Match[str], vote: VoteFound | None) -> Entity:
    """A statement with the outcome that the whole sentence gives to the matter, and the counts that stand in it."""
    said = match[0]
    patterns = _COUNTS_AFTER if _AFTER_COLON.match(said) else _COUNTS
    counts = {name: _count(pattern, said) for name, pattern in patterns.items()}
    inside = vote.counts if vote is not None and vote.counts is not None else None
    if inside is not None and inside.start < match.end() and match.start() < inside.end:
        counts = {"votes_yes": inside.yes, "votes_no": inside.no, "votes_abstain": inside.abstain}
    unanimous = manner_of(one_line(said))[1]
    return replace(
        mention("decision", text, match.start(), match.end(), one_line(said)),
        outcome=vote.outcome if vote is not None and (vote.outcome is not None or vote.unclear) else outcome_of(said),
        unanimous=unanimous,
        votes_yes=counts["votes_yes"],
        votes_no=counts["votes_no"],
        votes_abstain=counts["votes_abstain"],
    )


def _of_vote(text: str, vote: VoteFound) -> Entity:
    counts = vote.counts
    return replace(
        mention("decision", text, vote.start, vote.end, one_line(text[vote.start : vote.end])),
        outcome=vote.outcome,
        unanimous=vote.unanimous,
        votes_yes=counts.yes if counts else None,
        votes_no=counts.no if counts else None,
        votes_abstain=counts.abstain if counts else None,
    )


def outcome_of(statement: str) -> Outcome | None:
    """What a short statement of an outcome says, such as „einstimmig beschlossen"; None when it says nothing."""
    return next((name for pattern, name in _OUTCOMES if pattern.search(statement)), None)


def _count(pattern: re.Pattern[str], text: str) -> int | None:
    match = pattern.search(text)
    if match is None:
        return None
    return int(match[1]) if match[1].isdigit() else read_cardinal(match[1])

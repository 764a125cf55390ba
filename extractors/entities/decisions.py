"""Outcomes: „einstimmig zugestimmt", „Bei 37 Ja-Stimmen, 3 Nein-Stimmen … mehrheitlich abgelehnt", „wird vertagt".

A second layer that may overlap the others. Statements of an outcome only: what is proposed („Der Gemeinderat
beschließt …") or recommended by the administration is none. Counts stay empty unless stated.
"""

from __future__ import annotations

import re
from dataclasses import replace

from curated.records import Entity
from curated.vocabulary import Outcome
from extractors.entities.mention import mention, one_line, search_near
from extractors.entities.number_words import CARDINAL, read_cardinal

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
_RESULT = re.compile(
    rf"""(?:
      (?:{_VOTES}[ \n])?{_HOW}(?:e[rn]?)?(?:[ \n]\(?{_VOTES}\)?)?(?:[ \n](?:Ja|{_DONE}))(?:[ \n]\(?(?:bei[ \n])?{_VOTES}\)?)?
    | (?:{_VOTES}[ \n])?{_HOW}{_BESIDE}[ \n]{_DONE}(?:[ \n](?:bei[ \n])?{_VOTES})?
    | (?:wurde|wird|ist)[ \n](?:{_VOTES}[ \n])(?:{_HOW}[ \n])?{_DONE}
    | {_VOTES}(?:[ \n]\w+){{0,3}}?[ \n]{_DONE}
    | \b[Dd]amit[ \n]ist[ \n](?:der|die|das)[ \n]\w+[ \n](?:angenommen|abgelehnt|beschlossen|erledigt)
    | \b[Dd]as[ \n](?:ist|dürfte|war)[ \n](?:eine|die)[ \n](?:\w+[ \n])?(?:Zustimmung|Ablehnung|Mehrheit)(?:[ \n]sein)?
    | \bwird[ \n](?:vertagt|zurückgestellt|zurückgezogen)
    | (?:\b(?:Der|Die|Das)[ \n]\w+[ \n])?\b(?:nimmt|nehmen)[ \n](?:\w+[ \n]){{1,3}}zur[ \n]Kenntnis(?=[.\n])
    | \bempf(?:iehlt|ehlen|ahlen|ahl)[ \n](?:[\w/,-]+[ \n]){{1,14}}?(?:einstimmig|mehrheitlich)(?:[ \n]zur[ \n]Beschlussfassung)?
    | (?:(?<=[\n\t])|(?<=ergebnis:[ ])|(?<=Abstimmung:[ ])|(?<=Beschluss:[ ]))(?:[Zz]ugestimmt|[Aa]bgelehnt|[Vv]ertagt
        |[Ee]instimmig|[Mm]ehrheitlich|[Zz]ur[ ]Kenntnis[ ]genommen|[Vv]erwiesen)(?=[ ]*(?:\n|$))
    | \b(?:[Dd]ie[ \n])?Tagesordnung[ \n]wird[ \n](?:wie[ \n]\w+[ \n])?(?:festgestellt|genehmigt)
    | \bgilt[ \n]als[ \n]genehmigt
    | {_COUNTED}
    | (?:\b[Dd]ann[ \n]sind[ \n]wir[ \n]bei[ \n])?(?:\b(?:[Bb]ei|[Mm]it)[ \n])?{_N}[ ]Ja-?[ ]?[Ss]timmen?
        (?:(?:,|[ \n](?:und|bei|gegen))?[ \n](?:{_VOTE}))+(?=[.;\n]|$)
    )(?![a-zäöüß])""",
    re.VERBOSE,
)
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
    """All outcomes of a folded text."""
    found = []
    for match in search_near(text, _TRIGGER, _RESULT, _WINDOW, at_words=True):
        said = match[0]
        outcome = outcome_of(said)
        patterns = _COUNTS_AFTER if _AFTER_COLON.match(said) else _COUNTS
        counts = {name: _count(pattern, said) for name, pattern in patterns.items()}
        unanimous = (
            True
            if re.search(r"(?i)einstimmig|einhellig", said)
            else False
            if re.search(r"(?i)mehrheit", said)
            else None
        )
        found.append(
            replace(
                mention("decision", text, match.start(), match.end(), one_line(said)),
                outcome=outcome,
                unanimous=unanimous,
                votes_yes=counts["votes_yes"],
                votes_no=counts["votes_no"],
                votes_abstain=counts["votes_abstain"],
            )
        )
    return found


def outcome_of(statement: str) -> Outcome | None:
    """What a short statement of an outcome says, such as „einstimmig beschlossen"; None when it says nothing."""
    return next((name for pattern, name in _OUTCOMES if pattern.search(statement)), None)


def _count(pattern: re.Pattern[str], text: str) -> int | None:
    match = pattern.search(text)
    if match is None:
        return None
    return int(match[1]) if match[1].isdigit() else read_cardinal(match[1])

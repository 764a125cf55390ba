"""Sentences that name a meeting or a decision: a body that has decided a statute on a day, an invitation to a sitting.

Bodies and days are put into the text as two signs; the frames are plain patterns over that. A sentence about an earlier sitting
(„Genehmigung der Niederschrift der Sitzung vom …") is taken out first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from curated.records import Entity
from curated.vocabulary import DocumentType
from extractors.papers.head_evidence.candidates import Candidate
from extractors.papers.head_evidence.cue_weights import CUES

_B, _D = "\ue000", "\ue001"  # private use: no text holds them
_WEEKDAY = (
    r"(?:(?:Mo|Di|Mi|Do|Fr|Sa|So|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend"
    r"|Sonntag)\.?,?\s*)?(?:(?:den|dem)\s*)?"
)
_ADJECTIVES = (
    r"(?:(?:nicht[- ]?)?öffentliche[nr]?|konstituierende[nr]?|gemeinsame[nr]?|ordentliche[nr]?"
    r"|außerordentliche[nr]?|\d{1,3}\.|nächste[nr]?|der|die|zur|über|Nr\.)"
)
_SITTING = rf"(?:{_ADJECTIVES}\s+)*(?:Plenars|S|\w+s)itzung(?:\s*(?:Nr\.)?\s*\d{{1,3}}(?:/\d+)?)?"
_ACT = (
    r"(?:Satzung|Haushaltssatzung|Nachtragshaushaltssatzung|Verordnung|\w+satzung|\w+ordnung"
    r"|Richtlinien?|Hebesatzsatzung|Änderungssatzung|Beschl[uü]ss\w*)"
)


@dataclass(frozen=True, slots=True)
class _Frame:
    cue: str
    pattern: re.Pattern[str]
    weight: float
    kinds: frozenset[DocumentType] | None = None  # None: every type
    reach: int = 2500  # code points from the start of the text in which it counts


_ACTS: frozenset[DocumentType] = frozenset({"satzung", "haushalt", "bekanntmachung"})
_LISTS: frozenset[DocumentType] = frozenset({"niederschrift", "einladung", "bekanntmachung"})
_FRAMES = (
    _Frame(
        "sentence: body has decided the statute on",
        re.compile(
            rf"(?:hat|haben)\s+(?:(?:der|die|das)\s+)?{_B}+[^{_B}{_D}]{{0,160}}?{_D}+[^{_B}{_D}]{{0,200}}?"
            rf"(?:folgende|nachstehende|diese|die)[^§{_B}{_D}]{{0,160}}?"
            r"(?:beschlossen|erlassen|verabschiedet)"
        ),
        0.92,
        None,
        9000,
    ),
    _Frame(
        "sentence: body has decided the statute on",
        re.compile(
            rf"{_B}+[^§.{_B}{_D}]{{0,80}}?\b(?:hat"
            rf"|haben)\b[^{_B}{_D}]{{0,160}}?{_D}+[^{_B}{_D}]{{0,200}}?{_ACT}[^§{_B}{_D}]{{0,160}}?"
            r"(?:beschlossen|erlassen|verabschiedet)"
        ),
        0.85,
        _ACTS,
        9000,
    ),
    _Frame(
        "sentence: with decision of body of",
        re.compile(
            rf"(?:durch|mit|gemäß|laut|aufgrund des|nach)\s+Beschlu(?:ss|ß)(?:es)?\s+(?:des|der)\s+{_B}+\s+"
            rf"(?:vom|am)\s+{_WEEKDAY}{_D}+"
        ),
        0.8,
        _ACTS,
        9000,
    ),
    _Frame(
        "line: decision of body of",
        re.compile(rf"Beschlu(?:ss|ß)(?:vorlage)?\s+(?:des|der)\s+{_B}+\s*(?:vom|am)\s*{_WEEKDAY}{_D}+"),
        0.85,
    ),
    _Frame(
        "line: minutes or excerpt of the sitting",
        re.compile(
            rf"(?i:niederschrift|protokoll|auszug|ergebnisprotokoll|beschlussprotokoll|kurzprotokoll"
            rf"|protokollauszug)[^.{_B}{_D}]{{0,120}}?(?:des|der)\s+{_B}+"
            rf"[^.{_B}{_D}]{{0,60}}?(?:am|vom|,|\s)\s*{_WEEKDAY}{_D}+"
        ),
        0.88,
        None,
        1800,
    ),
    _Frame(
        "sentence: sitting of body on",
        re.compile(
            rf"{_SITTING}\s+(?:des|der|vom|im)\s+{_B}+[^.;{_B}{_D}]{{0,90}}?(?:am|vom|,|:|für|\n|\s)\s*{_WEEKDAY}{_D}+"
        ),
        0.82,
        None,
        2200,
    ),
    _Frame(
        "sentence: on the day the sitting of body",
        re.compile(
            rf"(?:[Aa]m|[Ff]ür|vom|zum)\s+{_WEEKDAY}{_D}+[^.;{_B}{_D}]{{0,160}}?(?:{_SITTING}\s+(?:des"
            rf"|der)\s+|(?:Rats|Kreistags|Gemeinderats|Stadtrats)?(?:tagt|tritt)\s+(?:der|die|das)\s+)"
            rf"{_B}+"
        ),
        0.82,
        None,
        2200,
    ),
    _Frame(
        "sentence: body meets on",
        re.compile(
            rf"{_B}+\s+(?:tagt|tritt|kommt|versammelt sich|ist|wird|lädt)\b[^.;{_B}{_D}]{{0,100}}?{_WEEKDAY}{_D}+"
        ),
        0.7,
        frozenset({"einladung", "bekanntmachung"}),
        2200,
    ),
    _Frame(
        "sentence: invitation to body on",
        re.compile(
            rf"(?i:einladung|einberufung|lade\w*|einladen|tagesordnung)[^{_B}{_D}]{{0,140}}?{_B}+[^{_B}{_D}]{{0,120}}?{_D}+"
        ),
        0.75,
        _LISTS,
        2000,
    ),
    _Frame(
        "sentence: invitation on the day to body",
        re.compile(rf"(?i:einladung|lade\w*|findet|finden)[^{_B}{_D}]{{0,120}}?{_D}+[^{_B}{_D}]{{0,180}}?{_B}+"),
        0.72,
        _LISTS,
        2000,
    ),
    _Frame(
        "line: sitting, then body and day",
        re.compile(rf"{_B}+\s*(?:[-–:,|]\s*)?(?:{_SITTING}\s*)?(?:[-–:,|]\s*)?(?:am|vom|für den)\s+{_WEEKDAY}{_D}+"),
        0.6,
        None,
        1500,
    ),
    _Frame(
        "line: body and day",
        re.compile(
            rf"(?:(?<=\n)|\A)[ \t]*{_B}+[ \t]*(?:[-–:,/][ \t]*)?\n?[ \t]*{_WEEKDAY}{_D}+[ \t]*"
            r"(?=\n|,|\Z|[/|–-][ \t]*(?:TOP|Top)\b)"
        ),
        0.55,
        None,
        900,
    ),
    _Frame(
        "line: report to body on",
        re.compile(
            rf"(?:im|in der|in den|an den|für den|für die)\s+{_B}+\s*(?:[/,]?\s*(?:öffentlich)?\s*(?:am|vom)\s+"
            rf"|\((?:(?:nicht)?öffentlich,?\s*)?(?:am\s+)?){_WEEKDAY}{_D}+"
        ),
        0.6,
        None,
        1500,
    ),
)
# Of these the body is named, or the day, but not both.
_BODY_FRAMES = (
    (
        "line: paper for body",
        re.compile(
            rf"(?:\w*[Vv]orlage|\w*[Dd]rucksache|VORLAGE|Tischvorlage|\w*[Uu]nterlage)\s(?:für|an|im|zum"
            rf"|zur)\s(?:die|den|das|der)?\s?{_B}+"
        ),
        0.5,
    ),
    ("line: to body", re.compile(rf"(?:(?<=\n)|\A)(?:An|an)\s(?:den|die|das)\s{_B}+[ ]*(?=\n|\Z)"), 0.35),
)
_DAY_FRAMES = (
    (
        "line: sitting on",
        re.compile(rf"(?:{_SITTING}|[A-ZÄÖÜ]\w+sitzung)\s*(?:am|vom|,|:|[-–])?\s*(?:am|vom)?:?\s*{_WEEKDAY}{_D}+"),
        0.56,
    ),
)
_COMPOUND_SITTING = re.compile(
    r"\b(?P<body>(?:Gemeinderat|Stadtrat|Kreistag|Rat|Marktgemeinderat|Samtgemeinderat|Verbandsgemeinderat"
    r"|Ortschaftsrat|Ortsrat|Ortsbeirat"
    r"|Kreisausschuss|[A-ZÄÖÜ][a-zäöüß]+ausschuss|Magistrat|Verwaltungsrat|Jugendhilfeausschuss"
    r"|Gemeindevertretung|Stadtvertretung))e?s?sitzung\b"
)
_NEXT_SITTING = re.compile(
    r"(?i:nächsten?|folgenden?|kommenden?)\s+(?:\w+\s+)?\w*[Ss]itzung[^\n]{0,80}"
)  # told by minutes
_EARLIER = re.compile(
    r"(?i:genehmigung|anerkennung|feststellung|einwendung\w*|bestätigung|anmerkungen|beschlussfassung"
    r"|beratung)\b[^\n.]{0,60}(?i:niederschrift|protokoll)\w*[^\n]{0,140}(?:\n[^\n]{0,90}\d{4})?"
    r"|(?i:zuletzt geändert|bereits|letzten sitzung|in der fassung|rückblick|einreichung|ladungsfrist)[^\n.]{0,120}"
)


def framed_meetings(text: str, bodies: Sequence[Entity], days: Sequence[Entity], kind: DocumentType) -> list[Candidate]:
    """Body and day of every frame that a text of this type holds, as candidates of equal weight for both fields."""
    masked = _masked(text, bodies, days)
    if kind == "niederschrift":
        masked = _NEXT_SITTING.sub(lambda said: " " * len(said[0]), masked)
    found: list[Candidate] = list(_single(masked, bodies, days, kind))
    for frame in _FRAMES if _B in masked and _D in masked else ():
        if frame.kinds is not None and kind not in frame.kinds:
            continue
        for match in frame.pattern.finditer(masked, 0, frame.reach + 600):
            if match.start() > frame.reach or _in_agenda(masked, match.start()):
                continue
            found += _both(match, bodies, days, frame)
            break
    return found


_SINGLE_REACH = 1500  # code points from the start in which a line names the body or the day alone


_BY_MEMBERS: frozenset[DocumentType] = frozenset({"antrag", "anfrage"})
_TELLS_OF_ONE = re.compile(
    r"\b(?:in|aus|seit|nach|bei)\s(?:der|einer)\s(?:letzten )?$", re.IGNORECASE
)  # of a letter: it was


def _single(masked: str, bodies: Sequence[Entity], days: Sequence[Entity], kind: DocumentType) -> Iterator[Candidate]:
    """The body of a line without its day, the day of a line without its body, and „Kreistagssitzung am …"."""
    for cue, pattern, weight in _BODY_FRAMES:
        match = pattern.search(masked, 0, _SINGLE_REACH)
        body = next((b for b in bodies if match and match.start() <= b.char_start < match.end()), None)
        if body is not None and body.canonical:
            yield Candidate(
                field="gremium", value=body.canonical, cue=cue, weight=weight, start=body.char_start, end=body.char_end
            )
    for cue, pattern, weight in _DAY_FRAMES:
        match = pattern.search(masked, 0, _SINGLE_REACH)
        if match and kind in _BY_MEMBERS and _TELLS_OF_ONE.search(masked, max(0, match.start() - 24), match.start()):
            continue
        day = next((d for d in days if match and match.start() <= d.char_start < match.end()), None)
        if match and day is not None and day.date_start is not None and not _in_agenda(masked, match.start()):
            yield Candidate(
                field="meeting_date",
                value=day.date_start.isoformat(),
                cue=cue,
                weight=weight,
                start=day.char_start,
                end=day.char_end,
            )
    compound = _COMPOUND_SITTING.search(masked, 0, _SINGLE_REACH)
    if compound is not None and masked[compound.end() : compound.end() + 30].find(_D) >= 0:
        yield Candidate(
            field="gremium",
            value=compound["body"],
            cue="compound: sitting of body",
            weight=CUES.sitting_of_body,
            start=compound.start(),
            end=compound.end("body"),
        )


def _in_agenda(masked: str, position: int) -> bool:
    """Whether a match stands in an item of a list: „3. Bericht aus der Sitzung des …"."""
    line = masked[masked.rfind("\n", 0, position) + 1 : position]
    return (
        re.match(r"\s*(?:TOP\s*)?\d{1,2}(?:\.\d{1,2})*\.?\s+(?!\w*[Ss]itzung)[A-ZÄÖÜ]", line) is not None
        and len(line) > 6
    )


def _both(match: re.Match[str], bodies: Sequence[Entity], days: Sequence[Entity], frame: _Frame) -> Iterator[Candidate]:
    body = next((b for b in bodies if match.start() <= b.char_start < match.end()), None)
    day = next((d for d in days if match.start() <= d.char_start < match.end()), None)
    late = 1.0 - CUES.late_sentence * min(1.0, match.start() / frame.reach)
    if body is not None and body.canonical:
        yield Candidate(
            field="gremium",
            value=body.canonical,
            cue=frame.cue,
            weight=frame.weight * late,
            start=body.char_start,
            end=body.char_end,
        )
    if day is not None and day.date_start is not None:
        yield Candidate(
            field="meeting_date",
            value=day.date_start.isoformat(),
            cue=frame.cue,
            weight=frame.weight * late,
            start=day.char_start,
            end=day.char_end,
        )


# Points that end no sentence: of times („18.30 Uhr"), of abbreviations in addresses and titles, of floors.
_POINT_INSIDE = re.compile(
    r"(?<=\d)\.(?=\d)|(?<=[Ss]tr)\.|(?<=\bDr)\.|(?<=\bProf)\.|(?<=\bca)\.|(?<=\bSt)\.|(?<=\bgem)\.|(?<=\bEv)\.|(?<=\bev)\."
    r"|(?<=\bgez)\.|(?<=\d)\.(?=[ ](?:OG|UG|Stock|Etage|Obergeschoss))"
)


def _masked(text: str, bodies: Sequence[Entity], days: Sequence[Entity]) -> str:
    pieces, last = list[str](), 0
    marks = sorted([(b.char_start, b.char_end, _B) for b in bodies] + [(d.char_start, d.char_end, _D) for d in days])
    for start, end, sign in marks:
        if end > len(text):
            break
        if start < last:
            continue
        pieces.append(text[last:start] + sign * (end - start))
        last = end
    masked = _POINT_INSIDE.sub(" ", "".join(pieces) + text[last:])
    for earlier in list(_EARLIER.finditer(text)):
        masked = masked[: earlier.start()] + " " * (earlier.end() - earlier.start()) + masked[earlier.end() :]
    return masked

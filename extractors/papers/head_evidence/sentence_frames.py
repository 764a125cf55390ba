"""Sentences that name a meeting or a decision: a body that has decided a statute on a day, an invitation to a sitting.

Bodies and days are put into the text as two signs; the frames are plain patterns over that. A sentence about an earlier sitting
(„Genehmigung der Niederschrift der Sitzung vom …") is taken out first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from curated.records import Entity
from curated.vocabulary import DocumentType
from extractors.entities.gremium_words import nominative
from extractors.papers.head_evidence.candidates import Candidate
from extractors.papers.head_evidence.cue_weights import CUES
from extractors.papers.head_evidence.meeting_frames import (
    BODY,
    BODY_FRAMES,
    DAY,
    DAY_FRAMES,
    FRAMES,
    UNKNOWN_BODY,
    Frame,
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
    for frame in FRAMES if BODY in masked and DAY in masked else ():
        if frame.kinds is not None and kind not in frame.kinds:
            continue
        for match in frame.pattern.finditer(masked, 0, frame.reach + 600):
            if match.start() > frame.reach or _in_agenda(masked, match.start()):
                continue
            found += _both(match, bodies, days, frame)
            break
    return found


_SINGLE_REACH = 1500  # code points from the start in which a line names the body or the day alone


_GENITIVE = re.compile(r"(?:(?<=[bdgkst])es|(?<=[a-zäöü])s)$")
_OF_SITTINGS: frozenset[DocumentType] = frozenset({"niederschrift", "einladung", "bekanntmachung"})
_PROSE_CHARS = 90  # of a line of running text
_LISTS: frozenset[DocumentType] = frozenset({"niederschrift", "einladung", "bekanntmachung", "satzung", "haushalt"})
_BY_MEMBERS: frozenset[DocumentType] = frozenset({"antrag", "anfrage"})
_TELLS_OF_ONE = re.compile(r"(?i)\b(?:in|aus|seit|nach|bei)\s+(?:der|einer)\s+(?:\w+\s+)?\w*sitzung\s+vom")


def _single(masked: str, bodies: Sequence[Entity], days: Sequence[Entity], kind: DocumentType) -> Iterator[Candidate]:
    """The body of a line without its day, the day of a line without its body, and „Kreistagssitzung am …"."""
    for cue, pattern, weight, kinds in BODY_FRAMES:
        if kinds is not None and kind not in kinds:
            continue
        match = pattern.search(masked, 0, _SINGLE_REACH)
        body = next((b for b in bodies if match and match.start() <= b.char_start < match.end()), None)
        if body is not None and body.canonical:
            yield Candidate(
                field="gremium", value=body.canonical, cue=cue, weight=weight, start=body.char_start, end=body.char_end
            )
    for cue, pattern, weight, kinds in DAY_FRAMES:
        if kinds is not None and kind not in kinds:
            continue
        match = pattern.search(masked, 0, _SINGLE_REACH)
        if match and _tells_of_another(masked, match, kind):
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
    unknown = UNKNOWN_BODY.search(masked, 0, _SINGLE_REACH) if kind in _OF_SITTINGS else None
    if unknown is not None and BODY not in unknown[0]:
        yield Candidate(
            field="gremium",
            value=_named(unknown["article"], unknown["name"]),
            cue="sentence: sitting of an unknown body",
            weight=CUES.unknown_body_of_sitting,
            start=unknown.start("name"),
            end=unknown.end("name"),
        )
    compound = _COMPOUND_SITTING.search(masked, 0, _SINGLE_REACH)
    if compound is not None and masked[compound.end() : compound.end() + 30].find(DAY) >= 0:
        yield Candidate(
            field="gremium",
            value=compound["body"],
            cue="compound: sitting of body",
            weight=CUES.sitting_of_body,
            start=compound.start(),
            end=compound.end("body"),
        )


_PLENARY = re.compile(
    r"(?:Stadt|Gemeinde|Marktgemeinde|Kreis)(?:rate?s|tag(?:e?s)?|vertretung)"
)  # of a town that is named behind


def _named(article: str, name: str) -> str:
    """The name in the nominative: „Beirates Mitte" → „Beirat Mitte"; behind „der" it is as it stands."""
    first, blank, rest = name.partition(" ")
    if _PLENARY.fullmatch(first) and rest[:1].isupper() and " " not in rest:
        return nominative(first)
    if article == "des":
        known = nominative(first)
        first = known if known != first else _GENITIVE.sub("", first)
    return f"{first}{blank}{rest}"


def _tells_of_another(masked: str, match: re.Match[str], kind: DocumentType) -> bool:
    """Whether „in der Sitzung vom …" tells of what was: in letters of members, and in running text of a paper for a sitting."""
    if kind in _LISTS or _TELLS_OF_ONE.search(masked, max(0, match.start() - 24), match.end()) is None:
        return False
    line_start, line_end = masked.rfind("\n", 0, match.start()) + 1, masked.find("\n", match.end())
    return kind in _BY_MEMBERS or (line_end if line_end >= 0 else len(masked)) - line_start > _PROSE_CHARS


def _in_agenda(masked: str, position: int) -> bool:
    """Whether a match stands in an item of a list: „3. Bericht aus der Sitzung des …"."""
    line = masked[masked.rfind("\n", 0, position) + 1 : position]
    return (
        re.match(r"\s*(?:TOP\s*)?\d{1,2}(?:\.\d{1,2})*\.?\s+(?!\w*[Ss]itzung)[A-ZÄÖÜ]", line) is not None
        and len(line) > 6
    )


def _both(match: re.Match[str], bodies: Sequence[Entity], days: Sequence[Entity], frame: Frame) -> Iterator[Candidate]:
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
    r"\.(?:(?<=\d\.)(?=\d)|(?<=[Ss]tr\.)|(?<=\bDr\.)|(?<=\bProf\.)|(?<=\bca\.)|(?<=\bSt\.)|(?<=\bgem\.)|(?<=\b[Ee]v\.)|(?<=\bgez\.)"
    r"|(?<=\d\.)(?=[ ](?:OG|UG|Stock|Etage|Obergeschoss)))"
)


def _masked(text: str, bodies: Sequence[Entity], days: Sequence[Entity]) -> str:
    pieces, last = list[str](), 0
    marks = sorted([(b.char_start, b.char_end, BODY) for b in bodies] + [(d.char_start, d.char_end, DAY) for d in days])
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

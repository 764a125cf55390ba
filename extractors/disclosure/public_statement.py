"""Whether the head of a paper says that it is public. Only the head counts: a paper may well mention non-public matters.

Only a line (or a cell of it) that is a statement and nothing else is taken: „nicht öffentlich", „Status: NÖ", „Niederschrift
über die nichtöffentliche Sitzung …", a ticked box. A sentence about a decision „in nichtöffentlicher Sitzung gefasst" is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from extractors.disclosure.public_spellings import spelled_out

_LINES = 45
_LONGEST = 160

_CLOSED = r"nichtöffentlich(?:e[rnsm]?)?"
_OPEN = r"(?<!nicht)öffentlich(?:e[rnsm]?)?"
_PAPER = (
    r"(?:Beschluss|Sitzungs|Mitteilungs|Informations|Berichts)?vorlage|Drucksache|Niederschrift|Protokoll|Tagesordnung"
    r"|Einladung|Sitzungsunterlagen?|Mitteilung|Anlage|Unterlagen?"
)
_STATEMENT = re.compile(
    rf"""^[-–—(*•\s]*
        (?P<label>(?:Status|Sitzungsart|Öffentlichkeitsstatus|Öffentlichkeit|Art[ ]der[ ](?:Sitzung|Beratung)
          |Beratungsart|Beratung|Behandlung|Sitzung|Vorlage)[ ]?:[ ]?)?
        (?:(?:Beratung[ ]in|Behandlung[ ]in|in|Behandlung|Sitzung|Vorlage[ ]ist|Vorlage)[ ])?\W*
        (?P<said>{_CLOSED}|{_OPEN})
        (?P<noun>[ ](?:{_PAPER}|Sitzung|Teil|Beratung|zu[ ]behandeln)(?:[ ](?:Nr\.?|Nummer))?[ :]*[\d/. -]*)?
        [-–—).*•\s!]*$""",
    re.VERBOSE | re.IGNORECASE,
)
_SITTING = re.compile(
    rf"""^[-–—(*•\s]*
        (?P<opening>(?:(?:{_PAPER}|Auszug|Beratung|aus|dem|der|die|das|den|über|zu|zur|zum|für|von|vom|einer|eine|[\d.]+)[ ])*)
        (?P<said>{_CLOSED}|{_OPEN})[ ](?:\d+\.[ ])?(?:Plenars|S)itzung\b(?P<rest>.*)""",
    re.VERBOSE | re.IGNORECASE,
)
# What makes of the name of a sitting a sentence about it.
_SENTENCE = re.compile(
    r"(?i)\b(?:anschluss|findet|fand|wurden?|wird|werden|gefasste?[nr]?|hat|haben|beschloss\w*|beraten|vorberaten|behandelt|beschlüsse"
    r"|bekannt\w*|ergebnis\w*|mitgeteilt|statt)\b"
)
_RUNS_ON = re.compile(r"(?i)(?:^|\s)(?:in|der|einer|aus|von|die|eine)$")
_ABBREVIATED = re.compile(
    r"(?:Status|Sitzungsart|Öffentlichkeitsstatus|Öffentlichkeit|Beratungsart|Ö ?/ ?NÖ?|Beratung|Behandlung)\s?:\s*"
    r"(?P<said>NÖ|nö|[Nn]\.? ?[Öö]\.?|N|Ö|ö)\W*"
)
_ITEM = re.compile(
    r"(?:TOP|Tagesordnungspunkt|TOP-Nr\.?)\s?:?\s*(?P<said>NÖ|N|Ö)[ .-]{0,2}\d{1,3}(?:\.\d{1,3})*[a-z]?\W*"
)
_ALONE = re.compile(r"[-–—(*\s]*(?:N\. ?Ö\.|NÖ)[-–—)*\s]*")
_SPECKS = re.compile(r"[^\w\s:/☐☒☑✓✔\[\]()*•–—-]+")  # between words; of dirt on the glass as often as of the writer
_ANSWERED = re.compile(r"(?i)\W*(?P<what>nichtöffentlich|öffentlich(?:keit)?)\s*[:?]?\s*(?P<answer>ja|nein)\W*")
_SECRET = re.compile(
    r"(?i)[-–—(*\s]*(?:(?:streng |verwaltungsintern |persönlich und )?vertraulich|unter Ausschluss der Öffentlichkeit"
    r"|(?:Sitzung|Beratung) unter Ausschluss der Öffentlichkeit|Nur für den Dienstgebrauch|VS-NfD)"
    r"(?:e (?:Vorlage|Beschlussvorlage|Sitzungsvorlage|Mitteilung))?[-–—)*!.\s]*"
)
_TICK = re.compile(r"[☒☑✓✔]|\[[xX]\]|\([xX]\)|(?<![\w/])[xX](?![\w/])")
_BOX = re.compile(r"[☐☒☑]|\[[ xX]?\]|\([ xX]\)")

_PUBLIC_ROW = re.compile(
    r"(?m)^[^\n]{3,80}\d{1,2}\.(?:[ ]?\d{1,2}\.)?[ ]?(?:\d{2,4})?\s[^\n]{0,12}?(?<!nicht )(?:\bÖ\b|(?<!/)\böffentlich\b(?!/))"
    r"|^[^\n]{3,80}\d{1,2}\./\d{1,2}\.[^\n]{3,20}\n[ ]*☒[ ]*\n[ ]*☐"
)

_Weight = Literal[
    "word", "said"
]  # a bare word may be the heading of a column; what has a label, a noun or a tick says it


def head_says_public(text: str) -> bool | None:
    """True, False or None (nothing said) from the first 45 filled lines of a text; boxes as ☒ and ☐.

    Where a head says both in so many words, the paper counts as not public; two bare words („öffentlich" here,
    „nichtöffentlich" there) are the columns of a table or the parts of an agenda, and then it is public.
    """
    said = set(_statements(text))
    if ("said", False) in said:
        return False
    if ("said", True) in said:
        return True
    verdicts = {verdict for _, verdict in said}
    return None if not verdicts else verdicts != {False}


def names_public_row(text: str) -> bool:
    """Whether a line with a day is marked public: a consultation whose row could not be read as one."""
    return _PUBLIC_ROW.search(text) is not None


def _statements(text: str) -> Iterator[tuple[_Weight, bool]]:
    previous = ""
    for line in _joined(text):
        shown = spelled_out(line.strip())
        both = re.search(rf"(?i){_CLOSED}", shown) and re.search(rf"(?i){_OPEN}", shown)
        if both:
            verdict = _ticked(shown)
            if verdict is not None:
                yield "said", verdict
        else:
            for cell in re.split(r"\t|[ \u00a0]{3,}", shown):
                yield from _cell(cell.strip(), previous)
        previous = shown


def _joined(text: str) -> list[str]:
    """The first filled lines; „nicht" at the end of a line goes with the line below."""
    lines = [line for line in text.splitlines() if line.strip()][: _LINES + 1]
    for number, line in enumerate(lines[:-1]):
        if re.search(r"(?i)\bnicht-?\s*$", line) and re.match(r"(?i)\s*[öo][eft]", lines[number + 1]):
            lines[number] = f"{line.rstrip().rstrip('-')} {lines[number + 1].lstrip()}"
            lines[number + 1] = " "
    return lines[:_LINES]


def _cell(cell: str, previous: str) -> Iterator[tuple[_Weight, bool]]:
    if not cell or len(cell) > _LONGEST:
        return
    if _ALONE.fullmatch(cell):
        yield "word", False
        return
    if short := _ABBREVIATED.fullmatch(cell) or _ITEM.fullmatch(cell):
        yield "said", not short["said"].upper().startswith("N")
        return
    cell = " ".join(_SPECKS.sub(" ", cell).split())
    if _SECRET.fullmatch(cell):
        yield "word", False
    elif answered := _ANSWERED.fullmatch(cell):
        yield "said", (answered["answer"].lower() == "ja") == answered["what"].lower().startswith("ö")
    elif whole := _STATEMENT.match(cell):
        if not _runs_on(cell, previous) and (verdict := _boxed(cell, _is_open(whole["said"]))) is not None:
            noun = (whole["noun"] or "").strip().lower()
            stated = whole["label"] or _TICK.search(cell) or re.match(rf"(?i)(?:{_PAPER})\b", noun)
            yield ("said" if stated else "word"), verdict
    elif (sitting := _SITTING.match(cell)) and not _SENTENCE.search(cell) and not _runs_on(cell, previous):
        yield "word", _is_open(sitting["said"])


def _is_open(word: str) -> bool:
    return not word.lower().startswith("nicht")


def _runs_on(cell: str, previous: str) -> bool:
    """Whether the line goes on a sentence of the line before it („… wurde am 21. Juni in⏎nichtöffentlicher Sitzung")."""
    return cell[:1].islower() and len(previous) > 40 and _RUNS_ON.search(previous.rstrip()) is not None


def _boxed(cell: str, verdict: bool) -> bool | None:
    """A word with a box of its own says something only when the box is ticked."""
    if _BOX.search(cell) and not _TICK.search(cell):
        return None
    return verdict


def _ticked(line: str) -> bool | None:
    """„☐ öffentlich ☒ nicht öffentlich": the verdict of the box that is ticked, box before or behind its word."""
    closed = re.search(rf"(?i){_CLOSED}", line)
    opened = re.search(rf"(?i){_OPEN}", line)
    ticks = [match.start() for match in _TICK.finditer(line)]
    if closed is None or opened is None or len(ticks) != 1:
        return None
    boxes = [match.start() for match in _BOX.finditer(line)]
    first = min(closed.start(), opened.start())
    before = (bool(boxes) and boxes[0] < first) or (not boxes and ticks[0] < first)
    first_is_open = opened.start() < closed.start()
    second_start = max(opened.start(), closed.start())
    in_first = ticks[0] < (min(opened.end(), closed.end()) if before else second_start)
    return first_is_open == in_first

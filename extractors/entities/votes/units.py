"""The units of a text in which votes are told: sentences, lines that stand alone, and the section each belongs to.

A section is opened by a label („Beschlussvorschlag:", „Abstimmungsergebnis:") and tells whether its text is proposed, decided,
or a result. Lines that wrap are joined; labels, bullets and finished sentences begin anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Section = Literal["none", "proposal", "decision", "result", "told", "earlier"]

_WORD_END = (
    r"(?:[ ]zu[mr]?[ ](?:TOP|Punkt|Ziffer|Nr\.|Antrag|Vorlage|Drucksache|Geschäftsordnung|\w*[Ss]atzung)[^:\n]{0,40})?"
    r"(?:[ ]?\([^()\n]{1,40}\))?"
)
SECTION_LABELS: tuple[tuple[Section, str], ...] = (
    (
        "result",
        r"(?:(?:Abstimm\w*|Beratungs?|Beschluss|Wahl|Gesamt)-?[ ]?[Ee]rgebniss?e?|Abstimmungsverhalten|Abstimmungstext"
        r"|Abstimmung(?:[ ](?:über|zu|zum|zur)[^\n:]{1,60})?"
        r"|Ergebnis(?:[ ]der[ ](?:Abstimmung|Beratung))?|Beschlussart|Beschlu[sß]{1,2}lage|Votum|Stimmen?verhältnis"
        r"|Stimmenverteilung|Resultat"
        r"|Schlussabstimmung|Gesamtabstimmung|Einzelabstimmung|Beschlussfassung|Abst\.?(?:-?Erg(?:ebnis)?\.?)?|[Ss]timmen"
        r"|(?:Ö|N)[ ]?Beschluss[ ]?:)",
    ),
    (
        "proposal",
        r"(?:Beschlu[sß]{1,2}(?:vorschl[aä]ge?|entwurf|antrag)\w*(?:[ ](?:der|des)[ ][A-ZÄÖÜ]\w+)?|Antrags?(?:text|inhalt)?"
        r"|Vorschlag|Verwaltungsvorschlag"
        r"|Empfehlung[ ]der[ ]Verwaltung"
        r"|Vorschlag[ ](?:der|des)[ ]\w+|Vorschlag[ ]zum[ ]Beschluss|(?:Änderungs|Ergänzungs|Zusatz"
        r"|Alternativ)antrag(?![^\n:]*(?:angenommen|abgelehnt|beschlossen|zugestimmt|zurückge|stimm))[^\n:]{0,60}"
        r"|Antrag[ ](?:der|des|von)[ ][^\n:]{1,60}|Anträge)",
    ),
    (
        "decision",
        r"(?:Beschlu(?:ss|ß)(?:[ ]?-?(?:text|tenor|wortlaut))?(?:[ ]?-?[ ]?Nr\.?[ ]?[\w/.-]{1,14}|[ ][\w/.-]*\d[\w/.-]*)?"
        r"|Beschlüsse|Beschlussempfehlung\w*|Empfehlung(?:sbeschluss)?"
        r"|(?:geänderter|einstimmiger|mehrheitlicher|Der[ ]|Folgender[ ])[ ]?Beschlu(?:ss|ß)|Entscheidung|Sachbeschluss)",
    ),
    (
        "told",
        r"(?:Sachverhalt\w*|Begründung|Erläuterung\w*|Hinweise?|Sachdarstellung|Problembeschreibung|Stellungnahme[^\n:]{0,30}"
        r"|Vorbemerkung|Rechtslage"
        r"|Anlagen?|Berichterstatt\w+|Antwort|Frage|Finanzielle[ ]Auswirkungen)",
    ),
    (
        "earlier",
        r"(?:[A-ZÄÖÜ][\w-]*(?:ausschu(?:ss|ß)|beirat|ortschaftsrat|ortsrat|ortsbeirat)(?:[ ]\(?\d[\d.]*\)?)?(?=[ ]?:)"
        r"|Beratungsfolge|Beratungsgang|Bisherige[ ]Beratung\w*|Vorberatung\w*(?:[ ][^\n:]{1,60})?|Vorgeschichte|Historie"
        r"|Frühere[ ]Beschlüsse"
        r"|(?:Beratung|Empfehlung|Votum|Beschlu(?:ss|ß)|Beschlussempfehlung)[ ](?:im|in[ ]der|des|der)[ ][A-ZÄÖÜ][^\n:]{2,60})",
    ),
    (
        "none",
        r"(?:Aussprache|Diskussion|Wortprotokoll|Protokoll(?:text|notiz)?|Beratung(?:sverlauf)?|Bericht|Anmerkung"
        r"|Wortmeldungen|Vorlagen?(?:[ ]?-?Nr\.?)?|Drucksache)",
    ),
)
_LABEL = re.compile(
    r"[ \t]*(?:\([A-Z]\)[ ])?(?:[-–•*#]+[ ]?)?(?:"
    + "|".join(rf"(?P<{section}>{words})" for section, words in SECTION_LABELS)
    + rf"){_WORD_END}[ \t]*(?P<colon>:|(?=[ \t]*$))"
)
_OTHER_LABEL = re.compile(
    r"[ \t]*(?!Ja\b|Nein|Enth|Für |Gegen|Dafür|Dagegen|Befangen|Stimm|Anwesend|Zustimm|Ablehn|Pro\b|[CK]ontra|Abgegebene"
    r"|Persönlich)[A-ZÄÖÜ][\w/.-]*(?:[ ][\w/.-]+){0,4}[ ]?:(?=[ \t]|$)"
)
_BULLET = re.compile(
    r"[ \t]*(?:[-–•*▪☐☒➢]|\(?\d{1,2}[.)]|[a-z]\)|[IVX]{1,4}\.|(?:Ziffer|Punkt|Nr\.|Buchstabe|Ziff\.|Abs(?:atz|\.)"
    r"|Teil)[ ]\w{1,3}\b)[ \t:]"
)
_FINISHED = re.compile(r"[.!?;:“\")]$")
_ENDING = re.compile(r"(?<=[.!?;])[)“\"]?(?:[ \t]+|\n)(?=[A-ZÄÖÜ„“\"(]|[–-][ ][A-ZÄÖÜ]\w+nahme)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Fa|Dipl|Ing|Nr|Nrn|Abs|Art|Dr|Prof|St|Str|Ziff|bzw|ca|gem|lfd|inkl|evtl|ggf|vgl|Bd|Hr|Fr|Drs|Vorl|Anl|Buchst"
    r"|bspw|stellv"
    r"|Enth|geb|Abt|sog|max|z\. ?B|u\. ?a|d\. ?h|i\. ?V|o\. ?g|e\. ?V)|\d|\b[A-Z]|\b[IVX]+)\.$"
)
_RESULT_AT_END = re.compile(
    r"(?i)(?:angenommen|abgelehnt|zugestimmt|beschlossen|genehmigt|vertagt|verwiesen|zurückgestellt|einstimmig|stimmen"
    r"|enthaltung(?:en)?|(?:rest|ansonsten)[ ](?:ist[ ])?(?:zustimmung|ablehnung)|kenntnisnahme|keine[ ]abstimmung)\)?$"
)
_SHORT_BLOCK = 140  # code points of a line in a list of results; chosen
_RESULT_OF_A_LIST = re.compile(
    r"[ \t]*(?:(?:TOP|Punkt|Tagesordnungspunkt|Ziffern?|Ziff\.|Nr\.|Teil|Buchstabe|Antrag(?:[ ]Nr\.)?)[ ]\d[\w.]*(?=[ \t:,–-])"
    r"|(?:Beschlussvorlage|Vorlage|Verwaltungsvorlage|(?:Änderungs|Ergänzungs|Zusatz|Haupt"
    r"|Ersetzungs)?-?[Aa]ntrag)\b[^:\n]{0,70}:)"
)
"""A line of a list of results, one for each item, part or motion; the list is one section."""
_RESULT_LINE = re.compile(
    r"(?i)(?:einstimmige?|mehrheitliche?|einhellige?)[ ](?:annahme|ablehnung|zustimmung|kenntnisnahme|vertagung"
    r"|verweisung)\b.{0,60}"
)
_RATIO_LINE = re.compile(r"\d{1,3}[ ]?:[ ]?\d{1,3}\b")
_SHORT = 0.6  # of the usual length of a line: a shorter one was ended on purpose


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence or line, ``text[start:end]``, the section it stands in; ``labelled`` when the label stands right before it."""

    start: int
    end: int
    section: Section
    labelled: bool = False
    label: str = ""
    alone: bool = False  # a whole line by itself
    paragraph: int = 0


def split_units(text: str, start: int, end: int) -> list[Unit]:
    """The units of ``text[start:end]`` in printed order."""
    lines = _lines(text, start, end)
    wide = _usual_width([b - a for a, b in lines])
    units: list[Unit] = []
    section: Section = "none"
    label, pending, paragraph = "", False, 0
    in_list = False  # of results
    for block in _blocks(text, lines, wide):
        first, last = block
        paragraph += text[max(start, first - 2) : first].count("\n") > 1
        match = _LABEL.match(text, first, last)
        if match is not None:
            section = _section(match)
            label, pending, first = match[0].strip(" \t:*#-–•"), True, match.end()
            in_list = section == "result" and _RESULT_OF_A_LIST.match(text[first:last].lstrip()) is not None
        elif (in_list or (section == "result" and pending)) and _RESULT_OF_A_LIST.match(text, first, last):
            section, in_list = "result", True
        elif in_list and last - first < _SHORT_BLOCK and not text[first:last].endswith("."):
            section = "result"  # what a line of the list says below its colon
        elif _OTHER_LABEL.match(text, first, last) and section == "result":
            section, label, pending = "none", "", False
        for a, b, alone in _sentences(text, first, last):
            units.append(
                Unit(
                    start=a,
                    end=b,
                    section=section,
                    labelled=pending,
                    label=label if pending else "",
                    alone=alone and match is None,
                    paragraph=paragraph,
                )
            )
            pending = False
        if section == "result" and not pending:
            section = "none"
    return units


def _section(match: re.Match[str]) -> Section:
    return next(section for section, _ in SECTION_LABELS if match[section] is not None)


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    lines = []
    position = start
    for line in text[start:end].replace("\f", "\n").split("\n"):
        lines.append((position, position + len(line)))
        position += len(line) + 1
    return lines


def _usual_width(lengths: Sequence[int]) -> int:
    filled = sorted(length for length in lengths if length)
    return filled[len(filled) * 9 // 10] if filled else 0


def _blocks(text: str, lines: Sequence[tuple[int, int]], wide: int) -> Iterator[tuple[int, int]]:
    """Runs of lines that one label, bullet or paragraph holds together."""
    filled = [(a, b) for a, b in lines if text[a:b].strip()]
    if not filled:
        return
    begin = filled[0][0]
    for (a, b), (c, d) in pairwise(filled):
        if _breaks(text=text, a=a, b=b, c=c, d=d, wide=wide):
            yield begin, b
            begin = c
    yield begin, filled[-1][1]


def _breaks(text: str, a: int, b: int, c: int, d: int, wide: int) -> bool:
    line, following = text[a:b].strip(), text[c:d].strip()
    if _LABEL.match(text, c, d) or _BULLET.match(text, c, d) or _OTHER_LABEL.match(text, c, d):
        return True
    if _LABEL.fullmatch(text, a, b):
        return False
    if _RESULT_OF_A_LIST.match(text, a, b) and _RESULT_OF_A_LIST.match(text, c, d):
        return True
    if _FINISHED.search(line) and _RESULT_LINE.fullmatch(following):
        return True
    if following[:1].islower():
        return False
    if _RATIO_LINE.match(following):
        return True
    told = _LABEL.match(text, a, b)
    if told is not None and told["result"] is not None and text[told.end() : b].strip():
        return True  # a result is one line, and what begins anew below it is the next thing
    if _RESULT_AT_END.search(line):
        return True
    parted = text.count("\n", b, c) > 1 or "\f" in text[b:c]
    if _FINISHED.search(line) and (parted or b - a < _SHORT * wide or not _ABBREVIATION.search(line)):
        return parted or b - a < _SHORT * wide
    if parted:
        return True
    return b - a < _SHORT * wide


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The sentences of a block, without white space around them."""
    position = start
    parts: list[tuple[int, int]] = []
    for match in _ENDING.finditer(text, start, end):
        if not _ABBREVIATION.search(text, max(start, match.start() - 12), match.start()):
            parts.append((position, match.start()))
            position = match.end()
    parts.append((position, end))
    for a, b in parts:
        said = text[a:b]
        lead, tail = len(said) - len(said.lstrip()), len(said) - len(said.rstrip())
        if a + lead < b - tail:
            yield a + lead, b - tail, len(parts) == 1

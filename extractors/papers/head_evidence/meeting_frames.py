"""The frames in which sentences and lines name a meeting: plain patterns over a text in which bodies and days are two signs.

Source: invitations, minutes, statutes, motions and gazettes of many towns; what a frame is worth was written by hand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from curated.vocabulary import DocumentType

BODY, DAY = "\ue000", "\ue001"
"""The signs that stand for bodies and days; private use: no text holds them."""
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
class Frame:
    """A pattern of a body with its day: its cue and weight, the types of papers it counts in, and how far down."""

    cue: str
    pattern: re.Pattern[str]
    weight: float
    kinds: frozenset[DocumentType] | None = None  # None: every type
    reach: int = 2500  # code points from the start of the text in which it counts


_ACTS: frozenset[DocumentType] = frozenset({"satzung", "haushalt", "bekanntmachung"})
_LISTS: frozenset[DocumentType] = frozenset({"niederschrift", "einladung", "bekanntmachung"})
FRAMES = (
    Frame(
        "sentence: body has decided the statute on",
        re.compile(
            rf"(?:hat|haben)\s+(?:(?:der|die|das)\s+)?{BODY}+[^{BODY}{DAY}]{{0,160}}?{DAY}+[^{BODY}{DAY}]{{0,200}}?"
            rf"(?:folgende|nachstehende|diese|die)[^§{BODY}{DAY}]{{0,160}}?"
            r"(?:beschlossen|erlassen|verabschiedet)"
        ),
        0.92,
        None,
        9000,
    ),
    Frame(
        "sentence: body has decided the statute on",
        re.compile(
            rf"{BODY}+[^§.{BODY}{DAY}]{{0,80}}?\b(?:hat"
            rf"|haben)\b[^{BODY}{DAY}]{{0,160}}?{DAY}+[^{BODY}{DAY}]{{0,200}}?{_ACT}[^§{BODY}{DAY}]{{0,160}}?"
            r"(?:beschlossen|erlassen|verabschiedet)"
        ),
        0.85,
        _ACTS,
        9000,
    ),
    Frame(
        "sentence: with decision of body of",
        re.compile(
            rf"(?:durch|mit|gemäß|laut|aufgrund des|nach)\s+Beschlu(?:ss|ß)(?:es)?\s+(?:des|der)\s+{BODY}+\s+"
            rf"(?:vom|am)\s+{_WEEKDAY}{DAY}+"
        ),
        0.8,
        _ACTS,
        9000,
    ),
    Frame(
        "line: decision of body of",
        re.compile(rf"Beschlu(?:ss|ß)(?:vorlage)?\s+(?:des|der)\s+{BODY}+\s*(?:vom|am)\s*{_WEEKDAY}{DAY}+"),
        0.85,
    ),
    Frame(
        "line: minutes or excerpt of the sitting",
        re.compile(
            rf"(?i:niederschrift|protokoll|auszug|ergebnisprotokoll|beschlussprotokoll|kurzprotokoll"
            rf"|protokollauszug)[^.{BODY}{DAY}]{{0,120}}?(?:des|der)\s+{BODY}+"
            rf"[^.{BODY}{DAY}]{{0,60}}?(?:am|vom|,|\s)\s*{_WEEKDAY}{DAY}+"
        ),
        0.88,
        None,
        1800,
    ),
    Frame(
        "sentence: sitting of body on",
        re.compile(
            rf"{_SITTING}\s+(?:des|der|vom|im)\s+{BODY}+[^.;{BODY}{DAY}]{{0,90}}?(?:am|vom|,|:|für|\n|\s)\s*{_WEEKDAY}{DAY}+"
        ),
        0.82,
        None,
        2200,
    ),
    Frame(
        "sentence: on the day the sitting of body",
        re.compile(
            rf"(?:[Aa]m|[Ff]ür|vom|zum)\s+{_WEEKDAY}{DAY}+[^.;{BODY}{DAY}]{{0,160}}?(?:{_SITTING}\s+(?:des"
            rf"|der)\s+|(?:Rats|Kreistags|Gemeinderats|Stadtrats)?(?:tagt|tritt)\s+(?:der|die|das)\s+)"
            rf"{BODY}+"
        ),
        0.82,
        None,
        2200,
    ),
    Frame(
        "sentence: body meets on",
        re.compile(
            rf"{BODY}+\s+(?:tagt|tritt|kommt|versammelt sich|ist|wird|lädt)\b[^.;{BODY}{DAY}]{{0,100}}?{_WEEKDAY}{DAY}+"
        ),
        0.7,
        frozenset({"einladung", "bekanntmachung"}),
        2200,
    ),
    Frame(
        "sentence: invitation to body on",
        re.compile(
            rf"(?i:einladung|einberufung|lade\w*|einladen|tagesordnung)[^{BODY}{DAY}]{{0,140}}?{BODY}+[^{BODY}{DAY}]{{0,120}}?{DAY}+"
        ),
        0.75,
        _LISTS,
        2000,
    ),
    Frame(
        "sentence: invitation on the day to body",
        re.compile(
            rf"(?i:einladung|lade\w*|findet|finden)[^{BODY}{DAY}]{{0,120}}?{DAY}+[^{BODY}{DAY}]{{0,180}}?{BODY}+"
        ),
        0.72,
        _LISTS,
        2000,
    ),
    Frame(
        "line: sitting, then body and day",
        re.compile(rf"{BODY}+\s*(?:[-–:,|]\s*)?(?:{_SITTING}\s*)?(?:[-–:,|]\s*)?(?:am|vom|für den)\s+{_WEEKDAY}{DAY}+"),
        0.6,
        None,
        1500,
    ),
    Frame(
        "line: body and day",
        re.compile(
            rf"(?:(?<=\n)|\A)[ \t]*{BODY}+[ \t]*(?:[-–:,/][ \t]*)?\n?[ \t]*{_WEEKDAY}{DAY}+[ \t]*"
            r"(?=\n|,|\Z|[/|–-][ \t]*(?:TOP|Top)\b)"
        ),
        0.55,
        None,
        900,
    ),
    Frame(
        "cells: body, then day",
        re.compile(
            rf"(?:(?<=[\n\t])|\A)[ ]*{BODY}+(?:[ ][A-ZÄÖÜ][a-zäöüß-]+){{0,2}}[ ]*\t[ ]*{_WEEKDAY}{DAY}+[ ]*(?=[\n\t]|\Z)"
        ),
        0.55,
        None,
        600,
    ),
    Frame(
        "sentence: body may decide in its sitting on",
        re.compile(
            rf"{BODY}+\s+(?:\w+\s+){{0,3}}(?:in|auf|zu)\s+(?:seiner|ihrer)\s+(?:\w+\s+){{0,2}}\w*[Ss]itzung\s+(?:am|vom)\s+{_WEEKDAY}{DAY}+"
        ),
        0.6,
        None,
        2200,
    ),
    Frame(
        "line: report to body on",
        re.compile(
            rf"(?:im|in der|in den|an den|für den|für die)\s+{BODY}+\s*(?:[/,]?\s*(?:öffentlich)?\s*(?:am|vom)\s+"
            rf"|\((?:(?:nicht)?öffentlich,?\s*)?(?:am\s+)?){_WEEKDAY}{DAY}+"
        ),
        0.6,
        None,
        1500,
    ),
)
"""Frames of a body with its day, each read once in a text."""
"""Lines that name the body alone: cue, pattern, weight."""
BODY_FRAMES = (
    (
        "line: paper for body",
        re.compile(
            rf"(?:\w*[Vv]orlage|\w*[Dd]rucksache|VORLAGE|Tischvorlage|\w*[Uu]nterlage)\s(?:für|an|im|zum"
            rf"|zur)\s(?:die|den|das|der)?\s?{BODY}+"
        ),
        0.5,
        None,
    ),
    ("line: to body", re.compile(rf"(?:(?<=\n)|\A)(?:An|an)\s(?:den|die|das)\s{BODY}+[ ]*(?=\n|\Z)"), 0.35, None),
    ("line: sitting of body", re.compile(rf"{_SITTING}\s+(?:des|der|vom)\s+{BODY}+"), 0.5, _LISTS),
)
"""Lines that name the body alone: cue, pattern, weight, and the types they count in (None: every type)."""
DAY_FRAMES = (
    (
        "line: minutes of",
        re.compile(
            r"(?:(?<=\n)|\A)[ \t]*(?:[A-ZÄÖÜ][a-zäöü]+e[sr]?[ ])?(?i:\w*niederschrift|\w*protokoll)"
            r"(?:[ ]Nr\.?[ ]\d[\d/]*)?(?:[ ]\d+/\d+)?"
            rf"(?:[ ](?:der[ ]Sitzung[ ])?vom)?[ ]+{_WEEKDAY}{DAY}+"
        ),
        0.5,
        frozenset[DocumentType]({"niederschrift"}),
    ),
    (
        "line: sitting on",
        re.compile(rf"(?:{_SITTING}|[A-ZÄÖÜ]\w+sitzung)\s*(?:am|vom|,|:|[-–])?\s*(?:am|vom)?:?\s*{_WEEKDAY}{DAY}+"),
        0.56,
        None,
    ),
    (
        "sentence: sitting of an unknown body on",
        re.compile(
            rf"{_SITTING}\s+(?:des|der)\s+[A-ZÄÖÜ][^\n.;:{BODY}{DAY}]{{2,60}}\s*,?\s*(?:am|vom|,)\s*{_WEEKDAY}{DAY}+"
        ),
        0.5,
        _LISTS,
    ),
)
"""Lines that name the day alone: cue, pattern, weight, and the types they count in (None: every type)."""
UNKNOWN_BODY = re.compile(
    rf"{_SITTING}\s+(?P<article>des|der)\s+"
    r"(?P<name>[A-ZÄÖÜ][\w-]+(?:[ ](?:(?:für|der|des|und|zur)[ ])?(?!Am\b|Dr\b)[A-ZÄÖÜ][\w-]+){0,4})"
    r"(?=\s*(?:,|\n|am\b|vom\b|findet\b|ein\b|statt\b))"
)
"""A body that no grammar knows, in the sentence that names its sitting; its first word stands in the genitive."""

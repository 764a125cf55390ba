"""Which lines of a text are running prose, and whether a sentence says that this paper or this sitting is closed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from extractors.disclosure.public_words import (
    ABOUT,
    APART,
    CLOSED_MENTION,
    FOLLOWING,
    GENERAL,
    OF_THIS_PAPER,
    OPEN_MENTION,
    PAST,
    REQUEST,
    RULE,
    VERB,
)

_LONG_LINE = 50  # characters; a line this long may go on in the next
_NEW_BLOCK = re.compile(
    r"^\s*(?:[-–•*▪☐☒]\s|\d{1,2}[.)]\s|[A-ZÄÖÜ][\w /.-]{1,28}:(?:\s|$)|(?:TOP|Punkt|Tagesordnungspunkt)\b)"
)
_STOPS = frozenset(".:;!?")
_LAST_WORD = 8  # characters at the end of a line that hold its last small word and the blank before it
RUNS_ON = re.compile(
    r"(?i)(?:^|\s)(?:in|der|dem|den|einer|aus|von|die|eine|zur|zu|im|und|oder|mit|für|auf|über|des|am)\s*$|[a-zäöü]-\s*$"
)
_SENTENCE_END = re.compile(r"(?<![\d. ][.\d])(?<!\b\w\.)(?<!\b\w\w\.)(?<=[.!?])\s+(?=[A-ZÄÖÜ„])")
_IS_OPEN = re.compile(
    r"(?i)\b(?:sitzung|beratung|vorlage|drucksache)\b(?: \w+){0,2} ist (?:\w+ ){0,2}?(?<!nicht)öffentlich\b"
)
_OPENS_TITLE = re.compile(r"(?i)\W*(?:zu[rm]?|über|für)\s")
_FEW_WORDS = 4
_PROSE_SMALL = 0.55  # of the words of prose without a known verb begin small: more than in a title; chosen, not fitted


def blocks(lines: Sequence[str]) -> Iterator[list[int]]:
    """Groups of lines that run on into one another, by their numbers; most lines of a head stand alone."""
    group: list[int] = []
    for number, line in enumerate(lines):
        if group and not _goes_on(lines[number - 1], line, running=len(group) > 1):
            yield group
            group = []
        group.append(number)
    if group:
        yield group


def _goes_on(before: str, line: str, *, running: bool) -> bool:
    if not before.strip() or not line.strip() or _NEW_BLOCK.match(line) or "\t" in before or "\t" in line:
        return False
    starts_small = line.lstrip()[:1].islower()
    if ends_open(before) and (starts_small or len(before) > _LONG_LINE - 15):
        return True
    if _is_closed(before):
        return len(before) > _LONG_LINE and not before.rstrip().endswith((":", ";")) and VERB.search(before) is not None
    return len(before.strip()) >= _LONG_LINE or (starts_small and (running or len(before) > 35))


def ends_open(line: str) -> bool:
    """Whether a line ends with a word or a hyphen that wants another word; only its last characters are looked at."""
    return RUNS_ON.search(line, max(0, len(line.rstrip()) - _LAST_WORD)) is not None


def _is_closed(line: str) -> bool:
    return line.rstrip()[-1:] in _STOPS if line.strip() else False


def runs_on(before: str, line: str) -> bool:
    """Whether a line is the rest of the one before it: that one is long, has no end, or ends with a word that wants another."""
    before = before.strip()
    if not before or _is_closed(before):
        return False
    return ends_open(before) or (line.strip()[:1].islower() and len(before) > 35)


def sentences(text: str) -> list[str]:
    """The sentences of a block of prose; abbreviations and days do not end one."""
    return _SENTENCE_END.split(text)


def is_prose(sentence: str) -> bool:
    """Whether a piece of text is a sentence or a part of one: it has a finite verb and more than a few words."""
    words = re.findall(r"[^\W\d_]{2,}", sentence)
    if len(words) < _FEW_WORDS:
        return False
    if VERB.search(sentence):
        return True
    small = sum(word[0].islower() for word in words)
    return (
        len(words) >= 8
        and not _OPENS_TITLE.match(sentence)
        and small >= _PROSE_SMALL * len(words)
        and (sentence.strip()[:1].islower() or sentence.strip().endswith("."))
    )


def sentence_says(sentence: str) -> Literal["said", "word"] | None:
    """Whether a sentence with a mention says that this paper or sitting is closed: firmly, by the way, or not at all."""
    if APART.search(sentence) or _IS_OPEN.search(sentence):
        return None
    if REQUEST.search(sentence):
        return "said"
    if (
        re.match(r"(?i)\W*(?:dies|vorliegend)", sentence)
        and OF_THIS_PAPER.search(sentence)
        and not RULE.search(sentence)
    ):
        return "said"
    if OF_THIS_PAPER.search(sentence) and not (
        PAST.search(sentence) or RULE.search(sentence) or FOLLOWING.search(sentence) or ABOUT.search(sentence)
    ):
        return "said"
    if FOLLOWING.search(sentence) or ABOUT.search(sentence) or GENERAL.search(sentence):
        return None
    if OF_THIS_PAPER.search(re.sub(r"(?i)\bwar\b", "ist", sentence)) and re.search(
        r"(?i)\bsitzung war nichtöffentlich", sentence
    ):
        return "word"
    if OPEN_MENTION.search(sentence) or PAST.search(sentence):
        return None
    if re.search(
        r"(?i)\b(?:findet|lade[nt]?|lädt|tagt|tritt|einladen|eingeladen)\b", sentence
    ) and CLOSED_MENTION.search(sentence):
        return "word"  # the notice of a closed sitting
    return None

"""Sentences and notes of minutes that tell that the public is shut out, or that closed treatment goes on.

In minutes a word of closed treatment opens a closed part wherever nothing explains it: another day, a matter it is the attribute
of, a rule, a part that does not take place. What is left over opens a part, for the end of what must be shown has to be proven.
"""

from __future__ import annotations

import re

from extractors.disclosure.public_doubts import is_attribute, is_doubtful_line, is_doubtful_sentence, names_a_thing
from extractors.disclosure.public_prose import is_prose
from extractors.disclosure.public_values import has_box, row_says
from extractors.disclosure.public_words import ABOUT, APART, DAY, FOLLOWING, GENERAL, OPEN_MENTION, PAPER, PAST, SITTING

_FEW_WORDS = 8
_SHORT_SENTENCE = 20  # words of a paragraph that tells a change of the sitting
_SHUTS = re.compile(
    r"(?i)(?:nichtöffentlichkeit\b.{0,30}\b(?:hergestellt|her\b|herzustellen|fest\b)"
    r"|(?:stell(?:e|t|te|ten|en)?|herstellung)\b.{0,30}\bnichtöffentlichkeit"
    r"|schlie(?:ß|ss)t\b.{0,50}(?<!nicht)öffentlichen? (?:teil|sitzung)|(?<!nicht)öffentliche[nr]? (?:teil"
    r"|sitzung)\b.{0,40}\b(?:geschlossen|beendet|endet)"
    r"|\b(?:ende|schlu(?:ss|ß)|schlie(?:ß|ss)ung|beendigung) (?:der|des) (?<!nicht)öffentlichen (?:\w*sitzung"
    r"|\w*teil|\w*beratung)|sitzung ist nichtöffentlich|nichtöffentlich (?:weiter"
    r"|fortge|weiterge)"
    r"|(?:beginn|eröffnung|fortsetzung|eintritt)\b.{0,30}\bnichtöffentlich\w*"
    r"|(?:beginnt|eröffnet|(?<!wie )folgt|geht|leitet)\b.{0,50}\bnichtöffentlich\w*"
    r"|nichtöffentlich\w* (?:\w+ ){0,3}(?:beginnt|wird eröffnet|wird fortgesetzt"
    r"|beraten wird)|(?:zuhör\w*|öffentlichkeit|presse\w*|besucher\w*|publikum)\b.{0,90}\b(?:verlassen"
    r"|verlässt|verließen|verlie(?:ß|ss)|ausgeschlossen|auszuschlie(?:ß|ss)en)|\bsaal wird geräumt"
    r"|verabschiedet\b.{0,40}\b(?:zuhör\w*|presse\w*|besucher\w*|öffentlichkeit)"
    r"|auf nichtöffentlich (?:wird|wurde|ist)\b.{0,30}\b(?:angenommen|zugestimmt|stattgegeben|beschlossen)"
    r"|nichtöffentlich(?:em|en|er)? (?:wird|wurde) (?:\w+ ){0,4}(?:beraten|verhandelt|fortgefahren))"
)
_AUDIENCE_LEAVES = re.compile(
    r"(?i)\b(?:zuhör\w*|öffentlichkeit|presse\w*|besucher\w*|publikum|bürger(?:innen)?|gäste|reporter\w*"
    r"|journalist\w*|kurier\)?|zeitung\)?)\b"
    r".{0,60}\b(?:verlassen|verlie(?:ß|ss)en|ausgeschlossen|auszuschlie(?:ß|ss)en|hinausgebeten|hinausgeschickt"
    r"|vor die tür)(?!\w)"
)
_STAYS = re.compile(r"(?i)\bnicht (?:ausgeschlossen|auszuschlie(?:ß|ss)en|verlassen)\b")
_TURNS = re.compile(
    r"(?i)^\W*(?:(?:sodann|danach|anschlie(?:ß|ss)end|nun|jetzt|hierauf|hiernach|daraufhin|im anschlu(?:ss|ß)"
    r"|im weiteren|damit|nunmehr|schlie(?:ß|ss)lich|(?:ab|um|gegen) (?:hier|jetzt|nun|top|punkt|tagesordnungspunkt|\d)"
    r"|nach|in abwesenheit|der|die|das|es|man|wir|ich)\b.*\b|in (?:der |einer |dem )?(?:\w+ )?)?nichtöffentlich\w*"
)
"""How a sentence of minutes begins that tells what happens next."""
_ACTS = re.compile(
    r"(?i)\b(?:wird|werden|wurden?|tritt|trat|treten|tagte?|tagen|geht|ging|setzt|setzte|beginnt|begann|wechselt"
    r"|fährt|fuhr|berät|beriet|beraten"
    r"|verhandel\w+|behandel\w+|besprochen|fortgesetzt|weiter\w*|beschlie(?:ß|ss)t|beschlo(?:ß|ss)|beschlossen"
    r"|stellt|stelle|eröffnet|stimmt|verhandlung|beratung)\b"
)
_PROPERTY = re.compile(r"(?i)\b(?:ist|sind|war|waren|bleibt|bleiben)\b.{0,40}\bnichtöffentlich\W*$")
_SITS = re.compile(rf"(?i)\b(?:{SITTING}|{PAPER}|seite|blatt|es)\b")
_MANY = re.compile(r"(?i)\bnichtöffentlichen sitzungen\b")
_CLOSED_SITTING = re.compile(r"(?i)\bnichtöffentlich\w*")
_LONG_SENTENCE = 30  # words
_JOINED = re.compile(
    r"(?i)\böffentlich\w*(?:\s\w+)?\W{1,3}(?:(?:und|oder|sowie|bzw\.?|wie auch"
    r"|noch)\s(?:\w{2,3}\s)?)?(?<!, )(?<!: )nichtöffentlich"
    r"|\bnichtöffentlich\w*(?:\s\w+)?\W{1,3}(?:und|oder|sowie|bzw\.?|/)?\W{0,3}(?:\w{3}\s)?(?<!nicht)öffentlich"
)
"""Both kinds in one breath."""
_SPOKEN = re.compile(r"\b(?:wir|ich|uns|Sie|Ihnen)\b")
_NOT_PLANNED = re.compile(
    r"(?i)\b(?:nicht vorgesehen|entfällt|entfallen|kein(?:e|en|er)?|nicht statt|nicht erforderlich)\b"
)
_ANOTHER_DAY = re.compile(
    r"(?i)\b(?:letzten?|vorigen?|vergangenen?|früheren?|damals|seinerzeit|nächsten?|kommenden|künftig|bereits"
    r"|zuletzt|zuvor|worden|hat|haben|hatten?|werde|wolle|solle|sei)\b"
)


def is_left_over(line: str, text: str) -> bool:
    """Whether a line of minutes or of an agenda speaks of closed treatment and nothing explains why it should open no part."""
    if (
        not _CLOSED_SITTING.search(line)
        or (line[:1].islower() and not line.startswith("nichtöffentlich"))
        or DAY.match(line)
    ):
        return False
    if len(line.split()) > _LONG_SENTENCE or _JOINED.search(line) or row_says(line) is not None or has_box(line):
        return False
    if OPEN_MENTION.search(line) and is_prose(line):
        return False
    if _PROPERTY.search(line) and not _SITS.search(line):
        return False
    if "NÖ" in text and "öff" not in text.lower() and not _SITS.search(text):
        return False  # a part of Austria, north-east
    others = (ABOUT, APART, GENERAL, _ANOTHER_DAY, _NOT_PLANNED, _MANY)
    return not (
        any(pattern.search(line) for pattern in others)
        or names_a_thing(line)
        or is_attribute(line)
        or (PAST.search(line) and DAY.search(line))
    )


def is_part_doubt(line: str) -> bool:
    """Whether a short paragraph speaks of closed treatment in words that no rule explains."""
    if line[:1].islower() or DAY.match(line):
        return False  # the rest of a sentence, a line of a chronicle
    return is_doubtful_line(line) or (
        len(line.split()) <= _SHORT_SENTENCE and (is_doubtful_sentence(line) or turns_closed(line))
    )


def shuts_out(line: str) -> bool:
    """Whether a line in plain words tells that the public is shut out or the closed part begins."""
    leaves = _AUDIENCE_LEAVES.search(line) is not None
    if (
        not (leaves or _SHUTS.search(line))
        or _STAYS.search(line)
        or APART.search(line)
        or GENERAL.search(re.sub(r"\?", "", line))
    ):
        return False
    return leaves or not elsewhere(line)


def sentence_closes(sentence: str) -> bool:
    """Whether a sentence of minutes that runs over several lines, in plain words, shuts the public out."""
    if _SPOKEN.search(sentence):
        return False
    return shuts_out(sentence) or is_part_doubt(sentence)


def turns_closed(sentence: str) -> bool:
    """Whether a sentence of minutes, in plain words, tells that the sitting goes on behind closed doors."""
    return (
        _TURNS.match(sentence) is not None
        and _ACTS.search(sentence) is not None
        and not (ABOUT.search(sentence) or APART.search(sentence) or DAY.search(sentence) or GENERAL.search(sentence))
        and not _ANOTHER_DAY.search(sentence)
        and not names_a_thing(sentence)
        and not _MANY.search(sentence)
    )


def elsewhere(line: str) -> bool:
    """Whether a line speaks of another sitting: of one that follows or is over, or of what was decided there."""
    if ABOUT.search(line):
        return True
    follows = FOLLOWING.search(line) is not None and not re.search(r"(?i)\bfolgt\b|folgend", line)
    return (
        GENERAL.search(line) is not None
        or (follows and len(line.split()) > _FEW_WORDS)
        or (PAST.search(line) is not None and not _SHUTS.search(line))
    )

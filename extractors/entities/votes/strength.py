"""How firmly a unit tells of a vote: formally, plainly, or only by what a body does; and what tells of no vote at all."""

from __future__ import annotations

import re

from extractors.entities.votes import vocabulary as words
from extractors.entities.votes.predicates import AUXILIARY, SHORT_RESULT, Predicate, body_of

_SO = re.compile(
    r"\b(?:wird|wurde|ist)[ ](?:(?:ein|so|antragsgemäß|entsprechend|wie[ ]\w+|demgemäß|sodann|daher"
    r"|somit)[ ]){1,2}(?:beschlossen|verfahren)\b|\bwird[ ]so[ ]beschlossen\b"
)
_THUS = re.compile(
    r"\b(?:[Dd]ann|[Dd]amit|[Ss]omit|[Ff]olglich|[Dd]emnach|[Hh]iermit)[ ](?:ist|sind|gilt|wurde|wird)\b"
    r"|\b(?:ist|sind)[ ](?:damit|somit|folglich|demnach)\b(?![ ](?:nicht[ ])?einverstanden)"
)
_FINITE = re.compile(
    r"\b(?:hat|haben|hatte|hatten|stellt|bringt|gibt|liegt|beantragt|schlägt|erläutert|berichtet|bittet|fragt|teilt|erklärt"
    r"|weist|soll|sollen|kann|können|muss|müssen|will|wollen|verweist|meint|sagt)\b"
)
_ELLIPSIS = 120  # code points of a result without subject and verb: „Auf Wunsch der Anlieger in den Mai verschoben"


def strength_of(flat: str, predicate: Predicate, *, result: bool, stated: bool, alone: bool, tie: bool) -> str:
    """formal: with manner, counts, label or „damit ist"; plain: a motion is said to be decided; weak: a body does something."""
    if predicate.outcome == "referred" and _POINTED_AT.search(flat) and not _SENT_TO.search(flat):
        return "none"
    if result or stated or tie or predicate.kind in {"majority", "nominal"} or _THUS.search(flat):
        return "formal"
    if predicate.kind == "active":
        return "weak"
    if len(flat) < SHORT_RESULT and not flat[: predicate.start].strip(" –-(•*") and not AUXILIARY.search(flat):
        return "formal"
    if alone and predicate.start < 40 and len(flat) < 60 and not AUXILIARY.search(flat) and not _FINITE.search(flat):
        return "formal"
    if alone and _is_ellipsis(flat, predicate):
        return "formal"
    if _SO.search(flat):
        return "plain"
    if predicate.outcome in {"postponed", "referred"} and re.search(r"\b(?:wird|werden)\b", flat):
        return "none" if _is_of_the_thing(flat, predicate) else "plain"
    if AUXILIARY.search(flat) and (words.MOTION.search(flat[: predicate.end]) or predicate.outcome == "noted"):
        return "plain"
    if _GRANTED.match(flat) or _ELECTED.match(flat):
        return "plain"
    if predicate.kind == "participle" and re.search(r"\b(?:hat|haben)\b", flat) and body_of(flat):
        return "weak"
    return "none"


def _is_ellipsis(flat: str, predicate: Predicate) -> bool:
    """Whether a line without subject and verb („Auf Wunsch in den Mai verschoben"), or one with „Wird" first, is of the item."""
    if predicate.kind != "participle" or _FINITE.search(flat):
        return False
    if re.match(r"(?i:wird|wurde)[ ]", flat):
        return words.MOTION.search(flat[: predicate.start]) is None
    behind = flat[predicate.end :]
    if not flat[: predicate.start].strip(" –-(•*"):
        return not AUXILIARY.search(flat)  # „Überwiesen in den Ausschuss für Kultur (federführend) und …"
    return (
        not AUXILIARY.search(flat)
        and len(flat) < _ELLIPSIS
        and re.match(r"[ ]*(?:$|[.,;(–-]|bei\b|mit\b|gegen\b|bis\b|und\b)", behind) is not None
    )


_ELECTED = re.compile(
    r"(?:Herr|Frau)[ ][^.;,]{3,60}?[ ](?:ist|sind)[ ](?:damit[ ]|somit[ ])?(?:einstimmig[ ])?(?:wieder)?gewählt\.?$"
)
"""„Frau Muster ist gewählt.": the sentence in which an election ends."""
_GRANTED = re.compile(
    r"(?:Dem|Der|Den|Diesem|Dieser)[ ][A-ZÄÖÜ][^.;]{2,120}?\b(?:wird|wurde|werden)\b[^.;]{0,80}?\b(?:zugestimmt|stattgegeben"
    r"|entsprochen)\b"
)
"""„Dem Vergleich wird zugestimmt": what is agreed to was put, whatever it is called."""
_ANY_THING = re.compile(r"(?:ver|ge)schoben|ausgesetzt")  # works and dates are put off, too
_TO_A_SITTING = re.compile(r"\b(?:auf|in|bis[ ]zur?|bis)[ ](?:die|der)?[ ]?(?:\w+[ ]){0,2}?(?:[\w.]+-)?\w*[Ss]itzung\b")
"""Works are put off to a month; what is put off to a sitting is the item."""
_POINTED_AT = re.compile(r"\b[Aa]uf[ ][^.;]{1,200}?\bverwiesen\b")  # „Auf die Anlage wird verwiesen"
_SENT_TO = re.compile(r"\b(?:in|an)[ ](?:den|die|das|einen|eine)[ ]|\bzurück(?:ver|über)?wiesen")


def _is_of_the_thing(flat: str, predicate: Predicate) -> bool:
    """Whether not the motion is put off or sent on: building works „werden auf Mai verschoben", a reader is sent to an annex."""
    said = flat[predicate.start : predicate.end]
    if _TO_A_SITTING.search(flat):
        return False
    if _ANY_THING.search(said):
        return words.MOTION.search(flat[: predicate.end]) is None
    return _POINTED_AT.search(flat) is not None and _SENT_TO.search(flat) is None

"""The predicate of a sentence that tells of a vote: which word says what came of it, where, and whether it is negated."""

from __future__ import annotations

import re
from dataclasses import dataclass

from curated.vocabulary import Outcome
from extractors.entities.votes import vocabulary as words

_PARTICIPLE = re.compile(
    r"(?<![\w-])(?P<neg>(?:nicht|kein\w*|weder)[ ](?:[\w,]+[ ]){0,2}?)?(?:(?:un|ab)?ge[äa]ndert[ ])?(?:"
    + "|".join(rf"(?P<{outcome}>(?i:{said}))" for outcome, said in words.PARTICIPLES)
    + r")(?![\w-])"
)
_ACTIVE = tuple((outcome, re.compile(said)) for outcome, said in words.ACTIVE)
_NEGATED = re.compile(r"\bnicht\b(?![ ](?:öffentlich|nur|anwesend|mehr|erschienen))")
_NOMINAL = re.compile(
    r"(?<![\w-])(?:" + "|".join(rf"(?P<{outcome}>{said})" for outcome, said in words.NOMINALS) + r")(?![\w-])"
)
_NOMINAL_CUE = re.compile(
    r"(?i)\b(?:einstimmig\w*|mehrheitlich\w*|einhellig\w*|ansonsten|sonst|rest|rest[ ]ist|übrigen?|=|ergebnis|das[ ](?:ist|dürfte"
    r"|war)[ ](?:eine|die)|breite|große)[ ](?:\w+[ ])?$|[=:(][ ]*$"
)
_AGAINST_IT = re.compile(r"(?i)\b(?:einstimmig|mehrheitlich|mit[ ](?:\w+[ ])?mehrheit)[ ]dagegen\b")
_RELATIVE = re.compile(
    r",[ ](?:mit|durch|in|über|nach|bei|von)?[ ]?(?:dem|der|denen|das|die|welche\w*)[ ][^,]{0,160}?[ ](?:wurde|wurden"
    r"|worden[ ](?:war|ist|sei|waren|sind)|war|waren|hatte|hatten|hat|haben)(?=,)"
)
AUXILIARY = re.compile(r"\b(?:wird|werden|wurden?|ist|sind|gilt|gelten|worden|dient)\b")


SHORT_RESULT = 90
"""Code points of a result that stands for a sentence: „Vertagt bis zur Vorlage des Gutachtens."."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """The word that says what came of it. ``kind``: active, participle, nominal, majority or proposed."""

    start: int
    end: int
    outcome: Outcome
    negated: bool
    kind: str  # active | participle | nominal | majority | proposed


def inner_sign(flat: str) -> Outcome | None:
    """What is inside the thing that was put („beschließt, den Antrag abzulehnen"); None where it is nothing special."""
    found = [(m.start(), outcome) for outcome, pattern in words.INNER if (m := pattern.search(flat))]
    if not found:
        return None
    start, outcome = min(found)
    plain_infinitive = words.INFINITIVE.search(flat)
    if plain_infinitive is not None and plain_infinitive.end() < start and outcome != "noted":
        return None  # „beschließt, die Satzung zu ändern und den Einspruch abzulehnen": the first tells
    if (
        outcome == "noted"
        and plain_infinitive is not None
        and not re.search(r"Kenntnis[ ]$", flat[: plain_infinitive.start()])
    ):
        return None
    return outcome


def find_predicate(flat: str, *, result: bool, stated: bool, alone: bool) -> Predicate | None:
    """The predicate that governs a sentence of one line, or None."""
    for outcome, pattern in words.MAJORITY:
        if (m := pattern.search(flat)) is not None:
            return Predicate(m.start(), m.end(), outcome, False, "majority")
    flat = _RELATIVE.sub(lambda m: "·" * len(m[0]), flat)
    active = _active(flat)
    participle = _participle(flat)
    if active is not None and (participle is None or _governs(flat, active, participle)):
        return active
    if participle is not None:
        return participle
    if active is not None:
        return active
    if (m := _AGAINST_IT.search(flat)) is not None:
        return Predicate(m.start(), m.end(), "rejected", False, "majority")
    nominal = _nominal(flat, result=result or alone or len(flat) < SHORT_RESULT, labelled=result)
    if nominal is not None:
        return nominal
    if (m := words.AS_PROPOSED.search(flat)) is not None and (result or (alone and stated)):
        return Predicate(m.start(), m.end(), "approved", False, "proposed")
    return None


def _active(flat: str) -> Predicate | None:
    """The finite verb of a body: the one that stands first."""
    found = []
    for rank, (outcome, pattern) in enumerate(_ACTIVE):
        if (m := pattern.search(flat)) is not None and not _is_infinitive(flat, m):
            negated = (
                outcome in {"approved", "noted"}
                and _NEGATED.search(flat[m.start() : _clause_end(flat, m.end())]) is not None
            )
            if negated and re.search(r",[^,]*$", flat[m.start() : m.start() + flat[m.start() :].find("nicht")]):
                negated = False  # „beschließt, die Straße nicht auszubauen": of the thing
            found.append((m.start(), rank, Predicate(m.start(), m.end(), outcome, negated, "active")))
    if not found:
        return None
    first = min(found)[2]
    refusal = [p for _, _, p in found if p.outcome == "rejected"]
    follows = re.match(r"folg|schl", flat[first.start :]) is not None
    return refusal[0] if refusal and follows else first  # „folgt dem Vorschlag und lehnt den Antrag ab"


_INFINITIVE = re.compile(
    r"\b(?:wird|werden|soll\w*|kann|könn\w+|muss|müss\w+|will|wollen|möcht\w+|darf|dürf\w+|würde\w*)\b"
)


def _is_infinitive(flat: str, verb: re.Match[str]) -> bool:
    """„Der Rat wird im Mai beschließen": the verb is no finite one."""
    return verb[0].endswith("en") and " " not in verb[0] and _INFINITIVE.search(flat, 0, verb.start()) is not None


def _clause_end(flat: str, position: int) -> int:
    found = re.compile(r"[,.;]").search(flat, position)
    return found.start() if found is not None else len(flat)


def _participle(flat: str) -> Predicate | None:
    """The last participle that says an outcome and is no attribute."""
    last = None
    for m in _PARTICIPLE.finditer(flat):
        outcome = next(name for name, _ in words.PARTICIPLES if m[name] is not None)
        negated = m["neg"] is not None and not (outcome == "rejected" and m[0].endswith("nicht erteilt"))
        last = (
            Predicate(m.start(), m.end(), outcome, negated, "participle")
            if last is None or _outranks(flat, last, m)
            else last
        )
    return last


def _outranks(flat: str, earlier: Predicate, later: re.Match[str]) -> bool:
    """A later participle tells, unless it stands in a clause behind a finished one („angenommen, nachdem … beschlossen")."""
    between = flat[earlier.end : later.start()]
    return (
        re.search(
            r"[,;][ ](?:nachdem|weil|da|sodass|so[ ]dass|wie|der|die|das|und[ ](?:im|der|die|das)|dass|obwohl|welche\w*)\b",
            between,
        )
        is None
    )


def _governs(flat: str, active: Predicate, participle: Predicate) -> bool:
    """Whether the finite verb is the main one: not „stellt fest, dass … abgelehnt ist"."""
    said = flat[active.start : active.end]
    if re.match(r"stell", said) and active.outcome == "approved":
        return False
    if (
        AUXILIARY.search(flat[: participle.start])
        and not AUXILIARY.search(flat[: active.start])
        and participle.start < active.start
    ):
        return False
    return body_of(flat[: active.start]) is not None or body_of(flat[active.start : participle.start]) is not None


_COUNTED = re.compile(r"[ ]?[:=]?[ ]?\d|[ ](?:Nein|Dagegen|Gegen)\b")  # „Ja: 12", and „Ja Nein Enth." above a table


def _nominal(flat: str, *, result: bool, labelled: bool) -> Predicate | None:
    for m in _NOMINAL.finditer(flat):
        outcome = next(name for name, _ in words.NOMINALS if m[name] is not None)
        cued = _NOMINAL_CUE.search(flat[: m.start()]) is not None
        spoken = m[0] in {"Ja", "Dafür", "dafür"} and not labelled
        opens = result and not spoken and not flat[: m.start()].strip(" (-–:*•")
        heard = flat[m.start() - 1 : m.start()] == "(" and not labelled  # „(Zustimmung bei der Fraktion)"
        if (cued or opens) and not heard and not _COUNTED.match(flat[m.end() :]):
            return Predicate(m.start(), m.end(), outcome, False, "nominal")
    return None


def body_of(flat: str) -> str | None:
    """The body that a sentence has for its subject, as printed."""
    m = words.BODY_SUBJECT.search(flat)
    return (m["m"] or m["f"] or m["n"] or m["a"]) if m is not None else None

"""What one sentence or line says of a vote: the sign of its predicate, turned by negation and by what was put to the vote."""

from __future__ import annotations

import re
from dataclasses import dataclass

from curated.vocabulary import Outcome
from extractors.entities.votes import vocabulary as words
from extractors.entities.votes.counts import Counts
from extractors.entities.votes.units import Section

_QUOTED = re.compile(r"[„“»\"][^„“”»«\"]{0,400}[“”«\"]")
_PARTICIPLE = re.compile(
    r"(?<![\w-])(?P<neg>(?:nicht|kein\w*|weder)[ ](?:[\w,]+[ ]){0,2}?)?(?:(?:un|ab)?ge[äa]ndert[ ])?(?:"
    + "|".join(rf"(?P<{outcome}>(?i:{said}))" for outcome, said in words.PARTICIPLES)
    + r")(?![\w-])"
)
_ACTIVE = tuple((outcome, re.compile(said)) for outcome, said in words.ACTIVE)
_NEGATED = re.compile(r"\bnicht\b(?![ ](?:öffentlich|nur|anwesend|mehr|erschienen))")
_AUXILIARY = re.compile(r"\b(?:wird|werden|wurden?|ist|sind|gilt|gelten|worden|dient)\b")
_NOMINAL = re.compile(
    r"(?<![\w-])(?:" + "|".join(rf"(?P<{outcome}>{said})" for outcome, said in words.NOMINALS) + r")(?![\w-])"
)
_NOMINAL_CUE = re.compile(
    r"(?i)\b(?:einstimmig\w*|mehrheitlich\w*|einhellig\w*|ansonsten|sonst|übrigen?|=|ergebnis|das[ ](?:ist|dürfte"
    r"|war)[ ](?:eine|die)|breite|große)[ ](?:\w+[ ])?$|[=:(][ ]*$"
)
_AGAINST_IT = re.compile(r"(?i)\b(?:einstimmig|mehrheitlich|mit[ ](?:\w+[ ])?mehrheit)[ ]dagegen\b")
_VERB_FIRST = re.compile(
    r"(?:[-–•][ ])?(?:Wird|Werden|Kommt|Erhält|Erhalten|Erreicht|Findet|Ergibt|Stimmt|Ist|Hat|Liegt)\b[^.]{10,200},[ ]"
)
_PERSON = re.compile(
    r"\b(?:Herr|Frau|Der[ ]Vorsitzende|Die[ ]Vorsitzende|\w*[Bb]ürgermeister\w*|Stadtr[aä]t\w*|Gemeinder[aä]t(?:in)?[ ][A-Z]"
    r"|Die[ ]Verwaltung|Ratsherr|Ratsfrau|\w*[Ff]raktion)\b"
)
_SPEAKER = re.compile(
    r"\b(?:[Ww]ir|[Ii]ch|uns|Sie)\b[^.;]{0,200}?\b(?:haben|hatten|hätten|habe|wollen|möchten|müssen|sollten|können)\b"
    r"|\b(?:[Hh]aben|[Hh]atten|[Ww]ollen|[Kk]önnen|[Mm]üssen|[Ll]assen)[ ](?:wir|Sie|uns)\b"
)
"""Speech about votes, by those who gave them; what was decided is told of the thing or of the body."""
_SO = re.compile(
    r"\b(?:wird|wurde|ist)[ ](?:(?:ein|so|antragsgemäß|entsprechend|wie[ ]\w+|demgemäß|sodann|daher"
    r"|somit)[ ]){1,2}(?:beschlossen|verfahren)\b|\bwird[ ]so[ ]beschlossen\b"
)
_THUS = re.compile(
    r"\b(?:[Dd]ann|[Dd]amit|[Ss]omit|[Ff]olglich|[Dd]emnach|[Hh]iermit)[ ](?:ist|sind|gilt|wurde|wird)\b"
)
_QUICK = re.compile(
    r"(?i)stimm|mehrheit|schl[iou]|lehn|genomm|nimmt|nehm|nahm|genehm|vertag|vertagt|zurück|weis|wies|wies|kenntnis|setzt"
    r"|schob|schieb|bewillig|billig|bestätig|festge|stellt|folgt|entspro|stattge|gefasst|gefaßt|fass"
    r"|einverst|erteil|empf|getragen|bejaht|gewählt|wähl|herge|zustande|erlass|erläßt|gewähr|beruf|benannt|geben|gabe"
    r"|verzicht|dafür|dagegen|einhell|einmüt|einvernehm|aus\b|annahme|absetz|verworfen|versag|verweiger|gescheitert|vorschlag"
    r"|antrag|beauftr|vergibt|sinnes"
)
_OPENING = re.compile(
    r"(?:[Dd]ie[ ])?(?:" + "|".join(rf"(?P<{outcome}>{said})" for outcome, said in words.NOMINALS) + r")(?![\w-])"
)
_RELATIVE = re.compile(
    r",[ ](?:mit|durch|in|über|nach|bei|von)?[ ]?(?:dem|der|denen|das|die|welche\w*)[ ][^,]{0,160}?[ ](?:wurde|wurden"
    r"|worden[ ](?:war|ist|sei|waren|sind)|war|waren|hatte|hatten|hat|haben)(?=,)"
)
_SHORT_RESULT = 90  # code points of a result that stands for a sentence: „Vertagt bis zur Vorlage des Gutachtens."
_SENTENCE = 900  # code points: what is longer is no sentence that tells of a vote


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one unit says. ``sort``: worded, or bare (manner or counts alone); ``strength``: formal, plain or weak."""

    sort: str
    strength: str
    outcome: Outcome | None
    unclear: bool = False
    inner: Outcome | None = None
    negated: bool = False
    manner: str | None = None
    ballot: str | None = None
    unanimous: bool | None = None
    recommends: bool = False
    tie: bool = False
    body: str | None = None
    agent: str | None = None


@dataclass(frozen=True, slots=True)
class _Predicate:
    start: int
    end: int
    outcome: Outcome
    negated: bool
    kind: str  # active | participle | nominal | majority | proposed


def plain(said: str) -> str:
    """One line, without what stands in quotation marks: titles are no statements."""
    flat = re.sub(r"\s+", " ", said).strip()
    return _QUOTED.sub(lambda m: "„…“" if len(m[0]) > 4 else m[0], flat)


def read_unit(said: str, counts: Counts | None, section: Section, *, labelled: bool, alone: bool) -> Reading | None:
    """What a unit of text says of a vote, or None. ``labelled``: a label such as „Abstimmungsergebnis:" stands before it."""
    if counts is None and not _QUICK.search(said):
        return None
    flat = plain(said)
    if len(flat) > _SENTENCE or (words.NO_VOTE.search(flat) and counts is None) or words.CONDITION.match(flat):
        return None
    if (
        flat.endswith("?")
        or re.match(r"(?:[^?]{0,40}: )?(?:Warum|Wann|Wer|Wie|Wieso|Weshalb|Ob)\b[^?]*\?", flat)
        or _SPEAKER.search(flat)
    ):
        return None
    if len(flat) > 60 and _VERB_FIRST.match(flat):
        return None
    manner, unanimous = manner_of(flat)
    stated = manner is not None or (counts is not None and counts.stated)
    short = len(flat) < _SHORT_RESULT and not _AUXILIARY.search(flat)
    result = labelled and (section == "result" or (section == "decision" and short))
    predicate = _predicate(flat, result=result, stated=stated, alone=alone)
    tie = words.TIE.search(flat) is not None
    ballot = next((k for k, v in m.groupdict().items() if v), None) if (m := words.BALLOT.search(flat)) else None
    if predicate is None:
        return _bare(flat, counts, manner, unanimous, ballot, tie, result=result, alone=alone)
    if _is_only_wished(flat, predicate):
        return None
    outcome, inner, unclear = signed(flat, predicate)
    told_of_a_body = predicate.kind != "participle" or re.search(r"\b(?:hat|haben|hatte|hatten)\b", flat) is not None
    body = _body(flat) if told_of_a_body else None
    agent = _agent(flat) if predicate.kind == "participle" else None
    if predicate.kind == "active" and body is None and (not (result or section == "decision") or _PERSON.search(flat)):
        return None
    strength = _strength(flat, predicate, result=result, stated=stated, alone=alone, tie=tie)
    if strength == "none":
        return None
    if tie and outcome == "approved" and inner is None:
        outcome, unclear = None, True
    return Reading(
        sort="worded",
        strength=strength,
        outcome=outcome,
        unclear=unclear,
        inner=inner,
        negated=predicate.negated,
        manner=manner,
        ballot=ballot,
        unanimous=unanimous,
        recommends=words.RECOMMENDS.search(flat) is not None,
        tie=tie,
        body=body,
        agent=agent,
    )


def manner_of(flat: str) -> tuple[str | None, bool | None]:
    """How it was voted and whether that says unanimous: („einstimmig", True), („mehrheitlich", False)."""
    if words.UNANIMOUS.search(flat) and not re.search(r"(?i)\bnicht[ ]einstimmig", flat):
        return "einstimmig", True
    if words.BY_MAJORITY.search(flat):
        return "mehrheitlich", False
    return ("ohne Gegenstimme", None) if words.WITHOUT_OPPOSITION.search(flat) else (None, None)


def put_sign(said: str) -> Outcome | None:
    """What the adoption of a proposed text would mean: to reject, to note, to postpone, to refer, or simply an approval."""
    flat = plain(said)
    if len(flat) > _SENTENCE:
        return None
    predicate = _predicate(flat, result=False, stated=True, alone=True)
    if predicate is None:
        opening = _OPENING.match(flat)
        if opening is not None and not _AUXILIARY.search(flat):
            return next(name for name, _ in words.NOMINALS if opening[name] is not None)
        return _inner(flat) if words.INFINITIVE.search(flat) else None
    outcome, _, _ = signed(flat, predicate)
    if outcome == "rejected" and re.search(
        r"\b(?:Anregungen|Bedenken|Einwendungen|Einwände|Stellungnahmen|Hinweise)\b", flat
    ):
        return "approved"
    if outcome == "rejected" and re.search(r"\b(?:Ablehnung|abgelehnt\w*)\b.{0,80}\bdurch[ ]", flat):
        return "approved"
    return outcome


def signed(flat: str, predicate: _Predicate) -> tuple[Outcome | None, Outcome | None, bool]:
    """The outcome for the matter, the sign of what was put to the vote, and whether the two cannot be put together."""
    inner = _inner(flat[: predicate.start] + " " * (predicate.end - predicate.start) + flat[predicate.end :])
    if predicate.kind == "nominal":
        return predicate.outcome, None, False
    if predicate.outcome == "approved":
        if predicate.negated:
            return ("rejected", None, False) if inner in {None, "referred", "postponed"} else (None, inner, True)
        return inner or "approved", inner, False
    if predicate.outcome == "rejected":
        if predicate.negated or inner == "rejected":
            return None, inner, True
        return "rejected", inner, False
    return (None, inner, True) if predicate.negated else (predicate.outcome, None, False)


def motion_sign(flat: str) -> Outcome | None:
    """The sign of what a sentence moves or proposes („beantragt, den Punkt zu vertagen"); None where it moves nothing special."""
    return _inner(flat) if words.MOVES.search(flat) else None


def _inner(flat: str) -> Outcome | None:
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


def _predicate(flat: str, *, result: bool, stated: bool, alone: bool) -> _Predicate | None:
    for outcome, pattern in words.MAJORITY:
        if (m := pattern.search(flat)) is not None:
            return _Predicate(m.start(), m.end(), outcome, False, "majority")
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
        return _Predicate(m.start(), m.end(), "rejected", False, "majority")
    nominal = _nominal(flat, result=result or alone or len(flat) < _SHORT_RESULT, labelled=result)
    if nominal is not None:
        return nominal
    if (m := words.AS_PROPOSED.search(flat)) is not None and (result or (alone and stated)):
        return _Predicate(m.start(), m.end(), "approved", False, "proposed")
    return None


def _active(flat: str) -> _Predicate | None:
    """The finite verb of a body: the one that stands first."""
    found = []
    for rank, (outcome, pattern) in enumerate(_ACTIVE):
        if (m := pattern.search(flat)) is not None:
            negated = (
                outcome in {"approved", "noted"}
                and _NEGATED.search(flat[m.start() : _clause_end(flat, m.end())]) is not None
            )
            if negated and re.search(r",[^,]*$", flat[m.start() : m.start() + flat[m.start() :].find("nicht")]):
                negated = False  # „beschließt, die Straße nicht auszubauen": of the thing
            found.append((m.start(), rank, _Predicate(m.start(), m.end(), outcome, negated, "active")))
    if not found:
        return None
    first = min(found)[2]
    refusal = [p for _, _, p in found if p.outcome == "rejected"]
    follows = re.match(r"folg|schl", flat[first.start :]) is not None
    return refusal[0] if refusal and follows else first  # „folgt dem Vorschlag und lehnt den Antrag ab"


def _clause_end(flat: str, position: int) -> int:
    found = re.compile(r"[,.;]").search(flat, position)
    return found.start() if found is not None else len(flat)


def _participle(flat: str) -> _Predicate | None:
    """The last participle that says an outcome and is no attribute."""
    last = None
    for m in _PARTICIPLE.finditer(flat):
        outcome = next(name for name, _ in words.PARTICIPLES if m[name] is not None)
        negated = m["neg"] is not None and not (outcome == "rejected" and m[0].endswith("nicht erteilt"))
        last = (
            _Predicate(m.start(), m.end(), outcome, negated, "participle")
            if last is None or _outranks(flat, last, m)
            else last
        )
    return last


def _outranks(flat: str, earlier: _Predicate, later: re.Match[str]) -> bool:
    """A later participle tells, unless it stands in a clause behind a finished one („angenommen, nachdem … beschlossen")."""
    between = flat[earlier.end : later.start()]
    return (
        re.search(
            r"[,;][ ](?:nachdem|weil|da|sodass|so[ ]dass|wie|der|die|das|und[ ](?:im|der|die|das)|dass|obwohl|welche\w*)\b",
            between,
        )
        is None
    )


def _governs(flat: str, active: _Predicate, participle: _Predicate) -> bool:
    """Whether the finite verb is the main one: not „stellt fest, dass … abgelehnt ist"."""
    said = flat[active.start : active.end]
    if re.match(r"stell", said) and active.outcome == "approved":
        return False
    if (
        _AUXILIARY.search(flat[: participle.start])
        and not _AUXILIARY.search(flat[: active.start])
        and participle.start < active.start
    ):
        return False
    return _body(flat[: active.start]) is not None or _body(flat[active.start : participle.start]) is not None


def _nominal(flat: str, *, result: bool, labelled: bool) -> _Predicate | None:
    for m in _NOMINAL.finditer(flat):
        outcome = next(name for name, _ in words.NOMINALS if m[name] is not None)
        cued = _NOMINAL_CUE.search(flat[: m.start()]) is not None
        spoken = m[0] in {"Ja", "Dafür", "dafür"} and not labelled
        opens = result and not spoken and not flat[: m.start()].strip(" (-–:*•")
        heard = flat[m.start() - 1 : m.start()] == "(" and not labelled  # „(Zustimmung bei der Fraktion)"
        if (cued or opens) and not heard and not re.match(r"[ ]?[:=]?[ ]?\d", flat[m.end() :]):
            return _Predicate(m.start(), m.end(), outcome, False, "nominal")
    return None


def _is_only_wished(flat: str, predicate: _Predicate) -> bool:
    """Reported speech, wishes and conditions: „werde abgelehnt", „möge zustimmen", „soll beschlossen werden"."""
    if predicate.kind == "participle" and words.MODAL_BEHIND.match(flat[predicate.end : predicate.end + 30]):
        behind = flat[predicate.end : predicate.end + 30]
        return not re.match(r"[ ](?:werden|worden)?[ ]?wird$", behind)
    clause_start = max(flat.rfind(", ", 0, predicate.start) + 1, flat.rfind("; ", 0, predicate.start) + 1)
    clause = flat[clause_start : predicate.end]
    if predicate.kind in {"participle", "majority", "active"} and words.WISHED.search(clause):
        return not re.search(r"\b(?:wird|wurden?|ist|sind)\b", clause)
    return (
        predicate.kind == "participle"
        and re.search(r"\b(?:soll|sollen|kann|können|muss|müssen|darf)\b", clause) is not None
    )


def _strength(flat: str, predicate: _Predicate, *, result: bool, stated: bool, alone: bool, tie: bool) -> str:
    """formal: with manner, counts, label or „damit ist"; plain: a motion is said to be decided; weak: a body does something."""
    if result or stated or tie or predicate.kind in {"majority", "nominal"} or _THUS.search(flat):
        return "formal"
    if predicate.kind == "active":
        return "weak"
    if len(flat) < _SHORT_RESULT and not flat[: predicate.start].strip(" –-(•*") and not _AUXILIARY.search(flat):
        return "formal"
    if alone and predicate.start < 40 and len(flat) < 60 and not _AUXILIARY.search(flat):
        return "formal"
    if _SO.search(flat):
        return "plain"
    if predicate.outcome in {"postponed", "referred"} and re.search(r"\b(?:wird|werden)\b", flat):
        return "plain"
    if _AUXILIARY.search(flat) and words.MOTION.search(flat[: predicate.end]):
        return "plain"
    if predicate.kind == "participle" and re.search(r"\b(?:hat|haben)\b", flat) and _body(flat):
        return "weak"
    return "none"


def _bare(
    flat: str,
    counts: Counts | None,
    manner: str | None,
    unanimous: bool | None,
    ballot: str | None,
    tie: bool,
    *,
    result: bool,
    alone: bool,
) -> Reading | None:
    """Manner, counts or a tie without a word of what came of it: only where they are all there is to the line."""
    stated = counts is not None and counts.stated and not (counts.yes == 0 and counts.no == 0)
    if not (stated or manner or tie) or (counts is not None and counts.mixed):
        return None
    if manner and not stated and not result and not _is_just_manner(flat):
        return None
    if (
        stated
        and not result
        and manner is None
        and not alone
        and len(flat) - (counts.end - counts.start if counts else 0) > 60
    ):
        return None
    return Reading(
        sort="bare", strength="formal", outcome=None, manner=manner, unanimous=unanimous, ballot=ballot, tie=tie
    )


def _is_just_manner(flat: str) -> bool:
    rest = words.WITHOUT_OPPOSITION.sub("", words.BY_MAJORITY.sub("", words.UNANIMOUS.sub("", flat)))
    return len(re.sub(r"[\W_]|\b(?:bei|mit|Abstimmung|Ergebnis|Enthaltung\w*|Votum)\b", "", rest)) < 12


def _body(flat: str) -> str | None:
    m = words.BODY_SUBJECT.search(flat)
    return (m["m"] or m["f"] or m["n"] or m["a"]) if m is not None else None


def _agent(flat: str) -> str | None:
    m = words.OTHER_AGENT.search(flat)
    return m["agent"] if m is not None else None

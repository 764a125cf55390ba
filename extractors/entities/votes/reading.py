"""What one sentence or line says of a vote: the sign of its predicate, turned by negation and by what was put to the vote."""

from __future__ import annotations

import re
from dataclasses import dataclass

from curated.vocabulary import Outcome
from extractors.entities.votes import vocabulary as words
from extractors.entities.votes.count_words import Counts
from extractors.entities.votes.predicates import AUXILIARY, SHORT_RESULT, Predicate, body_of, find_predicate, inner_sign
from extractors.entities.votes.strength import strength_of
from extractors.entities.votes.units import Section

_QUOTED = re.compile(r"[„“»\"][^„“”»«\"]{0,400}[“”«\"]")
_VERB_FIRST = re.compile(
    r"(?:[-–•][ ])?(?:Wird|Werden|Kommt|Erhält|Erhalten|Erreicht|Findet|Ergibt|Stimmt|Ist|Hat|Liegt)\b[^.]{10,200},[ ]"
    r"(?!(?:da|weil|bis|damit|um|sobald|nachdem|denn)\b)"
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
_STEMS = (
    "stimm", "mehrheit", "schli", "schlo", "schlu", "lehn", "genomm", "nimmt", "nehm", "nahm", "genehm", "vertag", "zurück",
    "weis", "wies", "kenntnis", "setzt", "schob", "schieb", "bewillig", "billig", "bestätig", "festge", "stellt", "folgt",
    "entspro", "stattge", "gefasst", "gefaßt", "fass", "einverst", "erteil", "empf", "getragen", "bejaht", "wähl", "herge",
    "zustande", "erlass", "erläßt", "gewähr", "beruf", "benannt", "geben", "gabe", "verzicht", "dafür", "dagegen", "einhell",
    "einmüt", "einvernehm", "annahme", "absetz", "verworfen", "versag", "verweiger", "gescheitert", "vorschlag", "antrag",
    "beauftr", "vergibt", "sinnes", "fraktionen", "abgegeben",
)  # fmt: skip
"""Of the words that tell of a vote; a unit without any is none. ``str.__contains__`` is many times faster than one pattern."""
_OUT = re.compile(r"aus\b")  # „sprach sich dafür aus"


def _speaks_of_votes(said: str) -> bool:
    lowered = said.lower()
    return any(stem in lowered for stem in _STEMS) or _OUT.search(lowered) is not None


_OPENING = re.compile(
    r"(?:[Dd]ie[ ])?(?:" + "|".join(rf"(?P<{outcome}>{said})" for outcome, said in words.NOMINALS) + r")(?![\w-])"
)
_PRONOUN = re.compile(
    r"^(?:Er|Sie|Es|Dieser|Diese|Dieses)[ ](?:\w+[ ])?(?:stimm|lehn|beschl|empf|nimm|nahm|befürw|folg|billig)"
)
_PUT_OFF = re.compile(r"\b(?:vertagt|abgesetzt|zurückgestellt|verschoben)\b")
_TELLS_THAT = re.compile(
    r"\b(?:berichtet|berichten|trägt[ ]vor|tragen[ ]vor|erklärt|sagt|teilt[ ]mit|weist[ ]darauf[ ]hin|erinnert(?:[ ]daran)?"
    r"|erwähnt|meint)"
    r"\b[^.;]{0,60}?,[ ]dass\b"
)
"""Somebody tells what happened elsewhere."""
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


_SPACED = re.compile(r"(?<![\w])(?:[a-zäöü][ ]){5,}[a-zäöü](?!\w)")  # „e i n s t i m m i g"


def plain(said: str) -> str:
    """One line, without what stands in quotation marks: titles are no statements."""
    flat = _SPACED.sub(lambda m: m[0].replace(" ", ""), re.sub(r"\s+", " ", said).strip())
    return _QUOTED.sub(lambda m: "„…“" if len(m[0]) > 4 else m[0], flat)


def read_unit(said: str, counts: Counts | None, section: Section, *, labelled: bool, alone: bool) -> Reading | None:
    """What a unit of text says of a vote, or None. ``labelled``: a label such as „Abstimmungsergebnis:" stands before it."""
    flat = plain(said)
    if counts is None and not _speaks_of_votes(flat):
        return None
    no_vote = words.NO_VOTE.search(flat) is not None and counts is None and _PUT_OFF.search(flat) is None
    if len(flat) > _SENTENCE or no_vote or words.CONDITION.match(flat) or _TELLS_THAT.search(flat):
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
    stated = manner is not None or (counts is not None and counts.stated) or words.BY_GROUPS.search(flat) is not None
    short = len(flat) < SHORT_RESULT and not AUXILIARY.search(flat)
    result = labelled and (section == "result" or (section == "decision" and short))
    predicate = find_predicate(flat, result=result, stated=stated, alone=alone)
    tie = words.TIE.search(flat) is not None
    ballot = next((k for k, v in m.groupdict().items() if v), None) if (m := words.BALLOT.search(flat)) else None
    if predicate is None and manner is not None and body_of(flat) is not None and words.ASKS_FOR.search(flat):
        asked = words.ASKS_FOR.search(flat)
        assert asked is not None
        predicate = Predicate(asked.start(), asked.end(), "approved", False, "active")
    if predicate is None:
        return _bare(
            flat=flat,
            counts=counts,
            manner=manner,
            unanimous=unanimous,
            ballot=ballot,
            tie=tie,
            result=result,
            alone=alone,
        )
    if _is_only_wished(flat, predicate):
        return None
    outcome, inner, unclear = signed(flat, predicate)
    told_of_a_body = predicate.kind != "participle" or re.search(r"\b(?:hat|haben|hatte|hatten)\b", flat) is not None
    body = body_of(flat) if told_of_a_body else None
    agent = _agent(flat) if predicate.kind == "participle" else None
    speaks_of_itself = body is not None or (stated and _PRONOUN.match(flat) is not None)
    if (
        predicate.kind == "active"
        and not speaks_of_itself
        and (not (result or section == "decision") or _PERSON.search(flat))
    ):
        return None
    strength = strength_of(flat, predicate, result=result, stated=stated, alone=alone, tie=tie)
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
        recommends=words.RECOMMENDS.search(_AS_ADVISED.sub("", flat)) is not None
        or words.ASKS_FOR.match(flat, predicate.start) is not None,
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
    predicate = find_predicate(flat, result=False, stated=True, alone=True)
    if predicate is None:
        opening = _OPENING.match(flat)
        if opening is not None and not AUXILIARY.search(flat):
            return next(name for name, _ in words.NOMINALS if opening[name] is not None)
        return inner_sign(flat) if words.INFINITIVE.search(flat) else None
    outcome, _, _ = signed(flat, predicate)
    if outcome == "rejected" and re.search(
        r"\b(?:Anregungen|Bedenken|Einwendungen|Einwände|Stellungnahmen|Hinweise)\b", flat
    ):
        return "approved"
    if outcome == "rejected" and re.search(r"\b(?:Ablehnung|abgelehnt\w*)\b.{0,80}\bdurch[ ]", flat):
        return "approved"
    return outcome


def signed(flat: str, predicate: Predicate) -> tuple[Outcome | None, Outcome | None, bool]:
    """The outcome for the matter, the sign of what was put to the vote, and whether the two cannot be put together."""
    inner = inner_sign(flat[: predicate.start] + " " * (predicate.end - predicate.start) + flat[predicate.end :])
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
    return inner_sign(flat) if words.MOVES.search(flat) else None


_HOPED = re.compile(
    r"\b(?:hoff(?:e|t|en|te|ten)|wünsch(?:e|t|en|te|ten)|erbitte[tn]?|bitte[tn]|bat|baten|w[ie]rb(?:t|en)|warb(?:en)?"
    r"|rechne[tn]?)\b"
)  # verbs that ask for „Zustimmung"


def _is_only_wished(flat: str, predicate: Predicate) -> bool:
    """Reported speech, wishes and conditions: „werde abgelehnt", „möge zustimmen", „soll beschlossen werden"."""
    if predicate.kind == "nominal" and _HOPED.search(flat):
        return True
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


_AS_ADVISED = re.compile(
    r"\b[Ww]ie[ ](?:vo[mn]|durch|im|in)[ ][^,;.]{0,60}?\b(?:vorgeschlagen|empfohlen|beantragt|beraten|vorberaten)\b"
)


def _is_just_manner(flat: str) -> bool:
    rest = words.WITHOUT_OPPOSITION.sub("", words.BY_MAJORITY.sub("", words.UNANIMOUS.sub("", flat)))
    return len(re.sub(r"[\W_]|\b(?:bei|mit|Abstimmung|Ergebnis|Enthaltung\w*|Votum)\b", "", rest)) < 12


def _agent(flat: str) -> str | None:
    flat = _AS_ADVISED.sub("", flat)
    m = words.OTHER_AGENT.search(flat)
    return m["agent"] if m is not None else None

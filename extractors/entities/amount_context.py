"""What an amount is for, as a label and a role: by the nouns and verbs of its clause, who pays, or the label above it.

The words are those of ``amount_purposes`` and ``amount_verbs``. In order: a rule's threshold, the amount before in one phrase,
verbs that say more than nouns („41.000 € Stromkosten gespart"), who pays („davon trägt das Land …"), the noun right behind
(„5.000 € Zuschuss") or nearest before that is not only what another noun is for („Zuschuss zu den Baukosten"), other verbs,
the label of a row or of a form above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from curated.records import Entity
from curated.vocabulary import AmountRole
from extractors.entities.amount_clauses import CLAUSE_BREAK, REACH, Clause, clause_around
from extractors.entities.amount_nouns import WORD, noun_index, nouns_of, respective, speaking
from extractors.entities.amount_purposes import LABELS, LAND, NOUNS, SERVICES
from extractors.entities.amount_verbs import (
    FINANCING,
    LIMIT_BEFORE,
    LIMIT_BEHIND,
    MAY_DECIDE,
    MEASURE,
    OTHER_AMOUNT,
    OVERRULES,
    PARTY_ALONE,
    PARTY_BEFORE,
    PARTY_BEHIND,
    REMAINDER,
    STRONG,
    UP_TO,
    WEAK,
    Verbs,
)

_SAME_AS_BEFORE = re.compile(
    r"[ \n]*(?:Das|Dies|Es)[ \n](?:sind|wären|ist|entspricht|macht|ergibt|bedeutet)[ \n](?:\w+[ \n]){0,2}$"
)
_NEXT_ROW = re.compile(r"[^\n]{0,16}\n[ ]*\d{1,2}[.)][ ][^\n]{0,50}|[^\n:]{0,16}[\n;,][ ]*[^\n:;]{1,40}:[ ]?")
_IN_BRACKETS = re.compile(r"\((?P<noun>[A-ZÄÖÜ][\w-]+)\)[ ]*$")
_ONLY_PURPOSE = re.compile(
    r"(?:^|[ \n])[Ff]ür[ \n](?:(?:die|das|den|der|eine[nr]?|einen)[ \n])?(?:[a-zäöü]+e[nrs]?[ \n])?[A-ZÄÖÜ][\w-]+"
    r"[ \n](?:(?:an|der|des|von|im|in|am)[ \n][^,;:]{3,30}[ \n])?(?:sind|ist|werden|wurden?|waren?|wird|stehen|standen)\b"
    r"[^,;:]{0,60}$"
)
_ROW_LABEL = re.compile(r"(?:^|[\n;,])[ ]*(?P<label>[^\n;,:]{3,60}):[ ]*$")
_LABEL_WORD = r"(?:[(]?[A-ZÄÖÜ][\w()&/-]*|\d[\d.]*|der|des|die|das|den|dem|für|im|in|am|an|zur|zum|von|vom|und|mit|aus)"
_NOMINAL_LABEL = re.compile(
    rf"(?:^|[\n;:])[ ]*(?:[-–•*·][ ]|\d{{1,2}}[.)][ ])?(?P<label>{_LABEL_WORD}(?:,?[ ]{_LABEL_WORD}){{0,9}})"
    r"[ ]*(?:[,:–-]|\.{3,}|…+)?[ ]*$"
)
_NAMED_BEFORE_BRACKET = re.compile(r"[A-ZÄÖÜ][\w-]+[ ]\($")
_BY_UNIT: tuple[tuple[AmountRole, str, str], ...] = (("price", "Kaufpreis", LAND), ("fee", "Gebühr", SERVICES))
_TIMES = frozenset({"pro Jahr", "pro Monat", "pro Woche", "pro Tag"})
_TAX = re.compile(
    r"[ ]?[(]?(?:netto|brutto|(?:inkl\.|incl\.|einschl\.|zzgl\.|inklusive|einschließlich|zuzüglich|plus|ohne|mit)[ ]"
    r"(?:\d{1,2}[ ]?%[ ])?(?:der[ ]|gesetzlicher[ ])?(?:MwSt|USt|Mehrwertsteuer|Umsatzsteuer))\b"
)
_NEW_LABEL = re.compile(r"[ ]*[/|][ ]*[A-ZÄÖÜ]|[^\n]*\bauf[ ]d(?:en|ie|as)[ ]")
_BULLET = re.compile(r"[ ]*\n[ ]*[-–•*·][ ]")
_BY_SO_MUCH = re.compile(r"\bum (?:\w+ )?$")
_PART_PAID = re.compile(r"[ ](?:\d[\d,]*[ ]?(?:%|Prozent)|die[ ]Hälfte|(?:ein|zwei)[ ]Drittel)")
_PART_OF_WORD = re.compile(r"-[A-Za-zÄÖÜäöü]")
_JOINED = re.compile(
    r"[ \n\t]*(?:(?:monatlich[ ])?(?:und|bzw\.|bis(?:[ ]zu)?|oder|sowie|,|/|[-–—]|auf|auf[ ]heute|davon))?[ \n\t]*"
)
_BRACKETS = re.compile(r"\([^()]*\)|^[^()]*\)")
_RIGHT_BEHIND = re.compile(
    r"[ ](?:(?:an|als|netto|brutto|[a-zäöü]+(?:e|en|er|es))[ \n]){0,2}(?P<noun>[A-ZÄÖÜ][\w-]{2,})"
)
_BEHIND = re.compile(r"[^.,;:\n\t\f]{0,45}")
_NEAR = 25  # code points between a noun and its amount that „in Höhe von insgesamt" takes
_MEASURE_REACH = 60  # code points before an amount in which what a threshold is measured by stands
_SHORT = 40  # code points: what stands between two amounts of one phrase, or alone below a form's label

# How sure a purpose is (0 to 1), by what says it; chosen, not fitted: they only say which ways are better than others.
_SAID = 0.9  # words that have no other meaning: „im Einzelfall", „eingespart"
_NOUN_NEAR = 0.95  # a noun within ``_NEAR`` before the amount
_NOUN_FAR = 0.8  # a noun further before it in its clause
_NOUN_BEHIND = 0.75  # a noun behind it
_NOUN_ABOVE = 0.6  # the label of a form above it
_VERB = 0.7  # a verb of its clause
_IN_A_ROW = 0.8  # what the amount before it is for, where both are one phrase
_IN_ONE_CLAUSE = 0.7  # the same, where words stand between them


@dataclass(frozen=True, slots=True)
class Purpose:
    """What an amount is for: ``label`` as a noun, ``role`` for adding up like with like, and how sure that is (0 to 1)."""

    label: str
    role: AmountRole
    confidence: float


def with_purposes(text: str, amounts: Sequence[Entity]) -> list[Entity]:
    """``amounts`` (in order of their place) with what the text says they are for."""
    found: list[Entity] = []
    purpose: Purpose | None = None
    for index, entity in enumerate(amounts):
        purpose = purpose_of(text, amounts, index, purpose)
        if purpose is None:
            found.append(entity)
        else:
            found.append(
                replace(entity, context_label=purpose.label, role=purpose.role, context_confidence=purpose.confidence)
            )
    return found


def purpose_of(text: str, amounts: Sequence[Entity], index: int, purpose_of_last: Purpose | None) -> Purpose | None:
    """The purpose of one of the ``amounts``; that of the amount before it is shared where both are one phrase."""
    entity, last = amounts[index], amounts[index - 1] if index else None
    if _PART_OF_WORD.match(text, entity.char_end):
        return None  # „450-Euro-Stelle" names a thing
    clause = clause_around(text, amounts, index)
    if _is_limit(text, entity, clause):
        return Purpose("Wertgrenze", "limit", _SAID)
    between = "" if last is None else text[last.char_end : entity.char_start]
    if last is not None and _JOINED.fullmatch(between) and REMAINDER.match(clause.after.lstrip()) is None:
        pair = respective(clause_around(text, amounts, index - 1).before) if "bzw" in between else None
        return _shared(purpose_of_last, _IN_A_ROW) if pair is None else _purpose(pair[1].index, _IN_A_ROW)
    found = _by_words(clause) or _by_unit(clause, entity.unit)
    if found is not None:
        return found
    if _NEXT_ROW.fullmatch(between):
        return _shared(purpose_of_last, _IN_ONE_CLAUSE)
    weak = _by_verb(WEAK, clause.marked, _VERB)
    if weak is not None:
        return weak
    if last is not None and len(between) <= _SHORT and not _is_new(between) and _is_one_clause(text, last, entity):
        return _shared(purpose_of_last, _IN_ONE_CLAUSE)
    found = _by_noun_behind(clause) or _by_row_label(clause) or _by_label_above(clause)
    return found or _by_tax(clause, entity.unit)


def _by_words(clause: Clause) -> Purpose | None:
    """By the words of its clause that leave little doubt: strong verbs, who pays, nouns."""
    pair = respective(clause.before)
    if pair is not None and clause.after.startswith((" bzw", "\nbzw")):
        return _purpose(pair[0].index, _IN_A_ROW)
    noun = _by_noun(clause)
    if _ONLY_PURPOSE.search(clause.before) is not None:
        noun = _by_verb(WEAK, clause.marked, _VERB) or noun
    if noun is not None and _NAMED_BEFORE_BRACKET.search(clause.before) is not None:
        return noun
    strong = _by_verb(STRONG, clause.marked, _SAID)
    if strong is not None and noun is not None and noun.role not in OVERRULES[strong.role]:
        strong = None
    return strong or _by_party(clause) or noun


def _shared(purpose: Purpose | None, confidence: float) -> Purpose | None:
    return None if purpose is None else replace(purpose, confidence=confidence)


def _is_new(between: str) -> bool:
    """Whether the words between two amounts begin a line of their own, or speak of what the first leaves."""
    return REMAINDER.search(between) is not None or _NEW_LABEL.match(between) is not None


def _is_one_clause(text: str, last: Entity, entity: Entity) -> bool:
    """Whether no end of a clause, line or row stands between two amounts."""
    between = text[last.char_end : entity.char_start]
    ended = CLAUSE_BREAK.search(text, last.char_end, entity.char_start + 1) is not None
    return not ended and "\n" not in between.strip(" \n") and _BULLET.match(between) is None


def _is_limit(text: str, entity: Entity, clause: Clause) -> bool:
    """Whether a rule says up to which value somebody may decide, or from which on something is asked for."""
    before = text[max(0, entity.char_start - REACH) : entity.char_start].replace("\n", " ")
    behind = LIMIT_BEHIND.match(text, entity.char_end) is not None and _BY_SO_MUCH.search(before) is None
    if behind or LIMIT_BEFORE.search(before) or MEASURE.search(before[-_MEASURE_REACH:]):
        return True
    return UP_TO.search(before) is not None and MAY_DECIDE.search(clause.marked) is not None


def _by_verb(verbs: Sequence[Verbs], clause: str, confidence: float) -> Purpose | None:
    found = next((each for each in verbs if each.speak(clause)), None)
    return None if found is None else Purpose(found.label, found.role, confidence)


def _by_party(clause: Clause) -> Purpose | None:
    """Who pays: „davon übernimmt das Land …", „Anteil der Gemeinde …", the lines of a plan of financing."""
    for role, label, pattern in PARTY_BEFORE:
        payer = pattern.search(clause.before)
        objects = {noun.role for noun in nouns_of(payer["rest"])} if payer is not None else set()
        if payer is not None and objects <= ({"cost"} if role == "grant" else set()):
            return Purpose(label, role, _VERB)  # but „die Gemeinde übernimmt eine Bürgschaft von …" is debt
    for role, label, pattern in PARTY_BEHIND:
        found = pattern.search(clause.after)
        runs_on = clause.marked.endswith(OTHER_AMOUNT) and not clause.after[found.end() :].strip() if found else True
        if (
            found is not None and not runs_on and _PART_PAID.match(clause.after, found.end()) is None
        ):  # „90.000 € trägt das Land 60.000 €": whose share it is follows
            return Purpose(label, role, _VERB)
    for role, label, pattern in PARTY_ALONE:
        if pattern.search(clause.before) and FINANCING.search(clause.marked):
            return Purpose(label, role, _VERB)
    return None


def _by_noun(clause: Clause) -> Purpose | None:
    """By the noun right behind the amount, else by the nearest before it in its clause."""
    behind = _RIGHT_BEHIND.match(clause.after) if _TAX.match(clause.after) is None else None
    index = noun_index(behind["noun"]) if behind is not None else None
    in_brackets = _IN_BRACKETS.search(clause.before)
    if in_brackets is not None and (named := noun_index(in_brackets["noun"])) is not None:
        return _purpose(named, _NOUN_NEAR)
    words = _BRACKETS.sub(" ", clause.before)
    noun = speaking(words)
    if index is not None and (noun is None or len(words) - noun.end >= _NEAR or ":" not in words[noun.end :]):
        near = noun is not None and len(words) - noun.end < _NEAR
        if not near or NOUNS[index][0] not in {"cost", "appropriation"}:
            return _purpose(index, _NOUN_BEHIND)
    if noun is None:
        return None
    return _purpose(noun.index, _NOUN_NEAR if len(words) - noun.end < _NEAR else _NOUN_FAR)


def _by_noun_behind(clause: Clause) -> Purpose | None:
    tax = _TAX.match(clause.after)
    behind = _BEHIND.match(clause.after, tax.end() if tax is not None else 0)
    noun = next(iter(nouns_of(behind[0])), None) if behind else None
    return _purpose(noun.index, _NOUN_BEHIND) if noun is not None and noun.start < _NEAR else None


def _by_row_label(clause: Clause) -> Purpose | None:
    """„Zweitausfertigung einer Urkunde: 6,00 €": what the label of a row names, where a colon stands between."""
    label = _ROW_LABEL.search(clause.before) or _NOMINAL_LABEL.search(clause.before)
    if any(pattern.search(clause.before) for _, _, pattern in PARTY_ALONE):
        return None  # „Neubau Halle, Land 20.000 €": whose money it is would be a guess
    words = [word[0] for word in WORD.finditer(label["label"])] if label is not None else []
    for role, name, nouns in LABELS:
        if any(re.fullmatch("|".join(nouns), word, re.IGNORECASE) for word in words):
            return Purpose(name, role, _NOUN_ABOVE)
    return None


def _by_label_above(clause: Clause) -> Purpose | None:
    """By the label of a form above, where nothing but a word or two stands below it."""
    above = [block for block in clause.blocks if block and block.strip()]
    if above and _SAME_AS_BEFORE.fullmatch(clause.before):
        said = speaking(above[-1])
        return _purpose(said.index, _NOUN_ABOVE) if said is not None else None
    if above and len(clause.before.strip()) < _SHORT and clause.alone:
        label = speaking(_BRACKETS.sub(" ", " ".join(above)))
        return _purpose(label.index, _NOUN_ABOVE) if label is not None else None
    return None


def _by_unit(clause: Clause, unit: str | None) -> Purpose | None:
    """„Abwasser: 3,42 €/m³": what a unit of a public service or of land costs whoever uses or buys it."""
    if unit is None or unit in _TIMES:
        return None
    words = [
        word[0] for word in WORD.finditer(f"{clause.before[-_NEAR * 2 :]} {clause.after[:_NEAR].partition(',')[0]}")
    ]
    for role, label, nouns in _BY_UNIT:
        if any(re.fullmatch(nouns, word, re.IGNORECASE) for word in words):
            return Purpose(label, role, _NOUN_ABOVE)
    return None


def _by_tax(clause: Clause, unit: str | None) -> Purpose | None:
    """„75.000 € brutto" and nothing else: the price of a delivery is told with or without its tax (UStG), no other sum is."""
    return Purpose("Kosten", "cost", _NOUN_ABOVE) if unit is None and _TAX.match(clause.after) is not None else None


def _purpose(index: int, confidence: float) -> Purpose:
    role, label, _ = NOUNS[index]
    return Purpose(label, role, confidence)

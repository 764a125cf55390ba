"""What an amount is for: the noun of its clause that says so („Zuschuss in Höhe von 5.000 €"), as a label and a role.

The nouns are those of the municipal charts of accounts and budget statutes (Muster der GemHVO/KomHVO of the Länder) and of
procurement; compounds count by their last part. The noun nearest before the amount speaks for it, unless it only says what
another noun is for („Zuschuss zu den Baukosten"); a noun right behind („500 € Eintritt") comes second.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from curated.records import Entity
from curated.vocabulary import AmountRole

_NOUNS: tuple[tuple[AmountRole, str, tuple[str, ...]], ...] = (
    ("saving", "Einsparung", (
        r"einspar\w*", r"eingespart", r"\w*ersparnis(?:se)?",
        r"minder(?:ausgaben?|betr[aä]ge?|aufwand|aufwendungen|einsparung(?:en)?)",
        r"\w*reduzierung", r"\w*verbesserung", r"reduziert",
    )),
    ("own_share", "Eigenanteil", (
        r"eigen(?:anteils?|mitteln?|leistung(?:en)?)",
    )),
    ("grant", "Zuschuss", (
        r"\w*zusch(?:uss|usses|üsse[ns]?)", r"\w*zuwendung(?:en)?",
        r"\w*förder(?:mitteln?|summe|betr[aä]ge?s?|ung|programms?)", r"\w*beihilfen?", r"\w*spenden?",
        r"\w*subvention(?:en)?",
    )),
    ("debt", "Kredit", (
        r"\w*kredit(?:e[ns]?|s)?", r"\w*kreditaufnahmen?", r"\w*kreditermächtigung", r"\w*darlehens?",
        r"\w*bürgschaft(?:en)?", r"restkapital", r"\w*schulden", r"\w*kreditfinanzierung",
    )),
    ("balance", "Ergebnis", (
        r"saldo", r"salden", r"\w*(?:überschuss|überschusse?s|überschüsse[ns]?)", r"\w*fehlbetr(?:ag|ages|ags|äge)",
        r"defizits?", r"\w*ergebnis(?:ses)?", r"\w*bestand(?:e?s)?", r"\w*rücklagen?",
        r"differenz", r"\w*deckung", r"kassenstand",
    )),
    ("appropriation", "Haushaltsansatz", (
        r"verpflichtungsermächtigung(?:en)?", r"\w*ans[aä]tz(?:e?s?|en)", r"\w*ansatz", r"\w*etats?", r"\w*budgets?",
        r"(?:haushalts|sach|geld)?mitteln?", r"deckungsreserven?", r"veranschlagt", r"eingeplant",
    )),
    ("income", "Erträge", (
        r"\w*ertr(?:ag|ags|ages|äge[ns]?)", r"\w*einnahmen?", r"\w*einzahlung(?:en)?", r"\w*erlöse?[ns]?",
    )),
    ("levy", "Umlage", (
        r"\w*umlagen?", r"\w*(?:mindest|jahres|mitglieds|verbands)beitr(?:ag|ags|ages|äge[n]?)", r"\w*steuern?",
    )),
    ("price", "Kaufpreis", (
        r"(?:kauf|verkaufs|end|grundstücks|angebots|pauschal)preise?[sn]?", r"kaufsumme", r"\w*angebot(?:e?s)?",
        r"bieter(?:in)?", r"verkehrswert(?:e?s)?",
    )),
    ("fee", "Gebühr", (
        r"\w*gebühr(?:en)?", r"\w*entgelte?[ns]?", r"eintritt(?:spreise?[ns]?)?", r"\w*miete[n]?", r"\w*pacht",
        r"\w*(?:geldbuße|bußgeld)(?:er|es|n)?",
    )),
    ("cost", "Gesamtkosten", (
        r"gesamt(?:bau|projekt|herstellungs|investitions)?kosten", r"gesamtaufwand", r"gesamtbedarf",
    )),
    ("cost", "Kosten", (
        r"\w*kosten", r"kostet", r"\w*kostenermittlung", r"\w*auftragssumme", r"\w*ausgaben?", r"nachzahlung(?:en)?",
        r"\w*investition(?:en)?", r"\w*entschädigung(?:en)?", r"\w*honorar(?:e|s)?", r"budgetbedarf", r"\w*belastung",
    )),
    ("cost", "Aufwendungen", (
        r"\w*aufwand(?:e?s)?", r"\w*aufwendung(?:en)?", r"\w*auszahlung(?:en)?",
    )),
)  # fmt: skip
_INDEX = re.compile(
    "|".join(f"(?P<n{i}>{'|'.join(nouns)})" for i, (_, _, nouns) in enumerate(_NOUNS)),
    re.IGNORECASE,
)
_WORD = re.compile(r"(?<!\w)[^\W\d_]{4,}(?![\w-])")
_LIQUID = re.compile(r"(?i)liquide[nr]?[ \n]$")
_PURPOSE = re.compile(r"(?:\bfür|\bzu|\bzu[ ]den|\bzur|\bzum|\ban|\bvon)[ \n](?:\w+e[nrs]?[ \n])?$")
_LIMIT_BEHIND = re.compile(r"(?:[^.;]|\.(?=\d)){0,70}\bim[ \n]Einzelfall|[ \n](?:nicht[ \n])?(?:übersteig|überschr)")
_LIMIT_BEFORE = re.compile(
    r"(?i)\b(?:höchstbetrag|wertgrenze|grenzen?|sachwert|schwelle)\b(?:[^.;]|\.(?=\d)){0,200}$|\bbis zur höhe von $"
    r"|\bvergaben (?:größer|über) $|\bim einzelfall (?:[^.;]|\.(?=\d)){0,50}$"
)
_JOINED = re.compile(
    r"[ \n\t]*(?:(?:monatlich[ ])?(?:und|bzw\.|bis(?:[ ]zu)?|oder|sowie|,|/|[-–—]|auf|auf[ ]heute|davon))?[ \n\t]*"
)
_CLAUSE = re.compile(r"(?<=[a-zäöüß)]{3})[.!?;](?=[ \n]+[A-ZÄÖÜ„(*\d-])|\n[ ]*\n|\f")
_BRACKETS = re.compile(r"\([^()]*\)|^[^()]*\)")
_BEHIND = re.compile(r"[^.,;:\n\t\f]{0,45}")
_SAVED = re.compile(r"(?i)\b(?:eingespart|einsparen|einzusparen)\b")
_SET_ASIDE = re.compile(
    r"(?i)^,?[ \n](?:die[ \n].{0,40})?(?:veranschlagt|eingeplant|eingestellt|bereitgestellt|zur Verfügung)"
)
_REACH = (
    260  # code points before an amount in which its noun stands: a clause of a statute, or the label of a form above it
)
_NEAR = 25  # code points between a noun and its amount that „in Höhe von insgesamt" takes
_SHORT = 40  # code points: what stands between two amounts of one phrase, or alone below a form's label


# How sure a purpose is (0 to 1), by what says it; chosen, not fitted: they only say which ways are better than others.
_SAID = 0.9  # words that have no other meaning: „im Einzelfall", „eingespart"
_NOUN_NEAR = 0.95  # a noun within ``_NEAR`` before the amount
_NOUN_FAR = 0.8  # a noun further before it in its clause
_NOUN_BEHIND = 0.75  # a noun behind it
_NOUN_ABOVE = 0.6  # the label of a form above it
_IN_A_ROW = 0.8  # what the amount before it is for, where both are one phrase
_IN_ONE_CLAUSE = 0.7  # the same, where words stand between them
_IS_SET_ASIDE = 0.8  # „500 € veranschlagt"


@dataclass(frozen=True, slots=True)
class Purpose:
    """What an amount is for: ``label`` as a noun, ``role`` for adding up like with like, and how sure that is (0 to 1)."""

    label: str
    role: AmountRole
    confidence: float


def with_purposes(text: str, amounts: Sequence[Entity]) -> list[Entity]:
    """``amounts`` (in order of their place) with what the text says they are for."""
    found: list[Entity] = []
    last: Entity | None = None
    purpose: Purpose | None = None
    for entity in amounts:
        purpose = purpose_of(text, entity, last, purpose)
        if purpose is None:
            found.append(entity)
        else:
            found.append(
                replace(entity, context_label=purpose.label, role=purpose.role, context_confidence=purpose.confidence)
            )
        last = entity
    return found


def purpose_of(text: str, entity: Entity, last: Entity | None, purpose_of_last: Purpose | None) -> Purpose | None:
    """The purpose of one amount; ``last``: the amount before it, whose purpose it shares where both are one phrase."""
    start, end = entity.char_start, entity.char_end
    first = max(0, start - _REACH)
    if _LIMIT_BEHIND.match(text, end) or _LIMIT_BEFORE.search(text[first:start].replace("\n", " ")):
        return Purpose("Wertgrenze", "limit", _SAID)
    between = "" if last is None else text[last.char_end : start]
    if last is not None and _JOINED.fullmatch(between):
        return None if purpose_of_last is None else replace(purpose_of_last, confidence=_IN_A_ROW)
    behind = _BEHIND.match(text, end)
    after = behind[0] if behind else ""
    if _SAVED.search(after):
        return Purpose("Einsparung", "saving", _SAID)
    found = _before(text[max(first, last.char_end if last is not None else 0) : start])
    if found is not None:
        return found
    if last is not None and len(between) <= _SHORT and not _CLAUSE.search(between) and "\n" not in between.strip(" \n"):
        return None if purpose_of_last is None else replace(purpose_of_last, confidence=_IN_ONE_CLAUSE)
    if _SET_ASIDE.match(text[end : end + 2 * _SHORT]):
        return Purpose("Haushaltsansatz", "appropriation", _IS_SET_ASIDE)
    noun = next(iter(_nouns(after)), None)
    return _purpose(noun, _NOUN_BEHIND) if noun is not None and noun.start < _NEAR else None


def _before(before: str) -> Purpose | None:
    """The purpose by the clause before an amount, or by the label above where nothing but a word or two stands below it."""
    blocks = _CLAUSE.split(before)
    clause = _BRACKETS.sub(" ", blocks[-1])
    noun = _speaking(clause)
    if noun is not None:
        return _purpose(noun, _NOUN_NEAR if len(clause) - noun.end < _NEAR else _NOUN_FAR)
    above = [block for block in blocks[:-1] if block and block.strip()]
    if above and len(blocks[-1].strip()) < _SHORT and "\n\n" in re.sub(r"[ ]+", "", before):
        label = _speaking(_BRACKETS.sub(" ", " ".join(above)))
        return _purpose(label, _NOUN_ABOVE) if label is not None else None
    return None


@dataclass(frozen=True, slots=True)
class _Noun:
    """A noun of the table above at ``[start:end]`` of its clause; ``index``: its line there."""

    start: int
    end: int
    index: int


def _speaking(clause: str) -> _Noun | None:
    """The noun nearest to the end of a clause that is not only the purpose of the noun before it."""
    nouns = _nouns(clause)
    if not nouns:
        return None
    noun = nouns[-1]
    is_purpose = _NOUNS[noun.index][0] == "cost" and _PURPOSE.search(clause[: noun.start]) is not None
    if len(nouns) > 1 and is_purpose and noun.start - nouns[-2].end < _SHORT:
        return nouns[-2]
    return noun


def _nouns(clause: str) -> list[_Noun]:
    """The nouns of a clause that say what money is for, in order."""
    found = []
    for word in _WORD.finditer(clause):
        index = _index(word[0])
        if index is not None:
            liquid = _LIQUID.search(clause, max(0, word.start() - 10), word.start()) is not None
            found.append(_Noun(word.start(), word.end(), _BALANCE if liquid else index))
    return found


@lru_cache(maxsize=20_000)  # a document has few distinct words
def _index(word: str) -> int | None:
    match = _INDEX.fullmatch(word)
    return None if match is None else int((match.lastgroup or "n0")[1:])


def _purpose(noun: _Noun, confidence: float) -> Purpose:
    role, label, _ = _NOUNS[noun.index]
    return Purpose(label, role, confidence)


_BALANCE = next(i for i, (role, _, _) in enumerate(_NOUNS) if role == "balance")

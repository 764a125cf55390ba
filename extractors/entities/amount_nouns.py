"""The nouns of a clause that say what money is for, and which of them speaks for the amount behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from curated.vocabulary import AmountRole
from extractors.entities.amount_purposes import NOUNS

_INDEX = re.compile(
    "|".join(f"(?P<n{i}>{'|'.join(nouns)})" for i, (_, _, nouns) in enumerate(NOUNS)),
    re.IGNORECASE,
)
WORD = re.compile(r"(?<![\w-])[^\W\d_](?:\w|-(?=\w))+(?![\w])")
_LIQUID = re.compile(r"(?i)liquide[nr]?[ \n]$")
_PURPOSE = re.compile(
    r"[ \n](?:für|zu[ ]den|zur|zum|an|von|des|der|bei|beim|aus|im|in|durch)[ \n]"
    r"(?:(?:den|die|das|der|dem)[ \n])?(?:[a-zäöü]+e[nrs]?[ \n])?"
)
_TO_MANY = re.compile(r"[ \n]zu[ \n](?:[a-zäöü]+e[nrs]?[ \n])?")
_TOGETHER = re.compile(r",?[ ](?:zusammen|insgesamt|in[ ]Summe)[ ]$")
_NAMES_AN_AIM = re.compile(r"(?i)wert|verbesserung|minderung|reduzierung|entlastung")
# Verbs and adjectives of ``NOUNS``; what else is in small letters is a verb that looks like a noun („gewinnen").
_SPEAKS_IN_LOWER_CASE = re.compile(
    r"kosten|kostet|eingespart|reduziert|plus|minus|liquide|(?:zuwendungs|förder|beihilfe)fähig(?:e[nrsm]?)?"
)
_HEAD_AND_TOPIC = 2  # „Einzahlungen Investitionen": nouns of a label that has no preposition


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that says what money is for at ``[start:end]`` of its clause; ``index``: its line in ``NOUNS``."""

    start: int
    end: int
    index: int

    @property
    def role(self) -> AmountRole:
        """The role that the noun stands for."""
        return NOUNS[self.index][0]


def speaking(clause: str) -> Noun | None:
    """The noun nearest to the end of a clause that is not only what the noun before it is for."""
    nouns = nouns_of(clause)
    if len(nouns) > 1 and _TOGETHER.search(clause) and " und " in clause[nouns[0].end : nouns[-1].start]:
        return nouns[0]  # „Notarkosten, Vermessung und Grunderwerbsteuer, zusammen 500 €"
    while len(nouns) > 1:
        noun, before = nouns[-1], nouns[-2]
        gap = clause[before.end : noun.start]
        is_purpose = _PURPOSE.fullmatch(gap) or (before.role == "grant" and _TO_MANY.fullmatch(gap))
        is_head = gap == " " and len(nouns) == _HEAD_AND_TOPIC
        if noun.role == "saving" or (before.role, noun.role) == ("own_share", "levy") or not (is_purpose or is_head):
            break
        nouns.pop()
    return nouns[-1] if nouns else None


def respective(clause: str) -> tuple[Noun, Noun] | None:
    """The two nouns of „Erträge und Aufwendungen: 7.800 € bzw. 6.900 €"."""
    nouns = nouns_of(clause)
    if len(nouns) < _HEAD_AND_TOPIC or clause[nouns[-2].end : nouns[-1].start] != " und ":
        return None
    return nouns[-2], nouns[-1]


def nouns_of(clause: str) -> list[Noun]:
    """The nouns of a clause that say what money is for, in order."""
    found = []
    for word in WORD.finditer(clause):
        only_names = _NAMES_AN_AIM.fullmatch(word[0]) and clause.endswith(("im ", "zur ", "Zur "), 0, word.start())
        broken = clause.endswith(("- ", "-\n"), 0, word.start())  # „Förder- kredite" over a line end
        index = None if only_names else noun_index(word[0].capitalize() if broken else word[0])
        if index is not None:
            liquid = _LIQUID.search(clause, max(0, word.start() - 10), word.start()) is not None
            found.append(Noun(word.start(), word.end(), _BALANCE if liquid else index))
    return found


@lru_cache(maxsize=20_000)  # a document has few distinct words
def noun_index(word: str) -> int | None:
    """The line of ``NOUNS`` that a word belongs to, None if to none."""
    match = _INDEX.fullmatch(word)
    if match is not None and word[0].islower() and _SPEAKS_IN_LOWER_CASE.fullmatch(word) is None:
        return None
    return None if match is None else int((match.lastgroup or "n0")[1:])


_BALANCE = next(i for i, (role, _, _) in enumerate(NOUNS) if role == "balance")

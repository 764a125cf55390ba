"""The clause that an amount stands in: the words before and behind it, as far as the next amounts or the clause's end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from curated.records import Entity
from extractors.entities.amount_verbs import AMOUNT, OTHER_AMOUNT

CLAUSE_BREAK = re.compile(r"(?:(?<=[a-zäöüß)]{3})|(?<=[%€]))[.!?;](?=[ \n]+[A-ZÄÖÜ„(*\d-])|\n[ ]*\n|\f")
_CLAUSE_END = re.compile(r"(?:(?<=[a-zäöüß)]{3})|(?<=[%€]))[.!?;](?=\s|$)|\n[ ]*\n|\f|\t")
REACH = 260  # code points before an amount in which its noun stands: a clause of a statute, or a label of a form
_AFTER = 120  # code points behind an amount in which the verb of its clause stands


@dataclass(frozen=True, slots=True)
class Clause:
    """The words before and behind an amount.

    ``marked``: its whole clause with the amounts as single signs; ``blocks``: the clauses above, and ``alone`` whether
    a blank line stands between.
    """

    before: str
    after: str
    marked: str
    blocks: Sequence[str]
    alone: bool


def clause_around(text: str, amounts: Sequence[Entity], index: int) -> Clause:
    """The words around one amount: before it as far as the last amount, behind it as far as the next or the clause's end."""
    entity = amounts[index]
    first = max(0, entity.char_start - REACH)
    last_end = amounts[index - 1].char_end if index else 0
    window = text[max(first, last_end) : entity.char_start]
    blocks = CLAUSE_BREAK.split(f"{window}0")  # the sign of a sentence's end is told by what follows it
    blocks[-1] = blocks[-1][:-1]
    stop = min(len(text), entity.char_end + _AFTER)
    if index + 1 < len(amounts):
        stop = min(stop, max(amounts[index + 1].char_start, entity.char_end))
    end = _CLAUSE_END.search(text, entity.char_end, stop)
    after = text[entity.char_end : end.start() if end else stop]
    whole = CLAUSE_BREAK.split(f"{_masked(text, amounts, index, first)}0")[-1][:-1]
    following = OTHER_AMOUNT if end is None and stop < min(len(text), entity.char_end + _AFTER) else ""
    alone = "\n\n" in re.sub(r"[ ]+", "", window)
    return Clause(blocks[-1], after, f"{whole}{AMOUNT}{after}{following}", blocks[:-1], alone)


def _masked(text: str, amounts: Sequence[Entity], index: int, first: int) -> str:
    """``text`` from ``first`` to an amount, with the amounts between as single signs."""
    pieces, position = [], amounts[index].char_start
    for number in range(index - 1, -1, -1):
        other = amounts[number]
        if other.char_end <= first:
            break
        pieces += [text[other.char_end : position], OTHER_AMOUNT]
        position = other.char_start
    pieces.append(text[min(first, position) : position])
    return "".join(reversed(pieces))

"""What different papers of one municipality say of the same budget number, held against one another.

Five identities: the result of a year in two papers; the Ansatz of a year in its budget, in the budget of the next year, and as
„bisher“ of a Nachtrag; a list of changes between two states of a budget; what the Haushaltssatzung sets against the total of
the plan; the balance of cash at the end of a year and at the beginning of the next. Two papers are believed to speak of the same
thing when most of what they share agrees; only then is a number that does not a contradiction.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Literal

from curated.tables.budget_statements import Statement

IdentityKind = Literal["result", "budget", "changes", "statute", "balance"]

_FEWEST = 5  # numbers that two papers share and agree in, before another one is a contradiction
_SHARE = 0.8  # of the numbers they share
_FEWEST_TOTALS = 1  # totals of a Haushaltssatzung found in a plan, before another one is a contradiction
_MOST_CANDIDATES = 6  # papers in which the same number is looked for: the time stays in proportion to the input
# What stands around the name of a total in a Haushaltssatzung or a plan and tells nothing of it.
_FILLERS = re.compile(
    r"^(?:summe[n]?|gesamt(?:betrag|beträge|summe)?|der|die|des|das|dem|den|aller|im|ergebnis\w*|finanz(?:plan|haushalt)\w*"
    r"|mit|einem|auf|von|festgesetzt|davon)$"
)
_ENDINGS = re.compile(r"(?:en|er|em|es|e|n|r|s)$")
_SHORT_FORMS = {"lfd": "laufend", "laufd": "laufend", "ord": "ordentlich", "verw": "verwaltung"}
_OPENING = re.compile(r"\banfangsbestand\b.*mittel|\bbestand\b.*mittel.*\b(?:beginn|anfang)\b", re.IGNORECASE)
_CLOSING = re.compile(r"\bendbestand\b.*mittel|\bbestand\b.*mittel.*\bende\b|^liquide mittel$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Statements that have to agree: ``one`` against ``others`` (the second less the first, for a list of changes).

    ``difference`` is what ``one`` has too much, in EUR or percent; 0 where it holds.
    """

    kind: IdentityKind
    one: Statement
    others: tuple[Statement, ...]
    holds: bool
    difference: Decimal


def identities(statements: Iterable[Statement]) -> list[Identity]:
    """All identities between the papers of each municipality that hold or are believed to be broken, in a fixed order."""
    by_source: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_source[statement.source].append(statement)
    found: list[Identity] = []
    for source in sorted(by_source):
        own = sorted(by_source[source], key=lambda s: (s.budget_year, s.document_id, s.page_number, s.place))
        groups = list(_by_subject(own))
        found += _believed([i for group in groups for i in (*_results(group), *_budgets(group), *_changes(group))])
        found += _believed(list(_statutes(own)), fewest=_FEWEST_TOTALS, share=0.5)
        found += _balances(own)
    return found


def _by_subject(statements: Sequence[Statement]) -> Iterator[list[Statement]]:
    """The statements on one item and year, each paper's own ones only where the item is one in it."""
    groups: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.section is None:
            groups[statement.product or "", statement.subject, str(statement.year)].append(statement)
    for key in sorted(groups):
        group = groups[key]
        for plan in sorted({s.plan for s in group}) if _repeats(group) else [None]:
            chosen = group if plan is None else [s for s in group if s.plan == plan]
            if len({s.document_id for s in chosen}) > 1 and not _repeats(chosen):
                yield chosen


def _repeats(group: Sequence[Statement]) -> bool:
    """Whether a paper says several different things of what seems to be one item."""
    said: dict[tuple[str, str, str, str], Decimal] = {}
    return any(
        said.setdefault((s.document_id, s.kind, s.variant or "", s.basis or ""), s.amount) != s.amount for s in group
    )


def _results(group: Sequence[Statement]) -> Iterator[Identity]:
    """A result in one paper and in the next that prints it; one that is preliminary denies nothing."""
    known = [s for s in group if s.kind == "Ergebnis"]
    for first, second in pairwise(_one_each(known)):
        agrees = first.agrees(second)
        if agrees or not (first.is_preliminary or second.is_preliminary):
            yield _compared("result", second, (first,), agrees=agrees)


def _budgets(group: Sequence[Statement]) -> Iterator[Identity]:
    """An Ansatz as a Nachtrag or a later budget repeats it: one of the states that other papers print."""
    plans = [s for s in group if s.kind == "Ansatz" and s.basis != "carried_over"]
    states = [s for s in plans if s.variant != "bisher" and s.year == s.budget_year]
    for said in plans:
        if said in states and said.variant is None:
            continue
        others = [s for s in states if s.document_id != said.document_id][:_MOST_CANDIDATES]
        same = next((s for s in others if s.agrees(said)), None)
        if same is not None:
            yield _compared("budget", said, (same,), agrees=True)
        elif said.variant == "bisher" and others and all(s.variant is None for s in others):
            yield _compared("budget", said, (others[-1],), agrees=False)


def _changes(group: Sequence[Statement]) -> Iterator[Identity]:
    """A change that a list prints, against two states of the budget in other papers."""
    nachtrag = {s.document_id for s in group if s.variant is not None}
    states = _one_each([s for s in group if s.kind == "Ansatz" and s.variant is None and s.year == s.budget_year])
    for change in group:
        if change.kind != "Veränderung" or change.document_id in nachtrag:
            continue
        others = [s for s in states if s.document_id != change.document_id][:_MOST_CANDIDATES]
        ways = [(a, b) for pair in combinations(others, 2) for a, b in (pair, pair[::-1])]
        fitting = next((w for w in ways if abs(w[1].amount - w[0].amount - change.amount) <= change.step / 2), None)
        if fitting is not None:
            yield _compared("changes", change, fitting, agrees=True)
        elif len(others) == 2 and others[0].amount != others[1].amount:
            yield _compared("changes", change, (others[0], others[1]), agrees=False)


def _statutes(statements: Sequence[Statement]) -> Iterator[Identity]:
    """The totals that a Haushaltssatzung sets, against the rows of whole plans that are named alike."""
    totals: dict[tuple[str, int], list[Statement]] = defaultdict(list)
    for s in statements:
        if s.section is None and s.kind == "Ansatz" and s.variant != "bisher" and not s.is_part:
            totals[total_name(s.label), s.year].append(s)
    for said in statements:
        if said.section is None or said.kind != "Ansatz":
            continue
        named = totals.get((total_name(said.label), said.year), [])
        own = [s for s in named if s.document_id == said.document_id]
        others = (own or [s for s in named if s.year == s.budget_year])[:_MOST_CANDIDATES]
        same = next((s for s in others if said.agrees(s)), None)
        if same is not None:
            yield _compared("statute", said, (same,), agrees=True)
        elif others and len({s.amount for s in others}) == 1:
            yield _compared("statute", said, (others[0],), agrees=False)


def _balances(statements: Sequence[Statement]) -> Iterator[Identity]:
    """Cash at the beginning of a year, against cash at the end of the year before, both as results of whole plans."""
    known = [s for s in statements if s.kind == "Ergebnis" and not (s.is_part or s.is_preliminary)]
    closing: dict[int, list[Statement]] = defaultdict(list)
    for s in known:
        if _CLOSING.search(s.label):
            closing[s.year].append(s)
    for opening in known:
        before = closing.get(opening.year - 1, [])[:_MOST_CANDIDATES] if _OPENING.search(opening.label) else []
        same = next((s for s in before if s.agrees(opening)), None)
        if same is not None:
            yield _compared("balance", opening, (same,), agrees=True)
        elif before and len({s.amount for s in before}) == 1:
            yield _compared("balance", opening, (before[0],), agrees=False)


def total_name(label: str) -> str:
    """The words of a total without their endings and without what only says that it is one; short forms written out."""
    words = [word for word in re.findall(r"[^\W\d_]+", label.casefold()) if not _FILLERS.match(word)]
    return " ".join(_SHORT_FORMS.get(word) or _ENDINGS.sub("", word) for word in words)


def _one_each(statements: Sequence[Statement]) -> list[Statement]:
    """The first statement of every paper."""
    seen: dict[str, Statement] = {}
    for statement in statements:
        seen.setdefault(statement.document_id, statement)
    return list(seen.values())


def _compared(kind: IdentityKind, one: Statement, others: tuple[Statement, ...], *, agrees: bool) -> Identity:
    wanted = others[0].amount if len(others) == 1 else others[1].amount - others[0].amount
    difference = Decimal(0) if agrees else one.amount - wanted
    return Identity(kind=kind, one=one, others=others, holds=agrees, difference=difference)


def _believed(found: Sequence[Identity], *, fewest: int = _FEWEST, share: float = _SHARE) -> list[Identity]:
    """What holds, and what does not between papers that agree in most of what they share."""
    hits: dict[tuple[str, ...], int] = defaultdict(int)
    total: dict[tuple[str, ...], int] = defaultdict(int)
    for identity in found:
        key = _papers(identity)
        total[key] += 1
        hits[key] += identity.holds
    return [i for i in found if i.holds or _is_trusted(hits, total, _papers(i), fewest=fewest, share=share)]


def _is_trusted(
    hits: Mapping[tuple[str, ...], int],
    total: Mapping[tuple[str, ...], int],
    key: tuple[str, ...],
    *,
    fewest: int,
    share: float,
) -> bool:
    return hits[key] >= fewest and hits[key] >= share * total[key]


def _papers(identity: Identity) -> tuple[str, ...]:
    return identity.kind, identity.one.document_id, *sorted(s.document_id for s in identity.others)

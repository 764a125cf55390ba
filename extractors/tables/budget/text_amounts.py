"""Budget lines against the running text of the same document: „Mittel in Höhe von 1.084.000 €“.

An amount in a sentence that names an item of a budget table is held against the numbers of that item. Where it is one of them,
that is evidence for both. Where it is none, mostly another thing is meant (a part, another year, a motion); so only a slip of
the same number is called a mismatch: one digit, two digits exchanged, a wrong rounding.

The thresholds were chosen with the development sets of ``docs/measurements.md`` in view, not fitted, unless they say otherwise.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from curated.records import BudgetLine, Entity, Issue
from extractors.tables.checks.implied_sums import is_one_digit
from normalizers.lexicon.german import BLOCK_END, SENTENCE_END
from normalizers.numbers import read_quantity, unit_scale

_SENTENCE_OR_BLOCK_END = re.compile(rf"{SENTENCE_END}|{BLOCK_END}")
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d|\d)")
_BRACKETS = re.compile(r"\s*\([^)]*\)?")
_CHANGED = re.compile(r"\bum\b|\bmehr\b|\bweniger\b|erhöht\s+sich|vermindert\s+sich|steig|sink", re.IGNORECASE)
_FILLER = (
    r"(?:im|in|für|des|der|das|dem|den|Jahre?s?|Haushaltsjahre?s?|(?:19|20)\d\d|wird|werden|ist|sind|liegt|insgesamt)"
)
_STATED = re.compile(
    rf"(?:\s+{_FILLER})*\s+(?:in\s+Höhe\s+von|i\.\s?H\.\s?v\.|von|mit|beträgt|betragen|(?:beläuft|belaufen)\s+sich"
    rf"(?:\s+{_FILLER})*\s+auf)(?:\s+{_FILLER})*\s+",
    re.IGNORECASE,
)
_SHORTEST = 8  # letters of a label that can be found in a text
_FARTHEST = 90  # characters between a label and its amount
_SLIGHT = Decimal("0.001")  # of the amount: a wrong rounding


@dataclass(frozen=True, slots=True)
class MentionCheck:
    """An amount of the text held against one budget line; ``difference`` is text minus line, both without sign, in EUR."""

    line: BudgetLine
    page_number: int
    holds: bool
    difference: Decimal


def compare_mentions(
    lines: Sequence[BudgetLine], entities: Sequence[Entity], texts: Sequence[str]
) -> tuple[MentionCheck, ...]:
    """The amounts of running text that agree with a budget line of the item they name, or miss it by a slip.

    ``texts`` are those of the pages, from page 1; ``entities`` their mentions. Amounts inside tables are not looked at.
    """
    items = _Items(lines)
    checks: list[MentionCheck] = []
    for entity in entities:
        if entity.kind != "amount" or entity.amount is None or entity.table_id is not None:
            continue
        if entity.currency not in (None, "EUR"):
            continue
        check = _compare(items, entity, texts[entity.page_number - 1])
        if check is not None:
            checks.append(check)
    return tuple(checks)


def mention_issues(checks: Sequence[MentionCheck]) -> tuple[Issue, ...]:
    """An issue TABLE_TEXT_MISMATCH for every amount of the text that is nearly, but not quite, that of the table."""
    return tuple(_issue(check) for check in checks if not check.holds)


class _Items:
    """The items of a document's budget tables, longest label first, with their lines."""

    def __init__(self, lines: Sequence[BudgetLine]) -> None:
        named: dict[str, list[BudgetLine]] = {}
        for line in lines:
            named.setdefault(_BRACKETS.sub("", line.label).strip(), []).append(line)
            if line.account and len(line.account) >= 5:
                named.setdefault(line.account, []).append(line)
        usable = [n for n in named if sum(ch.isalpha() for ch in n) >= _SHORTEST or n[:1].isdigit()]
        self._lines: Mapping[str, list[BudgetLine]] = {" ".join(n.split()).casefold(): named[n] for n in usable}
        names = sorted(self._lines, key=len, reverse=True)
        ways = "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in names)
        self._pattern = re.compile(rf"(?<![\w-])(?:{ways})(?=(?:e?[sn])?(?![\w-]))", re.IGNORECASE) if names else None

    def named_in(self, text: str) -> Iterator[tuple[int, list[BudgetLine]]]:
        """Where the name of an item ends, and its lines, for every item named in the text."""
        for match in self._pattern.finditer(text) if self._pattern else ():
            yield match.end(), self._lines[" ".join(match.group().split()).casefold()]


def _compare(items: _Items, entity: Entity, text: str) -> MentionCheck | None:
    """The amount against the item named last before it in its sentence."""
    start, end = _sentence(text, entity.char_start, entity.char_end)
    before = text[start : entity.char_start]
    found = list(items.named_in(before))
    if not found or entity.amount is None:
        return None
    behind, lines = found[-1]
    between = before[behind:]
    if len(between) > _FARTHEST or re.search(r"\d[.,]\d", between):
        return None  # another number stands nearer
    years = {int(y) for y in _YEAR.findall(text[start:end])}
    lines = [line for line in lines if not years or line.year in years]
    value, step = abs(entity.amount), _step(entity)
    right = [line for line in lines if abs(abs(line.amount) - value) <= (step + _line_step(line)) / 2]
    if right:
        return MentionCheck(_preferred(right, between), entity.page_number, True, Decimal(0))
    stated = _STATED.fullmatch(re.sub(r"^(?:e?[sn])?(?!\w)", "", between))
    if stated is None or entity.approximate or entity.qualifier or not lines:
        return None
    nearest = min(lines, key=lambda line: abs(abs(line.amount) - value))
    difference = value - abs(nearest.amount)
    return MentionCheck(nearest, entity.page_number, False, difference) if _is_slip(value, difference) else None


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around a mention begins and ends."""
    starts, ends = _sentence_bounds(text)
    before, behind = bisect_right(ends, start), bisect_left(starts, end)
    return ends[before - 1] if before else 0, starts[behind] if behind < len(starts) else len(text)


@lru_cache(maxsize=2)
def _sentence_bounds(text: str) -> tuple[Sequence[int], Sequence[int]]:
    """Where what parts sentences starts and ends; found once for all amounts of a page."""
    bounds = [match.span() for match in _SENTENCE_OR_BLOCK_END.finditer(text)]
    return [start for start, _ in bounds], [end for _, end in bounds]


def _step(entity: Entity) -> Decimal:
    """What one unit of the last printed digit is worth: 100.000 for „7,3 Mio. Euro“; nothing for cents."""
    quantity = read_quantity(entity.text)
    scale = unit_scale(quantity.unit) if quantity else None
    if quantity is None or scale is None or scale == 1:
        return Decimal(0)
    return Decimal(scale).scaleb(int(quantity.number.as_tuple().exponent))


def _line_step(line: BudgetLine) -> Decimal:
    scale = unit_scale(line.unit) or 1
    return Decimal(scale) if scale > 1 else Decimal(0)


def _preferred(lines: Sequence[BudgetLine], between: str) -> BudgetLine:
    """Of several lines with the same amount the one a text means: a change where it speaks of one, else the new budget."""
    changed = _CHANGED.search(between) is not None
    return min(lines, key=lambda x: ((x.kind == "Veränderung") != changed, x.variant == "bisher", x.kind != "Ansatz"))


def _is_slip(value: Decimal, difference: Decimal) -> bool:
    other = value - difference
    same_digits = sorted(f"{value:f}") == sorted(f"{other:f}")
    return is_one_digit(difference) or (same_digits and value != other) or abs(difference) <= _SLIGHT * value


def _issue(check: MentionCheck) -> Issue:
    line = check.line
    message = (
        f"An amount in the text names the item of row {line.row} (page {line.page_number}), column {line.col}, but is off by "
        f"{check.difference:f} EUR; compare both places. No number was changed."
    )
    return Issue(
        stage="tables",
        code="TABLE_TEXT_MISMATCH",
        severity="warning",
        message=message,
        document_id=line.document_id,
        page_number=check.page_number,
        table_id=line.table_id,
    )

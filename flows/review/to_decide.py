"""„Zu entscheiden“: what only a person can settle, each with one click to the place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from curated.issue_codes import issue_remedy, issue_title
from flows.review.counts import Counts, Trouble

MOST_PLACES = 500
"""Places listed of one kind: more than anybody works through before the next release."""

POOR_PAGES = "POOR_PAGES"
_POOR_TITLE = "Seiten, deren Text schlecht zu lesen ist"
_POOR_REMEDY = "Ansehen; einen besseren Scan beschaffen oder die Seite in der Prüfansicht berichtigen."

TO_DECIDE = (
    "PUBLICITY_UNCLEAR",
    "PERSONAL_DATA",
    "NOT_PUBLIC_PART",
    "COVERED_TEXT",
    "OPARL_IS_PUBLIC",
    "TABLE_SUM_MISMATCH",
    "TABLE_ACROSS_MISMATCH",
    "TABLE_TEXT_MISMATCH",
    "HEAD_INCOMPLETE",
    "DECISION_UNCLEAR",
    "SUSPICIOUS_AMOUNT",
    "VALUE_IMPLAUSIBLE",
)
"""Codes that end in a decision, in the order of what a wrong one would cost: publicity first, then numbers, then heads."""


@dataclass(frozen=True, slots=True)
class DecisionGroup:
    """Everything of one kind: its German name, what to do, how many there are, and the first of the places."""

    code: str
    title: str
    remedy: str | None
    count: int
    places: tuple[Trouble, ...]

    @property
    def rest(self) -> int:
        """How many places are not listed."""
        return self.count - len(self.places)


def decision_groups(counts: Counts) -> list[DecisionGroup]:
    """What is to be decided, by kind; kinds of which there is nothing are left out."""
    by_code: Mapping[str, list[Trouble]] = {code: [] for code in TO_DECIDE}
    for trouble in counts.trouble:
        if trouble.code in by_code:
            by_code[trouble.code].append(trouble)
    groups = [_group(code, issue_title(code), issue_remedy(code), found) for code, found in by_code.items() if found]
    if counts.poor_pages:
        groups.append(_group(POOR_PAGES, _POOR_TITLE, _POOR_REMEDY, counts.poor_pages))
    return groups


def _group(code: str, title: str, remedy: str | None, found: list[Trouble]) -> DecisionGroup:
    return DecisionGroup(code, title, remedy, len(found), tuple(found[:MOST_PLACES]))

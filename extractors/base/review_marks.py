"""A reviewer's marks on one document: what the machine got wrong, and the right value where the reviewer gave one.

They overrule the machine in the document they were made on. A mark that meets nothing any more is told, never guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from curated.records import Entity, Issue
from normalizers.numbers import read_cell_number
from normalizers.text_trail import Change, Edit, TextTrail

RULE = "feedback"
_EVIDENCE = "marked by a reviewer"


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkTarget:
    """What a mark is on, as the release showed it; which fields are filled depends on the kind."""

    before: str | None = None
    after: str | None = None
    char_start: int | None = None
    entity_id: str | None = None
    entity_kind: str | None = None
    text: str | None = None
    table_id: str | None = None
    row: int | None = None
    col: int | None = None


@dataclass(frozen=True, slots=True)
class ReviewMark:
    """One thing marked as wrong. ``value``: what is right, None when the reviewer only said that it is not this."""

    page_number: int
    kind: Literal["correction", "entity", "number"]
    target: MarkTarget
    value: str | None = None


@dataclass(slots=True)
class ReviewMarkBook:
    """The marks of one document, and which of them have been followed while it is read."""

    marks: tuple[ReviewMark, ...] = ()
    followed: set[int] = field(default_factory=set)

    def of(self, kind: str, page_number: int | None = None) -> list[tuple[int, ReviewMark]]:
        """The marks of a kind, with their numbers; of one page or of all."""
        return [(n, m) for n, m in enumerate(self.marks) if m.kind == kind and page_number in (None, m.page_number)]

    def correct(self, page_number: int, trail: TextTrail) -> TextTrail:
        """The trail without the changes that were marked on this page, or with the right text in their place."""
        return self._corrected(trail, self.of("correction", page_number))

    def correct_cell(self, trail: TextTrail) -> TextTrail:
        """The trail of a table cell without the changes that were marked anywhere in the document."""
        return self._corrected(trail, self.of("correction"))

    def _corrected(self, trail: TextTrail, marks: Sequence[tuple[int, ReviewMark]]) -> TextTrail:
        if not marks:
            return trail
        wanted = {(m.target.before, m.target.after): (n, m) for n, m in marks}
        if not any((c.before, c.after) in wanted for c in trail.changes):
            return trail
        edits: list[Edit] = []
        for change in trail.changes:
            number, mark = wanted.get((change.before, change.after), (None, None))
            if number is None or mark is None:
                edits.append(_as_edit(change))
                continue
            self.followed.add(number)
            if mark.value is not None:
                edits.append(
                    Edit(
                        start=change.start,
                        end=change.end,
                        after=mark.value,
                        stage=change.stage,
                        rule=RULE,
                        confidence=1.0,
                        evidence=_EVIDENCE,
                    )
                )
        return TextTrail.of(trail.raw).apply(edits)

    def entities(self, found: Iterable[Entity]) -> tuple[Entity, ...]:
        """The mentions without those marked as wrong; one with a right value takes that instead."""
        by_id = {m.target.entity_id: (n, m) for n, m in self.of("entity") if m.target.entity_id}
        by_place = {
            (m.page_number, m.target.entity_kind, m.target.text, m.target.char_start): (n, m)
            for n, m in self.of("entity")
        }
        kept: list[Entity] = []
        for entity in found:
            place = (entity.page_number, entity.kind, entity.text, entity.char_start)
            met = by_id.get(entity.entity_id) or by_place.get(place)
            if met is None:
                kept.append(entity)
                continue
            self.followed.add(met[0])
            if met[1].value is not None:
                kept.append(_with_value(entity, met[1].value))
        return tuple(kept)

    def issues(self, document_id: str) -> tuple[Issue, ...]:
        """How many marks were followed, and one issue for each that met nothing."""
        if not self.marks:
            return ()
        missed = [
            Issue(
                stage="process",
                code="FEEDBACK_UNMATCHED",
                severity="warning",
                message=_missed(mark),
                document_id=document_id,
                page_number=mark.page_number,
            )
            for number, mark in enumerate(self.marks)
            if number not in self.followed
        ]
        if not self.followed:
            return tuple(missed)
        counts = {
            kind: sum(self.marks[n].kind == kind for n in self.followed) for kind in ("correction", "entity", "number")
        }
        told = ", ".join(f"{kind} {count}" for kind, count in counts.items() if count)
        message = f"A reviewer's marks were followed ({told}). Nothing to do."
        return (
            Issue(stage="process", code="FEEDBACK_APPLIED", severity="info", message=message, document_id=document_id),
            *missed,
        )


def decimal_of(value: str | None) -> Decimal | None:
    """A number as reviewers write it: 1234.5 or, as printed, 1.234,50; None for none."""
    if value is None:
        return None
    text = value.strip().replace("\u2212", "-")
    if re.fullmatch(r"-?\d+(?:\.\d+)?", text) and not re.fullmatch(r"-?\d{1,3}\.\d{3}", text):
        return Decimal(text)
    return read_cell_number(text)


def _missed(mark: ReviewMark) -> str:
    return (
        f"A reviewer's mark on a {mark.kind} of this page met nothing: the text or the table has changed since. Look at the page "
        f"in the new release and mark it again, or take the mark out of the file."
    )


def _as_edit(change: Change) -> Edit:
    return Edit(
        start=change.start,
        end=change.end,
        after=change.after,
        stage=change.stage,
        rule=change.rule,
        confidence=change.confidence,
        evidence=change.evidence,
    )


def _with_value(entity: Entity, value: str) -> Entity:
    """The mention with the right value; what was read from its text before goes, unless it is of another kind."""
    said = replace(entity, canonical=value, method=RULE, confidence=1.0)
    if entity.kind == "amount":
        amount = decimal_of(value)
        shown = value if amount is None else f"{amount:.2f} {entity.currency or 'EUR'}"
        return replace(said, canonical=shown, amount=amount)
    if entity.kind == "date":
        day = _iso_day(value)
        return replace(said, date_start=day, date_end=day, date_precision="day" if day else None, iso=value)
    return said


def _iso_day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None

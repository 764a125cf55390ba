"""What is known about a code: where it comes from, how bad it is, what German readers see and what they can do."""

from __future__ import annotations

from dataclasses import dataclass

from curated.vocabulary import Severity, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueCode:
    """One code of ``issues.code``, or of an exception of ours, with its German name and remedy.

    ``stages`` and ``severities`` are those of its rows; both are empty for a code that only ends a run and has no rows.
    ``remedy`` is a sentence for people; the English message of each row says the same of the case at hand.
    """

    code: str
    stages: tuple[Stage, ...]
    severities: tuple[Severity, ...]
    title: str
    remedy: str

    @property
    def has_rows(self) -> bool:
        """Whether rows of the table ``issues`` can bear this code."""
        return bool(self.stages)

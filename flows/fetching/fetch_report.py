"""What a fetch has done, for the operator and for the exit code."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

_MOST_SHOWN = 20  # failures of a summary; the rest is counted


@dataclass(frozen=True, slots=True, order=True)
class Failure:
    """An address that gave nothing usable, and why."""

    address: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSummary:
    """The end of a fetch. Files: new, changed, unchanged, withdrawn; ``untried``: left for the next run when the server went."""

    folder: str = ""
    papers: int = 0
    meetings: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0
    untried: int = 0
    requests: int = 0
    failures: tuple[Failure, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether everything that the server has was brought."""
        return not self.failures and not self.untried

    def lines(self) -> list[str]:
        """The summary for people; addresses of failures in their order, those beyond twenty counted."""
        said = [
            f"{self.papers:,} papers and {self.meetings:,} meetings known; {self.requests:,} requests",
            f"files: {self.new:,} new, {self.changed:,} changed, {self.unchanged:,} unchanged, "
            f"{self.withdrawn:,} withdrawn, {len(self.failures):,} failed",
        ]
        said += [f"failed: {f.address}: {f.reason}" for f in self.failures[:_MOST_SHOWN]]
        rest = len(self.failures) - _MOST_SHOWN
        if rest > 0:
            said.append(f"failed: {rest:,} more")
        if self.untried:
            said.append(f"{self.untried:,} files were not tried: call the same command again")
        return said


@dataclass(slots=True)
class Ledger:
    """Fills while a fetch works. ``gone``: the server answers no more, so nothing further is asked."""

    counts: Counter[str] = field(default_factory=Counter)
    failures: set[Failure] = field(default_factory=set)
    gone: bool = False

    def failed(self, address: str, reason: str) -> None:
        """Note an address that gave nothing usable."""
        self.failures.add(Failure("".join(c if c.isprintable() else "?" for c in address), reason))

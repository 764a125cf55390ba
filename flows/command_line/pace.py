"""How fast a run is and how long it may take still, from what is done so far."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

_LEAST_SHARE = 0.02  # of the documents that must be done before anything is said about the rest …
_LEAST_DONE = 3  # … and at least so many
_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400  # seconds
_FEW = 2  # of a unit: below it the next smaller one is said


@dataclass(slots=True)
class Pace:
    """Counts documents and pages; costly documents come first, so the time left is said too long rather than too short."""

    to_do: int = 0
    done: int = 0
    pages: int = 0
    started: float = field(default_factory=time.monotonic)

    def take(self, page_count: int) -> None:
        """One more document is done, with so many pages."""
        self.done += 1
        self.pages += page_count

    @property
    def seconds(self) -> float:
        """Since the reading began."""
        return time.monotonic() - self.started

    @property
    def pages_a_minute(self) -> float:
        """Pages read in a minute, on average so far."""
        return self.pages * _MINUTE / max(self.seconds, 1.0)

    @property
    def seconds_left(self) -> float | None:
        """What the documents that are left may take; None while too little is done to tell."""
        if self.done < max(_LEAST_DONE, _LEAST_SHARE * self.to_do):
            return None
        return self.seconds / self.done * (self.to_do - self.done)

    def said(self) -> str:
        """Pages, rate and time left in a few words; empty while there is nothing to say."""
        if not self.pages:
            return ""
        left = self.seconds_left
        rest = f", about {duration(left)} left" if left is not None and self.done < self.to_do else ""
        return f"{self.pages} pages, {self.pages_a_minute:.0f} a minute{rest}"


def duration(seconds: float) -> str:
    """Seconds in the unit that people would use."""
    for size, name in ((_DAY, "days"), (_HOUR, "hours"), (_MINUTE, "minutes")):
        if seconds >= _FEW * size:
            return f"{seconds / size:.0f} {name}"
    return f"{seconds:.0f} seconds"

"""What reading one page may cost: processor seconds of Tesseract, which mean the same on a quiet machine and on a busy one.

A limit on the wall clock would decide by the load of the machine what is read. It is left only to end a process that hangs.
"""

from __future__ import annotations

import math
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

# A process that gets less than a twentieth of a core is not slowed by its neighbours: it waits for something that never comes.
WALL_PER_PROCESSOR_SECOND = 20
_LEAST_WALL = 60.0  # seconds: starting a process takes some, whatever it may use


class EngineTimeout(Exception):
    """Tesseract did not finish within the page's budget."""


@dataclass(frozen=True, slots=True)
class EngineLimits:
    """What one run of Tesseract may use: whole seconds of processor time, as the kernel counts them, and of wall time."""

    processor_seconds: int
    wall_seconds: float


class PageBudget:
    """One budget of processor seconds for all readings of a page. A reading that ends beyond it does not count."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._spent = 0.0

    @property
    def seconds(self) -> float:
        """The whole budget, spent or not."""
        return self._seconds

    @contextmanager
    def one_reading(self) -> Iterator[EngineLimits]:
        """Run Tesseract inside the block, within the limits this gives; its processor time is taken off.

        Raises:
            EngineTimeout: nothing is left before the block or after it.
        """
        self._check()
        before = _processor_seconds_of_children()
        left = self._seconds - self._spent
        try:
            yield EngineLimits(max(1, math.ceil(left)), max(_LEAST_WALL, WALL_PER_PROCESSOR_SECOND * left))
        finally:
            self._spent += _processor_seconds_of_children() - before
        self._check()

    def _check(self) -> None:
        if self._spent >= self._seconds:
            raise EngineTimeout


def _processor_seconds_of_children() -> float:
    """Of all child processes of this one that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime

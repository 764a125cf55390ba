"""``aktenklar fetch oparl URL RAW``: papers, files and what is said of them, from a council information system."""

from __future__ import annotations

import argparse
import sys
import time
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime

from rich.console import Console
from rich.status import Status

from flows.fetching.fetch_oparl import FetchOrder, fetch_oparl
from flows.fetching.polite_client import Manners

_EVERY = 5.0  # seconds between lines where nobody watches
_MEGABYTE = 2**20
_INCOMPLETE = 1


def fetch(args: argparse.Namespace) -> int:
    """Fetch, show how far it is on standard error and what was done on standard output; returns the exit code.

    0: everything the server has was brought; 1: something failed or was left for the next call, which the summary names.

    Raises:
        SetupError: the address or the folder cannot be used.
    """
    manners = Manners(delay=args.delay, largest_file=args.max_file_mb * _MEGABYTE, allow_private=args.allow_private)
    order = FetchOrder(url=args.url, raw_dir=args.raw, manners=manners, whole=args.full)
    console = Console(stderr=True)
    status = console.status("starting") if console.is_terminal else None
    with status or _no_status():
        summary = fetch_oparl(order, datetime.now(UTC), Notice(console, status))
    sys.stdout.write("".join(f"{line}\n" for line in summary.lines()))
    return 0 if summary.complete else _INCOMPLETE


def _no_status() -> AbstractContextManager[None]:
    return nullcontext()


@dataclass(slots=True)
class Notice:
    """Says how far a fetch is: a line redrawn in place on a terminal, else one every five seconds."""

    console: Console
    status: Status | None = None
    _last: float = 0.0

    def __call__(self, text: str) -> None:
        """Say it, unless something was said just now."""
        clean = "".join(c if c.isprintable() else "?" for c in text)
        if self.status is not None:
            self.status.update(clean.replace("[", "\\["))
        elif time.monotonic() - self._last >= _EVERY:
            self._last = time.monotonic()
            self.console.print(clean, markup=False, highlight=False, soft_wrap=True)

"""Whether a busy machine reads the same: ``python -m benchmarks.under_load RAW``, exit 0 or 1.

RAW is read twice from the beginning, on one core: alone, and beside busy loops on that same core. Then every table of the two
releases is compared byte by byte. No Prefect: who hands out work decides nothing of what is read.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from flows.configuration.settings import CurateSettings
from flows.processing.observers import Silence
from flows.processing.supervisor import Pending, Work
from flows.processing.tasks import Outcome, PageJob, RunContext, process_document, recognise_pages
from flows.run import run

_BUSY = "while True: pass"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what differs, a line a table, and what both readings took; 0 when nothing does."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.under_load", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("raw", type=Path, help="a folder of papers, scans among them")
    parser.add_argument("--loops", type=int, default=8, help="busy loops beside the second reading (8)")
    parser.add_argument("--into", type=Path, help=argparse.SUPPRESS)  # the part that is started for each reading
    given = parser.parse_args(arguments)
    if given.into is not None:
        run(given.raw, given.into, CurateSettings(workers=1, site=False), _here, Silence())
        return 0
    with tempfile.TemporaryDirectory() as folder:
        outs = []
        for loops in (0, given.loops):
            outs.append(Path(folder, str(loops)))
            started = time.monotonic()
            with _busy_core(loops):
                subprocess.run(
                    [sys.executable, "-m", "benchmarks.under_load", given.raw, "--into", outs[-1]], check=True
                )
            print(f"beside {loops} busy loops: {time.monotonic() - started:.0f} s")
        return _compare(*outs)


def _compare(alone: Path, loaded: Path) -> int:
    tables = sorted(path.name for path in (alone / "latest").glob("*.parquet"))
    other = [n for n in tables if (alone / "latest" / n).read_bytes() != (loaded / "latest" / n).read_bytes()]
    for name in other:
        print(f"{name} differs")
    print(f"{len(tables)} tables, {len(tables) - len(other)} byte-identical")
    return 1 if other or not tables else 0


@contextmanager
def _busy_core(loops: int) -> Iterator[None]:
    """This process and all that it starts on one core, which it shares with so many busy loops."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    running = [subprocess.Popen([sys.executable, "-c", _BUSY]) for _ in range(loops)]
    try:
        yield
    finally:
        for process in running:
            process.kill()
            process.wait()
        os.sched_setaffinity(0, before)


def _here(context: RunContext) -> Callable[[int], AbstractContextManager[_Here]]:
    @contextmanager
    def opened(_workers: int) -> Iterator[_Here]:
        yield _Here(context)

    return opened


@dataclass(frozen=True, slots=True)
class _Here:
    """A pool that does everything at once, in this process."""

    context: RunContext

    def submit(self, work: Work) -> Pending:
        if isinstance(work, PageJob):
            return _Done([recognise_pages(work, self.context)])
        return _Done([process_document(job, self.context) for job in work])


@dataclass(eq=False, slots=True)
class _Done:
    outcomes: list[Outcome]

    def add_done_callback(self, fn: Callable[[Pending], None]) -> None:
        fn(self)

    def result(self, timeout: float | None = None) -> Sequence[Outcome]:
        return self.outcomes


if __name__ == "__main__":
    sys.exit(main())

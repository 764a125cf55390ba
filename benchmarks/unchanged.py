"""What a run costs that has nothing to do: ``python -m benchmarks.unchanged [--files N] [--distinct N]``.

Makes a folder of one-page texts, reads it once, and calls ``aktenklar curate`` on it again as an operator does, in a process of
its own whose processor seconds are measured. Only the distinct texts are read in the first run, the others are their copies: what
the second run does depends on the number of files alone.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

_TEXT = "Stadt Musterlingen\nBeschlussvorlage\nVorlage Nr.: 2024/{n:04}\n\nDie Kosten betragen {n}.000,50 EUR.\n"
_SETTLED = 2.5  # seconds until a file counts as left alone (flows.inputs.snapshot)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what both runs cost; 0 when the second one found nothing to do."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.unchanged", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--distinct", type=int, default=50)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as place:
        raw, out = Path(place, "raw"), Path(place, "out")
        for number in range(given.files):
            folder = raw / f"{number // 1_000:03}"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{number:06}.txt").write_text(_TEXT.format(n=number % given.distinct), encoding="utf-8")
        time.sleep(_SETTLED)
        said = ""
        for name in ("first", "second", "third"):
            started, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
            said = _curate(raw, out, place)
            used = resource.getrusage(resource.RUSAGE_CHILDREN)
            seconds = used.ru_utime - before.ru_utime + used.ru_stime - before.ru_stime
            print(f"{name} run of {given.files} files: {seconds:.1f} processor s, {time.monotonic() - started:.1f} s")
        return 0 if "(0 read now" in said and "nothing has changed" in said else 1


def _curate(raw: Path, out: Path, place: str) -> str:
    command = [sys.executable, "-m", "flows", "curate", str(raw), str(out), "--no-site"]
    environment = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"}
    done = subprocess.run(
        command, env=environment | {"PREFECT_HOME": f"{place}/home"}, capture_output=True, text=True, check=True
    )
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())

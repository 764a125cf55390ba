"""Kills at random moments: ``python -m benchmarks.kills RAW [--moments N] [--seed S]``, exit 0 or 1.

At each moment a run of ``aktenklar curate`` on a new output loses one of its processes: the run itself, a worker or the temporary
Prefect server. Ten seconds after the end of the run no process of it may be left, and the next run must make the release that an
undisturbed run makes, byte for byte. A run that loses a worker or its server may also go on; then that release is there at once.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

_VICTIMS = ("run", "worker", "server")
_LATEST_END = 10.0  # seconds that a process may outlive its run
_LONGEST = 900.0  # seconds of one run, on a busy machine


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line a moment and the counts; 0 when nothing was left behind and every release is the same."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kills", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("raw", type=Path)
    parser.add_argument("--moments", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    random, counts = Random(given.seed), Counter[str]()
    with tempfile.TemporaryDirectory() as place:
        began = time.monotonic()
        with _run(given.raw, Path(place, "whole"), Path(place, "home")) as whole:
            whole.wait(_LONGEST)
        length, wanted = time.monotonic() - began, _release(Path(place, "whole"))
        for number in range(given.moments):
            out, victim = Path(place, str(number)), _VICTIMS[number % len(_VICTIMS)]
            after = random.uniform(0.1, 0.95) * length  # of an undisturbed run: from its first second to its last
            told = _moment(given.raw, out, Path(place, "home"), victim, after)
            with _run(given.raw, out, Path(place, "home")) as again:
                again.wait(_LONGEST)
            same = _release(out) == wanted
            counts.update([victim, told, "same release" if same else "OTHER RELEASE"])
            print(f"{victim} after {after:.1f} s: {told}, {'same' if same else 'OTHER'} release", flush=True)
    print(", ".join(f"{count} {name}" for name, count in sorted(counts.items())))
    return 1 if counts["OTHER RELEASE"] or counts["LEFT BEHIND"] or counts["NO END"] else 0


def _moment(raw: Path, out: Path, home: Path, victim: str, after: float) -> str:
    """Start a run, kill one of its processes, wait for its end; what became of it."""
    mark = f"KILLS_MARK={out}"
    with _run(raw, out, home) as run:
        time.sleep(after)
        pids = [pid for pid, role in _processes(mark, run.pid).items() if role == victim]
        for pid in pids[:1]:
            os.kill(pid, signal.SIGKILL)
        try:
            code = run.wait(_LONGEST)
        except subprocess.TimeoutExpired:
            run.kill()
            return "NO END"
    end = time.monotonic() + _LATEST_END
    while left := _processes(mark, 0):
        if time.monotonic() > end:
            for pid in left:
                os.kill(pid, signal.SIGKILL)
            return "LEFT BEHIND"
        time.sleep(0.1)
    if not pids:
        return "nobody to kill yet"
    return {0: "went on", -signal.SIGKILL: "ended"}.get(code, "ended with a sentence")


def _run(raw: Path, out: Path, home: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "flows", "curate", str(raw), str(out), "--no-site", "--workers", "2"]
    clean = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"}
    nowhere = subprocess.DEVNULL
    environment = clean | {"KILLS_MARK": str(out), "PREFECT_HOME": str(home)}
    return subprocess.Popen(command, env=environment, stdout=nowhere, stderr=nowhere)


def _processes(mark: str, run: int) -> dict[int, str]:
    """The living processes of a run and what they are."""
    found = {}
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            if mark.encode() + b"\0" in (folder / "environ").read_bytes():
                command, state = (folder / "cmdline").read_bytes(), (folder / "stat").read_text("utf-8", "replace")
                if state.rpartition(")")[2].split()[0] not in "ZX":
                    found[int(folder.name)] = _role(int(folder.name), run, command)
        except OSError:
            continue
    return found


def _role(pid: int, run: int, command: bytes) -> str:
    if pid == run:
        return "run"
    return "server" if b"server_process" in command else "worker" if b"spawn_main" in command else "other"


def _release(out: Path) -> dict[str, bytes]:
    latest = out / "latest"
    return {path.name: path.read_bytes() for path in sorted(latest.glob("*.parquet"))} if latest.exists() else {}


if __name__ == "__main__":
    sys.exit(main())

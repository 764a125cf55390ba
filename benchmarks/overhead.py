"""What a document costs beside reading it: ``python -m benchmarks.overhead [--texts N]``.

Reads one-page texts in this process, then runs ``aktenklar curate`` as an operator does, on a quarter of them and on all.
Processor seconds of every process of the run are looked up while it lives and told by what the process is: the run itself,
Prefect's temporary server, the workers. What three quarters of the texts cost more is the cost of a text; the rest is the start.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from extractors.document import read_document

_TEXT = """Stadt Musterlingen
Beschlussvorlage
Vorlage Nr.: 2024/{n:04}
Datum: 12.03.2024
Beratungsfolge: Bauausschuss (öffentlich) 14.03.2024

Betreff: Sanierung der Schule am Ring, Abschnitt {n}

Die Verwaltung hat die Kosten der Sanierung mit {n}.000,50 EUR veranschlagt. Der Ausschuss hat in der Sitzung am 5. Februar
2024 darum gebeten, die Mittel nach § 4 Abs. 2 GemO im Haushalt bereitzustellen. Die Arbeiten beginnen im Sommer und werden
im Herbst beendet. Für die Ausstattung sind weitere 12.500 Euro vorgesehen, die der Förderverein zur Hälfte trägt.

Beschlussvorschlag:
Der Rat der Stadt Musterlingen beschließt, die Schule am Ring zu sanieren und {n}.000,50 EUR bereitzustellen.
"""
_TICKS = os.sysconf("SC_CLK_TCK")
_LOOK_EVERY = 0.1  # seconds: what a process does in its last moment is missed
_PART = 4  # of the texts, a quarter is read in the smaller run
_WARM = 5  # texts read before measuring: word lists load with the first


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the cost of reading, of the start, and of a document, by process."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.overhead", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--texts", type=int, default=400)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as place:
        reading = _reading(_papers(Path(place, "raw"), given.texts))
        print(f"reading alone: {1000 * reading:.1f} ms a text")
        few = _papers(Path(place, "few"), max(1, given.texts // _PART))
        home, workers = Path(place, "home"), given.workers
        _run(
            _papers(Path(place, "one"), 1)[0].parent, Path(place, "out-one"), home, workers
        )  # makes the server's database
        part = _run(few[0].parent, Path(place, "out-few"), home, workers)
        whole = _run(Path(place, "raw"), Path(place, "out"), home, workers)
    each = {role: (whole[role] - part[role]) / (given.texts - len(few)) for role in whole}
    for role in sorted(whole):
        start = whole[role] - each[role] * given.texts
        print(f"{role:10} {whole[role]:6.2f} s: start {start:5.2f} s, then {1000 * each[role]:5.1f} ms a text")
    a_text = sum(each.values())
    start = whole.total() - a_text * given.texts
    print(f"start {start:.1f} s; {1000 * a_text:.1f} ms a text, {1000 * (a_text - reading):.1f} of them beside reading")
    return 0


def _papers(folder: Path, count: int) -> list[Path]:
    folder.mkdir()
    paths = [folder / f"{number:06}.txt" for number in range(count)]
    for number, path in enumerate(paths, 1):
        path.write_text(_TEXT.format(n=number), encoding="utf-8")
    return paths


def _reading(paths: Sequence[Path]) -> float:
    """Processor seconds of reading one text, all stages, on average."""
    for path in paths[:_WARM]:
        read_document(path)
    started = time.process_time()
    for path in paths:
        read_document(path)
    return (time.process_time() - started) / len(paths)


def _run(raw: Path, out: Path, home: Path, workers: int) -> Counter[str]:
    """Processor seconds of a run by what its processes are."""
    command = [sys.executable, "-m", "flows", "curate", str(raw), str(out), "--no-site", "--workers", str(workers)]
    environment = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"}
    mark = f"OVERHEAD_MARK={out}"
    with subprocess.Popen(
        command,
        env=environment | {"PREFECT_HOME": str(home), "OVERHEAD_MARK": str(out)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as run:
        seen: dict[int, tuple[str, float]] = {}
        while run.poll() is None:
            for pid in _marked(mark):
                if (used := _used(pid)) is not None:
                    seen[pid] = (_role(pid, run.pid) or seen.get(pid, ("others", 0.0))[0], used)
            time.sleep(_LOOK_EVERY)
    if run.returncode:
        raise RuntimeError(f"the run ended with {run.returncode}")
    total = Counter[str]()
    for role, used in seen.values():
        total[role] += used  # type: ignore[assignment]  # Counter counts seconds as well
    return total


def _marked(mark: str) -> list[int]:
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                if mark.encode() in (folder / "environ").read_bytes():
                    found.append(int(folder.name))
            except OSError:
                continue
    return found


def _role(pid: int, run: int) -> str | None:
    if pid == run:
        return "run"
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return None
    if b"server_process" in command:
        return "server"
    return "workers" if b"spawn_main" in command else "others"


def _used(pid: int) -> float | None:
    """Processor seconds of a process, its ended children not counted; None when it is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / _TICKS


if __name__ == "__main__":
    sys.exit(main())

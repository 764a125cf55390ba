"""Whether damaged files hurt anybody: ``python -m benchmarks.mutants [--count N] [--seed S] [--keep FOLDER]``, exit 0 or 1.

Papers, pictures, texts and the lists beside them are changed by chance and go through the whole line: real worker processes with
their limits, the supervisor, a release. Counted are documents *lost* (no row in the release and no word about it), *uncaught*
(an exception nobody foresaw: ``PROCESS_FAILED``, ``SELF_CHECK_FAILED``, or a run that ends with a traceback), *hung* (the time
limit ended it) and *crashed* (a library killed its worker: that costs the one document). No Prefect, which reads nothing.
"""

from __future__ import annotations

import argparse
import multiprocessing
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import cast

import pyarrow.parquet as pq

from benchmarks.mutant_files import DOCUMENTS, LISTS, mutated
from curated.errors import AktenklarError
from flows.configuration.settings import CurateSettings
from flows.configuration.settings_file import SETTINGS_FILE, load_settings
from flows.processing.observers import Silence
from flows.processing.supervisor import Pending, Pool, Work
from flows.processing.tasks import Outcome, PageJob, RunContext, process_document, recognise_pages
from flows.processing.worker_setup import prepare_worker
from flows.publication.publish import RunSummary
from flows.run import run

_LISTS_SHARE = 0.1  # of all mutants; the others are documents
_FOLDER = 250  # documents of one run
_SECONDS = 60.0  # processor seconds of a document, a few hundred times what one of these takes: more is a hang
_UNCAUGHT = frozenset({"PROCESS_FAILED", "SELF_CHECK_FAILED"})
_HUNG = frozenset({"DOCUMENT_TIMEOUT"})


@dataclass(slots=True)
class Tally:
    """What became of the mutants: how many were tried, codes of documents that failed, and what must not be."""

    tried: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    uncaught: list[str] = field(default_factory=list)
    hung: list[str] = field(default_factory=list)
    crashed: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Whether nothing was lost, uncaught or hung. A crash of a library is not ours to prevent; its cost is."""
        return not (self.lost or self.uncaught or self.hung)


def main(arguments: Sequence[str] | None = None) -> int:
    """Try all mutants and print the counts; 0 when nothing was lost, uncaught or hung."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutants", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--count", type=int, default=5_000, help="damaged files (5000)")
    parser.add_argument("--seed", type=int, default=1, help="other seeds are other files (1)")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="put the files that hurt into this folder")
    given = parser.parse_args(arguments)
    started, tally = time.monotonic(), Tally()
    lists = round(given.count * _LISTS_SHARE)
    for first in range(0, given.count - lists, _FOLDER):
        numbers = range(first, min(first + _FOLDER, given.count - lists))
        _try_documents(numbers, given.seed, given.workers, tally, given.keep)
        print(f"{sum(tally.tried.values())} tried, {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    _try_lists(lists, given.seed, tally, given.keep)
    print(f"tried {sum(tally.tried.values())}: " + ", ".join(f"{n} {kind}" for kind, n in tally.tried.most_common()))
    print("failed documents: " + ", ".join(f"{n} {code}" for code, n in tally.codes.most_common()))
    print(
        f"lost {len(tally.lost)}, uncaught {len(tally.uncaught)}, hung {len(tally.hung)}, crashed {len(tally.crashed)}"
    )
    for name in (*tally.lost, *tally.uncaught, *tally.hung, *tally.crashed):
        print(f"  {name}")
    return 0 if tally.is_clean else 1


def documents(numbers: range, seed: int, folder: Path) -> Iterator[tuple[str, Path]]:
    """Write the damaged documents of these numbers; kind and path of each. A number is the same file in every run of a seed."""
    kinds = list(DOCUMENTS)
    originals = {kind: DOCUMENTS[kind][1]() for kind in kinds}
    for number in numbers:
        random = Random(f"{seed} {number}")
        (kind,) = random.choices(kinds, [DOCUMENTS[k][2] for k in kinds])
        path = folder / f"{number:06d}.{DOCUMENTS[kind][0]}"
        path.write_bytes(mutated(originals[kind], random))
        yield kind, path


def _try_documents(numbers: range, seed: int, workers: int, tally: Tally, keep: Path | None) -> None:
    with tempfile.TemporaryDirectory() as place:
        raw, out = Path(place, "raw"), Path(place, "out")
        raw.mkdir()
        kinds = {path.name: kind for kind, path in documents(numbers, seed, raw)}
        tally.tried.update(kinds.values())
        heard = _Heard()
        try:
            summary: RunSummary | None = run(raw, out, _settings(workers), _processes, heard)
            told = _told(out) | {failure.path for failure in summary.failures} if summary and summary.release else set()
            refusal = summary.refusal if summary else None
        except Exception as error:
            told, refusal = set(), repr(error)
            tally.uncaught.append(f"run {numbers}: {error!r}")
        if refusal:
            print(f"nothing released: {refusal}", file=sys.stderr)
        hurt = [name for name in kinds if name not in told]
        tally.lost += hurt
        for outcome in heard.outcomes:
            if outcome.issue is not None and outcome.state in ("failed", "untried"):
                hurt += _count(
                    outcome.issue.code, outcome.issue.path or outcome.document_id, outcome.issue.message, tally
                )
        _keep(hurt, raw, keep)


def _count(code: str, name: str, message: str, tally: Tally) -> list[str]:
    tally.codes[code] += 1
    told = f"{name}: {code}, {message}"
    if code in _UNCAUGHT:
        tally.uncaught.append(told)
    elif code in _HUNG:
        tally.hung.append(told)
    elif code == "WORKER_CRASHED":
        tally.crashed.append(told)
    else:
        return []
    return [name]


def _told(out: Path) -> set[str]:
    """The paths that the release says something about: a document of its own, or an issue such as that it is withheld."""
    latest = out / "latest"
    told: set[str] = set()
    for table, column in (("documents", "source_path"), ("issues", "path")):
        told |= {
            path for path in pq.read_table(latest / f"{table}.parquet", columns=[column])[column].to_pylist() if path
        }
    withheld = out / ".work" / "withheld.csv"
    return told | {part for line in _lines(withheld) for part in line.split(",")}


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.is_file() else []


def _try_lists(count: int, seed: int, tally: Tally, keep: Path | None) -> None:
    """Damaged lists beside a paper that was read before: the run answers with a release or with one sentence."""
    if not count:
        return
    with tempfile.TemporaryDirectory() as place:
        raw, out = Path(place, "raw"), Path(place, "out")
        raw.mkdir()
        for name in "ab":
            (raw / f"{name}.txt").write_bytes(DOCUMENTS["text"][1]() + name.encode())
        run(raw, out, _settings(1), _processes, Silence())
        for number in range(count):
            name = sorted(LISTS)[number % len(LISTS)]
            file = Path(place, name) if name == SETTINGS_FILE else raw / name
            file.write_bytes(mutated(LISTS[name], Random(f"{seed} list {number}")))
            tally.tried[name] += 1
            try:
                settings = load_settings({"site": False, "workers": 1}, raw, file if name == SETTINGS_FILE else None)
                if name != SETTINGS_FILE:
                    run(raw, out, settings, _processes, Silence())
            except AktenklarError as error:
                tally.codes[error.code] += 1
            except Exception as error:
                tally.uncaught.append(f"{number} {name}: {error!r}")
                if keep is not None:
                    keep.mkdir(parents=True, exist_ok=True)
                    shutil.copy(file, keep / f"{number}-{name}")
            file.unlink()


def _settings(workers: int) -> CurateSettings:
    return CurateSettings(
        workers=workers, site=False, max_failed_share=1.0, seconds_per_document=_SECONDS, max_row_drop=1.0
    )


def _keep(names: Sequence[str], raw: Path, keep: Path | None) -> None:
    if keep is not None and names:
        keep.mkdir(parents=True, exist_ok=True)
        for name in names:
            shutil.copy(raw / name, keep / name)


@dataclass(slots=True)
class _Heard(Silence):
    """Remembers what became of every document."""

    outcomes: list[Outcome] = field(default_factory=list)

    def outcome(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)


def _processes(context: RunContext) -> Callable[[int], AbstractContextManager[Pool]]:
    @contextmanager
    def opened(workers: int) -> Iterator[_Processes]:
        spawn = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(workers, spawn, initializer=prepare_worker) as pool:
            yield _Processes(pool, context)

    return opened


@dataclass(frozen=True, slots=True)
class _Processes:
    pool: ProcessPoolExecutor
    context: RunContext

    def submit(self, work: Work) -> Pending:
        return cast(Pending, self.pool.submit(_do, work, self.context))


def _do(work: Work, context: RunContext) -> list[Outcome]:
    if isinstance(work, PageJob):
        return [recognise_pages(work, context)]
    return [process_document(job, context) for job in work]


if __name__ == "__main__":
    sys.exit(main())

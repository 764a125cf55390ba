from __future__ import annotations

import multiprocessing
import os
import signal
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curated.errors import SetupError
from flows.processing.in_progress import DocumentsInProgress
from flows.processing.supervisor import Supervisor, Work
from flows.processing.tasks import DocumentJob, Outcome, PageJob
from flows.run import estimated_seconds, in_batches

# Forked from a clean server process that has this module loaded: quick, and no threads of pytest are copied.
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload([__name__])

KILLER, ONCE, SCAN, BROKEN_SCAN = "killer", "once", "scan", "brokenscan"
LOST_ONCE, LOST = "lostonce", "lost"


_met: list[Barrier] = []


def remember(barrier: Barrier) -> None:
    _met.append(barrier)


def meet() -> None:
    _met[-1].wait(timeout=60)


def dies() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def job(document_id: str, size: int = 1) -> DocumentJob:
    return DocumentJob(Path("/nowhere"), document_id, f"{document_id}.pdf", size)


def do(work: Work, folder: Path) -> list[Outcome]:
    """What a worker does in these tests: real processes that leave real files of what is in progress, and really die."""
    in_progress = DocumentsInProgress(folder / "in_progress")
    if isinstance(work, PageJob):
        name = work.document.document_id
        with in_progress.working_on(name, "x"):
            for page in work.pages:
                (folder / "pages" / f"{name}.{page}").touch()
            if name == BROKEN_SCAN:
                os.kill(os.getpid(), signal.SIGKILL)
        return [Outcome(name, "split", pages=work.pages)]
    return [one(document, folder, in_progress) for document in work]


def one(document: DocumentJob, folder: Path, in_progress: DocumentsInProgress) -> Outcome:
    name = document.document_id
    with in_progress.working_on(name, document.source_path):
        tried_before = (folder / f"{name}.tried").exists()
        (folder / f"{name}.tried").touch()
        if name == KILLER or (name == ONCE and not tried_before):
            os.kill(os.getpid(), signal.SIGKILL)
        if name == LOST or (name == LOST_ONCE and not tried_before):
            raise ConnectionError("the server is gone")
        if name in (SCAN, BROKEN_SCAN) and not document.whole:
            return Outcome(name, "split", pages=tuple(range(1, 11)))
        (folder / "done" / name).touch()
    return Outcome(name, "done")


@dataclass
class Heard:
    outcomes: list[Outcome] = field(default_factory=list)

    def outcome(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)

    def in_hand(self, paths: Sequence[str]) -> None:
        assert all(isinstance(path, str) for path in paths)


@dataclass
class TestPool:
    __test__ = False
    pool: ProcessPoolExecutor
    folder: Path
    one_by_one: bool = False  # nothing is handed out before what came before it is done, or has broken the pool

    def submit(self, work: Work) -> Future[list[Outcome]]:
        pending = self.pool.submit(do, work, self.folder)
        if self.one_by_one:
            wait([pending], timeout=60)
        return pending


def supervisor(
    folder: Path, heard: Heard, workers: int = 2, pools: list[int] | None = None, *, one_by_one: bool = False
) -> Supervisor:
    for name in ("in_progress", "done", "pages"):
        (folder / name).mkdir()

    @contextmanager
    def open_pool(count: int) -> Iterator[TestPool]:
        if pools is not None:
            pools.append(count)
        barrier = FORKS.Barrier(count)
        with ProcessPoolExecutor(count, FORKS, initializer=remember, initargs=(barrier,)) as pool:
            # All workers are up before the first can die: CPython never ends one that starts while a pool is breaking.
            for worker in [pool.submit(meet) for _ in range(count)]:
                worker.result(timeout=60)
            yield TestPool(pool, folder, one_by_one)

    return Supervisor(
        open_pool=open_pool,
        workers=workers,
        in_progress=DocumentsInProgress(folder / "in_progress"),
        is_done=lambda name: (folder / "done" / name).exists(),
        crashed=lambda document: Outcome(document.document_id, "failed"),
        listener=heard,
        split_pages=4,
        pause=0.05,
    )


def states(heard: Heard) -> dict[str, str]:
    assert max(Counter(o.document_id for o in heard.outcomes).values()) == 1, "a document was reported twice"
    return {o.document_id: o.state for o in heard.outcomes}


def test_all_documents_are_done_by_one_pool(tmp_path: Path) -> None:
    heard, pools = Heard(), []
    supervisor(tmp_path, heard, pools=pools).work([(job(f"d{n}"), job(f"e{n}")) for n in range(20)])
    assert states(heard) == {f"{kind}{n}": "done" for kind in "de" for n in range(20)}
    assert pools == [2]


def test_a_document_that_kills_its_worker_costs_only_itself(tmp_path: Path) -> None:
    heard, pools = Heard(), []
    names = [f"d{n}" for n in range(12)]
    batches = [(job(names[n]), job(names[n + 1])) for n in range(0, 12, 2)]
    batches.insert(2, (job("before"), job(KILLER), job("after")))
    supervisor(tmp_path, heard, pools=pools).work(batches)
    assert states(heard) == dict.fromkeys([*names, "before", "after"], "done") | {KILLER: "failed"}
    assert pools[-1] == 1, "suspects are tried alone"
    assert not list((tmp_path / "in_progress").iterdir())


def test_a_pool_may_break_while_work_is_still_handed_out(tmp_path: Path) -> None:
    heard = Heard()
    supervisor(tmp_path, heard, one_by_one=True).work([(job("a"), job(ONCE)), (job("b"),), (job("c"),)])
    assert states(heard) == {"a": "done", "b": "done", "c": "done", ONCE: "done"}


def test_a_document_whose_worker_was_killed_once_gets_a_second_try(tmp_path: Path) -> None:
    heard = Heard()
    supervisor(tmp_path, heard).work([(job("a"), job(ONCE)), (job("b"),)])
    assert states(heard) == {"a": "done", "b": "done", ONCE: "done"}


def test_a_long_scan_is_shared_out_and_finished_after_its_pages(tmp_path: Path) -> None:
    heard = Heard()
    supervisor(tmp_path, heard, workers=3).work([(job(SCAN),), (job("other"),)])
    assert states(heard) == {SCAN: "done", "other": "done"}
    assert len(list((tmp_path / "pages").iterdir())) == 10


def test_a_scan_whose_pages_kill_workers_is_tried_whole(tmp_path: Path) -> None:
    heard = Heard()
    supervisor(tmp_path, heard, workers=2).work([(job(BROKEN_SCAN),), *((job(f"d{n}"),) for n in range(6))])
    assert states(heard) == {BROKEN_SCAN: "done"} | {f"d{n}": "done" for n in range(6)}


def test_a_task_that_prefect_has_lost_is_handed_out_again(tmp_path: Path) -> None:
    """As when the server starts anew in the middle of a run; what never comes back is for the next run."""
    heard = Heard()
    supervisor(tmp_path, heard).work([(job("a"), job(LOST_ONCE), job("b")), (job("c"),), (job(LOST),)])
    assert states(heard) == {"a": "done", "b": "done", "c": "done", LOST_ONCE: "done", LOST: "untried"}
    assert [o.issue.code for o in heard.outcomes if o.issue] == ["TASK_FAILED"]


def test_workers_that_cannot_start_are_told_apart_from_documents_that_kill(tmp_path: Path) -> None:
    heard = Heard()
    hands = supervisor(tmp_path, heard)

    @contextmanager
    def open_pool(count: int) -> Iterator[TestPool]:
        with ProcessPoolExecutor(count, FORKS, initializer=dies) as pool:
            yield TestPool(pool, tmp_path)

    hands.open_pool = open_pool
    with pytest.raises(SetupError, match="memory"):
        hands.work([(job("a"),)])


@given(st.lists(st.integers(0, 10**7), max_size=60), st.integers(1, 12))
@settings(deadline=None, max_examples=60)
def test_batches_hold_every_document_once_and_are_balanced(sizes: list[int], most: int) -> None:
    jobs = [job(f"{n}", size) for n, size in enumerate(sizes)]
    batches = in_batches(jobs, most=most)
    assert len(batches) <= most
    assert sorted(j.document_id for batch in batches for j in batch) == sorted(j.document_id for j in jobs)
    assert all(batches)
    loads = [sum(map(estimated_seconds, batch)) for batch in batches]
    costliest = max(map(estimated_seconds, jobs), default=0.0)
    assert max(loads, default=0.0) - min(loads, default=0.0) <= costliest + 1e-6, (
        "moving one would make them more equal"
    )

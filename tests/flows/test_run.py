"""One run without Prefect: what is handed out, what is left alone, and that OUT belongs to one run at a time."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from curated.errors import SetupError
from curated.work_files.store import WORK_FOLDER
from flows.configuration.settings import CurateSettings
from flows.processing.observers import Silence
from flows.processing.supervisor import Pending, Pool, Work
from flows.processing.tasks import DocumentJob, Outcome, PageJob, RunContext, process_document
from flows.run import estimated_seconds, in_batches, run

SETTINGS = CurateSettings(workers=1, site=False)


def job(name: str, size: int) -> DocumentJob:
    return DocumentJob(Path("/nowhere"), name, f"{name}.pdf", size)


def test_small_documents_go_out_together_and_large_ones_alone() -> None:
    small = [job(f"d{n}", 2_000) for n in range(1_000)]
    large = [job(f"scan{n}", 5_000_000) for n in range(3)]
    batches = in_batches([*small, *large], workers=2)
    assert sorted(j.document_id for batch in batches for j in batch) == sorted(j.document_id for j in [*small, *large])
    assert [batch for batch in batches if any(j in large for j in batch)] == [(j,) for j in large]
    assert 20 <= len(batches) <= 200
    assert max(sum(map(estimated_seconds, b)) for b in batches if b[0] not in large) < 2 * 4.0


def test_a_few_small_documents_are_one_task_and_every_worker_has_work_where_there_is_more() -> None:
    assert len(in_batches([job("a", 1), job("b", 3)], workers=8)) == 1
    assert len(in_batches([job(f"d{n}", 100_000) for n in range(16)], workers=4)) >= 12


def test_no_more_tasks_than_the_server_takes() -> None:
    jobs = [job(f"d{n}", 10_000_000 + n) for n in range(1, 101)]
    batches = in_batches(jobs, most=7)
    sizes = [sum(j.byte_size for j in batch) for batch in batches]
    assert len(batches) == 7 and max(sizes) - min(sizes) <= 11_000_000


@dataclass(frozen=True, eq=False)
class Done:
    """A task that is done when it is handed out."""

    outcomes: list[Outcome]

    def add_done_callback(self, fn: Callable[[Pending], None]) -> None:
        fn(self)

    def result(self, timeout: float | None = None) -> list[Outcome]:
        return self.outcomes


@dataclass(frozen=True)
class HerePool:
    """Does the work in this process."""

    context: RunContext

    def submit(self, work: Work) -> Pending:
        assert not isinstance(work, PageJob)
        return Done([process_document(one, self.context) for one in work])


def here(context: RunContext) -> Callable[[int], AbstractContextManager[Pool]]:
    @contextmanager
    def pool(workers: int) -> Iterator[Pool]:
        yield HerePool(context)

    return pool


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "a.txt").write_text("Der Gemeinderat bewilligt 1.000,00 EUR.\n", encoding="utf-8")
    (folder / "kaputt.pdf").write_bytes(b"%PDF-1.4\nnichts\n")
    return folder


def test_only_what_is_new_is_read_and_failures_are_tried_again_on_request(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = run(raw, out, SETTINGS, here, Silence())
    assert (first.documents, first.worked, [f.path for f in first.failures]) == (2, 2, ["kaputt.pdf"])
    assert first.release is not None and first.release.created
    again = run(raw, out, SETTINGS, here, Silence())
    assert (again.worked, again.release is not None and again.release.created) == (0, False)
    retried = run(raw, out, SETTINGS.model_copy(update={"retry_failed": True}), here, Silence())
    assert retried.worked == 1
    assert not list((out / WORK_FOLDER / "running").iterdir())


def test_an_output_that_another_run_works_on_is_left_alone(raw: Path, tmp_path: Path) -> None:
    work = tmp_path / "out" / WORK_FOLDER
    work.mkdir(parents=True)
    with (work / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(SetupError, match="Another run"):
            run(raw, tmp_path / "out", SETTINGS, here, Silence())

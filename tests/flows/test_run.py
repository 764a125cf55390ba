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
from flows.run import in_batches, run

SETTINGS = CurateSettings(workers=1, site=False)


def job(name: str, size: int) -> DocumentJob:
    return DocumentJob(Path("/nowhere"), name, f"{name}.pdf", size)


def test_while_they_suffice_every_document_is_a_task_of_its_own() -> None:
    jobs = [job("a", 1), job("b", 3), job("c", 2)]
    assert in_batches(jobs, most=3) == [(jobs[1],), (jobs[2],), (jobs[0],)]


def test_batches_hold_all_documents_and_about_equal_bytes() -> None:
    jobs = [job(f"d{n}", n) for n in range(1, 101)]
    batches = in_batches(jobs, most=7)
    assert sorted(j.document_id for batch in batches for j in batch) == sorted(j.document_id for j in jobs)
    sizes = [sum(j.byte_size for j in batch) for batch in batches]
    assert len(batches) == 7 and max(sizes) - min(sizes) <= 100


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

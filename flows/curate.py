"""The Prefect flow ``curate``: a folder of council papers becomes a release.

Prefect sees runs, tasks and artifacts; what a document needs is plain Python in ``flows.run`` and ``flows.processing.tasks``.
Its cache is not used (``NO_CACHE``): whether a document is done is decided by its bytes and the fingerprint, see
``curated.work_files.store``.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, cast

from prefect import flow, get_client, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.runtime import task_run
from prefect.settings import PREFECT_API_URL, temporary_settings
from prefect.states import Completed, Failed
from prefect.task_runners import ProcessPoolTaskRunner
from prefect.utilities.annotations import quote
from pydantic import InstanceOf
from pydantic.json_schema import SkipJsonSchema

from curated.errors import AktenklarError, TransientError
from flows.configuration.run_parameters import RunParameters
from flows.configuration.settings import CurateSettings
from flows.configuration.settings_file import load_settings
from flows.processing.observers import current_watcher
from flows.processing.server_watch import watched
from flows.processing.supervisor import Pending, Work
from flows.processing.tasks import Outcome, PageJob, RunContext, process_document, recognise_pages
from flows.processing.worker_setup import prepare_worker
from flows.publication.prefect_artifacts import ProgressArtifact, leave_artifacts
from flows.publication.publish import RunSummary
from flows.run import run

if TYPE_CHECKING:
    from prefect.client.schemas.objects import TaskRun
    from prefect.tasks import Task

_RETRY_DELAYS = [1.0, 10.0]  # seconds


def _only_transient(_task: Task[..., object], _run: TaskRun, state: State[object]) -> bool:
    """Try again only what another try can mend."""
    return isinstance(state.result(raise_on_failure=False), TransientError)


@task(
    name="read documents",
    task_run_name="{label}",
    cache_policy=NO_CACHE,
    persist_result=False,
    retries=len(_RETRY_DELAYS),
    retry_delay_seconds=_RETRY_DELAYS,
    retry_condition_fn=_only_transient,
)
def read_documents(label: str, work: Work, context: RunContext) -> list[Outcome]:
    """Read a batch of documents, or recognise a share of one document's pages.

    Raises:
        TransientError: some documents met trouble of the machine and tries are left; those that are done stay done.
    """
    if isinstance(work, PageJob):
        return [recognise_pages(work, context)]
    outcomes = [process_document(job, context) for job in work]
    if any(o.state == "untried" for o in outcomes) and task_run.run_count <= len(_RETRY_DELAYS):
        raise TransientError(f"{label}: trouble of the machine, trying again.")
    return outcomes


@flow(name="curate", flow_run_name="curate {out_dir}", persist_result=False)
def curate(
    raw_dir: Path,
    out_dir: Path,
    settings: RunParameters | SkipJsonSchema[InstanceOf[CurateSettings]] | None = None,
) -> State[RunSummary]:
    """Read what is new in ``raw_dir`` and release everything to ``out_dir``.

    Ends ``Completed``, ``CompletedWithIssues`` (released, but some documents failed) or ``Failed`` (nothing was released).

    Args:
        raw_dir: Folder of papers (PDF, images, text files), on the machine of the worker.
        out_dir: Folder for releases, on the machine of the worker; the current release is ``latest`` in it.
        settings: What this run sets otherwise than the environment and ``aktenklar.toml`` (beside ``raw_dir`` or in the
            current folder); what is not named here stays as it is there.
    """
    try:
        if not isinstance(settings, CurateSettings):
            settings = load_settings(settings.given() if settings else {}, raw_dir)
        with _known_server():
            summary = run(raw_dir, out_dir, settings, _opener, ProgressArtifact(current_watcher()))
    except AktenklarError as error:
        return cast("State[RunSummary]", Failed(message=error.message, data=error))
    leave_artifacts(summary)
    return _final_state(summary)


def _final_state(summary: RunSummary) -> State[RunSummary]:
    counts = f"{summary.documents} documents, {summary.worked} of them new, {len(summary.failures)} failed"
    if summary.release is None:
        return Failed(message=f"{summary.refusal} ({counts})", data=summary)
    if summary.failures:
        return Completed(name="CompletedWithIssues", message=counts, data=summary)
    return Completed(message=counts, data=summary)


@contextmanager
def _known_server() -> Iterator[None]:
    """Tell the workers the address of the server this flow runs against.

    Without it each worker process would start a temporary server of its own: ten seconds and 200 MB each.
    """
    with get_client(sync_client=True) as client:
        url = str(client.api_url)
    with temporary_settings({PREFECT_API_URL: url}), watched(url):
        yield


def _opener(context: RunContext) -> _Opener:
    return _Opener(context)


@dataclass(frozen=True, slots=True)
class _Opener:
    """Starts pools of worker processes for one run."""

    context: RunContext

    @contextmanager
    def __call__(self, workers: int) -> Iterator[_PrefectPool]:
        with ProcessPoolTaskRunner(max_workers=workers, initializer=_prepare_worker) as runner:
            yield _PrefectPool(runner, self.context)


def _prepare_worker() -> None:
    """As any worker, and one whose tasks never end with ``exit``.

    Prefect ends a task so whose server is gone. As the result of a task, ``SystemExit`` kills the thread of the pool that
    collects results: then nothing is ever finished, and the run waits for ever.
    """
    prepare_worker()
    builtins.exit = _no_exit  # type: ignore[assignment]


def _no_exit(status: object = None) -> NoReturn:
    raise RuntimeError(f"Prefect ended the task with exit({status}): its server is gone")


@dataclass(frozen=True, slots=True)
class _PrefectPool:
    runner: ProcessPoolTaskRunner
    context: RunContext

    def submit(self, work: Work) -> Pending:
        # quote: Prefect need not search our records for futures.
        parameters = {"label": _label(work), "work": quote(work), "context": quote(self.context)}
        return cast(Pending, self.runner.submit(read_documents, parameters))


def _label(work: Work) -> str:
    """A name for people, without personal data in it: files are named by whoever uploaded them, ids are not."""
    if isinstance(work, PageJob):
        return f"{work.document.document_id[:12]} pages {work.pages[0]}-{work.pages[-1]}"
    return work[0].document_id[:12] + (f" and {len(work) - 1} more" if len(work) > 1 else "")

"""What stays in Prefect of a run: a summary and the failures, as new versions of the same artifacts."""

from __future__ import annotations

import json
from pathlib import Path

import httpx
from prefect import flow
from prefect.client.orchestration import get_client

from flows.processing.observers import Silence
from flows.processing.tasks import Outcome
from flows.publication.prefect_artifacts import MOST_ROWS, REFUSED, ProgressArtifact, leave_artifacts
from flows.publication.publish import Failure, RunSummary
from tests.support.processes import until


def test_a_run_leaves_its_summary_and_its_failures(prefect_server: str) -> None:
    failures = tuple(Failure(f"{n}.pdf", "PDF_DAMAGED", "fetch it again", False) for n in range(MOST_ROWS + 1))
    summary = RunSummary(documents=2000, worked=1, failures=failures, out_dir=Path("out"), refusal="too many failures")
    flow(leave_artifacts, persist_result=False)(summary)
    with get_client(sync_client=True) as client:
        left = sorted(client.read_artifacts(), key=lambda artifact: artifact.created)  # other tests leave versions, too
    found = {a.key: a for a in left if a.key and a.key.startswith("curate-")}
    assert {"curate-summary", "curate-failures"} <= set(found)
    assert "nothing: too many failures" in str(found["curate-summary"].data)
    rows = json.loads(str(found["curate-failures"].data))
    assert len(rows) == MOST_ROWS and rows[0]["code"] == "PDF_DAMAGED"


def test_how_far_a_run_is_can_be_seen_and_a_refusal_is_an_event(prefect_server: str) -> None:
    def work() -> None:
        progress = ProgressArtifact(Silence())
        progress.begin(3, 2)
        progress.outcome(Outcome("a", "done"))
        progress.outcome(Outcome("b", "failed"))
        progress.releasing()
        leave_artifacts(RunSummary(documents=3, worked=2, failures=(), out_dir=Path("out"), refusal="nothing"))

    flow(work, persist_result=False)()
    with get_client(sync_client=True) as client:
        left = [str(a.data) for a in client.read_artifacts() if a.key == "curate-progress"]
    assert "100" in left
    wanted = {"filter": {"event": {"name": [REFUSED]}}}

    def is_told() -> bool:
        answer = httpx.post(f"{prefect_server}/events/filter", json=wanted, timeout=10).json()
        return any(event["payload"] == {"documents": 3, "read": 2, "failed": 0} for event in answer["events"])

    until(is_told, 30, "the event did not arrive")

"""What stays in Prefect of a run: a summary and the failures, as new versions of the same artifacts."""

from __future__ import annotations

import json
from pathlib import Path

from prefect import flow
from prefect.client.orchestration import get_client

from flows.publication.prefect_artifacts import MOST_ROWS, leave_artifacts
from flows.publication.publish import Failure, RunSummary


def test_a_run_leaves_its_summary_and_its_failures(prefect_server: str) -> None:
    failures = tuple(Failure(f"{n}.pdf", "PDF_DAMAGED", "fetch it again", False) for n in range(MOST_ROWS + 1))
    summary = RunSummary(documents=2000, worked=1, failures=failures, out_dir=Path("out"), refusal="too many failures")
    flow(leave_artifacts, persist_result=False)(summary)
    with get_client(sync_client=True) as client:
        left = sorted(client.read_artifacts(), key=lambda artifact: artifact.created)  # other tests leave versions, too
    found = {a.key: a for a in left if a.key and a.key.startswith("curate-")}
    assert set(found) == {"curate-summary", "curate-failures"}
    assert "nothing: too many failures" in str(found["curate-summary"].data)
    rows = json.loads(str(found["curate-failures"].data))
    assert len(rows) == MOST_ROWS and rows[0]["code"] == "PDF_DAMAGED"

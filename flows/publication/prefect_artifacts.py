"""What stays in Prefect of a run: a summary to read and a list of failures."""

from __future__ import annotations

from prefect.artifacts import create_markdown_artifact, create_table_artifact

from flows.publication.publish import RunSummary
from flows.publication.summary import summary_markdown

MOST_ROWS = 1_000  # of the list of failures; the rest is in the release's issues table


def leave_artifacts(summary: RunSummary) -> None:
    """Write the run's artifacts, under keys that make each run a new version of the last."""
    create_markdown_artifact(summary_markdown(summary), key="curate-summary", description="What this run did.")
    if summary.failures:
        rows = [
            {"path": f.path, "code": f.code, "message": f.message, "retried by the next run": f.will_retry}
            for f in summary.failures[:MOST_ROWS]
        ]
        create_table_artifact(rows, key="curate-failures", description="Documents that could not be read.")

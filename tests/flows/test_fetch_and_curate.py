"""Fetch, then curate, as one flow run; and the deployment that does so on a schedule."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
import yaml

from flows.publication.publish import RunSummary
from tests.support.oparl_server import OparlServer, Reply, oparl_server
from tests.support.paths import ROOT

PAPER = "Stadt Musterlingen\nBeschlussvorlage\nVorlage Nr.: 2025/0044\n\nDie Kosten betragen 12.000,50 EUR.\n"


def put_paper(server: OparlServer) -> None:
    server.put("/download/1", Reply(PAPER.encode()))
    server.put("/download/2", Reply(b"", 404))
    texts = [server.file(n, mimeType="text/plain", fileName=f"{n}.txt") for n in (1, 2)]
    server.put_town(server.put_list("/papers", [[server.paper(44, *texts)]]))


def test_what_a_server_has_is_released(prefect_server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows.fetch_and_curate import fetch_and_curate

    monkeypatch.setenv("AKTENKLAR_WORKERS", "1")
    monkeypatch.setenv("AKTENKLAR_SITE", "false")
    raw, out = tmp_path / "raw", tmp_path / "out"
    with oparl_server() as server:
        put_paper(server)
        url = f"{server.base}/"
        state = fetch_and_curate(url, raw, out, delay=0.0, allow_private=True, return_state=True)
        assert state.name == "CompletedWithIssues" and "1 addresses could not be fetched" in state.message
        summary = state.result()
        assert isinstance(summary, RunSummary) and summary.documents == 1
        (row,) = pd.read_parquet(out / "latest" / "documents.parquet").to_dict("records")
        assert row["oparl_paper_id"] == f"{server.base}/paper/44" and row["ags"] == "08999001"
        server.put("/", Reply(b"", 403))
        failed = fetch_and_curate(url, raw, out, delay=0.0, allow_private=True, return_state=True)
        assert failed.is_failed() and "answers 403" in failed.message


def test_the_deployment_names_this_flow_and_waits_for_an_address() -> None:
    from prefect.flows import load_flow_from_entrypoint

    deployments = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))["deployments"]
    (deployment,) = [d for d in deployments if d["name"] == "fetch-and-curate"]
    flow = load_flow_from_entrypoint(str(ROOT / deployment["entrypoint"]))
    assert set(deployment["parameters"]) <= set(flow.parameters.properties)
    assert flow.validate_parameters(deployment["parameters"])["delay"] == 1.0
    assert all(parameter.get("description") for parameter in flow.parameters.properties.values())
    assert deployment["concurrency_limit"] == {"limit": 1, "collision_strategy": "CANCEL_NEW"}
    # An example address must not be asked by a worker that somebody deployed with --all.
    assert deployment["parameters"]["url"].endswith(".example/oparl") and not deployment["schedules"][0]["active"]

"""Fetch, then curate, as one flow run; and the deployment that does so on a schedule."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
import yaml

from flows.configuration.settings_file import ALLOW_PRIVATE
from flows.publication.publish import RunSummary
from tests.support.oparl_server import SCHEMA, OparlServer, Reply, oparl_server
from tests.support.paths import ROOT

PAPER = "Stadt Musterlingen\nBeschlussvorlage\nVorlage Nr.: 2025/0044\n\nDie Kosten betragen 12.000,50 EUR.\n"

LATER = "2026-01-01T00:00:00+01:00"


def put_papers(server: OparlServer) -> None:
    for number in (44, 45):
        server.put(f"/download/{number}", Reply(PAPER.replace("44", str(number)).encode()))
    server.put("/download/46", Reply(b"", 404))
    texts = {n: server.file(n, mimeType="text/plain", fileName=f"{n}.txt") for n in (44, 45, 46)}
    papers = [server.paper(44, texts[44], texts[46]), server.paper(45, texts[45])]
    server.put_town(server.put_list("/papers", [papers]))


def test_what_a_server_has_is_released_and_what_it_withdraws_leaves(
    prefect_server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.fetch_and_curate import fetch_and_curate

    monkeypatch.setenv("AKTENKLAR_WORKERS", "1")
    monkeypatch.setenv("AKTENKLAR_SITE", "false")
    raw, out = tmp_path / "raw", tmp_path / "out"
    with oparl_server() as server:
        put_papers(server)
        url = f"{server.base}/"
        inside = fetch_and_curate(url, raw, out, delay=0.0, return_state=True)
        assert inside.is_failed() and "no public network" in inside.message and server.asked == []

        monkeypatch.setenv(ALLOW_PRIVATE, "1")
        state = fetch_and_curate(url, raw, out, delay=0.0, return_state=True)
        assert state.name == "CompletedWithIssues" and "1 addresses could not be fetched" in state.message
        summary = state.result()
        assert isinstance(summary, RunSummary) and summary.documents == 2
        rows = pd.read_parquet(out / "latest" / "documents.parquet").to_dict("records")
        assert {row["oparl_paper_id"] for row in rows} == {f"{server.base}/paper/{n}" for n in (44, 45)}
        assert {row["ags"] for row in rows} == {"08999001"}

        gone = {"id": f"{server.base}/paper/44", "type": f"{SCHEMA}/Paper", "deleted": True, "modified": LATER}
        server.put_list("/papers", [[gone]])
        assert fetch_and_curate(url, raw, out, delay=0.0, return_state=True).name == "Completed"
        (left,) = pd.read_parquet(out / "latest" / "documents.parquet").to_dict("records")
        assert left["oparl_paper_id"] == f"{server.base}/paper/45"
        (tombstone,) = pd.read_csv(out / "latest" / "withdrawn.csv").to_dict("records")
        assert tombstone["document_id"] in {row["document_id"] for row in rows} - {left["document_id"]}
        assert not list(raw.rglob("44.txt"))

        server.put("/", Reply(b"", 403))
        failed = fetch_and_curate(url, raw, out, delay=0.0, return_state=True)
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

"""From ``aktenklar.toml`` beside the papers to a catalogue that keeps the rules: the whole way, as a scheduled run goes it."""

from __future__ import annotations

import shutil
from pathlib import Path

import frictionless
import pytest
from pyshacl import validate
from rdflib import DCTERMS, Graph, URIRef

from flows.configuration.settings_file import SETTINGS_FILE
from flows.publication.publish import RunSummary
from flows.publication.summary import summary_rows
from tests.support.paths import ROOT


@pytest.fixture(scope="module")
def released(prefect_server: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, RunSummary]:
    """Two papers of other owners, the settings of the samples beside them, and the flow called without settings."""
    from flows.curate import curate

    root = tmp_path_factory.mktemp("publishing")
    (root / "raw").mkdir()
    for name in ("a", "b"):
        text = f"Stadt Musterlingen\nBeschlussvorlage {name}\n\nDie Kosten betragen 1.000,50 EUR.\n"
        (root / "raw" / f"{name}.txt").write_text(text, encoding="utf-8")
    (root / "raw" / "manifest.csv").write_text("file,license,municipality\nb.txt,CC BY 4.0,Gemeinde Seedorf\n", "utf-8")
    settings = (ROOT / "data" / SETTINGS_FILE).read_text("utf-8")
    (root / SETTINGS_FILE).write_text("workers = 1\n" + settings, "utf-8")
    state = curate(root / "raw", root / "out", return_state=True)
    summary = state.result(raise_on_failure=False)
    assert isinstance(summary, RunSummary), summary
    return root, summary


def test_the_catalog_keeps_the_rules_and_names_the_settings(released):
    root, summary = released
    assert ("catalog", "catalog.ttl, catalog.jsonld") in summary_rows(summary)
    graph = Graph().parse(root / "out/latest/catalog.ttl")
    conforms, _, text = validate(graph, shacl_graph=Graph().parse(ROOT / "tests/shapes/dcat-ap-de.ttl"))
    assert conforms, text
    names = {str(name) for name in graph.objects(None, URIRef("http://xmlns.com/foaf/0.1/name"))}
    assert names == {"Stadt Musterlingen"}
    (rights,) = set(graph.objects(None, DCTERMS.rights))
    assert "http://dcat-ap.de/def/licenses/cc-by/4.0" in str(
        graph.value(rights, URIRef("http://www.w3.org/2000/01/rdf-schema#label"))
    )


def test_the_package_is_valid(released):
    report = frictionless.validate(str(released[0] / "out/latest/datapackage.json"))
    assert report.valid, report.to_summary()


def test_without_a_licence_the_run_says_so_and_writes_no_catalog(released, prefect_server, tmp_path):
    from flows.curate import curate

    root = released[0]
    text = (root / SETTINGS_FILE).read_text("utf-8")
    (tmp_path / SETTINGS_FILE).write_text(text.replace("\nlicense = ", "\n# license = "), "utf-8")
    shutil.copytree(root / "raw", tmp_path / "raw")
    shutil.copytree(root / "out" / ".work", tmp_path / "out" / ".work")  # nothing is to be read again
    summary = curate(tmp_path / "raw", tmp_path / "out", return_state=True).result(raise_on_failure=False)
    assert isinstance(summary, RunSummary) and summary.release and summary.worked == 0
    said = dict(summary_rows(summary))["catalog"]
    assert said.startswith("not written, these settings are missing: license (aktenklar.toml")
    assert not list((tmp_path / "out/latest").glob("catalog.*"))


def test_a_wrong_settings_file_fails_the_flow_with_its_name(prefect_server, tmp_path):
    from flows.curate import curate

    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text("x")
    (tmp_path / SETTINGS_FILE).write_text("lizenz = 'x'\n")
    state = curate(tmp_path / "raw", tmp_path / "out", return_state=True)
    assert state.is_failed()
    assert f"{tmp_path / SETTINGS_FILE}: there is no setting lizenz" in str(state.message)

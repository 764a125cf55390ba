"""The export and the manifest as they are written beside the files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

from flows.fetching.fetch_state import FetchState, fetch_state
from flows.fetching.oparl_export import write_export, write_manifest
from flows.fetching.oparl_objects import taken_apart
from flows.fetching.wanted_files import WantedFile
from flows.inputs.manifest import read_manifest


@pytest.fixture
def state(tmp_path: Path) -> Iterator[FetchState]:
    with fetch_state(tmp_path, "s") as memory:
        yield memory


def exported(state: FetchState, folder: Path, *wanted: str) -> dict[str, list[dict[str, object]]]:
    write_export(state, folder, folder / "part", wanted)
    return {path.stem: json.loads(path.read_bytes()) for path in sorted((folder / "oparl").iterdir())}


def test_parts_stand_inside_their_owners(state: FetchState, tmp_path: Path) -> None:
    file = {"id": "f", "accessUrl": "https://rat.example/f"}
    paper = {"id": "p", "name": "x", "mainFile": file, "auxiliaryFile": ["gone", "unknown"], "consultation": ["c"]}
    state.keep(taken_apart([paper], "Paper").objects)
    state.keep(
        taken_apart(
            [{"id": "gone", "deleted": True}, {**file, "id": "lone"}, {**file, "id": "unwanted"}], "File"
        ).objects
    )
    found = exported(state, tmp_path, "f", "lone")
    assert found["paper"][0]["mainFile"] == {**file, "type": "https://schema.oparl.org/1.1/File"}
    assert found["paper"][0]["auxiliaryFile"] == ["unknown"]
    assert [thing["id"] for thing in found["file"]] == ["lone"] and [t["id"] for t in found["deleted"]] == ["gone"]


def test_items_and_consultations_go_with_their_owners(state: FetchState, tmp_path: Path) -> None:
    """A closed item that a meeting has no more would close a paper that is public."""
    meetings = [{"id": "m", "agendaItem": ["i"]}, {"id": "plain", "name": "x"}, {"id": "gone", "deleted": True}]
    state.keep(taken_apart(meetings, "Meeting").objects)
    items = [{"id": i, "meeting": m} for i, m in (("i", "m"), ("dropped", "m"), ("kept", "plain"), ("of gone", "gone"))]
    state.keep(taken_apart(items, "AgendaItem").objects)
    state.keep(taken_apart([{"id": "p", "consultation": []}], "Paper").objects)
    state.keep(taken_apart([{"id": "c", "paper": "p"}, {"id": "d", "paper": "unknown"}], "Consultation").objects)
    found = exported(state, tmp_path)
    assert [item["id"] for item in found["agendaitem"]] == ["kept"]
    assert [thing["id"] for thing in found["consultation"]] == ["d"]


def test_an_object_that_is_its_own_part_does_no_harm(state: FetchState, tmp_path: Path) -> None:
    state.keep(taken_apart([{"id": "p", "name": "x", "mainFile": "p"}], "Paper").objects)
    assert exported(state, tmp_path)["paper"][0]["mainFile"] == "p"


def test_what_is_the_same_is_not_touched_and_what_is_empty_goes(state: FetchState, tmp_path: Path) -> None:
    state.keep(taken_apart([{"id": "p", "name": "x"}], "Paper").objects)
    exported(state, tmp_path)
    path = tmp_path / "oparl" / "paper.json"
    before = path.stat().st_mtime_ns
    assert set(exported(state, tmp_path)) == {"paper"} and path.stat().st_mtime_ns == before
    state.delete("p", "Paper")
    assert set(exported(state, tmp_path)) == {"deleted"}


def test_the_manifest_is_what_discovery_reads(tmp_path: Path) -> None:
    name = 'files/0/Anlage "1", Teil; 2.pdf'
    file = WantedFile(id="https://rat.example/f", path=PurePosixPath(name), addresses=("https://rat.example/get",), version="",
                      is_dated=True, paper_id="https://rat.example/p", ags="08999001")  # fmt: skip
    write_manifest(tmp_path, tmp_path / "part", [file])
    manifest = read_manifest(tmp_path / "manifest.csv", PurePosixPath("s/manifest.csv"))
    facts = manifest.facts[f"s/{name}"]
    assert manifest.issues == () and facts.oparl_file_id == file.id and facts.oparl_paper_id == file.paper_id
    assert (facts.source_url, facts.ags, facts.license) == ("https://rat.example/get", "08999001", None)

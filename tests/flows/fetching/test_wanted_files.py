"""Which files are public, told from what names them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.fetching.fetch_state import FetchState, HeldFile, fetch_state
from flows.fetching.oparl_objects import taken_apart
from flows.fetching.wanted_files import no_longer_wanted, wanted_files

BASE = "https://rat.musterlingen.example"


@pytest.fixture
def state(tmp_path: Path) -> Iterator[FetchState]:
    with fetch_state(tmp_path, "s") as memory:
        yield memory


def keep(state: FetchState, kind: str, *raws: dict[str, object]) -> None:
    state.keep(taken_apart(list(raws), kind, "body").objects)


def wanted(state: FetchState) -> list[str]:
    return [file.id for file in wanted_files(state)]


def file(name: str, **fields: object) -> dict[str, object]:
    return {"id": name, "accessUrl": f"{BASE}/{name}", **fields}


def test_files_of_what_lives_are_wanted(state: FetchState) -> None:
    keep(state, "Paper", {"id": "p", "mainFile": file("a")}, {"id": "q", "deleted": True}, {"id": "r", "mainFile": "a"})
    keep(
        state, "Meeting", {"id": "m", "invitation": file("b"), "agendaItem": [{"id": "i", "resolutionFile": file("c")}]}
    )
    assert wanted(state) == ["a", "b", "c"]
    assert [f.paper_id for f in wanted_files(state)] == ["p", None, None]


def test_files_that_nothing_public_names_are_not(state: FetchState) -> None:
    keep(state, "Paper", {"id": "p", "name": "x", "auxiliaryFile": []}, {"id": "q", "deleted": True})
    keep(state, "Meeting", {"id": "m", "deleted": True})
    keep(state, "AgendaItem", {"id": "i", "meeting": "m", "auxiliaryFile": [file("of a deleted meeting")]})
    keep(state, "File", file("dropped", paper=["p"]), file("of a deleted one", paper=["q"]), file("of nobody"))
    keep(state, "File", file("deleted", deleted=True, paper=["z"]), file("of a paper not seen yet", paper=["z"]))
    assert wanted(state) == ["of a paper not seen yet"]
    for held in ("dropped", "of a paper not seen yet"):
        state.hold(HeldFile(id=held, path="x", url="u", version="1"))
    assert list(no_longer_wanted(state, wanted_files(state))) == ["dropped"]


def test_what_a_manifest_says(state: FetchState) -> None:
    keep(state, "Body", {"id": "body", "name": "Stadt Musterlingen", "ags": "08999001", "license": "L"})
    keep(state, "Paper", {"id": "p", "mainFile": file("a", downloadUrl="/get/a", mimeType="application/PDF", size=7)})
    keep(state, "File", file("b", fileLicense="F", modified="2025-01-01", paper=["z"]))
    one, other = wanted_files(state)
    assert (
        (one.license, other.license) == ("L", "F")
        and one.municipality == "Stadt Musterlingen"
        and one.ags == "08999001"
    )
    assert one.addresses == ("/get/a", f"{BASE}/a") and one.is_pdf and not one.is_dated and other.is_dated

"""The memory between runs: what is kept, what is fresh, who may use it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from curated.errors import SetupError
from flows.fetching.fetch_state import HeldFile, ListProgress, fetch_state
from flows.fetching.oparl_objects import OparlObject
from flows.fetching.polite_client import NOTHING_KNOWN, Validators


def paper(name: str, **fields: object) -> OparlObject:
    return OparlObject("p", "Paper", {"id": "p", "name": name, **fields}, "body")


def test_objects_outlive_the_run_and_tell_when_they_were_met(tmp_path: Path) -> None:
    with fetch_state(tmp_path, "s") as state:
        state.keep([paper("a", reference="1")])
        state.keep([paper("b")])  # of one run, the fuller copy
        state.learn_version("p", Validators("etag", "day"))
        assert state.object("p") == paper("a", reference="1") and state.is_fresh("p")
        assert state.version_of("p") == Validators("etag", "day") and state.version_of("q") == NOTHING_KNOWN
        state.done()
    with fetch_state(tmp_path, "s") as state:
        assert not state.is_fresh("p") and state.unseen("Paper", "body", state.run) == (["p"], 1)
        state.seen("p")
        assert state.is_fresh("p") and state.unseen("Paper", "body", state.run) == ([], 1)
        state.delete("p", "Paper")
        assert [thing.deleted for thing in state.objects("Paper")] == [True]
        assert state.unseen("Paper", "body", state.run + 1) == ([], 0)


def test_what_a_run_cut_short_has_met_stays_fresh(tmp_path: Path) -> None:
    with fetch_state(tmp_path, "s") as state:
        state.keep([paper("a")])
    with fetch_state(tmp_path, "s") as state:
        assert state.is_fresh("p") and not state.is_fresh("q")


def test_lists_and_files(tmp_path: Path) -> None:
    progress = ListProgress(started=datetime(2025, 3, 1, tzinfo=UTC), first_run=1, complete=True, next_url="u/2")
    held = HeldFile(id="f", path="files/f.pdf", url="u", version="1", validators=Validators("e"))
    with fetch_state(tmp_path, "s") as state:
        assert state.progress("u") == ListProgress()
        state.remember("u", progress)
        state.hold(held)
    with fetch_state(tmp_path, "s") as state:
        assert state.progress("u") == progress and state.files() == {"f": held}
        state.let_go("f")
        assert state.files() == {}


def test_two_fetches_do_not_meet(tmp_path: Path) -> None:
    with fetch_state(tmp_path, "s"), pytest.raises(SetupError, match="Another fetch"), fetch_state(tmp_path, "t"):
        pass


def test_a_memory_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / ".fetch").mkdir()
    (tmp_path / ".fetch" / "s.sqlite").write_bytes(b"no database at all, but a note" * 100)
    with pytest.raises(SetupError, match="remove it"), fetch_state(tmp_path, "s"):
        pass
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SetupError, match="Cannot write"), fetch_state(tmp_path / "file", "s"):
        pass

"""Lists as real servers give them: in circles, without a filter, as addresses, as plain arrays, broken off."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from curated.errors import FetchFailed
from flows.fetching.fetch_report import Ledger
from flows.fetching.fetch_state import FetchState, fetch_state
from flows.fetching.oparl_lists import Page, Walker, page_of
from flows.fetching.polite_client import Manners, PoliteClient
from tests.support.oparl_server import SCHEMA, OparlServer, Reply

START = datetime(2025, 3, 10, tzinfo=UTC)
QUICK = Manners(delay=0.0, backoff=0.0, tries=2, allow_private=True)


@contextmanager
def walked(server: OparlServer, raw: Path, day: int = 0, *, whole: bool = False) -> Iterator[tuple[FetchState, Ledger]]:
    """All lists of the server walked, and what came of it."""
    with fetch_state(raw, "s") as state:
        client, ledger = PoliteClient(QUICK), Ledger()
        walker = Walker(client, state, ledger, now=START + timedelta(days=day), notice=lambda _: None, whole=whole)
        for body in walker.bodies(f"{server.base}/"):
            walker.walk(body)
        walker.ask_for_parts()
        state.done()
        client.close()
        yield state, ledger


def ids(state: FetchState, kind: str = "Paper") -> list[str]:
    return [thing.id.rpartition("/")[2] for thing in state.objects(kind) if not thing.deleted]


def reasons(ledger: Ledger) -> list[str]:
    return [failure.reason for failure in sorted(ledger.failures)]


def test_a_list_that_leads_back_ends_and_begins_anew_next_time(server: OparlServer, tmp_path: Path) -> None:
    papers = server.put_list("/papers", [[server.paper(1)], [server.paper(2)]])
    server.put_json("/papers/2", {"data": [server.paper(2)], "links": {"next": papers}})
    server.put_town(papers)
    for day in (0, 1):
        with walked(server, tmp_path, day) as (state, ledger):
            assert ids(state) == ["1", "2"] and reasons(ledger) == ["the list goes in circles after page 2"]
    assert server.count("/papers") == 2


def test_new_addresses_for_the_same_page_are_a_circle_too(server: OparlServer, tmp_path: Path) -> None:
    for number in range(1, 40):
        following = {"next": f"{server.base}/papers/{number + 1}"}
        server.put_json(f"/papers/{number}", {"data": [server.paper(1)], "links": following})
        server.put_json(f"/meetings/{number}", {"data": [], "links": {"next": f"{server.base}/meetings/{number + 1}"}})
    server.put_town(f"{server.base}/papers/1", meeting=f"{server.base}/meetings/1")
    with walked(server, tmp_path) as (state, ledger):
        assert ids(state) == ["1"] and len(reasons(ledger)) == 2
    assert len(server.asked) < 12


def test_a_server_that_knows_no_filter_gives_the_whole_list(server: OparlServer, tmp_path: Path) -> None:
    server.put_town(server.put_list("/papers", [[server.paper(1)]]))
    with walked(server, tmp_path):
        pass
    good = server.replies["/papers"][0]
    server.put("/papers", Reply(b"", 400), good)
    with walked(server, tmp_path, 1) as (state, ledger):
        assert ids(state) == ["1"] and reasons(ledger) == []
    assert [bool(request.query) for request in server.asked if request.path == "/papers"] == [False, True, False]


def test_a_page_that_is_gone_sends_the_walk_to_the_beginning(server: OparlServer, tmp_path: Path) -> None:
    server.put_town(server.put_list("/papers", [[server.paper(1)], [server.paper(2)]]))
    good = server.replies["/papers/2"]
    server.put("/papers/2", Reply(b"", 500))
    with walked(server, tmp_path) as (state, ledger):
        assert ids(state) == ["1"] and len(reasons(ledger)) == 1
    server.put("/papers/2", Reply(b"", 404), *good)
    with walked(server, tmp_path, 1) as (state, ledger):
        assert ids(state) == ["1", "2"] and reasons(ledger) == []


def test_a_page_that_stays_broken_does_not_hide_what_is_new(server: OparlServer, tmp_path: Path) -> None:
    server.put_town(server.put_list("/papers", [[server.paper(1)], [server.paper(2)]]))
    server.put("/papers/2", Reply(b"", 500))
    for day, number in ((0, 1), (1, 7), (2, 8)):
        server.put_json("/papers", {"data": [server.paper(number)], "links": {"next": f"{server.base}/papers/2"}})
        with walked(server, tmp_path, day) as (state, _):
            known = ids(state)
    assert known == ["1", "8"], "day 1 tried the broken page once more, day 2 began anew"


def test_objects_that_are_addresses(server: OparlServer, tmp_path: Path) -> None:
    """Entries, parts and Bodies as strings, each asked for once."""
    file, paper = server.file(1), server.paper(1, f"{server.base}/file/1", f"{server.base}/file/2")
    server.put_json("/file/1", {**file, "id": "https://elsewhere.example/file/1"}, ETag='"f1"')
    server.put("/file/2", Reply(b"", 410))
    server.put_json("/paper/1", paper, ETag='"p1"')
    server.put_json(
        "/body/1", {"id": f"{server.base}/body/1", "name": "Musterlingen", "paper": f"{server.base}/papers"}
    )
    server.put_json("/papers", [f"{server.base}/paper/1", f"{server.base}/paper/404"])
    server.put_json("/", {"oparlVersion": f"{SCHEMA}/", "id": "s", "body": [f"{server.base}/body/1"]})
    for day in (0, 1):
        with walked(server, tmp_path, day) as (state, ledger):
            assert ids(state) == ["1"] and ids(state, "File") == ["1"]
            assert reasons(ledger) == ["the server answers 404"]
    conditional = [request.headers.get("if-none-match") for request in server.asked if request.path == "/file/1"]
    assert conditional == [None, '"f1"']


def test_a_list_of_files_that_lacks_some_withdraws_none(server: OparlServer, tmp_path: Path) -> None:
    paper = server.paper(1, f"{server.base}/file/1", server.file(2))
    server.put_json("/file/1", server.file(1))
    server.put_town(server.put_list("/papers", [[paper]]), file=server.put_list("/files", [[server.file(3)]]))
    for day in (0, 1):
        with walked(server, tmp_path, day, whole=True) as (state, ledger):
            assert ids(state, "File") == ["1", "2", "3"] and reasons(ledger) == []


def test_lists_inside_the_body_and_objects_without_ids(server: OparlServer, tmp_path: Path) -> None:
    server.put_town("", paper=[server.paper(1), {"name": "nameless"}], meeting="/meetings", file=None)
    server.put_json("/meetings", {"data": {"not": "a list"}})
    with walked(server, tmp_path) as (state, ledger):
        assert ids(state) == ["1"]
        assert set(reasons(ledger)) == {"there is no list", "1 objects without an id"}


def test_of_several_versions_of_a_server_the_newest_is_used(server: OparlServer, tmp_path: Path) -> None:
    server.put_town(server.put_list("/papers", [[server.paper(1)]]))
    new = {"id": "b", "oparlVersion": f"{SCHEMA}/", "body": f"{server.base}/bodies"}
    old = {"id": "a", "oparlVersion": "https://schema.oparl.org/1.0/", "body": f"{server.base}/old"}
    server.put_json("/", [old, new])
    with walked(server, tmp_path) as (state, _):
        assert ids(state) == ["1"]


def test_pages() -> None:
    assert page_of([1], "u") == Page([1])
    assert page_of({"data": [], "links": {"next": "?page=2"}}, "https://x.example/l") == Page(
        [], "https://x.example/l?page=2"
    )
    assert page_of({"data": [], "links": []}, "u") == page_of({"data": [], "links": {"next": ""}}, "u") == Page([])
    for value in ({"a": 1}, "text", None, {"type": f"{SCHEMA}/Error", "message": "Wartung", "data": []}):
        with pytest.raises(FetchFailed):
            page_of(value, "u")

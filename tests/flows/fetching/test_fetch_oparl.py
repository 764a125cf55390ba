"""A whole fetch from a real HTTP server, and what a curator then reads of it."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from curated.errors import SetupError
from extractors.bodies.register import build_register
from flows.fetching.fetch_oparl import FetchOrder, fetch_oparl
from flows.fetching.fetch_report import FetchSummary
from flows.fetching.polite_client import Manners
from flows.inputs.discover import discover
from flows.inputs.oparl_join import join_oparl, read_oparl
from tests.support.oparl_server import PDF, SCHEMA, WEB_PAGE, OparlServer, Reply

QUICK = Manners(delay=0.0, backoff=0.0, silence=0.3, allow_private=True)
START = datetime(2025, 3, 10, 2, 30, tzinfo=UTC)


def fetch(server: OparlServer, raw: Path, day: int = 0, *, whole: bool = False) -> FetchSummary:
    order = FetchOrder(url=f"{server.base}/", raw_dir=raw, manners=QUICK, whole=whole)
    return fetch_oparl(order, START + timedelta(days=day), lambda _: None)


def files(raw: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in raw.glob("*/files/*/*")}


def manifest(raw: Path) -> list[dict[str, str]]:
    (path,) = raw.glob("*/manifest.csv")
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def tree(raw: Path) -> dict[str, bytes]:
    """Everything that is not hidden, by path."""
    found = [path for path in raw.rglob("*") if path.is_file() and ".fetch" not in path.parts]
    return {str(path.relative_to(raw)): path.read_bytes() for path in found}


def three_papers(server: OparlServer, *, backwards: bool = False) -> None:
    for number in (1, 2, 3):
        server.put_file(f"/download/{number}", PDF + b"%d" % number, f'"v{number}"')
    papers = [server.paper(n, server.file(n)) for n in (1, 2, 3)]
    if backwards:
        papers.reverse()
    server.put_town(server.put_list("/papers", [[*papers[:2]], [papers[2]]]))


def test_papers_files_and_what_is_said_of_them_arrive(server: OparlServer, tmp_path: Path) -> None:
    three_papers(server)
    summary = fetch(server, tmp_path / "raw")
    raw = tmp_path / "raw"
    assert summary.complete and (summary.new, summary.papers, summary.failures) == (3, 3, ())
    assert files(raw) == {f"Vorlage-{n}.pdf": PDF + b"%d" % n for n in (1, 2, 3)}
    first = next(row for row in manifest(raw) if row["oparl_file_id"].endswith("/file/1"))
    assert first["oparl_paper_id"] == f"{server.base}/paper/1" and first["url"] == f"{server.base}/download/1"
    assert (first["municipality"], first["ags"]) == ("Stadt Musterlingen", "08999001")
    assert first["license"] == "https://creativecommons.org/licenses/by/4.0/"

    found = discover(raw)
    assert found.issues == () and {d.facts.ags for d in found.documents} == {"08999001"}
    join, issues = join_oparl(read_oparl(found), found, {}, build_register([], [], []))
    assert issues == () and {m.paper_id for m in join.matches.values()} == {
        f"{server.base}/paper/{n}" for n in (1, 2, 3)
    }


def test_the_order_of_the_answers_changes_nothing(server: OparlServer, tmp_path: Path) -> None:
    three_papers(server)
    fetch(server, tmp_path / "a")
    three_papers(server, backwards=True)
    fetch(server, tmp_path / "b")
    assert tree(tmp_path / "a") == tree(tmp_path / "b")


def test_the_next_run_asks_only_for_what_was_modified(server: OparlServer, tmp_path: Path) -> None:
    three_papers(server)
    fetch(server, tmp_path)
    before = tree(tmp_path)
    server.asked.clear()
    again = fetch(server, tmp_path, day=1)
    assert again.complete and (again.new, again.changed, again.unchanged) == (0, 0, 3)
    assert tree(tmp_path) == before
    assert not any(request.path.startswith("/download") for request in server.asked)
    (asked,) = [request for request in server.asked if request.path == "/papers"]
    assert asked.query == "modified_since=2025-03-09T02%3A30%3A00%2B00%3A00"


def test_a_changed_file_is_brought_and_an_unchanged_one_spares_its_bytes(server: OparlServer, tmp_path: Path) -> None:
    three_papers(server)
    fetch(server, tmp_path)
    later = "2025-03-10T09:00:00+01:00"
    server.put_file("/download/1", PDF + b"new", '"v1b"')
    changed = [server.paper(n, server.file(n, modified=later), modified=later) for n in (1, 2)]
    server.put_list("/papers", [changed])
    server.asked.clear()
    summary = fetch(server, tmp_path, day=1)
    assert (summary.new, summary.changed, summary.unchanged) == (0, 1, 2)
    assert files(tmp_path)["Vorlage-1.pdf"] == PDF + b"new"
    conditional = {r.path: r.headers.get("if-none-match") for r in server.asked if r.path.startswith("/download")}
    assert conditional == {"/download/1": '"v1"', "/download/2": '"v2"'}


def test_what_is_deleted_leaves_raw_and_is_named_as_withdrawn(server: OparlServer, tmp_path: Path) -> None:
    three_papers(server)
    fetch(server, tmp_path)
    later = "2025-03-10T09:00:00+01:00"
    gone = {"id": f"{server.base}/paper/2", "type": f"{SCHEMA}/Paper", "deleted": True, "modified": later}
    without_file = server.paper(3, modified=later, auxiliaryFile=[])
    server.put_list("/papers", [[gone, without_file]])
    summary = fetch(server, tmp_path, day=1)
    assert (summary.withdrawn, summary.complete) == (2, True)
    assert set(files(tmp_path)) == {"Vorlage-1.pdf"}
    export = read_oparl(discover(tmp_path)).objects
    names = {f"{server.base}/paper/2", f"{server.base}/file/2", f"{server.base}/file/3"}
    assert set(export.deleted) == names and not names & set(export.ids())

    server.put_list("/papers", [[server.paper(2, server.file(2), modified="2025-03-11T09:00:00+01:00")]])
    assert fetch(server, tmp_path, day=2).new == 1
    assert set(files(tmp_path)) == {"Vorlage-1.pdf", "Vorlage-2.pdf"}


def test_a_whole_walk_withdraws_what_is_listed_no_more(server: OparlServer, tmp_path: Path) -> None:
    three_papers(server)
    fetch(server, tmp_path)
    server.put_list("/papers", [[server.paper(n, server.file(n)) for n in (1, 3)]])
    assert fetch(server, tmp_path, day=1).withdrawn == 0
    assert fetch(server, tmp_path, day=2, whole=True).withdrawn == 1
    assert set(files(tmp_path)) == {"Vorlage-1.pdf", "Vorlage-3.pdf"}


def test_a_list_that_is_suddenly_empty_withdraws_nothing(server: OparlServer, tmp_path: Path) -> None:
    many = range(1, 31)
    for number in many:
        server.put_file(f"/download/{number}", PDF + b"%d" % number)
    server.put_town(server.put_list("/papers", [[server.paper(n, server.file(n)) for n in many]]))
    fetch(server, tmp_path)
    server.put_list("/papers", [[]])
    summary = fetch(server, tmp_path, day=1, whole=True)
    assert summary.withdrawn == 0 and not summary.complete and len(files(tmp_path)) == 30
    assert "30 of 30 objects are listed no more" in summary.failures[0].reason


def test_one_bad_file_costs_nothing_but_itself_and_is_tried_again(server: OparlServer, tmp_path: Path) -> None:
    three_papers(server)
    server.put_file("/download/2", WEB_PAGE, kind="text/html")
    server.put("/download/3", Reply(PDF, cut=True))
    summary = fetch(server, tmp_path)
    assert set(files(tmp_path)) == {"Vorlage-1.pdf"} and not summary.complete
    reasons = {f.address.rpartition("/")[2]: f.reason for f in summary.failures}
    assert reasons["2"] == "a web page came instead of the file" and "connection failed" in reasons["3"]
    assert len(manifest(tmp_path)) == 1
    three_papers(server)
    server.put_list("/papers", [[]])  # nothing was modified since
    again = fetch(server, tmp_path, day=1)
    assert (again.new, again.unchanged, again.complete) == (2, 1, True)


def test_an_error_page_does_not_replace_a_good_file(server: OparlServer, tmp_path: Path) -> None:
    three_papers(server)
    fetch(server, tmp_path)
    later = "2025-03-10T09:00:00+01:00"
    server.put_file("/download/1", WEB_PAGE, kind="text/html")
    server.put_list("/papers", [[server.paper(1, server.file(1, modified=later), modified=later)]])
    summary = fetch(server, tmp_path, day=1)
    assert not summary.complete and files(tmp_path)["Vorlage-1.pdf"] == PDF + b"1"


def test_a_walk_that_broke_off_goes_on_at_the_page_it_had_reached(server: OparlServer, tmp_path: Path) -> None:
    three_papers(server)
    good = server.replies["/papers/2"]
    server.put("/papers/2", Reply(b"kaputt", 500))
    first = fetch(server, tmp_path)
    assert first.papers == 2 and [f.reason for f in first.failures] == ["the server answers 500 (4 tries)"]
    server.replies["/papers/2"] = good
    server.asked.clear()
    second = fetch(server, tmp_path, day=1)
    assert second.complete and second.papers == 3 and server.count("/papers") == 0
    server.asked.clear()
    fetch(server, tmp_path, day=2)
    (asked,) = [request for request in server.asked if request.path == "/papers"]
    assert "2025-03-09" in asked.query, "the walk began on day 0, so what changed since is asked for"


def test_a_run_killed_among_the_files_leaves_whole_files_and_goes_on(server: OparlServer, tmp_path: Path) -> None:
    three_papers(server)

    def stop_at_the_second(text: str) -> None:
        if text.startswith("file 2"):
            raise KeyboardInterrupt

    order = FetchOrder(url=f"{server.base}/", raw_dir=tmp_path, manners=QUICK)
    with pytest.raises(KeyboardInterrupt):
        fetch_oparl(order, START, stop_at_the_second)
    assert len(files(tmp_path)) == 1
    # What is said of the files was there before them, so a run over what has come knows whose it is.
    assert all(d.facts.oparl_file_id for d in discover(tmp_path).documents)
    left_over = tmp_path.glob("*/files/*").__next__() / "half.pdf"
    left_over.write_bytes(b"%PDF")
    summary = fetch(server, tmp_path)
    assert (summary.new, summary.unchanged) == (2, 1) and len(files(tmp_path)) == 3


def test_a_server_that_answers_no_more_is_left_alone(server: OparlServer, tmp_path: Path) -> None:
    many = range(1, 12)
    server.put_town(server.put_list("/papers", [[server.paper(n, server.file(n)) for n in many]]))
    for number in many:
        server.put(f"/download/{number}", Reply(b"", 503))
    summary = fetch(server, tmp_path)
    assert sum(request.path.startswith("/download") for request in server.asked) == 5 * QUICK.tries
    assert (summary.untried, summary.new) == (6, 0) and "untried" not in summary.lines()[0]


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(WEB_PAGE), "no JSON"),
        (Reply(b'{"x": 1}'), "no OParl System"),
        (Reply(b"", 404), "404"),
        (Reply(b"[]"), "no OParl"),
    ],
)
def test_an_address_without_oparl_is_one_sentence(
    server: OparlServer, tmp_path: Path, reply: Reply, reason: str
) -> None:
    server.put("/", reply)
    with pytest.raises(SetupError, match=reason):
        fetch(server, tmp_path)


def test_an_address_that_is_none_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="is no address"):
        fetch_oparl(FetchOrder(url="http://[::bad/", raw_dir=tmp_path), START, lambda _: None)


def test_private_networks_are_not_entered_unless_told_so(server: OparlServer, tmp_path: Path) -> None:
    three_papers(server)
    order = FetchOrder(url=f"{server.base}/", raw_dir=tmp_path, manners=Manners(delay=0.0))
    with pytest.raises(SetupError, match=r"127\.0\.0\.1, which lies in no public network"):
        fetch_oparl(order, START, lambda _: None)
    assert server.asked == []


def test_meetings_items_and_bodies_come_too(server: OparlServer, tmp_path: Path) -> None:
    group = {"id": f"{server.base}/organization/1", "type": f"{SCHEMA}/Organization", "name": "Gemeinderat"}
    consultation = {"id": f"{server.base}/consultation/1", "type": f"{SCHEMA}/Consultation",
                    "agendaItem": f"{server.base}/item/1", "meeting": f"{server.base}/meeting/1",
                    "organization": [group["id"]], "role": "Entscheidung"}  # fmt: skip
    item = {"id": f"{server.base}/item/1", "type": f"{SCHEMA}/AgendaItem", "number": "1", "public": False,
            "consultation": consultation["id"]}  # fmt: skip
    meeting = {"id": f"{server.base}/meeting/1", "type": f"{SCHEMA}/Meeting", "start": "2025-03-20T18:00:00+01:00",
               "organization": [group["id"]], "agendaItem": [item], "invitation": server.file(9),
               "participant": [f"{server.base}/person/1"]}  # fmt: skip
    server.put_file("/download/1", PDF)
    server.put_file("/download/9", PDF + b"9")
    server.put_town(
        server.put_list("/papers", [[server.paper(1, server.file(1), consultation=[consultation])]]),
        meeting=server.put_list("/meetings", [[meeting]]),
        organization=server.put_list("/organizations", [[group]]),
    )
    summary = fetch(server, tmp_path)
    assert (summary.new, summary.meetings) == (2, 1)
    found = discover(tmp_path)
    export = read_oparl(found)
    assert [body.name for body in export.bodies()] == ["Gemeinderat"]
    assert export.objects.items[f"{server.base}/item/1"].public is False
    assert export.objects.files[f"{server.base}/file/9"].is_of_meeting
    join, _ = join_oparl(export, found, {}, build_register([], [], []))
    paper = next(d.document_id for d in found.documents if d.facts.oparl_paper_id)
    assert paper in join.closed({}), "its only consultation is closed"
    assert "person" not in json.dumps({k: v.decode() for k, v in tree(tmp_path).items() if k.endswith(".json")})

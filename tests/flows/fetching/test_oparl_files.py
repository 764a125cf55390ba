"""What comes in place of a file, and what is kept of it: nothing half, nothing that is another thing."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.fetching.fetch_report import Ledger
from flows.fetching.fetch_state import fetch_state
from flows.fetching.oparl_files import FileBringer
from flows.fetching.oparl_objects import taken_apart
from flows.fetching.polite_client import Manners, PoliteClient
from flows.fetching.wanted_files import wanted_files
from tests.support.oparl_server import PDF, WEB_PAGE, OparlServer, Reply

QUICK = Manners(delay=0.0, backoff=0.0, tries=1, allow_private=True)


def bring(server: OparlServer, raw: Path, *files: dict[str, object]) -> Ledger:
    """Bring the files of one paper, and say how it went."""
    with fetch_state(raw, "s") as state:
        client, ledger = PoliteClient(QUICK), Ledger()
        paper = {"id": "p", "name": "Vorlage", "auxiliaryFile": list(files)}
        state.keep(taken_apart([paper], "Paper").objects)
        bringer = FileBringer(
            client, state, ledger, folder=raw / "s", part=raw / ".fetch" / "part", notice=lambda _: None
        )
        wanted = wanted_files(state)
        bringer.withdraw(wanted)
        bringer.bring(wanted)
        state.done()
        client.close()
        return ledger


def stored(raw: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (raw / "s").rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(WEB_PAGE), "a web page came"),
        (Reply(b""), "the file is empty"),
        (Reply(b' {"type": "https://schema.oparl.org/1.1/Error"}'), "a JSON object came"),
        (Reply(b"Fehler 4711: Dokument nicht gefunden"), "no PDF, though"),
        (Reply(PDF, cut=True), "the connection failed"),
        (Reply(b"", 404), "answers 404"),
    ],
)  # fmt: skip
def test_what_is_no_file_is_not_kept(server: OparlServer, tmp_path: Path, reply: Reply, reason: str) -> None:
    server.put("/download/1", reply)
    ledger = bring(server, tmp_path, server.file(1))
    assert stored(tmp_path) == {} and [reason in failure.reason for failure in ledger.failures] == [True]
    assert not (tmp_path / ".fetch" / "part").exists()


@pytest.mark.parametrize("body", [b"\n\n%PDF-1.4", b"PK\x03\x04 a docx after all", b"\xff\xd8\xff a picture"])
def test_a_kind_that_is_merely_told_wrong_is_kept(server: OparlServer, tmp_path: Path, body: bytes) -> None:
    server.put_file("/download/1", body, kind="text/html")
    assert bring(server, tmp_path, server.file(1)).counts["new"] == 1 and stored(tmp_path) == {"Vorlage-1.pdf": body}


def test_a_page_that_is_meant_is_kept(server: OparlServer, tmp_path: Path) -> None:
    server.put("/download/1", Reply(WEB_PAGE))
    bring(server, tmp_path, server.file(1, fileName="Seite.html", mimeType="text/html"))
    assert stored(tmp_path) == {"Seite.html": WEB_PAGE}


def test_the_second_address_is_tried_when_the_first_gives_no_file(server: OparlServer, tmp_path: Path) -> None:
    viewer = server.put("/viewer", Reply(WEB_PAGE))
    server.put("/download/1", Reply(PDF))
    assert bring(server, tmp_path, server.file(1, downloadUrl=viewer)).failures == set()
    assert stored(tmp_path) == {"Vorlage-1.pdf": PDF}


def test_gone_for_good_is_withdrawn(server: OparlServer, tmp_path: Path) -> None:
    server.put_file("/download/1", PDF)
    bring(server, tmp_path, server.file(1))
    server.put("/download/1", Reply(b"", 410))
    ledger = bring(server, tmp_path, server.file(1, modified="2025-04-01"))
    assert (ledger.counts["withdrawn"], ledger.failures, stored(tmp_path)) == (1, set(), {})


def test_a_new_name_moves_the_file_and_asks_for_nothing(server: OparlServer, tmp_path: Path) -> None:
    server.put_file("/download/1", PDF, '"1"')
    bring(server, tmp_path, server.file(1))
    ledger = bring(server, tmp_path, server.file(1, fileName="Neuer Name.pdf"))
    assert stored(tmp_path) == {"Neuer Name.pdf": PDF} and ledger.counts["unchanged"] == 1
    assert server.count("/download/1") == 1


def test_a_file_without_a_date_is_asked_for_again_and_one_that_was_lost_too(
    server: OparlServer, tmp_path: Path
) -> None:
    server.put_file("/download/1", PDF, '"1"')
    dateless = server.file(1, modified=None)
    bring(server, tmp_path, dateless)
    assert bring(server, tmp_path, dateless).counts["unchanged"] == 1 and server.count("/download/1") == 2
    next((tmp_path / "s").rglob("*.pdf")).unlink()
    assert bring(server, tmp_path, dateless).counts["new"] == 1 and stored(tmp_path) == {"Vorlage-1.pdf": PDF}

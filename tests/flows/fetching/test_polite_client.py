"""Pauses, tries and limits, against a server that behaves as real ones do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from curated.errors import FetchFailed
from flows.fetching.polite_client import NOTHING_KNOWN, Manners, Missing, PoliteClient, Refused, ServerGone, Validators
from tests.support.oparl_server import PDF, WEB_PAGE, OparlServer, Reply

QUICK = Manners(delay=0.0, backoff=1.0, silence=0.3, allow_private=True)


@contextmanager
def polite(manners: Manners = QUICK) -> Iterator[tuple[PoliteClient, list[float]]]:
    """A client and the pauses it made, which take no time."""
    pauses: list[float] = []
    client = PoliteClient(manners, pause=pauses.append)
    try:
        yield client, pauses
    finally:
        client.close()


def test_what_fails_in_passing_is_tried_again_with_longer_pauses(server: OparlServer) -> None:
    bad = (Reply(b"", 500), Reply(b'{"half": ', 200), Reply(b"", 502))
    url = server.put("/x", *bad, Reply(b'\xef\xbb\xbf{"a": 1}'))
    with polite() as (client, pauses):
        assert client.get_json(url)[0] == {"a": 1}
    assert pauses == [1.0, 2.0, 4.0]


def test_the_tries_have_an_end(server: OparlServer) -> None:
    url = server.put("/x", Reply(WEB_PAGE))
    with polite() as (client, _), pytest.raises(FetchFailed, match=r"no JSON \(4 tries\)"):
        client.get_json(url)
    assert server.count("/x") == 4


def test_silence_is_a_failed_try(server: OparlServer) -> None:
    url = server.put("/x", Reply(b"{}", wait=0.6), Reply(b"{}"))
    with polite() as (client, _):
        assert client.get_json(url)[0] == {}


def test_what_will_not_change_is_asked_once(server: OparlServer) -> None:
    with polite() as (client, pauses):
        for status, kind in ((404, Missing), (410, Missing), (401, Refused), (403, Refused), (301, Refused)):
            with pytest.raises(kind) as caught:
                client.get_json(server.put(f"/{status}", Reply(b"", status)))
            assert isinstance(caught.value, Refused) or caught.value.for_good == (status == 410)
    assert pauses == [] and len(server.asked) == 5


def test_retry_after_is_obeyed(server: OparlServer) -> None:
    moment = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    later = [Reply(b"", 429, (("Retry-After", value),)) for value in ("7", moment, "soon")]
    with polite() as (client, pauses):
        client.get_json(server.put("/x", *later, Reply(b"{}")))
    assert pauses[0] == 7.0 and 50 < pauses[1] <= 60 and pauses[2] == 4.0
    with polite() as (client, pauses), pytest.raises(ServerGone, match="wait 3600 seconds"):
        client.get_json(server.put("/y", Reply(b"", 503, (("Retry-After", "3600"),))))
    assert pauses == []


def test_requests_keep_their_distance(server: OparlServer) -> None:
    url = server.put("/x", Reply(b"{}"))
    with polite(Manners(delay=5.0, allow_private=True)) as (client, pauses):
        for _ in range(3):
            client.get_json(url)
    assert len(pauses) == 2 and all(4 < pause <= 5 for pause in pauses)


def test_a_server_that_is_gone_is_told_from_an_address_that_is_broken(server: OparlServer) -> None:
    url, good = server.put("/x", Reply(b"", 500)), server.put("/good", Reply(b"{}"))
    with polite(Manners(delay=0.0, backoff=0.0, tries=1, failures_in_a_row=3, allow_private=True)) as (client, _):
        for _ in range(2):
            for _ in range(2):
                with pytest.raises(FetchFailed, match="500") as caught:
                    client.get_json(url)
                assert not isinstance(caught.value, ServerGone)
            client.get_json(good)
        with pytest.raises(ServerGone, match="3 addresses"):
            for _ in range(3):
                with pytest.raises(FetchFailed) as caught:
                    client.get_json(url)
            raise caught.value


def test_sizes_are_limited_before_they_are_read(server: OparlServer, tmp_path: Path) -> None:
    url = server.put("/x", Reply(b"x" * 3_000_000))
    small = Manners(delay=0.0, largest_file=2**20, largest_json=2**20, allow_private=True)
    with polite(small) as (client, _):
        with pytest.raises(Refused, match="larger than 1 MB"):
            client.download(url, tmp_path / "f", NOTHING_KNOWN)
        with pytest.raises(Refused, match="larger than 1 MB"):
            client.get_json(url)


def test_an_answer_that_trickles_for_ever_ends(server: OparlServer, tmp_path: Path) -> None:
    url = server.put("/x", Reply(PDF))
    no_time = Manners(delay=0.0, tries=1, whole_answer=-1.0, allow_private=True)
    with polite(no_time) as (client, _), pytest.raises(FetchFailed, match="takes too long"):
        client.download(url, tmp_path / "f", NOTHING_KNOWN)


def test_what_has_not_changed_is_not_sent_again(server: OparlServer, tmp_path: Path) -> None:
    url = server.put_file("/x", PDF, '"one"')
    with polite() as (client, _):
        answer = client.download(url, tmp_path / "f", NOTHING_KNOWN)
        assert answer.validators == Validators('"one"') and (tmp_path / "f").read_bytes() == PDF
        assert client.download(url, tmp_path / "g", answer.validators).content is None
    assert not (tmp_path / "g").exists()


def test_redirects_have_an_end(server: OparlServer) -> None:
    url = server.put("/x", Reply(b"", 302, (("Location", "/x"),)))
    with polite() as (client, _), pytest.raises(Refused, match="redirects"):
        client.get_json(url)
    assert len(server.asked) == 6


def test_json_that_is_deeper_than_anything_meant_is_no_json(server: OparlServer) -> None:
    url = server.put("/x", Reply(b"[" * 100_000))
    with polite() as (client, _), pytest.raises(FetchFailed, match="no JSON"):
        client.get_json(url)


def test_an_etag_that_cannot_be_sent_back_is_none(server: OparlServer) -> None:
    url = server.put("/x", Reply(b"{}", headers=(("ETag", '"f\u00fcr"'),)))
    with polite() as (client, _):
        _, answer = client.get_json(url)
        assert answer.validators == NOTHING_KNOWN

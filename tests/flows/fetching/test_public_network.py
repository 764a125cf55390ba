"""No address leads into a network that is not public: not by name, not inside IPv6, not after a redirect."""

from __future__ import annotations

import socket
from pathlib import Path

import httpx
import pytest

from curated.errors import FetchFailed
from flows.fetching.polite_client import NOTHING_KNOWN, Manners, PoliteClient
from flows.fetching.public_network import GuardedTransport, PrivateAddress, is_public, public_address
from tests.support.oparl_server import OparlServer, Reply


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.178.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fd00::1", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::c0a8:b201", "2002:7f00:1::", "not an address", "",
    ],
)  # fmt: skip
def test_private_addresses(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "193.99.144.80", "2a02:2e0:3fe:1001:302::", "64:ff9b::808:808"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


def test_a_name_is_looked_up() -> None:
    with pytest.raises(PrivateAddress, match="localhost leads to"):
        public_address("localhost", 80)
    assert public_address("8.8.8.8", 443) == "8.8.8.8"
    with pytest.raises(httpx.ConnectError):
        public_address("a" * 70 + ".example", 80)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"])
def test_loopback_in_any_spelling(server: OparlServer, host: str) -> None:
    server.put_json("/", {"a": 1})
    port = server.base.rpartition(":")[2]
    client = PoliteClient(Manners(delay=0.0, tries=1))
    with pytest.raises(FetchFailed):
        client.get_json(f"http://{host}:{port}/")
    client.close()
    assert server.asked == []


def test_a_name_that_leads_to_the_inside_is_refused_even_when_another_of_its_addresses_is_public(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def answers(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, 80)) for a in ("8.8.8.8", "10.0.0.5")]

    monkeypatch.setattr(socket, "getaddrinfo", answers)
    with pytest.raises(PrivateAddress, match=r"10\.0\.0\.5"):
        public_address("rat.musterlingen.example", 80)


def test_the_connection_goes_to_the_address_that_was_looked_at(
    server: OparlServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that changes its mind between two look-ups (DNS rebinding) gets no second one."""
    server.put_json("/", {"a": 1})
    asked: list[str] = []
    monkeypatch.setattr(
        "flows.fetching.public_network.public_address", lambda host, port: asked.append(host) or "127.0.0.1"
    )
    transport = GuardedTransport()
    port = server.base.rpartition(":")[2]
    with httpx.Client(transport=transport, trust_env=False) as client:
        answer = client.get(f"http://rat.musterlingen.example:{port}/")
    assert answer.json() == {"a": 1} and asked == ["rat.musterlingen.example"]
    assert server.asked[0].headers["host"] == f"rat.musterlingen.example:{port}"


def test_a_redirect_inwards_is_refused(server: OparlServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    inside = server.put_json("/secret", {"token": "x"})
    server.put("/file", Reply(b"", 302, (("Location", inside.replace("127.0.0.1", "localhost")),)))
    real = public_address
    monkeypatch.setattr(
        "flows.fetching.public_network.public_address",
        lambda host, port: "127.0.0.1" if host == "rat.musterlingen.example" else real(host, port),
    )
    client = PoliteClient(Manners(delay=0.0, tries=1))
    port = server.base.rpartition(":")[2]
    with pytest.raises(PrivateAddress):
        client.download(f"http://rat.musterlingen.example:{port}/file", tmp_path / "f", NOTHING_KNOWN)
    client.close()
    assert server.count("/secret") == 0


def test_other_schemes_are_no_addresses(tmp_path: Path) -> None:
    client = PoliteClient(Manners(delay=0.0, tries=1, allow_private=True))
    for address in ("file:///a/paper.pdf", "ftp://example.org/", "no address", "http://", ""):
        with pytest.raises(FetchFailed):
            client.download(address, tmp_path / "f", NOTHING_KNOWN)
    client.close()

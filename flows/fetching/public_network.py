"""Connections into the public internet only: an address that a server names may lead into the operator's own network.

A name is looked up once, all addresses found are looked at, and the connection goes to one of them, so that no second look-up
can answer otherwise (DNS rebinding). Redirects pass here like every request.
"""

from __future__ import annotations

import socket
import ssl
from dataclasses import dataclass, field
from functools import cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx

from curated.errors import FetchFailed

_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: an IPv4 address stands in the last 32 bits
_SCHEMES = ("http", "https")


def is_public(address: str) -> bool:
    """Whether an IP address lies in the public internet: not loopback, private, link-local, shared, reserved or multicast.

    IPv4 addresses inside IPv6 ones (mapped, 6to4, Teredo, NAT64) are looked at as well. False for what is no address.
    """
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(a.is_global and not a.is_multicast for a in (found, *_inside(found)))


def _inside(address: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """The IPv4 addresses that an IPv6 address leads to."""
    if isinstance(address, IPv4Address):
        return []
    inside = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        inside.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [found for found in inside if found is not None]


def public_address(host: str, port: int) -> str:
    """One of the IP addresses of a host, IPv4 before IPv6, when all of them are public.

    Raises:
        httpx.ConnectError: the name is not known.
        PrivateAddress: one of its addresses lies in a private network.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpx.ConnectError(f"the name {host} is not known") from error
    addresses = sorted({(family != socket.AF_INET, str(where[0])) for family, _, _, _, where in found})
    for _, address in addresses:
        if not is_public(address):
            raise PrivateAddress(
                f"{host} leads to {address}, which lies in no public network: name --allow-private if that is meant"
            )
    return addresses[0][1]


class PrivateAddress(FetchFailed):
    """An address leads into a network that is not public."""


@cache
def _certificates() -> ssl.SSLContext:
    """The certificates that are trusted; reading them takes as long as many requests."""
    return httpx.create_ssl_context()


@dataclass(slots=True)
class GuardedTransport(httpx.BaseTransport):
    """Sends requests to public addresses only, or anywhere with ``allow_private``. No proxy is used.

    Each host has connections of its own, so that its certificate is held against its name though it is called by its address.
    """

    allow_private: bool = False
    _by_host: dict[str, httpx.HTTPTransport] = field(default_factory=dict)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; a redirect comes here as a request of its own.

        Raises:
            FetchFailed: no http address, an unknown name, or one that leads into a private network.
            httpx.TransportError: the connection failed.
        """
        url = request.url
        if url.scheme not in _SCHEMES or not url.host:
            raise FetchFailed(f"{url} is no address of http or https")
        transport = self._by_host.get(url.host) or httpx.HTTPTransport(verify=_certificates())
        self._by_host[url.host] = transport
        if self.allow_private:
            return transport.handle_request(request)
        address = public_address(url.host, url.port or (443 if url.scheme == "https" else 80))
        pinned = httpx.Request(
            request.method,
            url.copy_with(host=address),
            headers=request.headers,  # with the Host that was asked for
            stream=request.stream,
            extensions={**request.extensions, "sni_hostname": url.host},
        )
        return transport.handle_request(pinned)

    def close(self) -> None:
        """Close all connections."""
        for transport in self._by_host.values():
            transport.close()

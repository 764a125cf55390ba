"""A council information system on loopback: OParl over real HTTP, with the faults of real ones."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

SCHEMA = "https://schema.oparl.org/1.1"
PDF = b"%PDF-1.4\n%a paper of Musterlingen\n"
WEB_PAGE = b"<!DOCTYPE html><html><head><title>Fehler</title></head><body>Wartung</body></html>"


@dataclass(frozen=True)
class Reply:
    """One answer. ``cut``: the connection ends before all of the body was sent; ``wait``: seconds of silence before it."""

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    wait: float = 0.0
    cut: bool = False


@dataclass(frozen=True)
class Asked:
    """One request that came."""

    path: str
    query: str
    headers: dict[str, str]


@dataclass
class OparlServer:
    """Answers by path; of several replies each is given once, and the last one for ever."""

    base: str
    replies: dict[str, list[Reply]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def put(self, path: str, *replies: Reply) -> str:
        self.replies[path] = list(replies)
        return self.base + path

    def put_json(self, path: str, value: object, **headers: str) -> str:
        return self.put(path, Reply(json.dumps(value).encode(), headers=tuple(headers.items())))

    def put_file(self, path: str, body: bytes, etag: str | None = None, kind: str = "application/pdf") -> str:
        headers = [("Content-Type", kind), *([("ETag", etag)] if etag else [])]
        return self.put(path, Reply(body, headers=tuple(headers)))

    def put_list(self, path: str, pages: list[list[object]]) -> str:
        """A list in pages; the first is ``path``, the others ``path/2`` and so on."""
        for number, page in enumerate(pages, start=1):
            following = {"next": f"{self.base}{path}/{number + 1}"} if number < len(pages) else {}
            self.put_json(
                path if number == 1 else f"{path}/{number}", {"data": page, "pagination": {}, "links": following}
            )
        return self.base + path

    def put_town(self, papers: str, **lists: object) -> str:
        """A System with one Body; ``papers`` and the other lists are addresses. Gives the address of the System."""
        body = {"id": f"{self.base}/body/1", "type": f"{SCHEMA}/Body", "name": "Stadt Musterlingen", "ags": "08999001",
                "license": "https://creativecommons.org/licenses/by/4.0/", "paper": papers, **lists}  # fmt: skip
        bodies = self.put_list("/bodies", [[body]])
        system = {"id": f"{self.base}/", "type": f"{SCHEMA}/System", "oparlVersion": f"{SCHEMA}/", "body": bodies}
        return self.put_json("/", system)

    def paper(self, number: int, *files: object, **fields: object) -> dict[str, object]:
        parts = {"mainFile": files[0], "auxiliaryFile": list(files[1:])} if files else {}
        return {"id": f"{self.base}/paper/{number}", "type": f"{SCHEMA}/Paper", "name": f"Vorlage {number}",
                "reference": f"2025/{number:04}", "modified": "2025-03-01T08:00:00+01:00", **parts, **fields}  # fmt: skip

    def file(self, number: int, **fields: object) -> dict[str, object]:
        return {"id": f"{self.base}/file/{number}", "type": f"{SCHEMA}/File", "fileName": f"Vorlage-{number}.pdf",
                "mimeType": "application/pdf", "modified": "2025-03-01T08:00:00+01:00",
                "accessUrl": f"{self.base}/download/{number}", **fields}  # fmt: skip

    def count(self, path: str) -> int:
        return sum(request.path == path for request in self.asked)

    def reply(self, request: Asked) -> Reply:
        self.asked.append(request)
        waiting = self.replies.get(request.path)
        if not waiting:
            return Reply(b"{}", 404)
        reply = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        etag = dict(reply.headers).get("ETag")
        return Reply(b"", 304, reply.headers) if etag and request.headers.get("if-none-match") == etag else reply


def _handler(server: OparlServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            headers = {name.lower(): value for name, value in self.headers.items()}
            reply = server.reply(Asked(parts.path, parts.query, headers))
            time.sleep(reply.wait)
            try:
                self.send_response(reply.status)
                for name, value in reply.headers:
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(reply.body) + (100 if reply.cut else 0)))
                self.end_headers()
                self.wfile.write(reply.body)
            except OSError:
                self.close_connection = True  # the client has gone
            self.close_connection |= reply.cut

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    return Handler


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away is none."""


@contextmanager
def oparl_server() -> Iterator[OparlServer]:
    """A server on a free port of loopback, ended with the block."""
    server = OparlServer("")
    with _Quiet(("127.0.0.1", 0), _handler(server)) as listening:
        server.base = f"http://127.0.0.1:{listening.server_address[1]}"
        thread = Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            listening.shutdown()
            thread.join()

"""One request after the other, with pauses, limits and a bounded number of tries: a council's server is nobody's test bed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TypeVar

import httpx
import msgspec

from curated.errors import FetchFailed
from flows.fetching.public_network import GuardedTransport

_Got = TypeVar("_Got")
_MOST_REDIRECTS = 5
_TRY_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})  # RFC 9110; 52x: proxies in front
_GONE = frozenset({404, 410})
_MEGABYTE = 2**20
_CHUNK = 2**16  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How a server is treated, and how much of it is borne. Times in seconds, sizes in bytes."""

    delay: float = 1.0  # between the end of an answer and the next request
    tries: int = 4  # of one address
    backoff: float = 2.0  # before the second try, twice as long before each further one
    longest_wait: float = 120.0  # a Retry-After beyond it ends the run; the next one comes back
    silence: float = 60.0  # without a byte
    whole_answer: float = 900.0  # for all of one answer, however it trickles
    largest_json: int = 64 * _MEGABYTE
    largest_file: int = 512 * _MEGABYTE
    failures_in_a_row: int = 5  # addresses without any answer; then the server counts as gone
    allow_private: bool = False


DEFAULT_MANNERS = Manners()


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of the version of an address; sent back, it spares the bytes of what has not changed."""

    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> dict[str, str]:
        """The headers of a conditional request (RFC 9110, 13.1)."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in named.items() if value}


NOTHING_KNOWN = Validators()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the address after all redirects, the validators, and the bytes, None when nothing has changed."""

    url: str
    validators: Validators
    content: bytes | None


class Missing(FetchFailed):
    """There is nothing at this address (404), or nothing any more (410, ``for_good``)."""

    def __init__(self, message: str, *, for_good: bool = False) -> None:
        super().__init__(message)
        self.for_good = for_good


class Refused(FetchFailed):
    """The server does not want this request (other 4xx); trying again will not help."""


class ServerGone(FetchFailed):
    """The server answers no more, or asks to be left alone for longer than a run waits: the run ends here."""


class _TryAgain(FetchFailed):
    """This try failed in a way that passes. ``wait``: seconds the server asked for."""

    def __init__(self, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait


@dataclass(slots=True)
class PoliteClient:
    """A client for one run; to be closed."""

    manners: Manners
    pause: Callable[[float], None] = time.sleep
    requests: int = 0
    _http: httpx.Client = field(init=False)
    _last_end: float = 0.0
    _unanswered: int = 0

    def __post_init__(self) -> None:
        self._http = httpx.Client(
            transport=GuardedTransport(self.manners.allow_private),
            timeout=self.manners.silence,
            follow_redirects=True,
            max_redirects=_MOST_REDIRECTS,
            headers={"User-Agent": "aktenklar (OParl client)"},
            trust_env=False,
        )

    def close(self) -> None:
        """Close all connections."""
        self._http.close()

    def get_json(self, url: str, known: Validators | None = None) -> tuple[object, Answer]:
        """The decoded JSON of an address and the answer; None and an answer without content when nothing has changed.

        Raises:
            FetchFailed: after all tries; its message is the reason, without the address.
        """

        def one_try() -> tuple[object, Answer]:
            answer = self._answer(url, known or NOTHING_KNOWN, self.manners.largest_json, "application/json")
            if answer.content is None:
                return None, answer
            try:
                return msgspec.json.decode(answer.content.removeprefix(b"\xef\xbb\xbf")), answer
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
                raise _TryAgain("what came is no JSON") from error

        return self._tried(one_try)

    def download(self, url: str, target: Path, known: Validators) -> Answer:
        """Write the bytes of an address to ``target``; the answer's content is empty, or None when nothing has changed.

        Raises:
            FetchFailed: after all tries; ``target`` may then hold a part.
            OSError: the file system refuses.
        """
        return self._tried(lambda: self._answer(url, known, self.manners.largest_file, "*/*", target))

    def _tried(self, one_try: Callable[[], _Got]) -> _Got:
        reason = ""
        for number in range(self.manners.tries):
            try:
                got = one_try()
            except _TryAgain as error:
                reason = error.message
                if error.wait is not None and error.wait > self.manners.longest_wait:
                    raise ServerGone(f"{reason}; the server asks to wait {error.wait:.0f} seconds") from error
                if number + 1 < self.manners.tries:
                    self.pause(max(error.wait or 0.0, self.manners.backoff * 2**number))
                continue
            except (Missing, Refused):
                self._unanswered = 0
                raise
            self._unanswered = 0
            return got
        self._unanswered += 1
        if self._unanswered >= self.manners.failures_in_a_row:
            raise ServerGone(f"{reason}; {self._unanswered} addresses one after the other")
        raise FetchFailed(f"{reason} ({self.manners.tries} tries)")

    def _answer(self, url: str, known: Validators, most: int, accept: str, target: Path | None = None) -> Answer:
        self._keep_distance()
        headers = {"Accept": accept, **known.headers()}
        end = time.monotonic() + self.manners.whole_answer
        self.requests += 1
        try:
            with self._http.stream("GET", url, headers=headers) as response:
                _look_at_status(response)
                said = Validators(*(_sendable(response.headers.get(name)) for name in ("ETag", "Last-Modified")))
                if response.status_code == httpx.codes.NOT_MODIFIED:
                    return Answer(str(response.url), known, None)
                chunks = _bounded(response, most, end)
                if target is None:
                    return Answer(str(response.url), said, b"".join(chunks))
                with target.open("wb") as out:
                    out.writelines(chunks)
                return Answer(str(response.url), said, b"")
        except httpx.TimeoutException as error:
            raise _TryAgain("no answer in time") from error
        except httpx.TooManyRedirects as error:
            raise Refused("too many redirects") from error
        except httpx.TransportError as error:
            raise _TryAgain(f"the connection failed ({error or type(error).__name__})") from error
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, ValueError) as error:
            raise Refused(f"this address cannot be asked ({type(error).__name__})") from error
        finally:
            self._last_end = time.monotonic()

    def _keep_distance(self) -> None:
        left = self.manners.delay - (time.monotonic() - self._last_end)
        if self.requests and left > 0:
            self.pause(left)


def _bounded(response: httpx.Response, most: int, end: float) -> Iterator[bytes]:
    """The decoded bytes of an answer, which may neither be larger nor take longer than is borne."""
    read = 0
    for chunk in response.iter_bytes(_CHUNK):
        read += len(chunk)
        if read > most:
            raise Refused(f"larger than {most / _MEGABYTE:,.0f} MB")
        if time.monotonic() > end:
            raise _TryAgain("the answer takes too long")
        yield chunk


def _look_at_status(response: httpx.Response) -> None:
    status = response.status_code
    if response.is_success or status == httpx.codes.NOT_MODIFIED:
        return
    if status in _GONE:
        raise Missing(f"the server answers {status}", for_good=status == httpx.codes.GONE)
    if status in _TRY_AGAIN:
        raise _TryAgain(f"the server answers {status}", _wait_of(response.headers.get("Retry-After")))
    raise Refused(f"the server answers {status}")


def _sendable(value: str | None) -> str | None:
    """A header of an answer that can be sent back; not every server keeps to ASCII."""
    return value if value and value.isascii() and value.isprintable() else None


def _wait_of(value: str | None) -> float | None:
    """The seconds of a Retry-After header: a number, or a moment (RFC 9110, 10.2.3). None for what is neither."""
    if value is None:
        return None
    if value.strip().isascii() and value.strip().isdecimal():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
        return max(0.0, (moment - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError, OverflowError):
        return None

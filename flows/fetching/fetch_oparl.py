"""One fetch from an OParl server into RAW: what is known first, then the files, so that a run cut short leaves no file that
nobody can say anything about.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import httpx

from curated.errors import FetchFailed, SetupError
from flows.fetching.fetch_report import FetchSummary, Ledger
from flows.fetching.fetch_state import FOLDER, FetchState, fetch_state
from flows.fetching.oparl_export import write_export, write_manifest
from flows.fetching.oparl_files import FileBringer
from flows.fetching.oparl_lists import Walker
from flows.fetching.polite_client import DEFAULT_MANNERS, Manners, PoliteClient, ServerGone
from flows.fetching.stored_names import server_folder
from flows.fetching.wanted_files import WantedFile, wanted_files


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchOrder:
    """What to fetch: from where, whereto, how. ``whole``: ask for everything, and withdraw what is listed no more."""

    url: str
    raw_dir: Path
    manners: Manners = DEFAULT_MANNERS
    whole: bool = False


def fetch_oparl(order: FetchOrder, now: datetime, notice: Callable[[str], None]) -> FetchSummary:
    """Bring what is new on a server, and take out what it has withdrawn.

    ``now`` is when the run begins, with its zone; the next run asks for what was modified since. ``notice`` is told how far
    it is.

    Raises:
        SetupError: the address leads to no OParl server, RAW cannot be used, or another fetch works on it.
    """
    try:
        server = server_folder(order.url)
    except (httpx.InvalidURL, ValueError) as error:
        raise SetupError(f"{order.url} is no address: name that of an OParl System.") from error
    try:
        with fetch_state(order.raw_dir, server) as state:
            client = PoliteClient(order.manners)
            try:
                return _fetch(order, _Places(order.raw_dir, server), state, client, _Run(now, notice))
            finally:
                client.close()
    except OSError as error:
        raise SetupError(f"{order.raw_dir} cannot be written to ({error.strerror or error}).") from error


@dataclass(frozen=True, slots=True)
class _Places:
    raw_dir: Path
    server: str

    @property
    def folder(self) -> Path:
        return self.raw_dir / self.server

    @property
    def part(self) -> Path:
        return self.raw_dir / FOLDER / f"{self.server}.part"


@dataclass(frozen=True, slots=True)
class _Run:
    now: datetime
    notice: Callable[[str], None]


def _fetch(order: FetchOrder, places: _Places, state: FetchState, client: PoliteClient, run: _Run) -> FetchSummary:
    ledger = Ledger()
    walker = Walker(client, state, ledger, now=run.now, notice=run.notice, whole=order.whole)
    try:
        bodies = walker.bodies(order.url)
    except FetchFailed as error:
        raise SetupError(f"{order.url} cannot be used: {error.message}.") from error
    try:
        for body in bodies:
            walker.walk(body)
        walker.ask_for_parts()
    except ServerGone as error:
        ledger.gone = True
        ledger.failed(order.url, error.message)
    files = FileBringer(client, state, ledger, folder=places.folder, part=places.part, notice=run.notice)
    wanted = wanted_files(state)
    files.withdraw(wanted)
    _write(state, places, wanted)
    files.bring(wanted)
    held = state.files()
    _write(state, places, [file for file in wanted if file.id in held])
    if not ledger.gone:
        state.done()
    return _summary(state, places, ledger, client)


def _write(state: FetchState, places: _Places, files: list[WantedFile]) -> None:
    places.folder.mkdir(parents=True, exist_ok=True)
    write_export(state, places.folder, places.part, {file.id for file in files})
    write_manifest(places.folder, places.part, files)


def _summary(state: FetchState, places: _Places, ledger: Ledger, client: PoliteClient) -> FetchSummary:
    counts = ledger.counts
    return FetchSummary(
        folder=places.server,
        papers=sum(not paper.deleted for paper in state.objects("Paper")),
        meetings=sum(not meeting.deleted for meeting in state.objects("Meeting")),
        new=counts["new"],
        changed=counts["changed"],
        unchanged=counts["unchanged"],
        withdrawn=counts["withdrawn"],
        untried=counts["untried"],
        requests=client.requests,
        failures=tuple(sorted(ledger.failures)),
    )

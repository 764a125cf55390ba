"""From the address of an OParl server to its objects: System, Body, lists, pages, and what is named by its address alone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import httpx
import msgspec

from curated.errors import FetchFailed
from flows.fetching.fetch_report import Ledger
from flows.fetching.fetch_state import FetchState, ListProgress
from flows.fetching.oparl_objects import PARTS, OparlObject, joined, kind_of, taken_apart
from flows.fetching.polite_client import Missing, PoliteClient, Refused, ServerGone

# The lists of a Body that concern papers, those first that name what the others hold; the last three are new in OParl 1.1.
LISTS: Mapping[str, str] = {"organization": "Organization", "meeting": "Meeting", "paper": "Paper",
                            "agendaItem": "AgendaItem", "consultation": "Consultation", "file": "File"}  # fmt: skip
# What is part of another goes with its owner; a list of them may lack those that owners name by address.
_PART_KINDS = frozenset(kind for parts in PARTS.values() for kind in parts.values())
_OVERLAP = timedelta(days=1)  # clocks of servers go wrong, and changes show late
_OLDEST_CURSOR = timedelta(days=7)  # a walk cut short longer ago begins anew
_MOST_PAGES = 20_000
_MOST_EMPTY = 3  # pages without an entry one after the other that still lead on
_LEAST_LEFT = (
    0.5  # of a list that is walked whole; when more is missing, the server is at fault rather than the papers gone
)
_FEW = 20  # objects; fewer may go at once


class _Circles(FetchFailed):
    """A list leads back to pages that were there, or to no end."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list: its entries, and the address of the next page."""

    entries: list[object]
    next_url: str | None = None


@dataclass(frozen=True, slots=True)
class BodyLists:
    """A Body with its lists by field: an address, or the entries themselves."""

    body: OparlObject
    lists: Mapping[str, object]


@dataclass(slots=True)
class Walker:
    """Walks the lists of one server and keeps what they hold. ``now``: when the run began; ``notice`` is told how far it is."""

    client: PoliteClient
    state: FetchState
    ledger: Ledger
    now: datetime
    notice: Callable[[str], None]
    whole: bool = False  # ask for everything, also what is known

    def bodies(self, url: str) -> list[BodyLists]:
        """The Bodies that the address leads to: that of a System, of a Body, or of a list of either.

        Raises:
            FetchFailed: it leads to none.
        """
        value, answer = self.client.get_json(url)
        raws = [raw for raw in page_of(value, answer.url, single=True).entries if isinstance(raw, dict)]
        systems = [raw for raw in raws if kind_of(raw) == "System" or "oparlVersion" in raw]
        if systems:
            # Several Systems are the same papers in several versions of OParl.
            system = max(systems, key=lambda raw: (str(raw.get("oparlVersion")), str(raw.get("id"))))
            self.state.keep(taken_apart([system], "System").objects)
            raws = self._body_objects(system.get("body"), answer.url)
        found = [_body(raw) for raw in raws if kind_of(raw) == "Body" or "paper" in raw]
        known = {body.body.id: body for body in found if body is not None}
        if not known:
            raise FetchFailed("there is no OParl System and no Body")
        self.state.keep([body.body for body in known.values()])
        return [known[own] for own in sorted(known)]

    def _body_objects(self, value: object, base: str) -> list[dict[str, object]]:
        entries: list[object] = list(value) if isinstance(value, list) else []
        if isinstance(value, str):
            for page in self.pages(joined(base, value)):
                entries += page.entries
        elif isinstance(value, dict):
            entries = [value]
        asked = [self.client.get_json(joined(base, e))[0] if isinstance(e, str) else e for e in entries]
        return [raw for raw in asked if isinstance(raw, dict)]

    def walk(self, found: BodyLists) -> None:
        """Walk all lists of a Body; what fails is noted, and the next list is walked."""
        for name, kind in LISTS.items():
            value = found.lists.get(name)
            address = joined(found.body.id, value) if isinstance(value, str) else f"{found.body.id} ({name})"
            try:
                if isinstance(value, str):
                    self._walk_list(address, kind, found.body.id)
                elif isinstance(value, list):
                    self._take(value, kind, found.body.id, address)
            except ServerGone:
                raise
            except FetchFailed as error:
                self.ledger.failed(address, error.message)

    def _walk_list(self, url: str, kind: str, body_id: str) -> None:
        before = self.state.progress(url)
        complete = self.whole or before.done_until is None
        cut_short = before.next_url is not None and before.started is not None
        fit = before.complete or not complete
        if cut_short and fit and before.started and self.now - before.started < _OLDEST_CURSOR:
            try:
                return self._walk_from(url, before, kind, body_id)
            except (Missing, Refused):
                pass  # the address of a page may hold no longer: from the beginning, then
        start = replace(before, started=self.now, first_run=self.state.run, complete=complete)
        if complete or before.done_until is None:
            return self._walk_from(url, replace(start, next_url=url), kind, body_id)
        since = (before.done_until - _OVERLAP).replace(microsecond=0).isoformat()
        try:
            asked = str(httpx.URL(url).copy_merge_params({"modified_since": since}))
            return self._walk_from(url, replace(start, next_url=asked), kind, body_id)
        except Refused:
            # Some servers know no filter.
            return self._walk_from(url, replace(start, next_url=url, complete=True), kind, body_id)

    def _walk_from(self, url: str, progress: ListProgress, kind: str, body_id: str) -> None:
        self.state.remember(url, progress)
        number = 0
        try:
            for number, page in enumerate(self.pages(progress.next_url or url), start=1):
                self._take(page.entries, kind, body_id, url)
                self.notice(f"{kind}: page {number}")
                if page.next_url:
                    self.state.remember(url, replace(progress, next_url=page.next_url))
        except ServerGone:
            raise
        except FetchFailed as error:
            # A walk that gets no further would for ever stand where it is and never see what is new at the beginning.
            if number == 0 or isinstance(error, _Circles):
                self.state.remember(url, replace(progress, next_url=None))
            raise
        self.state.remember(url, ListProgress(done_until=progress.started))
        if progress.complete and kind not in _PART_KINDS:
            self._miss(kind, body_id, progress.first_run)

    def pages(self, url: str) -> Iterator[Page]:
        """The pages of a list from an address on.

        Raises:
            FetchFailed: a page cannot be had, is no list, or the list goes in circles.
        """
        asked: set[str] = set()
        contents: set[bytes] = set()
        empty = 0
        here: str | None = url
        while here is not None:
            asked.add(here)
            value, answer = self.client.get_json(here)
            page = page_of(value, answer.url)
            content = hashlib.sha256(msgspec.json.encode(page.entries)).digest()
            empty = 0 if page.entries else empty + 1
            if (page.entries and content in contents) or empty > _MOST_EMPTY or page.next_url in asked:
                yield replace(page, next_url=None)
                raise _Circles(f"the list goes in circles after page {len(asked)}")
            if len(asked) >= _MOST_PAGES:
                raise _Circles(f"the list has more than {_MOST_PAGES:,} pages")
            contents.add(content)
            yield page
            here = page.next_url

    def _take(self, entries: list[object], kind: str, body_id: str, address: str) -> None:
        found = taken_apart(entries, kind, body_id)
        self.state.keep(found.objects)
        taken = {thing.id for thing in found.objects}
        for own in found.outermost:
            if own not in taken:
                self.ask(own, kind, body_id)
        if found.without_id:
            self.ledger.failed(address, f"{found.without_id} objects without an id")
        if found.of_no_kind:
            self.ledger.failed(address, f"{found.of_no_kind} objects of a kind that belongs elsewhere")

    def _miss(self, kind: str, body_id: str, first_run: int) -> None:
        """Mark as deleted what a whole walk has not met: a list without ``modified_since`` holds all that is public."""
        missing, known = self.state.unseen(kind, body_id, first_run)
        if known - len(missing) < known * _LEAST_LEFT and len(missing) > _FEW:
            self.ledger.failed(
                f"{body_id} ({kind})",
                f"{len(missing)} of {known} objects are listed no more; none was taken as withdrawn",
            )
            return
        for own in missing:
            self.state.delete(own, kind)

    def ask_for_parts(self) -> None:
        """Ask for the files, items and consultations that their owners name by address and that are not known or not fresh."""
        for kind in ("Meeting", "Paper", "AgendaItem"):
            for owner in list(self.state.objects(kind)):
                if owner.deleted:
                    continue
                fresh = self.state.is_fresh(owner.id)
                for _, part_kind, part in owner.parts():
                    held = self.state.object(part)
                    if held is None or (fresh and not self.state.is_fresh(part)):
                        self.ask(part, part_kind, owner.body_id)

    def ask(self, own: str, kind: str, body_id: str) -> None:
        """Ask for one object by its id, and keep it under this id whatever the server calls it now."""
        self.notice(f"{kind}: {own}")
        try:
            value, answer = self.client.get_json(own, self.state.version_of(own))
            if answer.content is None:
                self.state.seen(own)
                return
            found = taken_apart([value], kind, body_id)
            if not found.objects or found.objects[-1].kind != kind:
                raise FetchFailed(f"there is no {kind}")
        except Missing as error:
            if error.for_good:
                self.state.delete(own, kind)
            else:
                self.ledger.failed(own, error.message)
            return
        except ServerGone:
            raise
        except FetchFailed as error:
            self.ledger.failed(own, error.message)
            return
        asked = found.objects.pop()  # what stands inside it was taken before it
        self.state.keep([*found.objects, replace(asked, id=own, fields={**asked.fields, "id": own})])
        self.state.learn_version(own, answer.validators)


def page_of(value: object, url: str, *, single: bool = False) -> Page:
    """A page of a list from its JSON: ``{"data": […], "links": {"next": …}}``, or a plain list.

    ``single``: an object that is no list counts as one entry.

    Raises:
        FetchFailed: it is no list, or the error object of a server.
    """
    if isinstance(value, list):
        return Page(value)
    if not isinstance(value, dict) or str(value.get("type", "")).rstrip("/").endswith("/Error"):
        raise FetchFailed("the server gives an error instead of a list")
    entries = value.get("data")
    if isinstance(entries, list):
        links = value.get("links")
        following = links.get("next") if isinstance(links, dict) else None
        return Page(entries, joined(url, following) if isinstance(following, str) and following else None)
    if single:
        return Page([value])
    raise FetchFailed("there is no list")


def _body(raw: dict[str, object]) -> BodyLists | None:
    found = taken_apart([raw], "Body").objects
    if not found:
        return None
    return BodyLists(found[-1], {name: raw[name] for name in LISTS if isinstance(raw.get(name), str | list)})

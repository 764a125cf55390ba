"""The objects of an OParl 1.0 or 1.1 export that concern papers, as frozen records.

Exports come as single objects, lists, pages of lists (``{"data": […]}``) and objects inside objects; a reference is an address
or the object itself. Everything is gathered by its id, whatever file it stands in (https://oparl.org/spezifikation).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TypeAlias, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

Json: TypeAlias = "Mapping[str, object]"
_Record = TypeVar("_Record", "File", "Paper", "Consultation", "Meeting", "Item", "Group", "Municipality")

# The type of an object that does not say it, by the field or key it stands under.
_TYPE_OF_FIELD = {
    "mainFile": "File", "auxiliaryFile": "File", "invitation": "File", "resultsProtocol": "File", "verbatimProtocol": "File",
    "resolutionFile": "File", "file": "File", "files": "File", "agendaItem": "AgendaItem", "agendaItems": "AgendaItem",
    "consultation": "Consultation", "consultations": "Consultation", "meeting": "Meeting", "meetings": "Meeting",
    "paper": "Paper", "papers": "Paper", "organization": "Organization", "organizations": "Organization", "body": "Body",
    "bodies": "Body",
}  # fmt: skip
_PROTOCOLS = frozenset({"invitation", "resultsProtocol", "verbatimProtocol"})


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file: its addresses, checksums in lower case, and what it belongs to; ``field_name`` says as what."""

    id: str
    name: str | None = None
    addresses: tuple[str, ...] = ()
    sha1: str | None = None
    sha512: str | None = None
    paper_id: str | None = None
    meeting_id: str | None = None
    item_id: str | None = None
    field_name: str = ""

    @property
    def is_of_meeting(self) -> bool:
        """Whether it is the invitation or the minutes of a meeting."""
        return self.field_name in _PROTOCOLS and self.meeting_id is not None


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper with its number."""

    id: str
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Consultation:
    """One treatment of a paper: where, by whom, as which agenda item; all by id."""

    id: str
    paper_id: str | None = None
    meeting_id: str | None = None
    item_id: str | None = None
    organization_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting and its day in Germany."""

    id: str
    day: date | None = None
    organization_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item as the council information system has it."""

    id: str
    meeting_id: str | None = None
    consultation_id: str | None = None
    number: str | None = None
    public: bool | None = None
    result: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """An Organization of OParl."""

    id: str
    name: str
    short_name: str | None = None
    classification: str | None = None
    body_id: str | None = None
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Municipality:
    """A Body of OParl."""

    id: str
    name: str
    ags: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """All objects of an export by id. Empty when there is none."""

    files: dict[str, File] = field(default_factory=dict)
    papers: dict[str, Paper] = field(default_factory=dict)
    consultations: dict[str, Consultation] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    municipalities: dict[str, Municipality] = field(default_factory=dict)
    deleted: dict[str, date | None] = field(default_factory=dict)  # ids of what is marked as deleted, with the day

    def ids(self) -> Iterator[str]:
        """The ids of the files and papers that are not deleted."""
        yield from self.files
        yield from self.papers

    def add(self, value: object) -> int:
        """Take in all objects of one decoded JSON value; returns how many there were. Of what is deleted only the id is kept."""
        count = 0
        for kind, raw, parent in _objects(value):
            count += self._keep(kind, raw, parent)
        return count

    def _keep(self, kind: str, raw: Json, parent: _Parent) -> int:
        own = _text(raw, "id")
        if own is None:
            return 0
        if raw.get("deleted") is True:
            self.deleted[own] = _day(raw, "modified")
            return 1
        if kind == "File":
            _put(self.files, own, _file(own, raw, parent))
        elif kind == "Paper":
            _put(self.papers, own, Paper(own, _text(raw, "reference")))
        elif kind == "Consultation":
            _put(self.consultations, own, _consultation(own, raw, parent))
        elif kind == "Meeting":
            _put(self.meetings, own, Meeting(own, _day(raw, "start"), _references(raw.get("organization"))))
        elif kind == "AgendaItem":
            _put(self.items, own, _item(own, raw, parent))
        elif kind == "Organization":
            _put(self.groups, own, _group(own, raw, parent))
        elif kind == "Body":
            _put(self.municipalities, own, Municipality(own, _text(raw, "name") or own, _text(raw, "ags")))
        else:
            return 0
        return 1


@dataclass(frozen=True, slots=True)
class _Parent:
    """The object something stands in, and the field it stands under."""

    kind: str = ""
    id: str | None = None
    field_name: str = ""

    def id_of(self, kind: str) -> str | None:
        return self.id if self.kind == kind else None


def _objects(value: object) -> Iterator[tuple[str, Json, _Parent]]:
    """Every object inside a JSON value with its type and parent, without recursion: input is not to be trusted."""
    waiting: list[tuple[object, str, _Parent]] = [(value, "", _Parent())]
    while waiting:
        here, hint, parent = waiting.pop()
        if isinstance(here, list):
            waiting += [(entry, hint, parent) for entry in reversed(here)]
        elif isinstance(here, dict):
            kind = str(here.get("type") or "").rstrip("/").rpartition("/")[2] or hint
            known = kind in _TYPE_OF_FIELD.values() and isinstance(here.get("id"), str)
            if known:
                yield kind, here, parent
            for name, below in here.items():
                if isinstance(below, dict | list):
                    outer = _Parent(kind, str(here["id"]), name) if known else _Parent(field_name=name)
                    waiting.append((below, _TYPE_OF_FIELD.get(name, ""), outer))


def _file(own: str, raw: Json, parent: _Parent) -> File:
    sha1, sha512 = _text(raw, "sha1Checksum"), _text(raw, "sha512Checksum")
    papers, meetings = _references(raw.get("paper")), _references(raw.get("meeting"))
    items = _references(raw.get("agendaItem"))
    return File(
        id=own,
        name=_text(raw, "fileName"),
        addresses=tuple(a for a in (_text(raw, "accessUrl"), _text(raw, "downloadUrl"), own) if a),
        sha1=sha1.lower() if sha1 else None,
        sha512=sha512.lower() if sha512 else None,
        paper_id=parent.id_of("Paper") or (papers[0] if papers else None),
        meeting_id=parent.id_of("Meeting") or (meetings[0] if meetings else None),
        item_id=parent.id_of("AgendaItem") or (items[0] if len(items) == 1 else None),
        field_name=parent.field_name,
    )


def _consultation(own: str, raw: Json, parent: _Parent) -> Consultation:
    return Consultation(
        own,
        parent.id_of("Paper") or _reference(raw.get("paper")),
        _reference(raw.get("meeting")),
        parent.id_of("AgendaItem") or _reference(raw.get("agendaItem")),
        _references(raw.get("organization")),
    )


def _item(own: str, raw: Json, parent: _Parent) -> Item:
    public = raw.get("public")
    return Item(
        id=own,
        meeting_id=parent.id_of("Meeting") or _reference(raw.get("meeting")),
        consultation_id=_reference(raw.get("consultation")) or parent.id_of("Consultation"),
        number=_text(raw, "number"),
        public=public if isinstance(public, bool) else None,
        result=_text(raw, "result"),
    )


def _group(own: str, raw: Json, parent: _Parent) -> Group:
    return Group(
        id=own,
        name=_text(raw, "name") or own,
        short_name=_text(raw, "shortName"),
        classification=_text(raw, "classification") or _text(raw, "organizationType"),
        body_id=parent.id_of("Body") or _reference(raw.get("body")),
        start=_day(raw, "startDate"),
        end=_day(raw, "endDate"),
    )


def _put(kept: dict[str, _Record], own: str, record: _Record) -> None:
    """Keep a record; two of one id complete each other, for lists often hold objects cut short. What comes last wins."""
    before = kept.get(own)
    if before is not None:
        old = {name: getattr(before, name) for name in before.__slots__}
        said = {name: value for name in record.__slots__ if (value := getattr(record, name)) not in (None, "", ())}
        record = replace(record, **(old | said))
    kept[own] = record


def _text(raw: Json, name: str) -> str | None:
    value = raw.get(name)
    return value.strip() or None if isinstance(value, str) else None


def _reference(value: object) -> str | None:
    """The id that an address or an object inside names."""
    found = _references(value)
    return found[0] if found else None


def _references(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, dict):
        return (str(value["id"]),) if isinstance(value.get("id"), str) else ()
    if isinstance(value, list):
        return tuple(found for entry in value if not isinstance(entry, list) for found in _references(entry))
    return ()


def _day(raw: Json, name: str) -> date | None:
    """The day in Germany of a date or a moment; None for what is neither."""
    text = _text(raw, name)
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        return moment.date()
    try:
        return moment.astimezone(ZoneInfo("Europe/Berlin")).date()
    except (ZoneInfoNotFoundError, OverflowError):
        return moment.date()

"""Objects of OParl as a server gives them, each by itself: what stands one inside another is taken apart by ids.

Field names: OParl 1.1 (https://schema.oparl.org/1.1/). Only fields that readers of the export use, or that date and license an
object, are kept: persons, attendance, addresses and the full text of files never reach the disk.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeAlias
from urllib.parse import urljoin

import msgspec

Fields: TypeAlias = Mapping[str, object]

_COMMON = "id type name license created modified web deleted"
KEPT: Mapping[str, frozenset[str]] = {
    kind: frozenset(f"{_COMMON} {own}".split())
    for kind, own in {
        "System": "oparlVersion body",
        "Body": "shortName ags rgs organization meeting paper agendaItem consultation file",
        "Organization": "body shortName organizationType classification startDate endDate subOrganizationOf",
        "Paper": "body reference date paperType mainFile auxiliaryFile underDirectionOf originatorOrganization consultation "
        "relatedPaper superordinatedPaper subordinatedPaper",
        "Consultation": "paper agendaItem meeting organization authoritative role",
        "Meeting": "meetingState cancelled start end organization invitation resultsProtocol verbatimProtocol auxiliaryFile "
        "agendaItem",
        "AgendaItem": "meeting number order public consultation result resolutionText resolutionFile auxiliaryFile",
        "File": "fileName mimeType date size sha1Checksum sha512Checksum accessUrl downloadUrl fileLicense paper meeting "
        "agendaItem",
    }.items()
}
# What stands under a field, by the kind of the object that has it. These are the parts of an object, looked after with it.
PARTS: Mapping[str, Mapping[str, str]] = {
    "Paper": {"mainFile": "File", "auxiliaryFile": "File", "consultation": "Consultation"},
    "Meeting": {"invitation": "File", "resultsProtocol": "File", "verbatimProtocol": "File", "auxiliaryFile": "File",
                "agendaItem": "AgendaItem"},
    "AgendaItem": {"resolutionFile": "File", "auxiliaryFile": "File"},
}  # fmt: skip
# And what it names but does not own. Where a server puts the object itself there, it is taken, too.
_NEIGHBOURS = {
    "body": "Body", "paper": "Paper", "meeting": "Meeting", "agendaItem": "AgendaItem", "consultation": "Consultation",
    "organization": "Organization", "file": "File", "underDirectionOf": "Organization",
    "originatorOrganization": "Organization", "subOrganizationOf": "Organization", "relatedPaper": "Paper",
    "superordinatedPaper": "Paper", "subordinatedPaper": "Paper",
}  # fmt: skip
_DEEPEST = 6  # objects one inside another: Paper, Consultation, AgendaItem, Meeting, AgendaItem, File


@dataclass(frozen=True, slots=True)
class OparlObject:
    """One object with the ids of the others in place of them. ``body_id``: the Body whose list it came from."""

    id: str
    kind: str
    fields: Fields
    body_id: str = ""

    @property
    def deleted(self) -> bool:
        """Whether the server says that it is deleted, which is also what becomes of what is public no more."""
        return self.fields.get("deleted") is True

    @property
    def modified(self) -> datetime | None:
        """The moment of its last change, None where the server tells none."""
        return moment(self.fields.get("modified"))

    def text(self, name: str) -> str | None:
        """A field of text without white space around it; None where there is none."""
        value = self.fields.get(name)
        return value.strip() or None if isinstance(value, str) else None

    def names(self, field_name: str) -> tuple[str, ...]:
        """The ids under a field, in their order."""
        value = self.fields.get(field_name)
        found = value if isinstance(value, list | tuple) else [value]
        return tuple(entry for entry in found if isinstance(entry, str) and entry)

    def parts(self) -> Iterator[tuple[str, str, str]]:
        """Field, kind and id of each of its parts."""
        for name, kind in PARTS.get(self.kind, {}).items():
            yield from ((name, kind, part) for part in self.names(name))

    def as_json(self) -> bytes:
        """Its fields as canonical JSON."""
        return msgspec.json.encode(self.fields, order="sorted")

    def supersedes(self, held: OparlObject, *, same_run: bool) -> bool:
        """Whether this copy of an object is to be kept instead of the one held.

        The later modified one is. Of copies that tell no difference, the fuller one of one run (lists hold objects cut short),
        whatever came first; of two runs the new one.
        """
        ours, theirs = self.modified, held.modified
        if ours and theirs and ours != theirs:
            return ours > theirs
        if (ours is None) != (theirs is None):
            return ours is not None or (self.deleted and not same_run)
        if not same_run and (ours is None or len(self.fields) >= len(held.fields)):
            return True
        return self._rank() > held._rank()

    def _rank(self) -> tuple[bool, int, bytes]:
        return self.deleted, len(self.fields), self.as_json()


@dataclass(slots=True)
class TakenApart:
    """The objects of a JSON value, the ids of the outermost ones, and how many objects had no id or are of no kind used here."""

    objects: list[OparlObject] = field(default_factory=list)
    outermost: list[str] = field(default_factory=list)
    without_id: int = 0
    of_no_kind: int = 0


def taken_apart(entries: list[object], kind: str, body_id: str = "") -> TakenApart:
    """The objects in a list of JSON values, each by itself. ``kind``: of those that tell no type.

    Entries that are addresses are among ``outermost`` only.
    """
    found = TakenApart()
    for entry in entries:
        own = _take(entry, kind, body_id, found)
        if own is not None:
            found.outermost.append(own)
    return found


def _take(value: object, kind: str, body_id: str, found: TakenApart, depth: int = 0) -> str | None:
    """Take in one value and what stands inside; gives its id. What stands too deep to be meant is named, not taken."""
    if isinstance(value, str):
        return value.strip() or None
    if not isinstance(value, dict):
        found.without_id += value is not None
        return None
    kind = kind_of(value, kind)
    if not kind:
        found.of_no_kind += depth == 0
        return None  # a person, or what a later version of OParl brings
    own = _id(value, kind)
    if own is None:
        found.without_id += 1
        return None
    fields: dict[str, object] = {"id": own, "type": f"https://schema.oparl.org/1.1/{kind}"}
    for name in sorted(KEPT.get(kind, frozenset()) - fields.keys()):
        if value.get(name) is None:
            continue
        below = PARTS.get(kind, {}).get(name) or _NEIGHBOURS.get(name)
        fields[name] = _plain(value[name])
        if below and kind != "Body" and depth < _DEEPEST:
            fields[name] = _below(value[name], below, body_id, found, depth + 1)
    if len(fields) == 2:
        return own  # an id alone is a reference, however it is wrapped
    found.objects.append(OparlObject(own, kind, {n: v for n, v in fields.items() if v is not None}, body_id))
    return own


def _below(value: object, kind: str, body_id: str, found: TakenApart, depth: int) -> object:
    if isinstance(value, list):
        flat = [entry for entry in value if not isinstance(entry, list)]
        return [own for entry in flat if (own := _take(entry, kind, body_id, found, depth)) is not None]
    return _take(value, kind, body_id, found, depth)


def _plain(value: object) -> object:
    """A value that is no object: text, number, truth."""
    return value if isinstance(value, str | bool | int | float) else None


def _id(raw: Fields, kind: str) -> str | None:
    """The id of an object; a file without one is named by its address."""
    names = ("id", "accessUrl", "downloadUrl") if kind == "File" else ("id",)
    return next((v.strip() for name in names if isinstance(v := raw.get(name), str) and v.strip()), None)


def kind_of(raw: Fields, otherwise: str = "") -> str:
    """The last part of the type of an object, ``otherwise`` where it tells none, empty where it is of no kind used here.

    Versions write it in other capitals (``agendaItem``), servers under other addresses.
    """
    value = raw.get("type")
    said = value.strip().rstrip("/").rpartition("/")[2].casefold() if isinstance(value, str) else ""
    return next((kind for kind in KEPT if kind.casefold() == said), "") if said else otherwise


def joined(base: str, address: str) -> str:
    """An address that may be relative to another; one that cannot be joined stays as it is, to fail when it is asked."""
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def moment(value: object) -> datetime | None:
    """A moment of OParl (ISO 8601) in UTC; None for what is none. Without a zone it is read as UTC."""
    if not isinstance(value, str):
        return None
    try:
        found = datetime.fromisoformat(value.strip())
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None

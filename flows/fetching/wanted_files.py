"""Which files are to lie in RAW: those of papers, meetings and agenda items that are still public."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from flows.fetching.fetch_state import FetchState
from flows.fetching.oparl_objects import OparlObject, joined
from flows.fetching.stored_names import stored_path

_OWNERS = ("Paper", "Meeting", "AgendaItem")
_OWN_FIELDS = ("paper", "meeting", "agendaItem")  # of a file, naming its owners


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedFile:
    """A file that is public. ``addresses``: where to ask for it, in this order; ``version`` changes when it does.

    ``is_dated``: the version can be relied on; else only the server can tell whether the file has changed.
    """

    id: str
    path: PurePosixPath  # below the folder of the server
    addresses: tuple[str, ...]
    version: str
    is_dated: bool
    is_page: bool = False  # said to be HTML
    is_pdf: bool = False  # said to be PDF
    paper_id: str | None = None
    license: str | None = None
    municipality: str | None = None
    ags: str | None = None


def wanted_files(state: FetchState) -> list[WantedFile]:
    """All of them, by id. A file that no living paper, meeting or item names any more is not among them."""
    owners: dict[str, list[OparlObject]] = defaultdict(list)
    for kind in _OWNERS:
        for owner in state.objects(kind):
            if not owner.deleted and not _without_meeting(owner, state):
                for _, part_kind, part in owner.parts():
                    if part_kind == "File":
                        owners[part].append(owner)
    bodies = {body.id: body for body in state.objects("Body")}
    return [
        _wanted(file, owners[file.id], bodies.get(file.body_id))
        for file in state.objects("File")
        if not file.deleted and (owners[file.id] or _has_unknown_owner(file, state))
    ]


def _without_meeting(owner: OparlObject, state: FetchState) -> bool:
    """Whether it is an item of meetings that are all deleted."""
    meetings = [state.object(i) for i in owner.names("meeting")] if owner.kind == "AgendaItem" else []
    return bool(meetings) and all(meeting is not None and meeting.deleted for meeting in meetings)


def _has_unknown_owner(file: OparlObject, state: FetchState) -> bool:
    """Whether it names an owner that is not held, so that nobody can say the owner has dropped it."""
    return any(state.object(owner) is None for name in _OWN_FIELDS for owner in file.names(name))


def _wanted(file: OparlObject, owners: list[OparlObject], body: OparlObject | None) -> WantedFile:
    papers = sorted(owner.id for owner in owners if owner.kind == "Paper") or sorted(file.names("paper"))
    given = [address for name in ("downloadUrl", "accessUrl") if (address := file.text(name))]
    kind = (file.text("mimeType") or "").casefold()
    said = [file.text(name) or "" for name in ("modified", "sha512Checksum", "sha1Checksum")]
    licences = (file.text("fileLicense"), file.text("license"), *(owner.text("license") for owner in owners))
    return WantedFile(
        id=file.id,
        path=stored_path(file),
        addresses=tuple(dict.fromkeys(joined(file.id, address) for address in given or [file.id])),
        version="|".join((*said, str(file.fields.get("size", "")), *given)),
        is_dated=any(said),
        is_page="html" in kind,
        is_pdf="pdf" in kind,
        paper_id=papers[0] if papers else None,
        license=next((licence for licence in (*licences, body.text("license") if body else None) if licence), None),
        municipality=body.text("name") if body else None,
        ags=body.text("ags") if body else None,
    )


def no_longer_wanted(state: FetchState, wanted: list[WantedFile]) -> Iterator[str]:
    """The ids of files that are no longer public, though they lie in RAW."""
    ids = {file.id for file in wanted}
    yield from (held for held in state.files() if held not in ids)

"""What is known of a server, written beside its files as ``curate`` reads it: an OParl export and a manifest.

The export has the parts of a paper or meeting inside it, ordered by id, so it is the same whatever the order in which the server
gave them; a file whose content is the same as before is not touched.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from flows.fetching.fetch_state import FetchState
from flows.fetching.oparl_objects import Fields, OparlObject
from flows.fetching.wanted_files import WantedFile
from flows.inputs.manifest import MANIFEST

EXPORT = "oparl"
# In this order an object is written inside its owner before it would be written by itself.
_KINDS = ("Body", "Organization", "Meeting", "Paper", "AgendaItem", "Consultation", "File")
_OWNERS = {"AgendaItem": ("Meeting", "agendaItem"), "Consultation": ("Paper", "consultation")}
_COLUMNS = ("file", "url", "license", "municipality", "ags", "oparl_paper_id", "oparl_file_id")


def write_export(state: FetchState, folder: Path, part: Path, wanted: Collection[str]) -> None:
    """Write ``oparl/<kind>.json`` for every kind there is, and ``oparl/deleted.json`` with the ids of what is deleted.

    ``wanted``: the ids of files that are public; others are not named.

    Raises:
        OSError: the file system refuses.
    """
    target = folder / EXPORT
    target.mkdir(parents=True, exist_ok=True)
    nesting = _Nesting(state, wanted)
    for kind in _KINDS:
        _write(target / f"{kind.lower()}.json", part, nesting.of(kind))
    gone = (thing.fields for kind in _KINDS for thing in state.objects(kind) if thing.deleted)
    _write(target / "deleted.json", part, gone)


@dataclass(slots=True)
class _Nesting:
    """Puts the parts of an object back inside it. ``placed``: what stands inside another already."""

    state: FetchState
    wanted: Collection[str]
    placed: set[str] = field(default_factory=set)

    def of(self, kind: str) -> Iterator[object]:
        """All living objects of a kind that stand inside no other."""
        for thing in self.state.objects(kind):
            if thing.deleted or thing.id in self.placed or self._is_dropped(thing):
                continue
            if kind != "File" or thing.id in self.wanted:
                yield self._with_parts(thing)

    def _is_dropped(self, thing: OparlObject) -> bool:
        """Whether the meeting of an item, or the paper of a consultation, is deleted or names it no longer."""
        owner_kind, field_name = _OWNERS.get(thing.kind, ("", ""))
        owners = [self.state.object(own) for own in thing.names(owner_kind.lower())]
        return any(
            owner is not None
            and (owner.deleted or (field_name in owner.fields and thing.id not in owner.names(field_name)))
            for owner in owners
        )

    def _with_parts(self, thing: OparlObject) -> Fields:
        parts: dict[str, list[object]] = {name: [] for name, _, _ in thing.parts()}
        for name, kind, part_id in thing.parts():
            parts[name] += self._inside(part_id, kind)
        alone = {name for name in parts if not isinstance(thing.fields[name], list)}
        return {
            **thing.fields,
            **{name: (next(iter(found), None) if name in alone else found) for name, found in parts.items()},
        }

    def _inside(self, part_id: str, kind: str) -> list[object]:
        """A part to be written inside its owner: the object, its id where it is not known, nothing where it is gone."""
        part = self.state.object(part_id)
        if part is None or part.kind != kind:  # one of another kind might hold its owner again
            return [part_id]
        if part.deleted:
            return []
        self.placed.add(part_id)
        return [self._with_parts(part)]


def write_manifest(folder: Path, part: Path, files: Iterable[WantedFile]) -> None:
    """Write ``manifest.csv`` with what the server says of each of the files.

    Raises:
        OSError: the file system refuses.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for file in sorted(files, key=lambda f: str(f.path)):
        said = (file.addresses[-1], file.license, file.municipality, file.ags, file.paper_id, file.id)
        writer.writerow((str(file.path), *(value or "" for value in said)))
    _replace(folder / MANIFEST, part, [out.getvalue().encode()])


def _write(path: Path, part: Path, objects: Iterator[object]) -> None:
    """Write a list of objects, one a line; no file when there are none, for an empty one says nothing."""
    _replace(path, part, _as_json(objects))


def _as_json(objects: Iterator[object]) -> Iterator[bytes]:
    number = -1
    for number, value in enumerate(objects):
        yield (b",\n" if number else b"[\n") + msgspec.json.encode(value, order="sorted")
    if number >= 0:
        yield b"\n]\n"


def _replace(path: Path, part: Path, chunks: Iterable[bytes]) -> None:
    """Put a file in its place whole; leave it alone when it holds the same bytes, remove it when there are none."""
    with part.open("wb") as out:
        out.writelines(chunks)
    if part.stat().st_size == 0:
        part.unlink()
        path.unlink(missing_ok=True)
    elif path.is_file() and path.stat().st_size == part.stat().st_size and path.read_bytes() == part.read_bytes():
        part.unlink()
    else:
        part.replace(path)

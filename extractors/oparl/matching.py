"""Which file of an OParl export is which document: by what cannot err first, by what names say last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeVar
from urllib.parse import unquote, urlsplit

from extractors.entities.mention import one_line
from extractors.oparl.objects import Export, File

_Thing = TypeVar("_Thing")


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """What is known of a document before it is matched. ``checksums``: sha1 and sha512 hex of its bytes, where needed."""

    document_id: str
    source_path: str
    source_url: str | None = None
    reference: str | None = None
    oparl_file_id: str | None = None
    oparl_paper_id: str | None = None
    checksums: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """The objects of the export that a document is: its file, its paper, for invitations and minutes its meeting, and for what
    was resolved under one agenda item that item.
    """

    file_id: str | None = None
    paper_id: str | None = None
    meeting_id: str | None = None
    item_id: str | None = None


def match_documents(export: Export, documents: Sequence[KnownDocument]) -> dict[str, Match]:
    """Matches by document id.

    A file is found by the id in the manifest, by checksum, by address, then by a name that only one file and one document
    bear. A document whose file is not in the export can still be known by the number of its paper, if one paper has it.
    """
    found: dict[str, File] = {}
    for several, keys_of_document, keys_of_file in _TESTS:
        free = [d for d in documents if d.document_id not in found]
        taken = {file.id for file in found.values()}
        files = _by_key((f for f in export.files.values() if f.id not in taken), keys_of_file)
        for key, named in _by_key(free, keys_of_document).items():
            same = files.get(key, [])
            sure = len(same) == 1 or (several and same)  # one content may be attached to several papers
            if sure and len(named) == 1:
                found.setdefault(named[0].document_id, min(same, key=lambda f: f.id))
    matches = {d.document_id: _match(export, d, found.get(d.document_id)) for d in documents}
    return {document_id: match for document_id, match in matches.items() if match is not None}


def missing_files(export: Export, documents: Sequence[KnownDocument], matches: Mapping[str, Match]) -> list[File]:
    """The files of papers and meetings of the export that no document is, ordered by id."""
    found = {match.file_id for match in matches.values()}
    sums = {checksum for document in documents for checksum in document.checksums}
    return [
        file
        for _, file in sorted(export.files.items())
        if file.id not in found and not sums & set(_sums(file)) and (file.paper_id or file.meeting_id)
    ]


def _match(export: Export, document: KnownDocument, file: File | None) -> Match | None:
    if file is not None:
        paper = document.oparl_paper_id or file.paper_id
        of_item = file.field_name == "resolutionFile" or (paper is None and not file.is_of_meeting)
        return Match(file.id, paper, file.meeting_id if file.is_of_meeting else None, file.item_id if of_item else None)
    if document.oparl_paper_id in export.papers:
        return Match(None, document.oparl_paper_id)
    number = _number(document.reference)
    same = [p for p in export.papers.values() if number and _number(p.reference) == number]
    return Match(None, same[0].id) if len(same) == 1 else None


def _number(reference: str | None) -> str | None:
    return "".join(reference.split()).casefold() if reference else None


def _by_key(things: Iterable[_Thing], keys: Callable[[_Thing], Iterable[str]]) -> dict[str, list[_Thing]]:
    found: dict[str, list[_Thing]] = defaultdict(list)
    for thing in things:
        for key in dict.fromkeys(keys(thing)):
            found[key].append(thing)
    return found


def _sums(file: File) -> tuple[str, ...]:
    return tuple(checksum for checksum in (file.sha512, file.sha1) if checksum)


def _address(url: str) -> str:
    """An address without what does not tell two files apart: scheme, capitals of the host, escapes."""
    parts = urlsplit(url.strip())
    return f"{parts.netloc.casefold()}{unquote(parts.path)}?{parts.query}"


def _name(path: str) -> str:
    return one_line(PurePosixPath(path).name).casefold()


_TESTS: tuple[tuple[bool, Callable[[KnownDocument], Iterable[str]], Callable[[File], Iterable[str]]], ...] = (
    (False, lambda d: [d.oparl_file_id] if d.oparl_file_id else [], lambda f: [f.id]),
    (True, lambda d: d.checksums, _sums),
    (False, lambda d: [_address(d.source_url)] if d.source_url else [], lambda f: map(_address, f.addresses)),
    (False, lambda d: [_name(d.source_path)], lambda f: [_name(f.name)] if f.name else []),
)

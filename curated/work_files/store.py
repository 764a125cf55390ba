"""Work files: what is known about each document and each recognised page, kept outside the release.

``OUT/.work/documents/ab/<document_id>.<fingerprint>.work`` holds one ``DocumentResult``;
``OUT/.work/pages/ab/<document_id>.<fingerprint>/<page>.work`` one page as OCR read it. Same bytes and same fingerprint: no
work. Whatever changes the outcome belongs into the fingerprint, so nothing here is ever out of date, only unused.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from curated.records import AgendaItem, Consultation, Document, DocumentResult
from curated.schema import SCHEMA_VERSION
from curated.work_files.envelope import TEMPORARY_SUFFIX, Envelope

T = TypeVar("T")

WORK_FOLDER = ".work"
_SUFFIX = ".work"


def fingerprint(parts: Mapping[str, str]) -> str:
    """32 hexadecimal digits that change with any name or value in ``parts`` and with nothing else; order does not matter."""
    canonical = json.dumps(dict(parts), sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class WorkStore:
    """The work files below one output folder. Safe to use from many processes, as long as each document has one writer."""

    out_dir: Path

    def has(self, document_id: str, fingerprint: str) -> bool:
        """Whether a whole work file of this document, fingerprint and schema version is there."""
        return _results().holds(self._path(document_id, fingerprint), f"{document_id}/{fingerprint}")

    def is_final(self, document_id: str, fingerprint: str) -> bool:
        """Whether ``has`` holds, and no reading of the document was cut short: a run need not look at it again."""
        return _results().holds(self._path(document_id, fingerprint), f"{document_id}/{fingerprint}", final=True)

    def save(self, result: DocumentResult, *, is_final: bool = True) -> None:
        """Keep the result under its document's id and fingerprint; one that is not final is read anew by the next run.

        Raises:
            OSError: the file system refuses (disk full, no permission).
            ValueError: the document has no id or no fingerprint, or one that is no plain name.
        """
        document = result.document
        path = self._path(document.document_id, document.fingerprint)
        _results().write(path, f"{document.document_id}/{document.fingerprint}", result, is_final=is_final)

    def load(self, document_id: str, fingerprint: str) -> DocumentResult | None:
        """The kept result; None when there is none or its file is not whole.

        Raises:
            SetupError: the file was written under another schema version.
        """
        return _results().read(self._path(document_id, fingerprint), f"{document_id}/{fingerprint}")

    def forget(self, document_id: str, fingerprint: str) -> bool:
        """Remove the kept result, so that the next run reads the document again; whether there was one. Its pages stay.

        Raises:
            OSError: the file system refuses.
        """
        path = self._path(document_id, fingerprint)
        was_there = path.is_file()
        path.unlink(missing_ok=True)
        return was_there

    def load_head(self, document_id: str, fingerprint: str) -> DocumentResult | None:
        """The kept result without its pages, entities and tables, in a fraction of the time: what the paper says of itself.

        Raises:
            SetupError: the file was written under another schema version.
        """
        part = _heads().read(self._path(document_id, fingerprint), f"{document_id}/{fingerprint}")
        if part is None:
            return None
        return DocumentResult(document=part.document, consultations=part.consultations, agenda_items=part.agenda_items)

    def pages(self, document_id: str, fingerprint: str, record_type: type[T]) -> PageStore[T]:
        """The page cache of one document; ``fingerprint`` is that of OCR alone, so that other changes keep the pages."""
        folder = self.out_dir / WORK_FOLDER / "pages" / document_id[:2] / _named(document_id, fingerprint)
        return PageStore(folder, Envelope(record_type, SCHEMA_VERSION))

    def prune(self, keep: Collection[tuple[str, str]]) -> int:
        """Remove what no document of ``keep`` (id and fingerprint) uses; returns how many result files went.

        Page caches and pictures stay as long as their document is in ``keep``, whatever the fingerprint. Not to be called
        while workers write: their temporary files are swept too.
        """
        names = {_named(*pair) + _SUFFIX for pair in keep}
        documents = {document_id for document_id, _ in keep}
        work = self.out_dir / WORK_FOLDER
        stale = [path for path in _children(work / "documents") if path.name not in names]
        for path in stale:
            path.unlink(missing_ok=True)
        for folder in (*_children(work / "pages"), *_children(work / "images")):
            if folder.name.partition(".")[0] not in documents:
                shutil.rmtree(folder, ignore_errors=True)
        return sum(path.suffix != TEMPORARY_SUFFIX for path in stale)

    def _path(self, document_id: str, fingerprint: str) -> Path:
        name = _named(document_id, fingerprint) + _SUFFIX
        return self.out_dir / WORK_FOLDER / "documents" / document_id[:2] / name


@dataclass(frozen=True, slots=True)
class PageStore(Generic[T]):
    """Readings of single pages of one document, so that a run killed on page 399 of 400 has one page to do."""

    folder: Path
    envelope: Envelope[T]

    def get(self, page_number: int) -> T | None:
        """The kept reading of the page; None when there is none, or none that is whole and of this schema version."""
        path, key = self._path(page_number), str(page_number)
        return self.envelope.read(path, key) if self.envelope.holds(path, key) else None

    def put(self, page_number: int, reading: T) -> None:
        """Keep the reading of the page.

        Raises:
            OSError: the file system refuses.
        """
        self.envelope.write(self._path(page_number), str(page_number), reading)

    def _path(self, page_number: int) -> Path:
        return self.folder / f"{page_number:06d}{_SUFFIX}"


@dataclass(frozen=True, slots=True)
class _HeadPart:
    """The fields of ``DocumentResult`` that are read when the rest is not wanted; the names must be its names."""

    document: Document
    consultations: tuple[Consultation, ...] = ()
    agenda_items: tuple[AgendaItem, ...] = ()


def _results() -> Envelope[DocumentResult]:
    return Envelope(DocumentResult, SCHEMA_VERSION)


def _heads() -> Envelope[_HeadPart]:
    return Envelope(_HeadPart, SCHEMA_VERSION)


def _named(document_id: str, fingerprint: str) -> str:
    if not (document_id.isalnum() and fingerprint.isalnum()):
        raise ValueError(f"not a document id and a fingerprint: {document_id!r}, {fingerprint!r}")
    return f"{document_id}.{fingerprint}"


def _children(folder: Path) -> Iterator[Path]:
    """What lies two levels down: the files and folders behind the two-letter shelves."""
    return (child for shelf in sorted(folder.glob("*")) for child in sorted(shelf.glob("*")))

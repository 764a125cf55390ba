"""An OParl export beside the papers: read from RAW, joined to the documents, held against what they print.

The export is any JSON file in a folder ``oparl`` of RAW (or named ``oparl…json``): objects, lists or pages of lists as an OParl
server gives them. Nothing is fetched here: that is what ``flows.fetching`` is for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from curated.records import Document, DocumentResult, Issue
from extractors.bodies.register import Body, Register
from extractors.oparl.closed_papers import closed_in_export
from extractors.oparl.disagreements import disagreements
from extractors.oparl.matching import KnownDocument, Match, match_documents, missing_files
from extractors.oparl.objects import Export
from flows.inputs.discover import Discovery, FoundDocument
from flows.inputs.manifest import is_oparl

_MOST_BYTES = 512 * 2**20  # of one JSON file; a whole city's export is a tenth of it


@dataclass(frozen=True, slots=True)
class OparlExport:
    """The export of a source and the issues of the files it was read from."""

    objects: Export
    issues: tuple[Issue, ...] = ()

    def bodies(self) -> list[Body]:
        """Its organisations, for the register."""
        towns = self.objects.municipalities
        found = []
        for group in self.objects.groups.values():
            town = towns.get(group.body_id or "")
            found.append(
                Body(
                    gremium_id=group.id,
                    name=group.name,
                    short_name=group.short_name,
                    classification=group.classification,
                    valid_from=group.start,
                    valid_to=group.end,
                    municipality=town.name if town else "",
                    ags=town.ags if town else None,
                    oparl_id=group.id,
                    origin="oparl",
                )
            )
        return found


@dataclass(frozen=True, slots=True)
class OparlJoin:
    """Which document is which file of the export, and what the export says of it. Empty where there is no export."""

    objects: Export
    matches: Mapping[str, Match]
    gremium_ids: Mapping[str, str]  # of the register, by the id of the organisation

    def under(self, register: Register) -> OparlJoin:
        """The same join with the ids of another register."""
        return replace(self, gremium_ids=_ids(register))

    def closed(self, heads: Mapping[str, DocumentResult]) -> frozenset[str]:
        """The ids of the documents that the export says are not public. ``heads``: what papers say, with the ids of bodies."""
        return frozenset(
            document_id
            for document_id, match in self.matches.items()
            if closed_in_export(
                match,
                self.objects,
                heads[document_id].consultations if document_id in heads else (),
                self.gremium_ids,
            )
        )

    def join(self, result: DocumentResult) -> DocumentResult:
        """The result with the ids of its paper and file, and an issue for everything in which the two disagree."""
        if not self.objects.files and not self.objects.papers:
            return result
        document = self.joined(result.document)
        match = self.matches.get(document.document_id)
        if match is None:
            message = (
                "the OParl export has no file with this content, address or name, and no paper of this number: complete the "
                "export, or name the file's oparl_file_id in manifest.csv"
            )
            issue = Issue(
                stage="release",
                code="OPARL_UNKNOWN",
                severity="info",
                message=message,
                document_id=document.document_id,
                path=document.source_path,
            )
            return replace(result, issues=(*result.issues, issue))
        found = disagreements(result, match, self.objects, self.gremium_ids)
        return replace(result, document=document, issues=(*result.issues, *found))

    def joined(self, document: Document) -> Document:
        """The document with the ids of its paper and file; what a manifest says wins."""
        match = self.matches.get(document.document_id)
        if match is None:
            return document
        return replace(
            document,
            oparl_paper_id=document.oparl_paper_id or match.paper_id,
            oparl_file_id=document.oparl_file_id or match.file_id,
        )


def read_oparl(found: Discovery) -> OparlExport:
    """All objects of the export; a file that is no JSON, or holds nothing of OParl, is an issue ``OPARL_UNREADABLE``."""
    objects = Export()
    issues: list[Issue] = []
    for relative in filter(is_oparl, found.sidecars):
        try:
            count = _read(objects, found.root / relative)
            problem = None if count else "holds no OParl object of a kind that is used here"
        except (OSError, msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
            problem = "cannot be read" if isinstance(error, OSError) else "is no JSON in UTF-8"
        if problem:
            message = f"{relative} {problem} and was ignored: export it again"
            issues.append(
                Issue(
                    stage="discover", code="OPARL_UNREADABLE", severity="warning", message=message, path=str(relative)
                )
            )
    return OparlExport(objects, tuple(issues))


def join_oparl(
    export: OparlExport, found: Discovery, references: Mapping[str, str], register: Register
) -> tuple[OparlJoin, tuple[Issue, ...]]:
    """The join of a run, and an issue for every file of the export that lies not among the documents.

    ``references``: printed numbers of papers by document id.
    """
    objects = export.objects
    wanted = any(file.sha1 or file.sha512 for file in objects.files.values())
    known = [_known(found.root, d, references.get(d.document_id), hashed=wanted) for d in found.documents]
    matches = match_documents(objects, known) if objects.files or objects.papers else {}
    issues = [
        Issue(
            stage="release",
            code="OPARL_FILE_MISSING",
            severity="warning",
            message=f"a file of the OParl export is not among the documents: fetch {f.id}",
        )
        for f in (missing_files(objects, known, matches) if matches else ())
    ]
    return OparlJoin(objects, matches, _ids(register)), tuple(issues)


def references_of(heads: Iterable[DocumentResult]) -> dict[str, str]:
    """The printed numbers of papers by document id."""
    return {h.document.document_id: h.document.reference for h in heads if h.document.reference}


def _ids(register: Register) -> dict[str, str]:
    """The ids in the register by those of the export's organisations."""
    return {body.oparl_id: body.gremium_id for body in register.bodies.values() if body.oparl_id}


def _read(objects: Export, path: Path) -> int:
    if path.stat().st_size > _MOST_BYTES:
        raise OSError("larger than any export")
    return objects.add(msgspec.json.decode(path.read_bytes()))


def _known(root: Path, document: FoundDocument, reference: str | None, *, hashed: bool) -> KnownDocument:
    facts = document.facts
    return KnownDocument(
        document_id=document.document_id,
        source_path=document.source_path,
        source_url=facts.source_url,
        reference=reference,
        oparl_file_id=facts.oparl_file_id,
        oparl_paper_id=facts.oparl_paper_id,
        checksums=_checksums(root / document.path) if hashed else (),
    )


def _checksums(path: Path) -> tuple[str, ...]:
    """The two checksums OParl knows, sha512 and the older sha1; none when the file is gone by now."""
    try:
        with path.open("rb") as stream:
            sums = [hashlib.file_digest(stream, "sha512").hexdigest()]
            stream.seek(0)
            return (*sums, hashlib.file_digest(stream, lambda: hashlib.sha1(usedforsecurity=False)).hexdigest())
    except OSError:
        return ()

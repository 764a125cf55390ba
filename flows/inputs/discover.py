"""What lies in RAW: one entry per distinct content, and an issue for everything that cannot be a document.

Hidden files, sidecars and links that lead out of RAW are not read. The identity of a document is the sha256 of its bytes; the
path is only where it was seen, so a renamed file is the same document and a copy is not a second one.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice, takewhile
from pathlib import Path, PurePosixPath

from curated.errors import UnreadableInput
from curated.records import Issue
from curated.vocabulary import Severity
from extractors.pages.no_papers import no_paper
from extractors.pages.sources import Identity
from flows.inputs.file_names import nfc
from flows.inputs.identities import Identities
from flows.inputs.manifest import MANIFEST, FileFacts, is_sidecar, read_manifest

# Suffixes of documents: a directory of such a name is a mistake that deserves a word; any other directory is a directory.
_DOCUMENT_SUFFIXES = frozenset({".pdf", ".tif", ".tiff", ".png", ".jpg", ".jpeg", ".txt", ".md"})
# Suffixes of data and programs that lie beside documents in a harvested folder; their bytes would pass for a text.
_OTHER_SUFFIXES = frozenset(
    {".json", ".jsonl", ".geojson", ".csv", ".tsv", ".xml", ".xsd", ".yaml", ".yml", ".toml", ".ini", ".log", ".sql",
     ".py", ".js", ".css", ".sh", ".sha256", ".md5"}
)  # fmt: skip
_MOST_MISSING = 100  # rows about files that manifests name in vain; more of them are one mistake
_HASHING_THREADS = 4  # hashlib lets go of the interpreter lock; four keep a disk busy


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """One distinct content: ``path`` is the smallest path below RAW it was seen at, ``source_path`` the same as text."""

    document_id: str
    path: PurePosixPath
    source_path: str
    byte_size: int
    facts: FileFacts = field(default_factory=FileFacts)


@dataclass(frozen=True, slots=True)
class Discovery:
    """Everything found: documents in the order of their paths, issues about paths in the same order, sidecars below ``root``."""

    documents: tuple[FoundDocument, ...]
    issues: tuple[Issue, ...]
    root: Path = Path()
    sidecars: tuple[PurePosixPath, ...] = ()


def discover(raw_dir: Path, identities: Identities | None = None) -> Discovery:
    """Everything in RAW that may be a document; reads every file once to learn its sha256, unless ``identities`` know it.

    Whether RAW can be read at all is for ``flows.configuration.preflight`` to say, before.
    """
    root = raw_dir.resolve()
    entries = sorted(_walk(root), key=lambda e: str(e.relative))
    paths, issues = _readable(entries)
    facts, manifest_issues = _manifests(paths, root)
    documents, more = _distinct([p for p in paths if not is_sidecar(p)], root, facts, identities or Identities())
    ordered = sorted([*issues, *manifest_issues, *more], key=lambda i: (i.path or "", i.code))
    return Discovery(documents, tuple(ordered), root, tuple(p for p in paths if is_sidecar(p)))


@dataclass(frozen=True, slots=True)
class _Entry:
    """One path seen: ``problem`` is the issue when it cannot be a document."""

    relative: PurePosixPath
    problem: Issue | None = None


def holds_documents(root: Path) -> bool:
    """Whether anything below the folder may be a document or deserves an issue; hidden files and lists do not count."""
    return not all(is_sidecar(entry.relative) for entry in _walk(root))


def _walk(root: Path) -> Iterator[_Entry]:
    """Every path below ``root`` that is not hidden, folder by folder, in no particular order."""
    folders = [PurePosixPath()]
    while folders:
        below = folders.pop()
        try:
            with os.scandir(root / below) as listing:
                children = list(listing)
        except OSError:
            yield _Entry(
                below, _issue("FOLDER_UNREADABLE", below, "the folder cannot be listed: check its permissions")
            )
            continue
        for child in children:
            relative = below / child.name
            if child.name.startswith("."):
                continue
            if child.is_dir(follow_symlinks=False):
                folders.append(relative)
            yield from _seen(root, child, relative)


def _seen(root: Path, child: os.DirEntry[str], relative: PurePosixPath) -> Iterator[_Entry]:
    if child.is_symlink():
        yield from _linked(root, relative)
    elif child.is_dir(follow_symlinks=False):
        if relative.suffix.lower() in _DOCUMENT_SUFFIXES:
            yield _Entry(relative, _issue("NOT_A_FILE", relative, "a folder has the name of a document: rename it"))
    elif child.is_file(follow_symlinks=False):
        other = relative.suffix.lower() in _OTHER_SUFFIXES and not is_sidecar(relative)
        yield _Entry(relative, _not_a_document(relative) if other else None)
    else:
        yield _Entry(relative, _issue("NOT_A_FILE", relative, "this is a pipe, socket or device: remove it"))


def _not_a_document(relative: PurePosixPath) -> Issue:
    message = "a file of data or a program, not a document, and not read: give it the suffix .txt if it is one"
    return _issue("NOT_A_DOCUMENT", relative, message, severity="info")


def _linked(root: Path, relative: PurePosixPath) -> Iterator[_Entry]:
    """A link to a file inside RAW is one more path of that file; links to folders are not followed, for they may loop."""
    try:
        target = (root / relative).resolve(strict=True)
    except (OSError, RuntimeError):
        yield _Entry(
            relative, _issue("LINK_BROKEN", relative, "the link leads nowhere: restore its target or remove it")
        )
        return
    if not target.is_relative_to(root):
        message = "the link leads out of the input folder and was not followed: copy the file here"
        yield _Entry(relative, _issue("LINK_OUTSIDE", relative, message))
    elif target.is_dir():
        # What it points at is found where it really lies.
        yield _Entry(relative, _issue("LINK_TO_FOLDER", relative, "links to folders are not followed", severity="info"))
    elif target.is_file():
        yield _Entry(relative)
    else:
        yield _Entry(relative, _issue("NOT_A_FILE", relative, "the link leads to a pipe, socket or device: remove it"))


def _readable(entries: Iterable[_Entry]) -> tuple[list[PurePosixPath], list[Issue]]:
    paths: list[PurePosixPath] = []
    issues: list[Issue] = []
    for entry in entries:
        if entry.problem:
            issues.append(entry.problem)
            continue
        paths.append(entry.relative)
        if shown_path(entry.relative) != str(entry.relative):
            message = "the file's name is not UTF-8 and is shown with replacement characters: rename it"
            issues.append(_issue("NAME_NOT_UTF8", entry.relative, message))
    return paths, issues


def shown_path(path: PurePosixPath) -> str:
    """The path as text that fits a table: what is not UTF-8 in a name becomes U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def _manifests(paths: Iterable[PurePosixPath], root: Path) -> tuple[Mapping[str, FileFacts], list[Issue]]:
    """Facts of all manifests by path; a manifest deeper down overrules one above it, value by value."""
    facts: dict[str, FileFacts] = {}
    issues: list[Issue] = []
    for relative in sorted((p for p in paths if p.name == MANIFEST), key=lambda p: len(p.parts)):
        manifest = read_manifest(root / relative, relative)
        facts |= {name: about.over(facts.get(name, FileFacts())) for name, about in manifest.facts.items()}
        issues += manifest.issues
    known = {nfc(str(p)) for p in paths}
    ordered = sorted(known)
    folders = {name: _below(name.removeprefix("./"), ordered) for name in facts if name.endswith("/")}
    missing = sorted(name for name in facts if not folders.get(name, name in known))
    for name in sorted(folders, key=len, reverse=True):  # the nearest folder first: what it says stays
        about = facts.pop(name)
        facts |= {path: facts.get(path, FileFacts()).over(about) for path in folders[name]}
    issues += _missing(missing)
    return facts, issues


def _below(folder: str, ordered: Sequence[str]) -> list[str]:
    """Those of the paths, which come in order, that lie below the folder."""
    first = bisect_left(ordered, folder)
    return list(takewhile(lambda path: path.startswith(folder), islice(ordered, first, None)))


def _missing(names: Sequence[str]) -> list[Issue]:
    """An issue for each of the first names that a manifest has and RAW has not, and one for all the others together."""
    code, message = "MANIFEST_FILE_MISSING", "a manifest names this file or folder, but there is none"
    issues = [_issue(code, PurePosixPath(name), message) for name in names[:_MOST_MISSING]]
    if rest := len(names) - len(issues):
        more = (
            f"{rest} more files or folders that manifests name are not there: is a folder missing, or the manifest old?"
        )
        issues.append(_issue(code, PurePosixPath(MANIFEST), more))
    return issues


def _distinct(
    paths: list[PurePosixPath], root: Path, facts: Mapping[str, FileFacts], known: Identities
) -> tuple[tuple[FoundDocument, ...], list[Issue]]:
    found: dict[str, FoundDocument] = {}
    issues: list[Issue] = []
    with ThreadPoolExecutor(_HASHING_THREADS) as pool:
        identities = pool.map(partial(_identity, known), (root / p for p in paths))
        for relative, identity in zip(paths, identities, strict=True):
            shown = shown_path(relative)
            if isinstance(identity, UnreadableInput):
                issues.append(_issue(identity.code, relative, identity.message))
            elif identity.byte_size and (what := _no_paper(root / relative)):
                message = (
                    f"{what}, whatever its name says, and no paper: nothing of it is published; fetch the paper itself"
                )
                issues.append(_issue("NOT_A_DOCUMENT", relative, message))
            elif identity.byte_size == 0:
                issues.append(_issue("FILE_EMPTY", relative, "the file is empty (0 bytes): fetch it again"))
            elif first := found.get(identity.document_id):
                message = f"the same bytes as {first.source_path}, which stands for both"
                issues.append(_issue("DUPLICATE_FILE", relative, message, identity.document_id, severity="info"))
                if first.facts == FileFacts():
                    found[identity.document_id] = replace(first, facts=facts.get(nfc(str(relative)), FileFacts()))
            else:
                about = facts.get(nfc(str(relative)), FileFacts())
                found[identity.document_id] = FoundDocument(
                    identity.document_id, relative, shown, identity.byte_size, about
                )
    return tuple(found.values()), issues


def _no_paper(path: Path) -> str | None:
    try:
        return no_paper(path)
    except OSError:
        return None  # reading it will say why


def _identity(known: Identities, path: Path) -> Identity | UnreadableInput:
    try:
        return known.of(path)
    except UnreadableInput as error:
        return error


def _issue(
    code: str,
    path: PurePosixPath,
    message: str,
    document_id: str | None = None,
    severity: Severity = "warning",
) -> Issue:
    return Issue(
        stage="discover", code=code, severity=severity, message=message, document_id=document_id, path=shown_path(path)
    )

"""Files as they lie there: what a file is by its bytes, its identity, and whether it can be read at all.

The extension is only believed where the bytes agree; people rename, portals mislabel. Nothing is kept open: a ``Source`` is a
small record that travels between processes, and the readers open the path again.
"""

from __future__ import annotations

import codecs
import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from curated.errors import LimitExceeded, UnreadableInput
from curated.records import Issue
from extractors.base.settings import Limits

SourceKind = Literal["pdf", "image", "text"]

_PROBE = 64 * 1024
_PDF_HEADER_WITHIN = 1024  # readers accept junk before %PDF- (PDF 32000-1, implementation note 13)
_IMAGE_MAGIC = {
    b"II*\0": "image/tiff",
    b"MM\0*": "image/tiff",
    b"II+\0": "image/tiff",
    b"MM\0+": "image/tiff",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
}
_KNOWN_OTHERS = {
    b"PK\x03\x04": "a ZIP container (perhaps a Word, Excel or OpenDocument file)",
    b"\xd0\xcf\x11\xe0": "an old Office file (.doc, .xls, .msg)",
    b"{\\rtf": "an RTF document",
    b"GIF8": "a GIF image",
    b"BM": "a BMP image",
    b"RIFF": "a WebP image or a media file",
    b"\x00\x00\x00\x0cjP": "a JPEG 2000 image",
    b"%!PS": "a PostScript file",
    b"\x1f\x8b": "a gzip archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
}
_EXTENSIONS = {
    "application/pdf": {".pdf"},
    "image/tiff": {".tif", ".tiff"},
    "image/png": {".png"},
    "image/jpeg": {".jpg", ".jpeg", ".jpe", ".jfif"},
    "text/plain": {".txt", ".md", ".text", ".markdown", ".csv", ".tsv", ".asc", ".log"},
    "text/markdown": {".md", ".markdown"},
}
# Bytes that no text in a single-byte encoding or UTF-8 holds: controls other than TAB, LF, VT, FF, CR, SUB and ESC.
_BINARY = bytes(set(range(32)) - {9, 10, 11, 12, 13, 26, 27})
_ASCII_SHARE = (
    0.7  # of the bytes of a single-byte text: German has 2 % umlauts, random bytes are half ASCII; chosen, not fitted
)
_BINARY_SHARE = (
    1000  # one control character in so many is a slip of some program, not a binary file; chosen, not fitted
)
_MARKDOWN = {".md", ".markdown"}


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a file is: the sha256 hex of its bytes, and how many there are."""

    document_id: str
    byte_size: int


@dataclass(frozen=True, slots=True)
class Source:
    """One readable file: ``document_id`` is the sha256 hex of its bytes; ``encoding`` is set for texts only."""

    path: Path
    document_id: str
    byte_size: int
    media_type: str
    kind: SourceKind
    encoding: str | None = None
    issues: tuple[Issue, ...] = ()


def open_source(path: Path, limits: Limits | None = None) -> Source:
    """What the file is, sniffed from its bytes; ``issues`` holds what is odd but harmless (WRONG_EXTENSION, TEXT_ENCODING).

    Raises:
        UnreadableInput: FILE_UNREADABLE (missing, no permission, not a regular file), FILE_EMPTY or FILE_TYPE_UNKNOWN.
        LimitExceeded: FILE_TOO_LARGE.
    """
    limits = limits or Limits()
    identity = identify(path)
    size, document_id = identity.byte_size, identity.document_id
    _check_size(size, limits.file_bytes)
    probe = _probe(path)
    media_type, kind = _sniff(probe, path)
    encoding: str | None = None
    issues: list[Issue] = []
    if kind == "text":
        if size > limits.text_bytes:
            raise LimitExceeded(
                f"the text has {size} bytes, more than the limit of {limits.text_bytes}: split it or raise text_bytes",
                "FILE_TOO_LARGE",
            )
        encoding = _encoding(path)
        if encoding not in ("utf-8", "utf-8-sig"):
            issues.append(_encoding_issue(encoding, document_id))
    if path.suffix and path.suffix.lower() not in _EXTENSIONS[media_type]:
        issues.append(_extension_issue(media_type, document_id))
    return Source(
        path=path,
        document_id=document_id,
        byte_size=size,
        media_type=media_type,
        kind=kind,
        encoding=encoding,
        issues=tuple(issues),
    )


def identify(path: Path) -> Identity:
    """Hash and size of a regular file, whatever is in it (an empty file has an identity, too).

    Raises:
        UnreadableInput: FILE_UNREADABLE (missing, no permission, a directory or a special file).
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # opening a named pipe would wait for ever
            raise UnreadableInput(
                "this is a directory or a special file, not a document: remove or rename it", "FILE_UNREADABLE"
            )
        with path.open("rb") as stream:
            return Identity(hashlib.file_digest(stream, "sha256").hexdigest(), stream.tell())
    except OSError as error:
        raise _unreadable(error) from error


def _check_size(size: int, most: int) -> None:
    if size == 0:
        raise UnreadableInput("the file is empty (0 bytes): fetch it again", "FILE_EMPTY")
    if size > most:
        raise LimitExceeded(
            f"the file has {size} bytes, more than the limit of {most}: split it or raise file_bytes", "FILE_TOO_LARGE"
        )


def _unreadable(error: OSError) -> UnreadableInput:
    reason = (error.strerror or "unknown error").lower()
    return UnreadableInput(
        f"the file cannot be read ({reason}): check that it exists and its permissions", "FILE_UNREADABLE"
    )


def _probe(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_PROBE)
    except OSError as error:
        raise _unreadable(error) from error


def _sniff(probe: bytes, path: Path) -> tuple[str, SourceKind]:
    for magic, media_type in _IMAGE_MAGIC.items():
        if probe.startswith(magic):
            return media_type, "image"
    if b"%PDF-" in probe[:_PDF_HEADER_WITHIN]:
        return "application/pdf", "pdf"
    for magic, name in _KNOWN_OTHERS.items():
        # "BM" also begins German words ("BMU-Förderung"): only with binary bytes behind it is it a bitmap.
        if probe.startswith(magic) and not (magic == b"BM" and _is_text(probe)):
            raise UnreadableInput(f"the file is {name}: convert it to PDF", "FILE_TYPE_UNKNOWN")
    if _is_text(probe):
        return ("text/markdown" if path.suffix.lower() in _MARKDOWN else "text/plain"), "text"
    raise UnreadableInput(
        "the bytes are no PDF, TIFF, PNG, JPEG or text: check the file or convert it to PDF", "FILE_TYPE_UNKNOWN"
    )


def _is_text(probe: bytes) -> bool:
    if probe.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            text = codecs.getincrementaldecoder("utf-16")("strict").decode(probe)
        except UnicodeDecodeError:
            return False
        return sum(ord(c) < 32 and c not in "\t\n\v\f\r" for c in text) <= len(text) // _BINARY_SHARE
    binary = len(probe) - len(probe.translate(None, _BINARY))
    if binary > len(probe) // _BINARY_SHARE:
        return False
    try:
        codecs.getincrementaldecoder("utf-8")("strict").decode(probe)
        return True
    except UnicodeDecodeError:
        # A single-byte text is mostly ASCII; random bytes without control characters are not.
        return sum(byte < 128 for byte in probe) >= _ASCII_SHARE * len(probe)


def _encoding(path: Path) -> str:
    data = path.read_bytes()
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    for encoding in ("utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8", "cp1252"):
        try:
            data.decode(encoding)
            return encoding
        except UnicodeDecodeError:
            continue
    return "latin-1"


def _encoding_issue(encoding: str, document_id: str) -> Issue:
    message = f"the text is not UTF-8 and was read as {encoding}: check umlauts, or convert the file to UTF-8"
    return Issue(stage="inspect", code="TEXT_ENCODING", severity="info", message=message, document_id=document_id)


def _extension_issue(media_type: str, document_id: str) -> Issue:
    message = f"the file's extension does not fit its bytes and it was read as {media_type}: rename it"
    return Issue(stage="inspect", code="WRONG_EXTENSION", severity="info", message=message, document_id=document_id)

"""How one record is kept on disk: a one-line header, then compressed bytes that prove themselves whole.

A file is written under a temporary name and renamed, so a killed process leaves no half file under a real name. Losing
power can still do that; the digest in the header notices, and a file that is not whole counts as absent.

MessagePack instead of JSON: JSON has no word for a box with a NaN edge, as hostile PDFs produce it, and would lose it.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

import msgspec
import pyarrow as pa

from curated.errors import SetupError

T = TypeVar("T")

MAGIC = "aktenklar-work"
TEMPORARY_SUFFIX = ".part"
_ZSTD_LEVEL = 3  # written once and read every night: quick before small


class Header(msgspec.Struct, frozen=True):
    """The first line of a work file, as JSON: readable with ``head -1``."""

    magic: str
    schema_version: str
    key: str
    size: int  # of the payload before compression, in bytes
    digest: str  # blake2b of the compressed payload
    is_final: bool = True  # False where a reading was cut short, so that the next run makes the record anew


@dataclass(frozen=True, slots=True)
class Envelope(Generic[T]):
    """Reads and writes records of one type, all under one schema version."""

    record_type: type[T]
    schema_version: str

    def write(self, path: Path, key: str, record: T, *, is_final: bool = True) -> None:
        """Put the record at ``path``, replacing what was there in one step. Folders are made.

        Text that UTF-8 cannot hold (lone surrogates, from undecodable file names or damaged fonts) becomes U+FFFD.

        Raises:
            OSError: the file system refuses.
            TypeError: a field holds what its type does not allow (a bug of the stage that filled it); names the field.
        """
        try:
            payload = msgspec.msgpack.encode(record)
        except UnicodeEncodeError:
            payload = msgspec.msgpack.encode(without_surrogates(record, self.record_type))
        try:  # what could not be read back would be worked on again in every run
            msgspec.msgpack.decode(payload, type=self.record_type)
        except msgspec.ValidationError as error:
            raise TypeError(f"{self.record_type.__name__} cannot be kept: {error}") from error
        packed = pa.Codec("zstd", _ZSTD_LEVEL).compress(payload, asbytes=True)
        header = Header(
            magic=MAGIC,
            schema_version=self.schema_version,
            key=key,
            size=len(payload),
            digest=_digest(packed),
            is_final=is_final,
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f"{path.name}.{os.getpid()}{TEMPORARY_SUFFIX}")
        try:
            temporary.write_bytes(msgspec.json.encode(header) + b"\n" + packed)
            temporary.replace(path)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise

    def holds(self, path: Path, key: str, *, final: bool = False) -> bool:
        """Whether a whole record (``final``: one that is final) of this key and schema version is at ``path``.

        Reads the file, decodes nothing.
        """
        opened = _open(path)
        if opened is None or (final and not opened[0].is_final):
            return False
        return opened[0].key == key and opened[0].schema_version == self.schema_version

    def read(self, path: Path, key: str) -> T | None:
        """The record at ``path``; None when it is absent, not whole, or of another key.

        Raises:
            SetupError: the file was written under another schema version (code ``WORK_SCHEMA``); never mixed with ours.
        """
        opened = _open(path)
        if opened is None or opened[0].key != key:
            return None
        header, packed = opened
        if header.schema_version != self.schema_version:
            raise SetupError(
                f"The work file {path} was written under schema version {header.schema_version}, this program writes "
                f"{self.schema_version}: delete the folder .work of the output, or choose another output folder.",
                "WORK_SCHEMA",
            )
        try:
            payload = pa.Codec("zstd").decompress(packed, header.size, asbytes=True)
            return msgspec.msgpack.decode(payload, type=self.record_type)
        except (msgspec.MsgspecError, pa.ArrowException, OSError):
            return None


def without_surrogates(record: T, record_type: type[T]) -> T:
    """The record with every lone surrogate replaced by U+FFFD, one code point for one, so that offsets keep."""
    return msgspec.convert(_scrub(msgspec.to_builtins(record)), type=record_type)


def _scrub(value: object) -> object:
    if isinstance(value, str):
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in value)
    if isinstance(value, dict):
        return {key: _scrub(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_scrub(item) for item in value]
    return value


def _open(path: Path) -> tuple[Header, bytes] | None:
    try:
        first, newline, packed = path.read_bytes().partition(b"\n")
        header = msgspec.json.decode(first, type=Header)
    except (OSError, msgspec.MsgspecError):
        return None
    whole = newline and header.magic == MAGIC and header.digest == _digest(packed)
    return (header, packed) if whole else None


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()

"""Names below RAW for what a server names: the same in every run, harmless in every file system.

A file lies in a folder named after its id, under the name the server gives it, because that name may say that the paper is not
public. A name that would make a file one of the lists that ``curate`` obeys, or hide it, is changed.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath

import httpx

from flows.fetching.oparl_objects import OparlObject
from flows.inputs.file_names import nfc
from flows.inputs.manifest import is_sidecar

FILES = "files"
_UNFIT = re.compile(r'[\x00-\x1f\x7f-\x9f/\\:*?"<>|\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+')
_LONGEST = 150  # bytes of UTF-8; file systems take 255, copies and archives put something before it
_LONGEST_SUFFIX = 8  # characters with the point
_SUFFIXES = {"application/pdf": ".pdf", "image/tiff": ".tif", "image/png": ".png", "image/jpeg": ".jpg", "text/plain": ".txt",
             "text/html": ".html", "text/rtf": ".rtf", "application/rtf": ".rtf", "application/msword": ".doc",
             "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
             "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
             "application/vnd.oasis.opendocument.text": ".odt"}  # fmt: skip


def server_folder(url: str) -> str:
    """The folder of a server below RAW: its host, and a digest of the address it was called by."""
    address = url.strip().rstrip("/")
    return f"{harmless(httpx.URL(address).host.lower()) or 'server'}-{_digest(address)[:8]}"


def stored_path(file: OparlObject) -> PurePosixPath:
    """The path of a file below the folder of its server."""
    kind = (file.text("mimeType") or "").partition(";")[0].strip().lower()
    name = harmless(file.text("fileName") or file.text("name") or "") or "file"
    if not re.fullmatch(r"\.\w{1,7}", PurePosixPath(name).suffix):
        name += _SUFFIXES.get(kind, "")
    if is_sidecar(PurePosixPath(name)):
        name = f"file-{name}"
    return PurePosixPath(FILES, _digest(file.id)[:16], name)


def harmless(name: str) -> str:
    """A name without what is none in a file system; empty when nothing is left. Its ending stays when it is cut."""
    clean = nfc(_UNFIT.sub("_", name)).strip(" ._") if name.strip(" .") else ""
    if len(clean.encode()) <= _LONGEST:
        return clean
    suffix = PurePosixPath(clean).suffix
    suffix = suffix if len(suffix) <= _LONGEST_SUFFIX else ""
    room = _LONGEST - len(suffix.encode())
    return clean.removesuffix(suffix).encode()[:room].decode("utf-8", "ignore").rstrip(" .") + suffix


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()

"""Files that are no papers whatever their name says: web pages (often the error page of a failed download) and mails."""

from __future__ import annotations

import re
from pathlib import Path

_PROBE = 4096  # bytes
_PAGE = re.compile(
    rb"(?i)\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,400}?-->\s*)?<(?:!doctype\s+html|html|head|title|script|meta)\b",
    re.DOTALL,
)
_HEADER = re.compile(
    rb"(?im)^(from|to|date|subject|message-id|mime-version|received|return-path|delivered-to|content-type|reply-to):\s"
)
_HEADERS = 3  # different ones in the first block; a letter has „Datum:", not these
_NEEDED = (b"from", b"message-id", b"mime-version", b"received", b"return-path")


def no_paper(path: Path) -> str | None:
    """What a file is that is no paper („a web page", „a mail"); None for all others. Reads its first bytes.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as stream:
        probe = stream.read(_PROBE)
    if _PAGE.match(probe):
        return "a web page"
    block = re.split(rb"\r?\n\r?\n", probe.lstrip(), maxsplit=1)[0]
    names = {name.lower() for name in _HEADER.findall(block)}
    if len(names) >= _HEADERS and names & set(_NEEDED[1:]) and b"from" in names and _HEADER.match(block):
        return "a mail"
    return None

"""Names of files as they are compared: in one Unicode form, whichever the file system or the list was written in."""

from __future__ import annotations

import unicodedata


def nfc(name: str) -> str:
    """The name in NFC: „ü" from a Mac is two characters on disk and one in most lists."""
    return unicodedata.normalize("NFC", name)

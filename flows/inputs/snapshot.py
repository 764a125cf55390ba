"""Whether a folder is as it was: size, times and inode of every file below it, without reading any.

A file that changes keeps its size and its time of change to the nanosecond only when both are set on purpose; the inode's own
time (ctime) cannot be set. A file that changed while the look was taken, or just before, proves nothing: clocks of disks are
coarse.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

FETCH_MEMORY = ".fetch"
"""Folder in RAW where ``aktenklar fetch`` keeps what it remembers between its runs."""

SETTLED = 2_000_000_000
"""Nanoseconds after which a change must show in a file's times: the coarsest clock of a disk (FAT) counts in two seconds."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """``digest`` over all files; ``newest`` is the latest change of one of them, in nanoseconds since 1970."""

    digest: str
    newest: int

    def is_settled(self, at: int) -> bool:
        """Whether everything was left alone for a while before ``at`` (nanoseconds since 1970, when the look began)."""
        return self.newest < at - SETTLED


def snapshot(root: Path) -> Snapshot:
    """Look at everything below ``root``, hidden files and links too; what cannot be looked at counts as it is named.

    Left out is what ``aktenklar fetch`` remembers there between its runs: it changes with every one, and is no paper.

    Folders are told apart by what lies in them. Where links lead is looked at as well.
    """
    seen: list[str] = []
    newest = 0
    folders = [os.fsencode(root)]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as listing:
                children = list(listing)
        except OSError as error:
            seen.append(f"{folder!r} {error.errno}")
            continue
        for child in children:
            try:
                if child.is_dir(follow_symlinks=False):
                    if child.name == os.fsencode(FETCH_MEMORY):
                        continue
                    folders.append(child.path)
                for stat in (child.stat(follow_symlinks=False), *([child.stat()] if child.is_symlink() else [])):
                    if not child.is_dir(follow_symlinks=False):
                        newest = max(newest, stat.st_mtime_ns, stat.st_ctime_ns)
                        about = (stat.st_mode, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)
                        seen.append(f"{child.path!r} {about}")
            except OSError as error:
                seen.append(f"{child.path!r} {error.errno}")
    return Snapshot(hashlib.sha256("\n".join(sorted(seen)).encode()).hexdigest(), newest)

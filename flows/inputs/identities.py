"""Hashes of files that were seen before: a file of the same size, times and inode is not read again to be known.

Kept in ``.work/identities`` below the output, where what is harvested from elsewhere cannot reach it. A file that was changed
while it was hashed, or just before, is hashed again the next time: clocks of disks are coarse.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from curated.work_files.store import WORK_FOLDER
from extractors.pages.sources import Identity, identify
from flows.inputs.snapshot import SETTLED

_FILE = "identities"

Mark = tuple[
    int, int, int, int, int
]  # device, inode, size, time of the content, time of the inode: both in nanoseconds


@dataclass(frozen=True, slots=True)
class Identities:
    """What is ``known`` from the last run, by path; what is ``seen`` in this one is kept for the next."""

    known: Mapping[str, tuple[Mark, str]] = field(default_factory=dict)
    seen: dict[str, tuple[Mark, str]] = field(default_factory=dict)

    def of(self, path: Path) -> Identity:
        """The identity of a file; its bytes are read only where it is not known.

        Raises:
            UnreadableInput: as ``extractors.pages.sources.identify``.
        """
        now = time.time_ns()
        mark = _mark(path)
        name = os.fsencode(path).hex() if not str(path).isprintable() else str(path)
        known = self.known.get(name)
        if mark is not None and known is not None and known[0] == mark:
            self.seen[name] = known
            return Identity(known[1], mark[2])
        found = identify(path)
        if mark is not None and mark == _mark(path) and max(mark[3:]) < now - SETTLED:
            self.seen[name] = (mark, found.document_id)
        return found

    def keep(self, out_dir: Path) -> None:
        """Write down what this run has seen. A full disk is no trouble: the next run hashes."""
        path = out_dir / WORK_FOLDER / _FILE
        new = path.with_name(f"{_FILE}.{os.getpid()}")
        with suppress(OSError):
            new.write_bytes(msgspec.msgpack.encode(self.seen))
            new.replace(path)


def known_identities(out_dir: Path) -> Identities:
    """What the last run has seen; nothing where there was none."""
    try:
        data = (out_dir / WORK_FOLDER / _FILE).read_bytes()
        return Identities(msgspec.msgpack.decode(data, type=dict[str, tuple[Mark, str]]))
    except (OSError, msgspec.MsgspecError):
        return Identities()


def _mark(path: Path) -> Mark | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns

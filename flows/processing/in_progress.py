"""Which document each worker has in hand, as small files: what is left of a worker that was killed is its mark."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks below ``folder``, which must exist and belong to this run alone."""

    folder: Path

    @contextmanager
    def holding(self, document_id: str, shown: str) -> Iterator[None]:
        """Mark the document as in the hands of this process; ``shown`` is the path to display. A crash leaves the mark."""
        mark = self.folder / f"{document_id}.{os.getpid()}"
        mark.write_text(shown, encoding="utf-8")
        try:
            yield
        finally:
            mark.unlink(missing_ok=True)

    def held(self) -> tuple[str, ...]:
        """The ids of the documents in hand, without repeats, in order."""
        return tuple(sorted({mark.name.partition(".")[0] for mark in self.folder.iterdir()}))

    def holders(self) -> tuple[int, ...]:
        """The process ids of the workers that have a document in hand."""
        return tuple(sorted({int(mark.suffix[1:]) for mark in self.folder.iterdir()}))

    def shown(self) -> tuple[str, ...]:
        """The paths of the documents in hand, in order."""
        paths = set[str]()
        for mark in self.folder.iterdir():
            with suppress(OSError):  # gone since it was listed: the document is done
                paths.add(mark.read_text(encoding="utf-8"))
        return tuple(sorted(paths - {""}))

    def clear(self) -> None:
        """Forget all marks; only when no worker is alive."""
        for mark in self.folder.iterdir():
            mark.unlink(missing_ok=True)

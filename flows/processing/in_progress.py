"""Which document each worker is working on, as small files: what is left of a worker that was killed is its file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class DocumentsInProgress:
    """The files below ``folder``, which must exist and belong to this run alone."""

    folder: Path

    @contextmanager
    def working_on(self, document_id: str, shown: str) -> Iterator[None]:
        """Say that this process works on the document; ``shown`` is the path to display. A crash leaves the file behind."""
        file = self.folder / f"{document_id}.{os.getpid()}"
        file.write_text(shown, encoding="utf-8")
        try:
            yield
        finally:
            file.unlink(missing_ok=True)

    def document_ids(self) -> tuple[str, ...]:
        """The ids of the documents being worked on, without repeats, in order."""
        return tuple(sorted({file.name.partition(".")[0] for file in self.folder.iterdir()}))

    def process_ids(self) -> tuple[int, ...]:
        """The process ids of the workers that are working on a document."""
        return tuple(sorted({int(file.suffix[1:]) for file in self.folder.iterdir()}))

    def paths(self) -> tuple[str, ...]:
        """The paths of the documents being worked on, in order."""
        found = set[str]()
        for file in self.folder.iterdir():
            with suppress(OSError):  # gone since it was listed: the document is done
                found.add(file.read_text(encoding="utf-8"))
        return tuple(sorted(found - {""}))

    def clear(self) -> None:
        """Forget all of them; only when no worker is alive."""
        for file in self.folder.iterdir():
            file.unlink(missing_ok=True)

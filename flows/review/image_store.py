"""Pictures of pages, kept outside the release: ``OUT/.work/images/ab/<document_id>.<look>/<page>.webp``.

Same bytes and same look: no work, and the release links to the file instead of copying it. ``done`` in the folder says that
every page was tried; what stands in it is why pages without a file have no picture.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from curated.work_files.store import WORK_FOLDER, fingerprint
from flows.review.size_limit import PICTURE_BYTES

DPI = 100
LOOK_VERSION = "2"  # to be raised when pictures are made in another way


@dataclass(frozen=True, slots=True)
class PictureStore:
    """The pictures below one output folder. Safe to use from many processes, as long as each page has one writer."""

    out_dir: Path

    def path(self, document_id: str, page_number: int) -> Path:
        """Where the picture of the page is, or would be."""
        return self._folder(document_id) / f"{page_number:05d}.webp"

    def is_done(self, document_id: str) -> bool:
        """Whether every page of the document was tried."""
        return (self._folder(document_id) / "done").is_file()

    def fault(self, document_id: str) -> str:
        """The code of the trouble that kept pages of the document from getting a picture; empty for none."""
        with suppress(OSError):
            return (self._folder(document_id) / "done").read_text(encoding="utf-8").strip()
        return ""

    def finish(self, document_id: str, fault: str = "") -> None:
        """Say that nothing more can be done for the document.

        Raises:
            OSError: the file system refuses.
        """
        self._write(self._folder(document_id) / "done", fault.encode())

    def put(self, document_id: str, page_number: int, picture: bytes) -> None:
        """Keep the picture of a page.

        Raises:
            OSError: the file system refuses.
        """
        self._write(self.path(document_id, page_number), picture)

    def link(self, document_id: str, page_number: int, target: Path) -> bool:
        """Put the picture at ``target``, as a link where the file system can; False when there is none.

        A kept picture is only ever replaced, never written to, so a link is as good as a copy and costs nothing.
        """
        source = self.path(document_id, page_number)
        if not source.is_file():
            return False
        try:
            os.link(source, target)
        except OSError:
            shutil.copyfile(source, target)
        return True

    def _folder(self, document_id: str) -> Path:
        look = fingerprint({"version": LOOK_VERSION, "dpi": str(DPI), "bytes": str(PICTURE_BYTES)})
        return self.out_dir / WORK_FOLDER / "images" / document_id[:2] / f"{document_id}.{look[:12]}"

    @staticmethod
    def _write(path: Path, data: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f"{path.name}.{os.getpid()}.part")
        temporary.write_bytes(data)
        temporary.replace(path)

"""Files brought into RAW one by one: written beside, looked at, put in their place whole or not at all."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from curated.errors import FetchFailed
from extractors.pages.no_papers import no_paper
from flows.fetching.fetch_report import Ledger
from flows.fetching.fetch_state import FetchState, HeldFile
from flows.fetching.polite_client import NOTHING_KNOWN, Answer, Missing, PoliteClient, ServerGone
from flows.fetching.stored_names import FILES
from flows.fetching.wanted_files import WantedFile, no_longer_wanted

_PROBE = 2**16  # bytes; the error object of a server is smaller
_PDF_WITHIN = 1024  # bytes: a PDF may have something before its header (ISO 32000-1, annex H.3.4.1)
_OTHER_KINDS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"II*\x00", b"MM\x00*", b"\x89PNG", b"\xff\xd8\xff")


@dataclass(frozen=True, slots=True)
class FileBringer:
    """Brings the files of one server. ``folder``: of the server below RAW; ``part``: where a file lies until it is whole."""

    client: PoliteClient
    state: FetchState
    ledger: Ledger
    folder: Path
    part: Path
    notice: Callable[[str], None]

    def withdraw(self, wanted: list[WantedFile]) -> None:
        """Take out of RAW what is no longer public, and remember that it was withdrawn.

        Raises:
            OSError: the file system refuses.
        """
        held = self.state.files()
        for gone in no_longer_wanted(self.state, wanted):
            self._remove(held[gone])

    def _remove(self, held: HeldFile) -> None:
        known = self.state.object(held.id)
        if known is None or not known.deleted:
            self.state.delete(held.id, "File")
        (self.folder / held.path).unlink(missing_ok=True)
        self.state.let_go(held.id)
        self.ledger.counts["withdrawn"] += 1

    def bring(self, wanted: list[WantedFile]) -> None:
        """Bring what is new or has changed; when the server goes, the rest is counted as untried.

        Raises:
            OSError: the file system refuses.
        """
        held = self.state.files()
        for number, file in enumerate(wanted, start=1):
            if self.ledger.gone:
                self.ledger.counts["untried"] += self._needs_asking(file, held.get(file.id))
                continue
            self.notice(f"file {number} of {len(wanted)}")
            self._bring(file, held.get(file.id))
        self._tidy()

    def _needs_asking(self, file: WantedFile, held: HeldFile | None) -> bool:
        if held is None or held.version != file.version or not (self.folder / held.path).is_file():
            return True
        return not file.is_dated and self.state.is_fresh(file.id)

    def _bring(self, file: WantedFile, held: HeldFile | None) -> None:
        if held is not None and held.path != str(file.path) and (self.folder / held.path).is_file():
            held = self._rename(held, str(file.path))
        if not self._needs_asking(file, held):
            self.ledger.counts["unchanged"] += 1
            return
        there = held if held is not None and (self.folder / held.path).is_file() else None
        try:
            address, answer = self._first_answer(file, there)
        except ServerGone as error:
            self.ledger.gone = True
            self.ledger.failed(file.addresses[0], error.message)
            return
        except FetchFailed as error:
            self._failed(file, there, error)
            return
        if answer.content is not None:
            self.ledger.counts[self._put_in_place(file, there)] += 1
        else:
            self.ledger.counts["unchanged"] += 1
        self.state.hold(
            HeldFile(id=file.id, path=str(file.path), url=address, version=file.version, validators=answer.validators)
        )

    def _failed(self, file: WantedFile, there: HeldFile | None, error: FetchFailed) -> None:
        """What is there stays, but what the server calls gone for good is withdrawn; the next run tries again."""
        if isinstance(error, Missing) and error.for_good:
            self.state.delete(file.id, "File")
            if there is not None:
                self._remove(there)
            return
        self.ledger.failed(file.addresses[0], error.message)
        if there is not None:
            self.state.hold(replace(there, version=""))

    def _first_answer(self, file: WantedFile, there: HeldFile | None) -> tuple[str, Answer]:
        """The address that gave the file, and its answer; of several failures the last one is told."""
        last: FetchFailed | None = None
        for address in file.addresses:
            known = there.validators if there is not None and there.url == address else NOTHING_KNOWN
            try:
                answer = self.client.download(address, self.part, known)
                if answer.content is not None:
                    _look_at(self.part, file)
                return address, answer
            except ServerGone:
                raise
            except FetchFailed as error:
                last = error
        raise last or FetchFailed("there is no address")

    def _put_in_place(self, file: WantedFile, there: HeldFile | None) -> str:
        """Move what has come to where it belongs; says whether it is new, changed or unchanged."""
        target = self.folder / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        with self.part.open("rb") as stream:
            os.fsync(stream.fileno())
        same = there is not None and target.is_file() and _same_bytes(target, self.part)
        self.part.replace(target)
        return "unchanged" if same else "new" if there is None else "changed"

    def _rename(self, held: HeldFile, path: str) -> HeldFile:
        """The same file under the name that the server gives it now."""
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / held.path).replace(self.folder / path)
        renamed = replace(held, path=path)
        self.state.hold(renamed)
        return renamed

    def _tidy(self) -> None:
        """Remove what a run left that was killed between two steps: files nobody knows of, in the folders of files."""
        known = {file.path for file in self.state.files().values()}
        for path in sorted((self.folder / FILES).glob("????????????????/*")):
            if str(path.relative_to(self.folder)) not in known:
                path.unlink()
        for folder in sorted((self.folder / FILES).glob("????????????????")):
            if not any(folder.iterdir()):
                folder.rmdir()
        self.part.unlink(missing_ok=True)


def _look_at(path: Path, file: WantedFile) -> None:
    """Make sure that what came is a file and not a word about a file.

    Raises:
        FetchFailed: it is empty, a web page, a JSON object, or no PDF though it is said to be one.
    """
    with path.open("rb") as stream:
        probe = stream.read(_PROBE)
    if not probe:
        raise FetchFailed("the file is empty")
    if not file.is_page and (what := no_paper(path)):
        raise FetchFailed(f"{what} came instead of the file")
    if probe.lstrip().startswith(b"{") and len(probe) < _PROBE and _is_json(probe):
        raise FetchFailed("a JSON object came instead of the file")
    if file.is_pdf and b"%PDF" not in probe[:_PDF_WITHIN] and not probe.startswith(_OTHER_KINDS):
        raise FetchFailed("what came is no PDF, though it is said to be one")


def _is_json(probe: bytes) -> bool:
    try:
        msgspec.json.decode(probe)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def _same_bytes(one: Path, other: Path) -> bool:
    if one.stat().st_size != other.stat().st_size:
        return False
    digests = []
    for path in (one, other):
        with path.open("rb") as stream:
            digests.append(hashlib.file_digest(stream, "sha256").digest())
    return digests[0] == digests[1]

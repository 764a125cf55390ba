"""What the last run left in ``.work/last-run.json``: a run with the same input, settings, programs and release says the same.

An unchanged folder of ten thousand papers then costs a look at its files instead of reading every work file and writing a release
that is thrown away. Kept only by runs that left nothing to try again; anything that is not as it was makes the run a whole one.
"""

from __future__ import annotations

import hashlib
import os
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from importlib import metadata
from pathlib import Path

import msgspec

from curated.release.swap import LATEST
from curated.work_files.store import WORK_FOLDER
from flows.configuration.fingerprint import Fingerprints
from flows.configuration.settings import CurateSettings
from flows.inputs.snapshot import snapshot
from flows.publication.publish import RunSummary

LAST_RUN = "last-run.json"
_LIBRARIES = ("jinja2", "msgspec", "numpy", "pandas", "pillow", "pyarrow", "rdflib")


@dataclass(frozen=True, slots=True)
class _Note:
    key: str
    release: str  # digest of the snapshot of the release, as the run left it
    summary: RunSummary


@dataclass(frozen=True, slots=True)
class LastRun:
    """Looks for the note of a run with the same ``key`` and keeps one; the key is None where the input
    was just being changed, and where the operator asks for work.
    """

    out_dir: Path
    key: str | None

    def summary(self) -> RunSummary | None:
        """What the last run said, when nothing has changed since; None otherwise."""
        try:
            data = (self.out_dir / WORK_FOLDER / LAST_RUN).read_bytes()
            note = msgspec.json.decode(data, type=_Note, dec_hook=_decoded)
        except (OSError, msgspec.MsgspecError):
            return None
        if self.key is None or note.key != self.key or note.summary.release is None:
            return None
        if note.release != _of_release(self.out_dir):
            return None
        return replace(note.summary, worked=0, release=replace(note.summary.release, created=False))

    def keep(self, summary: RunSummary) -> None:
        """Keep what this run says for the next one; forget it where that has something to do. A full disk is no trouble."""
        path = self.out_dir / WORK_FOLDER / LAST_RUN
        if self.key is None or summary.release is None or any(failure.will_retry for failure in summary.failures):
            forget_last_run(self.out_dir)
            return
        note = _Note(self.key, _of_release(self.out_dir), summary)
        new = path.with_name(f"{LAST_RUN}.{os.getpid()}")
        with suppress(OSError):
            new.write_bytes(msgspec.json.encode(note, enc_hook=str))
            new.replace(path)


def forget_last_run(out_dir: Path) -> None:
    """Let the next run be a whole one."""
    (out_dir / WORK_FOLDER / LAST_RUN).unlink(missing_ok=True)


def last_run(raw_dir: Path, out_dir: Path, settings: CurateSettings, prints: Fingerprints) -> LastRun:
    """The note for this input, these settings and programs; to be asked for before the input is read."""
    now = time.time_ns()
    seen = snapshot(raw_dir)
    parts = (
        str(raw_dir), str(out_dir.resolve()), seen.digest, settings.model_dump_json(), prints.document, prints.pages,
        repr(sorted(prints.feedback.items())), _programs(),
    )  # fmt: skip
    key = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    asks_for_work = settings.retry_failed or settings.prune
    return LastRun(out_dir, key if seen.is_settled(now) and not asks_for_work else None)


def _of_release(out_dir: Path) -> str:
    return snapshot((out_dir / LATEST).resolve()).digest


@cache
def _programs() -> str:
    """Digest over what decides how a release is written, beside what the fingerprints name: code, templates, libraries."""
    digest = hashlib.sha256(" ".join(f"{name}={metadata.version(name)}" for name in _LIBRARIES).encode())
    root = Path(__file__).parents[2]
    paths = [path for package in ("curated", "flows") for path in (root / package).rglob("*")]
    for path in sorted(path for path in paths if path.is_file() and path.suffix != ".pyc"):
        digest.update(f"{path.relative_to(root).as_posix()}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def _decoded(kind: type, value: object) -> object:
    return Path(str(value)) if kind is Path else value

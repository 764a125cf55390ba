"""How a finished candidate becomes ``latest``: whole or not at all, whatever is killed in between.

``releases/.candidate`` is written by one process at a time (a lock); ``releases/<version>`` appears by one rename, ``latest``
changes by one rename of a symbolic link. A refused candidate is kept as ``releases/.refused``.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from curated.errors import SetupError, TransientError

RELEASES, LATEST, SUMS = "releases", "latest", "SHA256SUMS"
_CANDIDATE, _REFUSED, _OLD, _LOCK = ".candidate", ".refused", ".old", ".lock"


@contextmanager
def release_lock(out_dir: Path) -> Iterator[None]:
    """Hold the right to write releases below ``out_dir``; it goes with the process, even a killed one.

    Raises:
        TransientError: another process holds it.
        SetupError: ``out_dir`` cannot be written to, or ``latest`` there is not ours to replace.
    """
    releases, latest = out_dir / RELEASES, out_dir / LATEST
    try:
        releases.mkdir(parents=True, exist_ok=True)
        lock = (releases / _LOCK).open("w")
    except OSError as error:
        raise SetupError(
            f"Cannot write to {out_dir}: {error.strerror}. Choose another output folder.", "OUT_DIR"
        ) from error
    with lock:
        if latest.exists() and not latest.is_symlink():
            raise SetupError(
                f"{latest} is no link to a release. Move it away or choose another output folder.", "OUT_DIR"
            )
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise TransientError(
                f"Another run is writing a release to {out_dir}. Try again when it is done."
            ) from error
        yield


def fresh_candidate(out_dir: Path) -> Path:
    """An empty folder for the next release; what a killed run left there is removed."""
    candidate = out_dir / RELEASES / _CANDIDATE
    _remove(candidate)
    candidate.mkdir()
    return candidate


def keep_refused(out_dir: Path, why: str) -> Path:
    """Put the candidate aside for inspection, with ``REFUSED.txt`` beside its tables; returns where it is."""
    candidate, refused = out_dir / RELEASES / _CANDIDATE, out_dir / RELEASES / _REFUSED
    (candidate / "REFUSED.txt").write_text(why + "\n", encoding="utf-8")
    _remove(refused)
    candidate.rename(refused)
    return refused


def folder_sums(folder: Path, known: Mapping[str, str] | None = None) -> dict[str, str]:
    """The SHA-256 of every file in and below the folder by its path in it, in order; ``SHA256SUMS`` itself is left out.

    Sums that are ``known`` are taken over, not worked out again.
    """
    known = known or {}
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: known.get(name) or sha256_of(paths[name]) for name in sorted(paths) if name != SUMS}


def write_sums(folder: Path, sums: Mapping[str, str]) -> None:
    """Write ``SHA256SUMS`` as ``sha256sum --check`` reads it."""
    lines = (f"{sums[name]}  {name}\n" for name in sorted(sums))
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_whole(folder: Path) -> bool:
    """Whether every file that ``SHA256SUMS`` names is there with those bytes, and nothing else."""
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
        sums = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
        return sums == folder_sums(folder)
    except OSError:
        return False


def is_held(out_dir: Path, version: str) -> bool:
    """Whether the release ``version`` is already there, unharmed."""
    return is_whole(out_dir / RELEASES / version)


def publish(out_dir: Path, version: str, created: bool) -> None:
    """Make ``version`` ``latest``: the candidate when it is ``created`` now, else the release that is held already."""
    candidate, release = out_dir / RELEASES / _CANDIDATE, out_dir / RELEASES / version
    if created:
        _sync(candidate)
        if release.exists():  # harmed: it cannot be what its name says
            _remove(release)
        candidate.rename(release)
    else:
        os.utime(release)  # it counts as the newest when old ones are removed
        _remove(candidate)
    _point_latest(out_dir, version)


def remove_old(out_dir: Path, keep: int) -> None:
    """Remove all but the ``keep`` newest releases; never the one that ``latest`` points to."""
    current = latest_version(out_dir)
    releases = [path for path in (out_dir / RELEASES).iterdir() if path.is_dir() and not path.name.startswith(".")]
    others = sorted((path for path in releases if path.name != current), key=lambda path: path.stat().st_mtime_ns)
    for path in others[: max(0, len(others) - max(0, keep - 1))]:
        _remove(path)


def latest_version(out_dir: Path) -> str | None:
    """The version that ``latest`` points to; None when there is no release yet."""
    latest = out_dir / LATEST
    return latest.readlink().name if latest.is_symlink() else None


def release_before(out_dir: Path) -> Path | None:
    """The folder of the release that ``latest`` points to; None when there is none, or it is not what its sums say."""
    version = latest_version(out_dir)
    return out_dir / RELEASES / version if version and is_held(out_dir, version) else None


def _point_latest(out_dir: Path, version: str) -> None:
    link = out_dir / f".{LATEST}.{os.getpid()}"
    link.unlink(missing_ok=True)
    link.symlink_to(Path(RELEASES) / version)
    link.replace(out_dir / LATEST)


def _remove(folder: Path) -> None:
    """Remove a folder so that nobody sees half of it under its name."""
    old = folder.with_name(_OLD)
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
        shutil.rmtree(old)


def _sync(folder: Path) -> None:
    """Bring every file and folder to disk before it gets its name, so that a power cut leaves no empty files."""
    for path in [*folder.rglob("*"), folder]:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

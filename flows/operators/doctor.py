"""Whether this machine can run: every check with what to do where it fails. Nothing is changed, nothing is kept."""

from __future__ import annotations

import fcntl
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path
from typing import Literal

from curated.errors import AktenklarError
from extractors.ocr.recognise import check_tesseract, tesseract_version
from flows.configuration.preflight import check_out, check_raw
from flows.configuration.settings import CurateSettings
from flows.processing.server_watch import answers

_LEAST_TEMPORARY = 500 * 10**6  # bytes: a few rendered pages of every worker
_LEAST_OUT = 10**9  # bytes: some thousand pages of work files and a release beside the last one
_MEMORY_A_WORKER = 10**9  # bytes: word lists, libraries and a rendered page
_LEAST_FILES = 256  # open files: pools, tables and a server's connections
_CLOCK_SLACK = 5.0  # seconds between this clock and that of a disk elsewhere
_PREFECT = "3.8.8"  # as pinned in pyproject.toml
_NEXT_PYTHON = (3, 11)

State = Literal["ok", "warning", "failed"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: what was looked at, how it stands, what was found, and what to do where it is not ok."""

    name: str
    state: State
    found: str
    remedy: str = ""


def examine(raw_dir: Path | None, out_dir: Path, settings: CurateSettings) -> Iterator[Finding]:
    """All checks, one after another; RAW is looked at where it is named."""
    yield _python()
    yield _tesseract(settings)
    yield _ends_with_worker()
    yield _prefect()
    yield _server()
    yield _memory(settings)
    yield _limits()
    yield _room("temporary files", Path(tempfile.gettempdir()), _LEAST_TEMPORARY, "set TMPDIR to a folder with room")
    yield _settings_files(settings)
    if raw_dir is not None:
        yield _asked("input", lambda: check_raw(raw_dir), f"{raw_dir} can be read")
        yield _asked("input and output", lambda: check_out(raw_dir, out_dir), "the output lies outside the input")
    yield _out(out_dir)
    yield _room("output", _existing(out_dir), _LEAST_OUT, "make room or choose another output folder")
    yield _clock(_existing(out_dir))


def _asked(name: str, check: Callable[[], object], fine: str) -> Finding:
    """A check that somebody else makes, and whose refusal says what to do; ``fine`` is told where it has nothing to object to."""
    try:
        check()
    except AktenklarError as error:
        return Finding(name, "failed", error.message, "as it says")
    return Finding(name, "ok", fine)


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    good = sys.version_info >= _NEXT_PYTHON
    return Finding("Python", "ok" if good else "failed", version, "" if good else "install Python 3.11 or newer")


def _tesseract(settings: CurateSettings) -> Finding:
    languages = "+".join(part for part in (settings.languages, settings.second_languages) if part)
    finding = _asked("Tesseract", lambda: check_tesseract(languages), f"with {languages} and osd")
    return replace(finding, found=f"{tesseract_version()} {finding.found}") if finding.state == "ok" else finding


def _ends_with_worker() -> Finding:
    if shutil.which("setpriv"):
        return Finding("setpriv", "ok", "Tesseract ends with the worker that started it")
    remedy = "install util-linux; without it a Tesseract whose worker is killed works on to the limit of its page"
    return Finding("setpriv", "warning", "not there", remedy)


def _prefect() -> Finding:
    try:
        version = metadata.version("prefect")
    except metadata.PackageNotFoundError:
        return Finding("Prefect", "failed", "not installed", "./do setup, or pip install -r requirements.txt")
    same = version == _PREFECT
    remedy = "" if same else f"tested with {_PREFECT}: pip install prefect=={_PREFECT}"
    return Finding("Prefect", "ok" if same else "warning", version, remedy)


def _server() -> Finding:
    address = os.environ.get("PREFECT_API_URL")
    if address:
        there = answers(address)
        remedy = "" if there else "start it, or unset PREFECT_API_URL: then a run starts a server of its own"
        word = "answers" if there else "does not answer"
        return Finding("Prefect server", "ok" if there else "failed", f"{address} {word}", remedy)
    home = Path(os.environ.get("PREFECT_HOME") or Path.home() / ".prefect")
    writable = os.access(_existing(home), os.W_OK)
    remedy = "" if writable else "set PREFECT_HOME to a folder of yours"
    found = f"none set, a run starts its own; its database lies in {home}"
    return Finding("Prefect server", "ok" if writable else "failed", found, remedy)


def _memory(settings: CurateSettings) -> Finding:
    workers, available = settings.worker_count, 0
    for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines():
        if line.startswith("MemAvailable:"):
            available = int(line.split()[1]) * 1024
    enough = available >= workers * _MEMORY_A_WORKER
    found = f"{available / 10**9:.1f} GB available for {workers} workers"
    remedy = "" if enough else "set workers lower, or give the machine a gigabyte for each"
    return Finding("memory", "ok" if enough else "warning", found, remedy)


def _limits() -> Finding:
    files, size = resource.getrlimit(resource.RLIMIT_NOFILE)[0], resource.getrlimit(resource.RLIMIT_FSIZE)[0]
    if size != resource.RLIM_INFINITY:
        remedy = "ulimit -f unlimited, or LimitFSIZE=infinity of the service"
        return Finding("limits", "warning", f"files may have {size} bytes", remedy)
    if 0 <= files < _LEAST_FILES:
        return Finding("limits", "warning", f"{files} files may be open", f"ulimit -n {4 * _LEAST_FILES}")
    return Finding("limits", "ok", f"{files} files may be open, of any size")


def _room(name: str, folder: Path, least: int, remedy: str) -> Finding:
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        return Finding(f"room for {name}", "failed", f"{folder}: {error.strerror}", remedy)
    good = free >= least and os.access(folder, os.W_OK)
    found = f"{free / 10**9:.1f} GB free in {folder}" + ("" if os.access(folder, os.W_OK) else ", not writable")
    return Finding(f"room for {name}", "ok" if good else "warning", found, "" if good else remedy)


def _settings_files(settings: CurateSettings) -> Finding:
    return _asked("settings", settings.read_settings, "can be used, with the files they name")


def _out(out_dir: Path) -> Finding:
    """Whether links, renaming and locks work where releases are to lie: some network disks have none."""
    folder = _existing(out_dir)
    try:
        with tempfile.TemporaryDirectory(prefix=".aktenklar-doctor-", dir=folder) as place:
            link, new = Path(place, "link"), Path(place, "new")
            link.symlink_to("a")
            new.symlink_to("b")
            new.replace(link)
            with Path(place, "lock").open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        remedy = "choose another output folder: releases need links, renaming in one step and locks"
        return Finding("output", "failed", f"{folder}: {error.strerror}", remedy)
    return Finding("output", "ok", f"{folder} can be written; links, renaming and locks work")


def _clock(folder: Path) -> Finding:
    built = max(path.stat().st_mtime for path in Path(__file__).parent.glob("*.py"))
    now = time.time()
    if now < built:
        return Finding(
            "clock", "failed", "this machine's clock is behind its own programs", "set it (timedatectl set-ntp true)"
        )
    try:
        with tempfile.NamedTemporaryFile(prefix=".aktenklar-doctor-", dir=folder) as file:
            apart = abs(os.fstat(file.fileno()).st_mtime - time.time())
    except OSError:
        return Finding("clock", "ok", "is past its own programs; that of the output's disk could not be asked")
    good = apart <= _CLOCK_SLACK
    remedy = "" if good else "let both keep time (NTP): days of releases and ages come from them"
    return Finding("clock", "ok" if good else "warning", f"{apart:.0f} s from that of the output's disk", remedy)


def _existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    folder = folder.resolve()
    return next(path for path in (folder, *folder.parents) if path.is_dir())

"""``aktenklar export RELEASE FILE``: a whole release as one file to send or to open, a zip or a DuckDB database."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from curated.errors import SetupError
from curated.release.single_file import write_duckdb, write_zip
from flows.command_line.diff import find_release

_WRITERS: Mapping[str, Callable[[Path, Path], None]] = {".zip": write_zip, ".duckdb": write_duckdb}


def export(args: argparse.Namespace) -> None:
    """Write the file and say how large it is; its ending tells what it becomes.

    Raises:
        SetupError: another ending, the release is not there, DuckDB is not installed, or the file cannot be written.
    """
    writer = _WRITERS.get(args.file.suffix.lower())
    if writer is None:
        raise SetupError(f"{args.file.name} tells not what to write: let the name end in {' or '.join(_WRITERS)}.")
    release = find_release(args.release, args.out)
    try:
        writer(release, args.file)
        size = args.file.stat().st_size
    except OSError as error:
        raise SetupError(f"{args.file} could not be written: {error}.") from error
    sys.stdout.write(f"{args.file}: {size:,} bytes, release {release.name}\n")

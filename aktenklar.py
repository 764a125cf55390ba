"""Aktenklar under its own name: ``import aktenklar``, ``python -m aktenklar``, the console script.

``repair_text``, ``extract_entities`` and ``read_document`` are what analysts use in notebooks; they load nothing of Prefect.
The command line sees to it that it runs our own ``flows``: that is what every project calls its folder of Prefect flows.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

from extractors import extract_entities, read_document
from normalizers import repair_text

__all__ = ["__version__", "extract_entities", "main", "read_document", "repair_text"]

_HOME = Path(__file__).resolve().parent


def _version() -> str:
    """The version of the project: that of ``pyproject.toml`` in a checkout, else that of the installed package."""
    project = _HOME / "pyproject.toml"
    if project.is_file():
        return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])
    return metadata.version("aktenklar")


__version__ = _version()


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command of the command line; returns the exit code."""
    # In front of the current folder: worker processes are given this path too, and find our packages by it.
    sys.path[:] = [str(_HOME), *(folder for folder in sys.path if folder != str(_HOME))]
    from flows.command_line.main import main as run

    return run(argv)


# Worker processes import this module again under another name; without the guard each would start a run of its own.
if __name__ == "__main__":
    raise SystemExit(main())

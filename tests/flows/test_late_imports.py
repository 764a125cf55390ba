"""Modules of ours are imported at the top; inside a function only where that keeps a heavy library out, as is shown here."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.paths import ROOT

PACKAGES = ("curated", "flows")
# The module that imports late, what it imports so, and the library that is not loaded until then. The commands share nothing
# but the parser: `--help` and the filters start in the time their own work takes.
REASONS = {
    ("curated.release", "curated.metadata.dcat"): "rdflib",
    ("flows.command_line.audit", "extractors.pages.covered_texts"): "pdfminer",
    ("flows.command_line.filters", "extractors.document"): "numpy",
    ("flows.command_line.filters", "extractors.entities"): "numpy",
    ("flows.command_line.filters", "extractors.head"): "numpy",
    ("flows.command_line.filters", "extractors.tables"): "numpy",
    ("flows.command_line.filters", "flows.configuration.settings_file"): "pydantic",
    ("flows.command_line.filters", "normalizers"): "numpy",
    ("flows.command_line.filters", "normalizers.settings"): "numpy",
    ("flows.command_line.main", "curated.schema"): "pyarrow",
    ("flows.command_line.main", "flows.command_line.audit"): "pyarrow",
    ("flows.command_line.main", "flows.command_line.diff"): "pyarrow",
    ("flows.command_line.main", "flows.command_line.dry_run"): "pydantic",
    ("flows.command_line.main", "flows.command_line.export"): "pyarrow",
    ("flows.command_line.main", "flows.command_line.fetch"): "httpx",
    ("flows.command_line.main", "flows.command_line.run_curate"): "pydantic",
    ("flows.command_line.main", "flows.command_line.operators"): "pyarrow",
    ("flows.command_line.main", "flows.configuration.preflight"): "pydantic",
    ("flows.command_line.main", "flows.configuration.settings_file"): "pydantic",
    ("flows.command_line.main", "flows.publication.summary"): "rich",
    ("flows.command_line.run_curate", "flows.curate"): "prefect",
    # A worker says how many threads numpy may have before anything loads numpy.
    ("flows.processing.worker_setup", "extractors"): "numpy",
    ("flows.processing.worker_setup", "normalizers"): "numpy",
}
NOT_YET = {"flows.publication.disclosure"}


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def late_imports() -> Iterator[tuple[str, str]]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            for function in ast.walk(ast.parse(path.read_bytes())):
                if isinstance(function, ast.FunctionDef):
                    for node in ast.walk(function):
                        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in (
                            *PACKAGES, "extractors", "normalizers",
                        ):  # fmt: skip
                            yield name_of(path), node.module


def test_every_late_import_has_its_reason():
    found = {pair for pair in late_imports() if pair[0] not in NOT_YET}
    assert found == set(REASONS)


def loaded_by(module: str) -> set[str]:
    code = f"import sys, json, {module}; print(json.dumps([m for m in sys.modules if '.' not in m]))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))


@pytest.mark.parametrize("holder", sorted({holder for holder, _ in REASONS}))
def test_a_late_import_keeps_a_heavy_library_out(holder: str):
    """The library is not there after the import of the module, and is there after that of what it imports late."""
    at_first = loaded_by(holder)
    for (module, late), library in REASONS.items():
        if module == holder:
            assert library not in at_first, f"{holder} loads {library} anyway: import {late} at the top"
            assert library in loaded_by(late), (
                f"{late} loads no {library}: give the true reason, or import it at the top"
            )

"""The project under its own name: imported, started, and not taken for another project's ``flows``."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import aktenklar
from tests.support.paths import ROOT


def _run(folder: Path, *words: str, text: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        input=text,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_it_gives_what_notebooks_use() -> None:
    assert aktenklar.repair_text("beschlieBt").text
    assert [e.kind for e in aktenklar.extract_entities("Es kostet 12.000,50 EUR.")] == ["amount"]
    assert callable(aktenklar.read_document)


def test_importing_it_loads_no_prefect() -> None:
    done = _run(ROOT, "-c", "import aktenklar, sys; print('prefect' in sys.modules, 'flows' in sys.modules)")
    assert done.stdout.split() == ["False", "False"], done.stderr


def test_it_says_its_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    done = _run(ROOT, "-m", "aktenklar", "--version")
    assert done.stdout.startswith(f"aktenklar {project['version']} (schema "), done.stderr
    assert aktenklar.__version__ == project["version"]


def test_another_projects_flows_in_the_current_folder_is_not_taken_for_ours(tmp_path: Path) -> None:
    (tmp_path / "flows").mkdir()
    (tmp_path / "flows" / "__init__.py").write_text("raise RuntimeError('the flows of somebody else')\n")
    done = _run(tmp_path, "-m", "aktenklar", "extract-entities", text="Es kostet 12.000,50 EUR.\n")
    assert done.returncode == 0 and '"amount"' in done.stdout, done.stderr

"""The shape of the house: who may import whom, and what stays cheap to import."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.paths import ROOT

PACKAGES = ("flows", "extractors", "normalizers", "curated")
SHARED = {"curated.records", "curated.vocabulary", "curated.errors"}
ALLOWED = {
    "flows": {"flows", "extractors", "normalizers", "curated"},
    "extractors": {"extractors", "normalizers"},
    "normalizers": {"normalizers"},
    "curated": {"curated"},
}


def modules(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative imports hide the direction"
            yield node.module


@pytest.mark.parametrize("package", PACKAGES)
def test_imports_point_one_way(package: str) -> None:
    assert modules(package)
    for path in modules(package):
        for name in imported(path):
            top = name.split(".")[0]
            if top in PACKAGES:
                assert top in ALLOWED[package] or name in SHARED, f"{path.relative_to(ROOT)} imports {name}"


@pytest.mark.parametrize(
    ("library", "rooms"),
    [("prefect", {"flows"}), ("pytesseract", {"extractors"}), ("pyarrow", {"curated"}), ("rdflib", {"curated"})],
)
def test_a_library_has_one_room(library: str, rooms: set[str]) -> None:
    users = {p for p in PACKAGES for path in modules(p) for name in imported(path) if name.split(".")[0] == library}
    assert users == rooms


def test_only_one_module_calls_tesseract() -> None:
    users = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in modules(package)
        if any(name.split(".")[0] == "pytesseract" for name in imported(path))
    }
    assert users == {"extractors/ocr/tesseract.py"}


@pytest.mark.parametrize(
    "package", ["extractors", "normalizers", "extractors.entities", "extractors.tables", "curated.records"]
)
def test_the_core_imports_without_prefect_and_without_heavy_libraries(package: str) -> None:
    code = f"import sys, {package}; print([m for m in ('prefect', 'spacy', 'cv2', 'pandas', 'pyarrow') if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_modules_stay_small() -> None:
    too_long = {
        str(p.relative_to(ROOT)): n
        for k in PACKAGES
        for p in modules(k)
        if (n := len(p.read_text("utf-8").splitlines())) > 330
    }
    assert too_long == {}

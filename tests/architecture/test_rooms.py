"""The rooms of each package: which may import which, who tests them, and that what they build is built by name."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.paths import ROOT

PACKAGES = ("curated", "normalizers", "extractors", "flows")

# From the ground up: a room imports rooms that stand before it, never one that stands behind it. Modules that stand in a package
# itself are rooms, too.
FLOORS = {
    "curated": "errors vocabulary german_labels issue_codes records schema work_files tables validation metadata reports release",
    "normalizers": "numerals money numbers rule_confidence text_trail settings lexicon code_pages mojibake characters cleaning "
    "linebreaks ocr_repair pipeline explanation",
    "extractors": "base entities pdf imaging layout ocr pages tables disclosure bodies papers oparl head provenance "
    "form_fields result_rows document",
    "extractors/tables": "detect numbers cell_texts checks budget records number_choice across_pages read reviewed_numbers "
    "output",
    "extractors/disclosure": "personal_data public_words public_prose public_spellings public_values public_doubts "
    "public_columns public_cells public_file_names public_lines public_statement "
    "part_sentences part_headings part_lines later_pages closed_parts issues",
    "flows": "inputs fetching configuration processing review publication operators run curate fetch_and_curate "
    "command_line __main__",
}
MOST_POSITIONAL = 5
"""Positional arguments of a call of ours that a reader can still tell apart."""


def modules(folder: str) -> list[Path]:
    return sorted(
        path
        for path in (ROOT / folder).rglob("*.py")
        if path.name != "__init__.py" or len(path.read_text("utf-8")) > 400
    )


def imported(path: Path) -> Iterator[str]:
    """The dotted names of our modules that a file imports, those of modules imported from their package included."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def room_of(parts: tuple[str, ...], folder: str) -> str | None:
    """The room within ``folder`` in which a module stands, None for the package itself and for what stands elsewhere."""
    depth = folder.count("/") + 1
    inside = "/".join(parts[:depth]) == folder
    return parts[depth] if inside and len(parts) > depth else None


@pytest.mark.parametrize("folder", FLOORS)
def test_rooms_import_downwards(folder: str) -> None:
    order = {name: number for number, name in enumerate(FLOORS[folder].split())}
    arrows = 0
    for path in sorted((ROOT / folder).rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        here = room_of(tuple(p for p in parts if p != "__init__"), folder)
        if here is None:
            continue
        assert here in order, (
            f"{here} is a new room of {folder}: give it a floor here and a line in docs/architecture.md"
        )
        for name in imported(path):
            there = room_of(tuple(name.split(".")), folder)
            if there is not None and there in order and there != here:
                arrows += 1
                assert order[there] < order[here], f"{path.relative_to(ROOT)} imports {name}, which stands above it"
    assert arrows > 3, f"no imports between the rooms of {folder} were found: this test has gone blind"


@pytest.mark.parametrize("package", PACKAGES)
def test_every_module_is_imported_by_a_test_of_its_own_folder(package: str) -> None:
    missing = []
    for path in modules(package):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(p for p in parts if p != "__init__")
        folder = ROOT / "tests" / path.parent.relative_to(ROOT)
        if package == "flows" and "review" in parts:
            folder = ROOT / "tests" / "review"
        tests = folder.glob("test_*.py") if folder.is_dir() else ()
        if not any(name in set(imported(test)) for test in tests):
            missing.append(str(path.relative_to(ROOT)))
    assert missing == []


def test_nothing_of_ours_is_called_with_a_row_of_values() -> None:
    """Nineteen values in a row tell nobody which is which: calls with more than five arguments name them."""
    defined = [
        node
        for package in (*PACKAGES, "benchmarks")
        for path in (ROOT / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef | ast.FunctionDef)
    ]
    any_number = {node.name for node in defined if isinstance(node, ast.FunctionDef) and node.args.vararg is not None}
    ours = {node.name for node in defined} - any_number
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno} {ast.unparse(node.func)}"
        for package in (*PACKAGES, "benchmarks")
        for path in sorted((ROOT / package).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and len(node.args) > MOST_POSITIONAL and _called(node.func) in ours
        if not any(isinstance(argument, ast.Starred) for argument in node.args)
    ]
    assert len(ours) > 1000
    assert found == []


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else ""

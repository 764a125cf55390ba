"""Nothing at the top of a module is named there alone: what nobody calls does nothing, a check least of all."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

from tests.support.paths import ROOT

PACKAGES = ("extractors", "normalizers", "curated", "flows")
READERS = (*PACKAGES, "tests", "benchmarks", "training", "aktenklar.py", "pyproject.toml", "prefect.yaml")
SUFFIXES = {".py", ".html", ".js", ".toml", ".yaml"}


def texts() -> dict[Path, str]:
    places = [ROOT / name for name in READERS]
    paths = [p for place in places for p in (place.rglob("*") if place.is_dir() else [place]) if p.suffix in SUFFIXES]
    return {path: path.read_text("utf-8") for path in paths}


def names_of(statement: ast.stmt) -> list[str]:
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        return [statement.name]
    targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    return [target.id for target in targets if isinstance(target, ast.Name)]


def test_everything_named_is_used() -> None:
    read = texts()
    words = Counter(word for text in read.values() for word in re.findall(r"\w+", text))
    defined = [
        (path.relative_to(ROOT).as_posix(), name)
        for path, text in read.items()
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in PACKAGES
        for statement in ast.parse(text).body
        for name in names_of(statement)
    ]
    assert len(defined) > 2000
    assert [found for found in defined if words[found[1]] == 1] == []

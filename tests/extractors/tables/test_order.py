"""The floors of the package: detection knows nothing of numbers, numbers nothing of checks, checks nothing of budgets."""

import ast
from pathlib import Path

import pytest

from tests.support.paths import ROOT

PACKAGE = ROOT / "extractors" / "tables"
FLOORS = ("detect", "numbers", "checks", "budget")


def imported(path: Path) -> set[str]:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}


@pytest.mark.parametrize("floor", FLOORS)
def test_a_floor_stands_on_those_below_it_only(floor: str) -> None:
    above = [f"extractors.tables.{other}" for other in FLOORS[FLOORS.index(floor) + 1 :]]
    files = sorted((PACKAGE / floor).glob("*.py"))
    assert len(files) > 3
    for path in files:
        names = imported(path)
        assert not [n for n in names if n.startswith(tuple(above))], path
        within = [n.removeprefix("extractors.tables.") for n in names if n.startswith("extractors.tables")]
        assert all(n.split(".")[0] in FLOORS for n in within), (
            f"{path}: what puts the floors together is above them all"
        )


def test_detection_knows_no_normaliser() -> None:
    for path in (PACKAGE / "detect").glob("*.py"):
        used = {name for name in imported(path) if name.startswith("normalizers")}
        assert used <= {"normalizers.numbers", "normalizers.lexicon.german"}, path

"""Thresholds are named data with a unit and a reason, not figures in the middle of a function."""

from __future__ import annotations

import ast

import pytest

from tests.support.paths import ROOT

ROOMS = ("extractors", "normalizers", "curated", "flows")
PLAIN = {0.0, 0.5, 1.0, 2.0, 255.0}  # nothing, a half, a whole, twice, white: what they mean stands beside them


def bare_floats(source: str) -> list[tuple[int, float]]:
    """Line and value of every float inside a function that is no default of a parameter."""
    functions = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    inside = [n for function in functions for statement in function.body for n in ast.walk(statement)]
    found = {(n.lineno, n.value) for n in inside if isinstance(n, ast.Constant) and isinstance(n.value, float)}
    return sorted((line, value) for line, value in found if value not in PLAIN)


@pytest.mark.parametrize("room", ROOMS)
def test_no_bare_figure_stands_in_a_function(room: str) -> None:
    paths = sorted((ROOT / room).rglob("*.py"))
    found = {str(p.relative_to(ROOT)): figures for p in paths if (figures := bare_floats(p.read_text("utf-8")))}
    assert len(paths) > 1
    assert found == {}


def test_a_bare_figure_is_found() -> None:
    assert bare_floats("A = 0.3\ndef f(x=0.4):\n    def g():\n        return x > 0.35 and x < 1.0\n") == [(4, 0.35)]

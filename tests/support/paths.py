"""Where things stand in the checkout, whatever folder a test is in."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RAW = ROOT / "data" / "raw"
CASES = ROOT / "tests" / "cases"
SHAPES = ROOT / "tests" / "shapes"

"""The README's examples run as they stand, on a release."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from curated.release import ReleaseInfo, write_release
from tests.support.builders import simple_result, table_result
from tests.support.paths import ROOT

README = ROOT / "README.md"
EXAMPLES = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def latest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("readme")
    write_release([simple_result("a"), table_result("b")], (), out, ReleaseInfo())
    return out / "latest"


def test_there_are_examples_for_every_reader() -> None:
    text = "\n".join(EXAMPLES)
    assert all(name in text for name in ("pandas", "duckdb", "polars", "repair_text"))


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_the_example_runs(number: int, latest: Path) -> None:
    names: dict[str, object] = {}
    exec(EXAMPLES[number].replace("data/curated/latest", str(latest)), names)
    assert len(names) > 1

"""``aktenklar diff``: releases by folder, version or ``latest``; differences for people and for programs."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from curated.errors import SetupError
from curated.release import ReleaseInfo, write_release
from curated.tables.compare import compare_releases
from flows.command_line.diff import as_json, as_text, diff, find_release
from tests.support.builders import document_id, simple_result


@pytest.fixture(scope="module")
def out(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    write_release([simple_result("a"), simple_result("weg")], [], folder, ReleaseInfo())
    write_release([simple_result("a", title="Neubau\x1b[31m")], [], folder, ReleaseInfo())
    return folder


def versions(out: Path) -> tuple[str, str]:
    latest = (out / "latest").resolve().name
    (before,) = (p.name for p in (out / "releases").iterdir() if p.name not in (latest, ".lock") and p.is_dir())
    return before, latest


def test_a_release_is_found_by_any_of_its_names(out: Path) -> None:
    before, latest = versions(out)
    assert find_release("latest", out).name == find_release(latest[:6], out).name == latest
    assert find_release(str(out / "releases" / before), Path("/nowhere")).name == before
    for name in ("", "zzz", "nowhere"):
        with pytest.raises(SetupError, match="name a folder, a version, or --out"):
            find_release(name, out)


def test_people_read_counts_and_rows_and_terminals_get_no_control_characters(out: Path) -> None:
    before, after = (find_release(name, out) for name in versions(out))
    text = "\n".join(as_text(compare_releases(before, after, limit=5), before, after))
    assert f"- {document_id('weg')[:12]}" in text and "changed columns: title (1)" in text
    assert "\x1b" not in text


def test_programs_read_one_object_a_line(out: Path) -> None:
    before, after = (find_release(name, out) for name in versions(out))
    lines = [json.loads(line) for line in as_json(compare_releases(before, after, ["documents"]))]
    assert (lines[0]["table"], lines[0]["removed"], lines[0]["changed"]) == ("documents", 1, 1)
    (changed,) = [line for line in lines[1:] if line["change"] == "changed"]
    assert changed["columns"]["title"]["before"] == "Neubau der Sporthalle (a)"


def test_a_table_that_is_not_there_is_named(out: Path) -> None:
    args = argparse.Namespace(
        table=["papers"], before="latest", after="latest", out=out, limit=None, json=False, ignore=None
    )
    with pytest.raises(SetupError, match="no table papers: choose from documents"):
        diff(args)

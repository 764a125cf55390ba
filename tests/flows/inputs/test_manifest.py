"""``manifest.csv``: what a portal knows of its files, by path; values that cannot be used are named and left out."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from flows.inputs.manifest import MANIFEST, FileFacts, Manifest, csv_rows, is_oparl, is_sidecar, read_manifest


def read(folder: Path, text: str) -> Manifest:
    (folder / MANIFEST).write_text(text, encoding="utf-8")
    return read_manifest(folder / MANIFEST, PurePosixPath("rat") / MANIFEST)


def test_facts_stand_by_path_and_folders_end_in_a_slash(tmp_path: Path) -> None:
    found = read(tmp_path, "FILE;url;Licence;force\na.pdf;https://example.org/1;CC BY 4.0;OCR\nscans/;;;text_layer\n\n")
    assert found.facts == {
        "rat/a.pdf": FileFacts(source_url="https://example.org/1", license="CC BY 4.0", force="ocr"),
        "rat/scans/": FileFacts(force="text_layer"),
    }


def test_values_that_cannot_be_used_are_left_out(tmp_path: Path) -> None:
    found = read(tmp_path, "file,ags,force\na.pdf,8999999,sometimes\n")
    assert found.facts == {"rat/a.pdf": FileFacts()}
    assert [issue.code for issue in found.issues] == ["MANIFEST_VALUE"] * 2
    assert "8999999" not in " ".join(issue.message for issue in found.issues)


def test_the_nearer_fact_wins() -> None:
    near, far = FileFacts(license="a"), FileFacts(license="b", ags="08999999")
    assert near.over(far) == FileFacts(license="a", ags="08999999")


def test_short_and_long_rows_are_read() -> None:
    assert list(csv_rows("a,b,c\n1\n1,2,3,4\n,,\n")) == [{"a": "1", "b": "", "c": ""}, {"a": "1", "b": "2", "c": "3"}]


@pytest.mark.parametrize(
    ("path", "oparl"),
    [("oparl/a.json", True), ("x/OParl/b.JSON", True), ("oparl-export.json", True), ("a.json", False)],
)
def test_an_oparl_export_is_known_by_its_name(path: str, oparl: bool) -> None:
    assert is_oparl(PurePosixPath(path)) is oparl and is_sidecar(PurePosixPath(path)) is oparl

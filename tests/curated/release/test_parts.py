"""Files that others add to a release: summed, swapped and made once per version."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from curated.errors import ReleaseRefused
from curated.release import ReleaseInfo, latest_version, write_release
from curated.release.parts import ReleasePart
from tests.support.builders import simple_result

INFO = ReleaseInfo({"pipeline": "0.1.0"})


@dataclass
class Site:
    """A part as the review site is one: files in folders, made from the tables."""

    identity: str = "site 1"
    error: Exception | None = None
    calls: list[str] = field(default_factory=list)

    def write(self, candidate: Path, version: str) -> None:
        self.calls.append(version)
        assert (candidate / "documents.parquet").is_file()
        (candidate / "site" / "seiten").mkdir(parents=True)
        (candidate / "site" / "seiten" / "1.html").write_text(version)
        (candidate / "site" / "index.html").write_text("Übersicht")
        if self.error:
            raise self.error


def release(out: Path, site: Site, name: str = "a"):
    parts: list[ReleasePart] = [site]
    return write_release([simple_result(name)], [], out, INFO, extras=parts)


def test_files_in_folders_are_summed_and_released(tmp_path):
    summary = release(tmp_path, Site())
    assert (tmp_path / "latest/site/seiten/1.html").read_text() == summary.version
    sums = (tmp_path / "latest/SHA256SUMS").read_text()
    assert "  site/seiten/1.html\n" in sums and "  site/index.html\n" in sums
    check = subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=tmp_path / "latest")
    assert check.returncode == 0


def test_a_part_is_made_once_per_version_and_again_when_it_was_harmed(tmp_path):
    site = Site()
    first = release(tmp_path, site)
    assert release(tmp_path, site).created is False
    assert site.calls == [first.version]
    (first.path / "site/index.html").write_text("anders")
    assert release(tmp_path, site).created is True
    assert (tmp_path / "latest/site/index.html").read_text() == "Übersicht"


def test_another_identity_is_another_version(tmp_path):
    assert release(tmp_path, Site()).version != release(tmp_path, Site("site 2")).version


@pytest.mark.parametrize("error", [ReleaseRefused("The site is not whole."), OSError("disk full"), ValueError("slip")])
def test_a_part_that_fails_leaves_latest_as_it_was(tmp_path, error):
    before = release(tmp_path, Site())
    with pytest.raises(type(error)):
        release(tmp_path, Site(error=error), "b")
    assert latest_version(tmp_path) == before.version
    assert (tmp_path / "releases/.refused/site").exists() == isinstance(error, ReleaseRefused)


def test_changes_point_to_a_list_of_withdrawn_documents_that_a_part_wrote(tmp_path):
    class Tombstones(Site):
        def write(self, candidate: Path, version: str) -> None:
            (candidate / "withdrawn.csv").write_text("document_id,date,reason\r\n")

    write_release([simple_result("b")], [], tmp_path, INFO)
    release(tmp_path, Tombstones("tombstones"))
    assert (
        "\nZurückgezogene Dokumente nennt withdrawn.csv, mit Tag und Grund.\n"
        in (tmp_path / "latest/CHANGES.md").read_text()
    )

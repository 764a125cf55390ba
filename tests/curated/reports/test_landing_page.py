"""``index.html`` of a release: every file linked with its sum, everything escaped, nothing fetched from elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from curated.metadata.publication import Publication
from curated.release import ReleaseInfo, write_release
from curated.reports.landing_page import german_count, german_size
from tests.support.builders import simple_result, table_result

EVIL = '<script>alert("x")</script> & Söhne'
ABOUT = Publication(
    title="Ratspapiere als Daten",
    publisher="Stadt Musterlingen",
    license="http://dcat-ap.de/def/licenses/dl-by-de/2.0",
    attribution="Stadt Musterlingen, Ratsinformationssystem",
    base_url="https://daten.musterlingen.example/ratspapiere",
    contact_mail="rat@musterlingen.example",
)
INFO = ReleaseInfo({}, publication=ABOUT, day=date(2026, 11, 28), excel=True)


def _page(out: Path, info: ReleaseInfo) -> tuple[Path, str]:
    path = write_release([simple_result("a"), table_result("b")], [], out, info).path
    return path, (path / "index.html").read_text("utf-8")


def test_every_file_is_linked_with_its_sum_and_there(tmp_path: Path) -> None:
    release, page = _page(tmp_path, INFO)
    links = set(re.findall(r'href="([^"#:]+)"', page))
    assert all((release / link).is_file() for link in links - {"SHA256SUMS"})
    data = {p.relative_to(release).as_posix() for p in release.rglob("*") if p.suffix in {".parquet", ".csv"}}
    assert data <= links
    sums = dict(line.split("  ")[::-1] for line in (release / "SHA256SUMS").read_text().splitlines())
    assert all(sums[name] in page for name in data)
    assert {"index.html", "CITATION.cff"} <= set(sums)


def test_it_says_version_licence_source_and_citation(tmp_path: Path) -> None:
    release, page = _page(tmp_path, INFO)
    named = f"2026-11-28 · {release.name}"
    assert f"Fassung {named}" in page
    assert "Datenlizenz Deutschland" in page and "Quelle nennen als: Stadt Musterlingen, Ratsinformationssystem" in page
    assert f"Ratspapiere als Daten, Fassung {named}, Lizenz dl-by-de/2.0, {ABOUT.base_url}" in page
    assert "mailto:rat@musterlingen.example" in page


def test_without_a_licence_it_says_so_and_everything_is_escaped(tmp_path: Path) -> None:
    about = Publication(title=EVIL, publisher=EVIL, description=EVIL, contact_name=EVIL)
    _, page = _page(tmp_path, replace(INFO, publication=about, excel=False))
    assert "<script" not in page and "&lt;script&gt;" in page
    assert "keine Lizenz angegeben" in page
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page)


def test_numbers_are_written_as_germans_do() -> None:
    assert (german_count(1234567), german_count(12)) == ("1.234.567", "12")
    assert [german_size(n) for n in (999, 1500, 12_340_000)] == ["999 Byte", "1,5 kB", "12,3 MB"]

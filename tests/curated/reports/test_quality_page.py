"""``quality.html``: counts that agree with the tables, everything escaped, nothing fetched from elsewhere."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from curated.metadata.publication import Publication
from curated.records import Issue
from curated.release import ReleaseInfo, write_release
from curated.reports.quality_page import QUALITY, quality_html
from tests.support.builders import failed_result, simple_result, table_result

EVIL = '<script>alert("x")</script> & Söhne'


class Page(HTMLParser):
    """The page as tables of cell texts by caption; knows which elements were opened and not closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tables: dict[str, list[list[str]]] = {}
        self.tags: list[str] = []
        self.open: list[str] = []
        self._rows: list[list[str]] = []
        self._caption = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag not in {"meta"}:
            self.open.append(tag)
        if tag == "table":
            self._rows = []
        elif tag == "tr":
            self._rows.append([])
        elif tag in {"td", "th"}:
            self._rows[-1].append("")

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
        if tag == "table":
            self.tables[self._caption] = self._rows[1:]

    def handle_data(self, data):
        if self.open and self.open[-1] == "caption":
            self._caption = data
        elif self.open and self.open[-1] in {"td", "th"}:
            self._rows[-1][-1] += data


@pytest.fixture(scope="module")
def latest(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("out")
    info = ReleaseInfo({"pipeline": "0.1.0"}, publication=Publication(title=EVIL))
    loose = [Issue(stage="discover", code="FILE_UNREADABLE", severity="error", message=EVIL, path="x.pdf")]
    write_release([simple_result("a"), table_result("b"), failed_result("c")], loose, out, info)
    return out / "latest"


def test_the_counts_are_those_of_the_tables(latest):
    tables = Page((latest / QUALITY).read_text("utf-8")).tables
    assert tables["Dokumente"] == [["vollständig gelesen", "2", "66,7 %", ""], ["nicht gelesen", "1", "33,3 %", ""]]
    assert tables["Woher der Text der Seiten kommt"] == [["Textebene der Datei", "2", "100,0 %", ""]]
    assert tables["Summen in Tabellen"] == [["alle Summen stimmen", "1", "100,0 %", ""]]
    assert [row[1:] for row in tables["Berichtigungen nach Regel"]] == [["1", "0"]]
    issues = {row[0]: row[1:] for row in tables["Hinweise, Warnungen und Fehler"]}
    assert issues["LOW_CONFIDENCE"][:2] == ["2", "Hinweis"]
    assert issues["FILE_UNREADABLE"] == ["1", "Fehler", EVIL]


def test_it_is_whole_html_that_fetches_and_runs_nothing(latest):
    text = (latest / QUALITY).read_text("utf-8")
    page = Page(text)
    assert page.open == []
    assert not {"script", "link", "img", "iframe", "form"} & set(page.tags)
    assert not re.search(r"https?://|url\(|javascript:|\son\w+=", text)
    assert "<script>alert" not in text and "Söhne" in text
    assert text.startswith('<!DOCTYPE html>\n<html lang="de">')


def test_an_empty_release_has_a_page(tmp_path):
    write_release([], [], tmp_path, ReleaseInfo())
    assert Page((tmp_path / "latest/quality.html").read_text("utf-8")).tables == {}


def test_the_page_follows_from_the_tables_and_the_title_alone(latest):
    assert quality_html(latest, EVIL) == (latest / QUALITY).read_text("utf-8")

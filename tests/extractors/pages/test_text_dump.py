"""Text dumps: pages, encodings, and markup that becomes what the document prints, reversibly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.pages.sources import open_source
from extractors.pages.text_dump import clean_markup, dump_pages
from normalizers.text_trail import TextTrail, replay_backwards
from tests.support.paths import CASES

_CASES = CASES / "markup"


def cases(name: str) -> list[dict[str, str]]:
    return json.loads((_CASES / f"{name}.json").read_text(encoding="utf-8"))


def cleaned(text: str) -> TextTrail:
    return TextTrail.of(text).apply(clean_markup(text))


@pytest.mark.parametrize("kind", ["synthetic", "negative", "in_the_wild"])
def test_markup_becomes_printed_text(kind: str) -> None:
    for case in cases(kind):
        assert cleaned(case["before"]).text == case["after"], case["before"]


@pytest.mark.xfail(strict=True, reason="Setext headings and reference links are not resolved")
@pytest.mark.parametrize("case", cases("known_failures"), ids=lambda c: c["before"][:20])
def test_markup_known_failures(case: dict[str, str]) -> None:
    assert cleaned(case["before"]).text == case["after"]


@given(st.text(alphabet='ab*_#[]()<>|\\-& \n\tpbr/;="1§', max_size=60))
@settings(deadline=None, max_examples=150)
def test_cleaning_replays_backwards_whatever_the_text(text: str) -> None:
    trail = cleaned(text)
    assert replay_backwards(trail.text, [(c.out_start, c.out_end, c.before) for c in trail.changes]) == text


def test_form_feeds_part_pages_and_offsets_hold(tmp_path: Path) -> None:
    path = tmp_path / "dump.txt"
    path.write_bytes(b"Seite eins\r\n\r\nzweite Zeile\fSeite zwei\f\fSeite vier\n\f")
    pages = list(dump_pages(open_source(path)))
    assert [p.source for p in pages] == ["file", "file", "blank", "file"]
    assert pages[0].text == "Seite eins\n\nzweite Zeile"
    assert [pages[0].text[x.raw_start : x.raw_end] for x in pages[0].lines] == ["Seite eins", "zweite Zeile"]


@pytest.mark.parametrize(
    ("encoding", "issue"),
    [("utf-8", False), ("utf-8-sig", False), ("utf-16", True), ("cp1252", True), ("latin-1", True)],
)
def test_encodings_are_recognised_and_told(tmp_path: Path, encoding: str, issue: bool) -> None:
    path = tmp_path / "dump.txt"
    path.write_bytes("Gemeinderat beschließt über § 7".encode(encoding))
    source = open_source(path)
    assert [i.code for i in source.issues] == (["TEXT_ENCODING"] if issue else [])
    assert next(iter(dump_pages(source))).text == "Gemeinderat beschließt über § 7"


def test_markdown_headings_are_marked_as_lines(tmp_path: Path) -> None:
    path = tmp_path / "dump.md"
    path.write_text("# Bericht\nText\n#TAG", encoding="utf-8")
    source = open_source(path)
    assert source.media_type == "text/markdown"
    assert [x.role for x in next(iter(dump_pages(source))).lines] == ["heading", "body", "body"]

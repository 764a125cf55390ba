"""Scripts that a person can read: short lines, every file loaded by a page."""

from __future__ import annotations

import re

from tests.support.paths import ROOT

REVIEW = ROOT / "flows" / "review"
SCRIPTS = sorted((REVIEW / "static").glob("*.js"))
LONGEST_LINE, MOST_LINES = 120, 300


def test_lines_and_files_are_short():
    assert len(SCRIPTS) > 5
    long = [
        f"{path.name}:{number}"
        for path in SCRIPTS
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if len(line) > LONGEST_LINE
    ]
    assert long == [] and [p.name for p in SCRIPTS if len(p.read_text("utf-8").splitlines()) > MOST_LINES] == []


def test_every_script_is_loaded_by_a_page():
    pages = "".join(path.read_text("utf-8") for path in (REVIEW / "templates").glob("*.html"))
    assert set(re.findall(r'src="static/(\w+\.js)"', pages)) == {path.name for path in SCRIPTS}

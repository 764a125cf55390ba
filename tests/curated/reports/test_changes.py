"""``CHANGES.md``: what came, went and changed; what is gone is named by its identity alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from curated.release import ReleaseInfo, write_release
from curated.reports.changes import MOST_LISTED, changes_markdown, plain_markdown
from tests.support.builders import document_id, simple_result

INFO = ReleaseInfo()


@pytest.fixture(scope="module")
def before(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("before")
    return write_release([simple_result("a"), simple_result("b"), simple_result("weg")], [], out, INFO).path


def test_the_first_release_has_nothing_to_compare_with(before):
    text = changes_markdown(None, before, "v1")
    assert text.startswith("# Fassung v1\n\nErste Fassung: 3 Dokumente.")


def test_what_is_new_changed_and_gone(before, tmp_path):
    after = write_release(
        [simple_result("a"), simple_result("b", title="*Neu*"), simple_result("c")], [], tmp_path, INFO
    )
    text = changes_markdown(before, after.path, "v2")
    assert "1 neu, 0 mit neuem Inhalt, 1 mit anderen Angaben, 1 entfallen, 1 gleich; zusammen 3 Dokumente" in text
    assert "* vorlagen/c.pdf: Neubau der Sporthalle (c)" in text and r"\*Neu\* (`title`)" in text
    assert f"`{document_id('weg')[:12]}`" in text and "weg.pdf" not in text and "(weg)" not in text


def test_a_file_with_other_bytes_at_the_same_path_has_new_content(before, tmp_path):
    after = write_release([simple_result("neu", source_path="vorlagen/a.pdf")], [], tmp_path, INFO)
    text = changes_markdown(before, after.path, "v2")
    assert "## Dokumente mit neuem Inhalt (1)" in text and "## Entfallene Dokumente (2)" in text


def test_a_long_list_is_cut_and_counted(before, tmp_path):
    many = [simple_result(f"n{n}") for n in range(MOST_LISTED + 7)]
    text = changes_markdown(before, write_release(many, [], tmp_path, INFO).path, "v2")
    assert f"## Neue Dokumente ({MOST_LISTED + 7})" in text and "* … und 7 weitere" in text


def test_titles_are_no_markup():
    assert plain_markdown("a|b\n<i>*x*</i>") == r"a\|b &lt;i&gt;\*x\*&lt;/i&gt;"

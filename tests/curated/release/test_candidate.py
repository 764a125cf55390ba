"""What goes into a candidate: closed papers and items stay out, and documents come once, in order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from curated.errors import ReleaseRefused
from curated.metadata.release_info import ReleaseInfo
from curated.records import AgendaItem, Issue
from curated.release.candidate import is_non_public, without_closed_items, write_tables
from tests.support.builders import document_id, simple_result

INFO = ReleaseInfo()


@pytest.mark.parametrize(
    ("head", "consultations", "closed"),
    [
        (False, (True,), True),
        (True, (False,), False),
        (None, (False, False), True),
        (None, (False, True), False),
        (None, (False, None), False),
        (None, (), False),
    ],
)
def test_the_head_decides_and_without_it_all_consultations(head, consultations, closed):
    result = simple_result("a", is_public=head)
    rows = tuple(
        replace(result.consultations[0], seq=seq, is_public=public) for seq, public in enumerate(consultations)
    )
    assert is_non_public(replace(result, consultations=rows)) is closed


def test_closed_items_go_and_unknown_ones_stay():
    items = tuple(AgendaItem(number=str(n), seq=n, is_public=public) for n, public in enumerate((True, False, None)))
    result = replace(simple_result("a"), agenda_items=items)
    assert [item.number for item in without_closed_items(result).agenda_items] == ["0", "2"]
    assert without_closed_items(simple_result("b")) == simple_result("b")


def test_a_withheld_paper_leaves_one_issue_without_a_name(tmp_path: Path):
    closed = simple_result("geheim", is_public=False)
    about = Issue(
        stage="discover", code="WRONG_EXTENSION", severity="info", message="x", path=closed.document.source_path
    )
    tally = write_tables([simple_result("a"), closed], [about], tmp_path, INFO)
    assert tally.issues_by_code == {"LOW_CONFIDENCE": 1, "NOT_PUBLIC": 1} and tally.rows["documents"] == 1
    assert tally.withheld_ids == {document_id("geheim")}


def test_a_stream_that_is_not_in_order_is_refused(tmp_path: Path):
    ordered = sorted((simple_result(name) for name in "ab"), key=lambda r: r.document.document_id)
    with pytest.raises(ReleaseRefused, match="ordered by document_id"):
        write_tables(iter(ordered[::-1]), [], tmp_path, INFO)

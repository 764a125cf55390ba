"""What a candidate has to hold against the last release: a great loss or a great deal of nonsense stops it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from curated.errors import ReleaseRefused
from curated.records import Organization
from curated.release import ReleaseInfo, latest_version, write_release
from curated.validation.release_gates import GateLimits
from tests.support.builders import document_id, simple_result, table_result

STRICT = ReleaseInfo({"pipeline": "0.1.0"}, limits=GateLimits(tolerated_rows=0))
TEN = [simple_result(f"{number}") for number in range(10)]


def refused(results, out: Path, info: ReleaseInfo = STRICT) -> str:
    with pytest.raises(ReleaseRefused) as caught:
        write_release(results, [], out, info)
    assert caught.value.code == "GATE"
    return caught.value.message


def test_a_great_loss_of_rows_stops_the_release_and_says_where(tmp_path):
    before = write_release(TEN, [], tmp_path, STRICT)
    message = refused(TEN[:7], tmp_path)
    assert "documents has no more than 20% fewer rows than in release " + before.version in message
    assert "(there 10, here 7; max_row_drop allows more): 3 row(s), such as 1 of document " in message
    assert message.count("such as") == 1  # what else these documents held is gone with them
    assert all(document_id(str(n))[:12] in message for n in (7, 8, 9))
    assert latest_version(tmp_path) == before.version
    kept = tmp_path / "releases/.refused"
    assert pq.read_metadata(kept / "documents.parquet").num_rows == 7
    assert (kept / "REFUSED.txt").read_text("utf-8").startswith("The release did not pass its checks. documents has")


def test_a_small_loss_and_any_gain_pass(tmp_path):
    write_release(TEN, [], tmp_path, STRICT)
    write_release(TEN[:8], [], tmp_path, STRICT)
    write_release(TEN, [], tmp_path, STRICT)


def test_the_operator_may_allow_a_loss(tmp_path):
    write_release(TEN, [], tmp_path, STRICT)
    write_release(TEN[:7], [], tmp_path, replace(STRICT, limits=GateLimits(row_drop=0.5, tolerated_rows=0)))


def test_few_rows_may_always_go(tmp_path):
    info = ReleaseInfo(limits=GateLimits())
    write_release(TEN, [], tmp_path, info)
    assert write_release(TEN[:1], [], tmp_path, info).created


def test_one_table_that_loses_its_rows_is_enough(tmp_path):
    write_release(TEN, [], tmp_path, STRICT)
    message = refused([replace(result, entities=()) for result in TEN], tmp_path)
    assert "entities has no more than 20% fewer rows" in message and "documents has" not in message
    assert "for the documents of both (there 30, here 0; max_row_drop" in message


def test_a_paper_with_most_of_the_rows_may_be_taken_away(tmp_path):
    heavy = table_result("heavy")
    cells = tuple(replace(heavy.cells[-1], row=number, number=None) for number in range(2, 400))
    heavy = replace(heavy, cells=heavy.cells + cells)
    write_release([*TEN, heavy], [], tmp_path, ReleaseInfo())
    assert write_release(TEN, [], tmp_path, ReleaseInfo()).rows["table_cells"] == 0
    write_release([*TEN, heavy], [], tmp_path, ReleaseInfo())
    lighter = replace(heavy, cells=heavy.cells[:100])
    message = refused([*TEN, lighter], tmp_path, ReleaseInfo())
    assert "table_cells has no more than 20% fewer rows" in message
    assert f"such as {len(heavy.cells) - 100} of document {document_id('heavy')[:12]}" in message


def test_rows_that_belong_to_no_document_are_counted_too(tmp_path):
    bodies = [Organization(gremium_id=f"g{n}", name=f"Gremium {n}", source="documents") for n in range(9)]
    write_release(TEN, [], tmp_path, STRICT, bodies)
    with pytest.raises(ReleaseRefused, match="organizations has no more than 20% fewer rows"):
        write_release(TEN, [], tmp_path, STRICT, bodies[:5])


def test_fewer_issues_and_corrections_are_no_loss(tmp_path):
    write_release(TEN, [], tmp_path, STRICT)
    quiet = [replace(result, issues=()) for result in TEN]
    assert write_release(quiet, [], tmp_path, STRICT).rows["issues"] == 0


def graded(result, grade: str):
    return replace(result, pages=tuple(replace(page, grade=grade) for page in result.pages))


def test_a_great_rise_of_poor_pages_stops_the_release(tmp_path):
    before = write_release(TEN, [], tmp_path, STRICT)
    message = refused([graded(result, "poor") for result in TEN[:3]] + TEN[3:], tmp_path)
    assert "rises by no more than 20% over the last release (there 0 of 10, here 3 of 10; max_poor_rise" in message
    assert ": 3 row(s), such as page 1 of " in message
    assert latest_version(tmp_path) == before.version
    write_release([graded(result, "none") for result in TEN[:2]] + TEN[2:], [], tmp_path, STRICT)


def dated(result, **values):
    entities = tuple(replace(e, **values) if e.kind == "date" else e for e in result.entities)
    return replace(result, entities=entities)


def priced(result, amount: Decimal):
    entities = tuple(replace(e, amount=amount) if e.kind == "amount" else e for e in result.entities)
    return replace(result, entities=entities)


FAR = {"date_start": date(2925, 3, 4), "date_end": date(2925, 3, 4)}


@pytest.mark.parametrize("odd", [dated(TEN[0], **FAR), priced(TEN[0], Decimal(10) ** 13)])
def test_one_implausible_value_is_an_issue_and_stays_as_read(tmp_path, odd):
    summary = write_release([odd, *TEN[1:]], [], tmp_path, ReleaseInfo())
    assert summary.issues_by_code["VALUE_IMPLAUSIBLE"] == 1
    rows = pq.read_table(tmp_path / "latest/entities.parquet").to_pylist()
    assert {e.amount for e in odd.entities} <= {row["amount"] for row in rows}
    assert {e.date_start for e in odd.entities} <= {row["date_start"] for row in rows}


@pytest.mark.parametrize(
    ("odd", "word"),
    [(lambda r: dated(r, **FAR), "dates are plausible"), (lambda r: priced(r, Decimal(-(10**13))), "amounts are")],
)
def test_many_implausible_values_stop_the_release(tmp_path, odd, word):
    message = refused([odd(result) for result in TEN[:2]] + TEN[2:], tmp_path)
    assert word in message and ": 2 row(s), such as page 1 of " in message


@pytest.mark.parametrize(
    "values",
    [
        {"date_start": date(2025, 3, 5), "date_end": date(2025, 3, 4)},
        {"date_start": None, "date_end": date(2025, 3, 4)},
    ],
)
def test_a_period_that_runs_backwards_or_has_one_end_is_a_fault_of_ours(tmp_path, values):
    assert "dates have both ends" in refused([dated(TEN[0], **values)], tmp_path, ReleaseInfo())


def test_a_document_from_the_far_future_is_an_issue(tmp_path):
    summary = write_release([simple_result("a", document_date=date(2925, 1, 1))], [], tmp_path, ReleaseInfo())
    assert summary.issues_by_code["VALUE_IMPLAUSIBLE"] == 1


def test_a_harmed_release_is_not_compared_with_and_that_is_said(tmp_path):
    before = write_release(TEN, [], tmp_path, STRICT)
    (before.path / "pages.parquet").write_bytes(b"PAR1")
    after = write_release(TEN[:1], [], tmp_path, STRICT)
    assert after.note and f"The last release ({before.version}) is not what its SHA256SUMS say" in after.note
    assert (after.path / "CHANGES.md").read_text("utf-8").splitlines()[2].startswith("Erste Fassung")

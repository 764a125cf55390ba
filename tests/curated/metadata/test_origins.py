"""From whom the documents come and under which licences, read from the table of documents."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from curated.metadata.licences import LICENCE_BASE
from curated.metadata.origins import (
    Origin,
    attributions,
    origins,
    other_licences,
    period,
    rights_statement,
    source_json,
)
from curated.release import ReleaseInfo, write_release
from tests.support.builders import simple_result

ZERO, BY = LICENCE_BASE + "dl-zero-de/2.0", LICENCE_BASE + "dl-by-de/2.0"
FOUND = (Origin(None, None, None, 3), Origin("Beispielstadt", "08999998", BY, 2), Origin("Musterlingen", None, ZERO, 1))


@pytest.fixture(scope="module")
def documents(tmp_path_factory) -> Path:
    papers = [
        simple_result("a", license="dl-de/zero-2-0", municipality="Musterlingen", document_date=date(2023, 1, 2)),
        simple_result("b", license=ZERO, municipality="Musterlingen"),
        simple_result("c", license=BY, municipality="Beispielstadt", ags="08999998", meeting_date=None),
    ]
    return write_release(papers, [], tmp_path_factory.mktemp("out"), ReleaseInfo()).path / "documents.parquet"


def test_other_spellings_of_a_licence_are_one_origin(documents):
    assert origins(documents) == (Origin("Beispielstadt", "08999998", BY, 1), Origin("Musterlingen", None, ZERO, 2))


def test_the_period_is_that_of_papers_and_meetings(documents):
    assert period(documents) == (date(2023, 1, 2), date(2024, 3, 12))


def test_only_licences_that_ask_for_it_name_their_source():
    assert attributions(FOUND, "Stadt Musterlingen", "Stadt Musterlingen") == ("Stadt Musterlingen", "Beispielstadt")


def test_other_licences_are_said_with_their_documents():
    assert other_licences(FOUND, ZERO) == (BY,) and rights_statement(FOUND[2:], ZERO) is None
    assert rights_statement(FOUND, ZERO).startswith("Für einzelne Dokumente gelten andere Lizenzen") and (
        f"({BY}): 2" in rights_statement(FOUND, ZERO)
    )


def test_a_source_without_a_name_says_so():
    assert source_json(FOUND[0]) == {"title": "Ratspapiere ohne Angabe der Gemeinde", "documents": 3}
    assert source_json(FOUND[1])["ags"] == "08999998"

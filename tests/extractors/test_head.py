"""The public door to the head of a paper."""

from __future__ import annotations

import json

from extractors.head import extract_head, head_as_json


def test_a_head_becomes_one_object() -> None:
    page = "Stadt Musterlingen\nVorlage Nr.: 2025/0117\nGremium: Gemeinderat\nTermin: 20.05.2025\n"
    head = json.loads(head_as_json(extract_head([page])))
    assert (head["reference"], head["gremium"], head["meeting_date"]) == ("2025/0117", "Gemeinderat", "2025-05-20")
    assert [row["gremium"] for row in head["consultations"]] == ["Gemeinderat"]


def test_no_page_has_no_head() -> None:
    assert extract_head([]).reference is None

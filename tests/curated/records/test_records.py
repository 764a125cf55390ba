"""Records are frozen, built by name, and come back whole from a work file."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, is_dataclass

import msgspec
import pytest

from curated import records
from curated.records import Document, DocumentResult, Issue
from tests.support.builders import document_id, failed_result, minutes_result, simple_result, table_result

BY_POSITION_TOO = {"Box", "Word", "Line", "Check", "CheckTerm"}  # short, or made a million times
ALL = {name: kind for name, kind in vars(records).items() if isinstance(kind, type) and is_dataclass(kind)}


def test_every_record_is_frozen_and_all_but_the_small_ones_are_built_by_name():
    assert len(ALL) > 15
    assert {name for name, kind in ALL.items() if not kind.__dataclass_params__.frozen} == set()
    assert {name for name, kind in ALL.items() if not all(f.kw_only for f in fields(kind))} == BY_POSITION_TOO


@pytest.mark.parametrize("result", [simple_result("a"), table_result("b"), minutes_result("c"), failed_result("d")])
def test_a_result_comes_back_from_its_bytes(result: DocumentResult):
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(result), type=DocumentResult) == result


def test_a_document_says_what_is_not_known_by_null():
    plain = Document(document_id=document_id("a"), source_path="a.pdf", byte_size=1, status="ok")
    assert (plain.is_public, plain.document_type, plain.grade) == (None, "sonstige", "none")
    with pytest.raises(FrozenInstanceError):
        plain.is_public = True  # type: ignore[misc]


def test_an_issue_names_its_code_and_never_a_page_by_accident():
    issue = Issue(stage="ocr", code="OCR_FAILED", severity="error", message="scan it again")
    assert (issue.document_id, issue.page_number, issue.path) == (None, None, None)

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from curated.records import DocumentResult
from curated.validation.self_check import fault_of
from tests.support.builders import failed_result, simple_result, table_result


@pytest.mark.parametrize("build", [simple_result, table_result, failed_result])
def test_a_sound_document_has_no_fault(build: Callable[[str], DocumentResult]) -> None:
    assert fault_of(build("a")) is None


def test_a_span_that_is_no_slice_is_told_without_its_text() -> None:
    result = simple_result("a")
    moved = replace(
        result.entities[0], char_start=result.entities[0].char_start + 1, char_end=result.entities[0].char_end + 1
    )
    fault = fault_of(replace(result, entities=(moved, *result.entities[1:])))
    assert fault is not None
    assert moved.text not in fault


def test_text_that_does_not_replay_is_a_fault() -> None:
    result = simple_result("a")
    assert fault_of(replace(result, corrections=())) is not None


def test_a_value_outside_its_vocabulary_is_a_fault() -> None:
    result = simple_result("a")
    odd = replace(result.document, document_type="brief")  # type: ignore[arg-type]
    fault = fault_of(replace(result, document=odd))
    assert fault is not None and "document_type" in fault

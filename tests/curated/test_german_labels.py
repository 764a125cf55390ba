"""German labels: one for every value of a vocabulary, and no second list of them elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import get_args, get_type_hints

import pytest

from curated import german_labels as german
from curated import vocabulary
from curated.records import Document, Table
from tests.support.paths import ROOT

LISTS: dict[str, Mapping[str, str]] = {name: value for name, value in vars(german).items() if name.isupper()}


def literal_of(record: type, field: str) -> tuple[str, ...]:
    """The values of a field that is a vocabulary, None left out."""
    hint = get_type_hints(record)[field]
    return get_args(hint) if type(None) not in get_args(hint) else get_args(get_args(hint)[0])


@pytest.mark.parametrize(
    ("labels", "values"),
    [
        ("SOURCES", get_args(vocabulary.PageSource)),
        ("GRADES", get_args(vocabulary.Grade)),
        ("STATUS", literal_of(Document, "status")),
        ("DOCUMENT_KINDS", literal_of(Document, "kind")),
        ("DOCUMENT_TYPES", get_args(vocabulary.DocumentType)),
        ("TABLE_STATUS", literal_of(Table, "check_status")),
        ("VERDICTS", get_args(vocabulary.CellCheck)),
        ("VERDICT_WORDS", get_args(vocabulary.CellCheck)),
        ("CHECK_KINDS", get_args(vocabulary.CheckKind)),
        ("SEVERITIES", get_args(vocabulary.Severity)),
        ("ENTITY_KINDS", get_args(vocabulary.EntityKind)),
        ("ENTITY_SIGNS", get_args(vocabulary.EntityKind)),
        ("CORRECTION_STAGES", get_args(vocabulary.CorrectionStage)),
        ("OUTCOMES", get_args(vocabulary.Outcome)),
        ("VOTE_SUBJECTS", get_args(vocabulary.VoteSubject)),
        ("STANCES", get_args(vocabulary.Stance)),
    ],
)
def test_every_value_has_one_label(labels: str, values: Iterable[str]):
    known = LISTS[labels]
    assert sorted(known) == sorted(values)
    assert all(label == label.strip() != "" for label in known.values()) and len(set(known.values())) == len(known)


@pytest.mark.parametrize("path", ["flows/review/static", "flows/review/templates", "curated/reports/templates"])
def test_scripts_and_templates_hold_no_second_list(path: str):
    """A label as a whole text of its own there would go on saying what it says when the one list changes."""
    labels = {label for known in LISTS.values() for label in known.values() if len(label) > 4}
    files = [file for file in sorted((ROOT / path).iterdir()) if file.suffix in (".js", ".html")]
    assert files
    second = [
        (file.name, label)
        for file in files
        for label in sorted(labels)
        if f'"{label}"' in file.read_text("utf-8") or f">{label}</option>" in file.read_text("utf-8")
    ]
    assert second == []

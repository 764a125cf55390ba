"""Labels by their key: spellings of one label are one, and unknown words are none."""

from __future__ import annotations

import pytest

from extractors.papers.head_evidence.head_labels import label_key, label_of, labels_in, opens_body


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Vorlagen–Nr.", "reference"), ("KT-Drucksache Nr.", "reference"), ("Gemeinderatsdrucksache", "reference"),
        ("Beschlussorgan", "gremium"), ("Tag der Sitzung", "meeting_date"), ("TOP-Nr.", "agenda_item"),
        ("Federführende Dienststelle", "originator"), ("Verfasser/-in", "drafter"), ("Eing. Dat.", "document_date"),
        ("Vorlage-Art", "document_type"), ("Ö/N", "status"),
    ],
)  # fmt: skip
def test_labels_of_council_systems(text: str, field: str) -> None:
    known = label_of(text)
    assert known is not None and known[0] == field


@pytest.mark.parametrize(
    "text", ["Referenzvorlage Nr.", "Umbau", "12.03.2026 Zu TOP", "", "Die Vorlage wird beraten und beschlossen heute"]
)
def test_what_is_no_label_of_the_paper(text: str) -> None:
    known = label_of(text)
    assert known is None or known[0] == "other"


def test_several_labels_of_a_line_and_prose_that_runs_into_one() -> None:
    fields = [label.field for label in labels_in("Vorlage-Nr.: 26/0602 Status: öffentlich Datum: 12.03.2026")]
    assert fields == ["reference", "status", "document_date"]
    assert not [x for x in labels_in("Besetzung der Ausschüsse und Gremien: Sportausschuss") if x.field == "gremium"]


def test_headings_of_the_body_of_a_paper() -> None:
    assert opens_body("I. Sachverhalt") and opens_body("Begründung:") and not opens_body("Sachverhaltsdarstellung lang")
    assert label_key("VORLAGEN–NR.:") == "vorlagennr"

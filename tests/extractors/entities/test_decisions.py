"""Decisions told in a text: outcome and counts, a rejection never as an approval."""

from __future__ import annotations

import pytest

from extractors.entities.decisions import find_decisions, outcome_of


def test_two_decisions_of_a_text() -> None:
    text = "Der Gemeinderat stimmt einstimmig zu. Der Antrag wird mit 3 Ja-Stimmen und 9 Nein-Stimmen abgelehnt."
    found = [(e.outcome, e.votes_yes, e.votes_no) for e in find_decisions(text)]
    assert found == [("approved", None, None), ("rejected", 3, 9)]


@pytest.mark.parametrize(("said", "outcome"), [("einstimmig abgelehnt", "rejected"), ("wird vertagt", "postponed")])
def test_the_word_decides(said: str, outcome: str) -> None:
    assert outcome_of(said) == outcome

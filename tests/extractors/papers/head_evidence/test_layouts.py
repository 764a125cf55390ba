"""Metamorphic: whatever the layout, the head of the same facts is the same."""

from __future__ import annotations

import pytest

from extractors.bodies.name_matching import body_key
from extractors.head import extract_head
from tests.extractors.papers.head_evidence.made_facts import NUMBERS, MadePaper, body_names, made_paper
from tests.extractors.papers.head_evidence.made_layouts import LAYOUTS

_SEEDS = range(40)


def wrong_fields(paper: MadePaper, text: str, fields: frozenset[str]) -> set[str]:
    """The fields of a layout that do not come out as they were put in."""
    head = extract_head(text.split("\f"))
    row = paper.deciding
    wrong = set()
    if "reference" in fields and head.reference != paper.number:
        wrong.add("reference")
    if "gremium" in fields and body_key(head.gremium or "") != body_key(row.body):
        wrong.add("gremium")
    if "meeting_date" in fields and head.meeting_date != row.day:
        wrong.add("meeting_date")
    if "originator" in fields and head.originator != paper.office:
        wrong.add("originator")
    if "consultations" in fields:
        found = {(body_key(c.gremium), c.meeting_date) for c in head.consultations}
        if found != {(body_key(r.body), r.day) for r in paper.rows}:
            wrong.add("consultations")
    return wrong


def test_the_facts_are_many() -> None:
    assert len(body_names()) >= 200 and len(NUMBERS) >= 30 and len(LAYOUTS) >= 40


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_every_layout_gives_the_same_head(name: str) -> None:
    layout, fields = LAYOUTS[name]
    wrong = {
        seed: found for seed in _SEEDS if (found := wrong_fields(paper := made_paper(seed), layout(paper), fields))
    }
    assert len(wrong) <= len(_SEEDS) * 0.05, wrong

"""What the cues of a head are worth, held against one another and against what a head comes back with."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from extractors.papers.head_evidence.act_days import act_days
from extractors.papers.head_evidence.candidates import LEAST
from extractors.papers.head_evidence.cue_weights import CUES
from extractors.papers.head_evidence.evidence import gather


@pytest.mark.parametrize("name", sorted(asdict(CUES)))
def test_every_weight_is_a_confidence_below_certainty(name: str) -> None:
    assert 0.0 < getattr(CUES, name) < 1.0


def test_what_no_label_introduces_counts_alone_and_less_than_what_one_does() -> None:
    for alone in (
        CUES.group_of_paper,
        CUES.lone_day,
        CUES.body,
        CUES.office,
        CUES.number_with_letters,
        CUES.bare_number,
    ):
        assert LEAST <= alone < CUES.firm


def test_an_introduced_value_outweighs_a_lone_one() -> None:
    assert CUES.introduced_day > CUES.lone_day
    assert CUES.number_with_letters > CUES.bare_number
    assert CUES.group_of_motion > CUES.group_of_paper
    assert CUES.in_force > CUES.day_after_publication


def test_the_weights_are_those_of_the_candidates() -> None:
    (day,) = act_days("Diese Satzung tritt am 1. Januar 2027 in Kraft.", "satzung")
    assert (day.value, day.weight) == ("2027-01-01", CUES.in_force)
    found = gather(["Stadt Musterlingen\nVorlage OF 47/12\nBau eines Stegs"], "vorlage").candidates
    assert CUES.noun_before_number in {c.weight for c in found if c.field == "reference"}

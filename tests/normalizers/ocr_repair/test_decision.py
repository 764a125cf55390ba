from normalizers import (
    repair_text,
)
from tests.support.damaged_texts import DAMAGED


def test_confidence_is_a_probability_and_follows_the_odds() -> None:
    for change in repair_text(DAMAGED).corrections:
        assert 0.85 <= change.confidence <= 1

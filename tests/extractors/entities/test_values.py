"""Values of generated sentences come back whole or not at all: the generator of ``benchmarks.values``, 500 sentences a kind."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.values import KINDS, judge, sentences
from extractors.entities import extract_entities

SENTENCES = 500
MISSED_AT_MOST = 0.02  # of 500; the benchmark asks one in a hundred of 20,000


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_wrong_and_next_to_nothing_missed(kind: str) -> None:
    verdicts = Counter(judge(sentence) for sentence in sentences(kind, SENTENCES))
    assert verdicts["wrong"] == 0
    assert verdicts["missed"] <= MISSED_AT_MOST * SENTENCES
    assert verdicts["right"] >= (1 - MISSED_AT_MOST) * SENTENCES  # a share of the sentences really holds something


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.integers(0, 2**32), st.sampled_from(sorted(KINDS)))
def test_any_seed_gives_the_value_or_nothing(seed: int, kind: str) -> None:
    assert judge(KINDS[kind](Random(seed))) != "wrong"


_MONEY_NEAR = (
    "Euro ",
    "€ und ",
    "des Pflegeheims ",
    "Pf. ",
    "12 EUR, ",
    "im Europapark ",
    "CHF ",
    "1,5 Mio. € sowie ",
    "ct ",
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.text("abcdefgh ,", max_size=200),
    st.sampled_from(_MONEY_NEAR),
    st.sampled_from(("EUR 2.350.000,00", "2.350.000,00 €")),
)
def test_what_stands_before_changes_nothing(between: str, near: str, amount: str) -> None:
    text = f"Ausgaben {near}{between}kosten sie genau {amount} netto."
    found = [e.canonical for e in extract_entities(text) if e.kind == "amount"]
    assert found[-1] == "2350000.00 EUR"

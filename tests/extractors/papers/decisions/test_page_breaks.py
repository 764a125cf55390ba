"""Votes that run over the end of a page are one vote, and every offset stays where it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.papers.decisions.page_breaks import joined_pages
from extractors.papers.minutes import read_minutes

HEAD = "Niederschrift Gemeinderat Musterlingen, Seite 2\n\n"
ABOVE = "Niederschrift\n\nTOP 4: Kita Seedorf\nDie Vertagung wird bei 6 Ja-Stimmen, 23"
BELOW = "Nein-Stimmen und 1 Enthaltung abgelehnt.\n\nTOP 5: Verschiedenes\nKeine Wortmeldungen."


@pytest.mark.parametrize("foot", ["", "\n\n1\n", "\n\n- 1 -"])
@pytest.mark.parametrize("head", ["", HEAD])
def test_a_count_parted_by_a_page_is_one(foot: str, head: str) -> None:
    pages = [ABOVE + foot, head + BELOW]
    votes = read_minutes(pages).votes
    assert [(v.outcome, v.votes_yes, v.votes_no, v.votes_abstain) for v in votes] == [("rejected", 6, 23, 1)]
    assert votes[0].page_number == 1


def test_what_ends_or_begins_anew_is_not_joined() -> None:
    ended = ["Der Rat stimmt zu.", HEAD + "Die Sitzung endet."]
    item = ["Es stimmten dafür 12", HEAD + "TOP 5 Verschiedenes"]
    assert joined_pages(ended) == "\f".join(ended)
    assert joined_pages(item) == "\f".join(item)


@given(st.lists(st.text(st.sampled_from("ab1,. \n-Ä"), max_size=40), min_size=1, max_size=4))
def test_every_offset_stays(pages: list[str]) -> None:
    joined, plain = joined_pages(pages), "\f".join(pages)
    assert len(joined) == len(plain)
    kept = [(a, b) for a, b in zip(joined, plain, strict=True) if a not in " \n"]
    assert all(a == b for a, b in kept)

"""Items with their votes as the site shows them: in German, at their place, and nothing of closed items."""

from __future__ import annotations

from dataclasses import replace

from curated.records import AgendaItem, Vote, VotePosition
from flows.review.german_values import vote_result
from flows.review.item_votes import items_on_page
from flows.review.page_data import pages_data
from flows.review.size_limit import page_script
from tests.support.builders import TEXT, simple_result
from tests.support.review import payload


def vote(seq: int, item: int, **values: object) -> Vote:
    made = Vote(
        vote_seq=seq,
        agenda_item_seq=item,
        subject="item",
        outcome_source="worded",
        page_number=1,
        char_start=0,
        char_end=len(TEXT),
    )
    return replace(made, **values)  # type: ignore[arg-type]


def minutes(*, closed: bool = False):
    return replace(
        simple_result("a"),
        agenda_items=(
            AgendaItem(number="1", seq=0, title="Marktbrunnen", reference="2030/0007", outcome="rejected", vote_seq=1),
            AgendaItem(number="2", seq=1, title="Grundstück", is_public=not closed, outcome="approved", vote_seq=2),
        ),
        votes=(
            vote(0, 0, subject="amendment", outcome="approved", is_past=True, gremium="Bauausschuss"),
            vote(1, 0, outcome="rejected", manner="mehrheitlich", votes_yes=4, votes_no=12, votes_abstain=0),
            vote(2, 1, outcome="approved", page_number=2),
        ),
        vote_positions=(VotePosition(vote_seq=1, seq=0, fraktion="ABC-Fraktion", fraktion_id="abc", stance="against"),),
    )


def test_an_item_is_shown_with_its_votes():
    shown = payload(page_script(next(pages_data(minutes()))), "page")["page"]
    first, second = shown["decisions"]
    assert (first["number"], first["title"], first["reference"]) == ("1", "Marktbrunnen", "2030/0007")
    past, decided = first["votes"]
    assert past["about"] == "Änderungsantrag, früherer Beschluss, Bauausschuss" and past["result"] == "angenommen"
    assert decided["result"] == "abgelehnt, mehrheitlich, 4 Ja, 12 Nein, 0 Enthaltungen" and decided["decides"]
    assert (
        decided["groups"] == ["ABC-Fraktion: dagegen"]
        and decided["boxes"]
        and decided["said"] == " ".join(TEXT.split())
    )
    (other,) = second["votes"]
    assert other["page"] == 2 and "boxes" not in other


def test_a_closed_item_is_not_shown():
    assert [item.number for item in items_on_page(minutes(closed=True), 1, lambda start, end: ())] == ["1"]


def test_what_is_not_understood_is_said_so():
    assert vote_result(vote(0, 0)) == "Ergebnis nicht verstanden"
    assert vote_result(AgendaItem(number="1", outcome="approved", unanimous=True)) == "angenommen, einstimmig"

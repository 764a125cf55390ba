"""What a paper says: null where it says nothing, and a head that repeats its deciding consultation."""

from __future__ import annotations

from datetime import date

from curated.records.paper import AgendaItem, Consultation, Entity, Head, Organization
from tests.support.builders import minutes_result


def test_a_mention_has_no_value_until_a_rule_gives_one():
    found = Entity(kind="amount", text="viel Geld", char_start=0, char_end=9, method="rule")
    assert (found.amount, found.currency, found.date_start, found.outcome) == (None, None, None, None)
    assert (found.document_id, found.page_number) == ("", 1)


def test_publicity_is_unknown_unless_the_paper_says_so():
    body = Consultation(gremium="Gemeinderat", meeting_date=date(2025, 5, 20))
    assert body.is_public is None and Head(consultations=(body,)).is_public is None
    assert AgendaItem(number="8.4").is_public is None


def test_minutes_carry_votes_as_counts():
    items = minutes_result("m").agenda_items
    assert items and all(isinstance(item, AgendaItem) for item in items)
    assert {type(item.votes_yes) for item in items} <= {int, type(None)}


def test_an_organization_says_who_vouches_for_it():
    body = Organization(gremium_id="g1", name="Gemeinderat", source="documents")
    assert (body.source, body.variants, body.end_date) == ("documents", None, None)

"""Sittings are gathered from papers and minutes: one row for each body and day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from curated.records import AgendaItem, Consultation, HeadEvidence
from curated.tables.meetings import Meetings
from tests.support.builders import document_id, simple_result

DAY, LATER = date(2024, 3, 12), date(2024, 4, 9)


def _paper(name: str, *sittings: tuple[str | None, date | None, bool | None]):
    plain = simple_result(name, gremium_id=None)
    rows = tuple(
        Consultation(
            gremium="Rat", seq=n, document_id=document_id(name), gremium_id=body, meeting_date=day, is_public=public,
            agenda_item=f"{name}{n}",
        )
        for n, (body, day, public) in enumerate(sittings)
    )  # fmt: skip
    return replace(plain, consultations=rows)


def test_one_row_for_each_body_and_day_with_what_names_it() -> None:
    meetings = Meetings()
    meetings.take(_paper("b", ("rat", LATER, False), ("rat", DAY, True), ("ausschuss", DAY, None)))
    meetings.take(_paper("a", ("rat", DAY, False), (None, DAY, True), ("rat", None, True)))
    found = [
        (m.meeting_id, m.gremium, m.is_public, m.document_count, m.item_count)
        for m in meetings.rows({"rat": "Gemeinderat"})
    ]
    assert found == [
        ("ausschuss/2024-03-12", "ausschuss", None, 1, 1),
        ("rat/2024-03-12", "Gemeinderat", True, 2, 2),
        ("rat/2024-04-09", "Gemeinderat", False, 1, 1),
    ]


def test_minutes_bring_their_items() -> None:
    meetings = Meetings()
    minutes = simple_result("m", document_type="niederschrift", gremium_id="rat", agenda_item=None)
    items = tuple(AgendaItem(document_id=document_id("m"), seq=n, number=str(n + 1)) for n in range(3))
    meetings.take(replace(minutes, consultations=(), agenda_items=items))
    (row,) = meetings.rows({})
    assert (row.meeting_date, row.item_count, row.document_count) == (DAY, 3, 1)


def _told(name: str, kind: str, time: str):
    evidence = HeadEvidence(field="meeting_time", value=time, cue="label: time", confidence=0.8, page_number=1)
    return replace(simple_result(name, document_type=kind, gremium_id="rat"), head_evidence=(evidence,))


def test_when_it_begins_is_what_the_invitation_says_else_the_minutes() -> None:
    for papers, time in (
        ([("a", "niederschrift", "18:03"), ("b", "einladung", "18:00")], "18:00"),
        ([("a", "niederschrift", "18:03")], "18:03"),
        ([("a", "einladung", "18:00"), ("b", "bekanntmachung", "18:30")], None),
        ([("a", "vorlage", "18:00")], None),
    ):
        meetings = Meetings()
        for name, kind, said in papers:
            meetings.take(_told(name, kind, said))
        (row,) = meetings.rows({})
        assert (row.time, row.place) == (time, None)

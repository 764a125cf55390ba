"""Consultations that a paper prints and those of an export find each other by body, day and item."""

from __future__ import annotations

from datetime import date

from curated.records import Consultation
from extractors.oparl.disagreements import Treatment, paired, treatments
from extractors.oparl.objects import Export, Item

TYPE = "https://schema.oparl.org/1.1/"


def row(seq: int, day: date | None, gremium_id: str | None, item: str | None = None) -> Consultation:
    return Consultation(
        document_id="d" * 64,
        seq=seq,
        gremium="Rat",
        gremium_id=gremium_id,
        meeting_date=day,
        agenda_item=item,
        is_public=True,
        role=None,
        result=None,
        page_number=1,
    )


def treatment(where: str, day: date | None, gremium: str, number: str | None = None) -> Treatment:
    return Treatment(where, day, frozenset({gremium}), Item(where, number=number))


def test_the_best_pairs_are_made_first_and_nothing_is_used_twice() -> None:
    offered = [treatment("a", date(2026, 5, 20), "rat", "7"), treatment("b", date(2026, 5, 6), "bau", "3")]
    rows = [row(0, date(2026, 5, 20), "bau"), row(1, date(2026, 5, 20), "rat", "Ö 7."), row(2, None, None)]
    pairs = paired(rows, offered)
    assert {seq: found.where for seq, found in pairs.items()} == {0: "b", 1: "a"}


def test_neither_body_nor_day_is_no_pair() -> None:
    assert paired([row(0, date(2026, 1, 1), "x", "7")], [treatment("a", date(2026, 5, 20), "rat", "7")]) == {}


def test_treatments_are_looked_up_from_either_side_and_ordered_by_day() -> None:
    export = Export()
    export.add(
        [
            {"id": "late", "type": TYPE + "Meeting", "start": "2026-06-10T23:30:00+00:00", "organization": ["g"]},
            {"id": "early", "type": TYPE + "Meeting", "start": "2026-05-20", "organization": ["g"]},
            {"id": "c1", "type": TYPE + "Consultation", "paper": "p", "meeting": "late"},
            {"id": "c2", "type": TYPE + "Consultation", "paper": "p"},
            {"id": "i2", "type": TYPE + "AgendaItem", "meeting": "early", "consultation": "c2", "number": "4"},
            {"id": "c3", "type": TYPE + "Consultation", "paper": "another", "meeting": "early"},
        ]
    )
    found = treatments(export, "p", {"g": "rat-1"})
    assert [(t.where, t.day) for t in found] == [("i2", date(2026, 5, 20)), ("c1", date(2026, 6, 11))]
    assert all(t.gremium_ids == {"rat-1"} for t in found)

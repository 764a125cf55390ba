"""The way of a matter: by day, through papers and sittings, without closed items, the same in whatever order papers come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from curated.records import AgendaItem, Consultation, DocumentResult
from flows.review.matters import Matters
from tests.support.builders import simple_result


def paper() -> DocumentResult:
    made = simple_result("a", reference="2030/0007", title="Marktbrunnen", document_type="vorlage")
    return replace(
        made,
        document=replace(made.document, document_date=date(2030, 1, 7), meeting_date=None),
        consultations=(Consultation(gremium="Bauausschuss", meeting_date=date(2030, 2, 1), role="Vorberatung"),),
    )


def sitting(key: str, day: date, *, public: bool = True) -> DocumentResult:
    made = simple_result(
        key, document_type="niederschrift", gremium="Stadtrat", meeting_date=day, reference="2030/0007"
    )
    items = (
        AgendaItem(number="4", seq=0, reference="2030/0007/1", outcome="approved", votes_yes=9, is_public=public),
        AgendaItem(number="5", seq=1, reference="2030/0099"),
    )
    return replace(made, agenda_items=items)


def ways(*results: DocumentResult) -> list[tuple[str, ...]]:
    matters = Matters()
    for result in results:
        matters.take(result)
    found = matters.ways(paper().document.document_id)
    return [(step.day, step.gremium, step.what) for way in found for step in way.steps]


def test_the_way_goes_by_day_through_papers_and_sittings():
    late, early = sitting("b", date(2030, 5, 2)), sitting("c", date(2030, 3, 1))
    expected = [
        ("07.01.2030", paper().document.originator or "", "Vorlage"),
        ("01.02.2030", "Bauausschuss", "Vorberatung"),
        ("01.03.2030", "Stadtrat", "TOP 4: angenommen, 9 Ja"),
        ("02.05.2030", "Stadtrat", "TOP 4: angenommen, 9 Ja"),
    ]
    assert ways(paper(), late, early) == ways(early, late, paper()) == expected


def test_closed_items_are_no_stations_and_one_station_is_no_way():
    assert [what for _, _, what in ways(paper(), sitting("b", date(2030, 5, 2), public=False))] == [
        "Vorlage",
        "Vorberatung",
    ]
    alone = replace(paper(), consultations=())
    assert ways(alone) == []

"""Minutes and agendas: whose numbers they print, and which of their days is that of the sitting."""

from __future__ import annotations

from datetime import date

from extractors.head import extract_head
from extractors.papers.head_evidence.labels_of_lists import LISTS, first_item


def test_the_first_item_is_no_day() -> None:
    text = "Sitzung vom\n26. Juni 2026\n1. Begrüßung\n"
    assert (
        first_item(text) == text.index("1. Beg") and first_item("nichts") == len("nichts") and "niederschrift" in LISTS
    )


def test_a_day_among_time_and_place_is_that_of_the_sitting() -> None:
    head = extract_head(
        [
            "Protokoll\nSeniorenbeirat\nDatum:    11.03.2026\nUhrzeit:   17:05\nOrt:   Ratssaal\n\nTOP 1  Einwohnerfragen\n"
        ]
    )
    assert head.meeting_date == date(2026, 3, 11) and head.document_date is None and head.agenda_item is None


def test_numbers_of_items_are_not_the_papers_but_an_excerpt_has_its_own() -> None:
    agenda = "Tagesordnung\nfür die Sitzung des Stadtrates\nTermin: 30.09.2026\nTOP 1: Mitteilungen\nTOP 2: Gebühren\n"
    assert extract_head([f"{agenda}       Vorlage 101/2026\n"]).reference is None
    excerpt = (
        "Stadt Auenbrück     Auszug\n\naus der Niederschrift über die Sitzung\ndes Bauausschusses\nvom 11.03.2026\n\n"
    )
    assert extract_head([f"{excerpt}Beratungspunkt 8\nZuschuss\n"]).agenda_item == "8"

"""What the first lines say without a label: days beside or below an office, towns before one, councils with their town."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.head import extract_head
from extractors.papers.head_evidence.letterhead import LONE_DAY


@pytest.mark.parametrize(
    "top",
    [
        "Stadt Rauental - Kämmereiamt, 23.10.2026",
        "Stadt Rauental, Kämmereiamt, 23.10.2026",
        "Kämmereiamt\n23.10.2026",
        "Kämmereiamt\nRauental, d. 23.10.26",
        "Az.: 20.1-902     Vorgang 4     23.10.2026\nKämmereiamt",
    ],
)
def test_the_day_of_the_letterhead(top: str) -> None:
    head = extract_head([f"{top}\n\nSitzungsvorlage Nr. 140/2026\n\nHaushaltsplan\n"])
    assert (head.document_date, head.originator) == (date(2026, 10, 23), "Kämmereiamt")
    assert LONE_DAY.startswith("letterhead")


def test_the_day_beside_a_body_is_that_of_the_sitting() -> None:
    head = extract_head(["Drucksache 4/2026 · Kreistag Seekreis · 16. März 2026 · TOP 8\n\nSchülerverkehr\n"])
    assert (head.gremium, head.meeting_date, head.document_date) == ("Kreistag", date(2026, 3, 16), None)


def test_a_council_stands_without_the_town_behind_it() -> None:
    head = extract_head(
        ["Auszug aus der Niederschrift\nüber die Sitzung des Stadtrates Musterlingen vom 29.01.2026\n\nTOP 11 Steg\n"]
    )
    assert (head.gremium, head.meeting_date) == ("Stadtrat", date(2026, 1, 29))


def test_groups_on_the_line_below_the_kind_of_motion_move_it() -> None:
    head = extract_head(["Interfraktioneller Antrag\nder Fraktionen SPD und FDP\n\nDer Rat möge beschließen:\n"])
    assert head.originator == "Fraktionen SPD und FDP"


def test_papers_that_a_paper_goes_back_to_do_not_number_it() -> None:
    head = extract_head(
        [
            "Mitteilungsvorlage\n\nSachstand aus den Drucksachen 14/2023 und 30/2024\n\n1. Aus Drucksache 14/2023 folgt wenig.\n"
        ]
    )
    assert head.reference is None


def test_digits_that_a_scan_gave_for_letters_of_a_label() -> None:
    head = extract_head(["Vorlage\nV0rlage Nr.: 15/2026\nSitzung am: 03.03.2026\nGrem1um: Hafenausschuss\n\nMole\n"])
    assert (head.reference, head.gremium) == ("15/2026", "Hafenausschuss")


def test_a_paper_with_its_number_ends_the_table_above() -> None:
    text = (
        "Beratungsverlauf\n03.03.2026  Ortsbeirat 5  Ö 4  zugestimmt\n"
        "26.03.2026  Stadtverordnetenversammlung  Ö 11  beschlossen\n\n"
        "Magistratsvorlage M 33/2026\nDezernat VI - Häfen\n20.02.2026\n"
    )
    head = extract_head([text])
    assert (head.reference, head.document_date) == ("M 33/2026", date(2026, 2, 20))
    assert [row.gremium for row in head.consultations] == ["Ortsbeirat 5", "Stadtverordnetenversammlung"]


def test_the_letterhead_of_a_group_that_goes_on_announces_no_sitting() -> None:
    head = extract_head(["Fraktion Bürgerliste\nim Gemeinderat Auenbrück\n\n02.02.2026\n\nAnfrage zum Schwimmbad\n"])
    assert head.document_date == date(2026, 2, 2)

"""Who moves a motion: the group at the top or under its end, not who is written to, and not the office that answers."""

from __future__ import annotations

from extractors.head import extract_head
from extractors.papers.head_evidence.candidates import Candidate
from extractors.papers.head_evidence.movers import BY_MEMBERS, of_members


def test_a_group_signs_under_the_letter() -> None:
    lines = ["An den Bürgermeister", "Rathaus", "", "Antrag: Bänke am Ufer", "", "Der Rat möge beschließen:"]
    text = "\n".join(
        [*lines, *(f"Satz {n} der Begründung." for n in range(12)), "", "Ratsfraktion", "Bürger für Auenbrück", ""]
    )
    assert extract_head([text]).originator == "Ratsfraktion Bürger für Auenbrück"


def test_who_is_written_to_moves_nothing() -> None:
    text = "Stadt Auenbrück · Amt für Stadtgrün\n\nAn die\nFraktion Bürger für Auenbrück\n\nAntwort auf die Anfrage vom 2.9.26\n"
    assert extract_head([text]).originator == "Amt für Stadtgrün"


def test_an_office_weighs_less_in_a_motion() -> None:
    office = Candidate(field="originator", value="Bauamt", cue="label: originator", weight=0.8, start=0, end=6)
    group = Candidate(field="originator", value="CDU-Fraktion", cue="label: originator", weight=0.8, start=0, end=6)
    assert of_members(office, "antrag").weight < 0.8 and of_members(office, "vorlage") == office
    assert of_members(group, "antrag") == group and "anfrage" in BY_MEMBERS

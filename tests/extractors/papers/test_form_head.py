"""The head of a form with labels."""

from __future__ import annotations

from datetime import date

from extractors.papers.form_head import read_form


def test_labels_give_their_values() -> None:
    page = "Stadt Musterlingen\nVorlage Nr.: 2025/0117\nGremium: Gemeinderat\nTermin: 20.05.2025\nTOP: 7\n"
    form = read_form([page], "vorlage")
    assert (form.reference, form.meeting.gremium, form.meeting.day) == ("2025/0117", "Gemeinderat", date(2025, 5, 20))

"""Rows of a table of consultations."""

from __future__ import annotations

from datetime import date

from extractors.entities.consultation_table import find_rows


def test_rows_have_body_day_item_and_publicity() -> None:
    text = "Beratungsfolge\nGremium\tTermin\tTOP\tÖ/N\nBauausschuss\t12.05.2025\t3\tÖ\nGemeinderat\t20.05.2025\t7\tN\n"
    rows = [(row.gremium, row.meeting_date, row.agenda_item, row.is_public) for row in find_rows(text)]
    assert rows == [("Bauausschuss", date(2025, 5, 12), "3", True), ("Gemeinderat", date(2025, 5, 20), "7", False)]

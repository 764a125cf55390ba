"""Headings of items with bare numbers: how they are set apart, and when a text that is no record has none."""

from __future__ import annotations

import pytest

from extractors.papers.decisions.headings import find_places
from extractors.papers.minutes import read_minutes

BELOW = ("Der Rat stimmt mit 14 Ja und 2 Nein zu.", "Der Antrag wird einstimmig abgelehnt.", "Wird vertagt.")


@pytest.mark.parametrize("sign", [")", ".)", " |", " –", ".", ""])
def test_bare_numbers_that_count_up_above_votes_are_headings(sign: str) -> None:
    titles = ("Friedhofsgebühren", "Dorfladen Seedorf", "Ehrenordnung")
    parts = [f"{n}{sign} {title}\n{vote}\n" for n, (title, vote) in enumerate(zip(titles, BELOW, strict=True), start=4)]
    read = read_minutes(["Rat der Gemeinde Seedorf\n18. November 2025\n\n" + "\n".join(parts)])
    assert [(item.number, item.title, item.outcome) for item in read.items] == [
        ("4", "Friedhofsgebühren", "approved"),
        ("5", "Dorfladen Seedorf", "rejected"),
        ("6", "Ehrenordnung", "postponed"),
    ]


@pytest.mark.parametrize("label", ["TO", "Ziffer", "TOP"])
def test_labels_may_be_followed_by_a_bar(label: str) -> None:
    text = "Ausschuss Musterlingen\n\n" + "\n\n".join(f"{label} {n} | Neubau {n}\n{BELOW[0]}" for n in (2, 3))
    assert [place.number for place in find_places(text)[1]] == ["2", "3"]


def test_points_of_a_paper_without_votes_are_no_items() -> None:
    text = "Konzept der Stadt Musterlingen\n\n" + "\n\n".join(
        f"{n}) Ziel {n}\nDie Wege werden breiter." for n in (1, 2, 3)
    )
    assert find_places(text) == ([], [])

"""Tables of items and their votes: which tables are such, what a row says, and no counts where there are none."""

import time

import pytest

from extractors.papers.decisions.vote_tables import voted_rows
from extractors.papers.minutes import read_minutes

HEAD = "Stadt Musterlingen\nNiederschrift über die Sitzung des Stadtrates\n\n"


def read(text: str) -> list[tuple[str, str | None, str | None, int | None, int | None, int | None]]:
    found = read_minutes([HEAD + text], "Stadtrat").items
    return [(i.number, i.title, i.outcome, i.votes_yes, i.votes_no, i.votes_abstain) for i in found]


@pytest.mark.parametrize("gap", [" | ", "\t", "    "])
@pytest.mark.parametrize(
    "names",
    [("TOP", "Thema", "J", "N", "E"), ("Nr.", "Gegenstand", "Ja", "Nein", "Enth."),
     ("Punkt", "Titel", "Dafür", "Dagegen", "E")]
)  # fmt: skip
def test_a_table_of_items_with_counts(gap: str, names: tuple[str, ...]) -> None:
    rows = (
        names,
        ("1", "Eröffnung", "-", "-", "-"),
        ("2", "Marktbrunnen", "12", "5", "1"),
        ("3.1", "Seeweg", "3", "14", "0"),
    )
    assert read("\n".join(gap.join(row) for row in rows)) == [
        ("1", "Eröffnung", None, None, None, None),
        ("2", "Marktbrunnen", "approved", 12, 5, 1),
        ("3.1", "Seeweg", "rejected", 3, 14, 0),
    ]


def test_borders_rules_and_a_tie() -> None:
    text = "| TOP | Thema | J | N |\n|---|---|---|---|\n| 4 | Hafenkran | 9 | 9 |\n"
    assert read(text) == [("4", "Hafenkran", "rejected", 9, 9, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Maßnahme | Thema | J | N\n1 | Dämmung | 12 | 5",
        "TOP | Thema | Ja | Ja\n1 | Dämmung | 12 | 5",
        "TOP | Thema | 2030 | 2031\n1 | Dämmung | 12 | 5",
        "TOP | Thema | J | N\nSumme der Stimmen 17",
    ],
)
def test_other_tables_are_none(text: str) -> None:
    assert list(voted_rows(text)) == []


def test_the_heading_of_the_deliberation_keeps_the_vote_of_the_table() -> None:
    text = (
        "TOP | Thema | J | N\n1 | Marktbrunnen | 12 | 5\n2 | Seeweg | 3 | 14\n\nTOP 1: Marktbrunnen\nHerr Quast berichtet.\n\n"
        "TOP 2: Seeweg\nFrau Aurich berichtet.\n"
    )
    assert [row[:5] for row in read(text)] == [
        ("1", "Marktbrunnen", "approved", 12, 5),
        ("2", "Seeweg", "rejected", 3, 14),
    ]


def test_long_tables_and_lines_take_linear_time() -> None:
    start = time.perf_counter()
    head = "TOP | Thema | J | N\n"
    assert len(list(voted_rows(head + "1 | A | 2 | 1\n" * 5000))) == 300
    assert list(voted_rows(head + "1 |" * 50_000 + " " * 50_000)) == []
    assert time.perf_counter() - start < 3

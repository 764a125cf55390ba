"""Members present and absent are counted from what minutes list or state, and nobody is named."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.papers.attendance import Attendance, count_attendance

STAFF = "Teilnehmer der Verwaltung:\nHerr Osterholz, Kämmerer\nFrau Ehrenfels, Stadtbaurätin\n"


@pytest.mark.parametrize(
    ("text", "present", "absent"),
    [
        ("Es sind anwesend:\nFrau Inga Quast, Vorsitzende\nHerr Jost Aurich\nEs fehlt:\nHerr Bo Dornbusch\n" + STAFF, 2, 1),
        ("Anwesend:\n\nCDU-Fraktion\nFeldhusen, Maren\nSPD:\nBergmoser, Till (ab 17:20 Uhr)\n\nVerwaltung:\n" + STAFF, 2, None),
        ("Anwesende Mitglieder: Frau Quast, Herr Aurich und\nHerr Dornbusch\nEntschuldigt: niemand\n", 3, 0),
        ("Zahl der anwesenden Mitglieder: 12\nAbwesende Mitglieder (mit Grund): Frau Stadträtin Quast (b), Herren Stadträte\n"
         "Dr. Aurich (p) und Dr. Moser (b)\n", 12, 3),
        ("Es sind anwesend:\nFrau Inga Quast\nMitglieder nach § 4 der Hauptsatzung\nHerr Jost Aurich\n", 1, None),
        ("Der Rat ist mit seinen drei anwesenden Ratsmitgliedern beschlussfähig.", 3, None),
        ("Anwesend: 17\nFehlend: 2\n", 17, 2),
        ("Es sind anwesend:\nHerr A Quast\tFrau B Moser\nHerr C Aurich\tHr. Dr. Dorn\nHerr O Ost\nEs fehlt:\nHerr E Ost\n", 5, 1),
        ("Anwesende Mitglieder\n\nHr. Quast\tVorsitzender\nFr. Kopp, Fr. Petsch\nFr. Rath f. Hr. Moser\n\nEntschuldigt\n"
         "Hr. Moser\n" + STAFF, 4, 1),
        ("Anwesend\nQuast, Inga (Vertretung für Frau Moser)\nHr. Hr. Dr. Dorn\nVerwaltung\nHerr Ost\n", 2, None),
    ],
)  # fmt: skip
def test_lists_and_numbers(text: str, present: int | None, absent: int | None) -> None:
    assert count_attendance([text]) == Attendance(present, absent)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Er begrüßt die anwesenden Mitglieder und die Presse.",
        "Anwesend war auch die Feuerwehr.",
        "Es fehlen Mittel: 5 Mio. Euro",
        "Anwesende\tEntschuldigt\tVerteiler\nOrtsrat:\tHr. Quast\tAlle Ämter\nFr. Moser\tFr. Aurich\nHr. Dorn\n",
        "Anwesend:\tEntschuldigt:\nHerr A Quast\tFrau B Moser\nHerr D Dorn\n",
        "Anwesende\nEntschuldigt\nFrau Quast\nFrau Moser\n",
        "Anwesend:\nQuast, Inga\tMoser, Till\nAurich, Jost\tDorn, Bo\n",
        "Quast, Inga\nanwesend\nMoser, Till\nentschuldigt\nAurich, Jost\n",
        "Frau Quast\n\nanwesend\n\nHerr Moser\n\nanwesend\n\nHerr Aurich\n",
        "Anwesend:\nFrau Quast\nAurich, Jost\tDorn, Bo\n",
    ],
)
def test_texts_that_count_nobody(text: str) -> None:
    assert count_attendance([text]) == Attendance()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Anwesend:", "Es fehlt:", "Herr A Quast", "Frau Aurich", "", "Tagesordnung:", "12"]),
        max_size=9,
    )
)
def test_never_more_than_lines(lines: list[str]) -> None:
    found = count_attendance(["\n".join(lines)])
    assert all(n is None or 0 <= n <= 12 for n in (found.present, found.absent))

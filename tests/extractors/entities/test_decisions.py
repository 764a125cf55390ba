"""Decisions told in a text: outcome and counts, a rejection never as an approval."""

from __future__ import annotations

import re

import pytest

from extractors.entities.decisions import STATEMENT_FORMS, find_decisions, outcome_of

EXAMPLES = {
    "manner and outcome": "Mehrheitlich abgelehnt bei 4 Gegenstimmen",
    "manner, words between, outcome": "einstimmig in den Hauptausschuss verwiesen",
    "auxiliary, counts, outcome": "wurde mit 20 Ja-Stimmen und 3 Nein-Stimmen mehrheitlich angenommen",
    "counts and outcome": "Gegen 5 Stimmen abgelehnt",
    "the chair concludes": "Damit ist der Antrag angenommen",
    "the chair sees a majority": "Das dürfte eine deutliche Mehrheit sein",
    "put off or withdrawn": "wird vertagt",
    "taken note of": "Der Ausschuss nimmt den Bericht zur Kenntnis",
    "a committee recommends": "empfiehlt dem Gemeinderat einstimmig zur Beschlussfassung",
    "outcome alone or after its label": "Zugestimmt",
    "agenda settled": "Die Tagesordnung wird wie vorgelegt genehmigt",
    "deemed approved": "gilt als genehmigt",
    "counts after their labels": "Ja: 20, Nein: 3, Enthaltungen: 1",
    "counts alone": "Dann sind wir bei 20 Ja-Stimmen, 3 Nein-Stimmen und 1 Enthaltung",
}


def test_two_decisions_of_a_text() -> None:
    text = "Der Gemeinderat stimmt einstimmig zu. Der Antrag ist mit 3 Ja-Stimmen, 9 Nein-Stimmen abgelehnt."
    found = [(e.outcome, e.votes_yes, e.votes_no) for e in find_decisions(text)]
    assert found == [("approved", None, None), ("rejected", 3, 9)]


@pytest.mark.parametrize(("said", "outcome"), [("einstimmig abgelehnt", "rejected"), ("wird vertagt", "postponed")])
def test_the_word_decides(said: str, outcome: str) -> None:
    assert outcome_of(said) == outcome


def test_every_form_is_the_first_that_fits_its_example() -> None:
    first = {}
    for name, example in EXAMPLES.items():
        text = f"Beschluss: {example}.\n" if example != "Zugestimmt" else f"Beschluss: {example}\n"
        start = len("Beschluss: ")
        forms = ((form, re.compile(pattern, re.VERBOSE).match(text, start)) for form, pattern in STATEMENT_FORMS)
        first[name] = next(((form, match[0]) for form, match in forms if match is not None), None)
    assert first == {name: (name, example) for name, example in EXAMPLES.items()}
    assert list(EXAMPLES) == [name for name, _ in STATEMENT_FORMS]


def test_what_a_paper_proposes_to_note_is_no_outcome() -> None:
    said = "Der Hauptausschuss nimmt den Bericht zur Kenntnis.\n"
    assert len(find_decisions(said)) == 1
    assert find_decisions(f"Beratungsfolge\nHauptausschuss 03.03.2026\n\n{said}") == []
    assert len(find_decisions(f"Beratungsfolge\nHauptausschuss\n\n{said}\nAbstimmungsergebnis:\nohne Einwand\n")) == 1

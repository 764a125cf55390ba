"""The day that a participle introduces: of this paper, not of the motion it answers or of a plan it speaks of."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.head import extract_head
from extractors.papers.head_evidence.made_days import made_days
from extractors.papers.head_evidence.made_words import is_own_day

_HEAD = "Sitzungsvorlage\nVorlage Nr. 31/2026\nSachgebiet Liegenschaften\n{line}\n\nVerpachtung der Seewiese\n"


@pytest.mark.parametrize(
    "line",
    [
        "verfasst: 10.03.2026",
        "Gefertigt am 10.03.2026",
        "ausgearbeitet den 10. März 2026",
        "Datum der Ausarbeitung 10.03.2026",
        "Versendet am: 10.03.2026",
        "Tag der Abfassung: 10.03.2026",
        "Eingang in der Geschäftsstelle: 10.03.2026",
    ],
)
def test_a_participle_or_a_noun_of_making_dates_the_paper(line: str) -> None:
    assert extract_head([_HEAD.format(line=line)]).document_date == date(2026, 3, 10)


@pytest.mark.parametrize(
    "line",
    ["Bebauungsplan, aufgestellt am 10.03.2019", "Anfrage, eingereicht am 10.03.2026", "Bebauungsplan vom 10.03.2019"],
)
def test_the_day_of_another_paper_is_not_taken(line: str) -> None:
    assert extract_head([_HEAD.format(line=line)]).document_date is None


def test_minutes_keep_the_day_of_the_sitting_apart_from_that_of_writing() -> None:
    head = extract_head(
        ["Protokoll des Seniorenrates\nDatum: 08.09.2026\nOrt: Rathaus\nProtokoll gefertigt am: 11.09.2026\n"]
    )
    assert (head.meeting_date, head.document_date) == (date(2026, 9, 8), date(2026, 9, 11))


def test_a_label_of_the_sitting_is_no_day_of_the_paper() -> None:
    assert is_own_day("datumderdrucklegung") and is_own_day("ausgefertigtam")
    assert not is_own_day("datumdersitzung") and not is_own_day("tagderberatung")
    assert made_days.__doc__


@pytest.mark.parametrize("label", ["Produktverantwortung", "Verantwortlicher Bereich", "Gesamtfederführung"])
def test_who_answers_for_a_paper_is_named_by_many_compounds(label: str) -> None:
    assert (
        extract_head([f"Beschlussvorlage 2026/61\n{label}: Fachdienst Häfen\n\nMole\n"]).originator
        == "Fachdienst Häfen"
    )

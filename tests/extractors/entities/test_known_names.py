"""Names from published lists: towns only where the text speaks of a place, statutes only where it uses them as such."""

import pytest

from extractors.entities.law_names import capitals_used
from extractors.entities.names_known import LAENDER, known
from extractors.entities.organisation_words import LEGAL_FORMS, NAMED_AFTER_A_TOWN
from extractors.entities.organisations import find_organisations
from extractors.entities.places import find_places
from extractors.entities.towns import known_towns
from tests.support.paths import ROOT


def test_the_lists_are_there_sorted_and_their_sources_told() -> None:
    folder = ROOT / "extractors/entities/data"
    told = (folder / "SOURCES.md").read_text(encoding="utf-8")
    for path in sorted(folder.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines == sorted(set(lines)) and f"`{path.name}`" in told
    assert len(known("settlements")) > 10_000 and len(known("statutes")) > 1_500 and len(LAENDER) == 16


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("Die Firma Muster Dachbau, Bruchsal, hat geboten.", {"Bruchsal"}),
        ("Der Bus fährt nach Bad Tölz und Miesbach.", {"Bad Tölz", "Miesbach"}),
        ("Er wohnt in Leinfelden-Echterdingen.", {"Leinfelden-Echterdingen"}),
        ("Frau Steinbach hat Herrn Auerbach geantwortet.", set()),  # surnames
        ("Das Gesims ist aus Stein, die Latten sind aus Buchen.", set()),  # ordinary words
        ("Die Linie Bruchsal - Mannheim fährt ab Gleis 3.", set()),  # nothing says that they are places
    ],
)
def test_a_listed_town_needs_words_that_only_a_place_has(text: str, towns: set[str]) -> None:
    assert known_towns(text) == towns


def test_countries_laender_and_waters_in_any_case_form() -> None:
    text = "Hochwasser des Niederrheins, der Weser und in den Niederlanden, Polens Nachbar Sachsen-Anhalt."
    assert [e.canonical for e in find_places(text)] == [
        "Niederrhein",
        "Weser",
        "Niederlande",
        "Polen",
        "Sachsen-Anhalt",
    ]


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("Maßgeblich ist das KAG; eine Änderung des KAG steht an.", ["KAG", "KAG"]),
        ("Nach § 3 Abs. 1 LBO ist das zulässig. Die LBO gilt.", ["LBO", "LBO"]),
        ("Die Muster KG und die UG sind Gesellschafter.", []),  # legal forms have an article of their own
        ("Die SG Musterlingen 07 spielt um 15 Uhr.", []),
    ],
)
def test_capitals_are_statutes_where_they_are_used_as_such(text: str, used: list[str]) -> None:
    assert [text[start:end] for start, end in capitals_used(text)] == used


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Den Zuschlag erhält Fa. Muster + Probst, Seedorf.", "Muster + Probst"),
        ("Das Verwaltungsgericht Seedorf hat entschieden.", "Verwaltungsgericht Seedorf"),
        ("Die Jobcenter Landkreis Seetal ziehen um.", "Jobcenter Landkreis Seetal"),
        ("Es forscht das Institut für Bodenkunde und Moorpflege.", "Institut für Bodenkunde und Moorpflege"),
        ("Mitglied ist die Duale Hochschule Hessen Seedorf.", "Duale Hochschule Hessen Seedorf"),
        ("Träger ist die Muster Pflege gUG.", "Muster Pflege gUG"),
    ],
)
def test_kinds_of_bodies_by_statute(text: str, name: str) -> None:
    assert name in [e.canonical for e in find_organisations(text)]
    assert LEGAL_FORMS and NAMED_AFTER_A_TOWN


def test_an_office_by_its_letters() -> None:
    found = [
        e.canonical for e in find_organisations("Das Rechnungsprüfungsamt der Stadt Seedorf prüft. Das RPA berichtet.")
    ]
    assert found[-1].startswith("Rechnungsprüfungsamt") and len(found) == 3

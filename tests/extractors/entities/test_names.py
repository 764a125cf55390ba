"""Organisations, places and persons by their cues, and the small parts that their grammars share."""

import re

import pytest

from extractors.entities.labelled_fields import Block, read_block
from extractors.entities.mention import mention, occurrences, one_line, search_near
from extractors.entities.name_patterns import in_title_case
from extractors.entities.organisations import find_organisations
from extractors.entities.persons import find_persons
from extractors.entities.places import find_places, known_towns
from extractors.entities.references import find_references, reference_value


def test_organisations_by_legal_form_and_office() -> None:
    text = "Die Seebad Musterlingen GmbH (SMG) und das Bauamt der Stadt Musterlingen; die SMG zahlt."
    names = [e.canonical for e in find_organisations(text)]
    assert names.count("Seebad Musterlingen GmbH") == 3  # in full, in brackets, by its short name


def test_places_by_what_stands_around_them() -> None:
    text = "In der Lindenstraße 4 im Ortsteil Seedorf. Seedorf hat einen Hafen."
    assert [e.canonical for e in find_places(text)] == ["Lindenstraße 4", "Seedorf", "Seedorf"]
    assert known_towns(text) == {"Seedorf"}


def test_persons_and_references() -> None:
    assert [e.canonical for e in find_persons("Herr Henrik Dornbusch spricht")] == ["Henrik Dornbusch"]
    text = "zur Vorlage Nr. 12/2025 und DS 3/2019"
    assert [e.canonical for e in find_references(text, read_block(text))] == ["12/2025", "DS 3/2019"]
    assert reference_value("DS 3/2019 - 2. Ergänzung") == "DS 3/2019 2. Ergänzung"


def test_the_shared_parts() -> None:
    assert mention("place", "in Seedorf", 3, 10, None).text == "Seedorf"
    assert one_line(" a\n b ") == "a b" and in_title_case("STADT SEEDORF") == "Stadt Seedorf"
    assert list(occurrences("Seedorf, Seedorfs, Altseedorf", "Seedorf", inflected=True)) == [(0, 7), (9, 17)]
    # A window must not cut a match: the whole number is given, however far it goes on.
    (match,) = search_near("x" * 50 + "KW " + "1" * 200, re.compile("KW"), re.compile(r"KW \d+"), 20)
    assert len(match[0]) == 203


@pytest.mark.parametrize("label", ["Vorlage Nr. ", "Vorlage-Nr.: ", "Drucksachennummer: ", "Drs. ", "Vorl: "])
def test_a_bare_number_is_a_reference_after_a_label_that_says_number(label: str) -> None:
    assert [e.canonical for e in find_references(f"zur {label}57 im Rat", Block())] == ["57"]


@pytest.mark.parametrize("label", ["Vorlage ", "Drucksache: ", "Vorlagen "])
def test_a_bare_number_is_none_after_other_labels(label: str) -> None:
    assert find_references(f"zur {label}57 im Rat", Block()) == []
    assert [e.canonical for e in find_references(f"zur {label}57/2025 im Rat", Block())] == ["57/2025"]

"""Labels without a colon, and labels in the right column; words of a sentence are none."""

from __future__ import annotations

from datetime import date

from extractors.head import extract_head
from extractors.papers.head_evidence.label_values import ITEM_ALONE
from extractors.papers.head_evidence.open_labels import labels_behind, open_labels
from extractors.papers.head_evidence.reading_copy import reading_copy


def test_a_label_without_a_colon_opens_its_cell() -> None:
    head = extract_head(
        [
            "Antwort der Verwaltung\nauf die Anfrage der SPD-Fraktion vom 12.01.2026\n\nFederführung Amt für Brückenbau\n"
            "Erstelldatum 02.02.2026\nGremium Hafenausschuss\nSitzungstermin 19.02.2026\n\nStand der Fähre\n"
        ]
    )
    assert (head.originator, head.gremium) == ("Amt für Brückenbau", "Hafenausschuss")
    assert (head.document_date, head.meeting_date) == (date(2026, 2, 2), date(2026, 2, 19))


def test_a_sentence_with_the_word_of_a_label_says_nothing() -> None:
    head = extract_head(
        ["Vorlage 7/2026\n\nDatum und Ort sind offen, Amt und Rat reden noch.\nAusschuss ohne Termin\n"]
    )
    assert head.document_date is None and head.originator is None and head.gremium is None


def test_the_numbers_of_an_agenda_are_those_of_other_papers() -> None:
    text = "Nachtrag zur Tagesordnung\n\n3a  Drucksache 2026/0101  Neuer Steg\n3b  Drucksache 2026/0102  Alte Mole\n"
    assert extract_head([text]).reference is None
    assert ITEM_ALONE.match("3a")


def test_labels_stand_in_the_right_column() -> None:
    text = (
        "Beschlussvorlage\n2026/0420            Vorlagen-Nr.\nFachdienst Häfen      Federführend\n09.02.2026           Datum\n"
        "öffentlich           Status\n\nAusbau der Mole\n"
    )
    head = extract_head([text])
    assert (head.reference, head.originator, head.document_date) == ("2026/0420", "Fachdienst Häfen", date(2026, 2, 9))
    assert reading_copy(text).lines[1][1].text == "Vorlagen-Nr." and labels_behind.__doc__ and open_labels.__doc__

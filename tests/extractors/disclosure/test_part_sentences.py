"""Sentences of minutes that shut the public out, and those that speak of something else."""

import pytest

from extractors.disclosure.part_sentences import elsewhere, is_left_over, sentence_closes, shuts_out, turns_closed
from extractors.disclosure.public_spellings import in_plain_words


@pytest.mark.parametrize(
    "sentence",
    [
        "Auf Antrag wird die Öffentlichkeit für den nächsten Punkt ausgeschlossen.",
        "Die Zuhörerinnen und Zuhörer verlassen den Saal.",
        "Der Vorsitzende stellt die Nichtöffentlichkeit fest.",
        "Herr Muster (Musterlinger Zeitung) und drei Bürger verlassen den Raum.",
    ],
)
def test_who_leaves_is_shut_out(sentence: str) -> None:
    assert shuts_out(in_plain_words(sentence))
    assert sentence_closes(in_plain_words(sentence))


def test_minutes_tell_a_turn_in_the_present_and_in_the_past() -> None:
    assert turns_closed(in_plain_words("Anschließend wurde nicht öffentlich weiter beraten."))
    assert turns_closed(in_plain_words("Ab TOP 5 tagt der Rat nichtöffentlich."))
    assert not turns_closed(in_plain_words("In der letzten nichtöffentlichen Sitzung wurde darüber beraten."))


def test_what_is_left_over_opens_and_what_is_an_attribute_does_not() -> None:
    assert is_left_over("Pachtsache nichtöffentlich", "Pachtsache nichtöffentlich")
    title = "Einsicht in Protokolle von nichtöffentlichen Sitzungen"
    assert not is_left_over(title, title)
    assert elsewhere("Die Beschlüsse aus nichtöffentlicher Sitzung werden bekanntgegeben")

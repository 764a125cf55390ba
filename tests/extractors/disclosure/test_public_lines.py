"""The lines of a head: flat texts are cut, boxes one below another put together, and places stay those of the text."""

import pytest

from extractors.disclosure.public_lines import head_lines
from extractors.disclosure.public_statement import read_head

_FLAT = (
    "Stadt Musterlingen 03.02.2024 Amt für Finanzen Vorlagen-Nr: 24/0099 {} Verkauf einer Teilfläche am Mühlbach in Höhe "
    "von 12.000 EUR Beratungsfolge: Finanzausschuss am: 07.03.2024 Rat am: 12.03.2024 Bericht: Mit Schreiben vom 14.01.2024 "
    "hat der Eigentümer der Fläche mitgeteilt, dass er an einem Verkauf interessiert ist. Die Verwaltung hat den Preis prüfen "
    "lassen. Der Preis liegt über dem Richtwert. Die Mittel stehen im Haushalt bereit. Um Kenntnisnahme wird gebeten. "
    "Finanzielle Auswirkungen: keine"
)


def test_a_word_between_number_and_title_is_read_in_a_text_without_line_breaks() -> None:
    assert read_head(_FLAT.format("öffentlich")).is_public is True
    assert read_head(_FLAT.format("nichtöffentlich")).is_public is False
    assert read_head(_FLAT.format("")).is_public is None


def test_pieces_of_a_flat_text_keep_their_places() -> None:
    text = _FLAT.format("nicht öffentlich")
    pieces = [line for line in head_lines(text) if line.printed.strip()]
    assert len(pieces) > 5
    assert all(text[line.start :].startswith(line.printed) for line in pieces)


def test_boxes_below_their_word_are_one_line() -> None:
    assert read_head("Vorlage 7\nÖffentlich\n☐ ja\n☒ nein\n").is_public is False
    assert read_head("Vorlage 7\nÖffentlich\n☒ ja\n☐ nein\n").is_public is True
    assert read_head("Vorlage 7\n☐\nöffentlich\n☒\nnichtöffentlich\n").is_public is False


def test_a_page_number_above_the_head_is_no_upright_stamp() -> None:
    text = "1\nStadt Musterlingen\nVorlage 7/2024\nnichtöffentlich\nKauf\nAmt\nDatum\n"
    assert read_head(text).is_public is False
    assert len([line for line in head_lines(text) if line.printed.strip()]) == 7


def test_an_upright_stamp_beside_running_lines_is_laid_down() -> None:
    word, lines = (
        "NICHTÖFFENTLICH",
        ["Stadt Musterlingen", "Vorlage 7/2026", "Besetzung einer Stelle", "Die Jury schlägt vor,"],
    )
    stamped = [f"{letter}   {lines[n]}" if n < len(lines) else letter for n, letter in enumerate(word)]
    assert read_head("\n".join(stamped)).is_public is False
    assert read_head("\n".join(lines)).is_public is not False
    listed = "\n".join(f"{letter}   Fach {letter}" for letter in "ABCDEFGH")
    assert head_lines(listed)[0].printed.startswith("A   Fach")


@pytest.mark.parametrize(
    "line",
    ["Freigabe: nur Gremium", "Sichtbarkeit RIS: gesperrt", "Sperrvermerk: Weitergabe nur an Mitglieder des Rates"],
)
def test_labels_that_name_who_may_read_close(line: str) -> None:
    result = read_head(f"Stadt Musterlingen\n{line}\nVorlage 7/2026\nBesetzung einer Stelle\n")
    assert result.is_public is False or result.unclear


def test_a_budget_item_that_is_blocked_closes_nothing() -> None:
    result = read_head(
        "Stadt Musterlingen\nVorlage 7/2026\nSperrvermerk: Haushaltsstelle 1.23 mit 5.000 Euro\nSitzung: öffentlich\n"
    )
    assert result.is_public is True

"""Agenda items: lists and headings of one sitting become one record each, with paper, part and vote."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.papers.minutes import extract_agenda_items

HEAD = "Stadt Musterlingen\nNiederschrift\nüber die öffentliche Sitzung des Gemeinderats\n\n"
LIST = (
    "Tagesordnung\n\nTOP 1\tEröffnung der Sitzung\nTOP 2\tNeubau des Seebades am Nordufer und Freigabe der\n"
    "Mittel (Vorlage 2025/0117)\n"
    "TOP 5.1\tBadeordnung (Vorlage 2025/0120)\nTOP 6\tAnfragen\n\n"
)
BODY = (
    "TOP 1: Eröffnung der Sitzung\n\nDer Vorsitzende eröffnet die Sitzung.\n\n"
    "TOP 2: Neubau des Seebades am Nordufer\n\nund Freigabe der Mittel\n\nStadtrat Dornbusch stellt einen Änderungsantrag.\n"
    "Abstimmung: bei 6 Ja-Stimmen und 12 Nein-Stimmen abgelehnt\n\n"
    "Beschluss: Das Bad wird gebaut.\nAbstimmung: mehrheitlich zugestimmt bei 14 Ja-Stimmen, 3 Nein-Stimmen und 1 Enthaltung\n\n"
)
REST = "TOP 5.1: Badeordnung\nAbstimmung: einstimmig in den Hauptausschuss verwiesen\n\nTOP 6: Anfragen\nEnde: 20 Uhr\n"


def test_list_and_headings_become_one_record_each() -> None:
    pages = [HEAD + LIST + BODY, REST]
    items = extract_agenda_items(pages)
    assert [(i.seq, i.number, i.title, i.reference) for i in items] == [
        (0, "1", "Eröffnung der Sitzung", None),
        (1, "2", "Neubau des Seebades am Nordufer und Freigabe der Mittel", "2025/0117"),
        (2, "5.1", "Badeordnung", "2025/0120"),
        (3, "6", "Anfragen", None),
    ]
    bath, rules = items[1], items[2]
    assert (bath.outcome, bath.unanimous, bath.votes_yes, bath.votes_no, bath.votes_abstain) == (
        "approved",
        False,
        14,
        3,
        1,
    )
    assert (rules.outcome, rules.unanimous, rules.page_number) == ("referred", True, 2)
    assert {i.is_public for i in items} == {True}
    assert REST[rules.char_start : rules.char_end] == "TOP 5.1: Badeordnung"
    assert pages[0][bath.char_start : bath.char_end] == "TOP 2: Neubau des Seebades am Nordufer"


def test_an_announcement_has_only_the_list() -> None:
    text = (
        "Öffentliche Bekanntmachung\nTagesordnung\n1. Eröffnung\n2. Haushaltsplan (Vorlage\n2025/0120)\n3. Anfragen\n"
        "Im Anschluss findet eine nichtöffentliche Sitzung statt.\n"
    )
    items = extract_agenda_items([text])
    assert [(i.number, i.title, i.reference, i.outcome) for i in items] == [
        ("1", "Eröffnung", None, None),
        ("2", "Haushaltsplan", "2025/0120", None),
        ("3", "Anfragen", None, None),
    ]


def test_headings_called_zu_punkt_and_the_last_item_of_the_list() -> None:
    text = (
        "Protokoll\nTagesordnung:\n1. Eröffnung der Sitzung\n- Feststellung der Ladung\n2. Genehmigung des Protokolls\n"
        "3. Anfragen\n"
        "Zu Punkt 1: Eröffnung der Sitzung\nFrau Quast eröffnet um 18 Uhr die Sitzung.\n"
        "Zu Punkt 2: Genehmigung des Protokolls\nGenehmigt wird es bei 7 Ja-Stimmen und 1 Enthaltung.\n"
        "Zu Punkt 3: Anfragen\nEs liegen keine vor.\nEnde der Sitzung: 18:35 Uhr\n"
    )
    items = extract_agenda_items([text])
    assert [(i.number, i.title, i.votes_yes, i.votes_abstain) for i in items] == [
        ("1", "Eröffnung der Sitzung", None, None),
        ("2", "Genehmigung des Protokolls", 7, 1),
        ("3", "Anfragen", None, None),
    ]


def test_parts_of_an_agenda_and_marks_of_an_item() -> None:
    text = (
        "Einladung\nTagesordnung\nÖffentlicher Teil\nTOP 1 Eröffnung\nTOP 2 Haushalt\n"
        "Nichtöffentlicher Teil\nTOP 3 Grundstück am See\n"
    )
    assert [(i.number, i.is_public) for i in extract_agenda_items([text])] == [("1", True), ("2", True), ("3", False)]
    marked = "Einladung\nTOP Ö 1 Eröffnung\nTOP N 2 Grundstück\n"
    assert [(i.number, i.is_public) for i in extract_agenda_items([marked])] == [("1", True), ("2", False)]


def test_an_agenda_with_results_printed_below_its_items() -> None:
    text = (
        "Tagesordnung\nzur Sitzung: Hauptausschuss\n1 Mobilitätsbericht\nKenntnisnahme\n"
        "2 Badeordnung und\nGebühren\neinverstanden\n3 Anfragen\n"
    )
    items = extract_agenda_items([text])
    assert [(i.number, i.title, i.outcome, i.result) for i in items] == [
        ("1", "Mobilitätsbericht", "noted", "Kenntnisnahme"),
        ("2", "Badeordnung und Gebühren", "approved", "einverstanden"),
        ("3", "Anfragen", None, None),
    ]


def test_an_excerpt_has_one_item() -> None:
    text = (
        "NIEDERSCHRIFT\nPunkt 17.2 der Tagesordnung: Seebad: Sanierung\nVorlage: 2014/0708\n\n"
        "Beschluss:\nAbstimmungsergebnis: einstimmig\n"
    )
    (item,) = extract_agenda_items([text])
    assert (item.number, item.title, item.reference, item.unanimous) == ("17.2", "Seebad: Sanierung", "2014/0708", True)


@pytest.mark.parametrize("text", ["", "Ein Brief.\n", "TOP 3 wird vertagt, weil Unterlagen fehlen.", "Top\n", "\f\f"])
def test_texts_without_an_agenda(text: str) -> None:
    assert extract_agenda_items(text.split("\f")) == ()
    assert extract_agenda_items([]) == ()


_LINES = st.sampled_from(
    ["Tagesordnung", "TOP 1: Eröffnung", "TOP 1", "1.", "2. Haushalt", "Zu Punkt 2: Haushalt", "einstimmig zugestimmt", "", "- x",
     "Gemein-", "derat", "(Vorlage 2025/0120)", "Nichtöffentlicher Teil", "TOP N 3 Kauf"]
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(_LINES | st.text(max_size=4), max_size=12).map("\n".join), max_size=3))
def test_places_lie_on_their_page(pages: list[str]) -> None:
    pages = [page.replace("\f", "") for page in pages]
    for seq, item in enumerate(extract_agenda_items(pages)):
        assert item.seq == seq and item.number[0].isdigit()
        assert item.char_start is not None and item.char_end is not None
        assert 0 <= item.char_start < item.char_end <= len(pages[item.page_number - 1])

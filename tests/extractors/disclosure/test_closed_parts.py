"""Parts, items, columns and later pages that are closed, in layouts of many kinds."""

import pytest

from extractors.disclosure.closed_parts import closed_parts
from extractors.disclosure.issues import closing_statement, sensitive_issues, unclear_statement
from extractors.disclosure.later_pages import closed_pages
from extractors.disclosure.part_headings import opens_part
from extractors.disclosure.public_cells import line_says
from extractors.disclosure.public_columns import column_rows
from extractors.disclosure.public_prose import is_prose, sentence_says
from extractors.disclosure.public_spellings import in_plain_words
from extractors.disclosure.public_values import value_says
from extractors.disclosure.public_words import CLOSED_MENTION

_MINUTES = (
    "Niederschrift über die Sitzung des Gemeinderats Musterlingen\n\nÖffentlicher Teil\nTOP 1: Neubau der Sporthalle\n"
    "Abstimmungsergebnis: einstimmig\n\n{heading}\n\nTOP 2: Ankauf einer Wiese\nDer Preis beträgt 12.000 Euro.\n"
)


@pytest.mark.parametrize(
    "heading",
    [
        "Nichtöff. Teil", "Teil B (NÖ)", "Vertraulicher Teil", "Die Öffentlichkeit wird ausgeschlossen.",
        "Die Zuhörer verlassen den Saal.", "Ende des öffentlichen Teils: 20:10 Uhr", "N i c h t ö f f e n t l i c h",
        "Ab 20:10 Uhr wird nichtöffentlich fortgefahren: die Sitzung wird nichtöffentlich fortgesetzt.",
        "Nicht\n-öffentliche Sitzung", "nö-Teil", "Unter Ausschluss der Öffentlichkeit", "Teil II - nicht(cid:3)ffentlich",
    ],
)  # fmt: skip
def test_every_way_to_close_a_part_is_seen(heading: str) -> None:
    parts = closed_parts([_MINUTES.format(heading=heading)])
    assert any(part.content for part in parts), heading


@pytest.mark.parametrize(
    "item", ["TOP N 2: Ankauf", "TOP 2 (nichtöffentlich): Ankauf", "TOP 2 [NÖ] Ankauf", "N 2 Ankauf"]
)
def test_one_closed_item_among_public_ones_is_seen(item: str) -> None:
    text = (
        f"Protokoll\nTOP 1 Sporthalle\neinstimmig\n\n{item}\nPreis: 12.000 Euro, zugestimmt\n\nTOP 3 Anfragen\nkeine\n"
    )
    assert any(part.content for part in closed_parts([text]))


@pytest.mark.parametrize(
    "table",
    [
        "Nr.  Ö/N  Gegenstand\n1    Ö    Sporthalle\n2    N    Ankauf einer Wiese\n",
        "TOP | Art | Thema\n1 | Ö | Sporthalle\n2 | N | Ankauf\n",
        "Nr;Titel;Status\n1;Sporthalle;öffentlich\n2;Ankauf;nichtöffentlich\n",
        "Öffentlich  Nichtöffentlich  Gegenstand\n   X                         Sporthalle\n                X            Ankauf\n",
    ],
)
def test_columns_are_read(table: str) -> None:
    assert [row.said for row in column_rows(table)] == ["open", "closed"]


def test_the_same_matter_in_both_parts_does_not_end_the_closed_one() -> None:
    title = "Neubau der Kindertagesstätte am Anger"
    text = (
        f"Niederschrift\nÖffentlicher Teil\n1. {title}\nBeschluss: zugestimmt\n\nNichtöffentlicher Teil\n2. {title}\n"
        "Beschluss: Der Auftrag über 90.000 Euro geht an die Firma.\n"
    )
    assert any(part.content for part in closed_parts([text]))


def test_a_closed_head_behind_the_first_page_is_found() -> None:
    pages = ["Deckblatt\nStadt Musterlingen", "Beschlussvorlage\nStatus: nichtöffentlich\nVerkauf"]
    assert [number for number, _, _ in closed_pages(pages)] == [2]
    assert closing_statement(pages) is not None
    assert [issue.code for issue in sensitive_issues("a" * 64, pages)] == ["NOT_PUBLIC_PART"]


def test_what_is_not_understood_is_told_with_its_place() -> None:
    page = "Vorlage 7\nÖffentlichkeit: Stufe B\nVerkauf einer Wiese"
    place = unclear_statement([page])
    assert place is not None and page[place[1] : place[2]] == "Öffentlichkeit: Stufe B"
    assert "PUBLICITY_UNCLEAR" in {issue.code for issue in sensitive_issues("a" * 64, [page])}


def test_the_bricks() -> None:
    assert in_plain_words("nicht(cid:1)ffentlich") == "nichtöffentlich"
    assert CLOSED_MENTION.search(in_plain_words("streng vertraulich"))
    assert value_says("nein", sure="öffentlich") == "closed"
    assert value_says("in Arbeit", sure=None) is None
    assert is_prose("Der Rat hat darüber in nichtöffentlicher Sitzung beraten.")
    assert sentence_says("Diese Vorlage ist vertraulich zu behandeln.") == "said"
    assert opens_part("Nichtöffentlicher Teil", "", "", in_list=True) == (False, False)
    line = "Beschlussvorlage nichtöffentlich"
    assert ("said", "closed") in set(line_says(line, line, [], [], prose=False, in_list=False))


@pytest.mark.parametrize(
    "text",
    [
        "Sitzung des Rates\n- ö f f e n t l i c h -\n1. Sporthalle\nDer Bau beginnt.\n"
        "- n i c h t ö f f e n t l i c h -\n2. Ankauf\n"
        "Der Preis beträgt 12.000 Euro.\n",
        "Niederschrift\nTOP 1 Sporthalle [öffentlich]\neinstimmig\n"
        "TOP 2 Ankauf [nichtöffentlich]\nDer Preis beträgt 12.000 Euro.\n",
        "Beschlussübersicht\nÖffentlich gefasste Beschlüsse\nBeschluss 1 Sporthalle\nNichtöffentlich gefasste Beschlüsse\n"
        "Beschluss 2 Ankauf, Preis 12.000 Euro\n",
        "Einladung\nÖffentlich\n1) Begrüßung\n2) Sanierung der Mehrzweckhalle in Musterlingen\n"
        "Nichtöffentlich\n3) Stundung für Muster\n",
        "Tagesordnung\n(Ö) 1 Eröffnung\n(N) 2 Stundung für Muster\n",
        "Niederschrift\nÖffentlicher Teil\nNr. 1 Brunnen ja 9 nein 1\n"
        "Nichtöffentlicher Teil (wird erst nach Wegfall der Gründe veröffentlicht)\nNr. 2 Ankauf von Muster ja 9 nein 1\n",
        "Protokoll des Beirats\nInhalt: Ö1 Brunnen / NÖ1 Kündigung Muster\n"
        "Zu Ö1: Er wird gebaut.\nZu NÖ1: Sie wird befürwortet.\n",
        "Niederschrift\nTOP 1 Brunnen\nTOP 2 Kündigung Muster\nTOP 3 Steg\nTOP 2 wurde nichtöffentlich beraten.\n",
        "Öffentlich                  Nichtöffentlich\n1. Brunnen                  3. Kündigung\n2. Steg          4. Stundung\n",
        "Beschlüsse des Rates vom 3.3.2026\nÖffentlich gefasst: 1/26 Brunnen\nNichtöffentlich gefasst: 2/26 Kündigung Muster\n",
    ],
    ids=[
        "spaced headings",
        "tags behind titles",
        "lists of decisions",
        "long title above",
        "letters in brackets ahead",
        "brackets behind the heading",
        "letters before numbers",
        "told afterwards by number",
        "two columns of items",
        "passed in closed sitting",
    ],
)
def test_parts_of_other_forms_are_seen(text: str) -> None:
    assert closed_parts([text])


@pytest.mark.parametrize(
    "text",
    [
        "Antrag\nPunkt 4 der Ordnung wird wie folgt geändert: „An den nichtöffentlichen Teilen\n"
        "der Sitzungen nehmen Gäste teil.\n",
        "Anfrage zum Protokoll\n2.1 Beratung unter Ausschluss der Öffentlichkeit\n"
        "Wurde der Plan unter Ausschluss der Öffentlichkeit beraten?\n",
        "Öffentliche Bekanntmachung\nAblauf der Planung\nAusarbeitung\nnicht \nöffentlich\n"
        "Die Verwaltung arbeitet den Plan aus.\n",
        "Anfragen des Rates zum Protokoll\nnicht-öffentlich nichtöffentlich\nZuschüsse werden im Rat beschlossen.\n",
    ],
    ids=["wie folgt", "an inquiry asks", "a narrow cell", "a matrix"],
)
def test_what_only_looks_like_a_closed_part_stays(text: str) -> None:
    assert not any(part.content for part in closed_parts([text]))

"""Verbatim records: their type without a form word, the items the chair calls, and nothing that is only said."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.head import extract_head
from extractors.papers.document_type import document_type
from extractors.papers.minutes import extract_agenda_items
from extractors.papers.verbatim_record import is_verbatim, paper_number
from tests.support.releases import release, rows

FIRST = (
    "Rat der Stadt Musterlingen\n\n12. Sitzung vom 8. September 2022\tSeite 1\n\n(Beginn: 15.34 Uhr - Ende: 21.13 Uhr)\n\n"
    "Bürgermeisterin Inga Quast: Guten Tag zusammen! Damit beginnt unsere 12. Sitzung. Wir ziehen\n"
    "TOP 4\nIch bitte um Ruhe.\n\n(Beifall)\n\nBo Aurich (SPD): Frau Bürgermeisterin! Ich sage zwei Dinge:\n"
    "89 Prozent sind dafür.\n\nTill Moser (CDU): Das sehen wir anders:\n\n50 Menschen haben geklagt.\n\n"
    "Nun rufe ich auf:\n\n3\tAnträge des Rates\n3.1 Anträge der Fraktionen\n\nTagesordnungspunkt\n\n"
    "3.1.2 Antrag der SPD-Fraktion zum See-\nbad am Nordufer\nAN/0117/2022\nGibt es dazu Wortmeldungen?\n\n"
)
SECOND = (
    "12. Sitzung vom 8. September 2022\tSeite 2\n\nBo Aurich (SPD): Wir bitten um Zustimmung. Auf Seite\n\n"
    "7 Bäder sind genannt.\n\n(Zuruf: Hört!)\n\nTill Moser (CDU): Nein.\n\n(Heiterkeit)\n\nIda Ehrenfels (FDP): Doch.\n\n"
    "Bürgermeisterin Inga Quast: Damit ist der Änderungsantrag abgelehnt. Ich komme zu Tagesordnungspunkt\n"
    "10 Allgemeine Vorlagen\n\n10.1 Badeordnung ab\n2022/2023\n\nKeine Gegenstimmen."
)


def test_only_what_is_called_is_an_item_and_speech_gives_no_outcome() -> None:
    items = extract_agenda_items([FIRST, SECOND])
    assert [(i.number, i.title, i.reference, i.outcome, i.page_number) for i in items] == [
        ("3", "Anträge des Rates", None, None, 1),
        ("3.1", "Anträge der Fraktionen", None, None, 1),
        ("3.1.2", "Antrag der SPD-Fraktion zum Seebad am Nordufer", "AN/0117/2022", None, 1),
        ("10", "Allgemeine Vorlagen", None, None, 2),
        ("10.1", "Badeordnung ab 2022/2023", None, None, 2),
    ]
    page = (FIRST, SECOND)[items[3].page_number - 1]
    assert page[items[3].char_start : items[3].char_end] == "10 Allgemeine Vorlagen"


def test_a_release_has_its_type_its_sitting_and_its_items(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "wort.txt").write_text(f"{FIRST}\f{SECOND}", encoding="utf-8")
    release(raw, out)
    (document,) = rows(out, "documents")
    assert (document["document_type"], document["meeting_date"]) == ("niederschrift", date(2022, 9, 8))
    assert document["gremium"] == "Rat der Stadt Musterlingen"
    assert (document["attendance_present"], document["attendance_absent"]) == (None, None)
    assert [row["number"] for row in rows(out, "agenda_items")] == ["3", "3.1", "3.1.2", "10", "10.1"]


@pytest.mark.parametrize(
    "lines",
    [
        "Stenografischer Bericht\nüber die 12. Sitzung",
        "Stenographische Mitschrift der 3. Sitzung",
        "Wortprotokoll der 19. Sitzung des Rates",
        "Niederschrift über die 5. Sitzung des Hauptausschusses",
        "Protokoll der öffentlichen Sitzung",
        "Hauptausschuss\n5. Sitzung am Dienstag, den 3. Mai 2022\nBeginn: 17:00 Uhr\nEnde: 19:05 Uhr",
        "3. Sitzung des Beirates vom 03.05.2022\nBeginn der Sitzung: 17.00 Uhr\nSchluss der Sitzung: 19.05 Uhr",
    ],
)
def test_records_of_sittings_are_minutes(lines: str) -> None:
    assert document_type([f"Stadt Musterlingen\n{lines}\n\nEs wird gesprochen.\n"]) == "niederschrift"


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ("5. Sitzung am 3. Mai 2022\nBeginn: 17:00 Uhr\nTagesordnung\nEnde: 19:05 Uhr", "einladung"),
        ("5. Sitzung am 3. Mai 2022\nBeginn: 17:00 Uhr\nEnde: gegen 19 Uhr", "sonstige"),
        ("Sommerfest am 3. Mai 2022\nBeginn: 17:00 Uhr\nEnde: 23:00 Uhr", "sonstige"),
        ("Antrag der SPD-Fraktion\n5. Sitzung am 3. Mai 2022\nBeginn: 17:00 Uhr\nEnde: 19:05 Uhr", "antrag"),
        ("Der stenografische Bericht über die Sitzung liegt aus.", "sonstige"),
    ],
)
def test_what_only_mentions_a_sitting_is_none(lines: str, kind: str) -> None:
    assert document_type([f"Stadt Musterlingen\n{lines}\n\nEs wird gesprochen.\n"]) == kind


def test_minutes_in_reported_speech_are_no_verbatim_record() -> None:
    told = "Niederschrift\n" + "Stadtrat Aurich (SPD): fragt nach.\n" * 9 + "TOP 1: Seebad\nEs wird gebaut.\n"
    assert not is_verbatim(told)
    assert [item.number for item in extract_agenda_items([told])] == ["1"]


def test_years_are_no_paper() -> None:
    assert paper_number("Bad\nAN/2022/2023") == "AN/2022/2023"
    assert paper_number("Bad\n2022/2023") is None
    assert paper_number("Bad 1266/2020") is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*FIRST.split("\n"), *SECOND.split("\n"), "\f"]), max_size=40))
def test_any_order_of_lines_gives_slices_of_its_pages(lines: list[str]) -> None:
    pages = ("\n".join(lines) + "\n" + FIRST + "\f" + SECOND).split("\f")
    for item in extract_agenda_items(pages):
        assert item.char_start is not None and item.char_end is not None
        assert item.number in pages[item.page_number - 1][item.char_start : item.char_end]
    assert extract_head(pages).document_type


def test_an_item_of_which_something_is_said_is_not_decided_with_the_next() -> None:
    said = (
        "12. Sitzung vom 8. September 2022\tSeite 3\n\nBürgermeisterin Inga Quast: Ich komme zu Tagesordnungspunkt\n\n"
        "4.1 Anfrage zum Seebad\n{answer}\n\nNun rufe ich auf:\n\n5\tSatzungen\n\n5.1 Badeordnung\n0117/2022\n\n"
        "Wer ist dagegen? - Niemand. Wer enthält sich? - Niemand. Dann ist das beschlossen.\n"
    )
    apart = extract_agenda_items([FIRST, SECOND, said.format(answer="Diese Anfrage wird im Oktober beantwortet.")])
    outcomes = {item.number: item.outcome for item in apart}
    assert (outcomes["4.1"], outcomes["5.1"]) == (None, "approved")

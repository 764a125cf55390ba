"""The parts of reading by evidence: copies, rows, frames, letterheads, days of acts, and how candidates are weighed."""

from __future__ import annotations

from datetime import date

from extractors.entities.dates import find_dates
from extractors.entities.gremien import find_gremien
from extractors.head import extract_head
from extractors.papers.form_head import read_form
from extractors.papers.head_evidence.act_days import act_days
from extractors.papers.head_evidence.candidates import Candidate, decided
from extractors.papers.head_evidence.consultation_rows import consultation_rows
from extractors.papers.head_evidence.evidence import gather
from extractors.papers.head_evidence.head_limits import head_end
from extractors.papers.head_evidence.label_values import labelled_values
from extractors.papers.head_evidence.labelled_reading import HeadText
from extractors.papers.head_evidence.letterhead import letterhead
from extractors.papers.head_evidence.offices import is_office, is_person, office_of
from extractors.papers.head_evidence.reading_copy import reading_copy, with_lost_breaks
from extractors.papers.head_evidence.row_words import ITEM, RESULT
from extractors.papers.head_evidence.sentence_frames import framed_meetings


def candidate(value: str, cue: str, weight: float, start: int = 0) -> Candidate:
    """A candidate for the body."""
    return Candidate(field="gremium", value=value, cue=cue, weight=weight, start=start, end=start + 1)


def head_text(text: str) -> HeadText:
    """A text as the label reader takes it."""
    copy = reading_copy(text)
    return HeadText(copy, find_gremien(copy.text), find_dates(copy.text), (), head_end(copy))


def test_cues_for_one_value_add_up_and_little_is_nothing() -> None:
    best = decided(
        [candidate("Rat", "a", 0.6), candidate("Kreistag", "b", 0.5), candidate("Kreistag", "c", 0.5)], "gremium"
    )
    assert best is not None and (best.value, best.weight) == ("Kreistag", 0.75)
    assert decided([candidate("Rat", "a", 0.2)], "gremium") is None
    earlier = decided([candidate("Rat", "a", 0.5, 40), candidate("Kreistag", "a", 0.5, 3)], "gremium")
    assert earlier is not None and earlier.value == "Kreistag"


def test_a_copy_leads_back_to_the_page() -> None:
    page = "<p><b>Vorlage</b> Nr.&nbsp;12/26</p>\n| Gremium | Rat |\nB E S C H L U S S\nam 1 2 . 0 3 . 2 0 2 6"
    copy = reading_copy(page)
    assert [[cell.text for cell in line] for line in copy.lines if line] == [
        ["Vorlage Nr. 12/26"], ["Gremium", "Rat"], ["BESCHLUSS"], ["am 12.03.2026"],
    ]  # fmt: skip
    start = copy.text.index("12/26")
    first, last = copy.span(start, start + 5)
    assert page[first:last] == "12/26"


def test_lost_line_breaks_come_back_before_labels() -> None:
    flat = "Vorlagen-Nr: 18/0163 Status: öffentlich Betreff: Umbau " + "der Brücke am Fluss " * 12
    assert with_lost_breaks(flat).splitlines()[:2] == ["Vorlagen-Nr: 18/0163", "Status: öffentlich"]
    assert with_lost_breaks("Vorlagen-Nr: 18/0163 Status: öffentlich") == "Vorlagen-Nr: 18/0163 Status: öffentlich"


def test_rows_in_any_order_of_columns() -> None:
    for line in (
        "{b}\t{d}\tEntscheidung",
        "{d}\t{b}\tEntscheidung",
        "Ö\t{d}\t{b}\tEntscheidung",
        "{b} am {d} (Beschließend)",
        "{d}: {b}: Beschlussfassung",
    ):
        rows = "\n".join(
            line.format(b=b, d=d) for b, d in (("Bauausschuss", "02.03.2026"), ("Arbeitskreis Seeufer", "05.03.2026"))
        )
        copy = reading_copy(f"Beratungsfolge:\n{rows}\n\nSachverhalt:\nAm 01.01.2026 war es so.")
        found, _ = consultation_rows(copy, find_gremien(copy.text), find_dates(copy.text))
        assert [(r.gremium, r.meeting_date, r.role) for r in found] == [
            ("Bauausschuss", date(2026, 3, 2), "Entscheidung"), ("Arbeitskreis Seeufer", date(2026, 3, 5), "Entscheidung"),
        ]  # fmt: skip


def test_labels_frames_and_letterheads_give_candidates() -> None:
    text = "Amt für Bauen  Datum: 02.03.2026\nVorlage-Nr.: VO/26/12\nNiederschrift der Sitzung des Kreistages vom 05.03.2026\n"
    head = head_text(text)
    assert {c.field for c in labelled_values(head)} >= {"reference", "document_date"}
    framed = framed_meetings(head.copy.text, head.bodies, head.days, "niederschrift")
    assert {(c.field, c.value) for c in framed} >= {("gremium", "Kreistag"), ("meeting_date", "2026-03-05")}
    assert [c.value for c in letterhead(head, "vorlage") if c.field == "originator"] == ["Amt für Bauen"]


def test_an_earlier_sitting_is_not_the_meeting() -> None:
    text = (
        "Einladung\nzur Sitzung des Kreistages am 05.03.2026\n1. Genehmigung der Niederschrift der "
        "Sitzung des Kreistages vom 02.02.2026\n"
    )
    assert extract_head([text]).meeting_date == date(2026, 3, 5)


def test_days_of_acts() -> None:
    text = "Die Hundeordnung tritt zum 1. Januar 2027 in Kraft.\nBekannt gemacht am 12.11.2026."
    found = {c.field: c.value for c in act_days(text, "satzung")}
    assert found == {"effective_date": "2027-01-01", "publication_date": "2026-11-12"}
    after = "Sie tritt am Tag nach der Veröffentlichung in Kraft. Öffentlich bekannt gemacht am 12.11.2026"
    assert {c.value for c in act_days(after, "satzung")} == {"2026-11-12", "2026-11-13"}
    assert act_days(text, "vorlage") == []


def test_offices_and_persons() -> None:
    assert office_of("Fachbereich Bauen, Tel. 12") == "Fachbereich Bauen" and is_office("Amt 61")
    assert office_of("12.03.2026") is None and is_person("Muster, Erika") and not is_person("Fachdienst Soziales")


def test_words_of_rows_and_evidence_of_a_head() -> None:
    item = ITEM.search("Ö 7.1")
    assert item is not None and item["top"] == "7.1" and RESULT.search("geändert beschlossen")
    head = extract_head(["Vorlage-Nr.: VO/26/12\nGremium: Bauausschuss\nSitzung am: 12.03.2026\n"])
    told = {e.field: (e.value, e.cue) for e in head.evidence}
    assert told["reference"] == ("VO/26/12", "label: reference") and all(
        0.3 <= e.confidence <= 1 for e in head.evidence
    )


def test_a_covering_letter_is_passed_over_and_forms_are_one_witness() -> None:
    letter = "Sehr geehrte Damen und Herren,\nanbei die Vorlage.\nMit freundlichen Grüßen"
    paper = "Vorlage-Nr.: VO/26/12\nGremium: Bauausschuss\nSitzung am: 12.03.2026\n"
    assert gather([letter, paper], "vorlage").page_number == 2
    assert read_form([paper], "vorlage").reference == "VO/26/12"

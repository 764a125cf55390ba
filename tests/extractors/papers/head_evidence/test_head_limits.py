"""Where a head ends: at the first section, at a table of other papers, but not at the word that says what a paper is."""

from __future__ import annotations

from extractors.head import extract_head
from extractors.papers.head_evidence.head_limits import head_end, list_of_matters
from extractors.papers.head_evidence.reading_copy import reading_copy


def test_the_body_begins_with_a_section_and_not_with_the_kind_of_paper() -> None:
    copy = reading_copy(
        "Stadt Auenbrück\n\nAntrag     Nr. 12/26\n(öffentlich)    Datum: 02.03.2026\n\nBegründung\nWeil."
    )
    assert copy.lines[head_end(copy)][0].text == "Begründung"
    assert head_end(reading_copy("Amt\nDatum\n§ 1 Zweck")) == 2


def test_a_table_of_other_papers_says_nothing_of_this_one() -> None:
    text = "Bericht an den Kreistag am 04.03.2026\n\nLfd. Nr.   Beschluss   vom\n1   VO/25/012   03.02.2025\n"
    assert list_of_matters(text) == text.index("Lfd.")
    head = extract_head([text])
    assert head.reference is None and str(head.meeting_date) == "2026-03-04"
    assert list_of_matters("Lfd. Nr.   Gremium   Termin\n1   Kreistag   03.02.2025\n") is None

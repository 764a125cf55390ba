"""A source teaches the shape of its numbers: with three papers nothing, with thirty it does, in whatever order they come."""

from __future__ import annotations

from dataclasses import replace

import pytest

from curated.records import AgendaItem, Document, DocumentResult, Head, Page, SourceProfile
from extractors.papers.head_completeness import head_issues
from extractors.papers.source_profiles import LEAST_PAPERS, Profiles, learned, source_of
from tests.extractors.papers.head_evidence.made_facts import NUMBERS


def paper(number: int, reference: str | None, text: str = "", folder: str = "nordhaven") -> DocumentResult:
    """A paper of a source; ``number`` makes its id."""
    document = Document(
        document_id=f"{number:064x}",
        source_path=f"{folder}/{number}.txt",
        byte_size=1,
        status="ok",
        document_type="vorlage",
        reference=reference,
        gremium="Bürgerschaft",
    )
    page = Page(document_id=document.document_id, page_number=1, source="file", source_reason="text dump", text=text)
    return DocumentResult(document=document, pages=(page,))


def papers(shape: str, count: int) -> list[DocumentResult]:
    """As many papers as wanted with numbers of one shape."""
    return [paper(n, shape.format(n=n)) for n in range(100, 100 + count)]


@pytest.mark.parametrize("shape", NUMBERS)
def test_thirty_papers_teach_the_shape_of_their_numbers_and_three_do_not(shape: str) -> None:
    number = shape.format(n=777)
    unread = paper(1, None, f"Gemeinde Nordhaven\n{number}\nUmbau des Hafens\n")
    assert learned(papers(shape, 3)).completed(unread).document.reference is None
    taught = learned(papers(shape, 30))
    assert taught.completed(unread).document.reference == number
    assert taught.completed(unread).head_evidence[0].cue.startswith("source profile")


def test_the_order_of_the_papers_makes_no_difference() -> None:
    many = papers("VO/26/{n:03}", 30) + papers("AN/26/{n:03}", 30)
    assert learned(many).rows == learned(list(reversed(many))).rows
    assert {row.pattern for row in learned(many).rows if row.field == "reference"} == {"VO/99/9+", "AN/99/9+"}


def test_what_repeats_is_no_number_and_bare_digits_find_nothing() -> None:
    same = [paper(n, "VO/26/123") for n in range(30)]
    assert not [row for row in learned(same).rows if row.field == "reference"]
    bare = learned(papers("{n}", 30))
    assert bare.completed(paper(1, None, "Im Jahr 2026 kamen 871 Gäste.")).document.reference is None


def test_bare_numbers_in_agendas_are_found_then() -> None:
    agenda = paper(2, None, "Tagesordnung\n1. Umbau des Hafens VO/26/301\n")
    item = AgendaItem(number="1", title="Umbau des Hafens VO/26/301", document_id=agenda.document.document_id)
    told = learned(papers("VO/26/{n:03}", LEAST_PAPERS * 2)).completed(
        replace(agenda, agenda_items=(item,), document=replace(agenda.document, document_type="einladung"))
    )
    assert told.agenda_items[0].reference == "VO/26/301"
    assert [(e.kind, e.text, e.method) for e in told.entities] == [("reference", "VO/26/301", "source_profile")]
    assert told.document.reference is None


def test_a_shape_may_be_said_instead() -> None:
    said = SourceProfile(
        source="nordhaven", field="reference", pattern="9+-9+/XY", papers=0, share=0.0, examples=0, said=True
    )
    told = learned([], [said]).completed(paper(1, None, "Nordhaven\n12-0034/XY\n"))
    assert told.document.reference == "12-0034/XY"
    assert Profiles().completed(paper(1, None, "12-0034/XY")).document.reference is None


def test_a_source_is_a_key_a_municipality_or_a_folder() -> None:
    document = paper(1, None).document
    assert source_of(document) == "nordhaven"
    assert source_of(replace(document, source_path="1.txt")) == "."
    assert source_of(replace(document, municipality="Nordhaven")) == "Nordhaven"
    assert source_of(replace(document, municipality="Nordhaven", ags="01002003")) == "01002003"


def test_a_usual_body_is_found_on_a_paper_whose_head_names_none() -> None:
    many = papers("VO/26/{n:03}", 30)
    unread = paper(1, "VO/26/777", "Nordhaven\nBeratung der Bürgerschaft\nUmbau des Hafens\n")
    unread = replace(
        unread,
        document=replace(unread.document, gremium=None),
        issues=head_issues(unread.document.document_id, Head(document_type="vorlage")),
    )
    told = learned(many).completed(unread)
    assert told.document.gremium == "Bürgerschaft" and told.head_evidence[0].cue == "source profile: usual body"
    (issue,) = told.issues
    assert issue.code == "HEAD_INCOMPLETE" and "meeting_date" in issue.message and "gremium" not in issue.message
    assert learned(many[:3]).completed(unread) == unread
    two = [
        replace(p, document=replace(p.document, gremium="Hafenrat" if n % 2 else "Bürgerschaft"))
        for n, p in enumerate(many)
    ]
    page = replace(unread.pages[0], text="Bürgerschaft und Hafenrat\n")
    assert learned(two).completed(replace(unread, pages=(page,))).document.gremium is None

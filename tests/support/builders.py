"""Small DocumentResults of the fictional Stadt Musterlingen, for the tests of stores and releases."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from decimal import Decimal

from curated.records import (
    AgendaItem,
    Box,
    BudgetLine,
    Cell,
    Consultation,
    Correction,
    Document,
    DocumentResult,
    Entity,
    Issue,
    Line,
    Page,
    Table,
    Word,
)

RAW = "Der Gemeinderat beschlieBt 1,2 Mio. € für die Sporthalle.\nAm 12.03.2024 tagt er in Seedorf."
TEXT = "Der Gemeinderat beschließt 1,2 Mio. € für die Sporthalle.\nAm 12.03.2024 tagt er in Seedorf."


def document_id(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def document(name: str, **fields: object) -> Document:
    plain = Document(
        document_id(name),
        f"vorlagen/{name}.pdf",
        1234,
        "ok",
        fingerprint="f" * 32,
        document_type="vorlage",
        grade="good",
        page_count=1,
        media_type="application/pdf",
        kind="born_digital",
        title=f"Neubau der Sporthalle ({name})",
        reference="2024/017",
        gremium="Gemeinderat",
        meeting_date=date(2024, 3, 12),
        agenda_item="8.4",
        is_public=True,
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


def entity(text: str, page_text: str, name: str, kind: str = "amount", **fields: object) -> Entity:
    start = page_text.index(text)
    identity = hashlib.sha256(f"{name} {start} {kind}".encode()).hexdigest()[:24]
    plain = Entity("amount", text, start, start + len(text), "rule", document_id(name), 1, identity)
    return replace(plain, kind=kind, **fields)  # type: ignore[arg-type]


def simple_result(name: str, **fields: object) -> DocumentResult:
    """One page, one correction, an amount, a date, a body, one consultation, one issue."""
    owner = document_id(name)
    page = Page(owner, 1, "text_layer", "good_text", TEXT, RAW, 595.0, 842.0, 0, None, None, lexicon_rate=0.96875,
                correction_count=1, grade="good", words=(Word("Der", Box(70, 70, 90, 82), None, 11.0, 0, 3),),
                lines=(Line(0, 57, "body", Box(70, 70, 500, 82)),))  # fmt: skip
    at = TEXT.index("ß")
    entities = (
        entity(
            "12.03.2024", TEXT, name, "date", date_start=date(2024, 3, 12), date_end=date(2024, 3, 12), iso="2024-03-12"
        ),
        entity("1,2 Mio. €", TEXT, name, amount=Decimal("1200000.00"), currency="EUR", box=Box(200, 70, 260, 82)),
        entity("Gemeinderat", TEXT, name, "gremium", canonical="Gemeinderat"),
    )
    return DocumentResult(
        document(name, **fields),
        (page,),
        entities,
        (Consultation("Gemeinderat", 0, owner, meeting_date=date(2024, 3, 12), is_public=True, role="Entscheidung"),),
        corrections=(Correction(owner, 1, 0, "ocr_repair", "sharp_s", "B", "ß", True, at, at + 1, "lexicon", 0.5),),
        issues=(Issue("normalise", "LOW_CONFIDENCE", "info", "Look at page 1.", owner, 1),),
    )


def table_result(name: str) -> DocumentResult:
    """One page with one table of three columns (the last one empty) and two rows, and an amount in one of its cells."""
    text = "Ergebnishaushalt\nPosten\tAnsatz 2024\nErträge\t-1.500,50 €"
    base = simple_result(name)
    owner, table = document_id(name), f"{document_id(name)[:16]}-1-0"
    texts = (("Posten", "Ansatz 2024", ""), ("Erträge", "-1.500,50 €", ""))
    cells = tuple(
        Cell(table, owner, row, col, value, is_header=row == 0, box=Box(70 + col, 70 + row, 80 + col, 80 + row))
        for row, line in enumerate(texts)
        for col, value in enumerate(line)
    )
    amount = entity("-1.500,50 €", text, name, amount=Decimal("-1500.50"), currency="EUR", table_id=table, row=1, col=1)
    return replace(
        base,
        pages=(replace(base.pages[0], text=text, text_raw=None, correction_count=0, words=(), lines=()),),
        entities=(amount,),
        tables=(Table(table, owner, 1, 2, 3, 1, "text", "ok", 1, 0, "Ergebnishaushalt", unit="EUR"),),
        cells=(*cells[:4], replace(cells[4], number=Decimal("-1500.5"), check="verified"), cells[5]),
        budget_lines=(
            BudgetLine(
                owner, table, 1, 1, "Erträge", "Ansatz 2024", 2024, "Ansatz", Decimal("-1500.5"), "verified", unit="EUR"
            ),
        ),
        corrections=(),
    )


def minutes_result(name: str) -> DocumentResult:
    """Minutes of one page with two agenda items, the second one put to the vote."""
    owner = document_id(name)
    items = (
        AgendaItem("1", 0, owner, "Bericht", is_public=True, char_start=0, char_end=3),
        AgendaItem("2", 1, owner, "Neubau der Sporthalle", "2024/017", True, "approved", False, 12, 3, 1, "angenommen"),
    )
    return replace(simple_result(name, document_type="niederschrift", attendance_present=16), agenda_items=items)


def failed_result(name: str) -> DocumentResult:
    """A file that could not be read."""
    owner = document_id(name)
    record = Document(owner, f"{name}.pdf", 0, "failed", fingerprint="f" * 32)
    return DocumentResult(record, issues=(Issue("inspect", "PDF_DAMAGED", "error", "Ask for the file again.", owner),))

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
        document_id=document_id(name),
        source_path=f"vorlagen/{name}.pdf",
        byte_size=1234,
        status="ok",
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
    plain = Entity(
        kind="amount",
        text=text,
        char_start=start,
        char_end=start + len(text),
        method="rule",
        document_id=document_id(name),
        page_number=1,
        entity_id=identity,
    )
    return replace(plain, kind=kind, **fields)  # type: ignore[arg-type]


def simple_result(name: str, **fields: object) -> DocumentResult:
    """One page, one correction, an amount, a date, a body, one consultation, one issue."""
    owner = document_id(name)
    page = Page(
        document_id=owner,
        page_number=1,
        source="text_layer",
        source_reason="good_text",
        text=TEXT,
        text_raw=RAW,
        width=595.0,
        height=842.0,
        rotation=0,
        skew=None,
        dpi=None,
        lexicon_rate=0.96875,
        correction_count=1,
        grade="good",
        words=(Word(text="Der", box=Box(70, 70, 90, 82), confidence=None, font_size=11.0, raw_start=0, raw_end=3),),
        lines=(Line(0, 57, "body", Box(70, 70, 500, 82)),),
    )
    at = TEXT.index("ß")
    entities = (
        entity(
            "12.03.2024", TEXT, name, "date", date_start=date(2024, 3, 12), date_end=date(2024, 3, 12), iso="2024-03-12"
        ),
        entity("1,2 Mio. €", TEXT, name, amount=Decimal("1200000.00"), currency="EUR", box=Box(200, 70, 260, 82)),
        entity("Gemeinderat", TEXT, name, "gremium", canonical="Gemeinderat"),
    )
    return DocumentResult(
        document=document(name, **fields),
        pages=(page,),
        entities=entities,
        consultations=(
            Consultation(
                gremium="Gemeinderat",
                seq=0,
                document_id=owner,
                meeting_date=date(2024, 3, 12),
                is_public=True,
                role="Entscheidung",
            ),
        ),
        corrections=(
            Correction(
                document_id=owner,
                page_number=1,
                seq=0,
                stage="ocr_repair",
                rule="sharp_s",
                before="B",
                after="ß",
                applied=True,
                char_start=at,
                char_end=at + 1,
                evidence="lexicon",
                confidence=0.5,
            ),
        ),
        issues=(
            Issue(
                stage="normalise",
                code="LOW_CONFIDENCE",
                severity="info",
                message="Look at page 1.",
                document_id=owner,
                page_number=1,
            ),
        ),
    )


def table_result(name: str) -> DocumentResult:
    """One page with one table of three columns (the last one empty) and two rows, and an amount in one of its cells."""
    text = "Ergebnishaushalt\nPosten\tAnsatz 2024\nErträge\t-1.500,50 €"
    base = simple_result(name)
    owner, table = document_id(name), f"{document_id(name)[:16]}-1-0"
    texts = (("Posten", "Ansatz 2024", ""), ("Erträge", "-1.500,50 €", ""))
    cells = tuple(
        Cell(
            table_id=table,
            document_id=owner,
            row=row,
            col=col,
            text=value,
            is_header=row == 0,
            box=Box(70 + col, 70 + row, 80 + col, 80 + row),
        )
        for row, line in enumerate(texts)
        for col, value in enumerate(line)
    )
    amount = entity("-1.500,50 €", text, name, amount=Decimal("-1500.50"), currency="EUR", table_id=table, row=1, col=1)
    return replace(
        base,
        pages=(replace(base.pages[0], text=text, text_raw=None, correction_count=0, words=(), lines=()),),
        entities=(amount,),
        tables=(
            Table(
                table_id=table,
                document_id=owner,
                page_number=1,
                row_count=2,
                col_count=3,
                header_rows=1,
                method="text",
                check_status="ok",
                checks_passed=1,
                checks_failed=0,
                title="Ergebnishaushalt",
                unit="EUR",
            ),
        ),
        cells=(*cells[:4], replace(cells[4], number=Decimal("-1500.5"), check="verified"), cells[5]),
        budget_lines=(
            BudgetLine(
                document_id=owner,
                table_id=table,
                row=1,
                col=1,
                label="Erträge",
                column_label="Ansatz 2024",
                year=2024,
                kind="Ansatz",
                amount=Decimal("-1500.5"),
                verdict="verified",
                unit="EUR",
            ),
        ),
        corrections=(),
    )


def minutes_result(name: str) -> DocumentResult:
    """Minutes of one page with two agenda items, the second one put to the vote."""
    owner = document_id(name)
    items = (
        AgendaItem(number="1", seq=0, document_id=owner, title="Bericht", is_public=True, char_start=0, char_end=3),
        AgendaItem(
            number="2",
            seq=1,
            document_id=owner,
            title="Neubau der Sporthalle",
            reference="2024/017",
            is_public=True,
            outcome="approved",
            unanimous=False,
            votes_yes=12,
            votes_no=3,
            votes_abstain=1,
            result="angenommen",
        ),
    )
    return replace(simple_result(name, document_type="niederschrift", attendance_present=16), agenda_items=items)


def failed_result(name: str) -> DocumentResult:
    """A file that could not be read."""
    owner = document_id(name)
    record = Document(document_id=owner, source_path=f"{name}.pdf", byte_size=0, status="failed", fingerprint="f" * 32)
    return DocumentResult(
        document=record,
        issues=(
            Issue(
                stage="inspect",
                code="PDF_DAMAGED",
                severity="error",
                message="Ask for the file again.",
                document_id=owner,
            ),
        ),
    )

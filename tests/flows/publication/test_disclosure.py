"""What must not be public never reaches a release: closed papers and parts, withdrawn documents, masked personal data."""

import csv
import hashlib
import io
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
    Page,
    Table,
    Word,
)
from curated.release import ReleaseInfo, write_release
from curated.validation.document_rules import check_result
from extractors.disclosure.personal_data.masking import MASK, mask_result, masked_boxes
from flows.publication.summary import summary_rows
from normalizers.text_trail import Edit, TextTrail
from tests.support.releases import paper, release, rows

_PUBLIC = "Gemeinderat 29.04.2025 4 Ö Entscheidung"
_CLOSED = "Hauptausschuss 29.04.2025 4 N Entscheidung"


def everything(folder: Path) -> str:
    """All that a release says, in all its files."""
    tables = "".join(str(pq.read_table(path).to_pylist()) for path in folder.glob("*.parquet"))
    others = [
        p
        for p in folder.rglob("*")
        if p.is_file() and p.suffix in {".csv", ".json", ".md", ".html", ".js", ".jsonld", ".ttl"}
    ]
    return tables + "".join(path.read_text("utf-8") for path in others)


def codes(out: Path) -> list[object]:
    return [row["code"] for row in rows(out, "issues")]


def raw_folder(tmp_path: Path) -> tuple[Path, Path]:
    raw = tmp_path / "raw"
    raw.mkdir()
    return raw, tmp_path / "out"


# --- not public ---------------------------------------------------------------------------------------------------------


def test_heads_consultations_and_names_keep_papers_out(tmp_path: Path) -> None:
    raw, out = raw_folder(tmp_path)
    paper(raw, 1, _PUBLIC)
    paper(raw, 2, _CLOSED)
    paper(raw, 3, _PUBLIC, status="N1CHT OFFENTLICH\n")
    paper(raw, 4, _PUBLIC, _CLOSED)
    for folder in ("nicht_oeffentlich", "NÖ"):
        (raw / folder).mkdir()
    paper(raw, 5, _PUBLIC).rename(raw / "nicht_oeffentlich" / "fuenf.txt")
    (raw / "NÖ" / "kaputt.pdf").write_bytes(b"")
    release(raw, out)
    assert sorted(str(row["source_path"]) for row in rows(out, "documents")) == ["1.txt", "4.txt"]
    shown = everything(out / "latest")
    for secret in ("fuenf", "kaputt", "2025/0002", "2025/0003", "2025/0005"):
        assert secret not in shown
    assert codes(out).count("NOT_PUBLIC") == 3
    assert [row["is_public"] for row in rows(out, "consultations") if row["gremium"] == "Hauptausschuss"] == [False]
    kept = list(csv.DictReader(io.StringIO((out / ".work" / "withheld.csv").read_text("utf-8"))))
    assert {row["source_path"]: row["reason"] for row in kept} == {
        "2.txt": "head",
        "3.txt": "head",
        "nicht_oeffentlich/fuenf.txt": "name of a file or folder",
    }


def test_the_operator_may_release_what_is_not_public(tmp_path: Path) -> None:
    raw, out = raw_folder(tmp_path)
    paper(raw, 1, _CLOSED)
    release(raw, out, include_non_public=True)
    assert [row["is_public"] for row in rows(out, "documents")] == [False]


def test_one_copy_in_a_closed_folder_closes_all_copies(tmp_path: Path) -> None:
    raw, out = raw_folder(tmp_path)
    text = paper(raw, 1, _PUBLIC).read_text("utf-8")
    (raw / "nichtöffentlich").mkdir()
    (raw / "nichtöffentlich" / "kopie.txt").write_text(text, encoding="utf-8")
    paper(raw, 2, _PUBLIC)
    release(raw, out)
    assert [row["source_path"] for row in rows(out, "documents")] == ["2.txt"]
    assert "kopie" not in everything(out / "latest")


_AGENDA = (
    "Stadt Musterlingen\nEinladung\nzur Sitzung des Gemeinderats am 29.04.2025\n\nTagesordnung\n\nÖffentlicher Teil\n"
    "1. Neubau der Sporthalle\n2. Verschiedenes\n\nNichtöffentlicher Teil\n"
    "3. Verkauf des Grundstücks Flurstück 4711\n4. Personalsache\n5. Verschiedenes\n"
)


def test_announced_closed_items_leave_neither_row_nor_title(tmp_path: Path) -> None:
    raw, out = raw_folder(tmp_path)
    (raw / "einladung.txt").write_text(_AGENDA, encoding="utf-8")
    release(raw, out)
    shown = everything(out / "latest")
    assert "Sporthalle" in shown and "Nichtöffentlicher Teil" in shown
    (page,) = rows(out, "pages")
    assert str(page["text"]).count("Verschiedenes") == 1
    for secret in ("Flurstück 4711", "Verkauf des Grundstücks", "Personalsache"):
        assert secret not in shown
    assert all(row["is_public"] is not False for row in rows(out, "agenda_items"))
    assert "NOT_PUBLIC_PART" in codes(out)
    assert len(str(page["text"])) == len(_AGENDA) and MASK in str(page["text"])


def test_minutes_that_tell_of_a_closed_part_stay_out_whole(tmp_path: Path) -> None:
    raw, out = raw_folder(tmp_path)
    paper(raw, 1, _PUBLIC)
    (raw / "niederschrift.txt").write_text(
        _AGENDA.replace("Einladung\nzur", "Niederschrift\nüber die")
        + "\nBeschluss: Dem Verkauf wird einstimmig zugestimmt.\n",
        "utf-8",
    )
    release(raw, out)
    assert [row["source_path"] for row in rows(out, "documents")] == ["1.txt"]
    assert "4711" not in everything(out / "latest")


def test_closed_agenda_items_are_no_rows_whoever_writes_the_release(tmp_path: Path) -> None:
    owner = hashlib.sha256(b"minutes").hexdigest()
    page = Page(
        document_id=owner, page_number=1, source="file", source_reason="text dump", text="TOP 1 Haushalt\nTOP 2 Verkauf"
    )
    items = (
        AgendaItem(number="1", seq=0, document_id=owner, title="Haushalt", is_public=True),
        AgendaItem(number="2", seq=1, document_id=owner, title="Verkauf", is_public=False),
    )
    result = DocumentResult(
        document=Document(document_id=owner, source_path="n.txt", byte_size=10, status="ok", page_count=1),
        pages=(page,),
        agenda_items=items,
    )
    write_release([result], [], tmp_path, ReleaseInfo())
    assert [row["number"] for row in rows(tmp_path, "agenda_items")] == ["1"]


# --- withdrawn ----------------------------------------------------------------------------------------------------------


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_withdrawn_documents_leave_the_next_release_and_a_tombstone(tmp_path: Path) -> None:
    raw, out = raw_folder(tmp_path)
    files = [paper(raw, n, _PUBLIC) for n in range(1, 6)]
    ids = [sha(path) for path in files]
    release(raw, out)
    assert len(rows(out, "documents")) == 5
    (raw / "withdrawn.csv").write_text(
        "file;document_id;reference;Grund;date\n"
        f"1.txt;;;enthält Namen;2025-05-02\n;{ids[1]};;Fassung überholt;03.05.2025\n;;2025/0003;;\n",
        encoding="utf-8-sig",
    )
    summary = release(raw, out, max_row_drop=1.0)
    assert dict(summary_rows(summary))["status"] == "2 ok, 3 withdrawn (withdrawn.csv)"
    assert sorted(str(row["source_path"]) for row in rows(out, "documents")) == ["4.txt", "5.txt"]
    stones = list(csv.DictReader(io.StringIO((out / "latest" / "withdrawn.csv").read_text("utf-8"))))
    assert {(s["document_id"], s["date"], s["reason"]) for s in stones} == {
        (ids[0], "2025-05-02", "enthält Namen"),
        (ids[1], "2025-05-03", "Fassung überholt"),
        (ids[2], "", "withdrawn"),
    }
    shown = [row for row in rows(out, "issues") if row["code"] == "WITHDRAWN"]
    assert {row["document_id"] for row in shown} == set(ids[:3]) and all(row["path"] is None for row in shown)
    assert "withdrawn.csv" in (out / "latest" / "SHA256SUMS").read_text("utf-8")
    assert "2025/0001" not in everything(out / "latest")


def test_rows_that_cannot_be_followed_are_told(tmp_path: Path) -> None:
    raw, out = raw_folder(tmp_path)
    paper(raw, 1, _PUBLIC)
    (raw / "withdrawn.csv").write_text(
        f"document_id,file,reason,date\nabc,,x,\n,,y,\n,missing.txt,z,\n{'0' * 64},,gone,31.02.2025\n", "utf-8"
    )
    with pytest.raises(AssertionError, match=r"withdrawn\.csv, row 3: no document of this run has this file"):
        release(raw, out)
    release(raw, out, unmatched_rows="warn")
    told = [
        (row["code"], row["severity"], str(row["message"])[:6])
        for row in rows(out, "issues")
        if "WITHDRAWN_" in str(row["code"])
    ]
    assert sorted(told) == [
        ("WITHDRAWN_MALFORMED", "error", "row 1:"),
        ("WITHDRAWN_MALFORMED", "error", "row 2:"),
        ("WITHDRAWN_MALFORMED", "warning", "row 4:"),
        ("WITHDRAWN_NOT_FOUND", "warning", "row 3:"),
    ]
    assert len(rows(out, "documents")) == 1


@pytest.mark.parametrize("content", [b"file\n\xff\xfe", b"name,reason\nx,y\n", b'file,reason\n"1.txt,x\n'])
def test_a_list_that_cannot_be_read_stops_the_release(tmp_path: Path, content: bytes) -> None:
    raw, out = raw_folder(tmp_path)
    paper(raw, 1, _PUBLIC)
    (raw / "withdrawn.csv").write_bytes(content)
    with pytest.raises(AssertionError, match=r"list of withdrawn documents withdrawn\.csv cannot be used"):
        release(raw, out)
    assert not (out / "latest").exists()


def test_what_oparl_deletes_is_withdrawn_and_stays_so(tmp_path: Path) -> None:
    raw, out = raw_folder(tmp_path)
    path = paper(raw, 1, _PUBLIC)
    paper(raw, 2, _PUBLIC)
    document_id, url = sha(path), "https://oparl.example.org/files/1"
    (raw / "manifest.csv").write_text(f"file,oparl_file_id\n1.txt,{url}\n", "utf-8")
    release(raw, out)
    (raw / "oparl.json").write_text(
        json.dumps(
            {
                "id": url,
                "type": "https://schema.oparl.org/1.1/File",
                "deleted": True,
                "modified": "2025-06-01T08:00:00+02:00",
            }
        ),
        "utf-8",
    )
    (raw / "manifest.csv").unlink()  # the last release still knows whose file it was
    for _ in range(2):
        release(raw, out, max_row_drop=1.0)
        assert [row["source_path"] for row in rows(out, "documents")] == ["2.txt"]
        assert f"{document_id},2025-06-01" in (out / "latest" / "withdrawn.csv").read_text("utf-8")


# --- masked -------------------------------------------------------------------------------------------------------------

_LETTER = (
    "Stadt Musterlingen\nAnregung\nVorlage Nr.: 2025/0042\n\nAnregung von Erika Muster, erika.muster@gmx.de\n\n"
    "Frau Erika Muster, wohnhaft Seestraße 12, 12345 Musterlingen, geboren am 12.03.1961, Tel. privat 07531 778899,\n"
    "bittet um Erstattung von 1.250 Euro auf DE89 3704 0044 0532 0130 00 bis 30.06.2025.\n"
    "Rückfragen an das Rathaus, Telefon 07531 900-0, info@musterlingen.de\n"
)
_SECRETS = (
    "erika.muster@gmx.de",
    "Seestraße 12",
    "12.03.1961",
    "1961-03-12",
    "1961, 3, 12",
    "07531 778899",
    "DE89 3704",
    "0130 00",
)


def test_personal_data_is_reported_and_stays_until_the_operator_masks_it(tmp_path: Path) -> None:
    raw, out = raw_folder(tmp_path)
    (raw / "anregung.txt").write_text(_LETTER, encoding="utf-8")
    release(raw, out)
    (told,) = [row for row in rows(out, "issues") if row["code"] == "PERSONAL_DATA"]
    assert "1 private address, 1 date of birth, 1 e-mail address, 1 IBAN, 1 telephone number on page 1" in str(
        told["message"]
    )
    assert "07531 778899" in everything(out / "latest")
    before = rows(out, "pages")[0]["text"]
    release(raw, out, mask_personal_data=True)
    (told,) = [row for row in rows(out, "issues") if row["code"] == "PERSONAL_DATA"]
    assert str(told["message"]).endswith("on page 1. Masked in this release. Nothing to do.")
    shown = everything(out / "latest")
    for secret in _SECRETS:
        assert secret not in shown
    for kept in ("07531 900-0", "info@musterlingen.de", "1.250 Euro", "30.06.2025", "2025/0042"):
        assert kept in shown
    after = rows(out, "pages")[0]["text"]
    assert len(str(after)) == len(str(before)) and str(after).count("\n") == str(before).count("\n")


def rich_result(secret: str) -> DocumentResult:
    """A document that holds ``secret`` in every column that can hold text."""
    owner = hashlib.sha256(b"rich").hexdigest()
    damaged = secret.replace("7", "?")
    text, raw = f"Titel {secret} hier.\nEnde fiir {secret}", f"Titel {damaged} hier.\nEnde fiir {secret}"
    start = text.index(secret)
    word = Word(
        text=damaged,
        box=Box(10, 10, 90, 20),
        confidence=0.9,
        font_size=None,
        raw_start=start,
        raw_end=start + len(damaged),
    )
    page = Page(
        document_id=owner,
        page_number=1,
        source="ocr",
        source_reason="no text",
        text=text,
        text_raw=raw,
        width=600,
        height=800,
        words=(word, Word(text="Titel", box=Box(1, 1, 9, 9), confidence=0.9, font_size=None, raw_start=0, raw_end=5)),
    )
    table = Table(
        table_id="t" * 16,
        document_id=owner,
        page_number=1,
        row_count=1,
        col_count=2,
        header_rows=0,
        method="text",
        title=f"Tabelle {secret}",
    )
    cells = (
        Cell(
            table_id=table.table_id,
            document_id=owner,
            row=0,
            col=0,
            text=secret,
            text_raw=damaged,
            number=Decimal(7),
            check="verified",
            spans=((start, start + len(damaged)),),
        ),
        Cell(table_id=table.table_id, document_id=owner, row=0, col=1, text="12", number=Decimal(12)),
    )
    return DocumentResult(
        document=Document(
            document_id=owner,
            source_path="x.txt",
            byte_size=9,
            status="ok",
            page_count=1,
            title=f"Zu {secret}",
            reference="1",
            originator=secret,
            gremium=f"Rat {secret}",
        ),
        pages=(page,),
        entities=(
            Entity(
                kind="date",
                text=secret,
                char_start=start,
                char_end=start + len(secret),
                method="rule",
                document_id=owner,
                page_number=1,
                entity_id="a" * 16,
                canonical=secret,
                date_start=date(1961, 3, 12),
                date_end=date(1961, 3, 12),
                date_precision="day",
            ),
            Entity(
                kind="place",
                text="Ende",
                char_start=text.index("Ende"),
                char_end=text.index("Ende") + 4,
                method="rule",
                document_id=owner,
                page_number=1,
                entity_id="b" * 16,
                canonical=f"bei {secret}",
            ),
        ),
        consultations=(Consultation(gremium="Rat", seq=0, document_id=owner, result=secret),),
        tables=(table,),
        cells=cells,
        corrections=(
            Correction(
                document_id=owner,
                page_number=1,
                seq=0,
                stage="ocr_repair",
                rule="?→7",
                before=damaged,
                after=secret,
                applied=True,
                char_start=start,
                char_end=start + len(secret),
                evidence=f"7 in {secret}",
                confidence=0.9,
            ),
            Correction(
                document_id=owner,
                page_number=1,
                seq=1,
                stage="table_cell",
                rule="?→7",
                before=damaged,
                after=secret,
                applied=True,
                char_start=None,
                char_end=None,
                evidence=secret,
            ),
        ),
        issues=(
            Issue(
                stage="tables",
                code="TABLE_SUM_MISMATCH",
                severity="info",
                message="Look.",
                document_id=owner,
                page_number=1,
            ),
        ),
        agenda_items=(AgendaItem(number="1", seq=0, document_id=owner, title=secret, result=f"wie {secret}"),),
        budget_lines=(
            BudgetLine(
                document_id=owner,
                table_id=table.table_id,
                row=0,
                col=0,
                label=secret,
                column_label="2025",
                year=2025,
                kind="Ansatz",
                amount=Decimal(7),
            ),
            BudgetLine(
                document_id=owner,
                table_id=table.table_id,
                row=0,
                col=1,
                label=f"Zahlung {secret}",
                column_label="2025",
                year=2025,
                kind="Ansatz",
                amount=Decimal(12),
            ),
        ),
    )


@pytest.mark.parametrize("secret", ["07531 778899", "erika.muster7@gmx.de", "Seestraße 77,\n12345 Musterlingen"])
def test_masking_leaves_nothing_in_any_column_and_all_proofs_hold(tmp_path: Path, secret: str) -> None:
    result = rich_result(secret)
    assert list(check_result(result)) == []
    start = result.pages[0].text.index(secret)
    masked = mask_result(result, {1: [(start, start + len(secret))]})
    assert list(check_result(masked)) == []
    assert secret not in repr(masked) and secret.replace("7", "?") not in repr(masked)
    assert " ".join(secret.split()) not in repr(masked)
    assert len(masked.pages[0].text) == len(result.pages[0].text)
    assert [e.char_start for e in masked.entities] == [e.char_start for e in result.entities]
    assert masked.entities[0].date_start is None and masked.entities[0].entity_id != result.entities[0].entity_id
    assert masked.entities[1].entity_id == result.entities[1].entity_id
    assert (masked.cells[0].number, masked.cells[0].check, masked.cells[1]) == (None, "unchecked", result.cells[1])
    assert [line.amount for line in masked.budget_lines] == [Decimal(12)]
    assert masked_boxes(masked.pages[0]) == (Box(10, 10, 90, 20),)
    write_release([replace(masked, budget_lines=())], [], tmp_path, ReleaseInfo())
    assert secret not in everything(tmp_path / "latest")


@given(st.data())
@settings(deadline=None, max_examples=80)
def test_any_slices_of_any_repaired_text_can_be_masked(data: st.DataObject) -> None:
    raw = data.draw(st.text("ab \n7", min_size=1, max_size=30))
    trail = TextTrail.of(raw)
    for _ in range(data.draw(st.integers(0, 3))):
        start = data.draw(st.integers(0, len(trail.text)))
        end = data.draw(st.integers(start, min(len(trail.text), start + 4)))
        after = data.draw(st.text("ab7", max_size=4))
        trail = trail.apply([Edit(start, end, after, "ocr_repair", "rule")])
    owner = hashlib.sha256(b"any").hexdigest()
    rows_of = tuple(
        Correction(
            document_id=owner,
            page_number=1,
            seq=n,
            stage=c.stage,
            rule=c.rule,
            before=c.before,
            after=c.after,
            applied=True,
            char_start=c.out_start,
            char_end=c.out_end,
        )
        for n, c in enumerate(trail.changes)
    )
    page = Page(
        document_id=owner,
        page_number=1,
        source="file",
        source_reason="text dump",
        text=trail.text,
        text_raw=raw if raw != trail.text else None,
    )
    result = DocumentResult(
        document=Document(document_id=owner, source_path="a.txt", byte_size=1, status="ok", page_count=1),
        pages=(page,),
        corrections=rows_of,
    )
    assert list(check_result(result)) == []
    ends = st.integers(0, len(trail.text))
    spans = [tuple(sorted(pair)) for pair in data.draw(st.lists(st.tuples(ends, ends), max_size=3))]
    masked = mask_result(result, {1: [span for span in spans if span[0] < span[1]]})
    assert list(check_result(masked)) == []
    text = masked.pages[0].text
    assert len(text) == len(trail.text)
    assert all(set(text[start:end]) <= {MASK, " ", "\n"} for start, end in spans)


def test_nothing_to_mask_changes_nothing() -> None:
    result = rich_result("07531 778899")
    assert mask_result(result, {1: []}) is result

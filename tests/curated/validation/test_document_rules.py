"""What may not be shown: breaches of a promise, values that do not fit, and papers that are not public."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curated.errors import ReleaseRefused
from curated.records import Box, Consultation, Correction, DocumentResult, Issue, Organization
from curated.release import ReleaseInfo, write_release
from curated.release.candidate import is_non_public
from curated.validation.document_rules import EXAMPLES, Breach, Findings, check_result, replayed
from curated.validation.fit_to_schema import fit_result
from tests.support.builders import document_id, failed_result, minutes_result, simple_result, table_result

INFO = ReleaseInfo({"pipeline": "0.1.0"})


def changed(result: DocumentResult, part: str, index: int, **fields: object) -> DocumentResult:
    """The result with one record of one part changed."""
    records = list(getattr(result, part))
    records[index] = replace(records[index], **fields)
    return replace(result, **{part: tuple(records)})


A, T, M = simple_result("a"), table_result("a"), minutes_result("a")
TABLE = T.tables[0].table_id
BROKEN = [
    (changed(A, "pages", 0, document_id=document_id("b")), "rows carry the id of their document"),
    (changed(A, "issues", 0, code="X"), None),
    (replace(A, pages=A.pages * 2), "the key of pages is unique"),
    (replace(A, entities=A.entities[:1] * 2), "the key of entities is unique"),
    (changed(A, "entities", 0, entity_id=""), "the key of entities is unique"),
    (replace(A, consultations=A.consultations * 2), "the key of consultations is unique"),
    (replace(T, tables=T.tables * 2), "the key of tables is unique"),
    (replace(T, cells=T.cells[:1] + T.cells), "the key of table_cells is unique"),
    (replace(M, agenda_items=M.agenda_items[:1] + M.agenda_items), "the key of agenda_items is unique"),
    (changed(M, "agenda_items", 1, page_number=3), "page_number names a page"),
    (changed(M, "agenda_items", 0, char_start=4), "agenda items lie within pages.text"),
    (changed(M, "agenda_items", 0, char_end=10_000), "agenda items lie within pages.text"),
    (changed(M, "agenda_items", 0, document_id=document_id("b")), "rows carry the id of their document"),
    (replace(T, budget_lines=T.budget_lines * 2), "the key of budget_lines is unique"),
    (changed(T, "budget_lines", 0, col=9), "table_id, row and col name a cell"),
    (replace(A, pages=()), "page_number names a page"),
    (changed(A, "consultations", 0, page_number=2), "page_number names a page"),
    (replace(T, tables=()), "table_id names a table"),
    (changed(T, "tables", 0, continues_table_id="none"), "continues_table_id names a table"),
    (changed(T, "entities", 0, row=7), "table_id, row and col name a cell"),
    (changed(A, "entities", 0, char_start=3), "entities are exact slices of pages.text"),
    (changed(A, "entities", 0, char_start=-5), "entities are exact slices of pages.text"),
    (changed(A, "entities", 0, text="", char_end=A.entities[0].char_start), "entities are exact slices of pages.text"),
    (changed(A, "entities", 1, box=Box(10, 0, 5, 5)), "boxes are upright and on their page"),
    (changed(T, "cells", 1, box=Box(0, 9, 5, 5)), "boxes are upright and on their page"),
    (changed(A, "corrections", 0, before="ss"), "corrections replay backwards to text_raw"),
    (changed(A, "corrections", 0, applied=False), "corrections replay backwards to text_raw"),
    (changed(A, "corrections", 0, stage="table_cell"), "corrections replay backwards to text_raw"),
    (changed(A, "corrections", 0, char_start=None), "applied corrections are slices of pages.text and do not overlap"),
    (changed(A, "corrections", 0, after="s"), "applied corrections are slices of pages.text and do not overlap"),
    (
        replace(A, corrections=(A.corrections[0], replace(A.corrections[0], seq=1))),
        "applied corrections are slices of pages.text and do not overlap",
    ),
    (changed(A, "pages", 0, text_raw=None), "corrections replay backwards to text_raw"),
]


@pytest.mark.parametrize(("result", "rule"), BROKEN)
def test_breaches_are_found(result, rule):
    assert {breach.rule for breach in check_result(result)} >= ({rule} if rule else set())
    if rule is None:
        assert not list(check_result(result))


@pytest.mark.parametrize("result", [A, T, failed_result("a")])
def test_what_is_right_passes(result):
    assert list(check_result(result)) == []
    assert fit_result(result) == result


def test_findings_count_all_and_show_three():
    findings = Findings()
    findings.refuse_if_any()
    findings.add(Breach("rule", f"place {n}") for n in range(10))
    with pytest.raises(ReleaseRefused) as refusal:
        findings.refuse_if_any()
    assert "rule: 10 row(s), such as place 0; place 1; place 2." in str(refusal.value)
    assert str(refusal.value).count("place") == EXAMPLES


def test_no_text_of_a_document_is_in_a_refusal():
    breaches = [breach for result, _ in BROKEN for breach in check_result(result)]
    assert not any("Sporthalle" in breach.where or "Mio" in breach.where for breach in breaches)


@pytest.mark.parametrize("part", ["entities", "tables"])
def test_ids_are_unique_over_all_documents(tmp_path, part):
    ids = {"entities": "entity_id", "tables": "table_id"}[part]
    first, second = (
        (table_result("a"), table_result("b")) if part == "tables" else (simple_result("a"), simple_result("b"))
    )
    same = getattr(getattr(first, part)[0], ids)
    second = changed(second, part, 0, **{ids: same})
    if part == "tables":
        cells = tuple(replace(cell, table_id=same) for cell in second.cells)
        second = replace(second, cells=cells, entities=(), budget_lines=())
    with pytest.raises(ReleaseRefused, match=rf"The key of {part} is not unique: 1 value"):
        write_release([first, second], [], tmp_path, INFO)


@pytest.mark.parametrize("order", [[1, 0], [0, 0]])
def test_a_stream_comes_ordered_and_once(tmp_path, order):
    pair = sorted([simple_result("a"), simple_result("b")], key=lambda result: result.document.document_id)
    with pytest.raises(ReleaseRefused, match="once each, ordered by document_id"):
        write_release((pair[i] for i in order), [], tmp_path, INFO)


def test_a_refused_column_says_how_many_rows_and_three_of_them(tmp_path):
    many = [simple_result(f"{number}", page_count=-1) for number in range(5)]
    words = (
        r"documents\.page_count must be at least 0; 5 of 5 rows of the batch do not: row 0 of document [0-9a-f]{12}; "
    )
    with pytest.raises(ReleaseRefused, match=words + "row 1 of document [0-9a-f]{12}; row 2 of document"):
        write_release(many, [], tmp_path, INFO)


def test_a_wrong_type_refuses_the_release(tmp_path):
    with pytest.raises(ReleaseRefused, match=r"documents\.byte_size.*\.refused"):
        write_release([simple_result("a", byte_size="many")], [], tmp_path, INFO)
    assert not (tmp_path / "latest").exists()


# --- the replay ---------------------------------------------------------------------------------------------------------


@given(st.lists(st.tuples(st.text("abß", max_size=3), st.text("xyz", max_size=3), st.text("xyz", max_size=3))))
@settings(deadline=None)
def test_any_row_of_changes_replays(pieces):
    raw, text, corrections = "", "", []
    for number, (kept, before, after) in enumerate(pieces):
        raw, text = raw + kept, text + kept
        start = len(text)
        raw, text = raw + before, text + after
        corrections.append(
            Correction(
                document_id=document_id("a"),
                page_number=1,
                seq=number,
                stage="ocr_repair",
                rule="r",
                before=before,
                after=after,
                applied=True,
                char_start=start,
                char_end=len(text),
            )
        )
    assert replayed(text, corrections) == raw


# --- what input can do --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value", [Decimal("0.001"), Decimal(10) ** 16, Decimal("1e30"), Decimal("NaN"), Decimal("-Infinity")]
)
def test_an_amount_that_does_not_fit_is_left_out_with_an_issue(tmp_path, value):
    write_release([changed(A, "entities", 1, amount=value)], [], tmp_path, INFO)
    entities = pq.read_table(tmp_path / "latest/entities.parquet").to_pylist()
    assert [e["amount"] for e in entities if e["kind"] == "amount"] == [None]
    assert [e["text"] for e in entities if e["kind"] == "amount"] == ["1,2 Mio. €"]
    codes = pq.read_table(tmp_path / "latest/issues.parquet")["code"].to_pylist()
    assert "VALUE_OUT_OF_RANGE" in codes


@pytest.mark.parametrize(
    "value", [Decimal("9999999999999999.99"), Decimal("-0.01"), Decimal("1E+3"), Decimal("1.50000")]
)
def test_an_amount_that_fits_stays(value):
    assert fit_result(changed(A, "entities", 1, amount=value)).entities[1].amount == value


def test_a_cell_number_that_does_not_fit_is_left_out_and_no_longer_checked():
    fitted = fit_result(changed(T, "cells", 4, number=Decimal("12345678901234567890.5"), check="verified"))
    assert (fitted.cells[4].number, fitted.cells[4].check, fitted.cells[4].text) == (None, "unchecked", "-1.500,50 €")
    assert [(issue.code, issue.page_number) for issue in fitted.issues[1:]] == [("VALUE_OUT_OF_RANGE", 1)]


def test_votes_beyond_counting_are_left_out():
    fitted = fit_result(changed(A, "entities", 0, votes_yes=2**40, votes_no=1))
    assert (fitted.entities[0].votes_yes, fitted.entities[0].votes_no) == (None, None)


@pytest.mark.parametrize(
    "box",
    [Box(0, 0, 5000, 5), Box(-900, 0, 5, 5), Box(0, 0, 5, float("inf")), Box(float("nan"), 0, 5, 5)],
)
def test_a_box_off_the_page_is_left_out_with_an_issue(box):
    fitted = fit_result(changed(changed(A, "entities", 1, box=box), "consultations", 0, box=box))
    assert (fitted.entities[1].box, fitted.consultations[0].box) == (None, None)
    assert [(i.code, i.severity, i.message[:8]) for i in fitted.issues[1:]] == [("BOX_OFF_PAGE", "info", "2 box(es")]


def test_a_box_a_little_over_the_edge_stays():
    box = Box(-3, 0, 600, 850)
    assert fit_result(changed(A, "entities", 1, box=box)).entities[1].box == box


def test_a_path_that_utf8_cannot_hold_does_not_stop_a_release(tmp_path):
    loose = [Issue(stage="discover", code="FILE_UNREADABLE", severity="error", message="Look.", path="Gr\udcfcn.pdf")]
    write_release([], loose, tmp_path, INFO)
    assert pq.read_table(tmp_path / "latest/issues.parquet")["path"].to_pylist() == ["Gr\ufffdn.pdf"]


# --- papers that are not public -----------------------------------------------------------------------------------------


def consulted(name: str, *public: bool | None) -> DocumentResult:
    owner = document_id(name)
    consultations = tuple(
        Consultation(gremium="Gemeinderat", seq=i, document_id=owner, is_public=p) for i, p in enumerate(public)
    )
    return replace(simple_result(name, is_public=None), consultations=consultations)


@pytest.mark.parametrize(
    ("public", "withheld"),
    [
        ((), False),
        ((None,), False),
        ((True, False), False),
        ((None, False), False),
        ((False,), True),
        ((False, False), True),
    ],
)
def test_all_consultations_have_to_be_closed(public, withheld):
    assert is_non_public(consulted("a", *public)) is withheld


def everything_written(folder: Path) -> str:
    tables = "".join(str(pq.read_table(path).to_pylist()) for path in folder.glob("*.parquet"))
    return tables + "".join(path.read_text("utf-8") for path in folder.iterdir() if path.suffix != ".parquet")


def test_a_paper_that_is_not_public_leaves_only_an_issue_without_name(tmp_path):
    secret = simple_result("geheim", is_public=False, title="Grundstücksverkauf")
    loose = [
        Issue(
            stage="discover",
            code="DUPLICATE_FILE",
            severity="info",
            message="Same bytes.",
            document_id=document_id("geheim"),
            path="nichtoeffentlich/geheim2.pdf",
        ),
        Issue(
            stage="discover",
            code="DUPLICATE_FILE",
            severity="info",
            message="Same bytes.",
            document_id=document_id("a"),
            path="kopie.pdf",
        ),
    ]
    summary = write_release([simple_result("a"), secret, consulted("zu", False)], loose, tmp_path, INFO)
    assert (summary.withheld, summary.rows["documents"], summary.issues_by_code["NOT_PUBLIC"]) == (2, 1, 2)
    written = everything_written(tmp_path / "latest")
    for word in ("geheim", "Grundstück", document_id("geheim"), document_id("zu"), "vorlagen/zu"):
        assert word not in written
    assert "kopie.pdf" in written
    issues = pq.read_table(tmp_path / "latest/issues.parquet").to_pylist()
    shown = [{k: v for k, v in issue.items() if v is not None} for issue in issues if issue["code"] == "NOT_PUBLIC"]
    assert all(set(issue) == {"seq", "stage", "code", "severity", "message"} for issue in shown)


def test_a_faulty_paper_that_is_not_public_does_not_stop_a_release(tmp_path):
    secret = changed(simple_result("geheim", is_public=False), "entities", 0, char_start=0)
    assert write_release([secret], [], tmp_path, INFO).withheld == 1


def test_the_operator_may_let_them_in(tmp_path):
    summary = write_release([simple_result("a", is_public=False)], [], tmp_path, replace(INFO, include_non_public=True))
    assert (summary.withheld, summary.rows["documents"]) == (0, 1)


# --- bodies of the whole release ----------------------------------------------------------------------------------------


def test_an_id_of_a_body_names_an_organization(tmp_path):
    named = changed(A, "consultations", 0, gremium_id="gr")
    body = Organization(gremium_id="gr", name="Gemeinderat", source="documents")
    with pytest.raises(ReleaseRefused, match="gremium_id names an organization: 1 row"):
        write_release([named], [], tmp_path, INFO)
    with pytest.raises(ReleaseRefused, match="the key of organizations is unique: 1 row"):
        write_release([named], [], tmp_path, INFO, [body, body])
    released = write_release([named], [], tmp_path, INFO, [body])
    assert released.rows["organizations"] == 1
    row = pq.read_table(released.path / "organizations.parquet").to_pylist()[0]
    assert (row["gremium_id"], row["name"], row["source"]) == ("gr", "Gemeinderat", "documents")


def test_bodies_may_be_collected_while_results_pass(tmp_path):
    bodies: list[Organization] = []

    def results():
        bodies.append(Organization(gremium_id="gr", name="Gemeinderat", source="documents"))
        yield changed(A, "consultations", 0, gremium_id="gr")

    assert write_release(results(), [], tmp_path, INFO, bodies).rows["organizations"] == 1


def test_agenda_items_and_budget_lines_are_published(tmp_path):
    budget = table_result("b")
    released = write_release([M, budget], [], tmp_path, INFO)
    items = pq.read_table(released.path / "agenda_items.parquet").to_pylist()
    assert [(i["number"], i["outcome"], i["votes_yes"]) for i in items] == [("1", None, None), ("2", "approved", 12)]
    lines = pq.read_table(released.path / "budget_lines.parquet").to_pylist()
    assert [(line["label"], line["year"], line["amount"], line["verdict"]) for line in lines] == [
        ("Erträge", 2024, Decimal("-1500.5000"), "verified")
    ]


def test_a_budget_line_that_does_not_fit_is_left_out_with_an_issue():
    huge = fit_result(changed(T, "budget_lines", 0, amount=Decimal(10) ** 17))
    assert huge.budget_lines == ()
    assert [issue.code for issue in huge.issues if issue.stage == "release"] == ["VALUE_OUT_OF_RANGE"]

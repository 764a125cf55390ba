"""A reviewer's marks come back: they overrule the machine in their document, redo nothing else, and are told."""

import hashlib
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from curated.errors import SetupError
from curated.records import DocumentResult
from curated.validation.self_check import fault_of
from extractors import read_document
from extractors.base.settings import ReadSettings
from flows.configuration.fingerprint import fingerprints
from flows.configuration.review_marks_file import load_feedback
from flows.configuration.settings import CurateSettings
from flows.processing.tasks import RunContext
from tests.support.releases import PRINTS, rows

TEXT = """Stadt Musterlingen
Beschlussvorlage
Vorlage Nr.: 2025/0042

Der Gemeinderat beschlieBt den Neubau fiir die Sporthalle. Es ist fiir alle.
Der Burgermeister stimmt zu. Die Kosten betragen 1.250 Euro bis 30.06.2025.

| Position | Betrag |
|---|---|
| Personal | 100 |
| Sachkosten | 250 |
| Summe | 340 |
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "vorlage.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def mark(document_id: str, kind: str, value: str | None = None, page: int = 1, **target: object) -> dict:
    return {
        "document_id": document_id, "page_number": page, "kind": kind, "verdict": "wrong", "value": value, "note": "N.",
        "created": "2025-07-01T10:00:00Z", "target": target,
    }  # fmt: skip


def exported(folder: Path, *marks: dict, **other: object) -> Path:
    path = folder / "marks.json"
    whole = {"format": "aktenklar-feedback", "version": 1, "release": "abc", "marks": list(marks)} | other
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def with_marks(file: Path, *marks: dict) -> DocumentResult:
    feedback = load_feedback(exported(file.parent, *marks))
    result = read_document(
        file, replace(ReadSettings(), feedback=feedback.marks.get(sha(file), ())), fingerprint="f" * 32
    )
    assert fault_of(result) is None
    return result


def entity(result: DocumentResult, kind: str) -> dict:
    found = next(e for e in result.entities if e.kind == kind)
    return {"entity_id": found.entity_id, "entity_kind": kind, "text": found.text, "char_start": found.char_start}


def codes(result: DocumentResult) -> list[str]:
    return [issue.code for issue in result.issues if issue.code.startswith("FEEDBACK")]


def test_a_refused_correction_is_undone_on_its_page_and_no_other_is(file: Path) -> None:
    result = with_marks(file, mark(sha(file), "correction", before="fiir", after="für", char_start=98))
    assert "Neubau fiir die" in result.pages[0].text and "ist fiir alle" in result.pages[0].text
    assert "beschließt" in result.pages[0].text and "Bürgermeister" in result.pages[0].text
    assert all(c.before != "fiir" for c in result.corrections)
    assert codes(result) == ["FEEDBACK_APPLIED"]


def test_a_right_text_takes_the_place_of_the_wrong_one_and_says_who_gave_it(file: Path) -> None:
    result = with_marks(
        file, mark(sha(file), "correction", "Burgenmeister", before="Burgermeister", after="Bürgermeister")
    )
    assert "Der Burgenmeister stimmt" in result.pages[0].text
    (row,) = [c for c in result.corrections if c.rule == "feedback"]
    assert (row.before, row.after, row.applied) == ("Burgermeister", "Burgenmeister", True)


def test_wrong_entities_go_or_take_the_right_value(file: Path) -> None:
    plain = read_document(file)
    owner = sha(file)
    result = with_marks(
        file,
        mark(owner, "entity", **entity(plain, "gremium")),
        mark(owner, "entity", "1.520,00", **entity(plain, "amount")),
        mark(owner, "entity", "2025-07-30", **entity(plain, "date")),
    )
    kinds = {e.kind: e for e in result.entities}
    assert "gremium" not in kinds
    assert (kinds["amount"].amount, kinds["amount"].canonical, kinds["amount"].method) == (
        Decimal("1520.00"), "1520.00 EUR", "feedback",
    )  # fmt: skip
    assert (kinds["date"].date_start, kinds["date"].iso) == (date(2025, 7, 30), "2025-07-30")
    assert kinds["amount"].text == "1.250 Euro"  # the text stays what is printed


def test_a_set_number_lets_its_sum_hold_and_an_emptied_one_claims_nothing(file: Path) -> None:
    plain, owner = read_document(file), sha(file)
    context = {"table_id": plain.tables[0].table_id, "row": 3, "col": 1, "text": "340"}
    assert plain.tables[0].check_status == "mismatch"
    fixed = with_marks(file, mark(owner, "number", "350", **context))
    cell = next(c for c in fixed.cells if (c.row, c.col) == (3, 1))
    assert (cell.number, cell.text, cell.check) == (Decimal(350), "340", "verified")
    assert (fixed.tables[0].check_status, fixed.tables[0].checks_passed) == ("ok", 1)
    assert all(issue.code != "TABLE_SUM_MISMATCH" for issue in fixed.issues)
    (row,) = [c for c in fixed.corrections if c.rule == "feedback"]
    assert (row.stage, row.before, row.after) == ("table_cell", "340", "350")
    emptied = with_marks(file, mark(owner, "number", **context))
    cell = next(c for c in emptied.cells if (c.row, c.col) == (3, 1))
    assert (cell.number, cell.check, emptied.tables[0].check_status) == (None, "unchecked", "not_checkable")
    still_wrong = with_marks(file, mark(owner, "number", "360", **context))
    (issue,) = [i for i in still_wrong.issues if i.code == "TABLE_SUM_MISMATCH"]
    assert "is off by 10;" in issue.message


def test_marks_that_meet_nothing_are_told(file: Path) -> None:
    owner = sha(file)
    result = with_marks(
        file,
        mark(owner, "correction", before="fiir", after="vier"),
        mark(owner, "entity", entity_id="0" * 16, entity_kind="place", text="Seedorf", char_start=3),
        mark(owner, "number", "1", table_id="0" * 16, row=1, col=1, text="2"),
        mark(owner, "correction", page=7, before="fiir", after="für"),
    )
    assert codes(result) == ["FEEDBACK_UNMATCHED"] * 4
    plain = read_document(file, fingerprint="f" * 32)
    assert replace(result, issues=()) == replace(plain, issues=())


def test_only_marked_documents_get_another_fingerprint(file: Path, tmp_path: Path) -> None:
    path = exported(tmp_path, mark(sha(file), "correction", before="fiir", after="für"))
    feedback, settings = load_feedback(path), ReadSettings()
    plain, marked = fingerprints(settings), fingerprints(settings, feedback)
    context = RunContext(
        out_dir=tmp_path, in_progress=tmp_path, settings=settings, fingerprints=marked, split_pages=8, feedback=feedback
    )
    other, own = context.under(None, "0" * 64), context.under(None, sha(file))
    assert other.fingerprint == plain.document != own.fingerprint
    assert own.fingerprints.pages == plain.pages  # nothing is recognised again
    assert (
        own.settings.feedback == feedback.marks[sha(file)] and own.fingerprint == marked.under(None, sha(file)).document
    )
    assert marked.parts["feedback"] == feedback.digest and "feedback" not in plain.parts
    noted = load_feedback(
        exported(tmp_path, mark(sha(file), "correction", before="fiir", after="für") | {"note": "other"})
    )
    assert noted == feedback


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "malformed|truncated"),
        ('{"format": "other", "version": 1, "marks": []}', "'other' version 1"),
        ('{"format": "aktenklar-feedback", "version": 2, "marks": []}', "version 2"),
        ('{"format": "aktenklar-feedback", "version": 1, "marks": [{"document_id": "x"}]}', r"\$\.marks\[0\]"),
        ('{"format": "aktenklar-feedback", "version": 1}', "missing required field `marks`"),
    ],
)
def test_a_malformed_file_is_refused_with_what_and_where(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "marks.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SetupError, match=said):
        load_feedback(path)


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ({"kind": "page"}, r"\$\.marks\[0\]\.kind"),
        ({"verdict": "right"}, "verdict"),
        ({"page_number": 0}, "page_number"),
        ({"target": {"before": "a"}}, r"needs after – at `\$\.marks\[0\]\.target`"),
        (
            {"kind": "number", "target": {"table_id": "t", "row": 0, "col": 0}, "value": "viel"},
            "right value of a number",
        ),
    ],
)
def test_a_wrong_mark_is_refused_by_its_place(tmp_path: Path, broken: dict, said: str) -> None:
    good = mark("0" * 64, "correction", before="a", after="b")
    with pytest.raises(SetupError, match=said):
        load_feedback(exported(tmp_path, good | broken))


def test_no_file_no_marks_and_a_missing_one_is_told(tmp_path: Path) -> None:
    assert load_feedback(None).digest is None
    with pytest.raises(SetupError, match="no such file"):
        load_feedback(tmp_path / "none.json")


def test_marks_on_documents_that_are_gone_are_told(tmp_path: Path) -> None:
    feedback = load_feedback(exported(tmp_path, mark("0" * 64, "correction", before="a", after="b")))
    (issue,) = feedback.unmet_documents({"1" * 64})
    assert (issue.code, issue.document_id) == ("FEEDBACK_UNMATCHED", "0" * 64)
    assert feedback.unmet_documents({"0" * 64}) == []


def test_the_release_names_the_marks_it_was_made_with(file: Path, tmp_path: Path) -> None:
    from curated.work_files.store import WorkStore
    from flows.inputs.discover import discover
    from flows.publication.publish import release_found

    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    file = file.rename(raw / file.name)
    feedback = load_feedback(exported(tmp_path, mark(sha(file), "correction", before="fiir", after="für")))
    fingerprints = replace(PRINTS, parts=PRINTS.parts | {"feedback": str(feedback.digest)}, feedback=feedback.digests)
    own = fingerprints.under(None, sha(file)).document
    settings = replace(ReadSettings(), feedback=feedback.marks[sha(file)])
    WorkStore(out).save(read_document(file, settings, source_path=file.name, fingerprint=own))
    summary = release_found(
        found=discover(raw), worked=1, untried={}, fingerprints=fingerprints, out_dir=out, settings=CurateSettings()
    )
    assert summary.release is not None, summary.refusal
    assert [row["code"] for row in rows(out, "issues")].count("FEEDBACK_APPLIED") == 1
    assert rows(out, "documents")[0]["fingerprint"] == own
    assert str(feedback.digest) in (out / "latest" / "datapackage.json").read_text("utf-8")

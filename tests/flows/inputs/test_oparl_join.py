"""An OParl export beside the papers: joined by content or name, and trouble with its files as issues."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from curated.records import DocumentResult
from extractors.bodies.register import build_register
from flows.inputs.discover import Discovery, discover
from flows.inputs.oparl_join import join_oparl, read_oparl, references_of
from tests.support.builders import document, simple_result

BASE = "https://oparl.musterlingen.example"


def file_object(number: int, **fields: object) -> dict[str, object]:
    kind = "https://schema.oparl.org/1.1/File"
    return {"id": f"{BASE}/file/{number}", "type": kind, "accessUrl": f"{BASE}/{number}.pdf", **fields}


def source(raw: Path, *objects: object) -> Discovery:
    (raw / "oparl").mkdir()
    (raw / "a.txt").write_text("Vorlage")
    (raw / "oparl" / "files.json").write_text(json.dumps(list(objects)))
    return discover(raw)


def test_a_file_is_known_by_its_bytes_whatever_its_name(tmp_path: Path) -> None:
    sha512 = hashlib.sha512(b"Vorlage").hexdigest()
    paper_object = {
        "id": f"{BASE}/paper/1",
        "type": "https://schema.oparl.org/1.1/Paper",
        "mainFile": file_object(1, sha512Checksum=sha512, fileName="anders.pdf"),
        "auxiliaryFile": [file_object(2, fileName="weg.pdf")],
    }
    found = source(tmp_path, paper_object)
    join, issues = join_oparl(read_oparl(found), found, {}, build_register([], [], []))
    (paper,) = found.documents
    plain = document("a", document_id=paper.document_id, oparl_file_id=None)
    joined = join.joined(plain)
    assert (joined.oparl_file_id, joined.oparl_paper_id) == (f"{BASE}/file/1", f"{BASE}/paper/1")
    assert [issue.code for issue in issues] == ["OPARL_FILE_MISSING"] and f"{BASE}/file/2" in issues[0].message


def test_a_paper_the_export_does_not_know_gets_a_hint(tmp_path: Path) -> None:
    found = source(tmp_path, file_object(1, fileName="anders.pdf"))
    join, _ = join_oparl(read_oparl(found), found, {}, build_register([], [], []))
    result = simple_result("unbekannt")
    assert [issue.code for issue in join.join(result).issues] == ["LOW_CONFIDENCE", "OPARL_UNKNOWN"]


def test_without_an_export_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Vorlage")
    found = discover(tmp_path)
    join, issues = join_oparl(read_oparl(found), found, {}, build_register([], [], []))
    result = simple_result("a")
    assert join.join(result) is result and issues == ()


def test_files_that_are_no_export_are_issues(tmp_path: Path) -> None:
    found = source(tmp_path, {"name": "nothing of OParl"})
    (tmp_path / "oparl" / "kaputt.json").write_text("{")
    export = read_oparl(discover(tmp_path))
    assert {(i.code, i.path) for i in export.issues} == {
        ("OPARL_UNREADABLE", "oparl/files.json"),
        ("OPARL_UNREADABLE", "oparl/kaputt.json"),
    }
    assert found.documents and not export.bodies()


def test_references_are_those_that_are_printed() -> None:
    heads = [DocumentResult(document=document("a")), DocumentResult(document=document("b", reference=None))]
    assert references_of(heads) == {heads[0].document.document_id: "2024/017"}

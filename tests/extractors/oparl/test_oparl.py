"""An OParl export beside the papers: ids are joined, disagreements become issues, and nothing in it can stop a run."""

import csv
import hashlib
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.oparl.matching import KnownDocument, match_documents, missing_files
from extractors.oparl.objects import Export
from tests.support.releases import paper, release, rows

BASE = "https://oparl.musterlingen.example/"
TYPE = "https://schema.oparl.org/1.1/"


def thing(kind: str, ident: str, /, **fields: object) -> dict[str, object]:
    return {"id": f"{BASE}{kind.lower()}/{ident}", "type": TYPE + kind, **fields}


BODY = thing("Body", "1", name="Stadt Musterlingen", ags="08999001")
ORGANIZATIONS = {
    "data": [
        thing("Organization", "gr", name="Gemeinderat", shortName="GR", body=BODY["id"], classification="Rat"),
        thing("Organization", "ha", name="Hauptausschuss", body=BODY["id"]),
    ],
    "pagination": {"totalElements": 2},
    "links": {},
}


def meeting(name: str, start: str, group: str, *items: dict[str, object], **fields: object) -> dict[str, object]:
    own: dict[str, object] = {
        "start": start,
        "organization": [f"{BASE}organization/{group}"],
        "agendaItem": list(items),
    }
    return thing("Meeting", name, **(own | fields))


def item(name: str, number: str, *, public: bool = True, result: str | None = None) -> dict[str, object]:
    return thing("AgendaItem", name, number=number, public=public, result=result)


def export_of(path: Path, **changes: object) -> list[dict[str, object]]:
    """One paper that agrees with the document at ``path`` in everything, and two meetings that treat it."""
    content = hashlib.sha512(path.read_bytes()).hexdigest()
    consultations = [
        thing("Consultation", n, agendaItem=f"{BASE}agendaitem/{n}", meeting=f"{BASE}meeting/{group}",
              organization=[f"{BASE}organization/{group}"])
        for n, group in (("1", "ha"), ("2", "gr"))
    ]  # fmt: skip
    file = thing("File", "1", fileName="irgendwie.txt", sha512Checksum=content.upper())
    return [
        thing("Paper", "1", **({"reference": "2025/0001", "mainFile": file, "consultation": consultations} | changes)),
        meeting("ha", "2025-05-13T17:00:00+02:00", "ha", item("1", "N 4", public=False)),
        meeting("gr", "2025-05-19T22:30:00Z", "gr", item("2", "7", result="ungeändert beschlossen")),
    ]


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    (folder / "oparl").mkdir(parents=True)
    paper(folder, 1, "Hauptausschuss 13.05.2025 4 N Vorberatung", "Gemeinderat 20.05.2025 7 Ö Entscheidung abgelehnt")
    write(folder, "organizations", [BODY, ORGANIZATIONS])
    return folder


def write(raw: Path, name: str, value: object) -> None:
    (raw / "oparl" / f"{name}.json").write_text(json.dumps(value), encoding="utf-8")


def found(out: Path) -> list[str]:
    return [str(row["code"]) for row in rows(out, "issues")]


def test_ids_are_joined_and_what_agrees_is_no_issue(raw: Path, tmp_path: Path) -> None:
    papers = export_of(raw / "1.txt")
    papers[2] = meeting("gr", "2025-05-19T22:30:00Z", "gr", item("2", "7", result="abgelehnt"))
    write(raw, "papers", papers)
    release(raw, tmp_path / "out")
    (document,) = rows(tmp_path / "out", "documents")
    assert (document["oparl_paper_id"], document["oparl_file_id"]) == (f"{BASE}paper/1", f"{BASE}file/1")
    assert [row["gremium_id"] for row in rows(tmp_path / "out", "consultations")] == [
        f"{BASE}organization/ha",
        f"{BASE}organization/gr",
    ]
    (council,) = [row for row in rows(tmp_path / "out", "organizations") if row["name"] == "Gemeinderat"]
    assert (council["source"], council["short_name"], council["ags"]) == ("oparl", "GR", "08999001")
    assert found(tmp_path / "out") == []


def test_every_field_that_differs_is_an_issue(raw: Path, tmp_path: Path) -> None:
    papers = export_of(raw / "1.txt", reference="2025/0002")
    papers[1] = meeting("ha", "2025-05-14", "ha", item("1", "5", public=True))
    write(raw, "papers", papers)
    missing = thing("File", "9", fileName="fehlt.pdf", paper=[f"{BASE}paper/1"])
    write(raw, "files", {"data": [missing, thing("File", "10", fileName="lose.pdf")]})
    paper(raw, 5, "Gemeinderat 20.05.2025 9 Ö Entscheidung")
    release(raw, tmp_path / "out")
    assert sorted(found(tmp_path / "out")) == [
        "OPARL_AGENDA_ITEM",
        "OPARL_FILE_MISSING",
        "OPARL_IS_PUBLIC",
        "OPARL_MEETING_DATE",
        "OPARL_REFERENCE",
        "OPARL_RESULT",
        "OPARL_UNKNOWN",
    ]
    issues = {row["code"]: row for row in rows(tmp_path / "out", "issues")}
    assert f"{BASE}agendaitem/1" in str(issues["OPARL_IS_PUBLIC"]["message"])
    assert f"{BASE}file/9" in str(issues["OPARL_FILE_MISSING"]["message"])
    assert not any("2025" in str(issue["message"]) for issue in issues.values()), "no values of documents in messages"


def test_a_body_that_differs_and_a_consultation_that_is_not_there(raw: Path, tmp_path: Path) -> None:
    papers = export_of(raw / "1.txt")
    papers[1:] = [meeting("ha", "2025-05-13", "gr", item("1", "4", public=False))]
    consultation = thing("Consultation", "1", agendaItem=f"{BASE}agendaitem/1", paper=f"{BASE}paper/1")
    write(raw, "papers", [papers[0] | {"consultation": []}, papers[1], {"consultations": [consultation]}])
    release(raw, tmp_path / "out")
    assert sorted(found(tmp_path / "out")) == ["OPARL_CONSULTATION", "OPARL_GREMIUM"]


def test_minutes_are_held_against_their_meeting(raw: Path, tmp_path: Path) -> None:
    (raw / "1.txt").write_text(
        "Stadt Musterlingen\nNiederschrift\nüber die öffentliche Sitzung des Gemeinderats am 20.05.2025\n\nTagesordnung\n\n"
        "TOP 1 Eröffnung\nTOP 2 Seebad\nTOP 3 Verschiedenes\n\nTOP 1: Eröffnung\nEs ist eröffnet.\n\nTOP 2: Seebad\n"
        "Abstimmung: einstimmig zugestimmt\n\nTOP 3: Verschiedenes\nNichts.\n",
        encoding="utf-8",
    )
    minutes = thing("File", "1", fileName="1.TXT")
    items = (item("1", "1"), item("2", "2", public=False, result="abgelehnt"))
    write(raw, "meetings", meeting("gr", "2025-05-21T17:00:00", "ha", *items, resultsProtocol=minutes))
    release(raw, tmp_path / "out")
    assert sorted(found(tmp_path / "out")) == [
        "OPARL_AGENDA_ITEM",
        "OPARL_GREMIUM",
        "OPARL_IS_PUBLIC",
        "OPARL_MEETING_DATE",
        "OPARL_RESULT",
    ]


def closed_meetings(*, gr: bool | None = False) -> list[dict[str, object]]:
    council: dict[str, object] = {
        "id": f"{BASE}agendaitem/2",
        "type": TYPE + "AgendaItem",
        "number": "N 7",
        "public": gr,
    }
    return [
        meeting("ha", "2025-05-13T17:00:00+02:00", "ha", item("1", "N 4", public=False)),
        meeting("gr", "2025-05-20T17:00:00+02:00", "gr", council),
    ]


def withheld(out: Path) -> dict[str, str]:
    with (out / ".work" / "withheld.csv").open(encoding="utf-8") as lines:
        return {row["source_path"]: row["reason"] for row in csv.DictReader(lines)}


SILENT = ("Hauptausschuss 13.05.2025 4 Vorberatung", "Gemeinderat 20.05.2025 7 Entscheidung")
MARKED = ("Hauptausschuss 13.05.2025 4 Ö Vorberatung", "Gemeinderat 20.05.2025 7 Ö Entscheidung")


@pytest.mark.parametrize(
    ("printed", "council", "reason"),
    [
        (SILENT, False, "closed in the OParl export"),
        (SILENT, None, "closed in the OParl export"),
        (SILENT, True, None),
        (MARKED, False, "closed in the OParl export, though the paper says it is public"),
        (MARKED, None, None),  # the export says nothing of a consultation that is printed as public
        (MARKED, True, None),
        ((*SILENT[:1], "Ortschaftsrat Seedorf 27.05.2025 2 Ö Anhörung"), False, None),  # and of this one knows nothing
    ],
)
def test_what_an_export_closes_stays_out(
    raw: Path, tmp_path: Path, printed: tuple[str, ...], council: bool | None, reason: str | None
) -> None:
    paper(raw, 5, "Kulturausschuss 20.05.2025 9 Ö Entscheidung")
    out = tmp_path / "out"
    write(raw, "papers", [export_of(paper(raw, 1, *printed))[0], *closed_meetings(gr=council)])
    release(raw, out)
    shown = sorted(str(row["source_path"]) for row in rows(out, "documents"))
    assert shown == (["5.txt"] if reason else ["1.txt", "5.txt"])
    assert withheld(out) == ({"1.txt": reason} if reason else {})
    assert found(out).count("NOT_PUBLIC") == len(withheld(out))
    for path in (out / "latest").rglob("*.*"):
        if reason and path.suffix in {".csv", ".html", ".js", ".json", ".md"}:
            text = path.read_text("utf-8")
            assert "1.txt" not in text and "2025/0001" not in text, path.name


def test_bodies_that_only_such_papers_name_are_not_published_and_the_operator_may_release_them(
    raw: Path, tmp_path: Path
) -> None:
    papers = export_of(paper(raw, 1, SILENT[1], "Werkausschuss 27.05.2025 3 Vorberatung"))
    write(raw, "papers", [papers[0], *closed_meetings()])
    paper(raw, 5, "Kulturausschuss 20.05.2025 9 Ö Entscheidung")
    release(raw, tmp_path / "out")
    names = {row["name"] for row in rows(tmp_path / "out", "organizations")}
    assert names == {"Gemeinderat", "Hauptausschuss", "Kulturausschuss"}
    release(raw, tmp_path / "in", include_non_public=True)
    assert {row["source_path"]: row["is_public"] for row in rows(tmp_path / "in", "documents")}["1.txt"] is False
    assert "Werkausschuss" in {row["name"] for row in rows(tmp_path / "in", "organizations")}


def test_minutes_and_resolutions_of_what_is_closed_stay_out(raw: Path, tmp_path: Path) -> None:
    for name in ("protokoll", "beschluss", "auszug"):
        (raw / f"{name}.txt").write_text(f"Stadt Musterlingen\nWas im {name} steht\n", encoding="utf-8")
    files = [thing("File", name, fileName=f"{name}.txt") for name in ("protokoll", "beschluss", "auszug")]
    closed = item("1", "1", public=False) | {"resolutionFile": files[1]}
    opened = item("2", "2") | {"resolutionFile": files[2]}
    write(raw, "a", meeting("a", "2025-05-20", "gr", closed, resultsProtocol=files[0]))
    write(raw, "b", meeting("b", "2025-05-21", "gr", opened))
    release(raw, tmp_path / "out")
    assert sorted(withheld(tmp_path / "out")) == ["beschluss.txt", "protokoll.txt"]
    assert {row["source_path"] for row in rows(tmp_path / "out", "documents")} == {"1.txt", "auszug.txt"}


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[1, 2]", b"[" * 100_000, b'{"type": 3, "id": 4}'])
def test_what_is_no_export_is_an_issue(raw: Path, tmp_path: Path, content: bytes) -> None:
    (raw / "oparl" / "x.json").write_bytes(content)
    release(raw, tmp_path / "out")
    assert "OPARL_UNREADABLE" in found(tmp_path / "out")
    assert len(rows(tmp_path / "out", "documents")) == 1


def test_files_are_matched_by_what_cannot_err_first() -> None:
    export = Export()
    export.add(
        [
            thing("File", "a", fileName="vorlage.pdf", accessUrl="https://Musterlingen.example/a%20b.pdf", paper=["p"]),
            thing("File", "b", fileName="vorlage.pdf", sha1Checksum="AB" * 20, paper=["p"]),
            thing("File", "c", fileName="anlage.pdf", paper=["p"]),
            thing("Paper", "p", reference="2025 / 0007"),
        ]
    )
    documents = [
        KnownDocument("1", "x/vorlage.pdf", "http://musterlingen.example/a b.pdf"),
        KnownDocument("2", "y.pdf", checksums=("ab" * 20,)),
        KnownDocument("3", "tief/Anlage.pdf"),
        KnownDocument("4", "z.pdf", reference="2025/0007"),
        KnownDocument("5", "w.pdf"),
    ]
    matches = match_documents(export, documents)
    assert [matches[n].file_id for n in "123"] == [f"{BASE}file/{name}" for name in "abc"]
    assert (matches["4"].paper_id, "5" in matches) == (f"{BASE}paper/p", False)
    assert missing_files(export, documents, matches) == []
    assert [f.id for f in missing_files(export, documents, {})] == [f"{BASE}file/a", f"{BASE}file/c"]


def test_objects_cut_short_complete_each_other() -> None:
    export = Export()
    full = thing(
        "Meeting", "m", start="2025-05-20", organization=[{"id": "o", "type": TYPE + "Organization", "name": "Rat"}]
    )
    assert export.add([full, thing("Meeting", "m"), thing("Paper", "weg", deleted=True)]) == 4
    (one,) = export.meetings.values()
    assert (one.day, one.organization_ids, export.groups["o"].name) == (date(2025, 5, 20), ("o",), "Rat")
    assert export.papers == {}


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=5)
    | st.sampled_from([TYPE + "Paper", TYPE + "File", "2025-13-40"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "type", "data", "start", "mainFile", "consultation", "agendaItem", "public"]), inner
        )
    ),
    max_leaves=12,
)


@settings(max_examples=100, deadline=None)
@given(_JSON)
def test_no_json_breaks_the_reading(value: object) -> None:
    export = Export()
    export.add(value)
    assert match_documents(export, [KnownDocument("1", "a.pdf")]).keys() <= {"1"}

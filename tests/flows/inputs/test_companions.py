"""From texts in RAW to a release: bodies get one id each, the operator's file is heard, and no document is lost by it."""

import csv
from datetime import date
from pathlib import Path

import pytest

from flows.inputs.companions import read_companions
from flows.inputs.discover import discover
from tests.support.builders import simple_result
from tests.support.releases import paper, release, rows


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    paper(folder, 1, "Hauptausschuss 13.05.2025 4 N Vorberatung", "Gemeinderat 20.05.2025 7 Ö Entscheidung")
    paper(folder, 2, "Hauptausschuß 15.07.2025 2 N Vorberatung", "Gemeinderates 22.07.2025 3 Ö Entscheidung")
    return folder


def test_spellings_share_one_id_in_all_tables(raw: Path, tmp_path: Path) -> None:
    release(raw, tmp_path / "out")
    bodies = {row["gremium_id"]: row["name"] for row in rows(tmp_path / "out", "organizations")}
    assert sorted(map(str, bodies.values())) == ["Gemeinderat", "Hauptausschuss"]
    named = [(row["gremium"], bodies[row["gremium_id"]]) for row in rows(tmp_path / "out", "consultations")]
    assert len(named) == 4 and all(bodies for _, bodies in named)
    assert {bodies[row["gremium_id"]] for row in rows(tmp_path / "out", "documents")} == {"Gemeinderat"}


def test_bodies_take_the_key_of_their_municipality_from_its_papers(raw: Path, tmp_path: Path) -> None:
    (raw / "manifest.csv").write_text("file,municipality,ags\n1.txt,Stadt Musterlingen,08999999\n", encoding="utf-8")
    release(raw, tmp_path / "out")
    bodies = {(row["municipality"], row["ags"]) for row in rows(tmp_path / "out", "organizations")}
    assert bodies == {("Stadt Musterlingen", "08999999"), (None, None)}


def test_the_published_table_can_be_edited_and_given_back(raw: Path, tmp_path: Path) -> None:
    release(raw, tmp_path / "out")
    with (tmp_path / "out" / "latest" / "organizations.csv").open(encoding="utf-8", newline="") as published:
        table = list(csv.DictReader(published))
    council = next(row for row in table if row["name"] == "Gemeinderat")
    council |= {"gremium_id": "rat-1", "name": "Stadtrat", "variants": "Gemeinderat"}
    with (raw / "gremien.csv").open("w", encoding="utf-8", newline="") as edited:
        writer = csv.DictWriter(edited, table[0].keys(), delimiter=";")
        writer.writeheader()
        writer.writerows(table)
    release(raw, tmp_path / "out")
    bodies = {row["gremium_id"]: row for row in rows(tmp_path / "out", "organizations")}
    assert sorted(str(row["name"]) for row in bodies.values()) == ["Hauptausschuss", "Stadtrat"]
    assert {row["source"] for row in bodies.values()} == {"register"}
    assert bodies["rat-1"]["variants"] == "Gemeinderat"
    councils = [row for row in rows(tmp_path / "out", "consultations") if row["gremium_id"] == "rat-1"]
    assert [row["gremium"] for row in councils] == ["Gemeinderat", "Gemeinderat"]


def test_rows_that_make_no_sense_are_issues(raw: Path, tmp_path: Path) -> None:
    text = "gremium_id;name;variants;start_date\nrat-1;Stadtrat;Gemeinderat|Rat;2009-07-01\nx;;;\ny;Beirat;;gestern\n"
    (raw / "gremien.csv").write_text(text, encoding="utf-8")
    release(raw, tmp_path / "out")
    bodies = {row["gremium_id"]: row for row in rows(tmp_path / "out", "organizations")}
    assert (bodies["rat-1"]["start_date"], "y" in bodies) == (date(2009, 7, 1), False)
    issues = [i for i in rows(tmp_path / "out", "issues") if str(i["code"]).startswith("REGISTER")]
    assert [(i["code"], i["path"]) for i in issues] == [("REGISTER_ROW", "gremien.csv")] * 2
    assert "row 3" in str(issues[0]["message"]) and "row 4" in str(issues[1]["message"])


@pytest.mark.parametrize("content", [b"nummer;titel\n1;x\n", b"name\n\xff\xfe\n"])
def test_a_register_that_cannot_be_read_is_an_issue(raw: Path, tmp_path: Path, content: bytes) -> None:
    (raw / "gremien.csv").write_bytes(content)
    release(raw, tmp_path / "out")
    codes = [i["code"] for i in rows(tmp_path / "out", "issues")]
    assert codes.count("REGISTER_UNREADABLE") == 1
    assert len(rows(tmp_path / "out", "organizations")) == 2


def test_bodies_of_papers_that_are_withheld_are_not_published(raw: Path, tmp_path: Path) -> None:
    paper(raw, 3, "Werkausschuss 03.06.2025 1 N Entscheidung", status="Nicht öffentlich\n")
    release(raw, tmp_path / "out")
    assert "Werkausschuss" not in {row["name"] for row in rows(tmp_path / "out", "organizations")}
    release(raw, tmp_path / "out", include_non_public=True)
    assert "Werkausschuss" in {row["name"] for row in rows(tmp_path / "out", "organizations")}


def test_bodies_of_withheld_papers_enter_no_register_unless_all_is_shown(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Vorlage")
    found, head = discover(tmp_path), simple_result("a")
    companions = read_companions(found, lambda: [head], "Stadt Musterlingen")
    (body,) = companions.organizations()
    assert (body.name, body.municipality) == ("Gemeinderat", "Stadt Musterlingen") and not companions.issues
    joined = companions.join(head)
    assert joined.document.gremium_id == body.gremium_id == joined.consultations[0].gremium_id
    assert read_companions(found, list).organizations() == []


def test_a_vote_has_the_id_of_the_body_that_voted(raw: Path, tmp_path: Path) -> None:
    (raw / "minutes.txt").write_text(
        "Stadt Musterlingen\nNiederschrift über die Sitzung des Gemeinderates\nam 22.07.2025\n\nTOP 1 Kauf der Kelter\n"
        "Der Hauptausschuss hat am 15.07.2025 einstimmig zugestimmt.\nDer Gemeinderat beschließt einstimmig den Kauf.\n\n"
        "TOP 2 Brunnen\nDer Kulturausschuss hat am 14.07.2025 mehrheitlich abgelehnt.\nEinstimmig vertagt.\n",
        encoding="utf-8",
    )
    release(raw, tmp_path / "out")
    bodies = {row["gremium_id"]: row["name"] for row in rows(tmp_path / "out", "organizations")}
    voted = [(row["gremium"], row["is_past"], bodies.get(row["gremium_id"])) for row in rows(tmp_path / "out", "votes")]
    assert voted == [
        ("Hauptausschuss", True, "Hauptausschuss"),
        ("Gemeinderat", False, "Gemeinderat"),
        ("Kulturausschuss", True, None),
        (None, False, "Gemeinderat"),
    ]

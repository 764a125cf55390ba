"""``gremien.csv``: what it says of bodies, and rows that make no sense as issues."""

from __future__ import annotations

from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from flows.inputs.gremien_csv import GREMIEN, GremienFile, organization, read_gremien


def read(folder: Path, data: bytes) -> GremienFile:
    (folder / GREMIEN).write_bytes(data)
    return read_gremien(folder / GREMIEN, PurePosixPath("stadt") / GREMIEN)


def test_a_row_is_a_body_with_its_spellings_and_days(tmp_path: Path) -> None:
    text = "\ufeffname;variants;start_date;gremium_id\nHauptausschuss;HA| Haupt-Ausschuss ;2024-07-01;g1\nRat;;;\n"
    file = read(tmp_path, text.encode())
    assert [body.name for body in file.bodies] == ["Hauptausschuss", "Rat"] and not file.issues
    row = organization(file.bodies[0])
    assert (row.gremium_id, row.source, row.variants) == ("g1", "register", "HA; Haupt-Ausschuss")
    assert (row.start_date, row.end_date, row.municipality) == (date(2024, 7, 1), None, None)


def test_a_row_that_makes_no_sense_is_named_as_a_spreadsheet_counts(tmp_path: Path) -> None:
    file = read(tmp_path, b"name,start_date\nRat,2024-07-01\n,2024-07-01\nBeirat,1.7.2024\n")
    assert [body.name for body in file.bodies] == ["Rat"]
    assert [(i.code, i.path) for i in file.issues] == [("REGISTER_ROW", "stadt/gremien.csv")] * 2
    assert "row 3 was ignored: it has no name" in file.issues[0].message and "row 4" in file.issues[1].message


@pytest.mark.parametrize("data", [b"name\nR\xe4te\n", b"titel\nRat\n", b'name\n"Rat'])
def test_a_file_that_cannot_be_read_is_an_issue_and_no_stop(tmp_path: Path, data: bytes) -> None:
    file = read(tmp_path, data)
    assert not file.bodies and [issue.code for issue in file.issues] == ["REGISTER_UNREADABLE"]

"""``profiles.csv``: numbers said by example, and what is wrong with a row."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from flows.inputs.profiles_csv import PROFILES, read_profiles


def test_an_example_gives_the_shape_and_wrong_rows_are_told(tmp_path: Path) -> None:
    path = tmp_path / PROFILES
    path.write_text(
        "source;example;pattern\nnordhaven;VO/26/123;\nnordhaven;;9+/XY\n;VO/26/1;\nnordhaven;kein;\n", "utf-8"
    )
    file = read_profiles(path, PurePosixPath(PROFILES))
    assert [(p.source, p.pattern, p.said) for p in file.profiles] == [
        ("nordhaven", "VO/99/9+", True),
        ("nordhaven", "9+/XY", True),
    ]
    assert [issue.code for issue in file.issues] == ["PROFILE_ROW", "PROFILE_ROW"]


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / PROFILES
    path.write_bytes(b"\xff\xfe\x00")
    assert [issue.code for issue in read_profiles(path, PurePosixPath(PROFILES)).issues] == ["PROFILES_UNREADABLE"]


def test_a_usual_body_may_be_said(tmp_path: Path) -> None:
    path = tmp_path / PROFILES
    path.write_text(
        "source,field,example\nnordhaven,gremium,Runder  Tisch\nnordhaven,title,x\nnordhaven,gremium,\n", "utf-8"
    )
    file = read_profiles(path, PurePosixPath(PROFILES))
    assert [(p.field, p.pattern, p.said) for p in file.profiles] == [("gremium", "Runder Tisch", True)]
    assert len(file.issues) == 2

"""A folder looked at without reading: any change shows, whatever sizes and times are set to."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from flows.inputs.snapshot import snapshot


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "below").mkdir()
    for name in ("a.txt", "below/b.txt", ".hidden"):
        (tmp_path / name).write_text("eins")
    (tmp_path / "link").symlink_to("a.txt")
    (tmp_path / "nowhere").symlink_to("none")
    return tmp_path


def test_nothing_done_is_nothing_changed(folder: Path) -> None:
    assert snapshot(folder) == snapshot(folder)


@pytest.mark.parametrize("name", ["a.txt", "below/b.txt", ".hidden"])
def test_other_bytes_of_the_same_size_and_time_show(folder: Path, name: str) -> None:
    before, stat = snapshot(folder), (folder / name).stat()
    time.sleep(0.02)
    (folder / name).write_text("zwei")
    os.utime(folder / name, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert snapshot(folder).digest != before.digest


def test_files_that_come_go_and_move_show_and_times_of_folders_do_not(folder: Path) -> None:
    digests = [snapshot(folder).digest]
    os.utime(folder / "below", (1, 1))
    assert snapshot(folder).digest == digests[0]
    (folder / "below" / "new.txt").touch()
    digests.append(snapshot(folder).digest)
    (folder / "below" / "new.txt").rename(folder / "new.txt")
    digests.append(snapshot(folder).digest)
    (folder / "new.txt").unlink()
    (folder / "link").unlink()
    digests.append(snapshot(folder).digest)
    assert len(set(digests)) == 4


def test_a_file_that_was_just_written_proves_nothing(folder: Path) -> None:
    seen, now = snapshot(folder), time.time_ns()
    assert not seen.is_settled(now) and seen.is_settled(now + 3_000_000_000)
    assert snapshot(folder / "not there").digest != seen.digest


def test_what_fetch_remembers_is_no_part_of_the_folder(folder: Path) -> None:
    before = snapshot(folder)
    (folder / ".fetch").mkdir()
    (folder / ".fetch/state.sqlite").write_text("x")
    assert snapshot(folder) == before

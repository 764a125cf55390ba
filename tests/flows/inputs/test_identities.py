"""Files that are known are not read again; files that may have changed are, whatever their size and time say."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from curated.errors import UnreadableInput
from extractors.pages.sources import identify
from flows.inputs import identities
from flows.inputs.identities import Identities, known_identities


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "out" / ".work").mkdir(parents=True)
    return tmp_path / "out"


def kept(path: Path, out: Path) -> Identities:
    first = known_identities(out)
    assert first.of(path) == identify(path)
    first.keep(out)
    return known_identities(out)


def test_a_known_file_is_not_read(tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identities, "SETTLED", -(10**18))  # files of tests are seconds old
    path = tmp_path / "ü\udcff.txt"
    path.write_text("eins")
    known = kept(path, out)
    ((name, (mark, digest)),) = known.known.items()
    told = Identities({name: (mark, digest[::-1])})
    assert told.of(path).document_id == digest[::-1], "it was not read"
    stat = path.stat()
    time.sleep(0.02)
    path.write_text("zwei")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert told.of(path) == identify(path), "its inode has changed"
    path.unlink()
    with pytest.raises(UnreadableInput):
        told.of(path)


def test_a_file_that_was_just_written_is_read_again(tmp_path: Path, out: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("eins")
    assert kept(path, out).known == {}


def test_a_list_that_cannot_be_read_is_no_list(out: Path) -> None:
    (out / ".work" / "identities").write_bytes(b"\xc1")
    assert known_identities(out).known == {}
    Identities().keep(out / "not there")

"""Disks without room: a run says so, keeps no verdict and no half release, and the next run with room makes everything good."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import flows.run  # noqa: F401 – what is run in a mount name space of its own
from tests.fixtures.pages import scanned_pdf, text_pdf
from tests.support.paths import ROOT

SIZES = (16, 60, 160, 400)  # kilobytes of the disk of OUT: from no room for work files to none for the release
RUN = """
import subprocess, sys
from pathlib import Path
from flows.configuration.settings import CurateSettings
from flows.processing.observers import Silence
from flows.run import run
from tests.flows.test_run import here
raw, out = Path(sys.argv[1]), Path(sys.argv[2])
for size in sys.argv[3:]:
    options = f"{'remount,' if size != sys.argv[3] else ''}size={size}k"
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "aktenklar", sys.argv[2]], check=True)
    summary = run(raw, out, CurateSettings(workers=1, site=False), here, Silence())
    codes = ",".join(sorted({failure.code for failure in summary.failures})) or "-"
    print("released" if summary.release else f"refused: {summary.refusal}", codes, flush=True)
"""
TMP = """
import sys, tempfile
from pathlib import Path
from flows.configuration.settings import CurateSettings
from flows.processing.observers import Silence
from flows.run import run
from tests.flows.test_run import here
tempfile.tempdir = sys.argv[3]
summary = run(Path(sys.argv[1]), Path(sys.argv[2]), CurateSettings(workers=1, site=False, max_failed_share=1), here, Silence())
print(*(f"{f.code} {f.will_retry}" for f in summary.failures))
"""


def can_mount() -> bool:
    command = ["unshare", "-m", "mount", "-t", "tmpfs", "aktenklar", "/mnt"]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


pytestmark = pytest.mark.skipif(not can_mount(), reason="mounting a small disk needs the right to mount")


def in_a_name_space(*command: str) -> list[str]:
    done = subprocess.run(
        ["unshare", "-m", *command], cwd=ROOT, capture_output=True, text=True, timeout=240, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_a_full_output_disk_is_told_and_mended_by_room(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    out.mkdir()
    for number in range(6):
        text = f"Stadt Musterlingen\nDie Kosten betragen {number}.000,50 EUR.\n" * 40
        (raw / f"{number}.txt").write_text(text, encoding="utf-8")
    sizes = [*map(str, SIZES), "65536"]
    said = in_a_name_space(sys.executable, "-c", RUN, str(raw), str(out), *sizes)
    assert said[0].startswith("refused: ") and said[-1] == "released -"
    for line in said[:-1]:
        assert line == "released -" or "could not be tried" in line or "cannot be written" in line or "IO_ERROR" in line


def test_a_full_folder_of_temporary_files_is_no_verdict(tmp_path: Path) -> None:
    raw, out, temporary = tmp_path / "raw", tmp_path / "out", tmp_path / "temporary"
    for folder in (raw, temporary):
        folder.mkdir()
    page = ("Der Gemeinderat der Stadt Musterlingen", "beschließt nach § 4 GemO.")
    (raw / "scan.pdf").write_bytes(scanned_pdf(text_pdf(page, size=(420, 200))))
    mount = f'mount -t tmpfs -o size=16k aktenklar {temporary} && exec "$@"'
    full = in_a_name_space("sh", "-c", mount, "sh", sys.executable, "-c", TMP, str(raw), str(out), str(temporary))
    assert full == ["IO_ERROR True"]
    assert in_a_name_space(sys.executable, "-c", TMP, str(raw), str(out), str(temporary)) == [""]

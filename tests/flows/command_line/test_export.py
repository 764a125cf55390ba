"""The command that writes a release into one file."""

import argparse
import zipfile
from pathlib import Path

import pytest

from curated.errors import SetupError
from curated.release import ReleaseInfo, write_release
from flows.command_line.export import export
from tests.support.builders import simple_result


def test_export(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    write_release([simple_result("a")], [], out, ReleaseInfo({"pipeline": "1"}))
    target = tmp_path / "release.ZIP"
    export(argparse.Namespace(release="latest", file=target, out=out))
    assert zipfile.is_zipfile(target)
    assert f"{target.stat().st_size:,} bytes" in capsys.readouterr().out
    with pytest.raises(SetupError, match=r"\.zip or \.duckdb"):
        export(argparse.Namespace(release="latest", file=tmp_path / "release.rar", out=out))
    with pytest.raises(SetupError, match="neither"):
        export(argparse.Namespace(release="none", file=target, out=out))

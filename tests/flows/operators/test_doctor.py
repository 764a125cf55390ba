"""What the checks say of a machine that is ready, and of one that is not."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest

from flows.operators.doctor import Finding, examine
from tests.flows.test_run import SETTINGS


def found(raw: Path | None, out: Path, **settings: object) -> dict[str, Finding]:
    return {finding.name: finding for finding in examine(raw, out, SETTINGS.model_copy(update=settings))}


def test_a_machine_that_is_ready(tmp_path: Path) -> None:
    checks = found(None, tmp_path / "out")
    assert {check.state for check in checks.values()} <= {"ok", "warning"}
    assert all(check.remedy for check in checks.values() if check.state != "ok")
    assert {"Tesseract", "Prefect", "Prefect server", "output", "clock", "memory", "limits"} <= set(checks)
    assert not (tmp_path / "out").exists() and not list(tmp_path.iterdir()), "nothing is left behind"


def test_what_is_missing_is_named_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:1/api")
    checks = found(tmp_path / "nowhere", tmp_path / "out", languages="xyz", workers=100_000, refused=tmp_path / "none")
    assert {name for name, check in checks.items() if check.state == "failed"} == {
        "Tesseract", "Prefect server", "input", "settings",
    }  # fmt: skip
    assert checks["memory"].state == "warning" and "workers" in checks["memory"].remedy
    assert "tesseract-ocr" in checks["Tesseract"].found or "xyz" in checks["Tesseract"].found


def test_limits_of_the_shell_are_seen(tmp_path: Path) -> None:
    files = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (128, files[1]))
    try:
        assert found(None, tmp_path)["limits"].state == "warning"
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, files)

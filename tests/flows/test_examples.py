"""The operators' examples: what they call exists, and the programs that read them understand them."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from flows.command_line.main import _parser
from tests.support.paths import ROOT

EXAMPLES = ROOT / "examples"
PYTHON = "/opt/aktenklar/.venv/bin/python"


def text(name: str) -> str:
    return (EXAMPLES / name).read_text(encoding="utf-8")


def arguments(command: str) -> list[str]:
    """What follows ``-m aktenklar`` in a shell command, up to its end."""
    words = shlex.split(command)
    rest = words[words.index("aktenklar", words.index("-m")) + 1 :]
    ends = [n for n, word in enumerate(rest) if word in ("||", "&&", ";") or word.startswith("2>")]
    return rest[: ends[0]] if ends else rest


def test_every_command_is_one_that_is_understood() -> None:
    service = re.findall(r"^ExecStart(?:Pre)?=(.*)$", text("aktenklar.service"), re.MULTILINE)
    cron = [line.split(None, 5)[5] for line in text("crontab").splitlines() if re.match(r"[\d*]", line)]
    (called,) = re.findall(r"^CMD (\[.*\])$", text("Containerfile"), re.MULTILINE)
    commands = [*map(arguments, [*service, *cron]), yaml.safe_load(called)]
    assert [words[0] for words in commands] == ["doctor", "curate", "curate", "curate"]
    for words in commands:
        _parser().parse_args(words)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_finds_nothing_to_object_to(tmp_path: Path) -> None:
    for name in ("aktenklar.service", "aktenklar.timer"):
        (tmp_path / name).write_text(text(name).replace(PYTHON, sys.executable), encoding="utf-8")
    files = [str(tmp_path / name) for name in ("aktenklar.service", "aktenklar.timer")]
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *files], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    (when,) = re.findall(r"^OnCalendar=(.*)$", text("aktenklar.timer"), re.MULTILINE)
    subprocess.run(["systemd-analyze", "calendar", when], capture_output=True, timeout=60, check=True)


def test_the_crontab_has_five_fields_and_no_percent_sign() -> None:
    lines = [line for line in text("crontab").splitlines() if line and not line.startswith("#")]
    assert [line.partition("=")[0] for line in lines[:-1]] == ["PREFECT_HOME", "MAILTO"]
    assert re.match(r"\d+ \d+ \* \* \* cd /opt/aktenklar && ", lines[-1]) and "%" not in lines[-1]


def test_the_container_file_copies_what_is_there_and_installs_what_the_project_needs() -> None:
    said = text("Containerfile")
    for line in re.findall(r"^COPY (.*) \S+$", said, re.MULTILINE):
        assert all((ROOT / name).exists() for name in line.split()), line
    needed = re.search(r'^tesseract_packages="(.*)"', (ROOT / "do").read_text("utf-8"), re.MULTILINE)
    assert needed and all(f" {package} " in said.replace("\n", " ") for package in needed[1].split())
    assert "--require-hashes -r requirements.txt" in said
    assert re.search(r"^setuptools==", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE), (
        "the project is installed without isolation, so its build tool must be there"
    )


def test_prefect_understands_the_automations_and_they_wait_for_events_that_are_sent() -> None:
    from prefect.events.schemas.automations import AutomationCore

    from flows.publication.prefect_artifacts import REFUSED

    found = [AutomationCore.model_validate(one) for one in yaml.safe_load(text("automation.yaml"))["automations"]]
    assert len(found) == 2 and all(one.actions for one in found)
    assert REFUSED in found[0].trigger.expect  # type: ignore[union-attr]


def test_the_list_names_every_example() -> None:
    listed = set(re.findall(r"\]\(([a-zA-Z.]+)\)", text("README.md")))
    assert listed == {path.name for path in EXAMPLES.iterdir()} - {"README.md"}

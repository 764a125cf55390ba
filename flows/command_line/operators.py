"""``aktenklar doctor``, ``status`` and ``retry``: the operator's commands, as lines for people or as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict

from flows.command_line.pace import duration
from flows.configuration.settings_file import load_settings
from flows.operators.doctor import Finding, examine
from flows.operators.retry import forget_failures
from flows.operators.status import Status, status_of

_NOT_READY = 2
_SIGNS = {"ok": "ok     ", "warning": "warning", "failed": "FAILED "}


def doctor(args: argparse.Namespace) -> int:
    """Print every check; 2 when one failed, else 0.

    Raises:
        SetupError: the settings cannot be read.
    """
    settings = load_settings({}, args.raw, args.config)
    failed = False
    for finding in examine(args.raw, args.out, settings):
        failed = failed or finding.state == "failed"
        sys.stdout.write((json.dumps(asdict(finding), ensure_ascii=False) if args.json else _line(finding)) + "\n")
    return _NOT_READY if failed else 0


def status(args: argparse.Namespace) -> int:
    """Print how an output folder stands.

    Raises:
        SetupError: there is no release, or RAW cannot be used.
    """
    found = status_of(args.out, args.raw, load_settings({}, args.raw, args.config))
    if args.json:
        sys.stdout.write(json.dumps(asdict(found), ensure_ascii=False) + "\n")
        return 0
    for label, value in _rows(found):
        sys.stdout.write(f"{label:<13}{value}\n")
    return 0


def retry(args: argparse.Namespace) -> int:
    """Let failed documents be read again by the next run, and say how many.

    Raises:
        SetupError: there is no release, or a run is working there.
    """
    count = forget_failures(args.out, args.code or (), args.document or ())
    sys.stdout.write(f"{count} documents will be read again by the next run of curate\n")
    return 0


def _line(finding: Finding) -> str:
    clean = "".join(c if c.isprintable() else "?" for c in finding.found)
    return f"{_SIGNS[finding.state]} {finding.name}: {clean}" + (f" → {finding.remedy}" if finding.remedy else "")


def _rows(found: Status) -> list[tuple[str, str]]:
    counts = ", ".join(f"{count} {name}" for name, count in found.by_status.items()) or "none"
    pending = "not known; name the input with --raw" if found.pending is None else f"{found.pending} to read"
    return [
        ("release", f"{found.version}, {duration(found.age_seconds)} old"),
        ("released", f"{found.released} documents: {counts}"),
        ("quarantined", f"{found.quarantined} (aktenklar retry OUT --code WORKER_CRASHED tries them again)"),
        ("withheld", f"{found.withheld} (named in .work/withheld.csv), {found.unclear} of them or more to decide"),
        ("pending", pending),
        ("run", "one is working there now" if found.is_running else "none is working there"),
    ]

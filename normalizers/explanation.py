"""The ``repair --explain`` view: the text with its changes marked, and under each line why."""

from __future__ import annotations

from collections import defaultdict

from normalizers.cleaning import DEFAULT_SETTINGS, clean
from normalizers.code_pages import find_misreading
from normalizers.ocr_repair.repair import Finding, Repairer
from normalizers.pipeline import repair_trail
from normalizers.settings import RepairSettings
from normalizers.text_trail import Change, TextTrail

Reasons = dict[int, list[str]]
"""What is said under a line, by its number from 0."""


def explain(text: str, rejected: bool = False, settings: RepairSettings = DEFAULT_SETTINGS) -> str:
    """The repaired text, each change marked ``[-before-]{+after+}``; every changed line is followed by its reasons.

    The first line says how damaged the document looks, letter by letter. Lines without changes appear as they are.
    ``rejected``: also what was weighed and not done, with the reason.
    """
    trail, repairer = repair_trail(text, settings)
    marked, reasons = _marked(trail)
    if rejected:
        _add_refusals(reasons, clean(text, settings, find_misreading((text,))).text, repairer)
    shown = [_summary(trail, repairer)]
    for number, line in enumerate(marked.split("\n")):
        shown += [line, *reasons.get(number, ())]
    return "\n".join(shown)


def _marked(trail: TextTrail) -> tuple[str, Reasons]:
    """The text with its changes marked, and the reasons of each line."""
    pieces: list[str] = []
    reasons: Reasons = defaultdict(list)
    done = 0
    for change in trail.changes:
        pieces += [trail.text[done : change.out_start], f"[-{_visible(change.before)}-]{{+{_visible(change.after)}+}}"]
        done = change.out_end
        reasons[trail.text.count("\n", 0, change.out_start)].append(_reason(change))
    return "".join([*pieces, trail.text[done:]]), reasons


def _add_refusals(reasons: Reasons, cleaned: str, repairer: Repairer) -> None:
    for finding in repairer.findings(cleaned):
        if finding.decision.refusal is not None:
            reasons[cleaned.count("\n", 0, finding.spans[0][0])].append(_refused(finding))


def _summary(trail: TextTrail, repairer: Repairer) -> str:
    profile = repairer.profile
    rates = ", ".join(f"{letter} {100 * rate:.0f} %" for letter, rate in profile.rate.items())
    counts = f"{profile.damaged} certain, {profile.intact} intact"
    return f"# {len(trail.changes)} changes; damaged letters: {counts} ({rates})"


def _refused(finding: Finding) -> str:
    decision = finding.decision
    what = f"{_visible(finding.before)} is not read as {_visible(finding.after)}"
    return f"    # {what} ({decision.rule}): {decision.refusal}"


def _reason(change: Change) -> str:
    why = f" – {change.evidence}" if change.evidence else ""
    what = f"{_visible(change.before)} → {_visible(change.after)}"
    return f"    # {what}: {change.stage} {change.rule}, {change.confidence:.2f}{why}"


def _visible(text: str) -> str:
    """Invisible characters by their number, so that their removal can be seen."""
    return "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in text)

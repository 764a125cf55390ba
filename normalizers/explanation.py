"""The ``repair --explain`` view: the text with its changes marked, and under each line why."""

from __future__ import annotations

from collections import defaultdict

from normalizers.ocr_repair.repair import Finding
from normalizers.pipeline import NOTHING_SAID, repair_trail
from normalizers.settings import RepairSettings
from normalizers.text_trail import Change


def explain(text: str, rejected: bool = False, settings: RepairSettings = NOTHING_SAID) -> str:
    """The repaired text, each change marked ``[-before-]{+after+}``; every changed line is followed by its reasons.

    The first line says how damaged the document looks, letter by letter. Lines without changes appear as they are.
    ``rejected``: also what was weighed and not done, with the reason.
    """
    trail, normaliser = repair_trail(text, settings)
    pieces: list[str] = []
    reasons: dict[int, list[str]] = defaultdict(list)
    done = 0
    for change in trail.changes:
        pieces += [trail.text[done : change.out_start], f"[-{_visible(change.before)}-]{{+{_visible(change.after)}+}}"]
        done = change.out_end
        reasons[trail.text.count("\n", 0, change.out_start)].append(_reason(change))
    pieces.append(trail.text[done:])
    if rejected:
        clean = normaliser.cleaned(text).text
        for finding in normaliser.repairer.findings(clean):
            if finding.verdict.refusal is not None:
                reasons[clean.count("\n", 0, finding.spans[0][0])].append(_refused(finding))
    evidence = normaliser.repairer.evidence
    rates = ", ".join(f"{letter} {100 * rate:.0f} %" for letter, rate in evidence.rate.items())
    shown = [
        f"# {len(trail.changes)} changes; damaged letters: {evidence.damaged} certain, {evidence.intact} intact ({rates})"
    ]
    for number, line in enumerate("".join(pieces).split("\n")):
        shown += [line, *reasons.get(number, ())]
    return "\n".join(shown)


def _refused(finding: Finding) -> str:
    verdict = finding.verdict
    what = f"{_visible(finding.before)} is not read as {_visible(finding.after)}"
    return f"    # {what} ({verdict.rule}): {verdict.refusal}"


def _reason(change: Change) -> str:
    why = f" – {change.evidence}" if change.evidence else ""
    what = f"{_visible(change.before)} → {_visible(change.after)}"
    return f"    # {what}: {change.stage} {change.rule}, {change.confidence:.2f}{why}"


def _visible(text: str) -> str:
    """Invisible characters by their number, so that their going can be seen."""
    return "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in text)

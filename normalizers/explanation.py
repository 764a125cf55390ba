"""The ``repair --explain`` view: the text with its changes marked, and under each line why."""

from __future__ import annotations

from collections import defaultdict

from normalizers.edits import Change
from normalizers.pipeline import repair_trail


def explain(text: str) -> str:
    """The repaired text, each change marked ``[-before-]{+after+}``; every changed line is followed by its reasons.

    The first line says how damaged the document looks, letter by letter. Lines without changes appear as they are.
    """
    trail, normaliser = repair_trail(text)
    pieces: list[str] = []
    reasons: dict[int, list[str]] = defaultdict(list)
    done = 0
    for change in trail.changes:
        pieces += [trail.text[done : change.out_start], f"[-{_visible(change.before)}-]{{+{_visible(change.after)}+}}"]
        done = change.out_end
        reasons[trail.text.count("\n", 0, change.out_start)].append(_reason(change))
    pieces.append(trail.text[done:])
    evidence = normaliser.repairer.evidence
    rates = ", ".join(f"{letter} {100 * rate:.0f} %" for letter, rate in evidence.rate.items())
    shown = [
        f"# {len(trail.changes)} changes; damaged letters: {evidence.damaged} certain, {evidence.intact} intact ({rates})"
    ]
    for number, line in enumerate("".join(pieces).split("\n")):
        shown += [line, *reasons.get(number, ())]
    return "\n".join(shown)


def _reason(change: Change) -> str:
    why = f" – {change.evidence}" if change.evidence else ""
    what = f"{_visible(change.before)} → {_visible(change.after)}"
    return f"    # {what}: {change.stage} {change.rule}, {change.confidence:.2f}{why}"


def _visible(text: str) -> str:
    """Invisible characters by their number, so that their going can be seen."""
    return "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in text)

"""Cleaning: code page, encoding and characters put right before any other pass looks at a word."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from normalizers.characters import characters
from normalizers.code_pages import Misreading
from normalizers.mojibake import mojibake
from normalizers.settings import RepairSettings
from normalizers.text_trail import Edit, TextTrail

MOST_ROUNDS = 8  # of a pass that may find more in its own output; chosen, not fitted: two are the rule
DEFAULT_SETTINGS = RepairSettings()
Pass = Callable[[str], list[Edit]]
"""One pass over a text: the edits it wants."""


def clean(raw: str, settings: RepairSettings = DEFAULT_SETTINGS, misreading: Misreading | None = None) -> TextTrail:
    """The trail of ``raw`` after encoding and characters; every line stays where it is.

    ``misreading``: the code pages that the whole document was found to have been read with.
    """
    trail = TextTrail.of(raw)
    if misreading is not None:
        trail = trail.apply(not_refused(misreading.edits(raw), raw, settings))
    trail = apply_until_stable(trail, mojibake, settings)
    return apply_until_stable(trail, characters, settings)


def apply_until_stable(trail: TextTrail, find: Pass, settings: RepairSettings) -> TextTrail:
    """The trail after a pass that is repeated until it finds nothing more, ``MOST_ROUNDS`` times at most."""
    for _ in range(MOST_ROUNDS):
        following = trail.apply(not_refused(find(trail.text), trail.text, settings))
        if following is trail:
            break
        trail = following
    return trail


def not_refused(edits: Sequence[Edit], text: str, settings: RepairSettings) -> list[Edit]:
    """The edits of ``text`` that the operator does not refuse."""
    if settings == DEFAULT_SETTINGS:
        return list(edits)
    return [e for e in edits if not settings.refuses(text[e.start : e.end], e.after, e.rule, e.stage)]

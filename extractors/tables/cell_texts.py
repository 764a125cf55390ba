"""The texts of cells between detection and numbers: what of them is to be normalised, and how they are shown afterwards."""

from __future__ import annotations

import re
from collections.abc import Mapping

from curated.records import Cell
from curated.vocabulary import PageSource
from normalizers.text_trail import TextTrail, replay_backwards

_FOLDED_LINE_END = re.compile(r"(?<=[a-zäöüß])- (?=[a-zäöüß]{2})")
_JOINING_RULES = frozenset({"hyphen_joined", "hyphen_kept"})

CellTrails = Mapping[str, TextTrail]
"""The normalised texts of a page's cells by their raw text."""


def text_to_normalise(raw: str, source: PageSource) -> str | None:
    """What is to be normalised for a cell's raw text; None for digits and signs, most of the cells: nothing to repair.

    Line ends that a text dump has set as blanks („tä- tigkeit“) are line ends again.
    """
    if raw.isascii() and "\n" not in raw and not any(map(str.isalpha, raw)):
        return None
    return _FOLDED_LINE_END.sub("-\n", raw) if source == "file" else raw


def on_one_line(text: str) -> str:
    """The text with every run of blanks and line ends as one blank."""
    return " ".join(text.split())


def printed_text(cell: Cell, trails: CellTrails) -> str:
    """The cell's text with all repairs but the joining of words that a line end divides („Förde- rung“)."""
    trail = trails.get(cell.text if cell.text_raw is None else cell.text_raw)
    if trail is None or all(change.stage != "linebreaks" for change in trail.changes):
        return cell.text
    kept = [(c.start, c.end, c.after) for c in trail.changes if _JOINING_RULES.isdisjoint(c.rule.split("+"))]
    return on_one_line(replay_backwards(trail.raw, kept))

"""Labels of rows that wrap: which lone text belongs to the row above it, which to the row below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.tables.detect.grid import RawCell

# After these no German noun phrase ends: conjunctions, prepositions and articles (Duden, Die Grammatik, chapter Wortarten).
# „auf“ is none of them here: „der Erträge auf“ is where a Satzung puts its amount.
_GOES_ON = re.compile(
    r"(?:[-–,/]|\b(?:und|oder|sowie|bzw\.|beziehungsweise|für|von|vom|zu|zum|zur|aus|mit|ohne|an|am|bei|beim|in|im|durch|nach"
    r"|über|unter|der|die|das|den|dem|des|einer|eines|einem|einen|u\.))$"
)
_NUMBERED = re.compile(r"(?:\d+(?:\.\d+)*[.)]?|[a-z]\)|§)\s*")
_FIRST = re.compile(r"\S+(?: \S+)*")


def goes_on(upper: str, lower: str) -> bool:
    """Whether one label goes on from ``upper`` to ``lower``: the one cannot end so, or the other not begin so."""
    if not upper or not any(ch.isalpha() for ch in lower) or _NUMBERED.match(lower) or upper.endswith((":", ";")):
        return False
    number = _NUMBERED.match(upper)
    is_phrase = number is not None and upper[number.end() : number.end() + 1].islower()  # „1.4 der außerordentlichen“
    return _GOES_ON.search(upper) is not None or lower[:1].islower() or is_phrase


def first_text(line: str) -> str:
    """The first text of a line whose columns are set with blanks."""
    match = _FIRST.search(line)
    return match[0] if match else ""


def join_wrapped_rows(rows: Sequence[Sequence[RawCell]]) -> list[list[RawCell]]:
    """The rows with lone label pieces put to the row they begin or end; what is neither stays a row of its own."""
    out: list[list[RawCell]] = []
    opening: RawCell | None = None
    for i, row in enumerate(rows):
        cells = [_joined(opening, row[0]), *row[1:]] if opening else list(row)
        opening = None
        following = rows[i + 1][0].text if i + 1 < len(rows) and not _is_lone(rows[i + 1]) else ""
        if not _is_lone(cells):
            out.append(cells)
        elif following and goes_on(cells[0].text, following):
            opening = cells[0]
        elif out and not _is_lone(out[-1]) and goes_on(out[-1][0].text, cells[0].text):
            out[-1] = [_joined(out[-1][0], cells[0]), *out[-1][1:]]
        else:
            out.append(cells)
    return out


def _is_lone(row: Sequence[RawCell]) -> bool:
    return bool(row) and bool(row[0].text) and not any(cell.text for cell in row[1:])


def _joined(first: RawCell, second: RawCell) -> RawCell:
    text = "\n".join(part for part in (first.text, second.text) if part)
    return replace(first, text=text, spans=first.spans + second.spans)

"""Whether the head of a paper says that it is public. Only the head counts: a paper may well mention non-public matters."""

from __future__ import annotations

import re

_OPEN = r"[öo0ó6][flt]{1,2}[ec]nt[l1|i][il1|][ce]h"  # as scanners read it, too
_CLOSED_WORD = re.compile(rf"[nM][il1|]?[ce]ht[\s-]{{0,2}}{_OPEN}", re.IGNORECASE)
_OPEN_WORD = re.compile(_OPEN, re.IGNORECASE)
_STATEMENT = re.compile(
    r"""^(?:[-–(*\s]*)(?:(?:Status|Sitzungsart|Öffentlichkeitsstatus|Öffentlichkeit|Art[ ]der[ ]Sitzung
        |Beratung[ ]in|in|Vorlage|Behandlung|Sitzung)[ ]?:?[ ])?
        \W*§§(?:e[rns]?)?(?:[ ](?:Sitzung|Vorlage|Teil|Beratung|Beschlussvorlage|Drucksache|Niederschrift
          |Sitzungsvorlage|zu[ ]behandeln))?[-–).*\s!]*$""",
    re.VERBOSE | re.IGNORECASE,
)
_MINUTES = re.compile(r"(?i)(?:niederschrift|protokoll|einladung|tagesordnung|beratung|sitzung)\b")
_TICKED = re.compile(r"[☒☑✓✔]|(?<![\w])[xX](?![\w])|\[[xX]\]")
_LINES = 45


def head_says_public(text: str) -> bool | None:
    """True, False or None (nothing said) from the first 45 filled lines of a text; boxes as ☒ and ☐."""
    said: set[bool] = set()
    for line in [line for line in text.splitlines() if line.strip()][:_LINES]:
        for cell in re.split(r"\t|[ \u00a0]{3,}", line):
            verdict = _cell(cell.strip())
            if verdict is not None:
                said.add(verdict)
    if said == {False}:
        return False
    return True if said else None


def _cell(cell: str) -> bool | None:
    if len(cell) > 160 or not _OPEN_WORD.search(cell):
        return None
    closed = _CLOSED_WORD.search(cell) is not None
    marked = _CLOSED_WORD.sub("§§", cell)
    opened = _OPEN_WORD.search(marked) is not None
    if closed and opened:
        return _ticked(cell)
    word = "§§" if closed else None
    plain = marked if word else _OPEN_WORD.sub("§§", marked, count=1)
    if _STATEMENT.match(plain):
        return not closed
    if (
        _MINUTES.search(cell)
        and re.search(r"§§e[rnm]?[ ](?:\d+\.[ ])?(?:Plenars|S)itzung", plain)
        and not re.search(r"(?i)anschluss|findet", cell)
    ):
        return not closed
    return None


def _ticked(cell: str) -> bool | None:
    """„☐ öffentlich ☒ nicht öffentlich": the verdict of the box that is ticked, box before or behind its word."""
    closed = _CLOSED_WORD.search(cell)
    rest = _CLOSED_WORD.sub(lambda match: " " * len(match[0]), cell)
    opened = _OPEN_WORD.search(rest)
    ticks = [match.start() for match in _TICKED.finditer(cell)]
    if closed is None or opened is None or len(ticks) != 1:
        return None
    boxes = [match.start() for match in re.finditer(r"[☐☒☑]|\[[ xX]?\]", cell)]
    before = (bool(boxes) and boxes[0] < min(closed.start(), opened.start())) or (
        not boxes and ticks[0] < min(closed.start(), opened.start())
    )
    first_is_open = opened.start() < closed.start()
    second_start = max(opened.start(), closed.start())
    in_first = ticks[0] < (min(opened.end(), closed.end()) if before else second_start)
    return first_is_open == in_first

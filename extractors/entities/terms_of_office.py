"""Whether two years are a term of office („Wahlperiode 2019/24"), which lasts longer than a school or budget year."""

from __future__ import annotations

import re

_TERM_BEFORE = re.compile(
    r"(?i)(?:wahl|legislatur|amts|rats|wahlzeit|sitzungs)(?:periode|zeit|dauer)?n?[ \n](?:von[ ]|der[ ]jahre[ ])?[(„]?$"
)
LONGEST_TERM = (
    10  # years; the longest term of a mayor is ten (Baden-Württemberg eight, Saarland ten: their Gemeindeordnungen)
)
_REACH = 30  # code points: the longest of these words with „von" or „der Jahre"


def is_term_before(text: str, start: int) -> bool:
    """Whether the word for a term of office stands right before ``start``."""
    return _TERM_BEFORE.search(text, max(0, start - _REACH), start) is not None

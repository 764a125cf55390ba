"""What two years mean behind certain words: a term of office („Wahlperiode 2019/24"), a school year („Schuljahr 2025/26")."""

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


_SCHOOL_YEAR_BEFORE = re.compile(r"\b(?:Schuljahr(?:e?s|e|en)?|SJ)[ \n]$")


def is_school_year_before(text: str, start: int) -> bool:
    """Whether „Schuljahr" stands right before ``start``: it lasts from 1 August to 31 July (Hamburger Abkommen, § 1)."""
    return _SCHOOL_YEAR_BEFORE.search(text, max(0, start - _REACH), start) is not None

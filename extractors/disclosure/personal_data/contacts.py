"""E-mail addresses and telephone numbers of persons.

A telephone number needs a word that says so („Tel.", „privat", „erreichbar unter"), the prefix +49, or the shape of a mobile
number: other numbers with a leading zero are file numbers and dates as often. (The library phonenumbers was tried: it takes
„0721/2024" and „Haushalt 03000 / 12345" for valid numbers of Germany.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.disclosure.personal_data.authorities import (
    has_office_mailbox,
    is_official_mailbox,
    names_authority,
    names_firm,
)

_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}\s?(?:@|\(at\)|\[at\]|©)\s?(?:[\w-]+\.)+(?:de|com|net|org|eu|info|at|ch|email|online)(?![\w-])",
    re.IGNORECASE,
)
_AT = re.compile(r"\s?(?:@|\(at\)|\[at\]|©)\s?", re.IGNORECASE)
_NUMBER = r"(?:\+49|0049|\(?0)[\d ()/.\u00a0–-]{5,20}\d"
_LABELLED = re.compile(
    rf"(?i)(?:\btel(?:efon|efonnummer|\.-nr)?\b|\bfon\b|\bmobil(?:funk|telefon|nummer)?\b|\bhandy\b|\bruf(?:nummer)?\b|☎|✆|\bprivat\b"
    rf"|\berreichbar\b)[^\d\n+(]{{0,25}}(?P<number>{_NUMBER})"
)
_FOREIGN = re.compile(r"(?<![\w+])(?P<number>(?:\+|00)49[\d ()/.\u00a0–-]{6,20}\d)(?!\d)")
_MOBILE = re.compile(r"(?<![\d/.,-])(?P<number>01[5-7]\d{1,2}[ /–-]?\d{3,4}(?:[ ]?\d{2,5}){1,2})(?![\d/.,]\d|\d)")
_PRIVATE = re.compile(r"(?i)\bprivat\b")
_DIGITS = range(7, 16)  # with the area code; E.164 allows 15
_EXTENSION = 3
_STEM_DIGITS = 7
_LETTERHEAD_LINES = 14


def find_emails(text: str) -> Iterator[tuple[int, int]]:
    """The slices of addresses that belong to no office."""
    for match in _EMAIL.finditer(text):
        if not is_official_mailbox(_AT.sub("@", match[0]), text):
            yield match.span()


def find_phones(text: str) -> Iterator[tuple[int, int]]:
    """The slices of numbers that belong to no office."""
    spans = sorted(
        {match.span("number") for pattern in (_LABELLED, _FOREIGN, _MOBILE) for match in pattern.finditer(text)}
    )
    official = {_stem(_digits(text[s:e])) for s, e in spans if _is_official(text, s)}
    done = 0
    for start, end in spans:
        digits = _digits(text[start:end])
        if start < done or len(digits) not in _DIGITS or _is_official(text, start) or _stem(digits) in official:
            continue
        done = end
        yield start, end


def _stem(digits: str) -> str:
    """A number without its extension: numbers of one office differ in the last three digits at most."""
    return digits[: max(_STEM_DIGITS, len(digits) - _EXTENSION)]


def _digits(number: str) -> str:
    return re.sub(r"\D", "", re.sub(r"^(?:\+|00)49\s?(?:\(0\))?", "0", number))


def _is_official(text: str, position: int) -> bool:
    """By the words of its own line and the two above; in the first lines of a page by any word of an authority above."""
    line_end = text.find("\n", position)
    line_start = text.rfind("\n", 0, position) + 1
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    if _PRIVATE.search(line):
        return False
    above = "\n".join(text[:line_start].split("\n")[-5:])
    below = "\n".join(text[position:].split("\n")[:3])
    if has_office_mailbox(line) or has_office_mailbox(below):
        return True
    if re.match(r"[\d ()/+.–-]{5,24}-\s?0\b", text[position:]) or names_firm(line) or names_firm(above):
        return True
    head = "\n".join(
        text[:line_start].split("\n")[:_LETTERHEAD_LINES]
    )  # a sender's own block stands above „An die Stadt …"
    if text.count("\n", 0, position) < _LETTERHEAD_LINES and names_authority(head):
        return re.match(r"01[5-7]", text[position:]) is None or names_authority(line)
    return names_authority(line) or names_authority(above)

"""Dates of birth of people who may be alive."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MONTH = (
    r"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
    r"|(?:Jan|Feb|Apr|Aug|Sept?|Okt|Nov|Dez)\.)"
)
_DAY = rf"\d{{1,2}}\.[ ]?(?:\d{{1,2}}\.[ ]?|{_MONTH}[ ])(?:19|20)?\d{{2}}(?!\d)"
_LABEL = (
    r"(?i:\bgeb(?:oren(?:e[rn]?)?)?\b\.?(?:[ ]am)?[: ]{1,3}(?:den[ ])?|\bgeburts(?:datum|tag)\b[^\n\d]{0,20}"
    r"|\bgeb\.?-?dat(?:um|\.)?[: ]{1,3})"
)
_BORN = re.compile(rf"(?:{_LABEL}|(?<=[(,])[ ]?\*[ ]?)(?P<day>{_DAY})")
_EARLIEST = 1915  # whoever was born before is history: names of streets, memorials


def find_birth_dates(text: str) -> Iterator[tuple[int, int]]:
    """The slices of the dates, without their label. „* 3.4.1961" counts inside brackets or behind a comma."""
    for match in _BORN.finditer(text):
        year = match["day"].replace(" ", ".").rsplit(".", 1)[-1]
        if len(year) == 2 or int(year) >= _EARLIEST:
            yield match.span("day")

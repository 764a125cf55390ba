"""What the repair never touches: addresses, file names, accounts and everything that is numbered rather than written."""

from __future__ import annotations

import re
from functools import lru_cache

_PROTECTED = re.compile(
    r"""(?:https?|ftp)://\S+ | www\.\S+ | \S+@\S+\.\w{2,}                      # addresses
    | (?<!\w)[\w./\\-]+\.(?:de|com|org|net|eu|info|at|ch|gov|pdf|docx?|xlsx?|pptx?|jpe?g|png|tiff?|html?|csv|zip)(?!\w)\S*
    | \b[A-Z]{2}\d{2}(?:[ ]?\w{4}){3,7}\b                                     # IBAN
    | \b\w*\d[\w.]*[/_-]\w[\w./_-]*                                           # references: 2021/0117, VO-12/3
    | \b[\w.]+/[\w./_-]*\d[\w./_-]*""",
    re.VERBOSE | re.IGNORECASE,
)

_HINT = re.compile(r"[@/]|\.\w|[Ww]{3}\.|\d[\w.]*[_-]|[^\W\d_]{2}\d\d")  # what none of these is without
_REACH = 200


def is_protected(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is part of what is protected; its line, up to a bound, is looked at."""
    first = max(text.rfind("\n", 0, start) + 1, start - _REACH)
    last = text.find("\n", end)
    line = text[first : min(last if last >= 0 else len(text), end + _REACH)]
    return any(begin + first < end and start < stop + first for begin, stop in _protected_spans(line))


@lru_cache(maxsize=1_000)  # the words of a line ask one after the other
def _protected_spans(line: str) -> tuple[tuple[int, int], ...]:
    if not _HINT.search(line):
        return ()
    return tuple(match.span() for match in _PROTECTED.finditer(line))

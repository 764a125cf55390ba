"""What the repair never touches: addresses, file names, accounts and everything that is numbered rather than written."""

from __future__ import annotations

import re

_PROTECTED = re.compile(
    r"""(?:https?|ftp)://\S+ | www\.\S+ | \S+@\S+\.\w{2,}                      # addresses
    | (?<!\w)[\w./\\-]+\.(?:de|com|org|net|eu|info|at|ch|gov|pdf|docx?|xlsx?|pptx?|jpe?g|png|tiff?|html?|csv|zip)(?!\w)\S*
    | \b[A-Z]{2}\d{2}(?:[ ]?\w{4}){3,7}\b                                     # IBAN
    | \b\w*\d[\w.]*[/_-]\w[\w./_-]*                                           # references: 2021/0117, VO-12/3
    | \b[\w.]+/[\w./_-]*\d[\w./_-]*""",
    re.VERBOSE | re.IGNORECASE,
)

_REACH = 200


def is_protected(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is part of what is protected; its line, up to a bound, is looked at."""
    first = max(text.rfind("\n", 0, start) + 1, start - _REACH)
    last = text.find("\n", end)
    line = text[first : min(last if last >= 0 else len(text), end + _REACH)]
    return any(m.start() + first < end and start < m.end() + first for m in _PROTECTED.finditer(line))

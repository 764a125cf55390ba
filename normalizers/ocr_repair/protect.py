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


def protected_spans(text: str) -> list[tuple[int, int]]:
    """The protected slices of a text, in order, not overlapping."""
    return [match.span() for match in _PROTECTED.finditer(text)]

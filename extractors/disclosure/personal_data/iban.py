"""Account numbers of persons: IBANs whose checksum holds (ISO 13616, mod 97-10 of ISO 7064)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.disclosure.personal_data.authorities import names_authority, names_firm

_SHAPE = re.compile(
    r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]{4}){2,7}(?:[ \u00a0]?[A-Z0-9]{1,3})?(?![A-Za-z0-9])"
)
# Lengths of the countries whose accounts appear in German papers; of others 15 to 34 characters are taken.
_LENGTHS = {
    "DE": 22,
    "AT": 20,
    "CH": 21,
    "LI": 21,
    "FR": 27,
    "LU": 20,
    "BE": 16,
    "NL": 18,
    "DK": 18,
    "PL": 28,
    "CZ": 24,
    "IT": 27,
}
_DONATION = re.compile(r"(?i)\bspende|\bträger\b|\bverwendungszweck\b")
_CONTEXT_LINES = 3


def find_ibans(text: str) -> Iterator[tuple[int, int]]:
    """The slices of valid IBANs that do not belong to an authority: none whose line or three lines above name a public till."""
    for match in _SHAPE.finditer(text):
        for end in _ends(match[0]):
            if is_iban(match[0][:end]):
                if not _is_public_till(_lines_above(text, match.start(), match.end())):
                    yield match.start(), match.start() + end
                break


def is_iban(text: str) -> bool:
    """Whether this is an IBAN of the right length with a right checksum; blanks do not count."""
    compact = "".join(text.split())
    wanted = _LENGTHS.get(compact[:2])
    if (wanted is not None and len(compact) != wanted) or not 15 <= len(compact) <= 34:
        return False
    turned = compact[4:] + compact[:4]
    return int("".join(str(int(c, 36)) for c in turned)) % 97 == 1


def _ends(shape: str) -> Iterator[int]:
    """Where the number may end: at the end of the match, or before a group that belongs to what follows."""
    yield len(shape)
    yield from (match.start() for match in reversed(list(re.finditer(r"[ \u00a0]", shape))))


def _is_public_till(lines: str) -> bool:
    """By the words around it; and whoever prints several accounts beside one another is no person."""
    several = len(set(_SHAPE.findall(lines))) > 1
    mine = re.search(r"(?i)\b(?:mein|unser|privat)", lines) is not None
    firm = names_firm(re.sub(r"(?i)\bsparkasse\b", "", lines)) or _DONATION.search(lines) is not None
    return not mine and (several or firm or names_authority(lines))


def _lines_above(text: str, position: int, end: int) -> str:
    start = position
    for _ in range(_CONTEXT_LINES + 1):
        start = text.rfind("\n", 0, max(start, 0))
        if start < 0:
            break
    end = text.find("\n", end)
    return text[start + 1 : end if end >= 0 else len(text)]

"""What is found: one piece of personal data, by kind and place, never by what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DataKind = Literal["address", "email", "phone", "iban", "birth_date", "signature"]


@dataclass(frozen=True, slots=True)
class PersonalDatum:
    """One piece of personal data: a slice of the final text of a page (code points, half open)."""

    kind: DataKind
    page_number: int
    char_start: int
    char_end: int

"""Fields of forms. Imported from ``curated.records`` everywhere."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from curated.records.page import Box, page_url


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """What one field of a form is called, and what stands in it as a reader of the page sees it.

    ``source``: the PDF defines the field (acroform), or it is print. Of a box that can be ticked, ``label`` is the option and
    ``is_ticked`` what it says. ``char_start``/``char_end``: label and value in print, the value alone of a defined field.
    """

    document_id: str
    page_number: int
    seq: int
    label: str
    value: str
    source: Literal["acroform", "print"]
    char_start: int
    char_end: int
    number: Decimal | None = None
    date: datetime.date | None = None
    is_ticked: bool | None = None
    box: Box | None = None

    @property
    def url(self) -> str:
        """The page of the field in the review site."""
        return page_url(self.document_id, self.page_number)

"""Where the tables of a document stand, page by page, and what is printed in their cells. Nothing is repaired or read yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.base.page_reading import PageReading
from extractors.tables.detect.grid import RawGrid
from extractors.tables.detect.page_grids import find_page_grids
from extractors.tables.detect.text_grids import find_text_grids


@dataclass(frozen=True, slots=True)
class PageGrids:
    """A page as it was read, and the grids found on it from top to bottom."""

    reading: PageReading
    grids: tuple[RawGrid, ...]

    def cell_texts(self) -> tuple[str, ...]:
        """The raw texts of all cells, each once, in the order of tables, rows and columns; blank cells have none."""
        texts = (raw for grid in self.grids for row in grid.texts() for raw in row if raw.strip())
        return tuple(dict.fromkeys(texts))


def find_grids(readings: Sequence[PageReading]) -> tuple[PageGrids, ...]:
    """The grids of every page, pages without any included: by ruling lines and alignment, in text dumps by their signs."""
    return tuple(PageGrids(reading, tuple(_grids(reading))) for reading in readings)


def _grids(reading: PageReading) -> list[RawGrid]:
    if reading.source == "file":
        return find_text_grids(reading.text, reading.page_number)
    return find_page_grids(reading)

"""Words with boxes as a printer sets them: fixed letter width, half an em a letter, a quarter between words."""

from __future__ import annotations

from collections.abc import Sequence

from curated.records import Box, Word
from extractors.layout.table_lines import PrintedLine, printed_lines


def words_at(text: str, x: float, y: float, size: float = 10.0, *, known_size: bool = True) -> list[Word]:
    """One line of words that begins at ``x`` with its top at ``y``."""
    words: list[Word] = []
    for part in text.split(" "):
        width = 0.5 * size * len(part)
        words.append(Word(part, Box(x, y, x + width, y + size), None, size if known_size else None))
        x += width + 0.25 * size
    return words


def block_at(lines: Sequence[str], x: float, y: float, size: float = 10.0, pitch: float = 13.0) -> list[Word]:
    """Lines of words below one another."""
    return [w for i, line in enumerate(lines) for w in words_at(line, x, y + i * pitch, size)]


def rows_at(rows: Sequence[Sequence[str]], stops: Sequence[float], y: float = 100.0, pitch: float = 14.0) -> list[Word]:
    """Rows of cells that begin at the stops; "" for a blank cell."""
    return [
        w
        for i, row in enumerate(rows)
        for text, x in zip(row, stops, strict=True)
        if text
        for w in words_at(text, x, y + i * pitch)
    ]


def lines_of_rows(rows: Sequence[Sequence[str]], stops: Sequence[float]) -> list[PrintedLine]:
    """The printed lines of such rows."""
    return printed_lines(rows_at(rows, stops))

"""The row of a table that only numbers its columns: „1 | 2 3 | 4 | 5“."""

from __future__ import annotations

from collections.abc import Sequence

_FEWEST = 3  # columns that a row must number to be one
_FEWEST_RIGHT = 4  # numbers in their place where one is misread; chosen, not fitted
_LONGEST_MISREAD = 3  # characters of the misread one


def is_numbering(row: Sequence[str]) -> bool:
    """Whether a row only numbers the columns: 1, 2, 3 … from left to right, at least three of them; one may be misread."""
    tokens = [token for text in row for token in text.split()]
    if not tokens or tokens[0] not in {"0", "1"}:
        return False
    start = int(tokens[0])
    if len(tokens) >= _FEWEST and tokens == [str(start + i) for i in range(len(tokens))]:
        return True
    cells = [text.strip() for text in row if text.strip()]
    right = sum(text == str(start + i) for i, text in enumerate(cells))
    return right >= _FEWEST_RIGHT and right == len(cells) - 1 and max(map(len, cells)) <= _LONGEST_MISREAD

"""What the pages of a PDF hold that no reader sees, as texts that a finished release is searched for."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

from curated.errors import LimitExceeded, UnreadableInput
from extractors.pages.pdf_page import layer_reading
from extractors.pdf.file import PdfFile

_TELLING = 8  # letters and digits of a text that is looked for; shorter ones stand everywhere


def covered_texts(path: Path) -> frozenset[str]:
    """Runs of words of a PDF that no reader sees, less those that other words of its pages spell as well.

    They are read from the source when they are needed and never kept. A file or page that cannot be read has none.
    """
    hidden: set[str] = set()
    seen: list[str] = []
    try:
        with PdfFile(path) as pdf:
            for page_number in range(1, pdf.pages + 1):
                for text, is_hidden in _runs(pdf, page_number):
                    if is_hidden:
                        hidden.add(text)
                    else:
                        seen.append(text)
    except UnreadableInput:
        return frozenset()
    shown = "\n".join(seen)
    return frozenset(text for text in hidden if sum(c.isalnum() for c in text) >= _TELLING and text not in shown)


def _runs(pdf: PdfFile, page_number: int) -> Iterator[tuple[str, bool]]:
    """The words of a page in reading order, run by run of those that are seen and those that are not."""
    try:
        words = layer_reading(pdf.content(page_number), page_number).words
    except (UnreadableInput, LimitExceeded):
        return
    unseen = {id(word) for word in pdf.hidden_words(page_number, words)} if words else set()
    for is_hidden, run in itertools.groupby(words, key=lambda word: id(word) in unseen):
        yield " ".join(word.text for word in run), is_hidden

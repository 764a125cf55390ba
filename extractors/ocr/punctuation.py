"""Marks that German print cannot have at their place, read as what stands there: dots of dates and numberings, BGBl. I S. 5.

Only marks and what is read for an I or a § are touched, and only where one reading alone is German: a comma between a day and
its month, between day, month and year in figures, behind one of a page's item numbers; "8 70 Abs. 1" for a section.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from extractors.ocr.tesseract import RecognisedWord

_MONTH = re.compile(r"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)[.,;:)“]*")
_DAY = re.compile(r"([„(]?)(0?[1-9]|[12]\d|3[01]),")
_COUNTED = re.compile(r"(?:Nr|Nrn|Nummer|Heft|Ausgabe|Seite|S|Jahrgang|Jg|Ziffer|Ziff|Art|Absatz|Abs|Satz|§)\.?")
_FIGURES = re.compile(r"(?<![\d.,])((?:0[1-9]|[12]\d|3[01]))[.,]((?:0[1-9]|1[0-2]))[.,]((?:1[89]|20)\d\d)(?![\d,])")
_GAZETTE = re.compile(r"[(„]*[A-Z][A-Za-z]*B[lI]\.?")  # BGBl. GVBl. GBl. ABl.
_SIGN = re.compile(r"([(„]?)[8$&S6]")
_SECTION = re.compile(r"\d{1,3}[a-z]?")
_PART = re.compile(r"(?:Abs|Absatz|Satz|Ziff|Ziffer)[.,]?")
_CAPITAL_I = re.compile(r"(?<=[A-Z]B)I(?=\.)")
_STROKE = re.compile(r"[|l1!]")
_ITEM = re.compile(r"(\d{1,2})([.,:])")


def with_patterns(words: Sequence[RecognisedWord]) -> list[RecognisedWord]:
    """The words, in their order, with marks put right that are impossible where they stand."""
    lines = [list(line) for _, line in groupby(words, key=lambda w: w.line)]
    items = {m[1] for line in lines if (m := _ITEM.fullmatch(line[0].text)) and m[2] == "."}
    return [word for line in lines for word in _line(line, items)]


def _line(line: list[RecognisedWord], items: set[str]) -> list[RecognisedWord]:
    texts = [_FIGURES.sub(r"\1.\2.\3", word.text) for word in line]
    for n, text in enumerate(texts):
        before, after = texts[n - 1] if n else "", texts[n + 1] if n + 1 < len(texts) else ""
        if (day := _DAY.fullmatch(text)) and _MONTH.fullmatch(after) and not _COUNTED.fullmatch(before):
            texts[n] = f"{day[1]}{day[2]}."
        elif _STROKE.fullmatch(text) and _GAZETTE.fullmatch(before) and after in ("S.", "Seite"):
            texts[n] = "I"
        elif text in ("«", "»"):  # a quotation mark stands close to its word
            texts[n] = "•"
        elif (
            (sign := _SIGN.fullmatch(text))
            and _SECTION.fullmatch(after)
            and _PART.fullmatch("".join(texts[n + 2 : n + 3]))
        ):
            texts[n] = f"{sign[1]}§"
        elif _GAZETTE.fullmatch(text):
            texts[n] = _CAPITAL_I.sub("l", text)
    if len(texts) > 1 and (item := _ITEM.fullmatch(texts[0])) and item[2] in ",:":
        follows = {str(int(item[1]) - 1), str(int(item[1]) + 1)} & items
        if follows and item[1] not in items and texts[1][:1].isupper():
            texts[0] = f"{item[1]}."
    return [w if w.text == t else replace(w, text=t) for w, t in zip(line, texts, strict=True)]

"""Sentences that run over the end of a page: joined, with the running heads and page numbers between them left out.

„… wird bei 6 Ja-Stimmen, 23 ⏎ ⟨Niederschrift, Seite 2⟩ ⏎ Nein-Stimmen abgelehnt“ is one vote. Read in two halves it tells an
approval and half a count, and a rejection may never be told as an approval.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_PAGE_NUMBER = re.compile(r"(?i)^\W*(?:(?:seite|blatt|s\.|bl\.)\s*)?\d{1,4}(?:\s*(?:/|von)\s*\d{1,4})?\W*$")
_SMALL_WORDS = (
    "in im den dem der die das des und oder mit bei zu zur zum von vom für gegen auf an am über als ein eine einer einem einen "
    "nicht wird werden wurde wurden hat haben ist sind sowie durch nach aus einstimmig mehrheitlich"
)
"""Words that want another behind them: German articles, prepositions, conjunctions, auxiliaries."""
_SMALL_WORD = rf"\b(?:{'|'.join(_SMALL_WORDS.split())})"
_OPEN_END = re.compile(rf"(?i)(?:\d|[,–-]|{_SMALL_WORD})\s*$")
"""How the last line of a page ends whose sentence is not over: in a figure, a comma, or a small word."""
_COLUMN_END = re.compile(rf"(?i)({_SMALL_WORD})(\n\s*\n)(?=[A-ZÄÖÜa-zäöü])(?!\s*(?:TOP|Punkt)\b)")
"""The same within a page, where a column ends: in a small word alone, for figures end the rows of tables."""
_COUNTED = re.compile(r"(?i)\s*(?:(?:ja|nein|gegen)[- ]?(?:stimm|enthalt)|enthaltung|stimm)\w*")
_LONGEST_HEAD = 120  # characters of a running head; chosen, a printed line has 90
_MOST_HEAD_LINES = 2


def joined_pages(pages: Sequence[str]) -> str:
    """The pages joined by form feeds, with the same length and every offset kept; what parts a sentence at a page's end is blank.

    Blanks, not line breaks, lead to where the sentence goes on: a short line is else taken for one that was ended on purpose.
    """
    parts = [_COLUMN_END.sub(_joined_column, _with_lines(page)) for page in pages]
    seams = ["\f"] * (len(parts) - 1)
    for number, (page, following) in enumerate(pairwise(list(parts))):
        end = _end_of_print(page)
        start = _start_of_print(following)
        if end and start is not None and _goes_on(page[:end], following[start:]):
            parts[number] = parts[number][:end] + " " * (len(page) - end)
            seams[number] = " "
            parts[number + 1] = " " * start + parts[number + 1][start:]
    # No pages, no seam behind the last of them.
    return "".join(part + seam for part, seam in zip(parts, [*seams, ""], strict=False))


_RUN_ON = 400  # code points of a line that is no line
_ITEM_INSIDE = re.compile(r"[ ](?=(?:TOP[ ]|(?<=[.!?)][ ]))(?P<n>\d{1,2})\.?[ ][A-ZÄÖÜ])")
_BREAKS_INSIDE = re.compile(
    r"[ ](?=(?:Abstimmungsergebnis|Abstimmung|Beschluss|Beschlussvorschlag|Empfehlung an [^:]{3,40}|Ergebnis):)"
    r"|(?<=[a-zäöüß]{3}[.!?])[ ](?=[A-ZÄÖÜ])"
)


_BODY_OPENS = re.compile(
    r"(?<![-–,])[ ](?=(?:Herrn?|Frau|Der|Die|Das|Es|\w*[Bb]ürgermeister(?:in)?|\d{1,3}[ ](?:Stimmen|Ja|Nein)|Auf[ ]Antrag"
    r"|Stadtr[aä]t\w*|Gemeinder[aä]t\w*|Ratsmitglied)[ ])"
)
_SHORTEST_TITLE, _LONGEST_TITLE = 8, 200  # code points of a title in a text without lines


def _with_lines(page: str) -> str:
    """A text that lost its line breaks, with a break for each blank before an item, a label or a sentence; else the page itself.

    Items are numbers that count up by one, at least two of them.
    """
    if max((len(line) for line in page.split("\n")), default=0) < _RUN_ON or page.count("\n") > len(page) // _RUN_ON:
        return page
    items: list[int] = []
    last = 0
    for match in _ITEM_INSIDE.finditer(page):
        number = int(match["n"])
        if not items or number == last + 1:
            items.append(match.start())
            last = number
    if len(items) < 2:
        return page
    cuts = {*items, *(match.start() for match in _BREAKS_INSIDE.finditer(page, items[0]))}
    for start in items:
        body = _BODY_OPENS.search(page, start + _SHORTEST_TITLE, start + _LONGEST_TITLE)
        if body is not None:
            cuts.add(body.start())
    return "".join("\n" if place in cuts else sign for place, sign in enumerate(page))


def _joined_column(match: re.Match[str]) -> str:
    """The small word with blanks for the gap behind it; a line of hardly more than „einstimmig" is a whole result."""
    line = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]
    if match[1].casefold() in {"einstimmig", "mehrheitlich"} and len(line.split()) < _WORDS_OF_A_SENTENCE:
        return match[0]
    return match[1] + " " * len(match[2])


_WORDS_OF_A_SENTENCE = 4  # before „einstimmig", at least, in a line that may go on


def _end_of_print(page: str) -> int:
    """Behind the last line of the page that is no page number."""
    end = len(page.rstrip())
    while end:
        line_start = page.rfind("\n", 0, end) + 1
        if not _PAGE_NUMBER.match(page[line_start:end]) or "\n\n" not in page[max(0, line_start - 2) : line_start + 1]:
            return end
        end = len(page[:line_start].rstrip())
    return end


def _start_of_print(page: str) -> int | None:
    """Where the print below the running head begins: behind a paragraph of a line or two, parted by a blank line."""
    begins = len(page) - len(page.lstrip())
    head, blank, _ = page[begins:].partition("\n\n")
    if not blank:
        return begins if begins < len(page) else None
    lines = head.split("\n")
    is_head = (
        len(lines) <= _MOST_HEAD_LINES
        and all(len(line) <= _LONGEST_HEAD for line in lines)
        and not (head[:1].islower() or head.rstrip().endswith((".", "!", "?")) or _COUNTED.match(head))
    )
    if not is_head:
        return begins
    below = begins + len(head)
    rest = page[below:]
    return below + len(rest) - len(rest.lstrip())


def _goes_on(before: str, after: str) -> bool:
    """Whether a sentence runs from one page to the next: the first line above is open, and what follows opens no item."""
    last = before[before.rfind("\n") + 1 :]
    if not _OPEN_END.search(last) or _PAGE_NUMBER.match(last):
        return False
    first = after.split("\n", 1)[0]
    return re.match(r"(?i)\s*(?:TOP|Punkt|zu\s+(?:TOP|Punkt)|§|\d{1,3}(?:\.\d{1,3})*[.)]?\s)", first) is None

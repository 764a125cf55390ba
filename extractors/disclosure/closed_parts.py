"""The parts of minutes and agendas that are not public: what stands below „Nichtöffentlicher Teil" until the public goes on.

A part that tells what was said or decided is *content*: such a document must not be published. A part that only lists its
items, as in an agenda or in the contents of minutes, is *announced*: the document stays, its items do not. A part is taken for
announced only where its lines are titles, announcements or closings; a sentence or an amount of money makes it content.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.disclosure.part_headings import ITEM, NUMBERS_CLOSED, PART_WORDS, speaks_of_closed
from extractors.disclosure.part_lines import PartLine, part_lines
from extractors.disclosure.public_columns import column_rows
from extractors.disclosure.public_prose import is_prose
from extractors.disclosure.public_spellings import in_plain_words

_CONTENT = re.compile(
    r"(?i)\b(?:beschlu(?:ss|ß)(?:vorschlag|antrag)?\s?:|beschlu(?:ss|ß)\s*$|beschließt\b"
    r"|beschlossen\b|abstimmung(?:sergebnis)?\b|einstimmig\b"
    r"|mehrheitlich\b|\d+ (?:ja|nein)-?stimmen|enthaltung(?:en)?\b|stimmt (?:dem"
    r"|der|zu)\b|nimmt\b|zugestimmt\b|angenommen\b|abgelehnt\b|vertagt\b|zurückgestellt\b"
    r"|kenntnis genommen\b|berichtete?t?\b|\d+ ?: ?\d+ stimmen|ja: ?\d|ergebnis ?:"
    r"|erläuterte?t?\b|führte? aus\b|teilte? mit\b|erklärte?\b|stellte? fest\b|erkundigte?t? sich\b|antwortete?t?\b"
    r"|sachverhalt\b|begründung\b|wortmeldungen\b|aussprache\b|diskussion\b|sachstand\b)"
)
_MONEY = re.compile(r"(?i)\d[\d.]*(?:,\d{2}|,-+|,–)?\s?(?:€|euro\b|eur\b|t€|mio)|(?:€|\beur)\s?\d")
_CLOSING = re.compile(
    r"(?i)^\s*(?:ende der|ende:|die sitzung (?:endet|(?:wird|wurde)\b.{0,40}geschlossen)|schluss der|schluss:|sitzungsende"
    r"|(?:der|die) vorsitzende.{0,30}schlie(?:ß|ss)t|(?:ober|orts|erste[rn]? )?bürgermeister(?:in)? .{0,40}schlie(?:ß"
    r"|ss)t|zur beurkundung|gez\.?\b"
    r"|mit freundlichen|(?:ober|orts|erste[rn]? )?bürgermeister(?:in)?\s*$|(?:der|die) vorsitzende:?\s*$"
    r"|vorsitzende[r]?:?\s*$"
    r"|die schriftführer|schriftführ|für die richtigkeit|die bevölkerung|hinweis|um pünktliches"
    r"|[A-ZÄÖÜ]\w+, (?:den |im )?\d)"
)
_ANNOUNCED = re.compile(
    r"(?i)anschluss|anschließend|findet|statt\b|ausgeschlossen|ausschluss|entfällt"
    r"|entfallen|keine\b|nichtöffentlich|schließt sich|^\W*-+\W*$|nur für mitglieder"
    r"|gesondert\w*"
)
_NO_TALK = re.compile(
    r"(?i)\b(?:entfällt|entfallen|liegen keine|keine (?:punkte|tagesordnungspunkte"
    r"|themen|wortmeldungen)|findet|schließt sich|nicht protokolliert|eigene[nrs]? niederschrift"
    r"|gesondert\w*)\b"
)
_SENTENCE = re.compile(r"^\s*[A-ZÄÖÜ„][^\n]*\s[a-zäöü][^\n]*\s[^\n]*[a-zäöüß)“\d]{2}\.\s*$")
"""Three words or more that end with a full stop: titles of items have none."""
_PAGE_FURNITURE = re.compile(r"(?i)^\W*(?:seite\s)?\d+(?:\s*(?:/|von)\s*\d+)?\W*$")
_TALK = re.compile(rf"{_CONTENT.pattern}|{_MONEY.pattern.removeprefix('(?i)')}|(?-i:[a-zäöüß]{{2,}}\. [A-ZÄÖÜ])")
_FLAT_LINE = 200  # characters; a printed line is shorter
_MOST_FLAT = 200_000
_FLAT_PART = re.compile(r"(?i)nichtöffentlicher? (?:teil|sitzung)\W+(?:TOP|Punkt|Tagesordnungspunkt|\d)")
_BARE_MARK = re.compile(r"(?i)^[\W\d]*nichtöffentlich\w*\W*$")
_TAKES_PLACE = re.compile(r"(?i)\b(?:findet|finden|schlie(?:ß|ss)t sich)\b")
_HEADING_WORDS = 6
_LONG_PARAGRAPH = 30  # words; a title of an item is shorter
_MOST_TITLE_LINES = 4
_KEY = 24  # letters by which a title is known again
_SHORT_KEY = 6


@dataclass(frozen=True, slots=True)
class ClosedPart:
    """One part that is not public.

    ``titles``: (page number, char_start, char_end) of what its list of items says, the numbers of the items left out.
    """

    page_number: int
    content: bool
    titles: tuple[tuple[int, int, int], ...] = ()
    start: int = 0
    """Where on its page the line begins that opens it."""


def closed_parts(pages: Sequence[str]) -> tuple[ClosedPart, ...]:
    """The parts of a document's final text that are not public, in printed order; offsets count in their page."""
    if not any(map(speaks_of_closed, pages)):
        return ()
    lines = list(part_lines(pages))
    heads = [number for number, line in enumerate(lines) if line.opens is not None]
    if not any(lines[number].opens == (False, alone) for number in heads for alone in (True, False)):
        return (*closed_rows(pages), *flat_parts(pages))  # nearly all papers: nothing more to look for
    found = [*closed_rows(pages), *flat_parts(pages)]
    for place, number in enumerate(heads):
        opened = lines[number].opens
        if opened is not None and not opened[0]:
            end = heads[place + 1] if place + 1 < len(heads) else len(lines)
            if opened[1]:  # one item: it ends where the next one begins
                end = next((n for n in range(number + 1, end) if _numbered(lines[n])), end)
            known = {
                (line.number, line.key)
                for line in lines[:number]
                if ITEM.match(line.text) and len(line.key) >= _SHORT_KEY
            }
            first = next(
                (line.number for line in lines[:number] if (line.number, line.key) in known and line.number), ""
            )
            above = _marked_above(lines, number)
            part = _part(lines[number], lines[number + 1 : end], known, first, alone=opened[1], above=above)
            if part.content or part.titles or not is_prose(lines[number].text):
                found.append(part)  # a sentence below which nothing stands tells of another sitting
    return tuple(found)


def closed_rows(pages: Sequence[str]) -> list[ClosedPart]:
    """The rows of tables of items that a column marks as closed: what they say is told, not only announced."""
    rows = ((number, row) for number, page in enumerate(pages, start=1) for row in column_rows(page))
    return [
        ClosedPart(number, True, start=row.start) for number, row in rows if row.said == "closed" and not row.is_body
    ]


def flat_parts(pages: Sequence[str]) -> list[ClosedPart]:
    """Closed parts in a text that has lost its line breaks: there is no heading, and no line that ends."""
    found = []
    for number, page in enumerate(pages, start=1):
        start = 0
        for line in page.split("\n"):
            if (
                len(line) > _FLAT_LINE
                and (match := _FLAT_PART.search(in_plain_words(line[:_MOST_FLAT])))
                and _TALK.search(line[match.end() :])
            ):
                found.append(ClosedPart(number, True, start=start))
            start += len(line) + 1
    return found


def _numbered(line: PartLine) -> bool:
    return ITEM.match(line.text) is not None and bool(line.number) and len(line.key) >= 3


def _part(
    heading: PartLine,
    body: Sequence[PartLine],
    known: set[tuple[str, str]],
    first: str,
    *,
    alone: bool,
    above: Sequence[PartLine],
) -> ClosedPart:
    """``known`` are numbers and titles listed before: where the first one comes again, the public deliberation has begun."""
    again = next((n for n, line in enumerate(body) if (line.number, line.key) in known and line.number == first), None)
    own = body if again is None else body[:again]
    closing = next((n for n, line in enumerate(own) if _CLOSING.match(line.text)), len(own))
    content = (
        _tells(own[:closing], lists_before_talk=again is not None)
        or (closing < len(own) and _goes_on_after(own[closing:]))
        # „TOP 2 wurde nichtöffentlich beraten": the titles stand above, and with them perhaps all that was said.
        or NUMBERS_CLOSED.search(in_plain_words(heading.text)) is not None
    )
    listed = list(own[:closing])
    if (again is None and not alone) or again is not None:
        listed = list(_list(own))
    own_words = alone or _says_more(heading.text)
    titles = () if content else (*(_titles([heading]) if own_words else ()), *_titles(listed), *_titles(above))
    return ClosedPart(heading.page_number, content, titles, heading.start)


def _marked_above(lines: Sequence[PartLine], number: int) -> list[PartLine]:
    """The titles that a line which only says „nichtöffentlich" belongs to: the item above it, or the one with its number."""
    heading = lines[number]
    plain = in_plain_words(heading.text)
    if not _BARE_MARK.match(plain):
        return []
    if heading.number:
        return [line for line in lines[:number] if line.number == heading.number]
    before = next((line for line in reversed(lines[:number]) if line.text.strip()), None)
    return [before] if before is not None and ITEM.match(before.text) and "(" in plain else []


def _says_more(heading: str) -> bool:
    """Whether a sentence that opens a part names what is dealt with there: it has nouns beside those of sittings."""
    if _TAKES_PLACE.search(heading):
        return False
    rest = PART_WORDS.sub(" ", in_plain_words(heading))
    return len(heading.split()) > _HEADING_WORDS and re.search(r"\b[A-ZÄÖÜ][a-zäöüß]{3,}", rest[1:]) is not None


def _goes_on_after(lines: Sequence[PartLine]) -> bool:
    """Whether items with decisions follow a line that looked like a closing: „Musterlingen, 3.5.2024" may stand anywhere."""
    return any(_numbered(line) for line in lines) and _tells(lines[1:], lists_before_talk=False)


def _list(body: Sequence[PartLine]) -> Iterator[PartLine]:
    """The lines of the list of items at the head of the part: items, and the lines their titles go on in."""
    in_title = 0
    started = False
    for line in body:
        if not line.text.strip():
            in_title = 0
        elif ITEM.match(line.text):
            started, in_title = True, _MOST_TITLE_LINES
            yield line
        elif in_title and not _CLOSING.match(line.text):
            in_title -= 1
            yield line
        elif started or _CLOSING.match(line.text):
            return
        elif not _ANNOUNCED.search(in_plain_words(line.text)):
            yield line  # an item without number, right below the heading


def _tells(body: Sequence[PartLine], *, lists_before_talk: bool) -> bool:
    """Whether the lines tell what was said or decided. In contents before the talk begins, opening words may follow the list."""
    for number, paragraph in enumerate(re.split(r"\n\s*\n", "\n".join(line.text for line in body))):
        plain = in_plain_words(paragraph)
        words = len(paragraph.split())
        announced = _ANNOUNCED.search(plain) and words < 2 * _LONG_PARAGRAPH and not _MONEY.search(paragraph)
        if announced and (_NO_TALK.search(plain) or not _CONTENT.search(paragraph)):
            continue
        if lists_before_talk and number > 0 and not _MONEY.search(paragraph) and not _decides(paragraph):
            continue
        items = [chunk for chunk in _by_item(paragraph) if chunk.strip()]
        if any(_chunk_tells(chunk) for chunk in items):
            return True
    return False


def _decides(text: str) -> bool:
    return (
        re.search(
            r"(?i)beschlu(?:ss|ß)(?:vorschlag)?\s?:|beschließt\b|beschlossen\b|einstimmig|abstimmung|enthaltung", text
        )
        is not None
    )


def _chunk_tells(chunk: str) -> bool:
    """Whether an item with the lines below it is more than its title: words of a debate, a sentence, an amount of money."""
    if _PAGE_FURNITURE.match(chunk):
        return False
    if _CONTENT.search(chunk) or len(chunk.split()) >= _LONG_PARAGRAPH:
        return True
    first, _, rest = chunk.strip().partition("\n")
    flat = " ".join(chunk.split())
    talks = is_prose(flat) and flat.endswith((".", ",", ";"))
    below = any(
        _MONEY.search(line) or _SENTENCE.match(line) for line in (rest if ITEM.match(first) else chunk).split("\n")
    )
    return talks or below


def _by_item(paragraph: str) -> Iterator[str]:
    starts = [m.start() for m in re.finditer(rf"(?m){ITEM.pattern}", paragraph)]
    cuts = sorted({0, *starts, len(paragraph)})
    for start in cuts[:-1]:
        yield paragraph[start : cuts[bisect_right(cuts, start)]]


def _titles(lines: Sequence[PartLine]) -> Iterator[tuple[int, int, int]]:
    for line in lines:
        item = ITEM.match(line.text)
        text = line.text[item.end() if item else 0 :]
        if text.strip() and not _PAGE_FURNITURE.match(text):
            start = line.start + (item.end() if item else 0) + len(text) - len(text.lstrip())
            yield line.page_number, start, start + len(text.strip())

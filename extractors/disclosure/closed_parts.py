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
from itertools import pairwise

from extractors.disclosure.part_headings import ITEM, opens_part, speaks_of_closed
from extractors.disclosure.public_columns import column_rows
from extractors.disclosure.public_doubts import is_statute
from extractors.disclosure.public_prose import is_prose
from extractors.disclosure.public_spellings import in_plain_words
from extractors.disclosure.public_words import CLOSED_MENTION

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
_LISTS = re.compile(
    r"(?i)\b(?:tagesordnung|einladung|ladung|\w*niederschrift|\w*protokoll|bekanntmachung"
    r"|beschlussauszug|beschlussbuch|beschlusskontrolle|verhandlungsschrift|beschlusssammlung"
    r"|(?<!nicht[ -])(?<!nicht[ -]\n)öffentliche[nr]? (?:\w+ )?sitzung)\b|tagesordnungspunkte?[ ]\d"
    r"|(?<!\w)(?:[NTEP] ?){1}(?:I ?E ?D ?E ?R|A ?G ?E ?S ?O(?!rd-?\s?nungspunkt)|I ?N ?L ?A ?D|R ?O ?T ?O ?K)"
)
_TALK = re.compile(rf"{_CONTENT.pattern}|{_MONEY.pattern.removeprefix('(?i)')}|(?-i:[a-zäöüß]{{2,}}\. [A-ZÄÖÜ])")
_MARKED_ITEM = re.compile(
    r"(?m)^[ \t]*(?:(?:zu|Zu|TOP|Top|zu TOP|Zu TOP|Zu Punkt|zu Punkt|Punkt|Nr\.)[ ]?\d{1,3}[.:)]?(?![\d/.-])"
    r"|[ÖN][ ]?\d{1,3}(?:\.\d)?(?=\s))"
)
_FEWEST_ITEMS = 2
_ONE_SENTENCE = 50  # characters; a shorter line holds one
_SENTENCE_ENDS = re.compile(
    r"(?<=[a-zäöüß\d)]{2}[.!?;])\s+(?=[A-ZÄÖÜ„(]|(?:zu[ ])?\d{1,2}[.)]\s)|(?<=:\d[.;])\s+(?=[A-ZÄÖÜ])"
    r"|(?<=[a-zäöüß]\.)\s+(?=(?:Zu|TOP|Punkt)\s\d)"
)
_LONE_WORD = re.compile(r"(?i)\W*(?P<no>nicht)?öffentlich\W*")
_LONGEST_WORD = 50  # characters of a line with the word alone, letter-spaced
_NARROW = frozenset(("nichtöffentlich", "nicht-öffentlich"))
_FLAT_LINE = 200  # characters; a printed line is shorter
_MOST_FLAT = 200_000
_FLAT_PART = re.compile(r"(?i)nichtöffentlicher? (?:teil|sitzung)\W+(?:TOP|Punkt|Tagesordnungspunkt|\d)")
_FIRST_CHARS = 4000  # in which minutes and agendas call themselves so
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


@dataclass(frozen=True, slots=True)
class _Line:
    page_number: int
    start: int
    text: str
    opens: tuple[bool, bool] | None = None  # (public, one item alone) of a heading

    @property
    def key(self) -> str:
        title = ITEM.sub("", self.text, count=1)
        return re.sub(r"[^a-zäöüß]", "", title.lower())[:_KEY]

    @property
    def number(self) -> str:
        found = re.search(r"\d+(?:\.\d+)*", self.text) if ITEM.match(self.text) else None
        return found[0] if found else ""


def closed_parts(pages: Sequence[str]) -> tuple[ClosedPart, ...]:
    """The parts of a document's final text that are not public, in printed order; offsets count in their page."""
    if not any(map(speaks_of_closed, pages)):
        return ()
    lines = list(_lines(pages))
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
            found.append(_part(lines[number], lines[number + 1 : end], known, first, alone=opened[1]))
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


def _numbered(line: _Line) -> bool:
    return ITEM.match(line.text) is not None and bool(line.number) and len(line.key) >= 3


def _lines(pages: Sequence[str]) -> Iterator[_Line]:
    previous, joined = "", False
    in_list = bool(pages) and not is_statute(pages[0]) and _is_list(pages)
    for page_number, page in enumerate(pages, start=1):
        printed = list(_printed_lines(page))
        for (position, text), (_, below) in zip(printed, [*printed[1:], (0, "")], strict=True):
            if joined:
                joined = False
                yield _Line(page_number, position, text)
                continue
            divided = re.search(r"(?i)(?:^|\s)nicht\s?-?\s*$", text) and re.match(r"(?i)\s*-?\s?öff", below)
            joined = bool(divided)
            shown = f"{text.rstrip(' -')} {below.lstrip(' -')}" if divided else " ".join(text.split())
            opened = opens_part(shown, previous, "" if divided else below, in_list=in_list)
            # A heading has room for its word: „nicht" and below it „öffentlich", small, is a narrow cell.
            is_cell = joined and f"{text}{below}".replace(" ", "").rstrip() in _NARROW
            yield _Line(page_number, position, text, None if is_cell else opened)
            previous = text if text.strip() else previous if previous.strip().endswith("-") else ""


def _printed_lines(page: str) -> Iterator[tuple[int, str]]:
    """The lines of a page with their places; one of several sentences that speaks of closed treatment, sentence by sentence."""
    position = 0
    for text in page.split("\n"):
        start = 0
        if len(text) > _ONE_SENTENCE and CLOSED_MENTION.search(in_plain_words(text[:_MOST_FLAT])):
            for cut in _SENTENCE_ENDS.finditer(text):
                yield position + start, text[start : cut.start()]
                start = cut.end()
        yield position + start, text[start:]
        position += len(text) + 1


def _is_list(pages: Sequence[str]) -> bool:
    """Whether a document is an agenda or minutes: it calls itself so, has both parts, or its items are marked as such."""
    return (
        _LISTS.search("\n".join(pages)[:_FIRST_CHARS]) is not None
        or _has_two_parts(pages)
        or sum(len(_MARKED_ITEM.findall(page)) for page in pages) >= _FEWEST_ITEMS
    )


def _has_two_parts(pages: Sequence[str]) -> bool:
    """Whether both words stand alone above numbered items: minutes that do not call themselves so."""
    seen: set[bool] = set()
    lines = [line.strip() for page in pages for line in page.split("\n") if line.strip()]
    for line, below in pairwise(lines):
        if len(line) < _LONGEST_WORD and (word := _LONE_WORD.fullmatch(in_plain_words(line))) and ITEM.match(below):
            seen.add(word["no"] is not None)
    return len(seen) > 1


def _part(heading: _Line, body: Sequence[_Line], known: set[tuple[str, str]], first: str, *, alone: bool) -> ClosedPart:
    """``known`` are numbers and titles listed before: where the first one comes again, the public deliberation has begun."""
    again = next((n for n, line in enumerate(body) if (line.number, line.key) in known and line.number == first), None)
    own = body if again is None else body[:again]
    closing = next((n for n, line in enumerate(own) if _CLOSING.match(line.text)), len(own))
    content = _tells(own[:closing], lists_before_talk=again is not None) or (
        closing < len(own) and _goes_on_after(own[closing:])
    )
    listed = list(own[:closing])
    if (again is None and not alone) or again is not None:
        listed = list(_list(own))
    titles = () if content else (*(_titles([heading]) if alone else ()), *_titles(listed))
    return ClosedPart(heading.page_number, content, titles, heading.start)


def _goes_on_after(lines: Sequence[_Line]) -> bool:
    """Whether items with decisions follow a line that looked like a closing: „Musterlingen, 3.5.2024" may stand anywhere."""
    return any(_numbered(line) for line in lines) and _tells(lines[1:], lists_before_talk=False)


def _list(body: Sequence[_Line]) -> Iterator[_Line]:
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


def _tells(body: Sequence[_Line], *, lists_before_talk: bool) -> bool:
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


def _titles(lines: Sequence[_Line]) -> Iterator[tuple[int, int, int]]:
    for line in lines:
        item = ITEM.match(line.text)
        text = line.text[item.end() if item else 0 :]
        if text.strip() and not _PAGE_FURNITURE.match(text):
            start = line.start + (item.end() if item else 0) + len(text) - len(text.lstrip())
            yield line.page_number, start, start + len(text.strip())

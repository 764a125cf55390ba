"""The parts of minutes and agendas that are not public: what stands below „Nichtöffentlicher Teil" until the public goes on.

A part that tells what was said or decided is *content*: such a document must not be published. A part that only lists its
items, as in an agenda or in the contents of minutes, is *announced*: the document stays, its items do not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.disclosure.public_spellings import spelled_out

_HEADING = re.compile(
    r"""(?ix)^[\s\#*•–—(-]*
        (?:(?:[A-D]|[IVX]{1,4}|\d{1,2})[.):][ ]*|[A-D][ ]|Teil[ ](?:[A-D]|[IVX]+|\d)[:.]?[ –-]*|TOP[ ]\d+[ :]*)?
        (?:Tagesordnung[ ,:–-]*(?:für[ ]den|für[ ]die|der|des)?[ ]?|Im[ ]|In[ ]|Der[ ]|Die[ ])?
        (?P<said>nichtöffentlich|(?<!nicht)öffentlich)(?:e[rnsm]?)?
        (?P<noun>[ ](?:Teil|Sitzung|Tagesordnungspunkte?|Tagesordnung|Beratung(?:spunkte?)?|Punkte)\b)?
        (?:[ ](?:der|des)[ ](?:Sitzung|Tagesordnung|Niederschrift|Protokolls))?[ ]?(?P<colon>:)?
        (?:[ ]?\([^()]{0,40}\))?[\s*.:)–—-]*$"""
)
_ITEM = re.compile(
    r"^\s*(?:(?:zu\s|Zu\s)?(?:TOP|Top|Punkt|Tagesordnungspunkt)\s?)?(?:N|NÖ|Ö)?[ .]?\d{1,3}(?:\.\d{1,3})*[ ]?[a-z]?[.):]?(?=\s|$)"
    r"|^\s*[-–•*▪][ ]"
)
_CONTENT = re.compile(
    r"(?i)\b(?:beschlu(?:ss|ß)(?:vorschlag|antrag)?\s?:|beschließt\b|beschlossen\b|abstimmung(?:sergebnis)?\b|einstimmig\b"
    r"|mehrheitlich\b|\d+ (?:ja|nein)-?stimmen|enthaltung(?:en)?\b|stimmt (?:dem|der|zu)\b|nimmt\b"
    r"|kenntnis genommen\b|berichtete?t?\b"
    r"|erläuterte?t?\b|führte? aus\b|teilte? mit\b|erklärte?\b|stellte? fest\b|erkundigte?t? sich\b|antwortete?t?\b"
    r"|sachverhalt\s?:|begründung\s?:|wortmeldungen\b|aussprache\b)"
)
_CLOSING = re.compile(
    r"(?i)^\s*(?:ende der|die sitzung (?:endet|(?:wird|wurde)\b.{0,40}geschlossen)|schluss der"
    r"|(?:der|die) vorsitzende.{0,30}schlie(?:ß|ss)t|zur beurkundung|gez\.?\b"
    r"|mit freundlichen|(?:ober|orts|erste[rn]? )?bürgermeister(?:in)?\s*$|(?:der|die) vorsitzende:?\s*$"
    r"|die schriftführer|schriftführer|für die richtigkeit"
    r"|[A-ZÄÖÜ]\w+, (?:den )?\d)"
)
_ANNOUNCED = re.compile(
    r"(?i)anschluss|anschließend|findet|statt\b|ausgeschlossen|ausschluss|entfällt|keine\b|nicht ?öffentlich"
)
_LONG_PARAGRAPH = 30  # words; a title of an item is shorter
_MOST_TITLE_LINES = 4
_MOST_BLANKS = 9  # of a heading that is not letter-spaced
_KEY = 24  # letters by which a title is known again


@dataclass(frozen=True, slots=True)
class ClosedPart:
    """One part that is not public.

    ``titles``: (page number, char_start, char_end) of what its list of items says, the numbers of the items left out.
    """

    page_number: int
    content: bool
    titles: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    page_number: int
    start: int
    text: str
    opens: bool | None = None  # a heading of a public (True) or a closed (False) part

    @property
    def key(self) -> str:
        title = _ITEM.sub("", self.text, count=1)
        return re.sub(r"[^a-zäöüß]", "", title.lower())[:_KEY]


def closed_parts(pages: Sequence[str]) -> tuple[ClosedPart, ...]:
    """The parts of a document's final text that are not public, in printed order; offsets count in their page."""
    if not any(_opens(text, "") is False for page in pages for text in page.split("\n")):
        return ()  # nearly all papers: nothing more to look for
    lines = list(_lines(pages))
    heads = [number for number, line in enumerate(lines) if line.opens is not None]
    found = []
    for place, number in enumerate(heads):
        if lines[number].opens is False:
            end = heads[place + 1] if place + 1 < len(heads) else len(lines)
            known = {line.key for line in lines[:number] if _ITEM.match(line.text) and len(line.key) == _KEY}
            found.append(_part(lines[number], lines[number + 1 : end], known))
    return tuple(found)


def _lines(pages: Sequence[str]) -> Iterator[_Line]:
    previous = ""
    for page_number, page in enumerate(pages, start=1):
        position = 0
        for text in page.split("\n"):
            yield _Line(page_number, position, text, _opens(text, previous))
            position += len(text) + 1
            previous = text


def _opens(text: str, previous: str) -> bool | None:
    if not 8 < len(text) < 120 or (text.count(" ") > _MOST_BLANKS and text.strip()[1:2] != " "):
        return None
    match = _HEADING.match(spelled_out(text.strip()))
    if match is None or not (match["noun"] or match["colon"] or re.match(r"\s*[A-DIVX]{1,4}[.):]", text)):
        return None
    goes_on = text.strip()[:1].islower() and len(previous.strip()) > 30 and previous.strip()[-1] not in ".:!?"
    return None if goes_on else not match["said"].lower().startswith("nicht")


def _part(heading: _Line, body: Sequence[_Line], known: set[str]) -> ClosedPart:
    """``known`` are the titles listed before: where one comes again, the public deliberation has begun."""
    again = next((n for n, line in enumerate(body) if line.key in known), None)
    listed = list(_list(body if again is None else body[:again]))
    closing = next((n for n, line in enumerate(body) if _CLOSING.match(line.text)), len(body))
    content = again is None and _tells(body[:closing])
    return ClosedPart(heading.page_number, content, () if content else tuple(_titles(listed)))


def _list(body: Sequence[_Line]) -> Iterator[_Line]:
    """The lines of the list of items at the head of the part: items, and the lines their titles go on in."""
    in_title = 0
    started = False
    for line in body:
        if not line.text.strip():
            in_title = 0
        elif _ITEM.match(line.text):
            started, in_title = True, _MOST_TITLE_LINES
            yield line
        elif in_title and not _CLOSING.match(line.text):
            in_title -= 1
            yield line
        elif started or _CLOSING.match(line.text):
            return
        elif not _ANNOUNCED.search(spelled_out(line.text)):
            yield line  # an item without number, right below the heading


def _tells(body: Sequence[_Line]) -> bool:
    """Whether the lines tell what was said or decided."""
    for paragraph in re.split(r"\n\s*\n", "\n".join(line.text for line in body)):
        if _ANNOUNCED.search(spelled_out(paragraph)) and len(paragraph.split()) < 2 * _LONG_PARAGRAPH:
            continue
        items = [chunk for chunk in _by_item(paragraph) if chunk.strip()]
        if any(_CONTENT.search(chunk) or len(chunk.split()) >= _LONG_PARAGRAPH for chunk in items):
            return True
    return False


def _by_item(paragraph: str) -> Iterator[str]:
    starts = [m.start() for m in re.finditer(rf"(?m){_ITEM.pattern}", paragraph)]
    cuts = sorted({0, *starts, len(paragraph)})
    for start in cuts[:-1]:
        yield paragraph[start : cuts[bisect_right(cuts, start)]]


def _titles(lines: Sequence[_Line]) -> Iterator[tuple[int, int, int]]:
    for line in lines:
        item = _ITEM.match(line.text)
        text = line.text[item.end() if item else 0 :]
        if text.strip():
            start = line.start + (item.end() if item else 0) + len(text) - len(text.lstrip())
            yield line.page_number, start, start + len(text.strip())

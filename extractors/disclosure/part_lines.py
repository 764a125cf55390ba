"""The lines of minutes and agendas: cut into sentences where one speaks of closed treatment, and what each of them opens.

Whether a document is a record or an agenda at all is told by what it calls itself, by its items, and by what it is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.disclosure.part_headings import BOTH_COLUMNS, ITEM, opens_part
from extractors.disclosure.part_sentences import sentence_closes
from extractors.disclosure.public_doubts import is_statute
from extractors.disclosure.public_spellings import in_plain_words
from extractors.disclosure.public_words import CLOSED_MENTION

_SENTENCE = re.compile(r"^\s*[A-ZÄÖÜ„][^\n]*\s[a-zäöü][^\n]*\s[^\n]*[a-zäöüß)“\d]{2}\.\s*$")
"""Three words or more that end with a full stop: titles of items have none."""
_LISTS = re.compile(
    r"(?i)\b(?:tagesordnung|einladung|ladung|\w*niederschrift|\w*protokoll|bekanntmachung"
    r"|beschlussauszug|beschlussbuch|beschlusskontrolle|verhandlungsschrift|beschlusssammlung"
    r"|(?<!nicht[ -])(?<!nicht[ -]\n)öffentliche[nr]? (?:\w+ )?sitzung)\b|tagesordnungspunkte?[ ]\d"
    r"|(?<!\w)(?:[NTEP] ?){1}(?:I ?E ?D ?E ?R|A ?G ?E ?S ?O(?!rd-?\s?nungspunkt)|I ?N ?L ?A ?D|R ?O ?T ?O ?K)"
)
_MARKED_ITEM = re.compile(
    r"(?m)^[ \t]*(?:zu|Zu|TOP|Top|zu TOP|Zu TOP|Zu Punkt|zu Punkt|Punkt|Nr\.)[ ]?\d{1,3}[.:)]?(?![\d/.-])"
)
_SPEAKER = re.compile(
    r"(?m)^[ ]*(?:[A-ZÄÖÜ][^\n:()]{3,60}[ ]\([^()\n]{2,40}\)|(?:Der|Die) Vorsitzende|\w*(?:rat|rätin|meister"
    r"|meisterin|verordneter?) [A-ZÄÖÜ][\w. -]{2,40}):(?=\s)"
)
_SPEECHES = 3  # of a record of what was said word by word
_FORM = re.compile(
    r"(?im)^[^\w\n]*(?:antrag|anfrage|\w*mitteilung|bericht|zum antrag"
    r"|zur anfrage|antwort|stellungnahme|gremium|interpellation)\b|\w*vorlage"
    r"|drucksache|\bdrs\."
)
_SITS = re.compile(r"(?i)sitzung|beirat|ausschuss|\b\w*rat\b|kreistag|vertretung|versammlung|beschlüsse|ratsmitglieder")
_TITLE_CHARS = 300
_FORM_CHARS = 800  # in which a paper that is no record of a sitting says what it is
_AUDIENCE = re.compile(r"(?i)öffentlichkeit|zuhör|presse|besucher|publikum")
_INVITATION = re.compile(r"(?i)\b(?:einladung|lade[nt]?|lädt|ladung|bekanntmachung|tagesordnung)\b")
_RECORD = re.compile(r"(?i)\b(?:\w*niederschrift|\w*protokoll\w*|beschlossen|einstimmig)\b")
_FEWEST_ITEMS = 2
_SENTENCE_LINES = 3
_SHORT_LINE = 40  # characters; a line of running text is longer
_MOST_SENTENCE = 2_000
_ONE_SENTENCE = 50  # characters; a shorter line holds one
_SENTENCE_ENDS = re.compile(
    r"(?<!nö\.)(?<!öff\.)(?<!entl\.)(?<=[a-zäöüß)]{2}[.!?;])\s+(?=[A-ZÄÖÜ„(]|(?:zu[ ])?\d{1,2}[.)]\s)"
    r"|(?<=\S)\s+-{2,}\s+|(?<=:\d[.;])\s+(?=[A-ZÄÖÜ])"
    r"|(?<=[a-zäöüß]\.)\s+(?=(?:Zu|TOP|Punkt)\s\d)"
)
_LONE_WORD = re.compile(r"(?i)\W*(?P<no>nicht)?öffentlich\W*(?:S\.)?\W*")
_LONGEST_WORD = 50  # characters of a line with the word alone, letter-spaced
_NARROW = frozenset(("nichtöffentlich", "nicht-öffentlich"))
_MOST_FLAT = 200_000
_FIRST_CHARS = 4000  # in which minutes and agendas call themselves so
_KEY = 24  # letters by which a title is known again


@dataclass(frozen=True, slots=True)
class PartLine:
    """A line or a sentence of one: its page (from 1), where it starts there, its text, and what it opens."""

    page_number: int
    start: int
    text: str
    opens: tuple[bool, bool] | None = None  # (public, one item alone) of a heading

    @property
    def key(self) -> str:
        """The first letters of its title, by which it is known again."""
        title = ITEM.sub("", self.text, count=1)
        return re.sub(r"[^a-zäöüß]", "", title.lower())[:_KEY]

    @property
    def number(self) -> str:
        """The number of the item that it begins with; empty without one."""
        found = re.search(r"\d+(?:\.\d+)*", self.text) if ITEM.match(self.text) else None
        return found[0] if found else ""


def part_lines(pages: Sequence[str]) -> Iterator[PartLine]:
    """The lines of all pages in printed order, each with what it opens: (public, one item alone), None for most."""
    previous, joined = "", False
    in_list = bool(pages) and not is_statute(pages[0]) and _is_list(pages)
    told = in_list and not _invites(pages[0]) and sum(len(_SPEAKER.findall(page)) for page in pages) < _SPEECHES
    for page_number, page in enumerate(pages, start=1):
        printed = list(_printed_lines(page))
        for place, (position, text) in enumerate(printed):
            below = printed[place + 1][1] if place + 1 < len(printed) else ""
            if joined:
                joined = False
                yield PartLine(page_number, position, text)
                continue
            divided = re.search(r"(?i)(?:^|\s)nicht\s?-?\s*$", text) and re.match(r"(?i)\s*-?\s?öff", below)
            joined = bool(divided)
            shown = f"{text.rstrip(' -')} {below.lstrip(' -')}" if divided else " ".join(text.split())
            opened = opens_part(shown, previous, "" if divided else below, in_list=in_list, told=told)
            if opened is None and in_list and told and _closes_across(printed, place):
                opened = False, False
            # A heading has room for its word: „nicht" and below it „öffentlich", small, is a narrow cell.
            is_cell = joined and f"{text}{below}".replace(" ", "").rstrip() in _NARROW
            yield PartLine(page_number, position, text, None if is_cell else opened)
            previous = text if text.strip() else previous if previous.strip().endswith("-") else ""


def _invites(page: str) -> bool:
    """Whether a document calls to a sitting that is still to come: what it says of closed sittings is announced."""
    return _INVITATION.search(page[:_FIRST_CHARS]) is not None and _RECORD.search(page[:_FIRST_CHARS]) is None


def _closes_across(lines: list[tuple[int, str]], place: int) -> bool:
    """Whether the sentence that a line is a piece of shuts the public out; only lines with a closed word are read."""
    text = lines[place][1]
    if not CLOSED_MENTION.search(in_plain_words(" ".join(text.split())[:_MOST_SENTENCE])):
        return False
    first = last = place
    while first > max(0, place - _SENTENCE_LINES) and _unended(lines[first - 1][1]):
        first -= 1
    while last < min(len(lines) - 1, place + _SENTENCE_LINES) and _unended(lines[last][1]):
        last += 1
    if first == last:
        return False
    whole = in_plain_words(" ".join(" ".join(line.split()).removesuffix("-") for _, line in lines[first : last + 1]))
    return any(CLOSED_MENTION.search(piece) and sentence_closes(piece) for piece in _SENTENCE_ENDS.split(whole))


def _unended(line: str) -> bool:
    return len(line.strip()) > _SHORT_LINE and line.rstrip()[-1] not in ".:!?;"


def _printed_lines(page: str) -> Iterator[tuple[int, str]]:
    """The lines of a page with their places; one of several sentences that speaks of closed treatment, sentence by sentence."""
    position = 0
    for text in page.split("\n"):
        start = 0
        if len(text) > _ONE_SENTENCE and _speaks(text):
            for cut in _SENTENCE_ENDS.finditer(text):
                yield position + start, text[start : cut.start()]
                start = cut.end()
        yield position + start, text[start:]
        position += len(text) + 1


def _speaks(text: str) -> bool:
    return _AUDIENCE.search(text) is not None or CLOSED_MENTION.search(in_plain_words(text[:_MOST_FLAT])) is not None


def _is_list(pages: Sequence[str]) -> bool:
    """Whether a document is an agenda or minutes: it calls itself so, has both parts, or its items are marked as such."""
    return (
        _LISTS.search("\n".join(pages)[:_FIRST_CHARS]) is not None
        or _has_two_parts(pages)
        or sum(len(_MARKED_ITEM.findall(page)) for page in pages) >= _FEWEST_ITEMS
        or all(
            any(re.search(rf"(?m)^[ \t]*{letter}[ ]?\d{{1,3}}(?:\.\d)?(?=\s)", page) for page in pages)
            for letter in "ÖN"
        )
        or (_SITS.search(pages[0][:_TITLE_CHARS]) is not None and not _FORM.search(pages[0][:_FORM_CHARS]))
    )


def _has_two_parts(pages: Sequence[str]) -> bool:
    """Whether both words, or the closed one in a paper that is no form, stand alone above items: minutes that do not say so."""
    seen: set[bool] = set()
    is_form = bool(pages) and _FORM.search(pages[0][:_FORM_CHARS]) is not None
    lines = [line.strip() for page in pages for line in page.split("\n") if line.strip()]
    for line, below in pairwise(lines):
        if ITEM.match(below) and BOTH_COLUMNS.match(in_plain_words(" ".join(line[:_MOST_SENTENCE].split()))):
            return True
        if len(line) < _LONGEST_WORD and (word := _LONE_WORD.fullmatch(in_plain_words(line))) and ITEM.match(below):
            seen.add(word["no"] is not None)
    return len(seen) > 1 or (True in seen and not is_form)

"""Whether the head of a paper says that it is public; where it speaks of publicity and is not understood, it counts as closed.

Read are labels with values, letters, tick boxes, rows, titles and sentences about this paper. A closed word that stands in none
of these is explained away only where it runs in prose or speaks of another sitting; what is left over is „unclear", and an
unclear paper is withheld until a person has looked.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.disclosure.public_cells import BARE, CLOSED_PAPER, CLOSED_SITTING, SEVERAL, Weight, line_says
from extractors.disclosure.public_columns import column_rows
from extractors.disclosure.public_file_names import name_says_closed
from extractors.disclosure.public_prose import blocks, is_prose, sentence_says, sentences
from extractors.disclosure.public_spellings import in_plain_words
from extractors.disclosure.public_values import Said, row_says
from extractors.disclosure.public_words import ABOUT, CLOSED_MENTION, FOLLOWING, OPEN_MENTION, PAST

_LINES = 60
_FEWEST_UPRIGHT = 6  # letters one below another that are a word
_STRUCK = re.compile(r"~~[^~\n]{1,80}~~|<(s|del|strike)>[^<\n]{1,80}</\1>")
_ELEMENT = re.compile(r"<(?P<name>[\w:]{2,40})[^<>]{0,80}>(?P<value>[^<>]{1,80})</(?P=name)>")
_PATH = re.compile(r"\S*[\\/]\S+\.\w{3,4}")
_MOST_GAPS = 2  # of a line of cells; justified print has more
_LIST_BEGINS = re.compile(r"(?i)^\W*(?:tagesordnung|(?:TOP|Punkt|Ö)?[ ]?1[.):]?(?:\.\d\.?)?\s+\S)")
_LISTS = re.compile(
    r"(?i)\b(?:tagesordnung|einladung|ladung|niederschrift|\w*protokoll|bekanntmachung|sitzungsprotokoll)\b"
)
_PUBLIC_ROW = re.compile(
    r"(?m)^[^\n]{3,80}\d{1,2}\.(?:[ ]?\d{1,2}\.)?[ ]?(?:\d{2,4})?\s[^\n]{0,12}?(?<!nicht )(?:\bÖ\b|(?<!/)\böffentlich\b(?!/))"
    r"|^[^\n]{3,80}\d{1,2}\./\d{1,2}\.[^\n]{3,20}\n[ ]*☒[ ]*\n[ ]*☐"
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a head: how firmly, what, and the slice of the text that its line fills."""

    weight: Weight
    said: Said
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class HeadReading:
    """What a head says: public True, False or None (nothing); ``unclear`` where it was not understood and so counts as closed."""

    is_public: bool | None
    unclear: bool = False
    place: tuple[int, int] | None = None


def head_says_public(text: str) -> bool | None:
    """True, False or None (nothing said) from the first 60 filled lines of a text; boxes as ☒ and ☐. Unclear counts as False."""
    return read_head(text).is_public


def read_head(text: str) -> HeadReading:
    """The reading of a head from the first 60 filled lines of a page.

    Where a head says both in so many words, the paper counts as closed; two bare words („öffentlich" here, „nichtöffentlich"
    there) are the columns of a table or the parts of an agenda, and then it is public. Rows count where nothing else is said.
    """
    found = list(head_statements(text))
    for weight, said in (("said", "closed"), ("said", "open")):
        if hit := next((s for s in found if s.weight == weight and s.said == said), None):
            return HeadReading(said == "open", place=(hit.start, hit.end))
    for weight in ("word", "row"):
        hits = [s for s in found if s.weight == weight and s.said != "unclear"]
        if hits and not (weight == "row" and any(s.said == "unclear" for s in found)):
            closed = all(s.said == "closed" for s in hits)
            place = next(s for s in hits if (s.said == "closed") == closed)
            return HeadReading(not closed, place=(place.start, place.end))
    if hit := next((s for s in found if s.said == "unclear"), None):
        return HeadReading(False, unclear=True, place=(hit.start, hit.end))
    return HeadReading(None)


def names_public_row(text: str) -> bool:
    """Whether a line with a day is marked public: a consultation whose row could not be read as one."""
    return _PUBLIC_ROW.search(text) is not None


@dataclass(slots=True)
class _Line:
    start: int
    printed: str
    plain: str


def _lines(text: str) -> list[_Line]:
    """The first filled lines in plain words; „nicht" at the end of a line goes with the line below."""
    found: list[_Line] = []
    position = 0
    for printed in text.split("\n"):
        if printed.strip():
            found.append(_Line(position, printed, ""))
        position += len(printed) + 1
        if len(found) > _LINES:
            break
    _stand_up(found)
    for number, line in enumerate(found[:-1]):
        below = found[number + 1]
        if re.search(r"(?i)\b(?:nicht|n[ ]i[ ]c[ ]h[ ]t)\s?[-–]?\s*$", line.printed) and re.match(
            r"(?i)\s*(?:[öo][ ]?[eft]|\W{1,8}ffent)", below.printed
        ):
            line.printed = f"{line.printed.rstrip().rstrip('-–')} {below.printed.lstrip()}"
            below.printed = " "
    for line in found:
        line.plain = in_plain_words(_without_markup(_unjustified(line.printed.strip()[:4000])))
    return found[:_LINES]


def _stand_up(lines: list[_Line]) -> None:
    """Put the letters of a stamp that stands upright, one in a line, together in the first of its lines."""
    for _, run in itertools.groupby(
        lines, key=lambda line: len(line.printed.strip()) == 1 and line.printed.strip().isalpha()
    ):
        group = list(run)
        if len(group) >= _FEWEST_UPRIGHT and len(group[0].printed.strip()) == 1:
            group[0].printed = "".join(line.printed.strip() for line in group)
            for line in group[1:]:
                line.printed = " "


def _without_markup(line: str) -> str:
    """The line without what is struck out, and an element of a data file as label and value."""
    if "<" not in line and "~~" not in line:
        return line
    element = _ELEMENT.fullmatch(_STRUCK.sub(" ", line).strip())
    if element is None:
        return _STRUCK.sub(" ", line)
    return f"{re.sub('(?i)oeff', 'öff', element['name'])}: {element['value']}"


def _unjustified(line: str) -> str:
    """A line of prose that was set to the full width has wide gaps that part no cells."""
    flat = " ".join(line.split())
    return flat if "\t" not in line and line.count("  ") > _MOST_GAPS and is_prose(flat) else line


def head_statements(text: str) -> Iterator[Statement]:
    """Every statement about publicity in the first 60 filled lines of a text; rows of tables with a column of it first."""
    table = list(column_rows(text))
    for row in table:
        yield Statement("row", row.said, row.start, row.end)
    lines = [line for line in _lines(text) if line.start not in {row.heading for row in table}]
    plain = [line.plain for line in lines]
    listed = _list_begins(plain)
    for group in blocks(_with_gaps(lines)):
        block = _joined([plain[number] for number in group])
        prose = len(group) > 1 and is_prose(block)
        for number in group:
            line = lines[number]
            around = plain[max(0, number - 3) : number]
            behind = listed is not None and number > listed
            if _PATH.fullmatch(line.printed.strip()) and name_says_closed(line.printed.strip().replace("\\", "/")):
                yield Statement("word", "closed", line.start, line.start + len(line.printed))
            for weight, said in line_says(
                line.plain, line.printed, around, plain[number + 1 : number + 4], prose=prose, in_list=behind
            ):
                firm: Weight = "said" if said == "closed" and weight == "word" and _is_stamp(line) else weight
                yield Statement(firm, said, line.start, line.start + len(line.printed))
        first = lines[group[0]]
        for weight in _block_says(block, [plain[number] for number in group], prose=prose):
            yield Statement(weight, "closed", first.start, first.start + len(first.printed))


def _with_gaps(lines: list[_Line]) -> list[str]:
    """The lines in plain words; one that is set off by an empty line gets a full stop's distance."""
    shown = [line.plain for line in lines]
    for number, (line, below) in enumerate(itertools.pairwise(lines)):
        if below.start > line.start + len(line.printed) + 1:
            shown[number] = f"{shown[number]} :"
    return shown


def _joined(lines: list[str]) -> str:
    return " ".join(line.rstrip("-") if line.endswith("-") else line for line in lines)


def _block_says(block: str, parts: list[str], *, prose: bool) -> Iterator[Weight]:
    """What the sentences of a block say; a title that runs over several lines is read as one."""
    if not CLOSED_MENTION.search(block):
        return
    whole = sentences(block)
    for sentence in [*whole, *(printed for printed in parts if len(parts) > 1 and printed.rstrip().endswith("."))]:
        if CLOSED_MENTION.search(sentence) and is_prose(sentence) and (firm := sentence_says(sentence)):
            yield firm
    if any(row_says(part) for part in parts) or SEVERAL.search(block):
        return
    if len(parts) > 1 and not prose and not ABOUT.search(block) and not OPEN_MENTION.search(block):
        if CLOSED_PAPER.search(block):
            yield "said"
        elif CLOSED_SITTING.search(block) and not FOLLOWING.search(block) and not PAST.search(block):
            yield "word"


def _is_stamp(line: _Line) -> bool:
    """Whether a line is the word alone in capitals: a stamp, which says more than a form's preprint."""
    bare = BARE.match(line.plain)
    return line.printed.isupper() and bare is not None and not bare["noun"]


def _list_begins(plain: list[str]) -> int | None:
    """The number of the line where a list of items begins in an agenda or minutes: what follows speaks of parts and items."""
    if not any(_LISTS.search(line) for line in plain[:25]):
        return None
    return next((n for n, line in enumerate(plain) if _LIST_BEGINS.match(line)), None)

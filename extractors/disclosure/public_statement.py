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
from extractors.disclosure.public_columns import column_rows, yes_no_rows
from extractors.disclosure.public_doubts import is_doubtful_line, is_doubtful_sentence, is_explained, is_statute
from extractors.disclosure.public_file_names import name_says_closed
from extractors.disclosure.public_lines import Line, head_lines, torn_words
from extractors.disclosure.public_prose import blocks, is_prose, runs_on, sentence_says, sentences
from extractors.disclosure.public_values import Said, has_box, label_alone, row_says
from extractors.disclosure.public_words import ABOUT, CLOSED_MENTION, FOLLOWING, OPEN_MENTION, PAST, REQUEST

_BODY_BEGINS = re.compile(
    r"(?i)^\W*(?:[IVX\d]{1,3}[.)]\s*)?(?:sachverhalt\w*|sachdarstellung|sach- und rechtslage|(?:kurz)?begründung"
    r"|erläuterung(?:en)?|problem\w*"
    r"|ausgangslage|vorbemerkung|vorgang|beschlu(?:ss|ß)(?:vorschlag|antrag|entwurf|empfehlung|text)?|antrag"
    r"|anfrage|stellungnahme|antwort)\W*$"
)
"""What stands above the text of a paper: what comes below speaks of the matter."""
_SHORTEST_LINE = 4  # „nö" is the heading of a column
_TORN_LINES = 14  # between the name of a field and its value, where a form was read column by column
_LONE_OPEN_LETTER = re.compile(r"\s*Ö\s*")
_NOT_PUBLIC = re.compile(r"(?i)\bnichtöffentlich\w*")
FORM_LETTERS = re.compile(r"(?:^|\s)[öÖ]\W+nichtöffentlich")
_LONE_LETTER = re.compile(r"\s*(?:N|NÖ)\s*")
_CLAUSE = re.compile(r"^\W*(?:§\s?\d|\(\d{1,2}\)\s)")
_PATH = re.compile(r"\S*[\\/]\S+\.\w{3,4}")
_LIST_BEGINS = re.compile(r"(?i)^\W*(?:tagesordnung|(?:TOP|Punkt|Ö)?[ ]?1[.):]?(?:\.\d\.?)?\s+\S)")
_LISTS = re.compile(
    r"(?i)\b(?:tagesordnung|einladung|ladung|niederschrift|\w*protokoll|bekanntmachung|sitzungsprotokoll)\b"
)
_PUBLIC_ROW = re.compile(
    r"(?m)^[^\n]{3,80}\d{1,2}\.(?:[ ]?\d{1,2}\.)?[ ]?(?:\d{2,4})?\s[^\n]{0,12}?(?<!nicht )(?:\bÖ\b"
    r"|(?<!/)\böffentlich\b(?!/))"
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
    for weight, said in (("said", "closed"), ("doubt", "unclear"), ("said", "open")):
        if hit := next((s for s in found if s.weight == weight and s.said == said), None):
            return HeadReading(said == "open", unclear=said == "unclear", place=(hit.start, hit.end))
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


def head_statements(text: str) -> Iterator[Statement]:
    """Every statement about publicity in the first 60 filled lines of a text; rows of tables with a column of it first."""
    table = list(column_rows(text))
    for row in table:
        yield Statement("row", row.said, row.start, row.end)
    answers = list(yes_no_rows(text))
    for row in answers:
        yield Statement("said", row.said, row.start, row.end)
    told = {row.heading for row in [*table, *answers]} | {row.start for row in answers}
    lines = [line for line in head_lines(text) if line.start not in told]
    plain = [line.plain for line in lines]
    listed = _list_begins(plain)
    body = (
        0
        if is_statute(text)
        else next((number for number, line in enumerate(plain) if _BODY_BEGINS.match(line)), len(lines))
    )
    if torn := _torn_value(lines[:body]):
        yield Statement("doubt", "unclear", torn.start, torn.start + len(torn.printed))
    for torn in torn_words(lines[:body]):
        yield Statement("doubt", "unclear", torn.start, torn.start + len(torn.printed))
    for group in blocks(_with_gaps(lines)):
        block = _joined([plain[number] for number in group])
        prose = len(group) > 1 and is_prose(block)
        for number in group:
            line = lines[number]
            around = plain[max(0, number - 3) : number]
            behind = listed is not None and number > listed
            if _PATH.fullmatch(line.printed.strip()) and name_says_closed(line.printed.strip().replace("\\", "/")):
                yield Statement("word", "closed", line.start, line.start + len(line.printed))
            silent = True
            for weight, said in line_says(
                line.plain, line.printed, around, plain[number + 1 : number + 4], prose=prose, in_list=behind
            ):
                silent = False
                firm: Weight = "said" if said == "closed" and weight == "word" and _is_stamp(line) else weight
                yield Statement(firm, said, line.start, line.start + len(line.printed))
            lone = len(line.printed.strip()) < _SHORTEST_LINE
            goes_on = line.printed.strip()[:1].islower() and runs_on(plain[number - 1] if number else "", line.printed)
            if silent and number < body and not (behind or prose or lone or goes_on) and _is_left(line.plain):
                yield Statement("said", "unclear", line.start, line.start + len(line.printed))
            above = plain[number - 1] if number else ""
            if silent and number < body and is_doubtful_line(line.plain) and not runs_on(above, line.printed):
                yield Statement("doubt", "unclear", line.start, line.start + len(line.printed))
        first = lines[group[0]]
        if group[0] < body and any(is_doubtful_sentence(sentence) for sentence in sentences(block)):
            yield Statement("said", "unclear", first.start, first.start + len(first.printed))
        for weight in _block_says(block, [plain[number] for number in group], prose=prose):
            yield Statement(weight, "closed", first.start, first.start + len(first.printed))


def _is_left(line: str) -> bool:
    """Whether a line speaks of closed treatment, in no form that is read, and nothing explains it."""
    if is_prose(line) or has_box(line) or row_says(line) is not None or _CLAUSE.match(line):
        return False
    return _NOT_PUBLIC.search(line) is not None and not is_explained(line) and FORM_LETTERS.search(line) is None


def _torn_value(lines: list[Line]) -> Line | None:
    """The lone letter N among the values of a form whose names stand above all of them, one of which is publicity."""
    if any(_LONE_OPEN_LETTER.fullmatch(line.printed) for line in lines):
        return None  # the rows of a way of consultation
    for number, line in enumerate(lines):
        if label_alone(line.plain) and not CLOSED_MENTION.search(line.plain):
            below = lines[number + 2 : number + _TORN_LINES]
            if torn := next((value for value in below if _LONE_LETTER.fullmatch(value.printed)), None):
                return torn
    return None


def _with_gaps(lines: list[Line]) -> list[str]:
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
        if _CLAUSE.match(sentence):
            continue  # of a statute: a rule
        asked = REQUEST.search(sentence) is not None
        if CLOSED_MENTION.search(sentence) and (asked or is_prose(sentence)) and (firm := sentence_says(sentence)):
            yield firm
    if any(row_says(part) for part in parts) or SEVERAL.search(block):
        return
    if len(parts) > 1 and not prose and not ABOUT.search(block) and not OPEN_MENTION.search(block):
        if CLOSED_PAPER.search(block):
            yield "said"
        elif CLOSED_SITTING.search(block) and not FOLLOWING.search(block) and not PAST.search(block):
            yield "word"


def _is_stamp(line: Line) -> bool:
    """Whether a line is the word alone in capitals: a stamp, which says more than a form's preprint."""
    bare = BARE.match(line.plain)
    return line.printed.isupper() and bare is not None and not bare["noun"]


def _list_begins(plain: list[str]) -> int | None:
    """The number of the line where a list of items begins in an agenda or minutes: what follows speaks of parts and items."""
    if not any(_LISTS.search(line) for line in plain[:25]):
        return None
    return next((n for n, line in enumerate(plain) if _LIST_BEGINS.match(line)), None)

"""Whether the head of a paper says that it is public; where it speaks of publicity and is not understood, it counts as closed.

Read are labels with values, letters, tick boxes, rows, titles and sentences about this paper. A closed word that stands in none
of these is explained away only where it runs in prose or speaks of another sitting; what is left over is „unclear", and an
unclear paper is withheld until a person has looked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from extractors.disclosure.public_columns import column_rows
from extractors.disclosure.public_prose import RUNS_ON, blocks, is_prose, sentence_says, sentences
from extractors.disclosure.public_spellings import in_plain_words
from extractors.disclosure.public_values import (
    Said,
    by_ticks,
    has_box,
    has_several_ticks,
    label_alone,
    labelled,
    letters_as_words,
    row_says,
    value_says,
)
from extractors.disclosure.public_words import (
    ABOUT,
    CLOSED_MENTION,
    DAY,
    FOLLOWING,
    LETTER_COLUMNS,
    OPEN_MENTION,
    PAPER,
    PAST,
    SITTING,
    SUBJECT_LABELS,
)

_LINES = 60
_LONGEST = 200
_MOST_GAPS = 2  # of a line of cells; justified print has more
_CELLS = re.compile(r"\t|[ \u00a0]{3,}|\s\|\s")
_ITEM = re.compile(
    r"^\W*(?:(?:TOP|Punkt|Tagesordnungspunkt|zu)[ ]?)?(?:\d{1,3}(?:\.\d{1,3})*[.):]?|[a-z]\)|[-–•*])\s+(?=\S)",
    re.IGNORECASE,
)
_LIST_BEGINS = re.compile(r"(?i)^\W*(?:tagesordnung|(?:TOP|Punkt|Ö)?[ ]?1[.):]?(?:\.\d\.?)?\s+\S)")
_LISTS = re.compile(
    r"(?i)\b(?:tagesordnung|einladung|ladung|niederschrift|\w*protokoll|bekanntmachung|sitzungsprotokoll)\b"
)
_ITEM_STATUS = re.compile(
    r"(?:^|[\s|])(?i:TOP|Tagesordnungspunkt|TOP-Nr\.?|Punkt)[ ]?:?[ ]*(?:(?P<ahead>nichtöffentlich|öffentlich|N|Ö)[ .:/-]{0,3}\d{1,3}(?:\.\d{1,3})*|\d{1,3}(?:\.\d{1,3})*[ .:/-]{0,3}\(?(?P<behind>nichtöffentlich|öffentlich|N|Ö)\b\)?)"
)
_PARAGRAPH = re.compile(r"^\W*§\s?\d")  # of a statute: a rule, no statement
_JUNK_BOXES = re.compile(r"(?i)^\W*\w{1,3}[\])}]?\s+(?:nicht)?öffentlich\w*\s+\S{1,5}\s+(?:nicht)?öffentlich\w*\W*$")
"""Two boxes that OCR took for letters, before their words."""
_TICKED_WORD = re.compile(r"(?i)^(?:(?:nicht)?öffentlich\w*\s*[:=]?\s*(?:[☒☑✓✔⊠]|[\[(]\s?x\s?[\])]|x$)|(?:[☒☑✓✔⊠]|[\[(]\s?x\s?[\])]|x)\s*(?:nicht)?öffentlich\w*)\W*$")
"""One word with its ticked box and nothing else; a cross like ✗ may mean no."""
_FOREIGN_NOUN = re.compile(rf"\b(?:nichtöffentlich|vertraulich)e[rnsm]?\s(?!(?i:{SITTING}|{PAPER})\b)[A-ZÄÖÜ]")
_SEVERAL = re.compile(r"(?i)\b(?:von|aus|bei|mit|über)\W+nichtöffentlichen(?:\W+\w*sitzungen|\W*$)")
_NAMES_SITTING = re.compile(r"(?i)sitzung|niederschrift|protokoll|einladung|tagesordnung")
_LETTER_ITEM = re.compile(r"^\W*(?P<said>N|Ö)[ ]\d{1,3}(?:\.\d{1,3})*\.?$")
_BARE = re.compile(
    rf"(?i)^\W*(?:(?P<no>nichtöffentlich\w*|vertraulich\w*)|(?P<yes>öffentlich(?:e[rnsm]?)?))\W*(?P<noun>{SITTING})?\W*$"
)
_TITLE = re.compile(
    rf"(?i)^\W*(?:{PAPER}\b|{SITTING}\b|öffentlich|nichtöffentlich|vertraulich|(?:zu[rm]?|über|für|aus)\s|(?:gemeinde|stadt|markt|kreis|amt)\b|\d+\.|[IVXA-D]{{1,4}}[.)]|teil\b)"
)
_CLOSED_PAPER = re.compile(
    rf"(?i)(?:{PAPER})\W{{0,3}}(?:(?:für|in|zur)\s+(?:die|der)?\s*)?(?:nichtöffentlich|vertraulich)|(?:nichtöffentlich|vertraulich)\w*\s+(?:\w+[- ]){{0,2}}(?:{PAPER})\b"
)
_CLOSED_SITTING = re.compile(rf"(?i)(?:nichtöffentlich|vertraulich)\w*\W+(?:\d+\.\s+)?(?:{SITTING})\b")
_OPEN_PAPER = re.compile(
    rf"(?i)^\W*(?:öffentliche[rs]?\s+(?P<noun>{PAPER})\b(?!\s+(?:über|zu|der|des)\b)|(?P<paper>{PAPER})\W{{1,4}}öffentlich)(?:\W*(?:Nr\.?|Nummer)?[\s:]*[\w/. -]*)$"
)
_OPEN_SITTING = re.compile(rf"(?i)\böffentlich(?:e[rnsm]?)?\W+(?:\d+\.\s+)?(?:{SITTING})\b")
_PARTS_NOUN = re.compile(r"(?i)\b(?:\w*teil(?:s|es)?|tagesordnung|tagesordnungspunkte?|punkte)\b")
_PUBLIC_ROW = re.compile(
    r"(?m)^[^\n]{3,80}\d{1,2}\.(?:[ ]?\d{1,2}\.)?[ ]?(?:\d{2,4})?\s[^\n]{0,12}?(?<!nicht )(?:\bÖ\b|(?<!/)\böffentlich\b(?!/))"
    r"|^[^\n]{3,80}\d{1,2}\./\d{1,2}\.[^\n]{3,20}\n[ ]*☒[ ]*\n[ ]*☐"
)

Weight = Literal["said", "word", "row"]
"""A bare word may be the heading of a column or of a part, a row one of several; what has a label, a noun or a tick says it."""


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
    for number, line in enumerate(found[:-1]):
        below = found[number + 1]
        if re.search(r"(?i)\b(?:nicht|n[ ]i[ ]c[ ]h[ ]t)\s?[-–]?\s*$", line.printed) and re.match(
            r"(?i)\s*(?:[öo][ ]?[eft]|\W{1,8}ffent)", below.printed
        ):
            line.printed = f"{line.printed.rstrip().rstrip('-–')} {below.printed.lstrip()}"
            below.printed = " "
    for line in found:
        line.plain = in_plain_words(_unjustified(line.printed.strip()[:4000]))
    return found[:_LINES]


def _unjustified(line: str) -> str:
    """A line of prose that was set to the full width has wide gaps that part no cells."""
    flat = " ".join(line.split())
    return flat if "\t" not in line and line.count("  ") > _MOST_GAPS and is_prose(flat) else line


def head_statements(text: str) -> Iterator[Statement]:
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
            for weight, said in _line_says(
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
    for number, (line, below) in enumerate(zip(lines, lines[1:], strict=False)):
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
    if any(row_says(part) for part in parts) or _SEVERAL.search(block):
        return
    if len(parts) > 1 and not prose and not ABOUT.search(block) and not OPEN_MENTION.search(block):
        if _CLOSED_PAPER.search(block):
            yield "said"
        elif _CLOSED_SITTING.search(block) and not FOLLOWING.search(block) and not PAST.search(block):
            yield "word"


def _is_stamp(line: _Line) -> bool:
    """Whether a line is the word alone in capitals: a stamp, which says more than a form's preprint."""
    bare = _BARE.match(line.plain)
    return line.printed.isupper() and bare is not None and not bare["noun"]


def _list_begins(plain: list[str]) -> int | None:
    """The number of the line where a list of items begins in an agenda or minutes: what follows speaks of parts and items."""
    if not any(_LISTS.search(line) for line in plain[:25]):
        return None
    return next((n for n, line in enumerate(plain) if _LIST_BEGINS.match(line)), None)


def _line_says(
    line: str, printed: str, above: list[str], below: list[str], *, prose: bool, in_list: bool
) -> Iterator[tuple[Weight, Said]]:
    if _PARAGRAPH.match(line):
        return
    if len(line) < 2000:
        for said in labelled(line):
            yield "said", said
    closed, opened = CLOSED_MENTION.search(line), OPEN_MENTION.search(line)
    if has_box(line):
        line = letters_as_words(line)
        closed, opened = CLOSED_MENTION.search(line), OPEN_MENTION.search(line)
    elif LETTER_COLUMNS.search(printed) and not DAY.search(printed):
        return
    if (closed is None) != (opened is None) and len(line) < _LONGEST and _TICKED_WORD.match(line):
        yield "said", "closed" if closed else "open"
        return
    if closed and opened:
        if ticked := by_ticks(line):
            yield "said", ticked
        elif has_several_ticks(line) and not is_prose(line):
            yield "said", "unclear"
        elif (has_box(line) or _JUNK_BOXES.search(line)) and re.search(r"[☒☑✗✘⊠■]", line) and not is_prose(line):
            yield "said", "unclear"
        elif _JUNK_BOXES.search(line) and not is_prose(line):
            yield "said", "unclear"
        elif not is_prose(line):
            yield from _both(line)
        return
    row = row_says(line)
    if row is not None and not _NAMES_SITTING.search(line) and not is_prose(line):
        yield "row", row
        return
    if len(line) > _LONGEST:
        return
    for cell in _CELLS.split(line):
        yield from _cell(cell.strip(), above, below, prose=prose, in_list=in_list)


def _both(line: str) -> Iterator[tuple[Weight, Said]]:
    """Both words in one line: the cells say it one by one where they are more than the two words."""
    for cell in _CELLS.split(line):
        if _CLOSED_PAPER.search(cell) and not OPEN_MENTION.search(cell):
            yield "said", "closed"
        elif _OPEN_PAPER.match(cell) and not CLOSED_MENTION.search(cell):
            yield "said", "open"


def _cell(
    cell: str, above: list[str], below: list[str], *, prose: bool, in_list: bool
) -> Iterator[tuple[Weight, Said]]:
    if not cell:
        return
    if status := _ITEM_STATUS.search(cell):
        yield "said", "closed" if (status["ahead"] or status["behind"]).lower().startswith("n") else "open"
        return
    if alone := _value_of_label_above(cell, above):
        yield "said", alone
        return
    if (letter := _LETTER_ITEM.match(cell)) and not in_list:
        yield "word", "closed" if letter["said"] == "N" else "open"
        return
    if CLOSED_MENTION.search(cell):
        yield from _closed_cell(cell, above, below, prose=prose, in_list=in_list)
    elif OPEN_MENTION.search(cell) and not prose:
        yield from _open_cell(cell, in_list=in_list)


def _value_of_label_above(cell: str, above: list[str]) -> Said | None:
    """What a short cell says as the value of the label that stands alone in the line above."""
    label = label_alone(above[-1]) if above else None
    if label is None or len(cell.split()) > 3 or label_alone(cell) or CLOSED_MENTION.search(above[-1]):
        return None
    said = value_says(cell, sure=label[1] if label[0] else None)
    return said if said in {"open", "closed"} else None


def _open_cell(cell: str, *, in_list: bool) -> Iterator[tuple[Weight, Said]]:
    if re.search(r"[☐□]|\[ ?\]|\( ?\)", cell) and not re.search(r"[☒☑✓✔xX]", cell):
        return
    bare = _BARE.match(cell)
    if bare is not None and in_list:
        return
    if bare is not None:
        yield ("said" if re.search(r"[☒☑✓✔]|\b[xX]\b", cell) else "word"), "open"
    elif _OPEN_PAPER.match(cell):
        yield "said", "open"
    elif _OPEN_SITTING.search(cell) and _TITLE.match(cell) and not ABOUT.search(cell) and not is_prose(cell):
        yield "word", "open"


def _closed_cell(
    cell: str, above: list[str], below: list[str], *, prose: bool, in_list: bool
) -> Iterator[tuple[Weight, Said]]:
    bare = _BARE.match(cell)
    if bare is not None:
        if not (prose and above and cell[:1].islower() and RUNS_ON.search(above[-1].rstrip(" ,"))):
            yield from _bare(cell, bare, above, below, in_list=in_list)
        return
    if prose or is_prose(cell):
        return  # the sentence is read as a whole
    if _SEVERAL.search(cell) or FOLLOWING.search(cell) or ABOUT.search(cell) or (PAST.search(cell) and not _CLOSED_PAPER.search(cell)):
        return
    if re.search(r"[☐□]|\[ ?\]|\( ?\)", cell) and not re.search(r"[☒☑✓✔xX]", cell):
        return  # a box that is not ticked
    item = _ITEM.match(cell) is not None
    if in_list and (item or _PARTS_NOUN.search(cell) or _CLOSED_SITTING.search(cell)):
        return  # an item or a part of the list: the parts are read for themselves
    if (
        item
        and not _CLOSED_PAPER.search(cell)
        and not _CLOSED_SITTING.search(cell)
        and not re.search(r"(?i)(?:nichtöffentlich|vertraulich)\w*\W*$", cell)
    ):
        return  # the title of a matter
    if item and _SEVERAL.search(cell):
        return
    if SUBJECT_LABELS.match(cell) and _FOREIGN_NOUN.search(cell):
        return
    if SUBJECT_LABELS.match(cell):
        yield "said", "unclear"
    elif _CLOSED_PAPER.search(cell) or re.search(r"(?i)\(\W*(?:nichtöffentlich|vertraulich)\w*\W*\)", cell):
        yield "said", "closed"
    elif _CLOSED_SITTING.search(cell) or re.search(r"(?i)(?:nichtöffentlich|vertraulich)\w*\W*$", cell):
        yield "word", "closed"
    elif not (above and cell[:1].islower() and (cell.endswith(".") or not CLOSED_MENTION.match(cell))):
        yield "said", "unclear"


def _bare(
    cell: str, bare: re.Match[str], above: list[str], below: list[str], *, in_list: bool
) -> Iterator[tuple[Weight, Said]]:
    """The word alone, with a noun of a sitting or a box: a statement, the heading of a part or of a column."""
    if re.search(r"[☐□]|\[ ?\]|\( ?\)", cell) and not re.search(r"[☒☑✓✔xX]", cell):
        return
    if re.search(r"[☒☑✓✔⊠✗✘■]|\b[xX]\b", cell):
        yield "said", "closed"
    elif in_list and not re.match(r"(?i)\W*vertraulich", cell):
        return
    elif re.match(r"(?i)\W*vertraulich", cell) and not bare["noun"]:
        yield "said", "closed"
    elif any(re.fullmatch(r"\W*(?:ö|Ö)\W*", line) for line in [*above[-2:], *below[:2]]):
        return  # the headings „ö" and „nö" of two columns
    else:
        yield "word", "closed"

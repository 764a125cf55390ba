"""What one line of a head says about publicity, cell by cell: statements with a noun, bare words, items, ticked words, rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from extractors.disclosure.public_doubts import is_attribute, names_a_thing
from extractors.disclosure.public_prose import RUNS_ON, is_prose
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

_LONGEST = 200
_CELLS = re.compile(r"\t|[ \u00a0]{3,}|\s\|\s")
_ITEM = re.compile(
    r"^\W*(?:(?:TOP|Punkt|Tagesordnungspunkt|zu)[ ]?)?(?:\d{1,3}(?:\.\d{1,3})*[.):]?|[a-z]\)|[-–•*])\s+(?=\S)",
    re.IGNORECASE,
)
_ITEM_STATUS = re.compile(
    r"(?:^|[\s|])(?i:TOP|Tagesordnungspunkt|TOP-Nr\.?|Punkt)[ ]?:?[ ]*(?:(?P<ahead>nichtöffentlich"
    r"|öffentlich|N|Ö)[ .:/-]{0,3}\d{1,3}(?:\.\d{1,3})*|\d{1,3}(?:\.\d{1,3})*[ .:/-]{0,3}\(?(?P<behind>nichtöffentlich"
    r"|öffentlich|N|Ö)\b\)?)"
)
_PARAGRAPH = re.compile(r"^\W*§\s?\d")  # of a statute: a rule, no statement
_CLAUSE = re.compile(r"^\(\d{1,2}\)\s")
_JUNK_BOXES = re.compile(r"(?i)^\W*\w{1,3}[\])}]?\s+(?:nicht)?öffentlich\w*\s+\S{1,5}\s+(?:nicht)?öffentlich\w*\W*$")
"""Two boxes that OCR took for letters, before their words."""
_TICKED_WORD = re.compile(
    r"(?i)^(?:(?:nicht)?öffentlich\w*\s*[:=]?\s*(?:[☒☑✓✔⊠]|[\[(]\s?x\s?[\])]"
    r"|x$)|(?:[☒☑✓✔⊠]|[\[(]\s?x\s?[\])]|x)\s*(?:nicht)?öffentlich\w*)\W*$"
)
"""One word with its ticked box and nothing else; a cross like ✗ may mean no."""
_CLOSED_FIRST = re.compile(rf"(?i)^\W*nichtöffentliche[rns]?\s+{PAPER}\b")
_LETTER_BOXES = re.compile(r"^\W*(?:Ö|ö)\W*[xX_]\W*(?:N|NÖ|n|nö)\W*$|^\W*(?:Ö|ö)\W*_?\W*(?:N|NÖ|n|nö)\W*[xX]\W*$")
"""„Ö: _  N: X": two letters and one cross."""
_EMPTY_VALUE = re.compile(r":\s*[-–—/?*]+\s*$")
"""„öffentlich: –": a label whose value is a dash says neither."""
_FOREIGN_NOUN = re.compile(rf"\b(?:nichtöffentlich|vertraulich)e[rnsm]?\s(?!(?i:{SITTING}|{PAPER})\b)[A-ZÄÖÜ]")
SEVERAL = re.compile(r"(?i)\b(?:von|aus|bei|mit|über)\W+nichtöffentlichen(?:\W+\w*sitzungen|\W*$)")
_NAMES_SITTING = re.compile(r"(?i)sitzung|niederschrift|protokoll|einladung|tagesordnung")
_LETTER_ITEM = re.compile(r"^\W*(?P<said>N|Ö)[ ]\d{1,3}(?:\.\d{1,3})*\.?$")
BARE = re.compile(
    rf"(?i)^\W*(?:(?:[IVX]{{1,4}}|[A-D])[.)]\s+)?(?:(?P<no>nichtöffentlich\w*|vertraulich\w*)"
    rf"|(?P<yes>öffentlich(?:e[rnsm]?)?))\W*(?P<noun>{SITTING})?\W*$"
)
TITLE = re.compile(
    rf"(?i)^\W*(?:\d{{1,2}}[.:]\d{{2}}\s?uhr\W+)?(?:{PAPER}\b|{SITTING}\b|öffentlich|nichtöffentlich|vertraulich"
    rf"|(?:zu[rm]?|über|für|aus)\s|(?:gemeinde|stadt|markt|kreis|amt)\b|\d+\."
    rf"|[IVXA-D]{{1,4}}[.)]|teil\b)"
)
CLOSED_PAPER = re.compile(
    rf"(?i)(?:{PAPER})\W{{0,3}}(?:(?:für|in|zur)\s+(?:die|der)?\s*)?(?:nichtöffentlich"
    rf"|vertraulich)|(?:nichtöffentlich|vertraulich)\w*\s+(?:\w+[- ]){{0,2}}(?:{PAPER})\b"
)
CLOSED_SITTING = re.compile(rf"(?i)(?:nichtöffentlich|vertraulich)\w*\W+(?:\d+\.\s+)?(?:{SITTING})\b")
_OPEN_PAPER = re.compile(
    rf"(?i)^\W*(?:öffentlich(?:e[rs]?\s+|[,;:]\s*)(?P<noun>{PAPER})\b(?!\s+(?:über|zu|der|des)\b)"
    rf"|(?P<paper>{PAPER})(?:\s(?:Nr\.?\s?)?[\w/.-]*\d[\w/.-]*)?\W{{1,4}}öffentlich)(?:\W*(?:Nr\.?|Nummer)?[\s:]*[\w/. -]*)$"
)
_OPEN_IN_BRACKETS = re.compile(rf"(?i)\b(?:{PAPER}|Antwort)\b.{{0,80}}\(öffentlich\)\W*$")
_OPEN_SITTING = re.compile(rf"(?i)\böffentlich(?:e[rnsm]?)?\W+(?:\d+\.\s+)?(?:{SITTING})\b")
_PARTS_NOUN = re.compile(r"(?i)\b(?:\w*teil(?:s|es)?|tagesordnung|tagesordnungspunkte?|punkte)\b")

Weight = Literal["said", "doubt", "word", "row"]
"""A bare word may be the heading of a column or of a part, a row one of several; what has a label, a noun or a tick says it.
A doubt speaks of publicity in words that no rule understands."""


def line_says(
    line: str, printed: str, above: list[str], below: list[str], *, prose: bool, in_list: bool
) -> Iterator[tuple[Weight, Said]]:
    """What a line in plain words says; ``printed`` is it as it stands, ``above`` and ``below`` the lines around it.

    ``prose``: it is part of running text, which is read by its sentences; ``in_list``: items of an agenda stand above it.
    """
    if _PARAGRAPH.match(line) or (_CLAUSE.match(line) and is_prose(line)):
        return
    if len(line) < 2000:
        for said in labelled(line):
            yield "said", said
            if said == "unclear" and _EMPTY_VALUE.search(line):
                return
    closed, opened = CLOSED_MENTION.search(line), OPEN_MENTION.search(line)
    if has_box(line):
        line = letters_as_words(line)
        closed, opened = CLOSED_MENTION.search(line), OPEN_MENTION.search(line)
    elif _LETTER_BOXES.match(printed):
        line = letters_as_words(line.replace("_", "☐"))
        closed, opened = CLOSED_MENTION.search(line), OPEN_MENTION.search(line)
    elif LETTER_COLUMNS.search(printed) and not DAY.search(printed):
        return
    if (closed is None) != (opened is None) and len(line) < _LONGEST and _TICKED_WORD.match(line):
        yield "said", "closed" if closed else "open"
        return
    if closed and opened:
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
    """Both words in one line: by the tick, else the cells say it one by one where they are more than the two words."""
    if ticked := by_ticks(line):
        yield "said", ticked
        return
    if is_prose(line):
        return
    boxed = has_box(line) and re.search(r"[☒☑✗✘⊠■]", line) is not None
    if boxed or has_several_ticks(line) or _JUNK_BOXES.search(line):
        yield "said", "unclear"
        return
    for cell in _CELLS.split(line):
        if _CLOSED_FIRST.match(cell) or (CLOSED_PAPER.search(cell) and not OPEN_MENTION.search(cell)):
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
    if label is None or (cell.isdigit() and ":" not in above[-1]):
        return None  # „öffentlich" above the number of the first item
    if len(cell.split()) > 3 or label_alone(cell) or CLOSED_MENTION.search(above[-1]):
        return None
    said = value_says(cell, sure=label[1] if label[0] else None)
    return said if said in {"open", "closed"} else None


def _open_cell(cell: str, *, in_list: bool) -> Iterator[tuple[Weight, Said]]:
    if re.search(r"[☐□]|\[ ?\]|\( ?\)", cell) and not re.search(r"[☒☑✓✔xX]", cell):
        return
    bare = BARE.match(cell)
    if bare is not None and in_list:
        return
    if bare is not None:
        yield ("said" if re.search(r"[☒☑✓✔]|\b[xX]\b", cell) else "word"), "open"
    elif _OPEN_PAPER.match(cell) or _OPEN_IN_BRACKETS.search(cell):
        yield "said", "open"
    elif _OPEN_SITTING.search(cell) and TITLE.match(cell) and not ABOUT.search(cell) and not is_prose(cell):
        yield "word", "open"


def _closed_cell(
    cell: str, above: list[str], below: list[str], *, prose: bool, in_list: bool
) -> Iterator[tuple[Weight, Said]]:
    bare = BARE.match(cell)
    if bare is not None:
        if not (prose and above and cell[:1].islower() and RUNS_ON.search(above[-1].rstrip(" ,"))):
            yield from _bare(cell, bare, above, below, in_list=in_list)
        return
    if prose or is_prose(cell):
        return  # the sentence is read as a whole
    if _is_about_others(cell):
        return
    if re.search(r"[☐□]|\[ ?\]|\( ?\)", cell) and not re.search(r"[☒☑✓✔xX]", cell):
        return  # a box that is not ticked
    item = _ITEM.match(cell) is not None
    if in_list and (item or _PARTS_NOUN.search(cell) or CLOSED_SITTING.search(cell)):
        return  # an item or a part of the list: the parts are read for themselves
    if (
        item
        and not CLOSED_PAPER.search(cell)
        and not CLOSED_SITTING.search(cell)
        and not re.search(r"(?i)(?:nichtöffentlich|vertraulich)\w*\W*$", cell)
    ):
        return  # the title of a matter
    if item and SEVERAL.search(cell):
        return
    if SUBJECT_LABELS.match(cell) and _FOREIGN_NOUN.search(cell):
        return
    if SUBJECT_LABELS.match(cell):
        yield "said", "unclear"
    elif CLOSED_PAPER.search(cell) or re.search(r"(?i)\(\W*(?:nichtöffentlich|vertraulich)\w*\W*\)", cell):
        yield "said", "closed"
    elif CLOSED_SITTING.search(cell) or re.search(r"(?i)(?:nichtöffentlich|vertraulich)\w*\W*$", cell):
        yield "word", "closed"
    elif not (above and cell[:1].islower() and (cell.endswith(".") or not CLOSED_MENTION.match(cell))):
        yield "said", "unclear"


def _is_about_others(cell: str) -> bool:
    """Whether a cell speaks of other sittings: of several, of one that follows or is over, of what was decided there."""
    over = PAST.search(cell) is not None and not CLOSED_PAPER.search(cell)
    return (
        over
        or names_a_thing(cell)
        or is_attribute(cell)
        or any(pattern.search(cell) for pattern in (SEVERAL, FOLLOWING, ABOUT))
    )


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

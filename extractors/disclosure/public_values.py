"""What a label, a letter, a tick box or a row says about publicity: public, closed, unclear, or nothing at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from extractors.disclosure.public_words import (
    CLOSED_MENTION,
    DAY,
    ITEM_MARK,
    LETTERS,
    NO,
    OPEN_LETTERS,
    OPEN_MENTION,
    OTHER_LABELS,
    PAPER,
    SITTING,
    SURE_LABELS,
    YES,
)

Said = Literal["open", "closed", "unclear"]

_LABEL = rf"(?P<sure>{SURE_LABELS})|(?P<other>{OTHER_LABELS})"
_WITH_COLON = re.compile(
    rf"(?i)(?:^|[\s|;,(•*])(?:{_LABEL})(?:\s(?:der|des)\s\w+)?\s?(?:\([^()]{{0,20}}\)\s?)?[:=]+\s*(?=(?P<value>[^\n]*))"
)
_WITHOUT = re.compile(rf"(?i)^\W*(?:{_LABEL})\s+(?P<value>\S[^\n]{{0,25}})$")
_GLUED = re.compile(
    r"(?i)(?:status|öffentlichkeit|sitzungsart|beratungsart|sitzungsteil|behandlung)\s?(?:nichtöffentlich"
    r"|nicht\s?öffentlich|vertraulich)"
)
"""Label and value without colon or blank, in a text that has lost its line breaks."""
_OF_OTHERS = re.compile(r"(?i)\b(?:von|aus|bei|über)\W+(?:den\s)?nichtöffentlichen\b")
"""Several closed sittings that a title speaks about."""
_QUESTION = re.compile(
    r"(?i)^\W*(?:\d{1,2}[.)]\s)?(?:\w+ ){0,6}?(?P<what>nichtöffentlich|öffentlich|vertraulich)(?:e[rnsm]?|keit)?"
    rf"(?: (?:{SITTING}|{PAPER}|(?-i:[a-zäöüß]+))){{0,4}}"
    r"\s?[?:]\s*(?P<answer>.{2,90})$"
)
"""„Wird in öffentlicher Sitzung beraten? Nein", „Öffentliche Behandlung möglich: ☐ ja ☒ nein": a form that asks."""
_YES_NO = re.compile(r"(?i)\W*(?P<answer>ja|nein)\b\W*")
_LABEL_ALONE = re.compile(rf"(?i)^\W*(?:{_LABEL})(?:\s(?:der|des)\s\w+)?\s*:?\W*$")
_CLOSED_VALUE = re.compile(rf"^\W*(?:(?i:nichtöffentlich\w*|vertraulich\w*)|(?:{LETTERS})(?![\w.]|-\w))")
_OPEN_VALUE = re.compile(rf"^\W*(?:(?i:öffentlich\w*)|(?:{OPEN_LETTERS})(?![\w.]|-\w))")
_ANSWER = re.compile(rf"(?i)^\W*(?:(?P<yes>{YES})|(?P<no>{NO}))\b(?P<rest>.*)$")
_NEXT_LABEL = re.compile(r"\s(?=(?:nichtöffentlich|öffentlich)\s?:|[A-ZÄÖÜ][\w/.-]{1,30}(?:[ -][\w.]{1,15})?\s?:\s)")
_TICK = re.compile(r"[☒☑✓✔✗✘⊠■●◉⦿🗹🗷]|\[\s?[xX]\s?\]|\(\s?[xX]\s?\)|(?<![\w/.])[xX]{1,2}(?![\w/])|_[xX]{1,3}_")
_BLANK_BOX = re.compile(r"[☐□▢❏❑○◯]|\[\s*\]|\(\s*\)|\[_\]|(?<![\w/.])[oO0](?=[ ]+(?:nicht)?öffentlich)|_{2,}")
_ONE_CROSS = re.compile(r"(?<!\w)[xX✗✘✓](?!\w)")
_BETWEEN = re.compile(r"(?i)öffentlich\w*[ \t]*[☒☑✗✘⊠■][ \t]*(?:nicht)?öffentlich")
_PAGE_HEAD = re.compile(r"(?i)\b(?:seite|blatt)\s\d")
_ROW_LETTER = re.compile(rf"(?:^|[\s(|])(?P<said>{LETTERS}|{OPEN_LETTERS})(?=$|[\s)|,;])")


@lru_cache(maxsize=2048)  # as with plain words: forms print the same lines again and again
def labelled(line: str) -> tuple[Said, ...]:
    """What labels with their values say, wherever in a line in plain words they stand (a text may have lost its line breaks)."""
    return tuple(_labelled(line.replace('"', "")))


def _labelled(line: str) -> Iterator[Said]:
    found = False
    if _GLUED.search(line):
        yield "closed"
    if asked := _QUESTION.match(line):
        answer = _ticked_answer(asked["answer"])
        if answer and (reply := _YES_NO.fullmatch(answer)):
            is_open = (asked["what"].lower() == "öffentlich") == (reply["answer"].lower() == "ja")
            yield "open" if is_open else "closed"
    for match in _WITH_COLON.finditer(line):
        found = True
        said = value_says(match["value"], sure=match["sure"])
        if said is not None:
            yield said
    if not found and (bare := _WITHOUT.match(line)) and not _is_choice(line):
        said = value_says(bare["value"], sure=bare["sure"])
        if said in {"open", "closed"}:
            yield said


@lru_cache(maxsize=2048)
def label_alone(line: str) -> tuple[bool, str] | None:
    """Whether a line is a label of publicity and nothing else: (whether it speaks of nothing but that, the label)."""
    match = _LABEL_ALONE.match(line)
    return None if match is None else (match["sure"] is not None, match["sure"] or match["other"])


def value_says(value: str, *, sure: str | None) -> Said | None:
    """What a value says; ``sure`` is its label where that speaks of nothing but publicity. None: nothing, or no value."""
    value = _NEXT_LABEL.split(value, maxsplit=1)[0].split("\t")[0].strip()
    if not value:
        return None
    closed, opened = CLOSED_MENTION.search(value), OPEN_MENTION.search(value)
    if closed and opened:
        ticked = by_ticks(value)
        if ticked is None and _ONE_CROSS.search(value):
            return "unclear"
        return ticked or ("unclear" if not _is_choice(value) else None)
    if _CLOSED_VALUE.match(value):
        return "closed" if _ticked_itself(value) else None
    if _OPEN_VALUE.match(value):
        return "open" if _ticked_itself(value) else None
    if sure is None:
        return "closed" if closed and len(value.split()) <= 6 and not _OF_OTHERS.search(value) else None
    return _answer(value, sure)


def _answer(value: str, label: str) -> Said | None:
    """„Öffentlich: nein", „Nichtöffentlich: ja", „Öffentlichkeit: ☐ ja ☒ nein"; a value of no known kind is unclear."""
    answer = _ticked_answer(value)
    if answer is None:
        return None
    if not re.search(r"\w", answer):
        return "unclear" if answer and not boxes_only(answer) else None
    value = answer
    match = _ANSWER.match(value)
    negative = re.match(r"(?i)nichtöff|vertraul|geheim|ausschl|restrict|confid", label) is not None
    if match is None:
        return None if len(value.split()) > 6 or not re.search(r"[^\W\d]", value) else "unclear"
    return "open" if (match["yes"] is not None) != negative else "closed"


def boxes_only(value: str) -> bool:
    """Whether a value is an empty box or a line to write on."""
    return _BLANK_BOX.search(value) is not None or re.fullmatch(r"[\W_]*[._]{3,}[\W_]*", value) is not None


def _ticked_answer(value: str) -> str | None:
    """The one answer of „☐ ja ☒ nein" that is ticked, the value itself where it has no boxes, None where none is ticked."""
    boxes = list(_BLANK_BOX.finditer(value))
    ticks = list(_TICK.finditer(value))
    if boxes and len(ticks) == 1:
        behind = re.match(r"\W*(ja|nein)", value[ticks[0].end() :], re.IGNORECASE)
        ahead = re.search(r"(ja|nein)\W*$", value[: ticks[0].start()], re.IGNORECASE)
        said = behind or ahead if boxes[0].start() < 2 or ticks[0].start() < 2 else ahead or behind
        return said[1] if said else value
    return None if boxes else value


def by_ticks(line: str) -> Said | None:
    """„☐ öffentlich ☒ nichtöffentlich": what the one tick says, before or behind its word; None without just one."""
    closed, opened = CLOSED_MENTION.search(line), OPEN_MENTION.search(line)
    ticks = [match.start() for match in _TICK.finditer(line)]
    if closed is None or opened is None or len(ticks) != 1:
        return None
    if _BETWEEN.search(line) and not _BLANK_BOX.search(line):
        return None  # the box of a form stands before its word as often as behind it
    boxes = sorted([*(match.start() for match in _BLANK_BOX.finditer(line)), *ticks])
    first, second = sorted((closed, opened), key=lambda match: match.start())
    before = boxes[0] < first.start() and (len(boxes) == 1 or boxes[1] < second.start())
    in_first = ticks[0] < (first.end() if before else second.start())
    return "open" if (first is opened) == in_first else "closed"


def has_box(line: str) -> bool:
    """Whether a box, ticked or not, stands in a line."""
    return _BLANK_BOX.search(line) is not None or re.search(r"[☒☑✓✔✗✘⊠]|[\[(]\s?[xX]\s?[\])]", line) is not None


def letters_as_words(line: str) -> str:
    """A line with boxes in which „ö" and „nö" stand for their words."""
    line = re.sub(r"(?<![\w])(?:nö|NÖ[ST]?|N)(?![\w])", "nichtöffentlich", line)
    return re.sub(r"(?<![\w])(?:ö|Ö[ST]?)(?![\w])", "öffentlich", line)


def has_several_ticks(line: str) -> bool:
    """Whether more than one box is ticked: then nobody knows which counts."""
    return len(_TICK.findall(line)) > 1


def _is_choice(value: str) -> bool:
    """„öffentlich/nichtöffentlich": the choices of a form, none of them taken."""
    return (
        re.fullmatch(
            r"(?i)\W*(?:nicht)?öffentlich\w*\s*(?:/|\||-|–|oder|und|,|\s)?\W*(?:nicht)?öffentlich\w*\W*", value
        )
        is not None
    )


def _ticked_itself(value: str) -> bool:
    """A word with a box of its own says something only when the box is ticked."""
    return _BLANK_BOX.search(value) is None or _TICK.search(value) is not None


# Whether BODY or ROLE is found: the same words by their ends, so that no letter before them is tried.
_HAS_BODY = re.compile(
    r"(?i)(?:ausschu(?:ss|ß)(?:es)?|rat|rates|versammlung|vertretung|vorstand|kommission|kollegium)\b"
    r"|\b(?:bürgerschaft|senat|fraktion\w*|[A-ZÄÖÜ]{2,4}A|OSR|GR|HA|VA|TA)\b"
)
_HAS_ROLE = re.compile(
    r"(?i)(?:beratung|beratend)\b|\b(?:entscheidung|entscheidend|beschlie(?:ss|ß)end|beschlu(?:ss|ß)\w*|kenntnis\w*|anhörung"
    r"|empfehlung|information|einbringung)\b"
)
_SHORT_DAY = re.compile(r"\b\d{1,2}\.\d{1,2}\.")


@lru_cache(maxsize=2048)
def row_says(line: str) -> Said | None:
    """What a row with a body and a day says by a word or a letter; None when it is no row or says nothing."""
    if _PAGE_HEAD.search(line):
        return None
    body, role = _HAS_BODY.search(line), _HAS_ROLE.search(line)
    if body is None and role is None:
        return None
    if (body is None or role is None) and not (DAY.search(line) or _SHORT_DAY.search(line)):
        return None
    closed, opened = CLOSED_MENTION.search(line), OPEN_MENTION.search(line)
    if closed and opened:
        return by_ticks(line)
    if closed or opened:
        return "closed" if closed else "open"
    letters = {match["said"] for match in _ROW_LETTER.finditer(line)} | {m["said"] for m in ITEM_MARK.finditer(line)}
    verdicts = {not letter.lower().startswith("n") for letter in letters}
    return None if len(verdicts) != 1 else ("open" if verdicts.pop() else "closed")

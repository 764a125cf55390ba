"""Verbatim records of sittings: what was said, between the headings of the items that the chair calls.

Their headings bear a bare number („3.1.2 Antrag der …"), and what looks like a heading elsewhere is speech („TOP 3 / Dazu
sage ich …"). So a heading needs a paragraph of its own and a cue: the chair calls it, or it stands below another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.entities.agenda_items import item_number
from extractors.papers.decisions.stacks import Heading
from extractors.papers.decisions.titles import BODY_VERB, is_result

_SPEAKER = re.compile(r"(?m)^[ ]*[A-ZÄÖÜ][^\n:()]{3,60}[ ]\([^()\n]{2,40}\):[ ]")
_HEARD = re.compile(r"(?m)^[ ]*\([^()\n]{0,30}(?:Beifall|Zuruf|Heiterkeit|Lachen)")
_SPEECHES, _REACTIONS, _CALLS = 5, 3, 2  # at least; minutes in reported speech print no applause
_HEADING = re.compile(
    r"(?m)(?:^|(?<=\f))[ ]*(?P<n>\d{1,2}(?:\.\d{1,3}){0,3})[ \t]+(?P<title>(?=[A-ZÄÖÜ„]|\d{1,2}\.[ ][A-ZÄÖÜ])[^\n\f]*)"
)
_LABELLED = re.compile(
    r"(?m)(?:^|(?<=\f))[ ]*(?P<kind>Punkt|Tagesordnungspunkt|TOP"
    r"|Antr(?:ag|äge)(?:[ ]Nr\.)?|Lfd\.[ ]Nr\.)[ ](?P<n>\d{1,3}(?:\.\d{1,3}){0,3}(?:[ ]?[a-h](?!\w))?)"
    r"(?P<more>(?:[ ]?(?:,|und|bis)[ ](?:\d{1,3}(?:\.\d{1,3}){0,3}(?:[ ]?[a-h](?!\w))?|[a-h](?!\w)))*)"
    r"(?:[ ]der[ ]Tagesordnung|[ ]\(S(?:eite|\.)?[^()\n]{1,40}\)|[ ]Liste[ ]\w+)?:[ \t]+"
    r"(?P<title>(?![a-zäöü])[^\n\f]*)"
)
_CALLED = re.compile(r"\b(?:Tagesordnungspunkte?|TOP|Punkt|[Aa]ufgerufen[ ]wird|rufe[ ](?:ich[ ])?auf)$")
_COUNTED = re.compile(
    r"(?:Prozent|Cent|Euro|Millionen|Milliarden|Uhr|Jahren?|Monaten?|Tagen?|Stimmen|Mitglieder\w*|Personen|Menschen)\b"
)
_LAST_LINE = re.compile(r"(?=\n[ \t]*\n|\f)|\n[ ]*(?:[A-Z]{1,4}/)?\d{1,5}/\d{4}(?:/\d{1,2})?[ ]*(?=\n)")
_RUNNING_HEAD = re.compile(r"\d+\. ?\w*[Ss]itzung .*\bSeite \d+|Seite \d+")
_PAPER_LINE = re.compile(r"\n[ ]*(?P<prefix>[A-Z]{1,4}/)?(?P<first>\d{1,5})/(?P<year>(?:19|20)\d\d)(?:/\d{1,2})?[ ]*$")
_CUE_CHARS = 400  # before a heading, in which its cue must stand


_TURN = re.compile(
    r"(?m)^[ ]*(?P<who>[A-ZÄÖÜ][^\n:()]{2,60}?)(?P<group>[ ]\([^()\n]{2,60}\))?(?::|(?<=Vorsitzende)\.)(?=[ \n])"
)
_CHAIR = re.compile(
    r"(?:Der|Die)[ ](?:stellvertretende[ ])?Vorsitzende|(?:\w+[ ])?(?:Ober|Orts|Bezirks)?[Bb]ürgermeister|Vorsitzende"
    r"|Präsident|(?:(?:Der|Die)[ ])?\w*[Vv]orsteher(?:in)?\b|Landr[aä]t|Sitzungsleit|Vorsteher"
)
_NO_SPEAKER = re.compile(
    r"Beschlu|Abstimm|Vorlage|Antrag|Änderung|Punkt|TOP|Tagesordnung|Termin\b|Ort\b|Gremium|Ergänz|Drucksache|Anlage|Betreff"
    r"|Beginn|Ende|Meine|Meiner|Liebe|Guten|Werte|Sehr|Herzlich|Vielen"
)
_NAME = re.compile(r"[A-ZÄÖÜØ][\w.'’/-]*(?:[ ](?:[A-ZÄÖÜØ][\w.'’/-]*|von|van|de|der|den|zu|und|d\.)){1,7}")


def chair_turns(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of ``text[start:end]`` that no member speaks: what is printed above the first speech, and what the chair says."""
    position, open_ = start, True
    for match in _TURN.finditer(text, start, end):
        if match["group"] is None and (_NO_SPEAKER.match(match["who"]) or not _is_name(match["who"])):
            continue
        if open_ and match.start() > position:
            yield position, match.start()
        open_ = match["group"] is None and _CHAIR.match(match["who"]) is not None
        position = match.end()
    if open_ and end > position:
        yield position, end


def _is_name(who: str) -> bool:
    """Whether a line that ends in a colon names a speaker: „Deswegen ist die Ansage an alle Eltern:" is a sentence."""
    return _CHAIR.match(who) is not None or _NAME.fullmatch(who) is not None


_BUDGET_MOTION = re.compile(r"(?m)^[ ]*Antrag(?:[ ]Nr\.)?[ ]\d{1,3}(?:\.\d{1,3})*[ ]\(S(?:eite|\.)[^()\n]{1,40}\):")
_CHAIR_TURN = re.compile(
    r"(?m)^[ ]*(?:(?:Der|Die)[ ]Vorsitzende|(?:\w+[ ])?(?:Ober)?[Bb]ürgermeister(?:in)?[ ][A-ZÄÖÜ][\w. -]{2,40}):[ ]"
)


def is_verbatim(text: str) -> bool:
    """Whether a text is a verbatim record: speeches under the name and group of the speaker, and what the house did."""
    if _BUDGET_MOTION.search(text) and sum(1 for _ in _SPEAKER.finditer(text)) > 1:
        return True
    if sum(1 for _ in _SPEAKER.finditer(text)) < _SPEECHES:
        return False
    return len(_HEARD.findall(text)) >= _REACTIONS or len(_CHAIR_TURN.findall(text)) >= _CALLS


def spoken_headings(text: str) -> Iterator[Heading]:
    """The headings of a verbatim record in printed order. Bare numbers that nobody calls are none; pages end in form feeds."""
    found: dict[int, Heading] = {}
    for heading in (*_labelled(text), *_numbered(text)):
        found.setdefault(heading.start, heading)
    yield from (found[start] for start in sorted(found))


def _labelled(text: str) -> Iterator[Heading]:
    """„Punkt 8 der Tagesordnung: …", and the motions of a budget debate („Antrag Nr. 43 (S. 145): …", „Anträge 7 a und b")."""
    for match in _LABELLED.finditer(text):
        if is_result(match["title"].strip()):
            continue  # a line of a list of results
        is_motion = match["kind"].startswith("Antr")
        numbers = _all_numbers(match["n"], match["more"])
        kind = "Antrag " if is_motion else "Lfd. Nr. " if match["kind"].startswith("Lfd") else ""
        printed = tuple(kind + n for n in numbers)
        yield Heading(
            start=match.start(),
            title_start=match.start("title"),
            title_end=_title_end(text, match.end()),
            number=printed[0],
            joined=printed[1:],
        )
        if not is_motion:
            yield from _sub_items(text, match.end(), printed[0])


def _all_numbers(first: str, more: str) -> tuple[str, ...]:
    """The numbers of „155 a und 155 b", „143 a und b", „160 a bis c", „4, 5 und 6"."""
    numbers = [item_number(first)]
    for sign, printed in re.findall(r"(,|und|bis)[ ]([\d. a-h]+)", more):
        printed = printed.strip()
        stem = re.sub(r"[ ]?[a-h]$", "", numbers[0])
        number = item_number(printed if printed[0].isdecimal() else f"{stem} {printed}")
        if sign == "bis" and number[-1].isalpha() and numbers[-1][-1].isalpha():
            base = number[:-1]
            numbers += [f"{base}{chr(c)}" for c in range(ord(numbers[-1][-1]) + 1, ord(number[-1]))]
        numbers.append(number)
    return tuple(dict.fromkeys(numbers))


_SUB_ITEM = re.compile(
    r"(?m)(?:^|(?<=\f))[ ]*(?P<n>\d{1,3}(?:\.\d{1,3}){1,3})\.?[ \t]+(?P<title>(?=[A-ZÄÖÜ„])[^\n\f]*)"
)
_HEAD_ENDS = re.compile(r"(?m)^[ ]*(?:Beschluss|Abstimm\w+|Der[ ]Vorsitzende|Die[ ]Vorsitzende)\b")


def _sub_items(text: str, start: int, number: str) -> Iterator[Heading]:
    """„8.1 …" to „8.19 …" printed below „Punkt 8 der Tagesordnung", up to where the decision or the debate begins."""
    closing = _HEAD_ENDS.search(text, start)
    for match in _SUB_ITEM.finditer(text, start, closing.start() if closing else min(len(text), start + 4000)):
        if match["n"].startswith(f"{number}."):
            yield Heading(
                start=match.start(),
                title_start=match.start("title"),
                title_end=_title_end(text, match.end()),
                number=match["n"],
            )


_QUOTED = re.compile(r"[„“»\"][^\n]*")
_MANY_PARTS = 2  # dots in a number that nothing but an item has


def _numbered(text: str) -> Iterator[Heading]:
    number, end = "", -1
    for match in _HEADING.finditer(text):
        if BODY_VERB.search(_QUOTED.sub("", match["title"])):
            continue  # a line of a decision („8.1 Der Gemeinderat nimmt …")
        below = text[end : match.start()].strip() == "" if match.start() >= end > 0 else False
        part = match.start() < end and match["n"].startswith(f"{number}.")  # „6 Ortsrecht / 6.1 Satzungen"
        apart = "\t" in match[0] or "." in match["n"]
        next_one = apart and _is_parted(text, match) and _follows(number, match["n"])
        if below or part or next_one or _is_called(text, match) or _has_paper(text, match):
            number, end = match["n"], _title_end(text, match.end())
            yield Heading(start=match.start(), title_start=match.start("title"), title_end=end, number=number)


def paper_number(title: str) -> str | None:
    """The number of the paper that stands alone in the last line of a heading („AN/1513/2022"); „2022/2023" are years."""
    found = _PAPER_LINE.search(title)
    if found is None or (found["prefix"] is None and int(found["first"]) + 1 == int(found["year"])):
        return None
    return found[0].strip()


def _follows(before: str, number: str) -> bool:
    """Whether a number without parts is the next one, or the one behind that, of those called so far."""
    head, dot, own = number.rpartition(".")
    if dot and before.rpartition(".")[0] == head and own.isdecimal() and before.rpartition(".")[2].isdecimal():
        return 0 < int(own) - int(before.rpartition(".")[2]) <= _MOST_LEFT_OUT
    last = before.split(".")[0]
    return number.isdecimal() and last.isdecimal() and 0 < int(number) - int(last) <= _MOST_LEFT_OUT


_MOST_LEFT_OUT = 2  # numbers of an agenda that a record may pass over


def _has_paper(text: str, heading: re.Match[str]) -> bool:
    """Whether a number of several parts has a paragraph of its own that ends with the number of its paper.

    Of three parts and more it needs none.
    """
    if "." not in heading["n"] or not _is_parted(text, heading):
        return False
    if heading["n"].count(".") >= _MANY_PARTS:
        return True
    return paper_number(text[heading.start("title") : _title_end(text, heading.end())]) is not None


def _is_parted(text: str, heading: re.Match[str]) -> bool:
    """Whether a line begins a paragraph."""
    start = heading.start()
    return (
        start == 0 or text[start - 1] == "\f" or re.search(r"\n[ \t]*\n$", text[max(0, start - 8) : start]) is not None
    )


def _is_called(text: str, heading: re.Match[str]) -> bool:
    """Whether the chair calls it in the last line above that is no running head; a counted thing is no heading."""
    start = heading.start()
    lines = re.split(r"[\n\f]", text[max(0, start - _CUE_CHARS) : start])[:-1]
    filled = [line.strip() for line in lines if line.strip()]
    while filled and _RUNNING_HEAD.search(filled[-1]):
        filled.pop()
    if not filled or _COUNTED.match(heading["title"]):
        return False
    if _CALLED.search(filled[-1]):
        return True
    parted = not lines[-1].strip() or text[start - 1] == "\f"
    return filled[-1].endswith(":") and (parted or "\t" in heading[0] or "." in heading["n"])


def _title_end(text: str, start: int) -> int:
    """Where the title ends at the latest: the number of its paper, or the end of the paragraph."""
    last = _LAST_LINE.search(text, start)
    return last.end() if last else len(text)

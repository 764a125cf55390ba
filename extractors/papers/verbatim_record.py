"""Verbatim records of sittings: what was said, between the headings of the items that the chair calls.

Their headings bear a bare number („3.1.2 Antrag der …"), and what looks like a heading elsewhere is speech („TOP 3 / Dazu
sage ich …"). So a heading needs a paragraph of its own and a cue: the chair calls it, or it stands below another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.papers.decisions.titles import BODY_VERB

_SPEAKER = re.compile(r"(?m)^[ ]*[A-ZÄÖÜ][^\n:()]{3,60}[ ]\([^()\n]{2,40}\):[ ]")
_HEARD = re.compile(r"(?m)^[ ]*\([^()\n]{0,30}(?:Beifall|Zuruf|Heiterkeit|Lachen)")
_SPEECHES, _REACTIONS = 5, 3  # at least; minutes in reported speech print no applause
_HEADING = re.compile(
    r"(?m)(?:^|(?<=\f))[ ]*(?P<n>\d{1,2}(?:\.\d{1,3}){0,3})[ \t]+(?P<title>(?=[A-ZÄÖÜ„]|\d{1,2}\.[ ][A-ZÄÖÜ])[^\n\f]*)"
)
_LABELLED = re.compile(
    r"(?m)(?:^|(?<=\f))[ ]*(?P<kind>Punkt|Tagesordnungspunkt|TOP"
    r"|Antrag(?:[ ]Nr\.)?)[ ](?P<n>\d{1,3}(?:\.\d{1,3}){0,3})(?:[ ]der[ ]Tagesordnung|[ ]\(S(?:eite"
    r"|\.)?[^()\n]{1,40}\))?:[ \t]+(?P<title>[^\n\f]*)"
)
_CALLED = re.compile(r"\b(?:Tagesordnungspunkte?|TOP|Punkt)$")
_COUNTED = re.compile(
    r"(?:Prozent|Cent|Euro|Millionen|Milliarden|Uhr|Jahren?|Monaten?|Tagen?|Stimmen|Mitglieder\w*|Personen|Menschen)\b"
)
_LAST_LINE = re.compile(r"(?=\n[ \t]*\n|\f)|\n[ ]*(?:[A-Z]{1,4}/)?\d{1,5}/\d{4}(?:/\d{1,2})?[ ]*(?=\n)")
_RUNNING_HEAD = re.compile(r"\d+\. ?\w*[Ss]itzung .*\bSeite \d+|Seite \d+")
_PAPER_LINE = re.compile(r"\n[ ]*(?P<prefix>[A-Z]{1,4}/)?(?P<first>\d{1,5})/(?P<year>(?:19|20)\d\d)(?:/\d{1,2})?[ ]*$")
_CUE_CHARS = 400  # before a heading, in which its cue must stand


_TURN = re.compile(r"(?m)^[ ]*(?P<who>[A-ZÄÖÜ][^\n:()]{2,60}?)(?P<group>[ ]\([^()\n]{2,60}\))?:(?=[ \n])")
_CHAIR = re.compile(
    r"(?:Der|Die)[ ](?:stellvertretende[ ])?Vorsitzende|(?:\w+[ ])?(?:Ober|Orts|Bezirks)?[Bb]ürgermeister|Vorsitzende"
    r"|Präsident|(?:Der|Die)[ ]\w*[Vv]orsteher|Landr[aä]t|Sitzungsleit|Vorsteher"
)
_NO_SPEAKER = re.compile(
    r"Beschlu|Abstimm|Vorlage|Antrag|Änderung|Punkt|TOP|Tagesordnung|Termin|Ort|Gremium|Ergänz|Drucksache|Anlage|Betreff"
    r"|Beginn|Ende"
)


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
    return _CHAIR.match(who) is not None or len(re.findall(r"\b[A-ZÄÖÜ]\w+", who)) >= 2


_BUDGET_MOTION = re.compile(r"(?m)^[ ]*Antrag(?:[ ]Nr\.)?[ ]\d{1,3}(?:\.\d{1,3})*[ ]\(S(?:eite|\.)[^()\n]{1,40}\):")
_CHAIR_TURN = re.compile(
    r"(?m)^[ ]*(?:(?:Der|Die)[ ]Vorsitzende|(?:Ober)?[Bb]ürgermeister(?:in)?[ ][A-ZÄÖÜ][\w. -]{2,40}):[ ]"
)


def is_verbatim(text: str) -> bool:
    """Whether a text is a verbatim record: speeches under the name and group of the speaker, and what the house did."""
    if _BUDGET_MOTION.search(text) and sum(1 for _ in _SPEAKER.finditer(text)) > 1:
        return True
    if sum(1 for _ in _SPEAKER.finditer(text)) < _SPEECHES:
        return False
    return len(_HEARD.findall(text)) >= _REACTIONS or len(_CHAIR_TURN.findall(text)) >= _REACTIONS


def spoken_headings(text: str) -> Iterator[tuple[int, int, int, str]]:
    """The headings of a verbatim record in printed order: start, start and utmost end of the title, number.

    Bare numbers that nobody calls are none. Pages are parted by form feeds.
    """
    found: dict[int, tuple[int, int, int, str]] = {}
    for heading in (*_labelled(text), *_numbered(text)):
        found.setdefault(heading[0], heading)
    yield from (found[start] for start in sorted(found))


def _labelled(text: str) -> Iterator[tuple[int, int, int, str]]:
    """„Punkt 8 der Tagesordnung: …", and the motions of a budget debate („Antrag Nr. 43 (S. 145): …")."""
    for match in _LABELLED.finditer(text):
        number = f"Antrag {match['n']}" if match["kind"].startswith("Antrag") else match["n"]
        yield match.start(), match.start("title"), _title_end(text, match.end()), number
        if match["kind"] != "Antrag":
            yield from _sub_items(text, match.end(), number)


_SUB_ITEM = re.compile(
    r"(?m)(?:^|(?<=\f))[ ]*(?P<n>\d{1,3}(?:\.\d{1,3}){1,3})\.?[ \t]+(?P<title>(?=[A-ZÄÖÜ„])[^\n\f]*)"
)
_HEAD_ENDS = re.compile(r"(?m)^[ ]*(?:Beschluss|Abstimm\w+|Der[ ]Vorsitzende|Die[ ]Vorsitzende)\b")


def _sub_items(text: str, start: int, number: str) -> Iterator[tuple[int, int, int, str]]:
    """„8.1 …" to „8.19 …" printed below „Punkt 8 der Tagesordnung", up to where the decision or the debate begins."""
    closing = _HEAD_ENDS.search(text, start)
    for match in _SUB_ITEM.finditer(text, start, closing.start() if closing else min(len(text), start + 4000)):
        if match["n"].startswith(f"{number}."):
            yield match.start(), match.start("title"), _title_end(text, match.end()), match["n"]


def _numbered(text: str) -> Iterator[tuple[int, int, int, str]]:
    number, end = "", -1
    for match in _HEADING.finditer(text):
        if BODY_VERB.search(match["title"]):
            continue  # a line of a decision („8.1 Der Gemeinderat nimmt …")
        below = text[end : match.start()].strip() == "" if match.start() >= end > 0 else False
        part = match.start() < end and match["n"].startswith(f"{number}.")  # „6 Ortsrecht / 6.1 Satzungen"
        if below or part or _is_called(text, match) or _has_paper(text, match):
            number, end = match["n"], _title_end(text, match.end())
            yield match.start(), match.start("title"), end, number


def paper_number(title: str) -> str | None:
    """The number of the paper that stands alone in the last line of a heading („AN/1513/2022"); „2022/2023" are years."""
    found = _PAPER_LINE.search(title)
    if found is None or (found["prefix"] is None and int(found["first"]) + 1 == int(found["year"])):
        return None
    return found[0].strip()


def _has_paper(text: str, heading: re.Match[str]) -> bool:
    """Whether a number of several parts stands in a paragraph of its own that ends with the number of its paper."""
    start = heading.start()
    parted = (
        start == 0 or text[start - 1] == "\f" or re.search(r"\n[ \t]*\n$", text[max(0, start - 8) : start]) is not None
    )
    if "." not in heading["n"] or not parted:
        return False
    return paper_number(text[heading.start("title") : _title_end(text, heading.end())]) is not None


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

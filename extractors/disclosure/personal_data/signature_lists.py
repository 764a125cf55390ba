"""Names in lists of residents: who signed a petition, who objected, who lives where.

Council members, officials and speakers are named in public life and stay; residents who put their name on a list do not. A
list is a table with columns such as Name, Anschrift and Unterschrift, or three lines or more of name and address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.disclosure.personal_data.addresses import ADDRESS, STREET

_COLUMNS = (
    "name",
    "vorname",
    "nachname",
    "anschrift",
    "adresse",
    "straße",
    "strasse",
    "wohnort",
    "unterschrift",
    "geburtsdatum",
)
_OF_OFFICE = re.compile(
    r"(?i)fraktion|^.{25,}\bunterzeichne"
)  # „die unterzeichnenden Fraktionen": a motion, in a sentence
_OF_RESIDENTS = frozenset(("unterschrift", "anschrift", "adresse", "straße", "strasse", "wohnort"))
_TITLE = re.compile(
    r"(?im)^.{0,60}\b(?:unterschriften(?:liste|sammlung)|unterzeichner\w*|unterzeichnenden|einwender\w*|einwendungsführer\w*|petent\w*"
    r"|liste der (?:einwohner|anwohner|eigentümer|angrenzer|betroffenen)\w*|anwohnerliste|eigentümerliste)\b.{0,60}$"
)
_NAME = r"[A-ZÄÖÜÀ-ÞĀĆČĐĘĞİŁŃŚŠŹŽŻ][a-zß-öø-ÿā-ž]+(?:-[A-ZÄÖÜÀ-ÞĆČŁŚŠŽ][a-zß-öø-ÿā-ž]+)?"
_ROW = re.compile(
    rf"^[ \t]*(?:\d{{1,4}}[.)]?[ \t]+)?(?P<name>(?:Dr\.[ ])?(?:(?:von|van|zu|de)[ ])?{_NAME}"
    rf"(?:(?:,[ ]?|[ \t]+)(?:von[ ]|van[ ]|de[ ])?{_NAME}){{1,3}})"
    rf"(?=[ \t]*(?:[,;\t|]|[ ]{{2,}}|$)|[ ]{STREET}[ ]?\d"
    rf"|[ ]\d{{5}}[ ]|[ ]\d{{1,2}}\.\d{{1,2}}\.)(?P<rest>[^\n]*)$",
    re.MULTILINE,
)
_NOT_NAMES = re.compile(
    r"(?i)\b(?:der|die|das|den|am|im|in|zur|zum|auf|an|bei|von|und|mit|für|nach|bebauungsplan|name|vorname|anschrift|unterschrift|stadt|gemeinde|straße|ortschaftsrat|gemeinderat|fraktion|seite)\b"
)
_PARTICLE = re.compile(r"^(?:von|van|zu|de)[ ]|(?<=\s)(?:von|van|de)[ ]")
_FEWEST = 3
_BELOW = 12  # lines from a title to the first row
_GAP = 2  # lines that are no rows between two that are


def find_signatures(text: str) -> Iterator[tuple[int, int]]:
    """The slices of the names of such lists, and of the addresses beside them."""
    lists = [match.end() for match in _TITLE.finditer(text) if not _OF_OFFICE.search(match[0])] + list(_headers(text))
    rows = [
        m
        for m in _ROW.finditer(text)
        if not _NOT_NAMES.search(_PARTICLE.sub("", m["name"])) and not _is_prose(m["rest"])
    ]
    for run in _runs(text, rows):
        if _is_list(text, run, lists):
            for row in run:
                yield row.span("name")
                yield from ((row.start("rest") + start, row.start("rest") + end) for start, end in _homes(row["rest"]))


def _is_list(text: str, run: list[re.Match[str]], lists: list[int]) -> bool:
    """Whether rows of names are a list of residents: below a title or columns of one, or three rows or more with addresses."""
    addressed = sum(any(_homes(row["rest"])) for row in run)
    bare = sum(row["rest"].strip() == "" for row in run)
    start = run[0].start()
    below = any(end <= start and text.count("\n", end, start) <= _BELOW for end in lists)
    return (below and addressed + bare > 0 and len(run) > 1) or addressed >= _FEWEST


def _homes(rest: str) -> Iterator[tuple[int, int]]:
    """The slices of the addresses behind a name; a word with a number counts with a postcode only („Seite 3")."""
    return (m.span() for m in ADDRESS.finditer(rest) if m["street"] or m["town"])


def _is_prose(rest: str) -> bool:
    """Whether more follows than street, place, day and sign of a hand."""
    return len(re.findall(r"\b[a-zäöüß]{3,}\b", ADDRESS.sub("", rest))) > 1


def _headers(text: str) -> Iterator[int]:
    position = 0
    for line in text.split("\n"):
        words = set(re.findall(r"[a-zäöüß]+", line.lower()))
        if len(words & set(_COLUMNS)) >= 2 and words & _OF_RESIDENTS:
            yield position + len(line)
        position += len(line) + 1


def _runs(text: str, rows: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    run: list[re.Match[str]] = []
    for row in rows:
        if run and text.count("\n", run[-1].end(), row.start()) > _GAP:
            yield run
            run = []
        run.append(row)
    if run:
        yield run

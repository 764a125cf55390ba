"""Names in lists of residents: who signed a petition, who objected, who lives where.

Council members, officials and speakers are named in public life and stay; residents who put their name on a list do not. A
list is a table with columns such as Name, Anschrift and Unterschrift, or three lines or more of name and address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.disclosure.personal_data.addresses import STREET

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
_TITLE = re.compile(
    r"(?im)^.{0,60}\b(?:unterschriften(?:liste|sammlung)|unterzeichner\w*|unterzeichnenden|einwender\w*|einwendungsführer\w*|petent\w*"
    r"|liste der (?:einwohner|anwohner|eigentümer|angrenzer|betroffenen)\w*|anwohnerliste|eigentümerliste)\b.{0,60}$"
)
_NAME = r"[A-ZÄÖÜ][a-zäöüßéèç]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?"
_ROW = re.compile(
    rf"^[ \t]*(?:\d{{1,4}}[.)]?[ \t]+)?(?P<name>(?:Dr\.[ ])?{_NAME}(?:(?:,[ ]?|[ \t]+)(?:von[ ]|van[ ]|de[ ])?{_NAME}){{1,3}})"
    rf"(?=[ \t]*(?:[,;\t|]|[ ]{{2,}}|$)|[ ]{STREET}[ ]?\d|[ ]\d{{5}}[ ]|[ ]\d{{1,2}}\.\d{{1,2}}\.)(?P<rest>[^\n]*)$",
    re.MULTILINE,
)
_STREET = re.compile(rf"{STREET}[ ]?\d{{1,4}}")
_NOT_NAMES = re.compile(
    r"(?i)\b(?:der|die|das|den|am|im|in|zur|zum|auf|an|bei|von|und|mit|für|nach|bebauungsplan|name|vorname|anschrift|unterschrift|stadt|gemeinde|straße|ortschaftsrat|gemeinderat|fraktion|seite)\b"
)
_FEWEST = 3
_GAP = 2  # lines that are no rows between two that are


def find_signatures(text: str) -> Iterator[tuple[int, int]]:
    """The slices of the names of such lists, and of the streets and numbers beside them."""
    lists = [match.end() for match in _TITLE.finditer(text)] + list(_headers(text))
    rows = [m for m in _ROW.finditer(text) if not _NOT_NAMES.search(m["name"]) and not _is_prose(m["rest"])]
    for run in _runs(text, rows):
        with_street = sum(_STREET.search(row["rest"]) is not None or row["rest"].strip() == "" for row in run)
        below = any(end <= run[0].start() and text.count("\n", end, run[0].start()) <= 12 for end in lists)
        addressed = sum(_STREET.search(row["rest"]) is not None for row in run)
        if (below and with_street and len(run) > 1) or (len(run) >= _FEWEST and addressed >= _FEWEST):
            for row in run:
                yield row.span("name")
                yield from (
                    (row.start("rest") + m.start(), row.start("rest") + m.end()) for m in _STREET.finditer(row["rest"])
                )


def _is_prose(rest: str) -> bool:
    """Whether more follows than street, place, day and sign of a hand."""
    return len(re.findall(r"\b[a-zäöüß]{3,}\b", _STREET.sub("", rest))) > 1


def _headers(text: str) -> Iterator[int]:
    position = 0
    for line in text.split("\n"):
        words = set(re.findall(r"[a-zäöüß]+", line.lower()))
        if len(words & set(_COLUMNS)) >= 2 and ("unterschrift" in words or "anschrift" in words or "adresse" in words):
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

"""Of what a chair speaks: which item, by its number or by the group that moved it, and whether of an amendment or a part."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from curated.vocabulary import VoteSubject
from extractors.entities.agenda_items import item_number
from extractors.entities.votes.subjects import subjects_named

_BY_NUMBER = re.compile(
    r"\b(?P<kind>TOPs?|Tagesordnungspunkte?s?|(?:Beschluss)?[Vv]orlagen?|Punkte?s?|Antr(?:ag|ags|ages|äge|ägen)|Ordnungsziffer)"
    r"[ ](?:Nr\.[ ]|Nummer[ ])?(?P<n>\d{1,3}(?:\.\d{1,3})*(?:[ ]?[a-h](?!\w))?)(?!\d)"
    r"(?P<more>(?:[ ]?(?:,|und|bis)[ ]\d{1,3}(?:\.\d{1,3})*)*)"
)
_CALLS_A_POINT = ("TOP", "Tages", "Ordnungs")
_PART = re.compile(
    r"(?<!ohne )(?<!bei )(?<!um )(?<!in )\b(?:Ziffern?|Teil|Punkte?|Spiegelstriche?|Buchstabe|Absatz"
    r"|Abschnitt)[ ](?:\d{1,2}|[A-H])\b(?!\.\d|[ ]der[ ]Tagesordnung)"
)
_MOVED_BY = re.compile(
    r"\bAntr(?:ag|ags|ages)[ ,]{1,2}(?:(?:das[ ]ist[ ])?(?:der[ ])?(?:der|von|des|vom|aus)[ ])(?:(?:der|den|Frau|Herrn?"
    r"|Stadtr\w+|Fraktion(?:en)?|Gruppe)[ ]){0,2}"
    r"(?P<by>[A-ZÄÖÜ][\wäöüß/*-]+)"
)
_GROUPS_MOTION = re.compile(r"\b(?P<by>[A-ZÄÖÜ][A-Za-zÄÖÜäöüß/]+)-Antr(?:ag|ags|ages)\b")
_THE_MOTION = re.compile(r"\b(?:[Dd]en|[Dd]em|[Dd]iesen|[Dd]iesem|[Dd]er|[Dd]ieser)[ ]Antrag\b")
_FIRST = re.compile(r"\b(?:zunächst|zuerst|erst|als[ ]erstes)\b")
_BEHIND_TITLE = re.compile(r"\(([^()]{2,80})\)")
_STEM = 4  # letters by which a name is the same in another case: „Freien Wähler", „Freie Wähler"


@dataclass(slots=True, kw_only=True)
class Called:
    """The items that a chair may speak of: all numbers of the record, and the titles of those called together.

    ``movers`` are the names under which amendments were announced; it grows while a record is read.
    """

    numbers: frozenset[str] = frozenset()
    together: Mapping[str, str] = field(default_factory=dict)
    movers: set[str] = field(default_factory=set)


def called_items(flat: str, called: Called) -> tuple[str, ...]:
    """The one item that a sentence names by number, or by the group that moved it; empty where it names none or several."""
    found: list[str] = []
    for match in _BY_NUMBER.finditer(flat):
        number = item_number(match["n"])
        if match["more"]:
            return ()
        if match["kind"].startswith("Antr") and f"Antrag {number}" in called.numbers:
            found.append(f"Antrag {number}")
        elif number in called.numbers and ("." in number or match["kind"].startswith(_CALLS_A_POINT)):
            found.append(number)
    if found:
        return (found[0],) if len(set(found)) == 1 else ()
    return _by_mover(flat, called) or _by_kind(flat, called)


_THE_PAPER = re.compile(
    r"\b(?:Beschlussvorlage|Verwaltungsvorlage|(?:[Dd]ie|[Dd]er|geänderte\w*|gesamte\w*)[ ]Vorlage)\b(?![ ]\d)"
)
_MOVED_OR_ASKED = re.compile(r"(?i)antr(?:ag|äge)|anfrage")


def _by_kind(flat: str, called: Called) -> tuple[str, ...]:
    """„Die Vorlage" is the one item of those called together that nobody moved or asked."""
    if len(called.together) < 2 or _THE_PAPER.search(flat) is None:
        return ()
    papers = [n for n, title in called.together.items() if not _MOVED_OR_ASKED.search(f"{n} {title}")]
    return (papers[0],) if len(papers) == 1 else ()


def names_a_motion(flat: str) -> bool:
    """Whether a sentence names a motion by its number or by who moved it."""
    return any(pattern.search(flat) is not None for pattern in (_BY_NUMBER, _MOVED_BY, _GROUPS_MOTION))


_CALLS = re.compile(r"\brufe[ ](?:\w+[ ]){0,3}?auf\b")


def calls_another(flat: str, called: Called) -> bool:
    """Whether a sentence calls an item for which the record has no heading („Ich rufe auf TOP 15 …")."""
    match = _BY_NUMBER.search(flat)
    if match is None or _CALLS.search(flat) is None or not match["kind"].startswith(_CALLS_A_POINT):
        return False
    return item_number(match["n"]) not in called.numbers


def _by_mover(flat: str, called: Called) -> tuple[str, ...]:
    if len(called.together) < 2:
        return ()
    named = [match["by"] for pattern in (_MOVED_BY, _GROUPS_MOTION) for match in pattern.finditer(flat)]
    fits = {
        number
        for number, title in called.together.items()
        if any(_names(group, by) for by in named for group in _movers(number, title, called))
    }
    return (fits.pop(),) if len(fits) == 1 else ()


def _movers(number: str, title: str, called: Called) -> list[str]:
    """Who moved it, as printed behind the title; of a heading for several motions the first moved the first."""
    printed = _BEHIND_TITLE.findall(title)
    same = [n for n, other in called.together.items() if other == title]
    if len(same) > 1 and len(printed) == len(same):
        return [printed[same.index(number)]]
    return printed or [title]


def _names(title: str, by: str) -> bool:
    stem = by.removesuffix("-Fraktion").removesuffix("-Gemeinderatsfraktion").casefold()[:_STEM]
    return any(word.casefold().startswith(stem) for word in re.findall(r"[\wäöüß]+", title))


def spoken_subject(flat: str, called: Called) -> VoteSubject | None:
    """What a sentence puts to the vote: the first thing it names, or what stands behind „zunächst"; None where it names none."""
    first = _FIRST.search(flat)
    said = flat[first.start() :] if first is not None and subjects_named(flat[first.start() :]) else flat
    found = list(subjects_named(said))
    for match in _MOVED_BY.finditer(flat):
        before = flat[max(0, match.start() - 12) : match.start()].casefold()
        if before.endswith(("änderungs", "ergänzungs", "zusatz", "ersetzungs")):
            called.movers.add(match["by"])
    for match in re.finditer(
        r"(?:[Ää]nderungs|[Ee]rgänzungs|[Zz]usatz|[Ee]rsetzungs)antr(?:ag|ags|ages)[ ](?:der|von|des|vom)"
        r"[ ](?:(?:der|den|Frau|Herrn?|Fraktion)[ ]){0,2}([A-ZÄÖÜ][\w/*-]+)",
        flat,
    ):
        called.movers.add(match[1])
    moved = _MOVED_BY.search(said)
    if moved is not None and moved["by"] in called.movers:
        found.append((moved.start(), "amendment"))
    if (part := _PART.search(said)) is not None:
        found.append((part.start(), "partial"))
    if not found and (motion := _THE_MOTION.search(said)) is not None and moved is None:
        found.append((motion.start(), "item"))
    return min(found)[1] if found else None

"""Where the items of a sitting are named: in the list below „Tagesordnung", and as headings of their deliberation.

Headings with a label („TOP 3", „Zu Punkt 3", „zu 3", „Ö 3.1", „TOP Ö 3") are read wherever they open a line. Bare numbers,
„§ 12" and „II." open many other lines, so they need a witness: the title that the list gives to that number, or, without
a list, headings that count up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.entities.agenda_items import agenda_list, item_number
from normalizers.lexicon.german import MONTHS

NUMBER = r"\d{1,3}(?:\.\d{1,3})*(?:[ ]?[a-w](?![\w.)]))?"
_OPENS = r"(?:^|(?<=[\n\f]))[ \t]*"
_LABELLED = re.compile(
    rf"""{_OPENS}(?:[*#]+[ ]?)?(?:[Zz]u[ ]|ZU[ ])?
         (?:TOP|Top|T[ ]?[O0Q][ ]?P|Punkt|PUNKT|Tagesordnungspunkt|TAGESORDNUNGSPUNKT|TO-Punkt|TO(?=[ ]\d))
         (?:[ -]?Nr\.)?[ ]?:?[ \t]?
         (?P<status>(?:Ö|NÖ|N|ö|nö)[ ]?)?(?P<n>(?:[IVX]{{1,4}}[./]|[A-D][ ]?)?{NUMBER})(?![.]?\d)
         (?P<more>(?:(?:,[ ]?{NUMBER})*[ ]?(?:und|u\.|\+|/|bis)[ ]?(?:TOP[ ])?{NUMBER}(?![.]?\d))?)
         (?:[ ]der[ ]Tagesordnung)?[ ]?(?:[:.)–|-]|/(?=[ ][A-ZÄÖÜ])|(?P<comma>,)(?=[ ][A-ZÄÖÜ„]))?[ \t]*
         (?P<title>(?=[A-ZÄÖÜ„"(\d]|gemeinsam)[^\n\f]*|(?=[\n\f]|$))""",
    re.VERBOSE,
)
_TO = re.compile(
    rf"{_OPENS}(?:[Zz]u|ZU)[ \t]+(?P<status>(?:Ö|NÖ"
    rf"|N)[ ]?)?(?P<n>{NUMBER})(?P<sign>[.:)]{{0,2}})(?P<gap>[ \t]*)(?P<title>(?=[A-ZÄÖÜ„\"(])[^\n\f]*|(?=[\n\f]|$))"
)
_MARKED = re.compile(
    rf"{_OPENS}(?P<status>Ö|NÖ|N|ö|nö)[ \t]?(?P<n>{NUMBER})[.:)]?[ \t]*"
    r"(?P<title>(?=[A-ZÄÖÜ„\"(]|\d+/[\w/-]+[ \t]+[A-ZÄÖÜ])[^\n\f]*|(?=[\n\f]|$))"
)
_PREFIXED = re.compile(
    rf"{_OPENS}(?P<n>(?:[IVX]{{1,4}}|\d{{2}})/\d{{1,3}})[.:)]?[ \t]+(?P<title>(?=[A-ZÄÖÜ„\"(])[^\n\f]*)"
)
_BARE = re.compile(
    rf"{_OPENS}(?:[*#]+[ ]?)?\(?(?P<n>{NUMBER})[.)]{{0,2}}(?:[ \t]*[|–-])?(?:[ \t]+|[ \t]*\n[ \t]*)(?P<title>(?=[A-ZÄÖÜ„\"(]"
    rf"|\d+/[\w/-]+[ \t]+[A-ZÄÖÜ]|\d{{1,2}}\.[ ][A-ZÄÖÜ])[^\n\f]*)"
)
_SECTION = re.compile(
    rf"{_OPENS}§[ ]?(?P<n>\d{{1,4}}(?:[ ]?[a-z])?)[.:]?(?:[ \t]+|[ \t]*\n)(?P<title>(?!(?:Abs|Satz|BauGB|GemO|GO|SGB|HGO|der"
    rf"|des|Nr)\b)(?=[A-ZÄÖÜ„\"(])[^\n\f]*)"
)
_ROMAN = re.compile(rf"{_OPENS}(?P<n>[IVXL]{{1,6}})[.)][ \t]+(?P<title>(?=[A-ZÄÖÜ„\"(])[^\n\f]*)")
_DECISION_NUMBER = re.compile(
    rf"{_OPENS}(?:Beschlu(?:ss|ß)|Gegenstand)(?:[ ]?-?[ ]?(?:Nr\.?|[Nn]ummer))?[ ]?:?[ ]"
    r"(?P<n>\d{1,4}(?:[/-]\d{1,4}){1,2})(?:[ ]?[:–|-])?(?:[ \t]+(?P<title>(?=[A-ZÄÖÜ„\"(])[^\n\f]*)|[ \t]*(?=[\n\f]|$))"
)
"""„Beschluss-Nr.: 06/02/2026" above the title, „Beschluss 2026-03-01: Title"."""
_CODE = re.compile(
    rf"{_OPENS}(?P<n>[A-Z]{{1,4}}[/-]\d{{1,4}}[/-]\d{{2,4}})[.:)]?(?:[ \t]+(?P<title>(?=[A-ZÄÖÜ„\"(])[^\n\f]*)|[ \t]*(?=[\n\f]))"
)  # „SR-07-26" above the title
_MOTION = re.compile(
    rf"{_OPENS}Antrag[ ](?:Nr\.[ ])?(?P<n>\d{{1,3}}[a-h]?)(?:[ ]?[:–|-])?(?:[ \t]+(?P<title>(?=[A-ZÄÖÜ„\"(])[^\n\f]*)"
    rf"|[ \t]*(?=[\n\f]))"
)  # „Antrag 12" above who moved it, in the deliberation of a budget
_ROW_NUMBER = re.compile(
    rf"{_OPENS}(?:[Ll](?:fd|aufende)\.?[ ]?Nr\.?|Nr\.|Nummer|Beschlu(?:ss|ß)[ ]?-?[ ]?(?:Nr\.?|nummer)|Beschlu(?:ss"
    rf"|ß)(?=[ ]\d+[ ]?[:–|-])|Gegenstand(?:[ ]Nr\.)?"
    rf"|Pkt\.|Ziff(?:er|\.))[ ]?(?P<n>{NUMBER})[.:),]?(?:[ \t]*[|–-])?"
    rf"(?:[ \t]+(?P<title>(?=[A-ZÄÖÜ„\"(])[^\n\f]*)|[ \t]*(?=[\n\f]|$))"
)
_LETTERED = re.compile(
    rf"{_OPENS}(?P<n>[A-D][ ]?\d{{1,2}}(?:\.\d{{1,2}})*)[.:)]?(?:[ \t]+(?P<title>(?=[A-ZÄÖÜ„\"(])[^\n\f]*)|[ \t]*(?=[\n\f]))"
)
_MARK_BEHIND = re.compile(
    rf"{_OPENS}(?P<n>{NUMBER})[.)]?[ \t]*\(?(?P<status>ö|nö|Ö|NÖ|N)\)?(?:[ \t]+(?P<title>(?=[A-ZÄÖÜ„\"(])[^\n\f]*)"
    rf"|[ \t]*(?=[\n\f]))"
)
_ALONE = re.compile(rf"{_OPENS}(?P<n>{NUMBER})[.)]?[ \t]*\n[ \t]*(?P<title>(?=[A-ZÄÖÜ„\"(])[^\n\f]*)")
_AGENDA_WORD = re.compile(r"(?i)t ?a ?g ?e ?s ?o ?r ?d ?n ?u ?n ?g")
_PROSE_END = re.compile(r"[.;:,!?]$|\b(?:wird|werden|wurde|wurden|ist|sind|hat|haben|beschließt|beauftragt|stimmt)\b")
_PART_TITLE = re.compile(
    r"(?i)(?:nicht ?-?)?öffentliche(?:r|n)?\s+(?:teil|sitzung)|sachverhalt|begründung|beschluss(?:vorschlag)?[ ]?:?$|anwesend"
)
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_HEADING_LIMIT = 220  # code points of a line that may be a title
_SAME_LETTERS = 12  # of two titles, from their beginning, that make them the same


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item is named in the folded text: its number as printed, its line's start, where its title begins.

    ``joined``: further numbers of a heading for several items („TOP 4 und 5").
    """

    start: int
    title_start: int
    number: str
    status: str
    joined: tuple[str, ...] = ()


def find_places(text: str) -> tuple[list[Place], list[Place]]:
    """The places of the list and those of the headings, each in printed order."""
    listed = list(_numbered(text))
    labelled = sorted([*_labelled(text), *_to(text), *_marked(text)], key=lambda place: place.start)
    labelled = _without_overlaps(labelled)
    at = {place.start for place in labelled}
    listed = [place for place in listed if not any(abs(place.start - s) < 12 and place.start >= s for s in at)]
    in_list, headings = parted(sorted([*labelled, *listed], key=lambda place: place.start))
    if not labelled or (in_list and len(headings) < len(in_list) // 3):
        bare = _bare_headings(text, listed or in_list)
        if len(bare) > len(headings) or not labelled:
            in_list = listed or in_list
            headings = bare
            if not in_list and not headings:
                headings = _without_a_list(text)
    return in_list, _with_parts(text, headings)


_PART = re.compile(rf"{_OPENS}(?P<n>\d{{1,3}}\.\d{{1,2}})[.):]?[ \t]+(?P<title>(?=[A-ZÄÖÜ„\"(])[^\n\f]*)")


def _with_parts(text: str, headings: Sequence[Place]) -> list[Place]:
    """The headings with „4.1 …", „4.2 …" right below „TOP 4", where it only holds them: they count up from one."""
    known = {place.number for place in headings}
    places: list[Place] = []
    for place, following in zip(headings, [*(p.start for p in headings), len(text)][1:], strict=True):
        places.append(place)
        parts = [
            Place(m.start(), m.start("title"), m["n"], place.status)
            for m in _PART.finditer(text, place.title_start, following)
            if m["n"].startswith(f"{place.number}.") and m["n"] not in known and _is_title(m["title"])
        ]
        if [part.number for part in parts] == [f"{place.number}.{n}" for n in range(1, len(parts) + 1)]:
            above = text[place.title_start : parts[0].start].strip() if len(parts) > 1 else "\n"
            places += parts if "\n" not in above else []
    return places


def _labelled(text: str) -> Iterator[Place]:
    for match in _LABELLED.finditer(text):
        if match["comma"] and not match[0].lstrip().startswith(("TOP", "Tages")):
            continue  # „Punkt 4, Absatz 2"
        joined = _joined(item_number(match["n"]), match["more"] or "")
        yield Place(match.start(), match.start("title"), item_number(match["n"]), _status(match["status"]), joined)


def _joined(first: str, more: str) -> tuple[str, ...]:
    """The further numbers of „4 und 5", „4, 5 und 6", „4 bis 6"."""
    numbers = tuple(item_number(n) for n in re.findall(NUMBER, more))
    if "bis" in more and len(numbers) == 1 and first.isdecimal() and numbers[0].isdecimal():
        return tuple(str(n) for n in range(int(first) + 1, min(int(numbers[0]), int(first) + 30) + 1))
    return numbers


def _to(text: str) -> Iterator[Place]:
    """„zu 3   Neubau": a sentence may begin so, too; a sign or a gap behind the number, or the end of the line, is needed."""
    for match in _TO.finditer(text):
        if (
            match["sign"]
            or len(match["gap"]) > 1
            or "\t" in match["gap"]
            or not match["title"]
            or match["status"]
            or _is_title(match["title"])
        ):
            yield Place(match.start(), match.start("title"), item_number(match["n"]), _status(match["status"]))


def _marked(text: str) -> Iterator[Place]:
    for match in _MARKED.finditer(text):
        yield Place(match.start(), match.start("title"), item_number(match["n"]), _status(match["status"]))


def _status(printed: str | None) -> str:
    mark = (printed or "").strip().upper()
    return "N" if mark == "NÖ" else mark


def _numbered(text: str) -> Iterator[Place]:
    """The bare numbers of lists below „Tagesordnung"; those with a label are found by it."""
    for start, end in agenda_list(text):
        line_start = max(text.rfind("\n", 0, start), text.rfind("\f", 0, start)) + 1
        if not text[line_start:start].strip():
            yield Place(start, end, item_number(text[start:end]), "")


def _without_overlaps(places: Sequence[Place]) -> list[Place]:
    kept: list[Place] = []
    for place in places:
        if not kept or (place.start > kept[-1].start and place.start >= kept[-1].title_start - 1):
            kept.append(place)
    return kept


def parted(places: Sequence[Place]) -> tuple[list[Place], list[Place]]:
    """The places of the list and those of headings: a run of lines with nothing between them is a list.

    An item named twice is in the list first; items named once are headings, unless no item is named twice.
    """
    counts: dict[str, int] = {}
    for place in places:
        counts[place.number] = counts.get(place.number, 0) + 1
    if all(count == 1 for count in counts.values()):
        return [], list(places)
    seen: set[str] = set()
    listed: list[Place] = []
    headings: list[Place] = []
    for place in places:
        (headings if place.number in seen or headings else listed).append(place)
        seen.add(place.number)
    return listed, headings


def _bare_headings(text: str, listed: Sequence[Place]) -> list[Place]:
    """Lines below the list that open with a number of it and the title the list gives to it."""
    if not listed:
        return []
    titles: dict[str, str] = {}
    for place in listed:
        titles.setdefault(
            place.number, _letters(text[place.title_start : place.title_start + 120].strip().split("\n")[0])
        )
    found: list[Place] = []
    for match in _BARE.finditer(text, listed[-1].title_start):
        number = item_number(match["n"])
        title = _letters(match["title"][:120])
        if number in titles and title and _same_title(titles[number], title):
            found.append(Place(match.start(), match.start("title"), number, ""))
    return found


def _without_a_list(text: str) -> list[Place]:
    """Headings that count up where there is no list: „§ 12", „Lfd. Nr. 87", „A 1", „1 ö", „II.", „9."; the longest count wins.

    A text that nowhere calls itself a record needs votes below its headings: papers number their points, too.
    """
    is_record = _AGENDA_WORD.search(text) is not None or _RECORD.search(text[:3000]) is not None
    best: list[Place] = []
    for pattern in (
        _SECTION,
        _PREFIXED,
        _ROW_NUMBER,
        _LETTERED,
        _MARK_BEHIND,
        _BARE,
        _ALONE,
        _ROMAN,
        _MOTION,
        _DECISION_NUMBER,
        _CODE,
    ):
        chain: list[Place] = []
        last = 0.0
        for match in pattern.finditer(text):
            value = len(chain) + 1.0 if pattern in {_DECISION_NUMBER, _CODE} else _value(match["n"])
            title = (match["title"] or "").strip()
            if value == 1 and len(chain) < 2:
                chain, last = [], 0.0
            if value > last and (not title or _is_title(title) or pattern is _ALONE) and not _PART_TITLE.match(title):
                start = match.start("title") if match["title"] is not None else match.end()
                status = _status(match["status"]) if pattern is _MARK_BEHIND else ""
                number = ("Antrag " if pattern is _MOTION else "") + item_number(match["n"])
                chain.append(Place(match.start(), start, number, status))
                last = value
        if len(chain) > len(best) and (len(chain) > 1 or re.search(r"(?i)(?:auszug|\babschrift)\b", text[:1500])):
            best = chain
    return best if is_record or _tell_votes(text, best) else []


def _tell_votes(text: str, places: Sequence[Place]) -> bool:
    """Whether most of the sections below the headings tell how something was decided."""
    starts = [place.title_start for place in places]
    ends = [*(place.start for place in places), len(text)][1:]
    told = [_DECIDES.search(text, start, end) is not None for start, end in zip(starts, ends, strict=False)]
    return sum(told) > 1 and sum(told) >= _TELLING * len(told)


_TELLING = 0.6  # of the sections of a record; of a paper with a recommendation it is one. Chosen, not fitted.
_DECIDES = re.compile(
    r"(?i)\b(?:einstimmig|mehrheitlich|stimmenmehrheit|angenommen|abgelehnt|zugestimmt|vertagt|verwiesen|überwiesen"
    r"|zurückgestellt|kenntnis|beschlossen|entlastet|hergestellt|erteilt|dafür|dagegen|gegenstimmen?|enthaltung(?:en)?)\b"
    r"|\d+[ ]?:[ ]?\d+[ ]?:[ ]?\d+"
    r"|\b\d+ (?:ja|stimmen)\b"
    r"|\bja:? \d"
)


_RECORD = re.compile(
    r"(?i)n ?i ?e ?d ?e ?r ?s ?c ?h ?r ?i ?f ?t|p ?r ?o ?t ?o ?k ?o ?l ?l|auszug|beschluss(?:buch|liste|übersicht)|sitzung"
    r"|mitschrift"
)


_STEP = 1000.0  # how much more one part of a number counts than one of the next: parts have three digits at most


def _value(number: str) -> float:
    """A number to compare with: „2.1" after „2", „3a" after „3"."""
    if "/" in number:
        return _value(number.split("/", 1)[1])
    if number[0] in "ABCD" and any(sign.isdecimal() for sign in number):
        return ord(number[0]) * _STEP + _value(number[1:].strip())
    if number[0] in _ROMAN_VALUES:
        values = [_ROMAN_VALUES[sign] for sign in number]
        return float(sum(-v if v < max(values[i:]) else v for i, v in enumerate(values)))
    parts = re.findall(r"\d+|[a-z]", number)
    return sum((int(p) if p.isdecimal() else ord(p) - 96) / _STEP**i for i, p in enumerate(parts))


def _is_title(line: str) -> bool:
    if _NO_HEADING.match(line):
        return False
    return len(line) < _HEADING_LIMIT and _PROSE_END.search(line.strip()) is None


_NO_HEADING = re.compile(
    rf"(?i)(?:Stimm|Enthaltung|Gegenstimm|Ja\b|Nein\b|(?:öffentliche )?Sitzung\b|Mitglieder|Uhr|(?:{'|'.join(MONTHS)})[ ]\d{{4}})"
)


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", text).casefold()


def _same_title(one: str, other: str) -> bool:
    shared = min(len(one), len(other), _SAME_LETTERS)
    return shared >= 3 and one[:shared] == other[:shared]

"""The agenda items of minutes, invitations and announcements: number, title, paper, public or not, outcome and votes.

An item may stand twice: in the list below „Tagesordnung" and as the heading of its deliberation („TOP 7: …", „Zu Punkt 7:
…"). Both make one record: the title is the list's, which is not cut into headings, the outcome is the last one stated
between its heading and the next. Items that are only numbered („7. Neubau …") are read in the list alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from curated.records import AgendaItem, Entity
from curated.vocabulary import Outcome
from extractors.disclosure.public_statement import head_says_public
from extractors.entities.agenda_items import agenda_list, item_number
from extractors.entities.decisions import find_decisions
from extractors.entities.labelled_fields import Block
from extractors.entities.line_folding import Folded, fold
from extractors.entities.mention import one_line
from extractors.entities.references import find_references
from extractors.papers.title import is_prose
from extractors.papers.verbatim_record import is_verbatim, paper_number, spoken_headings

_NUMBER = r"\d{1,3}(?:\.\d{1,3})*(?:[ ]?[a-w](?![\w.)]))?"
_HEADING = re.compile(
    rf"""(?:^|(?<=[\n\f]))[ ]*(?:[Zz]u[ ]|ZU[ ])?(?:TOP|Top|Punkt|PUNKT|Tagesordnungspunkt|TAGESORDNUNGSPUNKT)[ ]?
         (?P<status>[ÖN][ ]?)?(?P<n>{_NUMBER})(?![.]?\d)(?:[ ]der[ ]Tagesordnung)?[ ]?[:.)–-]?[ \t]*
         (?P<title>(?=[A-ZÄÖÜ„"(\d])[^\n\f]*|(?=[\n\f]|$))""",
    re.VERBOSE,
)
_PART = re.compile(
    r"(?im)^[ \t#*]*(?:[A-C]\.?[ )]|[IVX]+\.[ ])?[ ]?(?P<closed>nicht[- ]?)?öffentliche(?:r|[ ]sitzung)"
    r"(?:[ ]teil)?(?:[ ]der[ ]sitzung)?[ :*]*$"
)
_PAPER = re.compile(
    r"[ \n]?\((?:[^()\n]{0,30}?)(?:Vorlagen?|Drucksachen?|DS|Drs|BV|SV|VO)\b[^()]{0,60}\)"
    r"|[ \n](?:Vorlage|Drucksache)(?:[ ]?-?Nr\.?|nummer)?[ ]?:?[ ][\w/-]*\d[^\n]*$"
)
_END = re.compile(
    r"(?m)^[ \t]*(?:Ende der Sitzung|Die Sitzung endet|Schluss der Sitzung|Der Vorsitzende schließt|Genehmigungsvermerk"
    r"|Im Anschluss|Zur Beurkundung|Die (?:Sitzungs)?[Uu]nterlagen|Die Bevölkerung|[A-ZÄÖÜ]\w+, (?:den )?\d)"
)
_NO_TITLE = re.compile(
    r"[-–•*▪☐☒][ ]|(?:Vorlagen?|Drucksachen?|Beschluss\w*|Abstimmung\w*|Antrag|Anfrage|Berichterstatt\w+|Anlagen?|Beginn|Ende)"
    r"[ ]?(?:-?Nr\.?)?[ ]?:|Tagesordnung|(?:Nicht)?[Öö]ffentliche[rn]? "
)
_RESULT = re.compile(
    r"(?P<approved>einverstanden|zugestimmt|beschlossen|angenommen|genehmigt|Zustimmung)"
    r"|(?P<noted>Kenntnisnahme|zur Kenntnis genommen)"
    r"|(?P<postponed>vertagt|zurückgestellt)|(?P<rejected>abgelehnt|Ablehnung)|(?P<referred>verwiesen)"
    r"|vorberaten(?: ohne Änderungen)?|erledigt|formal erledigt|zurückgezogen"
)  # printed below the item of an agenda after the sitting
_NAMED = re.compile(r"Herr |Frau |(?:Ober|Orts)?[Bb]ürgermeister|Stadtr[aä]t")  # a speaker opens the body
_AMENDMENT = re.compile(
    r"(?:Änderungs|Ergänzungs|Zusatz)ant(?:rag|räge)|Geschäftsordnung|Antrag auf (?:Vertagung|Verschiebung)"
)
_OUTCOMES: tuple[Outcome, ...] = ("approved", "noted", "postponed", "rejected", "referred")
_TITLE_LINES = 5


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an item is named in the folded text: its number as printed, its line's start, where its title begins."""

    start: int
    title_start: int
    number: str
    status: str


def extract_agenda_items(pages: Sequence[str]) -> tuple[AgendaItem, ...]:
    """The agenda items of a document's pages in printed order; empty where there is no agenda.

    Meant for minutes (niederschrift), invitations and announcements; other papers may well number their points, too.
    ``pages`` is final text, one entry a page. Offsets count in the page that ``page_number`` names. Never raises.
    """
    folded = fold("\f".join(pages))
    text = folded.text
    if is_verbatim(text):
        return _spoken_items(text, folded, pages)
    listed, headings = _parted(sorted([*_labelled(text), *_numbered(text)], key=lambda place: place.start))
    if not listed and not headings:
        return ()
    parts = [(match.start(), match["closed"] is None) for match in _PART.finditer(text)]
    whole = head_says_public(pages[0]) if pages else None
    first: dict[tuple[str, bool | None], AgendaItem] = {}
    for place, end in _ends(text, listed, headings[0].start if headings else len(text)):
        item = replace(
            _item(text=text, folded=folded, pages=pages, place=place, end=end, known=None),
            is_public=_public(place, parts, whole),
        )
        first.setdefault((item.number, item.is_public), item)
    titles = {item.number: len(item.title or "") for item in first.values()}
    for place, end in _ends(text, headings, len(text)):
        item = _item(text=text, folded=folded, pages=pages, place=place, end=end, known=titles.get(place.number, 0))
        item = replace(item, is_public=_public(place, parts, whole))
        key = (item.number, item.is_public)
        first[key] = _merged(first[key], item) if key in first else item
    found = [item for item in first.values() if item.title is not None or item.outcome is not None]
    return tuple(replace(item, seq=seq) for seq, item in enumerate(found))


def _spoken_items(text: str, folded: Folded, pages: Sequence[str]) -> tuple[AgendaItem, ...]:
    """The items of a verbatim record. What is voted on there is told in speech, amendments and points of order among it, so
    that no outcome is taken from it.
    """
    headings = list(spoken_headings(text))
    places = [_Place(start, title_start, number, "") for start, title_start, _, number in headings]
    whole = head_says_public(pages[0]) if pages else None
    first: dict[str, AgendaItem] = {}
    for (place, end), (_, _, title_end, _) in zip(_ends(text, places, len(text)), headings, strict=True):
        item = _item(text=text, folded=folded, pages=pages, place=place, end=min(end, title_end), known=None)
        paper = paper_number(text[place.title_start : min(end, title_end)])
        if paper and item.title:
            item = replace(item, title=item.title.removesuffix(paper).strip() or None, reference=paper)
        first.setdefault(item.number, replace(item, is_public=whole))
    return tuple(replace(item, seq=seq) for seq, item in enumerate(first.values()))


def _labelled(text: str) -> Iterator[_Place]:
    for match in _HEADING.finditer(text):
        yield _Place(match.start(), match.start("title"), item_number(match["n"]), (match["status"] or "").strip())


def _numbered(text: str) -> Iterator[_Place]:
    """The bare numbers of lists below „Tagesordnung"; those with a label are found by it."""
    for start, end in agenda_list(text):
        line_start = max(text.rfind("\n", 0, start), text.rfind("\f", 0, start)) + 1
        if not text[line_start:start].strip():
            yield _Place(start, end, item_number(text[start:end]), "")


def _parted(places: list[_Place]) -> tuple[list[_Place], list[_Place]]:
    """The places of the list and those of headings: a run of lines with nothing between them is a list.

    An item named twice is in the list first; items named once are headings, unless no item is named twice.
    """
    counts: dict[str, int] = {}
    for place in places:
        counts[place.number] = counts.get(place.number, 0) + 1
    twice = [number for number, count in counts.items() if count > 1]
    if not twice:
        return [], places
    seen: set[str] = set()
    listed: list[_Place] = []
    headings: list[_Place] = []
    for place in places:
        restarted = place.number in seen
        (headings if restarted or headings else listed).append(place)
        seen.add(place.number)
    return listed, headings


def _ends(text: str, places: list[_Place], last: int) -> Iterator[tuple[_Place, int]]:
    """Each place with where what belongs to it ends: at the next item, or where the sitting or the announcement closes."""
    for number, place in enumerate(places):
        following = places[number + 1].start if number + 1 < len(places) else last
        closing = _END.search(text, place.title_start, following)
        yield place, closing.start() if closing else following


def _item(text: str, folded: Folded, pages: Sequence[str], place: _Place, end: int, known: int | None) -> AgendaItem:
    """One record. ``known`` is None in a list; for a heading the length of the title the list gave it, 0 if none."""
    title_end = _title_end(text, place.title_start, end, known)
    title = text[place.title_start : title_end]
    papers = find_references(text[place.title_start : min(end, title_end + 120)], Block())
    votes = find_decisions(text[title_end:end]) if known is not None else []
    page, start, stop = _on_page(folded, pages, place.start, max(title_end, place.title_start))
    item = AgendaItem(
        number=place.number,
        title=one_line(_PAPER.sub("", title)).strip(" :–-._") or None,
        reference=papers[0].canonical if papers else None,
        page_number=page,
        char_start=start,
        char_end=stop,
    )
    if votes:
        return _with_vote(item, _deciding(text[title_end:end], votes))
    result = _RESULT.fullmatch(text[title_end:end].strip().split("\n")[0].strip()) if not known else None
    if result is None:
        return item
    outcome = next((name for name in _OUTCOMES if result.groupdict()[name] is not None), None)
    return replace(item, outcome=outcome, result=result[0])


def _deciding(section: str, votes: list[Entity]) -> Entity:
    """The last vote stated with its manner or counts; votes on amendments count only when there is no other."""
    stated = [v for v in votes if v.unanimous is not None or v.votes_yes is not None] or votes
    main = [v for v in stated if not _AMENDMENT.search(section, max(0, v.char_start - 150), v.char_start)]
    return (main or stated)[-1]


def _title_end(text: str, start: int, end: int, known: int | None) -> int:
    """The end of the title: its line and those below up to a gap, a bullet, a label or a sentence of the body.

    Below a heading whose title the list has, no more lines are taken than that title fills.
    """
    lines = text[start:end].split("\n")
    flat = [line.strip() for line in lines]
    position = start
    for number, line in enumerate(lines[:_TITLE_LINES]):
        gap = number > 0 and not flat[number] and any(flat[:number])
        gap = gap or (number > 0 and known is not None and _NAMED.match(flat[number]) is not None)
        gap = gap or (number > 0 and not known and _RESULT.fullmatch(flat[number]) is not None)
        gap = gap or (number > 0 and bool(known) and position - start >= 0.9 * (known or 0))
        if gap or "\f" in line or (number > 0 and (_NO_TITLE.match(flat[number]) or is_prose(flat, number))):
            cut = line.split("\f")[0] if number == 0 else ""
            position += len(cut)
            break
        position += len(line) + 1
    return start + len(text[start : min(position, end)].rstrip())


def _with_vote(item: AgendaItem, vote: Entity) -> AgendaItem:
    return replace(
        item,
        outcome=vote.outcome,
        unanimous=vote.unanimous,
        votes_yes=vote.votes_yes,
        votes_no=vote.votes_no,
        votes_abstain=vote.votes_abstain,
        result=vote.canonical,
    )


def _on_page(folded: Folded, pages: Sequence[str], start: int, end: int) -> tuple[int, int, int]:
    """The page and the offsets on it of a slice of the folded text; what runs over the page's end is left out."""
    raw_start, raw_end = folded.span(start, max(end, start + 1))
    starts = [0]
    for page in pages[:-1]:
        starts.append(starts[-1] + len(page) + 1)
    number = bisect_right(starts, raw_start) - 1
    return number + 1, raw_start - starts[number], min(raw_end - starts[number], len(pages[number]))


def _public(place: _Place, parts: list[tuple[int, bool]], whole: bool | None) -> bool | None:
    """By the item's own Ö or N, by the part of the agenda it stands in, else as the whole document."""
    if place.status:
        return place.status == "Ö"
    before = [public for start, public in parts if start < place.start]
    return before[-1] if before else whole


def _merged(listed: AgendaItem, heading: AgendaItem) -> AgendaItem:
    """The heading's place and outcome under the list's title and paper."""
    return replace(
        heading,
        title=listed.title or heading.title,
        reference=listed.reference or heading.reference,
        is_public=listed.is_public,
    )

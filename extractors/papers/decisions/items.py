"""One agenda item from the place where it is named: number, title, paper, and where what belongs to it ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from curated.records import AgendaItem
from extractors.entities.labelled_fields import Block
from extractors.entities.references import find_references
from extractors.papers.decisions.headings import Place
from extractors.papers.decisions.rows import Locator
from extractors.papers.decisions.titles import clean_title, printed_result, title_end

_END = re.compile(
    r"(?m)^[ \t]*(?:Ende der (?:öffentlichen |nichtöffentlichen )?Sitzung|Die Sitzung (?:endet|wird geschlossen|schließt)"
    r"|Schluss der (?:öffentlichen )?Sitzung|Sitzungsende|Der Vorsitzende (?:schließt|beendet)|Die Vorsitzende (?:schließt"
    r"|beendet)"
    r"|Genehmigungsvermerk|Im Anschluss|Zur Beurkundung|Die (?:Sitzungs)?[Uu]nterlagen|Die Bevölkerung"
    r"|[A-ZÄÖÜ]\w+, (?:den )?\d{1,2}\.|Anlagen?[ ]\d+[ ]zu|Ende:[ ]|gez\.[ ]|Für die Richtigkeit)"
)
_PAPER_BEHIND = 120  # code points behind a title in which its paper stands


def places_with_ends(text: str, places: Sequence[Place], last: int) -> Iterator[tuple[Place, int]]:
    """Each place with where what belongs to it ends: at the next item, or where the sitting or the announcement closes."""
    for number, place in enumerate(places):
        following = places[number + 1].start if number + 1 < len(places) else last
        closing = _END.search(text, place.title_start, following)
        yield place, closing.start() if closing else following


def item_at(text: str, locator: Locator, place: Place, end: int, known: int | None) -> AgendaItem:
    """One record. ``known`` is None in a list; for a heading the length of the title the list gave it, 0 if none."""
    last = title_end(text, place.title_start, end, known)
    papers = find_references(text[place.title_start : min(end, last + _PAPER_BEHIND)], Block())
    page, start, stop = locator.place(place.start, max(last, place.title_start))
    item = AgendaItem(
        number=place.number,
        title=clean_title(text[place.title_start : last]),
        reference=papers[0].canonical if papers else None,
        page_number=page,
        char_start=start,
        char_end=stop,
    )
    result = printed_result(text[last:end]) if not known else None
    return replace(item, outcome=result[0], result=result[1]) if result else item

"""All that speaks for the fields of one head, gathered from the page that bears it and weighed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from curated.vocabulary import DocumentType
from extractors.bodies.name_matching import body_key
from extractors.entities.dates import find_dates
from extractors.entities.gremien import find_gremien
from extractors.papers.head_evidence.candidates import Candidate
from extractors.papers.head_evidence.consultation_rows import FoundRow, consultation_rows
from extractors.papers.head_evidence.cue_weights import CUES
from extractors.papers.head_evidence.head_limits import head_end
from extractors.papers.head_evidence.label_values import labelled_values
from extractors.papers.head_evidence.labelled_reading import HeadText
from extractors.papers.head_evidence.labels_of_lists import weighed_by_type
from extractors.papers.head_evidence.letterhead import letterhead
from extractors.papers.head_evidence.made_days import made_days
from extractors.papers.head_evidence.movers import of_members
from extractors.papers.head_evidence.open_labels import labels_behind, open_labels
from extractors.papers.head_evidence.reading_copy import ReadingCopy, reading_copy
from extractors.papers.head_evidence.sentence_frames import framed_meetings
from extractors.papers.head_evidence.table_regions import Region

HEAD_CHARS = 6000
"""Code points of the page in which the head stands."""
_PAGES = 4  # among which the head is looked for when a letter goes before it
_LISTS: frozenset[DocumentType] = frozenset({"niederschrift", "einladung", "bekanntmachung"})
_PLENARY = re.compile(
    r"(?:Gemeinderat|Stadtrat|Rat|Kreistag|Stadtverordnetenversammlung|Gemeindevertretung|Stadtvertretung|Bürgerschaft"
    r"|Samtgemeinderat|Verbandsgemeinderat|Ortsgemeinderat|Marktgemeinderat|Marktrat|Verbandsversammlung|Ratsversammlung"
    r"|Vollversammlung|Bezirksverordnetenversammlung|Bezirksversammlung|Regionalversammlung|Plenum|Kreisrat)\b"
)
_TABLE = 0.86  # a row of the table of consultations that decides
_TABLE_OF_OTHERS = 0.55  # the last row of a table in which nobody decides
_LETTER = re.compile(
    r"(?m)^[ \t]*(?:Sehr geehrte|Liebe[rs]? [A-ZÄÖÜ]|Guten Tag|(?:Mit )?"
    r"(?:[Ff]reundliche[nm]?|[Bb]esten?|[Hh]erzlich\w*|[Vv]iele[n]?)? ?"
    r"Gr(?:uß|üße)\w*[ ,]*$)"
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The candidates of one page with the copy they were found in and the rows of its consultations."""

    copy: ReadingCopy
    page_number: int
    candidates: tuple[Candidate, ...]
    rows: tuple[FoundRow, ...]


def gather(pages: Sequence[str], kind: DocumentType) -> Evidence:
    """The evidence of the page that bears the head: the first filled one, or the next when that is a covering letter."""
    filled = [number for number, page in enumerate(pages, start=1) if page.strip()][:_PAGES]
    first = _of_page(pages[filled[0] - 1] if filled else "", filled[0] if filled else 1, kind)
    if len(filled) > 1 and _labelled(first) < 2 and _LETTER.search(pages[filled[0] - 1]):
        for number in filled[1:]:
            other = _of_page(pages[number - 1], number, kind)
            if _labelled(other) >= 2:
                return other
    return first


def _labelled(evidence: Evidence) -> int:
    wanted = {"reference", "gremium", "meeting_date"}
    return len({c.field for c in evidence.candidates if c.field in wanted and c.weight > CUES.firm})


def _of_page(page: str, number: int, kind: DocumentType) -> Evidence:
    copy = reading_copy(
        page[:HEAD_CHARS] if kind not in {"satzung", "haushalt", "bekanntmachung"} else page[: 2 * HEAD_CHARS]
    )
    bodies = find_gremien(copy.text)
    days = [day for day in find_dates(copy.text) if day.date_precision == "day" and day.date_start is not None]
    rows, regions = consultation_rows(copy, bodies, days)
    if kind in _LISTS and not any(region.headed for region in regions):
        rows, regions = [], []
    head = HeadText(copy, bodies, days, regions, head_end(copy))
    labelled = weighed_by_type(copy, [*labelled_values(head), *open_labels(head), *labels_behind(head)], kind)
    framed = framed_meetings(_framed_text(head, kind, regions), bodies, days, kind)
    outside = [
        of_members(c, kind)
        for c in (*labelled, *framed, *letterhead(head, kind), *made_days(head, kind))
        if not _in_table(c, head)
    ]
    return Evidence(copy, number, (*outside, *_of_rows(rows)), tuple(rows))


def _in_table(candidate: Candidate, head: HeadText) -> bool:
    """Whether a body or a day stands in a row of the consultations, of which one is weighed as a whole."""
    if candidate.field not in {"gremium", "meeting_date"}:
        return False
    line = head.copy.line_of(candidate.start)
    return any(region.start_line <= line < region.end_line for region in head.closed)


def _framed_text(head: HeadText, kind: DocumentType, regions: Sequence[Region]) -> str:
    """The text in which sentences may name the meeting: all of an act or a list, else what stands before the body.

    Behind a table of consultations sentences speak of other meetings.
    """
    if regions:
        last = max(region.end_line for region in regions)
        return head.copy.text[: head.copy.starts[last]] if last < len(head.copy.starts) else head.copy.text
    if kind in _LISTS | {"satzung", "haushalt"} or head.last_line >= len(head.copy.starts):
        return head.copy.text
    return head.copy.text[: head.copy.starts[head.last_line]]


def deciding(rows: Sequence[FoundRow]) -> FoundRow | None:
    """The consultation that decides: the latest with that role, else the latest of the council, else the latest."""
    for chosen in (
        [row for row in rows if row.role == "Entscheidung"],
        [row for row in rows if _PLENARY.match(row.gremium) and row.role != "Kenntnisnahme"],
        rows,
    ):
        if chosen:
            return max(enumerate(chosen), key=lambda pair: (str(pair[1].meeting_date or ""), pair[0]))[1]
    return None


def _of_rows(rows: Sequence[FoundRow]) -> list[Candidate]:
    row = deciding(rows)
    if row is None:
        return []
    cue = "table: row that decides"
    decides = row.role in {None, "Entscheidung"} or _PLENARY.match(row.gremium)
    weight = _TABLE if decides else _TABLE_OF_OTHERS
    found = [Candidate(field="gremium", value=row.gremium, cue=cue, weight=weight, start=row.start, end=row.end)]
    if row.meeting_date is not None:
        found.append(
            Candidate(
                field="meeting_date",
                value=row.meeting_date.isoformat(),
                cue=cue,
                weight=weight,
                start=row.start,
                end=row.end,
            )
        )
    if row.agenda_item is not None:
        found.append(
            Candidate(field="agenda_item", value=row.agenda_item, cue=cue, weight=weight, start=row.start, end=row.end)
        )
    return found


def same_names(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with the spellings of one body made one: the longest that any of them gives."""
    names = sorted({c.value for c in candidates if c.field == "gremium"}, key=lambda name: (-len(name), name))
    chosen: dict[str, str] = {}
    for name in names:
        key = body_key(name)
        chosen[name] = next(
            (long for long in chosen.values() if body_key(long).startswith(f"{key} ") or body_key(long) == key), name
        )
    return [_renamed(c, chosen[c.value]) if c.field == "gremium" else c for c in candidates]


def _renamed(candidate: Candidate, name: str) -> Candidate:
    return Candidate(
        field=candidate.field,
        value=name,
        cue=candidate.cue,
        weight=candidate.weight,
        start=candidate.start,
        end=candidate.end,
    )

"""The title of a paper: a labelled subject, the lines between head block and table, the item's name, or the first heading."""

from __future__ import annotations

import re

from extractors.entities.consultation_rows import Row
from extractors.entities.head_block import Block
from extractors.entities.mentions import one_line

_SUBJECT = re.compile(
    r"(?m)^[ \t]*(?:Betreff|Betr\.|Bezeichnung|Titel|Thema|Gegenstand(?:[ ]der[ ]Vorlage)?"
    r"|Verhandlungsgegenstand)[ ]?(?:Sitzung)?[ ]?:[ \t]*\n?(?P<title>[^\n]+(?:\n[ ]*hier:[^\n]+"
    r"|\n(?![^\n]*:)[^\n\t]{5,})?)"
)
_ITEM_NAME = re.compile(
    r"(?:Punkt|Tagesordnungspunkt|TOP)[ ][\d. ]+\w?(?:[ ]der[ ]Tagesordnung)?[ ]?:[ ](?P<title>[^\n]+"
    r"(?:\n(?!Vorlage|Beschluss)[^\n:]+){0,2})"
)
_HEADING = re.compile(r"(?m)^#{1,3}[ ](?P<title>[^\n]+)")
_END = re.compile(
    r"^(?:Beratungsfolge|Gremi(?:um|en)\b|Beschluss|Antrag an|Finanzielle|Kurzfassung|Begründung"
    r"|Sachverhalt|Problem|Inhalt der|Vorlage\b|Anfrage:|Antrag:|Fraktion|\d+\.[ ]|"
    r"[a-z]\)[ ]|Der[ ]\w+rat|Die[ ]Verwaltung|[-–] ?Kurzfassung|-{3,}|_{3,}|Punkt \d|Tagesordnung"
    r"|Eingang|Stellungnahme|Die[ ]Stadt|§)"
)
_NOISE = re.compile(
    r"(?i)^(?:gedruckt auf|auf 100|prozent recycling|recyclingpapier|100 prozent|seite \d"
    r"|stadt [A-ZÄÖÜ]\w+$|gemeinde [A-ZÄÖÜ]\w+$|der (?:ober)?bürgermeister|öffentlich"
    r"|nicht ?öffentlich|verantwortlich"
    r"|dienststelle|dez\b|beratung in|vom:?\s*\d|eingegangen|\W*$|[-–_*]+$|telefon|aktenzeichen"
    r"|auskunft|hier:?$)|fraktion\b.{0,20}$|^(?:Stadtr[aä]t|Gemeinder[aä]t)\w* "
)
_LONGEST = 300


_HEAD_FIELDS = {"reference", "gremium", "date", "agenda_item"}


def find_title(text: str, block: Block, rows: list[Row]) -> str | None:
    """The title as one line, or None."""
    for pattern in (_SUBJECT, _ITEM_NAME):
        match = pattern.search(text[:3000])
        if match is not None:
            return _clean(match["title"])
    labelled = bool(_HEAD_FIELDS & block.spans.keys())
    start = max((span[1] for name, span in block.spans.items() if name in _HEAD_FIELDS or labelled), default=0)
    start = max(start, _after_public(text, start)) if labelled else 0
    title = _lines_after(text, start) if labelled else None
    if title is None and rows:
        title = _lines_after(text, text.find("\n", rows[-1].end) + 1 or len(text))
    if title is None:
        heading = _HEADING.search(text)
        title = _clean(heading["title"]) if heading else None
    return title if title is not None else _lines_after(text, 0)


def _after_public(text: str, position: int) -> int:
    """Past the lines öffentlich and department that may close the block."""
    for match in re.finditer(
        r"(?im)^[ \t]*(?:nicht[- ]?)?öffentlich[ ]*$|^[ \t]*Dez(?:ernat)?\.?[ ]?\d[^\n]{0,12}$", text[: position + 250]
    ):
        position = max(position, match.end())
    return position


def _lines_after(text: str, start: int) -> str | None:
    """The first paragraph after ``start`` that is neither form nor noise, up to where the body begins."""
    kept: list[str] = []
    rest = text[start : start + 2500]
    if start and "\n" in rest and rest.split("\n", 1)[0].strip() and text[start - 1 : start] not in {"", "\n"}:
        rest = rest.split("\n", 1)[1] if "\n" in rest else ""
    for line in rest.split("\n"):
        flat = line.strip().strip("*#").strip()
        if kept and not flat:
            break
        columns = flat.count("\t")
        if kept and (_END.match(flat) or columns > 1):
            break
        if not flat or _NOISE.search(flat) or columns > 1:
            continue
        if _END.match(flat) and not (start == 0 and flat[:1].isdigit()):
            return None
        kept.append(flat)
        if len(kept) == 4:
            break
    return _clean("\n".join(kept)) if kept else None


def _clean(title: str) -> str | None:
    flat = one_line(title.replace("**", "")).strip(" #:–-")
    return flat[:_LONGEST] or None

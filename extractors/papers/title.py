"""The title of a paper: a labelled subject, the lines between head block and table, the item's name, or the first heading."""

from __future__ import annotations

import re

from extractors.entities.consultation_table import Row
from extractors.entities.labelled_fields import Block
from extractors.entities.mention import one_line

_SUBJECT = re.compile(
    r"(?m)^[ \t]*(?:Betreff|Betr\.|Bezeichnung|Titel|Thema|Gegenstand(?:[ ]der[ ]Vorlage)?"
    r"|Verhandlungsgegenstand)[ ]?(?:Sitzung)?[ ]?:[ \t]*\n{0,2}(?P<title>[^\n]+(?:\n[ ]*hier:[^\n]+"
    r"|\n(?![^\n]*:)[^\n\t]{5,})?)"
)
_ITEM_NAME = re.compile(
    r"(?:Punkt|Tagesordnungspunkt|TOP)[ ][\d. ]+\w?(?:[ ]der[ ]Tagesordnung)?[ ]?:[ ](?P<title>[^\n]+"
    r"(?:\n(?!Vorlage|Beschluss)[^\n:]+){0,2})"
)
_HEADING = re.compile(r"(?m)^#{1,3}[ ](?P<title>[^\n]+)")
_END = re.compile(
    r"^(?:Beratungsfolge|Gremi(?:um|en)\b|Beschluss|Information\b|(?:\d ?[–-] ?)?Erläuterung|Antrag an|Finanzielle"
    r"|Kurzfassung|Begründung|Sachverhalt|Problem|Inhalt der|Vorlage\b|Anfrage:|Antrag:|Fraktion|\d+\.[ ]|"
    r"[a-z]\)[ ]|Der[ ]\w+rat|Die[ ]Verwaltung|[-–] ?Kurzfassung|-{3,}|_{3,}|Punkt \d|Tagesordnung"
    r"|Eingang|Interfraktionelle|(?:Änderungs|Ergänzungs)antrag\b|Stellungnahme|Die[ ]Stadt|§"
    r"|(?:Impressum|IMPRESSUM|Inhalt|INHALT|Herausgeber|HERAUSGEBER)(?:in)?\b)"
)
_NOISE = re.compile(
    r"(?i)^(?:gedruckt auf|auf 100|prozent recycling|recyclingpapier|100 prozent|seite \d"
    r"|(?:stadt|gemeinde) [A-ZÄÖÜ]\w+(?: ?[/|,–-] ?d(?:er|ie) \w+)?$|der (?:ober)?bürgermeister|[☐☒ ]*öffentlich"
    r"|nicht ?öffentlich|verantwortlich"
    r"|dienststelle|dez\b|beratung in|vom:?\s*\d|eingegangen|\W*$|[-–_*]+$|telefon|aktenzeichen"
    r"|auskunft|hier:?$|x$|[\d\W]+$|ja nein$"
    r"|top \d[\d. ]*$"
    r"|(?:referat|amt|beginn|ende|verteiler|anwesende|allris)\b.{0,40}$|\S{1,2}$|eing\.|\d{1,2}[.:]\d\d uhr$"
    r"|[a-zäöüß .-]{3,30}, (?:den )?\d{1,2}\. ?(?:\d|[a-zä]{3,9} \d{4})"
    r"|anlagen? ?\d* zu(?:r|m)? |\w*vorlage$|\W*\d+ (?:of|von) \d+\W*$|[\w-]+amt$"
    r"|(?:\w*vorlage|antrag|anfrage|stellungnahme)\b.{0,80}\bam \d"
    r"|(?:antrag|anfrage|information|sachlage|stellungnahme)(?: zu[rm] (?:antrag|anfrage))?:?$)"
    r"|fraktion\b.{0,20}$|^(?:Stadtr[aä]t|Gemeinder[aä]t)\w* "
)
_FORM_LINE = re.compile(
    r"(?:Dezernat|Dienststelle|Fachbereich|Amt|Datum|Eingang|Vom|Termin|Gremium|Verantwortlich|Federführend"
    r"|Aktenzeichen|Az\.?|Bearbeite[rt]\w*|Vorlage[ ]?-?Nr\.?|Ort|Vorsitz|TOP|Status|Verfasser(?:in)?)[ ]?:"
)
_OPENER = re.compile(
    r"(?:A[mn]|I[mn]|Auf ?[Gg]rund|Aufgrund|D(?:er|ie|as|em|en)|Von|Nach|Mit|Bei|Für|Es|Ich|Wir|Sie|Hiermit"
    r"|Gemäß|Seit|Zu[rm]|Laut|Wie|Wer|Um|Sehr|Zur)\b"
)
_SENTENCE_END = re.compile(r"[a-zäöüß)]{3}[.:](?:\s+[A-ZÄÖÜ]|\s*$)")
_LONE_FORM_WORD = re.compile(
    r"(?i)(?:niederschrift|protokoll|p r o t o k o l l|auszug|einladung|tagesordnung|satzung|bekanntmachung)$"
)
_UNFINISHED = re.compile(r"\b(?:der|des|die|den|dem|für|und|von|vom|zur|zum|im|in|an|mit|bei|über)$")
_PUBLIC_LINE = re.compile(r"(?i)(?:nicht[- ]?)?öffentlich$")
_NEAR_FORM = 500  # code points below the form in which the title begins
_FORM_CHARS = 1000  # in which minutes and agendas name themselves
_LONGEST = 300  # code points of a title
_MOST_LINES = 4  # of a title
_SEARCHED = 2500  # code points in which the title's paragraph is looked for
_SUBJECT_WITHIN = 3000  # code points of the text in which a label of the subject stands
_BELOW_BLOCK = 250  # code points below the head block in which öffentlich and the department may close it
_LONGEST_SENTENCE_TITLE = 120  # code points; a longer sentence is the body's first
_PROSE_LINES = 8  # in which the first sentence of the body ends

_HEAD_FIELDS = {"reference", "gremium", "date", "agenda_item"}


def find_title(text: str, block: Block, rows: list[Row], *, several_items: bool = False) -> str | None:
    """The title as one line, or None. ``several_items``: minutes or an agenda, whose title is not that of its first item."""
    if several_items:
        return _form_line(text) or _lines_after(text, 0)
    for pattern in (_SUBJECT, _ITEM_NAME):
        match = pattern.search(text[:_SUBJECT_WITHIN])
        if match is not None:
            return _clean(match["title"])
    before_table = rows[0].start if rows else len(text)
    ends = {name: end for name, (_, end) in block.spans.items() if end <= before_table}
    labelled = bool(_HEAD_FIELDS & ends.keys())
    start = max(ends.values(), default=0) if labelled else 0
    start = max(start, _after_public(text, start)) if labelled else 0
    title = _lines_after(text, start) if labelled else None
    if title is None and rows:
        title = _lines_after(text, text.find("\n", rows[-1].end) + 1 or len(text))
    if title is None:
        heading = _HEADING.search(text)
        title = _clean(heading["title"]) if heading else None
    return title if title is not None else _lines_after(text, 0)


def _form_line(text: str) -> str | None:
    """„Niederschrift", „Einladung" with what goes on below it („zur Sitzung des Gemeinderates")."""
    lines = [line.strip() for line in text[:_FORM_CHARS].split("\n")]
    for number, line in enumerate(lines):
        if _LONE_FORM_WORD.fullmatch(line):
            below = _next_filled(lines, number + 1)
            return _clean(f"{line} {below}" if below[:1].islower() and not _PUBLIC_LINE.match(below) else line)
    return None


def _after_public(text: str, position: int) -> int:
    """Past the lines öffentlich and department that may close the block."""
    for match in re.finditer(
        r"(?im)^[ \t]*(?:nicht[- ]?)?öffentlich[ ]*$|^[ \t]*Dez(?:ernat)?\.?[ ]?\d[^\n]{0,12}$",
        text[: position + _BELOW_BLOCK],
    ):
        position = max(position, match.end())
    return position


def _lines_after(text: str, start: int) -> str | None:
    """The first paragraph after ``start`` that is neither form nor noise, up to where the body begins.

    What stands right below a labelled line belongs to its value („Dienststelle: Amt für⏎Hochbau") unless nothing else is left.
    """
    return _paragraph(text, start, wrapped_values=True) or _paragraph(text, start, wrapped_values=False)


def _paragraph(text: str, start: int, *, wrapped_values: bool) -> str | None:
    lines = _lines_from(text, start)
    first = _first_line(lines, at_text_start=start == 0, wrapped_values=wrapped_values)
    return _clean("\n".join(_lines_of_title(lines, first))) if first is not None else None


def _lines_from(text: str, start: int) -> list[str]:
    """The lines below ``start`` without emphasis; the rest of a line that ``start`` cuts is left out where another follows."""
    rest = text[start : start + _SEARCHED]
    cut, line_break, below = rest.partition("\n")
    if start and line_break and cut.strip() and text[start - 1] != "\n":
        rest = below
    return [line.strip().strip("*#").strip() for line in rest.split("\n")]


def _first_line(lines: list[str], *, at_text_start: bool, wrapped_values: bool) -> int | None:
    """The number of the line in which the title begins; None when the body opens first or the form is too far above.

    ``wrapped_values``: what stands right below a labelled line is its value.
    """
    in_form, seen = False, 0
    for number, line in enumerate(lines):
        in_form = bool(line) and (in_form or (wrapped_values and _FORM_LINE.match(line) is not None))
        seen += len(line) + 1
        if in_form:
            continue
        if wrapped_values and seen > _NEAR_FORM:
            return None
        if line and not _is_of_form(line) and not _NOISE.search(line):
            return None if _opens_body(lines, number, at_text_start=at_text_start) else number
    return None


def _lines_of_title(lines: list[str], first: int) -> list[str]:
    """The title's lines from ``first`` up to a gap or where body, form or table begin; noise between them is left out.

    After a line that cannot be an end („… der") neither noise nor the body's words count.
    """
    kept = [lines[first]]
    for number in range(first + 1, len(lines)):
        line = lines[number]
        if len(kept) == _MOST_LINES or (not line and not _form_word_goes_on(lines, number, kept)):
            break
        goes_on = _UNFINISHED.search(kept[-1]) is not None
        if line and not goes_on and (_END.match(line) or _is_of_form(line) or is_prose(lines, number)):
            break
        if line and not _is_of_form(line) and (goes_on or not _NOISE.search(line)):
            kept.append(line)
    return kept


def _is_of_form(line: str) -> bool:
    """Whether a line is a row of a table or a labelled field."""
    return line.count("\t") > 1 or _FORM_LINE.match(line) is not None


def _opens_body(lines: list[str], number: int, *, at_text_start: bool) -> bool:
    """Whether the body begins with a line; the number of a heading opens no body where nothing stands above it."""
    line = lines[number]
    if _END.match(line) and not (at_text_start and line[:1].isdigit()):
        return True
    return is_prose(lines, number, longer_than=_LONGEST_SENTENCE_TITLE)


def _form_word_goes_on(lines: list[str], gap: int, kept: list[str]) -> bool:
    """Whether „Niederschrift" alone goes on below the gap: „über die Sitzung …"."""
    return len(kept) == 1 and _LONE_FORM_WORD.search(kept[0]) is not None and _next_filled(lines, gap)[:1].islower()


def _next_filled(lines: list[str], number: int) -> str:
    return next((line for line in lines[number:] if line), "")


def is_prose(lines: list[str], number: int, *, longer_than: int = 0) -> bool:
    """Whether a sentence of the body opens with this line: an opening word and, before the next gap, a sentence's end."""
    if not _OPENER.match(lines[number]):
        return False
    gap = next((at for at in range(number, len(lines)) if not lines[at]), len(lines))
    paragraph = " ".join(lines[number : min(gap, number + _PROSE_LINES)])
    return len(paragraph) > longer_than and _SENTENCE_END.search(paragraph) is not None


def _clean(title: str) -> str | None:
    flat = one_line(title.replace("**", "")).strip(" #:–-")
    return flat[:_LONGEST] or None

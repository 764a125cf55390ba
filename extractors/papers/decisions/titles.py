"""Where the title of an item ends, what of it is its paper, and the result that an agenda prints below it after the sitting."""

from __future__ import annotations

import re

from curated.vocabulary import Outcome
from extractors.entities.mention import one_line
from extractors.entities.votes.counts import find_counts
from extractors.entities.votes.predicates import find_predicate
from extractors.entities.votes.reading import manner_of, read_unit
from extractors.papers.title import is_prose

_PAPER = re.compile(
    r"[ \n]?\((?:[^()\n]{0,30}?)(?:Vorlagen?|Drucksachen?|DS|Drs|BV|SV|VO)\b[^()]{0,60}\)"
    r"|[ \n](?:Vorlagen?|Drucksachen?)(?:[ ]?-?Nr\.?|nummer)?[ ]?:?[ ][\w/-]*\d[^\n]*$"
)
_ATTACHMENT = re.compile(r"[ \n]?\((?:mit[ ])?\d*[ ]?Anlagen?[^()\n]{0,60}\)|\n[ \t]*Anlagen?[ ]?:[^\n]*$")
_VOTE_BEHIND = re.compile(
    r"[ \n]*[(–-]?[ ]?(?:einstimmig|mehrheitlich)[ ](?:beschlossen|angenommen|abgelehnt|zugestimmt|empfohlen)\)?[ ]*$"
    r"|[ \t]+\d{1,3}[ ]?:[ ]?\d{1,3}[ ]*$"
)
_NO_TITLE = re.compile(
    r"[-–•*▪☐☒][ ]|(?:Vorlagen?|Drucksachen?|Beschluss\w*|Beschluß\w*|Abstimm\w*|Antrag|Anfrage|Berichterstatt\w+|Anlagen?"
    r"|Beginn|Ende|Ergebnis\w*|Sachverhalt|Begründung|Ja|Nein|Dafür|Anwesend|Für[ ]den[ ]Beschluss|Empfehlung"
    r"|\w*[Ee]mpfehlung(?:[ ][^:]{0,60})?|Gegenstand[ ]\d|Beratungs\w+|Votum|Aussprache|Diskussion|Entscheidung)"
    r"[ ]?(?:-?Nr\.?)?[ ]?:|Tagesordnung|(?:Nicht)?[Öö]ffentliche[rn]? |Anwesend:|Beschluss[ ]*$|Beschlussvorschlag[ ]*$"
    r"|Abstimmungsergebnis"
)
_RESULT = re.compile(
    r"(?P<approved>einverstanden|zugestimmt|beschlossen|angenommen|genehmigt|Zustimmung)"
    r"|(?P<noted>Kenntnisnahme|zur Kenntnis genommen)"
    r"|(?P<postponed>vertagt|zurückgestellt|abgesetzt)|(?P<rejected>abgelehnt|Ablehnung)|(?P<referred>verwiesen|überwiesen)"
    r"|(?:un)?geändert beschlossen|vorberaten(?: ohne Änderungen)?|erledigt|formal erledigt|zurückgezogen"
)  # printed below the item of an agenda after the sitting
_VOTED = re.compile(
    r"(?i)\(?(?:vertagt|vertagung|zurückstellung|absetzung|zurückgestellt|abgesetzt|(?:ver|über)weisung|(?:ver|über)wiesen"
    r"|kenntnisnahme|abgelehnt|zugestimmt"
    r"|angenommen|beschlossen[ ](?:mit|bei|gegen)|genehmigt|ablehnung|annahme|zustimmung|zur[ ]kenntnis)\b.{0,140}"
    r"|\(?(?:einstimmig\w*|mehrheitlich\w*|(?:un)?geändert|ohne|bei|mit|\d{1,2}:\d{1,2})\b.{0,60}|.*\b\d+ (?:Ja"
    r"|Gegen)\b.*"
)
_NAMED = re.compile(
    r"Herr |Frau |(?:Ober|Orts)?[Bb]ürgermeister|Stadtr[aä]t|Der Vorsitzende|Die Vorsitzende"
)  # a speaker opens the body
BODY_VERB = re.compile(
    r"\b(?:wird|werden|wurde|wurden|hat|haben|hatte|stimmt|stimmen|stimmte|beschließt|beschloss|empfiehlt|empfahl|erläutert"
    r"|berichtet|stellt|trägt|nimmt|nahm|fragt|bittet|teilt|gibt|führt|liegt|legt|schlägt"
    r"|beantragt|moniert|informiert|weist|verweist|eröffnet|begrüßt|bedankt|regt|erklärt|spricht|hält|äußert|dient|erfolgt"
    r"|möchte|besteht|rückt|rücken|verlässt|verlassen|übernimmt|lehnt|ist|sind|war|waren|kündigt|rät|erkundigt)\b"
)
"""Finite verbs that open the telling of minutes; titles name things."""
_LEADING = re.compile(
    r"^(?:Gegenstand|Betreff|Betr\.|Titel|Thema)[ ]?:[ ]*|^(?:Vorlage|Drucksache|Antrag)[ ][\w/-]*\d[\w/-]*,[ ](?=[A-ZÄÖÜ])"
    r"|^[\w/-]*\d[\w/-]*[ ]*\|[ ]*|^(?:Beschluss|Vorlage|Drs\.?"
    r"|Drucksache)[ ]\d[\w/-]*[ ]*\n"
)
_OUTCOMES: tuple[Outcome, ...] = ("approved", "noted", "postponed", "rejected", "referred")
_TITLE_LINES = 5
# Share of the length of the title in the list from which the heading is complete: blanks and breaks may be fewer there than in
# the list. Chosen, not fitted.
_TITLE_FILLED = 0.9


def title_end(text: str, start: int, end: int, known: int | None) -> int:
    """The end of the title: its line and those below up to a gap, a bullet, a label, a result or a sentence of the body.

    ``known`` is the length of the title that the list gave (0: none; None: this is the list): no more than it fills.
    """
    lines = text[start:end].split("\n")
    flat = [line.strip() for line in lines]
    position = start
    for number, line in enumerate(lines[:_TITLE_LINES]):
        gap = number > 0 and not flat[number] and any(flat[:number])
        gap = gap or (number > 0 and known is not None and _NAMED.match(flat[number]) is not None)
        gap = gap or (number > 0 and not known and _RESULT.fullmatch(flat[number]) is not None)
        gap = gap or (number > 0 and known is not None and _is_body(flat[number], flat[number - 1]))
        gap = gap or (number > 0 and bool(known) and position - start >= _TITLE_FILLED * (known or 0))
        if gap or "\f" in line or (number > 0 and (_NO_TITLE.match(flat[number]) or is_prose(flat, number))):
            position += len(line.split("\f")[0]) if number == 0 else 0
            break
        position += len(line) + 1
    return start + len(text[start : min(position, end)].rstrip())


_BODY_LINE = re.compile(
    r"(?:(?:Der|Die|Das)[ ](?:\w+(?:e|er|en)[ ]){0,2}?\w*(?:[Rr]at|[Aa]usschu(?:ss|ß)|[Vv]ersammlung|[Vv]ertretung|[Bb]eirat"
    r"|Gremium)\b|(?:Zur[ ])?Kenntnis[ ]genommen|[–-][ ]?\w+[ ]?[–-]$|[A-Z]{2,4}[ ](?:beschließt|empfiehlt|lehnt|stellt"
    r"|stimmt|nimmt)\b)"
)
_TWO_SENTENCES = re.compile(r"\w{3}\.[ ][A-ZÄÖÜ][a-zäöüß]+.*[.)]$")


def _is_body(line: str, above: str) -> bool:
    """Whether a line below a heading tells of a result or begins a sentence, and does not go on with the title."""
    if is_result(line) or find_counts(line) or _BODY_LINE.match(line) or _TWO_SENTENCES.search(line):
        return True
    if _tells_a_vote(line) or (manner_of(line)[0] is not None and BODY_VERB.search(line) is None):
        return True
    goes_on = above.endswith(("-", ",", "–", ";", "/")) or line[:1].islower()
    return not goes_on and BODY_VERB.search(line) is not None


def _tells_a_vote(line: str) -> bool:
    """Whether a line says of something that it was decided („Auf Wunsch in den Mai verschoben"); titles only name decisions."""
    if len(line) > _LONGEST_LINE:
        return False
    predicate = find_predicate(line, result=False, stated=False, alone=True)
    if predicate is None or predicate.kind not in {"participle", "majority"}:
        return False
    reading = read_unit(line, None, "none", labelled=False, alone=True)
    return reading is not None and reading.strength in {"formal", "plain"}


def is_result(line: str) -> bool:
    """Whether a line is the result of a vote and nothing else."""
    return _VOTED.fullmatch(line) is not None or _RESULT.fullmatch(line) is not None or _NO_VOTE.match(line) is not None


_NO_VOTE = re.compile(r"(?i)keine[ ](?:abstimmung|beschlussfassung)\b|für[ ]erledigt[ ]erklärt\b")


_PARTS_OF_A_LINE = re.compile(
    r"[ ](?:[–-])[ ]|:[ ]|[ ](?=\(\d{1,3}[ ]?(?::|gegen|zu)[ ]?\d)|[ ](?=(?:in|an)[ ](?:den|die)[ ][^:–]{3,60}wiesen)"
)
_A_RESULT = re.compile(
    r"(?:einstimmig|mehrheitlich|zur[ ]Kenntnis)[ .]*$|\(?\d{1,3}[ ]?(?::|gegen|zu)[ ]?\d{1,3}(?![\d.]|[ ]?Uhr)"
)
_COLUMNS = re.compile(
    r"(?<!nicht)[ ](?P<said>(?:angenommen|abgelehnt|beschlossen|genehmigt|vertagt|zurückgestellt)(?=[ ]\d{1,3}[ ]?[J:/]|[ ]\(\d))"
)


def result_behind_title(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the line of a title goes over into its result („Satzung – vertagt", „Zuschuss (12:10)"); None where it does not."""
    line_end = text.find("\n", start, end)
    line_end = line_end if line_end >= 0 else end
    if line_end - start > _LONGEST_LINE:
        return None
    for part in _PARTS_OF_A_LINE.finditer(text, start, line_end):
        said = text[part.end() : line_end].strip()
        if said and (_A_RESULT.match(said) or _is_ending(said)):
            return part.end(), line_end
    columns = _COLUMNS.search(text, start, line_end)
    return (columns.start("said"), line_end) if columns is not None else None


_LONGEST_LINE = 400  # code points of a title with its result; a longer line is a text without lines


def _is_ending(said: str) -> bool:
    """Whether the end of a line tells that something was decided, and is no part of a name."""
    counts = [c for c in find_counts(said) if not c.mixed and c.yes is not None and c.no is not None]
    if counts and counts[0].start < _EARLY:
        return True
    predicate = find_predicate(said, result=False, stated=False, alone=True)
    if predicate is None or predicate.kind != "participle" or predicate.start > _LATE:
        return False
    reading = read_unit(said, counts[0] if counts else None, "result", labelled=True, alone=True)
    return reading is not None and reading.outcome is not None and BODY_VERB.search(said) is None


_EARLY = 24  # code points before the counts of a result behind a title
_LATE = 60  # code points before its word


def clean_title(printed: str) -> str | None:
    """The title on one line, without its paper, its attachments and a vote printed behind it; None where nothing is left."""
    printed = _LEADING.sub("", printed.strip())
    behind = result_behind_title(printed, 0, len(printed))
    printed = printed[: behind[0]].rstrip(" –-:(") if behind is not None else printed
    bare = _ATTACHMENT.sub("", _PAPER.sub("", printed))
    return one_line(_VOTE_BEHIND.sub("", bare)).strip(" :–-._") or None


def printed_result(below: str) -> tuple[Outcome | None, str] | None:
    """The outcome that the line below a title is, and its words; None where that line is none."""
    match = _RESULT.fullmatch(below.strip().split("\n")[0].strip())
    if match is None:
        return None
    outcome = next((name for name in _OUTCOMES if match.groupdict()[name] is not None), None)
    return ("approved" if match[0].endswith("geändert beschlossen") else outcome), match[0]

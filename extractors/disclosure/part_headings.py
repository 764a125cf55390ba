"""Where a part of minutes or of an agenda begins that is closed, or that is public again.

A closed part begins at any line that speaks of publicity as a heading does, at an item marked as closed, at a sentence that
shuts the public out, and where the public part is said to be over. A public part begins again only where a line says so and
nothing else: the end of what must not be shown has to be proven.
"""

from __future__ import annotations

import re

from extractors.disclosure.part_sentences import elsewhere, is_left_over, is_part_doubt, shuts_out
from extractors.disclosure.public_prose import RUNS_ON, is_prose
from extractors.disclosure.public_spellings import in_plain_words
from extractors.disclosure.public_values import row_says
from extractors.disclosure.public_words import (
    ABOUT,
    APART,
    CLOSED_MENTION,
    DAY,
    LETTER_COLUMNS,
    OPEN_MENTION,
)

_LONGEST = 160
_STATUTE = re.compile(r"^\W*(?:§\s?\d|\(\d{1,2}\)\s)")
NUMBERS_CLOSED = re.compile(
    r"(?i)\b(?:punkte?|tops?|tagesordnungspunkte?)\s\d[\d ,.und–bis-]*(?:(?:sind|ist|werden|wird|waren|war"
    r"|wurden?)\b[^.:]{0,40}"
    r"|[\s(–-]{0,3}(?:in\s)?)\bnichtöffentlich\w*(?:\W*$|\W+(?:beraten|behandelt|verhandelt|waren|sind|und|sitzung|teil))"
)
_MOST_WORDS = 14
_REFUSED = re.compile(r"(?i)\b(?:abgelehnt|zurückgezogen|keine mehrheit|bleibt öffentlich)\b")
"""A motion to shut the public out that came to nothing."""
_RUNNING_LINE = 40  # characters; a line this long without an end may run on
_FEW_WORDS = 8
_IN_BRACKETS = re.compile(r"(?i)\w.*\([^()]*nichtöffentlich[^()]*\b(?:beginnt|findet|folgt|ist|wird)\b[^()]*\)")
_LONG_LINE = 55
_NOUN_BELOW = re.compile(r"(?i)\w\W+nichtöffentliche[rnsm]?$|\b(?:von|zu|bei|mit|über)\W+nichtöffentliche[rn]\b")
_LONE_OPEN = re.compile(r"(?:^|\s)Ö\s")
_IN_PASSING = re.compile(r"(?i)\w+\W+\w+.*\b(?:in|im|in (?:einer|der|ihrer|seiner))\W*$")
PART_WORDS = re.compile(
    r"(?ix)\b(?:nichtöffentlich\w*|vertraulich\w*|\w*teil(?:s|es)?|\w*sitzung(?:en"
    r"|steil)?|tagesordnung(?:spunkte?n?)?|abschnitt|niederschrift|protokolls?"
    r"|punkte|beratung(?:spunkte?|en)?"
    r"|verhandlung|angelegenheiten|gegenstände|beratungsgegenstände|TOPs?|TO"
    r"|[A-D]|[IVX]{1,4}|\d{1,2}|im|in|der|die|des|zum|zur|den|vom|am|für|b|fortsetzung"
    r"|beginn|seite|uhr)\b|[\W_]"
)
ITEM = re.compile(
    r"^\s*(?:#{1,6}\s)?(?:zu\s|Zu\s)?(?:(?:TOP|Top|Punkt|Tagesordnungspunkt|Nr\.)\s?)?(?:N|NÖ"
    r"|Ö)?[ .:]{0,2}\d{1,3}(?:\.\d{1,3})*[ ]?[a-z]?[.):]?"
    r"(?=\s|$)"
    r"|^\s*[-–•*▪][ ]|^\s*§\s?\d{1,4}\s(?=[A-ZÄÖÜ])"
)
"""A line that begins with the number or the dot of an item."""
_CUE = re.compile(
    r"(?i)öf|ö ?/ ?n|public|restricted|nicht|oeff|off|ffentl|[öo] ?f ?f ?e|\bnö(?:\b|\d)"
    r"|n\.[ -]?ö|\bN[ .]?\d|\d[ .):/-]{0,3}N\b|vertraul|geheim|geschlossen|zuhör|\(N\)|cid:|[\ufffd]"
    r"|intern\b|intern[ae]|presse|publikum|besuch|verschwieg|sitzungssaal|\bsaal\b|nur für|weitergabe|confid"
    r"|hinaus|vor die tür|geheim|verlassen|verlie(?:ß|ss)en|\d\sn\s|legende|zeichenerkl"
    r"|restrict|[\t ]N\s*$"
)
_ENUMERATED = (
    r"(?:(?:[A-D]|[IVX]{1,4}|\d{1,2}|[a-d])[.):]{1,2}\s*|[A-D]\s|(?:Teil|Abschnitt)\s(?:[A-D]"
    r"|[IVX]+|\d)\b[:.]?[\s–-]*|TOP\s\d+[\s:]*|TO\s(?:II|I|\d)\W*)?"
)
_NOUN = (
    r"(?:\w*teil(?:s|es)?|\w*sitzung(?:steil)?|tagesordnungspunkte?|tagesordnung"
    r"|\w*beratung(?:spunkte?)?|punkte|verhandlung|angelegenheiten|gegenstände"
    r"|beratungsgegenstände)"
)
_STRICT_OPEN = re.compile(
    rf"""(?ix)^[\s\#*•–—(-]*(?:\d{{1,2}}[.:]\d{{2}}\s?Uhr\W*)?{_ENUMERATED}
        (?:(?:Tagesordnung|Fortsetzung|Wiederaufnahme|Beginn|Eröffnung)[\s,:–-]*(?:für[ ]den|für[ ]die|der|des)?[ ]?
          |Im[ ]|In[ ]|Der[ ]|Die[ ]|Zum[ ])?
        (?<!nicht)öffentlich(?:e[rnsm]?)?(?:[ ]{_NOUN}\b)?
        (?P<rest>[ ](?:der|des)[ ](?:Sitzung|Tagesordnung|Niederschrift|Protokolls))?[ ]?:?
        (?:[ ]?\([^()]{{0,40}}\))?[\s*.:)–—-]*$"""
)
_STRICT_CLOSED = re.compile(
    rf"(?ix)^[\s\#*•–—(-]*{_ENUMERATED}nichtöffentlich(?:e[rnsm]?)?[ ]{_NOUN}[ ]?\([^()]*\)\W*$"
)
"""„Nichtöffentlicher Teil (wird nicht bekanntgegeben)": whatever is said in the brackets."""
_PASSED = re.compile(
    r"(?i)^\W*nichtöffentlich\w*(?: (?:gefasst|beraten|behandelt|beschlossen|verhandelt|gefasste beschlüsse))+\s*:"
)
"""„Nichtöffentlich gefasst: …" names the matter on the same line."""
BOTH_COLUMNS = re.compile(
    r"(?i)^\W*öffentlich\w*(?: \w*teil| \w*sitzung)?\W+nichtöffentlich\w*(?: \w*teil| \w*sitzung)?\W*$"
)
"""Heads of two columns of items side by side: what stands below belongs to either, so all of it is closed."""
_NUMBERED_CLOSED = re.compile(r"(?i)(?:^|\s/\s|;\s|,\s)(?:zu\s)?(?:top\s?)?nichtöffentlich \d{1,2}(?:\b|\W)")
"""„Zu NÖ1", „… / NÖ1 …": an item that its letters close, anywhere in a line."""
_REOPENS = re.compile(
    r"(?i)\b(?:öffentlichkeit (?:wird|ist|wurde)\b.{0,25}\b(?:wieder\b.{0,12})?(?:wiederhergestellt|hergestellt|zugelassen)"
    r"|(?:wiederherstellung|herstellung) der öffentlichkeit|(?:fortsetzung|wiederaufnahme"
    r"|wiedereintritt)\b.{0,20}(?<!nicht)öffentlich\w*"
    r"|(?:wieder|erneut) (?:in )?(?<!nicht)öffentlich\w*)"
)
_ITEM_CLOSED = re.compile(
    r"^\s*(?:(?:zu\s|Zu\s)?(?:TOP|Top|Punkt|Tagesordnungspunkt)\s?)(?:nichtöffentlich|N)[ .:/-]{0,3}\d"
    r"|^\s*[(\[]?(?:N|nichtöffentlich)[)\]]?[ .:/-]{0,3}\d{1,3}(?:\.\d{1,3})*[a-z]?[.):]{0,2}\s+\S"
    r"|^\s*(?:N|nichtöffentlich)\s\d{1,3}\s*$"
    r"|^\s*(?:(?:zu\s|Zu\s)?(?:TOP|Top|Punkt|Tagesordnungspunkt|Nr\.?|§)\s?)?\d{1,3}(?:\.\d{1,3})*[a-z]?[ .):/-]{0,3}"
    r"[(\[]?(?:nichtöffentlich|vertraulich|N)[)\]]?(?=[\s:.–-]|$)(?!\w|\.\s?N\b)"
)
_ITEM_OPEN = re.compile(
    r"^\s*(?:(?:zu\s|Zu\s)?(?:TOP|Top|Punkt|Tagesordnungspunkt)\s?)?[(\[]?Ö[)\]]?[ .:/-]{0,3}"
    r"\d{1,3}(?:\.\d{1,3})*[a-z]?[.):]{0,2}(?:\s+\S|\s*$)"
)
_SUFFIXED = re.compile(r"^\s*[A-Z]{0,3}\s?\d{1,4}/\d{2,4}\s(?:n|N|nichtöffentlich)\s+[A-ZÄÖÜ]")
"""„B 16/25 n  Pachtsache": a decision with its number and a letter."""
_BEGINS_CLOSED = re.compile(r"(?i)^\W*nichtöffentlich")
_LEGEND = re.compile(r"(?i)\b(?:legende|zeichenerklärung)\b.*\bnichtöffentlich")
_TWO_COLUMNS = re.compile(r"(?i)^\|\s*öffentlich\w*[^|]{0,12}\|\s*nichtöffentlich\w*[^|]{0,12}\|\s*$")
_MARKED = re.compile(r"(?i)[(\[–-]\s*nichtöffentlich\w*\W*$|nichtöffentlich\W*$|[(\[–-]\s*nichtöffentlich\w*\s*[)\]–-]")
_ROW_END = re.compile(
    r"(?i)^(?:\d{1,2}\.\s)?(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)\s\d{4}"
    r"\W+nichtöffentlich\W*$|^beratung im .*\d{4}\W+nichtöffentlich\W*$|^\W*anm(?:erkung|\.)"
)
"""The second line of a consultation in a form; a remark."""
_DECISIONS = re.compile(
    r"(?i)^\W*nichtöffentlich\w*(?: sitzung)? gefasste?n? beschlüsse\W*$"
    r"|^\W*(?:[IVX\dA-D]{1,4}[.):]\s*)?nichtöffentliche (?:bekanntgaben?|mitteilungen|informationen|anfragen)\W*$"
)
"""The heading of a list of decisions, as against „Öffentlich gefasste Beschlüsse"; no announcement of one („Bekanntgabe …")."""
_BARE = re.compile(r"(?i)\W*nichtöffentlich\W*")
_ASKS = re.compile(r"\W*(?:Haben|Hatten?|Hat|Wurden?|Warum|Weshalb|Wieso)\b")
_MARKED_BEHIND = re.compile(
    r"(?i)[(\[]\W*(?:nichtöffentlich|vertraulich)\w*\W*[)\]]\W*$|[\s–-](?:nichtöffentlich|vertraulich)\W*$"
    r"|(?-i:(?:\t|[ ]{2,})N\s*$)"
)


def speaks_of_closed(text: str) -> bool:
    """A cheap look at a whole page: whether anything in it may open a closed part."""
    return _CUE.search(text) is not None


def opens_part(text: str, previous: str, below: str, *, in_list: bool, told: bool = True) -> tuple[bool, bool] | None:
    """(public, one item alone) for a line that opens a part or an item of one kind; None for all others.

    ``previous`` and ``below`` are the lines around it: a line of a sentence that runs on opens nothing. Outside of minutes and
    agendas (``in_list``) neither the bare word nor a marked item opens anything: there it is a cell of a form.
    ``told``: it is no verbatim record, in which sentences are what somebody said.
    """
    if not 1 < len(text.strip()) < _LONGEST or not _CUE.search(text):
        return None
    line = in_plain_words(text.strip())
    if in_list and re.match(r"\W*§\s?\d", line) and (_MARKED_BEHIND.search(line) or _MARKED.search(line)):
        return False, True
    if in_list and (_SUFFIXED.match(line) or _LEGEND.search(line)):
        return False, _LEGEND.search(line) is None
    if in_list and _TWO_COLUMNS.match(line) and below.lstrip().startswith("|"):
        return False, False
    if in_list and (_STRICT_CLOSED.match(line) or _PASSED.match(line) or _NUMBERED_CLOSED.search(line)):
        return False, _STRICT_CLOSED.match(line) is None
    if in_list and BOTH_COLUMNS.match(line) and ITEM.match(below):
        return False, False
    if _STATUTE.match(line):
        return None
    if APART.search(line):
        return None
    if in_list and NUMBERS_CLOSED.search(line):
        return False, False
    if _DECISIONS.match(line):
        return False, False
    if _is_no_heading(text, line, previous, below):
        return None
    if in_list and _ITEM_CLOSED.match(line):
        return False, True
    if in_list and _ITEM_OPEN.match(line):
        return True, True
    if _STRICT_OPEN.match(line) or (_REOPENS.search(line) and not CLOSED_MENTION.search(line)):
        bare = re.fullmatch(r"(?i)\W*öffentlich\W*", line) is not None and ":" not in line
        return None if bare else (True, False)
    if (
        in_list
        and line.endswith(":")
        and CLOSED_MENTION.search(line)
        and not ABOUT.search(line)
        and not OPEN_MENTION.search(line)
    ):
        return False, False
    if _IN_BRACKETS.search(line):
        return None
    if shuts_out(line):
        return False, False
    running = _unfinished(previous) or (below.lstrip()[:1].islower() and ITEM.match(below) is None)
    goes_on = (
        bool(below.strip()) and ITEM.match(below) is None and (_unfinished(line) or RUNS_ON.search(line) is not None)
    )
    tight = running or goes_on or _unfinished(previous, _RUNNING_LINE)
    if tight or _REFUSED.search(in_plain_words(below.strip())):
        told = False
    elif in_list and told and is_part_doubt(line):
        return False, False
    heading = _closed_heading(line, in_list=in_list, running=running)
    begins = _BEGINS_CLOSED.match(line) is not None
    if heading is None and in_list and not tight and (told or begins) and is_left_over(line, text):
        return False, ITEM.match(line) is not None and _MARKED.search(line) is not None
    return heading


def _is_no_heading(text: str, line: str, previous: str, below: str) -> bool:
    """Cells of a table, a title an inquiry asks about, the end of a sentence. ``text`` is as printed: plain words are small."""
    if _ROW_END.match(line) or (text[:1].islower() and len(line.split()) > 1 and line.endswith((".", "-", ","))):
        return True
    cells = LETTER_COLUMNS.search(text) is not None or text.strip() in {"nö", "nö:"}
    return cells or _is_matrix(text) or _is_asked_below(line, below) or _goes_on(text.strip(), previous)


def _is_matrix(text: str) -> bool:
    """Whether the word stands twice in two spellings: two cells of a table; a heading that is printed twice has one."""
    words = text.split()
    return len(words) == 2 and words[0] != words[1] and all(_BARE.fullmatch(in_plain_words(word)) for word in words)


def _is_asked_below(line: str, below: str) -> bool:
    """Whether a numbered title is one of an inquiry: what it names is over, and the line below asks about it."""
    return ITEM.match(line) is not None and _ASKS.match(below) is not None


def _closed_heading(line: str, *, in_list: bool, running: bool) -> tuple[bool, bool] | None:
    """``running``: the line before is long and has no end, so that only a line that is nothing but a heading is one."""
    closed = CLOSED_MENTION.search(line)
    if closed is None or OPEN_MENTION.search(line) or ABOUT.search(line) or _LONE_OPEN.search(line):
        return None
    noun = re.match(rf"(?i)\W*(?:\d+\.\s*)?{_NOUN}\b", line[closed.end() :]) is not None
    secret = closed[0].lower().startswith("vertraulich")
    if not PART_WORDS.sub("", line).strip():
        return (False, False) if noun or (in_list and not secret) or line.rstrip(" *").endswith(":") else None
    if _NOUN_BELOW.search(line) or row_says(line) is not None:
        return None
    if running or is_prose(line) or elsewhere(line) or (DAY.search(line) and not noun):
        return None
    if in_list and ITEM.match(line) and _MARKED_BEHIND.search(line):
        return False, True
    words = len(line.split())
    if _IN_PASSING.search(line[: closed.start()]) or (secret and not noun) or ITEM.match(line):
        return None
    return (False, False) if (noun and words <= _MOST_WORDS) or (in_list and words <= _FEW_WORDS) else None


def _unfinished(previous: str, least: int = _LONG_LINE) -> bool:
    before = previous.strip()
    return len(before) > least and before[-1] not in ".:!?"


def _goes_on(line: str, previous: str) -> bool:
    before = previous.strip()
    if not before or before[-1] in ".:!?":
        return False
    alone = _BARE.fullmatch(in_plain_words(line)) is not None and len(before) < _LONG_LINE
    return line[:1].islower() and ((len(before) > 30 and not alone) or RUNS_ON.search(before) is not None)

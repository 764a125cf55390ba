"""Counts of a vote in every notation: „12 Ja-Stimmen, 5 Nein", „Ja: 12 Nein: 5", „14:3:1", „zwölf gegen drei", stacked lines.

Labels and numbers are read as tokens; which belongs to which is told by the order of the whole cluster: label first, number
first, or a row of labels above a row of numbers. A cluster in no such order has no counts at all: never half a value.
Sources of the labels: the council systems' own forms (ALLRIS, SessionNet, more!rubin, Provox, komuna, regisafe).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.entities.number_words import CARDINAL, read_cardinal
from extractors.entities.votes.count_order import Token, Voter, paired, paired_between_commas, trimmed
from extractors.entities.votes.count_tables import table_counts
from extractors.entities.votes.cues import matches_near

_OF = r"[ ](?:den|die|das|dem|der)[ ](?:Beschluss|Antrag|Vorschlag|Vorlage|Beschlussvorschlag|Beschlu(?:ß|sses?))\w*"
VOTER_WORDS: Mapping[Voter, str] = {
    "yes": (
        rf"J[Aa][ ]?-?[ ]?(?:[Ss]timmen?|STIMMEN?)|J[Aa](?![\w-])|ja(?=[ ]*[:=]?[ ]*\d)|(?<=\d[ ])ja(?![\w-])|Ja-(?=[, ])"
        rf"|Ja-?St\."
        rf"|[Dd]afür(?:[ ]?-?[ ]?[Ss]timmen?)?|Für[ ]?-?[ ]?[Ss]timmen?|[Ff]ür{_OF}|[Ff]ür[ ](?:den|die|das)[ ]\w+(?=[ ]?:)"
        rf"|Für(?=[ ]?[:=]|[ ]+\d{{1,3}}[ ,;/]+Gegen)|Für[ ](?:den|die|das)[ ](?:Antrag|Vorschlag|Vorlage)[ ]stimm(?:t?en|t)"
        rf"|dafür[ ]stimmt?(?:en)?"
        r"|[Ss]timmen[ ]dafür|(?:Mitglieder|Stimmen)[ ](?:stimm(?:t?en)|sind)[ ]dafür|Pro(?:[ ]?-?[Ss]timmen?)?(?![\w-])"
        r"|Zustimmung(?:en)?(?=[ ]?[:=]|[ ]*\d)|Zustimmungen|[Ss]timmen[ ]für[ ](?:Frau|Herrn?)[ ][^,;\n]{1,40}"
        r"|zustimmend"
    ),
    "no": (
        rf"N(?:ein|EIN)[ ]?-?[ ]?(?:[Ss]timmen?|STIMMEN?)|N(?:ein|EIN)(?![\w-])|nein(?=[ ]*[:=]?[ ]*\d)"
        rf"|(?<=\d[ ])nein(?![\w-])|Nein-(?=[, ])"
        rf"|Nein-?St\.|Gegen[ ]?-?[ ]?[Ss]timmen?|[Dd]agegen(?:[ ]?-?[ ]?[Ss]timmen?)?"
        rf"|[Gg]egen{_OF}|Gegen(?=[ ]?[:=]|[ ]+\d{{1,3}}[ ]*(?:[(\n,;]|$|Enth|Stimmenth))|[Dd]agegen[ ]stimm(?:t?en|t)"
        r"|[Ss]timmen[ ]dagegen|(?:Mitglieder|Stimmen)[ ](?:stimm(?:t?en)|sind)[ ]dagegen"
        r"|[CK]ontra(?:[ ]?-?[Ss]timmen?)?(?![\w-])|Ablehnung(?:en)?(?=[ ]?[:=]|[ ]*\d)|Ablehnungen|ablehnend"
    ),
    "abstain": (
        r"(?:[Ss]timm-?)?[Ee]nthaltung(?:en)?|[Ee]nthalten(?:d|e)?(?![\w-])|Enth\.?(?![\w-])|ENTHALTUNG(?:EN)?|ENTH\.?(?![\w-])"
        r"|Neutral(?=[ ]?[:=])|enthält[ ]sich(?:[ ]der[ ]Stimme)?"
    ),
    "biased": r"[Bb]efangen(?:heit(?:en)?|e)?(?![\w-])|[Pp]ersönlich[ ]beteiligt|[Aa]usgeschlossen(?![\w-])|Nicht[ ]teilgenommen",
    "present": (
        r"(?:[Gg]esetzliche[ ])?Anzahl[ ]der[ ]Mitglieder|davon[ ]anwesend|Anwesend(?:e)?(?:[ ]Mitglieder)?(?=[ ]?[:=\d])"
        r"|[Ss]timmberechtigte?(?:[ ]Mitglieder)?(?=[ ]?[:=\d])|[Aa]bgegebene[ ]Stimmen"
        r"|[Gg]ültige[ ]Stimmen|[Uu]ngültige?[ ](?:Stimmen)?|Mitgliederzahl|Gesetzliche[ ](?:Mitglieder)?[Zz]ahl"
    ),
}
_DASH = r"(?<=:)[ \t]*(?:-+|–|—|\./\.)(?=[ \t]*(?:\n|$|[,;]))"
_DIGITS = (
    r"(?<![\w.,/§-])(?:\d{1,3}|[lI][\dO]|[lIO](?=[ ](?:Ja|Nein|Gegen|Enth|Stimm|Dafür|Dagegen)))(?![\w%€§/]|[.,]\d)"
)
_WORDS = (
    rf"(?<![\w-])(?:[Kk]eine[rn]?|[Kk]ein|[Oo]hne(?=[ ](?:\w+[ ])?(?:Gegen|Nein|Ja|Enthalt|Stimmenth))|[Nn]iemand"
    rf"|(?i:{CARDINAL}))(?![\w-])"
)
_NUMBER = rf"(?:{_DIGITS}|{_WORDS})"
_VOTER = "|".join(rf"(?P<{voter}>(?<![\w-])(?:{words}))" for voter, words in VOTER_WORDS.items())
_TOKEN = re.compile(rf"{_VOTER}|(?P<number>{_NUMBER}|{_DASH})")
_GAP = re.compile(
    r"(?:[\s,;:?/|=()\[\]•*–-]|\.(?!\s*[A-ZÄÖÜ][a-zäöü]+\s+[a-zäöü])|(?<![\w-])(?:und|bei|gegen|sowie|mit|davon|[Ss]timmen?"
    r"|Stück|Mitglied(?:er)?n?|stimmt|stimmen|stimmten|haben|"
    r"Stadtverordnete[n]?|Ratsmitglieder[n]?|Gemeinderäten?|insgesamt|zu|auf|von|der|sich|Personen|X|x)(?![\w-]))*"
)
_ASIDE = re.compile(r"[\s:,;]*\([^()\n]{1,120}\)[\s:,;]*")  # „Ja: 12 (CDU, SPD), Nein: 3"
_AGAINST = re.compile(
    rf"(?P<yes>{_NUMBER})(?:[ ](?:Ja-?)?[Ss]timmen)?[ \n](?:gegen|zu(?=[ \n](?:\d{{1,3}}"
    rf"|\w+)[ \n][Ss]timmen))[ \n](?P<no>{_NUMBER})(?![ ]?(?:Uhr|%))(?:[ \n](?:Nein-?)?[Ss]timmen?)?"
    rf"(?:[, \n]+(?:und[ \n])?(?:bei[ \n])?(?P<abstain>{_NUMBER})[ \n](?:[Ss]timm-?)?[Ee]nthaltung(?:en)?)?"
)
_RATIO = re.compile(
    r"(?<![\w.,:/])(?P<yes>\d{1,3})[ ]?:[ ]?(?P<no>\d{1,3})(?:[ ]?:[ ]?(?P<abstain>\d{1,3}))?(?![\w%€]|[.,:/]\d|[ ]?Uhr)"
)
_SLASHED = re.compile(
    r"(?<![\w.,:/])(?P<yes>\d{1,3})[ ]?/[ ]?(?P<no>\d{1,3})[ ]?/[ ]?(?P<abstain>\d{1,3})(?![\w%€]|[.,:/]\d)"
)
_LETTERS = re.compile(
    r"(?<!\w)(?P<yes>\d{1,3})[ ]?J[ ]?/[ ]?(?P<no>\d{1,3})[ ]?N(?:[ ]?/[ ]?(?P<abstain>\d{1,3})[ ]?E)?(?!\w)"
)
_DASHED = re.compile(
    r"(?<=:)[ \t]*(?P<yes>\d{1,3})[ ]?[–-][ ]?(?P<no>\d{1,3})[ ]?[–-][ ]?(?P<abstain>\d{1,3})(?=[ \t]*(?:\n|$|\(d))"
)  # „Votum: 3 – 2 – 1"
_EACH = re.compile(
    r"(?:(?P<yes>\w+)[ ]Ja-?[ ]?Stimmen[ ])?bei[ ]je[ ](?P<no>\w+)[ ]Gegenstimmen?[ ]und[ ](?P<abstain>)Enthaltung(?:en)?"
)
_RATIO_CUE = re.compile(
    r"(?i)stimm|enth|ergebnis|beschluss|votum|angenommen|abgelehnt|beschlossen|mehrheit|verhältnis|geändert"
)
_ONLY_AGAINST = re.compile(
    rf"(?<![\w-])gegen[ \n](?:die[ \n][Ss]timmen?[ \n]von[ \n](?P<a>{_NUMBER})[ \n](?:\w+)?[Mm]itglied"
    rf"|(?P<b>{_NUMBER})[ \n](?:Nein-)?[Ss]timmen?)"
)
_ALL = re.compile(
    rf"[Ee]instimmig[,]?[ ][(]?(?P<all>\d{{1,3}})(?=[ ]Stimmen|[)]?[.]?[ ]*(?:\n|$|[)]))"
    rf"|[Aa]lle[ ](?P<every>{_NUMBER})[ ](?:Mitglieder[ ]|Anwesenden[ ])?(?:sind|waren|stimmen|stimmten)[ ](?:dafür|zu)"
    rf"|[Mm]it[ \n](?P<both>{_NUMBER})[ \n](?:Ja-)?[Ss]timmen[ \n]einstimmig"
    rf"|[Ee]instimmig[ \n]mit[ \n](?P<with>{_NUMBER})[ \n](?:Ja-)?[Ss]timmen|[Mm]it[ \n](?:allen"
    rf"|sämtlichen)[ \n](?:abgegebenen[ \n])?(?P<yes>{_NUMBER})[ \n](?:Ja-)?[Ss]timmen"
)
_ZEROS = {"kein", "keine", "keiner", "keinen", "ohne", "niemand"}
_LOOKALIKES = str.maketrans("lI|O", "1110")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The counts of one vote as stated, and where; ``mixed`` when labels and numbers stand in no order that tells."""

    start: int
    end: int
    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    biased: int | None = None
    mixed: bool = False
    by_order: bool = False  # „12 gegen 5": which is which is told by the order alone

    @property
    def stated(self) -> bool:
        """Whether there is any number of yes, no or abstention."""
        return not (self.yes is None and self.no is None and self.abstain is None)


def find_counts(text: str) -> list[Counts]:
    """All counts of a folded text in printed order, without overlaps."""
    if not _VOTER_CUE.search(text):
        return []
    found = [*_pairs_of_numbers(text)]
    taken = [(c.start, c.end) for c in found]
    for cluster in _clusters(text):
        counts = _counted(text, cluster)
        if counts is not None and not any(counts.start < end and start < counts.end for start, end in taken):
            found.append(counts)
    return sorted(found, key=lambda c: c.start)


_VOTER_CUE = re.compile(
    r"(?i)stimm|\bja\b|\bnein\b|enth|dafür|dagegen|\bfür\b|\bgegen\b|\d ?[:/–-] ?\d|\d ?J\b|\bpro\b"
)


def _pairs_of_numbers(text: str) -> Iterator[Counts]:
    """„14 gegen 3 Stimmen bei einer Enthaltung", „Ergebnis: 17 : 0", „mit allen 17 Stimmen"."""
    yield from (_of_match(match) for match in _within(text, _AGAINST, _AGAINST_CUE))
    for pattern in (_RATIO, _SLASHED):
        for match in pattern.finditer(text):
            line = text.rfind("\n", 0, match.start()) + 1
            beside = text[max(line - 40, match.start() - 60, 0) : match.start()]
            behind = text[match.end() : match.end() + 30].split("\n")[0]
            if _NUMBERED_PART.search(text, line, match.start()):
                continue  # „Ziffer 1: 2 Nein-Stimmen"
            if (
                text[line : match.start()].strip() == "" == behind.strip()
                or _RATIO_CUE.search(beside)
                or re.match(r"[ ]?(?:\w+[ ])?(?:Stimmen|angenommen|abgelehnt|beschlossen)", behind)
            ):
                yield _of_match(match)
    for match in _ALL.finditer(text):
        yield _of_match(match)
    for t in table_counts(text):
        yield Counts(start=t.start, end=t.end, yes=t.yes, no=t.no, abstain=t.abstain)
    for pattern in (_LETTERS, _DASHED):
        yield from map(_of_match, pattern.finditer(text))
    yield from (_of_match(match) for match in _within(text, _EACH, _EACH_CUE))
    for match in _ONLY_AGAINST.finditer(text):
        if not re.search(rf"(?:{_NUMBER})(?:[ ]\w+)?[ ]$", text[max(0, match.start() - 30) : match.start()]):
            yield Counts(start=match.start(), end=match.end(), no=_value(match["a"] or match["b"]))


_NUMBERED_PART = re.compile(
    r"\b(?:Ziff(?:er|\.)|Punkt|Nr\.|Nummer|TOP|Antrag|Absatz|Abs\.|Teil|Variante|Alternative|Los|Seite|Spiegelstrich)[ ]$"
)
_AGAINST_CUE = re.compile(r"[ \n](?:gegen|zu(?=[ \n]\w{1,60}[ \n][Ss]timmen))[ \n]")
_EACH_CUE = re.compile(r"bei[ ]je[ ]")
_LEAD, _TRAIL = 60, 200  # code points of a count before and behind such a word


def _within(text: str, pattern: re.Pattern[str], cue: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begins with any number or word, searched only around the fixed word inside it."""
    position = 0
    for hit in cue.finditer(text):
        if hit.start() >= position:
            match = pattern.search(text, max(position, hit.start() - _LEAD), hit.end() + _TRAIL)
            if match is not None and match.start() <= hit.start():
                position = match.end()
                yield match


def _of_match(match: re.Match[str]) -> Counts:
    said = match.groupdict()
    said["yes"] = said.get("yes") or said.get("both") or said.get("with") or said.get("all") or said.get("every")
    if said.get("abstain") == "":
        said["abstain"] = said["no"]  # „bei je einer Gegenstimme und Enthaltung"
    numbers = {voter: _value(said[voter] or "") if said.get(voter) else None for voter in ("yes", "no", "abstain")}
    return Counts(
        start=match.start(),
        end=match.end(),
        yes=numbers["yes"],
        no=numbers["no"],
        abstain=numbers["abstain"],
        by_order=numbers["no"] is not None and "Ja" not in match[0],
    )


def _clusters(text: str) -> Iterator[list[Token]]:
    """Runs of labels and numbers with nothing but signs and small words between them."""
    cluster: list[Token] = []
    for match in _tokens_near_voters(text):
        voter = next((v for v in VOTER_WORDS if match[v] is not None), None)
        number = _value(match[0]) if voter is None else None
        if voter is None and number is None:
            continue
        if cluster and not _close(text, cluster[-1].end, match.start()):
            yield cluster
            cluster = []
        cluster.append(Token(match.start(), match.end(), voter, number))
    if cluster:
        yield cluster


_VOTER_NEAR = re.compile(
    r"(?i)stimm|\bja\b|\bnein\b|enth|dafür|dagegen|\bfür (?:den|die|das) (?:beschl|antr|vor)|befangen|\bpro\b|[ck]ontra"
    r"|\b(?:für|gegen)[ ]?[:=\d]|zustimm|ablehn|neutral|beteiligt"
)
_VOTER_STEMS = (
    "stimm", "ja", "nein", "enth", "dafür", "dagegen", "für", "gegen", "befangen", "pro", "contra", "kontra", "ablehn",
    "neutral", "beteiligt",
)  # fmt: skip
"""Every match of ``_VOTER_NEAR`` holds one of these."""
_NEAR = 160  # code points around such a word in which its number stands


def _tokens_near_voters(text: str) -> Iterator[re.Match[str]]:
    """Labels and numbers near a word of voting; a long text is not searched for number words all through."""
    windows: list[list[int]] = []
    for cue in matches_near(text, _VOTER_NEAR, _VOTER_STEMS):
        start, end = max(0, cue.start() - _NEAR), cue.end() + _NEAR
        if windows and start <= windows[-1][1]:
            windows[-1][1] = end
        else:
            windows.append([start, end])
    for start, end in windows:
        yield from _TOKEN.finditer(text, start, end)


def _close(text: str, start: int, end: int) -> bool:
    if end - start > 140:
        return False
    gap = text[start:end]
    if gap.startswith(".") and text[start - 1].isdecimal() and re.match(r"\w+\?", text[end : end + 40]):
        return False  # „Anlage 16. Gegenstimmen? – Keine."
    if "\n\n\n" in gap or "\f" in gap:
        return False
    return _GAP.fullmatch(gap) is not None or _ASIDE.fullmatch(gap) is not None


def _counted(text: str, cluster: Sequence[Token]) -> Counts | None:
    """The counts of a cluster: pairs in the order that its first label tells; None where there is no pair."""
    tokens = trimmed(text, cluster)
    labels = [t for t in tokens if t.voter is not None]
    numbers = [t for t in tokens if t.voter is None]
    if not labels or not numbers:
        return None
    pairs = paired(tokens, labels, numbers)
    if pairs is None:
        pairs = paired_between_commas(text, tokens)
    if pairs is None:
        return Counts(start=tokens[0].start, end=tokens[-1].end, mixed=True) if len(labels) > 1 else None
    voters = [label.voter for label, _ in pairs]
    if len(set(voters)) < len(voters):
        return Counts(start=tokens[0].start, end=tokens[-1].end, mixed=True)
    if set(voters) == {"present"}:
        return None
    said = {label.voter: number.number for label, number in pairs}
    if all(not text[number.start : number.end].strip(" \t-–—./") for _, number in pairs):
        return None  # nothing but dashes
    return Counts(
        start=tokens[0].start,
        end=tokens[-1].end,
        yes=said.get("yes"),
        no=said.get("no"),
        abstain=said.get("abstain"),
        biased=said.get("biased"),
    )


def _value(printed: str) -> int | None:
    """The number; letters that OCR takes for digits count as these. None for what is no number."""
    if printed.casefold() in _ZEROS or not printed.strip(" \t-–—./"):
        return 0
    digits = printed.translate(_LOOKALIKES)
    if digits.isdecimal():
        return int(digits)
    return read_cardinal(printed.casefold())

"""Counts told by a notation of their own: „14 : 3", „(5/0/0)", „12 gegen 5", „mit allen 17 Stimmen", tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.entities.votes.count_clusters import clusters, counted
from extractors.entities.votes.count_tables import table_counts
from extractors.entities.votes.count_words import NUMBER, Counts, count_value

_AGAINST = re.compile(
    rf"(?P<yes>{NUMBER})(?:[ ](?:Ja-?)?[Ss]timmen)?[ \n](?:gegen|zu(?=[ \n](?:\d{{1,3}}"
    rf"|\w+)[ \n][Ss]timmen))[ \n](?P<no>{NUMBER})(?![ ]?(?:Uhr|%))(?:[ \n](?:Nein-?)?[Ss]timmen?)?"
    rf"(?:[, \n]+(?:und[ \n])?(?:bei[ \n])?(?P<abstain>{NUMBER})[ \n](?:[Ss]timm-?)?[Ee]nthaltung(?:en)?)?"
)
_RATIO = re.compile(
    r"(?<![\w.,:/])(?P<yes>\d{1,3})[ ]?:[ ]?(?P<no>\d{1,3})(?:[ ]?:[ ]?(?P<abstain>\d{1,3}))?(?![\w%€]|[.,:/]\d|[ ]?Uhr)"
)
_SLASHED = re.compile(
    r"(?<![\w.,:/])(?P<yes>\d{1,3})[ ]?/[ ]?(?P<no>\d{1,3})[ ]?/[ ]?(?P<abstain>\d{1,3})(?![\w%€]|[.,:/]\d)"
)
_AFTER_A_LABEL = re.compile(
    r"(?m)\b(?:Abstimmung|Abst\.|Ergebnis|Stimmen|Votum)[ ]?:?[ ](?P<yes>\d{1,3})[ ]?/[ ]?(?P<no>\d{1,3})(?![\d/])"
)  # „Abstimmung 14/3"
_ELECTED = re.compile(
    r"[Ff]ür[ ](?:Frau|Herrn)[ ][^,;\n]{2,40}?[ ](?P<yes>\d{1,3})[ ]Stimmen,?[ ](?:und[ ])?gegen[ ](?:sie"
    r"|ihn)[ ](?P<no>\d{1,3})(?!\d)"
)  # „Für Frau Ohm 30 Stimmen, gegen sie 14"
_IN_BRACKETS = re.compile(
    r"\((?P<yes>\d{1,3})[ ]?[/:][ ]?(?P<no>\d{1,3})(?:[ ]?[/:][ ]?(?P<abstain>\d{1,3}))?(?=\)|[,;][ ])"
)  # „stimmt zu (5/0/0, einstimmig)"
_IN_WORDS = re.compile(
    rf"(?:zugestimmt|abgelehnt|angenommen|beschlossen|genehmigt)[,:]?[ ](?:mit[ ])?(?P<yes>{NUMBER})[ ](?:zu"
    rf"|gegen)[ ](?P<no>{NUMBER})"
    r"(?=[ ]*[–.)-]|[ ]*(?:\n|$))"
)  # „abgelehnt, drei zu zehn"
_FOR_IT = re.compile(
    rf"(?<![\w-])[Mm]it[ \n](?P<yes>{NUMBER})[ \n](?:Ja-?)?[Ss]timmen(?=[ \n,]+(?:und[ \n])?(?:bei|ohne)[ \n])"
)  # „mit vier Stimmen bei einer Enthaltung"
_LETTERS = re.compile(
    r"(?<!\w)(?P<yes>\d{1,3})[ ]?J[ ]?/[ ]?(?P<no>\d{1,3})[ ]?N(?:[ ]?/[ ]?(?P<abstain>\d{1,3})[ ]?E)?(?!\w)"
)
_DASHED = re.compile(
    r"(?:(?<=:)|(?<=^Votum))[ \t]*(?P<yes>\d{1,3})[ ]?[–-][ ]?(?P<no>\d{1,3})[ ]?[–-][ ]?(?P<abstain>\d{1,3})(?=[ \t]*(?:\n|$"
    r"|\(d))"
)  # „Votum: 3 – 2 – 1"
_EACH = re.compile(
    r"(?:(?P<yes>\w+)[ ]Ja-?[ ]?Stimmen[ ])?bei[ ]je[ ](?P<no>\w+)[ ]Gegenstimmen?[ ]und[ ](?P<abstain>)Enthaltung(?:en)?"
)
_RATIO_CUE = re.compile(
    r"(?i)stimm|\babst\b|enth|ergebnis|beschlu(?:ss|ß)|votum|angenommen|abgelehnt|beschlossen|mehrheit|verhältnis|geändert"
)
_ONLY_AGAINST = re.compile(
    rf"(?<![\w-])gegen[ \n](?:die[ \n][Ss]timmen?[ \n]von[ \n](?P<a>{NUMBER})[ \n](?:\w+)?[Mm]itglied"
    rf"|(?P<b>{NUMBER})[ \n](?:Nein-)?[Ss]timmen?)"
)
_ALL = re.compile(
    rf"[Ee]instimmig[,]?[ ][(]?(?P<all>\d{{1,3}})(?=[ ]Stimmen(?![ ]da)|[)]?[.]?[ ]*(?:\n|$|[)]))"
    rf"|[Aa]lle[ ](?P<every>{NUMBER})[ ](?:Mitglieder[ ]|Anwesenden[ ])?(?:sind|waren|stimmen|stimmten)[ ](?:dafür|zu)"
    rf"|[Mm]it[ \n](?P<both>{NUMBER})[ \n](?:Ja-)?[Ss]timmen[ \n]einstimmig"
    rf"|[Ee]instimmig[ \n]mit[ \n](?P<with>{NUMBER})[ \n](?:Ja-)?[Ss]timmen|[Mm]it[ \n](?:allen"
    rf"|sämtlichen)[ \n](?:abgegebenen[ \n])?(?P<yes>{NUMBER})[ \n](?:Ja-)?[Ss]timmen"
)


def counts_by_notation(text: str) -> Iterator[Counts]:
    """„14 gegen 3 Stimmen bei einer Enthaltung", „Ergebnis: 17 : 0", „mit allen 17 Stimmen"."""
    yield from (_of_match(match) for match in _within(text, _AGAINST, _AGAINST_CUE))
    for pattern in (_RATIO, _SLASHED):
        for match in pattern.finditer(text):
            line = text.rfind("\n", 0, match.start()) + 1
            beside = text[max(line - 40, match.start() - 60, 0) : match.start()]
            behind = text[match.end() : match.end() + 30].split("\n")[0]
            if _NUMBERED_PART.search(text, max(line, match.start() - _PART_CHARS), match.start()):
                continue  # „Ziffer 1: 2 Nein-Stimmen"
            if (
                text[line : match.start()].strip() == "" == behind.strip()
                or beside.casefold().endswith("mit ")
                or _RATIO_CUE.search(beside)
                or re.match(r"[ ]?(?:\w+[ ])?(?:Stimmen|angenommen|abgelehnt|beschlossen)", behind)
            ):
                yield _of_match(match)
    for pattern in (_ALL, _AFTER_A_LABEL, _ELECTED, _IN_BRACKETS, _IN_WORDS):
        yield from map(_of_match, pattern.finditer(text))
    for match in _FOR_IT.finditer(text):
        yield from _with_what_follows(text, match)
    for t in table_counts(text):
        yield Counts(start=t.start, end=t.end, yes=t.yes, no=t.no, abstain=t.abstain)
    for pattern in (_LETTERS, _DASHED):
        yield from map(_of_match, pattern.finditer(text))
    yield from (_of_match(match) for match in _within(text, _EACH, _EACH_CUE))
    for match in _ONLY_AGAINST.finditer(text):
        if not re.search(rf"(?:{NUMBER})(?:[ ]\w+-?)?[ ]$", text[max(0, match.start() - 30) : match.start()]):
            yield Counts(start=match.start(), end=match.end(), no=count_value(match["a"] or match["b"]))


def _with_what_follows(text: str, match: re.Match[str]) -> Iterator[Counts]:
    """„Mit vier Stimmen" and the labelled counts of the same sentence."""
    behind = text[match.end() : match.end() + _TRAIL].split(". ")[0]
    whole = Counts(start=match.start(), end=match.end(), yes=count_value(match["yes"]))
    for cluster in clusters(behind):
        more = counted(behind, cluster)
        if more is not None and not more.mixed and more.yes is None:
            whole = replace(
                whole,
                end=match.end() + more.end,
                no=more.no if whole.no is None else whole.no,
                abstain=more.abstain if whole.abstain is None else whole.abstain,
            )
    yield whole


_PART_CHARS = 20  # code points of such a word before its number
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
    numbers = {voter: count_value(said[voter] or "") if said.get(voter) else None for voter in ("yes", "no", "abstain")}
    return Counts(
        start=match.end() - len(match[0].lstrip()),
        end=match.end(),
        yes=numbers["yes"],
        no=numbers["no"],
        abstain=numbers["abstain"],
        by_order=numbers["no"] is not None and "Ja" not in match[0],
    )

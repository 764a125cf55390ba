"""Numbers of papers: „2017/0527" after „Vorlage:", „12/345" after „Drucksache", „DS 63/2013", numbers apart from their label.

The span is the number without its label; an acronym that belongs to the number („DS") is part of it. Numbers of
motions, files and development plans are not references.
"""

from __future__ import annotations

import re

from curated.records import Entity
from extractors.entities.labelled_fields import Block
from extractors.entities.mention import mention, one_line, search_near

_NUMBER = r"(?:[A-ZÄÖÜ]{1,5}[-/])*[A-Z]{0,4}\d[\dA-Za-z]*(?:(?:[-/.]|[ ]?/[ ]?)[\dA-Za-z]+)*"
_SUFFIX = r"(?P<suffix>[ ]?[-–][ ]?\d+\.[ ](?:Ergänzung|Änderung|Nachtrag|Fassung|Version))?"
_LABEL = (
    r"(?:\b(?:[Ii]n[ ])?(?:\w{0,20}[Vv]orlagen?|\w{0,10}[Dd]rucksachen?|Drs|DRS|Drucks|Vorl|VORLAGE|DRUCKSACHE)\.?"
    r"(?:[ ]?-?[ ]?(?:[Nn]r\.?|[Nn]ummer|NR\.?))?[ ]?(?::[ \n]?|[ \n]))"
)
_LABELLED = re.compile(rf"{_LABEL}(?P<n>{_NUMBER}){_SUFFIX}(?![\w/-]|\.\d)")
# Labels after which a bare number is that of a paper: „Vorlage Nr. 5", „Drucksachennummer: 5", „Drs. 5", „Vorl. 5".
# A colon behind stop and blank („Nr. : 5") is not among them.
_SAYS_NUMBER = re.compile(
    r"(?i)(?:(?:nr|nummer)\.?[ ]?(?::|(?<!\.[ ]):[ \n]|[ \n])|(?:drs|vorl)(?:\.[: \n]|[ ]?[: \n]|:[ \n]))\Z"
)
_LABEL_CUE = re.compile(r"orlage|rucksache|D[Rr][Ss]|Drucks|Vorl|VORLAGE|DRUCKSACHE")
_REACH = 60  # code points before and after a cue that one number reaches
_MORE = re.compile(r"(?:,[ \n]|[ \n](?:und|sowie|bis)[ \n])(?P<n>\d+/\d{2,4}(?:[/-]\w+)?)(?![\w/.-]\w)")
_ACRONYM = re.compile(
    rf"(?<![\w/-])(?P<n>(?:(?:DHH|ANT)/\d{{4}}|(?:DS|BV|SV|VO|MV|IV|AF|AN|AT"
    rf"|STV)[ /-]?\d{{1,5}})(?:[/-]\d{{1,4}}){{1,3}}){_SUFFIX}(?![\w/])"
)
_ACRONYM_CUE = re.compile(r"(?:[DBS]S|[BSMIT]V|VO|HH|A[FNT]|NT)[ /-]?\d")
_MOTION = re.compile(r"\b(?:zu|zum)[ ](?:Antrag|Anfrage|Änderungsantrag)[ ]?\n+(?P<n>[A-Z]{2,5}/\d{4}/\d+)")
_MOTION_CUE = re.compile(r"ntrag[ ]?\n|nfrage[ ]?\n")


def find_references(text: str, block: Block) -> list[Entity]:
    """All references of a folded text; ``block`` brings those that stand apart from their label."""
    spans: dict[int, tuple[int, str]] = {}
    for pattern, cue in ((_ACRONYM, _ACRONYM_CUE), (_MOTION, _MOTION_CUE), (_LABELLED, _LABEL_CUE)):
        for match in search_near(text, cue, pattern, _REACH):
            label = text[match.start() : match.start("n")]
            if not _plausible(match["n"], labelled_by_number=_SAYS_NUMBER.search(label) is not None):
                continue
            end = match.end("suffix") if "suffix" in match.groupdict() and match["suffix"] else match.end("n")
            spans.setdefault(match.start("n"), (end, text[match.start("n") : end]))
            while (more := _MORE.match(text, end)) is not None and "/" in match["n"]:
                end = more.end("n")
                spans.setdefault(more.start("n"), (end, more["n"]))
    head = block.spans.get("reference")
    if head is not None and not any(start <= head[0] < end for start, (end, _) in spans.items()):
        spans[head[0]] = (head[1], text[head[0] : head[1]])
    return [
        mention("reference", text, start, end, reference_value(name)) for start, (end, name) in sorted(spans.items())
    ]


def reference_value(printed: str) -> str:
    """A reference as printed, inner blanks single, without the dash before „2. Ergänzung"."""
    return re.sub(r"\s?[-–]\s?(?=\d+\. )", " ", one_line(printed))


def _plausible(number: str, *, labelled_by_number: bool) -> bool:
    """A bare small number is a reference only after a label that says number; a day is never one."""
    if re.fullmatch(r"\d{1,2}\.\d{1,2}(?:\.\d{2,4})?\.?", number):
        return False
    return labelled_by_number or bool(re.search(r"\d[/-]\d|[A-Z]\d|/\d", number))

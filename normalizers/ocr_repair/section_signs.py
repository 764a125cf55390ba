"""The section sign where OCR has no § in its alphabet and reads 8, $, 5, S, & or 3 in its place ("8 7 Abs. 2", "$ 26 GemHVO").

Only what can be nothing else is repaired: the wrong sign in front of a section number, with what leads to a section before it
("gemäß", "Vorschriften des") or what only follows one behind it ("Abs. 2", "GemO", "erhält folgende Fassung"). A number that
holds the sign glued to it ("gemäß 810") is taken apart only in a text without any §, because with one "§ 86, 87" may be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers import rule_confidence
from normalizers.ocr_repair.edits import ocr_edit
from normalizers.text_trail import Edit

_ENDING = r"(?:G|GB|GO|O|VO|KV|HVO|gesetz(?:es|buch(?:es|s)?)?|ordnung|satzung|verfassung)"
_LAW = rf"(?:[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]*{_ENDING}|VgV|SGB|VOB|UVgO)(?:[_ -][A-Z]{{2,3}})?(?![A-Za-zäöüß])"
_PART = r"(?:Abs\.|Absatz|Absätze|Satz|Sätze|Nr\.|Nummer|Ziff\.|Ziffer|Buchst\.|Buchstabe|S\.)[ \n]?\d"  # of a section
_CHANGED = r"(?:erhält|erhalten|lautet|lauten|wird|werden|entfällt|bleibt|gilt|findet)\b"
_BEHIND = rf"(?:[ ]{_PART}|[ ]\(\d{{1,2}}\)|[ ](?:ff?\.[ ])?(?:der|des)[ ]{_LAW}|[ ](?:ff?\.[ ])?{_LAW}|[ ]{_CHANGED})"
_LEAD = (
    r"(?:[Gg]emäß|[Gg]em\.|[Nn]ach|[Ll]aut|[Ii]\.[ ]?[SV]\.[ ]?[dm]\.|[Ii]m[ ]Sinne[ ](?:des|von)"
    r"|[Aa]uf[ ]?[Gg]rund(?:lage)?(?:[ ]des|[ ]von)?|[Vv]orschriften[ ]des|[Ee]ntsprechend|[Aa]us)"
)
_LED = r"(?:(?<=emäß[ ])|(?<=em\.[ ])|(?<=ach[ ])|(?<=des[ ])|(?<=ntsprechend[ ])|(?<=\.[dm]\.[ ]))"
_NUMBER = r"\d{1,3}[a-z]?"
# What stands before a sign of one letter, of two: not another number or sign, else this is the next item of a list. The rules
# begin with the sign and look back from behind it, because a regular expression finds a letter it begins with much faster.
_NOT_BEHIND = r"(?<![\w§.,/$&-].)(?<![\d§][ ].)(?<!US-.)"
_NOT_BEHIND_TWO = r"(?<![\w§.,/$&-]..)(?<![\d§][ ]..)(?<!US-..)"
_DOUBLED = r"[8&$S](?:(?<=8)[85$]|(?<=&)&|(?<=\$)\$|(?<=S)S|§)"
_SIGN = "8$5S&3"
_LIST = rf"(?:,[ ]?{_NUMBER})*(?:[ ](?:und|bis|u\.|sowie)[ ]{_NUMBER})?"
_MANY = rf"[ ]{_NUMBER}(?:,[ ]?{_NUMBER})*[ ](?:und|bis)[ ]{_NUMBER}[ ](?:der|des)\b"
_RULES = (
    ("§", rf"[8$5S&]{_NOT_BEHIND}(?:(?=[ ]{_NUMBER}{_BEHIND})|(?<=\$)(?={_NUMBER}{_BEHIND}))"),
    ("§", rf"(?P<gap>[ ])(?=[{_SIGN}][ ]\d){_LED}[{_SIGN}](?=[ ]{_NUMBER}[ ](?:der|des|bis|und)\b)"),
    ("§", rf"^(?P<item>\d{{1,2}}[.,])(?P<blank>[ ]?)[85](?=[ ]{_NUMBER}[ ](?:{_PART}|{_CHANGED}))"),
    ("§", rf"\${_NOT_BEHIND}(?=[ ]{_NUMBER}[ ](?:\(|[A-ZÄÖÜ](?!io\.|rd\.|illi|S[ -])))"),
    ("§§", rf"{_DOUBLED}{_NOT_BEHIND_TWO}(?=[ ]{_NUMBER}{_LIST}{_BEHIND}|{_MANY})"),
)
_PATTERNS = tuple((sign, re.compile(pattern, re.MULTILINE)) for sign, pattern in _RULES)
_GLUED = re.compile(
    rf"(?:\b{_LEAD}[ ](?=\S+[ ](?:{_PART}|{_LAW}))|\b[Gg]em(?:äß|\.)[ ](?=\w+(?:[,.;:)]|$)))"
    r"(?P<sign>[8$])(?P<number>[1-9]\d?[a-z]?)(?!\w)"
    rf"|^(?P<item>\d{{1,2}}[.,][ ])(?P<sign2>8)(?P<number2>[1-9]\d?[a-z]?)(?=[ ](?:{_PART}|{_CHANGED}))",
    re.MULTILINE,
)
_HEADING = re.compile(r"^[8$S5](?=[ ](?P<number>\d{1,3})(?:[ ][A-ZÄÖÜ]|[ ]*$))", re.MULTILINE)


def section_sign_edits(text: str) -> Iterator[Edit]:
    """The edits that restore § and §§, in text order; where two rules meet at one place the first one counts."""
    found: dict[int, Edit] = {}
    for edit in (*_before_sections(text), *_glued(text), *_headings(text)):
        found.setdefault(edit.start, edit)
    last = 0
    for edit in sorted(found.values(), key=lambda e: e.start):
        if edit.start >= last:
            yield edit
            last = edit.end


def _before_sections(text: str) -> Iterator[Edit]:
    """Wrong signs in front of what only a section is followed by."""
    for sign, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            ahead = next((name for name in ("blank", "gap") if name in groups), None)
            start = match.end(ahead) if ahead else match.start()
            after = f" {sign}" if groups.get("blank") == "" else sign
            evidence = "followed by a section and its law"
            yield _edit(text, (start, match.end()), after, rule_confidence.GRAMMAR, evidence)


def _glued(text: str) -> Iterator[Edit]:
    """Numbers that hold the sign, in a text without any §."""
    for match in _GLUED.finditer(text) if "§" not in text else ():
        start, end = match.span("sign" if match["sign"] else "sign2")
        evidence = "led to a section; the text has no §"
        yield _edit(text, (start, end), "§ ", rule_confidence.DOCUMENT_HABIT, evidence)


def _headings(text: str) -> Iterator[Edit]:
    """Headings of a statute: lines that begin with the sign and consecutive numbers."""
    lines = list(_HEADING.finditer(text))
    numbers = {int(match["number"]) for match in lines}
    for match in lines:
        number = int(match["number"])
        if number + 1 in numbers or number - 1 in numbers:
            evidence = "heads of consecutive sections"
            yield _edit(text, match.span(), "§", rule_confidence.DOCUMENT_HABIT, evidence)


def _edit(text: str, span: tuple[int, int], after: str, confidence: float, evidence: str) -> Edit:
    start, end = span
    rule = f"{text[start:end]}→{after.strip()}"
    return ocr_edit(start, end, after, rule=rule, confidence=confidence, evidence=evidence)

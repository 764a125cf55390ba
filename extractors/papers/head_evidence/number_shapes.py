"""What the number of a paper looks like, in any municipality: „20-26 / V 01234", „VO/26/123", „OF 47/12", „0012-2025/DaDi".

A number is a chain of parts (digits, short capitals, acronyms) joined by slash, hyphen, point or a single blank between
capitals and digits. It is read to its end or not at all: half a number would be shared by a whole term of office.
"""

from __future__ import annotations

import re

_ACRONYM = r"[A-ZÄÖÜ]{1,7}(?:\([A-ZÄÖÜ]{1,3}\))?|[A-ZÄÖÜ][a-zäöü]{0,3}[A-ZÄÖÜ]+[a-zäöü]{0,4}[A-Z]?"
_ROMAN = r"[IVX]{1,5}"
_DIGITS = r"\d{1,8}[A-Za-z]{0,3}\d{0,6}"
_MIXED = r"[A-ZÄÖÜ]{1,5}\d{1,8}[A-Za-z]{0,2}"
_BRACKETED = r"[A-ZÄÖÜ]{1,4}\([A-ZÄÖÜ]{1,3}\)\d{0,6}"
_PART = rf"(?:{_BRACKETED}|{_MIXED}|{_DIGITS}|{_ACRONYM}|{_ROMAN})(?![a-zäöüßA-ZÄÖÜ\d])"
_WORD_PART = r"(?:Drs|Ds|Vorl|Bgm|Stv|Stvv|Mag|Kt|Gr|Sr|Vl|Vo|Bv|Nr)(?![a-zäöüß])"
_JOIN = (
    r"(?:[ ]?/[ ]?|-|–(?=\w)|[.](?=\w)|_|[ ](?:-|–)[ ](?=\d+(?:[-/]|\b)(?![.\d]))|[ ](?=\d)|(?<=\d)[ ]"
    r"(?=[A-ZÄÖÜ]{1,4}[ ]?[/\d-]))"
)
_SUFFIX = r"(?:[ ]?[-–]?[ ]?(?:\(?\d{1,2}\.[ ](?:Ergänzung|Änderung|Nachtrag|Fassung|Version|Neufassung|Ergänzungsvorlage)\)?))?"
REFERENCE = re.compile(
    rf"(?P<number>(?:{_WORD_PART}|{_PART})(?:{_JOIN}(?:{_PART}|[a-z](?![\w])))*)(?P<suffix>{_SUFFIX})"
)
_LEADING = re.compile(r"(?:Nr\.?|Nummer|No\.?|N°)[ ]?:?[ ]*|[-–:#][ ]*")
_DAY = re.compile(r"\d{1,2}\.[ ]?\d{1,2}\.(?:[ ]?\d{2,4})?|\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}")
_PHONE = re.compile(r"(?!\d+[ ]?/[ ]?(?:19|20)\d\d\b)0\d{2,5}(?:[ /-]{1,3}\d{5,}|[ ]?/[ ]?\d+[ -]\d+)(?:[ -]\d+)*")
_STRONG = re.compile(
    r"\d{2,4}[-/]\d{2,}|[A-ZÄÖÜ]{1,7}[-/ ]\d+[-/]\d|\d[-/][A-ZÄÖÜ]|[A-ZÄÖÜ]{1,7}[-/]\d{2}|[IVX]+/\d{3}"
    r"|\d{3,}/[IVX]|[A-Z]+\d{3,}/\d\d"
)
_CUT = re.compile(r"[ ]/[ ][A-ZÄÖÜ]$|[-/]$")  # „20-26 / V": the running number stands on the next line
_OF_OTHERS = re.compile(
    r"TOPS?(?![A-Z])|(?:TO|KW|DIN|ISO|TEL|FAX|PLZ|EUR|IBAN|HRB|ABS|ART)[ ]|[ÖN][ ]\d{1,3}(?:\.\d{1,3})*(?![\d/-])"
)
"""What a number is of that stands behind such a word: an agenda item, a week, a standard, a telephone; never a paper."""
_COUNTS = re.compile(r"\.[ \t]*[A-ZÄÖÜ]")  # „1. Tagesordnung"
_LONGEST = 40


def number_at(text: str, position: int = 0) -> tuple[int, int] | None:
    """Where the number that begins at ``position`` (behind a „Nr." or a dash) starts and ends; None when none does.

    The suffix „1. Ergänzung" belongs to it. A day, a telephone number and a bare word are none.
    """
    leading = _LEADING.match(text, position)
    start = leading.end() if leading else position
    match = REFERENCE.match(text, start)
    if match is None:
        return None
    number = match["number"]
    end = match.end()
    if not re.search(r"\d", number) or len(number) > _LONGEST or _DAY.fullmatch(number) or _PHONE.fullmatch(number):
        return None
    if _OF_OTHERS.match(number) or (number.isdigit() and _COUNTS.match(text, end)):
        return None
    if _CUT.search(number) and text[end : end + 1] in {"", "\n", "\t"}:
        return None
    if re.match(r"[ ]?(?:Uhr|€|EUR|Euro|%|v\.H\.)", text[end : end + 6]) or re.match(
        r"[\w(]|[-/]\w|[.,:]\d", text[end : end + 2]
    ):
        return None
    return start, end


def is_distinct(number: str) -> bool:
    """Whether a number says by its shape alone that it names a paper: letters with digits, a year with a running number."""
    return _STRONG.search(number) is not None and not _DAY.fullmatch(number)


def shape_of(number: str) -> str:
    """The shape of a number, by which papers of one source are alike: digits as 9, runs of any length as 9+, letters as they are.

    „VO/26/123" → „VO/99/9+": years and terms have two or four digits and stay so, running numbers vary.
    """
    bare = re.sub(r"[ ]?[-–]?[ ]?\(?\d{1,2}\.[ ]\w+\)?$", "", number)
    runs = list(re.finditer(r"\d+", bare))
    shaped, last = [], 0
    for run in runs:
        shaped.append(bare[last : run.start()])
        shaped.append("9" * len(run[0]) if len(run[0]) in {2, 4} and len(runs) > 1 and run is not runs[-1] else "9+")
        last = run.end()
    return "".join([*shaped, bare[last:]])

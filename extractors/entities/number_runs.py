"""Numbers in running text, taken whole or not at all: from a place beside a currency as far as digits and separators reach.

No window cuts a number. What blanks and line ends part is put together only where the grammar of numerals
(``normalizers.numerals``) explains the whole and nothing else could be meant; what remains unexplained has no value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extractors.entities.line_folding import NARROW, WIDE
from normalizers.numerals import APOSTROPHES, BLANKS, DASHES, read_numeral

_REMAINDER = re.compile(r"\d{1,2}(?:,\d{1,2})?|0\d*")  # what may be the rest of a number that a blank cut
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": None, "⅔": None}
_TYPED_FRACTION = re.compile(r"(?<![\w.,/])(?:(?P<whole>\d{1,3})[ ])?(?P<over>[1-9])/(?P<under>[2-9])$")
_PARTS = {("1", "2"): Decimal("0.5"), ("1", "4"): Decimal("0.25"), ("3", "4"): Decimal("0.75")}
_LARGE_SCALE = re.compile(r"[ ]?(?:Mio|Mill|Mrd)")
_SEPARATORS = ".,'’‘´`′"
_RUN = frozenset("0123456789 \n\f" + NARROW + _SEPARATORS)
_SLASHES = frozenset("/⁄∕")
_DIGITS = frozenset("0123456789")
_PIECE = re.compile(rf"[0-9{_SEPARATORS}]+")
# „2 . 1 4 0 , 0 0": a line set with a blank between all letters.
_LETTER_SPACED = re.compile(r"(?<![\w.,])\d(?:[ ][\d.,]){3,}$")
_LETTER_SPACED_REACH = 60  # code points that such a number may take
_NIL_CENTS = re.compile(rf"[.,][ ]?[{DASHES}]{{1,2}}$")
_NIL_CENTS_AFTER = re.compile(rf"[.,][{DASHES}]{{1,2}}(?![{DASHES}\w])")
_LONGEST = 40  # code points; ten groups of three digits are no amount, and longer rows are columns
_FOOTNOTE = "¹²³⁴⁵⁶⁷⁸⁹⁰*"

# After these a number counts something of its own, so that „Pos. 3 450 €" is no 3,450: labels of lists and forms.
_LABEL = re.compile(
    r"(?:\b(?:Nr|Nrn|Nummer|Pos|Position|TOP|Punkt|Ziffer|Ziff|Kapitel|Kap|Seite|S|Abschnitt|Absatz|Abs|Satz|Anlage|Los|Titel|Konto"
    r"|Produkt|Zeile|Spalte|Tabelle|Tab|Gruppe|Klasse|Stufe|Zone|Kategorie|Buchst|Artikel|Art)\.?|§)[ \n]?$"
)
# After these a number with a full stop is a day or a place in an order: „am 3. 500 € …".
_ORDINAL = re.compile(
    r"(?i)\b(?:am|vom|zum|den|dem|der|die|das|des|bis|ab|seit|im|jeder|jede|jedes|jedem|nr|pos|top|punkt|ziffer|und"
    r"|oder)[.]?[ \n]$"
)
_LINE_START = re.compile(r"(?:^|[\n\f\t])[ ]?$")
_DATE = re.compile(r"\d{1,2}\.[ ]?\d{1,2}\.(?:[ ]?\d{2,4})?$|(?:19|20)\d\d-\d\d-\d\d$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A number at ``text[start:end]``: its value, None where digits or separators beside it are not understood.

    ``digits``: a bare row of digits, which may be a year or count something. ``exact``: it has decimals or groups of three.
    """

    start: int
    end: int
    value: Decimal | None
    digits: bool = False
    exact: bool = False


def run_before(text: str, end: int) -> Run | None:
    """The number that ends at ``end``, or None where none does."""
    if end <= 0:
        return None
    spaced = (
        _LETTER_SPACED.search(text, max(0, end - _LETTER_SPACED_REACH), end) if text[end - 2 : end - 1] == " " else None
    )
    if spaced is not None:
        printed = spaced[0].replace(" ", "")
        told = read_numeral(printed, decimal_point=False) if re.search(r"[.,]", printed) else None
        return Run(start=spaced.start(), end=end, value=told, exact=True)
    fraction = _fraction_before(text, end)
    if fraction is not None:
        return fraction
    tail = _NIL_CENTS.search(text, max(0, end - 4), end)
    stop = end if tail is None else tail.start()
    while stop > 0 and text[stop - 1] in _FOOTNOTE:
        stop -= 1
    if stop <= 0 or text[stop - 1] not in _DIGITS:
        return None
    start = stop
    while start > 0 and text[start - 1] in _RUN:
        start -= 1
    if text[start] in ".·" and text[start - 1 : start] in _SLASHES and text[start - 2 : start - 1] in {".", "·"}:
        start += 1  # the end of the merchant's minus „./."
    pieces = [(start + m.start(), start + m.end()) for m in _PIECE.finditer(text[start:stop])]
    return _joined_leftwards(text, pieces, end if tail is not None else stop)


def run_after(text: str, start: int) -> Run | None:
    """The number that begins at ``start``, or None where none does."""
    if start >= len(text) or text[start] not in _DIGITS:
        return None
    stop = start
    while stop < len(text) and text[stop] in _RUN:
        stop += 1
    pieces = [(start + m.start(), start + m.end()) for m in _PIECE.finditer(text[start:stop])]
    return _joined_rightwards(text, pieces)


def _fraction_before(text: str, end: int) -> Run | None:
    """„2 ½", „½": a whole number and a sign of a part."""
    part = _FRACTIONS.get(text[end - 1])
    if part is None:
        return _typed_fraction(text, end)
    whole = run_before(text, end - 1 - (text[end - 2 : end - 1] == " "))
    if whole is None:
        return Run(start=end - 1, end=end, value=part)
    value = None if whole.value is None or whole.exact else whole.value + part
    return Run(start=whole.start, end=end, value=value)


def _typed_fraction(text: str, end: int) -> Run | None:
    """„1/2 Mio.", „2 1/2 Mio.": only before a scale, for 1/2 alone is a number of a page or a house."""
    match = _TYPED_FRACTION.search(text, max(0, end - 8), end)
    if match is None or not _LARGE_SCALE.match(text, end) or int(match["over"]) >= int(match["under"]):
        return None
    part = _PARTS.get((match["over"], match["under"]))
    value = None if part is None else Decimal(match["whole"] or 0) + part
    return Run(start=match.start(), end=end, value=value)


def _joined_leftwards(text: str, pieces: list[tuple[int, int]], end: int) -> Run:
    """The last piece, and those before it as far as they belong to it."""
    index = len(pieces) - 1
    start = pieces[index][0]
    doubtful = False
    while index > 0 and end - start <= _LONGEST:
        left, gap = pieces[index - 1], text[pieces[index - 1][1] : start]
        verdict = _belongs(text, left, gap, text[start:end])
        if verdict is None:
            doubtful = True
        if verdict is False:
            break
        index -= 1
        start = left[0]
    if index > 0 and _REMAINDER.fullmatch(text, start, end) and _is_torn_number(text, pieces[index - 1], start):
        doubtful = True
    start, explained = _left_border(text, start)
    return _run(text, start, end, doubtful=doubtful or not explained)


def _is_torn_number(text: str, left: tuple[int, int], start: int) -> bool:
    """Whether a piece with separators, but no day, ends one blank before ``start``: „412.00 0" is a number in two pieces."""
    piece = text[left[0] : left[1]]
    return start - left[1] == 1 and re.search(r"\d[.,]\d", piece) is not None and not _DATE.search(piece)


def _belongs(text: str, left: tuple[int, int], gap: str, right: str) -> bool | None:
    """Whether the piece ``left`` is the beginning of the number ``right``; None where it could be either."""
    piece = text[left[0] : left[1]]
    head = piece.rstrip(_SEPARATORS)
    single = gap in {" ", "\n", "\f", NARROW}
    if piece[-1] in _SEPARATORS or right[0] in _SEPARATORS:
        return _torn(text, left, piece, right) if single and head else (None if right[0] in _SEPARATORS else False)
    if not single or gap in "\n\f" or not re.match(r"\d{3}(?!\d)", right) or not re.fullmatch(r"\d{1,3}", piece):
        return False
    if re.match(r"\d{3}[.'’]\d", right):
        return False
    if gap == NARROW or len(piece) == 3 or re.match(rf"\d{{3}}[ {NARROW}]\d{{3}}", right):
        return True
    before = text[max(0, left[0] - 16) : left[0]]
    if _LABEL.search(before) or (re.search(r"\d[ ]$", before) and not re.search(r"(?:19|20)\d\d[ ]$", before)):
        return None
    return True


def _torn(text: str, left: tuple[int, int], piece: str, right: str) -> bool | None:
    """Whether a blank or line end stands inside a number, beside its separator: „154 .472,86", „295. 000"."""
    whole = re.sub(r"\s", "", piece + right)
    if read_numeral(whole, decimal_point=False) is None or _DATE.search(piece):
        return None if right[0] in _SEPARATORS else False
    if right[0] in _SEPARATORS:
        return True
    if piece[-1] != ".":
        # „12, 50 €" may be a list or a number
        return None if re.fullmatch(r"\d{2}", right) else False
    if re.match(r"000(?!\d)", right) or re.search(r"\d\.\d", piece) or re.match(r"\d{3}\.", right):
        return True
    before = text[max(0, left[0] - 16) : left[0]]
    if (len(piece) <= 3 and _LINE_START.search(before)) or _ORDINAL.search(before):
        return False
    return None if "\n" in text[left[1] : left[1] + 2] else True


def _left_border(text: str, start: int) -> tuple[int, bool]:
    """Where the number begins without the marks that open it, and whether what stands before it is understood."""
    while start > 0 and text[start] in _SEPARATORS:
        if text[start] in "'’‘´`′" or text[start - 1].isalpha():
            start += 1  # an opening quote, or the full stop of „ca."
            continue
        return start, False
    before = text[start - 1 : start]
    if before == WIDE:
        return start, False
    if not before or before.isspace() or before in '([{„“”"»«‚‘|=:;<>~≈±•·_€$£+…':
        return start, not (before == ":" and text[start - 2 : start - 1].isdigit())
    if before in DASHES or before in "×xX*":
        return start, before in DASHES or not text[start - 2 : start - 1].isalpha()
    if before in ".,·":
        return start, text[start - 2 : start - 1].isalpha() or text[start - 2 : start - 1] in _SLASHES
    return start, (before in "/⁄∕" and text[start - 2 : start - 1] == ".") or before in APOSTROPHES


def _joined_rightwards(text: str, pieces: list[tuple[int, int]]) -> Run:
    """The first piece, and those behind it as far as they belong to it."""
    start, end = pieces[0]
    doubtful = False
    for following in pieces[1:]:
        left, gap = (start, end), text[end : following[0]]
        right = text[following[0] : following[1]].rstrip(_SEPARATORS)
        verdict = _belongs_behind(text, left, gap, right, following[1])
        if verdict is False or end - start > _LONGEST:
            break
        doubtful = doubtful or verdict is None
        end = following[1]
    tail = _NIL_CENTS_AFTER.match(text, max(start, end - 1)) or _NIL_CENTS_AFTER.match(text, end)
    if tail is not None:
        end = tail.end()
    else:
        while text[end - 1] in _SEPARATORS:
            end -= 1  # the full stop of the sentence
    after = text[end : end + 1]
    explained = not (after.isalnum() or after in "%‰°²³_") or after in _FOOTNOTE
    return _run(text, start, end, doubtful=doubtful or not explained)


def _belongs_behind(text: str, left: tuple[int, int], gap: str, right: str, stop: int) -> bool | None:
    """As ``_belongs``, for a number behind its currency, where what follows may be a count of its own."""
    piece = text[left[0] : left[1]]
    single = gap in {" ", "\n", "\f", NARROW}
    if not single or not right:
        return False
    if piece[-1] in _SEPARATORS or right[0] in _SEPARATORS:
        whole = re.sub(r"\s", "", piece + right)
        if read_numeral(whole) is None or piece[-1] in "," + APOSTROPHES:
            return None if right[0] in _SEPARATORS else False
        sure = right[0] in _SEPARATORS or re.match(r"000(?!\d)|\d{3},\d\d(?!\d)|\d{3}\.", right) or "." in piece[:-1]
        return True if sure else None
    if gap in "\n\f" or not re.fullmatch(r"\d{3}(?:,\d{1,2})?", right):
        return False
    if not re.fullmatch(rf"\d{{1,3}}(?:[ {NARROW}]\d{{3}})*", piece):
        return False
    counted = re.match(r"[ ](?!Mio|Mill|Mrd|Tsd|Euro|EUR|Tausend)[A-ZÄÖÜ][a-zäöü]", text[stop : stop + 12])
    return None if counted and gap != NARROW and len(right) == 3 else True


def _run(text: str, start: int, end: int, *, doubtful: bool) -> Run:
    printed = text[start:end]
    bare = re.sub(rf"(?<=[{_SEPARATORS}])[\s{NARROW}]|[\s{NARROW}](?=[{_SEPARATORS}])", "", printed)
    bare = re.sub(r"[\n\f]", " ", bare)
    value = None if doubtful or re.match(r"0\d", bare) else read_numeral(bare.rstrip(_FOOTNOTE), decimal_point=True)
    return Run(
        start=start,
        end=end,
        value=value,
        digits=printed.isdigit(),
        exact=bool(re.search(rf"[{_SEPARATORS}{BLANKS}]", printed)),
    )


def is_date_before(text: str, end: int) -> bool:
    """Whether a day in digits ends at ``end``: its year is no amount."""
    return _DATE.search(text, max(0, end - 12), end) is not None

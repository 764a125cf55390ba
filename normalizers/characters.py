"""One character for one character: Unicode forms, ligatures, invisible and private characters, letter-spaced words.

What is printed stays: quotes, dashes, ², ½, ®, the long s. Nothing here adds or removes a line break or a form feed.
A soft hyphen at a line end is the business of ``linebreaks``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from normalizers import rule_confidence
from normalizers.lexicon.word_list import lexicon
from normalizers.text_trail import Edit

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# Glyphs of the Symbol and Wingdings fonts, which Word writes as U+F000 + code (Microsoft: "Symbol fonts" in OpenType cmap).
_PRIVATE = {
    "\uf0b7": "•", "\uf0a7": "▪", "\uf06e": "■", "\uf0d8": "➢", "\uf0e0": "→", "\uf0fc": "✓", "\uf0fe": "☒", "\uf0fd": "☒",
    "\uf0a8": "☐", "\uf06f": "☐", "\uf071": "❑", "\uf076": "❖", "\uf02d": "-", "\uf0be": "–", "\uf06c": "●", "\uf0a3": "☐",
    "\uf053": "☒", "\uf078": "☒",
}  # fmt: skip
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BREAKING = "\u000b\u001c-\u001f\u0085\u2028\u2029"  # line breaks to some readers; ours know \n and form feed only
_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffe\uffff"
_CONTROL = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
_SUSPECT = re.compile(
    # The look ahead is one set of characters, by which the engine passes over everything else quickly.
    rf"""(?=[({"".join(_LIGATURES)}\u00ad{_SPACES}{_BREAKING}{_INVISIBLE}{_CONTROL}\u2010\u2011\ue000-\uefff{"".join(_PRIVATE)}\u0131])(?:
    (?P<ligatures>[{"".join(_LIGATURES)}])
    | (?P<soft_hyphens>\u00ad+(?!\u00ad|[ \t]*\r?(?:\n|\Z)))
    | (?P<spaces>[{_SPACES}])
    | (?P<line_separators>[{_BREAKING}])
    | (?P<invisible>[{_INVISIBLE}]+)
    | (?P<control>[{_CONTROL}]+)
    | (?P<hyphens>[\u2010\u2011])
    | (?P<private_use>[{"".join(_PRIVATE)}])
    | (?P<cid>\(cid:(?P<number>\d{{1,5}})\)|[\ue000-\uefff])
    | (?P<dotless_i>\u0131+))""",
    re.VERBOSE,
)
_SPACED = re.compile(r"(?<![\w.])[^\W\d_](?:[ ][^\W\d_]){3,}(?![\w'’])(?![ ][^\W\d_](?!\w))")
_NON_ASCII = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
_COMMON = 1e-7  # relative frequency of a word that may be put together from single letters; chosen, not fitted
# Numbers of the glyphs that fonts of council papers have for a bullet; counted on born-digital papers.
_BULLET_GLYPHS = frozenset({120, 127, 129, 131, 132, 149, 183, 190})
_GLYPHS = 0xE000  # where the private area begins in which the reader of PDFs keeps such numbers
_UNKNOWN = "\ufffd"
_TRUETYPE_SHIFT = 29  # the glyph order of many TrueType fonts starts with the space (U+0020) at 3
_SURE_WORD = 10 * _COMMON  # of one inside which a control character is a soft hyphen
_WORD_REACH = 40  # letters on either side that are looked at; no word is longer


def characters(text: str) -> list[Edit]:
    """The edits of one pass; call again until nothing is found (an invisible character may part a letter from its accent)."""
    edits = [] if text.isascii() and "(cid:" not in text and not _has_control(text) else list(_single(text))
    edits += _letter_spaced(text)
    edits.sort(key=lambda e: (e.start, e.end))
    return edits or list(_composed(text))


def _has_control(text: str) -> bool:
    return not text.replace("\n", "").replace("\t", "").replace("\f", "").replace("\r", "").isprintable()


def _single(text: str) -> Iterator[Edit]:
    for match in _SUSPECT.finditer(text):
        rule = match.lastgroup if match.lastgroup != "number" else "cid"
        wanted = _REPLACEMENTS[rule or ""](SuspectSpan(text, match.start(), match.end()))
        if wanted is not None and wanted != match[0]:
            yield Edit(match.start(), match.end(), wanted, "characters", rule or "")


@dataclass(frozen=True, slots=True)
class SuspectSpan:
    """Where something suspect stands: ``text[start:end]``."""

    text: str
    start: int
    end: int

    @property
    def found(self) -> str:
        """What stands there."""
        return self.text[self.start : self.end]

    @property
    def before(self) -> str:
        """The character before, empty at the start."""
        return self.text[self.start - 1 : self.start]

    @property
    def after(self) -> str:
        """The character behind, empty at the end."""
        return self.text[self.end : self.end + 1]

    def word_with(self, replacement: str) -> str:
        """The whole word around it if ``replacement`` stood there."""
        left, right = self.start, self.end
        while left > 0 and self.text[left - 1].isalpha() and self.start - left < _WORD_REACH:
            left -= 1
        while right < len(self.text) and self.text[right].isalpha() and right - self.end < _WORD_REACH:
            right += 1
        return self.text[left : self.start] + replacement + self.text[self.end : right]


def _space(span: SuspectSpan) -> str:
    """A plain space, except in a number: there the narrow space parts thousands and a plain one would part columns."""
    return span.found if span.before.isdigit() and span.after.isdigit() else " "


def _nothing_or_space(span: SuspectSpan) -> str:
    """A control character inside a known word goes (some PDFs write soft hyphens so); elsewhere it stood for a gap."""
    inside = span.before.isalnum() and span.after.isalnum()
    return " " if inside and lexicon().frequency(span.word_with("").lower()) < _SURE_WORD else ""


def _dotless(span: SuspectSpan) -> str | None:
    """ı is an i whose dot was lost, unless the word is Turkish: only a known German word is restored."""
    word = span.word_with(span.found.replace("ı", "i"))
    return span.found.replace("ı", "i") if lexicon().frequency(word.lower()) >= _COMMON else None


def _glyph_number(span: SuspectSpan) -> str:
    """What a glyph whose font names no character was: a bullet, a letter the word proves, else U+FFFD, which no reader mistakes.

    Text dumps print it as ``(cid:228)``, our own reader puts its number into the private area of Unicode.
    """
    number = int(span.found[5:-1]) if span.found.startswith("(") else ord(span.found) - _GLYPHS
    if not span.before.strip() and span.after == " ":
        return "•" if number in _BULLET_GLYPHS else _UNKNOWN
    for code in (number, number + _TRUETYPE_SHIFT):  # Latin-1, or the order of TrueType fonts
        if 0xC0 <= code <= 0xFF or (chr(code).isascii() and chr(code).isalpha()):
            word = span.word_with(chr(code))
            if len(word) > 3 and lexicon().frequency(word.lower()) >= _COMMON:
                return chr(code)
    return _UNKNOWN


_REPLACEMENTS = {
    "ligatures": lambda span: _LIGATURES[span.found],
    "soft_hyphens": lambda span: "",
    "spaces": _space,
    "line_separators": lambda span: " ",
    "invisible": lambda span: "",
    "control": _nothing_or_space,
    "hyphens": lambda span: "-",
    "private_use": lambda span: _PRIVATE[span.found],
    "cid": _glyph_number,
    "dotless_i": _dotless,
}


def _composed(text: str) -> Iterator[Edit]:
    """NFC run by run: an ASCII character never composes with what stands before it, so runs may be treated alone."""
    if unicodedata.is_normalized("NFC", text):
        return
    for match in _NON_ASCII.finditer(text):
        wanted = unicodedata.normalize("NFC", match[0])
        if wanted != match[0]:
            yield Edit(match.start(), match.end(), wanted, "characters", "nfc")


def _letter_spaced(text: str) -> Iterator[Edit]:
    """Words printed with gaps between their letters ("B e s c h l u s s"), if the letters make a common word."""
    for match in _SPACED.finditer(text):
        letters = match[0].replace(" ", "")
        common = lexicon().frequency(letters.lower()) >= _COMMON or lexicon().compound(letters.lower()) > 0
        if common and (letters.isupper() or letters[1:].islower()):
            yield Edit(
                start=match.start(),
                end=match.end(),
                after=letters,
                stage="characters",
                rule="letter_spaced",
                confidence=rule_confidence.ONLY_FIT,
                evidence="a common word",
            )

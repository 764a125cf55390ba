"""Words that were parted at a line end are put together; the line break then follows the word.

The word goes to the line it begins on, with what is glued to it ("tung." of "Verwal-" and "tung."). If nothing else stands on
the second line, that line goes. Whether the hyphen stays is decided by the lexicon and by what stands on both sides
(Amtliches Regelwerk § 107 ff. for the parting of words, § 98 for the suspended hyphen).
"""

from __future__ import annotations

import re
from typing import Literal

from normalizers import rule_confidence
from normalizers.lexicon.word_list import lexicon, word_set
from normalizers.text_trail import Edit

# Begins where a word does and never gives letters back: a word of a hundred thousand is looked at once.
_PARTED = re.compile(
    r"(?<![^\W_])(?P<left>[^\W_]++)(?P<hyphen>\u00ad+|[-\u00ac])(?P<gap>[ ]*(?P<break>\r?\n)[ ]*(?P<empty>\r?\n[ ]*)?)"
    r"(?=(?P<right>[^\W_]+)(?P<glued>(?:[^\s|]*-[ ]+(?=[^\s|]))*[^\s|]*)(?P<blank>[ ]*))"
)
# What follows a suspended hyphen: "Bau- und Umweltausschuss", "ein- bis zweimal".
_SUSPENDED = word_set("und oder bzw sowie noch bis als wie u statt aber beziehungsweise")
_FUNCTION_WORDS = word_set(
    "der die das den dem des ein eine einer einem einen eines in im am an auf aus bei mit nach von vom vor zu zum zur für"
    " über unter ist sind war wird werden nicht auch es er sie wir ich dass ob wenn"
)
_ADDRESS = re.compile(r"www\.|://|@|\.(?:de|com|org|net|eu)/")
_YEAR = re.compile(r"1[89]\d\d|20\d\d")
_COMMON = 1e-7  # relative frequency from which a word is believed; chosen, not fitted
_ABBREVIATION = 6  # letters of capitals from which they are a word rather than a short form
HyphenDecision = Literal["drop", "keep"]


def linebreaks(text: str) -> list[Edit]:
    """The edits of one pass; call again until nothing is found (a word may be parted twice)."""
    edits: list[Edit] = []
    done = 0
    for match in _PARTED.finditer(text):
        if match.start("left") < done or _is_tabular(text, match) or _ADDRESS.search(_chunk_before(text, match)):
            continue
        decision = _decide(match)
        if decision is None:
            continue
        edit = _join(text, match, decision)
        edits.append(edit)
        done = edit.end
    return edits


def _join(text: str, match: re.Match[str], decision: HyphenDecision) -> Edit:
    kept = "-" if decision == "keep" else ""
    word_end = match.end("glued")
    word = text[match.start("right") : word_end]
    rule = "hyphen_kept" if decision == "keep" else "hyphen_joined"
    ends_line = text[match.end("blank") : match.end("blank") + 1] in ("", "\n", "\r", "\f")
    if ends_line:
        return Edit(
            start=match.start("hyphen"),
            end=match.end("gap"),
            after=kept,
            stage="linebreaks",
            rule=rule,
            confidence=rule_confidence.GRAMMAR,
        )
    moved = match["break"] + ("\n" if match["empty"] else "")
    return Edit(
        start=match.start("hyphen"),
        end=match.end("blank"),
        after=kept + word + moved,
        stage="linebreaks",
        rule=rule,
        confidence=rule_confidence.GRAMMAR,
    )


def _is_tabular(text: str, match: re.Match[str]) -> bool:
    """Whether either line has columns: a word there continues in its own column, not at the start of the next line."""
    start = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    following = text[match.end() : end if end >= 0 else len(text)]
    lines = text[start : match.start()] + following.rstrip()
    return "\t" in lines or "|" in lines


def _chunk_before(text: str, match: re.Match[str]) -> str:
    start = max(text.rfind(" ", 0, match.start()), text.rfind("\n", 0, match.start()))
    return text[start + 1 : match.end("hyphen")]


def _decide(match: re.Match[str]) -> HyphenDecision | None:
    """Whether the hyphen goes (drop), stays inside the word (keep), or the line end stays as it is (None)."""
    left, right = match["left"], match["right"]
    if left[-1].isdigit() or right[0].isdigit():
        return None if match["empty"] else _decide_on_numbers(left, right)
    joined = _is_word(left + right)
    if match["empty"]:  # a blank line parts blocks; only a word that is certain reaches across
        return "drop" if joined and right[0].islower() else None
    if match["hyphen"][0] == "\u00ad":
        return "drop"
    if right[0].islower():
        return _decide_on_lower(left, right, joined)
    if left.isupper() and right.isupper() and len(left) > 1:
        both = _is_word(left) and _is_word(right)
        return "drop" if joined or not both else "keep"
    if right.lower() in _FUNCTION_WORDS or right.lower() in _SUSPENDED:
        return None
    return "keep" if left.isupper() or _is_word(left) or _is_word(left.removesuffix("s")) else None


def _decide_on_lower(left: str, right: str, joined: bool) -> HyphenDecision | None:
    if right in _SUSPENDED and lexicon().frequency((left + right).lower()) < _COMMON:
        return None
    hyphened = lexicon().frequency(f"{left}-{right}".lower())
    if hyphened > lexicon().frequency((left + right).lower()) and hyphened >= _COMMON:
        return "keep"
    if joined:
        return "drop"
    if len(left) == 1 or (left.isupper() and len(left) < _ABBREVIATION):
        return "keep"
    if right in _FUNCTION_WORDS and _is_word(left):
        return None
    return "drop"


def _decide_on_numbers(left: str, right: str) -> HyphenDecision | None:
    """Years and measures keep their hyphen ("2019-2022", "10-jährig"); other digits are left alone."""
    if left.isdigit() and right.isdigit():
        return "keep" if _YEAR.fullmatch(left) and _YEAR.fullmatch(right) and left < right else None
    if left.isdigit() and right[0].isalpha():
        return "keep" if right.lower() not in _SUSPENDED | _FUNCTION_WORDS else None
    return None


def _is_word(word: str) -> bool:
    folded = word.lower()
    return lexicon().frequency(folded) >= _COMMON or lexicon().compound(folded) > 0

"""The words of counts: labels of those who vote, numbers in digits and in words, and the counts of one vote.

Sources of the labels: the council systems' own forms (ALLRIS, SessionNet, more!rubin, Provox, komuna, regisafe).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from extractors.entities.number_words import CARDINAL, read_cardinal
from extractors.entities.votes.count_order import Voter

_OF = r"[ ](?:den|die|das|dem|der)[ ](?:Beschluss|Antrag|Vorschlag|Vorlage|Beschlussvorschlag|Beschlu(?:ß|sses?))\w*"
VOTER_WORDS: Mapping[Voter, str] = {
    "yes": (
        rf"J[Aa][ ]?-?[ ]?(?:[Ss]timmen?|STIMMEN?)|J[Aa](?![\w-])|ja(?=[ ]*[:=]?[ ]*\d)|(?<=\d[ ])ja(?![\w-])|Ja-(?=[, ])"
        rf"|Ja-?St\."
        rf"|[Dd]afür(?:[ ]?-?[ ]?[Ss]timmen?)?|Für[ ]?-?[ ]?[Ss]timmen?|[Ff]ür{_OF}|[Ff]ür[ ](?:den|die|das)[ ]\w+(?=[ ]?:)"
        rf"|Für(?=[ ]?[:=]|[ ]+\d{{1,3}}[ ,;/]+Gegen)|Für[ ](?:den|die|das)[ ]\w+[ ]stimm(?:t?en|t)"
        rf"|dafür[ ]stimmt?(?:en)?"
        r"|[Ss]timmen[ ]dafür|[Ss]timmen[ ]für(?=[ ]?[,;]|[ ](?:den|die|das)[ ]\w+,)|(?:Mitglieder"
        r"|Stimmen)[ ](?:stimm(?:t?en)|sind)[ ]dafür|Pro(?:[ ]?-?[Ss]timmen?)?(?![\w-])"
        r"|Zustimmung(?:en)?(?=[ ]?[:=]|[ ]*\d)|Zustimmungen|(?<=\d[ ])Zustimmung(?=[ ]?[,;][ ]?\d)|stimm(?:en|t)[ ]zu(?![\w-])"
        r"|[Ss]timmen[ ]für[ ](?:Frau|Herrn?)[ ][^,;\n]{1,40}"
        r"|zustimmend"
    ),
    "no": (
        rf"N(?:ein|EIN)[ ]?-?[ ]?(?:[Ss]timmen?|STIMMEN?)|N(?:ein|EIN)(?![\w-])|nein(?=[ ]*[:=]?[ ]*\d)"
        rf"|(?<=\d[ ])nein(?![\w-])|Nein-(?=[, ])"
        rf"|Nein-?St\.|Gegen[ ]?-?[ ]?[Ss]timmen?|[Dd]agegen(?:[ ]?-?[ ]?[Ss]timmen?)?"
        rf"|[Gg]egen{_OF}|Gegen(?=[ ]?[:=]|[ ]+\d{{1,3}}[ ]*(?:[(\n,;]|$|Enth|Stimmenth))|[Dd]agegen[ ]stimm(?:t?en|t)"
        r"|[Ss]timmen[ ]dagegen|[Ss]timmen[ ]gegen(?=[ ](?:den|die|das)[ ])|(?:Mitglieder|Stimmen)[ ](?:stimm(?:t?en)"
        r"|sind)[ ]dagegen"
        r"|[CK]ontra(?:[ ]?-?[Ss]timmen?)?(?![\w-])|Ablehnung(?:en)?(?=[ ]?[:=]|[ ]*\d)|Ablehnungen"
        r"|(?<=\d[ ])Ablehnung(?=[ ]?[,;][ ]?\d)|lehn(?:en|t)[ ]ab(?![\w-])|ablehnend"
    ),
    "abstain": (
        r"(?:[Ss]timm-?)?[Ee]nthaltung(?:en)?|[Ee]nthalten(?:d|e)?(?![\w-])|[Ee]nth\.?(?![\w-])|ENTHALTUNG(?:EN)?"
        r"|ENTH\.?(?![\w-])"
        r"|Neutral(?=[ ]?[:=])|enthält[ ]sich(?:[ ]der[ ]Stimme)?"
    ),
    "biased": r"[Bb]efangen(?:heit(?:en)?|e)?(?![\w-])|[Pp]ersönlich[ ]beteiligt|[Aa]usgeschlossen(?![\w-])|Nicht[ ]teilgenommen",
    "present": (
        r"(?:[Gg]esetzliche[ ])?Anzahl[ ]der[ ]Mitglieder|davon[ ]anwesend|Anwesend(?:e)?(?:[ ]Mitglieder)?(?=[ ]?[:=\d])"
        r"|Anw\.(?=[ ]?:?[ ]?\d)"
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
    rf"|[Ee]ines(?=[ ](?:dagegen|dafür|enth))|(?i:{CARDINAL}))(?![\w-])"
)
NUMBER = rf"(?:{_DIGITS}|{_WORDS})"
_VOTER = "|".join(rf"(?P<{voter}>(?<![\w-])(?:{words}))" for voter, words in VOTER_WORDS.items())
TOKEN = re.compile(rf"{_VOTER}|(?P<number>{NUMBER}|{_DASH})")
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


def count_value(printed: str) -> int | None:
    """The number; letters that OCR takes for digits count as these. None for what is no number."""
    if printed.casefold() in _ZEROS or not printed.strip(" \t-–—./"):
        return 0
    if printed.casefold() == "eines":
        return 1
    digits = printed.translate(_LOOKALIKES)
    if digits.isdecimal():
        return int(digits)
    return read_cardinal(printed.casefold())

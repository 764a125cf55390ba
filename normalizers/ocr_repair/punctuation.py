"""Signs that OCR takes for others: quotation marks, bullets, hashtags, dashes, exponents, the Roman I, the l of a gazette.

Only documents in which OCR demonstrably erred are touched (``ErrorProfile``): a comma glued to the front of a word is a misprint
in a clean text and „ in one read by an English model. A quotation mark is closed only where one was opened. The asterisk at the
start of a line stays: it may be Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers import rule_confidence
from normalizers.lexicon.word_list import Lexicon
from normalizers.ocr_repair.edits import ocr_edit
from normalizers.ocr_repair.error_profile import ErrorProfile
from normalizers.text_trail import Edit

# The patterns begin with the sign and look back from behind it, because a regular expression finds a letter it begins with
# several times faster.
_QUOTES = re.compile(
    r"[,»„“”\"*®°’‘'\n\f](?:"
    r"(?<=[,»„])(?<![^\s(\[/].)(?:(?<=,)[,»]|(?<=[»„])|(?<=,)(?=[^\W\d_]{2}))(?=[^\W_])(?P<open>)"
    r"|(?<=[\w.!?)%…-][^\n\f,»„])(?<!_.)(?:(?<=[“”\"])|(?!\w))(?![^\W_])(?P<close>)"
    r"|(?P<end>(?<=\n)[ \t]*\n|(?<=\f)))"
)
_QUOTE_REACH = 400  # characters between opening and closing; chosen, not fitted: a long sentence
_FEWEST_OTHERS = 2  # hashtags or bullets that are certain, before a doubtful sign is taken for one
_ONLY_FIT = "the only reading that fits between its neighbours"
_BULLET = re.compile(r"^(?P<blank>[ \t]*)(?P<sign>[¢«°©+]|e(?=[ ][A-ZÄÖÜ0-9]))(?=[ ][^\W_])", re.MULTILINE)
_SURE_BULLET = re.compile(r"^[ \t]*[•¢«*][ ]", re.MULTILINE)
_YEN = re.compile(r"¥(?<!\S¥)(?=[A-ZÄÖÜ]{2})")
_HASHTAG = re.compile(r"[#¥](?<!\S.)[A-ZÄÖÜ]{3,}")
_MISREAD_HASHTAG = re.compile(r"^(?P<sign>[KHX+4])(?=(?P<word>[A-ZÄÖÜ]{4,})_)", re.MULTILINE)
_END = r"(?=[\s,.;)])"
_AND_SIMILAR = re.compile(r"A(?<=\b[uo]\.[ ]A)(?=\.(?![ ]?w))")  # "u. Ä."
_SIMPLE = (
    ("—", "–", re.compile(r"(?:—(?<=\S[ ]—)|-(?<=\S[ ]-)[ ]?—)(?=[ \n]|$)")),
    (
        "m?",
        "²",
        re.compile(
            r"\?(?:(?<=\d[ ]m\?)(?=[ ][^\W\d_]|[,;.)][ ]|[ ]?$)|(?<=\d[ ]km\?)(?=[ ][^\W\d_]|[,;.)]))", re.MULTILINE
        ),
    ),
    ("|", "I", re.compile(rf"\|(?:(?<=BGBl\.[ ].)|(?<=GVBl\.[ ].)|(?<=Abschnitt[ ].){_END}|(?<=Teil[ ].){_END})")),
    ("I", "l", re.compile(r"I(?=\.)(?:(?<=\bBGB.)|(?<=\bGVB.)|(?<=\bGB.)|(?<=\bGMB.)|(?<=\bAB.))")),
    ("0", "O", re.compile(r"0(?<=\bGem0)(?!\w)")),
    ("l", "I", re.compile(r"l(?=nnen\b)(?<=[a-zäöüß]{2}l)(?<![aeiouäöü]l)")),
    ("It.", "l", re.compile(r"I(?=t\.[ ][^\W_])(?:(?<=[a-zäöüß][ ]I)|(?<=\(I))")),
)


def punctuation_edits(text: str, profile: ErrorProfile, words: Lexicon) -> Iterator[Edit]:
    """The edits that restore signs in a document with OCR errors, in no order; none in any other."""
    if not profile.has_ocr_errors:
        return
    yield from _quotes(text, profile)
    for name, after, pattern in _SIMPLE:
        for match in pattern.finditer(text):
            yield _edit(match, match[0], after, rule=f"{name}→{after}", evidence=_ONLY_FIT)
    if profile.lacks_umlauts:
        yield from _hashtags(text, words)
        yield from _bullets(text)
        for match in _AND_SIMILAR.finditer(text):
            yield _edit(match, "A", "Ä", evidence="an abbreviation")


def _quotes(text: str, profile: ErrorProfile) -> Iterator[Edit]:
    """Opening marks by where they stand, closing ones where something is open; in between at most one paragraph."""
    opened: int | None = None
    for match in _QUOTES.finditer(text):
        if match["open"] is not None:
            if match[0] == "„" or profile.lacks_umlauts:
                opened = match.end()
                yield from _changed(match, "„", "glued to the front of a word")
        elif match["end"] is not None or (opened is not None and match.start() - opened > _QUOTE_REACH):
            opened = None
        if match["close"] is not None:
            if opened is not None:
                opened = None
                yield from _changed(match, "“", "closes what „ opened")
            elif match[0] == "”" and profile.lacks_umlauts:
                yield from _changed(match, "“", "the German closing mark")


def _changed(match: re.Match[str], after: str, evidence: str) -> Iterator[Edit]:
    if match[0] != after:
        yield _edit(match, match[0], after, evidence=evidence)


def _hashtags(text: str, words: Lexicon) -> Iterator[Edit]:
    for match in _YEN.finditer(text):
        yield _edit(match, "¥", "#", evidence="no sum of money", confidence=rule_confidence.ABBREVIATION)
    if len(_HASHTAG.findall(text)) < _FEWEST_OTHERS:
        return
    for match in _MISREAD_HASHTAG.finditer(text):
        word = match["word"].lower()
        if words.knows(word) and not words.knows((match["sign"] + word).lower()):
            others = "the document has other hashtags"
            yield _edit(match, match["sign"], "#", evidence=others, confidence=rule_confidence.DOCUMENT_HABIT)


def _bullets(text: str) -> Iterator[Edit]:
    if len(_SURE_BULLET.findall(text)) < _FEWEST_OTHERS:
        return
    for match in _BULLET.finditer(text):
        yield ocr_edit(
            match.start("sign"),
            match.end("sign"),
            "•",
            rule=f"{match['sign']}→•",
            confidence=rule_confidence.DOCUMENT_HABIT,
            evidence="the document has other bullets",
        )


def _edit(
    match: re.Match[str],
    before: str,
    after: str,
    *,
    evidence: str,
    rule: str | None = None,
    confidence: float = rule_confidence.ONLY_FIT,
) -> Edit:
    """The edit of the sign ``before`` with which the match begins."""
    start = match.start()
    rule = rule or f"{before}→{after}"
    return ocr_edit(start, start + len(before), after, rule=rule, confidence=confidence, evidence=evidence)

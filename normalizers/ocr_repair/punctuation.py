"""Marks that OCR takes for others: quotation marks, bullets, hashtags, dashes, exponents, the Roman I, the l of a gazette.

Only documents that OCR has demonstrably worn are touched (``Evidence``): a comma glued to the front of a word is a misprint in a
clean text and „ in one read by an English model. A quotation mark is closed only where one was opened. The asterisk at the start
of a line stays: it may be Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers.lexicon.word_list import Lexicon
from normalizers.ocr_repair.error_profile import Evidence
from normalizers.text_trail import Edit

# The patterns begin with the sign and look back from behind it, because a regular expression finds a letter it begins with
# several times faster.
_QUOTES = re.compile(
    r"[,»„“”\"*®°’‘'\n\f](?:"
    r"(?<=[,»„])(?<![^\s(\[/].)(?:(?<=,)[,»]|(?<=[»„])|(?<=,)(?=[^\W\d_]{2}))(?=[^\W_])(?P<open>)"
    r"|(?<=[\w.!?)%…-][^\n\f,»„])(?<!_.)(?:(?<=[“”\"])|(?!\w))(?![^\W_])(?P<close>)"
    r"|(?P<end>(?<=\n)[ \t]*\n|(?<=\f)))"
)
_QUOTE_REACH = 400  # characters between opening and closing
_BULLET = re.compile(r"^(?P<blank>[ \t]*)(?P<mark>[¢«°©+]|e(?=[ ][A-ZÄÖÜ0-9]))(?=[ ][^\W_])", re.MULTILINE)
_SURE_BULLET = re.compile(r"^[ \t]*[•¢«*][ ]", re.MULTILINE)
_YEN = re.compile(r"¥(?<!\S¥)(?=[A-ZÄÖÜ]{2})")
_HASHTAG = re.compile(r"[#¥](?<!\S.)[A-ZÄÖÜ]{3,}")
_MISREAD_HASHTAG = re.compile(r"^(?P<mark>[KHX+4])(?=(?P<word>[A-ZÄÖÜ]{4,})_)", re.MULTILINE)
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


def marks(text: str, evidence: Evidence, words: Lexicon) -> Iterator[Edit]:
    """The edits that restore marks in a worn document, in no order; none in any other."""
    if not evidence.is_worn:
        return
    yield from _quotes(text, evidence)
    for name, after, pattern in _SIMPLE:
        for match in pattern.finditer(text):
            yield _edit(
                match=match,
                before=match[0],
                after=after,
                rule=f"{name}→{after}",
                confidence=0.97,
                evidence="the only reading that fits between its neighbours",
            )
    if evidence.is_damaged:
        yield from _hashtags(text, words)
        yield from _bullets(text)
        for match in _AND_SIMILAR.finditer(text):
            yield _edit(match=match, before="A", after="Ä", rule="A→Ä", confidence=0.97, evidence="an abbreviation")


def _quotes(text: str, evidence: Evidence) -> Iterator[Edit]:
    """Opening marks by their place, closing ones where something is open; in between at most one paragraph."""
    opened: int | None = None
    for match in _QUOTES.finditer(text):
        if match["open"] is not None:
            if match[0] == "„" or evidence.is_damaged:
                opened = match.end()
                yield from _changed(match, "„", "glued to the front of a word")
        elif match["end"] is not None or (opened is not None and match.start() - opened > _QUOTE_REACH):
            opened = None
        if match["close"] is not None:
            if opened is not None:
                opened = None
                yield from _changed(match, "“", "closes what „ opened")
            elif match[0] == "”" and evidence.is_damaged:
                yield from _changed(match, "“", "the German closing mark")


def _changed(match: re.Match[str], after: str, evidence: str) -> Iterator[Edit]:
    if match[0] != after:
        yield _edit(
            match=match, before=match[0], after=after, rule=f"{match[0]}→{after}", confidence=0.97, evidence=evidence
        )


def _hashtags(text: str, words: Lexicon) -> Iterator[Edit]:
    for match in _YEN.finditer(text):
        yield _edit(match=match, before="¥", after="#", rule="¥→#", confidence=0.98, evidence="no sum of money")
    if len(_HASHTAG.findall(text)) < 2:
        return
    for match in _MISREAD_HASHTAG.finditer(text):
        word = match["word"].lower()
        if words.knows(word) and not words.knows((match["mark"] + word).lower()):
            yield _edit(
                match=match,
                before=match["mark"],
                after="#",
                rule=f"{match['mark']}→#",
                confidence=0.95,
                evidence="the document has other hashtags",
            )


def _bullets(text: str) -> Iterator[Edit]:
    if len(_SURE_BULLET.findall(text)) < 2:
        return
    for match in _BULLET.finditer(text):
        start = match.start("mark")
        yield Edit(
            start=start,
            end=match.end("mark"),
            after="•",
            stage="ocr_repair",
            rule=f"{match['mark']}→•",
            confidence=0.95,
            evidence="the document has other bullets",
        )


def _edit(match: re.Match[str], before: str, after: str, rule: str, confidence: float, evidence: str) -> Edit:
    return Edit(
        start=match.start(),
        end=match.start() + len(before),
        after=after,
        stage="ocr_repair",
        rule=rule,
        confidence=confidence,
        evidence=evidence,
    )

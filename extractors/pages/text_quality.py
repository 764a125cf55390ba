"""How good a text is, whoever read it: the one score by which a text layer is kept or replaced, and two readings compared.

No rule counts repeated characters: dotted leaders and the padding of budget columns are good text.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from extractors.pages.language import is_prose, is_shaped_like_writing, page_language
from normalizers.lexicon.word_list import Lexicon, lexicon, word_set

_WORD = re.compile(r"[^\W\d_]{3,}")
_LETTER = re.compile(r"[^\W\d_]")
_LINE_END_HYPHEN = re.compile(r"[-‐\u00ad]+\s*\n\s*(?=[a-zäöüß])")
_SOFT_HYPHEN = re.compile("\u00ad")
_UNMAPPED = re.compile(r"\(cid:\d+\)|[\ufffd\ue000-\uf0b6\uf0b8-\uf8ff]")  # U+F0B7 is the bullet of Word's symbol font
_LOST_LETTER = re.compile(
    r"(?:(?<=[a-zäöüßA-ZÄÖÜ])(?:\(cid:\d+\)|[\ufffd\ue000-\uefff])|(?:\(cid:\d+\)|[\ufffd\ue000-\uefff])(?=[a-zäöüß]{2}))"
)
_BEYOND_ASCII = frozenset("äöüßÄÖÜ§€")
_FEWEST_LOST = 2  # one may be a sign of its own
_VOWEL = re.compile(r"[aeiouyäöüáéíóúàèêâôø]", re.I)
_LONGEST = 30  # letters: German compounds beyond it are rarer than lost blanks
_SEVERAL = 6  # letters: shorter ones are not looked into
_COMMON = 3e-6  # frequency of what stands beside a small word
_SMALL_WORDS = tuple(
    word_set(
        "der die das den dem des und ist sind wird werden für von vom zum zur nicht eine einer einen einem eines auch sich dass "
        "oder hat haben wurde sowie"
    )
)
_MANY = 400  # different words are enough to judge a page
# What an engine without German letters makes of them: ä→a, ö→o/6, ü→u/ii/ti, ß→B, für→fiir.
_LOST = (("ii", "ü"), ("ti", "ü"), ("a", "ä"), ("o", "ö"), ("u", "ü"), ("b", "ß"), ("é", "ö"))
_FOREIGN = re.compile(r"[^a-zäöüß]")
_LOST_RATIO = 40.0  # how much more usual the word with its German letter must be
_LOST_LEAST = 3e-6
_USUALLY_SCATTERED = 0.2  # share of letters in words of one or two: German has its "in", "am", "§"; chosen, not fitted
_NAME_LETTERS = 9  # a word of so many may be a name; its beginning or end of five or six letters must be known
_NAME_PART = 1e-6  # frequency of that part; chosen, not fitted
_DROPPED = 5  # letters: shorter words are abbreviations too often to be looked at for a letter that is gone


@dataclass(frozen=True, slots=True, kw_only=True)
class TextQuality:
    """Figures of one text. ``score`` (0–1) is comparable between two readings of one page.

    ``known``: share of words of three letters and more that council papers know, by length; ``umlauts_lost``: share that are
    known words once a German letter is put back; ``unmapped``: share of characters without a Unicode value; ``unspaced``:
    share of letters in impossibly long words and in unknown ones that are several ("derGemeinderat"); ``scattered``: share of
    letters that stand alone or in twos; ``language``: as ``page_language``; ``is_writing``: whether its words are shaped like
    those of some language; ``is_prose``: whether it is sentences.
    """

    characters: int
    words: int
    known: float
    umlauts_lost: float
    unmapped: float
    unspaced: float
    scattered: float
    letters: int = 0
    broken: float = 0.0
    """Share of lost letters among those beyond ASCII: what a font without a usable map costs German text."""
    language: str = ""
    is_writing: bool = True
    is_prose: bool = True

    @property
    def score(self) -> float:
        """0 (rubbish) to 1 (every word a word)."""
        scattered = max(0.0, self.scattered - _USUALLY_SCATTERED)
        return max(0.0, self.known - self.umlauts_lost) * max(0.0, 1 - 2 * self.unmapped - self.unspaced - scattered)

    @property
    def good_characters(self) -> float:
        """How much readable text there is: characters weighted by the score."""
        return self.characters * self.score


def text_quality(text: str) -> TextQuality:
    """The quality of a page's raw text. Texts without words are judged by their characters alone (``known`` is 1)."""
    lost_letters = sum(1 for _ in _LOST_LETTER.finditer(text))
    beyond = sum(1 for c in text if c in _BEYOND_ASCII)
    unmapped = sum(1 for _ in _UNMAPPED.finditer(text))
    text = _UNMAPPED.sub(" ", _SOFT_HYPHEN.sub("", _LINE_END_HYPHEN.sub("", text)))
    characters = len("".join(text.split()))
    letters = len(_LETTER.findall(text))
    words = _WORD.findall(text)
    inside = sum(map(len, words))
    counted = Counter(w.lower() for w in words)
    known, lost = _weighed(counted)
    language = page_language(text)
    return TextQuality(
        characters=characters + unmapped,
        words=len(words),
        known=known,
        umlauts_lost=lost,
        unmapped=unmapped / max(characters + unmapped, 1),
        unspaced=sum(len(w) * n for w, n in counted.items() if len(w) > _LONGEST or _is_several(w)) / max(letters, 1),
        scattered=1 - inside / letters if letters else 0.0,
        letters=letters,
        language=language,
        is_prose=is_prose(text),
        is_writing=is_shaped_like_writing(text),
        broken=lost_letters / (lost_letters + beyond) if lost_letters >= _FEWEST_LOST else 0.0,
    )


def _weighed(words: Counter[str]) -> tuple[float, float]:
    """Shares of known words and of words that lost a German letter, weighed by length: any three letters are a word somewhere."""
    known = lost = total = 0
    for word, count in words.most_common(_MANY):
        weight = count * len(word)
        total += weight
        standing = _standing(word)
        lost += weight * (standing == "lost")
        known += weight * (standing == "known")
    return ((known + lost) / total, lost / total) if total else (1.0, 0.0)


@lru_cache(maxsize=100_000)  # the words of a document come again on every page
def _standing(word: str) -> str:
    if lost_umlaut(word, lexicon()):
        return "lost"
    return "known" if lexicon().knows(word) or _is_compound_like(word, lexicon()) else ""


@lru_cache(maxsize=100_000)
def _is_several(word: str, depth: int = 4) -> bool:
    """Whether a lower-cased word that nobody knows is known words around small ones that are no part of German compounds."""
    if len(word) < _SEVERAL or depth == 0 or (depth == 4 and lexicon().knows(word)):
        return False
    for small in _SMALL_WORDS:
        at = word.find(small)
        while at >= 0:
            if all(_is_common(part, depth) for part in (word[:at], word[at + len(small) :]) if part):
                return True
            at = word.find(small, at + 1)
    return False


def _is_common(part: str, depth: int) -> bool:
    return (len(part) >= 3 and lexicon().frequency(part) > _COMMON) or _is_several(part, depth - 1)


def lost_umlaut(word: str, known_words: Lexicon) -> bool:
    """Whether the lower-cased word is rare as it stands and a common word with one German letter put back."""
    least = max(known_words.frequency(word) * _LOST_RATIO, _LOST_LEAST)
    for foreign in set(_FOREIGN.findall(word)):  # a wrong encoding writes "beschlieàt"
        if any(known_words.frequency(word.replace(foreign, german)) >= least for german in "äöüß"):
            return True
    for plain, german in _LOST:
        at = word.find(plain)
        while at >= 0:
            if known_words.frequency(word[:at] + german + word[at + len(plain) :]) >= least:
                return True
            at = word.find(plain, at + 1)
    # A font whose ä, ö, ü and ß have no Unicode values leaves nothing in their place.
    return (
        len(word) >= _DROPPED
        and not known_words.knows(word)
        and any(
            known_words.frequency(word[:at] + german + word[at:]) >= least
            for at in range(len(word) + 1)
            for german in "äöüß"
        )
    )


def _is_compound_like(word: str, known_words: Lexicon) -> bool:
    """Names and words of other languages count a little: when they have vowels and a known beginning or end."""
    return (
        len(word) >= _NAME_LETTERS
        and bool(_VOWEL.search(word))
        and any(known_words.frequency(part) > _NAME_PART for part in (word[:6], word[-6:], word[:5], word[-5:]))
    )

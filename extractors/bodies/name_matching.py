"""When two spellings name one body: comparable forms, forms that OCR confuses, abbreviations.

Three strengths, each used only where the one before is silent: ``body_key`` (spelling, case, inflection), ``ocr_form`` (letters
that OCR takes for one another), ``one_slip`` (one letter more, less or other in a long word). „Hauptausschuss" and
„Bauausschuss", „Seedorf" and „Seedorff" stay two under all three.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from extractors.entities.gremium_words import GENERIC, LOCAL_NOUNS
from extractors.entities.mention import one_line

_ARTICLE = re.compile(r"^(?:(?:de[rsmn]|die|das)\s+)+")
_TRAILING = re.compile(
    r"(?:\s+(?:zu[rm]?|am|im|in|vom|und|sowie|für|vorberatung|kenntnisnahme|entscheidung|anhörung"
    r"|beschlussfassung|öffentlich|nicht))*\s*$"
)
_CASES = re.compile(r"(\w*(?:rat|ausschuss|beirat|kreistag|vorstand|parlament|magistrat|kuratorium))(?:es|s|e)\b")
_AND = re.compile(r"\s*(?:&|\+|\bu\.)\s*")
_OF_TOWN = re.compile(
    r" (?:der|des) (?:landeshauptstadt|hansestadt|universitatsstadt|stadt|gemeinde|samtgemeinde|verbandsgemeinde"
    r"|landkreises|kreises|marktes|fleckens) (?:bad |sankt |st )?\w+$"
)
_UMLAUTS = str.maketrans("äöü", "aou")
# Letters and pairs of letters that OCR of German takes for one another; an umlaut may lose its dots or be written out.
_CONFUSED = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("ii", "u"), ("ae", "a"), ("oe", "o"), ("ue", "u"))
_LOOKALIKES = str.maketrans("1!|lj05869c", "iiiiiosbgge")
_AUSSCHUSS_MISREAD = re.compile(r"aussch(?:ub|uh|ufs|u13)\b")
_NOUN_ENDINGS = ("ausschuss", "beirat", "rat", "versammlung", "vertretung", "tag", "vorstand", "kommission")
_SMALL_WORDS = frozenset({"für", "und", "der", "des", "die", "das", "zur", "zum", "sowie", "am", "im", "in", "von"})
_SHORT = re.compile(r"[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{1,6}")
_LONG_WORD, _VERY_LONG_WORD = 8, 12  # letters from which one slip, or two, do not make another word


@lru_cache(maxsize=4096)
def body_key(name: str) -> str:
    """The comparable form: lower case, nominative, without article, hyphens and marks; „&" is „und", a slip in a noun mended.

    Umlauts stay, so that two towns that differ by one stay two.
    """
    text = _AND.sub(" und ", one_line(name)).casefold().replace("-", "").replace("\u00ad", "")
    text = re.sub(r"[^\w]+", " ", text).strip()
    text = _AUSSCHUSS_MISREAD.sub("ausschuss", _TRAILING.sub("", _ARTICLE.sub("", text)))
    return " ".join(_mended(_CASES.sub(r"\1", word)) for word in text.split())


def without_town(key: str) -> str:
    """„gemeinderat der stadt musterlingen" → „gemeinderat": within one municipality its name adds nothing."""
    match = _OF_TOWN.search(key.translate(_UMLAUTS))
    return key[: match.start()] if match else key


def is_incomplete(key: str) -> bool:
    """Whether this is a noun that many bodies of one town share, without the part of the town: „ortschaftsrat"."""
    return key in LOCAL_NOUNS


@lru_cache(maxsize=4096)
def ocr_form(key: str) -> str:
    """What is left of a key when letters that OCR confuses are one letter. Words of up to three letters and numbers stay."""
    return " ".join(_ocr_word(word) for word in key.split())


def one_slip(one: str, other: str) -> bool:
    """Whether two keys differ by a single letter inside one word of eight letters or more, and in nothing else.

    The first letter of a word must be the same, and no digit may differ: „bezirk 1" and „bezirk 2" are two.
    """
    words, others = one.split(), other.split()
    if len(words) != len(others):
        return False
    differing = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
    if len(differing) != 1:
        return False
    a, b = differing[0]
    return (
        min(len(a), len(b)) >= _LONG_WORD
        and a[0] == b[0]
        and Levenshtein.distance(a, b, score_cutoff=1) == 1
        and re.sub(r"\D", "", a) == re.sub(r"\D", "", b)
    )


def is_short(name: str) -> bool:
    """Whether a name, or its first word, looks like an abbreviation: „HA", „AföE", „OR Seedorf"."""
    first = name.split(" ")[0]
    return _SHORT.fullmatch(first) is not None and sum(c.isupper() for c in first) > 1


def abbreviates(short: str, name: str, *, loosely: bool = False) -> bool:
    """Whether ``short`` can stand for ``name``: „HA" for Hauptausschuss, „AUG" for Ausschuss für Umwelt und Gesundheit.

    Every word of the name gives its beginning, a compound also that of its noun („Gemeinde-rat"); small words need not.
    ``loosely``: letters in between may be left out, as in „JHA" for Jugendhilfeausschuss. „OR Seedorf": Ortschaftsrat Seedorf.
    """
    head, _, rest = short.partition(" ")
    long_head, _, long_rest = one_line(name).partition(" ")
    if rest:
        return body_key(rest) == body_key(long_rest) and _abbreviation(long_head, loosely).fullmatch(head) is not None
    return _abbreviation(one_line(name), loosely).fullmatch(head) is not None


@lru_cache(maxsize=4096)
def _abbreviation(name: str, loosely: bool) -> re.Pattern[str]:
    words = re.findall(r"\w+", name.replace("\u00ad", ""))
    return re.compile("".join(_letters(word.casefold(), loosely) for word in words), re.IGNORECASE)


def _letters(word: str, loosely: bool) -> str:
    """An expression for what a word gives to an abbreviation."""
    if word in _SMALL_WORDS:
        return f"{word[0]}?"
    noun = next((n for n in _NOUN_ENDINGS if word.endswith(n) and len(word) > len(n) + 1), "")
    front = word.removesuffix(noun)
    return _beginning(front, loosely) + (_beginning(noun, loosely) if noun else "")


def _beginning(word: str, loosely: bool) -> str:
    """„abc" → „a(?:b(?:c)?)?", loosely „ab?c?"."""
    if loosely:
        return word[0] + "".join(f"{letter}?" for letter in word[1:])
    return word[0] + "".join(f"(?:{letter}" for letter in word[1:]) + ")?" * (len(word) - 1)


@lru_cache(maxsize=4096)
def _mended(word: str) -> str:
    """A generic noun of municipal law with a slip in it, mended; every other word as it is."""
    if word in GENERIC or len(word) < _LONG_WORD:
        return word
    form = _ocr_word(word)
    near = [noun for noun in sorted(GENERIC) if _ocr_word(noun) == form or _slip_in_noun(word, noun)]
    return near[0] if len(near) == 1 else word


def _slip_in_noun(word: str, noun: str) -> bool:
    if len(noun) < _LONG_WORD:
        return False
    most = 2 if min(len(noun), len(word)) >= _VERY_LONG_WORD else 1
    return Levenshtein.distance(word, noun, score_cutoff=most) <= most


@lru_cache(maxsize=4096)
def _ocr_word(word: str) -> str:
    if len(word) < 4 or word.isdigit():
        return word
    word = word.translate(_UMLAUTS)
    for pair, single in _CONFUSED:
        word = word.replace(pair, single)
    return word.translate(_LOOKALIKES)

"""The language of a page's text, told by its script and its small words, and whether a text is shaped like writing at all.

A small detector for one question: is a text that the German word list does not know another language, or damage? It names the
languages that papers of German municipalities come in; anything else stays unnamed.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise

from normalizers.lexicon.word_list import word_set

# The most frequent words of each language, as every frequency list gives them. „la" is the filler text of typesetters.
_SMALL_WORDS = {
    "de": "der die und das den dem ist nicht mit auf für von werden wird eine einer einem sich auch nach bei durch über zum zur "
    "sind oder wurde",
    "en": "the and that for with this are from have you was which their been will not your about when who all can our has they",
    "fr": "les des est une dans pour que qui sur par avec pas vous sont aux cette ses mais nous être leur ont ces votre",
    "tr": "bir bu için ile olarak çok daha gibi olan sonra kadar değil ancak veya her hem ise olduğu göre tarafından siz bize",
    "pl": "się nie jest oraz jak jego przez dla które lub tym być który po przy jako ich został także może więcej",
    "it": "che della non per una sono con gli nel alla dei delle più come anche questo ha dal essere loro",
    "es": "los las por una con para del más como pero sus este ser son entre cuando muy sin sobre también",
    "nl": "het een van niet zijn voor met dat aan ook worden door naar maar deze bij hebben kunnen wordt uit",
    "ro": "și nu este pentru din care mai sunt sau prin dar fost această după fără dumneavoastră",
    "hr": "je na za od koji kao nije ili samo biti bi iz koje više može vaše jer također",
    "la": "lorem ipsum dolor sit amet consectetur elit sed tempor labore aliqua enim minim veniam quis nostrud ut aliquam eros "
    "consetetur sadipscing nonumy eirmod invidunt magna erat diam voluptua vero accusam justo dolores rebum stet clita kasd",
}
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = {
    "cyrillic": re.compile(r"[\u0400-\u04ff]"),
    "greek": re.compile(r"[\u0370-\u03ff]"),
    "arabic": re.compile(r"[\u0600-\u06ff]"),
    "hebrew": re.compile(r"[\u0590-\u05ff]"),
    "latin": re.compile(r"[A-Za-z\u00c0-\u024f]"),
}
_OF_SCRIPT = {"greek": "el", "hebrew": "he", "arabic": "ar"}
_PIERCED = re.compile(r"[^\W\d_][0-9!#$%*+=<>@^~|\\\ufffd][^\W\d_]")  # a digit or sign inside a word
_UKRAINIAN, _RUSSIAN = re.compile(r"[іїєґІЇЄҐ]"), re.compile(r"[ыэъёЫЭЪЁ]")
_PERSIAN = re.compile(r"[پچژگ]")
_VOWEL = re.compile(r"[aeiouyäöüàáâãåæèéêëìíîïòóôõøùúûýąęıőűăœ]", re.I)
# Chosen with a wide margin, not fitted: running text has a fifth to a third of these words, other languages' under one in fifty.
_FEWEST_HITS, _LEAST_SHARE, _CLEARER = 5, 0.06, 2.0
_FEWEST_WORDS = 15  # fewer say nothing
_MOST_OF_SCRIPT = 0.6  # of the letters
_SHAPED = (
    0.27,
    0.62,
)  # share of vowels in running text: Polish 0.37 to Italian 0.48; letters shifted by three have 0.15
# Of the most frequent letter: in every language of Latin script a vowel is the first or close behind.
_VOWEL_LEADS = 0.8
_SHORT = 3  # letters: shorter words are units and abbreviations
_LONG = 5  # letters of a word whose vowels are counted: abbreviations have none
_FEWEST_LONG = 8  # words of that length: fewer say nothing
_MIXED = 0.1  # share of words with letters of two scripts or a capital inside that no writing reaches


def page_language(text: str) -> str:
    """The language most of a text is written in, as ISO 639-1 names it; "" where too little tells."""
    letters = len(_LETTER.findall(text))
    script = max(_SCRIPTS, key=lambda name: len(_SCRIPTS[name].findall(text)))
    if letters < _FEWEST_WORDS or len(_SCRIPTS[script].findall(text)) < _MOST_OF_SCRIPT * letters:
        return ""
    if script == "cyrillic":
        ukrainian, russian = len(_UKRAINIAN.findall(text)), len(_RUSSIAN.findall(text))
        return "" if ukrainian == russian else "uk" if ukrainian > russian else "ru"
    if script == "arabic" and _PERSIAN.search(text):
        return "fa"
    return _OF_SCRIPT.get(script) or _by_small_words(text)


def is_shaped_like_writing(text: str) -> bool:
    """Whether the words of a text have the vowels and capitals of writing in some language, or are too few to tell.

    Letters of a wrong encoding have not: their vowels are other letters', and capitals stand inside of words.
    """
    words = _WORD.findall(text)
    if len(_PIERCED.findall(text)) > _MIXED * max(len(words), _FEWEST_WORDS):
        return False
    long = [w for w in words if len(w) >= _LONG and not w.isupper()]
    if len(long) < _FEWEST_LONG:
        return True
    if sum(map(_is_mixed, long)) > _MIXED * len(long):
        return False
    latin = [w for w in long if _SCRIPTS["latin"].match(w)]
    if len(latin) < _FEWEST_LONG:
        return True
    counted = Counter("".join(latin).lower())
    share = sum(len(_VOWEL.findall(w)) for w in latin) / counted.total()
    is_usual = max(counted[v] for v in "aeio") >= _VOWEL_LEADS * max(counted.values())
    return is_usual and _SHAPED[0] <= share <= _SHAPED[1]


def is_prose(text: str) -> bool:
    """Whether most words begin with a small letter: sentences, and no table of names or codes."""
    words = [w for w in _WORD.findall(text) if len(w) >= _SHORT]
    return sum(bool(w[0].islower()) for w in words) > len(words) / 2


def _is_mixed(word: str) -> bool:
    """Whether a word has letters of two scripts, or a capital behind a small letter."""
    if sum(bool(pattern.search(word)) for pattern in _SCRIPTS.values()) > 1:
        return True
    return any(a.islower() and b.isupper() for a, b in pairwise(word))


def _by_small_words(text: str) -> str:
    counted = Counter(w.lower() for w in _WORD.findall(text))
    total = counted.total()
    if total < _FEWEST_WORDS:
        return ""
    hits = {name: sum(counted[w] for w in words) for name, words in _small_words().items()}
    first, second = sorted(hits, key=lambda name: (-hits[name], name))[:2]
    is_clear = hits[first] >= max(_FEWEST_HITS, _LEAST_SHARE * total) and hits[first] >= _CLEARER * hits[second]
    return first if is_clear else ""


@cache
def _small_words() -> dict[str, frozenset[str]]:
    """The small words by language, without those that two languages share."""
    sets = {name: word_set(words) for name, words in _SMALL_WORDS.items()}
    shared = Counter(word for words in sets.values() for word in words)
    return {name: frozenset(w for w in words if shared[w] == 1) for name, words in sets.items()}

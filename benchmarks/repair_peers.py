"""Other tools on the sets of the repair benchmark: ftfy, suggestions in the way of hunspell, SymSpell where it is installed.

Each is a function from text to text, with the defaults its documentation recommends for spelling correction word by word, over
the German list of wordfreq (the frequencies that hunspell does not have and SymSpell asks for).
"""

from __future__ import annotations

import importlib
import importlib.util
import re
from collections.abc import Callable
from functools import cache
from typing import Protocol

_WORD = re.compile(r"[^\W\d_]{3,}")
_LETTERS = "abcdefghijklmnopqrstuvwxyzäöüß"
_LEAST = 1e-7  # relative frequency of a word that counts as known
Peer = Callable[[str], str]


def peers() -> dict[str, Peer | None]:
    """Every peer by name; None where it is not installed."""
    has_symspell = importlib.util.find_spec("symspellpy") is not None
    return {"ftfy": _ftfy, "hunspell-style": _hunspell_style, "SymSpell": _symspell if has_symspell else None}


def _ftfy(text: str) -> str:
    from ftfy import fix_text

    return "\n".join(fix_text(line) for line in text.split("\n"))


def _hunspell_style(text: str) -> str:
    """Unknown words become the most frequent known word one edit away, or stay."""
    return _word_by_word(text, _nearest)


@cache
def _nearest(word: str) -> str:
    known = _frequencies()
    if word in known:
        return word
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    found = {head + tail[1:] for head, tail in cuts if tail}
    found |= {head + letter + tail[1:] for head, tail in cuts if tail for letter in _LETTERS}
    found |= {head + letter + tail for head, tail in cuts for letter in _LETTERS}
    found |= {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    return max(sorted(found & known.keys()), key=lambda other: known[other], default=word)


def _symspell(text: str) -> str:
    """SymSpell 6: maximum edit distance 2, the closest suggestion, unknown words stay."""
    return _word_by_word(text, _closest)


@cache
def _closest(word: str) -> str:
    module = importlib.import_module("symspellpy")
    found = _symspell_index().lookup(word, module.Verbosity.TOP, max_edit_distance=2, include_unknown=True)
    return str(found[0].term) if found else word


class _Suggestion(Protocol):
    term: str


class _Index(Protocol):
    """The two calls of ``symspellpy.SymSpell`` used here; the package is no dependency and has no types."""

    def create_dictionary_entry(self, key: str, count: int) -> bool:
        """Adds a word."""

    def lookup(
        self, phrase: str, verbosity: object, max_edit_distance: int, include_unknown: bool
    ) -> list[_Suggestion]:
        """Suggestions, best first."""


@cache
def _symspell_index() -> _Index:
    index: _Index = importlib.import_module("symspellpy").SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
    for word, frequency in _frequencies().items():
        index.create_dictionary_entry(word, max(1, round(frequency * 1e9)))
    return index


@cache
def _frequencies() -> dict[str, float]:
    from wordfreq import get_frequency_dict

    return {word: value for word, value in get_frequency_dict("de", "large").items() if value >= _LEAST}


def _word_by_word(text: str, correct: Callable[[str], str]) -> str:
    def replaced(match: re.Match[str]) -> str:
        word = match[0]
        found = correct(word.lower())
        if found == word.lower():
            return word
        return found.upper() if word.isupper() else found[0].upper() + found[1:] if word[0].isupper() else found

    return _WORD.sub(replaced, text)

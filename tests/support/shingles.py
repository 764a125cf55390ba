"""Runs of words that two collections of texts share, found by hashing: words are numbered, eight numbers make one hash.

Only the smaller side is kept. Of the larger one each text is turned into hashes and looked up, so that 130 MB of papers cost
seconds and no memory worth mentioning.
"""

from __future__ import annotations

import ast
import io
import json
import re
import tokenize
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RUN = 8  # words: shorter ones are turns of phrase that anybody uses
_WORD = re.compile(r"[^\W\d_]{2,}")  # figures do not count, so a sentence with other figures is still that sentence
_MARKUP = re.compile(r"<[/a-zA-Z][^<>\n]{0,200}>")  # a tag's attributes are nobody's words
_JSON_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_FACTOR = np.uint64(0x9E3779B97F4A7C15)  # odd and without pattern: the golden ratio in 64 bits (Knuth, TAOCP 6.4)

Hashes = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Place:
    """A run of ``RUN`` words in one of the texts that were put in: where it begins and its words, in small letters."""

    name: str
    line: int
    words: tuple[str, ...]


@dataclass(slots=True)
class ShingleIndex:
    """The runs of some texts by their hash."""

    _numbers: dict[str, int] = field(default_factory=dict)
    _places: dict[int, list[Place]] = field(default_factory=dict)

    def put(self, name: str, text: str, first_line: int = 1) -> None:
        """Take in all runs of a text that stands in ``name`` from line ``first_line`` on."""
        words, lines = [], []
        for number, line in enumerate(text.split("\n"), start=first_line):
            found = words_of(line)
            words += found
            lines += [number] * len(found)
        for word in words:
            self._numbers.setdefault(word, len(self._numbers) + 1)
        for at, code in enumerate(self._hashes(words)[0].tolist()):
            self._places.setdefault(code, []).append(Place(name, lines[at], tuple(words[at : at + RUN])))

    def shared_with(self, texts: Iterable[str]) -> list[Place]:
        """The runs that stand in one of these texts, too, by name and line."""
        known = np.array(sorted(self._places), np.uint64)
        met: set[int] = set()
        for text in texts:
            codes, at = self._hashes(words_of(text))
            if len(codes) and len(known):
                codes = codes[at]
                near = known[np.minimum(np.searchsorted(known, codes), len(known) - 1)]
                met.update(codes[near == codes].tolist())
        places = {place for code in met for place in self._places[code]}
        return sorted(places, key=lambda place: (place.name, place.line, place.words))

    def _hashes(self, words: list[str]) -> tuple[Hashes, NDArray[np.bool_]]:
        """A hash for every run, and whether all its words are known at all."""
        numbers = np.fromiter((self._numbers.get(word, 0) for word in words), np.uint64, len(words))
        runs = max(len(numbers) - RUN + 1, 0)
        codes, known = np.zeros(runs, np.uint64), np.ones(runs, np.bool_)
        for shift in range(RUN if runs else 0):
            part = numbers[shift : shift + runs]
            codes = (codes ^ part) * _FACTOR
            codes ^= codes >> np.uint64(29)
            known &= part > 0
        return codes, known


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, without figures, single letters and tags."""
    return _WORD.findall(_MARKUP.sub(" ", text.casefold()) if "<" in text else text.casefold())


def texts_of(path: Path) -> Iterator[tuple[int, str]]:
    """What a file of the tree says, in pieces with the line they begin in.

    Python: string constants as they read when the program runs, and comments; JSON: every string; all other files whole.
    """
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        yield from _python_texts(text)
    elif path.suffix == ".json":
        for match in _JSON_STRING.finditer(text):
            yield text.count("\n", 0, match.start()) + 1, json.loads(match[0], strict=False)
    else:
        yield 1, text


def _python_texts(source: str) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr):
            parts = [part.value for part in node.values if isinstance(part, ast.Constant)]
            yield node.lineno, " ".join(map(str, parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value
    block: list[tokenize.TokenInfo] = []  # comments on lines that follow one another
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type != tokenize.COMMENT:
            continue
        if block and token.start[0] > block[-1].start[0] + 1:
            yield block[0].start[0], "\n".join(t.string for t in block)
            block = []
        block.append(token)
    if block:
        yield block[0].start[0], "\n".join(t.string for t in block)

"""Words for bodies: the general ones hold the local ones, all in lower case."""

from __future__ import annotations

from extractors.entities.gremium_words import GENERIC, LOCAL_NOUNS


def test_local_words_are_general_words() -> None:
    assert LOCAL_NOUNS < GENERIC
    assert {"ortschaftsrat", "gemeinderat"} <= GENERIC
    assert all(word == word.casefold() for word in GENERIC)

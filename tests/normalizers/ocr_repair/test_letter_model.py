import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.lexicon.word_list import lexicon
from normalizers.lexicon.word_table import LONGEST
from normalizers.ocr_repair.confusions import CONFUSIONS
from normalizers.ocr_repair.error_sites import ErrorSites
from normalizers.ocr_repair.letter_model import likelihoods

LETTERS = st.text("abdefgilnorstuäöüßé", min_size=1, max_size=LONGEST)


EVERY = np.ones(len(CONFUSIONS))


@settings(deadline=None, max_examples=40)
@given(st.lists(LETTERS, min_size=2, max_size=4))
def test_words_are_weighed_alike_alone_and_together(words: list[str]) -> None:
    assert likelihoods(words) == [likelihoods([word])[0] for word in words]
    together = ErrorSites.of(words)
    least = np.full(len(words), 1e-6)
    table = lexicon().table
    found = [(words[c.word], *c[1:]) for c in together.restored_to_words(table, 1, EVERY, least)]
    alone = [
        (word, *c[1:])
        for word in words
        for c in ErrorSites.of([word]).restored_to_words(table, 1, EVERY, np.full(1, 1e-6))
    ]
    assert found == alone

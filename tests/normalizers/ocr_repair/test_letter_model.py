import numpy as np
from hypothesis import strategies as st

from normalizers.lexicon.word_list import lexicon
from normalizers.lexicon.word_table import LONGEST
from normalizers.ocr_repair.confusions import CONFUSIONS
from normalizers.ocr_repair.error_sites import ErrorSites
from normalizers.ocr_repair.letter_model import likelihoods
from tests.support.shares import property_test

LETTERS = st.one_of(
    st.text("abdefgilnorstuäöüßé", min_size=1, max_size=LONGEST),
    st.sampled_from(["fiir", "Biirger", "Hauser", "StraSe", "groBe", "Mafs", "iiber"]),
)


EVERY = np.ones(len(CONFUSIONS))


@property_test(st.lists(LETTERS, min_size=2, max_size=4), examples=40, finds=0.5)
def test_words_are_weighed_alike_alone_and_together(words: list[str]) -> bool:
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
    return bool(found)

from pathlib import Path

import marisa_trie

import normalizers
from normalizers.ocr_repair.ngram_model import ngram_model


def test_neighbours_decide_between_words_that_both_exist() -> None:
    words = ngram_model()
    for wrong, right, before, behind in (("hohe", "höhe", ["in"], ["von"]), ("fur", "für", ["mittel"], ["die"])):
        scores = [words.score(w, before, behind, words.words.frequency(w)) for w in (wrong, right)]
        assert scores[0] < scores[1]


def test_every_triple_of_the_context_has_both_its_pairs() -> None:
    """The repair asks for a triple of words only where papers have the pairs it is made of."""
    trie = marisa_trie.RecordTrie("<B")
    trie.mmap(str(Path(normalizers.__file__).parent / "data" / "context.marisa"))
    keys = trie.keys()
    pairs = {key for key in keys if key.count(" ") == 1}
    triples = [key for key in keys if key.count(" ") == 2]
    assert triples
    assert all({key.split(" ", 1)[1], key.rsplit(" ", 1)[0]} <= pairs for key in triples)

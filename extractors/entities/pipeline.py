"""One spaCy ``Language`` from ``spacy.blank("de")``: a registered component a kind, then the one that resolves overlaps.

The components do not depend on token borders: mentions carry code points (``doc._.mentions``) and stand in
``doc.spans[kind]`` as the tokens they touch. spaCy is imported when the first text is read, not when this module is.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from extractors.entities.grammars import COMPONENTS, RESOLVE

if TYPE_CHECKING:
    from spacy.language import Language

_LONGEST = 10**9  # spaCy's limit guards models that we do not have


@lru_cache(maxsize=1)
def language() -> Language:
    """The pipeline of the product, built once a process."""
    import spacy
    from spacy.vocab import Vocab

    from extractors.entities.spacy_components import TOKENIZER

    # A vocabulary of its own without attributes of words: no grammar reads a token's shape or norm, and working them out for
    # every new word costs more than all grammars together.
    nlp = spacy.blank("de", vocab=Vocab(), config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    nlp.max_length = _LONGEST
    for name in COMPONENTS.values():
        nlp.add_pipe(name, config={"final": False})
    nlp.add_pipe(RESOLVE)
    return nlp

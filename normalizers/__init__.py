"""Text → better text, every change recorded and reversible. Pure functions; importing this loads no word list.

``repair_text("Der Oberbiirgermeister dankt fiir die Unterstiitzung.")`` returns the text and its corrections; ``prepare``
makes the normaliser of a whole document, page by page, line ends included.
"""

from __future__ import annotations

from normalizers.explanation import explain
from normalizers.lexicon.word_list import lexicon as _lexicon
from normalizers.pipeline import Normaliser, RepairedText, prepare, repair_text
from normalizers.settings import RepairSettings, load_repair_settings
from normalizers.text_trail import Change, TextTrail, replay_backwards

__all__ = [
    "Change",
    "Normaliser",
    "RepairSettings",
    "RepairedText",
    "TextTrail",
    "explain",
    "lexicon_rate",
    "lexicon_version",
    "load_repair_settings",
    "prepare",
    "repair_text",
    "replay_backwards",
]


def lexicon_rate(text: str) -> float:
    """Share of known words among the words of three letters and more; 1.0 for a text without such words."""
    return _lexicon().rate(text)


def lexicon_version() -> str:
    """The identity of the word list and the models beside it (a hash of their bytes), part of the fingerprint of every
    result.
    """  # fmt: skip
    return _lexicon().version

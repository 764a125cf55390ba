"""The title of a paper, and what is prose and no title."""

from __future__ import annotations

from extractors.entities.labelled_fields import read_block
from extractors.papers.title import find_title, is_prose


def test_the_subject_is_the_title() -> None:
    text = "Stadt Musterlingen\nVorlage Nr.: 2025/0117\nBetreff: Neubau der Kita Seedorf\n\nDie Kita wird gebaut.\n"
    assert find_title(text, read_block(text), []) == "Neubau der Kita Seedorf"


def test_a_sentence_is_prose() -> None:
    assert is_prose(["Die Verwaltung wird beauftragt, die Planung im Herbst vorzulegen und zu berichten."], 0)
    assert not is_prose(["Neubau der Kita Seedorf"], 0)

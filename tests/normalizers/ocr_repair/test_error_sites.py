import numpy as np

from normalizers.lexicon.word_list import lexicon
from normalizers.ocr_repair.confusions import ANY, CONFUSIONS
from normalizers.ocr_repair.error_sites import ErrorSites

EVERY = np.ones(len(CONFUSIONS))


UMLAUTS = np.array([float(c.kind != ANY) for c in CONFUSIONS])


def test_readings_undo_one_and_two_damages_and_keep_the_rest() -> None:
    words = ["Biirger", "Stra&e", "Grofldufler", "Hauser", "GRUN", "AuBenflache", "StraSe"]
    table = lexicon().table
    sites = ErrorSites.of(words)
    none = np.zeros(len(words))
    found = {(words[c.word], c.text) for n in (1, 2) for c in sites.restored_to_words(table, n, UMLAUTS, none)}
    assert {
        ("Biirger", "Bürger"), ("Stra&e", "Straße"), ("Hauser", "Häuser"), ("GRUN", "GRÜN"), ("AuBenflache", "Außenfläche"),
    } <= found  # fmt: skip
    for candidate in sites.restored_to_words(table, 2, EVERY, none):
        text = candidate.text
        for site in reversed(candidate.undone):  # put the damage back
            grown = sum(len(s.true) - len(s.seen) for s in candidate.undone if s.end <= site.start)
            text = text[: site.start + grown] + site.seen + text[site.start + grown + len(site.true) :]
        assert text == words[candidate.word]


def test_no_inflection_is_exchanged_and_no_gender() -> None:
    words = ["neuen", "Bürgerlnnen"]
    found = {c.text for c in ErrorSites.of(words).restored_to_words(lexicon().table, 1, EVERY, np.zeros(2))}
    assert not {"neuem", "neuer", "Bürgerinnen"} & found

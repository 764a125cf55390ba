import pytest

from normalizers.lexicon.word_list import lexicon
from normalizers.ocr_repair.candidates import Candidate, SearchedWord, WordOdds, most_common
from normalizers.ocr_repair.error_profile import profile_errors
from normalizers.ocr_repair.error_sites import ErrorSite, Restoration
from normalizers.ocr_repair.tokens import count_words
from tests.support.damaged_texts import CLEAN, DAMAGED

SITE = ErrorSite(1, 3, "ü", "ii", "ü")


def odds(text: str) -> WordOdds:
    profile = profile_errors(count_words(text), lexicon(), ocr=True)
    return WordOdds(profile, lexicon(), profile.ceiling(), 20.0)


def searched(*found: Candidate) -> SearchedWord:
    return SearchedWord(
        key="fiir", word="fiir", own=1e-9, frequency=1e-9, asked=1e-8, shape=1e-9, stages=5, found=list(found)
    )


def test_the_best_of_each_text_counts_and_what_is_too_unlikely_does_not() -> None:
    weak, strong = (Candidate("für", (SITE,), weight, 1e-3, "word") for weight in (50.0, 900.0))
    other = Candidate("fair", (SITE,), 100.0, 1e-6, "word")
    too_weak = Candidate("firn", (SITE,), 5.0, 1e-6, "word")
    candidates = searched(weak, other, strong, too_weak).candidates()
    assert candidates is not None and candidates.ranked == (strong, other)
    assert searched(too_weak).candidates() is None and searched().candidates() is None
    assert searched(strong).has_candidate(900.0) and not searched(strong).has_candidate(901.0)


def test_a_listed_candidate_is_weighed_by_its_case() -> None:
    noun, small = (
        odds(DAMAGED).listed_candidate(Restoration(0, text, (SITE,), 0.4), 1e-9) for text in ("Höhe", "höhe")
    )
    assert noun is not None and small is not None and noun.weight > 20 * small.weight
    assert odds(DAMAGED).listed_candidate(Restoration(0, "qqxqq", (SITE,), 0.4), 1e-9) is None
    assert odds(DAMAGED).compound_candidate(Restoration(0, "für", (SITE,), 0.4), 1e-9) is None


def test_neighbours_can_add_less_where_umlauts_came_through() -> None:
    damaged, clean = odds(DAMAGED), odds(CLEAN * 60)
    assert damaged.gain(listed=True) > damaged.gain(listed=False) == clean.gain(listed=True)


def test_a_word_with_odd_letters_is_less_likely_as_it_stands() -> None:
    plain, odd = (odds(DAMAGED).as_it_stands(word, 1e-8) for word in ("Quirlau", "Qu1rlau"))
    assert plain > odd > 0


@pytest.mark.parametrize(("shorter", "longer"), [("für", "Verwaltung"), ("Verwaltung", "Verwaltungsgemeinschaft")])
def test_long_words_are_rarer_at_most(shorter: str, longer: str) -> None:
    assert most_common(shorter) > most_common(longer)

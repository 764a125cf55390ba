from normalizers import (
    repair_text,
)
from normalizers.lexicon.word_list import lexicon
from normalizers.ocr_repair.decision import Decision, Neighbours, NoisyChannelDecoder, decoder_for
from normalizers.ocr_repair.error_profile import profile_errors
from normalizers.ocr_repair.ngram_model import ngram_model
from normalizers.ocr_repair.tokens import count_words
from tests.support.damaged_texts import CLEAN, DAMAGED


def test_confidence_is_a_probability_and_follows_the_odds() -> None:
    for change in repair_text(DAMAGED).corrections:
        assert 0.85 <= change.confidence <= 1


def decoder(text: str, *, ocr: bool = True) -> NoisyChannelDecoder:
    return decoder_for(profile_errors(count_words(text), lexicon(), ocr=ocr), lexicon(), ngram_model(), ocr=ocr)


def decide(own: NoisyChannelDecoder, word: str, *before: str) -> Decision:
    candidates = own.candidates(word)
    assert candidates is not None
    return own.decide(word, candidates, lambda: Neighbours(before, ()))


def test_less_is_asked_of_a_document_that_lost_its_umlauts_and_far_more_of_a_born_digital_one() -> None:
    damaged, clean, born = decoder(DAMAGED), decoder(CLEAN), decoder(CLEAN, ocr=False)
    assert damaged.min_odds < clean.min_odds < born.min_odds


def test_a_word_behind_a_given_name_is_left() -> None:
    own = decoder(DAMAGED)
    assert decide(own, "Dorrmann").odds > 100 * decide(own, "Dorrmann", "erika").odds > 0


def test_the_odds_are_the_confidence() -> None:
    assert Decision("für", "ii→ü", 19.0, "").confidence == 0.95
    decision = decide(decoder(DAMAGED), "fiir")
    assert (decision.after, decision.rule, decision.refusal) == ("für", "ii→ü", None)
    assert "damaged in" in decision.evidence


def test_a_word_that_stays_has_no_likely_meaning() -> None:
    own = decoder(DAMAGED)
    own.look_up(["fiir", "und"])
    assert (own.likely_meaning("fiir"), own.likely_meaning("und"), own.likely_meaning("nie gesehen")) == (
        "für",
        None,
        None,
    )
    assert "und" in own.settled and "fiir" not in own.settled

from normalizers.lexicon.word_list import lexicon
from normalizers.ocr_repair.candidate_search import CandidateSearch, Stage
from normalizers.ocr_repair.candidates import Candidates, WordOdds
from normalizers.ocr_repair.error_profile import profile_errors
from normalizers.ocr_repair.tokens import count_words
from tests.support.damaged_texts import CLEAN, DAMAGED


def found(text: str, *words: str) -> dict[str, Candidates]:
    profile = profile_errors(count_words(text), lexicon(), ocr=True)
    return CandidateSearch(WordOdds(profile, lexicon(), profile.ceiling(), 6.0)).candidates(words)


def best(text: str, word: str) -> str | None:
    candidates = found(text, word).get(word)
    return candidates.ranked[0].text if candidates else None


def test_one_damage_two_and_three_are_undone() -> None:
    assert best(DAMAGED, "Biirger") == "Bürger"
    assert best(DAMAGED, "Grofldufler") is None  # a name as likely as any
    assert best(DAMAGED, "Stra&enverkehrsbehorde") == "Straßenverkehrsbehörde"
    assert best(DAMAGED, "iibermaBige") == "übermäßige"


def test_compounds_that_no_list_has_are_found() -> None:
    (candidate, *_) = found(DAMAGED, "Seebriickenbeleuchtung")["Seebriickenbeleuchtung"].ranked
    assert (candidate.text, candidate.kind) == ("Seebrückenbeleuchtung", "compound")


def test_a_common_word_in_a_clean_text_is_not_looked_into() -> None:
    assert found(CLEAN * 60, "Verbande", "wurde", "und", "a", "-") == {}


def test_a_word_parted_at_a_line_end_is_asked_for_with_its_hyphen() -> None:
    assert found(DAMAGED, "Schliissel-")["Schliissel-"].ranked[0].text == "Schlüssel"


def test_stages_of_compounds_and_many_damages_ask_for_longer_words() -> None:
    assert Stage(1, "word").shortest < Stage(1, "compound").shortest < Stage(3, "word").shortest
    assert Stage(1, "compound").most_common("Haushalt") < Stage(1, "word").most_common("Haushalt")

from normalizers import rule_confidence
from normalizers.ocr_repair.section_signs import section_sign_edits


def test_confidences_are_probabilities_in_the_order_of_what_they_rest_on() -> None:
    order = [
        rule_confidence.DOCUMENT_HABIT,
        rule_confidence.LIST_NEIGHBOURS,
        rule_confidence.ONLY_FIT,
        rule_confidence.ABBREVIATION,
        rule_confidence.GRAMMAR,
    ]
    assert order == sorted(order) and order[0] > 0 and order[-1] < 1


def test_a_grammar_is_surer_than_the_habit_of_a_document() -> None:
    (sure,) = section_sign_edits("Nach 8 7 Abs. 2 gilt das.")
    (likely,) = section_sign_edits("Das gilt gemäß 810.")
    assert (sure.confidence, likely.confidence) == (rule_confidence.GRAMMAR, rule_confidence.DOCUMENT_HABIT)

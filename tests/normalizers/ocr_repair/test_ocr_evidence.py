from normalizers import (
    prepare,
)
from normalizers.ocr_repair.ocr_evidence import EngineWord, evidence_of
from normalizers.text_trail import TextTrail
from tests.support.damaged_texts import CLEAN, DAMAGED


def test_confidence_of_the_engine_is_evidence() -> None:
    page = DAMAGED
    start = page.index("Verbande")
    odds = []
    for certain in (0.5, 0.99):
        trail = prepare([page], ocr=True).page(page, [EngineWord(start, start + 8, certain)])
        odds.append(next(c.confidence for c in trail.changes if c.before == "Verbande"))
    assert odds[0] >= odds[1]


def test_a_further_reading_of_the_engine_is_evidence() -> None:
    start = DAMAGED.index("Verbande")
    repairer = prepare([DAMAGED], ocr=True).repairer
    decisions = {}
    for other in ("Verbande", "", "Verbände,"):
        evidence = evidence_of(TextTrail.of(DAMAGED), [EngineWord(start, start + 8, 0.7, other)])
        findings = repairer.findings(DAMAGED, evidence)
        decisions[other] = next(f.decision for f in findings if f.before == "Verbande")
        assert ("a second reading of the print agrees" in decisions[other].evidence) == (other == "Verbände,")
    assert decisions["Verbande"].odds < decisions[""].odds < decisions["Verbände,"].odds


def test_a_further_reading_alone_changes_nothing() -> None:
    page = CLEAN + "Der Ausschuss tagt am Montag."
    start = page.index("Montag")
    trail = prepare([page], ocr=True).page(page, [EngineWord(start, start + 6, 0.3, "Monrag")])
    assert trail.text == page

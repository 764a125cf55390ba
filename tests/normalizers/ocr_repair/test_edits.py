from normalizers.ocr_repair.edits import ocr_edit
from normalizers.text_trail import TextTrail


def test_an_edit_of_the_repair_names_its_stage_and_why() -> None:
    edit = ocr_edit(0, 4, "für", rule="ii→ü", confidence=0.9, evidence="a common word")
    (change,) = TextTrail.of("fiir alle").apply([edit]).changes
    assert (change.before, change.after, change.stage, change.rule) == ("fiir", "für", "ocr_repair", "ii→ü")
    assert (change.confidence, change.evidence) == (0.9, "a common word")

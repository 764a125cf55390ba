import pytest

from normalizers.ocr_repair.section_signs import section_sign_edits
from normalizers.text_trail import TextTrail


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("nach 8 7 Abs. 2", "nach § 7 Abs. 2"),
        ("$ 26 GemHVO", "§ 26 GemHVO"),
        ("gemäß 810.", "gemäß § 10."),
        ("§ 3 und gemäß 810.", "§ 3 und gemäß 810."),
        ("88 5, 6 und 7 der Satzung", "§§ 5, 6 und 7 der Satzung"),
        ("8 1 Zweck\nText\n8 2 Gebühren", "§ 1 Zweck\nText\n§ 2 Gebühren"),
        ("8 1 Zweck\nText", "8 1 Zweck\nText"),
        ("Es fehlen 8 von 30 Stühlen", "Es fehlen 8 von 30 Stühlen"),
        ("Kosten: $ 26 Millionen", "Kosten: $ 26 Millionen"),
    ],
)
def test_only_what_leads_to_a_section_becomes_its_sign(text: str, after: str) -> None:
    assert TextTrail.of(text).apply(section_sign_edits(text)).text == after

from curated.records import Box, Word
from extractors.layout.table_lines import printed_lines


def test_a_typewritten_currency_belongs_to_the_amount_before_or_behind_it() -> None:
    words = [
        Word("Grundpreis", Box(90, 100, 160, 111)),
        Word("3,40", Box(440, 100, 462, 111)),
        Word("DM", Box(471, 100, 482, 111)),
    ]
    words += [
        Word("Sitzung", Box(90, 120, 140, 131)),
        Word("EURO", Box(430, 120, 458, 131)),
        Word("20,00", Box(467, 120, 495, 131)),
    ]
    assert [[s.text for s in line.segments] for line in printed_lines(words)] == [
        ["Grundpreis", "3,40 DM"],
        ["Sitzung", "EURO 20,00"],
    ]

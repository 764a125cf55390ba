"""Whole verbatim records of made-up councils: what is printed, what the chair takes, and items that are called together."""

from extractors.entities.line_folding import fold
from extractors.entities.votes.sitting import Sitting
from extractors.papers.decisions.rows import Locator
from extractors.papers.minutes import read_minutes
from extractors.papers.spoken_minutes import spoken_sections

HEAD = "Niederschrift 4. Sitzung des Rates\n3. März 2026\nVorsitzende: Bürgermeisterin Inga Quast\n\n"
SPEECH = (
    "\nStadtrat Till Moser (Blaue): Wir lehnen das ab. Das ist unsere Meinung.\n\n"
    "Stadträtin Ida Ehrenfels (Rote): Wir stimmen zu.\n\nStadtrat Bo Aurich (Grüne): Ich habe 12 Fragen.\n\n"
    "Stadtrat Uwe Ahlers (Gelbe): Der Antrag wird abgelehnt, das wissen Sie.\n\nStadträtin Eva Ohm (Rote): Nein.\n\n"
)
Row = tuple[str, str | None, int | None, int | None, int | None]


def told(text: str) -> list[Row]:
    items = read_minutes([text], "Rat").items
    return [(i.number, i.outcome, i.votes_yes, i.votes_no, i.votes_abstain) for i in items]


def test_motions_called_together_are_told_apart_by_number_and_by_who_moved_them() -> None:
    text = (
        f"{HEAD}Antrag Nr. 21 (S. 40): Trinkbrunnen am Anger (Rote)\nAntrag Nr. 22 (S. 41): Bänke am Anger (Blaue)\n{SPEECH}"
        "Die Vorsitzende: Nun zur Abstimmung. Zuerst rufe ich den Antrag der Roten auf. – Ich sehe 8 Zustimmungen, der "
        "Rest ist Ablehnung.\n\nWir kommen zum Antrag Nr. 22. – Das hat eine Mehrheit.\n\n"
        "Die Vorsitzende: Danke.\n\nDie Vorsitzende: Pause.\n"
    )
    assert told(text) == [
        ("Antrag 21", "rejected", 8, None, None),
        ("Antrag 22", "approved", None, None, None),
    ]


def test_several_motions_of_one_heading_are_items_of_their_own() -> None:
    text = (
        f"{HEAD}Anträge 5 a und 5 b (Seite 40): Mehr Stellen im Bauhof (Rote) (Grüne)\n{SPEECH}"
        "Die Vorsitzende: Ich stelle zunächst den Antrag der Roten zur Abstimmung und bitte um ein Zeichen. – Das war eine "
        "klare Ablehnung.\n\nNun rufe ich auf den Antrag 5 b und bitte um ein Zeichen. – Das war eine Mehrheit.\n\n"
        "Die Vorsitzende: Danke.\n\nDie Vorsitzende: Pause.\n"
    )
    assert told(text)[:2] == [
        ("Antrag 5a", "rejected", None, None, None),
        ("Antrag 5b", "approved", None, None, None),
    ]


def test_a_printed_list_of_results_goes_before_what_is_said() -> None:
    text = (
        f"{HEAD}Punkt 7 der Tagesordnung: Haushaltssperre\nVorlage: 2026/0101\nPunkt 7.1 der Tagesordnung: Umsetzung der Sperre\n"
        "Vorlage: 2026/0102\nPunkt 7.2 der Tagesordnung: Sperre der Stellen\nAnfrage: Blaue\nVorlage: 2026/0103\n\n"
        "Abstimmungsergebnis:\nPunkt 7: mit großer Mehrheit zugestimmt (31 Ja-Stimmen, 4 Nein-Stimmen)\n"
        "Punkt 7.1: Mehrheitlich abgelehnt (14 Ja-Stimmen, 21 Nein-Stimmen)\nPunkt 7.2: keine Abstimmung\n"
        f"{SPEECH}Die Vorsitzende: Ich bitte um ein Votum. – Das hat eine Mehrheit.\n\n"
        "Die Vorsitzende: Danke.\n\nDie Vorsitzende: Pause.\n"
    )
    assert told(text) == [
        ("7", "approved", 31, 4, None),
        ("7.1", "rejected", 14, 21, None),
        ("7.2", None, None, None, None),
    ]


def test_items_come_in_printed_order_with_their_paper() -> None:
    text = f"{HEAD}Punkt 3 der Tagesordnung: Brunnen\n0104/2026\n{SPEECH}"
    (section,) = spoken_sections(text, Locator(fold(text), [text]), [text], Sitting())
    assert (section.item.number, section.item.title, section.item.reference) == ("3", "Brunnen", "0104/2026")


def test_what_a_member_says_of_votes_is_no_vote() -> None:
    text = f"{HEAD}Punkt 3 der Tagesordnung: Brunnen\nVorlage: 2026/0104\n{SPEECH}" + "Die Vorsitzende: Danke.\n\n" * 3
    assert told(text) == [("3", None, None, None, None)]

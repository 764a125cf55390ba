"""Items under every usual heading, the vote that decides, relations between papers."""

import pytest

from extractors.entities.votes.found import VoteFound
from extractors.papers.decisions.deciding import deciding_vote, named_items
from extractors.papers.decisions.headings import find_places
from extractors.papers.decisions.relations import find_relations
from extractors.papers.decisions.rows import MinutesRead
from extractors.papers.decisions.titles import clean_title, printed_result
from extractors.papers.minutes import read_minutes

HEAD = "Stadt Musterlingen\nNiederschrift über die Sitzung des Stadtrates\n\n"


def items(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(i.number, i.title, i.outcome) for i in read_minutes([HEAD + text], "Stadtrat").items]


@pytest.mark.parametrize(
    ("first", "second", "numbers"),
    [
        ("TOP 1: ", "TOP 2: ", ["1", "2"]), ("TOP Ö 1 ", "TOP Ö 2 ", ["1", "2"]), ("Zu Punkt 1: ", "Zu Punkt 2: ", ["1", "2"]),
        ("zu 1   ", "zu 2   ", ["1", "2"]), ("Ö 3.1 ", "Ö 3.2 ", ["3.1", "3.2"]), ("§ 11 ", "§ 12 ", ["11", "12"]),
        ("I. ", "II. ", ["I", "II"]), ("9. ", "10. ", ["9", "10"]), ("Lfd. Nr. 87\n", "Lfd. Nr. 88\n", ["87", "88"]),
        ("A 1 ", "A 2 ", ["A1", "A2"]), ("1 ö\n", "2 ö\n", ["1", "2"]), ("I/5 ", "I/6 ", ["I/5", "I/6"]),
        ("Tagesordnungspunkt 3: ", "Tagesordnungspunkt 3a: ", ["3", "3a"]), ("06/01 ", "06/02 ", ["06/01", "06/02"]),
    ],
)  # fmt: skip
def test_headings(first: str, second: str, numbers: list[str]) -> None:
    text = (
        f"{first}Hundesteuersatzung\nAbstimmungsergebnis: einstimmig beschlossen\n\n"
        f"{second}Parkraumkonzept\nAbstimmungsergebnis: mehrheitlich abgelehnt\n"
    )
    assert items(text) == [
        (numbers[0], "Hundesteuersatzung", "approved"),
        (numbers[1], "Parkraumkonzept", "rejected"),
    ]


def test_bare_numbers_need_the_title_of_the_list() -> None:
    text = (
        "Tagesordnung\n1. Eröffnung\n2. Neubau der Halle\n\n1. Eröffnung\nDie Sitzung beginnt.\n2. Neubau der Halle\n"
        "Beschluss:\n1. Die Halle wird gebaut.\n2. Der Plan wird gebilligt.\nAbstimmungsergebnis: einstimmig\n"
    )
    assert items(text) == [("1", "Eröffnung", None), ("2", "Neubau der Halle", "approved")]
    listed, headings = find_places(HEAD + text)
    assert [p.number for p in listed] == [p.number for p in headings] == ["1", "2"]


def test_joined_items_share_their_vote_and_others_are_taken_off() -> None:
    text = (
        "TOP 1: Tagesordnung\nTOP 4 wird von der Tagesordnung abgesetzt.\nTOP 2 und 3: Satzungen\nBeide werden beraten.\n"
        "Abstimmungsergebnis: einstimmig beschlossen\nTOP 3: Gebühren\nTOP 4: Verkauf\n"
    )
    found = {number: outcome for number, _, outcome in items(text)}
    assert found == {"1": None, "2": "approved", "3": "approved", "4": "postponed"}
    assert named_items("TOP 5 und 7 werden abgesetzt.", "1") == ("5", "7")


def test_the_deciding_vote_is_no_amendment_and_what_is_unclear_is_an_issue() -> None:
    amendment = VoteFound(start=0, end=5, outcome="approved", subject="amendment")
    assert deciding_vote([amendment]) is None
    read = read_minutes([HEAD + "TOP 1: Steg\nAbstimmungsergebnis: 4 Ja-Stimmen und 15 Nein-Stimmen angenommen\n"])
    assert isinstance(read, MinutesRead)
    assert read.items[0].outcome is None and [i.code for i in read.issues] == ["DECISION_UNCLEAR"]


def test_votes_and_stances_are_rows_with_their_place() -> None:
    page = HEAD + "TOP 1: Steg\nDer Antrag wird mit 9 Ja-Stimmen gegen die Stimmen der ABC-Fraktion angenommen.\n"
    read = read_minutes([page], "Stadtrat")
    (vote,) = read.votes
    assert page[vote.char_start : vote.char_end].startswith("Der Antrag wird mit 9")
    assert (vote.agenda_item_seq, read.items[0].vote_seq, vote.votes_yes) == (0, 0, 9)
    assert [(p.fraktion, p.stance) for p in read.positions] == [("ABC", "against")]


def test_titles() -> None:
    assert clean_title("Gegenstand: Stellplatzsatzung (Vorlage 2025/0117)") == "Stellplatzsatzung"
    assert printed_result("Kenntnisnahme\n") == ("noted", "Kenntnisnahme")


@pytest.mark.parametrize(
    ("said", "relation"),
    [
        ("Änderungsantrag zur Vorlage 2025/0117", "amends"),
        ("Ergänzung zur Vorlage 2025/0117", "supplements"),
        ("Stellungnahme der Verwaltung zum Antrag Vorlage 2025/0117", "answers"),
        ("Die Vorlage ersetzt die Vorlage 2025/0117.", "replaces"),
        ("Anlage 2 zur Vorlage 2025/0117", "attaches"),
    ],
)
def test_relations(said: str, relation: str) -> None:
    assert [(r.relation, r.target_reference) for r in find_relations([said])] == [(relation, "2025/0117")]
    assert find_relations(["Siehe auch Vorlage 2025/0117."]) == ()


def test_the_motion_of_a_group_does_not_decide_an_item_with_a_vote_of_its_own() -> None:
    text = (
        "TOP 1: Positionierung zum Hafen\nBeschluss:\nDer Stadtrat nimmt den Bericht zur Kenntnis.\n\nAbstimmungsergebnis:\n"
        "Kenntnisnahme\nAntrag der SPD-Fraktion: Bei 6 Ja-Stimmen, ansonsten Ablehnung\n\n"
        "TOP 2: Antrag der SPD-Fraktion zum Seeweg\nDer Antrag der SPD-Fraktion wird einstimmig abgelehnt.\n"
    )
    assert items(text) == [
        ("1", "Positionierung zum Hafen", "noted"),
        ("2", "Antrag der SPD-Fraktion zum Seeweg", "rejected"),
    ]

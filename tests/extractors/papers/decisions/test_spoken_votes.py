"""What a chair says of votes in a verbatim record: questions and answers, who is meant, and results nobody states."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.papers.decisions import spoken_words as words
from extractors.papers.decisions.headings import Place
from extractors.papers.decisions.items import places_with_ends
from extractors.papers.decisions.spoken_subjects import Called, called_items, spoken_subject
from extractors.papers.decisions.spoken_votes import find_spoken_votes
from extractors.papers.decisions.stacks import Heading, below_one_parent, stacked, withdrawn

Row = tuple[str | None, str, int | None, int | None, int | None]


def told(text: str, called: Called | None = None) -> list[Row]:
    votes = find_spoken_votes(text, [(0, len(text))], called or Called())
    return [
        (v.outcome, v.subject, *((v.counts.yes, v.counts.no, v.counts.abstain) if v.counts else (None, None, None)))
        for v in votes
    ]


WORDINGS: list[tuple[str, list[Row]]] = [
    (
        "Wer ist dagegen? - Niemand. Enthaltungen? - Zwei. Damit ist das beschlossen.",
        [("approved", "item", None, 0, 2)],
    ),
    (
        "Ich frage nach Gegenstimmen. - Das ist die Blaue Liste. Wer enthält sich? - Kein Mensch. Dann ist so beschlossen.",
        [("approved", "item", None, None, 0)],
    ),
    (
        "Wer der Vorlage zustimmen will, hebe die Hand, bitte um Zeichen. - Das sind drei Fraktionen.\n"
        "Gegenstimmen? - Vier. Enthaltungen? - Sehe ich keine. Damit ist die Vorlage angenommen.",
        [("approved", "item", None, 4, 0)],
    ),
    (
        "Dann bitte ich um ein Votum. – Das war eine klare Ablehnung.",
        [("rejected", "item", None, None, None)],
    ),
    ("Ich bitte um das Kartenzeichen. – Das hat eine Mehrheit.", [("approved", "item", None, None, None)]),
    ("Ich bitte um Ihr Votum. – (Ablehnung)", [("rejected", "item", None, None, None)]),
    (
        "Wir kommen zur Abstimmung. – Ich sehe fünf Zustimmungen, der Rest stimmt dagegen. Damit ist der Brunnen abgelehnt.",
        [("rejected", "item", 5, None, None)],
    ),
    (
        "Ich lasse über den Änderungsantrag abstimmen. Wer stimmt zu? - Die Grünen Listen. Dann ist das abgelehnt.\n"
        "Jetzt lasse ich über die Vorlage abstimmen. Gegenstimmen? - Keine. Dann ist so beschlossen.",
        [("rejected", "amendment", None, None, None), ("approved", "item", None, 0, None)],
    ),
    (
        "Dann lasse ich über die Vertagung abstimmen. Stimmt jemand dagegen? - Keiner. Dann ist das so beschlossen.",
        [("postponed", "procedure", None, 0, None)],
    ),
    (
        "Ich schlage vor, die Sache an den Hauptausschuss zu überweisen. Ist jemand dagegen? - Nein. Dann ist das so geschehen.",
        [("referred", "procedure", None, 0, None)],
    ),
    ("Gibt es Wortmeldungen? - Keine. Dann nehmen wir das zur Kenntnis.", [("noted", "item", None, None, None)]),
    ("Wünscht jemand, das nicht zur Kenntnis zu nehmen? - Nein.", [("noted", "item", None, None, None)]),
    (
        "Ziffer 1. Wer ist dagegen? - Niemand. Dann ist das so beschlossen. Ziffer 2. Wer ist dagegen? - Sechs.\n"
        "Dann ist auch das so beschlossen.",
        [("approved", "partial", None, 0, None), ("approved", "partial", None, 6, None)],
    ),
    (
        "Wir stimmen über den Antrag ab. – 14 Ja, 9 Nein.\n\nIch rufe den nächsten Punkt auf.",
        [("approved", "item", 14, 9, None)],
    ),
    ("Wenn dieser Rat das mehrheitlich beschließt, dann bauen wir.", []),
    ("Wir haben das im Ausschuss schon beschlossen und freuen uns.", []),
    ("Ich bitte um Ruhe. Das ist eine gute Frage.", []),
    ("Gibt es Gegenstimmen? - Keine. Damit ist der Antrag abgelehnt.", [(None, "item", None, 0, None)]),
]


@pytest.mark.parametrize(("text", "votes"), WORDINGS, ids=lambda value: str(value)[:40])
def test_wordings(text: str, votes: list[Row]) -> None:
    assert told(text) == votes


def test_an_adopted_amendment_settles_the_item_where_nothing_else_is_voted_on() -> None:
    text = "Dann lasse ich über den Ersetzungsantrag abstimmen. Wer ist dagegen? - Keiner. Dann ist das so beschlossen."
    (vote,) = find_spoken_votes(text, [(0, len(text))], Called())
    assert (vote.subject, vote.settles) == ("amendment", True)


def test_each_vote_is_on_the_item_that_the_chair_names() -> None:
    called = Called(
        numbers=frozenset({"3.1.2", "3.1.4", "Antrag 7", "Antrag 8"}),
        together={"3.1.2": "Antrag der Roten: Brunnen (Rote)", "3.1.4": "Satzung über Brunnen"},
    )
    assert called_items("Ich lasse zu TOP 3.1.2 abstimmen.", called) == ("3.1.2",)
    assert called_items("in der Reihenfolge der Tagesordnungspunkte 3.1.2 und 3.1.4", called) == ()
    assert called_items("Wir kommen zu Antrag Nr. 8.", called) == ("Antrag 8",)
    assert called_items("Wir kommen zum Antrag der Roten.", called) == ("3.1.2",)
    assert called_items("Jetzt lasse ich über die Vorlage abstimmen.", called) == ("3.1.4",)
    assert called_items("Unter Punkt 4 steht etwas anderes.", called) == ()


def test_what_is_put_first_counts() -> None:
    called = Called()
    assert spoken_subject(
        "Ich lasse zunächst über den Änderungsantrag von Frau Ohm und dann über die Vorlage", called
    ) == ("amendment")
    assert spoken_subject("Wer dem Antrag von Frau Ohm zustimmt", called) == "amendment"
    assert spoken_subject("Jetzt stimmen wir über die geänderte Vorlage ab", called) == "item"
    assert spoken_subject("Teil A des Antrags", called) == "partial"
    assert spoken_subject("Gibt es Wortmeldungen?", called) is None


def test_an_item_ends_where_the_next_begins() -> None:
    text = "1 Brunnen\nText\n2 Wege\nText\nEnde der Sitzung"
    places = [Place(0, 2, "1", ""), Place(15, 17, "2", "")]
    assert [(place.number, end) for place, end in places_with_ends(text, places, len(text))] == [("1", 15), ("2", 27)]


def test_headings_one_below_the_other_are_a_stack() -> None:
    text = "9 Sperre\n9.1 Umsetzung\n9.2 Stellen\n\nDarüber wird gesprochen.\n\n10 Wege\n"
    headings = [
        Heading(
            start=text.index(line),
            title_start=text.index(line) + 4,
            title_end=text.index(line) + len(line),
            number=number,
        )
        for line, number in (("9 Sperre", "9"), ("9.1 Umsetzung", "9.1"), ("9.2 Stellen", "9.2"), ("10 Wege", "10"))
    ]
    stacks = stacked(text, headings)
    assert list(stacks.values()) == [("9",), ("9", "9.1"), ("9", "9.1", "9.2"), ("10",)]
    assert below_one_parent(("9", "9.1", "9.2")) and not below_one_parent(("8", "9.1", "9.2"))
    assert withdrawn("Den Antrag Nr. 7 haben Sie zurückgezogen.") == {"Antrag 7"}


def test_the_words_are_told_apart() -> None:
    asked = [who for who, pattern in words.ASKS if pattern.search("Wer wünscht, dem nicht zuzustimmen?")]
    assert asked[0] == "no"


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from([text for text, _ in WORDINGS]), min_size=1, max_size=6))
def test_votes_are_slices_in_printed_order(texts: list[str]) -> None:
    whole = "\n\nIch rufe den nächsten Punkt auf.\n\n".join(texts)
    votes = find_spoken_votes(whole, [(0, len(whole))], Called())
    assert all(0 <= vote.start < vote.end <= len(whole) for vote in votes)
    assert [vote.start for vote in votes] == sorted(vote.start for vote in votes)
    assert len(votes) >= len({text for text, rows in WORDINGS if rows and rows[0][0] != "noted"} & set(texts))

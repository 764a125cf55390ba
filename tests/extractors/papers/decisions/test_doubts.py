"""Outcomes left open: votes beside words of another outcome, and results of which nothing was understood."""

import time
from datetime import date

import pytest

from curated.records import AgendaItem
from extractors.entities.votes.compose import find_votes
from extractors.papers.decisions.doubts import STEMS, with_doubts, words_of_voting
from extractors.papers.minutes import MinutesRead, read_minutes

HEAD = "Stadt Musterlingen\nNiederschrift über die Sitzung des Gemeinderates am 03.03.2026\n\n"


def read(body: str) -> MinutesRead:
    return read_minutes([HEAD + body], "Gemeinderat", date(2026, 3, 3))


def items(body: str) -> dict[str, AgendaItem]:
    return {item.number: item for item in read(body).items}


@pytest.mark.parametrize(
    "said",
    [
        "Die Sache geht zur Vorberatung, sie ist weiterzugeben.\n9 Ja, 4 Nein\n",
        "Frau Beispiel möchte lieber abwarten, was das Land sagt.\n12 Ja, 1 Nein\n",
        "11 Ja, 2 Nein\nDer Antrag ist damit unterlegen im Sinne der Satzung.\n",
    ],
)
def test_counts_beside_words_of_another_outcome_leave_it_open(said: str) -> None:
    found = with_doubts(find_votes(said, 0, len(said)), said, 0, len(said))
    assert found and all(vote.outcome not in {"approved"} for vote in found)


def test_what_a_vote_says_itself_is_not_doubted() -> None:
    body = "TOP 1 Wochenmarkt\nFrau Beispiel hatte Vertagung angeregt.\nDer Antrag wird einstimmig angenommen.\n"
    assert items(body)["1"].outcome == "approved"


def test_votes_counted_as_refusals_are_counts() -> None:
    body = "TOP 1 Wochenmarkt\nAbstimmungsergebnis: 7 Zustimmung, 2 Ablehnung\n\nTOP 2 Verschiedenes\nNichts.\n"
    assert items(body)["1"].outcome == "approved"


@pytest.mark.parametrize("said", ["Er wird mit Stimmenrnehrheit gekauft.", "Damit ist die Empfehlung erfreulich."])
def test_results_not_understood_are_no_silence(said: str) -> None:
    issues = read(f"TOP 1 Begrüßung\nGuten Abend.\n\nTOP 2 Kauf eines Anhängers\n{said}\n").issues
    assert [issue.code for issue in issues] == ["DECISION_UNCLEAR"]


def test_talk_is_no_result() -> None:
    said = "Frau Beispiel fragt nach dem Winterdienst."
    assert words_of_voting(said, 0, len(said)) is None


def test_letters_and_strokes_in_headings() -> None:
    found = items(
        "TOP A 3  Klimaschutz\nBeschluss: Der Antrag wird in den Bauausschuss verwiesen.\nAbstimmungsergebnis: einstimmig\n\n"
        "TOP A 4  Haushalt\nBei 2 Ja-Stimmen und 9 Nein-Stimmen abgelehnt.\n"
    )
    assert [(n, i.outcome) for n, i in found.items()] == [("A3", "referred"), ("A4", "rejected")]
    found = items(
        "TOP 2 / Vorlage 5/26: Brunnen\nEinstimmig beschlossen.\nTOP 3 / Vorlage 6/26: Tor\nMit 2 Ja, 9 Nein abgelehnt.\n"
    )
    assert [i.outcome for i in found.values()] == ["approved", "rejected"]


def test_parts_right_below_the_heading_that_holds_them() -> None:
    found = items(
        "TOP 1: Fragen\nKeine.\n\nTOP 2: Baugesuche\n2.1 Schuppen, Gartenweg 3\nDer Gemeinderat stimmt einstimmig zu.\n"
        "2.2 Zaun, Gartenweg 5\nDer Antrag wird mehrheitlich abgelehnt.\n\nTOP 3: Termine\nKeine.\n"
    )
    assert (found["2.1"].outcome, found["2.2"].outcome) == ("approved", "rejected")
    found = items(
        "TOP 1: Fragen\nKeine.\n\nTOP 2: Bericht\nHerr Beispiel trägt vor.\n2.1 Lage\n2.2 Ausblick\n\nTOP 3: Termine\nKeine.\n"
    )
    assert list(found) == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("said", "outcome", "counts"),
    [
        ("Der Gemeinderat stellt einstimmig fest, dass Herr Beispiel ausscheidet.", "approved", (None, None, None)),
        ("Die Ernennung wird auf die Mai-Sitzung verschoben.", "postponed", (None, None, None)),
        ("Der Gemeinderat hat keine Bedenken und empfiehlt einstimmig die Zustimmung.", "approved", (None, None, None)),
        ("Frau Beispiel ist gewählt.", "approved", (None, None, None)),
        (
            "Dem Schluss der Debatte wird mehrheitlich gefolgt.\nAbstimmungsergebnis:\n- Ja-Stimmen: 8\n- Nein-Stimmen: 8\n"
            "- bei Stimmengleichheit abgelehnt",
            "rejected",
            (8, 8, None),
        ),
        (
            "Abstimmungsergebnis:\n          Ja   Nein   Enth.\nABC        3     1      0\nDEF        2     6      1\n"
            "gesamt     5     7      1",
            "rejected",
            (5, 7, 1),
        ),
    ],
)
def test_further_forms(said: str, outcome: str, counts: tuple[int | None, ...]) -> None:
    item = items(f"TOP 1 Begrüßung\nGuten Abend.\n\nTOP 2 Bestellung eines Beirats\n{said}\n")["2"]
    assert (item.outcome, item.votes_yes, item.votes_no, item.votes_abstain) == (outcome, *counts)


def test_a_matter_about_the_rules_is_no_point_of_procedure() -> None:
    item = items(
        "TOP 1 Begrüßung\nGuten Abend.\n\nTOP 2: Neufassung der Geschäftsordnung\n"
        "Frau Beispiel beantragt, den § 4 zu streichen.\n"
        "Beschluss zum Antrag: 3 gegen 14, abgelehnt.\n"
        "Beschluss zur Geschäftsordnung: Die Geschäftsordnung wird erlassen. 15 gegen 2.\n"
    )["2"]
    assert (item.outcome, item.votes_yes, item.votes_no) == ("approved", 15, 2)


@pytest.mark.parametrize(
    "piece", ["Dafür 3 ", "stellt fest ", "nicht ", "ist damit ", "Ja   Nein   ", "lehnt ", "4.1 Titel\n"]
)
def test_long_lines_take_linear_time(piece: str) -> None:
    said = "Abstimmungsergebnis: 9 Ja, 4 Nein. " + piece * (100_000 // len(piece))
    began = time.process_time()
    words_of_voting(said, 0, len(said))
    for _, stem in STEMS:
        stem.search(said)
    read(f"TOP 1 Begrüßung\nGuten Abend.\n\nTOP 2 Beirat\n{said}\n")
    assert time.process_time() - began < 15

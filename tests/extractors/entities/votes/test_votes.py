"""Votes: wordings of all kinds, what is no vote, what is told of others, and that long lines take linear time."""

import json
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.entities.fraktionen import find_fraktionen, fraktion_id
from extractors.entities.votes import vocabulary
from extractors.entities.votes.bodies import is_same_body
from extractors.entities.votes.compose import find_votes
from extractors.entities.votes.count_clusters import clusters
from extractors.entities.votes.count_notations import counts_by_notation
from extractors.entities.votes.count_order import Token, paired, trimmed
from extractors.entities.votes.count_tables import table_counts
from extractors.entities.votes.count_words import count_value
from extractors.entities.votes.counts import find_counts
from extractors.entities.votes.found import VoteFound
from extractors.entities.votes.history import is_past
from extractors.entities.votes.items_named import labelled_items, listed_items
from extractors.entities.votes.loose import find_loosely
from extractors.entities.votes.pieces import joined
from extractors.entities.votes.positions import find_positions
from extractors.entities.votes.predicates import body_of, find_predicate
from extractors.entities.votes.reading import manner_of, put_sign
from extractors.entities.votes.signs import checked
from extractors.entities.votes.sitting import Sitting
from extractors.entities.votes.strength import strength_of
from extractors.entities.votes.subjects import last_subject_of, subject_of
from extractors.entities.votes.units import split_units
from tests.support.paths import ROOT

CASES = ROOT / "tests/cases/votes"


def cases(kind: str) -> list[dict[str, object]]:
    return json.loads((CASES / f"{kind}.json").read_text(encoding="utf-8"))


def told(text: str, gremium: str = "Rat") -> list[list[object]]:
    found = [v for v in find_votes(text, 0, len(text), Sitting(gremium=gremium)) if not v.is_past]
    return [[v.outcome, v.subject, *_counts(v)] for v in found]


def _counts(vote: VoteFound) -> tuple[int | None, int | None, int | None]:
    counts = vote.counts
    return (counts.yes, counts.no, counts.abstain) if counts else (None, None, None)


@pytest.mark.parametrize("case", [*cases("synthetic"), *cases("negative")], ids=lambda c: c["text"][:50])
def test_wordings(case: dict[str, object]) -> None:
    assert told(str(case["text"])) == case["votes"]


@pytest.mark.parametrize("case", cases("known_failures"), ids=lambda c: c["text"][:50])
@pytest.mark.xfail(strict=True)
def test_known_failures(case: dict[str, object]) -> None:
    assert told(str(case["text"])) == case["votes"]


def test_a_second_reading_reads_lines_without_a_verb_and_nothing_else() -> None:
    def loosely(text: str) -> list[str | None]:
        return [vote.outcome for vote in find_loosely(text, 0, len(text), Sitting())]

    assert loosely("Einstimmiger Zuschlag an Musterbau.") == ["approved"]
    assert loosely("Der Bürgermeister berichtet, der Verein habe einstimmig zugestimmt.") == []
    assert loosely("BM Moser: Die einstimmig beschlossene Halle.") == []
    assert loosely("Los 1: einstimmig\nLos 2: abgelehnt") == []
    assert loosely("Empfehlung an den Rat: ablehnen; einstimmig.") == []


def test_the_parts_of_the_grammar_tell_the_same_words_apart() -> None:
    assert [token.number for run in clusters("Ja 12, Nein 5") for token in run] == [None, 12, None, 5]
    assert [(c.yes, c.no) for c in counts_by_notation("Sie stimmt zu, zwölf gegen fünf Stimmen.")] == [(12, 5)]
    assert (count_value("zwölf"), count_value("keine"), count_value("l2"), count_value("x")) == (12, 0, 12, None)
    flat = "Auf Wunsch der Anlieger in den Mai verschoben."
    predicate = find_predicate(flat, result=False, stated=False, alone=True)
    assert predicate is not None
    assert strength_of(flat, predicate, result=False, stated=False, alone=True, tie=False) == "formal"
    assert strength_of(flat, predicate, result=False, stated=False, alone=False, tie=False) == "none"


def test_an_amendment_and_the_item_are_two_votes() -> None:
    text = (
        "Änderungsantrag der ABC-Fraktion: Streichung der Mittel\nAbstimmungsergebnis: 4 Ja-Stimmen, 15 Nein-Stimmen\n"
        "Sodann wird über die Kurtaxesatzung abgestimmt.\nAbstimmungsergebnis: 14 Ja-Stimmen, 5 Nein-Stimmen, beschlossen\n"
    )
    assert told(text) == [["rejected", "amendment", 4, 15, None], ["approved", "item", 14, 5, None]]


def test_history_keeps_its_own_day() -> None:
    said = "Der Rat hat am 12.03.2025 einstimmig zugestimmt."
    assert is_past(said, None) and is_past(said, date(2025, 4, 1)) and not is_past(said, date(2025, 3, 12))
    assert not is_past("Das Protokoll der Sitzung vom 3. Mai 2024 wird genehmigt.", None)


def test_another_body_is_another() -> None:
    assert is_same_body("Bauausschuss", "Stadtrat") is False
    assert is_same_body("Bauausschuss", "Ausschuss für Bau und Umwelt") is True
    assert is_same_body("Rat", "Rat der Stadt Musterlingen") is True
    (vote,) = find_votes(
        said := "Der Bauausschuss hat einstimmig zugestimmt.", 0, len(said), Sitting(gremium="Stadtrat")
    )
    assert vote.is_past


def test_stances_are_those_that_are_stated() -> None:
    said = "Der Antrag wird gegen die Stimmen der ABC-Fraktion bei Enthaltung der XYZ-Fraktion angenommen."
    groups = find_fraktionen(said)
    assert [(p.fraktion, p.stance) for p in find_positions(said, 0, len(said), groups)] == [
        ("ABC", "against"),
        ("XYZ", "abstain"),
    ]
    some = "Bei drei Gegenstimmen aus den Reihen der ABC-Fraktion angenommen."
    assert find_positions(some, 0, len(some), find_fraktionen(some)) == ()
    assert fraktion_id("DIE GRÜNEN") == fraktion_id("Grüne") == "gruene"


def test_small_parts() -> None:
    assert manner_of("einstimmig zugestimmt") == ("einstimmig", True)
    assert put_sign("Der Antrag wird abgelehnt.") == "rejected"
    assert subject_of("Der Änderungsantrag wird abgelehnt.") == "amendment"
    assert last_subject_of("Antrag auf Vertagung der Vorlage") is not None
    assert [unit.section for unit in split_units("Beschluss:\nJa.\n", 0, 14)] == ["decision"]
    assert body_of("Der Rat stimmt zu.") == "Rat" and list(table_counts("kein Kopf")) == []
    assert vocabulary.TIE.search("bei Stimmengleichheit")
    one, two = find_counts("12 Ja-Stimmen. Der Rat tagt. 3 Enthaltungen")
    assert (joined([one, two]).yes, joined([one, two]).abstain) == (12, 3)
    contradiction = VoteFound(start=0, end=1, outcome="approved", counts=find_counts("4 Ja, 9 Nein")[0])
    assert checked(contradiction).unclear


NUMBERS = st.integers(0, 99)
FORMS = st.sampled_from(
    ["Ja: {y} Nein: {n} Enthaltung: {e}", "{y} Ja-Stimmen, {n} Nein-Stimmen, {e} Enthaltungen",
     "Dafür {y}, Dagegen {n}, Enthalten {e}",
     "Ja-Stimmen:\t{y}\nNein-Stimmen:\t{n}\nEnthaltungen:\t{e}", "{y} dafür, {n} dagegen, {e} Enthaltungen"]
)  # fmt: skip


@given(FORMS, NUMBERS, NUMBERS, NUMBERS)
def test_counts_come_back_in_every_form(form: str, yes: int, no: int, abstain: int) -> None:
    (counts,) = find_counts(form.format(y=yes, n=no, e=abstain))
    assert (counts.yes, counts.no, counts.abstain) == (yes, no, abstain)


WORDS = st.sampled_from(["Beschluss:", "einstimmig", "12 Ja", "abgelehnt", "Der Rat", "nicht", "\n", "zu.", "("])


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS | st.text(max_size=3)))
def test_votes_lie_in_their_text_in_order(words: list[str]) -> None:
    text = " ".join(words)
    found = find_votes(text, 0, len(text))
    assert all(0 <= v.start < v.end <= len(text) for v in found)
    assert [v.start for v in found] == sorted(v.start for v in found)


def test_a_long_line_takes_linear_time() -> None:
    line = "Der Rat stimmt nicht mit 3 gegen die Ja Nein Vorlage und lehnt " * 1600
    started = time.process_time()
    find_votes(line, 0, len(line))
    assert time.process_time() - started < 10


def test_labels_and_numbers_pair_in_the_order_of_the_first() -> None:
    yes, no = Token(0, 2, "yes", None), Token(6, 10, "no", None)
    twelve, five = Token(3, 5, None, 12), Token(11, 12, None, 5)
    tokens = trimmed("Ja 12 Nein 5", [yes, twelve, no, five])
    assert paired(tokens, [yes, no], [twelve, five]) == [(yes, twelve), (no, five)]
    assert paired([yes, twelve, five, no], [yes, no], [twelve, five]) is None


def test_items_that_labels_and_lines_name() -> None:
    assert labelled_items("Beschluss zu TOP 4 und 5") == ("4", "5") and labelled_items("Beschluss") == ()
    assert listed_items("Anträge 8.4, 8.6 und 8.8 – 8.10 verwiesen") == ("8.4", "8.6", "8.8", "8.9", "8.10")
    assert listed_items("Der Rat nimmt Kenntnis.") == ()

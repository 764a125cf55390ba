"""Public or not: what heads and names of files say, in any spelling, and the parts of minutes that are not public."""

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.disclosure.closed_parts import closed_parts
from extractors.disclosure.public_file_names import name_says_closed
from extractors.disclosure.public_spellings import spelled_out
from extractors.disclosure.public_statement import head_says_public
from tests.support.paths import CASES

_CASES = CASES / "public"
_CONFUSED = {"i": "1lí", "c": "eo", "h": "bn", "t": "fl", "ö": "o0éd", "f": "tl", "e": "c", "n": "u", "l": "1i"}


def _cases(field: str) -> list:
    found = []
    for kind in ("in_the_wild", "synthetic", "negative", "known_failures"):
        for number, case in enumerate(json.loads((_CASES / f"{kind}.json").read_text(encoding="utf-8"))):
            if field in case:
                marks = [pytest.mark.xfail(strict=True, reason=case.get("why", ""))] if kind == "known_failures" else []
                found.append(pytest.param(case, id=f"{kind}-{number}", marks=marks))
    return found


@pytest.mark.parametrize("case", _cases("head"))
def test_heads(case: dict) -> None:
    assert head_says_public(case["head"]) is case["is_public"]


@pytest.mark.parametrize("case", _cases("name"))
def test_names(case: dict) -> None:
    assert name_says_closed(case["name"]) is case["closed"]


def test_one_confused_letter_in_each_word_is_read_at_every_place() -> None:
    missed = []
    for word in ("nicht öffentlich", "nichtöffentlich"):
        for place, letter in enumerate(word):
            for other in _CONFUSED.get(letter, ""):
                damaged = word[:place] + other + word[place + 1 :]
                if head_says_public(f"Vorlage Nr.: 12\n{damaged}\nStadt Musterlingen") is not False:
                    missed.append(damaged)
    assert missed == []


def test_two_confused_letters_are_nearly_always_read() -> None:
    chance = random.Random(7)
    word, missed, tries = "nichtöffentlich", 0, 300
    for _ in range(tries):
        letters = list(word)
        for place in chance.sample(range(len(word)), 2):
            letters[place] = chance.choice(_CONFUSED.get(letters[place], letters[place]))
        missed += head_says_public(f"Vorlage\n{''.join(letters)}") is not False
    assert missed <= 0.05 * tries


@given(st.text(max_size=80))
@settings(deadline=None, max_examples=60)
def test_any_text_is_taken(text: str) -> None:
    assert isinstance(spelled_out(text), str)
    assert head_says_public(text) in {True, False, None}
    assert name_says_closed(text.replace("\x00", "")) in {True, False}
    for part in closed_parts([text, f"Nichtöffentlicher Teil\n{text}"]):
        assert part.page_number in {1, 2}


_MINUTES = (
    "Niederschrift über die Sitzung des Gemeinderats\n\nÖffentlicher Teil\n\nTOP 1 Neubau der Sporthalle am See\n"
    "Der Gemeinderat stimmt zu.\n\n{heading}\n\n{closed}\n\nEnde der Sitzung: 21 Uhr\n"
)


@pytest.mark.parametrize(
    "heading", ["Nichtöffentlicher Teil", "B. Nicht öffentlicher Teil:", "NICHTÖFFENTLICHE SITZUNG"]
)
@pytest.mark.parametrize(
    "closed",
    [
        "TOP 2 Verkauf eines Grundstücks\nBeschluss: Dem Verkauf wird zugestimmt.",
        "TOP 2 Personal\nFrau Muster erläutert die Lage. Die Stelle soll besetzt werden.",
        "TOP 2 Personal\nDer Vorsitzende erläutert die Lage.",
        "TOP 2 Personal\nBürgermeisterin Muster teilt mit, dass die Stelle besetzt ist.",
        "2. Vergleich\n\n" + "Die Stadt zahlt nach langer Verhandlung den geforderten Betrag an die Klägerin. " * 4,
    ],
)
def test_minutes_that_tell_of_a_closed_part(heading: str, closed: str) -> None:
    (part,) = closed_parts([_MINUTES.format(heading=heading, closed=closed)])
    assert part.content is True and part.titles == ()


def test_a_closed_part_that_is_only_announced_gives_the_places_of_its_titles() -> None:
    page = (
        "Einladung\n\nÖffentlicher Teil\n1. Begrüßung\n2. Haushalt\n\nNichtöffentlicher Teil\n3. Verkauf des Grundstücks\n"
        "   Seestraße 7\n4. Personal\n\nMit freundlichen Grüßen\nMuster, Bürgermeister\n"
    )
    (part,) = closed_parts(["Deckblatt", page])
    assert (part.page_number, part.content) == (2, False)
    assert [page[start:end] for _, start, end in part.titles] == ["Verkauf des Grundstücks", "Seestraße 7", "Personal"]


def test_contents_with_closed_items_before_public_minutes_are_an_announcement() -> None:
    page = (
        "Tagesordnung\nÖffentlicher Teil\n1. Neubau der Sporthalle am Seeufer\n2. Haushalt\nNichtöffentlicher Teil\n"
        "3. Verkauf eines Grundstücks\n\nDie Bürgermeisterin eröffnet die Sitzung und stellt fest, dass alle da sind.\n\n"
        "1. Neubau der Sporthalle am Seeufer\nBeschluss: Dem Neubau wird einstimmig zugestimmt.\n"
    )
    (part,) = closed_parts([page])
    assert part.content is False
    assert [page[start:end] for _, start, end in part.titles] == ["Verkauf eines Grundstücks"]


@pytest.mark.parametrize(
    "closed",
    [
        "entfällt",
        "Der Vorsitzende schließt die Sitzung um 21 Uhr.",
        "Es liegen keine Punkte vor.",
        "Im Anschluss findet die nichtöffentliche Sitzung statt.",
        "2. Personalsachen\n3. Verschiedenes",
        "Der Vorsitzende:\nDie Schriftführerin:",
    ],
)
def test_minutes_that_only_announce_a_closed_part_stay(closed: str) -> None:
    parts = closed_parts([_MINUTES.format(heading="Nichtöffentlicher Teil", closed=closed)])
    assert parts
    assert not any(part.content for part in parts)


@pytest.mark.parametrize(
    "text",
    [
        "Im Anschluss findet eine nichtöffentliche Sitzung statt.",
        "Die Verwaltung berichtete darüber in der letzten Sitzung, und zwar im\nnichtöffentlichen Teil TOP 14.2.",
        "Öffentlicher Teil\n1. Begrüßung",
        "Die Vorlage wurde bereits in mehreren Sitzungen behandelt, zuletzt in\nnichtöffentlicher Sitzung",
    ],
)
def test_a_mention_is_no_part(text: str) -> None:
    assert closed_parts([text]) == ()


def test_a_part_that_announces_itself_without_items_hides_nothing() -> None:
    (part,) = closed_parts(["Öffentlicher Teil\n1. Haushalt\n\nNichtöffentlicher Teil\nentfällt\n"])
    assert (part.content, part.titles) == (False, ())

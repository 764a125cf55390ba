"""One identity for all spellings of a statute or a party group."""

import pytest

from curated.records import Entity
from extractors import extract_entities
from extractors.entities.identities import canonical_id, law_id


@pytest.mark.parametrize(
    "names",
    [
        ("BauGB", "Baugesetzbuch"),
        ("GemO", "Gemeindeordnung", "Gemeindeordnung für Baden-Württemberg", "GO NRW"),
        ("StVO", "Straßenverkehrs-Ordnung", "Straßenverkehrsordnung"),
        ("NKomVG", "Niedersächsisches Kommunalverfassungsgesetz"),
        ("KVG LSA", "Kommunalverfassungsgesetz des Landes Sachsen-Anhalt"),
        ("Hundesteuersatzung der Stadt Musterlingen", "Hundesteuersatzung der Stadt Musterlingen"),
    ],
)
def test_all_names_of_a_statute_have_one_identity(names: tuple[str, ...]) -> None:
    assert len({law_id(name) for name in names}) == 1


def test_different_statutes_stay_apart() -> None:
    names = ["BauGB", "BGB", "GemO", "GemHVO", "KAG", "NKAG", "LBO", "BayBO", "SGB VIII", "SGB XII"]
    assert len({law_id(name) for name in names}) == len(names)


def test_mentions_of_a_text_get_theirs() -> None:
    text = "Nach § 2 Baugesetzbuch und § 4 BauGB stimmen die Fraktion Bündnis 90/Die Grünen und die Grünen-Fraktion zu."
    found = [(entity.kind, canonical_id(entity)) for entity in extract_entities(text)]
    assert found.count(("law", "baugb")) == 2
    assert found.count(("fraktion", "gruene")) == 2


def test_other_kinds_have_none() -> None:
    assert canonical_id(Entity(kind="place", text="Seedorf", char_start=0, char_end=7, method="rule")) is None

"""Who writes as an authority, a firm, an office mailbox."""

from __future__ import annotations

from extractors.disclosure.personal_data.authorities import (
    has_office_mailbox,
    is_official_mailbox,
    names_authority,
    names_firm,
)


def test_offices_and_firms_are_known_and_people_are_not() -> None:
    assert names_authority("Stadtverwaltung Musterlingen")
    assert not names_authority("Herr Neuhaus")
    assert names_firm("Seebau GmbH")
    assert not names_firm("Familie Windheim")


def test_a_mailbox_is_official_by_its_domain() -> None:
    assert has_office_mailbox("Schreiben Sie an rathaus@musterlingen.de.")
    assert is_official_mailbox("paul.neuhaus@musterlingen.de", "Mehr unter www.musterlingen.de")
    assert not is_official_mailbox("paul.neuhaus@freimail.example", "Mehr unter www.musterlingen.de")

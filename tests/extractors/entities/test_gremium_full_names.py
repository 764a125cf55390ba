"""Short names of bodies, completed by what the text names elsewhere; what nothing completes stays as it is."""

from __future__ import annotations

import pytest

from extractors.entities.gremium_full_names import bodies_in_full
from extractors.entities.mention import mention


def _in_full(name: str, text: str, *others: str) -> str | None:
    return bodies_in_full(text, [mention("gremium", text, 0, 1, body) for body in (name, *others)])[0].canonical


@pytest.mark.parametrize(
    ("name", "text", "full"),
    [
        ("Aufsichtsrat MWB", "Musterlinger Wohnbau GmbH (MWB)", "Aufsichtsrat Musterlinger Wohnbau GmbH"),
        ("Rat", "In der Stadt Musterlingen.", "Rat der Stadt Musterlingen"),
        (
            "Rat",
            "In der Hansestadt Musterlingen und der Gemeinde Seedorf, Gemeinde Seedorf.",
            "Rat der Gemeinde Seedorf",
        ),
        ("Auenbrücker Gemeinderat", "Die Gemeinde Auenbrück baut.", "Gemeinderat der Gemeinde Auenbrück"),
        ("Seedorfer Ortschaftsrat", "Der Hafen von Seedorf.", "Ortschaftsrat Seedorf"),
        ("Ortsrat", "Im Ortsteil Seedorf.", "Ortsrat Seedorf"),
    ],
)
def test_the_text_completes_a_short_name(name: str, text: str, full: str) -> None:
    assert _in_full(name, text) == full
    assert _in_full(name, "Wir bauen.") == name


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Rat", "Rat der Stadt Musterlingen"),
        ("Ortsbeirat", "Ortsbeirat Seedorf"),
        ("Ausschuss für Umwelt, Bau", "Ausschuss für Umwelt, Bau und Verkehr"),
    ],
)
def test_another_mention_completes_a_short_name(name: str, other: str) -> None:
    assert _in_full(name, "Wir bauen.", other, "Kreistag") == other
    assert _in_full(name, "Wir bauen.", "Kreistag") == name

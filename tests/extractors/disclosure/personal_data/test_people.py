"""Who is a person by the form of a name, and how much of a grid of people is found for masking."""

import pytest

from benchmarks.masking import FRAMES, SECOND_FRAMES, SURNAMES, grid
from extractors.disclosure.personal_data.find import find_personal_data
from extractors.disclosure.personal_data.given_names import GIVEN_NAMES
from extractors.disclosure.personal_data.people import names_person

_RECALL = 0.98  # asked for the whole grid; every sixth surname stands for it here


@pytest.mark.parametrize("frames", [FRAMES, SECOND_FRAMES], ids=["first", "written later"])
def test_the_grid_of_surnames_and_frames_is_masked(frames: tuple[tuple[str, str], ...]) -> None:
    cells = list(grid(SURNAMES[::6], frames))
    missed = [f"{cell.surname}: {cell.frame}" for cell in cells if not cell.is_masked]
    assert len(cells) == 250 and len(missed) <= (1 - _RECALL) * len(cells), missed


@pytest.mark.parametrize(
    ("before", "sureness"),
    [
        ("Eigentümer: Thorwald Althaus, ", "tied"),
        ("Frau Neuhaus, ", "tied"),
        ("17\tBackhaus, Jutta\t", "given"),
        ("Thorwald Hartung, ", "form"),
        ("Neues Rathaus, ", None),
        ("Städtische Galerie, ", None),
        ("Heinrich Beispiel Schule, ", None),
        ("Bauherr: Muster Wohnbau GmbH, ", None),
        ("Musterwerk, vertreten durch Herrn Muster, ", None),
        ("Der Weg führt von der ", None),
        ("", None),
    ],
)
def test_names_of_people_and_of_institutions(before: str, sureness: str | None) -> None:
    assert names_person(before) == sureness


def test_given_names_are_in_lower_case() -> None:
    assert len(GIVEN_NAMES) > 300 and all(name == name.lower() for name in GIVEN_NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "Bürgermeister Althaus, Rathausplatz 1, 12345 Musterlingen",
        "Stadtverwaltung Musterlingen\nRathausplatz 1\n12345 Musterlingen",
        "Musterlinger Bücherei\nSeestraße 12\n12345 Musterlingen",
        "Der Ausbau der Seestraße 12 bis 20 wird vergeben.",
        "Frau Althaus, Zimmer 12",
        "Stadträtin Jutta Althaus (Freie Liste) stellt den Antrag.",
    ],
)
def test_streets_offices_and_council_members_stay(text: str) -> None:
    assert find_personal_data([text]) == ()


def test_long_lines_cost_no_more_than_their_length() -> None:
    assert find_personal_data(["Althaus, Jutta, Seestraße, " * 4000]) == ()

"""The register of bodies: spellings of one body meet under one id, two bodies never do, and the operator has the last word."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.bodies.name_matching import body_key, one_slip
from extractors.bodies.register import Body, Sighting, build_register, collected_id
from tests.support.paths import CASES

_CASES = CASES / "bodies"
TOWN = "Stadt Musterlingen"


def _cases() -> list:
    found = []
    for kind in ("in_the_wild", "synthetic", "negative", "known_failures"):
        for number, case in enumerate(json.loads((_CASES / f"{kind}.json").read_text(encoding="utf-8"))):
            marks = [pytest.mark.xfail(strict=True, reason="not decided")] if kind == "known_failures" else []
            found.append(pytest.param(case["bodies"], case["name"], case["is"], id=f"{kind}-{number}", marks=marks))
    return found


@pytest.mark.parametrize(("bodies", "name", "wanted"), _cases())
def test_cases(bodies: list[str], name: str, wanted: str | None) -> None:
    given_bodies = [Body(gremium_id=f"id-{n}", name=body, municipality="Musterlingen") for n, body in enumerate(bodies)]
    register = build_register([], given_bodies, [])
    found = register.resolve(name, TOWN)
    assert (found and found.name) == wanted


def test_collected_bodies_get_ids_that_do_not_depend_on_the_run() -> None:
    names = [("Gemeinderat", 40), ("Gemeinderates", 2), ("GR", 3), ("Hauptausschuss", 9), ("Bauausschuss", 9)]
    sightings = [Sighting(TOWN, name, count) for name, count in names]
    register = build_register([], [], sightings)
    assert sorted(b.name for b in register.bodies.values()) == ["Bauausschuss", "Gemeinderat", "Hauptausschuss"]
    council = register.resolve("GR", "Musterlingen")
    assert council is not None and council.documents == 45 and set(council.variants) == {"Gemeinderates", "GR"}
    assert (
        council.gremium_id == collected_id("Musterlingen", "des Gemeinderats") != collected_id("Seedorf", "Gemeinderat")
    )
    again = build_register([], [], reversed(sightings))
    assert again.bodies == register.bodies


def test_ids_of_collected_bodies_are_spelt_as_germans_do_without_umlauts() -> None:
    assert collected_id(TOWN, "Ausschuss für Straßen und Gebäude").startswith("ausschuss-fuer-strassen-und-gebaeude-")


def test_a_rare_slip_of_a_long_name_joins_a_common_one_and_two_common_names_stay_two() -> None:
    def ids(*names: tuple[str, int]) -> int:
        return len(build_register([], [], [Sighting(TOWN, *name) for name in names]).bodies)

    assert ids(("Ortschaftsrat Wolfratsheim", 30), ("Ortschaftsrat Wolfratshem", 1)) == 1
    assert ids(("Ortschaftsrat Wolfratsheim", 30), ("Ortschaftsrat Wolfratshem", 20)) == 2
    assert ids(("Ortschaftsrat Seedorf", 30), ("Ortschaftsrat Seedorff", 1)) == 2


def test_a_given_body_takes_a_slip_at_once() -> None:
    given_body = Body(
        gremium_id="https://oparl.example/organization/7", name="Ortschaftsrat Wolfratsheim", origin="oparl"
    )
    register = build_register([], [given_body], [Sighting("", "Ortschaftsrat Wolfratshem", 5)])
    found = register.resolve("Ortschaftsrat Wolfratshem")
    assert found is not None and found.gremium_id == given_body.gremium_id and found.documents == 5


def test_what_the_operator_wrote_wins() -> None:
    oparl = [
        Body(gremium_id="o-1", name="Gemeinderat", short_name="GR", classification="Rat", origin="oparl"),
        Body(gremium_id="o-2", name="Werkausschuss", origin="oparl"),
    ]
    edited = [
        Body(gremium_id="o-1", name="Stadtrat", variants=("Rat",), origin="register"),
        Body(gremium_id="", name="Werkausschuss", short_name="WA", origin="register"),
        Body(gremium_id="", name="Jugendbeirat", origin="register"),
    ]
    register = build_register(edited, oparl, [])
    council, works = register.bodies["o-1"], register.bodies["o-2"]
    assert (council.name, council.short_name, council.classification, council.origin) == (
        "Stadtrat",
        "GR",
        "Rat",
        "register",
    )
    assert register.resolve("Gemeinderat") == council == register.resolve("Rat")
    assert (works.short_name, len(register.bodies)) == ("WA", 3)


def test_the_day_decides_between_a_body_and_its_successor() -> None:
    old = Body(gremium_id="alt", name="Bauausschuss", valid_to=date(2019, 6, 30))
    new = Body(gremium_id="neu", name="Bauausschuss", valid_from=date(2019, 7, 1))
    register = build_register([old, new], [], [])
    assert register.resolve("Bauausschuss") is None
    assert register.resolve("Bauausschuss", day=date(2018, 1, 1)) == old
    assert register.resolve("BA", day=date(2020, 1, 1)) == new


def test_bodies_of_two_towns_do_not_mix() -> None:
    towns = [Sighting("Stadt Musterlingen", "Gemeinderat", 5), Sighting("Gemeinde Talheim", "Gemeinderat", 5)]
    register = build_register([], [], towns)
    ids = {register.resolve("Gemeinderates", town) for town in ("Musterlingen", "Talheim")}
    assert len(ids) == 2 and None not in ids
    assert register.resolve("Gemeinderat") is None
    unknown = build_register(
        [], [], [replace(towns[0], municipality="", name=f"Gemeinderat der Stadt {t}") for t in "AB"]
    )
    assert len(unknown.bodies) == 2


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_keys_are_stable_and_slips_symmetric(one: str, other: str) -> None:
    assert body_key(body_key(one)) == body_key(one) or "\u00ad" in one
    assert one_slip(one, other) == one_slip(other, one)
    register = build_register([], [], [Sighting("", one, 1), Sighting("", other, 3)])
    assert all(body.gremium_id for body in register.bodies.values())

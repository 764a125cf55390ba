"""Licences in whatever spelling are taken for what they are."""

from __future__ import annotations

import pytest

from curated.metadata.licences import LICENCE_BASE, LICENCES, licence_json, licence_uri


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        ("http://dcat-ap.de/def/licenses/dl-by-de/2.0", "dl-by-de/2.0"),
        ("https://www.dcat-ap.de/def/licenses/dl-by-de/2.0/", "dl-by-de/2.0"),
        ("https://www.govdata.de/dl-de/by-2-0", "dl-by-de/2.0"),
        ("dl-de/zero-2-0", "dl-zero-de/2.0"),
        (" CC BY 4.0 ", "cc-by/4.0"),
        ("CC-BY-SA-4.0", "cc-by-sa/4.0"),
        ("https://creativecommons.org/licenses/by/4.0/deed.de", "cc-by/4.0"),
        ("http://creativecommons.org/licenses/by-nc/4.0/legalcode", "cc-by-nc/4.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "cc-zero"),
        ("CC0 1.0", "cc-zero"),
        ("officialwork", "officialWork"),
    ],
)
def test_other_spellings_of_a_licence_are_that_licence(spelling, code):
    assert licence_uri(spelling) == LICENCE_BASE + code


@pytest.mark.parametrize(
    "text", ["https://example.org/lizenz", "nach Absprache", "CC BY 3.0", "by", "", "https://creativecommons.org/"]
)
def test_a_licence_that_is_not_known_stays_as_it_is(text):
    assert licence_uri(text) == text


def test_a_licence_in_the_package_has_the_name_that_spdx_gives_it():
    assert licence_json(LICENCE_BASE + "dl-by-de/2.0")["name"] == "DL-DE-BY-2.0"
    assert licence_json("https://example.org/lizenz") == {"path": "https://example.org/lizenz"}
    for uri in LICENCES:
        name = licence_json(uri).get("name")
        assert name is None or licence_uri(name) == uri


def test_a_licence_without_address_has_a_name():
    assert licence_json("nach Absprache") == {"name": "nach-Absprache", "title": "nach Absprache"}
    assert licence_json("§")["name"] == "unnamed"

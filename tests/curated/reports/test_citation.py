"""``CITATION.cff``: YAML that no title can break."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from curated.metadata.publication import Publication
from curated.metadata.release_days import NO_DAYS, ReleaseDays
from curated.reports.citation import citation_cff, citation_sentence

DAYS = ReleaseDays(issued=date(2026, 11, 1), modified=date(2026, 11, 28))


@pytest.mark.parametrize("text", ["Ratspapiere", 'a: "b"\n- c #', "{x}", "\u2028😀\x7f", "ja"])
def test_every_text_comes_back(text: str) -> None:
    said = yaml.safe_load(citation_cff(Publication(title=text, publisher=text), "55cfa16cb151", DAYS))
    plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    assert (said["title"], said["authors"]) == (plain, [{"name": plain}])
    assert (said["version"], said["date-released"]) == ("55cfa16cb151", "2026-11-28")


def test_the_licence_is_named_as_the_format_knows_it() -> None:
    base = "http://dcat-ap.de/def/licenses/"
    by = yaml.safe_load(citation_cff(Publication(license=base + "cc-by/4.0"), "v", NO_DAYS))
    german = yaml.safe_load(citation_cff(Publication(license=base + "dl-by-de/2.0"), "v", NO_DAYS))
    assert by["license"] == "CC-BY-4.0" and "date-released" not in by
    assert "license" not in german and german["license-url"] == base + "dl-by-de/2.0"


def test_the_sentence_names_who_what_and_which() -> None:
    about = Publication(title="Ratspapiere", publisher="Stadt Musterlingen")
    assert citation_sentence(about, "55cf", DAYS) == "Stadt Musterlingen: Ratspapiere, Fassung 2026-11-28 · 55cf"
    assert citation_sentence(Publication(), "55cf", NO_DAYS) == "Ratspapiere, Fassung 55cf"

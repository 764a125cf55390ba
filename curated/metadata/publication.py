"""Who publishes a release, under which licence, for which place: what no paper says and only the operator knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from curated.metadata.licences import LICENCE_BASE, LICENCES

TITLE = "Ratspapiere"
DESCRIPTION = (
    "Texte, Tabellen, Beträge, Termine und Gremien aus kommunalen Ratspapieren, jeder Wert mit seiner Fundstelle und jede "
    "Änderung am Text mit Nachweis."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What the operator says about a release; None or empty where nothing is said.

    ``license`` is a URI, ``base_url`` the address under which the folder of the release will be found. ``latitude`` and
    ``longitude`` are degrees (WGS 84) of the municipality's middle, ``bounding_box`` its west, south, east and north edge;
    ``frequency`` is a code of the EU's list.
    """

    publisher: str | None = None
    publisher_url: str | None = None
    license: str | None = None
    attribution: str | None = None
    base_url: str | None = None
    contributor_id: str | None = None
    title: str = TITLE
    description: str = DESCRIPTION
    keywords: tuple[str, ...] = ()
    themes: tuple[str, ...] = ("GOVE",)
    municipality: str | None = None
    ags: str | None = None
    regional_key: str | None = None
    contact_name: str | None = None
    contact_mail: str | None = None
    contact_url: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    quality_url: str | None = None
    frequency: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    bounding_box: tuple[float, float, float, float] | None = None

    def missing(self) -> tuple[str, ...]:
        """What a catalogue cannot be written without and is not set, by the names of ``aktenklar.toml``."""
        needed = {
            "license": self.license,
            "publisher": self.publisher,
            "catalog.base_url": self.base_url,
        }
        absent = [name for name, value in needed.items() if not value]
        if self.license and self.license not in LICENCES:
            absent.append(f"license as one of {LICENCE_BASE} (dl-by-de/2.0, dl-zero-de/2.0, cc-by/4.0, …)")
        return tuple(absent)

    def advised(self) -> tuple[str, ...]:
        """What portals ask for beyond that and is not set: GovData takes no delivery without ``contributor_id``."""
        wanted = {
            "catalog.contributor_id": self.contributor_id,
            "contact.mail or contact.url": self.contact_mail or self.contact_url,
            "municipality.ags or municipality.regional_key": self.ags or self.regional_key,
        }
        return tuple(name for name, value in wanted.items() if not value)

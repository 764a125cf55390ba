"""The sections of ``aktenklar.toml`` that say who publishes what, for portals: municipality, contact, catalogue."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Theme = Literal[
    "AGRI", "ECON", "EDUC", "ENER", "ENVI", "GOVE", "HEAL", "INTR", "JUST", "OP_DATPRO", "REGI", "SOCI", "TECH", "TRAN",
]  # fmt: skip
"""Codes of the EU's data themes (http://publications.europa.eu/resource/authority/data-theme/)."""

Frequency = Literal[
    "DAILY", "DAILY_2", "WEEKLY", "WEEKLY_2", "WEEKLY_3", "BIWEEKLY", "MONTHLY", "MONTHLY_2", "MONTHLY_3", "BIMONTHLY",
    "QUARTERLY", "ANNUAL", "ANNUAL_2", "ANNUAL_3", "BIENNIAL", "IRREG", "CONT", "UPDATE_CONT", "UNKNOWN", "OTHER",
]  # fmt: skip
"""Codes of the EU's frequencies (http://publications.europa.eu/resource/authority/frequency/)."""

WEB_ADDRESS = r"^https?://[^\s<>\"{}|\\^`]+$"
WebAddress = Annotated[str, Field(pattern=WEB_ADDRESS)]


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class MunicipalitySettings(_Section):
    """``[municipality]``: whose papers these are."""

    name: str | None = Field(default=None, min_length=1, description="Name, such as Stadt Musterlingen.")
    ags: str | None = Field(
        default=None, pattern=r"^[0-9]{8}$", description="Amtlicher Gemeindeschlüssel, 8 digits, as text."
    )
    regional_key: str | None = Field(
        default=None, pattern=r"^[0-9]{12}$", description="Amtlicher Regionalschlüssel, 12 digits, as text."
    )
    latitude: float | None = Field(
        default=None, ge=-90, le=90, description="Where its middle lies: degrees north (WGS 84), for maps of portals."
    )
    longitude: float | None = Field(
        default=None, ge=-180, le=180, description="Where its middle lies: degrees east (WGS 84)."
    )
    bounding_box: tuple[float, float, float, float] | None = Field(
        default=None, description="Its west, south, east and north edge in degrees (WGS 84), in this order."
    )

    @model_validator(mode="after")
    def _lies_somewhere(self) -> MunicipalitySettings:
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("latitude and longitude belong together")
        if self.bounding_box:
            west, south, east, north = self.bounding_box
            if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
                raise ValueError("bounding_box must be west, south, east, north in degrees")
        return self


class ContactSettings(_Section):
    """``[contact]``: whom readers of the data may ask; DCAT-AP.de wants a mail address or a web address."""

    name: str | None = Field(default=None, min_length=1, description="Office that answers.")
    mail: str | None = Field(
        default=None, pattern=r"^[^@\s<>\"{}|\\^`]+@[^@\s<>\"{}|\\^`]+$", description="Mail address of the office."
    )
    url: WebAddress | None = Field(default=None, description="Web page of the office, such as a contact form.")


class CatalogSettings(_Section):
    """``[catalog]``: what the catalogue of the release says beside who and whose."""

    base_url: WebAddress | None = Field(
        default=None, description="Address under which the folder of the release (latest) will be found on the web."
    )
    contributor_id: str | None = Field(
        default=None,
        pattern=r"^http://dcat-ap\.de/def/contributors/[A-Za-z0-9_.~-]+$",
        description="Identifier of the supplier, given out by GovData.",
    )
    title: str | None = Field(default=None, min_length=1, description="Title of the series of data sets.")
    description: str | None = Field(default=None, min_length=1, description="What the series holds, in a sentence.")
    keywords: tuple[str, ...] = Field(default=(), description="Words to find the data by.")
    themes: tuple[Theme, ...] = Field(default=("GOVE",), min_length=1, description="Themes by their EU codes.")
    period_start: date | None = Field(default=None, description="First day the papers cover; found in them if unset.")
    period_end: date | None = Field(default=None, description="Last day the papers cover; found in them if unset.")
    modified: Literal["auto"] | date = Field(
        default="auto",
        description="Day that a release with new content bears (dcterms:modified): auto for the day of the run, kept as long as "
        "the content stays the same; or a day.",
    )
    quality_url: WebAddress | None = Field(
        default=None, description="Page on how quality is assured; by default quality.html of the release."
    )
    frequency: Frequency | None = Field(
        default=None,
        description="How often the release is renewed, by the EU's code: DAILY, WEEKLY, MONTHLY, IRREG and so on.",
    )

    @model_validator(mode="after")
    def _period_runs_forward(self) -> CatalogSettings:
        if self.period_start and self.period_end and self.period_end < self.period_start:
            raise ValueError("period_end lies before period_start")
        return self

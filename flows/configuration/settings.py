"""Everything an operator can set, with what each is for: in ``aktenklar.toml`` or as ``AKTENKLAR_…`` in the environment.

``flows.configuration.settings_file.load_settings`` finds the file; a value of a section is ``AKTENKLAR_<SECTION>__<NAME>`` in
the environment.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from curated.metadata.licences import licence_uri
from curated.metadata.publication import Publication
from curated.validation.release_gates import GateLimits
from extractors.base.settings import Limits, OcrSettings, ReadSettings
from flows.configuration.publication_settings import CatalogSettings, ContactSettings, MunicipalitySettings, WebAddress
from normalizers.settings import load_repair_settings

_LIMITS = Limits()
_OCR = OcrSettings()
_READ = ReadSettings()
_GATES = GateLimits()

PREFIX = "AKTENKLAR_"


class CurateSettings(BaseSettings):
    """Settings of one run. What changes the outcome goes into ``read_settings`` and so into every fingerprint."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_nested_delimiter="__", frozen=True, extra="forbid")

    languages: str = Field(
        default=_OCR.languages,
        pattern=r"^[A-Za-z0-9_/]+(\+[A-Za-z0-9_/]+)*$",
        description="Tesseract models joined by +.",
    )
    second_languages: str = Field(
        default=_OCR.second_languages,
        pattern=r"^([A-Za-z0-9_/]+(\+[A-Za-z0-9_/]+)*)?$",
        description="Tesseract models that read doubtful lines again, for the signs the first ones lack; empty for none.",
    )
    ocr_quality: Literal["fast", "standard", "best"] = Field(
        default=_OCR.quality,
        description="Who reads scans: fast is Tesseract alone, standard adds a second eye where Tesseract is in doubt, best has "
        "every line read by both.",
    )
    dpi: int = Field(default=_OCR.dpi, ge=72, le=1200, description="Resolution at which pages are rendered for OCR.")
    detect_orientation: bool = Field(default=_OCR.detect_orientation, description="Turn pages that lie on their side.")
    deskew: bool = Field(default=_OCR.deskew, description="Straighten pages that were scanned at an angle.")
    force: Literal["auto", "text_layer", "ocr"] = Field(
        default=_READ.force, description="auto decides per page; text_layer never OCRs; ocr always does."
    )
    persons: bool = Field(
        default=_READ.persons, description="Look for names of persons, too. Off, because they are personal data."
    )
    protected_words: Path | None = Field(
        default=None, description="File of words that no repair may touch, one a line; # begins a comment."
    )
    house_words: Path | None = Field(
        default=None, description="File of words the word list lacks (streets, bodies, names), one a line."
    )
    refused: Path | None = Field(
        default=None,
        description="File of what must not be applied, one a line: a rule (ii→ü), a stage (ocr_repair) or before → after.",
    )

    feedback: Path | None = Field(
        default=None, description="File of a reviewer's marks, exported on the review site; they overrule the machine."
    )

    max_pages: int = Field(default=_LIMITS.pages, ge=1, description="Pages of one document.")
    max_page_pixels: int = Field(default=_LIMITS.page_pixels, ge=1, description="Pixels of one rendered page or image.")
    max_text_bytes: int = Field(default=_LIMITS.text_bytes, ge=1, description="Bytes of one text dump.")
    max_file_bytes: int = Field(default=_LIMITS.file_bytes, ge=1, description="Bytes of one file.")
    ocr_seconds_per_page: float = Field(
        default=_LIMITS.ocr_seconds_per_page,
        gt=0,
        description="Processor seconds of Tesseract for one page, all its readings together. A page that needs more is tried "
        "again by the next run.",
    )
    seconds_per_document: float = Field(
        default=_LIMITS.seconds_per_document, gt=0, description="Processor seconds of one document, OCR not counted."
    )
    memory_bytes: int = Field(
        default=_LIMITS.memory_bytes, ge=2**20, description="Address space one document may add to its worker process."
    )

    workers: int | None = Field(
        default=None, ge=1, description="Worker processes; by default one per usable processor core."
    )
    split_pages: int = Field(
        default=8,
        ge=1,
        description="OCR pages from which a document is shared out among the workers, and the size of a share.",
    )
    include_non_public: bool = Field(
        default=False,
        description="Release documents whose head says they are not public. Only for use inside the authority.",
    )
    mask_personal_data: bool = Field(
        default=False,
        description="Blacken private addresses, telephone numbers, e-mail addresses, IBANs, dates of birth and names in lists of "
        "residents in everything that is released; offsets keep.",
    )
    covered_text: Literal["leave_out", "withhold"] = Field(
        default="leave_out",
        description="What becomes of a document with covered words: leave_out publishes it without them, withhold keeps it back.",
    )
    unmatched_rows: Literal["refuse", "warn"] = Field(
        default="refuse",
        description="What a row of withdrawn.csv or public.csv does that names no document of the run: refuse stops the release, "
        "warn only tells.",
    )
    max_failed_share: float = Field(
        default=0.5,
        ge=0,
        le=1,
        description="Share of failed documents above which nothing is released: then the machine is broken, not the input.",
    )
    tolerated_failures: int = Field(
        default=50,
        ge=0,
        description="Failed documents up to which the share is not looked at: so many, a person can read one by one.",
    )

    retry_failed: bool = Field(default=False, description="Try documents again whose failure an earlier run has kept.")
    license: WebAddress | None = Field(
        default=None,
        description="Licence of the release, as a URI or in a usual spelling (CC BY 4.0); "
        "for a catalogue one of http://dcat-ap.de/def/licenses/.",
    )
    publisher: str | None = Field(default=None, min_length=1, description="Who publishes the release.")
    publisher_url: WebAddress | None = Field(default=None, description="Web address of the publisher.")
    attribution: str | None = Field(
        default=None, min_length=1, description="Words by which users name the source; by default the publisher."
    )
    municipality: MunicipalitySettings = MunicipalitySettings()
    contact: ContactSettings = ContactSettings()
    catalog: CatalogSettings = CatalogSettings()
    max_row_drop: float = Field(
        default=_GATES.row_drop,
        ge=0,
        le=1,
        description="Share of its documents that a release may lose against the last one, and share of its rows that a table may "
        "lose for the documents that stay; a greater loss stops the release.",
    )
    max_poor_rise: float = Field(
        default=_GATES.poor_rise,
        ge=0,
        le=1,
        description="How much greater the share of pages of poor text or none may be than in the last release.",
    )
    tolerated_rows: int = Field(
        default=_GATES.tolerated_rows,
        ge=0,
        description="Rows up to which no such share stops a release: small ones change by large shares.",
    )
    keep_releases: int = Field(default=3, ge=1, description="Releases to keep, the current one included.")
    site: bool = Field(
        default=True, description="Write the review site: pages as pictures with what was found on them, to look at."
    )
    excel: bool = Field(
        default=False,
        description="Write the tables for Excel in German too (Excel-Ausgabe): CSV with semicolons, byte order mark and decimal "
        "commas, in the folder excel of the release.",
    )
    prune: bool = Field(
        default=False,
        description="Remove work files that no document of this run uses. Off: a folder that is missing for a night would "
        "cost all its OCR.",
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What was given, then the environment; no .env, no secrets folder. ``settings_file`` adds the file."""
        return init_settings, env_settings

    @field_validator("workers", mode="before")
    @classmethod
    def _empty_is_default(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("license", mode="before")
    @classmethod
    def _known_spelling(cls, value: object) -> object:
        return licence_uri(value) if isinstance(value, str) else value

    def publication(self) -> Publication:
        """What is said about the release, for its catalogue and its description."""
        catalog, contact, municipality = self.catalog, self.contact, self.municipality
        texts = {"title": catalog.title, "description": catalog.description}
        return Publication(
            publisher=self.publisher,
            publisher_url=self.publisher_url,
            license=self.license,
            attribution=self.attribution,
            base_url=catalog.base_url,
            contributor_id=catalog.contributor_id,
            keywords=catalog.keywords,
            themes=catalog.themes,
            municipality=municipality.name,
            ags=municipality.ags,
            regional_key=municipality.regional_key,
            contact_name=contact.name,
            contact_mail=contact.mail,
            contact_url=contact.url,
            period_start=catalog.period_start,
            period_end=catalog.period_end,
            quality_url=catalog.quality_url,
            frequency=catalog.frequency,
            latitude=municipality.latitude,
            longitude=municipality.longitude,
            bounding_box=municipality.bounding_box,
            **{name: text for name, text in texts.items() if text},
        )

    @property
    def worker_count(self) -> int:
        """Processes to use: as set, else the cores this process may run on (a container may have fewer than the machine)."""
        return self.workers or len(os.sched_getaffinity(0))

    def read_settings(self) -> ReadSettings:
        """The part that ``extractors.read_document`` takes.

        Raises:
            SetupError: a file of words or refusals cannot be read.
        """
        limits = Limits(
            pages=self.max_pages,
            page_pixels=self.max_page_pixels,
            text_bytes=self.max_text_bytes,
            file_bytes=self.max_file_bytes,
            ocr_seconds_per_page=self.ocr_seconds_per_page,
            seconds_per_document=self.seconds_per_document,
            memory_bytes=self.memory_bytes,
        )
        ocr = OcrSettings(
            languages=self.languages,
            dpi=self.dpi,
            detect_orientation=self.detect_orientation,
            deskew=self.deskew,
            second_languages=self.second_languages,
            quality=self.ocr_quality,
        )
        repair = load_repair_settings(self.protected_words, self.house_words, self.refused)
        return ReadSettings(limits, ocr, self.force, self.persons, repair)


PATH_SETTINGS = frozenset(
    name for name, field in CurateSettings.model_fields.items() if field.annotation == Path | None
)
"""Settings that name a file or folder."""

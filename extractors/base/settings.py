"""Everything about reading that an operator can set and that changes what comes out: one record, part of the fingerprint."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from extractors.base.review_marks import ReviewMark
from normalizers.settings import RepairSettings

OcrQuality = Literal["fast", "standard", "best"]
"""Who reads a scan: Tesseract alone, a second eye where Tesseract is in doubt, or both every line."""

Force = Literal["auto", "text_layer", "ocr"]
"""Who decides where a page's text comes from: its quality (auto), or the operator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one document may cost at most; beyond it the page or the document becomes an issue, never a stopped run."""

    pages: int = 5_000
    page_pixels: int = 120_000_000  # of a rendered page or an image frame
    page_points: float = 14_400.0  # PDF 32000-1 Annex C: 200 inches a side
    text_bytes: int = 16 * 2**20  # of a text dump: five thousand pages; a text beyond it is no council paper
    file_bytes: int = 2 * 2**30
    ocr_seconds_per_page: float = 120.0  # processor seconds of Tesseract
    seconds_per_document: float = 1_800.0  # processor seconds, without those of OCR
    memory_bytes: int = 4 * 2**30  # address space of a worker


@dataclass(frozen=True, slots=True)
class OcrSettings:
    """How pages are recognised. ``languages`` are Tesseract's names joined by ``+``.

    ``quality`` says who reads what is in doubt once more (``docs/ocr.md``): the second eye, or ``second_languages`` where it is
    "fast" or the eye is not installed; ``second_languages`` empty: nobody. Debian's ``deu`` knows no §, – and ², the script
    model ``Latin`` does.
    """

    languages: str = "deu"
    dpi: int = 300
    detect_orientation: bool = True
    deskew: bool = True
    second_languages: str = "Latin"
    quality: OcrQuality = "standard"

    @property
    def all_languages(self) -> str:
        """Every language that must be installed, joined by ``+``."""
        return "+".join(part for part in (self.languages, self.second_languages) if part)


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """Settings of ``read_document``. ``force`` overrides the decision for every page: ``text_layer``, ``ocr`` or ``auto``."""

    limits: Limits = field(default_factory=Limits)
    ocr: OcrSettings = field(default_factory=OcrSettings)
    force: Force = "auto"
    persons: bool = False
    repair: RepairSettings = field(default_factory=RepairSettings)
    feedback: tuple[ReviewMark, ...] = ()  # a reviewer's marks on the one document that is read with these settings

"""One page of an open PDF: what it draws → facts → decision → the better of text layer and OCR."""

from __future__ import annotations

from dataclasses import dataclass, replace

from curated.errors import LimitExceeded, TerminalError, UnreadableInput
from extractors.base.page_reading import PageReading
from extractors.base.settings import ReadSettings
from extractors.layout.compose import compose, joined
from extractors.pages.facts import PageFacts, page_facts
from extractors.pages.scanned_page import failed_page, ocr_page
from extractors.pages.source_decision import BROKEN, Decision, decide, ocr_is_better
from extractors.pages.text_quality import text_quality
from extractors.pdf.content import PageContent
from extractors.pdf.file import PdfFile
from extractors.pdf.glyph_words import word_groups
from extractors.pdf.shells import covered_issue
from extractors.pdf.visibility import without

_FAST_READER_SCORE = 0.6  # score below which a page is read again by pdfminer; other languages often are
# Shares of characters without a Unicode value and of words without their umlauts that pdfium may leave where it stands in for
# pdfminer; as ``source_decision`` has them for scans.
_UNMAPPED_LEFT = 0.02
_UMLAUTS_LOST_LEFT = 0.02
# Share of words with nothing to see in their place from which the text layer of a picture is no reading of it; chosen.
_DISHONEST = 0.3
_SECOND_READER = 0.8  # score that pdfium's text must reach where pdfminer's was unusable


@dataclass(frozen=True, slots=True)
class InspectedPage:
    """A page before any OCR: its text layer as a reading (None when the page is damaged), the facts and the decision."""

    decision: Decision
    layer: PageReading | None = None
    facts: PageFacts | None = None
    error: TerminalError | None = None  # why there is no text layer
    is_by_fast_reader: bool = False

    @property
    def is_doubtful(self) -> bool:
        """Whether the fast reader's text is no clear case of a good text layer."""
        if not self.is_by_fast_reader or self.facts is None:
            return False
        quality = self.facts.quality
        return self.decision.reason not in ("good_text", "forced") or (
            quality.words > 0 and quality.score < _FAST_READER_SCORE
        )


def inspect_page(pdf: PdfFile, page_number: int, settings: ReadSettings) -> InspectedPage:
    """The page's text layer and what is to become of it. Pages that no reader can parse are to be rendered and OCRed."""
    try:
        found = _as_seen(pdf, pdf.content(page_number), page_number, settings)
        if found.is_doubtful:
            found = _as_seen(pdf, pdf.content(page_number, in_detail=True), page_number, settings)
    except UnreadableInput as error:
        return InspectedPage(Decision("ocr", "page_damaged"), error=error)
    except LimitExceeded as error:
        return InspectedPage(Decision("failed", error.code.lower()), error=error)
    if found.decision.reason in ("unmappable_glyphs", "type3_fonts"):
        # pdfium guesses Unicode values from glyph names and font programs where pdfminer gives up.
        content = pdf.content_by_pdfium(page_number)
        second = _as_seen(pdf, content, page_number, settings) if content is not None else found
        if second.layer and second.facts and second.facts.quality.words and found.layer:
            quality = second.facts.quality
            if (
                quality.unmapped < _UNMAPPED_LEFT
                and quality.broken < BROKEN
                and quality.umlauts_lost < _UMLAUTS_LOST_LEFT
                and quality.score >= _SECOND_READER
            ):
                layer = replace(second.layer, rules=found.layer.rules)
                return replace(second, decision=Decision("text_layer", "second_reader"), layer=layer)
    return found


def read_pdf_page(pdf: PdfFile, page_number: int, settings: ReadSettings) -> PageReading:
    """One page, read from its text layer or by OCR, or blank, or failed with an issue; it never raises for the page's sake.

    Raises:
        SetupError: Tesseract is needed and missing.
    """
    reading, widgets = _read_page(pdf, page_number, settings), pdf.widgets(page_number)
    return replace(reading, widgets=widgets) if widgets else reading


def _read_page(pdf: PdfFile, page_number: int, settings: ReadSettings) -> PageReading:
    found = inspect_page(pdf, page_number, settings)
    decision, layer = found.decision, found.layer
    if decision.source == "text_layer" and layer is not None:
        return replace(layer, source="text_layer", source_reason=decision.reason)
    if decision.source == "blank":
        size = (layer.width, layer.height) if layer else (None, None)
        return PageReading(
            page_number=page_number, source="blank", source_reason=decision.reason, width=size[0], height=size[1]
        )
    if decision.source == "failed" and found.error is not None:
        return failed_page(page_number, found.error, "inspect")
    try:
        _check_points(layer, page_number, settings.limits.page_points)
        picture = pdf.render(page_number, settings.ocr.dpi, settings.limits.page_pixels)
        reading = ocr_page(picture, page_number, decision.reason, settings)
    except (UnreadableInput, LimitExceeded) as error:
        size = (layer.width, layer.height) if layer else (None, None)
        reading = failed_page(page_number, error, "inspect", *size)
    if found.error is not None and reading.source == "blank":
        # What cannot be unpacked is drawn as white paper: that is no empty page.
        return failed_page(page_number, found.error, "inspect", reading.width, reading.height)
    return _better(layer, reading, decision)


def _as_seen(pdf: PdfFile, content: PageContent, page_number: int, settings: ReadSettings) -> InspectedPage:
    """The page by the words that a reader sees on it; an issue counts the others, or OCR has its turn where they are many."""
    found = _inspected(content, page_number, settings)
    words = found.layer.words if found.layer else ()
    hidden = pdf.hidden_words(page_number, words) if words else []
    if not hidden:
        return found
    seen = _inspected(without(content, hidden), page_number, settings)
    if content.images and len(hidden) > _DISHONEST * len(words) and settings.force != "text_layer":
        seen = replace(seen, decision=Decision("ocr", "layer_not_seen"))
    issue = covered_issue(page_number, hidden)
    return replace(seen, layer=replace(seen.layer, issues=(*seen.layer.issues, issue)) if seen.layer else None)


def _inspected(content: PageContent, page_number: int, settings: ReadSettings) -> InspectedPage:
    layer = layer_reading(content, page_number)
    facts = page_facts(content, layer.text)
    return InspectedPage(decide(facts, settings.force), layer, facts, is_by_fast_reader=content.letters is not None)


def layer_reading(content: PageContent, page_number: int) -> PageReading:
    """The text that the page's own glyphs make, in reading order; text across the page's main direction comes last."""
    groups = word_groups(content)
    parts = [
        compose(
            group.words,
            content.width,
            content.height,
            rotation=group.rotation,
            skew=group.skew,
            rules=content.rules if number == 0 else (),
        )
        for number, group in enumerate(groups)
    ]
    composed = joined(parts)
    return PageReading(
        page_number=page_number,
        source="text_layer",
        source_reason="",
        text=composed.text,
        words=composed.words,
        lines=composed.lines,
        rules=tuple(content.rules),
        width=content.width,
        height=content.height,
        rotation=groups[0].rotation if groups else 0,
        skew=groups[0].skew if groups else 0.0,
    )


def _check_points(layer: PageReading | None, page_number: int, most: float) -> None:
    if layer is not None and max(layer.width or 0, layer.height or 0) > most:
        raise LimitExceeded(
            f"page {page_number} is larger than {most:.0f} pt a side and was not rendered: check the PDF",
            "PAGE_TOO_LARGE",
        )


def _better(layer: PageReading | None, ocr: PageReading, decision: Decision) -> PageReading:
    """The OCR reading, unless the doubtful text layer is the better text or the only one. Never both."""
    if layer is None or not layer.text.strip() or decision.reason == "forced":
        return ocr
    if ocr.source == "failed":
        return replace(layer, source_reason="ocr_failed", issues=(*layer.issues, *ocr.issues))
    if ocr.source == "ocr" and ocr_is_better(text_quality(layer.text), text_quality(ocr.text)):
        return ocr
    return replace(layer, source_reason="ocr_not_better", issues=(*layer.issues, *ocr.issues))

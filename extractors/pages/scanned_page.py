"""A picture of a page → its reading by OCR, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from curated.errors import AktenklarError, LimitExceeded, UnreadableInput
from curated.records import Issue, Word
from curated.vocabulary import PageSource, Stage
from extractors.base.geometry import Frame
from extractors.base.page_reading import NumberRereading, PageReading
from extractors.base.settings import ReadSettings
from extractors.layout.compose import compose
from extractors.layout.segments import on_one_line
from extractors.ocr.budget import EngineTimeout, PageBudget
from extractors.ocr.missed_cells import with_missed_cells
from extractors.ocr.number_rereading import reread_numbers
from extractors.ocr.recognise import RecognisedPage, dropped, recognise
from extractors.ocr.tesseract import EngineFailed
from extractors.pages.blank import is_blank_page

if TYPE_CHECKING:
    from extractors.pdf.render import Picture

_FAR_BETTER = 2  # times as many words that follow one another, and a few more: so much better must another turn fit
_A_FEW = 4
_WORD_GAP = 40  # points: words further apart do not follow one another; a tab stop is wider; chosen, not fitted


def ocr_page(picture: Picture, page_number: int, reason: str, settings: ReadSettings) -> PageReading:
    """The page as Tesseract reads it; blank without calling it when nothing is printed, failed with an issue when it fails.

    Raises:
        SetupError: Tesseract or its language data is missing; that concerns the run, not the page.
    """
    rereadings: tuple[NumberRereading, ...] = ()
    issues = _scaling_issue(picture, page_number, settings.ocr.dpi)
    if is_blank_page(picture.image, picture.dpi):
        blank = _without_text(picture, page_number, "blank", "no_ink", issues)
        return replace(blank, dpi=picture.dpi)
    budget = PageBudget(settings.limits.ocr_seconds_per_page)
    try:
        page = recognise(
            picture.image,
            settings.ocr,
            page_width=picture.width,
            page_height=picture.height,
            budget=budget,
        )
    except (LimitExceeded, UnreadableInput) as error:
        return failed_page(page_number, error, "ocr", picture.width, picture.height)
    errors = [issue for issue in page.issues if issue.severity == "error"]
    if not errors:
        page, rereadings = _with_tables_read_again(page, settings, budget)
    issues += tuple(_of_page(issue, page_number) for issue in page.issues)
    if errors:
        return _without_text(picture, page_number, "failed", errors[0].code.lower(), issues)
    return _composed(
        picture=picture,
        page_number=page_number,
        reason=reason,
        page=page,
        rereadings=rereadings,
        issues=issues,
    )


def _with_tables_read_again(
    page: RecognisedPage, settings: ReadSettings, budget: PageBudget
) -> tuple[RecognisedPage, tuple[NumberRereading, ...]]:
    """The page with the missed cells of its tables and what further readings say of its numbers; an issue for each not done."""
    rereadings: tuple[NumberRereading, ...] = ()
    try:
        page = replace(page, words=with_missed_cells(page, settings.ocr, budget))
    except (EngineTimeout, EngineFailed):
        page = replace(page, issues=(*page.issues, dropped("the second reading of cells of tables")))
    try:
        rereadings = reread_numbers(page, settings.ocr, budget)
    except (EngineTimeout, EngineFailed):
        page = replace(page, issues=(*page.issues, dropped("the second reading of doubtful numbers")))
    return page, rereadings


def _composed(
    picture: Picture,
    page_number: int,
    reason: str,
    page: RecognisedPage,
    rereadings: tuple[NumberRereading, ...],
    issues: tuple[Issue, ...],
) -> PageReading:
    """What was recognised, put into reading order; a page on which nothing was is blank."""
    rotation = writing_rotation(page.words, picture.width, picture.height, page.rotation)
    composed = compose(
        words=page.words,
        page_width=picture.width,
        page_height=picture.height,
        rotation=rotation,
        skew=page.skew,
        rules=page.rules,
        in_cells=True,
    )
    return PageReading(
        page_number=page_number,
        source="ocr" if composed.words else "blank",
        source_reason=reason if composed.words else "nothing_recognised",
        text=composed.text,
        words=composed.words,
        lines=composed.lines,
        rules=page.rules,
        width=picture.width,
        height=picture.height,
        rotation=rotation,
        skew=page.skew,
        dpi=page.dpi,
        ocr_confidence=page.confidence,
        ocr_confidence_p10=page.confidence_p10,
        issues=issues,
        number_rereadings=rereadings,
    )


def _without_text(
    picture: Picture, page_number: int, source: PageSource, reason: str, issues: tuple[Issue, ...]
) -> PageReading:
    return PageReading(
        page_number=page_number,
        source=source,
        source_reason=reason,
        width=picture.width,
        height=picture.height,
        issues=issues,
    )


def writing_rotation(words: Sequence[Word], width: float, height: float, stated: int) -> int:
    """The turn in which words that follow one another stand from left to right: ``stated``, unless another fits far better.

    Tesseract's own layout analysis reads some pages sideways without saying so; their words then run down the page. Columns
    of numbers that it reads one after the other do so too, but their words lie: only words that are wider than high count.
    """
    fits = {turn: _left_to_right(words, Frame(width, height, turn)) for turn in (0, 90, 180, 270)}
    best = max(fits, key=lambda turn: fits[turn])
    return best if fits[best] > _FAR_BETTER * fits[stated] + _A_FEW else stated


def _left_to_right(words: Sequence[Word], frame: Frame) -> int:
    boxes = [frame.box(w.box) for w in words if len(w.text) > 1]
    lying = [b for b in boxes if b.x1 - b.x0 > b.y1 - b.y0]
    if 2 * len(lying) < len(boxes):
        return 0
    return sum(on_one_line(a, b) and a.x1 <= b.x0 + 1 and b.x0 - a.x1 < _WORD_GAP for a, b in pairwise(lying))


def failed_page(
    page_number: int, error: AktenklarError, stage: Stage, width: float | None = None, height: float | None = None
) -> PageReading:
    """A page that could not be read, with the error as its issue."""
    issue = Issue(stage=stage, code=error.code, severity="error", message=error.message, page_number=page_number)
    return PageReading(
        page_number=page_number,
        source="failed",
        source_reason=error.code.lower(),
        width=width,
        height=height,
        issues=(issue,),
    )


def _scaling_issue(picture: Picture, page_number: int, wanted: int) -> tuple[Issue, ...]:
    """For rendered pages only: an image keeps the resolution it was scanned with."""
    if not picture.rendered or picture.dpi >= wanted:
        return ()
    message = (
        f"page {page_number} of {picture.width:.0f} x {picture.height:.0f} pt was rendered at {picture.dpi} dpi instead of "
        f"{wanted} to stay within page_pixels: small print may be lost"
    )
    return (Issue(stage="ocr", code="PAGE_SCALED", severity="warning", message=message, page_number=page_number),)


def _of_page(issue: Issue, page_number: int) -> Issue:
    return Issue(
        stage=issue.stage,
        code=issue.code,
        severity=issue.severity,
        message=issue.message,
        document_id=issue.document_id,
        page_number=page_number,
    )

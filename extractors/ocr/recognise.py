"""One page image → words in page points: prepare, orient, deskew, recognise, read doubtful lines again, time out.

The plan and what it was measured against stand in ``docs/ocr.md``. Tesseract itself is called by ``tesseract`` only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from curated.records import Issue, Word
from extractors.base.geometry import Frame
from extractors.base.page_reading import Rule
from extractors.base.settings import OcrSettings
from extractors.imaging.despeckle import cleaned_page
from extractors.imaging.prepare import (
    Grey,
    PreparedImage,
    fit_resolution,
    grey_of,
    ink_ratio,
    straightened,
    stretched,
    turned,
)
from extractors.imaging.rules import Stroke, page_rules, without_upright_rules
from extractors.imaging.skew import skew_of
from extractors.ocr import second_eye
from extractors.ocr.budget import EngineTimeout, PageBudget
from extractors.ocr.checkboxes import as_words as checkbox_words
from extractors.ocr.checkboxes import find_checkboxes, without_checkboxes
from extractors.ocr.dashes import with_dashes
from extractors.ocr.dot_leaders import as_words, leaders, without_leaders
from extractors.ocr.eye_pass import with_second_eye
from extractors.ocr.noise import confidence, tenth_percentile, without_junk
from extractors.ocr.punctuation import with_patterns
from extractors.ocr.raised_digits import with_raised_digits
from extractors.ocr.second_pass import with_second_pass
from extractors.ocr.tesseract import (
    EngineFailed,
    RecognisedWord,
    check_tesseract,
    orientation_of,
    read_image,
    tesseract_version,
    traineddata_digest,
)
from extractors.ocr.word_boxes import with_boxes_cut_back

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["RecognisedPage", "check_tesseract", "recognise", "tesseract_version", "traineddata_digest"]

PAGE_LAYOUT = 3  # Tesseract's page segmentation: fully automatic, without its own orientation detection
SURE = 0.75  # mean confidence from which a page is taken to lie upright
LOW = 0.6  # mean confidence below which the operator is told
SIDEWAYS = 1.2  # how much sharper the rows of the turned page must be
BELIEVED = 2.0  # Tesseract's confidence in an orientation; it was 5 and more on pages of figures and on turned ones
OWN_GREYS = (0.0, 0.97)  # of the paper: black and white of a page left in its shades; 0.03 is the grain of paper
LEAST_SKEW = 0.1  # degrees; less does not pay for the blur of turning


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognisedPage:
    """What OCR read on one page.

    ``words`` in Tesseract's order with boxes in points of the displayed page. ``rotation``: degrees the page was turned
    clockwise for reading. ``skew``: degrees, lines rising to the right are positive, measured after turning. ``dpi``: of the
    image Tesseract saw. ``confidence``: mean over letters, ``confidence_p10``: what nine words of ten reach; both 0-1 and None
    without words. ``rules``: printed lines found in the image, on the displayed page. ``prepared``: the image as it was read,
    without its upright rules, and ``level``: where its level ones run in it; for those who look at single places again.
    """

    words: tuple[Word, ...] = ()
    rotation: int = 0
    skew: float = 0.0
    dpi: int = 0
    confidence: float | None = None
    confidence_p10: float | None = None
    issues: tuple[Issue, ...] = ()
    rules: tuple[Rule, ...] = ()
    prepared: PreparedImage | None = field(default=None, compare=False, repr=False)
    level: tuple[Stroke, ...] = ()


@dataclass(frozen=True, slots=True)
class _Attempt:
    prepared: PreparedImage  # without upright rules
    words: list[RecognisedWord]
    rules: tuple[Rule, ...]
    level: tuple[Stroke, ...]
    with_rules: Grey
    shapes: tuple[RecognisedWord, ...]  # told by their shape: dotted leaders, boxes to be ticked

    @property
    def worth(self) -> float:
        return confidence(self.words)


def recognise(
    image: Image, settings: OcrSettings, *, page_width: float, page_height: float, budget: PageBudget
) -> RecognisedPage:
    """The words of a page image that shows the whole page of ``page_width`` x ``page_height`` points as displayed.

    Trouble comes back as issues: OCR_TIMEOUT (the budget is spent), OCR_FAILED, LOW_CONFIDENCE, NO_SECOND_EYE.
    An issue of severity "error" means that nothing was read.

    Raises:
        SetupError: Tesseract or its language data is missing; that concerns the run, not the page.
        OSError, TransientError: the machine refused; that is no verdict on the page.
    """
    grey = fit_resolution(grey_of(image), page_width, page_height, settings.dpi)
    try:
        ratio = ink_ratio(grey, settings.dpi)
        attempt = _upright(cleaned_page(ratio, settings.dpi), settings, Frame(page_width, page_height), budget)
    except EngineTimeout:
        return RecognisedPage(dpi=settings.dpi, issues=(_timeout_issue(budget.seconds),))
    except EngineFailed:
        return RecognisedPage(dpi=settings.dpi, issues=(_FAILED,))
    return _read_again(attempt, partial(_in_own_greys, ratio, attempt, settings.dpi), settings, budget)


def _read_again(
    attempt: _Attempt, soft: Callable[[], Grey], settings: OcrSettings, budget: PageBudget
) -> RecognisedPage:
    """The page after what is in doubt was read once more: by the second eye, else by the second languages, if any."""
    pixels = attempt.prepared.pixels
    if settings.quality != "fast" and second_eye.is_installed():
        again = with_second_eye(pixels, soft, attempt.words, settings.dpi, every=settings.quality == "best")
        return _mended(attempt, with_raised_digits(again, pixels), settings, ())
    issues = () if settings.quality == "fast" else (_NO_SECOND_EYE,)
    if not settings.second_languages:
        return _recognised(replace(attempt, words=with_patterns(with_dashes(attempt.words))), issues)
    try:
        again = with_second_pass(
            pixels=pixels,
            soft=soft,
            words=attempt.words,
            languages=settings.second_languages,
            dpi=settings.dpi,
            budget=budget,
        )
    except (EngineTimeout, EngineFailed):
        return _recognised(attempt, (*issues, dropped("the second reading of doubtful lines")))
    return _mended(attempt, again, settings, issues)


def _mended(
    attempt: _Attempt, words: Sequence[RecognisedWord], settings: OcrSettings, issues: tuple[Issue, ...]
) -> RecognisedPage:
    """The page with the words of both readings, once what is no print is out of them."""
    clean = with_boxes_cut_back(without_junk(words, settings.dpi))
    return _recognised(replace(attempt, words=with_patterns(with_dashes(clean))), issues)


def _in_own_greys(ratio: NDArray[np.float32], attempt: _Attempt, dpi: float) -> Grey:
    """The page in its own shades of grey, turned and straight, its upright rules taken out as in what was read."""
    frame = attempt.prepared.frame
    pixels = straightened(turned(stretched(ratio, *OWN_GREYS), frame.rotation), dpi, frame).pixels
    painted = (attempt.prepared.pixels == 255) & (attempt.with_rules < 255)
    return np.where(painted, np.uint8(255), pixels)


def _upright(evened: Grey, settings: OcrSettings, page: Frame, budget: PageBudget) -> _Attempt:
    """The page read the way its lines run; where that reads badly, the other ways Tesseract thinks possible."""
    first = _likely_rotation(evened, settings, budget)
    attempt = _read(evened, settings, page, first, budget)
    if not settings.detect_orientation or attempt.worth >= SURE:
        return attempt
    opinion = orientation_of(turned(evened, first), settings.dpi, budget)
    further = opinion.clockwise if opinion else 180
    if further == 0:
        return attempt
    other = _read(evened, settings, page, (first + further) % 360, budget)
    return other if other.worth > attempt.worth else attempt


def _likely_rotation(evened: Grey, settings: OcrSettings, budget: PageBudget) -> int:
    """0 where the ink falls into level rows; where it does so in the page turned, what Tesseract thinks of it, else 90.

    A page of figures in straight columns has sharper rows when it is turned; reading it so takes minutes and fails.
    """
    if not settings.detect_orientation:
        return 0
    _, level = skew_of(evened, settings.dpi)
    _, sideways = skew_of(turned(evened, 90), settings.dpi)
    if sideways <= SIDEWAYS * level:
        return 0
    opinion = orientation_of(evened, settings.dpi, budget)
    return opinion.clockwise if opinion and opinion.confidence >= BELIEVED else 90


def _read(evened: Grey, settings: OcrSettings, page: Frame, rotation: int, budget: PageBudget) -> _Attempt:
    grey = turned(evened, rotation)
    skew = skew_of(grey, settings.dpi)[0] if settings.deskew else 0.0
    frame = replace(page, rotation=rotation, skew=skew if abs(skew) >= LEAST_SKEW else 0.0)
    prepared = straightened(grey, settings.dpi, frame)
    ruled = without_upright_rules(prepared.pixels, settings.dpi)
    dotted = leaders(ruled.pixels, settings.dpi)
    boxes = find_checkboxes(ruled.pixels, settings.dpi)
    clean = replace(prepared, pixels=without_checkboxes(without_leaders(ruled.pixels, dotted), boxes))
    words = read_image(clean.pixels, settings.languages, PAGE_LAYOUT, settings.dpi, budget)
    own = with_boxes_cut_back(without_junk(words, settings.dpi))
    return _Attempt(
        prepared=clean,
        words=own,
        rules=page_rules(ruled, clean),
        level=ruled.level,
        with_rules=prepared.pixels,
        shapes=(*as_words(dotted), *checkbox_words(boxes, own, settings.dpi)),
    )


def _recognised(attempt: _Attempt, issues: tuple[Issue, ...]) -> RecognisedPage:
    words, prepared = [*attempt.words, *attempt.shapes], attempt.prepared
    mean = confidence(words) if words else None
    if mean is not None and mean < LOW:
        issues = (*issues, _LOW)
    return RecognisedPage(
        words=tuple(_words(words, prepared)),
        rotation=prepared.frame.rotation,
        skew=prepared.frame.skew,
        dpi=round(prepared.dpi),
        confidence=mean,
        confidence_p10=tenth_percentile(words) if words else None,
        issues=issues,
        rules=attempt.rules,
        prepared=prepared,
        level=attempt.level,
    )


def _words(words: Sequence[RecognisedWord], prepared: PreparedImage) -> list[Word]:
    return [
        Word(
            word.text,
            prepared.page_box(word.x, word.y, word.width, word.height),
            word.confidence,
            other=word.other or None,
        )
        for word in words
    ]


def dropped(reading: str) -> Issue:
    """The issue of a page that lacks a further reading, so that its document is read again."""
    message = f"{reading} was not done within the page's processor time and is tried by the next run: raise ocr_seconds_per_page"
    return Issue(stage="ocr", code="OCR_TIMEOUT", severity="warning", message=message)


def _timeout_issue(seconds: float) -> Issue:
    message = (
        f"the page was not read within {seconds:g} processor seconds and is tried again by the next run: raise "
        "ocr_seconds_per_page or scan it again"
    )
    return Issue(stage="ocr", code="OCR_TIMEOUT", severity="error", message=message)


_NO_SECOND_EYE = Issue(
    stage="ocr",
    code="NO_SECOND_EYE",
    severity="info",
    message="the page was read by Tesseract alone, for the second eye is not installed: pip install onnxruntime, and rapidocr "
    "with --no-deps; or set ocr_quality to fast",
)
_FAILED = Issue(
    stage="ocr",
    code="OCR_FAILED",
    severity="error",
    message="Tesseract failed on the page: render or scan it again and run once more",
)
_LOW = Issue(
    stage="ocr",
    code="LOW_CONFIDENCE",
    severity="warning",
    message="the page was read with low confidence: check it, or scan it again with more contrast",
)

"""Where the text of a page is to come from, and why. Decided from the quality of the text, not from "there is text"."""

from __future__ import annotations

from dataclasses import dataclass

from curated.vocabulary import PageSource
from extractors.base.settings import Force
from extractors.pages.facts import PageFacts
from extractors.pages.text_quality import TextQuality

_UNMAPPED = 0.1  # share of characters without Unicode values beyond which a text cannot be used
BROKEN = (
    0.2  # share of the letters beyond ASCII that are lost: then „nichtöffentlich", prices and names are damaged, too
)
_STAMP = 150  # characters: less than this over a full-page picture is a stamp, a file number or a signature
_FEW = 15  # words: fewer cannot be judged by a word list
_SCAN_SCORE = 0.9  # a text layer over a scan must be as good as a fresh OCR would be
_LOST_UMLAUTS = 0.02  # engines without German letters lose 4 % of all words and more; others none
_LOST_IN_PRINT = 0.03  # print of its own may quote a foreign word or a web address
_UNSPACED = 0.09  # share of letters in words run together; good papers stay below 0.075
_SCATTERED = 0.6  # share of letters in words of one or two; columns of units and initials reach 0.1
_ENOUGH_LETTERS = 100  # fewer cannot be judged by how they are parted
_GERMAN = 0.35  # share of known words below which a text is none of German words that lost letters
_PRINT_SCORE = 0.35  # text of a born-digital page below this is wrongly encoded; other languages stay above
_DRAWN = 300  # strokes: so many curves and so little text are letters turned into outlines
_BETTER = 1.15  # how much more readable text a bad text layer must have to be kept against a fresh OCR


@dataclass(frozen=True, slots=True)
class Decision:
    """The source wanted for a page and a stable reason: good_text, no_text, bad_text_layer, stamp_only and so on."""

    source: PageSource
    reason: str


def decide(facts: PageFacts, force: Force = "auto") -> Decision:
    """The decision for one page. ``force`` overrides it, except that an empty page stays blank."""
    if facts.is_empty:
        return Decision("blank", "empty_page")
    if force == "ocr":
        return Decision("ocr", "forced")
    if force == "text_layer":
        return Decision("text_layer", "forced") if facts.characters else Decision("blank", "no_text")
    if facts.characters == 0:
        return Decision("ocr", "no_text")
    if facts.unmapped >= _UNMAPPED or facts.quality.broken >= BROKEN:
        return Decision("ocr", "unmappable_glyphs")
    return _of_scan(facts) if facts.is_scan else _of_print(facts)


def _of_scan(facts: PageFacts) -> Decision:
    quality = facts.quality
    if facts.characters < _STAMP:
        return Decision("ocr", "stamp_only")
    if _is_other_language(quality):
        return Decision("text_layer", "good_text")
    if quality.letters >= _ENOUGH_LETTERS and quality.unspaced >= _UNSPACED:
        return Decision("ocr", "missing_spaces")
    if quality.umlauts_lost >= _LOST_UMLAUTS or (quality.words >= _FEW and quality.score < _SCAN_SCORE):
        return Decision("ocr", "bad_text_layer")
    if _is_scattered(quality):
        return Decision("ocr", "bad_text_layer")
    return Decision("text_layer", "good_text")


def _of_print(facts: PageFacts) -> Decision:
    quality = facts.quality
    if facts.type3 > 0.5 and quality.words and quality.score < _PRINT_SCORE:
        return Decision("ocr", "type3_fonts")
    if _is_other_language(quality):
        return Decision("text_layer", "good_text")
    if quality.words >= _FEW and _is_damaged_print(quality):
        return Decision("ocr", "bad_text_layer")
    if _is_scattered(quality):
        return Decision("ocr", "bad_text_layer")
    if quality.letters >= _ENOUGH_LETTERS and quality.unspaced >= _UNSPACED:
        return Decision("ocr", "missing_spaces")
    if facts.strokes > _DRAWN and facts.characters < _STAMP / 3:
        return Decision("ocr", "no_text")
    return Decision("text_layer", "good_text")


def _is_other_language(quality: TextQuality) -> bool:
    """Whether a text is whole and written in a language that the German word list cannot judge."""
    is_other = quality.language not in ("", "de")
    return is_other and quality.is_writing and quality.broken < BROKEN and not _is_scattered(quality)


def _is_damaged_print(quality: TextQuality) -> bool:
    """Whether print of its own is wrongly encoded: its words are unknown and shaped like none, or German ones lost letters.

    A table of names or a page of codes is unknown to the list and no damage.
    """
    is_unknown = quality.language == "" and quality.known < _GERMAN
    if is_unknown and quality.is_writing and not quality.is_prose:
        return False
    return quality.score < _PRINT_SCORE or quality.umlauts_lost >= _LOST_IN_PRINT


def _is_scattered(quality: TextQuality) -> bool:
    """Whether most letters stand alone: words set apart letter by letter, and not the units of a table of numbers."""
    is_text = quality.letters >= max(_ENOUGH_LETTERS, 0.5 * quality.characters)
    return is_text and quality.scattered >= _SCATTERED


def ocr_is_better(layer: TextQuality, ocr: TextQuality) -> bool:
    """Whether a page's OCR is to be published instead of its doubtful text layer, by the score of both."""
    if layer.unmapped >= _UNMAPPED or layer.broken >= BROKEN:
        return ocr.characters > 0
    return layer.good_characters <= _BETTER * ocr.good_characters

"""The order of the passes over a text, and what comes back of it: a trail for pages, a ``RepairedText`` for bare texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from normalizers.cleaning import DEFAULT_SETTINGS, apply_until_stable, clean, not_refused
from normalizers.code_pages import Misreading, find_misreading
from normalizers.linebreaks import linebreaks
from normalizers.ocr_repair.ocr_evidence import EngineWord, evidence_of
from normalizers.ocr_repair.repair import Repairer, prepare_repair
from normalizers.settings import RepairSettings
from normalizers.text_trail import Change, TextTrail


@dataclass(frozen=True, slots=True)
class RepairedText:
    """A repaired text with its audit trail: for every correction ``text[out_start:out_end] == after``, and in the input
    ``[start:end]`` held ``before``. Corrections are in text order and do not overlap.
    """  # fmt: skip

    text: str
    corrections: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Normaliser:
    """All passes for the pages of one document, as far as the operator's ``settings`` do not refuse them."""

    repairer: Repairer
    settings: RepairSettings = DEFAULT_SETTINGS
    misreading: Misreading | None = None

    def page(self, raw: str, words: Sequence[EngineWord] = ()) -> TextTrail:
        """One page, all stages: encoding, characters, line ends, OCR repair. Also a piece that stands alone, such as a cell.

        ``words``: the words of the OCR engine with their confidence, slices of ``raw``, in text order.
        """
        cleaned = clean(raw, self.settings, self.misreading)
        return self.repaired(apply_until_stable(cleaned, linebreaks, self.settings), words)

    def repaired(self, trail: TextTrail, words: Sequence[EngineWord] = ()) -> TextTrail:
        """The trail after OCR repair; every line stays where it is."""
        # Once only: a second look would take the umlauts just restored for the few that came through.
        evidence = evidence_of(trail, words) if words else None
        return trail.apply(not_refused(self.repairer.edits(trail.text, evidence), trail.text, self.settings))


def prepare(
    pages: Sequence[str],
    *,
    ocr: bool,
    refused_rules: frozenset[str] = frozenset(),
    settings: RepairSettings = DEFAULT_SETTINGS,
) -> Normaliser:
    """The normaliser of one document, whose raw pages are all looked at first: damage is judged by the whole document.

    ``ocr``: the text comes from OCR, our own or somebody's before us; on text that does not, OCR repair is all but silent.
    ``refused_rules`` are added to those of ``settings``.
    """
    if refused_rules:
        settings = replace(settings, refused_rules=settings.refused_rules | refused_rules)
    misreading = find_misreading(pages)
    cleaned = (clean(page, settings, misreading).text for page in pages)
    return Normaliser(prepare_repair(cleaned, ocr=ocr, settings=settings), settings, misreading)


def repair_text(text: str, settings: RepairSettings = DEFAULT_SETTINGS) -> RepairedText:
    """The text with its encoding, characters and OCR damage repaired; the whole text counts as one document.

    Never touches line breaks: line N stays line N, form feeds and the final newline or its absence are kept.
    """
    trail, _ = repair_trail(text, settings)
    return RepairedText(trail.text, trail.changes)


def repair_trail(text: str, settings: RepairSettings = DEFAULT_SETTINGS) -> tuple[TextTrail, Repairer]:
    """What ``repair_text`` does, with the repairer that did it."""
    misreading = find_misreading((text,))
    cleaned = clean(text, settings, misreading)
    normaliser = Normaliser(prepare_repair((cleaned.text,), ocr=True, settings=settings), settings, misreading)
    return normaliser.repaired(cleaned), normaliser.repairer

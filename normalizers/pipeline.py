"""The order of the passes over a text, and what comes back of it: a trail for pages, a ``RepairedText`` for bare texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from normalizers.characters import characters
from normalizers.linebreaks import linebreaks
from normalizers.mojibake import mojibake
from normalizers.ocr_repair.ocr_evidence import EngineWord, opinions
from normalizers.ocr_repair.repair import Repairer, prepare_repair
from normalizers.settings import RepairSettings
from normalizers.text_trail import Change, Edit, TextTrail

_MAX_ROUNDS = 8  # of a pass that may find more in its own output; two are the rule
Pass = Callable[[str], list[Edit]]
NOTHING_SAID = RepairSettings()


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
    settings: RepairSettings = NOTHING_SAID

    def page(self, raw: str, words: Sequence[EngineWord] = ()) -> TextTrail:
        """One page, all stages: encoding, characters, line ends, OCR repair.

        ``words``: what the OCR engine thinks of its words, slices of ``raw``, in text order.
        """
        return self.repaired(self._until_stable(self.cleaned(raw), linebreaks), words)

    def fragment(self, raw: str) -> TextTrail:
        """A piece of a page that stands alone, such as the text of a table cell; a newline in it is a line end."""
        return self.page(raw)

    def cleaned(self, raw: str) -> TextTrail:
        """Encoding and characters only: every line stays where it is."""
        return self._until_stable(self._until_stable(TextTrail.of(raw), mojibake), characters)

    def repaired(self, trail: TextTrail, words: Sequence[EngineWord] = ()) -> TextTrail:
        """The trail after OCR repair; every line stays where it is."""
        # Once only: a second look would take the umlauts just restored for the few that came through.
        thought = opinions(trail, words) if words else None
        return trail.apply(self._wanted(self.repairer.edits(trail.text, thought), trail.text))

    def _until_stable(self, trail: TextTrail, find: Pass) -> TextTrail:
        for _ in range(_MAX_ROUNDS):
            following = trail.apply(self._wanted(find(trail.text), trail.text))
            if following is trail:
                break
            trail = following
        return trail

    def _wanted(self, edits: list[Edit], text: str) -> list[Edit]:
        if self.settings == NOTHING_SAID:
            return edits
        return [e for e in edits if not self.settings.refuses(text[e.start : e.end], e.after, e.rule, e.stage)]


def prepare(
    pages: Sequence[str],
    *,
    ocr: bool,
    refused_rules: frozenset[str] = frozenset(),
    settings: RepairSettings = NOTHING_SAID,
) -> Normaliser:
    """The normaliser of one document, whose raw pages are all looked at first: damage is judged by the whole document.

    ``ocr``: the text comes from OCR, our own or somebody's before us; on text that does not, OCR repair is all but silent.
    ``refused_rules`` are added to those of ``settings``.
    """
    if refused_rules:
        settings = replace(settings, refused_rules=settings.refused_rules | refused_rules)
    blind = Normaliser(prepare_repair((), ocr=ocr), settings)
    cleaned = (blind.cleaned(page).text for page in pages)
    return Normaliser(prepare_repair(cleaned, ocr=ocr, settings=settings), settings)


def repair_text(text: str, settings: RepairSettings = NOTHING_SAID) -> RepairedText:
    """The text with its encoding, characters and OCR damage repaired; the whole text counts as one document.

    Never touches line breaks: line N stays line N, form feeds and the final newline or its absence are kept.
    """
    trail = repair_trail(text, settings)[0]
    return RepairedText(trail.text, trail.changes)


def repair_trail(text: str, settings: RepairSettings = NOTHING_SAID) -> tuple[TextTrail, Normaliser]:
    """What ``repair_text`` does, with the normaliser that did it."""
    clean = Normaliser(prepare_repair((), ocr=True), settings).cleaned(text)
    normaliser = Normaliser(prepare_repair((clean.text,), ocr=True, settings=settings), settings)
    return normaliser.repaired(clean), normaliser

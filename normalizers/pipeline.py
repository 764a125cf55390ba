"""The order of the passes over a text, and what comes back of it: a trail for pages, a ``RepairedText`` for bare texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from normalizers.characters import characters
from normalizers.edits import Change, Edit, TextTrail
from normalizers.linebreaks import linebreaks
from normalizers.mojibake import mojibake
from normalizers.ocr_repair.repair import Repairer, prepare_repair

_MAX_ROUNDS = 8  # of a pass that may find more in its own output; two are the rule
Pass = Callable[[str], list[Edit]]


@dataclass(frozen=True, slots=True)
class RepairedText:
    """A repaired text with its audit trail: for every correction ``text[out_start:out_end] == after``, and in the input
    ``[start:end]`` held ``before``. Corrections are in text order and do not overlap.
    """  # fmt: skip

    text: str
    corrections: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Normaliser:
    """All passes for the pages of one document. Rules in ``refused`` are not applied (their names: ``Change.rule``)."""

    repairer: Repairer
    refused: frozenset[str] = frozenset()

    def page(self, raw: str) -> TextTrail:
        """One page, all stages: encoding, characters, line ends, OCR repair."""
        return self.repaired(_until_stable(self.cleaned(raw), linebreaks, self.refused))

    def fragment(self, raw: str) -> TextTrail:
        """A piece of a page that stands alone, such as the text of a table cell; a newline in it is a line end."""
        return self.page(raw)

    def cleaned(self, raw: str) -> TextTrail:
        """Encoding and characters only: every line stays where it is."""
        trail = _until_stable(TextTrail.of(raw), mojibake, self.refused)
        return _until_stable(trail, characters, self.refused)

    def repaired(self, trail: TextTrail) -> TextTrail:
        """The trail after OCR repair; every line stays where it is."""
        # Once only: a second look would take the umlauts just restored for the few that came through.
        return trail.apply(_wanted(self.repairer.edits(trail.text), self.refused))


def prepare(pages: Sequence[str], *, ocr: bool, refused_rules: frozenset[str] = frozenset()) -> Normaliser:
    """The normaliser of one document, whose raw pages are all looked at first: damage is judged by the whole document.

    ``ocr``: the text comes from OCR, our own or somebody's before us; on text that does not, OCR repair is all but silent.
    """
    blind = Normaliser(prepare_repair((), ocr=ocr), refused_rules)
    return Normaliser(prepare_repair((blind.cleaned(page).text for page in pages), ocr=ocr), refused_rules)


def repair_text(text: str) -> RepairedText:
    """The text with its encoding, characters and OCR damage repaired; the whole text counts as one document.

    Never touches line breaks: line N stays line N, form feeds and the final newline or its absence are kept.
    """
    trail = repair_trail(text)[0]
    return RepairedText(trail.text, trail.changes)


def repair_trail(text: str) -> tuple[TextTrail, Normaliser]:
    """What ``repair_text`` does, with the normaliser that did it."""
    clean = Normaliser(prepare_repair((), ocr=True)).cleaned(text)
    normaliser = Normaliser(prepare_repair((clean.text,), ocr=True))
    return normaliser.repaired(clean), normaliser


def _until_stable(trail: TextTrail, find: Pass, refused: frozenset[str]) -> TextTrail:
    for _ in range(_MAX_ROUNDS):
        following = trail.apply(_wanted(find(trail.text), refused))
        if following is trail:
            break
        trail = following
    return trail


def _wanted(edits: list[Edit], refused: frozenset[str]) -> Iterable[Edit]:
    return [edit for edit in edits if refused.isdisjoint(_names(edit))] if refused else edits


def _names(edit: Edit) -> set[str]:
    """What an operator may call a rule: its name, its stage, both."""
    return {edit.rule, edit.stage, f"{edit.stage}.{edit.rule}", *edit.rule.split("+")}

"""Edits and how they add up: many passes over a text become one list of changes that replays backwards.

A pass looks at the text as the pass before left it and returns edits in the offsets of what it saw. ``TextTrail`` composes
them: every change is kept as (slice of the raw text → slice of the current text), and where a later edit touches what an
earlier one wrote, the two become one change that names both rules. So the published changes of a page never overlap, and
putting every ``before`` back in place of its ``after`` gives the raw text, whatever the passes were.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from curated.vocabulary import CorrectionStage


@dataclass(frozen=True, slots=True)
class Edit:
    """One wanted change: replace ``text[start:end]`` of the text the pass was given by ``after``."""

    start: int
    end: int
    after: str
    stage: CorrectionStage
    rule: str
    confidence: float = 1.0
    evidence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change between raw and final text: ``raw[start:end] == before`` and ``final[out_start:out_end] == after``."""

    start: int
    end: int
    out_start: int
    out_end: int
    before: str
    after: str
    stage: CorrectionStage
    rule: str
    confidence: float = 1.0
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class TextTrail:
    """A text, the text it came from, and the ordered, non-overlapping changes between the two."""

    raw: str
    text: str
    changes: tuple[Change, ...] = ()

    @classmethod
    def of(cls, raw: str) -> TextTrail:
        """A trail in which nothing has changed yet."""
        return cls(raw, raw)

    def apply(self, edits: Iterable[Edit]) -> TextTrail:
        """The trail after one more pass.

        ``edits`` are in offsets of ``self.text`` and must not overlap one another; edits that change nothing are dropped.

        Raises:
            ValueError: two edits overlap or an edit lies outside the text (a bug in the pass, never a matter of input).
        """
        wanted = sorted((e for e in edits if self.text[e.start : e.end] != e.after), key=lambda e: (e.start, e.end))
        if not wanted:
            return self
        _refuse_overlap(wanted, len(self.text))
        changes: list[Change] = []
        pieces: list[str] = []
        done = 0  # position in self.text up to which pieces are complete
        length = 0  # length of pieces
        shift = 0  # raw offset minus text offset, for text that lies behind the old changes seen so far
        for old, new in _group(self.changes, wanted):
            start = min([c.out_start for c in old] + [e.start for e in new])
            end = max([c.out_end for c in old] + [e.end for e in new])
            raw_start = start + shift
            shift = old[-1].end - old[-1].out_end if old else shift
            change = _merged(
                parts=[*old, *new],
                start=raw_start,
                before=self.raw[raw_start : end + shift],
                out_start=length + start - done,
                after=_edited(self.text, start, end, new),
            )
            pieces += [self.text[done:start], change.after]
            length, done = change.out_end, end
            if change.before != change.after:
                changes.append(change)
        pieces.append(self.text[done:])
        return TextTrail(self.raw, "".join(pieces), tuple(changes))

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The slice of ``raw`` that ``text[start:end]`` came from; a changed slice that is touched counts whole."""
        first = bisect_right(self.changes, start, key=lambda c: c.out_end)
        last = bisect_left(self.changes, end, key=lambda c: c.out_start)
        before = self.changes[first - 1].end - self.changes[first - 1].out_end if first else 0
        if first >= last:
            return start + before, end + before
        head, tail = self.changes[first], self.changes[last - 1]
        return min(start + before, head.start), max(end - tail.out_end + tail.end, tail.end)


def replay_backwards(text: str, changes: Sequence[tuple[int, int, str]]) -> str:
    """The raw text: for every ``(char_start, char_end, before)``, put ``before`` back. The promise of the audit trail."""
    pieces: list[str] = []
    done = 0
    for start, end, before in sorted(changes, key=lambda c: (c[0], c[1])):
        pieces += [text[done:start], before]
        done = end
    pieces.append(text[done:])
    return "".join(pieces)


def _refuse_overlap(edits: Sequence[Edit], length: int) -> None:
    last = 0
    for edit in edits:
        if edit.start < last or edit.end < edit.start or edit.end > length:
            raise ValueError(f"edit {edit.rule} at {edit.start}:{edit.end} overlaps another or lies outside the text")
        last = edit.end


def _group(changes: Sequence[Change], edits: Sequence[Edit]) -> list[tuple[list[Change], list[Edit]]]:
    """Old changes and new edits that touch, put together, in text order."""
    spans: list[tuple[int, int, Change | Edit]] = [(c.out_start, c.out_end, c) for c in changes]
    spans += [(e.start, e.end, e) for e in edits]
    # A deletion has no width; ordered by start then end it comes first and takes the edit that begins there with it.
    spans.sort(key=lambda s: (s[0], s[1]))
    groups: list[tuple[list[Change], list[Edit]]] = []
    reach = -1
    for start, end, item in spans:
        touches = start < reach or (start == reach and bool(groups) and _must_join(groups[-1], item, start))
        if not touches:
            groups.append(([], []))
        (groups[-1][0] if isinstance(item, Change) else groups[-1][1]).append(item)  # type: ignore[arg-type]
        reach = max(reach, end) if touches else end
    return groups


def _must_join(group: tuple[list[Change], list[Edit]], item: Change | Edit, at: int) -> bool:
    """Whether two neighbours that only share a border must become one: when one of them has no width at that border."""
    widths = [c.out_end - c.out_start for c in group[0] if c.out_end == at] + [
        e.end - e.start for e in group[1] if e.end == at
    ]
    own = item.out_end - item.out_start if isinstance(item, Change) else item.end - item.start
    return own == 0 or 0 in widths


def _edited(text: str, start: int, end: int, edits: Sequence[Edit]) -> str:
    pieces: list[str] = []
    for edit in edits:
        pieces += [text[start : edit.start], edit.after]
        start = edit.end
    pieces.append(text[start:end])
    return "".join(pieces)


def _merged(*, parts: Sequence[Change | Edit], start: int, before: str, out_start: int, after: str) -> Change:
    """One change of old changes and new edits: it names all their rules, and the least of their confidences counts."""
    last = parts[-1]
    merged = Change(
        start=start,
        end=start + len(before),
        out_start=out_start,
        out_end=out_start + len(after),
        before=before,
        after=after,
        stage=last.stage,
        rule=last.rule,
        confidence=last.confidence,
        evidence=last.evidence,
    )
    if len(parts) == 1:
        return merged
    rules = dict.fromkeys(rule for p in parts for rule in p.rule.split("+"))
    evidence = "; ".join(dict.fromkeys(p.evidence for p in parts if p.evidence)) or None
    return replace(merged, rule="+".join(rules), confidence=min(p.confidence for p in parts), evidence=evidence)

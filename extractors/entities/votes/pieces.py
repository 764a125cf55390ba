"""Units and the counts in them: a stack of counts is one unit, and a sentence that tells two votes is two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.entities.votes.count_words import Counts
from extractors.entities.votes.units import Unit


def units_with_counts(text: str, units: Sequence[Unit], counts: Sequence[Counts]) -> list[tuple[Unit, Counts | None]]:
    """Each unit with the counts that begin in it; lines swallowed by a stack of counts are one unit; two counts split one."""
    paired: list[tuple[Unit, Counts | None]] = []
    reach = -1
    position = 0
    for unit in units:
        if unit.end <= reach:
            continue
        while position < len(counts) and counts[position].start < unit.start:
            position += 1
        inside = []
        while position < len(counts) and counts[position].start < unit.end:
            inside.append(counts[position])
            position += 1
        for piece, own in _pieces(text, unit, inside):
            piece = replace(piece, end=max(piece.end, own.end)) if own is not None else piece
            reach = max(reach, piece.end)
            paired.append((piece, own))
    return paired


_CUT = re.compile(
    r"[ ]?[,;]?[ \n](?:und|sowie|während|wohingegen|hingegen)[ \n](?=(?:der|die|das|dem|den)[ \n]\w)|[;][ \n]|,[ \n](?=(?:der"
    r"|die|das|dem)[ \n](?:\w+[ \n]){0,2}?\w*(?:antrag|vorlage|vorschlag)\b)|,[ \n](?=(?:Antrag|Vorlage|Satzung|Hauptantrag)\b)"
)
_BEFORE = re.compile(
    r"(?:Nachdem|Obwohl|Obgleich)\b[^.;]{10,300}?\b(?:hatten?|waren?|wurden?|worden|haben|hat),[ \n]", re.DOTALL
)
"""What went before, told in a clause of its own: „Nachdem der Ausschuss die Annahme empfohlen hatte, …"."""
_OUTCOME_WORD = re.compile(r"abgelehnt|angenommen|zugestimmt|beschlossen|genehmigt|vertagt|verwiesen|zurückgestellt")


def _pieces(text: str, unit: Unit, inside: Sequence[Counts]) -> list[tuple[Unit, Counts | None]]:
    """A unit cut where one vote ends and the next begins („der Antrag wird abgelehnt und die Vorlage angenommen")."""
    said = text[unit.start : unit.end]
    history = _BEFORE.match(said)
    if history is not None:
        cut = unit.start + history.end()
        first, rest = replace(unit, end=cut), replace(unit, start=cut, labelled=False, label="")
        early, late = [c for c in inside if c.start < cut], [c for c in inside if c.start >= cut]
        return [(first, joined(early) if early else None), *_pieces(text, rest, late)]
    cuts = [
        unit.start + m.end()
        for m in _CUT.finditer(said)
        if _OUTCOME_WORD.search(said[: m.start()])
        and _OUTCOME_WORD.search(said[m.end() :])
        and not any(c.start < unit.start + m.start() < c.end for c in inside)
    ][:1]
    if not cuts:
        if len(inside) > 1:
            merged = joined(inside)
            return [(unit, merged)]
        return [(unit, inside[0] if inside else None)]
    first = replace(unit, end=cuts[0])
    rest = replace(unit, start=cuts[0], labelled=False, label="")
    before = [c for c in inside if c.start < cuts[0]]
    behind = [c for c in inside if c.start >= cuts[0]]
    return [
        (first, joined(before) if before else None),
        *_pieces(text, rest, behind),
    ]


def joined(counts: Sequence[Counts]) -> Counts:
    """Counts of one sentence put together where they do not contradict: „mit 12 Ja-Stimmen … bei zwei Enthaltungen"."""
    whole = counts[0]
    for other in counts[1:]:
        clash = any(
            getattr(whole, n) is not None and getattr(other, n) is not None and getattr(whole, n) != getattr(other, n)
            for n in ("yes", "no", "abstain", "biased")
        )
        whole = Counts(
            start=whole.start,
            end=other.end,
            yes=whole.yes if whole.yes is not None else other.yes,
            no=whole.no if whole.no is not None else other.no,
            abstain=whole.abstain if whole.abstain is not None else other.abstain,
            biased=whole.biased if whole.biased is not None else other.biased,
            mixed=whole.mixed or other.mixed or clash,
            by_order=whole.by_order or other.by_order,
        )
    return whole

"""How party groups voted, where the record states it: „gegen die Stimmen der X-Fraktion", „bei Enthaltung der Y".

Nothing is inferred: who is not named has no stance. Persons never have one, nor „aus den Reihen der X", which is some of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from curated.records import Entity
from curated.vocabulary import Stance

_CUES: tuple[tuple[Stance, re.Pattern[str]], ...] = (
    (
        "against",
        re.compile(
            r"(?i)\bgegen\s+(?:die\s+)?(?:\w+\s+)?stimmen?\b|\b(?:gegen|nein)-?stimmen?(?:\s+(?:der|von|des))?"
            r"|\bablehnung\s+(?:der|durch|von|seitens)|\bdagegen\b\s*[:(]"
            r"|\bnein\b\s*[:=]?\s*\d*\s*\(|(?<=\w)\s+gegen\s+(?=(?:die\s+)?[A-ZÄÖÜ])"
        ),
    ),
    (
        "abstain",
        re.compile(r"(?i)\b(?:stimm)?enthaltung(?:en)?\b(?:\s+(?:der|von|des|durch|seitens))?|\benthalten?\b\s*[:(]"),
    ),
    (
        "for",
        re.compile(
            r"(?i)\bmit\s+(?:den\s+)?(?:\w+\s+)?(?:ja-?)?stimmen\s+(?:der|von|des)|\bzustimmung\s+(?:der|durch|von|seitens)"
            r"|\bja-?stimmen?\s*(?:[:(]|der|von)|\bdafür\b\s*[:(]|\bja\b\s*[:=]?\s*\d*\s*\("
        ),
    ),
)
_AFTER: tuple[tuple[Stance, re.Pattern[str]], ...] = (
    (
        "abstain",
        re.compile(r"(?i)^[^.;,]{0,30}?\b(?:enthält|enthielt|enthalten|enthielten)\s+sich\b|^\s*\(=\s*Enthaltung"),
    ),
    (
        "against",
        re.compile(
            r"(?i)^[^.;,]{0,30}?\b(?:stimmt|stimmte|stimmen|stimmten|votiert\w*)\s+(?:\w+\s+)?(?:dagegen|mit\s+nein)\b"
            r"|^\s*\(=\s*Ablehnung"
        ),
    ),
    (
        "for",
        re.compile(
            r"(?i)^[^.;,]{0,30}?\b(?:stimmt|stimmte|stimmen|stimmten|votiert\w*)\s+(?:\w+\s+)?(?:dafür|mit\s+ja)\b"
            r"|^\s*\(=\s*(?:Annahme|Zustimmung)"
        ),
    ),
    ("divided", re.compile(r"(?i)^[^.;,]{0,40}?\b(?:uneinheitlich|unterschiedlich|geteilt|nicht\s+geschlossen)\b")),
)
_SOME_OF = re.compile(
    r"(?i)\b(?:reihen|teilen?|mitglied(?:ern?|s)?|vertreter\w*|stadtr\w+|gemeinder\w+|abgeordnete\w*)\s+(?:der|des"
    r"|von)\s+(?:\w+\s+)?$|\b(?:herrn?|frau)\s+\S+\s*\($"
)
_ENDS = re.compile(r"[.;](?:\s|$)")


@dataclass(frozen=True, slots=True)
class Position:
    """A group, by its own name, and its stance."""

    fraktion: str
    stance: Stance


def find_positions(text: str, start: int, end: int, groups: Sequence[Entity]) -> tuple[Position, ...]:
    """The stances stated in ``text[start:end]``; ``groups`` are the party groups of the whole text, in printed order."""
    found: dict[str, Stance] = {}
    for group in groups:
        if group.char_start < start or group.char_end > end or group.canonical is None:
            continue
        stance = _stance(text, start, end, group)
        if stance is not None:
            known = found.get(group.canonical)
            found[group.canonical] = stance if known in {None, stance} else "divided"
    return tuple(Position(name, stance) for name, stance in found.items())


def _stance(text: str, start: int, end: int, group: Entity) -> Stance | None:
    before = text[max(start, group.char_start - 160) : group.char_start]
    if _SOME_OF.search(before):
        return None
    behind = text[group.char_end : min(end, group.char_end + 80)]
    for stance, pattern in _AFTER:
        if pattern.match(behind):
            return stance
    sentence = _ENDS.split(before)[-1]
    cues = [(m.end(), stance) for stance, pattern in _CUES for m in pattern.finditer(sentence + "\x00")]
    cues = [(at, stance) for at, stance in cues if at <= len(sentence) + 1]
    if not cues:
        return None
    at, stance = max(cues)
    between = sentence[at:]
    # Only other groups may stand between a cue and a group of its list.
    return stance if len(re.findall(r"\b[a-zäöüß]{4,}\b", between)) <= 2 else None

"""What the operator knows better than the repair: words to leave alone, words of the house, rules and corrections refused."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from curated.errors import SetupError

_ARROW = "→"


@dataclass(frozen=True, slots=True)
class RepairSettings:
    """The operator's say in the repair of text; part of the fingerprint of every result (``digest``).

    ``protected_words``: never changed, compared as written. ``house_words``: words the word list lacks (streets, bodies, names),
    taken for common ones, in any case. ``refused_rules``: names of rules ("ii→ü"), stages ("ocr_repair") or both
    ("ocr_repair.ii→ü") that are not applied. ``refused_corrections``: single (before, after) that are not.
    """

    protected_words: frozenset[str] = frozenset()
    house_words: frozenset[str] = frozenset()
    refused_rules: frozenset[str] = frozenset()
    refused_corrections: frozenset[tuple[str, str]] = frozenset()

    @property
    def digest(self) -> str:
        """Sixteen hexadecimal digits that change with any of the settings and with nothing else."""
        parts = (
            sorted(self.protected_words),
            sorted(self.house_words),
            sorted(self.refused_rules),
            sorted(self.refused_corrections),
        )
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]

    def refuses(self, before: str, after: str, rule: str, stage: str) -> bool:
        """Whether a correction is refused, by itself or by its rule."""
        if (before, after) in self.refused_corrections:
            return True
        names = {rule, stage, f"{stage}.{rule}", *rule.split("+")}
        return not self.refused_rules.isdisjoint(names)


def load_repair_settings(
    protected_words: Path | None = None,
    house_words: Path | None = None,
    refused: Path | None = None,
    refused_rules: Iterable[str] = (),
) -> RepairSettings:
    """The settings written in UTF-8 files: one word a line, "#" begins a comment, empty lines do not count.

    A line of ``refused`` is a rule, or a correction as "before → after" (blanks around the arrow) or parted by a tab. A rule
    may itself hold an arrow ("ii→ü"), without blanks.

    Raises:
        SetupError: a file cannot be read or is not UTF-8; the message names it.
    """
    rules, corrections = set(refused_rules), set()
    for line in _lines(refused):
        before, arrow, after = line.partition("\t" if "\t" in line else f" {_ARROW} ")
        if arrow:
            corrections.add((before.strip(), after.strip()))
        else:
            rules.add(line)
    return RepairSettings(
        frozenset(_lines(protected_words)),
        frozenset(word.lower() for word in _lines(house_words)),
        frozenset(rules),
        frozenset(corrections),
    )


def _lines(path: Path | None) -> Iterator[str]:
    if path is None:
        return
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = (error.strerror or "not readable").lower() if isinstance(error, OSError) else "not UTF-8"
        if isinstance(error, FileNotFoundError):
            reason = "no such file"
        message = f"The word list {path} cannot be read ({reason}): give a readable UTF-8 file or none."
        raise SetupError(message, "REPAIR_SETTINGS") from error
    for line in text.splitlines():
        wanted = line.partition(" #")[0].strip()
        if wanted and not wanted.startswith("#"):
            yield wanted

"""Which label of a cluster of counts belongs to which number: told by the order of the whole cluster, or not at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Voter = Literal["yes", "no", "abstain", "biased", "present"]


@dataclass(frozen=True, slots=True)
class Token:
    """A label or a number, and where it stands."""

    start: int
    end: int
    voter: Voter | None  # None: a number
    number: int | None


def trimmed(text: str, cluster: Sequence[Token]) -> list[Token]:
    """Without numbers that lean on a cluster in label-first order, or labels behind one in number-first order."""
    tokens = list(cluster)
    while (
        len(tokens) > 1
        and tokens[0].voter is None
        and (tokens[1].voter is None or (len(tokens) > 2 and "\n" in text[tokens[0].end : tokens[1].start]))
    ):
        tokens.pop(0)
    if len(tokens) > 2 and tokens[0].voter is not None and tokens[-1].voter is not None:  # noqa: SIM102
        if re.search(r"\b(?:bei|mit|gegen)\b", text[tokens[0].end : tokens[1].start]):
            tokens.pop(0)  # „einstimmig Ja bei einer Enthaltung"
    if tokens and tokens[0].voter is None:  # number first: it ends with a label
        while len(tokens) > 1 and tokens[-1].voter is None:
            tokens.pop()
    return tokens


def paired(
    tokens: Sequence[Token], labels: Sequence[Token], numbers: Sequence[Token]
) -> list[tuple[Token, Token]] | None:
    """Labels with their numbers in the order that the first token tells; None where the tokens stand in no such order."""
    if len(labels) == len(numbers) > 1 and tokens[: len(labels)] == list(labels):
        return list(zip(labels, numbers, strict=True))
    first_is_label = tokens[0].voter is not None
    found: list[tuple[Token, Token]] = []
    position = 0
    while position + 1 < len(tokens):
        one, other = tokens[position], tokens[position + 1]
        if (one.voter is not None) == first_is_label and (other.voter is None) == first_is_label:
            found.append((one, other) if first_is_label else (other, one))
            position += 2
        elif first_is_label and one.voter is not None and other.voter is not None:
            position += 1  # a label without a number: „Enthaltung: –"
        else:
            return None
    return found or None


def paired_between_commas(text: str, tokens: Sequence[Token]) -> list[tuple[Token, Token]] | None:
    """Pairs of a label and a number that stand together between commas, in whatever order."""
    runs: list[list[Token]] = [[]]
    for token in tokens:
        if runs[-1] and re.search(r"[,;\n]", text[runs[-1][-1].end : token.start]):
            runs.append([])
        runs[-1].append(token)
    pairs = []
    for run in runs:
        labels = [t for t in run if t.voter is not None]
        numbers = [t for t in run if t.voter is None]
        if len(labels) != 1 or len(numbers) != 1:
            return None
        pairs.append((labels[0], numbers[0]))
    return pairs

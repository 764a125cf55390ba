"""Counts told by labels: runs of labels and numbers, and which belongs to which by the order of the whole run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.entities.votes.count_order import Token, paired, paired_between_commas, trimmed
from extractors.entities.votes.count_words import TOKEN, VOTER_WORDS, Counts, count_value
from extractors.entities.votes.cues import matches_near

_GAP = re.compile(
    r"(?:[\s,;:?/|=()\[\]•*–-]|\.(?!\s*[A-ZÄÖÜ][a-zäöü]+\s+[a-zäöü])|(?<![\w-])(?:und|bei|gegen|sowie|mit|davon|[Ss]timmen?"
    r"|Stück|Mitglied(?:er)?n?|stimmt|stimmen|stimmten|haben|"
    r"Stadtverordnete[n]?|Ratsmitglieder[n]?|Gemeinderäten?|insgesamt|ebenfalls|nur|zu|auf|von|der|sich|Personen|X|x)(?![\w-]))*"
)
_ASIDE = re.compile(r"[\s:,;]*\([^()\n]{1,120}\)[\s:,;]*")  # „Ja: 12 (CDU, SPD), Nein: 3"


def clusters(text: str) -> Iterator[list[Token]]:
    """Runs of labels and numbers with nothing but signs and small words between them."""
    cluster: list[Token] = []
    for match in _tokens_near_voters(text):
        voter = next((v for v in VOTER_WORDS if match[v] is not None), None)
        number = count_value(match[0]) if voter is None else None
        if voter is None and number is None:
            continue
        if cluster and not _close(text, cluster[-1].end, match.start()):
            yield cluster
            cluster = []
        cluster.append(Token(match.start(), match.end(), voter, number))
    if cluster:
        yield cluster


_VOTER_NEAR = re.compile(
    r"(?i)stimm|\bja\b|\bnein\b|enth|dafür|dagegen|\bfür (?:den|die|das) (?:beschl|antr|vor)|befangen|\bpro\b|[ck]ontra"
    r"|\b(?:für|gegen)[ ]?[:=\d]|zustimm|ablehn|neutral|beteiligt"
)
_VOTER_STEMS = (
    "stimm", "ja", "nein", "enth", "dafür", "dagegen", "für", "gegen", "befangen", "pro", "contra", "kontra", "ablehn",
    "neutral", "beteiligt",
)  # fmt: skip
"""Every match of ``_VOTER_NEAR`` holds one of these."""
_NEAR = 160  # code points around such a word in which its number stands


def _tokens_near_voters(text: str) -> Iterator[re.Match[str]]:
    """Labels and numbers near a word of voting; a long text is not searched for number words all through."""
    windows: list[list[int]] = []
    for cue in matches_near(text, _VOTER_NEAR, _VOTER_STEMS):
        start, end = max(0, cue.start() - _NEAR), cue.end() + _NEAR
        if windows and start <= windows[-1][1]:
            windows[-1][1] = end
        else:
            windows.append([start, end])
    for start, end in windows:
        yield from TOKEN.finditer(text, start, end)


def _close(text: str, start: int, end: int) -> bool:
    if end - start > 140:
        return False
    gap = text[start:end]
    if gap.startswith(".") and text[start - 1].isdecimal() and re.match(r"\w+\?", text[end : end + 40]):
        return False  # „Anlage 16. Gegenstimmen? – Keine."
    if "\n\n\n" in gap or "\f" in gap:
        return False
    return _GAP.fullmatch(gap) is not None or _ASIDE.fullmatch(gap) is not None


def counted(text: str, cluster: Sequence[Token]) -> Counts | None:
    """The counts of a cluster: pairs in the order that its first label tells; None where there is no pair."""
    tokens = trimmed(text, cluster)
    labels = [t for t in tokens if t.voter is not None]
    numbers = [t for t in tokens if t.voter is None]
    if not labels or not numbers:
        return None
    pairs = paired(tokens, labels, numbers)
    if pairs is None:
        pairs = paired_between_commas(text, tokens)
    if pairs is None:
        return Counts(start=tokens[0].start, end=tokens[-1].end, mixed=True) if len(labels) > 1 else None
    pairs = [(label, number) for label, number in pairs if label.voter != "present"] or pairs[:1]
    voters = [label.voter for label, _ in pairs]
    if len(set(voters)) < len(voters):
        return Counts(start=tokens[0].start, end=tokens[-1].end, mixed=True)
    if set(voters) == {"present"}:
        return None
    said = {label.voter: number.number for label, number in pairs}
    if all(not text[number.start : number.end].strip(" \t-–—./") for _, number in pairs):
        return None  # nothing but dashes
    return Counts(
        start=tokens[0].start,
        end=tokens[-1].end,
        yes=said.get("yes"),
        no=said.get("no"),
        abstain=said.get("abstain"),
        biased=said.get("biased"),
    )

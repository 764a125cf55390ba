"""What the drawn lines say: lines of council papers, and made-up ones for what papers have too rarely.

Weights that come out of this are figures derived from the corpus; no line of it is kept. Papers that pages of an evaluation set
were made from are left out (``evaluation_papers``).
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.character_set import ADDED

LAWS = (
    "GemO", "GemHVO", "BauGB", "LBO", "BGB", "StGB", "VwGO", "VwVfG", "KAG", "HGO", "GO", "SGB", "BauNVO", "StVO",
    "FeuerwG", "PBefG", "GewO", "AO", "LKrO", "EigBetrG", "GKZ", "AufenthG", "WoGG", "BImSchG", "UVPG", "WHG",
    "BNatSchG", "SchG", "DSchG", "LGebG", "GVBl.", "BGBl.", "TVöD", "BeamtStG", "GG", "WEG", "HBO", "HGB", "UStG",
    "EStG",
)  # fmt: skip
NAMES = (
    "Café", "André", "René", "Abbé", "Varieté", "Françoise", "Citroën", "José", "García", "Núñez", "Kovačić",
    "Petrović", "Şahin", "Søren", "Jørgensen", "Crêpe", "Fête", "Orléans", "Étienne", "Šimić", "Noël", "Côte",
    "maître", "Rhône", "Résumé", "déjà", "Hervé", "Conseillère",
)  # fmt: skip
MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip
RARE = frozenset("§–²³¹⁴•…☐☒☑½¼¾±×·~^µ≥≤→‰éèàáçëêóíñôâîćčšžşğøÉŠ„“”‚‘’»«€°")
_SAME = str.maketrans(
    {"‐": "-", "\xad": "-", "‑": "-", "−": "–", "‒": "–", "\uf0b7": "•", "\uf0a7": "•", "▪": "•", "■": "•", "●": "•", "\xa0": " ",
     "□": "☐", "μ": "µ", "⋅": "·", "\uf0a8": "☐", "\t": " ", "\uf0fe": "☒"}
)  # fmt: skip
_SHORTEST, _LONGEST, _CUT = 3, 110, 95  # characters of a line of the papers; longer ones are cut at a blank before _CUT
_MOST_PAPERS = 4500


@dataclass(frozen=True, slots=True)
class Corpus:
    """Lines of the papers by kind, and single words for made-up lines."""

    plain: tuple[str, ...]
    rare: tuple[str, ...]
    figures: tuple[str, ...]
    words: tuple[str, ...]


def evaluation_papers(corpus: Path) -> frozenset[str]:
    """The papers from which pages of the evaluation sets were made, by their file number."""
    truths = (json.loads(path.read_text("utf-8")) for path in (corpus / "scans/made/truth").glob("*.json"))
    return frozenset(str(source["file"]) for truth in truths for source in truth.get("source", []) if "file" in source)


def read_corpus(corpus: Path, known: frozenset[str], seed: int) -> Corpus:
    """Lines of the corpus that hold only ``known`` characters."""
    import pyarrow.parquet as pq

    table = pq.read_table(corpus / "text/karlsruhe.parquet", columns=["file", "text"])
    left_out = evaluation_papers(corpus)
    papers = [
        text
        for file, text in zip(table["file"].to_pylist(), table["text"].to_pylist(), strict=True)
        if str(file) not in left_out
    ]
    dice = random.Random(seed)
    dice.shuffle(papers)
    kinds: dict[str, list[str]] = {"plain": [], "rare": [], "figures": []}
    for text in papers[:_MOST_PAPERS]:
        for raw in text.split("\n"):
            line = cleaned(raw)
            if _SHORTEST <= len(line) <= _LONGEST and set(line) <= known and _is_sound(line):
                kinds[_kind(line)].append(line)
    sample = dice.sample(kinds["plain"], min(20_000, len(kinds["plain"])))
    words = [word for line in sample for word in line.split() if 2 < len(word) < 18 and word.isalpha()]
    return Corpus(
        plain=tuple(kinds["plain"]), rare=tuple(kinds["rare"]), figures=tuple(kinds["figures"]), words=tuple(words)
    )


def cleaned(line: str) -> str:
    """A line with the characters the model tells apart, single blanks."""
    return re.sub(r" +", " ", line.translate(_SAME)).strip()


def _is_sound(line: str) -> bool:
    """Whether the text layer it comes from is likely whole: letters or figures, no runs of dots, no capital inside a word."""
    letters = sum(c.isalpha() for c in line)
    figures = sum(c.isdigit() for c in line)
    mixed = letters < len(line) / 2 and figures < 0.3 * len(line)
    return not (mixed or re.search(r"(.)\1{5}", line) or re.search(r"[a-zäöü][A-ZÄÖÜ][a-zäöü]", line))


def _kind(line: str) -> str:
    if RARE & set(line):
        return "rare"
    return "figures" if sum(c.isdigit() for c in line) > 0.3 * len(line) else "plain"


class LineTexts:
    """Texts of lines, one after another, the same for the same seed; ``rare``: only lines with the rarest added characters."""

    def __init__(self, corpus: Corpus, known: frozenset[str], seed: int, *, rare: bool = False) -> None:
        self._corpus, self._known, self._dice = corpus, known, random.Random(seed)
        self._drawn = Counter(dict.fromkeys(ADDED, 0))
        shares: list[tuple[float, Callable[[], str]]] = [
            (0.34, lambda: self._dice.choice(corpus.plain)),
            (0.08, self._least_drawn),
            (0.15, lambda: self._dice.choice(corpus.rare)),
            (0.07, lambda: self._dice.choice(corpus.figures)),
            (0.02, self._spaced),
            (0.06, self._law_line),
            (0.08, self._money_line),
            (0.04, self._unit_line),
            (0.03, self._quoted),
            (0.03, self._dashes),
            (0.03, self._boxes),
            (0.02, self._number_line),
            (0.04, self._raised_and_rare),
            (0.01, lambda: self._around(self._dice.choice(NAMES))),
        ]
        if rare:
            shares = [(1.0, self._least_drawn)]
        self._weights, self._kinds = [share for share, _ in shares], [make for _, make in shares]

    def next(self) -> str:
        """The next text; it holds only characters that the model knows."""
        while True:
            text = cleaned(self._dice.choices(self._kinds, self._weights)[0]())
            if self._dice.random() < 0.05 and len(text) < 45:
                text = text.upper()
            if len(text) > _CUT:
                text = text[: self._dice.randint(40, _CUT)].rsplit(" ", 1)[0]
            if text and set(text) <= self._known:
                self._drawn.update(character for character in text if character in self._drawn)
                return text

    def _least_drawn(self) -> str:
        """A line with an added character that was drawn least so far: a letter within a word, a sign beside words or a number."""
        character = min(self._drawn, key=lambda c: (self._drawn[c], c))
        if not character.isalpha():
            return self._one(
                [
                    self._around(character),
                    f"{character} {self._int(1, 99)} {self._words(0, 2)}",
                    self._around(f"{self._int(1, 99)}{character}"),
                ]
            )
        word = self._dice.choice(self._corpus.words)
        place = self._dice.randrange(len(word))
        return self._around(
            character + word[1:] if character.isupper() else word[:place] + character + word[place + 1 :]
        )

    def _words(self, least: int, most: int) -> str:
        return " ".join(self._dice.choice(self._corpus.words) for _ in range(self._dice.randint(least, most)))

    def _one(self, choices: Sequence[str]) -> str:
        return self._dice.choice(choices)

    def _int(self, least: int, most: int) -> int:
        return self._dice.randint(least, most)

    def _around(self, middle: str) -> str:
        return f"{self._words(0, 3)} {middle} {self._words(0, 3)}"

    def _spaced(self) -> str:
        return " ".join(self._dice.choice(self._corpus.words)[:10])

    def _law(self) -> str:
        sign = self._one(["§ ", "§ ", "§ ", "§", "§§ "])
        text = sign + str(self._int(1, 340)) + self._one(["", "", "", "", "a", "b", " a"])
        if sign == "§§ ":
            text += self._one([" und ", " bis ", ", ", "–", " - "]) + str(self._int(2, 350))
        parts = [(0.65, f" Abs. {self._int(1, 9)}"), (0.35, f"{self._one([' Satz ', ' S. '])}{self._int(1, 4)}")]
        parts += [
            (0.3, f" Nr. {self._int(1, 12)}"),
            (0.15, f"{self._one([' Buchst. ', ' lit. '])}{self._one('abcdef')}"),
        ]
        parts += [(0.1, self._one([" Halbsatz 2", " 2. Alt.", " ff."])), (0.75, f" {self._one(LAWS)}")]
        return text + "".join(part for chance, part in parts if self._dice.random() < chance)

    def _law_line(self) -> str:
        return self._one(
            [self._law(), self._around(self._law()), f"({self._law()})", f"gemäß {self._law()} i. V. m. {self._law()}"]
        )

    def _amount(self) -> str:
        value = self._int(0, 10 ** self._int(2, 8))
        number = f"{value:,}".replace(",", ".") if self._dice.random() < 0.85 else str(value)
        number += self._one([f",{self._int(0, 99):02d}", f",{self._int(0, 9)}0", ",00", ",00", ",--", ",–", "", ""])
        sign = self._one(["-", "– ", "+", "± "]) if self._dice.random() < 0.15 else ""
        return sign + number + self._one([" €", "€", " EUR", " Euro", " DM", " T€", " Mio. €", "", "", "", " %"])

    def _money_line(self) -> str:
        row = " ".join(self._amount() for _ in range(self._int(1, 5)))
        label = f"{self._words(1, 2)}: {self._amount()}"
        return self._one(
            [
                row,
                row,
                label,
                f"{self._words(1, 3)} {row}",
                f"{self._int(1, 9)}.{self._int(1, 9)} {self._words(1, 2)} {row}",
            ]
        )

    def _unit_line(self) -> str:
        number = self._one(
            [str(self._int(1, 9999)), f"{self._int(0, 9999)},{self._int(0, 99)}", f"ca. {self._int(1, 900)}"]
        )
        units = [
            " m²",
            " m²",
            "m²",
            " m³",
            "m³",
            " km²",
            " qm",
            " €/m²",
            " °C",
            "°",
            " %",
            " kWh",
            " dB(A)",
            " µg/m³",
            " ‰",
            " ha",
        ]
        return self._around(number + self._one(units))

    def _quoted(self) -> str:
        opening, closing = self._dice.choice(
            [("„", "“"), ("„", "“"), ("„", "“"), ("‚", "‘"), ("»", "«"), ('"', '"'), ("„", "”")]
        )
        return self._around(f"{opening}{self._words(1, 4)}{closing}{self._one(['', ',', '.'])}")

    def _dashes(self) -> str:
        hours = f"{self._int(7, 12)}:{self._int(0, 59):02d} – {self._int(13, 23)}:{self._int(0, 59):02d} Uhr"
        years = f"{self._int(1990, 2020)}–{self._int(2021, 2030)}"
        page = f"– {self._int(1, 20)} –"
        words = [
            f"{self._words(1, 3)} – {self._words(1, 4)}",
            f"– {self._words(2, 6)}",
            f"{self._words(1, 3)} - {self._words(1, 3)}",
        ]
        return self._one(
            [*words, f"• {self._words(1, 6)}", f"• {self._words(1, 5)}", hours, years, page, f"… {self._words(1, 4)}"]
        )

    def _boxes(self) -> str:
        box = [self._one("☐☒☐☒☑") for _ in range(3)]
        lines = [
            f"{box[0]} ja {box[1]} nein",
            f"{box[0]} {self._words(1, 3)}",
            f"{self._words(1, 3)} {box[0]} Nein {box[1]} Ja",
        ]
        return self._one([*lines, f"{box[0]} einstimmig {box[1]} mehrheitlich {box[2]} {self._words(1, 1)}"])

    def _number_line(self) -> str:
        date = f"{self._int(1, 31):02d}.{self._int(1, 12):02d}.{self._int(1980, 2026)}"
        long_date = f"{self._int(1, 31)}. {self._one(MONTHS)} {self._int(1980, 2026)}"
        numbers = [
            f"{self._int(2000, 2026)}/{self._int(1, 9999):04d}",
            f"Az.: {self._int(10, 99)}.{self._int(10, 99)}-{self._int(1, 999)}",
        ]
        return self._around(self._one([date, long_date, *numbers, f"Seite {self._int(1, 20)} von {self._int(2, 40)}"]))

    def _raised_and_rare(self) -> str:
        raised = self._one("¹²³⁴")
        notes = [
            f"{self._words(1, 3)}{raised} {self._words(0, 3)}",
            f"{raised} {self._words(2, 6)}",
            f"10{self._one('²³')}",
        ]
        signs = [
            f"{self._int(1, 99)} × {self._int(1, 99)} {self._words(0, 2)}",
            f"{self._int(1, 9)}½ {self._words(1, 2)}",
        ]
        signs += [
            f"{self._one('½¼¾')} {self._words(1, 2)}",
            f"± {self._int(0, 9)},{self._int(0, 9)}",
            f"~ {self._int(1, 999)}",
        ]
        signs += [
            f"{self._one('≥≤')} {self._int(1, 99)}",
            f"{self._words(1, 2)} → {self._words(1, 2)}",
            f"{self._words(1, 2)} · {self._words(1, 2)}",
        ]
        lists = [f"{self._int(1, 9)}) {self._words(1, 4)}", f"({self._one('abcdef')}) {self._words(1, 4)}"]
        return self._one(
            [*notes, *notes, *signs, *lists, f"{self._one(['I', 'II', 'III', 'IV', 'VI'])}. {self._words(1, 3)}"]
        )

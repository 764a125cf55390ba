"""Builds the lists of proper names that the grammars know: ``python -m benchmarks.build_names SOURCES [OUT]``.

SOURCES is a folder with the files that ``extractors/entities/data/SOURCES.md`` names, as they were published; nothing is
loaded from anywhere. The lists come out sorted, one name a line, so that a change of a source can be read as a difference.
Left out of the settlements is what is an ordinary word, too („Stein", „Weiden", „Singen"): what has the case forms of a
noun or is mostly written small, by the word list of the normalisers.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from normalizers.lexicon.word_list import Lexicon, lexicon

OUT = Path("extractors/entities/data")
CITED = OUT / "cited_statutes.tsv"
_GERMAN_SPEAKING = frozenset({"DE", "AT", "CH"})
_CAPITALISED = 0.9  # share of capitalised occurrences below which a word is no mere name
_INFLECTED = 0.05  # of a word's own frequency: what its other case forms reach if it is a noun
_RARE = 1e-7  # relative frequency below which a case form is a misprint
_NOUN_ENDINGS = ("e", "es", "en", "ens", "sen", "n", "nen")
_UMLAUT = {"a": "ä", "o": "ö", "u": "ü"}
# Parts of any town and what a town has one of; their names say nothing without it.
_PART_OF_ANY_TOWN = re.compile(
    r"(?:Nord|Süd|Ost|West|Alt|Neu|Innen|Garten|Vor|Kern|Unter|Ober)stadt|Neubau\w*|Mitte|Zentrum|Stadtkern|Stadtmitte|Siedlung"
    r"|Neuland|Bergland|\w*(?:bahnhof|friedhof|gebiet|straße|strasse|park|garten)|Stelle|Lage|Schutz|Welt|Rolle|Zoo|Insel|Bezirk\w*"
)
_BEHIND_NAME = re.compile(
    r"\s*(?:,.*|\(.*|/.*|[ ](?:GKSt|St|M)$|[ ](?:a|b|d|i|o|u|v)\.[ ]?\S.*|[ ](?:an|am|im|in|bei|ob|vor|unter|auf|kfr)[ ].*)$"
)
_ABBREVIATION = re.compile(r"(?=(?:[^A-ZÄÖÜ]*[A-ZÄÖÜ]){2})[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]{0,24}(?:-[A-Za-zÄÖÜäöüß]{2,12})?")


def main(sources: Path, out: Path) -> None:
    """Writes the three lists and says how long they are."""
    words = lexicon()
    lists = {
        "settlements.txt": (name for name in settlements(sources) if not is_ordinary(name, words)),
        "countries.txt": countries(sources / "territories.json"),
        "statutes.txt": statutes(sources),
    }
    for name, entries in lists.items():
        lines = sorted(set(entries))
        (out / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        print(f"{name}: {len(lines)}")


def settlements(sources: Path) -> Iterator[str]:
    """Settlements of Germany, Austria and Switzerland in the gazetteer."""
    for place in json.loads((sources / "cities500.json").read_text(encoding="utf-8")).values():
        if place["countrycode"] in _GERMAN_SPEAKING:
            yield plain_name(place["name"])


def plain_name(printed: str) -> str:
    """„Landau i.d.Pf., Stadt" → „Landau", „Bad Peterstal- Griesbach" → „Bad Peterstal-Griesbach"."""
    return re.sub(r"(?<=\w)- (?=[A-ZÄÖÜ])", "-", _BEHIND_NAME.sub("", printed).strip())


def is_ordinary(name: str, words: Lexicon) -> bool:
    """Whether a name is also an ordinary word, or too short or odd to be looked for."""
    if not re.fullmatch(
        r"[A-ZÄÖÜ][A-Za-zÄÖÜäöüß-]{3,}(?: [A-ZÄÖÜ][A-Za-zÄÖÜäöüß-]{2,})*|(?:St\.|Bad|Sankt) [\w-]+", name
    ):
        return True
    if " " in name or "-" in name:
        return False
    word, own = name.lower(), words.frequency(name.lower())
    share = words.capitalised(word)
    if _PART_OF_ANY_TOWN.fullmatch(name) or (share is not None and share < _CAPITALISED):
        return True
    limit = max(_INFLECTED * own, _RARE)
    return own > 0 and any(words.frequency(form) > limit for form in _other_forms(word))


def _other_forms(word: str) -> Iterator[str]:
    """What the case forms of a noun would be; names have a genitive in -s at most, and an adjective in -er."""
    yield from (word + ending for ending in _NOUN_ENDINGS)
    if word.endswith("n"):
        yield word[:-1]
    if word.endswith(("en", "er", "es")):
        yield word[:-2]
    for plain, umlaut in _UMLAUT.items():
        place = word.rfind(plain)
        if place >= 0:
            changed = word[:place] + umlaut + word[place + 1 :]
            yield from (changed, f"{changed}e", f"{changed}er")


def countries(path: Path) -> Iterator[str]:
    """Names of countries in German: those of two letters in the table of territories."""
    table: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))["main"]["de"]["localeDisplayNames"][
        "territories"
    ]
    for code, name in table.items():
        if re.fullmatch(r"[A-Z]{2}", code) and re.fullmatch(r"[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?", name):
            yield name


def statutes(sources: Path) -> Iterator[str]:
    """Abbreviations of statutes: those of the package, and those that councils cite (``CITED``)."""
    federal = (sources / "law_book_codes.txt").read_text(encoding="utf-8").splitlines()
    cited = (line.split("\t")[1].split() for line in CITED.read_text(encoding="utf-8").splitlines())
    yield from _abbreviations(chain(federal, *cited))


def _abbreviations(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        plain = re.sub(r"[ ](?:19|20)\d\d$", "", name.strip())
        if _ABBREVIATION.fullmatch(plain):
            yield plain


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else OUT)

"""No sentence of the development corpus stands in this tree: not in tests, cases and samples, not in docstrings and docs.

A run of eight words that a document of the corpus has, too, is taken for a sentence of it, whatever figures stand in between.
Two kinds of runs are nobody's sentences and stay:

* **What a form prints**: labels of heads and tables, titles of sittings and statutes, months in a row. They are what the rules
  read, and every paper of that town has them. A run counts as such when at most one of its words is no word of a label; a
  sentence about a matter has more.
* **Repetitions**: fewer than five different words ("of of of" between the figures of a table).

What is found is named by file, line and two words, so that no log holds a sentence either.
"""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest

from benchmarks.corpus import corpus_dir
from tests.support.corpus_texts import corpus_texts
from tests.support.paths import ROOT
from tests.support.shingles import Place, ShingleIndex, texts_of

SECONDS = 20  # of processor time; more would keep people from running it
DIFFERENT = 5  # words that a sentence has at the least
OTHERS = 1  # words of a run that may be no label: where a label ends, a value begins
SUFFIXES = {".py", ".md", ".json", ".toml", ".yaml", ".yml", ".txt", ".html", ".js", ".css", ".csv", ".ttl"}
WITHOUT_WORDS = ("requirements",)  # lists of packages and their hashes
MONTHS = (
    "januar februar märz april mai juni juli august september oktober november dezember "
    "jan feb mrz apr jun jul aug sep sept okt nov dez"
)
# Labels of heads, of tables of consultations, of minutes and of the budget forms of the municipal budget ordinances.
LABELS = (
    "gremium gremien termin sitzungstermin vorlage nr top beratungsfolge zuständigkeit ergebnis stand datum verantwortlich "
    "dez dezernat dienststelle öffentlich öffentliche öffentlichen nicht nichtöffentlich nö eingegangen antrag fraktion "
    "gemeinderat gemeinderats gemeinderates gemein derates rat rates stadt musterlingen plenarsitzung sitzung niederschrift "
    "seite beginn ende uhr rathaus ergebnisplan ertrags aufwandsarten bisheriger neuer ansatz eur mehr weniger"
)
# The pattern of the budget statute that the ordinances of the Länder prescribe.
BUDGET_STATUTE = "grundsteuer betriebe grundstücke gewerbesteuer auf v h hebesätze festgesetzt"
TITLES_OF_LAWS = "aufgrund absatz gesetzes gemeindeordnung gemo baden württemberg"
SMALL_WORDS = "der die das des dem den über für von vom zu zum zur am im in und"
OF_FORMS = frozenset(f"{MONTHS} {LABELS} {BUDGET_STATUTE} {TITLES_OF_LAWS} {SMALL_WORDS}".split())


def tree() -> list[Path]:
    """The files of the checkout that hold words; those that git does not know are nobody's yet."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    names = listed.stdout.split("\0") if listed.returncode == 0 else []
    paths = [ROOT / name for name in names if name] or [
        path for path in ROOT.rglob("*") if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
    ]
    return [p for p in paths if p.suffix in SUFFIXES and not p.name.startswith(WITHOUT_WORDS) and p.is_file()]


def is_sentence(place: Place) -> bool:
    """Whether a run may come from a sentence, by the rule above."""
    others = sum(word not in OF_FORMS for word in place.words)
    return others > OTHERS and len(set(place.words)) >= DIFFERENT


def shown(place: Place) -> str:
    return f"{place.name}:{place.line}: {' '.join(place.words[:2])} …"


@pytest.mark.corpus
@pytest.mark.skipif(not corpus_dir().is_dir(), reason="the development corpus is absent (AKTENKLAR_CORPUS)")
def test_no_sentence_of_the_corpus_stands_in_the_tree() -> None:
    started = time.process_time()
    index = ShingleIndex()
    for path in tree():
        for line, text in texts_of(path):
            index.put(path.relative_to(ROOT).as_posix(), text, line)
    found = [shown(place) for place in index.shared_with(corpus_texts(corpus_dir())) if is_sentence(place)]
    assert found == []
    assert time.process_time() - started < SECONDS


def place(text: str) -> Place:
    return Place("a.py", 1, tuple(text.split()))


def test_what_a_form_prints_is_no_sentence() -> None:
    assert not is_sentence(place("gremium termin vorlage nr top öffentlich dez seebad"))
    assert not is_sentence(place("april mai juni juli august september oktober november"))
    assert not is_sentence(place("of of of of of of of of"))
    assert is_sentence(place("der rat der stadt musterlingen baut ein seebad"))


def test_the_tree_is_found() -> None:
    names = {path.relative_to(ROOT).as_posix() for path in tree()}
    assert {"README.md", "tests/architecture/test_corpus_sentences.py", "extractors/document.py"} <= names
    assert not any(name.startswith(("requirements", ".venv")) for name in names)

"""Entities: cases of every kind, exact spans, one flat layer, one text or many pages."""

import dataclasses
import itertools
import json
import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curated.records import Entity
from extractors.entities import entity_as_json, extract_entities, find_entities, stable_entity_id
from extractors.entities.line_folding import fold
from extractors.entities.number_words import read_cardinal, read_ordinal
from tests.support.paths import CASES

_CASES = CASES / "entities"
PAPER = (
    "BESCHLUSSVORLAGE\nStadt Musterlingen\nGremium:\n12. Plenarsitzung des Gemein-\nderates\nTermin:\nVorlage Nr.:\nTOP:\n\n"
    "05.12.2006\n871\n8\nöffentlich\n\nNeubau des Seebades\n\nDer Gemeinderat bewilligt 2,5 Mio. € nach § 26 Abs. 4 GemHVO im\n"
    "Haushaltsjahr 2007. Die SPD-Fraktion verweist auf DS 63/2006. Abstimmung: einstimmig zugestimmt."
)


def value(entity: Entity) -> str:
    """The value fields of a mention as one word for the cases."""
    if entity.kind == "amount":
        return " | ".join(str(part) for part in (entity.canonical, entity.qualifier, entity.unit) if part)
    if entity.kind == "date":
        return f"{entity.iso} {entity.date_precision}"
    if entity.kind == "law":
        parts = (entity.law, entity.section, entity.paragraph, entity.sentence, entity.number, entity.letter)
        return " | ".join(part or "-" for part in parts)
    if entity.kind == "decision":
        counts = (entity.outcome, entity.unanimous, entity.votes_yes, entity.votes_no, entity.votes_abstain)
        return " ".join(str(part) for part in counts)
    return entity.canonical or ""


def _cases() -> list:
    found = []
    for kind in ("in_the_wild", "synthetic", "negative", "known_failures"):
        for number, case in enumerate(json.loads((_CASES / f"{kind}.json").read_text(encoding="utf-8"))):
            marks = [pytest.mark.xfail(strict=True, reason=case.get("why", ""))] if kind == "known_failures" else []
            after = case.get("after", [])
            found.append(
                pytest.param(case["kind"], case["text"], after, id=f"{kind}-{case['kind']}-{number}", marks=marks)
            )
    return found


@pytest.mark.parametrize(("kind", "text", "after"), _cases())
def test_cases(kind: str, text: str, after: list) -> None:
    assert [[e.text, value(e)] for e in extract_entities(text) if e.kind == kind] == after


def test_every_kind_of_a_paper_is_found_with_its_value() -> None:
    found = {(e.kind, e.text): e for e in extract_entities(PAPER)}
    assert found["gremium", "Gemein-\nderates"].canonical == "Gemeinderat"
    assert found["reference", "871"].canonical == "871"
    assert found["agenda_item", "8"].canonical == "8"
    assert found["date", "05.12.2006"].date_start == date(2006, 12, 5)
    assert found["amount", "2,5 Mio. €"].amount == Decimal("2500000.00")
    assert found["law", "§ 26 Abs. 4 GemHVO"].paragraph == "4"
    assert found["fraktion", "SPD-Fraktion"].canonical == "SPD"
    assert found["decision", "einstimmig zugestimmt"].unanimous is True
    assert ("date", "2006") not in found  # inside a reference


def test_a_name_cut_by_a_page_break_keeps_its_whole_value() -> None:
    first, second = "Beschluss im Haupt-", "ausschuss vom 03.04.2019"
    body = next(e for e in find_entities([first, second]) if e.kind == "gremium")
    assert (body.page_number, body.text, body.canonical) == (1, "Haupt-", "Hauptausschuss")
    day = next(e for e in find_entities([first, second]) if e.kind == "date")
    assert (day.page_number, second[day.char_start : day.char_end]) == (2, "03.04.2019")


def persons(text: str) -> list[tuple[str, str | None]]:
    return [(e.text, e.canonical) for e in extract_entities(text, persons=True) if e.kind == "person"]


def test_persons_are_found_only_when_asked_for() -> None:
    text = "Herr Dornbusch und Dr. Marlene Quast, Stadtrat Lindqvist (ABC)"
    assert [e for e in extract_entities(text) if e.kind == "person"] == []
    assert [name for name, _ in persons(text)] == ["Dornbusch", "Dr. Marlene Quast", "Lindqvist"]
    assert [e.text for e in find_entities([text], persons=True) if e.kind == "person"] == [n for n, _ in persons(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Es sind anwesend:\nHerr Henrik Dornbusch, Vorsitzender\nFrau Ida Quast\nTOP 1",
            ["Henrik Dornbusch", "Ida Quast"],
        ),
        ("Unterzeichnet von: Ida Quast (Vorsitz), Henrik Dornbusch\n", ["Ida Quast", "Henrik Dornbusch"]),
        ("die Herren Dornbusch, Quast und Lind", ["Dornbusch", "Quast", "Lind"]),
        ("gez. Thalberg\nAnlage", ["Thalberg"]),
        ("Frau Ida von Seeland spricht", ["Ida von Seeland"]),
        ("Der Bürgermeister\nHenrik Dornbusch\n", ["Henrik Dornbusch"]),
        ("Oberbürgermeisterin Dr. Thalberg eröffnet", ["Dr. Thalberg"]),
        ("Der Stadtrat beschließt. Herr Bürgermeister, die Vorlage", []),
        ("Ortschaftsrat Seedorf 20.04.2021", []),
    ],
)
def test_names_of_persons(text: str, names: list[str]) -> None:
    assert [name for name, _ in persons(text)] == names


def test_a_surname_is_completed_by_the_one_full_name() -> None:
    assert persons("Herr Henrik Dornbusch sagt. Herr Dornbusch fragt.")[1] == ("Dornbusch", "Henrik Dornbusch")
    assert persons("Frau Ida Lind und Herr Udo Lind. Frau Lind fragt.")[2] == ("Lind", "Lind")


def test_a_year_from_the_context_is_marked() -> None:
    borrowed = next(e for e in extract_entities("Am 3. Mai 2021 und am 15. Juni") if e.text == "15. Juni")
    assert (borrowed.date_start, borrowed.method) == (date(2021, 6, 15), "context:date")
    alone = next(e for e in extract_entities("und am 15. Juni") if e.kind == "date")
    assert (alone.date_start, alone.iso, alone.method) == (None, "XXXX-06-15", "grammar:date")


def test_one_line_of_the_filter() -> None:
    amount = next(e for e in extract_entities("bis zu 1.500 Euro") if e.kind == "amount")
    line = json.loads(entity_as_json(amount))
    assert "\n" not in entity_as_json(amount)
    assert (line["kind"], line["start"], line["end"], line["amount"]) == ("amount", 7, 17, "1500.00")
    assert (line["currency"], line["qualifier"], line["date_start"]) == ("EUR", "bis zu", None)
    day = next(e for e in extract_entities("am 3. Mai 2021") if e.kind == "date")
    assert json.loads(entity_as_json(day))["date_start"] == "2021-05-03"


def test_the_id_depends_on_what_it_names_and_on_nothing_else() -> None:
    first = stable_entity_id("a" * 64, 1, "date", "2019", 0)
    assert first == stable_entity_id("a" * 64, 1, "date", "2019", 0)
    others = {
        stable_entity_id("b" * 64, 1, "date", "2019", 0),
        stable_entity_id("a" * 64, 2, "date", "2019", 0),
        stable_entity_id("a" * 64, 1, "date", "2019", 1),
        stable_entity_id("a" * 64, 1, "reference", "2019", 0),
    }
    assert len(others) == 4 and first not in others
    assert len(first) == 16 and int(first, 16) >= 0


def test_importing_entities_does_not_load_spacy() -> None:
    code = "import extractors.entities, extractors.head, sys; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_pipeline_shows_its_components_and_spans() -> None:
    from extractors.entities.grammars import COMPONENTS
    from extractors.entities.pipeline import language

    nlp = language()
    assert nlp.pipe_names == [*COMPONENTS.values(), "aktenklar_resolve"]
    doc = nlp(PAPER)
    assert doc.text == PAPER
    assert [span.text for span in doc.spans["amount"]] == ["2,5 Mio. €"]


@pytest.mark.parametrize(
    ("word", "number"), [("zwölf", 12), ("einundzwanzig", 21), ("zweihundertfünf", 205), ("dreitausend", 3000)]
)
def test_number_words(word: str, number: int) -> None:
    assert read_cardinal(word) == number


def test_what_is_no_number_word() -> None:
    assert read_cardinal("undzwanzig") is None
    assert read_ordinal("dritten") == 3
    assert read_ordinal("Garten") is None


_PIECES = [
    "Gemeinderat",
    "Haupt-\nausschuss",
    "Rat",
    "der Stadt Musterlingen",
    "§ 5 Abs. 2 KAG",
    "2,5 Mio. €",
    "- 1.234,56 €",
    "03.04.2019",
    "2017 bis 2021",
    "DS 3/2019",
    "Vorlage Nr.: 12",
    "TOP 4",
    "einstimmig zugestimmt",
    "**fett**",
    "SPD-Fraktion",
    "am",
    "und",
    "von",
    "\n",
    "\n\n",
    "\t",
    "  ",
    "\u00ad",
    "-",
    "- ",
    "12",
    "1.",
    "Tagesordnung:\n",
    "Gremium Termin TOP\n",
    "öffentlich",
    "€",
    "EUR",
    "(",
    ")",
    ",",
    "Juli",
    "Herr Dornbusch",
    "Stadtwerke Musterlingen GmbH (SMG)",
    "Lindenstraße 4",
    "Landkreise Seeland, Bergland und Talheim",
    "\u00a0",
]
_TEXTS = st.lists(st.sampled_from(_PIECES) | st.text(max_size=3), max_size=40).map("".join)
_PAGES = st.lists(_TEXTS.map(lambda text: text.replace("\f", "")), max_size=4)


@settings(max_examples=120, deadline=None)
@given(_TEXTS)
def test_spans_are_slices_and_the_flat_layer_does_not_overlap(text: str) -> None:
    found = extract_entities(text)
    assert all(text[e.char_start : e.char_end] == e.text and e.text.strip() for e in found)
    flat = sorted((e.char_start, e.char_end) for e in found if e.kind != "decision")
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(flat))


@settings(max_examples=60, deadline=None)
@given(_PAGES)
def test_a_text_with_page_breaks_is_its_pages(pages: list[str]) -> None:
    by_page = find_entities(pages)
    assert all(pages[e.page_number - 1][e.char_start : e.char_end] == e.text for e in by_page)
    starts = [0]
    for page in pages:
        starts.append(starts[-1] + len(page) + 1)
    moved = [
        dataclasses.replace(
            e, char_start=e.char_start + starts[e.page_number - 1], char_end=e.char_end + starts[e.page_number - 1]
        )
        for e in by_page
    ]
    assert extract_entities("\f".join(pages)) == moved


@settings(max_examples=120, deadline=None)
@given(_TEXTS)
def test_folding_leads_back(text: str) -> None:
    folded = fold(text)
    for position, character in enumerate(folded.text):
        start, end = folded.span(position, position + 1)
        assert end == start + 1
        assert text[start] == character or character in " \n"


def test_a_long_document_is_read_whole() -> None:
    text = (PAPER + "\f") * 60
    found = extract_entities(text)
    once = extract_entities(PAPER + "\f")
    assert sum(e.kind == "amount" for e in found) == 60 * sum(e.kind == "amount" for e in once)

"""The decision between text layer and OCR rests on the quality of the text, and says why."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from curated.records import Box
from extractors.pages.facts import PageFacts, coverage
from extractors.pages.source_decision import Decision, decide, ocr_is_better
from extractors.pages.text_quality import text_quality
from tests.extractors.pages.test_language import CODES, NAMES, TEXTS

GOOD = (
    "Der Gemeinderat der Stadt Musterlingen beschließt die Änderung der Hauptsatzung. Die Verwaltung wird beauftragt, "
    "die Bürgerinnen und Bürger über die öffentliche Auslegung zu unterrichten. Die Gebühren für die Benutzung der "
    "städtischen Einrichtungen werden zum nächsten Haushaltsjahr erhöht.\n"
)
NO_UMLAUTS = GOOD.replace("ü", "ii").replace("ä", "a").replace("ö", "o").replace("ß", "B").replace("Ä", "A")
ENGLISH = (
    "The council of the city has decided to change the main statute. The administration will inform the citizens about "
    "the public display. The fees for the use of the municipal facilities will be raised in the next financial year.\n"
)
SHIFTED = "".join(chr(ord(c) + 3) if c.isascii() and c.isalpha() else c for c in GOOD)
RUN_TOGETHER = GOOD.replace("der ", "der").replace("die ", "die").replace("zu ", "zu").replace(" und ", "und")
NO_TRACE = re.sub("[äöüÄÖÜß]", "", GOOD)  # a font without Unicode values for them
GOOD_TEXT = Decision("text_layer", "good_text")
LEADERS = "Einnahmen ........................ 12.500,00\nAusgaben ........................ 13.000,00\n" * 8
FACTS = PageFacts(
    characters=900,
    unmapped=0.0,
    type3=0.0,
    invisible=0.0,
    image_coverage=0.0,
    strokes=0,
    rules=0,
    quality=text_quality(GOOD * 3),
)


def facts(text: str, **changes: float) -> PageFacts:
    characters = sum(not c.isspace() for c in text)
    quality = text_quality(text)
    return replace(FACTS, characters=characters, unmapped=quality.unmapped, quality=quality, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("page", "decision"),
    [
        (facts(""), Decision("blank", "empty_page")),
        (facts("", image_coverage=1.0), Decision("ocr", "no_text")),
        (facts("", strokes=900), Decision("ocr", "no_text")),
        (facts(GOOD * 3), Decision("text_layer", "good_text")),
        (facts(GOOD * 3, image_coverage=1.0, invisible=1.0), Decision("text_layer", "good_text")),
        (facts(NO_UMLAUTS * 3, image_coverage=1.0, invisible=1.0), Decision("ocr", "bad_text_layer")),
        (facts(NO_UMLAUTS * 3), Decision("ocr", "bad_text_layer")),
        (facts("Eingegangen am 4. März 2025", image_coverage=0.95), Decision("ocr", "stamp_only")),
        (facts("(cid:12)(cid:40)" * 60 + GOOD), Decision("ocr", "unmappable_glyphs")),
        (facts(SHIFTED * 3), Decision("ocr", "bad_text_layer")),
        (facts(SHIFTED, type3=1.0), Decision("ocr", "type3_fonts")),
        (facts(GOOD, type3=1.0), Decision("text_layer", "good_text")),
        (facts(ENGLISH * 3), Decision("text_layer", "good_text")),
        *((facts(text * 2), GOOD_TEXT) for text in TEXTS.values()),
        *((facts(text * 2, image_coverage=1.0, invisible=1.0), GOOD_TEXT) for text in TEXTS.values()),
        (facts(NAMES), GOOD_TEXT),
        (facts(CODES), GOOD_TEXT),
        (facts(LEADERS), Decision("text_layer", "good_text")),
        (facts("Seite 3"), Decision("text_layer", "good_text")),
        (facts("M 1:500", strokes=4000), Decision("ocr", "no_text")),
        (
            facts(GOOD * 3, image_coverage=0.6),
            Decision("text_layer", "good_text"),
        ),  # a scanned figure over half the page
        (facts(RUN_TOGETHER * 3), Decision("ocr", "missing_spaces")),
        (facts(RUN_TOGETHER * 3, image_coverage=1.0, invisible=1.0), Decision("ocr", "missing_spaces")),
        (facts(GOOD.replace(" ", "") * 3), Decision("ocr", "missing_spaces")),
        (facts(" ".join(GOOD)), Decision("ocr", "bad_text_layer")),
        (facts(" ".join(GOOD), image_coverage=1.0, invisible=1.0), Decision("ocr", "bad_text_layer")),
        (facts(NO_TRACE * 3), Decision("ocr", "bad_text_layer")),
        (facts("12.500 T€ 1.250 m² 13,5 % a) 8 St.\n" * 20), Decision("text_layer", "good_text")),
        (facts("Verbundnetz Grundstück Hundesteuer Diezstraße Bundestag Stundenplan Rundweg\n" * 5), GOOD_TEXT),
    ],
)
def test_decisions(page: PageFacts, decision: Decision) -> None:
    assert decide(page) == decision


def test_the_operator_can_force_either_reader() -> None:
    assert decide(facts(GOOD), "ocr") == Decision("ocr", "forced")
    assert decide(facts(NO_UMLAUTS, image_coverage=1.0), "text_layer") == Decision("text_layer", "forced")
    assert decide(facts("", image_coverage=1.0), "text_layer") == Decision("blank", "no_text")
    assert decide(facts(""), "ocr").source == "blank"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        (GOOD, 0.97, 1.0),
        (LEADERS, 0.97, 1.0),
        (ENGLISH, 0.5, 1.0),
        (NO_UMLAUTS, 0.3, 0.9),
        (SHIFTED, 0.0, 0.2),
        (GOOD.replace(" ", ""), 0.0, 0.4),
        (" ".join(GOOD), 0.0, 0.3),
        ("12.500,00 13.000,00\n2024 2025", 1.0, 1.0),
    ],
)
def test_quality_ranks_texts(text: str, low: float, high: float) -> None:
    assert low <= text_quality(text).score <= high


def test_hyphenated_line_ends_and_soft_hyphens_are_no_bad_words() -> None:
    assert text_quality("Die Verwal-\ntung und der Haupt\u00adaus\u00adschuss").score == 1.0


def test_wrongly_encoded_umlauts_are_seen() -> None:
    assert text_quality("Der Rat beschlieàt die Ýbertragung der Mittel.").umlauts_lost > 0.2


def test_the_better_of_two_readings_is_published() -> None:
    assert ocr_is_better(text_quality(NO_UMLAUTS), text_quality(GOOD))
    assert not ocr_is_better(text_quality(NO_UMLAUTS), text_quality(SHIFTED))
    assert not ocr_is_better(text_quality(GOOD), text_quality(GOOD[:60]))
    assert ocr_is_better(text_quality("(cid:3)" * 80), text_quality("Rat"))


def test_images_that_overlap_are_counted_once() -> None:
    half = Box(0, 0, 300, 842)
    assert coverage([half, half], 600, 842) == pytest.approx(0.5)
    assert coverage([half, Box(300, 0, 600, 842)], 600, 842) == pytest.approx(1.0)
    assert coverage([], 600, 842) == 0.0

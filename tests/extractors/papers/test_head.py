"""Heads: layouts of four kinds as cases, public or not, types, titles, consultations."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curated.records import Head
from extractors.disclosure.public_statement import head_says_public
from extractors.entities.labelled_fields import read_block
from extractors.head import extract_head, head_as_json
from extractors.papers.document_type import document_type
from tests.support.paths import CASES

_CASES = CASES / "heads"


def _cases() -> list:
    found = []
    for kind in ("in_the_wild", "synthetic", "negative", "known_failures"):
        for number, case in enumerate(json.loads((_CASES / f"{kind}.json").read_text(encoding="utf-8"))):
            marks = [pytest.mark.xfail(strict=True, reason=case.get("why", ""))] if kind == "known_failures" else []
            found.append(pytest.param(case["text"], case["after"], id=f"{kind}-{number}", marks=marks))
    return found


@pytest.mark.parametrize(("text", "after"), _cases())
def test_cases(text: str, after: dict) -> None:
    head = json.loads(head_as_json(extract_head(text.split("\f"))))
    assert {field: head[field] for field in after} == after


def test_a_table_of_consultations_and_the_deciding_one() -> None:
    text = (
        "Beschlussvorlage\nVorlage Nr.: 2021/0042\nVerantwortlich: Dez. 2\n\nNeubau des Seebades\n\n"
        "Gremien Termin TOP Ö / N Zuständigkeit\n"
        "Ausschuss für Bäder und\nVerkehr 15.04.2021 3.1 N Vorberatung\n"
        "Ortschaftsrat Seedorf 20.04.2021 2 Ö Anhörung\n"
        "Gemeinderat 29.04.2021 10a Ö Entscheidung\n\nKurzfassung\nDer Gemeinderat beschließt.\n"
    )
    head = extract_head([text])
    rows = [(c.seq, c.gremium, c.meeting_date, c.agenda_item, c.is_public, c.role) for c in head.consultations]
    assert rows == [
        (0, "Ausschuss für Bäder und Verkehr", date(2021, 4, 15), "3.1", False, "Vorberatung"),
        (1, "Ortschaftsrat Seedorf", date(2021, 4, 20), "2", True, "Anhörung"),
        (2, "Gemeinderat", date(2021, 4, 29), "10a", True, "Entscheidung"),
    ]
    assert (head.gremium, head.meeting_date, head.agenda_item) == ("Gemeinderat", date(2021, 4, 29), "10a")
    assert head.is_public is True  # one row that is not public only concerns that row
    assert (head.title, head.originator) == ("Neubau des Seebades", "Dez. 2")


def test_ticked_boxes_of_a_form() -> None:
    row = "Gremium Termin TOP ö nö Ergebnis\nHauptausschuss 12.03.2021 4 {} vertagt\n"
    public = extract_head(["Beschlussvorlage\n" + row.format("☒ ☐")])
    closed = extract_head(["Beschlussvorlage\n" + row.format("☐ ☒")])
    html = row.format('<input type="checkbox"/> <input checked="" type="checkbox"/>')
    assert public.consultations[0].is_public is True and public.is_public is True
    assert closed.consultations[0].is_public is False and closed.is_public is False
    assert extract_head(["Beschlussvorlage\n" + html]).is_public is False
    assert closed.consultations[0].result == "vertagt"


@pytest.mark.parametrize(
    "line",
    [
        "nicht öffentlich",
        "Nichtöffentliche Sitzung",
        "- Nicht öffentlich -",
        "Status: nichtöffentlich",
        "Beratung in nicht öffentlicher Sitzung",
        "nicht offentlich",
        "n1cht öffentlich",
        "NICHTÖFFENTLICH",
        "☐ öffentlich ☒ nicht öffentlich",
        "öffentlich ☐ nicht öffentlich ☒",
        "Niederschrift über die nichtöffentliche Sitzung des Hauptausschusses",
    ],
)
def test_heads_that_say_they_are_not_public(line: str) -> None:
    assert head_says_public(f"Stadt Musterlingen\n{line}\nGrundstück am See\n") is False
    assert extract_head([f"Sitzungsvorlage\n{line}\nVorlage Nr.: 12\n"]).is_public is False


@pytest.mark.parametrize(
    "text",
    [
        "Sitzungsvorlage\nÖffentlich\nVorlage Nr.: 12\nDie nicht öffentliche Beratung erfolgte im Hauptausschuss.",
        "Niederschrift\nüber die öffentliche und nichtöffentliche Sitzung des Gemeinderates",
        "Bekanntmachung\nIm Anschluss findet eine nichtöffentliche Sitzung statt.",
        "Anfrage\nWarum war das Rathaus am Montag nicht öffentlich zugänglich?",
        "Tagesordnung\nöffentlich:\n1. Begrüßung\nnicht öffentlich:\n2. Grundstück",
    ],
)
def test_papers_that_only_mention_what_is_not_public(text: str) -> None:
    assert extract_head([text]).is_public is not False


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("STADT MUSTERLINGEN\nBESCHLUSSVORLAGE\n", "vorlage"),
        ("A N T R A G\nder SPD-Fraktion\n", "antrag"),
        ("Interfraktioneller Änderungsantrag\n", "antrag"),
        ("ANFRAGE\nStadtrat Muster (ABC)\n", "anfrage"),
        ("STELLUNGNAHME zum Antrag\nSPD-Fraktion\n", "stellungnahme"),
        ("P r o t o k o l l\nder Sitzung des Ortsrates Seedorf\n", "niederschrift"),
        ("Auszug aus dem Protokoll\n", "niederschrift"),
        ("Einladung\nzur Sitzung des Gemeinderates\n", "einladung"),
        ("Öffentliche Bekanntmachung\nder Gemeinde Musterlingen\n", "bekanntmachung"),
        ("Satzung\nder Stadt Musterlingen über die Benutzung des Seebades\n", "satzung"),
        ("1. Nachtragshaushaltssatzung\nund Nachtragshaushaltsplan\n", "haushalt"),
        ("Verkehrskonzept Seedorf\nStand 2020\n", "konzept"),
        ("Drucksache 12/345\nHaushaltsplan des Landkreises\n", "vorlage"),
        ("Ein Brief\nohne alles\n", "sonstige"),
        ("".join(f"# Folie {n}\n- ein Punkt\n" for n in range(8)), "praesentation"),
    ],
)
def test_document_types(text: str, kind: str) -> None:
    assert document_type([text]) == kind


def test_slides_have_a_title_and_nothing_else() -> None:
    head = extract_head(["# Digitales Rathaus\n"] + [f"# Schritt {n}\n- mehr Tempo\n" for n in range(8)])
    assert head == Head(document_type="praesentation", title="Digitales Rathaus")


def test_slides_that_lost_their_headings_are_known_by_their_shape() -> None:
    slides = "".join(f"Schritt {n}\n\n- mehr Tempo\n- weniger Papier\n\n" for n in range(8)) + "Vielen Dank!\n"
    assert document_type(["Digitales Rathaus\n\n" + slides]) == "praesentation"
    assert document_type(["Anlage zur Vorlage Nr. 12\n\n" + slides.replace("Vielen Dank!", "")]) != "praesentation"
    prose = "Die Verwaltung hat im Mai\nalle Bäume am See gezählt.\n\n" * 10
    assert document_type(["Bäume\n\n" + prose + "Vielen Dank!\n"]) == "sonstige"


def test_a_printed_brochure_of_plans_is_a_concept() -> None:
    pages = [
        "STADT MUSTERLINGEN\n\nIMPRESSUM\n\nDie Bürgermeisterin\nMarktplatz 1\nStand\n2021\nDruck\nSeedruck\nFotos\n"
    ]
    assert document_type([*pages, "Das Zukunftsprogramm gilt bis 2030. Die Strategie folgt."]) == "konzept"
    assert document_type([*pages, "Das Fest gilt allen."]) == "sonstige"


@pytest.mark.parametrize("text", ["", " ", "\n", "\f", "\t\n"])
def test_an_empty_first_page_has_an_empty_block(text: str) -> None:
    assert read_block(text).spans == {}
    assert extract_head([text, "Beschlussvorlage\nVorlage Nr.: 2021/0007\n"]).reference == "2021/0007"


def test_nothing_in_nothing_out() -> None:
    assert extract_head([]) == Head()
    assert extract_head(["", " \n"]) == Head()


_LINES = st.sampled_from(
    [
        "Gremium:",
        "Termin:",
        "Vorlage Nr.:",
        "TOP:",
        "öffentlich",
        "05.12.2006",
        "871",
        "8",
        "2 a",
        "Gemeinderat",
        "30. Plenarsitzung des",
        "Dez. 3",
        "",
        "Beratungsfolge Termin TOP",
        "Hauptausschuss 03.04.2019 2 x",
        "Antrag an den",
        "Betreff: Bad",
        "\t12\t",
        "☒ ☐",
        "Ortschaftsrat\tSeedorf",
        "§ 5",
    ]
)


@settings(max_examples=120, deadline=None)
@given(st.lists(_LINES | st.text(max_size=6), max_size=30))
def test_no_head_is_too_broken(lines: list[str]) -> None:
    head = extract_head(["\n".join(lines)])
    assert json.loads(head_as_json(head))["document_type"] == head.document_type
    assert [c.seq for c in head.consultations] == list(range(len(head.consultations)))
    if head.consultations and all(c.is_public is False for c in head.consultations):
        assert head.is_public is False

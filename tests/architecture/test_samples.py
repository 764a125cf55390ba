"""The sample documents: reproducible, small, what their truth says they are, and free of anything real."""

from __future__ import annotations

import csv
import platform
import re
import zlib
from io import StringIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

from curated.vocabulary import DocumentType
from tests.samples import closed, konzept, make, nachtrag, typeset, vorlage
from tests.samples.truth import EXPECTED
from tests.support.paths import RAW


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("raw")
    make.make_all(folder)
    return folder


def _files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_scripts_reproduce_the_stored_files(rebuilt: Path) -> None:
    stored, made = _files(RAW), _files(rebuilt)
    assert stored.keys() == made.keys()
    if "ng" in zlib.ZLIB_RUNTIME_VERSION or platform.machine() not in ("x86_64", "AMD64"):
        pytest.skip("the stored files were compressed by classic zlib on x86-64; other builds give other bytes")
    assert [name for name in stored if stored[name] != made[name]] == []


@pytest.mark.parametrize("file", ["vorlagen/2025-0117-radweg-seedorf.pdf", "bekanntmachungen/vollsperrung-k9917.jpg"])
def test_a_second_build_gives_the_same_bytes(rebuilt: Path, file: str) -> None:
    assert make.BUILDERS[file]() == (rebuilt / file).read_bytes()


def test_samples_are_small() -> None:
    assert sum(len(data) for data in _files(RAW).values()) <= 2_500_000


def test_every_document_has_a_truth_and_a_manifest_row() -> None:
    documents = set(_files(RAW)) - {"manifest.csv"}
    rows = list(csv.DictReader(StringIO((RAW / "manifest.csv").read_text(encoding="utf-8"))))
    assert documents == set(EXPECTED) == {row["file"] for row in rows}
    assert {row["license"] for row in rows} == {make.LICENSE}
    assert {row["ags"] for row in rows} == {make.AGS}


def test_the_truth_counts_pages_and_knows_the_types() -> None:
    for file, expected in EXPECTED.items():
        path = RAW / file
        if path.suffix == ".pdf":
            with pdfium.PdfDocument(path) as document:
                assert len(document) == len(expected.page_sources), file
        elif path.suffix in (".tif", ".jpg"):
            with Image.open(path) as image:
                assert getattr(image, "n_frames", 1) == len(expected.page_sources), file
        else:
            assert path.read_text(encoding="utf-8").count("\f") + 1 == len(expected.page_sources), file
        assert expected.document_type in DocumentType.__args__  # type: ignore[attr-defined]  # Literal has it


def test_text_layer_is_where_the_truth_says() -> None:
    for file, expected in EXPECTED.items():
        if not file.endswith(".pdf"):
            continue
        with pdfium.PdfDocument(RAW / file) as document:
            for page, source in zip(document, expected.page_sources, strict=True):
                has_text = bool(page.get_textpage().get_text_range().strip())
                assert has_text == (source == "text_layer"), (file, source)


def test_nothing_in_it_points_at_a_real_place_or_person() -> None:
    """Addresses are in the reserved domain, no telephone number, no mail address, no account number."""
    sources = "\n".join(p.read_text(encoding="utf-8") for p in Path(make.__file__).parent.glob("*.py"))
    assert set(re.findall(r"https?://([\w.-]+)", sources)) == {
        "ris.musterlingen.example",
        "www.musterlingen.example",
        "dcat-ap.de",
    }
    assert not re.search(r"\w@\w+\.\w|\bDE\d{2}(?: ?\d{4}){4}|\bTel(?:efon)?\.? ?:? ?\d", sources)


def test_the_closed_paper_carries_its_marker_text() -> None:
    with pdfium.PdfDocument(closed.build()) as document:
        text = document[0].get_textpage().get_text_range()
    assert closed.SECRET in text
    assert "nicht öffentlich" in text


def _numbers(rows: list[list[str]], column: int) -> list[int]:
    return [int(row[column].replace(".", "")) for row in rows]


def test_exactly_the_planted_sum_is_false() -> None:
    rows = nachtrag.ergebnisplan()[1:]
    false = []
    for column, head in enumerate(nachtrag.HEADS, 2):
        value = [0, *_numbers(rows, column)]  # value[n] is row number n
        identities = {
            10: sum(value[1:10]), 17: sum(value[11:17]), 18: value[10] - value[17], 21: value[19] - value[20],
            22: value[18] + value[21],
        }  # fmt: skip
        false += [(head, number) for number, total in identities.items() if value[number] != total]
    assert false == [(nachtrag.PLANTED.head, 17), (nachtrag.PLANTED.head, 18)]
    assert len(false) == EXPECTED["haushalt/nachtragshaushalt-2025.pdf"].checks_failed
    for row in rows:
        assert int(row[4].replace(".", "")) == sum(int(cell.replace(".", "")) for cell in row[2:4])


def test_the_other_sums_hold() -> None:
    for rows in (vorlage.cost_rows(), vorlage.financing_rows()):
        width = len(rows[0])
        cents = [[int(re.sub(r"[.,]", "", cell)) for cell in row[width - 3 :]] for row in rows[1:]]
        assert [sum(column) for column in zip(*cents[:-1], strict=True)] == cents[-1]
    for column in range(2, 8):
        value = [0, *_numbers(nachtrag.finanzplan()[1:], column)]
        assert (value[4], value[8]) == (sum(value[1:4]), sum(value[5:8]))
        assert value[9] == value[4] - value[8]


def test_ocr_damage_is_in_the_dump_and_leaves_the_rest_alone() -> None:
    text = konzept.damaged()
    for word in konzept.CERTAIN:
        assert not re.search(rf"\b{word}\b", text), word
    for word in konzept.TEMPTING:
        assert re.search(rf"\b{word}\b", text), word
    assert not re.search("[äöüÄÖÜß]", text)
    assert [len(line.split()) for line in text.splitlines()] == [
        len(line.split()) for line in konzept.CLEAN.splitlines()
    ]


def test_the_typesetter_breaks_at_hyphenation_points() -> None:
    lines = typeset.wrap("Die Ver|waltung be|richtet dem Haupt|aus|schuss", 100, typeset.BODY)
    assert any(line.endswith("-") for line in lines)
    assert "|" not in "".join(lines)
    assert "".join(lines).replace("-", "").replace(" ", "") == "DieVerwaltungberichtetdemHauptausschuss"

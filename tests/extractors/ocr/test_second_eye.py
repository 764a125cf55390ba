"""The second eye reads single lines with the model that is installed."""

from __future__ import annotations

import subprocess
import sys

import numpy as np

from extractors.ocr.second_eye import is_installed, model_digest, read_lines
from tests.support.paths import ROOT
from tests.support.printed_pages import page

LINE = "Für 5 m² Fläche gilt § 7 Abs. 2 – befreit"


def line_of(text: str) -> np.ndarray:
    pixels = np.asarray(page((text,)), dtype=np.uint8)
    rows, columns = (np.flatnonzero((pixels < 128).any(axis=axis)) for axis in (1, 0))
    return pixels[rows[0] - 6 : rows[-1] + 7, columns[0] - 6 : columns[-1] + 7]


def read(picture: np.ndarray) -> str:
    return "".join(letter.text for letter in read_lines([picture])[0])


def test_it_reads_the_signs_that_german_models_lack() -> None:
    assert is_installed() and len(model_digest()) == 64
    assert read(line_of(LINE)).replace(" ", "") == LINE.replace(" ", "")


def test_letters_stand_where_they_are_printed_and_have_confidences() -> None:
    picture = line_of("Musterlingen an der Muster")
    (letters,) = read_lines([picture])
    assert all(0 <= a.x < a.right <= picture.shape[1] + 16 for a in letters)
    assert [a.x for a in letters] == sorted(a.x for a in letters)
    assert all(0.5 < a.confidence <= 1 and a.confidence == round(a.confidence, 3) for a in letters)


def test_a_line_reads_the_same_whatever_is_read_with_it() -> None:
    alone, other = line_of(LINE), line_of("Der Rat tagt")
    assert read_lines([alone])[0] == read_lines([other, alone])[1]


def test_nothing_is_read_in_nothing() -> None:
    assert read_lines([np.full((40, 300), 255, np.uint8), np.zeros((0, 10), np.uint8)]) == [(), ()]


def test_without_the_model_a_page_is_read_by_tesseract_alone_and_says_so() -> None:
    """In a process of its own that cannot find the package."""
    program = (
        "import importlib.util as u; found = u.find_spec\n"
        "u.find_spec = lambda name, *rest: None if name == 'rapidocr' else found(name, *rest)\n"
        "from tests.support.printed_pages import page, read, text_of\n"
        "from extractors.ocr.second_eye import is_installed, model_digest\n"
        "seen = read(page(('Die Gebühren nach § 7 der Satzung',)))\n"
        "print(is_installed(), model_digest() == '', [i.code for i in seen.issues], '§ 7' in text_of(seen))\n"
        "print([i.code for i in read(page(('Der Rat tagt',)), quality='fast').issues])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["False True ['NO_SECOND_EYE'] True", "[]"]

"""Drawn lines: the same for the same seed, only characters the model knows, and files as Tesseract reads them."""

from __future__ import annotations

import random
import struct
from pathlib import Path

import numpy as np
import reportlab

from training.character_set import ADDED
from training.faces import Styles, has_glyph
from training.line_damage import harmed
from training.line_images import draw
from training.line_texts import Corpus, LineTexts, cleaned
from training.make_lines import write_lines

VERA = str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")
STYLES: Styles = (VERA, VERA, VERA, VERA)
FACES = {kind: [STYLES] for kind in ("sans", "serif", "typewriter")}
CORPUS = Corpus(
    plain=("Der Marktbrunnen wird im Frühjahr erneuert", "Die Mittel stehen bereit"),
    rare=("Nach § 4 der Hauptsatzung – siehe Anlage",),
    figures=("12.500,00 13.750,00 -1.250,00",),
    words=("Marktbrunnen", "Frühjahr", "Anlage", "Bauhof"),
)
KNOWN = frozenset("".join(map(chr, range(32, 127))) + "äöüÄÖÜß„“”‚‘’»«€°" + ADDED)


def texts(seed: int, count: int, *, rare: bool = False) -> list[str]:
    made = LineTexts(CORPUS, KNOWN, seed, rare=rare)
    return [made.next() for _ in range(count)]


def test_texts_are_the_same_for_a_seed_and_hold_known_characters_alone() -> None:
    assert texts(3, 200) == texts(3, 200)
    assert texts(3, 50) != texts(4, 50)
    assert all(set(text) <= KNOWN and text == cleaned(text) for text in texts(3, 500))


def test_rare_characters_are_met_evenly() -> None:
    drawn = "".join(texts(1, 3 * len(ADDED), rare=True))
    assert min(drawn.count(character) for character in ADDED) >= 2


def test_a_line_is_drawn_from_ascender_to_descender() -> None:
    line = draw("Anlage", FACES, random.Random(1))
    assert line is not None
    ink = np.flatnonzero((line.pixels < 160).any(1))
    assert line.top <= ink[0]
    assert line.bottom >= ink[-1]
    assert draw("   ", FACES, random.Random(1)) is None


def test_damage_leaves_enough_ink() -> None:
    dice, noise = random.Random(2), np.random.default_rng(2)
    drawn = [draw("Hauptsatzung der Stadt Musterlingen", FACES, dice) for _ in range(40)]
    found = [harmed(line, dice, noise) for line in drawn if line is not None]
    legible = [image for image in found if image is not None]
    assert len(legible) > 20
    assert all(image.min() < image.max() - 50 for image in legible)


def test_a_face_knows_what_it_lacks() -> None:
    assert has_glyph(VERA, "ß")
    assert not has_glyph(VERA, "☒")


def test_files_hold_the_lines_that_were_asked_for(tmp_path: Path) -> None:
    made = LineTexts(CORPUS, KNOWN, 5)
    drawn = write_lines(made, FACES, out=tmp_path, count=120, seed=5)
    listed = (tmp_path / "5.list").read_text("utf-8").split()
    counts = [struct.unpack_from("<I", Path(name).read_bytes())[0] for name in listed]
    assert counts == [100, 20]
    assert drawn.total() > 120
    other = tmp_path / "again"
    write_lines(LineTexts(CORPUS, KNOWN, 5), FACES, out=other, count=120, seed=5)
    assert (other / "5_0.lstmf").read_bytes() == (tmp_path / "5_0.lstmf").read_bytes()

"""Draw lines and write them as Tesseract's training files.

    python -m training.make_lines CORPUS START OUT COUNT SEED [--held-back] [--rare]

CORPUS is the development corpus, START the folder of ``training.start_model``, OUT gets ``SEED_n.lstmf`` of a hundred lines each
and ``SEED.list`` with their names. ``--held-back`` draws in the faces of validation, ``--rare`` only lines with the
characters that were drawn least, so that each is met some hundred times. The same arguments give the same bytes.
"""

from __future__ import annotations

import argparse
import random
import struct
from collections import Counter
from pathlib import Path

import cv2
import numpy as np

from training.character_set import ADDED, characters
from training.faces import Styles, faces
from training.line_damage import harmed
from training.line_images import Grey, draw
from training.line_texts import LineTexts, read_corpus
from training.start_model import NAME

_LINES_A_FILE = 100
_LEAST_HEIGHT, _LEAST_WIDTH, _MOST_STRETCH = 14, 16, 100  # pixels, and width by height; Tesseract refuses others


def make_lines(
    corpus: Path, start: Path, out: Path, count: int, seed: int, *, held_back: bool, rare: bool
) -> Counter[str]:
    """Write ``count`` lines of the corpus and made-up ones; how often each character was drawn comes back."""
    known = characters(start / "parts" / f"{NAME}.lstm-unicharset")
    texts = LineTexts(read_corpus(corpus, known, seed), known, seed, rare=rare)
    return write_lines(texts, faces(held_back=held_back), out=out, count=count, seed=seed)


def write_lines(texts: LineTexts, styles: dict[str, list[Styles]], *, out: Path, count: int, seed: int) -> Counter[str]:
    """Draw ``count`` texts and write them into ``out``; a drawing that came out illegible is drawn by another lot."""
    dice, noise = random.Random(seed), np.random.default_rng(seed)
    drawn: Counter[str] = Counter()
    files: list[Path] = []
    waiting: list[bytes] = []
    out.mkdir(parents=True, exist_ok=True)
    while count:
        text = texts.next()
        line = draw(text, styles, dice)
        image = None if line is None else harmed(line, dice, noise)
        if image is None or not _is_taken(image):
            continue
        count -= 1
        drawn.update(text)
        waiting.append(_record(f"{seed}_{count}", image, text))
        if len(waiting) == _LINES_A_FILE or not count:
            files.append(out / f"{seed}_{len(files)}.lstmf")
            files[-1].write_bytes(struct.pack("<I", len(waiting)) + b"".join(waiting))
            waiting = []
    (out / f"{seed}.list").write_text("".join(f"{file}\n" for file in files), encoding="utf-8")
    return drawn


def _is_taken(image: Grey) -> bool:
    """Whether Tesseract takes a line of this shape."""
    height, width = int(image.shape[0]), int(image.shape[1])
    return height >= _LEAST_HEIGHT and _LEAST_WIDTH <= width <= _MOST_STRETCH * height


def _record(name: str, image: Grey, text: str) -> bytes:
    """A line as Tesseract's ``ImageData`` writes it: name, page, picture, language, text, its box and its text again."""
    picture = cv2.imencode(".png", image, [cv2.IMWRITE_PNG_COMPRESSION, 3])[1].tobytes()
    height, width = image.shape
    box = struct.pack("<hhhh", 0, 0, min(width, 32767), height)
    parts = [b"\x01", _counted(name.encode()), struct.pack("<i", 0), _counted(picture), _counted(NAME.encode())]
    parts += [
        _counted(text.encode()),
        struct.pack("<I", 1),
        box,
        struct.pack("<I", 1),
        _counted(text.encode()),
        b"\x00",
    ]
    return b"".join(parts)


def _counted(data: bytes) -> bytes:
    return struct.pack("<I", len(data)) + data


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description="Draw lines and write them as Tesseract's training files.")
    for name in ("corpus", "start", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("seed", type=int)
    parser.add_argument("--held-back", action="store_true")
    parser.add_argument("--rare", action="store_true")
    given = parser.parse_args()
    cv2.setNumThreads(1)  # lines are small: more threads only wait for each other
    drawn = make_lines(
        given.corpus, given.start, given.out, given.count, given.seed, held_back=given.held_back, rare=given.rare
    )
    print(" ".join(f"{character}{drawn[character]}" for character in ADDED))


if __name__ == "__main__":
    main()

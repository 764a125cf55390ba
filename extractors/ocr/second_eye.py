"""The second eye: a small neural reader of single lines (PP-OCRv6 „small", Apache-2.0), run by onnxruntime.

The model is a file of the package ``rapidocr``, which is installed without what it needs and never imported: our own lines take
the place of its detector. It reads one picture at a time with one thread, so a line reads the same whatever stands beside it and
however many cores there are. Its character set has 18,708 characters; only those of German print are asked for.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from extractors.imaging.prepare import Grey, opencv

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

MODEL = "models/PP-OCRv6_rec_small.onnx"
PIXELS_HIGH = 48  # what the model was trained on: every line is scaled to it
_STEP = 8  # pixels of a line for each of the model's guesses
_NARROWEST, _WIDEST = 16, 4_000  # pixels at that height: a single mark, and a line of a page of A3
_GREYS = 127.5  # greys from 0 to 255 become -1 to 1
_DIGITS = 3  # of a confidence: what differs beyond them from processor to processor says nothing
_ASCII = "".join(map(chr, range(33, 127)))
# What German papers print, names and units included; the model has no „ and ‚.
_PRINT = "äöüÄÖÜß§€–—“”‘’²³¹•½¼¾☐☒☑×±…°·«»éèêëàâáãçñóôòíîìúûùÉÈÀÁÇÓåøÅØæœšžčćđłńśźżęąőűğışřěůýŠŽČĆŁŞİĞµ©®†"


@dataclass(frozen=True, slots=True)
class EyeLetter:
    """One character as read, blanks included: from ``x`` to ``right`` in pixels of the picture, confidence 0-1."""

    text: str
    x: float
    right: float
    confidence: float


def is_installed() -> bool:
    """Whether the model and the library that runs it are there."""
    return find_spec("onnxruntime") is not None and _model_file() is not None


@cache
def model_digest() -> str:
    """sha256 (hex) of the model; "" where it is not installed."""
    path = _model_file()
    if path is None or not is_installed():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_lines(pictures: Sequence[Grey]) -> list[tuple[EyeLetter, ...]]:
    """The letters of each picture of one line, dark on white, from left to right; nothing of an empty picture.

    Raises:
        RuntimeError: the model is not installed (``is_installed`` says so beforehand).
    """
    return [_read(picture) if min(picture.shape) > 0 else () for picture in pictures]


def _read(picture: Grey) -> tuple[EyeLetter, ...]:
    reader = _reader()
    line, scale = _scaled(picture)
    (guesses,) = reader.session.run(None, {reader.input_name: line})
    asked = guesses[0][:, reader.columns]
    asked = asked / asked.sum(axis=1, keepdims=True)
    best, sure = asked.argmax(axis=1), asked.max(axis=1)
    letters: list[EyeLetter] = []
    before = 0
    step = scale * line.shape[3] / len(best)
    for number, (column, confidence) in enumerate(zip(best.tolist(), sure.tolist(), strict=True)):
        if column and column != before:
            x = number * step
            letters.append(EyeLetter(reader.characters[column], x, x + step, round(confidence, _DIGITS)))
        elif column:  # the same letter seen again in the next step
            last = letters[-1]
            surer = max(last.confidence, round(confidence, _DIGITS))
            letters[-1] = EyeLetter(last.text, last.x, (number + 1) * step, surer)
        before = column
    return tuple(letters)


def _scaled(picture: Grey) -> tuple[NDArray[np.float32], float]:
    """The picture as the model wants it, white behind its end, and how many of its own pixels one of these stands for."""
    cv2 = opencv()
    high, wide = picture.shape
    width = min(max(math.ceil(wide * PIXELS_HIGH / high), _NARROWEST), _WIDEST)
    how = cv2.INTER_AREA if high > PIXELS_HIGH else cv2.INTER_CUBIC
    small = cv2.resize(picture, (width, PIXELS_HIGH), interpolation=how).astype(np.float32)
    line = np.ones((1, 3, PIXELS_HIGH, -(-width // _STEP) * _STEP), np.float32)
    line[0, :, :, :width] = small / _GREYS - 1
    return line, wide / width


@dataclass(frozen=True, slots=True)
class _Reader:
    session: InferenceSession
    input_name: str
    columns: NDArray[np.intp]  # of the model's guesses: those asked for, the first one for no letter
    characters: tuple[str, ...]


@cache
def _reader() -> _Reader:
    """The model, loaded on first use and once for a process."""
    import onnxruntime

    path = _model_file()
    if path is None:
        raise RuntimeError("the second eye is not installed")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # it would keep the memory of the widest line for good
    options.log_severity_level = 3  # errors alone: it warns of processors it does not know
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    known = ["", *session.get_modelmeta().custom_metadata_map["character"].split("\n"), " "]
    wanted = frozenset(_ASCII + _PRINT + " ")
    columns = [number for number, text in enumerate(known) if number == 0 or text in wanted]
    return _Reader(
        session, session.get_inputs()[0].name, np.array(columns, np.intp), tuple(known[number] for number in columns)
    )


@cache
def _model_file() -> Path | None:
    """Where the model lies: the package that brings it is found, not imported, for it needs much that is not used here."""
    found = find_spec("rapidocr")
    for folder in found.submodule_search_locations or () if found else ():
        path = Path(folder, MODEL)
        if path.is_file():
            return path
    return None

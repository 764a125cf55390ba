"""The one door to Tesseract: is it there, which data, and what does it read in an image.

Through pytesseract, whose documented setting ``tesseract_cmd`` names a script of ours in place of the program: two lines of
shell that let the kernel count the processor time of the child (``RLIMIT_CPU``). pytesseract's own limit is one of wall time; it
only ends a hang. One thread per process (``OMP_THREAD_LIMIT=1``): threads inside Tesseract slow down a machine on which every
core already has a process (tesseract#3109: 459 s instead of 9 s).
"""

from __future__ import annotations

import hashlib
import os
import re
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from curated.errors import SetupError, TransientError
from extractors.imaging.prepare import Grey
from extractors.ocr.budget import EngineLimits, EngineTimeout, PageBudget

if TYPE_CHECKING:
    import pytesseract

PACKAGES = {"Latin": "tesseract-ocr-script-latn", "Fraktur": "tesseract-ocr-script-frak"}
_PROGRAM = Path(__file__).parent / "data" / "limited-tesseract"
_NOT_FOUND = 127  # how a shell ends when the program is not there
_LEAST_FREE = 2**16  # bytes: a file system with less has cut off what Tesseract wrote last
# A column of numbers or signs of a table is not a line of vertical text; turned pages are turned before they come here.
NO_VERTICAL_TEXT = "-c textord_tabfind_vertical_text=0"


class EngineFailed(Exception):
    """Tesseract ended with an error or without an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognisedWord:
    """One word as read: box in pixels of the image, confidence 0-1, ``line`` equal for words of one line, ``image`` from 0."""

    text: str
    x: int
    y: int
    width: int
    height: int
    confidence: float
    line: tuple[int, int, int]
    image: int = 0
    other: str = ""  # what a further reading of the same print saw; empty where there was none


@dataclass(frozen=True, slots=True)
class Orientation:
    """What Tesseract's orientation detection says: turn the image ``clockwise`` by so many degrees to read it."""

    clockwise: int
    confidence: float


def read_image(pixels: Grey, languages: str, psm: int, dpi: float, budget: PageBudget) -> list[RecognisedWord]:
    """The words of one image in Tesseract's order.

    Raises:
        EngineTimeout: not done within the budget. EngineFailed: Tesseract failed. SetupError: it is missing.
        OSError, TransientError: the machine refused (no room for temporary files, no memory): no verdict on the image.
    """
    from PIL import Image

    image = Image.fromarray(pixels)
    image.format = "PPM"  # what pytesseract hands over: PNG, its default, costs 0.3 s a page for compression
    return _parsed(_answer(image, languages, psm, dpi, budget))


def read_images(
    images: Sequence[Grey], languages: str, psm: int, dpi: float, budget: PageBudget, allowed: str = ""
) -> list[RecognisedWord]:
    """The words of several small images in one run of Tesseract, which loads its model once; errors as ``read_image``.

    ``allowed``: the characters to choose from, without blanks; "" for all that the model knows.
    """
    from PIL import Image

    with tempfile.TemporaryDirectory(prefix="aktenklar-") as folder:
        names = [Path(folder, f"{number:05}.pgm") for number in range(len(images))]
        for name, pixels in zip(names, images, strict=True):
            Image.fromarray(pixels).save(name)
        listing = Path(folder, "images.txt")
        listing.write_text("\n".join(map(str, names)) + "\n", encoding="utf-8")
        return _parsed(
            _answer(image=str(listing), languages=languages, psm=psm, dpi=dpi, budget=budget, allowed=allowed)
        )


def orientation_of(pixels: Grey, dpi: float, budget: PageBudget) -> Orientation | None:
    """Tesseract's opinion on how the page lies; None when it sees too few characters, which is normal on short pages.

    Raises:
        EngineTimeout: not done within the budget. SetupError: Tesseract or its ``osd`` data is missing.
        OSError, TransientError: the machine refused.
    """
    import pytesseract
    from PIL import Image

    image = Image.fromarray(pixels)
    image.format = "PPM"
    try:
        with budget.one_reading() as limits:
            _prepare_program(limits)
            said = pytesseract.image_to_osd(image, config=f"--dpi {round(dpi)}", timeout=limits.wall_seconds)
    except pytesseract.TesseractError as error:
        _explain(error, "osd")
        return None
    except UnicodeDecodeError:  # of what it wrote
        return None
    except RuntimeError as error:  # pytesseract's word for a timeout
        raise EngineTimeout from error
    turn, sure = re.search(r"Rotate: (\d+)", said), re.search(r"Orientation confidence: ([\d.]+)", said)
    return Orientation(int(turn[1]) % 360, float(sure[1])) if turn and sure else None


def _answer(image: object, languages: str, psm: int, dpi: float, budget: PageBudget, allowed: str = "") -> str:
    import pytesseract

    config = f"--psm {psm} --dpi {round(dpi)} {NO_VERTICAL_TEXT}"
    if allowed:
        config += f" -c tessedit_char_whitelist={allowed}"
    try:
        with budget.one_reading() as limits:
            _prepare_program(limits)
            said = str(pytesseract.image_to_data(image, lang=languages, config=config, timeout=limits.wall_seconds))
    except pytesseract.TesseractError as error:
        _explain(error, languages)
        raise EngineFailed from error
    except (FileNotFoundError, UnicodeDecodeError) as error:  # Tesseract wrote nothing, or what is no text
        _check_room()
        raise EngineFailed from error
    except RuntimeError as error:  # pytesseract's word for a timeout
        raise EngineTimeout from error
    if not said.endswith("\n"):
        raise TransientError("what Tesseract wrote was cut off: check the room for temporary files", "IO_ERROR")
    _check_room()
    return said


def _prepare_program(limits: EngineLimits) -> None:
    """Let pytesseract start Tesseract under these limits and with one thread."""
    import pytesseract

    if not os.access(_PROGRAM, os.X_OK):
        raise SetupError(f"{_PROGRAM} may not be executed: install the program again", "TESSERACT_BROKEN")
    pytesseract.pytesseract.tesseract_cmd = str(_PROGRAM)
    os.environ["TESSERACT_PROCESSOR_SECONDS"] = str(limits.processor_seconds)
    os.environ["TESSERACT_STARTED_BY"] = _ends_with_us()
    os.environ["OMP_THREAD_LIMIT"] = "1"


@cache
def _ends_with_us() -> str:
    """What to start Tesseract by so that the kernel ends it with this process; nothing where util-linux is older than 2.33."""
    by = ("setpriv", "--pdeathsig", "KILL")
    try:
        done = subprocess.run([*by, "true"], capture_output=True, check=False)
    except OSError:
        return ""
    return " ".join(by) if done.returncode == 0 else ""


def _explain(error: pytesseract.TesseractError, languages: str) -> None:
    """Nothing, when the image was the trouble.

    Raises:
        SetupError: the program or its data is missing. EngineTimeout: the kernel has ended it at its limit.
        TransientError: there is no room for temporary files.
    """
    if error.status == _NOT_FOUND:
        raise _missing_program() from error
    if error.status == -signal.SIGXCPU:
        raise EngineTimeout from error
    if "load" in str(error).lower() and "languag" in str(error).lower():
        raise _missing_data([part for part in languages.split("+") if part not in _data_files()]) from error
    _check_room()


def _check_room() -> None:
    """Nothing while temporary files have room; on a full disk neither a failure nor a reading says anything of the page.

    Raises:
        TransientError: there is no room for them.
    """
    room = os.statvfs(tempfile.gettempdir())
    if room.f_bavail * room.f_frsize < _LEAST_FREE:
        raise TransientError(
            f"there is no room for temporary files in {tempfile.gettempdir()}: make some, or set TMPDIR", "IO_ERROR"
        )


def _parsed(tsv: str) -> list[RecognisedWord]:
    words: list[RecognisedWord] = []
    for row in tsv.splitlines()[1:]:
        cells = row.split("\t", 11)
        if len(cells) < 12 or cells[0] != "5" or not cells[11].strip():
            continue
        page, block, paragraph, line, _, x, y, width, height = (int(c) for c in cells[1:10])
        confidence = float(cells[10]) / 100
        words.append(
            RecognisedWord(
                text=cells[11].strip(),
                x=x,
                y=y,
                width=width,
                height=height,
                confidence=confidence,
                line=(block, paragraph, line),
                image=page - 1,
            )
        )
    return words


@cache
def tesseract_version() -> str:
    """The version of the installed Tesseract, as ``5.3.0``.

    Raises:
        SetupError: Tesseract is not installed.
    """
    lines = _ask("--version").splitlines()
    found = re.search(r"(\d+\.\d+(?:\.\d+)?\S*)", lines[0]) if lines else None
    if found is None:
        raise SetupError("tesseract does not tell its version: reinstall the package tesseract-ocr", "TESSERACT_BROKEN")
    return found[1]


def check_tesseract(languages: str) -> None:
    """Nothing, when Tesseract, the data of all ``languages`` (joined by ``+``) and of ``osd`` are there.

    Raises:
        SetupError: something is missing; one sentence says what and how to install it.
    """
    tesseract_version()
    missing = [name for name in _names(languages) if name not in _data_files()]
    if missing:
        raise _missing_data(missing)


@cache
def traineddata_digest(languages: str) -> str:
    """sha256 (hex) over the data files of ``languages`` and ``osd``: another model is another result.

    Raises:
        SetupError: Tesseract or one of the files is missing.
    """
    check_tesseract(languages)
    total = hashlib.sha256()
    for name in _names(languages):
        with _data_files()[name].open("rb") as file:
            total.update(f"{name} {hashlib.file_digest(file, 'sha256').hexdigest()}\n".encode())
    return total.hexdigest()


def _names(languages: str) -> list[str]:
    return sorted({*filter(None, languages.split("+")), "osd"})


@cache
def _data_files() -> dict[str, Path]:
    """Data files by the names Tesseract knows them by. Tesseract itself says where they lie (TESSDATA_PREFIX included)."""
    said = _ask("--list-langs")
    where = re.search(r'languages in "?(.+?)"? \(\d+\)', said)
    known = {line.strip() for line in said.splitlines()[1:] if line.strip()}
    folders = [Path(where[1])] if where else []
    with suppress(KeyError):
        folders += [Path(os.environ["TESSDATA_PREFIX"]), Path(os.environ["TESSDATA_PREFIX"], "tessdata")]
    found: dict[str, Path] = {}
    for name in known:
        for folder in folders:
            if (folder / f"{name}.traineddata").is_file():
                found.setdefault(name, folder / f"{name}.traineddata")
    return found


def _ask(option: str) -> str:
    try:
        answer = subprocess.run(["tesseract", option], capture_output=True, text=True, timeout=30, check=False)
    except FileNotFoundError as error:
        raise _missing_program() from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SetupError("tesseract does not start: reinstall the package tesseract-ocr", "TESSERACT_BROKEN") from error
    return answer.stdout or answer.stderr


def _missing_program() -> SetupError:
    return SetupError(
        "tesseract is not installed: apt-get install tesseract-ocr tesseract-ocr-deu tesseract-ocr-osd "
        "tesseract-ocr-script-latn",
        "TESSERACT_MISSING",
    )


def _missing_data(names: Sequence[str]) -> SetupError:
    packages = [PACKAGES.get(name, f"tesseract-ocr-{name.replace('_', '-')}") for name in names]
    return SetupError(
        f"tesseract has no data for {', '.join(names)}: apt-get install {' '.join(packages)}", "TESSERACT_DATA_MISSING"
    )

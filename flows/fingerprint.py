"""What makes the outcome: whoever changes one of these parts gets new work files, and whoever does not gets the old ones."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from curated.schema import SCHEMA_VERSION
from curated.store import fingerprint
from extractors.settings import ReadSettings

# The modules behind a page's reading; what comes after (normalising, tables, entities, head) never needs OCR again.
_PAGE_MODULES_EXCLUDED = ("assemble.py", "document.py", "grade.py", "trace.py")


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """``document`` names the outcome of a document, ``pages`` that of reading its pages; ``parts`` is what they are made of."""

    document: str
    pages: str
    parts: Mapping[str, str]


def fingerprints(settings: ReadSettings) -> Fingerprints:
    """The fingerprints of work done now, with these settings, by this program and these libraries.

    Raises:
        SetupError: Tesseract or one of its language files is missing; says how to install it.
    """
    from extractors.ocr import tesseract_version, traineddata_digest
    from normalizers import lexicon_version

    engine = {
        "tesseract": tesseract_version(),
        "traineddata": traineddata_digest(settings.ocr.all_languages),
        "libraries": _libraries(),
    }
    limits, ocr = asdict(settings.limits), asdict(settings.ocr)
    pages = engine | {
        "code": _digest_of(("extractors",), top_level_only=True),
        "settings": json.dumps({"limits": limits, "ocr": ocr, "force": settings.force}, sort_keys=True),
    }
    rest = {"persons": settings.persons, "repair": settings.repair.digest}
    document = pages | {
        "code": pipeline_version(),
        "schema": SCHEMA_VERSION,
        "lexicon": lexicon_version(),
        "settings": pages["settings"] + json.dumps(rest, sort_keys=True),
    }
    return Fingerprints(fingerprint(document), fingerprint(pages), document)


@cache
def pipeline_version() -> str:
    """The program's version: twelve hexadecimal digits over the code behind an outcome.

    A number that somebody must remember to raise would one day be wrong, and then old and new rows would mix unseen.
    """
    return _digest_of(("extractors", "normalizers", "curated"), top_level_only=False)


def _digest_of(packages: tuple[str, ...], *, top_level_only: bool) -> str:
    digest = hashlib.sha256()
    for package in packages:
        spec = find_spec(package)
        root = Path(next(iter(spec.submodule_search_locations or [])) if spec else ".")
        for path in sorted(root.glob("*.py") if top_level_only else root.rglob("*.py")):
            if top_level_only and (path.name in _PAGE_MODULES_EXCLUDED or path.name.startswith("head")):
                continue
            digest.update(f"{package}/{path.relative_to(root).as_posix()}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def _libraries() -> str:
    """Versions of the libraries that turn bytes into words and words into text."""
    names = ("ftfy", "numpy", "opencv-python-headless", "pdfminer.six", "pillow", "pypdfium2", "pytesseract", "spacy")
    return " ".join(f"{name}={metadata.version(name)}" for name in names)

"""What makes the outcome: whoever changes one of these parts gets new work files, and whoever does not gets the old ones."""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from curated.schema import SCHEMA_VERSION
from curated.work_files.store import fingerprint
from extractors.base.settings import Force, ReadSettings
from extractors.ocr.recognise import tesseract_version, traineddata_digest
from extractors.ocr.second_eye import model_digest as second_eye_digest
from flows.configuration.review_marks_file import Feedback
from normalizers import lexicon_version

# What a page's reading is made by: these modules and all that they import. What comes after (normalising, tables, entities,
# head) never needs OCR again.
_PAGE_MODULES = ("extractors.pages.read",)
_PACKAGES = ("extractors", "normalizers", "curated")
_PAGE_LIMITS = (
    "page_pixels",
    "page_points",
    "ocr_seconds_per_page",
    "text_bytes",
)  # the others stop work, not change it


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """``document`` names the outcome of a document, ``pages`` that of reading its pages; ``parts`` is what they are made of.

    ``force`` is what the settings say; documents for which a manifest says something else have fingerprints of their own.
    """

    document: str
    pages: str
    parts: Mapping[str, str]
    force: Force = "auto"
    feedback: Mapping[str, str] = field(default_factory=dict)  # digests of a reviewer's marks, by document

    def under(self, force: Force | None, document_id: str = "") -> Fingerprints:
        """The fingerprints of a document that is to be read like this (None: as all others) and has these marks, if any."""
        changed = self
        if force is not None and force != self.force:
            document, pages = (fingerprint({"usual": usual, "force": force}) for usual in (self.document, self.pages))
            changed = replace(self, document=document, pages=pages, force=force)
        marks = self.feedback.get(document_id)
        if marks is None:
            return changed
        return replace(changed, document=fingerprint({"usual": changed.document, "feedback": marks}))


def fingerprints(settings: ReadSettings, feedback: Feedback | None = None) -> Fingerprints:
    """The fingerprints of work done now, with these settings and marks, by this program and these libraries.

    Raises:
        SetupError: Tesseract or one of its language files is missing; says how to install it.
    """
    engine = {
        "tesseract": tesseract_version(),
        "traineddata": traineddata_digest(settings.ocr.all_languages),
        "second_eye": second_eye_digest() if settings.ocr.quality != "fast" else "",
        "libraries": _libraries(),
    }
    limits, ocr = asdict(settings.limits), asdict(settings.ocr)
    of_pages = {"ocr": ocr, "force": settings.force} | {name: limits[name] for name in _PAGE_LIMITS}
    pages = engine | {
        "code": page_code(),
        "lexicon": lexicon_version(),  # decides between a text layer and OCR
        "settings": json.dumps(of_pages, sort_keys=True),
    }
    rest = {"limits": limits, "persons": settings.persons, "repair": settings.repair.digest}
    document = pages | {
        "code": pipeline_version(),
        "schema": SCHEMA_VERSION,
        "settings": pages["settings"] + json.dumps(rest, sort_keys=True),
    }
    feedback = feedback or Feedback()
    parts = document | ({"feedback": feedback.digest} if feedback.digest else {})
    return Fingerprints(fingerprint(document), fingerprint(pages), parts, settings.force, feedback.digests)


@cache
def pipeline_version() -> str:
    """The program's version: twelve hexadecimal digits over the code behind an outcome, lists of names included.

    A number that somebody must remember to raise would one day be wrong, and then old and new rows would mix unseen.
    """
    kinds = ("*.py", "data/*.txt", "data/*.tsv")
    return _digest_of(path for package in _PACKAGES for kind in kinds for path in _folder(package).rglob(kind))


@cache
def page_code() -> str:
    """The same over the modules behind a page's reading: ``extractors.pages.read`` and everything of ours that it imports."""
    found: dict[str, Path] = {}
    waiting = list(_PAGE_MODULES)
    while waiting:
        name = waiting.pop()
        path = _file_of(name)
        if name not in found and path is not None:
            found[name] = path
            waiting += _imports(path)
    return _digest_of(found.values())


def _imports(path: Path) -> Iterator[str]:
    """The names of our modules that a module imports, at its top or inside functions."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.partition(".")[0] in _PACKAGES:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.partition(".")[0] in _PACKAGES)


def _file_of(module: str) -> Path | None:
    package, *rest = module.split(".")
    base = _folder(package).joinpath(*rest)
    return next((p for p in (base.with_suffix(".py"), base / "__init__.py") if p.is_file()), None)


def _folder(package: str) -> Path:
    spec = find_spec(package)
    return Path(next(iter(spec.submodule_search_locations or [])) if spec else ".")


def _digest_of(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(set(paths)):
        package = next(p for p in _PACKAGES if path.is_relative_to(_folder(p)))
        digest.update(f"{package}/{path.relative_to(_folder(package)).as_posix()}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def _libraries() -> str:
    """Versions of the libraries that turn bytes into words and words into text."""
    names = (
        "ftfy",
        "numpy",
        "opencv-python-headless",
        "pdfminer.six",
        "pillow",
        "pypdfium2",
        "pytesseract",
        "rapidfuzz",
        "spacy",
    )
    of_the_eye = ("onnxruntime",) if find_spec("onnxruntime") else ()
    return " ".join(f"{name}={metadata.version(name)}" for name in (*names, *of_the_eye))

"""``manifest.csv``: what a portal knows about its files beside their bytes – address, licence, municipality, OParl ids – and,
in the column ``force``, how the operator wants them to be read.

One row per file of the folder the manifest lies in; the column ``file`` holds the path relative to that folder. A path that
ends in ``/`` stands for all files of that folder; what a row says about one of them alone goes before. Comma or semicolon,
UTF-8 with or without a byte order mark (what spreadsheets write). Columns it does not know are left alone.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path, PurePosixPath

from curated.records import Document, Issue
from extractors.base.settings import Force
from flows.inputs.file_names import nfc

MANIFEST = "manifest.csv"
SIDECARS = frozenset({MANIFEST, "withdrawn.csv", "gremien.csv", "public.csv", "profiles.csv"})
_FORCES: dict[str, Force] = {"auto": "auto", "text_layer": "text_layer", "ocr": "ocr"}
_AGS = re.compile("[0-9]{8}")
_HEADINGS = {"url": "source_url", "licence": "license"}  # spellings we also understand → field


def is_oparl(relative: PurePosixPath) -> bool:
    """Whether a path below RAW is part of an OParl export: a JSON file in a folder ``oparl``, or one named ``oparl…json``."""
    folders = (part.casefold() for part in relative.parts[:-1])
    name = relative.name.casefold()
    return name.endswith(".json") and ("oparl" in folders or name.startswith("oparl"))


def is_sidecar(relative: PurePosixPath) -> bool:
    """Whether a path below RAW says something about documents and is none."""
    return relative.name in SIDECARS or is_oparl(relative)


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a manifest says about one file; None where it says nothing. The names are those of the ``documents`` table.

    ``force`` is no fact but an order: where the text of this file's pages is to come from, whatever the settings say.
    """

    source_url: str | None = None
    license: str | None = None
    municipality: str | None = None
    ags: str | None = None
    oparl_paper_id: str | None = None
    oparl_file_id: str | None = None
    force: Force | None = None

    def onto(self, document: Document) -> Document:
        """The document with these facts as its own."""
        return replace(
            document,
            source_url=self.source_url,
            license=self.license,
            municipality=self.municipality,
            ags=self.ags,
            oparl_paper_id=self.oparl_paper_id,
            oparl_file_id=self.oparl_file_id,
        )

    def over(self, other: FileFacts) -> FileFacts:
        """These facts, and where they say nothing the other ones."""
        return replace(other, **{name: value for name, value in asdict(self).items() if value is not None})


_NOTHING = FileFacts()


@dataclass(frozen=True, slots=True)
class Manifest:
    """One manifest, read: facts by path relative to RAW, and what was wrong with it."""

    facts: Mapping[str, FileFacts]
    issues: tuple[Issue, ...] = ()


def read_manifest(path: Path, relative: PurePosixPath) -> Manifest:
    """The facts of one ``manifest.csv``; ``relative`` is its own path below RAW.

    A manifest that cannot be read or has no column ``file`` yields no facts and an issue, never an exception.
    """
    shown = str(relative)
    try:
        text = path.read_text(encoding="utf-8-sig", errors="strict")
        rows = list(csv_rows(text))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        reason = "not UTF-8" if isinstance(error, UnicodeDecodeError) else "not a readable CSV file"
        return Manifest(
            {}, (_issue("MANIFEST_UNREADABLE", f"{shown} is {reason} and was ignored: save it as UTF-8 CSV", shown),)
        )
    if rows and "file" not in rows[0]:
        return Manifest(
            {}, (_issue("MANIFEST_UNREADABLE", f"{shown} has no column named file and was ignored: add it", shown),)
        )
    facts: dict[str, FileFacts] = {}
    issues: list[Issue] = []
    for number, row in enumerate((r for r in rows if r["file"]), 1):
        wrong = _wrong_values(row)
        for column, rule in wrong.items():
            message = f"entry {number} of {shown} has a value of {column} that {rule}; it was ignored"
            issues.append(_issue("MANIFEST_VALUE", message, shown))
        row |= dict.fromkeys(wrong, "")
        order = row.get("force", "").lower()
        named = nfc(str(relative.parent / row["file"])) + ("/" if row["file"].endswith("/") else "")
        about = {f.name: row.get(f.name) or None for f in fields(FileFacts) if f.name != "force"}
        facts[named] = replace(_NOTHING, force=_FORCES.get(order), **about)
    return Manifest(facts, tuple(issues))


def _wrong_values(row: Mapping[str, str]) -> dict[str, str]:
    """The columns whose value cannot be used, and what it should have been; the value itself is not shown."""
    wrong: dict[str, str] = {}
    if (order := row.get("force", "").lower()) and order not in _FORCES:
        wrong["force"] = f"is none of {', '.join(_FORCES)}"
    if (ags := row.get("ags", "")) and not _AGS.fullmatch(ags):
        wrong["ags"] = "has not 8 digits (spreadsheets drop a leading zero)"
    return wrong


def csv_rows(text: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV text by their headings in lower case; comma or semicolon, whichever its first line has more of.

    Raises:
        csv.Error: the text is no CSV.
    """
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    headings: list[str] = []
    for cells in reader:
        if not headings:
            headings = [_HEADINGS.get(cell.strip().lower(), cell.strip().lower()) for cell in cells]
        elif any(cells):
            # A short row leaves the rest empty; what stands beyond the last heading belongs to nothing.
            yield dict(zip(headings, (c.strip() for c in cells + [""] * len(headings)), strict=False))


def _issue(code: str, message: str, path: str) -> Issue:
    return Issue(stage="discover", code=code, severity="warning", message=message, path=path)

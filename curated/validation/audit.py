"""Searches a finished release for what must not be in it: tables, twins, site, catalogue, names of files.

Text is compared in NFC, without case, with single blanks, so that a secret is found however its lines were broken; digits of a
number also without the blanks and points between them. Pictures are not read: what they show is what the page shows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from curated.errors import ReleaseRefused

_TEXTS = frozenset(
    {".csv", ".js", ".json", ".jsonl", ".jsonld", ".md", ".html", ".htm", ".ttl", ".txt", ".xml", ".css", ".svg"}
)
_SHORTEST = 4  # letters and digits of a secret; shorter ones are everywhere
_NUMBER = re.compile(r"[+(]?\d[\d\s./()-]{6,}\d|[a-z]{2}\d{2}[\d\s]{8,}")
_ID = re.compile(r"[0-9a-z]{2,64}")  # ids of documents in names of files and folders
_ROWS = 2_000  # of a table that are searched at once
_MOST = 1_000  # places that are told


@dataclass(frozen=True, slots=True)
class Finding:
    """Where a secret stands: the number of the secret in its list (from 1), the file, and the place in it."""

    secret: int
    file: str
    place: str


def search_release(folder: Path, secrets: Sequence[str]) -> Iterator[Finding]:
    """Every place of the release below ``folder`` where one of the secrets stands, files in the order of their names.

    Secrets of fewer than four letters and digits are not looked for.

    Raises:
        OSError: a file cannot be read.
    """
    wanted = _wanted(secrets)
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name = path.relative_to(folder).as_posix()
        for number in _in_text(name, wanted):
            yield Finding(number, name, "name of the file")
        if path.suffix == ".parquet":
            yield from _in_table(path, name, wanted)
        elif path.suffix.lower() in _TEXTS:
            text = path.read_text(encoding="utf-8", errors="replace")
            for number in _in_text(text, wanted):
                yield Finding(number, name, "text")


def read_secrets(path: Path) -> list[str]:
    """The secrets of a file, one a line; empty lines and those behind # are none.

    Raises:
        OSError: the file cannot be read. UnicodeDecodeError: it is not UTF-8.
    """
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]


def flat(text: str) -> str:
    """The text as it is compared: NFC, lower case, blanks single."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _wanted(secrets: Iterable[str]) -> list[tuple[int, str, str]]:
    """Number, flat form, and the bare digits where the secret is a number (else empty)."""
    found = []
    for number, secret in enumerate(secrets, start=1):
        form = flat(secret)
        if sum(c.isalnum() for c in form) >= _SHORTEST:
            found.append((number, form, re.sub(r"[^a-z0-9]", "", form) if _NUMBER.fullmatch(form) else ""))
    return found


def _in_text(text: str, wanted: Sequence[tuple[int, str, str]]) -> Iterator[int]:
    form = flat(text)
    bare = ""
    for number, secret, digits in wanted:
        if digits and not bare:
            bare = re.sub(r"(?<=\d)[\s./()-]+(?=\d)", "", form)
        if secret in form or (digits and digits in bare):
            yield number


def _in_table(path: Path, name: str, wanted: Sequence[tuple[int, str, str]]) -> Iterator[Finding]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    file = pq.ParquetFile(path)
    columns = [f.name for f in file.schema_arrow if pa.types.is_string(f.type) or pa.types.is_large_string(f.type)]
    start = 0
    for batch in file.iter_batches(batch_size=_ROWS, columns=columns):
        for column in batch.schema.names:
            for row, value in enumerate(batch.column(column).to_pylist()):
                for number in _in_text(value, wanted) if value else ():
                    yield Finding(number, name, f"row {start + row}, column {column}")
        start += batch.num_rows


@dataclass(frozen=True, slots=True)
class AuditGate:
    """The last part of a release: refuses it when something that the run itself keeps back stands in it.

    ``withheld``: the reason by id of every document that was withheld, filled while the tables were made; ``masked``: what each
    document that is shown may not hold: masked data, titles of closed items, words that its pages cover.
    """

    withheld: Mapping[str, tuple[str, str]]
    masked: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def identity(self) -> str:
        """It writes nothing."""
        return "audit"

    def write(self, candidate: Path, version: str) -> None:
        """Search the candidate.

        Raises:
            ReleaseRefused: what must not be seen stands in it; the message says where, not what.
        """
        places = [*search_release(candidate, sorted(self.withheld))][:_MOST]
        places += search_documents(candidate, self.masked)
        if places:
            first = "; ".join(f"{finding.file} ({finding.place})" for finding in places[:5])
            raise ReleaseRefused(
                f"The release holds {len(places)} times what must not be seen – documents that are withheld, masked data, closed "
                f"titles or covered words – "
                f"in {first}: this is a fault of the program, please report it.",
                "AUDIT",
            )


def search_documents(candidate: Path, masked: Mapping[str, frozenset[str]]) -> list[Finding]:
    """What each document may not hold and still stands in one of its rows, or in a file of the site that is named by it.

    Numbers of findings count the texts of one document in the order of their letters.

    Raises:
        OSError: a file cannot be read.
    """
    if not masked:
        return []
    wanted = {document_id: sorted(texts) for document_id, texts in masked.items()}
    found: list[Finding] = []
    for path in sorted(p for p in candidate.rglob("*") if p.is_file() and p.suffix.lower() in _TEXTS):
        for document_id in _ID.findall(path.relative_to(candidate).as_posix()):
            if texts := wanted.get(document_id):
                name = path.relative_to(candidate).as_posix()
                found += _standing(texts, path.read_text(encoding="utf-8", errors="replace"), name, "text")
    for path in sorted(candidate.glob("*.parquet")):
        found += _in_own_rows(path, wanted)
    return found


def _in_own_rows(path: Path, wanted: Mapping[str, Sequence[str]]) -> Iterator[Finding]:
    """One pass through a table: every row is searched for what its own document may not hold."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    file = pq.ParquetFile(path)
    columns = [f.name for f in file.schema_arrow if pa.types.is_string(f.type) or pa.types.is_large_string(f.type)]
    if "document_id" not in columns:
        return
    for batch in file.iter_batches(batch_size=_ROWS, columns=columns):
        for row in batch.to_pylist():
            if texts := wanted.get(row.pop("document_id") or ""):
                yield from _standing(texts, "\n".join(value for value in row.values() if value), path.name, "a row")


def _standing(texts: Sequence[str], value: str, name: str, place: str) -> list[Finding]:
    return [Finding(number, name, place) for number, text in enumerate(texts, start=1) if text in value]

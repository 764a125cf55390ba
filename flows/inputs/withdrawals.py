"""Documents that were withdrawn: they leave the next release, and a tombstone says when and why.

``withdrawn.csv`` may lie in any folder of RAW. Columns: one of ``document_id`` (sha256), ``file`` (path relative to that
folder), ``reference`` (printed number of the paper), ``oparl_id`` (of a file or a paper); ``reason``; ``date`` (ISO). A row
counts from the run on that reads it, whatever its date. Objects that an OParl export marks as deleted count as well.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath

from curated.errors import ReleaseRefused
from curated.records import Document, Issue
from curated.tables.previous_release import oparl_ids_of
from curated.vocabulary import Severity
from flows.inputs.discover import Discovery
from flows.inputs.file_names import nfc
from flows.inputs.manifest import csv_rows

WITHDRAWN = "withdrawn.csv"
_SPELLINGS = {"sha256": "document_id", "id": "document_id", "path": "file", "datei": "file", "grund": "reason", "datum": "date",
              "oparl_file_id": "oparl_id", "oparl_paper_id": "oparl_id", "vorlage": "reference"}  # fmt: skip
_NAMED_BY = ("document_id", "file", "reference", "oparl_id")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_NO_REASON = "withdrawn"


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """One withdrawn document or paper; ``wanted`` is the row's value of the column ``named_by``."""

    named_by: str
    wanted: str
    reason: str
    day: date | None = None
    path: str | None = None  # of the list it stands in; None for OParl
    number: int = 0  # of the row, headings not counted


@dataclass(slots=True)
class Withdrawals:
    """All withdrawals of a run, and the documents they have met so far."""

    rows: tuple[Withdrawal, ...] = ()
    problems: tuple[Issue, ...] = ()
    kept: Mapping[str, Withdrawal] = field(
        default_factory=dict
    )  # tombstones of the last release that still hold, by document
    met: dict[str, Withdrawal] = field(default_factory=dict)
    _by: dict[tuple[str, str], Withdrawal] = field(default_factory=dict)
    _used: set[Withdrawal] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._by = {(row.named_by, nfc(row.wanted)): row for row in reversed(self.rows)}
        for row in self.rows:
            if row.named_by == "document_id":
                self.met[row.wanted] = row
        self.met |= {i: row for i, row in self.kept.items() if i not in self.met}

    def takes(self, document: Document, paths: Iterable[str]) -> bool:
        """Whether the document is withdrawn: by its content, any of its paths, its printed number or its OParl ids."""
        names = [("document_id", document.document_id), *(("file", path) for path in paths)]
        names += [("reference", document.reference or ""), ("oparl_id", document.oparl_file_id or "")]
        names.append(("oparl_id", document.oparl_paper_id or ""))
        names = [(kind, nfc(name)) for kind, name in names]
        row = next((self._by[name] for name in names if name in self._by), None) or self.kept.get(document.document_id)
        if row is None:
            return False
        self.met[document.document_id] = row
        self._used.add(row)
        return True

    def refuse_unreadable(self) -> None:
        """Raise when a list cannot be read: what it withdraws must not be published by mistake.

        Raises:
            ReleaseRefused: names the list.
        """
        for problem in self.problems:
            if problem.code == "WITHDRAWN_UNREADABLE":
                raise ReleaseRefused(
                    f"The list of withdrawn documents {problem.path} cannot be used ({problem.message}).", problem.code
                )

    def refuse_unmatched(self) -> None:
        """Raise when a row of a list has met no document: what it should withdraw may be in the release under another name.

        To be called after all documents have passed. A row that names a document by its sha256 keeps its
        tombstone and never counts.

        Raises:
            ReleaseRefused: names the list and the row.
        """
        for row in self._unmatched():
            raise ReleaseRefused(
                f"{row.path}, row {row.number}: no document of this run has this {row.named_by}, so what it withdraws might be "
                f"published: correct it, name the document by its sha256 (column document_id), or set unmatched_rows = warn.",
                "WITHDRAWN_NOT_FOUND",
            )

    def _unmatched(self) -> Iterator[Withdrawal]:
        for row in self.rows:
            if row.path is not None and row not in self._used and row.named_by != "document_id":
                yield row

    def tombstones(self) -> list[tuple[str, str, str, str]]:
        """document_id, date, reason and OParl id, ordered; empty strings for what nobody said."""
        return sorted(
            (i, row.day.isoformat() if row.day else "", row.reason, row.wanted if row.path is None else "")
            for i, row in self.met.items()
        )

    def issues(self) -> Iterator[Issue]:
        """A ``WITHDRAWN`` for every tombstone, the rows that met nothing, and what was wrong with the lists."""
        yield from self.problems
        for document_id, day, reason, _ in self.tombstones():
            since = f" on {day}" if day else ""
            message = f"Withdrawn{since}: {reason}. Nothing to do; its rows are gone from this release on."
            yield Issue(stage="release", code="WITHDRAWN", severity="info", message=message, document_id=document_id)
        for row in self._unmatched():
            message = (
                f"row {row.number}: no document of this run has this {row.named_by}: correct it, or name the document "
                f"by its sha256 (column document_id), which keeps its tombstone when the file is gone"
            )
            yield _issue("WITHDRAWN_NOT_FOUND", message, row.path or "", "warning")


@dataclass(frozen=True, slots=True)
class TombstonePart:
    """Writes ``withdrawn.csv`` into a release: document_id, date, reason, oparl_id. No title, no path."""

    withdrawals: Withdrawals

    @property
    def identity(self) -> str:
        """A digest of what is written."""
        return f"withdrawn {hashlib.sha256(self._text().encode()).hexdigest()}"

    def write(self, candidate: Path, version: str) -> None:
        """Write the file, unless nothing was ever withdrawn.

        Raises:
            OSError: the file system refuses.
        """
        if self.withdrawals.met:
            (candidate / WITHDRAWN).write_text(self._text(), encoding="utf-8", newline="")

    def _text(self) -> str:
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(("document_id", "date", "reason", "oparl_id"))
        writer.writerows(self.withdrawals.tombstones())
        return out.getvalue()


def read_withdrawn(
    found: Discovery, deleted: Mapping[str, date | None], alive: Iterable[str], last: Path
) -> Withdrawals:
    """All withdrawals of a source.

    ``deleted``: ids of OParl objects marked so, with the day; ``alive``: ids of those that are not. ``last`` is the folder of
    the last release: what was deleted there stays so, even when the export has forgotten the object, unless it is alive again.
    """
    rows: list[Withdrawal] = []
    problems: list[Issue] = []
    for relative in (p for p in found.sidecars if p.name == WITHDRAWN):
        more, wrong = _read(found.root / relative, relative)
        rows += more
        problems += wrong
    rows += [
        Withdrawal("oparl_id", i, "deleted in the council information system", day)
        for i, day in sorted(deleted.items())
    ]
    living = set(alive)
    kept = {document_id: row for document_id, row in _kept(last / WITHDRAWN) if row.wanted not in living}
    known = _known_before(last / "documents.parquet", deleted) if deleted else {}
    by_id = {row.wanted: row for row in rows if row.named_by == "oparl_id"}
    kept |= {document_id: by_id[i] for document_id, i in known.items()}
    return Withdrawals(tuple(rows), tuple(problems), kept)


def _read(path: Path, relative: PurePosixPath) -> tuple[list[Withdrawal], list[Issue]]:
    shown = str(relative)
    try:
        rows = [_by_our_names(row) for row in csv_rows(path.read_text(encoding="utf-8-sig"))]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        reason = "not UTF-8" if isinstance(error, UnicodeDecodeError) else "not a readable CSV file"
        message = f"{reason}: nothing of it was withdrawn; save it as UTF-8 CSV and run again before publishing"
        return [], [_issue("WITHDRAWN_UNREADABLE", message, shown, "error")]
    if rows and not any(name in rows[0] for name in _NAMED_BY):
        message = "no column document_id, file, reference or oparl_id: nothing of it was withdrawn; add one"
        return [], [_issue("WITHDRAWN_UNREADABLE", message, shown, "error")]
    good: list[Withdrawal] = []
    problems: list[Issue] = []
    for number, row in enumerate(rows, start=1):
        made = _withdrawal(row, relative, number)
        if isinstance(made, str):
            problems.append(_issue("WITHDRAWN_MALFORMED", f"row {number}: {made}", shown, "error"))
        else:
            good.append(made)
            if row.get("date") and made.day is None:
                message = (
                    f"row {number}: the date is no day such as 2024-03-12 and was left out; the document is withdrawn"
                )
                problems.append(_issue("WITHDRAWN_MALFORMED", message, shown, "warning"))
    return good, problems


def _by_our_names(row: Mapping[str, str]) -> dict[str, str]:
    """The row with the headings that are spelled otherwise; of two columns of one meaning the filled one counts."""
    ours: dict[str, str] = {}
    for heading, value in row.items():
        name = _SPELLINGS.get(heading, heading)
        ours[name] = ours.get(name) or value
    return ours


def _withdrawal(row: Mapping[str, str], relative: PurePosixPath, number: int) -> Withdrawal | str:
    """The withdrawal of a row, or what is wrong with it."""
    named_by = next((name for name in _NAMED_BY if row.get(name)), None)
    if named_by is None:
        return "names no document: give document_id, file, reference or oparl_id"
    wanted = row[named_by]
    if named_by == "document_id":
        wanted = wanted.lower().removeprefix("sha256:")
        if not _SHA256.fullmatch(wanted):
            return "document_id is no sha256 of 64 hexadecimal digits: correct it"
    elif named_by == "file":
        wanted = str(relative.parent / wanted.replace("\\", "/").removeprefix("./"))
    return Withdrawal(
        named_by=named_by,
        wanted=wanted,
        reason=row.get("reason") or _NO_REASON,
        day=_day(row.get("date", "")),
        path=str(relative),
        number=number,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return _german(text)


def _german(text: str) -> date | None:
    match = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text)
    try:
        return date(int(match[3]), int(match[2]), int(match[1])) if match else None
    except ValueError:
        return None


def _kept(path: Path) -> Iterator[tuple[str, Withdrawal]]:
    """The tombstones of the last release that came from OParl; those of lists stand in the lists."""
    if not path.is_file():
        return
    for row in csv_rows(path.read_text(encoding="utf-8")):
        if row.get("oparl_id"):
            yield row["document_id"], Withdrawal("oparl_id", row["oparl_id"], row["reason"], _day(row["date"]))


def _known_before(path: Path, deleted: Mapping[str, date | None]) -> dict[str, str]:
    """Documents of the last release whose file or paper is deleted now: a deleted object says no more than its id."""
    ids = oparl_ids_of(path) if path.is_file() else {}
    return {document_id: oparl_id for document_id, own in ids.items() for oparl_id in own if oparl_id in deleted}


def _issue(code: str, message: str, path: str, severity: Severity) -> Issue:
    return Issue(stage="discover", code=code, severity=severity, message=message, path=path)

"""``public.csv``: what a person decided about papers whose publicity the text does not tell.

It may lie in any folder of RAW. Columns: one of ``document_id`` (sha256), ``file`` (path relative to that folder) or
``reference``; ``public`` (ja, nein, yes, no, true, false, 1, 0). A yes publishes a document that its text or its name would
withhold, never one that an OParl export closes or that was withdrawn; a no withholds it. Rows of ``.work/unclear.csv`` can be
copied with an answer.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from curated.errors import ReleaseRefused
from curated.records import Document, Issue
from flows.inputs.discover import Discovery
from flows.inputs.file_names import nfc
from flows.inputs.manifest import csv_rows

PUBLIC = "public.csv"
_NAMED_BY = ("document_id", "file", "reference")
_SPELLINGS = {"sha256": "document_id", "id": "document_id", "path": "file", "datei": "file", "source_path": "file",
              "vorlage": "reference", "öffentlich": "public", "oeffentlich": "public", "antwort": "public"}  # fmt: skip
_ANSWERS = {"ja": True, "yes": True, "true": True, "1": True, "j": True, "y": True, "öffentlich": True, "ö": True,
            "nein": False, "no": False, "false": False, "0": False, "n": False,
            "nichtöffentlich": False, "nö": False}  # fmt: skip
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Answer:
    """One row: the document it names, and whether it is public."""

    named_by: str
    wanted: str
    public: bool
    path: str
    number: int


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers of a run; ``used`` fills while documents pass. ``problems``: rows and lists that cannot be read."""

    rows: tuple[Answer, ...] = ()
    problems: tuple[str, ...] = ()
    used: set[Answer] = field(default_factory=set)

    def of(self, document: Document, paths: Iterable[str]) -> bool | None:
        """What was decided about a document; a no wins over a yes. None: nothing."""
        names = {("document_id", document.document_id), ("reference", nfc(document.reference or ""))}
        names |= {("file", nfc(path)) for path in paths}
        hits = [row for row in self.rows if (row.named_by, row.wanted) in names]
        self.used.update(hits)
        return all(row.public for row in hits) if hits else None

    def refuse_unreadable(self) -> None:
        """Raise when a list or a row cannot be read: it may say that a paper must not be shown.

        Raises:
            ReleaseRefused: names the list and the row.
        """
        for problem in self.problems:
            raise ReleaseRefused(f"{problem}: correct it and run again.", "PUBLIC_ANSWER_UNREADABLE")

    def refuse_unmatched(self) -> None:
        """Raise when a row has met no document; to be called after all have passed.

        Raises:
            ReleaseRefused: names the list and the row.
        """
        for row in self._unmatched():
            raise ReleaseRefused(
                f"{row.path}, row {row.number}: no document of this run has this {row.named_by}: correct the row, take it out, "
                f"or set unmatched_rows = warn.",
                "PUBLIC_ANSWER_NOT_FOUND",
            )

    def issues(self) -> Iterator[Issue]:
        """A warning for every row that has met no document."""
        for row in self._unmatched():
            message = (
                f"row {row.number}: no document of this run has this {row.named_by}: correct the row or take it out"
            )
            yield Issue(
                stage="discover", code="PUBLIC_ANSWER_NOT_FOUND", severity="warning", message=message, path=row.path
            )

    def _unmatched(self) -> Iterator[Answer]:
        return (row for row in self.rows if row not in self.used)


def read_answers(found: Discovery) -> Answers:
    """The answers of every ``public.csv`` of a source; what cannot be read is told by ``refuse_unreadable``."""
    rows: list[Answer] = []
    problems: list[str] = []
    for relative in (p for p in found.sidecars if p.name == PUBLIC):
        try:
            table = list(csv_rows((found.root / relative).read_text(encoding="utf-8-sig")))
        except (OSError, UnicodeDecodeError, csv.Error):
            problems.append(f"{relative} is not a readable UTF-8 CSV file")
            continue
        for number, row in enumerate(table, start=1):
            ours: dict[str, str] = {}
            for heading, value in row.items():
                name = _SPELLINGS.get(heading, heading)
                ours[name] = ours.get(name) or value
            answer = _answer(ours, relative, number)
            if isinstance(answer, str):
                problems.append(f"{relative}, row {number}: {answer}")
            else:
                rows.append(answer)
    return Answers(tuple(rows), tuple(problems))


def _answer(row: dict[str, str], relative: PurePosixPath, number: int) -> Answer | str:
    """The answer of a row, or what is wrong with it."""
    named_by = next((name for name in _NAMED_BY if row.get(name)), None)
    public = _ANSWERS.get(row.get("public", "").casefold())
    if named_by is None:
        return "names no document; give document_id, file or reference"
    if public is None:
        return "the column public holds neither ja nor nein"
    wanted = nfc(row[named_by])
    if named_by == "document_id":
        wanted = wanted.lower().removeprefix("sha256:")
        if not _SHA256.fullmatch(wanted):
            return "document_id is no sha256 of 64 hexadecimal digits"
    elif named_by == "file":
        wanted = nfc(str(relative.parent / wanted.replace("\\", "/").removeprefix("./")))
    return Answer(named_by=named_by, wanted=wanted, public=public, path=str(relative), number=number)

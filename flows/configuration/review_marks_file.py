"""The file of a reviewer's marks that the review site exports, given to the next run as the setting ``feedback``."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from curated.errors import SetupError
from curated.records import Issue
from extractors.base.review_marks import MarkTarget, ReviewMark, decimal_of

_FORMAT, _VERSION = "aktenklar-feedback", 1
_NEEDED = {
    "correction": ("before", "after"),
    "entity": ("entity_kind", "text", "char_start"),
    "number": ("table_id", "row", "col"),
}


@dataclass(frozen=True, slots=True)
class Feedback:
    """The marks of a file by document, and digests of what is in them. Empty where no file is given."""

    marks: Mapping[str, tuple[ReviewMark, ...]] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)

    @property
    def digest(self) -> str | None:
        """Sixteen hexadecimal digits over all marks; None for none."""
        listed = "".join(f"{name}{self.digests[name]}" for name in sorted(self.digests))
        return _digest(listed) if listed else None

    def unmet_documents(self, known: set[str]) -> list[Issue]:
        """An issue for every document that has marks and is not among the known ones."""
        message = (
            "A reviewer's file has {n} mark(s) on this document, which is not among the documents of this run: nothing to do "
            "if it was removed, else put it back."
        )
        return [
            Issue(
                stage="discover",
                code="FEEDBACK_UNMATCHED",
                severity="warning",
                message=message.format(n=len(marks)),
                document_id=document_id,
            )
            for document_id, marks in sorted(self.marks.items())
            if document_id not in known
        ]


class _Target(msgspec.Struct):
    before: str | None = None
    after: str | None = None
    char_start: int | None = None
    entity_id: str | None = None
    entity_kind: str | None = None
    text: str | None = None
    table_id: str | None = None
    row: int | None = None
    col: int | None = None


class _Mark(msgspec.Struct):
    document_id: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    page_number: Annotated[int, msgspec.Meta(ge=1)]
    kind: Literal["correction", "entity", "number"]
    verdict: Literal["wrong"]
    target: _Target
    value: str | None = None


class _File(msgspec.Struct):
    format: str
    version: int
    marks: list[_Mark]


def load_feedback(path: Path | None) -> Feedback:
    """The marks of a file; none for no file. Two marks on one thing: the later one counts.

    Raises:
        SetupError: the file cannot be read or is not what the review site exports; says what is wrong and where in it.
    """
    if path is None:
        return Feedback()
    try:
        file = msgspec.json.decode(path.read_bytes(), type=_File)
    except OSError as error:
        raise _wrong(path, f"it cannot be read ({(error.strerror or 'refused').lower()})") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _wrong(path, str(error)) from error
    if (file.format, file.version) != (_FORMAT, _VERSION):
        raise _wrong(path, f"it is {file.format!r} version {file.version}, not {_FORMAT!r} version {_VERSION}")
    by_document: dict[str, dict[str, ReviewMark]] = {}
    for number, raw in enumerate(file.marks):
        missing = [name for name in _NEEDED[raw.kind] if getattr(raw.target, name) is None]
        if missing:
            raise _wrong(path, f"a mark on a {raw.kind} needs {missing[0]} – at `$.marks[{number}].target`")
        if raw.kind == "number" and raw.value is not None and decimal_of(raw.value) is None:
            raise _wrong(path, f"the right value of a number is a number such as 1234.5 – at `$.marks[{number}].value`")
        target = MarkTarget(**{name: getattr(raw.target, name) for name in _Target.__struct_fields__})
        mark = ReviewMark(raw.page_number, raw.kind, target, raw.value)
        by_document.setdefault(raw.document_id, {})[_place(mark)] = mark
    marks = {name: tuple(found[place] for place in sorted(found)) for name, found in by_document.items()}
    return Feedback(marks, {name: _digest(repr(found)) for name, found in marks.items()})


def _place(mark: ReviewMark) -> str:
    """What a mark is on, as text that sorts."""
    target = mark.target
    own = {
        "correction": (target.before, target.after, target.char_start is None),
        "entity": (target.entity_id, target.entity_kind, target.text, target.char_start),
        "number": (target.table_id, target.row, target.col),
    }[mark.kind]
    return f"{mark.page_number:06d} {mark.kind} {own!r}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _wrong(path: Path, reason: str) -> SetupError:
    return SetupError(
        f"The file of a reviewer's marks {path} cannot be used: {reason}. Export it again on the review site, or give none.",
        "FEEDBACK",
    )

"""What the overview counts while the documents pass: one document at a time, nothing of their text is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from curated.records import DocumentResult, Issue

CONFIDENCE_BINS = 10  # tenths of the confidence of words


@dataclass(frozen=True, slots=True)
class Trouble:
    """An issue in the overview; ``document_id`` is empty where it has no page on the site."""

    code: str
    severity: str
    message: str
    document_id: str = ""
    page_number: int | None = None
    path: str | None = None


@dataclass(slots=True, kw_only=True)
class Counts:
    """Everything the overview shows."""

    documents: int = 0
    pages: int = 0
    words_read: int = 0
    status: Counter[str] = field(default_factory=Counter)
    sources: Counter[str] = field(default_factory=Counter)
    document_grades: Counter[str] = field(default_factory=Counter)
    page_grades: Counter[str] = field(default_factory=Counter)
    word_confidence: Counter[int] = field(default_factory=Counter)  # by tenths
    rules: Counter[str] = field(default_factory=Counter)
    stages: Counter[str] = field(default_factory=Counter)
    tables: Counter[str] = field(default_factory=Counter)
    cells: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    by_day: Counter[tuple[str, date]] = field(default_factory=Counter)  # kind and day of the document
    undated: int = 0  # entities of documents without a day
    trouble: list[Trouble] = field(default_factory=list)
    poor_pages: list[Trouble] = field(default_factory=list)  # one for each

    def take(self, result: DocumentResult) -> None:
        """Count one document."""
        document = result.document
        self.documents += 1
        self.pages += len(result.pages)
        self.status[document.status] += 1
        self.document_grades[document.grade] += 1
        for page in result.pages:
            self.sources[page.source] += 1
            self.page_grades[page.grade] += 1
            if page.grade == "poor":
                self.poor_pages.append(_poor_page(document.document_id, document.source_path, page.page_number))
            known = [w.confidence for w in page.words if w.confidence is not None]
            self.words_read += len(known)
            self.word_confidence.update(min(CONFIDENCE_BINS - 1, max(0, int(CONFIDENCE_BINS * c))) for c in known)
        for correction in result.corrections:
            if correction.applied:
                self.stages[correction.stage] += 1
                self.rules.update(correction.rule.split("+"))
        self.tables.update(t.check_status for t in result.tables)
        self.cells.update(c.check for c in result.cells if c.number is not None)
        self._take_entities(result)
        self.trouble += _troubles(result.issues, document.document_id, document.source_path)

    def take_loose(self, issues: Iterable[Issue]) -> None:
        """Count issues that belong to no published document."""
        self.trouble += _troubles(issues, "", None)

    def _take_entities(self, result: DocumentResult) -> None:
        kinds = Counter(e.kind for e in result.entities)
        self.kinds.update(kinds)
        day = result.document.meeting_date or result.document.document_date
        if day is None:
            self.undated += kinds.total()
        else:
            self.by_day.update({(kind, day): n for kind, n in kinds.items()})


def _poor_page(document_id: str, path: str, number: int) -> Trouble:
    return Trouble(code="", severity="warning", message="", document_id=document_id, page_number=number, path=path)


def _troubles(issues: Iterable[Issue], document_id: str, path: str | None) -> list[Trouble]:
    return [
        Trouble(
            code=i.code,
            severity=i.severity,
            message=i.message,
            document_id=document_id,
            page_number=i.page_number,
            path=path or i.path,
        )
        for i in issues
        if i.severity != "info" or i.code == "NOT_PUBLIC"
    ]

"""Writes the review site of one release: data while the documents pass, then pictures, lists and the overview.

Every page is a file of its own that the browser loads when it is looked at, so a thousand documents open like one. All text of
documents reaches the browser as escaped HTML (autoescaping templates) or as escaped JSON, and is put on the page as text.
"""

from __future__ import annotations

import shutil
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from curated.german_labels import DOCUMENT_KINDS, DOCUMENT_TYPES, GRADES, STATUS
from curated.records import Document, DocumentResult, Issue
from flows.review.counts import Counts
from flows.review.german_values import german_date, no_picture
from flows.review.image_store import PictureStore
from flows.review.matters import Matters, WayData
from flows.review.page_data import issues_data, pages_data
from flows.review.page_records import IssueData
from flows.review.render_html import write_pages
from flows.review.size_limit import as_script, page_script

SITE = "site"
MASK = "█"
"""What stands in published text for masked letters."""

_STATIC = Path(__file__).parent / "static"

DrawMissing = Callable[[Sequence[str]], None]
"""Draws what pictures the documents of these ids lack."""


class PageLine(msgspec.Struct, frozen=True, kw_only=True):
    """What the page selector knows of a page before it is opened."""

    number: int
    source: str
    grade: str
    entities: int
    corrections: int
    contradicted: int
    picture: bool


class DocumentData(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What the viewer knows of a document before it opens a page. ``facts`` are label and value, in German."""

    id: str
    title: str
    subline: tuple[str, ...]  # what tells people which paper it is, shown below the title
    facts: tuple[tuple[str, str], ...]
    pages: tuple[PageLine, ...]
    issues: tuple[IssueData, ...] = ()
    consultations: tuple[tuple[str, str, str, str], ...] = ()
    ways: tuple[WayData, ...] = ()
    why: str | None = None  # why pages have no picture


class ListLine(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """One row of the document list, written as a row of values; days as ISO, so that they sort."""

    id: str
    title: str
    path: str
    type: str
    reference: str
    gremium: str
    day: str
    pages: int
    grade: str
    status: str
    troubles: int
    contradicted: int


@dataclass(slots=True)
class SiteWriter:
    """Writes below ``folder``, which must not exist yet. Take every published document once, then finish."""

    folder: Path
    pictures: PictureStore
    draw_missing: DrawMissing
    counts: Counts = field(default_factory=Counts)
    _matters: Matters = field(default_factory=Matters)
    _documents: list[DocumentData] = field(default_factory=list)
    _lines: list[ListLine] = field(default_factory=list)
    _masked: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    @property
    def document_ids(self) -> frozenset[str]:
        """The documents taken so far."""
        return frozenset(document.id for document in self._documents)

    def take(self, result: DocumentResult) -> None:
        """Write the data of one document's pages.

        Raises:
            OSError: the file system refuses.
        """
        folder = document_folder(self.folder, result.document.document_id)
        folder.mkdir(parents=True)
        for page in pages_data(result):
            (folder / f"{page.number:05d}.js").write_bytes(page_script(page))
            if MASK in page.text:
                self._masked[page.id].add(page.number)
        self.counts.take(result)
        self._matters.take(result)
        self._documents.append(_document_data(result))
        self._lines.append(_list_line(result))

    def finish(self, loose_issues: Iterable[Issue], title: str) -> None:
        """Draw and place the pictures and write everything else. ``loose_issues`` are those without a published document.

        Raises:
            SetupError: pictures cannot be drawn at all. OSError: the file system refuses.
        """
        self.draw_missing([d.id for d in self._documents if _is_drawable(d)])
        for document in self._documents:
            self._with_pictures(document)
        data = self.folder / "data"
        data.mkdir(parents=True, exist_ok=True)
        (data / "documents.js").write_bytes(
            as_script("documents", {"fields": ListLine.__struct_fields__, "rows": self._lines})
        )
        self.counts.take_loose(loose_issues)
        write_pages(self.folder, self.counts, {line.id: line.title for line in self._lines}, title)
        shutil.copytree(_STATIC, self.folder / "static")

    def _with_pictures(self, document: DocumentData) -> None:
        folder = document_folder(self.folder, document.id)
        pages = tuple(
            msgspec.structs.replace(page, picture=self._link_picture(document.id, page.number, folder))
            for page in document.pages
        )
        why = None
        if any(not page.picture for page in pages):
            fault = self.pictures.fault(document.id) or "missing"
            why = no_picture(
                "text" if not _is_drawable(document) else "masked" if self._masked.get(document.id) else fault
            )
        (folder / "document.js").write_bytes(
            as_script(
                "document",
                msgspec.structs.replace(document, pages=pages, why=why, ways=self._matters.ways(document.id)),
            )
        )

    def _link_picture(self, document_id: str, number: int, folder: Path) -> bool:
        """Put the picture of a page beside its data; a page with masked text gets none, for it would show what is masked."""
        if number in self._masked.get(document_id, ()):
            return False
        return self.pictures.link(document_id, number, folder / f"{number:05d}.webp")


def write_site(
    results: Iterable[DocumentResult], loose_issues: Iterable[Issue], writer: SiteWriter, title: str, version: str
) -> None:
    """The whole site of these documents, as a folder that needs nothing else.

    Raises:
        SetupError: pictures cannot be drawn at all. OSError: the file system refuses.
    """
    for result in results:
        writer.take(result)
    writer.finish(loose_issues, title)
    name_release(writer.folder, version)


def name_release(site: Path, version: str, shown: str | None = None) -> None:
    """Tell the site which release it belongs to: marks of reviewers are kept and exported under ``version``.

    ``shown`` is the version as people read it, with its day.
    """
    (site / "data" / "release.js").write_bytes(as_script("release", {"version": version, "shown": shown or version}))


def document_folder(site: Path, document_id: str) -> Path:
    """Where the data of a document is."""
    return site / "data" / document_id[:2] / document_id


def _is_drawable(document: DocumentData) -> bool:
    return any(page.source != "file" for page in document.pages)


def _document_data(result: DocumentResult) -> DocumentData:
    document = result.document
    return DocumentData(
        id=document.document_id,
        title=_title(document),
        subline=_subline(document),
        facts=_facts(document),
        pages=_page_lines(result),
        issues=issues_data(result.issues),
        consultations=tuple(
            (c.gremium, german_date(c.meeting_date) or "", c.agenda_item or "", c.role or "")
            for c in result.consultations
        ),
    )


def _page_lines(result: DocumentResult) -> tuple[PageLine, ...]:
    page_of = {t.table_id: t.page_number for t in result.tables}
    entities = Counter(e.page_number for e in result.entities)
    corrections = Counter(c.page_number for c in result.corrections if c.applied)
    contradicted = Counter(page_of.get(c.table_id, 0) for c in result.cells if c.check == "contradicted")
    return tuple(
        PageLine(
            number=n,
            source=page.source,
            grade=page.grade,
            entities=entities[n],
            corrections=corrections[n],
            contradicted=contradicted[n],
            picture=False,
        )
        for page in result.pages
        for n in [page.page_number]
    )


def _list_line(result: DocumentResult) -> ListLine:
    document = result.document
    day = document.meeting_date or document.document_date
    return ListLine(
        id=document.document_id,
        title=_title(document),
        path=document.source_path,
        type=DOCUMENT_TYPES.get(document.document_type, document.document_type),
        reference=document.reference or "",
        gremium=document.gremium or "",
        day=day.isoformat() if day else "",
        pages=len(result.pages),
        grade=document.grade,
        status=document.status,
        troubles=sum(i.severity != "info" for i in result.issues),
        contradicted=sum(c.check == "contradicted" for c in result.cells),
    )


def _title(document: Document) -> str:
    return document.title or document.source_path.rpartition("/")[2]


def _subline(document: Document) -> tuple[str, ...]:
    day = german_date(document.meeting_date or document.document_date)
    kind = DOCUMENT_TYPES.get(document.document_type, document.document_type)
    return tuple(filter(None, (kind, document.reference, document.gremium, day, document.source_path)))


def _facts(document: Document) -> tuple[tuple[str, str], ...]:
    public = {True: "ja", False: "nein", None: None}[document.is_public]
    facts = (
        ("Art", DOCUMENT_TYPES.get(document.document_type, document.document_type)),
        ("Vorlagennummer", document.reference),
        ("Gremium", document.gremium),
        ("Sitzung am", german_date(document.meeting_date)),
        ("Tagesordnungspunkt", document.agenda_item),
        ("Öffentlich", public),
        ("Einreicher", document.originator),
        ("Datum", german_date(document.document_date)),
        ("Gemeinde", document.municipality),
        ("Lizenz", document.license),
        ("Entstehung", DOCUMENT_KINDS.get(document.kind or "")),
        ("Zustand", STATUS.get(document.status)),
        ("Güte", GRADES.get(document.grade)),
        ("Datei", document.source_path),
        ("Quelle", document.source_url),
        ("SHA-256", document.document_id),
    )
    return tuple((label, value) for label, value in facts if value)

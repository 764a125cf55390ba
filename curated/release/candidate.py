"""The tables of a release as they are being made: one document at a time, checked, sorted, counted.

Documents come ordered by their id, so the rows of every table come in the order of the file, and no more is held in memory
than one row group per table and all issues.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from itertools import count
from operator import attrgetter
from pathlib import Path

from curated.metadata.release_info import ReleaseInfo
from curated.records import DocumentResult, Issue, Organization, Relation, SourceProfile, source_name
from curated.schema import ALL_TABLES
from curated.schema.budget import BUDGET_SERIES
from curated.schema.decisions import RELATIONS
from curated.schema.facts import MEETINGS, ORGANIZATIONS
from curated.schema.heads import SOURCE_PROFILES
from curated.schema.papers import ISSUES
from curated.tables.budget_series import BudgetSeries
from curated.tables.matters import with_matters
from curated.tables.meetings import Meetings
from curated.tables.parquet import TableWriter, check_file
from curated.tables.records_by_table import records_by_table
from curated.validation.document_rules import Breach, Findings, check_organizations, check_result, gremium_ids
from curated.validation.fit_to_schema import fit_result
from curated.vocabulary import Severity, Stage
from curated.work_files.envelope import without_surrogates


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedIssue:
    """An issue with its number in the release."""

    seq: int
    document_id: str | None
    page_number: int | None
    table_id: str | None
    path: str | None
    stage: Stage
    code: str
    severity: Severity
    message: str


_TREATING = {"niederschrift", "einladung", "bekanntmachung"}  # they name the papers of others


@dataclass(slots=True)
class _Relations:
    """The relations of all documents, and which document bears which number: known in full only at the end."""

    rows: list[tuple[str, Relation]] = field(default_factory=list)
    documents: dict[tuple[str, str], set[str]] = field(default_factory=dict)

    def take(self, result: DocumentResult) -> None:
        """Take note of a published document."""
        source = result.document.ags or result.document.municipality or ""
        if result.document.reference is not None and result.document.document_type not in _TREATING:
            bearers = self.documents.setdefault((source, result.document.reference), set())
            bearers.add(result.document.document_id)
        self.rows += [(source, relation) for relation in result.relations]

    def joined(self) -> list[Relation]:
        """All relations in the order of the table, with the other paper where one document alone bears its number."""
        found = []
        for source, relation in self.rows:
            bearers = self.documents.get((source, relation.target_reference or ""), set()) - {relation.document_id}
            target = next(iter(bearers)) if len(bearers) == 1 else None
            found.append(replace(relation, target_document_id=target))
        return found


@dataclass(slots=True, kw_only=True)
class Tally:
    """What has been published so far, counted."""

    rows: Counter[str] = field(default_factory=Counter)
    documents_by_status: Counter[str] = field(default_factory=Counter)
    pages_by_source: Counter[str] = field(default_factory=Counter)
    entities_by_kind: Counter[str] = field(default_factory=Counter)
    tables_by_check: Counter[str] = field(default_factory=Counter)
    issues_by_code: Counter[str] = field(default_factory=Counter)
    corrections_applied: int = 0
    heads_by_source: Counter[str] = field(default_factory=Counter)
    incomplete_by_source: Counter[str] = field(default_factory=Counter)
    withheld_ids: set[str] = field(default_factory=set)
    withheld_paths: set[str] = field(default_factory=set)

    def take(self, result: DocumentResult) -> None:
        """Count one published document."""
        self.documents_by_status[result.document.status] += 1
        self.pages_by_source.update(page.source for page in result.pages)
        self.entities_by_kind.update(entity.kind for entity in result.entities)
        self.tables_by_check.update(table.check_status for table in result.tables)
        source = source_name(result.document.ags, result.document.municipality, result.document.source_path)
        self.heads_by_source[source] += 1
        self.incomplete_by_source[source] += any(issue.code == "HEAD_INCOMPLETE" for issue in result.issues)
        self.corrections_applied += sum(correction.applied for correction in result.corrections)


def write_tables(
    results: Iterable[DocumentResult],
    loose_issues: Iterable[Issue],
    folder: Path,
    info: ReleaseInfo,
    organizations: Iterable[Organization] = (),
    profiles: Iterable[SourceProfile] = (),
) -> Tally:
    """Write all tables of a release into ``folder`` and check them. ``organizations`` are read after all ``results``.

    Raises:
        ReleaseRefused: a check failed; the files written so far are whole Parquet files, for inspection.
    """
    tally, findings, issues, named = Tally(), Findings(), list[Issue](), set[str]()
    relations, meetings, series = _Relations(), Meetings(), BudgetSeries()
    with ExitStack() as stack:
        writers = {
            spec.name: stack.enter_context(TableWriter(spec, folder / f"{spec.name}.parquet", info.versions))
            for spec in ALL_TABLES
        }
        last = ""
        for result in _ordered(results):
            document_id = result.document.document_id
            if document_id <= last:
                findings.add(
                    [Breach("documents come once each, ordered by document_id", f"document {document_id[:12]}")]
                )
            last = document_id
            if not info.include_non_public and is_non_public(result):
                tally.withheld_ids.add(document_id)
                tally.withheld_paths.add(result.document.source_path)
                continue
            fitted = with_matters(fit_result(result if info.include_non_public else without_closed_items(result)))
            relations.take(fitted)
            meetings.take(fitted)
            series.take(fitted)
            findings.add(check_result(fitted))
            tally.take(fitted)
            issues += fitted.issues
            named |= gremium_ids(fitted)
            _add_rows(fitted, writers)
        bodies = sorted(organizations, key=attrgetter("gremium_id"))
        findings.add(check_organizations(bodies, named))
        writers[ORGANIZATIONS.name].add(bodies)
        writers[MEETINGS.name].add(meetings.rows({body.gremium_id: body.name for body in bodies}))
        writers[SOURCE_PROFILES.name].add(sorted(profiles, key=attrgetter("source", "field", "pattern")))
        writers[RELATIONS.name].add(relations.joined())
        budget_rows, contradictions = series.joined()
        writers[BUDGET_SERIES.name].add(budget_rows)
        issues += contradictions
        writers[ISSUES.name].add(_numbered([*issues, *_public(loose_issues, tally)], tally))
    tally.rows.update({name: writer.rows for name, writer in writers.items()})
    findings.refuse_if_any()
    for spec in ALL_TABLES:
        check_file(spec, folder / f"{spec.name}.parquet", writers[spec.name].rows)
    return tally


def is_non_public(result: DocumentResult) -> bool:
    """Whether the paper's head says nicht öffentlich, or none of its consultations is public.

    One consultation that is not public beside others only marks that row.
    """
    if result.document.is_public is not None:
        return not result.document.is_public
    consultations = result.consultations
    return bool(consultations) and all(c.is_public is False for c in consultations)


def without_closed_items(result: DocumentResult) -> DocumentResult:
    """The document without those of its agenda items that are not public, and without their votes."""
    items = tuple(item for item in result.agenda_items if item.is_public is not False)
    if len(items) == len(result.agenda_items):
        return result
    open_items = {item.seq for item in items}
    votes = tuple(vote for vote in result.votes if vote.agenda_item_seq in open_items)
    kept = {vote.vote_seq for vote in votes}
    return replace(
        result,
        agenda_items=tuple(item if item.vote_seq in kept else replace(item, vote_seq=None) for item in items),
        votes=votes,
        vote_positions=tuple(position for position in result.vote_positions if position.vote_seq in kept),
        relations=tuple(r for r in result.relations if r.agenda_item_seq is None or r.agenda_item_seq in open_items),
    )


def _ordered(results: Iterable[DocumentResult]) -> Iterable[DocumentResult]:
    """What is at hand as a whole is sorted here; a stream has to come sorted."""
    if isinstance(results, Sequence):
        return sorted(results, key=lambda result: result.document.document_id)
    return results


def _add_rows(result: DocumentResult, writers: dict[str, TableWriter]) -> None:
    for name, records in records_by_table(result).items():
        writer = writers[name]
        writer.add(sorted(records, key=attrgetter(*writer.spec.order)))


def _public(issues: Iterable[Issue], tally: Tally) -> list[Issue]:
    """The issues that belong to no withheld document, and one for each of those that names neither title nor path."""
    message = (
        "A paper that is not public – its head, all its consultations, the name of its file or a part of it says so – stays out "
        "of the release. Nothing to do, unless it is public after all: then correct the source or allow non-public papers."
    )
    withheld = [Issue(stage="release", code="NOT_PUBLIC", severity="info", message=message) for _ in tally.withheld_ids]
    public = [
        without_surrogates(issue, Issue)
        for issue in issues
        if issue.document_id not in tally.withheld_ids and issue.path not in tally.withheld_paths
    ]
    return public + withheld


def _numbered(issues: Sequence[Issue], tally: Tally) -> list[NumberedIssue]:
    tally.issues_by_code.update(issue.code for issue in issues)
    ordered = sorted(issues, key=_issue_order)
    return [
        NumberedIssue(
            seq=seq,
            document_id=i.document_id,
            page_number=i.page_number,
            table_id=i.table_id,
            path=i.path,
            stage=i.stage,
            code=i.code,
            severity=i.severity,
            message=i.message,
        )
        for seq, i in zip(count(), ordered, strict=False)
    ]


def _issue_order(issue: Issue) -> tuple[str, int, str, str, str, str, str, str]:
    """Issues without a document first, then by document and page; complete, so that the order is the same every time."""
    place = (issue.document_id or "", issue.page_number or 0, issue.stage, issue.code)
    return (*place, issue.path or "", issue.table_id or "", issue.severity, issue.message)

"""From the work files to a release: what is known about every document found, under the names it has today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from curated.errors import ReleaseRefused, TransientError
from curated.records import DocumentResult, Issue
from curated.release import ReleaseInfo, ReleasePart, ReleaseSummary, write_release
from curated.release.candidate import is_non_public
from curated.release.swap import LATEST
from curated.validation.audit import AuditGate
from curated.validation.release_gates import GateLimits
from curated.work_files.store import WorkStore
from flows.configuration.fingerprint import Fingerprints
from flows.configuration.settings import CurateSettings
from flows.inputs.companions import Companions, read_companions
from flows.inputs.discover import Discovery, FoundDocument
from flows.inputs.public_answers import read_answers
from flows.inputs.withdrawals import TombstonePart, Withdrawals, read_withdrawn
from flows.processing.tasks import DocumentJob, failed_result, issue_about
from flows.publication.disclosure import Disclosure, disclosure_of
from flows.review.release_part import SitePart

_LIBRARY_PART = "libraries"  # too long for the metadata of every file; it is in the fingerprint


@dataclass(frozen=True, slots=True)
class Failure:
    """One document that could not be read: where it lies and why. ``will_retry`` when the next run tries it again."""

    path: str
    code: str
    message: str
    will_retry: bool


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run did. ``release`` is None when nothing was released, and ``refusal`` says why."""

    documents: int
    worked: int
    failures: tuple[Failure, ...]
    out_dir: Path
    release: ReleaseSummary | None = None
    refusal: str | None = None


def release_found(
    found: Discovery,
    worked: int,
    untried: Mapping[str, Issue],
    fingerprints: Fingerprints,
    out_dir: Path,
    settings: CurateSettings,
) -> RunSummary:
    """Write a release of all documents found; a refusal is named in the summary."""
    store = WorkStore(out_dir)
    companions = read_companions(
        found,
        lambda: _public_heads(found, store, fingerprints, settings),
        settings.municipality.name or "",
        include_non_public=settings.include_non_public,
    )
    export = companions.oparl.objects
    withdrawn = read_withdrawn(found, export.deleted, export.ids(), out_dir / LATEST)
    disclosure = disclosure_of(
        found,
        include_non_public=settings.include_non_public,
        mask_personal_data=settings.mask_personal_data,
        withhold_covered=settings.covered_text == "withhold",
        closed_in_oparl=companions.closed,
        answers=read_answers(found),
    )
    results = _Results(
        found=found,
        store=store,
        fingerprints=fingerprints,
        untried=untried,
        settings=settings,
        companions=companions,
        withdrawn=withdrawn,
        disclosure=disclosure,
    )
    release: ReleaseSummary | None = None
    refusal: str | None = None
    try:
        if not found.documents:
            raise ReleaseRefused(
                "No file of the input can be read, so there is nothing to release: see the issues above."
            )
        withdrawn.refuse_unreadable()
        disclosure.answers.refuse_unreadable()
        info = _release_info(fingerprints, settings)
        loose = results.loose_issues((*found.issues, *companions.issues))
        parts: list[ReleasePart] = [TombstonePart(withdrawn)]
        if settings.site:
            parts.append(_site(results, found, out_dir, settings))
        parts.append(AuditGate(disclosure.withheld, disclosure.masked))  # last, when all files are there
        release = write_release(
            results=results,
            loose_issues=loose,
            out_dir=out_dir,
            info=info,
            organizations=companions.organizations(),
            profiles=companions.profiles.rows,
            extras=parts,
        )
        disclosure.keep_list(out_dir)
    except (ReleaseRefused, TransientError) as error:
        refusal = error.message
    except OSError as error:
        refusal = f"The release cannot be written ({error.strerror}): check space and permissions of {out_dir}."
    if release and settings.prune:
        WorkStore(out_dir).prune(
            [(d.document_id, fingerprints.under(d.facts.force, d.document_id).document) for d in found.documents]
        )
    return RunSummary(
        documents=len(found.documents),
        worked=worked,
        failures=tuple(results.failures),
        out_dir=out_dir,
        release=release,
        refusal=refusal,
    )


@dataclass(slots=True, kw_only=True)
class _Results:
    """The results of all documents in the order of their ids, one at a time; counts failures as they pass."""

    found: Discovery
    store: WorkStore
    fingerprints: Fingerprints
    untried: Mapping[str, Issue]
    settings: CurateSettings
    companions: Companions
    withdrawn: Withdrawals
    disclosure: Disclosure
    failures: list[Failure] = field(default_factory=list)

    def __iter__(self) -> Iterator[DocumentResult]:
        """Yield every result.

        Raises:
            ReleaseRefused: at the end, when too many documents failed; whoever writes them then leaves ``latest`` alone.
        """
        self.failures.clear()
        for document in sorted(self.found.documents, key=lambda d: d.document_id):
            # What a source teaches comes first: a withdrawal may name a paper by a number that only its source's shape finds.
            result = self.companions.profiles.completed(_as_found(self._load(document), document))
            if self._is_withdrawn(result):
                continue
            if result.document.status == "failed":
                issue = next((i for i in result.issues if i.severity == "error"), None)
                code, message = (issue.code, issue.message) if issue else ("PROCESS_FAILED", "no reason is on record")
                self.failures.append(Failure(document.source_path, code, message, document.document_id in self.untried))
            yield self.disclosure.shown(self.companions.join(result))
        self._refuse_if_too_many()
        if self.settings.unmatched_rows == "refuse":
            self.withdrawn.refuse_unmatched()
            self.disclosure.answers.refuse_unmatched()

    def loose_issues(self, found: Iterable[Issue]) -> Iterator[Issue]:
        """The issues that belong to no result; to be read after all results, for only then it is known which are withdrawn."""
        of_others = (issue for issue in found if issue.document_id not in self.withdrawn.met)
        yield from self.disclosure.issues(of_others)
        yield from self.withdrawn.issues()
        yield from self.disclosure.answers.issues()

    def _is_withdrawn(self, result: DocumentResult) -> bool:
        joined = self.companions.oparl.joined(result.document)
        return self.withdrawn.takes(joined, self.disclosure.paths.get(joined.document_id, ()))

    def _load(self, document: FoundDocument) -> DocumentResult:
        wanted = self.fingerprints.under(document.facts.force, document.document_id).document
        result = self.store.load(document.document_id, wanted)
        if result is not None:
            return result
        job = DocumentJob(Path(document.path), document.document_id, document.source_path, document.byte_size)
        lost = issue_about(job, "WORK_LOST", "its work file is gone or harmed: run again")
        return failed_result(job, wanted, self.untried.get(document.document_id, lost))

    def _refuse_if_too_many(self) -> None:
        """Input may be bad, and then its failures are rows. Trouble of the machine is never a reason to publish less."""
        share, total = self.settings.max_failed_share, len(self.found.documents)
        failed, untried = len(self.failures), len(self.untried)
        if untried > share * total:
            raise ReleaseRefused(
                f"{untried} of {total} documents could not be tried, for reasons of the machine such as "
                f"{next(iter(self.untried.values())).code}: mend that and run again.",
                "TOO_MANY_UNTRIED",
            )
        if failed > self.settings.tolerated_failures and failed > share * total:
            raise ReleaseRefused(
                f"{failed} of {total} documents failed, more than the share of {share:g} that is allowed: look for a "
                f"common cause in the list of failures, or raise AKTENKLAR_MAX_FAILED_SHARE.",
                "TOO_MANY_FAILURES",
            )


def _site(results: Iterable[DocumentResult], found: Discovery, out_dir: Path, settings: CurateSettings) -> SitePart:
    """The review site; it asks for all results once more, but only when the release is new."""
    root = found.root.resolve()
    jobs = {
        d.document_id: DocumentJob(root / d.path, d.document_id, d.source_path, d.byte_size) for d in found.documents
    }
    title = settings.catalog.title or settings.municipality.name or "Ratsunterlagen"
    return SitePart(
        results=results,
        jobs=jobs,
        out_dir=out_dir,
        limits=settings.read_settings().limits,
        workers=settings.worker_count,
        title=title,
    )


def _public_heads(
    found: Discovery, store: WorkStore, fingerprints: Fingerprints, settings: CurateSettings
) -> Iterator[DocumentResult]:
    """What the papers to be published say of themselves; pages and tables are not read for it."""
    for document in found.documents:
        head = store.load_head(
            document.document_id, fingerprints.under(document.facts.force, document.document_id).document
        )
        if head is not None and (settings.include_non_public or not is_non_public(head)):
            yield _as_found(head, document)


def _as_found(result: DocumentResult, document: FoundDocument) -> DocumentResult:
    """The result under today's path and with what the manifests say today; neither is part of the work on the bytes."""
    old, new = result.document.source_path, document.source_path
    issues = tuple(replace(issue, path=new) if issue.path == old else issue for issue in result.issues)
    known = document.facts.onto(replace(result.document, source_path=new))
    return replace(result, document=known, issues=issues)


def _release_info(fingerprints: Fingerprints, settings: CurateSettings) -> ReleaseInfo:
    versions = {name: value for name, value in fingerprints.parts.items() if name != _LIBRARY_PART}
    versions["pipeline"] = versions.pop("code")
    modified = settings.catalog.modified
    return ReleaseInfo(
        versions,
        excel=settings.excel,
        day=date.today() if modified == "auto" else modified,
        publication=settings.publication(),
        include_non_public=settings.include_non_public,
        keep_releases=settings.keep_releases,
        limits=GateLimits(settings.max_row_drop, settings.max_poor_rise, tolerated_rows=settings.tolerated_rows),
    )

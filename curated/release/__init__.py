"""The release: merge what is known about each document, write it into a folder of its own, check it, and only then show it.

``OUT/releases/<version>/`` is immutable and named by its content; ``OUT/latest`` points to the current one. The same content
is the same release, so a run that changes nothing writes nothing. This is the only way Parquet leaves the project.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from curated.errors import ReleaseRefused
from curated.metadata.datapackage import package_json
from curated.metadata.publication import Publication
from curated.metadata.release_days import PACKAGE, ReleaseDays, readable_version
from curated.metadata.release_info import ReleaseInfo, ReleaseSummary
from curated.records import DocumentResult, Issue, Organization, SourceProfile
from curated.release.candidate import Tally, write_tables
from curated.release.first_days import days_of, keep_day
from curated.release.parts import ReleasePart
from curated.release.swap import (
    RELEASES,
    folder_sums,
    fresh_candidate,
    is_held,
    keep_refused,
    latest_version,
    publish,
    release_before,
    release_lock,
    remove_old,
    write_sums,
)
from curated.reports.changes import CHANGES, changes_markdown
from curated.reports.citation import CITATION, citation_cff, citation_sentence
from curated.reports.dictionary import dictionary_markdown
from curated.reports.landing_page import LANDING_PAGE, landing_page
from curated.reports.quality_page import QUALITY, quality_html
from curated.schema import ALL_TABLES, SCHEMA_VERSION
from curated.tables.csv_twins import EXCEL, EXCEL_FOLDER, write_csv_twin
from curated.tables.parquet import file_versions
from curated.validation.document_rules import Findings
from curated.validation.release_gates import check_release

__all__ = ["ReleaseInfo", "ReleasePart", "ReleaseSummary", "latest_version", "write_release"]


def write_release(
    results: Iterable[DocumentResult],
    loose_issues: Iterable[Issue],
    out_dir: Path,
    info: ReleaseInfo,
    organizations: Iterable[Organization] = (),
    extras: Sequence[ReleasePart] = (),
    profiles: Iterable[SourceProfile] = (),
) -> ReleaseSummary:
    """Write a release of ``results`` below ``out_dir`` and make it ``latest``.

    ``results`` as an iterator must come ordered by ``document_id`` and is read once, one document at a time; a list is sorted
    here. ``loose_issues`` are those that belong to no result: unreadable paths, duplicates. ``organizations`` are the bodies
    that results name by ``gremium_id``; they are read after all results, so they may be collected while those pass.
    ``profiles`` are what the papers of each source have in common. ``extras`` write further
    files into the release once its tables have passed all checks.

    Raises:
        ReleaseRefused: a check failed; ``latest`` is untouched, the candidate is kept and named in the message.
        TransientError: another process is writing a release there.
        SetupError: ``out_dir`` cannot be used.
        OSError: the file system refuses; ``latest`` is untouched.
    """
    with release_lock(out_dir):
        candidate, before = fresh_candidate(out_dir), release_before(out_dir)
        note = _note_on(before, out_dir)
        try:
            tally = write_tables(results, loose_issues, candidate, info, organizations=organizations, profiles=profiles)
            _check_as_a_whole(candidate, before, info)
            sums = _write_companions(candidate, info)
            version = _content_version(sums, package_json(candidate, sums, info, version=""), info, extras)
            days = days_of(out_dir, version, info.day)
            created = not (before and before.name == version) and not is_held(out_dir, version)
            if created:
                (candidate / PACKAGE).write_text(package_json(candidate, sums, info, version, days), "utf-8")
                for extra in extras:
                    extra.write(candidate, version)
                _write_pages(candidate, sums, info, version, days)
                _write_catalog(candidate, sums, info, version, days)
                changes = changes_markdown(before, candidate, readable_version(version, days))
                (candidate / CHANGES).write_text(changes, encoding="utf-8")
                write_sums(candidate, folder_sums(candidate, sums))
        except ReleaseRefused as refusal:
            kept = keep_refused(out_dir, refusal.message)
            raise ReleaseRefused(
                f"{refusal.message} The release before stays; the refused one is in {kept} for a look.", refusal.code
            ) from refusal
        publish(out_dir, version, created)
        keep_day(out_dir, version, days.modified)
        remove_old(out_dir, info.keep_releases)
    return _summary(out_dir / RELEASES / version, created, tally, note, info.publication)


def _check_as_a_whole(candidate: Path, before: Path | None, info: ReleaseInfo) -> None:
    findings = Findings()
    findings.note(check_release(candidate, before, info.limits))
    findings.refuse_if_any()


def _write_companions(candidate: Path, info: ReleaseInfo) -> Mapping[str, str]:
    """Write what follows from the tables alone; returns the SHA-256 of every file so far."""
    for spec in ALL_TABLES:
        if spec.csv_twin:
            write_csv_twin(candidate / f"{spec.name}.parquet", candidate / f"{spec.name}.csv")
    if info.excel:
        (candidate / EXCEL_FOLDER).mkdir()
        for spec in ALL_TABLES:
            if spec.csv_twin:
                twin = candidate / EXCEL_FOLDER / f"{spec.name}.csv"
                write_csv_twin(candidate / f"{spec.name}.parquet", twin, EXCEL)
    (candidate / "data-dictionary.md").write_text(dictionary_markdown(), encoding="utf-8")
    (candidate / QUALITY).write_text(quality_html(candidate, info.publication.title), encoding="utf-8")
    return folder_sums(candidate)


def _content_version(sums: Mapping[str, str], package: str, info: ReleaseInfo, extras: Sequence[ReleasePart]) -> str:
    """Twelve hexadecimal digits over the schema version, the description, every file and what extras depend on."""
    about = repr(info.publication)
    files = "".join(f"{sums[name]}  {name}\n" for name in sorted(sums))
    parts = "".join(f"{extra.identity}\n" for extra in extras)
    return hashlib.sha256(f"{SCHEMA_VERSION}\n{package}{about}\n{files}{parts}".encode()).hexdigest()[:12]


def _write_pages(candidate: Path, sums: Mapping[str, str], info: ReleaseInfo, version: str, days: ReleaseDays) -> None:
    """Write what readers of the data meet first; after the extras, for it leads to the site where there is one."""
    about = info.publication
    page = landing_page(
        candidate,
        info,
        version=readable_version(version, days),
        cited_as=citation_sentence(about, version, days),
        sums=sums,
    )
    (candidate / LANDING_PAGE).write_text(page, encoding="utf-8")
    (candidate / CITATION).write_text(citation_cff(about, version, days), encoding="utf-8")


def _write_catalog(
    candidate: Path, sums: Mapping[str, str], info: ReleaseInfo, version: str, days: ReleaseDays
) -> None:
    """Write the catalogue, unless a setting it cannot do without is missing; last, for it points to what parts have written."""
    if not info.publication.missing():
        from curated.metadata.dcat import write_catalog  # rdflib takes a third of a second to import

        write_catalog(candidate, sums, info, version, days)


def _note_on(before: Path | None, out_dir: Path) -> str | None:
    """A sentence for the operator when the last release is harmed or of another schema version than this one."""
    if before is None:
        last = latest_version(out_dir)
        return (
            f"The last release ({last}) is not what its SHA256SUMS say and was not compared with this one."
            if last
            else None
        )
    version = file_versions(before / "documents.parquet").get("schema_version")
    if version is None or version == SCHEMA_VERSION:
        return None
    return (
        f"The release before has schema version {version}, this one {SCHEMA_VERSION}: it is written new and whole, nothing is "
        f"taken over. Columns may have changed, see data-dictionary.md."
    )


def _summary(path: Path, created: bool, tally: Tally, note: str | None, about: Publication) -> ReleaseSummary:
    return ReleaseSummary(
        version=path.name,
        path=path,
        created=created,
        rows=dict(tally.rows),
        withheld=len(tally.withheld_ids),
        documents_by_status=dict(tally.documents_by_status),
        pages_by_source=dict(tally.pages_by_source),
        entities_by_kind=dict(tally.entities_by_kind),
        tables_by_check=dict(tally.tables_by_check),
        issues_by_code=dict(tally.issues_by_code),
        corrections_applied=tally.corrections_applied,
        incomplete_heads={s: (n, tally.heads_by_source[s]) for s, n in sorted(tally.incomplete_by_source.items())},
        note=note,
        catalog_missing=about.missing(),
        catalog_advised=about.advised(),
    )

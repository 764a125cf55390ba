"""``CHANGES.md``: what came, went and changed since the last release, in German, for the readers of a portal.

A document that is no longer there is named by its identity alone, never by path or title: it may be gone because it must not
be public. Whoever needs more compares the releases (``aktenklar diff``).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from curated.metadata.release_days import readable_version_of
from curated.metadata.table_titles import TABLE_WORDS
from curated.schema import ALL_TABLES, SCHEMA_VERSION, table_spec
from curated.tables.compare import compare_table
from curated.tables.parquet import file_versions, row_count

CHANGES = "CHANGES.md"
MOST_LISTED = 50
"""Documents listed of each kind; the rest is counted."""

_OURS = frozenset({"fingerprint"})  # says that the program changed, not the paper
_MARKDOWN = re.compile(r"([\\`*_\[\]|~])")


@dataclass(frozen=True, slots=True)
class _Paper:
    document_id: str
    path: str
    title: str | None


def changes_markdown(before: Path | None, candidate: Path, version: str) -> str:
    """The text of ``CHANGES.md`` for ``candidate``; ``before`` is the folder of the last release, None when there is none."""
    documents = _papers(candidate / "documents.parquet")
    if before is None:
        return f"# Fassung {version}\n\nErste Fassung: {_count(len(documents))}.\n\n" + _table_rows(None, candidate)
    old = _papers(before / "documents.parquet")
    moved = {paper.path: paper for paper in old.values() if paper.document_id not in documents}
    added = [paper for paper in documents.values() if paper.document_id not in old]
    replaced = [paper for paper in added if paper.path in moved]
    new = [paper for paper in added if paper.path not in moved]
    gone = sorted(set(old) - set(documents) - {moved[paper.path].document_id for paper in replaced})
    changed = _changed_facts(before, candidate)
    same = len(documents) - len(added) - len(changed)
    head = [
        f"# Änderungen in Fassung {version}",
        "",
        f"Gegenüber Fassung {readable_version_of(before)}: {len(new)} neu, {len(replaced)} mit neuem Inhalt, {len(changed)} mit "
        f"anderen Angaben, {len(gone)} entfallen, {same} gleich; zusammen {_count(len(documents))}.",
        "",
    ]
    return "\n".join(
        [
            *head,
            *_schema_lines(before),
            *_section("Neue Dokumente", map(_line, _by_path(new))),
            *_section("Dokumente mit neuem Inhalt", map(_line, _by_path(replaced))),
            *_section("Dokumente mit anderen Angaben", _changed_lines(changed, documents)),
            *_section("Entfallene Dokumente", (f"`{document_id[:12]}`" for document_id in gone)),
            *_tombstone_lines(candidate),
            _table_rows(before, candidate),
        ]
    )


def _papers(path: Path) -> dict[str, _Paper]:
    rows = pq.read_table(path, columns=["document_id", "source_path", "title"]).to_pylist()
    return {row["document_id"]: _Paper(row["document_id"], row["source_path"], row["title"]) for row in rows}


def _changed_facts(before: Path, candidate: Path) -> dict[str, tuple[str, ...]]:
    """The columns in which a document of the same bytes is described otherwise than before, by its identity."""
    spec = table_spec("documents")
    change = compare_table(spec, before / "documents.parquet", candidate / "documents.parquet")
    changed = {
        str(row.key["document_id"]): tuple(sorted(set(row.columns) - _OURS)) for row in change.rows if row.columns
    }
    return {document_id: columns for document_id, columns in changed.items() if columns}


def _changed_lines(changed: Mapping[str, Sequence[str]], documents: Mapping[str, _Paper]) -> Iterable[str]:
    for paper in _by_path([documents[document_id] for document_id in changed]):
        yield f"{_line(paper)} ({', '.join(f'`{name}`' for name in changed[paper.document_id])})"


def _by_path(papers: Iterable[_Paper]) -> list[_Paper]:
    return sorted(papers, key=lambda paper: (paper.path, paper.document_id))


def _line(paper: _Paper) -> str:
    return plain_markdown(paper.path) + (f": {plain_markdown(paper.title)}" if paper.title else "")


def plain_markdown(text: str) -> str:
    """Text that Markdown and HTML take as it is, on one line."""
    return _MARKDOWN.sub(r"\\\1", html.escape(" ".join(text.split()), quote=False))


def _section(title: str, lines: Iterable[str]) -> list[str]:
    listed = list(lines)
    if not listed:
        return []
    rest = len(listed) - MOST_LISTED
    more = [f"* … und {rest} weitere"] if rest > 0 else []
    return [f"## {title} ({len(listed)})", "", *(f"* {line}" for line in listed[:MOST_LISTED]), *more, ""]


def _schema_lines(before: Path) -> list[str]:
    version = file_versions(before / "documents.parquet").get("schema_version")
    if version in (None, SCHEMA_VERSION):
        return []
    return [
        f"Der Aufbau der Tabellen hat sich geändert: Schema {SCHEMA_VERSION} statt {version}, siehe data-dictionary.md.",
        "",
    ]


def _tombstone_lines(candidate: Path) -> list[str]:
    """A word on the list of withdrawn documents, which another part of the release writes."""
    return (
        ["Zurückgezogene Dokumente nennt withdrawn.csv, mit Tag und Grund.", ""]
        if (candidate / "withdrawn.csv").exists()
        else []
    )


def _table_rows(before: Path | None, candidate: Path) -> str:
    lines = ["## Zeilen je Tabelle", "", "| Tabelle | Datei | vorher | jetzt | Unterschied |", "|---|---|--:|--:|--:|"]
    for spec in ALL_TABLES:
        now = row_count(candidate / f"{spec.name}.parquet") or 0
        then = row_count(before / f"{spec.name}.parquet") if before else None
        difference = "" if then is None else f"{now - then:+d}" if now != then else "0"
        old = "" if then is None else str(then)
        lines.append(f"| {TABLE_WORDS[spec.name][0]} | {spec.name} | {old} | {now} | {difference} |")
    return "\n".join(lines) + "\n"


def _count(documents: int) -> str:
    return f"{documents} {'Dokument' if documents == 1 else 'Dokumente'}"

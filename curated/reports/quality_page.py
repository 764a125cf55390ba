"""``quality.html``: how good a release is, in German, on one page that needs nothing but itself.

Counts of the tables, nothing else: pages by source and grade, corrections by rule, sums checked, issues with what to do. It is
the page to which ``dcatde:qualityProcessURI`` of the catalogue leads. The template escapes whatever it is given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from curated.german_labels import GRADES, SEVERITIES, SOURCES, STATUS, TABLE_STATUS, VERDICTS
from curated.records.source import source_name

QUALITY = "quality.html"
_INCOMPLETE = "HEAD_INCOMPLETE"
_TEMPLATES = Path(__file__).parent / "templates"
_MOST_RULES = 25  # rules listed one by one: as many as fit a screen; the rest is counted together


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a bar chart: what, and how many."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class BarChart:
    """Counts that together are all there is of something."""

    caption: str
    rows: tuple[Bar, ...]

    @property
    def total(self) -> int:
        """The sum of the counts."""
        return sum(row.count for row in self.rows)


@dataclass(frozen=True, slots=True)
class RuleRow:
    """How often a rule of repair was applied, and how often it was weighed and rejected."""

    rule: str
    applied: int
    rejected: int


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source of papers, how many of their heads lack a field that they should have, and how many papers there are."""

    source: str
    lacking: int
    papers: int


@dataclass(frozen=True, slots=True)
class IssueRow:
    """How often a code occurs with one severity (in German), and the message of its first row."""

    code: str
    count: int
    severity: str
    example: str


def quality_html(folder: Path, title: str) -> str:
    """The page for the tables in ``folder``; ``title`` is that of the release."""
    read = _Reader(folder)
    charts = (
        _chart("Dokumente", read.counts("documents", "status"), STATUS),
        _chart("Güte der Dokumente", read.counts("documents", "grade"), GRADES),
        _chart("Woher der Text der Seiten kommt", read.counts("pages", "source"), SOURCES),
        _chart("Güte der Seiten", read.counts("pages", "grade"), GRADES),
        BarChart("Sicherheit der Texterkennung", read.confidence()),
        _chart("Summen in Tabellen", read.counts("tables", "check_status"), TABLE_STATUS),
        _chart("Zahlen in Tabellen", read.counts("table_cells", "check", where_set="number"), VERDICTS),
    )
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    template = environment.get_template(QUALITY)
    return template.render(
        title=title, charts=charts, sources=read.incomplete_heads(), rules=read.rules(), issues=read.issues()
    )


class _Reader:
    """Counts over the tables of one release."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _table(self, name: str, columns: list[str]) -> pa.Table:
        return pq.read_table(self._folder / f"{name}.parquet", columns=columns)

    def counts(self, table: str, column: str, where_set: str | None = None) -> dict[str, int]:
        """Rows by the value of a column, of those rows that have a value in ``where_set``."""
        rows = self._table(table, [column, *([where_set] if where_set else [])])
        if where_set:
            rows = rows.filter(pc.is_valid(rows[where_set]))
        return {entry["values"]: entry["counts"] for entry in pc.value_counts(rows[column]).to_pylist()}

    def confidence(self) -> tuple[Bar, ...]:
        """Pages from OCR by the mean confidence of their words, in tenths."""
        values = self._table("pages", ["ocr_confidence"])["ocr_confidence"].drop_null()
        tenths = pc.min_element_wise(pc.floor(pc.multiply(values, 10)), 9)
        found = {int(entry["values"]): entry["counts"] for entry in pc.value_counts(tenths).to_pylist()}
        return tuple(Bar(f"{low * 10} bis {low * 10 + 10} %", found[low]) for low in sorted(found, reverse=True))

    def incomplete_heads(self) -> list[SourceRow]:
        """Papers whose head lacks a field that it should have, by source, the largest share first."""
        known = self._table("documents", ["document_id", "source_path", "municipality", "ags"]).to_pylist()
        source = {r["document_id"]: source_name(r["ags"], r["municipality"], r["source_path"]) for r in known}
        issues = self._table("issues", ["document_id", "code"]).to_pylist()
        found = {i["document_id"] for i in issues if i["code"] == _INCOMPLETE}
        lacking = Counter(source[i] for i in found if i in source)
        papers = Counter(source.values())
        most = sorted(lacking.items(), key=lambda item: (-item[1] / papers[item[0]], item[0]))
        return [SourceRow(name, count, papers[name]) for name, count in most]

    def rules(self) -> list[RuleRow]:
        """Applied corrections by rule, the most frequent first, with those that were weighed and rejected."""
        grouped = (
            self._table("corrections", ["rule", "applied"]).group_by(["rule", "applied"]).aggregate([([], "count_all")])
        )
        applied: dict[str, int] = {}
        rejected: dict[str, int] = {}
        for entry in grouped.to_pylist():
            (applied if entry["applied"] else rejected)[entry["rule"]] = entry["count_all"]
        rows = [RuleRow(rule, applied.get(rule, 0), rejected.get(rule, 0)) for rule in {**applied, **rejected}]
        rows.sort(key=lambda row: (-row.applied, -row.rejected, row.rule))
        rest = rows[_MOST_RULES:]
        if not rest:
            return rows
        together = RuleRow(
            f"{len(rest)} weitere Regeln", sum(row.applied for row in rest), sum(row.rejected for row in rest)
        )
        return [*rows[:_MOST_RULES], together]

    def issues(self) -> list[IssueRow]:
        """Issues by code and severity, the most frequent first."""
        found: dict[tuple[str, str], tuple[int, str]] = {}
        for entry in self._table("issues", ["code", "severity", "message"]).to_pylist():
            key = (entry["code"], entry["severity"])
            count, message = found.get(key, (0, entry["message"]))
            found[key] = (count + 1, message)
        most = sorted(found.items(), key=lambda item: (-item[1][0], item[0]))
        return [IssueRow(code, n, SEVERITIES.get(how, how), message) for (code, how), (n, message) in most]


def _chart(caption: str, counts: Mapping[str, int], names: Mapping[str, str]) -> BarChart:
    """The counts under their German names, in the order of these."""
    return BarChart(caption, tuple(Bar(name, counts[value]) for value, name in names.items() if counts.get(value)))

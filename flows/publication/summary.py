"""What a run has to say at its end: one list of lines, for the terminal and as Markdown."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Console

from curated.metadata.release_info import ReleaseSummary
from flows.publication.publish import RunSummary

_MOST_FAILURES = 20  # shown in the terminal; all are in issues.parquet
_MOST_NAMES = 12  # kinds and codes in one line


def summary_rows(summary: RunSummary) -> list[tuple[str, str]]:
    """Label and value of every line of the summary."""
    rows = [
        (
            "documents",
            f"{summary.documents} ({summary.worked} read now, {summary.documents - summary.worked} unchanged)",
        )
    ]
    release = summary.release
    if release is None:
        return [*rows, ("failed", str(len(summary.failures))), ("released", f"nothing: {summary.refusal}")]
    status = release.documents_by_status
    withheld = f", {release.withheld} not public and withheld (named in .work/withheld.csv)" if release.withheld else ""
    gone = release.issues_by_code.get("WITHDRAWN", 0)
    withheld += f", {gone} withdrawn (withdrawn.csv)" if gone else ""
    checks = release.tables_by_check
    rows += [
        ("status", _counts(status) + withheld),
        ("pages", f"{release.rows.get('pages', 0)}: {_counts(release.pages_by_source)}"),
        ("corrections", str(release.corrections_applied)),
        ("tables", f"{release.rows.get('tables', 0)}, sums checked: {_counts(checks)}"),
        ("entities", f"{release.rows.get('entities', 0)}: {_counts(release.entities_by_kind)}"),
        *_incomplete_rows(release.incomplete_heads),
        ("issues", f"{release.rows.get('issues', 0)}: {_counts(release.issues_by_code)}"),
        ("release", f"{release.path}{'' if release.created else ' (nothing has changed)'}"),
    ]
    rows += _catalog_rows(release)
    return rows + ([("note", release.note)] if release.note else [])


_MOST_SOURCES = 5  # named in the line of heads that lack a field


def _incomplete_rows(by_source: Mapping[str, tuple[int, int]]) -> list[tuple[str, str]]:
    """One line with the sources whose heads lack most; none where every head is whole."""
    worst = sorted(by_source.items(), key=lambda item: (-item[1][0] / max(item[1][1], 1), item[0]))
    shown = [f"{source}: {lacking} of {papers}" for source, (lacking, papers) in worst if lacking]
    if not shown:
        return []
    rest = len(shown) - _MOST_SOURCES
    more = f", {rest} more sources" if rest > 0 else ""
    return [("heads", f"lack number, body or day in {', '.join(shown[:_MOST_SOURCES])}{more}")]


def _catalog_rows(release: ReleaseSummary) -> list[tuple[str, str]]:
    if release.catalog_missing:
        missing = ", ".join(release.catalog_missing)
        return [
            ("catalog", f"not written, these settings are missing: {missing} (aktenklar.toml, see docs/publishing.md)")
        ]
    if release.catalog_advised:
        return [("catalog", f"catalog.ttl, catalog.jsonld; portals also ask for {', '.join(release.catalog_advised)}")]
    return [("catalog", "catalog.ttl, catalog.jsonld")]


def open_with_pandas(summary: RunSummary) -> str:
    """One line of Python that opens the release."""
    return f'import pandas as pd; amounts = pd.read_parquet("{summary.out_dir / "latest" / "amounts.parquet"}")'


def print_summary(summary: RunSummary, console: Console) -> None:
    """The summary table, the first failures, and the line of pandas."""
    for label, value in summary_rows(summary):
        console.print(f"[bold]{label:<13}[/]{_plain(value)}", highlight=False, soft_wrap=True)
    for failure in summary.failures[:_MOST_FAILURES]:
        console.print(
            f"  {_plain(failure.path)}: {failure.code}, {_plain(failure.message)}", highlight=False, soft_wrap=True
        )
    if len(summary.failures) > _MOST_FAILURES:
        console.print(f"  … and {len(summary.failures) - _MOST_FAILURES} more failures")
    if summary.release:
        console.print(f"Open it: {_plain(open_with_pandas(summary))}", highlight=False, soft_wrap=True)


def summary_markdown(summary: RunSummary) -> str:
    """The summary as a Markdown table."""
    lines = [f"| {label} | {value.replace('|', chr(92) + '|')} |" for label, value in summary_rows(summary)]
    return "\n".join(["# Curated", "", "| what | how many |", "|---|---|", *lines, ""])


def _counts(by_name: Mapping[str, int]) -> str:
    ordered = sorted(by_name.items(), key=lambda item: (-item[1], item[0]))
    shown = ", ".join(f"{count} {name}" for name, count in ordered[:_MOST_NAMES])
    rest = sum(count for _, count in ordered[_MOST_NAMES:])
    return (shown or "none") + (f", {rest} others" if rest else "")


def _plain(text: str) -> str:
    """Text that rich takes as it is: square brackets in file names are no markup, and control characters are not sent."""
    from rich.markup import escape

    return escape("".join(c if c.isprintable() else "?" for c in text))

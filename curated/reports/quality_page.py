"""``quality.html``: how good a release is, in German, on one page that needs nothing but itself.

Counts of the tables, nothing else: pages by source and grade, corrections by rule, sums checked, issues with what to do. It is
the page to which ``dcatde:qualityProcessURI`` of the catalogue leads.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

QUALITY = "quality.html"
_MOST_RULES = 25

_SOURCES = {
    "text_layer": "Textebene der Datei",
    "ocr": "Texterkennung (OCR)",
    "file": "Textdatei",
    "blank": "leere Seite",
    "failed": "nicht lesbar",
}
_GRADES = {"good": "gut", "fair": "brauchbar", "poor": "schlecht", "none": "kein Text zu beurteilen"}
_STATUS = {"ok": "vollständig gelesen", "partial": "teilweise gelesen", "failed": "nicht gelesen"}
_CHECKS = {"ok": "alle Summen stimmen", "mismatch": "eine Summe stimmt nicht", "not_checkable": "keine Summe zu prüfen"}
_CELLS = {
    "verified": "durch eine Summe bestätigt",
    "contradicted": "durch eine Summe widerlegt",
    "unchecked": "von keiner Summe berührt",
}
_SEVERITIES = {"info": "Hinweis", "warning": "Warnung", "error": "Fehler"}

_STYLE = """
:root{color-scheme:light dark;--text:#1b1b1b;--soft:#5a5a5a;--line:#c9c9c9;--bar:#2f6690;--page:#fff}
@media(prefers-color-scheme:dark){:root{--text:#ececec;--soft:#b4b4b4;--line:#4a4a4a;--bar:#7fb2d9;--page:#161616}}
body{font:1rem/1.5 system-ui,sans-serif;color:var(--text);background:var(--page);max-width:60rem;margin:0 auto;padding:1rem}
table{border-collapse:collapse;width:100%;margin:0 0 2rem}
caption{text-align:left;font-weight:600;font-size:1.15rem;padding:.5rem 0}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
th[scope=row]{min-width:6rem}
@media(min-width:40rem){th[scope=row]{min-width:14rem}}
td:nth-child(3):not(:last-child){overflow-wrap:normal}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;overflow-wrap:normal}
td.n{white-space:nowrap}
td.b{width:35%}
.bar{display:block;height:.8rem;background:var(--bar);min-width:1px}
p.soft{color:var(--soft)}
"""


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of a table: what, how many, and further cells behind."""

    label: str
    count: int
    more: tuple[str, ...] = ()


def quality_html(folder: Path, title: str) -> str:
    """The page for the tables in ``folder``; ``title`` is that of the release."""
    read = _Reader(folder)
    sections = [
        _bars("Dokumente", _named(read.counts("documents", "status"), _STATUS)),
        _bars("Güte der Dokumente", _named(read.counts("documents", "grade"), _GRADES)),
        _bars("Woher der Text der Seiten kommt", _named(read.counts("pages", "source"), _SOURCES)),
        _bars("Güte der Seiten", _named(read.counts("pages", "grade"), _GRADES)),
        _bars("Sicherheit der Texterkennung", read.confidence()),
        _bars("Summen in Tabellen", _named(read.counts("tables", "check_status"), _CHECKS)),
        _bars("Zahlen in Tabellen", _named(read.counts("table_cells", "check", "number"), _CELLS)),
        _listed("Berichtigungen nach Regel", ("Regel", "angewandt", "erwogen und verworfen"), read.rules()),
        _listed(
            "Hinweise, Warnungen und Fehler",
            ("Schlüssel", "Zahl", "Art", "Was zu tun ist (ein Beispiel)"),
            read.issues(),
        ),
    ]
    heading = escape(f"Güte: {title}")
    return (
        f'<!DOCTYPE html>\n<html lang="de">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">\n<title>{heading}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{heading}</h1>\n"
        f'<p class="soft">Gezählt aus den Tabellen dieser Veröffentlichung. Jede Änderung am Text steht in corrections, jede '
        f"Auffälligkeit in issues; eine Zahl wird nie geändert, damit eine Summe stimmt.</p>\n"
        f"{''.join(sections)}</main>\n</body>\n</html>\n"
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

    def confidence(self) -> list[_Row]:
        """Pages from OCR by the mean confidence of their words, in tenths."""
        values = self._table("pages", ["ocr_confidence"])["ocr_confidence"].drop_null()
        tenths = pc.min_element_wise(pc.floor(pc.multiply(values, 10)), 9)
        found = {int(entry["values"]): entry["counts"] for entry in pc.value_counts(tenths).to_pylist()}
        return [_Row(f"{low * 10} bis {low * 10 + 10} %", found[low]) for low in sorted(found, reverse=True)]

    def rules(self) -> list[_Row]:
        """Applied corrections by rule, the most frequent first, with those that were weighed and rejected."""
        grouped = (
            self._table("corrections", ["rule", "applied"]).group_by(["rule", "applied"]).aggregate([([], "count_all")])
        )
        found: dict[str, list[int]] = {}
        for entry in grouped.to_pylist():
            found.setdefault(entry["rule"], [0, 0])[0 if entry["applied"] else 1] = entry["count_all"]
        most = sorted(found.items(), key=lambda item: (-item[1][0], -item[1][1], item[0]))
        rows = [_Row(rule, applied, (str(rejected),)) for rule, (applied, rejected) in most[:_MOST_RULES]]
        rest = most[_MOST_RULES:]
        if rest:
            applied, rejected = (sum(counts[n] for _, counts in rest) for n in (0, 1))
            rows.append(_Row(f"{len(rest)} weitere Regeln", applied, (str(rejected),)))
        return rows

    def issues(self) -> list[_Row]:
        """Issues by code, the most frequent first, with the message of the first of each."""
        found: dict[tuple[str, str], tuple[int, str]] = {}
        for entry in self._table("issues", ["code", "severity", "message"]).to_pylist():
            key = (entry["code"], entry["severity"])
            count, message = found.get(key, (0, entry["message"]))
            found[key] = (count + 1, message)
        most = sorted(found.items(), key=lambda item: (-item[1][0], item[0]))
        return [_Row(code, n, (_SEVERITIES.get(how, how), message)) for (code, how), (n, message) in most]


def _named(counts: dict[str, int], names: dict[str, str]) -> list[_Row]:
    """The counts under their German names, in the order of these."""
    return [_Row(name, counts[value]) for value, name in names.items() if counts.get(value)]


def _bars(caption: str, rows: Sequence[_Row]) -> str:
    total = sum(row.count for row in rows)
    body = (
        f'<tr><th scope="row">{escape(row.label)}</th><td class="n">{row.count}</td>'
        f'<td class="n">{_percent(row.count, total)}</td>'
        f'<td class="b"><span class="bar" aria-hidden="true" style="width:{100 * row.count / total:.1f}%"></span></td></tr>\n'
        for row in rows
    )
    head = '<th scope="col">Was</th><th scope="col" class="n">Zahl</th><th scope="col" class="n">Anteil</th><td></td>'
    return _table(caption, head, body) if rows else ""


def _listed(caption: str, headings: Sequence[str], rows: Sequence[_Row]) -> str:
    numbers = {1, 2} if len(headings) == 3 else {1}
    head = "".join(f'<th scope="col"{_numeric(n, numbers)}>{escape(text)}</th>' for n, text in enumerate(headings))
    body = (
        f'<tr><th scope="row">{escape(row.label)}</th>'
        + "".join(
            f"<td{_numeric(n, numbers)}{_english(n, headings)}>{escape(cell)}</td>"
            for n, cell in enumerate((str(row.count), *row.more), 1)
        )
        + "</tr>\n"
        for row in rows
    )
    return _table(caption, head, body) if rows else ""


def _table(caption: str, head: str, body: Iterable[str]) -> str:
    rows = "".join(body)
    return f"<table>\n<caption>{escape(caption)}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"


def _numeric(column: int, numbers: set[int]) -> str:
    return ' class="n"' if column in numbers else ""


def _english(column: int, headings: Sequence[str]) -> str:
    """Messages of issues are English; a screen reader should know."""
    return ' lang="en"' if column == len(headings) - 1 == 3 else ""


def _percent(count: int, total: int) -> str:
    return f"{100 * count / total:.1f}".replace(".", ",") + " %"

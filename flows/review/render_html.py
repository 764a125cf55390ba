"""The four HTML pages of the site, from templates that escape whatever they are given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from curated import german_labels as german
from curated.issue_codes import issue_remedy, issue_title
from flows.review.charts import Bar, bars, histogram, timeline
from flows.review.counts import CONFIDENCE_BINS, Counts, Trouble
from flows.review.german_values import german_number
from flows.review.to_decide import decision_groups

_TEMPLATES = Path(__file__).parent / "templates"
_PAGES = ("index", "documents", "document", "decide")
_MOST_RULES = 15  # bars that fit a card
_FULL_BAR = 100.0  # per cent: the length of the longest bar
_MOST_TROUBLES = 12  # shown of each code
_SERIES_SIZE = (240.0, 28.0)  # width and height of a drawing, in units of its own
_HISTOGRAM_SIZE = (320.0, 96.0)

SCRIPT_LABELS: Mapping[str, Mapping[str, str]] = {
    "kinds": german.ENTITY_KINDS,
    "signs": german.ENTITY_SIGNS,
    "sources": german.SOURCES,
    "grades": german.GRADES,
    "status": german.STATUS,
    "stages": german.CORRECTION_STAGES,
    "verdicts": german.VERDICTS,
    "verdictWords": german.VERDICT_WORDS,
    "tableStatus": german.TABLE_STATUS,
    "severities": german.SEVERITIES,
    "checkKinds": german.CHECK_KINDS,
    "markKinds": german.MARK_KINDS,
}
"""The labels that every page hands to its scripts, as ``aktenklar.german``."""


@dataclass(frozen=True, slots=True)
class TroubleGroup:
    """The issues of one code."""

    code: str
    severity: str
    title: str
    remedy: str | None
    count: int
    first: tuple[Trouble, ...]


def write_pages(site: Path, counts: Counts, titles: Mapping[str, str], title: str) -> None:
    """Write index, documents, document and decide; ``titles`` are those of the documents by id.

    The marks are shown by document, too: Firefox keeps what a file remembers apart from other files.
    """
    site.mkdir(parents=True, exist_ok=True)
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["zahl"] = german_number
    shared: dict[str, object] = {
        "title": title,
        "german": german,
        "scripts_german": SCRIPT_LABELS,
        "kinds": [(k, german.ENTITY_KINDS[k], german.ENTITY_SIGNS[k]) for k in german.ENTITY_KINDS],
    }
    for name in _PAGES:
        content = _content(name, counts, titles)
        html = environment.get_template(f"{name}.html").render(page=name, **shared, **content)
        (site / f"{name}.html").write_text(html, encoding="utf-8")


def _content(name: str, counts: Counts, titles: Mapping[str, str]) -> dict[str, object]:
    """What the template of a page shows beside what all pages have."""
    if name == "index":
        return overview(counts, titles)
    return {"groups": decision_groups(counts), "titles": titles} if name == "decide" else {}


def overview(counts: Counts, titles: Mapping[str, str]) -> dict[str, object]:
    """What the template of the overview shows."""
    step = 100 // CONFIDENCE_BINS
    bins = [f"{i * step}–{(i + 1) * step} %" for i in range(CONFIDENCE_BINS)]
    words = [counts.word_confidence[i] for i in range(CONFIDENCE_BINS)]
    return {
        "counts": counts,
        "titles": titles,
        "sources": bars(counts.sources, german.SOURCES),
        "document_grades": bars(counts.document_grades, german.GRADES, german.GRADES),
        "page_grades": bars(counts.page_grades, german.GRADES, german.GRADES),
        "status": bars(counts.status, german.STATUS, german.STATUS),
        "rules": _with_rest(bars(counts.rules, {})),
        "stages": bars(counts.stages, german.CORRECTION_STAGES),
        "cells": bars(counts.cells, german.VERDICTS, german.VERDICTS),
        "tables": bars(counts.tables, german.TABLE_STATUS, german.TABLE_STATUS),
        "kinds_found": bars(counts.kinds, german.ENTITY_KINDS),
        "confidence": histogram(words, bins, *_HISTOGRAM_SIZE) if counts.words_read else (),
        "confidence_size": _HISTOGRAM_SIZE,
        "timeline": timeline(counts.by_day, german.ENTITY_KINDS, *_SERIES_SIZE),
        "series_size": _SERIES_SIZE,
        "troubles": trouble_groups(counts),
        "most_troubles": _MOST_TROUBLES,
    }


def trouble_groups(counts: Counts) -> list[TroubleGroup]:
    """The issues by code, errors first, then the most frequent."""
    by_code: dict[str, list[Trouble]] = {}
    for trouble in counts.trouble:
        by_code.setdefault(trouble.code, []).append(trouble)
    rank = {"error": 0, "warning": 1, "info": 2}
    groups = [
        TroubleGroup(
            code=code,
            severity=min((t.severity for t in found), key=lambda s: rank.get(s, 3)),
            title=issue_title(code),
            remedy=issue_remedy(code),
            count=len(found),
            first=tuple(found[:_MOST_TROUBLES]),
        )
        for code, found in by_code.items()
    ]
    return sorted(groups, key=lambda g: (rank.get(g.severity, 3), -g.count, g.code))


def _with_rest(found: tuple[Bar, ...]) -> tuple[Bar, ...]:
    rest = found[_MOST_RULES:]
    if not rest:
        return found
    count = sum(b.count for b in rest)
    share = round(100 * count / sum(b.count for b in found))  # a sum of rounded shares would drift
    most = max(b.count for b in found)
    return (
        *found[:_MOST_RULES],
        Bar(f"{len(rest)} weitere Regeln", count, min(_FULL_BAR, _FULL_BAR * count / most), "rest", share),
    )

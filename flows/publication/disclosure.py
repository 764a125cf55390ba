"""The last look at a document before it is released: what is not public goes, what is personal is masked on request.

Everything that shows documents – tables, site – takes them from here.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from curated.records import DocumentResult, Issue
from curated.release.candidate import is_non_public, without_closed_items
from curated.work_files.store import WORK_FOLDER
from extractors.disclosure.issues import CLOSED_PART, UNCLEAR, tells_closed_matters
from extractors.disclosure.public_file_names import name_says_closed
from flows.inputs.discover import Discovery
from flows.inputs.public_answers import Answers
from flows.publication.unclear_papers import UnclearLine, unclear_line, write_unclear

WITHHELD = "withheld.csv"
UNCLEAR_LIST = "unclear.csv"
_TELLING = 8  # letters and digits
_NAME_ISSUE = (
    "A file whose name says that it is not public met trouble of the kind this code names: look at the list of withheld "
    "papers in the work folder, or through the input folder."
)


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What may be shown of the documents of a run. ``withheld`` fills while results pass: the reason by document id."""

    paths: Mapping[str, tuple[str, ...]]  # every path a document was seen at, by its id
    include_non_public: bool = False
    mask_personal_data: bool = False
    closed_in_oparl: frozenset[str] = frozenset()
    withhold_covered: bool = False
    masked: dict[str, frozenset[str]] = field(
        default_factory=dict
    )  # what was kept back, by document; fills like withheld
    sources: Mapping[str, Path] = field(default_factory=dict)  # where each document lies, for what its pages cover
    answers: Answers = field(default_factory=Answers)
    unclear: dict[str, UnclearLine] = field(default_factory=dict)
    withheld: dict[str, tuple[str, str]] = field(default_factory=dict)

    def shown(self, result: DocumentResult) -> DocumentResult:
        """The document as it may be shown; one that is not public is marked so and will not be written."""
        document = result.document
        named = any(name_says_closed(path) for path in self.paths.get(document.document_id, (document.source_path,)))
        reason = "name of a file or folder" if named else _reason_in(result)
        answer = self.answers.of(document, self.paths.get(document.document_id, (document.source_path,)))
        if answer is not None:
            reason = None if answer else "closed by public.csv"
        elif reason is not None:
            self._tell_unclear(result)
        if reason is None and self.withhold_covered and any(issue.code == "COVERED_TEXT" for issue in result.issues):
            reason = "covered text"
        if reason is None and document.document_id in self.closed_in_oparl:
            reason = _closed_in_oparl(result)
        if reason is not None and document.is_public is not False:
            result = replace(result, document=replace(document, is_public=False))
        if reason is None and answer:
            result = replace(result, document=replace(document, is_public=True))
        if not self.include_non_public:
            if reason is not None:
                self.withheld[document.document_id] = (document.source_path, reason)
                return result
            self._keep_back(result, _closed_texts(result))
            result = _without_closed_items(result)
        if any(issue.code == "COVERED_TEXT" for issue in result.issues):
            self._keep_back(result, self._covered_texts(document.document_id))
        if self.mask_personal_data and any(issue.code == "PERSONAL_DATA" for issue in result.issues):
            self._keep_back(result, _personal_texts(result))
            return _masked(result)
        return result

    def _keep_back(self, result: DocumentResult, texts: frozenset[str]) -> None:
        """Remember what the release of a document may not hold, for the audit before it appears."""
        known = self.masked.get(result.document.document_id, frozenset())
        if texts:
            self.masked[result.document.document_id] = known | texts

    def _covered_texts(self, document_id: str) -> frozenset[str]:
        from extractors.pages.covered_texts import covered_texts

        source = self.sources.get(document_id)
        return covered_texts(source) if source is not None else frozenset()

    def _tell_unclear(self, result: DocumentResult) -> None:
        line = unclear_line(result) if any(issue.code == UNCLEAR for issue in result.issues) else None
        if line is not None:
            self.unclear[result.document.document_id] = line

    def issues(self, loose: Iterable[Issue]) -> list[Issue]:
        """Issues that belong to no result, without the names that say they are not public."""
        if self.include_non_public:
            return list(loose)
        return [
            replace(issue, path=None, document_id=None, message=_NAME_ISSUE)
            if issue.path is not None and name_says_closed(issue.path)
            else issue
            for issue in loose
        ]

    def keep_list(self, out_dir: Path) -> None:
        """Write the withheld documents with their names where only the operator looks: ``OUT/.work/withheld.csv``.

        Raises:
            OSError: the file system refuses.
        """
        path = out_dir / WORK_FOLDER / WITHHELD
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(("document_id", "source_path", "reason"))
            writer.writerows((i, *said) for i, said in sorted(self.withheld.items()))
        write_unclear(out_dir / WORK_FOLDER / UNCLEAR_LIST, self.unclear)


def disclosure_of(
    found: Discovery,
    *,
    include_non_public: bool,
    mask_personal_data: bool,
    withhold_covered: bool,
    closed_in_oparl: frozenset[str],
    answers: Answers,
) -> Disclosure:
    """What may be shown of what was found.

    ``closed_in_oparl``: ids of documents that an export says are not public. ``answers``: what a person decided.
    """
    paths: dict[str, list[str]] = defaultdict(list)
    for document in found.documents:
        paths[document.document_id].append(document.source_path)
    for issue in found.issues:
        if issue.code == "DUPLICATE_FILE" and issue.document_id and issue.path:
            paths[issue.document_id].append(issue.path)
    return Disclosure(
        paths={i: tuple(p) for i, p in paths.items()},
        include_non_public=include_non_public,
        mask_personal_data=mask_personal_data,
        withhold_covered=withhold_covered,
        closed_in_oparl=closed_in_oparl,
        answers=answers,
        sources={document.document_id: found.root / document.path for document in found.documents},
    )


def _reason_in(result: DocumentResult) -> str | None:
    """What in a document says that it is not public; None when nothing does."""
    if not is_non_public(result):
        return None
    if any(issue.code == UNCLEAR for issue in result.issues):
        return "publicity not understood"
    if tells_closed_matters(result.issues):
        return "a part that is not public"
    return "head" if result.document.is_public is False else "no consultation is public"


def _closed_in_oparl(result: DocumentResult) -> str:
    printed = result.document.is_public or any(row.is_public for row in result.consultations)
    return "closed in the OParl export" + (", though the paper says it is public" if printed else "")


def _without_closed_items(result: DocumentResult) -> DocumentResult:
    """Without the agenda items that are not public: their rows go, their titles in lists are masked."""
    from extractors.disclosure.personal_data.masking import mask_result

    spans = _closed_spans(result)
    public = without_closed_items(result)
    # „Verschiedenes" is a title of both parts: only the closed one goes.
    return mask_result(public, spans, elsewhere=False) if spans else public


def _closed_texts(result: DocumentResult) -> frozenset[str]:
    """The titles of closed items that stand nowhere else in the document: after masking they are in no table and no file."""
    pages = {page.page_number: page.text for page in result.pages}
    whole = "\n".join(pages.values())
    titles = [pages[number][start:end] for number, spans in _closed_spans(result).items() for start, end in spans]
    return frozenset(
        title
        for title in titles
        if sum(c.isalnum() for c in title) >= _TELLING
        and whole.count(title) <= titles.count(title)
        and "\n" not in title
    )


def _closed_spans(result: DocumentResult) -> dict[int, list[tuple[int, int]]]:
    """The slices of each page that closed titles fill."""
    from extractors.disclosure.closed_parts import closed_parts

    spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
    if any(issue.code == CLOSED_PART for issue in result.issues):
        for part in closed_parts([page.text for page in result.pages]):
            for number, start, end in part.titles:
                spans[number].append((start, end))
    closed = [item for item in result.agenda_items if item.is_public is False]
    for item in closed:
        if item.char_start is not None and item.char_end is not None:
            spans[item.page_number].append((item.char_start, item.char_end))
    return spans


def _personal_texts(result: DocumentResult) -> frozenset[str]:
    """The personal data of a document as printed, those long enough to be told from other words."""
    from extractors.disclosure.personal_data.find import find_personal_data

    texts = [page.text for page in result.pages]
    found = (texts[d.page_number - 1][d.char_start : d.char_end] for d in find_personal_data(texts))
    return frozenset(text for text in found if sum(c.isalnum() for c in text) >= _TELLING)


def _masked(result: DocumentResult) -> DocumentResult:
    from extractors.disclosure.personal_data.find import find_personal_data
    from extractors.disclosure.personal_data.masking import mask_result

    spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for datum in find_personal_data([page.text for page in result.pages]):
        spans[datum.page_number].append((datum.char_start, datum.char_end))
    told = tuple(_told_as_masked(issue) if issue.code == "PERSONAL_DATA" else issue for issue in result.issues)
    return mask_result(replace(result, issues=told), spans)


def _told_as_masked(issue: Issue) -> Issue:
    """The issue that counts personal data, for a release in which it is masked."""
    counted = issue.message.partition(" Look at ")[0]
    return replace(issue, severity="info", message=f"{counted} Masked in this release. Nothing to do.")

"""The site as part of a release: shows the documents that were published, with the text that was published."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from curated.errors import SetupError
from curated.metadata.release_days import readable_version_of
from curated.records import DocumentResult
from curated.tables.previous_release import published_issues, published_pages
from curated.validation.fit_to_schema import fit_result
from extractors.base.settings import Limits
from flows.processing.tasks import DocumentJob
from flows.review.image_store import PictureStore
from flows.review.render_jobs import draw_missing
from flows.review.site import SITE, SiteWriter, name_release

_OWN = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class SitePart:
    """Writes ``site/`` into a release. ``results`` can be read more than once and comes ordered by document id.

    ``jobs`` says, by document id, where the files are from which pictures of pages are drawn.
    """

    results: Iterable[DocumentResult]
    jobs: Mapping[str, DocumentJob]
    out_dir: Path
    limits: Limits
    workers: int
    title: str

    @property
    def identity(self) -> str:
        """A digest of the code, templates and styles of the site and of its title."""
        digest = hashlib.sha256(self.title.encode())
        for path in sorted(p for p in _OWN.rglob("*") if p.suffix in (".py", ".html", ".css", ".js")):
            digest.update(path.relative_to(_OWN).as_posix().encode() + b"\0" + path.read_bytes())
        return f"site {digest.hexdigest()}"

    def write(self, candidate: Path, version: str) -> None:
        """Write the site of the release in ``candidate``.

        Raises:
            OSError: the file system refuses.
        """
        writer = SiteWriter(candidate / SITE, PictureStore(self.out_dir), self._draw)
        for result in self._published(candidate):
            writer.take(result)
        shown = writer.document_ids
        loose = (issue for issue in published_issues(candidate) if issue.document_id not in shown)
        writer.finish(loose, self.title)
        name_release(writer.folder, version, readable_version_of(candidate))

    def _draw(self, document_ids: Sequence[str]) -> None:
        jobs = [self.jobs[i] for i in document_ids if i in self.jobs]
        with suppress(SetupError):  # no workers can be had now: a site without some pictures is better than no release
            draw_missing(jobs, self.out_dir, self.limits, self.workers)

    def _published(self, candidate: Path) -> Iterator[DocumentResult]:
        published = published_pages(candidate)
        wanted = next(published, None)
        for result in self.results:
            if wanted is None:
                return
            if result.document.document_id == wanted[0]:
                yield as_published(fit_result(result), wanted[1])
                wanted = next(published, None)


def as_published(result: DocumentResult, texts: Mapping[int, str]) -> DocumentResult:
    """The result without anything of pages whose published text is another than what was read, but that text.

    The results here went the same way as those of the tables; this is the lock behind the door.
    """
    changed = {p.page_number for p in result.pages if texts.get(p.page_number) != p.text}
    if not changed:
        return result
    tables = tuple(t for t in result.tables if t.page_number not in changed)
    kept = {t.table_id for t in tables}
    items = tuple(i for i in result.agenda_items if i.page_number not in changed)
    votes = tuple(v for v in result.votes if v.page_number not in changed)
    told = {v.vote_seq for v in votes}
    return replace(
        result,
        pages=tuple(
            replace(p, text=texts.get(p.page_number, ""), text_raw=None, words=(), lines=())
            if p.page_number in changed
            else p
            for p in result.pages
        ),
        entities=tuple(e for e in result.entities if e.page_number not in changed),
        corrections=tuple(c for c in result.corrections if c.page_number not in changed),
        tables=tables,
        agenda_items=items,
        votes=votes,
        vote_positions=tuple(p for p in result.vote_positions if p.vote_seq in told),
        cells=tuple(c for c in result.cells if c.table_id in kept),
    )

"""A PDF opened by its two readers: pdfium for pictures, plain print and what pdfminer cannot read; pdfminer.six for the rest."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from curated.errors import LimitExceeded, UnreadableInput
from curated.records import Issue, Word
from extractors.base.page_reading import FormWidget
from extractors.pdf.annotations import Widget, displayed_boxes, flattened
from extractors.pdf.content import PageContent
from extractors.pdf.pdfium_glyphs import pdfium_content
from extractors.pdf.pdfium_reader import plain_print_content
from extractors.pdf.pdfminer_reader import PdfminerFile
from extractors.pdf.render import Picture, painted_over, render_page
from extractors.pdf.shells import shell_issues
from extractors.pdf.visibility import hidden_words

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_PASSWORD_NEEDED = 4  # FPDF_ERR_PASSWORD
_TRAILER_WITHIN = 2048  # bytes at the end in which a whole PDF has its %%EOF
# pdfminer raises anything from KeyError to RecursionError on damaged files; MemoryError must reach the caller.
_PDFMINER_TROUBLE = (Exception,)


class PdfFile:
    """An open PDF. ``pages`` is its number of pages; ``issues`` what was wrong with it and could be mended."""

    def __init__(self, path: Path) -> None:
        """Open with the empty password, which is enough where only printing or changing is forbidden.

        Raises:
            UnreadableInput: PDF_ENCRYPTED, PDF_DAMAGED or PDF_NO_PAGES.
        """
        self._pdfium = _open_pdfium(path)
        self._pdfminer: PdfminerFile | None = None
        try:
            self._pdfminer = PdfminerFile(path)
        except MemoryError:
            raise
        except _PDFMINER_TROUBLE:
            if self._pdfium is None:
                raise _damaged() from None
        self._kept: tuple[int, PdfPage] | None = None
        self._redacted: dict[int, list[tuple[float, float, float, float]]] = {}
        self._widgets: dict[int, list[Widget]] = {}
        self._draw_annotations()
        self.pages = max(len(self._pdfium) if self._pdfium else 0, self._pdfminer.pages if self._pdfminer else 0)
        if self.pages == 0:
            self.close()
            raise UnreadableInput("the PDF has no pages: create it again", "PDF_NO_PAGES")
        self.issues = (
            *_repair_issues(path, self._pdfium is not None, self._pdfminer),
            *(shell_issues(self._pdfium) if self._pdfium else ()),
        )

    def _draw_annotations(self) -> None:
        """Draw what lies over the pages into them, so that every reader meets it as words; open the file anew with it."""
        if self._pdfium is None or self._pdfminer is None:
            return
        with suppress(*_PDFMINER_TROUBLE):
            found = self._pdfminer.annotations()
            self._redacted, self._widgets = found.redacted, found.widgets
            if found.drawn:
                import pypdfium2

                drawn = flattened(self._pdfium, found.drawn)
                pdfium, miner = pypdfium2.PdfDocument(drawn), PdfminerFile(drawn)
                if len(pdfium) == len(self._pdfium):
                    self._pdfium.close()
                    self._pdfminer.close()
                    self._pdfium, self._pdfminer = pdfium, miner

    def hidden_words(self, page_number: int, words: Sequence[Word]) -> list[Word]:
        """Those of the page's words that no reader sees; none where pdfium cannot tell."""
        if self._pdfium is None or page_number > len(self._pdfium):
            return []
        layered = self._pdfminer is not None and self._pdfminer.is_layered
        with suppress(*_pdfium_errors()):
            marked = displayed_boxes(self._pdfium, page_number, self._redacted.get(page_number, ()))
            return hidden_words(self._loaded(self._pdfium, page_number), words, marked, layered=layered)
        return []

    def widgets(self, page_number: int) -> tuple[FormWidget, ...]:
        """The fields of a form on the page; none where pdfium cannot say where they stand."""
        own = self._widgets.get(page_number, [])
        if self._pdfium is None or not own or page_number > len(self._pdfium):
            return ()
        with suppress(*_pdfium_errors()):
            boxes = displayed_boxes(self._pdfium, page_number, [w.rect for w in own])
            return tuple(FormWidget(box, w.name, w.is_ticked) for box, w in zip(boxes, own, strict=True))
        return ()

    def content(self, page_number: int, *, in_detail: bool = False) -> PageContent:
        """What the page draws: by pdfium where the page leaves no doubt what its letters are, else by pdfminer.

        ``in_detail``: by pdfminer in any case, or by pdfium glyph for glyph where pdfminer fails.

        Raises:
            UnreadableInput: PAGE_DAMAGED, when neither can read it. LimitExceeded: PAGE_TOO_LARGE.
        """
        damage: UnreadableInput | None = None
        if self._pdfminer is not None and page_number <= self._pdfminer.pages:
            try:
                content = (
                    None if in_detail else self._by_fast_reader(self._pdfminer, page_number)
                ) or self._pdfminer.content(page_number)
                if content.width > 0 and content.height > 0:
                    return content
            except (MemoryError, LimitExceeded):
                raise
            except UnreadableInput as error:
                damage = error
            except _PDFMINER_TROUBLE:
                pass  # the second reader has its turn
        second = self.content_by_pdfium(page_number)
        if second is None or (damage is not None and not second.glyphs):
            raise damage or UnreadableInput(
                f"page {page_number} is damaged and cannot be read: repair the PDF or scan the page again",
                "PAGE_DAMAGED",
            )
        return second

    def _by_fast_reader(self, miner: PdfminerFile, page_number: int) -> PageContent | None:
        if self._pdfium is not None and page_number <= len(self._pdfium) and miner.is_plain(page_number):
            with suppress(*_pdfium_errors()):
                return plain_print_content(self._loaded(self._pdfium, page_number))
        return None

    def _loaded(self, pdfium: PdfDocument, page_number: int) -> PdfPage:
        """The page of a number, kept for the next look at it: loading costs as much as reading a fair part of its print."""
        if self._kept is None or self._kept[0] != page_number:
            self._close_page()
            self._kept = page_number, pdfium[page_number - 1]
        return self._kept[1]

    def _close_page(self) -> None:
        if self._kept is not None:
            self._kept[1].close()
            self._kept = None

    def content_by_pdfium(self, page_number: int) -> PageContent | None:
        """The page's glyphs by pdfium alone; None when it cannot read the page."""
        if self._pdfium is not None:
            with suppress(*_pdfium_errors()):
                return pdfium_content(self._pdfium, page_number)
        return None

    def render(self, page_number: int, dpi: int, most_pixels: int) -> Picture:
        """The page as a greyscale picture.

        Raises:
            UnreadableInput: PAGE_DAMAGED. LimitExceeded: PAGE_TOO_LARGE.
        """
        self._check_before_drawing(page_number)
        if self._pdfium is not None and page_number <= len(self._pdfium):
            with suppress(*_pdfium_errors()):
                picture = render_page(self._pdfium, page_number, dpi, most_pixels)
                if rects := self._redacted.get(page_number):
                    picture = painted_over(picture, displayed_boxes(self._pdfium, page_number, rects))
                return picture
        raise UnreadableInput(
            f"page {page_number} cannot be rendered: repair the PDF or scan the page again", "PAGE_DAMAGED"
        )

    def _check_before_drawing(self, page_number: int) -> None:
        """Refuse what would fill the memory; a page that is merely damaged is for pdfium to try."""
        if self._pdfminer is not None and page_number <= self._pdfminer.pages:
            try:
                self._pdfminer.check(page_number)
            except (MemoryError, LimitExceeded):
                raise
            except _PDFMINER_TROUBLE:
                return

    def close(self) -> None:
        """Close both readers."""
        if self._pdfminer is not None:
            self._pdfminer.close()
        self._close_page()
        if self._pdfium is not None:
            self._pdfium.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _open_pdfium(path: Path) -> PdfDocument | None:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
        len(document)
        return document
    except pypdfium2.PdfiumError as error:
        if error.err_code == _PASSWORD_NEEDED and _is_locked(path):
            raise UnreadableInput(
                "the PDF is encrypted and needs a password: ask for an open copy or remove the protection",
                "PDF_ENCRYPTED",
            ) from error
        return None


def _is_locked(path: Path) -> bool:
    """Whether the file speaks of encryption at all: pdfium may still report the error of the file before it."""
    return b"/Encrypt" in path.read_bytes()


def _pdfium_errors() -> tuple[type[Exception], ...]:
    import pypdfium2

    return (pypdfium2.PdfiumError, ValueError, OSError, IndexError)


def _damaged() -> UnreadableInput:
    return UnreadableInput("the PDF is damaged beyond reading: fetch it again or repair it (qpdf)", "PDF_DAMAGED")


def _repair_issues(path: Path, by_pdfium: bool, miner: PdfminerFile | None) -> tuple[Issue, ...]:
    with path.open("rb") as stream:
        stream.seek(0, 2)
        stream.seek(max(stream.tell() - _TRAILER_WITHIN, 0))
        whole = b"%%EOF" in stream.read()
    if whole and by_pdfium and miner is not None:
        return ()
    what = "it is cut off" if not whole else "one of two readers cannot open it"
    message = f"the PDF is damaged ({what}) and was read as far as possible: fetch it again and compare its pages"
    return (Issue(stage="inspect", code="PDF_DAMAGED", severity="warning", message=message),)

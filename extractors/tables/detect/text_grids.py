"""Tables of text dumps: blocks of TAB-separated lines, Markdown pipe tables, HTML tables, columns set with blanks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.tables.detect.grid import RawCell, RawGrid, content_size, grid_from_rows
from extractors.tables.detect.html import find_html_tables
from extractors.tables.detect.space_aligned import has_space_columns, space_aligned_grid
from extractors.tables.detect.title import title_above
from extractors.tables.detect.wrapped_labels import first_text, goes_on, join_wrapped_rows

_ALIGNMENT = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_PIPE = re.compile(r"(?<!\\)\|")
_SECTION_ROW = re.compile(r"§\s?\d+[a-z]?")
_LEADER = re.compile(r"(?:\.\s?){4,}")


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of a dump with its offset in the page's raw text, without the newline."""

    start: int
    text: str

    @property
    def is_blank(self) -> bool:
        """Whether nothing is printed on it."""
        return not self.text.strip()


def find_text_grids(text: str, page_number: int) -> list[RawGrid]:
    """The tables of one page of a text dump, in the order of the page, each with the caption line above it."""
    html = find_html_tables(text)
    found: list[tuple[int, RawGrid]] = []
    found += [(start, replace(grid, page_number=page_number)) for start, _, grid in html]
    free = [line for line in _lines(text) if not any(start <= line.start < end for start, end, _ in html)]
    for block in _blocks(free, _is_pipe_line):
        found += [(block[0].start, grid) for grid in _pipe_grids(block, page_number)]
    wrapped = _wrapped_labels(free)
    for block in _blocks(free, lambda li: ("\t" in li.text or li.start in wrapped) and not _is_pipe_line(li)):
        found += [(part[0].start, grid) for part in _parts(block) for grid in _tab_grids(part, page_number)]
    pieces = _wrapped_among_blanks(free)
    for block in _blocks(
        free, lambda li: (has_space_columns(li.text) or li.start in pieces) and li.start not in wrapped
    ):
        set_with_blanks = space_aligned_grid([(line.start, line.text) for line in block], page_number)
        if set_with_blanks and not _is_contents(_rows_of(set_with_blanks)):
            found.append((block[0].start, set_with_blanks))
    found.sort(key=lambda item: item[0])
    return [replace(grid, title=title_above(text, start)) for start, grid in found]


def _lines(text: str) -> list[TextLine]:
    lines, start = [], 0
    for piece in text.split("\n"):
        lines.append(TextLine(start, piece))
        start += len(piece) + 1
    return lines


def _blocks(lines: Sequence[TextLine], wanted: Callable[[TextLine], bool]) -> Iterator[list[TextLine]]:
    """Runs of wanted lines without any other line between them."""
    block: list[TextLine] = []
    for line in lines:
        if wanted(line) and (not block or line.start == block[-1].start + len(block[-1].text) + 1):
            block.append(line)
            continue
        if block:
            yield block
        block = [line] if wanted(line) else []
    if block:
        yield block


def _is_pipe_line(line: TextLine) -> bool:
    return len(_PIPE.findall(line.text)) >= 1 and not line.text.strip().startswith("||")


def _parts(block: list[TextLine]) -> Iterator[list[TextLine]]:
    """A block cut where a row holds nothing but „§ 2“: what follows is the table of the next section."""
    part: list[TextLine] = []
    for line in block:
        if part and _SECTION_ROW.fullmatch(line.text.strip()):
            yield part
            part = []
            continue
        part.append(line)
    if part:
        yield part


def _wrapped_labels(lines: Sequence[TextLine]) -> set[int]:
    """The starts of lines without TAB that stand directly between two lines with TABs: pieces of a label that wraps."""
    return {
        line.start
        for before, line, after in zip(lines, lines[1:], lines[2:], strict=False)
        if "\t" in before.text and "\t" in after.text and "\t" not in line.text and not line.is_blank
    }


def _wrapped_among_blanks(lines: Sequence[TextLine]) -> set[int]:
    """The starts of lines without columns, next to one whose columns are set with blanks, that its label begins or ends with."""
    found: set[int] = set()
    for before, line, after in zip((None, *lines), lines, (*lines[1:], None), strict=False):
        if line.is_blank or "\t" in line.text or has_space_columns(line.text):
            continue
        upper = first_text(before.text) if before is not None and has_space_columns(before.text) else ""
        lower = first_text(after.text) if after is not None and has_space_columns(after.text) else ""
        own = line.text.strip()
        if goes_on(upper, own) or (upper and goes_on(own, lower)):
            found.add(line.start)
    return found


def _tab_grids(block: Sequence[TextLine], page_number: int) -> list[RawGrid]:
    """The one table of a block of TAB-separated lines, or none when it is a head block or a table of contents."""
    rows = join_wrapped_rows([list(_cells(line, _between(line.text, "\t"), r)) for r, line in enumerate(block)])
    grid = grid_from_rows(rows, page_number, "text")
    wide_rows = sum(sum(1 for cell in row if cell.text) >= 2 for row in rows)
    if min(content_size(grid)) < 2 or wide_rows < 2 or _is_label_list(rows) or _is_contents(rows):
        return []
    return [grid]


def _pipe_grids(block: Sequence[TextLine], page_number: int) -> list[RawGrid]:
    """The table of a block of lines with pipes. Without an alignment row every line must be framed by pipes."""
    ruled = [i for i, line in enumerate(block) if _ALIGNMENT.fullmatch(line.text) and "-" in line.text]
    framed = all(line.text.strip().startswith("|") and line.text.strip().endswith("|") for line in block)
    if not ruled and not (framed and len(block) >= 2):
        return []
    first = max(ruled[0] - 1, 0) if ruled else 0
    body = [line for i, line in enumerate(block) if i >= first and i not in ruled]
    rows = [list(_cells(line, _pipe_spans(line.text), r)) for r, line in enumerate(body)]
    grid = grid_from_rows(rows, page_number, "text")
    rows_filled, cols_filled = content_size(grid)
    if rows_filled < 2 or cols_filled < 2:
        return []
    named = bool(ruled) and ruled[0] > 0 and any(cell.text for cell in rows[0])
    return [replace(grid, header_rows=1 if named else (0 if ruled else None))]


def _between(text: str, separator: str) -> Iterator[tuple[int, int]]:
    start = 0
    for piece in text.split(separator):
        yield start, start + len(piece)
        start += len(piece) + 1


def _pipe_spans(text: str) -> Iterator[tuple[int, int]]:
    """The slices between unescaped pipes; the frame's own pipes open and close no cell."""
    bars = [m.start() for m in _PIPE.finditer(text)]
    starts = [0] + [b + 1 for b in bars]
    ends = [*bars, len(text)]
    spans = list(zip(starts, ends, strict=True))
    if text.lstrip().startswith("|"):
        spans = spans[1:]
    if spans and text.rstrip().endswith("|"):
        spans = spans[:-1]
    return iter(spans)


def _cells(line: TextLine, spans: Iterator[tuple[int, int]], row: int) -> Iterator[RawCell]:
    for col, (start, end) in enumerate(spans):
        piece = line.text[start:end]
        bare = piece.strip()
        begin = line.start + start + (len(piece) - len(piece.lstrip()))
        yield RawCell(row=row, col=col, text=bare, spans=((begin, begin + len(bare)),) if bare else ())


def _is_label_list(rows: Sequence[Sequence[RawCell]]) -> bool:
    """Whether the block is „label: value“ lines set with tabs, as in the head of a council paper: no table."""
    filled = [[cell.text for cell in row if cell.text] for row in rows if any(cell.text for cell in row)]
    labelled = sum(any(text.endswith(":") for text in row[:-1]) for row in filled)
    return 2 * labelled >= len(filled)


def _rows_of(grid: RawGrid) -> list[list[RawCell]]:
    rows: list[list[RawCell]] = [[] for _ in range(grid.row_count)]
    for cell in grid.cells:
        rows[cell.row].append(cell)
    return rows


def _is_contents(rows: Sequence[Sequence[RawCell]]) -> bool:
    """Whether the block is a table of contents: titles with page numbers that never fall, and nothing else over them."""
    pages: list[int] = []
    others = 0  # rows whose second text is no page number
    for row in rows:
        filled = [cell.text for cell in row if cell.text]
        if len(filled) == 2 and re.fullmatch(r"\d{1,4}", filled[1]):
            pages.append(int(filled[1]))
        elif len(filled) >= 2:
            others += 1
    leaders = sum(bool(_LEADER.search(cell.text)) for row in rows for cell in row)
    headed = any(re.fullmatch(r"(?:<\w+>)?Seiten?(?:</\w+>)?", cell.text) for cell in rows[0])
    if len(pages) < 2 or pages != sorted(pages):
        return False
    return headed or 2 * leaders >= len(pages) or (not others and len(set(pages)) == len(pages))

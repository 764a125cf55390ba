"""Draws the tables found on a page over it: ``python -m benchmarks.draw_grids FILE.pdf PAGE OUT.png``.

Frame: the table; boxes: its cells – grey header, blue text, green a number its sums verify, red one they contradict, orange a
number that no sum checks. For ``docs/tables.md`` and for looking at what went wrong.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from curated.records import Box, Cell
from extractors.document import read_tables
from extractors.pdf.render import render_page

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 92
_MARGIN = 1.5  # points around a cell's text
_AROUND = 36  # points of the page shown around the tables
_COLOURS = 128  # of the palette that keeps the file small
_VERDICTS = {"verified": (0, 140, 60), "contradicted": (210, 0, 0), "unchecked": (230, 140, 0)}


def draw_page(path: Path, page_number: int) -> Image:
    """The page with frames around its tables and boxes around their cells, cut to the tables with a little around them."""
    import pypdfium2
    from PIL import Image as Images
    from PIL import ImageDraw

    found = read_tables(path)
    tables = [t for t in found.tables if t.page_number == page_number and t.box is not None]
    picture = render_page(pypdfium2.PdfDocument(path), page_number, DPI, 50_000_000)
    image = picture.image.convert("RGB")
    overlay = Images.new("RGBA", image.size)
    pen = ImageDraw.Draw(overlay)
    ids = {t.table_id for t in tables}
    for cell in (c for c in found.cells if c.table_id in ids and c.box is not None and c.text):
        colour = _colour(cell)
        pen.rectangle(_pixels(cell.box, picture.dpi, _MARGIN), outline=(*colour, 255), fill=(*colour, 40))
    for table in tables:
        pen.rectangle(_pixels(table.box, picture.dpi, 4), outline=(90, 0, 160, 255), width=2)
    drawn = Images.alpha_composite(image.convert("RGBA"), overlay).convert("RGB")
    frames = [_pixels(t.box, picture.dpi, _AROUND) for t in tables]
    if frames:
        left, top, right, bottom = zip(*frames, strict=True)
        drawn = drawn.crop((int(max(min(left), 0)), int(max(min(top), 0)), int(max(right)), int(max(bottom))))
    return drawn.quantize(_COLOURS, dither=Images.Dither.NONE)


def _colour(cell: Cell) -> tuple[int, int, int]:
    if cell.is_header:
        return 110, 110, 110
    return (40, 90, 200) if cell.number is None else _VERDICTS[cell.check]


def _pixels(box: Box | None, dpi: int, margin: float) -> tuple[float, float, float, float]:
    assert box is not None, "only tables and cells with a box are drawn"
    scale = dpi / 72
    return (box.x0 - margin) * scale, (box.y0 - margin) * scale, (box.x1 + margin) * scale, (box.y1 + margin) * scale


if __name__ == "__main__":
    draw_page(Path(sys.argv[1]), int(sys.argv[2])).save(sys.argv[3], optimize=True)

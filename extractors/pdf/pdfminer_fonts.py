"""Whether a page's fonts and marks leave no doubt what its letters are, told from its resources alone."""

from __future__ import annotations

from collections.abc import Iterator

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1

_DEPTH = 4  # forms within one another


def is_plain(page: PDFPage) -> bool:
    """Whether every composite font says what its codes mean, none is Type 3, and no ActualText stands in for letters.

    Readers differ in what they guess where a composite font (PDF 32000-1, 9.7) has no ToUnicode map, and one of them resolves
    ActualText (14.9.4) in a way of its own. Raises whatever pdfminer raises on damaged content.
    """
    if any(b"ActualText" in _data(resolve1(part)) for part in page.contents):
        return False
    return all(_says_what_its_codes_mean(font) for font in _fonts(resolve1(page.resources), _DEPTH, set()))


def _fonts(resources: object, depth: int, seen: set[int]) -> Iterator[dict[str, object]]:
    if not isinstance(resources, dict):
        return
    fonts = resolve1(resources.get("Font"))
    for font in map(resolve1, fonts.values() if isinstance(fonts, dict) else ()):
        if isinstance(font, dict):
            yield font
    properties = resolve1(resources.get("Properties"))
    for marks in map(resolve1, properties.values() if isinstance(properties, dict) else ()):
        if isinstance(marks, dict) and "ActualText" in marks:
            yield {"Subtype": None}  # as good as a font that says nothing
    forms = resolve1(resources.get("XObject")) if depth else None
    for reference in forms.values() if isinstance(forms, dict) else ():
        number = reference.objid if isinstance(reference, PDFObjRef) else id(reference)
        form = resolve1(reference)
        if number not in seen and isinstance(form, PDFStream) and str(resolve1(form.get("Subtype"))) == "/'Form'":
            seen.add(number)
            yield from _fonts(resolve1(form.get("Resources")), depth - 1, seen)


def _says_what_its_codes_mean(font: dict[str, object]) -> bool:
    kind = str(resolve1(font.get("Subtype")))
    if kind == "/'Type0'":
        return "ToUnicode" in font
    if kind not in ("/'TrueType'", "/'Type1'", "/'MMType1'"):
        return False
    # A font program's own encoding is read by each reader in its own way.
    return "Encoding" in font or "ToUnicode" in font or "FontDescriptor" not in font


def _data(part: object) -> bytes:
    return part.get_data() if isinstance(part, PDFStream) else b""

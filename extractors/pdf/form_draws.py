"""How much a page's form XObjects draw in all, told before any reader draws them.

A form may draw others, each of them twice: thirty such forms in five kilobytes are a thousand million pieces, and a reader that
takes them apart fills the memory. Here every form is looked at once, so the count takes no longer than the file is large.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1

_DRAWN = re.compile(rb"/([^\s/<>\[\](){}%]{1,127})\s+Do\b")
_DEPTH = 40  # forms within one another; pdfium and pdfminer give up before
_SMALL = 20_000  # bytes of all forms of a page, packed: without nesting they unpack to less than any limit


def drawn_bytes(page: PDFPage) -> int:
    """Bytes of content that drawing the page means: those of its own streams and those of each form as often as it is drawn.

    Pages whose forms draw no others and are small count as 0: nothing of them has to be unpacked for it. Raises whatever
    pdfminer raises on damaged content.
    """
    forms = dict(_forms(resolve1(page.resources)))
    packed = sum(len(form.get_rawdata() or b"") for _, form in forms.values())
    if packed <= _SMALL and not any(dict(_forms(resolve1(form.get("Resources")))) for _, form in forms.values()):
        return 0
    content = b"\n".join(part.get_data() for part in map(resolve1, page.contents) if isinstance(part, PDFStream))
    return _Count().of(content, resolve1(page.resources), 0)


@dataclass(slots=True)
class _Count:
    known: dict[int, int] = field(default_factory=dict)  # bytes by the number of the form
    open: set[int] = field(default_factory=set)

    def of(self, content: bytes, resources: object, depth: int) -> int:
        """The bytes of this content with all that it draws."""
        total = len(content)
        forms = dict(_forms(resources)) if depth < _DEPTH else {}
        for name, times in Counter(_DRAWN.findall(content)).items() if forms else ():
            if name in forms:
                number, form = forms[name]
                total += times * self._of_form(number, form, resources, depth + 1)
        return total

    def _of_form(self, number: int, form: PDFStream, resources: object, depth: int) -> int:
        if number in self.open:
            return 0  # draws itself: every reader stops at that
        if number not in self.known:
            self.open.add(number)
            # A form without resources of its own draws with those of what draws it (PDF 32000-1, 7.8.3).
            own = resolve1(form.get("Resources")) or resources
            self.known[number] = self.of(form.get_data() or b"", own, depth)
            self.open.discard(number)
        return self.known[number]


def _forms(resources: object) -> Iterator[tuple[bytes, tuple[int, PDFStream]]]:
    """The forms that resources name, by the name they are drawn by, with their numbers in the file."""
    named = resolve1(resources.get("XObject")) if isinstance(resources, Mapping) else None
    for name, reference in named.items() if isinstance(named, Mapping) else ():
        form = resolve1(reference)
        if isinstance(form, PDFStream) and str(resolve1(form.get("Subtype"))) == "/'Form'":
            number = reference.objid if isinstance(reference, PDFObjRef) else id(form)
            yield str(name).encode("latin-1", "replace"), (number, form)

"""Text that was decoded with the wrong code page ("fÃ¼r"), put right by ftfy line by line and reported word by word.

Only ftfy's repair of encodings runs. Its other steps would destroy evidence: it straightens quotes („ “ → "), NFKC turns
10³ into 103, HTML entities may be the subject of the text; Unicode forms and ligatures are ``characters``' work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from normalizers.text_trail import Edit

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b]")
# How sure an edit of ftfy is (0 to 1): whole sequences of UTF-8 hardly stand in a text by chance; chosen, not fitted.
_CONFIDENCE = 0.99
_PIECES = re.compile(r"\s+|\S+")


def mojibake(text: str) -> list[Edit]:
    """The edits that put wrongly decoded text right; line breaks are never touched."""
    if text.isascii():
        return []
    edits: list[Edit] = []
    start = 0
    for line in text.split("\n"):
        if may_be_bad(line):
            edits.extend(_repair_line(line, start))
        start += len(line) + 1
    return edits


def may_be_bad(line: str) -> bool:
    """Whether ftfy could change this line at all: its own test, behind two that are cheaper.

    ``ftfy.fix_encoding`` returns text unchanged unless ``ftfy.badness.is_bad`` holds (ftfy 6.3, ``_fix_encoding_one_step``).
    """
    if line.isascii() or _CONTROL.search(line):  # raw glyph numbers of a font without a code page are no mojibake
        return False
    from ftfy.badness import is_bad

    return is_bad(line)


def _repair_line(line: str, offset: int) -> Iterator[Edit]:
    from ftfy import TextFixerConfig, fix_encoding

    config = TextFixerConfig(uncurl_quotes=False, unescape_html=False, normalization="NFC", explain=False)
    fixed = fix_encoding(line, config)
    if fixed == line or any(fixed.count(c) != line.count(c) for c in "\n\r\f"):
        return
    before, after = _PIECES.findall(line), _PIECES.findall(fixed)
    starts = [m.start() for m in _PIECES.finditer(line)] + [len(line)]
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Edit(
                start=offset + starts[i1],
                end=offset + starts[i2],
                after="".join(after[j1:j2]),
                stage="mojibake",
                rule="encoding",
                confidence=_CONFIDENCE,
                evidence="ftfy: the bytes are UTF-8 that was read with another code page",
            )

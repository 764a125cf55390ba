"""The section sign where OCR has no § in its alphabet and reads 8, $, 5 or & in its place ("8 7 Abs. 2", "$ 26 GemHVO").

Only what can be nothing else is repaired: the wrong sign, parted by a blank from a section number, in front of what only
follows a section in German citations. "87 Abs. 2" stays: that may be § 7 or § 87.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers.edits import Edit

_LAW = (
    r"(?:GemO|GemHVO|GemKVO|GO|KV|KVG|LKrO|BauGB|BauNVO|LBO|BGB|StGB|GG|KAG|HGO|HKO|NKomVG|StVO|StVG|BImSchG|BNatSchG|NatSchG"
    r"|VwVfG|LVwVfG|VwGO|SGB|AO|EStG|UStG|VOB|UVgO|VgV|GWB|EigBG|EigBVO|SchG|WHG|WG|StrG|GVG|ROG|UVPG|KomHVO|KrO)"
)
_AFTER = rf"(?:[ ](?:Abs\.|Absatz|Satz|Nr\.|Ziff\.|Buchst\.)[ ]?\d|[ ](?:der|des)[ ]{_LAW}\b|[ ]{_LAW}\b)"
_NOT_BEHIND = r"(?<![\w§.,/$&-])(?<![\d§][ ])"  # another number or sign: then this is the next item of a list
_NUMBER = r"\d{1,4}[a-z]?"
_SECTION = re.compile(rf"{_NOT_BEHIND}(?:[85&](?=[ ]{_NUMBER}{_AFTER})|\$(?=[ ]?{_NUMBER}{_AFTER}))")
_SECTIONS = re.compile(
    rf"{_NOT_BEHIND}(?:88|&&|\$\$)(?=[ ]{_NUMBER}(?:,[ ]?{_NUMBER})*[ ](?:und|bis)[ ]{_NUMBER}{_AFTER})"
)


def section_signs(text: str) -> Iterator[Edit]:
    """The edits that restore § and §§."""
    for pattern, sign in ((_SECTION, "§"), (_SECTIONS, "§§")):
        for match in pattern.finditer(text):
            yield Edit(
                match.start(),
                match.end(),
                sign,
                "ocr_repair",
                f"{match[0]}→{sign}",
                0.99,
                "followed by a section and its law",
            )

"""What kind of paper a text is, by the form words of its first lines, its title or its shape."""

from __future__ import annotations

import re
from collections.abc import Sequence

from curated.vocabulary import DocumentType

_FORMS: tuple[tuple[re.Pattern[str], DocumentType], ...] = tuple(
    (re.compile(rf"^[#*_\s]*(?:{pattern})", re.IGNORECASE), kind)
    for pattern, kind in (
        (r"(?:(?:gemeinsame|ergänzende|schriftliche)\s)?stellungnahme\b(?!.{0,40}\b(?:der|des)\s(?:verwaltung|ortsverwaltung)\s*:)", "stellungnahme"),
        (r"(?:\w+[- ]?){0,3}(?:niederschrift|protokoll|sitzungsprotokoll|beschlussprotokoll)\b|auszug aus (?:dem|der) (?:protokoll|niederschrift)", "niederschrift"),
        (r"(?:beschluss|informations|mitteilungs|sitzungs|berichts|beratungs|ergänzungs|verwaltungs|rats|kreistags|gemeinderats|entscheidungs|tisch)vorlage\b", "vorlage"),
        (r"(?:mitteilung|bekanntgabe|bauantrag|bauvoranfrage|vorlage|drucksache)\s*$|(?:vorlage|drucksache) (?:für|an|zur)\b", "vorlage"),
        (r"(?:(?:interfraktionelle[rs]?|gemeinsame[rs]?|dringlicher?|mündliche[rs]?)\s+)*(?:änderungs|änderung|ergänzungs|prüf|dringlichkeits|haushalts|zusatz|eil)?-?antrag\b(?!\s*:\s*\S)(?!(?:st| an den| auf))", "antrag"),
        (r"(?:(?:interfraktionelle|gemeinsame|große|kleine|schriftliche|mündliche)\s+)*(?:ergänzungs|zusatz|rats)?-?anfrage\b(?!\s*:\s*\S)", "anfrage"),
        (r"(?:einladung|tagesordnung)\b", "einladung"),
        (r"(?:öffentliche |amtliche )?bekanntmachung\b", "bekanntmachung"),
    )
)  # fmt: skip
_TITLES: tuple[tuple[re.Pattern[str], DocumentType], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (r"haushaltssatzung|haushaltsplan\b|\bnachtrags(?:haushalt|plan)|^[#*\s]*(?:doppel)?haushalt\b|wirtschaftsplan\b|stellenplan\b|haushaltsbuch|finanzplan\b", "haushalt"),
        (r"^[#*\s]*(?:\d+\.\s)?(?:[\w-]*satzung\b|[\w-]*verordnung\b|[\w-]*(?:gebühren|geschäfts|benutzungs|entgelt)ordnung\b|änderungssatzung|richtlinien?\b)", "satzung"),
        (r"konzept\b|konzeption\b|programm\b|masterplan\b|strategie\b|leitbild\b|leitlinien\b|rahmenplan\b", "konzept"),
    )
)  # fmt: skip
_SLIDE_CHARS = 600  # a slide holds less text than this
_FIRST_LINES = 30


def document_type(pages: Sequence[str]) -> DocumentType:
    """The type of a paper: form words of the first 30 lines, then the shape of slides, then what the first lines call it."""
    lines = [spaced_letters_joined(line) for line in "\n".join(pages[:2]).splitlines() if line.strip()][:_FIRST_LINES]
    for index, line in enumerate(lines):
        flat = re.sub(r"\s+", " ", line.replace("\t", " ")).strip()
        for pattern, kind in _FORMS:
            if pattern.match(flat) and not (index > 12 and len(flat) > 60):
                return kind
    if looks_like_slides(pages):
        return "praesentation"
    for pattern, kind in _TITLES:
        if any(pattern.search(line) for line in lines[:10]):
            return kind
    labelled = re.compile(r"(?i)\b(?:vorlagen?|drucksachen?)[- ]?(?:nr|nummer)\b")
    return "vorlage" if any(labelled.search(line) for line in lines) else "sonstige"


def spaced_letters_joined(line: str) -> str:
    """„A N T R A G" → „ANTRAG"; other lines come back as they are."""
    if re.fullmatch(r"\s*(?:[^\W\d_] ){3,}[^\W\d_]\s*:?\s*", line):
        return line.replace(" ", "")
    return line


def looks_like_slides(pages: Sequence[str]) -> bool:
    """Many headings (Markdown) or many pages, and little text to each."""
    text = "\n".join(pages)
    headings = len(re.findall(r"(?m)^#{1,3} ", text))
    if headings >= 6:
        return len(text) / headings < _SLIDE_CHARS
    filled = sorted(len(page.strip()) for page in pages if page.strip())
    return len(filled) >= 6 and filled[len(filled) // 2] < _SLIDE_CHARS

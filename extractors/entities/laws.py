r"""Citations of statutes: „§ 26 Abs. 4 Satz 2 GemHVO", „§§ 14 Absatz 1 und 15 Absatz 1 und 2 des Gesetzes über …", bare „SGB IX".

``section`` holds the sections („14,15", „39 ff."), ``paragraph`` the Absätze (those of one section joined by commas,
sections by semicolons). ``law`` is the printed abbreviation, else the full name in the nominative. Headings of a
statute's own sections („§ 7 Gebühren") are no citations. „\S" and „$" before a number are a misread §.
"""

from __future__ import annotations

import re
from dataclasses import replace

from curated.records import Entity
from extractors.entities.anchored_search import matches_at, word_starts
from extractors.entities.law_names import (
    ABBREVIATION,
    BARE,
    BARE_WORD,
    EU_ACT,
    FULL_NAME,
    canonical_law,
    capitals_used,
    known_names,
)
from extractors.entities.mention import mention, one_line

_LETTER = r"(?:[ ]?[a-z](?![\w.)]))?"
_FF = r"(?:[ ]?ff?\.|[ ]ff(?!\w))?"
_LOOSE = r"[a-z](?![a-zäöüß])"  # a letter that belongs to its number, not to a word that lost its blank
_LIST = (
    rf"(?:(?:[ \n](?:und|u\.|oder|bis)[ \n]|[ ]?[-–][ ]?)\d+(?:{_LOOSE})?(?![\w.]|[ ]?%|[ \n]Abs|[ ]\()"
    r"|,[ ]?\d(?![\w.]|[ \n]Abs))*"
)
_PARTS = rf"""(?:,?[ \n]?(?:
      (?:Abs(?:atz|ätze|\.)?[ \n]?|\([ ]?)\d+(?:{_LOOSE})?{_LIST}\)?
    | (?:S(?:atz|ätze|\.|(?=[ ]\d))|H[Ss]\.|Halbs(?:atz|\.))[ \n]?\d+{_LIST}
    | (?:Nr(?:n)?(?:\.|(?=[ ]\d))|Nummer|Ziff(?:er|\.)|Z\.)[ \n]?\d+(?:{_LOOSE})?{_LIST}
    | (?:Buchst(?:abe|\.)|lit\.)[ \n]?[a-z]\)?
    | (?:\d\.[ ])?(?:Halbsatz|Alternative|Alt\.|Var\.)
    ))*"""
_SECTION = rf"\d+{_LETTER}{_FF}{_PARTS}"
# „$" is a misread § when a citation goes on behind its number.
_MISREAD = r"(?=[ ]?\d+[a-z]?[ ](?:Abs|\(|Nr\.|Satz\b|de[rs][ \n]|[A-ZÄÖÜ][A-Za-zÄÖÜäöü]*(?:G|O|GB)\b))"
_CITATION = re.compile(
    rf"""(?P<mark>§§?|\\S|(?<![\w)])\${_MISREAD}|(?P<article>(?<![\w-])(?:Art(?:t?\.|ikel[ns]?)|Paragra(?:ph|f)(?:en)?)))[ \n]?
         (?P<sections>{_SECTION}(?:(?:,[ \n]?|[ \n](?:und|oder|bis|sowie|u\.)[ \n]|[ ]?[-–][ ]?)(?:§§?[ ]?)?{_SECTION})*)
         (?P<law>[ \n](?:(?:des|der|dem|von|vom)[ \n])?(?:EU[ ])?(?:{EU_ACT}|{FULL_NAME}|{ABBREVIATION}))?""",
    re.VERBOSE,
)
_CITATION_START = re.compile(r"§|\\S|\$|Art|Paragra")
_PART = re.compile(
    r"""(?P<half>(?:\d\.[ ])?(?:H[Ss]\.|Halbs(?:atz|\.))(?:[ ]?\d+)?)
      | (?P<through>(?<=[ ]bis[ ]))?(?P<section>(?<![\d.])\d+(?:[ ]?[a-z](?![\w.)]))?(?:[ ]?ff?\.|[ ]ff(?!\w))?)
      | (?:Abs(?:atz|ätze|\.)?|\()[ ]?(?P<paragraph>\d+(?:[a-z](?![a-zäöüß]))?(?:(?:[ \n](?:und|u\.|oder
        |bis)[ \n]|[ ]?[-–][ ]?)\d+(?:[a-z](?![a-zäöüß]))?(?![\w.]|[ \n]?(?:Abs|\(\d))|,[ ]?\d(?![\w.]|[ \n]Abs))*)
      | S(?:atz|ätze|\.|(?=[ ]\d))[ ]?(?P<sentence>\d+(?:(?:,[ ]?|[ ](?:und|bis)[ ])\d+)*)
      | (?:Nr(?:n)?(?:\.|(?=[ ]\d))|Nummer|Ziff(?:er|\.)|Z\.)[ ]?(?P<number>\d+(?:[a-z](?![a-zäöüß]))?
        (?:[ ](?:bis|und|u\.|oder)[ ]\d+(?:[a-z](?![a-zäöüß]))?(?![\w.]|[ ](?:Abs|Nr|Satz|\())(?=[^,]|$))*)
      | (?:Buchst(?:abe|\.)|lit\.)[ ]?(?P<letter>[a-z])""",
    re.VERBOSE,
)
_HEADING_BEFORE = re.compile(r"(?:^|[\n\t\f])[#* ]*$")
_HEADING_AFTER = re.compile(r"[ ]*(?:\n|\t|$)|[ ]+[–-]?[ ]?(?:\([A-Z]|[A-ZÄÖÜ„])|[ ]*\(\d\)[ ][A-ZÄÖÜ]")
_TOGETHER = re.compile(r",?[ \n](?:i\.[ \n]?V\.[ \n]?m\.|iVm|in[ \n]Verbindung[ \n]mit)[ \n]")


def find_laws(text: str) -> list[Entity]:
    """All citations of a folded text, then bare names of statutes outside them."""
    starts = [match.start() for match in _CITATION_START.finditer(text)]
    citations = list(matches_at(text, _CITATION, starts))
    bare = {match.start(): match.end() for match in matches_at(text, BARE, word_starts(text, BARE_WORD))}
    capitals = list(capitals_used(text))
    names = known_names(text) if citations or bare or capitals else {}
    found: list[Entity] = []
    for match in citations:
        entity = _citation(text, match, names)
        if entity is not None:
            found.append(entity)
    found = _with_shared_law(text, found)
    taken = bytearray(len(text) + 1)
    for entity in found:
        taken[entity.char_start : entity.char_end] = b"\1" * (entity.char_end - entity.char_start)
    for start, end in (*bare.items(), *capitals):
        if not taken[start]:
            law = canonical_law(text[start:end], names)
            found.append(replace(mention("law", text, start, end, law), law=law))
            taken[start:end] = b"\1" * (end - start)
    return sorted(found, key=lambda entity: entity.char_start)


def _with_shared_law(text: str, found: list[Entity]) -> list[Entity]:
    """„§ 10 i. V. m. § 4 NKomVG": a citation without statute takes that of the one it is to be read together with."""
    shared: list[Entity] = []
    for entity in reversed(found):
        after = shared[-1] if shared else None
        joined = after is not None and _TOGETHER.fullmatch(text, entity.char_end, after.char_start)
        if entity.law is None and after is not None and joined and after.law is not None:
            entity = replace(entity, law=after.law, canonical=f"{entity.canonical} {after.law}")
        shared.append(entity)
    return shared[::-1]


def _citation(text: str, match: re.Match[str], names: dict[str, str]) -> Entity | None:
    printed, end = match["law"], match.end()
    if match["article"] and printed is None:
        return None  # „Artikel 1" of an amending statute, or an article of anything
    sections = match["sections"]
    if printed is None:
        end = match.end("sections")
        plain = re.fullmatch(r"\d+[ ]?[a-z]?", sections.strip()) is not None
        if (
            plain
            and _HEADING_BEFORE.search(text, max(0, match.start() - 4), match.start())
            and _HEADING_AFTER.match(text, end)
        ):
            return None
        end -= len(text[match.start() : end]) - len(text[match.start() : end].rstrip())
    law = canonical_law(printed, names) if printed else None
    fields = _fields(one_line(sections))
    canonical = one_line(f"{_mark(match)} {one_line(sections)} {law or ''}")
    return Entity(
        kind="law",
        text=text[match.start() : end],
        char_start=match.start(),
        char_end=end,
        method="grammar:law",
        canonical=canonical,
        law=law,
        section=fields["section"],
        paragraph=fields["paragraph"],
        sentence=fields["sentence"],
        number=fields["number"],
        letter=fields["letter"],
    )


def _mark(match: re.Match[str]) -> str:
    """The mark of a citation in its one spelling."""
    if match["article"]:
        return "Art." if match["article"].startswith("Art") else "§"
    return match["mark"].replace("\\S", "§").replace("$", "§")


def _fields(sections: str) -> dict[str, str | None]:
    """The numbers of a citation by what they count."""
    numbers: list[str] = []
    paragraphs: list[list[str]] = []
    others: dict[str, str | None] = {"sentence": None, "number": None, "letter": None}
    for part in _PART.finditer(sections):
        name, value = part.lastgroup or "", one_line(part[part.lastgroup or ""])
        if name == "section":
            plain = re.sub(r"(?<=\d)[ ](?=[a-z]$|[a-z] )", "", re.sub(r"[ ]?(ff|f(?=\.))\.?$", r" \1.", value))
            if part["through"] is not None and numbers:
                numbers[-1] += f"-{plain}"
            else:
                numbers.append(plain)
                paragraphs.append([])
        elif name == "paragraph" and paragraphs:
            paragraphs[-1].append(re.sub(r"[ ]?(?:und|u\.|oder|,)[ ]?", ",", value).replace(" bis ", "-"))
        elif name in others and others[name] is None:
            others[name] = re.sub(r"[ ]?(?:und|,)[ ]?", ",", value).replace(" bis ", "-")
    joined = ";".join(",".join(group) for group in paragraphs if group)
    return {"section": ",".join(numbers) or None, "paragraph": joined or None, **others}

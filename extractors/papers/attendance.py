"""How many members minutes count as present and absent; never who they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.entities.line_folding import fold
from extractors.entities.number_words import read_cardinal

_PAGES = 3  # in which minutes list who was there
_PRESENT = (
    r"(?:es[ ]sind[ ])?anwesend(?:e)?(?:[ ](?:sind|waren))?(?:[ ](?:\w+[ ])?(?:\w*mitglieder|\w*räte|stadtverordnete))?"
)
_ABSENT = (
    r"(?:es[ ])?fehl(?:t|en|ten|end)(?:e)?(?:[ ](?:un)?entschuldigt)?(?:[ ](?:\w+[ ])?\w*mitglieder)?"
    r"|(?:un)?entschuldigt(?:[ ](?:fehl\w+|abwesend|sind|waren))?|(?:es[ ]sind[ ])?abwesend(?:e)?(?:[ ]\w*mitglieder)?"
)
_LABEL = re.compile(
    rf"(?im)^[ ]*(?:\d+\.[ ]|[a-c]\)[ ])?(?:(?P<present>{_PRESENT})|(?P<absent>{_ABSENT}))"
    r"[ ]*(?:\([^()\n]*\)[ ]*)?(?:(?P<colon>:)[ \t]*|$)"
)
_NUMBER = re.compile(
    r"(?i)(?:zahl[ ]der[ ])(?P<which>an|ab)wesenden[ ]\w*mitglieder[ ]*:?[ \t]*(?P<after>\d{1,3})"
    r"|\b(?P<before>\d{1,3}|(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf))[ ]anwesenden[ ]\w*mitglieder"
)
_TITLE = (
    r"(?:Herr(?:en)?|Frau(?:en)?|Hr\.|Fr\.|(?:Ober|Orts)?[Bb]ürgermeister(?:in)?|Stadtr(?:at|ätin|äte)|Gemeinder(?:at|ätin|äte)"
    r"|Kreisr(?:at|ätin)|Rats(?:herr|frau|mitglied)|Ortsvorsteher(?:in)?|Dr\.|Prof\.|Beigeordnete[rn]?)"
)
_WORD = r"[A-ZÄÖÜ][\w'’-]+\.?"
_NAME = re.compile(
    rf"(?:[-–•*][ ]|\d{{1,2}}[.)][ ])?(?:{_TITLE}[ ]+(?:\S+[ ]?){{1,8}}|{_WORD},[ ]{_WORD}(?:[ ]{_WORD})?(?:[ ,(].*)?"
    rf"|{_WORD}(?:[ ](?:von|zu|van|de|{_WORD})){{1,4}}(?:[ ]?[,(].*)?)"
)
_GROUP = re.compile(
    r"(?:\S+[- ])?(?:Fraktion|Gruppe)[^\n]{0,40}:?|[A-ZÄÖÜ]{2,6}:|\([^()\n]*\)|(?:ab|bis)[ ]\d{1,2}[.:]\d\d[ ]Uhr"
)
_PERSON = re.compile(r"(?<!\w)(?:Herrn?|Frau|[HF]r\.)[ ](?!(?:Herrn?|Frau|[HF]r\.)[ ])")
_DEPUTY_OF = re.compile(r"(?:\([^()]*\)|(?<!\w)(?:für|f\.|i\.[ ]?V\.|in Vertretung|anstelle|statt)[ ].*)")
_GOES_ON = re.compile(rf"(?:,|;|\bund|\b{_TITLE})$")
_NONE = re.compile(r"(?i)(?:niemand|keine[rs]?|entfällt|[-–./]+)\.?")


@dataclass(frozen=True, slots=True)
class Attendance:
    """Members of the body present and absent; None where the minutes do not say."""

    present: int | None = None
    absent: int | None = None


def count_attendance(pages: Sequence[str]) -> Attendance:
    """The counts of the minutes' first pages: a number stated there, else the names listed below „Anwesend" and „Es fehlt".

    A list ends with the first line that is no name, so that staff and guests, who stand under headings of their own, are not
    counted. A list may stand in columns or hold several names a line, as long as every name says Herr or Frau; where lists stand
    beside each other („Anwesende | Entschuldigt"), the text does not tell whose cell is empty, and nobody is counted.
    Never raises.
    """
    text = fold("\n".join(pages[:_PAGES])).text
    counts: dict[str, int] = {}
    for which, end in _labels(text):
        listed = _listed(text, end)
        if listed is not None:
            counts[which] = counts.get(which, 0) + listed
    for stated in _NUMBER.finditer(text):
        which = "absent" if stated["which"] and stated["which"].casefold() == "ab" else "present"
        number = stated["after"] or stated["before"]
        value = int(number) if number.isdigit() else read_cardinal(number)
        if value is not None:
            counts[which] = value
    return Attendance(counts.get("present"), counts.get("absent"))


def _labels(text: str) -> Iterator[tuple[str, int]]:
    """Whether those present or absent follow, and where. Without a colon only what is no state behind each name („anwesend"):
    a word that stands so once, neither right below a name nor below another label.
    """
    found = [(match, "present" if match["present"] else "absent") for match in _LABEL.finditer(text)]
    bare = Counter(which for match, which in found if match["colon"] is None)
    above = -1
    for match, which in found:
        between = text[above : match.start()] if above >= 0 else "-"
        above = match.end()
        line_above = text[: match.start()].removesuffix("\n").rpartition("\n")[2].split("\t")[0].strip()
        if match["colon"] or (bare[which] == 1 and between.strip() and not _NAME.fullmatch(line_above)):
            yield which, match.end()


def _listed(text: str, start: int) -> int | None:
    """The names that follow a label: beside it, parted by commas, or one a line below; None when there are none."""
    beside, *below = text[start : start + 6000].split("\n")
    if beside.strip():
        return _beside(beside, below)
    count = 0
    for line in below:
        cell = line.strip()
        if not cell and count == 0:
            continue
        if _NONE.fullmatch(cell) and count == 0:
            return 0
        if _NAME.fullmatch(cell.split("\t")[0].strip()) and not cell.endswith(":"):
            people = _people(cell)
            if people is None:
                return None
            count += people
        elif not _GROUP.fullmatch(cell):
            break
    return count or None


def _people(line: str) -> int | None:
    """How many a line names that begins with a name; who is stood in for is not there. None when another cell may be a name."""
    first, *others = (_DEPUTY_OF.sub("", cell).strip() for cell in line.split("\t") if cell.strip())
    count = max(1, len(_PERSON.findall(first)))
    for cell in others:
        named = len(_PERSON.findall(cell))
        if named == 0 and _NAME.fullmatch(cell):
            return None
        count += named
    return count


def _beside(line: str, below: Sequence[str]) -> int | None:
    """The names of a running list, which goes on below after a comma, „und" or a title."""
    text = line.strip()
    for more in below[:12]:
        if not _GOES_ON.search(text):
            break
        text = f"{text} {more.strip()}"
    if _NONE.fullmatch(text):
        return 0
    if re.fullmatch(r"\d{1,3}", text):
        return int(text)
    names = [part for part in re.split(r"[,;]| und ", re.sub(r"\([^()]*\)", "", text)) if part.strip(" .")]
    return len(names) if all(re.search(rf"{_WORD}$", name.strip(" .")) for name in names) else None

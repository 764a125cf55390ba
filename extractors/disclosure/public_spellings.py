"""The words „öffentlich" and „nicht öffentlich" as scanners, stamps and typists leave them, led back to one spelling.

„nicht dffentiich", „N1CHTÖFFENTLICH", „nicht oeffentlich", „n i c h t  ö f f e n t l i c h": a weighted edit distance in which
letters that OCR confuses cost half (Levenshtein with confusion weights). The budget keeps „ordentlich", „wesentlich" and
„hoffentlich" apart from „öffentlich". A letter that a broken font lost – „(cid:1)", U+FFFD, „Ã¶" – stands for any letter.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ENDINGS = ("", "e", "er", "en", "es", "em")
_BUDGET = {"nicht": 1.0, "öffentlich": 1.5}
_ALIKE = ("ioöóòôdaQ06eéG", "il1|!íìjt/f", "ftlriſ", "ceo(e", "nmuhr", "hbkn", "öoóòôdQ06aGéo")
_OTHERS = re.compile(
    r"(?:hoffent|ordent|eigent|wesent)lich(?:e[rnsm]?)?|[lsdgwr]icht|nacht|acht|r?echt"
)  # words of their own
_SPACED = re.compile(r"(?<![^\W_])(?:[^\W_][ ]{1,3}){5,}[^\W_](?![^\W_])")
_TORN = re.compile(
    r"(?i)(?<!\w)n[\s.·_]?i[\s.·_]?c[\s.·_]?h[\s.·_]?t[\s.·_-]{0,3}[öo][\s.·_]?f[\s.·_]?f[\s.·_]?e[\s.·_]?n[\s.·_]?t[\s.·_]?l[\s.·_]?i"
    r"[\s.·_]?c[\s.·_]?h(?=(?:\s?e[rnsm]?)?(?!\w))"
)
_RUN = re.compile(r"(?<![^\W_])[^\W_] {1,3}[^\W_] {1,3}[^\W_] {1,3}[^\W_] {1,3}[^\W_] {1,3}[^\W_](?![^\W_])")
_TOKEN = re.compile(r"[^\s,;:()\[\]„“\"*‚‘’'`´]+")
_PAIRS = (
    "ff",
    "fe",
    "en",
    "nt",
    "tl",
    "li",
    "ic",
    "ch",
)  # of „öffentlich"; a word that is it, damaged or not, keeps three
_LONG = re.compile(r"[^\s,;:()\[\]„“\"*‚‘’'`´]{8,22}")
_LOST = re.compile(
    r"\(cid:\d+\)|[\ufffd\ue000-\uf8ff]+|Ã[¶–\x96]|[o¨´`]?[¨´`][o]?(?=f{1,2}ent)"
    r"|(?<![a-zäöü])[^\w\s()\[\].,;:/|-]{1,2}(?=ffentlich)"
)
"""What stands where a letter was that a font without a usable map lost, or bytes that were read in another encoding."""
_ESCAPED = re.compile(r"(?i)(?:\\u00[fd]6|&ouml;|&#246;|%C3%B6|=C3=B6)(?=f{1,2}e)")
"""„ö" as programs write it that pass text on."""
_GLUED = re.compile(
    r"(?<=[A-Za-zÄÖÜäöüß\d])(?=(?:Nicht-?[öÖ]ffentlich|NICHTÖFFENTLICH|Vertraulich|VERTRAULICH))(?<!VS-)"
    r"|(?<=ichtöffentlich)(?=[A-ZÄÖÜ])"
)
"""Where a word of publicity is glued to the cells beside it."""
_LIGATURE = re.compile(r"(?i)((?<![a-zäöü])(?:nicht[- ]?)?[öo])(?:[^\w\n]| )?(?=entlich)")
"""„ö entlich": the two letters of a ligature that a font without a map lost."""
_WIDE = re.compile(r"[\uff01-\uff5e]")  # letters of full width
_WILD = "\ufffd"
_PHRASES: tuple[tuple[re.Pattern[str], str, tuple[str, ...]], ...] = tuple(
    (re.compile(pattern), word, needs)
    for pattern, word, needs in (
        (
            r"(?i)(?<!\w)nicht[-– ]{0,3}öff(?:ent[l1|!i]?)?(?:\.|(?!\w))|(?<!\w)nicht[-– ]{0,3}öff[a-z]{0,6}\."
            r"|(?<!\w)nicht[- ]?(?-i:Ö)(?!\w)",
            "nichtöffentlich",
            ("nicht",),
        ),
        (
            r"(?<!\w)(?:[nN]\. ?-?[öÖ]\.?|NÖ(?:ff\.?|[ST])?|nÖ|Nö|nöff\.?|n\. ?öff(?:entl)?\.?)(?![\w])"
            r"|(?<=\d[/_-])n[öÖ](?![\w-])",
            "nichtöffentlich",
            ("n.", "nö"),
        ),
        (r"(?<![\w/])nö(?!-$)(?=[\s)\].*:–-]*$)|(?<=\()nö(?=\.?\))|(?<!\w)nö\.(?!\w)", "nichtöffentlich", ("nö",)),
        (
            r"(?<=[-–] )nö(?= ?[-–])|(?<=\d)nö(?!\w)|(?<=\d )nö(?!\w)|(?<!\w)nö[- ]?(?=[tT]eil|[sS]itzung|[pP]unkt"
            r"|[tT]agesordnung|[bB]eratung)",
            "nichtöffentlich ",
            ("nö",),
        ),
        (r"(?<!\w)NÖ ?(?=\d{1,2}(?!\w))", "nichtöffentlich ", ("nö",)),
        (
            r"(?i)^\W*(?:geheimhaltung|geheim ?zu ?halten|verschwiegenheit(?:s ?pflicht)?)(?!\w)",
            "vertraulich",
            ("gehe", "verschw"),
        ),
        (r"(?<!\w)[öÖ]ff(?:entl)?\.(?!\w)", "öffentlich", ("öff",)),
        (
            r"(?i)(?<!\w)nicht(?: für die öffentlichkeit| zur veröffentlichung| freigegeben"
            r"| presse-?öffentlich)(?: (?:bestimmt|geeignet|freigegeben))?",
            "vertraulich",
            ("n",),
        ),
        (
            r"(?i)(?<!\w)(?:(?:unter|mit) )?ausschlu(?:ss|ß) der öffentlichkeit|ausgeschlossene[rn]? öffentlichkeit"
            r"|(?<!\w)(?:in|unter|bei) abwesenheit (?:der öffentlichkeit|von zuhörern|der presse)"
            r"|ohne öffentlichkeit(?!\w)",
            "nichtöffentlich",
            ("öffentl",),
        ),
        (
            r"(?i)(?<!\w)(?:kein(?:e[rsnm]?)?|nicht mehr) öffentlich(?=(?:e[rsnm]?)?\s(?:\w*sitzung|\w*teil|\w*punkt"
            r"|\w*vorlage|\w*drucksache"
            r"|\w*beratung))",
            "nichtöffentlich",
            ("kein", "nicht mehr"),
        ),
        (r"(?i)(?<!\w)nö(?=\s*$|\s{2,}|\s\d)", "nichtöffentlich", ("nö",)),
        (r"(?i)(?<!\w)geheimsitzung", "nichtöffentliche Sitzung", ("geheims",)),
        (r"(?i)(?<!\w)hinter verschlossenen türen", "nichtöffentlich", ("verschlossenen",)),
        (
            r"(?i)(?<!\w)öffentlichkeit (?:ist|wird|war|wurde|bleibt)(?: (?!nicht )\w+){0,3}? ausgeschlossen",
            "Sitzung ist nichtöffentlich",
            ("öffentl",),
        ),
        (
            r"(?i)(?<!\w)(?:geschlossene|geschl\.)(?=[rn]? (?:sitzung|beratung|teil))",
            "nichtöffentliche",
            ("geschlossene", "geschl."),
        ),
        (
            r"(?i)(?<!\w)(?<!pfle[ -])(?:streng |verwaltungsintern |persönlich (?:und|/) )?(?:vertraulich"
            r"|geheim|geheimhaltungsbedürftig)(?=(?:e[rnsm]?)?(?!\w))(?!e?[rnsm]?\s+(?:wahl|\w{0,9}rats?\b"
            r"|abstimm|stimm|gewählt))",
            "vertraulich",
            ("vertraul", "gehe"),
        ),
        (r"(?i)\(nicht-?\) ?-?öffentlich(?:e[rnsm]?)?", "öffentlich/nichtöffentlich", ("(n",)),
        (
            r"(?i)(?<!\w)(?:nur )?(?:für|zum|f\. ?d\.) (?:den |die )?(?:internen? |rein internen )?(?:dienst"
            r"|amts)gebrauch(?!\w)|(?<!\w)VS[ –-]?NfD(?!\w)|(?<!\w)verschlusssache(?!\w)",
            "vertraulich",
            ("gebrauch", "nfd", "verschlusssache"),
        ),
        (
            r"(?i)(?<!\w)(?:nur )?(?:für|zum) (?:den |die )?(?:rein )?internen? gebrauch(?!\w)",
            "vertraulich",
            ("gebrauch",),
        ),
        (
            r"(?i)(?<!\w)unterlieg(?:t|en) der (?:amts)?(?:verschwiegenheit|geheimhaltung)(?:s?pflicht)?(?!\w)",
            "vertraulich",
            ("unterl",),
        ),
    )
)
"""Pattern, word, and what a casefolded line must hold one of for the pattern to be tried; no „i", which has four cases."""
_PHRASE_CUE = re.compile(
    r"(?i)ö|oe|öf|\bn\.|vertraulich|geheim|gebrauch|NfD|verschlusssache|verschw|verschlossen|geschl\.|geschlossen"
    r"|freigegeben|ausschl"
)
_JOINED = re.compile(r"(?i)\bnicht[ \t\u00a0]*[-–.:;,‚‘’'`´]{0,2}[ \t\u00a0]*(?=öffentlich)")


def spelled_out(line: str) -> str:
    """The line with every such word as „nichtöffentlich" or „öffentlich" and its ending, in lower case; the rest as it was."""
    if _WIDE.search(line):
        line = unicodedata.normalize("NFKC", line)
    line = _GLUED.sub(" ", line)
    line = _LIGATURE.sub(r"\1ff", line)
    line = _TORN.sub("nichtöffentlich", _ESCAPED.sub("ö", line))
    spaced = _RUN.search(line) is not None  # of plain text every seventh letter is a blank
    if not spaced and not _may_be_open(line):
        return line
    line = (
        _LOST.sub(_WILD, unicodedata.normalize("NFC", line))
        .replace("\u00ad", "")
        .replace("ﬀ", "ff")
        .replace("ﬃ", "ffi")
    )
    if spaced:
        line = _SPACED.sub(_closed_up, line)
    if not any(_may_be_open(token) for token in _LONG.findall(line)):
        return line
    line = _TOKEN.sub(lambda token: _read(token[0]), line)
    return _JOINED.sub("nicht", line)


@lru_cache(maxsize=2048)  # forms print the same lines again and again, and several readers ask for one line
def in_plain_words(line: str) -> str:
    """The line with every word and phrase of publicity as one of three: „nichtöffentlich", „öffentlich", „vertraulich".

    Abbreviations („n.ö.", „nichtöff.", „NÖ") and phrases („unter Ausschluss der Öffentlichkeit", „VS-NfD") are led back, too;
    the rest stays as it was.
    """
    line = spelled_out(line)
    if _PHRASE_CUE.search(line):
        folded = line.casefold()
        for pattern, word, needs in _PHRASES:
            if any(need in folded for need in needs):
                line = pattern.sub(word, line)
                folded = line.casefold()
    return line


def _may_be_open(token: str) -> bool:
    """A cheap look before the dear one."""
    word = token.lower()
    return sum(pair in word for pair in _PAIRS) >= 3


def _closed_up(match: re.Match[str]) -> str:
    """Spaced letters as words; two blanks or more part them. Only when they spell what we look for."""
    gaps = {len(gap) for gap in re.findall(r"[ ]+", match[0])}
    words = ["".join(word.split()) for word in ([match[0]] if len(gaps) == 1 else re.split(r"[ ]{2,}", match[0]))]
    joined = " ".join(words)
    said = " ".join(_read(word) for word in words).lower()
    return joined if "öffentlich" in said or said in {"vertraulich", "geheim", "intern"} else match[0]


@lru_cache(maxsize=8192)
def _read(token: str) -> str:
    core = token.strip(".-–!/|")
    word = core.lower().replace("oeff", "öff", 1)
    if not 3 < len(word) < 21 or _OTHERS.fullmatch(word) or (len(word) > 7 and not _may_be_open(word)):
        return token
    read = _as_open(word) or _as_not(word) or _as_closed(word)
    if read is None and "tu" in word:  # „li" that was read as u
        word = word.replace("tu", "tli")
        read = _as_open(word) or _as_closed(word)
    return token.replace(core, read) if read else token


def _as_open(word: str) -> str | None:
    if not 9 <= len(word) <= 13 or _OTHERS.fullmatch(word):
        return None
    stem = _edits(word, "öffentlich", tuple(float(n) for n in range(len(word) + 1)))
    if min(stem) > _BUDGET["öffentlich"]:
        return None  # no ending makes it cheaper
    cost, best = min((_edits(word, ending, stem)[-1], f"öffentlich{ending}") for ending in _ENDINGS)
    return best if cost <= _BUDGET["öffentlich"] else None


def _as_not(word: str) -> str | None:
    word = word.replace("li", "h")  # h falls apart at its arch
    return "nicht" if 4 <= len(word) <= 6 and _distance(word, "nicht") <= _BUDGET["nicht"] else None


def _as_closed(word: str) -> str | None:
    """Both in one word, with or without a hyphen between them."""
    if len(word) < 13:
        return None
    for cut in (4, 5, 6, 7):
        rest = word[cut:].lstrip("-–.")
        if _as_not(word[:cut].rstrip("-–.")) and (read := _as_open(rest)):
            return f"nicht{read}"
    return None


def _distance(word: str, wanted: str) -> float:
    """Edits from ``word`` to ``wanted``: 1 each, half for letters that look alike, none for o in place of ö."""
    return _edits(word, wanted, tuple(float(n) for n in range(len(word) + 1)))[-1]


def _edits(word: str, wanted: str, before: tuple[float, ...]) -> tuple[float, ...]:
    """The edits from each beginning of ``word`` to what ``before`` stands for with ``wanted`` behind it."""
    for other in wanted:
        column = [before[0] + 1.0]
        last = column[0]
        for place, letter in enumerate(word):
            last = min(before[place] + _change(letter, other), before[place + 1] + 1.0, last + 1.0)
            column.append(last)
        before = tuple(column)
    return before


@lru_cache(maxsize=4096)
def _change(letter: str, other: str) -> float:
    if letter in (other, _WILD) or (letter, other) == ("o", "ö"):
        return 0.0
    return 0.5 if any(letter in alike and other in alike for alike in _ALIKE) else 1.0

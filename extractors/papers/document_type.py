"""What kind of paper a text is, by the form words of its first lines, its title or its shape."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from curated.vocabulary import DocumentType

_FORM_WORDS: tuple[tuple[str, DocumentType], ...] = (
    (
        r"(?:antwort|beantwortung)(?: der (?:\w*verwaltung|oberbürgermeister\w+|bürgermeister\w+))?(?: "
        r"(?:auf|zu|zur|der) .{0,30}anfrage\b|$|:| der verwaltung)"
        r"|stellungnahme (?:der verwaltung|des magistrats|zum antrag|zur anfrage)",
        "stellungnahme",
    ),
    (r"(?:(?:gemeinsame|ergänzende|schriftliche) )?stellungnahme\b(?! der \w*verwaltung ?:)", "stellungnahme"),
    (r"(?:\w{1,30}[- ]){0,2}\w{0,20}?(?:niederschrift|protokoll)\b", "niederschrift"),
    (
        r"(?:protokoll)?auszug aus (?:dem|der) .{0,40}?(?:protokoll|niederschrift|beschlussbuch|sitzung)"
        r"|beschluss(?:buch)?auszug\b|protokollauszug\b",
        "niederschrift",
    ),
    (
        r"(?:amtlicher? )?(?:stenogra(?:f|ph)ischer?|wörtlicher?) (?:\w{0,20}bericht|(?:sitzungs)?mitschrift)\b",
        "niederschrift",
    ),
    (
        r"(?:beschluss|informations|mitteilungs|sitzungs|berichts|beratungs|ergänzungs|verwaltungs|rats|kreistags"
        r"|gemeinderats|entscheidungs|tisch)-?vorlage\b",
        "vorlage",
    ),
    (
        r"(?:mitteilung|bekanntgabe|bauantrag|bauvoranfrage|vorlage|drucksache|kenntnisnahme"
        r"|berichtsdrucksache|beschlussdrucksache"
        r"|informationsdrucksache|dringlichkeitsvorlage|eilvorlage|eilentscheidung|dringlichkeitsentscheidung|beschlussempfehlung"
        r"|bericht|beschlussentwurf|wahlvorschlag|vortrag des magistrats|magistratsvortrag|mitteilung der verwaltung"
        r"|vorlage - zur kenntnisnahme -?|vorlage - zur beschlussfassung -?)\s*:?$",
        "vorlage",
    ),
    (
        r"\w{0,24}(?:vorlagen?|drucksachen?)(?: ?- ?|[- ]?(?:nr|nummer)\b\.? ?:? ?| )(?=\S{0,12}\d)|(?:eil"
        r"|dringlichkeits)entscheidung\b"
        r"|(?:gemeinderats|kreistags|stadtrats|rats)(?:drucksache|vorlage)\b|(?:beratungs"
        r"|sitzungs)unterlage\b|vorlage zur (?:kenntnis\w*|beschlussfassung)\b|vortrag des magistrats\b",
        "vorlage",
    ),
    (
        r"(?:anregung|anregung an den magistrat|etatantrag|resolution|petition|bürgerantrag|einwohnerantrag"
        r"|eingabe|ersetzungsantrag"
        r"|empfehlung der bürgerversammlung|ba-antrag|begleitantrag|sachantrag|bürgerbegehren|entschließungsantrag)\b(?! ?: ?\S)",
        "antrag",
    ),
    (r"(?:auskunftsersuchen|aktuelle stunde|fragestunde|interpellation|einwohnerfrage|einwohneranfrage)\b", "anfrage"),
    (r"(?:vorlage|drucksache) (?:für|an|zur)\b", "vorlage"),
    (
        r"(?:(?:interfraktionelle[rs]?|gemeinsame[rs]?|dringlicher?|mündliche[rs]?) )*"
        r"(?:änderungs|änderung|ergänzungs|prüf|dringlichkeits|haushalts|zusatz|eil)?-?antrag\b(?! ?: ?\S| an den| auf)",
        "antrag",
    ),
    (
        r"(?:(?:interfraktionelle|gemeinsame|große|kleine|schriftliche|mündliche) )*"
        r"(?:ergänzungs|zusatz|rats)?-?anfrage\b(?! ?: ?\S)",
        "anfrage",
    ),
    (r"(?:(?:betreff|betr\.?)\s*:\s*)?(?:einladung|tagesordnung)\b", "einladung"),
    (r"präsentation\b", "praesentation"),
    (r"(?:\w+e )?\w{0,20}bekanntmachung\b", "bekanntmachung"),
    (r"(?:antrags|antrag)[- ](?:nr|nummer)\b|antragsnummer\b", "antrag"),
    (r"(?:anfragen?)[- ](?:nr|nummer)\b|anfragen?nummer\b", "anfrage"),
)
_GENERIC = re.compile(r"(?i)[#*_ ]*(?:vorlagen?|drucksachen?)(?! (?:zur|zum|für|an)\b)(?! - zur)")
_SPECIFIC_WITHIN = 6  # filled lines below „Drucksache 12/2026" in which a more telling form word may stand
_NUMBERED_SUBMISSION = re.compile(r"(?i)(?:sitzungs|beschluss)vorlagen?[- ]?(?:nr|nummer)\b")
_MASTHEAD = re.compile(r"(?i)(?:amtliches )?(?:amtsblatt|mitteilungsblatt|gemeindeblatt|amtliche bekanntmachungen)\b")
_TITLE_WORDS: tuple[tuple[str, DocumentType], ...] = (
    (
        r"haushaltssatzung|haushaltsplan\b|\bnachtrags(?:haushalt|plan)|^[#* ]*(?:doppel)?haushalt\b|wirtschaftsplan\b"
        r"|stellenplan\b|haushaltsbuch|finanzplan\b",
        "haushalt",
    ),
    (
        r"^[#* ]*(?:\d+\. )?(?:[\w-]{0,60}satzung\b|[\w-]{0,60}verordnung\b"
        r"|[\w-]{0,60}(?:gebühren|geschäfts|benutzungs|entgelt)ordnung\b|richtlinien?\b)",
        "satzung",
    ),
    (r"konzept\b|konzeption\b|programm\b|masterplan\b|strategie\b|leitbild\b|leitlinien\b|rahmenplan\b", "konzept"),
)
_FORMS = [(re.compile(rf"[#*_ ]*(?:{words})", re.IGNORECASE), kind) for words, kind in _FORM_WORDS]
_TITLES = [(re.compile(words, re.IGNORECASE), kind) for words, kind in _TITLE_WORDS]
# The first lines of a verbatim record without a form word: which sitting it was, and to the minute when it began and ended.
SITTING = re.compile(
    r"\W{0,3}(?:\w )?(?:\d{1,3}\. |\w+ ){0,3}\w*sitzung (?:(?:des|der) [\w ,-]{3,80} )?(?:vom|am) "
    r"(?:\w+, ?)?(?:den |dem )?\d{1,2}\. ?[\w.]+ ?\d{4}",
    re.IGNORECASE,
)
_BEGAN = re.compile(r"Beginn(?: der Sitzung)? ?:? ?(?:um )?\d{1,2}[.:]\d\d Uhr")
_ENDED = re.compile(r"(?:Ende|Schluss)(?: der Sitzung)? ?:? ?(?:um )?\d{1,2}[.:]\d\d Uhr")
_NUMBERED = re.compile(
    r"(?i)(?:\w{0,24}vorlagen?|\w{0,20}drucksachen?|ds|bv|sv|drs)[- ]?(?:(?:nr|nummer)\b\.?)? ?:?(?: "
    r"?[\w/-]*\d|$)|beratungsfolge\b"
)
_IMPRINT = re.compile(r"(?im)^[ \t]*(?:impressum|herausgeber(?:in)?)\b")
_PLAN_WORD = re.compile(r"[Kk]onzept|KONZEPT|[Pp]rogramm|PROGRAMM|[Ss]trategie|STRATEGIE|[Mm]asterplan|[Ll]eitbild")
_ATTACHMENT = re.compile(r"(?i)\banlagen?\b|\bvorlagen?\b|\bsitzung|\btelefon\b|sehr geehrte")
_SLIDE_CUE = re.compile(r"(?i)^(?:(?:vielen |herzlichen )?dank\b|danke\b|(?:haben sie )?(?:rück)?fragen\?)")
_BULLET = re.compile(r"[-–*•▪►‣◦][ \t]")
_SPACED_LETTERS = re.compile(r"[^\W\d_] [^\W\d_] [^\W\d_] ")
_SPACED = re.compile(r"(?<![^\W_])(?:[^\W\d_] ){3,40}[^\W\d_](?![^\W_])")
_LINE_CHARS = 200  # of a line in which form words are looked for
_SLIDE_CHARS = 600  # a slide holds less text than this
_FIRST_LINES = 30
_LETTERHEAD_LINES, _COLUMN_CHARS = 5, 44  # lines whose columns are looked at, and the longest that is a form word
_BLANKS = re.compile(r"[\s│┃║]+")
_GAP = re.compile(r"\t|[ ]{3,}")
_SLIDE_WORDS_A_LINE, _SLIDE_WORDS_A_BLOCK = 5, 18  # most words: median of the lines, mean of the blocks
_SLIDE_RUN_ON, _SLIDE_CLOSED, _SLIDE_ROWS = 0.1, 0.2, 0.1
"""The most lines of slides, as shares, that run on, end like a sentence, are rows of a table; chosen, not fitted."""
_SLIDE_BULLETS = 0.1  # least share of bullets among the lines of slides that thank nobody; chosen, not fitted


_LABELLED = re.compile(
    r"(?i)(?:(?:vorlagen?|drucksachen?|papier)[- ]?art|art der (?:vorlage|drucksache)|dokument(?:en)?(?:art"
    r"|-?typ)|vorlagen?typ|typ|art"
    r"|kategorie)\s*:?[ \t]*[:\t][ \t]*(?P<kind>\S[^\t:]{2,60})"
)
# Letters of groups and members, and of whom they ask: a motion or a question without a form word at the start of a line.
_GROUP = re.compile(
    r"(?i)\bfraktion\b|\w+-?fraktion\b|\bwählergruppe\b|\b(?:ratsgruppe|gruppe) [A-ZÄÖÜ]|\b(?:stadt"
    r"|gemeinde|kreis)r[aä]t(?:in|e)?\b"
)
_ADDRESSED = re.compile(
    r"(?m)^\W{0,3}(?:An (?:den|die|das|Herrn|Frau)\b|Herrn?\b.{0,12}(?:Ober)?[Bb]ürgermeister|(?:Frau "
    r"|Herrn? )?(?:Ober)?[Bb]ürgermeister(?:in)?\b)"
)
_MOVES = re.compile(
    r"(?i)\bmöge(?:n)? .{0,80}?beschließen|\bbeantrag(?:t|en)\b|\bstell(?:t|en) .{0,60}antrag\b|"
    r"(?m:^\W{0,3}(?:\w*antrag)\s?:)|\bbitte[nt]? um aufnahme\b"
)
_ASKS = re.compile(
    r"(?i)\bfragen wir\b|\bwir fragen\b|\bbitten? (?:wir )?(?:die verwaltung )?um (?:die )?beantwortung\b"
    r"|\bfolgende(?:n|r)? fragen?\b|(?m:^\W{0,3}(?:\w*anfrage)\s?:)"
)
_MINUTES = re.compile(
    r"(?i)\beröffnete?\b.{0,80}\bsitzung\b|\b(?:keine|ohne) wortmeldungen?\b|\babstimmungsergebnis\s?:"
    r"|\bbeschlussfähigkeit\b.{0,40}\bfest"
    r"|\bende der sitzung\b|\banwesenheitsliste\b|\bschließt .{0,40}sitzung"
)


def kind_of(name: str) -> DocumentType | None:
    """The type that the name of a kind of paper stands for („Mitteilungsvorlage"); None for a name we do not know."""
    shown = re.sub(r"\s+", " ", name).strip()
    return next((kind for pattern, kind in _FORMS if pattern.match(shown)), None)


def _labelled_kind(lines: Sequence[str]) -> DocumentType | None:
    """What a label says the paper is („Vorlage-Art: Beschlussvorlage", „Dokumentart: Niederschrift")."""
    for line in lines:
        for match in _LABELLED.finditer(line):
            if match.start() and not line[match.start() - 1].isspace():
                continue
            kind = kind_of(match["kind"])
            if kind is not None:
                return kind
    return None


def _by_shape(text: str) -> DocumentType | None:
    """A letter of a group that moves or asks something; minutes that go by the name of their agenda."""
    opening = text[:1500]
    if _GROUP.search(opening) and (_ADDRESSED.search(opening) or _GROUP.search(text[:160])):
        if _ASKS.search(text[:4000]):
            return "anfrage"
        if _MOVES.search(text[:4000]):
            return "antrag"
    if _ADDRESSED.search(opening) and _MOVES.search(opening):
        return "antrag"
    return None


def document_type(pages: Sequence[str]) -> DocumentType:
    """The type of a paper: form words of the first 30 lines, then the shape of slides, then what the first lines call it,
    last an imprint (a printed brochure of plans) or slides that lost their headings and page breaks.
    """
    lines = [spaced_letters_joined(line[:_LINE_CHARS]) for line in "\n".join(pages[:2]).splitlines() if line.strip()][
        :_FIRST_LINES
    ]
    flat = [_BLANKS.sub(" ", line).strip() for line in _with_columns(lines)]
    labelled = _labelled_kind(lines)
    if labelled is not None:
        return labelled
    generic: int | None = None
    for index, line in enumerate(flat):
        if generic is not None and index > generic + _SPECIFIC_WITHIN:
            break
        for pattern, kind in _FORMS:
            if pattern.match(line) and not (index > 12 and len(line) > 60):
                if kind == "vorlage" and _GENERIC.match(line):
                    generic = index if generic is None else generic
                    break
                if kind in {"antrag", "anfrage"} and any(_NUMBERED_SUBMISSION.match(other) for other in flat[:12]):
                    return "vorlage"
                return _minutes_rather(kind, pages)
        if _ENDED.search(line) and _tells_of_a_sitting(flat[: index + 1]):
            return "niederschrift"
    if generic is not None:
        return _act_above(flat[:generic], pages) or "vorlage"
    if looks_like_slides(pages):
        return "praesentation"
    if any(_MASTHEAD.match(line) for line in flat[:2]):
        return "bekanntmachung"
    shaped = _by_shape("\n".join(pages[:2]))
    if shaped is not None:
        return shaped
    if any(_NUMBERED.match(line) for line in flat):
        return "vorlage"
    for pattern, kind in _TITLES:
        if any(pattern.search(line) for line in lines[:10]):
            return kind
    text = "\n".join(pages)
    if len(lines) > 8 and _IMPRINT.search("\n".join(lines)) and len(_PLAN_WORD.findall(text)) > 1:
        return "konzept"
    return "praesentation" if _has_the_shape_of_slides(text) else "sonstige"


def _with_columns(lines: Sequence[str]) -> list[str]:
    """The lines, and the further columns of the first ones as lines: „Musterlingen      Sitzungsvorlage"."""
    found: list[str] = []
    for index, line in enumerate(lines):
        columns = _GAP.split(line.strip()) if index < _LETTERHEAD_LINES else []
        found += [line, *(column for column in columns if len(columns) > 1 and _is_form_word(column))]
    return found


def _is_form_word(column: str) -> bool:
    return len(column) <= _COLUMN_CHARS and kind_of(column) is not None and _GENERIC.match(column) is None


def _act_above(lines: Sequence[str], pages: Sequence[str]) -> DocumentType | None:
    """The act whose title stands above the number of the paper and whose sections follow; None for any other paper."""
    if not re.search(r"(?m)^\W{0,3}§ ?1\b", "\n".join(pages[:2])):
        return None
    acts = ((pattern, kind) for pattern, kind in _TITLES if kind in {"haushalt", "satzung"})
    return next((kind for pattern, kind in acts if any(pattern.search(line) for line in lines)), None)


def _minutes_rather(kind: DocumentType, pages: Sequence[str]) -> DocumentType:
    """An agenda that tells what was said and done under its items is minutes."""
    text = "\n".join(pages)[:20_000]
    told = {match[0][:8].casefold() for match in _MINUTES.finditer(text)}
    return "niederschrift" if kind == "einladung" and len(told) >= 2 else kind


def _tells_of_a_sitting(lines: Sequence[str]) -> bool:
    """Whether lines down to one with the end of a sitting name the sitting and say when it began: no invitation does."""
    return any(map(_BEGAN.search, lines)) and any(map(SITTING.match, lines))


def spaced_letters_joined(line: str) -> str:
    """„A N T R A G   2" → „ANTRAG   2"; other lines come back as they are."""
    return _SPACED.sub(lambda run: run[0].replace(" ", ""), line) if _SPACED_LETTERS.search(line) else line


def looks_like_slides(pages: Sequence[str]) -> bool:
    """Many headings (Markdown) or many pages, and little text to each."""
    text = "\n".join(pages)
    headings = len(re.findall(r"(?m)^#{1,3} ", text))
    if headings >= 6:
        return len(text) / headings < _SLIDE_CHARS
    filled = sorted(len(page.strip()) for page in pages if page.strip())
    return len(filled) >= 6 and filled[len(filled) // 2] < _SLIDE_CHARS


def _has_the_shape_of_slides(text: str) -> bool:
    """Slides without headings or page breaks: many short blocks of few words, hardly a full sentence, bullets or thanks.

    Attachments of papers (lists of members, price lists) have the same shape; their first lines say what they are.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    blocks = sum(1 for block in re.split(r"\n\s*\n", text) if block.strip())
    if len(lines) < 15 or blocks < 10 or _ATTACHMENT.search("\n".join(lines[:6])):
        return False
    words = [len(line.split()) for line in lines]
    in_mid_sentence = sum(line[:1].islower() for line in lines) / len(lines)
    closed = sum(re.search(r"[a-zäöüß)]{2}[.;,]$", line) is not None for line in lines) / len(lines)
    few_words = median(words) <= _SLIDE_WORDS_A_LINE and sum(words) / blocks <= _SLIDE_WORDS_A_BLOCK
    short = few_words and in_mid_sentence <= _SLIDE_RUN_ON and closed <= _SLIDE_CLOSED
    rows = sum("\t" in line for line in lines) / len(lines)
    bullets = sum(_BULLET.match(line) is not None for line in lines) / len(lines)
    return (
        short and rows <= _SLIDE_ROWS and (bullets >= _SLIDE_BULLETS or any(_SLIDE_CUE.match(line) for line in lines))
    )

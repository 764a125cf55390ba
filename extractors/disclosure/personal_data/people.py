"""Whether print that ends before an address names a person: by a form of address, a role, a given name, or its form alone.

German papers print a person as „Vorname Nachname" or „Nachname, Vorname", in one cell or two. A form alone („Thorwald Althaus")
looks like that of an institution („Neues Rathaus"); words that only institutions have in their names part the two.
"""

from __future__ import annotations

import re
from typing import Literal

from extractors.disclosure.personal_data.authorities import names_firm
from extractors.disclosure.personal_data.given_names import GIVEN_NAMES

Sureness = Literal["tied", "given", "form"]

_ADDRESSED = frozenset(("herr", "herrn", "frau", "familie", "fam", "eheleute", "ehepaar", "ehel"))
_TITLES = frozenset(("dr", "prof", "dipl", "ing", "med", "jur", "phil", "h", "c"))
_PARTICLES = frozenset(("von", "van", "de", "del", "zu", "und", "u", "vom"))
_ROLE = re.compile(
    r"(?i)\b(?:(?:mit|grundstücks|wohnungs|haus)?eigentümer|bauherr|bauwerber|antragsteller|einwender|einwendungsführer|mieter|pächter"
    r"|erb|käufer|verkäufer|erwerber|petent|beschwerdeführer|kläger|nachbar|anwohner|anlieger|angrenzer|bewohner|unterzeichner|absender"
    r"|widerspruchsführer|bevollmächtigt|steuerpflichtig|bürger)(?:\w{0,4}|/-?\w+)\b"
    r"[^.:\n]{0,40}(?:Nr\.[ ]?\d{1,4})?[ ]*:?[ ]*(?:ist[ ]|sind[ ])?(?:\d{1,3}[.)][ ]*)?$"
)
"""Words for people who have to do with a paper in private life, up to where their name begins."""
_OF_PEOPLE = re.compile(r"(?i)\bbauherr\w*")  # stands beside firms as beside people
_REPRESENTED = re.compile(r"(?i)\bvertreten durch\b|\bfirma\b|\bfa\.")
_HEIRS = re.compile(r"(?i)\berben(?:gemeinschaft)?\b|\bminderjährig\w*|\bnachlass\b")
"""People who are represented by others of them, not firms."""
_INSTITUTION = re.compile(
    r"""(?ix)
    (?:rat|kranken|bürger|gast|gemeinde|pfarr|senioren|kauf|auto|vereins|wohn|\w*familien|schauspiel|park|hoch|kinder|jugend|\w*wehr
      |geräte|forst|brau|opern|waisen|gäste|ärzte|bestattungs|konzert|kultur|haus\sder|reform|sanitäts|möbel|schul|schlacht|studenten
      |schützen|stadt|kur|lager|bade|ge|alten|frauen|landes|verwaltungs|amts|dorf|kongress|pflege|rats)haus(?:es)?
    |\w*(?:verein|verband|verbandes|verwaltung|gesellschaft|genossenschaft|gemeinschaft|gemeinde|bibliothek|bücherei|galerie|museum|theater
      |schulzentrum|gymnasium|hochschule|universität|akademie|institut|kindergarten|kita|krippe|halle|hallen|zentrum
      |büro|kanzlei|praxis|apotheke|klinik|klinikum|stiftung|kasse|werke|betrieb|betriebe|verlag|redaktion|agentur|consult|service
      |planer|planerin|planung|architekt|architekten|architektin|architektur|ingenieur|ingenieure|ingenieurin|notar|notarin|gericht|amt|ministerium|präsidium|fraktion|liste|partei|gruppe
      |bezirksgruppe|ortsgruppe|kreisverband|landesverband|team|club|klub|forum|treff|café|hotel|restaurant|gaststätte|kapelle|pfarramt|gemeindehaus
      |stelle|station|depot|anlage|anlagen|gebäude|anwesen|grundstück|objekt|ecke|haltestelle|bahnhof|spielplatz|sportplatz|parkplatz|friedhof|markt(?:platz)?
      |bereich|abschnitt|sitz|saal|raum|treffpunkt|vorhaben|neubau|umbau|abbruch|anbau|sanierung|errichtung|bebauungsplan|baugebiet|flurstück|gemarkung|telefon|fax
      |straße|strasse|allee|gasse|weg|zimmer|etage|stock|eingang|referat|dezernat|abteilung|linke|grünen?|wähler|ordner|beratung|dienst|dienste|dienstes|pflege|technik|hilfe|union|schutz|stätte)(?:s|es|e|n|en|er)?
    |(?:alten|pflege|wohn|senioren|studenten|tier|kinder|vereins|pfarr|gemeinde|jugend|schützen|schüler|ferien|übergangs|klub|frauen)?heim(?:es|e)?
    |(?:hallen|frei|schwimm|thermal|kur|strand|natur|hallenfrei|erlebnis|solar)?bad(?:es)?|(?:[\w-]*(?:grund|haupt|real|förder|musik|berufs|volks|gesamt|gemeinschafts|hoch|sonder|werkreal)|)schule
    |(?:stadt|pfarr|kloster|martins|luther|christus|johannes|paulus|peters|kreuz|stifts|michaels|friedens)?kirche|(?:volks|sitz|landes|privat|raiffeisen|commerz|deutsche)?bank|(?:wasser|klär|heizkraft|kraft|fern)?werk
    |(?:hoch|tief|garten|straßen|kanal|neu|rohr|wohnungs|holz|metall|landschafts)?bau|(?:stand|tagungs|sitzungs|wohn|vor)?ort|hort|land
    |cdu|csu|spd|fdp|afd|ag|kg|ohg|mbh|gmbh|mitte|nord|süd|ost|west|adresse|anschrift|seite|anlage|datum|uhr|stadt|gemeinde|landkreis|kreis|betreff
    |stadtwerke|zoo|post|postfach|fläche|flächen|\w*fläche|\w*platz|kulturamt|europa|deutschland|bund|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember
    """
)
"""What stands in names of institutions, buildings and plans and hardly ever in those of people."""
_ADJECTIVE = re.compile(
    r"\w+(?:ische[rsn]?|liche[rsn]?|ige[rsn]?|iges|uher|burger|länder|aler|sche[rsn]?|neue[rsn]?|ale[rsn]?|ierte[rsn]?)|(?i:neue[rsn]?|alte[rsn]?|große[rsn]?|kleine[rsn]?|freie[rsn]?|obere|untere)"
)
_FUNCTION = frozenset(
    ("der", "die", "das", "im", "am", "in", "auf", "an", "zur", "zum", "bei", "für", "mit", "nach", "vor", "unter", "hinter",
     "aus", "ab", "es", "er",
     "sie", "wir", "dem", "den", "des", "ein", "eine", "name", "vorname", "nachname", "nr", "lfd", "straße", "ja", "nein", "top")
)  # fmt: skip
_ABSTRACT = re.compile(r"(?i)\w+(?:heit|keit|schaft|tion|tät|nisse?|ungen|ismus)|\w{7,}ung")
_NUMBERED = re.compile(r"^\s*(?:[-–•*]\s*)?(?:\d{1,4}[.)]?|\(\d{1,4}\))(?=\s)")
_GAPS = re.compile(r"\s*(?:[,;|·•\t(]|[ ]{2,}|\s[–-](?=\s|$))\s*")
_MOST_TOKENS = 6
_MOST_NAMES = 4
_MOST_LETTERS = 24
_TAIL = 160  # characters before an address in which its name stands


def names_person(before: str, *, whole_line: bool = False) -> Sureness | None:
    """What speaks for a person at the end of ``before``: the print before an address in its line, or the line above it.

    „tied": a form of address or a role such as owner or objector; „given": a known given name; „form": two to four words of the
    form of a name. None: nothing, or words of an institution. ``whole_line``: a form alone counts only where it fills the line.
    """
    tail = _NUMBERED.sub("", before[-_TAIL:]).rstrip(" ,;|·•\t(–-\n")
    words, rest = _last_words(_GAPS.sub(" , ", tail))
    names = [word for word in words if word.lower() not in _PARTICLES | _TITLES]
    if not names or names_firm(_OF_PEOPLE.sub("", tail)) or (_REPRESENTED.search(tail) and not _HEIRS.search(tail)):
        return None
    if names[0].lower() in _ADDRESSED:
        return "tied" if len(names) > 1 else None
    parts = [part for name in names for part in name.split("-")]
    if any(_INSTITUTION.fullmatch(part) for part in parts):
        return None
    if _ROLE.search(rest):
        return "tied"
    if not 2 <= len(names) < _MOST_TOKENS:
        return None
    if any(part.lower() in GIVEN_NAMES for part in parts):
        return "given"
    fills = not whole_line or not re.search(r"\w", rest)
    return "form" if fills and len(names) <= _MOST_NAMES and _has_form(names, in_order="," not in tail) else None


def _has_form(names: list[str], *, in_order: bool) -> bool:
    """Whether no word is an abstract noun, and the first of „Vorname Nachname" no adjective."""
    return not any(map(_ABSTRACT.fullmatch, names)) and not (in_order and _ADJECTIVE.fullmatch(names[0]))


def _last_words(text: str) -> tuple[list[str], str]:
    """The words at the end that may be a name with its form of address, and what stands before them."""
    tokens = text.split()
    words: list[str] = []
    commas = 0
    while tokens and len(words) < _MOST_TOKENS:
        token = tokens[-1]
        if token == ",":
            commas += 1
            if commas > 1 or not words:
                break
        elif not _may_name(token):
            break
        else:
            words.insert(0, token.rstrip("."))
        tokens.pop()
        if words and words[0].lower() in _ADDRESSED:
            break
    while words and words[0].lower() in _PARTICLES:
        words.pop(0)
    return words, " ".join(tokens)


def _may_name(token: str) -> bool:
    """Whether a word may belong to a name: a capital with small letters, a particle, a title, „&"."""
    if token == "&" or token.lower().rstrip(".") in _PARTICLES:
        return token == "&" or token.islower()
    core = token.rstrip(".")
    if token.endswith("-"):
        return False
    if core.lower() in _FUNCTION or not 2 <= len(core) <= _MOST_LETTERS:
        return core.lower() in _TITLES
    if token.endswith(".") and core.lower() not in _TITLES | _ADDRESSED:
        return False
    return all(part[:1].isupper() and part[1:].islower() and part.isalpha() for part in core.split("-") if part)

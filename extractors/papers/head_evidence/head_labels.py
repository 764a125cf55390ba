"""The labels of council papers by the field they name: one table for the forty systems we know of.

Source: the public readers and templates of council information systems (ALLRIS, SessionNet, more!rubin, SD.NET, PROVOX, RIS
München, PARLIS, PIO, komuna, Domino and others), gathered as synonyms per system. A label is compared by its ``label_key``:
letters only, lower case, so „Vorlagen-Nr.", „Vorlagen Nr" and „VORLAGEN–NR.:" are one. Labels that several systems use for
different things (Name, Nummer, Tag, Zuständigkeit) weigh less: their value must have the shape of the field.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from extractors.papers.head_evidence.made_words import is_own_day, names_who_leads

Labelled = Literal[
    "reference", "gremium", "meeting_date", "agenda_item", "originator", "drafter", "document_date", "title",
    "document_type", "status", "published", "in_force", "place", "other",
]  # fmt: skip

_SURE, _LIKELY, _VAGUE = 0.9, 0.7, 0.4

_LABELS: dict[tuple[Labelled, float], str] = {
    ("reference", _SURE): (
        "ds-nr|ds-nummer|drs|drs-nr|drs-nummer|bv-nr|sv-nr|mv-nr|iv-nr|vo-nr|vl-nr|vorl-nr|grdrs|grdrs-nr|gr-ds-nr|kt-ds-nr"
        "|kt-drs-nr|nr der vorlage|nummer der vorlage|nr der drucksache|vorlage zur kenntnis|vorlage zur kenntnisnahme"
        "|vorlage zur beschlussfassung|vorlagenbezeichnung|vorlagebezeichnung|vorlagenkennung|drucksachenkennung"
        "|drucks|drucks-nr|ratsvorlage|verwaltungsvorlage|vorlage nr|vorlage|drucksache"
    ),
    ("reference", _LIKELY): (
        "ds|registriernummer|registrier-nr|reg-nr|registratur-nr|vorgang|vorgang nr|vorgangsnummer|dokumentnummer|dokument-nr"
        "|kennung|kennziffer|antrags-nr|antrag nr|antragsnummer|anfrage nr|anfragen-nr|anfragenummer|bv|sv|mv"
        "|geschäftsnummer|paper-nr|stadtratsdrucksache"
    ),
    ("reference", _VAGUE): "nummer|nr|lfd vorlagen-nr|beschluss-nr|beschlussnummer|name|bezeichnung|laufende nummer",
    ("gremium", _SURE): (
        "gremium|gremien|beratungsgremium|beschlussgremium|beschlussorgan|beschließendes gremium|zuständiges gremium"
        "|behandelndes gremium|sitzungsgremium|gremium/ausschuss|ausschuss/gremium|sitzung des|sitzung der|zur sitzung des"
        "|zur sitzung der|für die sitzung des|für die sitzung der|entscheidendes gremium|entscheidungsgremium|organ"
        "|beschließender ausschuss|vorlage an das gremium|vorgesehenes gremium|beratendes gremium|fachausschuss"
    ),
    (
        "gremium",
        _LIKELY,
    ): "ausschuss|beratung im|beratung in|beschlussfassung durch|behandlung im|zuständiges organ|beratend",
    (
        "gremium",
        _VAGUE,
    ): "des|der|zuständigkeit|adressat|an|an den|an die|körperschaft|sitzung|zur beratung im|zur beratung in",
    ("meeting_date", _SURE): (
        "sitzung am|sitzung vom|zur sitzung am|zur sitzung vom|sitzungstermin|sitzungstermin am|sitzungsdatum|sitzungstag"
        "|datum der sitzung|tag der sitzung|termin der sitzung|geplanter sitzungstermin|beratungstermin|beratungsdatum"
        "|beratung am|behandlung am|besprechung am|sitzungszeit|sitzungsbeginn|tag der beratung|beschlussfassung am"
        "|für die sitzung am|vorgesehener sitzungstermin|datum/zeit der sitzung|beratungstag|sitzungszeitpunkt"
    ),
    ("meeting_date", _LIKELY): "termin|sitzung|datum/zeit|datum/uhrzeit|tag/zeit|beginn|zeit|wann|termin/uhrzeit",
    ("meeting_date", _VAGUE): "tag|am",
    ("agenda_item", _SURE): (
        "top|top-nr|top nr|to-punkt|to-nr|tagesordnungspunkt|tagesordnungspunkt nr|tagesordnungspunkt (top)"
        "|punkt der tagesordnung|ö-top|top ö|top öffentlich|zu top|tagesordnung nr|top der sitzung|nr der tagesordnung"
        "|öffentlicher top|beratungspunkt|tagesordnungs-nr|tagesordnungsnummer"
    ),
    ("agenda_item", _VAGUE): "punkt|pkt|to|lfd nr|öffentlich top|ö",
    ("originator", _SURE): (
        "federführend|federführung|federführendes amt|federführende dienststelle|federführender fachbereich"
        "|federführendes dezernat|federführender fachdienst|federführendes referat|federführende stelle|federführende abteilung"
        "|federführende organisationseinheit|zuständiges referat|zuständiges amt|zuständiger fachbereich"
        "|zuständige dienststelle|zuständiges dezernat|zuständige organisationseinheit|einreicher|einreicher/in|einreicherin"
        "|einreichende stelle|eingereicht von|eingereicht durch|einbringer|einbringer/in|einbringerin|eingebracht von"
        "|eingebracht durch|antragsteller|antragsteller/in|antragstellerin|antragstellerinnen|antragstellende fraktion"
        "|antragstellende fraktionen|antragstellung|ursprung|initiator|initiatorin|initiative|aktueller initiator"
        "|organisationseinheit|verantwortliche stelle|verantwortlich|anfragesteller|anfragesteller/in|fragesteller"
        "|fragesteller/in|fragestellerin|anfragende fraktion|anfragende|vorgelegt von|vorgelegt durch|vorlage von"
        "|einbringende fraktion|einbringende stelle|einbringendes amt|vorlegende stelle|vorlegendes amt"
        "|antragstellende|antragsstellerin|antragssteller|erstellende dienststelle|fachbereich/amt|von"
    ),
    ("originator", _LIKELY): (
        "amt|fachbereich|fachdienst|fachamt|fachgebiet|dezernat|dezernat/amt|amt/abteilung|geschäftsbereich|referat|ressort"
        "|dienststelle|abteilung|stabsstelle|sachgebiet|fraktion|fraktionen|gruppe|absender|eigenbetrieb|produktbereich"
        "|fachabteilung|dezernat/fachbereich|fachbereich/fachdienst|fb/amt|dezernat/dienststelle"
        "|vorstandsbereich|senatsverwaltung"
        "|direktion|fraktion/gruppe|dez/amt|org-einheit|amt/fachbereich|abteilung/amt|dienststelle/amt"
    ),
    ("originator", _VAGUE): "bereich|vorstand|dez|fb",
    ("drafter", _SURE): (
        "verfasser|verfasser/in|verfasserin|bearbeiter|bearbeiter/in|bearbeiterin|sachbearbeiter|sachbearbeiter/in"
        "|sachbearbeiterin|sachbearbeitung|erstellt von|erstellt durch|vorlagenersteller|vorlageersteller|vorlagenerstellerin"
        "|auskunft erteilt|ansprechpartner|ansprechpartner/in|ansprechpartnerin|berichterstatter|berichterstatter/in"
        "|berichterstatterin|berichterstattung|bearbeitet von|bearbeitung|erstellerin|ersteller|autor|autorin|ihr zeichen"
        "|referent|referent/in|referentin|dezernent|dezernentin|dezernent/in|amtsleitung|amtsleiter|vortragender"
        "|vorgetragen von|unterschrift|gezeichnet|kontakt|zeichen|unser zeichen|es schreibt ihnen|referent*in"
        "|verantwortliche person|verantwortlicher mitarbeiter"
    ),
    ("document_date", _SURE): (
        "datum der vorlage|vorlagedatum|vorlagendatum|erstelldatum|erstellungsdatum|datum der erstellung"
        "|datum der ausfertigung|ausgefertigt am|erstellt am|verfasst am|vorlage vom"
        "|ausgabedatum|ausgegeben am|freigabedatum|eingereicht am|antragsdatum|gestellt am|datum der einbringung|angelegt am"
        "|datum des antrags|antrag vom|anfrage vom|drucksache vom"
    ),
    ("document_date", _LIKELY): (
        "datum|stand|eingang|eingang am|eingangsdatum|eing dat|eingegangen|eingegangen am|freigabe|druckdatum|ausfertigungsdatum"
    ),
    ("document_date", _VAGUE): "vom|ausdruck vom|den",
    ("published", _SURE): (
        "veröffentlicht am|veröffentlichungsdatum|bekanntgemacht am|öffentlich bekannt gemacht am|erscheinungstag"
        "|tag der bekanntmachung|datum der bekanntmachung|erschienen am|bekanntmachung vom|ausgabetag|tag der veröffentlichung"
        "|bekannt gemacht am|datum der veröffentlichung"
    ),
    (
        "in_force",
        _SURE,
    ): "in kraft seit|in kraft ab|inkrafttreten|in kraft getreten am|gültig ab|tritt in kraft am|in kraft",
    ("title", _SURE): (
        "betreff|betr|betrifft|titel|thema|gegenstand|gegenstand der vorlage|verhandlungsgegenstand|beratungsgegenstand"
        "|bezeichnung der vorlage|vorlagentitel|vorlagenbetreff|überschrift|kurzbezeichnung|tagesordnungspunkt (titel)"
    ),
    ("document_type", _SURE): (
        "vorlage-art|vorlagenart|art der vorlage|drucksache-art|drucksachenart|drucksachen-art|dokumentart|dokumenttyp"
        "|dokumententyp|typ|papierart|art des dokuments|vorlagentyp|vorlagetyp|kategorie|art"
    ),
    ("status", _SURE): (
        "status|öffentlichkeit|öffentlichkeitsstatus|sitzungsart|beratungsart|art der beratung|art der sitzung|ö/n|ö-status"
        "|vorlagenstatus|vertraulichkeit|sitzungsteil|öffentlich/nichtöffentlich|beratungsform|form der beratung|einstufung"
        "|öff-status|behandlung|beratung|öffentlich|nichtöffentlich"
    ),
    ("place", _SURE): "ort|raum|sitzungsort|tagungsort|sitzungsraum|ort der sitzung|sitzungssaal|veranstaltungsort|wo",
    ("other", _SURE): (
        "aktenzeichen|az|gz|geschäftszeichen|seite|telefon|tel|fax|telefax|e-mail|mail|internet|wahlperiode|anlagen|anlage"
        "|anzahl der anlagen|beteiligt|beteiligte ämter|beteiligungen|mitzeichnung|referenzvorlage|bezugsvorlage|bezug|bezüglich"
        "|verwandte drucksachen|beschlusstext|abstimmung|abstimmungsergebnis|beschluss|beschlussvorschlag|vorsitz|vorsitzende"
        "|vorsitzender|schriftführer|schriftführung|protokoll|protokollführung|anwesend|ende|sitzungsende|uhrzeit|hier"
        "|finanzielle auswirkungen|kosten|haushaltsjahr|produkt|produktkonto|bankverbindung|anschrift|zimmer|durchwahl"
        "|abgeschlossen am|ba-unterrichtung|stadtbezirk|stadtbezirke|ortsteil|version|vorgänger|ursprungsvorlage|verteiler"
        "|gäste|entschuldigt|dokument|dokumente|rolle|ergebnis|beschlussart|zuständig|wirkung|dringlichkeit|priorität"
    ),
}
_NUMBERED_NOUN = re.compile(r"(?:[a-zäöüß]{0,26}?)(?:vorlagen?|drucksachen?)(?:nr|nummer|no)?")
_OF_ANOTHER = re.compile(r"(?:referenz|bezugs?|ursprungs|vorgänger|vorgaenger|verwandte|zu|zur|alte|frühere|anlage)")
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^a-zäöüß]")

_CONSULTATION_HEADINGS_KEYS = """
beratungsfolge beratungsverlauf gremienfolge sitzungsfolge vorlagenlauf beratungsreihenfolge geplanteberatungsfolge
beratungsgang beratungsgremien beratungsweg beratungslauf ergebnisse gremienlauf beratungsstationen beratungen
vorgeseheneberatungsfolge bisherigeberatungsfolge beratungsablauf beratungsplan gremienweg beratungskette
beratungsergebnisse beratungim beratungin vorgesehenfür weitereberatungsfolge geplanteberatungen sitzungsverlauf
vorberatungundbeschlussfassung
behandlunginden gremien behandlungindengremien beratungsfolgeundsitzungstermine beratungsfolgesitzungstermine
"""
CONSULTATION_HEADINGS = frozenset(_CONSULTATION_HEADINGS_KEYS.split())
"""Keys of the headings above the bodies a paper goes through."""

_COLUMN_WORDS_KEYS = """
gremium gremien ausschuss organ beratungsgremium termin termine sitzungstermin sitzungsdatum sitzungstag sitzungam
sitzung datum tag am status öffentlichkeit ön önö önstatus sitzungsart top topnr to ö n nö zuständigkeit
beschlussart ergebnis beratungsergebnis abstimmung beschluss rolle art beratung beratungsart beratungsaktion aktion
beratungsstatus beschlussfassung
entscheidung vorberatung abstimmungsergebnis beratungszweck zweck funktion beratungstermin behandlung bemerkung bemerkungen
anmerkung wortlaut votum lfdnr nr uhrzeit zeit raum ort beginn ja nein enthaltung enthaltungen enth dafür dagegen
status/art einst mehrh kenntnis form beschlussform tops beratungsform zuständig öffentlich nichtöffentlich
nichtöffentl öffentl öffnichtöff tagesordnungspunkt
"""
COLUMN_WORDS = frozenset(_COLUMN_WORDS_KEYS.split())
"""Keys of the column heads of such a table."""


@lru_cache(maxsize=8192)
def label_key(text: str) -> str:
    """What two spellings of a label have in common: „Vorlagen-Nr." → „vorlagennr"."""
    return _LETTERS.sub("", text.casefold())


_BY_KEY: dict[str, tuple[Labelled, float]] = {}
for (_field, _weight), _names in _LABELS.items():
    for _name in _names.split("|"):
        _BY_KEY.setdefault(label_key(_name), (_field, _weight))


_IN_WORD = re.compile(r"(?<=[A-Za-zäöüß])[01]|[01](?=[a-zäöüß])")
_MISREAD = ({"0": "o", "1": "l"}, {"0": "o", "1": "i"})  # digits that scans give for letters inside a word
_LEAST_MISREAD = 6  # letters of a label that is still sure with a sign changed


def _misread(text: str) -> tuple[Labelled, float] | None:
    """The label that a scan gave with digits for letters: „V0rlage Nr.", „Grem1um"."""
    for letters in _MISREAD:
        key = label_key(_IN_WORD.sub(lambda digit, by=letters: by[digit[0]], text))  # type: ignore[misc]
        if len(key) >= _LEAST_MISREAD and not _DIGIT.search(_IN_WORD.sub("", text)) and key in _BY_KEY:
            return _BY_KEY[key]
    return None


@lru_cache(maxsize=4096)
def label_of(text: str) -> tuple[Labelled, float] | None:
    """The field that a text names as a label and how surely; None when it is no label."""
    key = label_key(text)
    if not key or len(key) > 40:
        return None
    if _DIGIT.search(text):
        return _misread(text)
    found = _BY_KEY.get(key)
    if found is not None:
        return found
    if _NUMBERED_NOUN.fullmatch(key) and not _OF_ANOTHER.match(key):
        return "reference", _SURE
    if names_who_leads(key):
        return "originator", _LIKELY
    return ("document_date", _LIKELY) if is_own_day(key) else None


_SECTIONS_KEYS = """
sachverhalt begründung kurzfassung zusammenfassung beschlussformel inhalt bericht beschlussvorschlag beschlussantrag
sachdarstellung
beschlussempfehlung
beschlussentwurf finanzielleauswirkungen erläuterung erläuterungen sachundrechtslage problem lösung antrag anfrage
antwort frage kosten beratungsergebnis beschlusstext vortrag derratmögebeschließen
"""
_SECTIONS = frozenset(_SECTIONS_KEYS.split())
"""Keys of the headings under which the body of a paper begins."""
_NO_LABEL_BEHIND = frozenset("0123456789/")  # of a colon in a time or an address
_LONGEST_LABEL, _MOST_WORDS = 70, 6  # code points and words of a label
_WORD_START = re.compile(r"(?:(?<=[ (])|^)(?=[^\s(])")


@dataclass(frozen=True, slots=True)
class LabelAt:
    """A label with its colon inside a text: where it starts, where its value begins, and what it names."""

    start: int
    end: int
    field: Labelled
    weight: float


def opens_body(text: str) -> bool:
    """Whether a line is (or begins with) a heading of the paper's body: „Sachverhalt:", „I. Sachverhalt"."""
    head = re.sub(r"\([^)]*\)", "", text.split(":", 1)[0] if ":" in text[:48] else text)
    return len(head) < 48 and label_key(re.sub(r"^(?:[IVX]+|[A-H]|\d)[.)]\s", "", head)) in _SECTIONS


def labels_in(text: str) -> list[LabelAt]:
    """The labels with a colon in a text, from left to right; of several readings the longest.

    A single capitalised word before a colon that is no known label is taken as one of field ``other``: it ends the value before.
    """
    found: list[LabelAt] = []
    colon = text.find(":")
    last = 0
    while colon >= 0:
        end = colon + 1
        if text[end : end + 1] not in _NO_LABEL_BEHIND:
            begin = max(last, colon - _LONGEST_LABEL)
            begin = max(begin, *(text.rfind(sign, begin, colon) + 1 for sign in ";|:\t\n"))
            words = [begin + m.start() for m in _WORD_START.finditer(text[begin:colon])][-_MOST_WORDS:]
            label = _longest(text, words, end) if words else None
            if label is not None:
                found.append(label)
                last = end
        colon = text.find(":", end)
    return found


_RUNS_ON = re.compile(
    r"(?:^|[ (])(?:und|oder|sowie|de[rsmn]|die|das|im|in|zu[rm]?|für|vom?n?|mit|am|an|aus|bei|als|auf|ein"
    r"(?:e[rsnm]?)?|[A-ZÄÖÜ]\w*-) $"
)


_OF_ANOTHER_TIME = re.compile(
    r"(?i)\b(?:nächste|letzte|weitere|vorige|vorherige|frühere|kommende|folgende|neue|alte)[rsnm]? $"
)


def _may_start(text: str, start: int) -> bool:
    """Whether a label can begin inside a text: capitalised, and no small word runs on into it („Ausschüsse und Gremien: …")."""
    before = text[max(0, start - 24) : start]
    return not text[start].islower() and _RUNS_ON.search(before) is None and _OF_ANOTHER_TIME.search(before) is None


def _longest(text: str, starts: list[int], end: int) -> LabelAt | None:
    colon = text.rfind(":", 0, end)
    for start in starts:
        shown = text[start:colon]
        known = label_of(shown) if start == 0 or _may_start(text, start) else None
        if known is not None:
            return LabelAt(start, end, *known)
        if label_key(shown) in _SECTIONS | CONSULTATION_HEADINGS:
            return LabelAt(start, end, "other", _SURE)
    last = text[starts[-1] : colon].strip() if starts else ""
    if len(last) > 2 and last[:1].isupper() and last[1:].replace("-", "").replace("/", "").isalpha():
        return LabelAt(starts[-1], end, "other", _VAGUE)
    return None

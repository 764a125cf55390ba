"""Statements about publicity that no rule reads: lines that consist of nothing but words of publicity, and open sentences.

A line all of whose words belong to the small language in which papers are closed („Nur für Mitglieder des Rates bestimmt", „Nicht
an Dritte weitergeben", „Intern") says something about publicity, whatever its order of words. Where no rule understands it, it
is a doubt, and a doubt withholds. The same goes for a sentence of the head that speaks of closed treatment in the present and
is neither about another sitting nor a rule, a report or a name of a thing.
"""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.disclosure.public_prose import is_prose
from extractors.disclosure.public_words import (
    ABOUT,
    APART,
    CLOSED_MENTION,
    FOLLOWING,
    GENERAL,
    OPEN_MENTION,
    OTHER_LABELS,
    PAPER,
    PAST,
    SITTING,
    SURE_LABELS,
)

_LONGEST = 140  # characters of a line that is a stamp or a note of publicity
_MOST_SMALL = 12  # words of it that are not the closing word
_CLOSERS = (
    r"(?:verwaltungs)?intern(?:e[rnsm]?)?|geheim(?:e[rnsm]?|sache|haltung|haltungspflicht\w*|haltungsbedürftig\w*|zuhalten)?"
    r"|verschwiegen\w*|schweigepflicht\w*|sperrfrist|embargo|un-?öffentlich\w*|confidential|non-?public|restricted|secret"
    r"|unveröffentlicht\w*|verschlu(?:ss|ß)sache\w*|ausschlu(?:ss|ß)(?:gr[uü]nde?)|verschlu(?:ss|ß)"
)
"""Words that close by themselves where a line has nothing else to say."""
_NEGATIONS = (
    r"nicht|nie|kein(?:e[rnsm]?)?|ohne|nur|ausschließlich|lediglich|nein|non?|not|untersagt|verboten|unzulässig"
    r"|verlassen|verlässt"
    r"|ausschlu(?:ss|ß)|ausgeschlossen\w*|auszuschlie(?:ss|ß)en|gesperrt|unterbleib(?:t|en)"
)
_AUDIENCE = (
    r"öffentlich(?:keit)?|veröffentlich\w*|presse(?:vertreter\w*)?|dritte[rn]?|weiter(?:zu)?(?:geben|gabe"
    r"|leiten|leitung)|weitergegeben|weitergeleitet"
    r"|mitglieder\w*|mandatsträger\w*|\w*(?:rats?|schuss)mitglied\w*|\w*(?:stadt|gemeinde|kreis)rät(?:e|innen)\w*"
    r"|zutritt|bürger(?:innen)?|einwohner\w*|verteiler|zuhör\w*|besucher\w*|publikum\w*"
    r"|internet|\w*informationssystem\w*|bürgerinfo|verteil(?:en|t|ung)|verbreite(?:n|t)"
    r"|dienst(?:lich\w*|gebrauch)|einsehbar|freigegeben|public|publish\w*|aushändig\w*|vervielfältig\w*"
)
"""Whom a line shuts out or lets in; closed only together with a negation."""
_SMALL = (
    r"für|zur?|zum|an|auf|in|im|ins|bei|mit|vom?|von|durch|über|unter|bis|bis|gegen|nach|aus|als|wegen|gem|gemäß"
    r"|laut|abs|absatz|art|artikel|satz|nr"
    r"|go|gemo|kvg?|lkro|kv|hgo|nkomvg|komv?g|gescho|geschäftsordnung|ziff|ziffer|hinweis|achtung|bitte|streng"
    r"|strikt|rein|absolut|noch|weiter\w*|hier"
    r"|die|der|das|den|dem|des|diese[rsnm]?|ein(?:e[rnsm]?)?|und|oder|sowie|ist|sind|wird|werden|darf|dürfen|soll"
    r"|sollen|bleibt|bleiben|zu|it?h?rer?"
    r"|bestimmt|geeignet|vorgesehen|gedacht|zugelassen|gestattet|erlaubt|behandeln|behandelt|beraten|verhandeln"
    r"|halten|gehalten|betrachten"
    r"|persönlich\w*|personal\w*|verwendung|nutzung|kenntnis\w*|information\w*|zweck\w*|stadt\w*|gemeinde\w*"
    r"|orts\w*|kreis\w*|bezirks\w*|entwurf\w*"
    r"|status|stufe|grad|klassifi\w*|einstufung|kennzeichnung|schutz\w*|pflicht\w*|verpflichtet|unterlieg\w*"
    r"|sachen?|angelegenheit\w*|widerruf|weiteres"
    r"|inhalt\w*|unterlagen?|papiere?|datei\w*|seiten?|blatt|teil\w*|abschnitt|punkte?|tops?|punkts?"
    r"|tagesordnung\w*|beschlu(?:ss|ß)\w*|sitzung\w*"
    r"|[IVX]+|akten?|v\.?a|ha|vv|gr|kt|haben|hat|unter|beschlossen|erteilt|freigabe|saal|raum|sitzungssaal|mehr|ab"
    r"|jetzt|nun|sofort|uhr|ja|x"
    r"|nö|ö|amtlich\w*|amts\w*"
    r"|rein|allen?|folgende[rnm]?"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CLOSER = re.compile(rf"(?i)(?:{_CLOSERS})")
_NEGATION = re.compile(rf"(?i)(?:{_NEGATIONS})")
_SHUT_OUT = re.compile(rf"(?i)(?:{_AUDIENCE})")
_HARMLESS = re.compile(rf"(?i)(?:{_SMALL}|{SITTING}|{PAPER})")
_INTERNAL_LABEL = re.compile(r"(?i)(?<![a-zäöü])intern(?:e[rnsm]?)?\b\W*(?:nr\b|nummer|:|\d)")
_LABEL = re.compile(rf"(?i)^\W*(?:{OTHER_LABELS}|{SURE_LABELS})\s*[:=]\s*(?=\S)")
_SHUT = re.compile(
    r"(?i)\W*(?:nicht (?:freigegeben|sichtbar|zugänglich|erteilt)|gesperrt|geschlossen\w*|intern\w*|geheim\w*"
    r"|(?:weitergabe )?(?:nur|ausschlie(?:ß|ss)lich)(?: (?:an|für|das|die|den))* (?:gremi(?:um|en)|\w*mitglieder|\w*räte"
    r"|verwaltung|verwaltungsspitze|fraktionsvorsitzende)\b.*)\W*"
)
"""Values that close under a label that speaks of something else, too."""
_CLAUSES = re.compile(r"(?<=[a-zäöüß)]{2}[.!])\s+|\s[–-]\s|;\s")
_MARKING = re.compile(r"\bTLP:? ?(?:RED|AMBER)\b")
"""The traffic light protocol of those who share findings about security."""
_SECRECY = re.compile(
    r"(?i)\b(?:geheimhaltung|verschwiegenheit|vertraulichkeit)\b.{0,60}\b(?:angeordnet|beschlossen|vereinbart|gilt"
    r"|besteht|auferlegt|zu wahren)\b"
)
_THIS_PAPER = re.compile(rf"(?i)\bdiese[rsmn]?\s(?:{PAPER}|{SITTING}|papier)\b")
_STAYS = re.compile(r"(?i)\bnicht (?:ausgeschlossen|verlassen)\b")
_ATTRIBUTE = re.compile(
    rf"(?i)\b(?!(?:{PAPER}|{SITTING})\b)(?-i:[A-ZÄÖÜ])\w+ (?:von|der|zu|aller|über) (?:\w+ )?nichtöffentlich(?:keit\b"
    r"|e[rn] \w*(?:sitzungen|beratungen|vorlagen|beschlüssen?|protokollen?|unterlagen|themen)\b)"
)
"""„Einsicht in Protokolle von nichtöffentlichen Sitzungen": closed treatment as the attribute of a matter."""
_REMARK = re.compile(r"\([^()]{1,60}\)")
_COPY = re.compile(
    r"(?i)\b(?:unterlagen?|papiere?|\w*vorlagen?|exemplare?|verteilt)\b.{0,60}\b(?:eingesammelt|einzusammeln"
    r"|zurückzugeben)|\bräumung des saal"
    r"|\bexemplar(?: nr\.?| nummer)? ?\d{1,3} (?:von|/) ?\d{1,3}\b"
)
"""Copies that are counted are given to members only."""
_NUMBERED = re.compile(r"^\W*(?:§|\d{1,3}(?:\.\d{1,3})*[.)]?\s|[a-z]\)\s)")
_NAMES_A_THING = re.compile(
    rf"(?i)\b(?:nichtöffentlich|vertraulich)(?:e[rnsm]?)?\s„?(?!(?:{SITTING}|{PAPER})\b)(?-i:[A-ZÄÖÜ][a-zäöüß])"
    r"|nichtöffentlich(?:e[rnsm]?)?\s(?:zugänglich|gewidmet|gefördert|zu widmen|nutzbar|finanziert|genutzt"
    r"|im internet|zu(?:r"
    r"| der) verfügung|einsehbar)"
    r"|vertraulich\W+(?:und\s)?(?:anonym|kostenlos|kostenfrei|persönlich beraten)|\b(?:wahl|abstimmung|stimm\w*"
    r"|gewählt|abgestimmt|abzustimmen)\b"
)
"""„nichtöffentliche Flächen", „vertrauliche Beratung von Frauen", „nichtöffentlich zugänglich": a property of another thing."""
_TREATS = re.compile(
    r"(?i)\b(?:be|ver)?(?:hand(?:eln|elt|lung)|rat(?:en|ung))\w*|sitzung|tagt|teil\b|beschlu(?:ss|ß)|beschlie"
    r"|vorlage|unterlagen|punkt|behandelnd|befass"
    r"|papier|dokument|drucksache"
)
_ANY = re.compile(
    r"(?i)\bin nichtöffentlichen sitzungen\b|\bsitzungen\b.{0,60}\b(?:sind|werden)\b|\bergebnis\w* (?:der|des"
    r"|aus) (?:\w+ )?nichtöffentlich"
    r"|\bnichtöffentlichen sitzungen (?:\w+ ){0,2}(?:be|vor)\w+(?:t|en)en\b"
    r"|\b(?:jede[rnms]?|alle[rn]?|möge|ihre|selbstverständlich|nicht nur|kündigte?|man werde|nicht übertragen)\b"
)
"""Words by which a sentence speaks of sittings in general, or to somebody who fills in a form."""
_STATUTE_TITLE = re.compile(r"(?im)^\W*(?:\w*satzung|geschäftsordnung|\w*verordnung)\b")
_STATUTE_SECTION = re.compile(r"(?m)^\W*§\s?\d+")
_TITLE_CHARS = 400
_FEWEST_SECTIONS = 3
_RULE_NUMBER = re.compile(r"^\W*(?:§\s?\d|\(\d{1,2}\)\s)")


@lru_cache(maxsize=2048)  # forms print the same lines again and again
def is_doubtful_line(line: str) -> bool:
    """Whether a line in plain words, or one of its clauses, consists of nothing but words of publicity that close."""
    if _is_doubtful_clause(line):
        return True
    if len(line) > 3 * _LONGEST or "|" in line or CLOSED_MENTION.search(line):
        return False
    clauses = _CLAUSES.split(line)
    if not re.search(r"[.!)]\W*$", line):
        clauses = clauses[:-1]  # it goes on in the next line
    return any(_is_doubtful_clause(clause) and len(clause.split()) > 1 for clause in clauses)


def _is_doubtful_clause(line: str) -> bool:
    if _COPY.search(line) or (_SECRECY.search(line) and _THIS_PAPER.search(line)) or _MARKING.search(line):
        return True
    line = _REMARK.sub(" ", line)
    if len(line) > _LONGEST or _NUMBERED.match(line) or CLOSED_MENTION.search(line):
        return False
    if label := _LABEL.match(line):
        value = line[label.end() :]
        return _SHUT.fullmatch(value) is not None or _is_closing(value)
    return not _INTERNAL_LABEL.search(line) and _is_closing(line)


def _is_closing(line: str) -> bool:
    if _STAYS.search(line):
        return False
    words = _WORD.findall(line)
    closers = [word for word in words if _CLOSER.fullmatch(word)]
    negated = any(_NEGATION.fullmatch(word) for word in words)
    audience = [word for word in words if _SHUT_OUT.fullmatch(word)]
    if not closers and not (negated and audience):
        return False
    rest = [
        word
        for word in words
        if not (_CLOSER.fullmatch(word) or _NEGATION.fullmatch(word) or _SHUT_OUT.fullmatch(word))
    ]
    return len(rest) <= _MOST_SMALL and all(_HARMLESS.fullmatch(word) for word in rest)


def is_attribute(text: str) -> bool:
    """Whether closed treatment is the attribute of a matter that is spoken about."""
    return _ATTRIBUTE.search(text) is not None


def names_a_thing(text: str) -> bool:
    """Whether the words of publicity belong to another thing than a sitting or a paper: „nichtöffentliche Flächen"."""
    return _NAMES_A_THING.search(text) is not None


def is_explained(text: str) -> bool:
    """Whether words of publicity are about another sitting, a rule, a report, or a thing that is no sitting."""
    return any(pattern.search(text) for pattern in (ABOUT, APART, FOLLOWING, PAST, GENERAL, OPEN_MENTION)) or (
        names_a_thing(text) or is_attribute(text)
    )


def is_statute(text: str) -> bool:
    """Whether a text is a statute or rules of procedure: what it says of closed sittings are rules."""
    return (
        _STATUTE_TITLE.search(text[:_TITLE_CHARS]) is not None
        and len(_STATUTE_SECTION.findall(text)) >= _FEWEST_SECTIONS
    )


def is_doubtful_sentence(sentence: str) -> bool:
    """Whether a sentence speaks of closed treatment and nothing explains it away."""
    return (
        (CLOSED_MENTION.search(sentence) is not None or _SECRECY.search(sentence) is not None)
        and is_prose(sentence)
        and _TREATS.search(sentence) is not None
        and not _RULE_NUMBER.match(sentence)
        and not _ANY.search(sentence)
        and not is_explained(sentence)
    )

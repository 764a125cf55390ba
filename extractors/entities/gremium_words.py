"""The words German bodies are called by, in every case form: generic nouns of municipal law, no names of places."""

from __future__ import annotations

import re

NAME = r"[A-ZÄÖÜ][\wäöüß]*(?:[-/][A-ZÄÖÜ][\wäöüß]*)*"
"""What a proper name in the name of a body looks like: its town, a part of it, its subject."""

_RAT_LIKE = (
    "Gemeinderat|Marktrat|Stadtgemeinderat|Samtgemeinderat|Verbandsgemeinderat|Ortsgemeinderat|Stadtrat|Marktgemeinderat"
    "|Kreisrat|Verwaltungsrat|Aufsichtsrat|Stiftungsrat"
    "|Ältestenrat|Integrationsrat|Migrationsrat|Migrantenrat|Ausländerrat|Seniorenrat|Jugendrat"
    "|Jugendgemeinderat|Behindertenrat|Kulturrat"
    "|Regionalrat|Schulverbandsrat|Verbandsrat|Beteiligungsrat|Kreisseniorenrat|Stadtseniorenrat|Betriebsrat"
)
# Bodies of a part of the municipality: its name follows directly („Ortschaftsrat Seedorf").
LOCAL = (
    "Ortschaftsrat|Ortsrat|Stadtbezirksrat|Stadtbezirksbeirat|Bezirksrat|Stadtteilrat|Ortsbeirat|Ortsteilrat"
    "|Stadtteilbeirat|Bezirksbeirat|Bezirksausschuss"
    "|BVV|OBR|Bezirksvertretung|Ortsteilvertretung|Ortsvertretung|Dorfschaftsvertretung"
)
_FEMININE = (
    "Vollversammlung|Gemeinschaftsversammlung|Bürgerversammlung|Einwohnerversammlung|Kreisverordnetenversammlung|Stadtverordnetenversammlung|Gemeindevertretung|Stadtvertretung|Bezirksverordnetenversammlung"
    "|Bezirksversammlung|Ratsversammlung"
    "|Verbandsversammlung|Zweckverbandsversammlung|Gesellschafterversammlung|Hauptversammlung"
    "|Regionalversammlung|Kreisversammlung"
    "|Trägerversammlung|Genossenschaftsversammlung|Mitgliederversammlung|Gesamtkonferenz"
    "|Schulkonferenz|Regionalkonferenz|Fachkonferenz"
    "|Lenkungsgruppe|Amtsverwaltungskonferenz"
)
_OTHER = (
    "Kreistag|Magistrat|Gemeindevorstand|Verbandsvorstand|Schulvorstand|Kreisvorstand|Jugendparlament"
    "|Kinderparlament|Kuratorium|Amtsausschuss"
)
LOCAL_NOUNS = frozenset(LOCAL.casefold().split("|"))
GENERIC = LOCAL_NOUNS | frozenset("|".join((_RAT_LIKE, _FEMININE, _OTHER)).casefold().split("|"))
"""All nouns above in lower case; compounds with -ausschuss and -beirat are free and not among them."""

ENDING = r"(?:ausschuss|ausschuß|auschuss|beirat)"

ADJECTIVES = "(?:Technisch|Gemeinsam|Beschließend|Ständig|Örtlich|Beratend|Wissenschaftlich|Städtisch)"

_CASE_RAT = r"(?:e?s|e)?"
_CASE_AUSSCHUSS = r"(?:es|e|(?<=rat)s|(?<=RAT)S)?"


def _either_case(words: str) -> str:
    return f"{words}|{words.upper()}"


_COMPOUND_PREFIX = r"(?:[A-ZÄÖÜ][\wäöüß]*-(?:,[ \n]|[ \n](?:und|u\.|sowie|&)[ \n]|/)){0,6}"
HEAD = rf"""(?:
    (?P<compound>{_COMPOUND_PREFIX}(?:[A-ZÄÖÜ][a-zäöüß]+(?:-[A-Z][a-zäöüß]+)*-?(?:{ENDING}|(?:Ausschuss|Ausschuß
      |Beirat))|[A-ZÄÖÜ]{{2,}}(?:AUSSCHUSS|AUSSCHUSSE|BEIRAT)){_CASE_AUSSCHUSS})
  | (?P<for>(?:Ausschuss|Ausschuß|Beirat|Unterausschuss|Betriebsausschuss|Fachausschuss|Werkausschuss
    |Arbeitsgruppe|Kommission|Deputation|Werksausschuss){_CASE_AUSSCHUSS})(?=[ \n](?:für|zur|zum)[ \n])
  | (?P<adjective>{ADJECTIVES}(?:e[rnsm]?)[ \n](?:Ausschuss|Beirat)(?:es)?)
  | (?P<local>(?:{_either_case(LOCAL)}){_CASE_RAT})
  | (?P<rat>(?:{_either_case(_RAT_LIKE)})(?:{_CASE_RAT}|ES|S))
  | (?P<other>(?:{_either_case(_FEMININE)}|{_either_case(_OTHER)}|[A-ZÄÖÜ][a-zäöü]+verbandsversammlung)(?:e?s)?)
  | (?P<bare>Rat(?:es|e|s)?)
)"""

_GENITIVES = (
    (re.compile(r"(?i)(rat|tag|vorstand|parlament|magistrat|aussch(?:u)?(?:ss|ß))(?:es|s|e)$"), r"\1"),
    (re.compile(r"(?i)(kuratorium)s$"), r"\1"),
)


def nominative(head: str) -> str:
    """The nominative singular of a body's noun, without capitals throughout: „GEMEINDERATES" → „Gemeinderat"."""
    if head.isupper() and len(head) > 3:
        head = head.capitalize()
    for pattern, replacement in _GENITIVES:
        head, changed = pattern.subn(replacement, head)
        if changed:
            break
    head = re.sub(rf"^({ADJECTIVES})e[nsm]?(?= )", r"\1er", head)
    return head.replace("auschuss", "ausschuss")

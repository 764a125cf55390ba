"""The words with which a chair puts a question to the vote, hears the answer, and states what came of it.

Source: verbatim records of councils, in which nothing but this says how a vote went, and the rules of procedure of councils,
which prescribe the order of the questions (who is against, who abstains; or who is for).
"""

from __future__ import annotations

import re
from typing import Literal

from curated.vocabulary import Outcome
from extractors.entities.number_words import CARDINAL

Asked = Literal["yes", "no", "abstain", "vote"]
"""Whom the chair asks for: those in favour, those against, those who abstain, or all at once („Ihr Votum")."""

ASKS: tuple[tuple[Asked, re.Pattern[str]], ...] = (
    (
        "no",
        re.compile(
            r"\bGegenstimmen?[ ]?(?=[?:]|(?:oder|und)[ ](?:Stimm)?[Ee]nth|gegen\b|dazu\b|gibt\b|hierzu\b)|\b(?:[Ww]er"
            r"|[Jj]emand)[ ](?:ist|stimmt|war)?"
            r"[ ]?(?:\w+[ ]){0,2}?(?:dagegen|gegen)\b|\bstimmt[ ]jemand[ ]dagegen\b|\bnicht[ ]zuzustimmen\b"
            r"|\bwer[ ]gegen[ ](?:den|die|das|diese\w?)\b|\bwer[ ]dagegen[ ]ist\b|\bnach[ ]Gegenstimmen\b"
            r"|\bDagegen\?|\bIst[ ]jemand[ ]dagegen\b|\bnicht[ ]zur[ ]Kenntnis[ ]zu[ ]nehmen\b|\bNein-?Stimmen[ ]?\?"
            r"|\bWiderspruch[ ]?\?|\bEinwände[ ]?\?|\b[Ww]er[ ](?:\w+[ ]){0,2}?(?:lehnt|ablehnt)\b"
        ),
    ),
    (
        "abstain",
        re.compile(
            r"\b(?:Stimm-?)?Enthaltung(?:en)?[ ]?(?=[?:]|gibt\b|dazu\b|hierzu\b)|\b[Ww]er[ ](?:\w+[ ])?enthält[ ]sich\b"
            r"|\bwer[ ](?:\w+[ ])?sich[ ]enthält\b|\bEnthält[ ]sich[ ]jemand\b|\bnach[ ]Enthaltungen\b|\bEnthaltungen[ ]?\?"
        ),
    ),
    (
        "yes",
        re.compile(
            r"\b[Ww]er\b.{0,160}?\b(?:zuzustimmen|zustimmen|zustimmt|empfiehlt|dafür|zu\?|anzunehmen)\b|\b[Ww]er[ ](?:ist|stimmt)"
            r"[ ](?:\w+[ ])?für\b|\b[Ww]er[ ]für\b|\bZustimmung[ ]?\?|\bJa-?Stimmen[ ]?\?|\bDafür\?|\b[Ww]er[ ]stimmt\b"
            r".{0,120}?\bzu\b"
        ),
    ),
    (
        "vote",
        re.compile(
            r"\bbitte\b.{0,60}?\b(?:um|ums)[ ](?:\w+[ ]){0,3}?(?:Votum|Abstimmung|Kartenzeichen|Handzeichen|Zeichen"
            r"|Abstimmungszeichen)\b|\bbitte[ ]hier[ ]um\b|\bdarf[ ]\w+[ ]um[ ](?:\w+[ ]){0,2}?(?:Votum|Kartenzeichen"
            r"|Handzeichen)\b|\bum[ ](?:\w+[ ]){0,3}?(?:Votum|Kartenzeichen|Handzeichen)[ ](?:bitten|ab[ ]jetzt)\b"
            r"|\bab[ ]jetzt\b|\bbitte\b.{0,160}?\babzustimmen\b|\b(?:zur|in[ ]die)[ ]Abstimmung[ ](?:kommen"
            r"|gehen)\b|\bstelle\b.{0,160}?\bzur[ ]Abstimmung\b|\b(?:komme|kommen)[ ](?:\w+[ ]){0,3}?(?:zur"
            r"|zu[ ]der|in[ ]die)[ ]Abstimmung\b|\b(?:lasse|lassen)\b.{0,200}?\babstimmen\b|\b(?:stimmen[ ]wir"
            r"|[Ww]ir[ ]stimmen)\b"
            r".{0,80}?\bab\b|\bsteht[ ](?:\w+[ ]){0,3}?zur[ ]Abstimmung\b"
        ),
    ),
)

ASKS_BOTH = re.compile(r"\bGegenstimmen[ ](?:oder|und)[ ](?:Stimm)?[Ee]nthaltungen\b")

PUTS = re.compile(
    r"^(?:Nun|Jetzt|Dann)[ ](?:zu[rm]?[ ])?(?:der|die|das|den|dem)?[ ]?(?:\w*[Aa]ntrag|Vorlage|Satzung|Beschlussvorschlag)\b|"
    r"\bstimme[ ]ich\b|\b(?:stimmen[ ]wir|[Ww]ir[ ]stimmen)\b.{0,160}?\bab\b|\b(?:lasse|lassen)\b.{0,200}?\babstimmen\b"
    r"|\babstimmen[ ]lassen\b|\brufe\b.{0,200}?\bauf\b|\bauf[ ](?:rufe"
    r"|rufen)\b|\b(?:komme|kommen)\b.{0,60}?\b(?:zum|zur|zu)\b|\b(?:stelle|bringe)\b.{0,200}?\bzur[ ]Abstimmung\b"
    r"|\b(?:fange|fangen|beginne|beginnen)\b.{0,40}?\bmit\b|\bkommt[ ](?:\w+[ ]){0,2}?(?:der|die|das)\b"
    r"|\bzur[ ]Abstimmung[ ](?:kommt|steht|stelle|kommen)\b|\b(?:folgt|folgen)[ ](?:\w+[ ]){0,2}?Antr"
    r"|\bbitte\b.{0,160}?\babzustimmen\b"
)
"""Something new is put to the vote: what was answered before is forgotten."""

NONE = re.compile(
    r"^(?:[-–][ ])?(?:Auch|Ebenfalls|Da|Das|Die|Ich|Nein|Das[ ]ist|Auch[ ]das)?[ ,]*(?:[Kk]ein(?:e[rn]?s?)?|[Nn]iemand|[Nn]ein"
    r"|[Nn]icht)\b|\b(?:[Ss]ehe|sind|[Gg]ibt)\b.{0,24}?\b(?:nicht|keine[rn]?|niemanden)\b|\bnicht[ ]der[ ]Fall\b"
)
"""Nobody: the number of those asked for is 0."""

NAMES_SOMEBODY = re.compile(
    r"\b(?:enthält|enthalten|enthielt)\b|\b(?:dagegen|dafür)\b|\bFraktion\b|^(?:Bei[ ])?(?:D(?:er|ie)|Das[ ](?:sind|ist|war)"
    r"|Von|Vom)\b"
)
"""An answer that names who it was: there is no number then."""

COUNTED = re.compile(
    rf"^(?:Das[ ]sind|Ich[ ](?:zähle|sehe)|Es[ ]sind|Da[ ]sehe[ ]ich)[ ](?P<n>\d{{1,3}}|(?i:{CARDINAL}))(?:[ ](?:Stimmen"
    rf"|Mitglieder))?[.!]?$"
)
"""An answer that is a number and names nobody: „Das sind 24."."""
ABSTAINS = re.compile(r"\b(?:enthält|enthalten|enthielt)\b")

SIGNED: tuple[tuple[Outcome, re.Pattern[str]], ...] = (
    (
        "rejected",
        re.compile(
            r"\b(?:Rest|[Üü]brigen?|ansonsten|sonst)\b.{0,30}?\b(?:Ablehnung|abgelehnt|dagegen|Nein|lehnt\b.{0,30}?\bab)\b"
            r"|^\(Ablehnung\)|\bkeine[ ](?:\w+[ ])?Mehrheit\b|\bMehrheit[ ](?:\w+[ ])?(?:ist|stimmt)[ ]dagegen\b"
            r"|\b(?:ist|war|sehe|haben)\b.{0,40}?\b(?:Ablehnung|Minderheit)\b|^(?:Mehrheitliche|Einstimmige)?[ ]?Ablehnung\b"
        ),
    ),
    (
        "approved",
        re.compile(
            r"\b(?:Rest|[Üü]brigen?|ansonsten|sonst)\b.{0,30}?\b(?:Zustimmung|zugestimmt|dafür|Annahme|stimmt\b.{0,30}?\bzu)\b"
            r"|^\((?:Zustimmung|Annahme)\)|\b(?:ist|hat|war|sehe|haben|findet|fand|gibt)\b.{0,40}?\b(?:eine|die|mit|der)[ ]"
            r"(?:\w+[ ]){0,2}?(?:Mehrheit|Zustimmung|Annahme)\b|\bMehrheit[ ]stimmt\b.{0,20}?\bzu\b|^Einstimmig\b"
            r"|\b(?:ist|sind)\b.{0,24}\bgewählt\b"
            r"|\b(?:ist|war)[ ](?:damit[ ]|dann[ ]|auch[ ]|so[ ]){0,2}(?:einstimmig|mehrheitlich)\b(?!.*abgelehnt)"
            r"|^(?:Alles[ ]klar,[ ])?(?:Mehrheitliche[ ]|Einstimmige[ ])?Zustimmung\b"
        ),
    ),
    (
        "noted",
        re.compile(
            r"\b(?:nehmen|nimmt)\b.{0,60}?\bzur[ ]Kenntnis\b(?!.*\?)|\bKenntnisnahme[ ](?:ist[ ])?erfolgt\b"
            r"|\bist[ ](?:\w+[ ]){0,3}?(?:eine[ ])?Kenntnisnahme\b|\bKenntnisnahme[ ]ist[ ]erfolgt\b"
            r"|\b(?:wird|ist)[ ](?:\w+[ ]){0,2}?zur[ ]Kenntnis[ ]genommen\b"
        ),
    ),
)
"""What a chair states after a question; the first that fits counts. „Die Mehrheit" alone is one of those asked for."""

NOTES = re.compile(r"\bzur[ ]Kenntnis[ ]zu[ ]nehmen\b|\bKenntnisnahme\b")
"""Put is nothing but to take note."""

STATED = re.compile(
    r"\b(?:[Dd]ann|[Dd]amit|[Ss]omit|[Dd]emnach|[Ff]olglich|[Hh]iermit)\b.{0,140}?\b(?:ist|sind|wird|wurde|werden|haben|hat"
    r"|war)\b|\b(?:ist|sind)[ ](?:damit|somit|dann)\b"
)
"""A result is stated, not told: „Damit ist der Antrag abgelehnt"."""

DONE = re.compile(r"\b(?:geschehen|verfahren|aufgenommen|so[ ]gemacht|machen[ ]wir[ ](?:das|es)[ ]so)\b")
"""Words of approval that say so only where a chair states the result."""

SETTLED = re.compile(
    r"\b(?:Ursprungs|Haupt|Grund)?(?:antrag|Antrag|vorlage|Vorlage)\b.{0,30}?\berledigt\b|\bErsetzungs?antr|\berledigt\b.{0,40}?"
    r"\b(?:Ursprungs|Haupt)antrag\b"
)

DEFERS: tuple[tuple[Outcome, re.Pattern[str]], ...] = (
    (
        "postponed",
        re.compile(
            r"\b(?:Vertagung|Vertagungsantr\w+|Zurückstellung|Verschiebung)\b|\bzu[ ]vertagen\b|\bvertagt\b|\bzurückzustellen\b"
        ),
    ),
    (
        "referred",
        re.compile(
            r"\b(?:Verweisung|Überweisung)\b|\b(?:Ver|Über)weisungsantr\w+|\bzu[ ](?:ver|über)weisen\b|\b(?:ver|über)wiesen\b"
        ),
    ),
)
"""What is put to the vote is not the matter but what shall become of it."""

MOVES_IT = re.compile(
    r"\b(?:bittet|bitten|wünscht|regt|Vertagungsantrag|schlage|schlagen|vorschlagen|vorzuschlagen|beantrag\w+|lasse|lassen"
    r"|stelle|stimmen)\b|\b(?:Ver|Über)weisungsantr"
    r"|\bVertagungsantr|\b[Ww]er\b"
)

"""The vocabulary of publicity: the words by which a paper, a row, an item or a part of minutes says whether it is public.

Sources: the labels and values of forty council information systems, the municipal codes (§ 35 GemO BW, Art. 52 GO BY, § 48 GO
NRW: „nichtöffentlich", „Ausschluss der Öffentlichkeit", „Verschwiegenheit") and the classified-information rules (VS-NfD). All
patterns are for text that ``public_spellings.in_plain_words`` has led back to „nichtöffentlich", „öffentlich" and „vertraulich".
"""

from __future__ import annotations

import re

_ENDING = r"(?:e[rnsm]?)?"
OPEN = rf"(?<!nicht)(?<!\w)öffentlich{_ENDING}\b"
SECRET = rf"(?<!\w)vertraulich{_ENDING}\b"

CLOSED_MENTION = re.compile(rf"(?i)\bnichtöffentlich(?:{_ENDING}|keit)\b|{SECRET}")
OPEN_MENTION = re.compile(rf"(?i){OPEN}")

SURE_LABELS = (
    r"\w*öffentlich(?:e[rs]?[ ](?:sitzung|beratung|vorlage|behandlung))?|(?:is_?)?public(?:ity)?"
    r"|restricted|confidential|Öff\.?|Öffentlichkeit(?:s?-?status)?|Öff\.?-?[ ]?Status"
    r"|Ö-Status|Ö[ ]?/[ ]?(?:NÖ?|nichtöffentlich)|öffentlich(?:keit)?[ ]?(?:/|\||oder)[ ]?nichtöffentlich(?:keit)?"
    r"|nichtöffentlich|nichtöffentlichkeit|öffentlich|Vertraulichkeit(?:sstufe|sgrad)?|vertraulich"
    r"|Geheimhaltung(?:sstufe|sgrad)?"
    r"|Geheimhaltungsvermerk|Ausschluss[ ]der[ ]Öffentlichkeit"
)
"""Labels that speak of nothing but publicity: a value that is not understood makes the paper unclear."""
OTHER_LABELS = (
    r"Status|Vorlagen?-?status|Dokument(?:en)?status|Freigabe(?:status)?|Sitzungsteil"
    r"|Sitzungsform|Sitzungsart|Art[ ]der[ ](?:Sitzung|Beratung|Behandlung|Vorlage)"
    r"|Beratungs(?:art|form|status|teil)|Form[ ]der[ ](?:Beratung|Behandlung)|Behandlungs(?:art|form)"
    r"|Verhandlungsart|Einstufung"
    r"|Klassifi(?:zierung|kation)|Zugänglichkeit|Sichtbarkeit(?:[ ]\w{2,12})?|Veröffentlichung"
    r"|Sperrvermerk|Weitergabe|Verteiler(?:kreis)?|Leserkreis"
    r"|Tagesordnungsteil|Teil|Beratung|Behandlung|Sitzung|Vorlage(?:n?-?art)?"
    r"|BA|Beh\.|Ber\.(?:-?Art)?|Art|Typ|Kategorie|Vermerk|Hinweis|Tagesordnung|TOP-Status|Verfahren|Zugriff"
    r"|Kennzeichnung|Einordnung"
)
"""Labels that may speak of publicity and of other things: a value that is not understood says nothing."""
SUBJECT_LABELS = re.compile(
    r"(?i)^\W*(?:betreff|betr\.?|titel|thema|bezeichnung|gegenstand|bezug|anlagen?|überschrift)\s*:?\s+(?=\S)"
)
"""What stands behind these names a matter, not a way of treating it."""

YES = r"ja|yes|true|1(?=\W*$)|x|hergestellt|gegeben|uneingeschränkt|zugelassen|freigegeben"
NO = r"nein|no|false|0(?=\W*$)|keine?|nicht|ausgeschlossen|entfällt|gesperrt|intern|verwaltungsintern|nur intern"
LETTERS = r"N|NÖ|nÖ|Nö|nö|NÖT|NT|n"
OPEN_LETTERS = r"Ö|ö|ÖT"

PAPER = (
    r"(?:\w*vorlage|\w*drucksache|Niederschrift|\w*protokoll|Tagesordnung|Einladung"
    r"|Ladung|Sitzungsunterlagen?|Mitteilung|Anlage\w*|Unterlagen?"
    r"|Antrag|Anfrage|Bericht|Auszug|Beschlussauszug|Dokument|Vorgang|Schreiben"
    r"|Vermerk|Anhang|Beiblatt|Stellungnahme|Bekanntgabe|Information|Beschluss)"
)
"""What may be closed as a paper."""
SITTING = (
    r"(?:\w*sitzung(?:en|steil(?:s|es)?)?|\w*teil(?:s|es)?|\w*beratung(?:en|steil"
    r"|spunkte?)?|\w*behandlung|\w*verhandlung|Tagesordnungs(?:punkt\w*|teil)"
    r"|TOPs?|Punkte?n?"
    r"|Angelegenheit(?:en)?|Gegenstand|Gegenstände|Beratungsgegenst\w+|zu[ ](?:be"
    r"|ver)handeln\w*|\w*ausschuss(?:es)?|\w*rat(?:s|es)?)"
)
"""What may be closed as a sitting or a part of it."""

ABOUT = re.compile(
    r"""(?ix)\b(?:bekanntgaben?|bekanntmachungen?|bekannt[ ]?(?:zu[ ]?geben|gegeben\w*|gemacht\w*|geben|gibt)
    |veröffentlichung(?:en)?|gefasst\w*|gefaßt\w*
    |genehmigung|anerkennung|feststellung|einwendungen|einwände|umgang|regelung(?:en)?|überführung|verlagerung|verlegung|vorberaten\w*
    |warum|wieso|weshalb|weniger|mehr|anzahl|transparenz)\b"""
)
"""Words that make of a closed sitting what is spoken about, in titles of items and in sentences."""
FOLLOWING = re.compile(
    r"(?i)\b(?:im anschlu(?:ss|ß)|anschlie(?:ss|ß)end\w*|schlie(?:ss|ß)t\b.{0,30}\ban"
    r"|danach|hiernach|sodann|darauf ?folgend|folgt|folgend|zuvor|vorher\w*|vorab"
    r"|nachfolgend"
    r"|nach schlu(?:ss|ß)|nach ende|vorausgehend|vorangehend|voraus|vorgeschaltet)\b"
)
"""Words by which a closed sitting is another one, before or after this."""
APART = re.compile(
    r"(?i)\b(?:niederschrift|protokoll)\b.{0,60}nichtöffentlich.{0,60}\b(?:gesondert\w*|getrennt\w*|eigene[rsn]?)\b"
    r"|nichtöffentlich.{0,60}\b(?:gesonderte[rsn]?|getrennte[rsn]?|eigene[rsn]?) (?:niederschrift|protokoll)"
    r"|\b(?:gesonderte|eigene|getrennte)[rsn]? nichtöffentliche"
    r"|nichtöffentlich\w*(?: \w+){0,3} (?:ist|sind|findet|finden|wird|werden) (?:\w+ )?(?:nicht (?:vorgesehen"
    r"|geplant|statt|erforderlich)|entfallen)"
    r"|nichtöffentlich\w*(?: \w+){0,2} entf(?:ällt|allen)|\bkeine? nichtöffentlich|\bmangels nichtöffentlich"
    r"|\bin (?:der|einer) (?:nächsten|kommenden|späteren|weiteren) nichtöffentlich"
    r"|nichtöffentliche[rn]? anlagen?\b.{0,80}\b(?:gesondert\w*|getrennt|separat|nicht beigefügt|liegt nicht bei)"
    r"|nichtöffentlich\w*\W+(?:hier )?nicht (?:aufgeführt|abgedruckt|beigefügt|enthalten)"
)
"""The record or the annex of the closed part is another paper, the closed part does not take place, or another day."""
PAST = re.compile(
    r"(?i)\b(?:wurden?|waren?|hat|haben|hatten?|fand(?:en)?|gefasst\w*|fassten?"
    r"|beschloss\w*|berieten?|worden|vorberaten|letzten?|vergangenen|früheren"
    r"|seinerzeit|bereits|geschah|geschahen"
    r"|erfolgten?|stellten?|behandelte|informierten?|berichteten?|mitgeteilt\w*)\b"
    r"|\bin (?:seiner |ihrer |der )?nichtöffentlicher? (?:sitzung"
    r"|beratung)\s(?:\w+\s){0,2}?(?-i:[a-zäöü]{3,}(?:ten?|oss|ossen|iet|ieten))\b"
)
"""What tells of a sitting that is over."""
GENERAL = re.compile(
    r"(?i)\b(?:in der regel|grundsätzlich|normalerweise|üblicherweise|immer|stets"
    r"|sitzungen (?:sind|werden)|soll(?:en|te|ten)?|könn(?:en|te|ten)|kann|dürf\w+"
    r"|darf"
    r"|müss\w+|muss|falls|sofern|wenn|soweit|möchte\w*|würde\w*|ob|nur (?:bei|wenn|in|im))\b|\?"
)
"""What makes of a sentence a rule, a wish or a question."""
RULE = re.compile(
    r"(?i)\b(?:in der regel|grundsätzlich|normalerweise|üblicherweise|sitzungen (?:sind"
    r"|werden)|soll(?:en|te|ten)?|könn(?:en|te|ten)|falls|sofern|wenn|soweit"
    r"|ob)\b|\?"
)
"""What makes a rule, a wish or a question even of a sentence that has this paper for its subject."""
VERB = re.compile(
    r"(?i)\b(?:ist|sind|war(?:en)?|wird|werden|wurden?|worden|hat|haben|hatten?"
    r"|habe|fassten?|kann|können|könnten?|soll(?:en|te|ten)?|muss|müssen|darf"
    r"|dürfen|will|wollen|möchten?"
    r"|findet|finden|fand(?:en)?|erfolgt(?:e|en)?|schließt|folgt|bittet|bitten"
    r"|gibt|geben|steht|stehen|liegt|liegen|lädt|lade|laden|sei|seien|wäre\w*"
    r"|bleibt|bleiben|gilt|gelten"
    r"|tagt|tagen|berät|beraten|beschließt|beschloss\w*|unterliegt|unterliegen"
    r"|kündigt|rügt|stellt|sprach|spricht|teilt|informiert|berichtet|erklärt"
    r"|fragt|verweist|dass|daß"
    r"|nimmt|geht|gehen|kommt|kommen|macht|machen|besteht|zeigt|sieht|hält|lässt"
    r"|führt|werde|würden?|möge[nst]?|beschließen|beträgt|betragen|trägt|tragen"
    r"|enthält|enthalten|berichten|vorgestellt)\b"
)
"""Finite verbs and „dass": a line that has one is a sentence or a piece of one, no head, row or heading."""
OF_THIS_PAPER = re.compile(
    r"""(?ix)^\W*(?:hinweis\W+|achtung\W+|vermerk\W+)?
    (?:(?:über|zu|in)[ ])?(?:diese[rsmn]?|die|der|das|vorliegende[rs]?|nachfolgende[rs]?|alle|sämtliche)[ ](?:\w+[ ]){0,3}?
    (?:\w*vorlage|\w*drucksache|sitzung|beratung|behandlung|\w*unterlagen?|dokument|schriftstück|inhalt\w*|tagesordnungspunkt|top|angelegenheit
      |niederschrift|protokoll|mitteilung|anlagen?|öffentlichkeit|verhandlung|schreiben|papier|gegenstand|beschlussfassung|angaben|punkt|vorgang|zuhörer\w*|presse)\b
    .{0,80}?\b(?:ist|sind|wird|werden|erfolgt|erfolgen|unterliegt|unterliegen|findet|gilt|bleibt|darf|dürfen|enthält|enthalten)\b"""
)
"""A sentence in the present about the paper or its sitting."""
REQUEST = re.compile(
    r"(?i)(?:\bbitte\b|\bwird gebeten\b|\bbitten? (?:wir|ich|sie|um)\b|\bum\b).{0,40}\bvertrauliche? (?:zu )?behand"
    r"|^\W*(?:nichtöffentlich|vertraulich)e? (?:zu )?(?:be|ver)hand|\bbitte\b.{0,40}\b(?:in|auf|für"
    r"|im)\b.{0,20}\bnichtöffentliche"
)
BODY = re.compile(
    r"(?i)\b(?:\w*ausschu(?:ss|ß)(?:es)?|\w*rat|\w*rates|\w*versammlung|\w*beirat"
    r"|magistrat|\w*vertretung|\w*vorstand|\w*kommission|bürgerschaft|senat|\w*kollegium"
    r"|fraktion\w*"
    r"|ältestenrat|[A-ZÄÖÜ]{2,4}A|OSR|GR|HA|VA|TA)\b"
)
ROLE = re.compile(
    r"(?i)\b(?:\w*beratung|\w*beratend|entscheidung|entscheidend|beschlie(?:ss"
    r"|ß)end|beschlu(?:ss|ß)\w*|kenntnis\w*|anhörung|empfehlung|information|einbringung"
    r"|mitberatung)\b"
)
"""What a body does with a paper in one row of its way."""
DAY = re.compile(r"\b\d{1,2}\.[ ]?(?:\d{1,2}\.[ ]?|[A-Z][a-zäö]{2,8}[ ])(?:19|20)?\d{2}\b")
LETTER_COLUMNS = re.compile(r"(?:^|\s)[öÖ]\W+[nN]\.?[öÖ]?\b")
"""The headings „ö" and „nö" of two columns: they say nothing of their own."""
ITEM_MARK = re.compile(r"(?:^|[\s(|])(?P<said>NÖ|N|nö|Ö|ö)[ .:-]{0,2}\d{1,3}(?:\.\d{1,3})*\.?[a-z]?(?![\w/])")

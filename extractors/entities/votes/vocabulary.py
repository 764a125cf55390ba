"""The words of decisions: what they say of a motion, who decides, what was put to the vote, what is only told or wished.

Sources: the forms of the council systems (Beschlussart of ALLRIS, Abstimmungsergebnis of SessionNet, Bavarian and Hessian forms),
the Gemeindeordnungen for what a tie means, and the wordings of minutes of all Länder as their writers vary them.
"""

from __future__ import annotations

import re

from curated.vocabulary import Outcome

PARTICIPLES: tuple[tuple[Outcome, str], ...] = (
    (
        "noted",
        r"(?:zur[ ])?[Kk]enntnis[ ]?(?:genommen|gegeben)|Kenntnisnahme[ ]erfolgt|dient[ ](?:\w+[ ])?(?:zur"
        r"|der)[ ]Kenntnis(?:nahme)?",
    ),
    (
        "postponed",
        r"vertagt|zurückgestellt|abgesetzt|verschoben|geschoben|von[ ]der[ ]Tagesordnung[ ](?:genommen|gestrichen)"
        r"|heruntergenommen"
        r"|ausgesetzt|in[ ]die[ ]Fraktionen[ ](?:gezogen|gegeben|verwiesen)",
    ),
    ("referred", r"(?:zurück|rück)?(?:ver|über)wiesen|zurückgegeben|(?<=schuss[ ])abgegeben|(?<=rat[ ])weitergeleitet"),
    (
        "rejected",
        r"abgelehnt|zurückgewiesen|verworfen|versagt|verweigert|gescheitert|abgewiesen|nicht[ ]erteilt|verneint",
    ),
    (
        "approved",
        r"zugestimmt|beschlossen|angenommen|genehmigt|gebilligt|verabschiedet|befürwortet|stattgegeben|entsprochen|gefolgt"
        r"|bewilligt|bestätigt"
        r"|festgestellt|gefasst|gefaßt|einverstanden|erteilt|empfohlen|mitgetragen|bejaht|angeschlossen|gewählt|wiedergewählt"
        r"|bestellt|hergestellt"
        r"|zustande[ ]gekommen|erlassen|gewährt|berufen|benannt|vergeben|verzichtet",
    ),
)
"""A participle and what it says of the thing that was put to the vote; „zurückgezogen" and „erledigt" say none of the five."""

NOMINALS: tuple[tuple[Outcome, str], ...] = (
    ("rejected", r"Ablehnung|Abweisung|Zurückweisung"),
    ("noted", r"(?:[Zz]ur[ ])?Kenntnis(?:nahme)?"),
    ("postponed", r"Vertagung|Zurückstellung|Absetzung"),
    ("referred", r"(?:Rück)?(?:Ver|Über)weisung"),
    ("approved", r"Zustimmung|Annahme|Genehmigung|Einverständnis|Billigung|Befürwortung|Ja|[Dd]afür"),
)

BY_GROUPS = re.compile(r"\b(?:mit[ ]den|gegen[ ]die)[ ]Stimmen[ ](?:der|von|des|aller)\b")
"""Who voted for or against it tells of a vote as surely as its manner."""

_ZU = r"(?=[ ]*(?:[.,;:()]|$|und\b|bei\b|mit\b|\())"
ACTIVE: tuple[tuple[Outcome, str], ...] = (
    ("rejected", r"\b(?:lehn(?:t|te|en|ten))\b.{0,300}?\bab\b"),
    ("rejected", r"\b(?:weist|wies|weisen|wiesen)\b.{0,300}?\bzurück\b"),
    ("rejected", r"\b(?:versag(?:t|te|en)|verweiger(?:t|te|n))\b.{0,120}?\b(?:Einvernehmen|Zustimmung|Genehmigung)"),
    (
        "rejected",
        r"\b(?:spricht|sprechen|sprach|sprachen)[ ]sich\b.{0,100}?\b(?:gegen[ ](?!die[ ]Stimm|\d|\w+[ ]Stimm)"
        r"|dagegen\b).{0,300}?\baus\b",
    ),
    (
        "rejected",
        r"\b(?:votier(?:t|te|en|ten)|stimm(?:t|te|en|ten))\b(?:[ ]\w+){0,4}?[ ]gegen[ ](?:den|die|das)[ ](?!Stimmen?\b)",
    ),
    ("noted", r"\b(?:nimmt|nehmen|nahm|nahmen)\b.{0,300}?\b[Kk]enntnis\b"),
    ("postponed", r"\bvertag(?:t|te|en|ten)\b"),
    ("postponed", r"\b(?:stell(?:t|te|en|ten))\b.{0,200}?\bzurück\b"),
    ("postponed", r"\b(?:setz(?:t|te|en|ten))\b.{0,200}?\bab\b"),
    ("postponed", r"\b(?:nimmt|nehmen|nahm)\b.{0,120}?\bvon[ ]der[ ]Tagesordnung\b"),
    ("postponed", r"\b(?:verschieb(?:t|en)|verschob(?:en)?)\b"),
    (
        "referred",
        r"\b(?:ver|über)(?:weist|weisen|wies)\b(?![^.;]{0,40}?\bauf\b)(?=[^.;]{0,200}?\b(?:in|an|zurück|zur)\b)",
    ),
    ("approved", r"\b(?:spricht|sprechen|sprach|sprachen)[ ]sich\b.{0,100}?\b(?:für|dafür)\b.{0,300}?\baus\b"),
    ("approved", r"\b(?:votier(?:t|te|en|ten))\b(?:[ ]\w+){0,4}?[ ]für\b"),
    ("approved", r"\bstimm(?:t|te|en|ten)\b.{0,300}?\bzu" + _ZU),
    ("approved", r"\b(?:nimmt|nehmen|nahm|nahmen)\b.{0,200}?\ban" + _ZU),
    ("approved", r"\b(?:fass(?:t|te|en|ten)|faßte?)\b.{0,120}?\bBesch(?:lu[sß]|lüsse)"),
    ("approved", r"\berteil(?:t|te|en|ten)\b.{0,160}?\b(?:Einvernehmen|Zustimmung|Entlastung|Genehmigung)"),
    ("approved", r"\b(?:schließ(?:t|en)|schloss(?:en)?)[ ]sich\b.{0,200}?\ban" + _ZU),
    ("approved", r"\b(?:folg(?:t|te|en|ten))[ ](?:\w+[ ]){0,3}?(?:dem|der|den|diesem|dieser)\b"),
    (
        "approved",
        r"\b(?:ist|sind|war|waren|erklär(?:t|te|en)[ ]sich|zeig(?:t|te|en)[ ]sich)\b.{0,120}?\beinverstanden\b",
    ),
    (
        "approved",
        r"\b(?:ergeht(?=\b.{0,80}\bBeschlu)|beschließ(?:t|en)|beschlie[sß]{1,2}t|beschloss|beschloß|genehmig(?:t|te|en|ten)"
        r"|billig(?:t|te|en|ten)"
        r"|verabschiede(?:t|te|n|ten)"
        r"|befürworte(?:t|te|n|ten)|bestätig(?:t|te|en|ten)|beauftrag(?:t|te|en|ten)|bewillig(?:t|te|en|ten)|bestell(?:t|te)"
        r"|wähl(?:t|te|en|ten)"
        r"|erlässt|erläßt|erließ|vergibt|vergab|empf(?:iehlt|ahl|ehlen|ahlen)|stell(?:t|te)(?=\b.{0,120}(?:abschluss|rechnung"
        r"|Haushalt|plan))\b.{0,160}?\bfest)\b",
    ),
)
"""What a body does, as a finite verb with its separable part, and what it says of the motion; the first that fits counts."""

ASKS_FOR = re.compile(
    r"\b(?:bittet|bitten|fordert|fordern|ersucht|ersuchen|appelliert|regt|regen|schlägt|schlagen|unterstützt|unterstützen)\b"
)
"""A body that decides nothing asks another one; a vote only where the manner is told, too."""
RECOMMENDS = re.compile(r"\bempf(?:iehlt|ahl|ehlen|ahlen)\b|\bempfohlen\b|\bBeschlussempfehlung\b")

INNER: tuple[tuple[Outcome, re.Pattern[str]], ...] = (
    (
        "rejected",
        re.compile(
            r"\b(?:abzulehnen|zurückzuweisen|abzuweisen)\b|\bnicht[ ](?:weiter[ ]?zu[ ]?|weiterzu)verfolgen\b"
            r"|\bnicht[ ](?:\w+[ ]){0,2}?(?:zuzustimmen|anzunehmen|stattzugeben|zu[ ](?:beschließen|genehmigen|folgen"
            r"|entsprechen|erteilen|befürworten))\b"
            r"|\b(?:Zustimmung|Einvernehmen)\b[^.;]{0,60}?\b(?:zu[ ]versagen|zu[ ]verweigern)\b|\b(?:Befreiung|Genehmigung"
            r"|Zustimmung|Erlaubnis|Ausnahme)[ ]zu[ ](?:versagen|verweigern)\b"
            r"|(?<![Gg]egen[ ])(?<![Ww]egen[ ])(?<![Nn]ach[ ])(?<![Tt]rotz[ ])\b(?:[Dd]ie|[Dd]er|auf|zur|eine|einer|mehrheitliche"
            r"|einstimmige)[ ](?:Ablehnung|Zurückweisung|Nichtannahme)\b(?![ ](?:durch|seitens))"
            r"|\b(?:empfiehlt|empfahl|empfehlen|empfohlen:?)[ ](?:\w+[ ]){0,5}?Ablehnung\b"
            r"|\bAblehnungs(?:vorschlag|antrag|empfehlung)\b|\(Ablehnung\)"
            r"|\b(?:abgelehnt|nicht[ ]zugestimmt)[ ]wird\b|\bden[ ](?:Antrag|Vorschlag)[ ]ablehnt\b"
            r"|\b(?:Antrag|Vorlage|Vorschlag)\w*[ ][^.;]{0,60}?\bnicht[ ]zu[ ]folgen\b"
        ),
    ),
    (
        "postponed",
        re.compile(
            r"\bbis[ ](?:zum|zur|in[ ]den)[ ]\w+[ ]zu[ ]warten\b|\b(?:abzuwarten|zu[ ]vertagen|zurückzustellen|abzusetzen"
            r"|zu[ ]verschieben|auszusetzen)\b|\bVertagungsantr(?:ag|ags|ages|äge)\b"
            r"|\b(?:[Dd]ie|[Dd]er|auf|eine|einer|zur|um|über)[ ](?:Vertagung|Zurückstellung|Absetzung|Verschiebung)\b"
        ),
    ),
    (
        "referred",
        re.compile(
            r"\b(?:zurückzugeben|vorzuberaten|im[ ]\w*[Aa]usschuss[ ](?:\w+[ ])?(?:weiter)?beraten[ ]wird"
            r"|im[ ]\w*[Aa]usschuss[ ](?:\w+[ ])?zu[ ]beraten|zu[ ](?:ver|über)weisen"
            r"|zurückzu(?:ver|über)weisen|(?:rück)?zu(?:ver|über)weisen)\b"
            r"|\b(?:Verweisungs|Überweisungs)antrag\b"
            r"|\b(?:[Dd]ie|[Dd]er|auf|eine|einer|über|zur)[ ](?:Rück)?(?:Ver|Über)weisung\b(?:[ ](?:\w+[ ]){0,4}?(?:in|an)\b"
            r"|(?=[ ]wird))"
        ),
    ),
    ("noted", re.compile(r"\bzur[ ]Kenntnis[ ]zu[ ]nehmen\b|\b(?:[Dd]ie|auf|zur)[ ]Kenntnisnahme\b")),
)
"""What is inside the thing that was put to the vote: a proposal to reject that passes is a rejection."""

INFINITIVE = re.compile(
    r"\bzu[ ][a-zäöüß]+(?:en|ern|eln|ehen|un|ein)\b|\b(?:ab|an|auf|aus|bei|dar|durch|ein|fest|fort|her|hin|los|mit|nach"
    r"|nieder|statt|um|vor|weg|weiter|wieder|zu|zurück|zusammen|über|unter)zu[a-zäöüß]+en\b"
)

MAJORITY: tuple[tuple[Outcome, re.Pattern[str]], ...] = (
    (
        "rejected",
        re.compile(
            r"\b(?:f[aiä]nd(?:et|en)?|erh[aä]lt(?:en)?|erhielt(?:en)?|erreich(?:t|te|en)|hat|bekommt|bekam|erziel(?:t|te)"
            r"|erlang(?:t|te))\b"
            r"[^.;]{0,80}?\b(?:keine|nicht[ ]die|nicht)\b(?:(?!und\b)[^.;,]){0,40}?\b(?:Mehrheit|Zustimmung)\b"
            r"|\bverfehl(?:t|te|en)\b[^.;]{0,60}?\bMehrheit\b|\bohne[ ](?:die[ ])?(?:erforderliche[ ])?Mehrheit\b"
            r"|\b(?:fällt|fiel|fallen|fielen)\b[^.;]{0,80}?\bdurch(?=[ ]*(?:[.,;)]|$))|\bscheiter(?:t|te|n|ten)\b"
            r"|\bkeine[ ]Mehrheit\b(?:[ ](?:gefunden|erhalten|erreicht)|[ ]*[.,)]|$)"
            r"|\bMehrheit\b[^.;]{0,30}?\b(?:verfehlt|nicht[ ]erreicht)\b|\bstimmt\w*[ ](?:mehrheitlich|einstimmig"
            r"|mit[ ]Mehrheit)?[ ]?dagegen\b"
        ),
    ),
    ("approved", re.compile(r"\bergeht\b[^.;]{0,80}\bBeschlu(?:ss|ß)\b")),
    (
        "referred",
        re.compile(r"\bgeht[ ]zur[ ](?:weiteren[ ])?(?:Bearbeitung|Prüfung|Beratung|Vorberatung)[ ]an[ ](?:den|die)\b"),
    ),
    (
        "approved",
        re.compile(
            r"\b(?:stellt|stellte|stellen)[ ](?:\w+[ ]){0,3}?(?:einstimmig|mehrheitlich)[ ]fest\b"
            r"(?![^.;]{0,200}\b(?:abgelehnt|gescheitert|keine|vertagt|nicht)\b)"
        ),
    ),
    ("approved", re.compile(r"\b(?:entscheidet|entschied|entscheiden)[ ]sich\b[^.;]{0,60}?\bfür\b")),
    ("approved", re.compile(r"\b(?:stellt|stellte|stellen)\b[^.;]{0,60}\bEinvernehmen\b[^.;]{0,40}\bfest\b")),
    (
        "approved",
        re.compile(
            r"^[Aa]lle(?:[ ]\w+){0,4}?[ ](?:dafür|zu)\b|\b(?:allgemeine[ ]"
            r"|breite[ ])?Zustimmung[ ]aller\b|\ballseits[ ]Zustimmung\b"
        ),
    ),
    (
        "approved",
        re.compile(
            r"\b(?:f[aiä]nd(?:et|en)?|erh[aä]lt(?:en)?|erhielt(?:en)?|erreich(?:t|te))\b(?![^.;]{0,80}?\b(?:keine"
            r"|nicht)\b)[^.;]{0,80}?\b(?:die|eine|breite|große)[ ](?:\w+[ ]){0,2}?(?:Mehrheit|Zustimmung)\b"
        ),
    ),
)
TIE = re.compile(
    r"\b(?:Stimm(?:en)?gleichheit|Stimmen-Gleichheit|Patt(?:situation)?)\b(?![^.;]{0,60}?\b(?:entscheidet|Los)\b)"
)

UNANIMOUS = re.compile(r"(?i)\b(?:einstimmig|einhellig|einmütig)\w*\b")
BY_MAJORITY = re.compile(
    r"(?i)\bmehrheitlich\w*\b|\b(?:mit|bei|durch)[ ](?:der[ ]|einer[ ])?(?:\w+[ ]){0,2}?(?:stimmen)?mehrheit\b(?![ ]von)"
    r"|\bstimmenmehrheit\b|\bmehrstimmig\b"
)
WITHOUT_OPPOSITION = re.compile(
    r"(?i)\beinvernehmlich\b|\beines[ ]sinnes\b|\bohne[ ](?:\w+[ ])?gegenstimmen?\b|\bohne[ ]gegenrede\b|\bohne[ ]widerspruch\b"
)
BALLOT = re.compile(
    r"(?i)\b(?P<geheim>in[ ]geheimer|geheime[rn]?[ ](?:abstimmung|wahl)|geheim\b)"
    r"|\b(?P<namentlich>namentliche[rn]?[ ]abstimmung|namentlich[ ]abgestimmt)"
    r"|\b(?P<offen>in[ ]offener|offene[rn]?[ ](?:abstimmung|wahl)|per[ ](?:akklamation|handzeichen)|durch[ ]handzeichen)"
)
AS_PROPOSED = re.compile(
    r"(?i)\b(?:laut|lt\.|gemäß|gem\.|nach|entsprechend|wie|im[ ]sinne)[ ](?:(?:de[rsmn]"
    r"|der)[ ])?(?:\w+[ ])?(?:beschlussvorschlag|vorlage|verwaltungsvorschlag|vorschlag|antrag|beantragt|vorgeschlagen"
    r"|beschlussempfehlung)s?\w*\b"
    r"|\bantragsgemäß\b|\bbeschlussgemäß\b|\bvorlagegemäß\b|\bwie[ ]vorgelegt\b"
)

MOTIONS = (
    r"\w*[Aa]ntr(?:ag|ags|ages|äge|ägen)|\w*[Vv]orlagen?|\w*[Vv]orschl(?:ag|ags|ages|äge|ägen)|Beschlu(?:ss|ß|sses)"
    r"|\w*[Ee]mpfehlung(?:en)?|\w*[Ss]atzung|Niederschrift(?:en)?|Protokolls?|Protokolle"
    r"|Tagesordnung(?:spunkte?s?)?|TOP|Punkte?s?|Ziffern?|Angelegenheit|Resolution|\w*[Ee]ntw(?:urf|urfs|urfes|ürfe)"
    r"|Haushalt\w*|Drucksachen?|Einvernehmen|\w*[Bb]ebauungsplan\w*|\w*[Bb]eschlussfassung"
    r"|\w*[Vv]ereinbarung|\w*[Vv]ertr(?:ag|ags|ages|äge)|\w*[Pp]lanung|\w*[Bb]ericht|Änderung(?:en)?|Mitteilung(?:en)?|Thema"
    r"|Sache|Dies(?:er|em|e|es)?(?=[ ](?:wird|werden|wurde|ist|einstimmig|mehrheitlich|bei|mit)\b)|\w*[Kk]onzept\w*"
    r"|\w*[Ii]nitiative|Anregung(?:en)?|Petition"
    r"|Befreiung|Beschwerde|Einspruch|Widerspruch|Gesuch|Vergabe|Wahlvorschlag|Wahl|Ausnahme|Verkauf|Bauvoranfrage"
    r"|\w*[Oo]rdnung|\w*[Gg]ebühr\w*|\w*[Rr]ichtlinien?|Ausführungen|Entscheidung|Behandlung|Beratung|Aufstellungsbeschluss"
    r"|Jahresabschlu\w+|Wirtschaftsplan\w*|Zuschuss\w*|Vorhaben"
    r"|Bauvorhaben|Bauvoranfrage|Information(?:en)?"
)
MOTION = re.compile(rf"(?<![\w-])(?:{MOTIONS})(?![\w])")

_BODY_WORD = (
    r"\w*(?:[Rr]at|[Aa]usschu(?:ss|ß)|[Kk]reistag|[Bb]eirat|[Vv]orstand|[Ss]enat|[Mm]agistrat|[Kk]onvent|[Aa]ufsichtsrat"
    r"|[Bb]ezirkstag)"
)
BODY_SUBJECT = re.compile(
    rf"\b(?:[Dd]er|[Dd]ieser)[ ](?:(?:\w+-,?|und|für|\w+(?:e|er|en))[ ]){{0,4}}?(?P<m>{_BODY_WORD})(?![\w-])"
    r"|\b[Dd]ie[ ](?:[\wäöüß.,/-]+[ ]){0,3}?(?P<f>\w*(?:[Vv]ersammlung|[Vv]ertretung|[Kk]ommission|[Bb]ürgerschaft"
    r"|[Aa]usschussmitglieder|[Rr]atsmitglieder|[Gg]remienmitglieder|Mitglieder|Anwesenden|Stadtverordneten|Gemeindevertreter"
    r"|Stadträte|Ausschüsse))(?![\w-])"
    r"|(?<![\w.-])(?P<a>[A-ZÄÖÜ][A-Za-zÄÖÜ]{0,2}[A-ZÄÖÜ])(?=[ ](?:beschließt|empfiehlt|lehnt|stellt|stimmt|nimmt|hat|verweist"
    r"|überweist|vertagt|folgt|ist[ ]einv))"
    r"|\b[Dd]as[ ](?P<n>Gremium|Plenum|Kollegium|Ratsgremium)(?![\w-])"
)
"""A body in the nominative: who decides."""
OTHER_AGENT = re.compile(
    r"\b(?:vo[mn]|durch)[ ](?:(?:der|den|dem|die|das)[ ])?(?:[\w.-]+[ ]){0,2}?(?P<agent>\w*(?:[Ff]raktion(?:en)?"
    r"|[Vv]erwaltung|[Aa]mt|[Bb]ehörde|[Mm]inisterium|[Ll]andkreis|[Rr]egierung|[Bb]ürgermeister\w*|[Gg]ericht"
    r"|Antragsteller\w*|[Aa]usschu(?:ss|ß)|[Bb]eirat|[Rr]at|[Kk]reistag|[Vv]ertretung|[Vv]ersammlung))\b"
)

WISHED = re.compile(
    r"\b(?:möge|mögen|würde|würden|könnte|könnten|solle|sollten?|müsste|müssten|wäre|wären|hätte|hätten|sei|seien|werde|habe"
    r"|hatte[ ]sich)\b"
)
MODAL_BEHIND = re.compile(
    r"[ ](?:zu[ ])?(?:werden|worden)?[ ]?(?:soll|sollen|solle|sollte|kann|können|könne|könnte|muss|müssen|möge|wird$|dürfe"
    r"|darf)\b"
)
CONDITION = re.compile(r"^(?:[-–•][ ])?(?:Wenn|Falls|Sofern|Sollten?|Ob|Würde|Wäre|Gegebenenfalls|Für[ ]den[ ]Fall)\b")
NO_VOTE = re.compile(
    r"(?i)\b(?:einstimmig|mehrheitlich)[ ][-–][ ]mit[ ]|\bmit[ ]folgenden[ ]änderungen/|\bnicht[ ](?:\w+[ ])?abgestimmt\b"
    r"|\bkeine[ ](?:abstimmung|beschlussfassung|beschlüsse)\b|\bkein(?:en)?[ ]beschlu(?:ss|ß)\b|\bohne[ ](?:beschlu(?:ss|ß)"
    r"|abstimmung)$"
    r"|\bbeschlu(?:ss|ß)[ ](?:wird|wurde)[ ]nicht[ ]gefasst\b|\bzur[ ]abstimmung[ ](?:gestellt|gebracht|gegeben|aufgerufen)\b"
    r"|\bentfällt\b|\bnicht[ ]beschlussfähig\b"
)

MOVES = re.compile(
    r"\b(?:rät|raten|riet|bittet[ ]um|beantragt|beantragen|beantragte|stell(?:t|te|en|ten)\b[^.;]{0,40}?\bAntrag"
    r"|schl[aäu]g(?:t|en)?\b[^.;]{0,60}?\bvor"
    r"|empfiehlt|empfahl|regt[^.;]{0,30}?\ban|bittet|wirbt[ ]dafür|Beschlussempfehlung|[Ee]mpfehlung[ ](?:der|des))\b"
)
"""Somebody moves or proposes; what the body then makes of „it" takes its sign from there."""
IT = re.compile(
    r"\bfolg(?:t|te|en|ten)[ ](?:ihm[ ]|ihr[ ]|dem|diesem)[ ]?(?:[.]|$|einstimmig|mehrheitlich)"
    r"|^(?:Der|Die|Das)[ ]\w+[ ](?:ist|sind)[ ](?:damit[ ])?einverstanden\.?$|\b(?:[Dd]em|[Dd]iesem|[Hh]ierzu"
    r"|[Dd]iesen?)[ ](?=(?:wird|wurde|einstimmig|mehrheitlich|einvernehmlich|stimmt|folgt"
    r"|schließt|zu|bei|mit|Antrag|Vorschlag)\b)|\b(?:Vorschlag|Empfehlung)[ ]der[ ]Verwaltung\b|\bVerwaltungsvorschlag\b"
)

"""Verbs, payers and thresholds that say what an amount is for, by role; the nouns are in ``amount_purposes``.

In the patterns @ stands for the amount. Sources as there; who may decide up to which value: the main statutes
(Hauptsatzungen) that the municipal codes ask for, and the thresholds of the UVgO.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from curated.vocabulary import AmountRole

Patterns = tuple[tuple[AmountRole, str, re.Pattern[str]], ...]
"""Role, label and the pattern of words that say both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verbs:
    """The verbs of a role; every match of ``pattern`` holds one of ``stems``, which are looked for first, for that is cheap."""

    role: AmountRole
    label: str
    stems: tuple[str, ...]
    pattern: re.Pattern[str]

    def speak(self, clause: str) -> bool:
        """Whether one of them speaks of the amount that ``AMOUNT`` stands for."""
        return any(stem in clause for stem in self.stems) and any(
            AMOUNT in match[0] for match in self.pattern.finditer(clause)
        )


# What the municipal codes call a municipality, and unions of them.
_MUNICIPALITY = (
    r"(?:Stadt|(?:Samt|Verbands|Orts|Markt|Einheits)?[Gg]emeinde|Kommune|Marktes|Fleckens?|Verwaltungsgemeinschaft)"
)

# Whom a share falls to.
_ON_OTHERS = r"(?:das[ \n]Land|den[ \n](?:Bund|Freistaat|Landkreis|Kreis|Bezirk)|die[ \n]EU)"

# Verbs by role: role, label, pieces of words of which every match has one, the pattern. ``STRONG`` ones say more than a noun of
# the clause („41.000 € Stromkosten gespart"); the others speak where no noun does.
_STRONG: tuple[tuple[AmountRole, str, str, str], ...] = (
    ("appropriation", "Haushaltsansatz", "eranschlagt ingeplant ingestellt ereitgestellt orgesehen tatisiert planmäßig",
     r"(?:^|[\n:,(][ ]?)[ ]*(?:[Vv]eranschlagt|[Ee]ingeplant|[Ee]ingestellt"
     r"|[Bb]ereitgestellt|[Vv]orgesehen|[Ee]tatisiert)[ \n](?:sind|ist|wurden?|werden|waren?"
     r"|wird)\b[^.;]{0,90}@"
     r"|\b(?:[Üü]ber|[Aa]ußer)planmäßig[ \n][^.;]{0,40}@"),
    ("saving", "Einsparung", "spar",
     r"@[^.;]{0,60}\b(?:ein|er)?(?:gespart|sparen|sparte?n?|spart|zusparen)\b"
     r"|\b(?:ein|er)?(?:spart|sparte|sparen|gespart)(?:en)?\b[^.;]{0,60}@"),
    ("saving", "Einsparung",
     "zurück sink verringer reduzier minder ermäßig kürz senk schrumpf zurückg Verzicht Wegfall Streichung weniger "
     "günstiger billiger entlaste niedriger geringer",
     r"(?:sink|verringer|reduzier|minder|ermäßig|kürz|gekürz|senk|gesenk|schrumpf"
     r"|zurückgeh)\w*[^.;]{0,60}\bum[ \n](?:[a-zäöü.]+[ \n]){0,2}@"
     r"|\b(?:geh(?:en|t)|ging(?:en)?)[ \n][^.;]{0,20}\bum[ \n](?:[a-zäöü.]+[ \n]){0,2}@[^.;]{0,14}\bzurück\b"
     r"|\b(?:Verzicht|Wegfall|Streichung)\b[^.;]{0,80}@|@[ \n](?:pro[ ]Jahr[ ]|jährlich[ ]"
     r"|im[ ]Jahr[ ])?(?:weniger|günstiger|billiger)\b|entlaste\w*[^.;]{0,40}@"
     r"|\bum[ \n](?:[a-zäöü.]+[ \n]){0,2}@[^.;]{0,40}\b(?:gesenkt|verringert|reduziert|gekürzt|vermindert"
     r"|niedriger|geringer|günstiger|billiger|zurückgegangen|entlastet)"),
    ("saving", "Einsparung", "frei",
     r"(?:wird|werden|wurden?)[ \n][^.;]{0,20}@[ \n](?:damit[ ]|dadurch[ ]|somit[ ])?frei\b"),
    ("income", "Erträge",
     "speis nahm nimm nehm nomm bring brach ging gehe geht gang erlöst wirtschaftet ersetz erstatt deck spül erziel "
     "führ",
     r"\bspeis(?:t|en|te|ten)\b[^.;]{0,60}\bfür[ \n][^.;]{0,20}@[^.;]{0,40}\bein\b|\bfür[ \n][^.;]{0,20}@[^.;]{0,30}\beingespeist"
     r"|(?:nahm(?:en)?|nimmt|nehmen|bringt|bringen|brachten?|ging(?:en)?|gehen"
     r"|geht)\b[^.;]{0,70}@[^.;]{0,50}\bein\b"
     r"|@[^.;]{0,60}\b(?:ein(?:ge)?nehmen|eingenommen|vereinnahmt|eingegangen|eingebracht|erlöst|erwirtschaftet|einzunehmen)"
     r"|\b(?:er)?br(?:achten?|ingt|ingen)\b[^.;]{0,40}@|\b(?:ersetz|erstatt)(?:t|te|en|ete|eten|et)\b[^.,]{0,50}@"
     r"|\bführ(?:t|en|te|ten)\b[^.;]{0,40}@[^.;]{0,40}\bab\b|@[^.;]{0,40}\babgeführt"
     r"|\bspül\w*[^.;]{0,30}@|@[^.;]{0,30}\berzielt\b|\berziel\w*(?![^.;]{0,30}[Uu]msatz)[^.;]{0,30}@"
     r"|\bdeck(?:en|t|ten)[ \n][^.;]{0,10}@"
     r"|\b(?:vereinnahmt|erwirtschaftet|erlöst)(?:en)?[ \n][^.;]{0,30}@"),
    ("cost", "Kosten", "gab gib geb wend wand verbrauch verbaut zahlt Buche verteuer investier floss fließ",
     r"(?:aus(?:ge)?geben|verausgabt|aufgewendet|aufgewandt|verbraucht|verbaut|ausbezahlt"
     r"|ausgezahlt)[^.;]{0,40}@"
     r"|@[^.;]{0,60}\b(?:ausgegeben|verausgabt|aufgewendet|aufgewandt|verbraucht|verbaut|auszugeben)"
     r"|\bg(?:ab|ibt|eben|aben)\b[^.;]{0,60}@[^.;]{0,30}\baus\b|\bfl(?:oss|ossen|ießen"
     r"|ießt)\b[^.;]{0,40}@[^.;]{0,10}\bab\b|@[^.;]{0,40}\babgeflossen"
     r"|@[^.;]{0,12}zu[ ]Buche|\b(?:verteuer)\w*[^.;]{0,40}@|investier\w*[^.;]{0,40}@|@[^.;]{0,60}\binvestiert"),
    ("price", "Kaufpreis", "kauf äußer erwirb erwerb erwarb erworb steiger geh ging Firma Fa. haben bekommen",
     r"(?:verkauf|veräußer|erwirb|erwerb|erwarb|kauf(?:t|te|ten|en)?\b|versteiger|ersteiger"
     r"|anzukauf)\w*[^.;]{0,70}\b(?:für|zu|um|von)[ \n][^.;]{0,25}@"
     r"|(?:für|zu|um|von|zum[ ]Preis[ ]von)[ \n][^.;]{0,25}@[^.;]{0,80}\b(?:verkauft|veräußert|erworben|gekauft"
     r"|angekauft|versteigert|ersteigert|anzukaufen|zu[ ]erwerben)\b"
     r"|\bfür[ \n](?:[a-zäöü.]+[ \n]){0,2}@[ \n]zu[ ](?:haben|kaufen|erwerben|bekommen)"
     r"|\b(?:geht|ging|gehen)[ \n](?:für|zu|um)[ \n][^.;]{0,15}@[ \n](?:netto[ ]|brutto[ ])?an\b"
     r"|\bfür[ \n]@[ \n](?:netto[ ]|brutto[ ])?an[ \n](?:die|den|das)?[ \n]?(?:Firma|Fa\.)"),
    ("fee", "Gebühr", "kostet",
     r"\b\w*(?:[Kk]arte|[Tt]icket|[Aa]usweis|[Kk]urs|[Ss]tunde|[Tt]eilnahme|schreiben|[Mm]ahnung"
     r"|[Nn]utzung|[Aa]usleihe|[Ee]ssen"
     r"|[Pp]latz|[Pp]arken|[Bb]esuch|[Ff]ahrt|[Bb]escheinigung|[Aa]uskunft|[Uu]rkunde|[Kk]opie|[Aa]bo\w*"
     r"|[Gg]enehmigung|[Ee]intritt)n?[ \n][^.;]{0,25}kostet[^.;]{0,40}@"
     r"|\bkostet[ \n](?:[^.;@]{0,25}[ \n])?(?:eine?|der|die|das|jede[rs]?)[ \n](?:\w+[ \n])?\w*(?:[Kk]arte"
     r"|[Tt]icket|[Aa]usweis|[Kk]urs|[Ss]tunde|[Tt]eilnahme|[Ff]ahrt|[Uu]rkunde|[Pp]latz)[ \n][^.;]{0,25}@"),
    ("grant", "Zuschuss", "erh bek entf",
     rf"\bentf(?:allen|ällt|ielen)[^.;]{{0,20}}@[ \n]auf[ \n]{_ON_OTHERS}\b|"
     r"(?:erh(?:ält|ielt|alten|ielten)|bek[oa]mm?(?:t|en)?)[ \n][^.;]{0,30}@[ \n](?:von|vom|aus)[ \n]"),
    ("own_share", "Eigenanteil", "eigene selbst bleib entf",
     rf"\bentf(?:allen|ällt|ielen)[^.;]{{0,20}}@[ \n]auf[ \n]die[ \n]{_MUNICIPALITY}\b|"
     rf"\b(?:ver)?bleib\w*[^.;]{{0,20}}\b{_MUNICIPALITY}\b[^.;]{{0,40}}@|@[^.;]{{0,40}}\b(?:ver)?bleib\w*[^.;]{{0,20}}\b{_MUNICIPALITY}\b|"
     r"@[^.;]{0,20}\baus[ \n](?:der[ ]|den[ ])?eigene[nr][ \n](?:Mitteln|Kasse|Tasche"
     r"|Rücklagen?)"
     rf"|\b(?:ver)?bleib\w*[^.;]{{0,20}}@[^.;]{{0,20}}\b{_MUNICIPALITY}\b"
     r"|@[^.;]{0,30}\bselbst[ \n](?:auf|trag"
     r"|zu[ ]trag|finanz|zahl|bei)\w*"),
)  # fmt: skip
OVERRULES: dict[AmountRole, frozenset[AmountRole]] = {
    "saving": frozenset({"cost", "appropriation"}),
    "appropriation": frozenset({"cost"}),
    "income": frozenset({"fee", "levy", "cost"}),
    "cost": frozenset({"appropriation"}),
    "price": frozenset({"cost", "appropriation", "balance"}),
    "fee": frozenset({"cost"}),
    "grant": frozenset({"own_share", "cost", "appropriation"}),
    "own_share": frozenset({"appropriation", "cost", "grant"}),
}
"""The nouns that a strong verb says more than: a donation that comes in stays one, a fee that comes in is income."""
_WEAK: tuple[tuple[AmountRole, str, str, str], ...] = (
    ("appropriation", "Haushaltsansatz",
     "eranschlagt inplan ingeplant instell inzustell ingestellt ereit orgesehen tatisiert inzuplan Verfügung "
     "freigegeben umgeschichtet reserviert steh stand planmäßig",
     r"@[^.;]{0,90}\b(?:veranschlagt|eingeplant|eingestellt|bereitgestellt"
     r"|bereitzustellen|vorgesehen|etatisiert|einzuplanen|einzustellen"
     r"|bereit(?=[ ]*[.,;:)]|\s*$)|zur[ \n]Verfügung|freigegeben|umgeschichtet|bereitstellen|einplanen|reserviert)"
     r"|(?:veranschlagt|eingeplant|eingestellt|bereitgestellt|vorgesehen|etatisiert|bereit)[^.;]{0,30}@"
     r"|@,[ ](?:die|der|das|welche[rs]?)[ \n][^.;]{0,90}\b(?:veranschlagt|eingeplant|eingestellt|bereitgestellt"
     r"|vorgesehen|etatisiert)"
     r"|(?:stehen|steht|standen)[ \n][^.;]{0,80}@|(?:über|außer)planmäßig\w*[^.;]{0,40}@"),
    ("grant", "Zuschuss",
     "fließ floss programm pakt fonds überreich förder zuschuss spende stifte sponser schenk stütz gewähr "
     "bewillig schieß schoss steuer antrag bit bat "
     "gewendet gesagt",
     r"(?:(?<!be)förder|bezuschuss|spende|stifte|sponser|schenk|unterstütz|gewähr|bewillig"
     r"|zuschieß|schießt|schoss|steuert|steuern)\w*[^.;]{0,60}@"
     r"|\bfl(?:ießen|ießt|ossen|oss)[ \n][^.;]{0,30}@[ \n](?:an|in)\b"
     r"|\b[Aa]us[ \n]de[mr][ \n](?:\w+[ \n])?[\w-]*(?:programm|pakt|förderung|fonds)\b[^.;]{0,50}@"
     r"|\büberreich\w*[^.;]{0,50}@"
     r"|\b(?:beantrag|bitte|erbitte|erbat|bat)\w*[^.;]{0,40}@|@[^.;]{0,60}\bbeantragt"
     r"|@[^.;]{0,90}\b(?:gefördert|bezuschusst|gespendet|gestiftet|geschenkt|unterstützt|gewährt|bewilligt"
     r"|zugewendet|zugesagt|beigesteuert|beisteuern|zugeschossen)"),
    ("debt", "Kredit", "nommen nehmen tilg schuld bürg geliehen",
     r"@[^.;]{0,60}\b(?:aufgenommen|aufzunehmen|getilgt|umgeschuldet|geliehen)|(?:tilg|umschuld"
     r"|bürg)\w*[^.;]{0,40}@|verschuldet[^.;]{0,30}@"),
    ("price", "Kaufpreis", "kauf äußer steiger geboten",
     r"(?:verkauf|veräußer|versteiger|ersteiger)\w*[^.;]{0,60}@|@[^.;]{0,60}\b(?:verkauft"
     r"|veräußert|versteigert|ersteigert|geboten)"),
    ("fee", "Gebühr", "zahl entricht berechnet erhob erheb verlangt kassiert fällig überw",
     r"\b(?:zahl|bezahl|entricht|überw[ie]+s)\w*[ \n](?:die[ ]|der[ ])?[\w-]*(?:[Pp]ächter|[Nn]utzer|[Mm]ieter|Besucher"
     r"|Gäste|Gast"
     r"|Kinder|Kind|Erwachsene|Eltern|Bürger|Kunden|Teilnehm|Anwohner|Touristen|Schüler|Familie|Haushalt|Radfahrer"
     r"|Jugendliche|Studierende|Senioren|Vereine"
     r"|Halter)\w*[^.;]{0,20}@"
     r"|\b[\w-]*(?:[Pp]ächter|[Nn]utzer|[Mm]ieter|Besucher|Gäste|Kinder|Erwachsene|Eltern|Kunden|Teilnehm\w+|Anwohner|Touristen|Schüler"
     r"|Familie|Haushalt"
     r"|Radfahrer|Jugendliche|Studierende|Senioren|Bürger"
     r"|Halter)\w*[ \n](?:(?:be)?zahl|entricht|überw[ie]+s)\w*[ \n][^.;]{0,40}@"
     r"|@[^.;]{0,40}\b(?:berechnet|erhoben|verlangt|kassiert|zu[ ]entrichten|fällig)\b|\b(?:erhebt|erhob|erheben"
     r"|berechnet)\b[^.;]{0,40}@"),
    ("balance", "Ergebnis", "weist wies",
     r"(?:[Kk]asse|[Aa]bschluss|[Bb]ilanz|[Kk]onto|[Ss]parbuch|[Rr]echnung)\b[^.;]{0,30}\b(?:weist|wies|wiesen|weisen)\b"
     r"[^.;]{0,60}@[^.;]{0,20}\baus\b"),
    ("income", "Erträge", "zahl überw",
     r"[Vv]ersicher(?:ung|er)\w*\b[^.;]{0,20}\b(?:zahlt|überw[ie]+s)\w*[^.;]{0,40}@"
     r"|\b(?:zahlt|überw[ie]+s)\w*[ \n](?:die|der|eine)[ \n][\w-]*[Vv]ersicher(?:ung|er)\w*[^.;]{0,30}@"),
    ("cost", "Kosten",
     "brauch schaff sanier reparier erneuer gebaut rechne kalkulier beziffer schätz beauftrag vergeben "
     "abgerechne zahl überw kost gebucht fallen fielen entst erforder benötig verschling "
     "geleistet",
     r"@[^.;]{0,60}\b(?:beauftragt|vergeben|abgerechnet|bezahlt|gezahlt|ausgezahlt|überwiesen"
     r"|kosten(?=[ ]*[.,;]|\s*$)|gekostet|gebucht)"
     r"|(?:\bfallen|fielen)\b[^.;]{0,40}@[^.;]{0,20}\ban\b|\b(?:entsteh|entstand|erforder|benötig"
     r"|verschling)\w*[^.;]{0,40}@|@[^.;]{0,40}\b(?:benötigt|erforderlich|entstanden|geleistet)"
     r"|\b(?:rechne|kalkulier|bezifferte?|schätz|geschätz)\w*[^.;]{0,70}\b(?:mit|auf)[ \n](?:[a-zäöü.]+[ \n]){0,2}@"
     r"|@[^.;]{0,40}\b(?:kalkuliert|beziffert|geschätzt|angeschafft|beschafft|saniert|repariert|erneuert|gebaut"
     r"|umgebaut|ausgebaut)"
     r"|\bbrauch\w*[^.;]{0,60}\bfür[ \n]@"
     r"|(?:koste|gekoste|abgerechne|beauftrag|bezahl|gezahl|überw[ie]+s)\w*[^.;]{0,50}@"),
    ("grant", "Zuschuss", "erh bek gibt",
     r"(?:\w*[Vv]ereine?|\w*[Vv]erband|Träger|Initiative|Stiftung|Kirchengemeinde|Gemeinde"
     r"|Stadt|Kommune|Kreis)\b[^.;]{0,30}\b(?:erh(?:ält|ielt|alten|ielten)|bek[oa]mm?(?:t"
     r"|en)?)[ \n][^.;]{0,30}@"
     r"|(?:erh(?:ält|ielt|alten|ielten)|bek[oa]mm?(?:t|en)?)[ \n][^.;]{0,40}@[ \n](?:von|vom)[ \n]"
     r"|(?<!es )(?<!Es )\bgibt[ \n][^.;]{0,25}@"),
)  # fmt: skip


AMOUNT = "\x01"
OTHER_AMOUNT = "\x02"
"""What stands for the amount, and for others, in a clause that ``STRONG`` and ``WEAK`` are searched in."""


def _compiled(verbs: tuple[tuple[AmountRole, str, str, str], ...]) -> tuple[Verbs, ...]:
    compiled = []
    for role, label, stems, words in verbs:
        # what follows the amount ends at a comma, where another verb has its own amount
        reach = words.replace("@[^.;]", f"@[^.;,{OTHER_AMOUNT}]").replace("[^.;]", f"[^.;{OTHER_AMOUNT}]")
        reach = re.sub(r"\[\^\.;([^\]]*)\]", r"(?:[^.;\1]|\\.(?=\\d))", reach)  # „Stelle 2.17" is one clause
        pattern = re.compile(f"(?:{reach.replace('@', AMOUNT)})")
        compiled.append(Verbs(role=role, label=label, stems=tuple(stems.split()), pattern=pattern))
    return tuple(compiled)


STRONG = _compiled(_STRONG)
WEAK = _compiled(_WEAK)

# Who pays: others' money is a grant, the municipality's own share its own.
OTHERS = (
    r"(?:(?:das|des|vom)[ \n]Land(?:es)?|(?:der|des|vom)[ \n](?:Bund(?:es)?|Freistaate?s?|Landkreise?s?|Kreise?s?"
    r"|Bezirke?s?|EU)"
    r"|(?:die|der)[ \n](?:EU|Europäische[n]?[ ]Union|Stiftung|Sparkasse)|Bund|Land|EU|Freistaat|Landkreis)"
)
OWN = (
    rf"(?:(?:die|der)[ \n]{_MUNICIPALITY}"
    r"|(?:der|dem|des)[ \n](?:Markt(?:es)?|Träger[s]?|Antragsteller[s]?)|Stadt|Gemeinde|Kommune|Markt)"
)
_PAYS = (
    r"(?:stellt|bewilligt|gewährt|überweist|schießt|übern(?:immt|ehmen|ahm)|trägt|tragen|trug|zahlt|finanziert|steuert|gibt"
    r"|beteiligt[ ]sich)"
)
_FALLS_TO = r"(?:[A-ZÄÖÜ][\w-]+[ \n]){0,2}entf(?:allen|ällt|ielen)"
# The funds of the EU, and programmes and banks of the federation that pay under their initials.
_PROGRAMMES = (
    r"(?:ELER|EFRE|EFRE\+|ESF|ESF\+|JTF|EMFAF|AMIF|LEADER|INTERREG|Interreg|GAK|GRW|KfW|BAFA|GVFG|LGVFG|KInvFG)"
)
_LINE = (
    r"(?:^|[\n(,;/|+]|\b(?:und|sich|davon)\b)[ ]*(?:-[ ])?"
    r"(?:(?:Rest(?:betrag)?|Anteil|Beitrag|Mittel)[ ])?(?:der[ ]|das[ ]|die[ ])?"
)
PARTY_BEFORE: Patterns = (
    ("grant", "Zuschuss", re.compile(rf"\b(?:{_PAYS}[ \n](?!des\b|vom\b){OTHERS}|{OTHERS}[ \n]{_PAYS}|(?:Anteil|der"
     rf"|derjenige)[ \n](?=de[rs]\b){OTHERS}"
     rf"|[Aa]uf[ \n]{_ON_OTHERS}[ \n]{_FALLS_TO}|\w*(?:zahlung|leistung|mittel|betrag)(?:en)?[ \n](?=de[rs]\b"
     rf"|vom\b){OTHERS})\b(?P<rest>[^.;€]{{0,40}})$")),
    ("own_share", "Eigenanteil", re.compile(
     rf"\b(?:{_PAYS}[ \n](?!der[ \n](?:Stadt|\w*[Gg]emeinde|Kommune)|de[ms]\b){OWN}|{OWN}[ \n](?:selbst[ ])?{_PAYS}|(?:Anteil|der"
     rf"|derjenige)[ \n](?=de[rs]\b){OWN}|[Aa]uf[ \n]{OWN}[ \n]{_FALLS_TO}"
     rf"|[Bb]ei[ \n]{OWN}[ \n](?:[A-ZÄÖÜ][\w-]+[ \n]){{0,2}}(?:ver)?bleib(?:t|en))\b(?P<rest>[^.;€]{{0,40}})$")),
    ("own_share", "Eigenanteil", re.compile(r"\b(?:kommunale|städtische|gemeindliche|eigene|verbleibende)[rn]?[ \n]"
     r"(?:Anteil|Beitrag)(?P<rest>[^.;€]{0,40})$")),
    ("levy", "Umlage", re.compile(r"\bAnteil[ \n]der[ \n](?:Anlieger|Grundstückseigentümer|Eigentümer"
     r"|Anwohner)\w*\b(?P<rest>[^.;€]{0,60})$")),
)  # fmt: skip
PARTY_BEHIND: Patterns = (
    ("grant", "Zuschuss", re.compile(rf"^[^.;,]{{0,20}}(?:^|[ \n])(?:{_PAYS}|beteiligt[ ]sich|trägt|(?:kommen|kommt"
     rf"|stammen|stammt)(?=[ \n]vom?\b))[ \n](?:von[ ])?{OTHERS}\b"
     rf"|^[ ]entf(?:allen|ällt|ielen)[ ]auf[ ]{_ON_OTHERS}\b")),
    ("own_share", "Eigenanteil", re.compile(rf"^[^.;,]{{0,20}}(?:^|[ \n])(?:{_PAYS}|beteiligt[ ]sich"
     rf"|verbleiben[ ]bei|entf(?:allen|ällt|ielen)[ ]auf)[ \n]{OWN}\b")),
)  # fmt: skip
PARTY_ALONE: Patterns = (
    ("grant", "Zuschuss", re.compile(rf"{_LINE}(?:Bund|Land|EU|Freistaat|Landkreis|Kreis|Bezirk|Dritte"
     rf"|{_PROGRAMMES})[ ]?[:(]?[ ]*$")),
    ("own_share", "Eigenanteil", re.compile(rf"{_LINE}(?:{_MUNICIPALITY}|Markt|Träger)[ ]?[:(]?[ ]*$")),
)  # fmt: skip
"""Lines of a plan of financing: „Bund 1,2 Mio. €"."""
FINANCING = re.compile(
    r"(?i)finanzier|\bteilen[ \n]sich\b"
    r"|mittel\b|beiträge|förder|zusch[uü]ss|\bdavon\b|anteil|aufteilung|träg(?:t|er)|übern(?:immt|ehm)|verteil"
)

# A rule's threshold: who may decide how much.
LIMIT_BEHIND = re.compile(r"(?:[^.;]|\.(?=\d)){0,70}\bim[ \n]Einzelfall|[ \n](?:nicht[ \n])?(?:übersteig|überschr)")
LIMIT_BEFORE = re.compile(
    r"(?i)\b(?:wertgrenze|höchstbetrag|grenzen?|sachwert|schwelle)\b(?:[^.;]|\.(?=[ ]?\d)){0,200}$"
    r"|\bvergaben (?:größer|über) $|\bim einzelfall (?:[^.;]|\.(?=\d)){0,50}$|\b(?:höchstens|maximal) bis zu $"
)
UP_TO = re.compile(
    r"(?i)(?<!\bvon )\b(?:bis(?: zu| zur höhe von)?|unter|unterhalb von|über|ab|oberhalb von|mehr als)"
    r"(?: höchstens| maximal)?(?: eine[mr] \w+ von)? $"
)
REMAINDER = re.compile(r"\b(?:ver)?bleib(?:t|en)\b|\bRest(?:betrag)?\b|\b[Rr]estliche|\bübrige?n?\b")
"""Words of what is left: it is never what the amount before it was for."""
# What a threshold is measured by: income (EStG, SGB VIII), turnover (UStG), value of a matter (GKG, GNotKG) or order (GWB).
MEASURE = re.compile(
    r"\b\w*(?:[Ee]inkommens?|[Uu]msatz(?:es)?|[Ss]treitwert(?:e?s)?|[Gg]egenstandswert(?:e?s)?|[Gg]eschäftswert(?:e?s)?"
    r"|[Aa]uftragswert(?:e?s)?)[ ](?:von[ ])?(?:bis|unter|über|ab|mehr als|weniger als)(?:[ ]zu)?[ ]$"
)
MAY_DECIDE = re.compile(
    r"(?i)\b(?:darf|dürfen|befugt|ermächtigt|zuständig|entscheide[tn]|obliegt|übertragen|bedarf|bedürfen|bedurfte"
    r"|befindet|befinden|zulässig|erlaubt|gestattet|allein|eigenständig|selbstständig|genehmigt|freihändig"
    r"|direktauftrag|direktkauf|vorbehalten|genügt"
    r"|genügen)\b"
    r"|\bgering(?:wertig|fügig)\w*|\bals[ \n](?:un)?(?:erheblich|wesentlich)"
    r"|\b(?:un)?(?:erheblich|wesentlich)[ \n](?:ist|sind|gilt|gelten)\b"
    r"|\bohne[ \n](?:\w+[ \n]){0,2}(?:beschluss|ausschreibung|genehmigung|zustimmung|vergleichsangebote?|angebote?)"
    r"|\bverg(?:eben|abe)\w*[ \n](?:werden|wird)|\bist[ \n](?:der|die|das)[ \n]\w+[ \n]zuständig"
)

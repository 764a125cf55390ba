"""Nouns that say what an amount is for, by role.

Sources: the municipal charts of accounts (Kontenrahmen to the GemHVO/KomHVO of the Länder: kinds of income and expense of classes
3 to 7, balance sheet accounts of classes 0 to 2), the budget and treasury ordinances, KAG (fees, contributions), OWiG (fines),
VgV and UVgO (awards), BGB (purchase, lease, loan, donation). Compounds count by their last part, as German nouns do.
"""

from __future__ import annotations

from curated.vocabulary import AmountRole

_COMPOUND = r"[\w-]*"


def _nouns(words: str) -> tuple[str, ...]:
    """The patterns of a list; ``~`` stands for whatever a compound begins with."""
    return tuple(word.replace("~", _COMPOUND) for word in words.split())


NOUNS: tuple[tuple[AmountRole, str, tuple[str, ...]], ...] = (
    ("limit", "Wertgrenze", _nouns(
        r" ~(?:wert|bagatell|frei|ober|höchst|vergabe|betrags|kosten|einkommens|erheblichkeits)grenzen?"
        r" ~schwellen?wert(?:e[sn]?)? ~höchst(?:betr[aä]g(?:e?s|en?)?|satz|beträge) ~freibetr(?:ag|ages|äge) ~deckel"
        r" deckelung limit ~mindest(?:satz(?:es)?|betr[aä]g(?:e?s|en?)?)"
    )),
    ("saving", "Einsparung", _nouns(
        r" ~einspar\w* eingespart ~ersparnis(?:se)? ~(?<!ver)(?<!ab)kürzung(?:en)? ~kostensenkung(?:en)?"
        r" minder(?:ausgaben?|betr[aä]ge?|aufwand|aufwendungen|auszahlung(?:en)?|kosten|bedarf|einsparung(?:en)?)"
        r" ~kostenreduzierung(?:en)? (?:personal|mittel|ansatz)?reduzierung(?:en)?"
        r" (?:ergebnis|haushalts|plan|budget)?verbesserung reduziert wegfall ~sparpotenzial\w*"
        r" (?:haushalts|kosten|finanz|netto|ergebnis)?entlastung(?:en)? ~streichung(?:en)?"
        r" haushaltssperre ~konsolidierungs\w+ ~sparbeitrag(?:s|es)? kostenvorteil"
        r" (?:aufwands|ausgaben|kosten|ansatz|preis|miet)?minderung(?:en)? ~rabatte?s? skonto"
        r" ~preisnachlass ~nachlässe"
    )),
    ("own_share", "Eigenanteil", _nouns(
        r" ~eigen(?:anteile?[sn]?|mitteln?|leistung(?:en)?|beteiligung|beitrag(?:es|s)?|finanzierung) ~komplementärmitteln?"
        r" ~(?:gemeinde|stadt|kommunal)anteils? selbstbeteiligung muskelhypothek ~eigenarbeit(?:en)?"
    )),
    ("cost", "Kosten", _nouns(
        r" (?:zuwendungs|förder|beihilfe)fähige[nrsm]? (?:zuwendungs|förder|beihilfe)fähig"
    )),
    ("grant", "Zuschuss", _nouns(
        r" ~zusch(?:uss|usses|üsse[ns]?) ~zuwendung(?:en)? ~zuweisung(?:en)? ~beihilfen?"
        r" ~spenden?(?:annahmen?|eing[aä]ng(?:e?s?|en)|betr[aä]g(?:e?s?|en)|zusagen?|angebot(?:e[ns]?|s)?)?"
        r" (?:geld|sach)?spender(?:in)? spendende[nr]?"
        r" zuwendungsgeber(?:in)? zuwendende[nr]? schenker(?:in)? ~sponsor(?:in|en)?"
        r" ~(?<!be)förder(?:mitteln?|summe|betr[aä]ge?s?|ung|ungen|programms?|anteil|quote|höhe|pauschale|gelder|geldern)"
        r" ~subvention(?:en)? (?:landes|bundes|eu|efre|esf|eler|städtebau|förder)-?mitteln? ~schenkung ~stipendi(?:um|en)"
        r" ~(?:landes|bundes|eu-|städtebau)gelder[n]? ~(?:zuschuss|förder|zuwendungs|spenden)antr(?:ag|ages|äge)"
        r" ~(?:förder|zuwendungs|bewilligungs)bescheid(?:e?s)?"
        r" ~(?:konnexitäts|verlust|defizit|belastungs|mehrbelastungs|lasten)ausgleich(?:s|es|szahlung)? sponsoring\w*"
        r" ~prämie[n]?(?<!versicherungsprämie)(?<!versicherungsprämien) preisgeld(?:er)? ~kostenübernahme geldgeschenk"
        r" ~unterstützung(?:en)? finanzspritze ~(?<!buch)(?<!bei)hilfen? zustiftung vermächtnis(?:ses)? ~bonus"
        r" ~(?:landes|bundes|kreis|drittmittel)anteils? ~drittmitteln?"
    )),
    ("debt", "Kredit", _nouns(
        r" ~kredit(?:e[ns]?|s)? ~kredit(?:aufnahmen?|ermächtigung(?:en)?|finanzierung|summe|betrag|volumen|rahmen|linie)"
        r" ~darlehe?n?s?(?:betrag|summe)? ~bürgschaft(?:en|ssumme|sbetrag)? ~schulden(?:stand(?:e?s)?|last|berg)?"
        r" rest(?:kapital|schuld|darlehen|valuta) ~verschuldung ~tilgung(?:en|srate|sraten|sleistung|sleistungen)?"
        r" ~anleihen? ~verbindlichkeit(?:en)? (?:grund)?schuld hypothek(?:en)? ~umschuldung(?:en)?"
        r" patronatserklärung(?:en)? (?:schulden|kapital)dienst(?:es)? annuität(?:en)? ~haftungssumme"
    )),
    ("balance", "Ergebnis", _nouns(
        r" ~saldo ~salden ~(?:überschuss|überschusse?s|überschüsse[ns]?) ~fehlbetr(?:ag|ages|ags|äge[n]?) fehlbedarf"
        r" ~defizit(?:s|e)? ~ergebnis(?:ses)? ~(?<!tat)(?<!baum)(?<!gebäude)(?:bestand(?:e?s)?|bestände)"
        r" ~rücklagen? ~differenz (?:kosten|haushalts)?deckung ~kassenstand"
        r" ~kontostand ~guthaben ~(?<!erst)verluste?[sn]? ~gewinne?[sn]? ~rückstellung(?:en)? ~eigenkapital bilanzsumme"
        r" plus sonderposten ~vermögens? ~buchwerte?[sn]? cashflow ~(?:bestands|liquiditäts)reserven? ~liquidität"
        r" ~(?<!an)(?<!auf)(?<!heraus)forderung(?:en)? ~stammkapital minus"
        r" finanzierungslücke ~unterdeckung ~überdeckung ~rücklagenentnahme liquide"
        r" (?:finanz|liquiditäts)?polsters? reserven?"
    )),
    ("appropriation", "Haushaltsansatz", _nouns(
        r" verpflichtungsermächtigung(?:en)? ~ans[aä]tz(?:e?s?|en) ~ansatz ~etats? ~budgets?"
        r" (?:haushalts|sach|geld|personal|investitions|unterhaltungs|planungs)?mitteln? ~deckungsreserven?"
        r" verfügungsmitteln? ~haushaltsreste?[ns]? ~ermächtigung(?:en)? planansatz (?:verstärkungs|deckungs|rest)mitteln?"
        r" haushaltsermächtigung(?:en)? haushaltsvolumen topf verfügungsfonds fonds mittelbereitstellung VE ~haushaltsplan"
        r" investitionsprogramm gelder[n]? ~(?:verfügungs|finanz|budget|haushalts)rahmen ~haushaltsposten"
        r" ~haushaltsposition"
    )),
    ("income", "Erträge", _nouns(
        r" ~(?<!v)ertr(?:ag|ags|ages|äge[ns]?) ~einnahmen? ~einzahlung(?:en)? ~erlöse?[ns]?"
        r" ~(?<!bericht)(?<!anzeige)erstattung(?:en)? ~aufkommens?"
        r" konzessionsabgaben? ~dividenden? ~ausschüttung(?:en)? ~gutschrift(?:en)? schlüsselzuweisung(?:en)?"
        r" (?:versicherungs|entschädigungs)leistung(?:en)? gewinnabführung ~einkünften? umsatz(?:erlöse?[ns]?) steuerkraft"
        r" finanzausgleichsmitteln? rückerstattung rückzahlung ~einspeisevergütung(?:en)? ~verpachtung(?:en)?"
        r" ~vermietung(?:en)? holzverkauf ~kostenersatz(?:es)? ~rückfl(?:uss|üsse) ~kostenbeteiligung(?:en)?"
    )),
    ("fee", "Gebühr", _nouns(
        r" ~gebühr(?:en|ensatz|ensätze)? ~entgelte?[ns]? eintritt(?:s|spreise?[ns]?|sgeld|skarte|skarten)? ~mieten?"
        r" ~(?:kalt|warm|netto|grund|jahres|monats)?miete ~pacht(?:en)? ~(?:miet|pacht|erbbau)zins(?:es)?"
        r" ~(?:geldbuße|bußgeld|verwarnungsgeld|verwarngeld|zwangsgeld|ordnungsgeld)(?:er|ern|es|n|s)?"
        r" ~säumniszuschl(?:ag|äge) ~(?:kita|eltern|teilnehmer|teilnahme|kurs|betreuungs)-?beitr(?:ag|ags|ages|äge[n]?)"
        r" ~(?:kindergarten|hort|essens|nutzungs|benutzer|unkosten|verpflegungs)-?beitr(?:ag|ags|ages|äge[n]?)"
        r" ~(?:fahr|karten|ticket|abonnement)preise?[sn]? ~fahrkarten? ~tickets?"
        r" ~(?:tages|jahres|monats|saison|dauer|einzel|familien|zehner|park)karten? ~tarife?[sn]? ~elternanteil"
        r" essensgeld(?:er)? ~(?:stand|platz|liege|park)geld(?:er)? maut mahnung leihgebühr ~geldstrafen? strafzetteln?"
        r" knöllchen ~(?:wasser|abwasser|strom|gas|kubikmeter|grund|arbeits|essens|menü)preise?[sn]? stundensatz(?:es)?"
        r" tagessatz(?:es)?"
    )),
    ("levy", "Umlage", _nouns(
        r" ~umlagen? ~steuern? ~steuer(?:betr(?:ag|äge)|(?:nach|voraus)zahlung(?:en)?)"
        r" ~(?<!angebots)(?<!stimm)abgaben? ~taxe[n]? ~kurbeitrag"
        r" ~(?:mindest|jahres|mitglieds|verbands|erschließungs|ausbau|anschluss)-?beitr(?:ag|ags|ages|äge[n]?)"
        r" ~(?:tourismus|fremdenverkehrs|anlieger|straßen)-?beitr(?:ag|ags|ages|äge[n]?)"
        r" ~(?:abwasser|kanal|herstellungs|kanalanschluss)-?beitr(?:ag|ags|ages|äge[n]?) ~(?<!er)hebesatz"
        r" (?!versicherungs)(?!red)[\w-]*beitr(?:ag|ags|ages|äge[n]?) ~beitragssatz"
    )),
    ("price", "Kaufpreis", _nouns(
        r" ~preise?[sn]? ~kaufsumme"
        r" (?:~(?:preis|haupt|neben|kauf|sonder|pauschal|nachtrags|vergleichs|bieter)-?)?angebot(?:e[ns]?|s)?"
        r" ~angebotssumme (?:~(?:höchst|meist|mindest|kauf|haupt|neben)-?)?gebote?[sn]? bieter(?:in)?"
        r" ~(?:verkehrs|markt|schätz|bodenricht|grundstücks|zeit)wert(?:e?s)? bodenrichtwert(?:e?s)? ~kaufbetrag zuschlag"
        r" ~(?<!auftrags)(?<!streit)(?<!sach)(?<!rest)(?<!nenn)wert(?:e?s)?"
    )),
    ("cost", "Gesamtkosten", _nouns(
        r" gesamt(?:bau|projekt|herstellungs|investitions)?kosten gesamtaufwand gesamtbedarf gesamtausgaben"
        r" gesamtinvestition(?:en)?"
    )),
    ("cost", "Kosten", _nouns(
        r" ~kosten kostet"
        r" ~kosten(?:ermittlung|schätzung|berechnung|anschlag|voranschlag|rahmen|feststellung|stand|punkt|anteil)"
        r" ~(?:auftrags|vergabe|bau|netto|brutto|rechnungs|abrechnungs|schlussrechnungs|investitions)summe ~ausgaben?"
        r" ~nachzahlung(?:en)? ~investition(?:en)? ~(?:investitions|auftrags|kosten)volumen ~entschädigung(?:en)?"
        r" ~honorar(?:e|s|summe|angebot)?"
        r" ~(?:finanz|budget|mehr|mittel|finanzierungs|investitions|sanierungs|kapital)bedarf ~belastung(?:en)?"
        r" (?!jahres)[\w-]*rechnung(?:en|sbetrag)? ~auftr(?:ag|ags|ages|äge) ~auftragswert ~schäden ~schadens?"
        r""
        r" (?:~(?:leasing|finanzierungs|jahres|monats|quartals|teil|kauf|kaufpreis|abschlags|zahlungs)-?)?raten?"
        r" ~nachtr(?:ag|ags|ages|äge) investition auftragnehmer(?:in)? variante[n]?"
        r" ~abschl(?:ag|ags|äge) ~auslagen\w* ~(?:ausgleichs|kompensations|entschädigungs|sonder)zahlung(?:en)?"
        r" versicherungsbeitr(?:ag|äge) ~abschlags?zahlung(?:en)?"
    )),
    ("cost", "Aufwendungen", _nouns(
        r" ~aufwand(?:e?s)? ~aufwendung(?:en)? ~auszahlung(?:en)? ~abschreibung(?:en)?"
        r" ~(?<!miet)(?<!pacht)(?<!erbbau)zinsen? ~zinsaufwand ~(?:sitzungs|tage|kilometer|kleider)geld(?:er|es|s)?"
        r" ~vergütung(?:en)? ~gehälter ~gehalt(?:e?s)? ~l(?:ohn|öhne[n]?) ~bezüge[n]? ~besoldung ~versicherungsprämien?"
        r" ~zulagen? ~pauschalen? ~transferleistung(?:en)? ~sozialleistung(?:en)? ~unterhaltung reinigung"
    )),
)  # fmt: skip
"""Role, label and the nouns that stand for both; of two lines that fit, the first."""

# Kinds of services that fees are charged for by the unit: the public facilities of the fee statutes under the KAG.
SERVICES = (
    r"[\w-]*(?:wasser|abfall|müll|tonne|strom|gas|wärme|straßenreinigung|winterdienst|kita|hort|parken|parkplatz|stellplatz|sauna"
    r"|freibad|hallenbad|bücherei|musikschule|volkshochschule|marktstand|campingplatz|friedhof)"
)
LAND = r"[\w-]*(?:bauplatz|bauplätze|grundstücke?s?|bauland|bauflächen?|gewerbeflächen?|ackerland|grünland)"

# What a label right before an amount says, and only there: acts and uses of the fee schedules (fee), groups of DIN 276 (cost).
LABELS: tuple[tuple[AmountRole, str, tuple[str, ...]], ...] = (
    ("fee", "Gebühr", _nouns(
        r" ~(?:urkunde|beglaubigung|ausfertigung|bescheinigung|auskunft)"
        r" ~(?:kopien?|abschrift|reisepass|personalausweis|zeugnis|schein)"
        r" ~(?:karten?|ausweis|benutzung|nutzung|ausleihe|erlaubnis|genehmigung|anmeldung|mahnung|trauung|bestattung)"
        r" ~gr(?:ab|abs|abes|äber|abstätten?)"
    )),
    ("cost", "Kosten", _nouns(
        r" ~(?:bauteil|bauabschnitt|außenanlagen|rohbau|ausbau|neubau|umbau)"
        r" ~(?:anbau|ausstattung|möblierung|planung|gutachten|abbruch|arbeiten)"
        r" ~(?:sanierung|reparatur|beschaffung|anschaffung|lieferung|montage|wartung)"
        r" ~(?:instandsetzung|erschließung|vermessung|technik|anlagen|heizung|dach|fassade)"
    )),
)  # fmt: skip

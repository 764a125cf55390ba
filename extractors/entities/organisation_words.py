"""Kinds of bodies, by the statutes and classifications that name them; from the kind the grammar goes on to the name.

Each list is as complete as its source, not as any paper: what stands in none of them has no place here.
"""

from __future__ import annotations

# Legal forms, as the statutes require them in a name.
# § 19 HGB (e. K., OHG, KG), § 705 BGB (GbR, eGbR), § 4 and § 5a GmbHG (GmbH, gGmbH, UG), § 4 and § 279 AktG (AG, KGaA), § 3 GenG
# (eG), § 2 and § 8 PartGG, § 65 BGB (e. V.), § 174 VAG (VVaG), SE Regulation 2157/2001; public law: KdöR, AöR (§ 114a GO NRW and
# its like). „mbH" ends „Gesellschaft … mbH".
LEGAL_FORMS = (
    r"(?:gGmbH|GmbH(?:[ \n]&[ \n]Co\.?[ \n]?KG(?:aA)?)?|mbH|gAG|AG(?:[ \n]&[ \n]Co\.?[ \n]?KG(?:aA)?)?|KGaA|KG|OHG|e?GbR|AöR|KdöR"
    r"|eG|g?UG(?:[ ]\(haftungsbeschränkt\))?|PartG(?:[ ]?mbB)?|VVaG|SE|e\.[ ]?V\.|e\.[ ]?G\.|e\.[ ]?K\.)"
)

# Administrations.
# Municipal codes and the acts on the organisation of the Länder's administration; treasuries by the Gemeindekassenverordnungen.
_ADMINISTRATION = (
    r"(?:Orts|Stadt|Gemeinde|Kreis|Amts|Bezirks|Samtgemeinde|Verbandsgemeinde|Landkreis|Marktgemeinde)verwaltung|Bezirksregierung"
    r"|Regierungspräsidium|Landesdirektion|Landesverwaltungsamt|(?:Gemeinde|Stadt|Kreis|Amts|Landes|Bundes)kasse|Landesvertretung"
    r"|[A-ZÄÖÜ][a-zäöü]*ministerium|Metropolregion"
)
# GVG, VwGO, SGG, ArbGG, FGO; police acts of the Länder.
_JUSTICE_AND_POLICE = (
    r"(?:Amts|Land|Oberland(?:es)?|Verwaltungs|Oberverwaltungs|Sozial|Landessozial|Arbeits|Landesarbeits|Finanz)gericht"
    r"|Staatsanwaltschaft|(?:Bundes)?[Pp]olizei(?:präsidium|inspektion|direktion|revier|kommissariat|station)"
)
# Businesses of the municipality by its tasks (product areas 53, 54 and 57 of the municipal Produktrahmen); savings banks acts.
_BUSINESSES = (
    r"(?:Stadt|Gemeinde|Kreis|Verbandsgemeinde|Wasser|Abwasser)werken?"
    r"|(?:Verkehrs|Entsorgungs|Abwasser|Wirtschafts|Bäder|Technischen?[ ]|Stadt|Abfallwirtschafts)betrieben?"
    r"|Wirtschaftsförderung|Stadtmarketing|Stadtreinigung|Stadtentwässerung"
    r"|(?:Kreis|Stadt)?[Ss]parkasse|Volksbank|Raiffeisenbank|Landesbank"
)
# Chambers: IHKG, HwO, the acts on the chambers of the professions.
_CHAMBERS = (
    r"Industrie-[ ]und[ ]Handelskammer"
    r"|(?:Handwerks|Landwirtschafts|Ärzte|Zahnärzte|Apotheker|Architekten|Ingenieur|Rechtsanwalts|Steuerberater)kammer"
)
# Kinds of schools in the Länder's school acts; universities by their acts; day care by SGB VIII; fire brigades by their acts.
_SCHOOLS = (
    r"(?:[A-ZÄÖÜ][a-zäöü]+)?(?:[Gg]rund|[Hh]aupt|[Rr]eal|[Gg]esamt|[Oo]ber|[Gg]emeinschafts|[Mm]ittel|[Ss]ekundar|[Ww]erkreal"
    r"|[Bb]erufs|[Ff]örder|[Mm]usik|[Vv]olkshoch)schule|Gymnasium|Berufskolleg|Förderzentrum"
    r"|(?:(?:Duale|Pädagogische|Technische)[ ])?(?:Hochschule|Universität)|Fachhochschule|Musikhochschule|Kunsthochschule"
    r"|Kindertagesstätte|Kita|Kindergarten|Kinderhaus|(?:Freiwilligen?|Berufs)[ ]?[Ff]euerwehr"
)
# Employment agencies and jobcentres by SGB III and SGB II, institutes and academies by the acts on universities.
_OFFICES = r"(?:Bundes)?[Aa]gentur(?=[ ]für)|Jobcenter|Institut|Akademie"
NAMED_AFTER_A_TOWN = "|".join((_ADMINISTRATION, _JUSTICE_AND_POLICE, _BUSINESSES, _CHAMBERS, _SCHOOLS, _OFFICES))
"""Bodies that a town's name, a name in quotation marks or a subject follows: „Amtsgericht Musterlingen"."""

# Units of an administration.
# What the KGSt's and the Städtetag's plans of organisation call them (Dezernat, Fachbereich, Amt …), and the places that receive
# citizens and that statutes call -stelle; Eigenbetrieb: Eigenbetriebsverordnungen.
UNITS = (
    r"(?:Fachbereich|Abteilung|Stabsstelle|Stabsabteilung|Sachgebiet|Fachdienst|Fachgebiet|Referat|Geschäftsbereich"
    r"|(?:Koordinierungs|Kontakt|Beratungs|Leit|Geschäfts|Service|Zulassungs)stelle|Eigenbetrieb)"
)

# Associations.
# Associations of public law: GKZ/KomZG (Zweckverband), WVG (Wasser- und Bodenverband), the Länder's planning and school acts.
PUBLIC_ASSOCIATIONS = (
    r"(?:Zweck|Regional|Abwasser|Wasser|Abfall|Schul|Planungs|Landes|Nachbarschafts|Verwaltungs|Boden|Deich|Unterhaltungs"
    r"|Rettungs)verband"
)
# Private ones by the purposes of § 52 Absatz 2 AO: „Sportverein", „Kulturkreis", „Förderverein".
_PURPOSES = (
    r"(?:Sport|Turn|Heimat|Förder|Schützen|Bürger|Musik|Kultur|Kunst|Theater|Gesang|Geschichts|Naturschutz|Tierschutz|Umwelt|Jugend"
    r"|Senioren|Sozial|Kranken(?:pflege)?|Feuerwehr|Freundes|Verkehrs|Gewerbe|Obst)"
)
PRIVATE_ASSOCIATIONS = rf"{_PURPOSES}?[Vv]erein|{_PURPOSES}kreis|Stiftung"

# Institutions.
# Classes 72, 82.3, 85.5, 86.1, 90, 91 and 94.9 of the Klassifikation der Wirtschaftszweige (Destatis, WZ 2008): research, fairs,
# teaching, hospitals, arts, museums, churches; the transport unions by the Länder's ÖPNV acts.
INSTITUTIONS = (
    r"(?:(?:[A-ZÄÖÜ][a-zäöü]*)?(?:[Kk]onservatorium|[Tt]heater|[Oo]per|[Ss]chauspielhaus|[Kk]onzerthaus|[Kk]unsthalle|[Kk]unstverein"
    r"|[Mm]useum|[Oo]rchester|[Pp]hilharmonie|[Bb]ibliothek|[Aa]rchiv|[Kk]linikum|[Kk]linik|[Kk]rankenhaus|[Ii]nstitut|[Aa]kademie"
    r"|[Ff]orschungszentrum|[Mm]esse|[Vv]erkehrsverbund|[Kk]irchengemeinde|[Kk]irchenkreis|[Ll]andeskirche|[Dd]ekanat|[Vv]erein"
)
# Named in the treaties (Art. 13 EUV), the DRK-Gesetz, and as the associations that the Länder's codes ask to be heard.
_BY_NAME = (
    r"|Kommission|Parlament|Gerichtshof|Zentralbank|Rote[sn]?[ ]Kreuz(?:es)?|Städtetag|Gemeindetag|Landkreistag"
    r"|Städte-[ ]und[ ]Gemeindebund|Bundesbank|Bundesbahn|Rentenversicherung|Wetterdienst|Bahn(?=[ ]AG)))"
)
INSTITUTIONS += _BY_NAME

ACRONYMS = r"(?:IHK|HWK|DRK|AWO|ASB|KfW|DLRG|THW|TÜV|VHS|KGSt|DWD)"
"""Bodies that everybody calls by their letters: IHKG, HwO, DRKG, KfW-Gesetz, THWG; the rescue and welfare organisations that the
civil protection acts name; the association of municipalities for management."""

"""Layouts of heads, made after the habits of council systems: the same facts, printed in more than forty ways.

Every layout gives a text and the fields that it prints (with values, where a layout says something of its own).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.extractors.papers.head_evidence.made_facts import MadePaper, MadeRow

Layout = Callable[[MadePaper], str]
ALL = frozenset({"reference", "gremium", "meeting_date", "originator", "consultations"})
NO_OFFICE = ALL - {"originator"}
NO_TABLE = ALL - {"consultations"}
MEETING = frozenset({"gremium", "meeting_date"})
LAYOUTS: dict[str, tuple[Layout, frozenset[str]]] = {}
_MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
_DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_BODY = "\n\nSachverhalt:\nDie Verwaltung hat die Angelegenheit geprüft und schlägt die folgende Lösung vor.\n"


def short(day: date) -> str:
    """„12.03.2026"."""
    return f"{day:%d.%m.%Y}"


def long(day: date) -> str:
    """„12. März 2026"."""
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"


def weekday(day: date) -> str:
    """„Donnerstag"."""
    return _DAYS[day.weekday()]


def genitive(body: str) -> str:
    """The body after „Sitzung": „des Bauausschusses", „der Gemeindevertretung"."""
    head, _, rest = body.partition(" ")
    if head in {"Technischer"}:
        return "des Technischen Ausschusses"
    if head.endswith(("versammlung", "vertretung", "schaft")):
        return f"der {body}"
    ending = "es" if head.endswith(("ausschuss", "Ausschuss")) else "es" if head in {"Rat"} else "s"
    if "und" in rest and head.endswith("-"):  # Haupt- und Finanzausschuss
        return f"des {body}es"
    return f"des {head}{ending}{' ' + rest if rest else ''}"


def layout(fields: frozenset[str]) -> Callable[[Layout], Layout]:
    """Put a layout on the list, with the fields that it prints."""

    def add(function: Layout) -> Layout:
        LAYOUTS[function.__name__] = (function, fields)
        return function

    return add


def table(paper: MadePaper, line: Callable[[MadeRow], str], heading: str = "Beratungsfolge:") -> str:
    """A heading and one line a row."""
    return "\n".join([heading, *(line(row) for row in paper.rows)])


@layout(ALL)
def labels_one_by_one(p: MadePaper) -> str:
    rows = table(p, lambda r: f"{r.body}\t{short(r.day)}\t{r.role}")
    return (
        f"Stadt {p.town}\nBeschlussvorlage\nVorlage-Nr.: {p.number}\nFederführend: {p.office}\nDatum: "
        f"{short(p.written)}\nBetreff: {p.title}\n\n{rows}{_BODY}"
    )


@layout(ALL)
def labels_on_two_lines(p: MadePaper) -> str:
    rows = table(p, lambda r: f"{r.body}\n{short(r.day)}\n{r.role}", "Beratungsfolge")
    return (
        f"Stadt {p.town}\nBeschlussvorlage\n\nVorlage-Nr.:\n{p.number}\n\nFederführendes Amt:\n"
        f"{p.office}\n\nBetreff:\n{p.title}\n\n{rows}\n\nBeschlussvorschlag:\nWie oben.\n"
    )


@layout(ALL)
def two_columns_of_labels(p: MadePaper) -> str:
    rows = table(
        p,
        lambda r: f"{short(r.day)}   {r.body}   {r.role}",
        "Beratungsfolge:\nDatum        Gremium        Zuständigkeit",
    )
    return (
        f"Stadt {p.town}\nBeschlussvorlage\n\nVorlage-Nr:     {p.number}     Status:   öffentlich\n"
        f"Federführend:   {p.office}    Datum:   {short(p.written)}\n"
        f"Verfasser/-in:  {p.drafter}    Aktenzeichen: 660-31\n\nBetreff:\n{p.title}\n\n{rows}{_BODY}"
    )


@layout(ALL)
def three_labels_a_line(p: MadePaper) -> str:
    rows = table(
        p,
        lambda r: f"{r.body}  {short(r.day)}  Ö {r.item}  {r.role}",
        "Beratungsfolge\nGremium  Sitzungstermin  TOP  Zuständigkeit",
    )
    return (
        f"Drucksachen-Nr.: {p.number}\tFachbereich: {p.office}\tDatum: {short(p.written)}\nGemeinde "
        f"{p.town}\nMitteilungsvorlage\n{p.title}\n\n{rows}{_BODY}"
    )


@layout(ALL)
def status_before_body(p: MadePaper) -> str:
    rows = table(
        p, lambda r: f"Ö\t{short(r.day)}\t{r.body}\t{r.role}", "Beratungsfolge:\nStatus\tDatum\tGremium\tZuständigkeit"
    )
    return (
        f"Vorlage - {p.number}\n\nBetreff:\t{p.title}\n"
        f"Status:\töffentlich\tVorlage-Art:\tBeschlussvorlage\n"
        f"Federführend:\t{p.office}\tBearbeiter/-in:\t{p.drafter}\n{rows}{_BODY}"
    )


@layout(ALL)
def body_line_then_day_line(p: MadePaper) -> str:
    rows = table(
        p, lambda r: f"{r.body}\n{short(r.day)}\tÖffentliche Sitzung {genitive(r.body)}\tungeändert beschlossen"
    )
    return (
        f"Vorlage - {p.number}\n\nBetreff:\t{p.title}\n"
        f"Status:\töffentlich\tVorlage-Art:\tBeschlussvorlage\nFederführend:\t{p.office}\n{rows}{_BODY}"
    )


@layout(ALL)
def day_colon_body_colon_result(p: MadePaper) -> str:
    rows = table(p, lambda r: f"{short(r.day)}: {r.body}: Einstimmig", "Beratungsverlauf:")
    return (
        f"Drucksache Nr. {p.number}:\n{p.title}\n\n{rows}\n\nFederführende Dienststelle: {p.office}\n\n"
        f"Inhalt der Drucksache:\nAntrag,\nzu beschließen\n"
    )


@layout(NO_OFFICE)
def web_page_of_a_matter(p: MadePaper) -> str:
    rows = table(
        p,
        lambda r: f"{weekday(r.day)[:2]}, {short(r.day)} 16:30 Uhr\t{r.body}\t\t",
        "Beratungsfolge\nTermin\tGremium\tBeschluss\tAbstimmung",
    )
    return (
        f"Vorgang {p.number}\n\nVorlage zur Kenntnis:\t{p.number}\nBetreff:\t{p.title}\n"
        f"Sachbearbeitung:\t{p.drafter}\n\n{rows}\n"
    )


@layout(ALL)
def results_day_first_reversed(p: MadePaper) -> str:
    rows = "\n".join(f"{short(r.day)}\n{r.body}\n{r.role}" for r in reversed(p.rows))
    return (
        f"Sitzungsvorlage {p.number}\n(Endgültiger Beschluss)\n\nBetreff\n{p.title}\n\nInformationen\n"
        f"Freigabe:\n{short(p.written)}\nZuständiges Referat:\n{p.office}\nArt:\nÖffentlicher Vorgang\n"
        f"Typ:\nBeschlussvorlage\n\nErgebnisse\n{rows}\n"
    )


@layout(NO_TABLE)
def decision_line(p: MadePaper) -> str:
    r = p.deciding
    return (
        f"Datum: {short(p.written)}\t{p.office}\nTel. 233 – 92529\nAZ: 0262.0-12-0413\n\n{p.title}\n\n"
        f"Beschluss {genitive(r.body)} vom {short(r.day)}\nÖffentliche Sitzung\nSitzungsvorlagen Nr.: "
        f"{p.number}\n\nI.\tSachverhalt\n\nDer Antrag wurde geprüft.\n"
    )


@layout(NO_TABLE)
def one_meeting_block(p: MadePaper) -> str:
    r = p.deciding
    return (
        f"Verbandsgemeinde Seetal\nBeschlussvorlage {p.number}\nGremium: {r.body}\nSitzung am: "
        f"{short(r.day)}\nTOP: {r.item}\nStatus: öffentlich\nFederführung: {p.office}\nBetreff: {p.title}{_BODY}"
    )


@layout(NO_TABLE)
def labels_first_values_later(p: MadePaper) -> str:
    r = p.deciding
    return (
        f"BESCHLUSSVORLAGE\nGremium:\nTermin:\nVorlage Nr.:\nTOP:\nVerantwortlich:\n{r.body}\n"
        f"{short(r.day)}\n{p.number}\n{r.item}\n{p.office}\n\n{p.title}{_BODY}"
    )


@layout(NO_TABLE)
def label_row_value_row(p: MadePaper) -> str:
    r = p.deciding
    return (
        f"{p.town}\nSitzungsvorlage\n\nVorlagen-Nr.\tSitzungstermin\tGremium\tTOP\n"
        f"{p.number}\t{short(r.day)}\t{r.body}\t{r.item}\n\nDienststelle\n{p.office}\n\n{p.title}{_BODY}"
    )


@layout(ALL)
def markdown_table(p: MadePaper) -> str:
    rows = table(
        p,
        lambda r: f"| {r.body} | {short(r.day)} | {r.role} |",
        "## Beratungsfolge\n\n| Gremium | Termin | Zuständigkeit |\n|---|---|---|",
    )
    return (
        f"# Beschlussvorlage {p.number}\n\n**Betreff:** {p.title}\n\n**Federführend:** {p.office}\n\n"
        f"{rows}\n\n## Sachverhalt\n\nDie Lage ist bekannt.\n"
    )


@layout(ALL)
def html_table(p: MadePaper) -> str:
    rows = "".join(f"<tr><td>{short(r.day)}</td><td>{r.body}</td><td>{r.role}</td></tr>" for r in p.rows)
    return (
        f"<html><body><h1>Vorlage "
        f"{p.number}</h1><table><tr><td>Betreff:</td><td>{p.title}</td></tr><tr><td>Federf&uuml;hrend:</td>"
        f"<td>{p.office}</td></tr></table>"
        f"<h2>Beratungsfolge</h2><table><tr><th>Datum</th><th>Gremium</th><th>Zust&auml;ndigkeit</th></tr>"
        f"{rows}</table><p>Sachverhalt: Es ist so.</p></body></html>"
    )


@layout(NO_OFFICE)
def line_breaks_lost(p: MadePaper) -> str:
    rows = " ".join(f"{r.body} am: {short(r.day)} Zu TOP: {r.item}" for r in p.rows)
    return (
        f"Ausdruck vom: {short(p.written)} Seite: 1/1 Vorlagen-Nr: {p.number} Status: öffentlich "
        f"Betreff: {p.title} Beratungsfolge: {rows} Sachverhalt: Die Verwaltung hat die Angelegenheit "
        f"geprüft und legt die Unterlagen vor. Der Vorschlag ist mit den Beteiligten abgestimmt und kann umgesetzt werden."
    )


@layout(ALL)
def letter_spaced(p: MadePaper) -> str:
    rows = table(p, lambda r: f"{r.body}\t{' '.join(short(r.day))}\t{r.role}", "B e r a t u n g s f o l g e")
    return f"B E S C H L U S S V O R L A G E\nVorlage Nr. {p.number}\nFachbereich: {p.office}\nBetreff: {p.title}\n{rows}{_BODY}"


@layout(ALL)
def cover_letter_first(p: MadePaper) -> str:
    rows = table(p, lambda r: f"{r.body}\t{short(r.day)}\t{r.role}")
    letter = (
        f"Stadt {p.town}\nDer Bürgermeister\n\n{p.town}, den {long(p.written)}\n\nSehr geehrte Damen "
        f"und Herren,\n\nin der Anlage übersende ich Ihnen die Vorlage für die anstehenden Beratungen.\n\n"
        f"Mit freundlichen Grüßen\nMuster\n"
    )
    return f"{letter}\fBeschlussvorlage\nVorlage-Nr.: {p.number}\nFederführend: {p.office}\nBetreff: {p.title}\n{rows}{_BODY}"


@layout(ALL)
def role_in_brackets(p: MadePaper) -> str:
    words = {
        "Entscheidung": "Beschließend",
        "Vorberatung": "Vorberatend",
        "Kenntnisnahme": "Zur Kenntnisnahme",
        "Anhörung": "Anhörung",
    }
    rows = table(p, lambda r: f"{r.body} am {short(r.day)} ({words[r.role]})", "Gremienfolge")
    return f"{p.number}\n{p.title}\n\nEinreicher: {p.office}\n\n{rows}{_BODY}"


@layout(ALL)
def role_by_letter(p: MadePaper) -> str:
    rows = table(p, lambda r: f"{r.body}\t{short(r.day)}\t{r.role[0]}", "Beratungsfolge\nGremium\tTermin\tArt")
    return f"DRUCKSACHE {p.number}\nDienststelle: {p.office}\n{p.title}\n{rows}{_BODY}"


@layout(ALL)
def all_bodies_then_all_days(p: MadePaper) -> str:
    lines = [r.body for r in p.rows] + [short(r.day) for r in p.rows]
    return (
        f"Vorlage: {p.number}\nVerantwortliche Stelle: {p.office}\nTitel: {p.title}\nBeratungsgang\n"
        + "\n".join(lines)
        + _BODY
    )


@layout(ALL)
def item_and_ticks(p: MadePaper) -> str:
    rows = table(
        p,
        lambda r: f"{r.body} {short(r.day)} {r.item} x",
        "Beratungsfolge dieser Vorlage\nGremium Termin TOP ö nö Ergebnis",
    )
    return (
        f"Beschlussvorlage\nVorlage Nr.: {p.number}\nVerantwortlich: {p.office}\n{p.title}\n{rows}\n"
        f"Beschlussantrag\nDer Antrag wird gestellt.\n"
    )


@layout(ALL)
def body_day_on_one_line_with_heading(p: MadePaper) -> str:
    rows = "\n".join(
        f"Beratungsfolge: {r.body}\t{short(r.day)}\t{r.role}" if i == 0 else f"{r.body}\t{short(r.day)}\t{r.role}"
        for i, r in enumerate(p.rows)
    )
    return f"Verwaltungsvorlage Nr. {p.number}\nAmt: {p.office}\nBetrifft: {p.title}\n{rows}{_BODY}"


@layout(NO_OFFICE)
def council_paper_of_a_district(p: MadePaper) -> str:
    rows = table(p, lambda r: f"- {r.body}, {weekday(r.day)}, {short(r.day)}, {r.role}", "Sitzungsfolge:")
    return f"Landkreis Auetal\nKT-Drucksache Nr. {p.number}\n\nAz.: 100.24\nVerfasser: {p.drafter}\n\n{p.title}\n\n{rows}{_BODY}"


@layout(NO_TABLE)
def sitting_named_in_the_heading(p: MadePaper) -> str:
    r = p.deciding
    return (
        f"Gemeinde {p.town}\n\nVorlage {p.number}\nzur Sitzung {genitive(r.body)} am {long(r.day)}\n\n"
        f"Tagesordnungspunkt {r.item}: {p.title}\n\nFachamt: {p.office}{_BODY}"
    )


@layout(NO_TABLE)
def long_day_with_weekday(p: MadePaper) -> str:
    r = p.deciding
    return (
        f"Beschlussvorlage\nNummer der Vorlage: {p.number}\nZuständiges Gremium: {r.body}\n"
        f"Sitzungstermin: {weekday(r.day)}, {long(r.day)}, 18:00 Uhr\nOrganisationseinheit: {p.office}\n"
        f"Gegenstand: {p.title}{_BODY}"
    )


@layout(ALL)
def table_with_result_columns(p: MadePaper) -> str:
    rows = table(
        p,
        lambda r: f"{r.body}\t{short(r.day)}\tÖ\t{r.item}\t{r.role}\t12\t3\t0",
        "Beratungsfolge\nGremium\tDatum\tÖ/N\tTOP\tZuständigkeit\tJa\tNein\tEnth.",
    )
    return f"Informationsvorlage Nr. {p.number}\nGeschäftsbereich: {p.office}\n{p.title}\n{rows}{_BODY}"


@layout(ALL)
def days_in_words_in_the_table(p: MadePaper) -> str:
    rows = table(p, lambda r: f"{long(r.day)}\t{r.body}\t{r.role}", "Geplante Beratungsfolge:")
    return f"Vorlagennummer: {p.number}\nEingebracht von: {p.office}\nBetreff: {p.title}\n{rows}{_BODY}"


@layout(ALL)
def item_first(p: MadePaper) -> str:
    rows = table(
        p,
        lambda r: f"TOP {r.item}\t{short(r.day)}\t{r.body}\t{r.role}",
        "Beratungsfolge\nTOP\tSitzung am\tGremium\tZuständigkeit",
    )
    return f"Sitzungsvorlage Nr. {p.number}\nAmt/Abteilung: {p.office}\n{p.title}\n{rows}{_BODY}"


@layout(ALL)
def numbered_rows(p: MadePaper) -> str:
    rows = "\n".join(f"{i}. {r.body}\t{short(r.day)}\t{r.role}" for i, r in enumerate(p.rows, start=1))
    return (
        f"Kreistagsvorlage\nNr. der Vorlage: {p.number}\nDezernat/Amt: {p.office}\nThema: {p.title}\n"
        f"Beratungsfolge:\n{rows}{_BODY}"
    )


@layout(ALL)
def to_the_bodies(p: MadePaper) -> str:
    rows = table(p, lambda r: f"{r.body}   {r.role}   {short(r.day)}", "Gremien          Zweck          Termin")
    return f"Berichtsvorlage\nVorlage-Nr. {p.number}\nAbteilung: {p.office}\n\n{p.title}\n\n{rows}{_BODY}"


@layout(ALL)
def printed_on_top(p: MadePaper) -> str:
    rows = table(p, lambda r: f"{r.body} {short(r.day)}", "Beratungsfolge: Termin:")
    return (
        f"Ausdruck vom: {short(p.written)}\nSeite: 1/2\n\n{p.office} Datum: {short(p.written)}\n"
        f"Vorlagen-Nr.: {p.number} Status: öffentlich\n\n{p.title}\n\n{rows}\n"
    )


@layout(MEETING)
def minutes_of_a_sitting(p: MadePaper) -> str:
    r = p.deciding
    return (
        f"Niederschrift\nüber die 14. öffentliche Sitzung {genitive(r.body)}\nam {weekday(r.day)}, "
        f"{long(r.day)}, 18:00 Uhr\nim Rathaus {p.town}\n\nTagesordnung\n1. Genehmigung der Niederschrift "
        f"vom {short(p.written)}\n2. {p.title}\n3. Verschiedenes\n"
    )


@layout(MEETING)
def minutes_with_labels(p: MadePaper) -> str:
    r = p.deciding
    return (
        f"Dokumentart:\tNiederschrift\nGremium:\t{r.body}\nDatum:\t{short(r.day)}\n\n1. Fragen der Gäste\n"
        f"Beschluss:\nDie Vorlage OF 55/12 kommt hinzu.\n2. {p.title}\n"
    )


@layout(MEETING)
def invitation(p: MadePaper) -> str:
    r = p.deciding
    return (
        f"Stadt {p.town}\n\n{p.town}, den {long(p.written)}\n\nEinladung\n\nSehr geehrte Damen und "
        f"Herren,\n\nzur Sitzung {genitive(r.body)} am {weekday(r.day)}, dem {long(r.day)}, um 18:00 Uhr, "
        f"im großen Saal des Rathauses lade ich Sie ein.\n\nTagesordnung\n1. Genehmigung der Niederschrift "
        f"der Sitzung vom {short(p.written)}\n2. {p.title}\n"
    )


@layout(MEETING)
def announcement(p: MadePaper) -> str:
    r = p.deciding
    return (
        f"Öffentliche Bekanntmachung\n\nAm {weekday(r.day)}, den {long(r.day)}, findet um 19:00 Uhr im "
        f"Bürgerhaus die 7. Sitzung {genitive(r.body)} statt.\n\nTagesordnung\n1. Bürgerfragestunde\n2. "
        f"{p.title}\n\n{p.town}, den {short(p.written)}\nDer Bürgermeister\n"
    )


@layout(MEETING)
def statute(p: MadePaper) -> str:
    r = p.deciding
    article = "die" if genitive(r.body).startswith("der") else "der"
    return (
        f"Satzung der Gemeinde {p.town} über die Erhebung von Gebühren\n\nAufgrund von § 4 der "
        f"Gemeindeordnung in der Fassung vom 24.07.2000 hat {article} {r.body} am {long(r.day)} folgende "
        f"Satzung beschlossen:\n\n§ 1\nGegenstand\n\n§ 9\nInkrafttreten\nSie gilt vom nächsten Ersten an.\n"
    )


@layout(MEETING)
def excerpt_of_minutes(p: MadePaper) -> str:
    r = p.deciding
    return (
        f"Auszug aus der Niederschrift\nder Sitzung {genitive(r.body)} vom {short(r.day)}\n\nTOP "
        f"{r.item} {p.title}\n\nBeschluss:\nDer Vorlage wird zugestimmt.\n"
    )


@layout(MEETING)
def minutes_running_head(p: MadePaper) -> str:
    r = p.deciding
    return f"{r.body}\n{short(r.day)}\nöffentlich\n\nProtokoll\n\n1. Festsetzung der Tagesordnung\n2. {p.title}\n"


@layout(frozenset({"gremium", "meeting_date"}))
def invitation_with_labels(p: MadePaper) -> str:
    r = p.deciding
    return (
        f"Einladung\n\nGremium: {r.body}\nSitzungstermin: {weekday(r.day)}, {short(r.day)}, 17:30 Uhr\n"
        f"Ort: Ratssaal, Rathaus {p.town}\n\nTagesordnung\n1. Mitteilungen\n2. {p.title}\n"
    )


@layout(NO_TABLE)
def motion_with_body(p: MadePaper) -> str:
    r = p.deciding
    return (
        f"Antrag\nAntrag Nr. {p.number}\nAntragsteller: {p.office}\nfür die Sitzung {genitive(r.body)} "
        f"am {short(r.day)}\n\nThema: {p.title}\n\nDer Antrag lautet wie folgt.\n"
    )


@layout(ALL)
def stacked_records_with_status(p: MadePaper) -> str:
    rows = "\n".join(f"öffentlich\n{short(r.day)}\n{r.body}\n{r.role}" for r in p.rows)
    return f"Drucksache\nDS-Nr.: {p.number}\nRessort: {p.office}\n{p.title}\n\nBeratungen\n{rows}\n\nBegründung:\nWie oben.\n"


@layout(NO_OFFICE)
def bold_markdown_list(p: MadePaper) -> str:
    rows = table(p, lambda r: f"- **{r.body}** – {short(r.day)} – {r.role}", "### Beratungsfolge")
    return f"## Drucksache {p.number}\n\n### {p.title}\n\n{rows}\n\n### Begründung\n\nDie Gründe sind bekannt.\n"


@layout(ALL)
def short_years(p: MadePaper) -> str:
    rows = table(p, lambda r: f"{r.body}\t{r.day:%d.%m.%y}\t{r.role}", "Beratungsfolge\nGremium\tTermin\tZuständigkeit")
    return f"Ratsvorlage\nRegistriernummer: {p.number}\nFederführung: {p.office}\n{p.title}\n{rows}{_BODY}"

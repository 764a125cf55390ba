"""What amounts are for: nouns, verbs, payers, thresholds, labels – and which of two speaks."""

import pytest

from extractors.entities.amount_clauses import clause_around
from extractors.entities.amount_nouns import noun_index, respective, speaking
from extractors.entities.amount_purposes import LABELS, NOUNS
from extractors.entities.amount_verbs import AMOUNT, OTHER_AMOUNT, OVERRULES, STRONG, WEAK
from extractors.entities.amounts import find_amounts


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "Von den Kosten (90.000 €) trägt das Land 60.000 €, die Gemeinde trägt 30.000 €.",
            ["cost", "grant", "own_share"],
        ),
        ("Durch neue Pumpen werden 8.000 € Stromkosten gespart.", ["saving"]),
        ("Die Heizkosten sinken um rund 8.000 €.", ["saving"]),
        ("Aus Standgebühren nahm die Stadt 700 € ein.", ["income"]),
        ("Für die Reparatur gab der Bauhof 4.100 € aus.", ["cost"]),
        ("Das Los Gerüstbau geht für 41.000 € an die Firma Muster.", ["price"]),
        ("Das Flurstück wird für 41.000 € an den Nachbarn verkauft.", ["price"]),
        ("Im Teilhaushalt 3 stehen 12.000 € bereit.", ["appropriation"]),
        ("Der Ansatz für Zuschüsse an Dritte (12.000 €) reicht.", ["appropriation"]),
        ("Für Vereinszuschüsse sind 12.000 € vorgesehen.", ["appropriation"]),
        ("Der Landkreis fördert den Bau mit 12.000 €.", ["grant"]),
        ("Die Stiftung spendet 500 € für Bänke.", ["grant"]),
        ("Der Bürgermeister darf Aufträge bis 12.000 € vergeben.", ["limit"]),
        ("Ein Leihrad zahlen Gäste mit 4 € je Stunde.", ["fee"]),
        ("Hort-Beitrag: 80 €", ["fee"]),
        ("Abschrift einer Urkunde: 6,00 €", ["fee"]),
        ("Hundesteuer 96 €", ["levy"]),
        ("Der Schuldenstand beträgt 1,2 Mio. €.", ["debt"]),
        ("Rückstellungen: 44.000 €", ["balance"]),
        ("Erträge und Aufwendungen: 500 € bzw. 400 €", ["income", "cost"]),
        ("Finanzierung:\nBund 50.000 €\nLand 20.000 €\nStadt 10.000 €", ["grant", "grant", "own_share"]),
        ("Einzahlungen Investitionen   50.000 €", ["income"]),
        ("Das Tiefbauamt rechnet mit 480.000 Euro.", ["cost"]),
        ("Die Heizung wurde für 61.000 € erneuert.", ["cost"]),
        ("Die Stromkosten gehen um 22.000 € zurück.", ["saving"]),
        ("Von den Kosten (1,5 Mio. €) trägt der Bund 50 %, mithin 750.000 €.", ["cost", "grant"]),
        ("Die Gemeinde übernimmt eine Ausfallbürgschaft bis zu 250.000 €.", ["debt"]),
        ("Das Land beteiligt sich mit einer Pauschale von 120.000 €.", ["grant"]),
        ("Der Kreis überweist der Gemeinde 54.000 € als Zuweisung.", ["grant"]),
        ("Der kommunale Anteil beläuft sich auf 96.000 €.", ["own_share"]),
        ("Deckung: Mehreinnahmen bei der Gewerbesteuer in Höhe von 25.000 €.", ["income"]),
        ("Die Stadtwerke führen 300.000 € an den Haushalt ab.", ["income"]),
        ("Bei Beträgen über 25.000 € entscheidet der Hauptausschuss.", ["limit"]),
        ("Für einen Reisepass sind 70 € zu entrichten.", ["fee"]),
        ("Die Pro-Kopf-Verschuldung beträgt 1.104 €.", ["debt"]),
        # who bears the rest, and plans of financing in one line
        (
            "Auf die Samtgemeinde Musterau entfallen 12.000 €, auf den Landkreis entfallen 8.000 €.",
            ["own_share", "grant"],
        ),
        ("Zuschuss 30.000 €, bei der Verbandsgemeinde verbleiben 10.000 €.", ["grant", "own_share"]),
        ("Kosten 40.000 €, Zuschuss 30.000 €, Rest 10.000 €.", ["cost", "grant", None]),
        ("Finanzierung: Kosten 40.000 € | ELER 30.000 € | Rest Stadt 10.000 €", ["cost", "grant", "own_share"]),
        ("Die Kosten von 50.000 € teilen sich Stadt (20.000 €) und Kreis (30.000 €).", ["cost", "own_share", "grant"]),
        ("Veranschlagt sind 12.000 €, davon entfallen 3.000 € auf das Land.", ["appropriation", "grant"]),
        ("Neubau Halle: 2,4 Mio. €, davon Land 600.000 €, Stadt 1,8 Mio. €", ["cost", "grant", "own_share"]),
        ("Das Land erstattet 40.000 €, 20.000 € verbleiben bei der Stadt.", ["income", "own_share"]),
        # labels of form lines, donations, what is told with its tax
        ("Sanierung Glockenturm, 44.000 €", ["cost"]),
        ("Reihengrab, 25 Jahre ...... 900 €", ["fee"]),
        ("Neubau Halle, Land 20.000 €", [None]),
        ("Spendenangebot: Metzgerei Muster, 300 €", ["grant"]),
        ("Neue Spielgeräte: 8.000 € brutto.", ["cost"]),
        ("Honorar 500 € inklusive Umsatzsteuer", ["cost"]),
        # units of services and of land
        ("Trinkwasser 2,10 €/m³, Grundstück 95 €/m²", ["fee", "price"]),
        ("Straßenreinigung pro Jahr 20.000 €", [None]),
        # payers, and what a treasury shows
        ("Der Mieter überwies 400 €.", ["fee"]),
        ("Die Versicherung des Fahrers überwies 400 €.", ["income"]),
        ("Das Sparbuch weist 400 € aus.", ["balance"]),
        ("Das Haus speist Wärme für 900 € ein.", ["income"]),
        # what a threshold is measured by
        ("Als erheblich gilt ein Betrag über 5.000 €.", ["limit"]),
        ("Bei einem Einkommen unter 30.000 € ist der Besuch frei.", ["limit"]),
        # words that only end like a noun of money, or are verbs
        ("Der Erbbauvertrag über 9.000 € läuft aus.", [None]),
        ("Für die Dacheindeckung nannte er 30.000 €.", [None]),
        ("Für Freizeitangebote nannte er 4.000 €.", [None]),
        ("Der Ausschuss hat beraten, 5.000 € zu nennen.", [None]),
        ("Um Gäste zu gewinnen, wird ein Film für 5.000 € gedreht.", [None]),
        ("Zur Verbesserung der Beleuchtung 9.000 €", [None]),
        ("Die Gesamt- kosten betragen 9.000 €.", ["cost"]),
        ("Ein Umsatz von 3 Mio. € wurde erreicht.", [None]),
        ("Anwältin, Notar und Grunderwerbsteuer sind Sache des Käufers.", []),
        ("Eine 450-Euro-Stelle ist frei.", [None]),
        ("Herr Muster nannte 5.000 €.", [None]),
    ],
)
def test_roles(text: str, roles: list[str | None]) -> None:
    assert [e.role for e in find_amounts(text)] == roles


def test_compounds_count_by_their_last_part() -> None:
    roles = {
        word: NOUNS[noun_index(word) or 0][0] for word in ("Kostenerstattung", "Kaufpreis", "Mietzins", "Landesmittel")
    }
    assert roles == {"Kostenerstattung": "income", "Kaufpreis": "price", "Mietzins": "fee", "Landesmittel": "grant"}
    assert noun_index("Beförderung") is None and noun_index("Musterlingen") is None
    assert {role for role, _, _ in LABELS} == {"fee", "cost"}


def test_what_is_only_a_purpose_does_not_speak() -> None:
    assert (noun := speaking("Der Zuschuss zu den Baukosten ")) is not None and noun.role == "grant"
    assert (noun := speaking("Ansatz für Zuschüsse an Vereine ")) is not None and noun.role == "appropriation"
    assert respective("Erträge, dann Aufwendungen") is None


def test_a_clause_ends_at_the_next_amount_and_at_its_full_stop() -> None:
    text = "Vorher. Der Bau nach § 5 Abs. 1 kostet 5 €, der Hof 7 €. Danach"
    amounts = find_amounts(text)
    first, second = (clause_around(text, amounts, index) for index in (0, 1))
    assert first.before == " Der Bau nach § 5 Abs. 1 kostet " and first.after == ", der Hof "
    assert second.marked == f" Der Bau nach § 5 Abs. 1 kostet {OTHER_AMOUNT}, der Hof {AMOUNT}"


def test_every_strong_verb_knows_which_nouns_it_overrules() -> None:
    assert {verbs.role for verbs in STRONG} == OVERRULES.keys()
    assert any(verbs.speak(f"der Bund fördert mit {AMOUNT}") for verbs in WEAK)

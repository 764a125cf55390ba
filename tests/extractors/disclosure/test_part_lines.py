"""Lines of minutes: sentences of one line are told apart, and a sentence over several lines is read whole."""

from extractors.disclosure.closed_parts import closed_parts
from extractors.disclosure.part_lines import part_lines

_FLAT = (
    "Ortsrat Musterlingen, Niederschrift vom 02.06.2024\n"
    "Zu 1. Der Ortsrat stimmt dem Wegeplan zu. Sodann tritt der Ortsrat in die nichtöffentliche Beratung ein. "
    "Zu 2. Der Pächter zahlt künftig 80 Euro im Jahr. Ende der Sitzung 21 Uhr.\n"
)


def test_a_turn_in_the_middle_of_a_line_opens_a_part() -> None:
    opened = [line.text for line in part_lines([_FLAT]) if line.opens == (False, False)]
    assert opened == ["Sodann tritt der Ortsrat in die nichtöffentliche Beratung ein."]
    assert any(part.content or part.titles for part in closed_parts([_FLAT]))


def test_places_of_sentences_are_those_of_the_page() -> None:
    assert all(_FLAT[line.start :].startswith(line.text) for line in part_lines([_FLAT]))


def test_a_sentence_over_two_lines_opens_a_part() -> None:
    text = (
        "Protokoll des Hauptausschusses\n1. Bericht der Feuerwehr\n"
        "Der Bericht wird zur Kenntnis genommen. Danach wird die Sitzung\n"
        "unter Ausschluss der Öffentlichkeit fortgesetzt.\n2. Grundstück\nDer Preis beträgt 1.000 Euro.\n"
    )
    assert any(part.content for part in closed_parts([text]))


def test_what_somebody_says_in_a_verbatim_record_opens_nothing() -> None:
    speech = (
        "Stadtrat Muster (XYZ): Das haben wir gestern so besprochen.\nWir werden nichtöffentlich darüber beraten.\n"
    )
    assert not closed_parts(["Protokoll\n" + 3 * speech])

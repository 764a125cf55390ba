"""Lists of signatures are found by their title and columns."""

from __future__ import annotations

from extractors.disclosure.personal_data.signature_lists import find_signatures

LIST = (
    "Unterschriftenliste\nName\tAnschrift\tUnterschrift\n1\tAnna Windheim\tAhornweg 3\n2\tPaul Neuhaus\tAhornweg 5\n"
    "3\tEva Althaus\tAhornweg 7\n"
)


def test_names_of_a_list_are_found_and_those_of_a_seating_plan_are_not() -> None:
    found = [LIST[start:end] for start, end in find_signatures(LIST)]
    assert {"Anna Windheim", "Paul Neuhaus", "Eva Althaus"} <= set(found)
    minutes = "Anwesend:\nAnna Windheim (Bürgerliste)\nPaul Neuhaus (SPD)\nEva Althaus (Grüne)\n"
    assert list(find_signatures(minutes)) == []

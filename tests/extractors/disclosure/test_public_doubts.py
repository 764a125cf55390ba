"""Lines that consist of words of publicity and sentences about closed treatment that no rule explains."""

import pytest

from extractors.disclosure.public_doubts import is_doubtful_line, is_doubtful_sentence, is_explained, is_statute
from extractors.disclosure.public_spellings import in_plain_words


@pytest.mark.parametrize(
    "line",
    [
        "Nur für Mitglieder des Kreistags",
        "NICHT AN DRITTE WEITERGEBEN",
        "Verwaltungsintern",
        "Die Öffentlichkeit ist nicht zugelassen.",
        "Klassifizierung: intern",
        "Freigabe Internet: nicht erteilt",
        "Unter Verschwiegenheit",
    ],
)
def test_words_of_publicity_alone_are_a_doubt_in_any_order(line: str) -> None:
    assert is_doubtful_line(in_plain_words(line))


@pytest.mark.parametrize(
    "line",
    [
        "Interne Revision 2024",
        "Interne Nr. 4711",
        "Öffentlichkeitsarbeit ohne Mehrkosten",
        "Öffentlichkeitsbeteiligung: nein",
        "Internetauftritt der Gemeinde",
        "§ 8 Verschwiegenheit",
        "Beschluss (intern):",
    ],
)
def test_other_words_beside_them_make_of_a_line_a_title(line: str) -> None:
    assert not is_doubtful_line(in_plain_words(line))


def test_a_sentence_about_closed_treatment_is_a_doubt_unless_it_speaks_of_something_else() -> None:
    assert is_doubtful_sentence("Wegen der Belange Einzelner ist nichtöffentlich zu beraten.")
    assert not is_doubtful_sentence("Der Bauausschuss hat die Sache bereits nichtöffentlich beraten.")
    assert not is_doubtful_sentence("Die Wege im Hof sind nichtöffentlich zugänglich und bleiben es.")
    assert is_explained("Die Beschlüsse werden bekanntgegeben")


def test_a_statute_tells_rules() -> None:
    assert is_statute("Hauptsatzung der Stadt Musterlingen\n§ 1 Name\n§ 2 Rat\n§ 3 Ausschüsse\n")
    assert not is_statute("Niederschrift\n§ 1 Eröffnung\n§ 2 Bericht\n§ 3 Verkauf\n")

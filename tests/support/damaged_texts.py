"""Texts with and without the damage of an OCR engine, for the tests of the repair."""

from hypothesis import strategies as st

DAMAGED = "Der Oberbiirgermeister legt die MaBnahmen fiir Biirger und Verbande vor; sie fiihren iiber die Stra&e."


CLEAN = "Der Oberbürgermeister legt die Maßnahmen für Bürger und Verbände vor; sie führen über die Straße. "


WORDS = [
    "fiir", "Biirger", "für", "Bürger", "Oberbiirgermeister", "Maflnahmen", "MaBnahmen", "konnte", "Verwal-", "tung", "Schliis-",
    "selthemen", "§", "8 7 Abs. 2", "$ 26 GemHVO", "1.084.000,00 EUR", "26.06.2025", "VO/0612/21", "2021/0117", "6kologisch",
    "www.fiir.de", "GRUNFLACHE", "Stra&e", "Uber", "Hawaii", "ﬁnden",
    "¥STADT_IM", ",Wort”", "„Wort\"", "* Punkt", "¢ Punkt", "BGBl. |", "200 m?", "Rednerlnnen", "konnte", "hatten",
    "Ver\u00adwaltung", "fÃ¼r", "B e s c h l u s s", "Gema&", "undBetrieb", "Sowohlin",
    "Zu kunft", "LAS S E N", "Seite2 von3", "25, April 2017", "Nr, 3", "1, Haushalt", "500,00 ¢", "Gem0",
]  # fmt: skip


TEXTS = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from([" ", " ", "\n", "\n\n", ", ", ". ", "\f", "\r\n"])), max_size=25
).map(lambda parts: "".join(word + gap for word, gap in parts))

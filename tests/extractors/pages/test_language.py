"""The language of a page, and what no language writes."""

from __future__ import annotations

import pytest

from extractors.pages.language import is_prose, is_shaped_like_writing, page_language

TEXTS = {
    "de": "Der Gemeinderat hat die Satzung beschlossen. Die Gebühren werden nicht erhöht, und die Verwaltung wird mit der "
    "Bekanntmachung beauftragt. Das gilt auch für die Ortschaften.",
    "en": "The integration council of the town invites all families to the meeting. You can ask questions that have not been "
    "answered, and there will be an interpreter for your language.",
    "fr": "Le conseil de la ville vous invite à une réunion dans la mairie. Les familles qui ne sont pas encore inscrites "
    "reçoivent des informations pour leur inscription avec cette lettre.",
    "tr": "Belediye meclisi bu akşam bir toplantı için çok sayıda aileyi davet ediyor. Sorularınız için danışma saatleri ve "
    "tercüman olarak görev yapan kişiler ile görüşebilirsiniz. Daha fazla bilgi gibi konular bu sayfada.",
    "uk": "Міська рада запрошує всі родини на зустріч у ратуші. Інформація для вас є українською мовою.",
    "ru": "Городской совет приглашает все семьи на встречу в ратуше. Вы можете задать вопросы, если это нужно.",
    "pl": "Rada miasta zaprasza na spotkanie, które nie jest płatne. Rodziny oraz osoby, które się jeszcze nie zgłosiły, "
    "mogą to zrobić przez internet lub po spotkaniu, jak również przy wejściu.",
    "la": "Lorem ipsum dolor sit amet, consetetur sadipscing elitr, sed diam nonumy eirmod tempor invidunt ut labore et dolore.",
}
NAMES = "\n".join(
    f"{number} {name}" for number, name in enumerate(
        ("Andreas Bechtold", "Margarete Hülsmann", "Yusuf Karadeniz", "Olena Kovalenko", "Friedhelm Tschirner",
         "Annegret Wölfle", "Giuseppe Bellini", "Katarzyna Nowacka", "Heribert Sauerland", "Brunhilde Eickhoff"), 1)
)  # fmt: skip
CODES = (
    "KVR-2024/0815 GR-17-03 BV/2023/114 DS-0042 VZ-9911 HH-2025-01 FB-20 STK-17 PB-5701 KTR-5702 KST-5703 SAK-4141 " * 3
)


@pytest.mark.parametrize("language", TEXTS)
def test_the_language_of_running_text(language: str) -> None:
    assert page_language(TEXTS[language]) == language
    assert is_shaped_like_writing(TEXTS[language])


@pytest.mark.parametrize("text", [NAMES, CODES, "", "Seite 3", "12.500,00 13.000,00"])
def test_where_too_little_tells_nothing_is_said(text: str) -> None:
    assert page_language(text) == ""
    assert is_shaped_like_writing(text)


@pytest.mark.parametrize(
    "damaged",
    [
        "".join(chr(ord(c) + 3) if c.isascii() and c.isalpha() else c for c in TEXTS["de"]),
        "".join(c.upper() if n % 3 == 1 else c for n, c in enumerate(TEXTS["de"])),
        "".join(chr(ord(c) + 1) if c.isascii() and c.isalpha() else c for c in TEXTS["de"] * 3),
        TEXTS["de"].replace("i", "1").replace("e", "%"),
        "".join(c.replace("a", "а").replace("e", "е") for c in TEXTS["en"]),  # Latin and Cyrillic letters in one word
    ],
)
def test_wrongly_encoded_letters_are_no_writing(damaged: str) -> None:
    assert not is_shaped_like_writing(damaged)


def test_sentences_are_prose_and_tables_of_names_or_codes_are_not() -> None:
    assert all(is_prose(text) for text in TEXTS.values())
    assert not is_prose(NAMES) and not is_prose(CODES)


def test_a_long_line_takes_its_length_in_time() -> None:
    assert page_language("x" * 200_000) == ""
    assert is_shaped_like_writing("ab " * 50_000)

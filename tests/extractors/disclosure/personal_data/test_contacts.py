"""Private mail addresses and telephones, not those of the town hall."""

from __future__ import annotations

from extractors.disclosure.personal_data.contacts import find_emails, find_phones


def test_private_mail_is_found_and_the_mailbox_of_an_office_is_not() -> None:
    text = "anna.windheim@freimail-seedorf.de oder rathaus@musterlingen.de"
    assert [text[start:end] for start, end in find_emails(text)] == ["anna.windheim@freimail-seedorf.de"]


def test_a_private_number_is_found_and_an_amount_is_not() -> None:
    text = "privat 0171 2345678, Kosten 0,17 Mio. Euro"
    assert [text[start:end] for start, end in find_phones(text)] == ["0171 2345678"]

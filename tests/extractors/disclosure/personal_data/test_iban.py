"""An IBAN is one by its check digits, not by its look."""

from __future__ import annotations

from extractors.disclosure.personal_data.iban import find_ibans, is_iban


def test_check_digits_decide() -> None:
    assert is_iban("DE89 3704 0044 0532 0130 00")
    assert not is_iban("DE88 3704 0044 0532 0130 00")
    text = "Konto DE89 3704 0044 0532 0130 00 der Eigentümerin"
    assert [text[start:end] for start, end in find_ibans(text)] == ["DE89 3704 0044 0532 0130 00"]

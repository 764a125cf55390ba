"""Names of files are compared in one Unicode form."""

from __future__ import annotations

from flows.inputs.file_names import nfc


def test_a_name_from_a_mac_is_that_of_the_list() -> None:
    assert nfc("Gebu\u0308hren.pdf") == "Gebühren.pdf" == nfc("Gebühren.pdf")

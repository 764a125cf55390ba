"""Personal data: what is found and what is not, and that masking leaves nothing in any column while all proofs hold."""

import json
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.disclosure.personal_data.find import find_personal_data, personal_data_issues
from extractors.disclosure.personal_data.iban import is_iban
from tests.support.paths import CASES

_CASES = CASES / "privacy"


def _cases() -> list:
    found = []
    for kind in ("in_the_wild", "synthetic", "negative", "known_failures"):
        for number, case in enumerate(json.loads((_CASES / f"{kind}.json").read_text(encoding="utf-8"))):
            marks = [pytest.mark.xfail(strict=True, reason=case.get("why", ""))] if kind == "known_failures" else []
            found.append(pytest.param(case.get("kind"), case["text"], id=f"{kind}-{number}", marks=marks))
    return found


@pytest.mark.parametrize(("kind", "marked"), _cases())
def test_cases(kind: str | None, marked: str) -> None:
    text = marked.replace("«", "").replace("»", "")
    found = find_personal_data([text])
    assert [text[d.char_start : d.char_end] for d in found] == re.findall("«(.*?)»", marked, re.DOTALL)
    assert {d.kind for d in found} == ({kind} if kind else set())


def test_the_issue_counts_and_quotes_nothing() -> None:
    pages = ["Tel. privat: 07531 123456", "", "Mail: erika.muster@gmx.de und max.muster@gmx.de"]
    (issue,) = personal_data_issues("d" * 64, find_personal_data(pages))
    assert issue.code == "PERSONAL_DATA" and issue.page_number is None
    assert "2 e-mail addresses, 1 telephone number on pages 1, 3" in issue.message
    assert "muster" not in issue.message and "123456" not in issue.message


def test_no_personal_data_no_issue() -> None:
    assert personal_data_issues("d" * 64, find_personal_data(["Der Gemeinderat tagt."])) == ()


@pytest.mark.parametrize("iban", ["DE89 3704 0044 0532 0130 00", "AT611904300234573201", "CH93 0076 2011 6238 5295 7"])
def test_checksums_hold_until_a_digit_changes(iban: str) -> None:
    assert is_iban(iban)
    for place, letter in enumerate(iban):
        if letter.isdigit():
            assert not is_iban(iban[:place] + str((int(letter) + 1) % 10) + iban[place + 1 :])


@given(st.lists(st.text(max_size=120), max_size=3))
@settings(deadline=None, max_examples=50)
def test_spans_lie_in_their_page_and_do_not_overlap(pages: list[str]) -> None:
    found = find_personal_data(pages)
    for datum in found:
        assert 0 <= datum.char_start < datum.char_end <= len(pages[datum.page_number - 1])
    for one, other in pairwise(found):
        assert one.page_number < other.page_number or one.char_end <= other.char_start

"""Errors cross process borders with their sentence and their code, and say whether another try can help."""

from __future__ import annotations

import pickle

import pytest

from curated.errors import (
    AktenklarError,
    LimitExceeded,
    ReleaseRefused,
    SetupError,
    TerminalError,
    TransientError,
    UnreadableInput,
)


@pytest.mark.parametrize("kind", [UnreadableInput, LimitExceeded, SetupError, ReleaseRefused, TransientError])
def test_an_error_survives_the_way_to_another_process(kind: type[AktenklarError]):
    back = pickle.loads(pickle.dumps(kind("the PDF has no pages: create it again", "PDF_NO_PAGES")))
    assert type(back) is kind
    assert (str(back), back.message, back.code) == (*["the PDF has no pages: create it again"] * 2, "PDF_NO_PAGES")


def test_only_transient_errors_are_worth_another_try():
    assert not issubclass(TransientError, TerminalError)
    assert all(issubclass(k, TerminalError) for k in (UnreadableInput, LimitExceeded, SetupError, ReleaseRefused))
    assert SetupError("no").code == "ERROR"

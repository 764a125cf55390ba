import pytest
from hypothesis import strategies as st

from normalizers.linebreaks import linebreaks
from normalizers.text_trail import TextTrail, replay_backwards
from tests.support.shares import property_test
from tests.support.text_cases import cases

PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            ["Verwal-\ntung", "Bau-\nund", "ÖPNV-\nMittel", "Ge-\n\nmeinde", "2019-\n2022", "Ge-\nmeinde-\nrat"]
        ),
        st.sampled_from(
            ["Verwal-", "tung", "Bau-", "und", "EU-", "Mittel", "\n", "\r\n", " ", "2019-", "2022", "\t", "|", "\u00ad",
             "Ge-", "meinde-", "www.stadt-", "ÖPNV-", ".", "\n\n", "\f", "der", "A-", "¬"]
        ),
    ),
    max_size=25,
).map("".join)  # fmt: skip


def joined(text: str) -> TextTrail:
    trail = TextTrail.of(text)
    while (following := trail.apply(linebreaks(trail.text))) is not trail:
        trail = following
    return trail


@pytest.mark.parametrize(("text", "after"), cases("linebreaks"))
def test_line_break_cases(text: str, after: str) -> None:
    assert joined(text).text == after


@property_test(PIECES, examples=200, finds=0.2)
def test_joining_settles_replays_and_loses_no_letter(text: str) -> bool:
    trail = joined(text)
    assert replay_backwards(trail.text, [(c.out_start, c.out_end, c.before) for c in trail.changes]) == text
    assert not linebreaks(trail.text)
    assert [c for c in trail.text if c.isalnum()] == [c for c in text if c.isalnum()]
    assert [trail.text.count(c) for c in "\t\f|"] == [text.count(c) for c in "\t\f|"]
    return bool(trail.changes)


def test_a_line_that_keeps_a_rest_keeps_its_break() -> None:
    text = "Die Verwal-\ntung prüft.\nDer Rat ent-\nscheidet bald.\n"
    assert joined(text).text.count("\n") == text.count("\n")

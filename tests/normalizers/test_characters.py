import pytest
from hypothesis import strategies as st

from normalizers.characters import characters
from normalizers.mojibake import may_be_bad, mojibake
from normalizers.text_trail import TextTrail, replay_backwards
from tests.support.shares import property_test
from tests.support.text_cases import cases

# What the passes look for, in any order and company.
AWKWARD = st.text(
    st.one_of(
        st.sampled_from("ﬁﬂﬀ\u00ad\u00a0\u202f\u200b\ufeff\u0308\uf0b7ı\x02\x0b\u2028\u2011§äöüß –„“\n\r\f\t(cid:28) "),
        st.sampled_from("abemrt BAS017.,-Ã¼Ÿ€â"),
        st.characters(codec="utf-8"),
    ),
    max_size=60,
)


def settled(text: str) -> TextTrail:
    trail = TextTrail.of(text)
    while (following := trail.apply(characters(trail.text))) is not trail:
        trail = following
    return trail


@pytest.mark.parametrize(("text", "after"), cases("characters"))
def test_character_cases(text: str, after: str) -> None:
    assert settled(text).text == after


@pytest.mark.parametrize(("text", "after"), cases("mojibake"))
def test_mojibake_cases(text: str, after: str) -> None:
    assert TextTrail.of(text).apply(mojibake(text)).text == after


@property_test(AWKWARD, examples=150, finds=0.25)
def test_characters_settle_replay_and_keep_every_line(text: str) -> bool:
    trail = settled(text)
    assert replay_backwards(trail.text, [(c.out_start, c.out_end, c.before) for c in trail.changes]) == text
    assert not characters(trail.text)
    assert [trail.text.count(c) for c in "\n\r\f\t"] == [text.count(c) for c in "\n\r\f\t"]
    return bool(trail.changes)


DOUBLY_ENCODED = st.lists(
    st.sampled_from(["fÃ¼r", "GrÃ¶Ãe", "â€“", "Ãœber", "für", "Straße", "–", " ", "Â§ 3", "Rat", "Ã", "€"]), max_size=8
).map("".join)


@property_test(st.one_of(AWKWARD, DOUBLY_ENCODED), examples=150, finds=0.25)
def test_the_cheap_test_skips_only_what_ftfy_leaves_alone(line: str) -> bool:
    from ftfy import fix_encoding

    line = "".join(c for c in line if c >= " ")
    assert may_be_bad(line) or fix_encoding(line) == line
    return fix_encoding(line) != line


def test_mojibake_is_reported_word_by_word() -> None:
    edits = mojibake("Die Mittel fÃ¼r den Haushalt der Stadt stehen fÃ¼r alle bereit")
    assert [e.after for e in edits] == ["für", "für"]

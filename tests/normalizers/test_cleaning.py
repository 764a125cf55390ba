from normalizers.cleaning import apply_until_stable, clean, not_refused
from normalizers.settings import RepairSettings
from normalizers.text_trail import Edit, TextTrail


def test_encoding_and_characters_are_put_right_and_words_are_not() -> None:
    trail = clean("Die Mittel fÃ¼r den ﬁktiven Biirger\u00ad saal\n")
    assert trail.text == "Die Mittel für den fiktiven Biirger saal\n"
    assert {change.stage for change in trail.changes} == {"mojibake", "characters"}


def test_what_the_operator_refuses_stays() -> None:
    refused = RepairSettings(refused_rules=frozenset({"ligatures"}))
    assert clean("ﬁnden\u200b", refused).text == "ﬁnden"
    edits = [Edit(0, 1, "x", "characters", "ligatures"), Edit(1, 2, "y", "characters", "spaces")]
    assert [e.rule for e in not_refused(edits, "ab", refused)] == ["spaces"]


def test_a_pass_is_repeated_until_it_finds_nothing_and_not_for_ever() -> None:
    def shorten(text: str) -> list[Edit]:
        return [Edit(0, 2, "a", "characters", "p")] if text.startswith("aa") else []

    def flip(text: str) -> list[Edit]:
        return [Edit(0, 1, "b" if text[0] == "a" else "a", "characters", "p")]

    assert apply_until_stable(TextTrail.of("aaaa"), shorten, RepairSettings()).text == "a"
    assert apply_until_stable(TextTrail.of("a"), flip, RepairSettings()).text == "a"  # an even number of rounds

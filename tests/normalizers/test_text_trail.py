import pytest
from hypothesis import strategies as st

from normalizers.text_trail import Edit, TextTrail, replay_backwards
from tests.support.shares import property_test

TEXT = st.text("abc \n", max_size=20)


@st.composite
def edits_of(draw: st.DrawFn, text: str) -> list[Edit]:
    """Non-overlapping edits of a text, insertions and deletions among them."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return [
        Edit(start, end, draw(st.text("xyz", max_size=3)), "characters", draw(st.sampled_from("pqr")))
        for start, end in pairs
    ]


def plainly(text: str, edits: list[Edit]) -> str:
    for edit in sorted(edits, key=lambda e: e.start, reverse=True):
        text = text[: edit.start] + edit.after + text[edit.end :]
    return text


@property_test(TEXT, st.data(), examples=200, finds=0.3)
def test_passes_add_up_to_changes_that_replay(raw: str, data: st.DataObject) -> bool:
    trail = TextTrail.of(raw)
    for _ in range(4):
        edits = data.draw(edits_of(trail.text))
        expected = plainly(trail.text, edits)
        trail = trail.apply(edits)
        assert trail.text == expected
        last = last_out = 0
        for change in trail.changes:
            assert raw[change.start : change.end] == change.before
            assert trail.text[change.out_start : change.out_end] == change.after
            assert raw[last : change.start] == trail.text[last_out : change.out_start]
            assert change.before != change.after
            last, last_out = change.end, change.out_end
        assert raw[last:] == trail.text[last_out:]
        assert replay_backwards(trail.text, [(c.out_start, c.out_end, c.before) for c in trail.changes]) == raw
    return bool(trail.changes)


@property_test(TEXT, st.data(), examples=200, finds=0.1)
def test_raw_spans_cover_what_a_slice_came_from(raw: str, data: st.DataObject) -> bool:
    trail = TextTrail.of(raw)
    for _ in range(2):
        trail = trail.apply(data.draw(edits_of(trail.text)))
    if not trail.text:
        return False
    start = data.draw(st.integers(0, len(trail.text) - 1))
    end = data.draw(st.integers(start + 1, len(trail.text)))
    raw_start, raw_end = trail.raw_span(start, end)
    assert 0 <= raw_start <= raw_end <= len(raw)
    touched = False
    for change in trail.changes:
        if change.out_start < end and start < change.out_end:
            assert raw_start <= change.start
            assert change.end <= raw_end
            touched = True
    return touched


def test_touching_rules_are_merged_by_name_and_the_lower_confidence_counts() -> None:
    trail = TextTrail.of("ﬁir").apply([Edit(0, 1, "fi", "characters", "ligatures")])
    trail = trail.apply(
        [Edit(start=0, end=4, after="für", stage="ocr_repair", rule="ii→ü", confidence=0.9, evidence="common")]
    )
    (change,) = trail.changes
    assert (change.before, change.after) == ("ﬁir", "für")
    assert (change.rule, change.stage, change.confidence, change.evidence) == (
        "ligatures+ii→ü",
        "ocr_repair",
        0.9,
        "common",
    )


def test_an_edit_that_is_undone_leaves_no_change() -> None:
    trail = TextTrail.of("abc").apply([Edit(1, 2, "x", "characters", "p")]).apply([Edit(1, 2, "b", "characters", "q")])
    assert trail == TextTrail.of("abc")


@pytest.mark.parametrize("edits", [[(0, 2), (1, 3)], [(2, 1)], [(2, 9)]])
def test_edits_that_overlap_or_lie_outside_are_refused(edits: list[tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match="overlaps another or lies outside"):
        TextTrail.of("abcd").apply([Edit(start, end, "z", "characters", "p") for start, end in edits])


@property_test(TEXT, st.data(), examples=200, finds=0.05)
def test_raw_spans_of_untouched_slices_are_equal_text(raw: str, data: st.DataObject) -> bool:
    trail = TextTrail.of(raw).apply(data.draw(edits_of(raw)))
    slices = [(i, j) for i in range(len(trail.text)) for j in range(i + 1, len(trail.text) + 1)]
    untouched = [(i, j) for i, j in slices if not any(c.out_start <= j and i <= c.out_end for c in trail.changes)]
    for start, end in untouched:
        raw_start, raw_end = trail.raw_span(start, end)
        assert raw[raw_start:raw_end] == trail.text[start:end]
    return bool(untouched and trail.changes)

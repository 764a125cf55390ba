"""From offsets of a page's text to boxes on its picture and back."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from curated.records import Box, Correction, Page, Word
from flows.review.text_to_box import WordBoxes, line_boxes
from normalizers.text_trail import Edit, TextTrail


@settings(deadline=None, max_examples=80)
@given(st.data())
def test_words_keep_their_place_whatever_was_corrected(data):
    tokens = data.draw(st.lists(st.text(alphabet="abü", min_size=1, max_size=6), min_size=1, max_size=12))
    raw = " ".join(tokens)
    starts = [sum(len(t) + 1 for t in tokens[:i]) for i in range(len(tokens))]
    chosen = data.draw(st.sets(st.integers(0, len(tokens) - 1)))
    edits = [
        Edit(starts[i], starts[i] + len(tokens[i]), "x" * data.draw(st.integers(0, 8)), "ocr_repair", "r")
        for i in chosen
    ]
    trail = TextTrail.of(raw).apply(edits)
    words = tuple(
        Word(
            text=token,
            box=Box(10 * i, 0, 10 * i + 8, 10),
            confidence=None,
            font_size=None,
            raw_start=start,
            raw_end=start + len(token),
        )
        for i, (token, start) in enumerate(zip(tokens, starts, strict=True))
    )
    changes = [
        Correction(
            document_id="d",
            page_number=1,
            seq=seq,
            stage=c.stage,
            rule=c.rule,
            before=c.before,
            after=c.after,
            applied=True,
            char_start=c.out_start,
            char_end=c.out_end,
        )
        for seq, c in enumerate(trail.changes)
    ]
    located = WordBoxes(
        Page(
            document_id="d", page_number=1, source="ocr", source_reason="", text=trail.text, text_raw=raw, words=words
        ),
        changes,
    )
    for i, word in enumerate(located.words):
        shown = trail.text[word.char_start : word.char_end]
        assert shown == tokens[i] if i not in chosen else set(shown) <= {"x"} or shown == tokens[i]
        if shown:
            (box,) = located.boxes(word.char_start, word.char_end)
            assert box == word.word.box


def test_a_place_over_two_printed_lines_has_two_boxes():
    boxes = [Box(10, 10, 50, 20), Box(55, 11, 90, 20), Box(10, 25, 40, 35)]
    assert line_boxes(boxes) == (Box(10, 10, 90, 20), Box(10, 25, 40, 35))

"""What is masked keeps its shape and nothing else."""

from __future__ import annotations

from extractors.disclosure.personal_data.masking import masked, masked_boxes
from tests.support.builders import simple_result


def test_letters_and_figures_go_and_blanks_stay() -> None:
    assert masked("Anna W., 12") == "████ ███ ██"


def test_a_page_without_masks_has_no_boxes() -> None:
    assert masked_boxes(simple_result("a").pages[0]) == ()

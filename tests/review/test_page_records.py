"""The records of a page say themselves what their rows of values are."""

from __future__ import annotations

import msgspec

from flows.review.page_records import ROW_FIELDS, CellData, PageMessage, TermData, WordData
from flows.review.size_limit import page_script
from tests.review.test_size_limit import blank
from tests.support.review import payload


def named(names: tuple[str, ...], record: object) -> dict[str, object]:
    return dict(zip(names, msgspec.to_builtins(record), strict=True))


def test_rows_of_values_have_a_name_for_each():
    word = WordData(x=1, y=2, width=3, height=4, confidence=95, start=6, length=7)
    assert named(ROW_FIELDS["words"], word)["confidence"] == 95
    cell = CellData(row=1, col=2, text="12", number="12", box=(1, 2, 3, 4))
    assert named(ROW_FIELDS["cells"], cell) | {"row": 1, "col": 2, "number": "12", "verdict": "unchecked"} == named(
        ROW_FIELDS["cells"], cell
    )
    assert named(ROW_FIELDS["terms"], TermData(-1, 4, 5)) == {"sign": -1, "row": 4, "col": 5}


def test_the_names_travel_with_the_page():
    shown = payload(page_script(blank("Text")), "page")
    assert set(shown) == set(PageMessage.__struct_fields__)
    assert shown["fields"] == {kind: list(names) for kind, names in ROW_FIELDS.items()}
    assert all(len(name) > 1 or name in "xy" for names in ROW_FIELDS.values() for name in names)

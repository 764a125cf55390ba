import json

from extractors.base.page_reading import PageReading
from extractors.base.settings import ReadSettings
from extractors.document import DocumentNormaliser
from extractors.tables import find_grids, read_grids
from extractors.tables.output import tables_as_json
from tests.support.tables import DOCUMENT

TEXT = (
    "<table><tr><th>Posten</th><th>Ansatz</th></tr>"
    "<tr><td>Gebühren-\nsatzung</td><td>300</td></tr><tr><td>Bau- und\nWege</td><td>5</td></tr></table>"
)


def test_the_filter_prints_divided_words_as_printed_and_joined() -> None:
    reading = PageReading(page_number=1, source="file", source_reason="text dump", text=TEXT)
    grids = find_grids([reading])
    normaliser = DocumentNormaliser([reading], ReadSettings())
    found = read_grids(grids, [normaliser.cells(page) for page in grids], DOCUMENT)
    assert [c.text for c in found.cells if c.row == 1] == ["Gebührensatzung", "300"]
    (table,) = json.loads(tables_as_json(found))
    assert table["rows"][1:] == [["Gebühren- satzung", "300"], ["Bau- und Wege", "5"]]
    assert [(c["text"], c["joined"]) for c in table["cells"] if c["joined"]] == [
        ("Gebühren- satzung", "Gebührensatzung")
    ]
